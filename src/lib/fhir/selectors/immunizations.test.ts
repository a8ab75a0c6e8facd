import { expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Immunization, Resource } from '$lib/fhir/types';
import { immunizations } from './immunizations';

const vaccine = (
	id: string,
	occurrenceDateTime: string,
	more: Partial<Omit<Immunization, 'id'>>
): Resource => ({
	resourceType: 'Immunization',
	id,
	status: 'completed',
	vaccineCode: { text: 'Influenza', coding: [{ system: 'cvx', code: '140' }] },
	patient: { reference: 'Patient/a' },
	occurrenceDateTime,
	...more
});

it('gives vaccines newest first, with why one was not given', () => {
	const chart = Chart.of([
		vaccine('older', '2024-10-01', { lotNumber: 'L1' }),
		vaccine('declined', '2025-10-01', {
			status: 'not-done',
			statusReason: { text: 'Patient declined' }
		}),
		vaccine('error', '2025-11-01', { status: 'entered-in-error' })
	]);
	expect(immunizations(chart, 'Patient/a')).toEqual([
		{
			ref: 'Immunization/declined',
			vaccine: 'Influenza',
			codes: [{ system: 'cvx', code: '140' }],
			status: 'not-done',
			at: '2025-10-01',
			dose: '',
			lot: null,
			site: '',
			reason: 'Patient declined',
			note: null
		},
		expect.objectContaining({ ref: 'Immunization/older', lot: 'L1', reason: null })
	]);
});
