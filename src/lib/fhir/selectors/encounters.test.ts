import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Encounter, Resource } from '$lib/fhir/types';
import { currentEncounter, encounters } from './encounters';

const visit = (id: string, start: string, more: Partial<Omit<Encounter, 'id'>>): Resource => ({
	resourceType: 'Encounter',
	id,
	status: 'finished',
	class: { code: 'AMB', display: 'ambulatory' },
	subject: { reference: 'Patient/a' },
	period: { start },
	...more
});

describe('encounters', () => {
	it('gives visits newest first, without errors', () => {
		const chart = Chart.of([
			visit('older', '2025-06-01', {}),
			visit('newer', '2026-01-14T06:00:00-05:00', {
				type: [{ text: 'Admission' }],
				reasonCode: [{ text: 'Sepsis' }, { text: 'Sepsis' }],
				participant: [{ individual: { display: 'Ngozi Abara, MD' } }],
				serviceProvider: { display: 'Lakeside' }
			}),
			visit('error', '2026-01-15', { status: 'entered-in-error' })
		]);
		expect(encounters(chart, 'Patient/a')).toEqual([
			{
				ref: 'Encounter/newer',
				class: 'AMB',
				type: 'Admission',
				status: 'finished',
				start: '2026-01-14T06:00:00-05:00',
				end: null,
				location: null,
				attending: 'Ngozi Abara, MD',
				reason: 'Sepsis',
				facility: 'Lakeside',
				disposition: null
			},
			expect.objectContaining({ ref: 'Encounter/older', type: 'ambulatory' })
		]);
	});
});

describe('currentEncounter', () => {
	it('is the latest one that is going on', () => {
		const chart = Chart.of([
			visit('ed', '2026-01-13', { status: 'arrived' }),
			visit('stay', '2026-01-14', { status: 'in-progress' }),
			visit('next', '2026-02-01', { status: 'planned' })
		]);
		expect(currentEncounter(chart, 'Patient/a')?.ref).toBe('Encounter/stay');
		expect(currentEncounter(chart, 'Patient/b')).toBeUndefined();
	});
});
