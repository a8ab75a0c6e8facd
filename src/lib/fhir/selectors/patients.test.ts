import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { ageText, patientHeader, patientRefs } from './patients';

const subject = { reference: 'Patient/ruth' };
const ruth: Resource = {
	resourceType: 'Patient',
	id: 'ruth',
	name: [{ family: 'Okafor', given: ['Ruth', 'Amara'] }],
	gender: 'female',
	birthDate: '1958-06-02',
	identifier: [{ value: 'first' }, { type: { coding: [{ code: 'MR' }] }, value: 'MRN-4471' }]
};
const weight = (
	id: string,
	value: number,
	code: string,
	at: string,
	status: 'final' | 'entered-in-error' = 'final'
): Resource => ({
	resourceType: 'Observation',
	id,
	status,
	code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
	valueQuantity: { value, code },
	effectiveDateTime: at,
	method: { text: 'bed scale' },
	subject
});
const flag = (
	id: string,
	category: string,
	text: string,
	status: 'active' | 'inactive'
): Resource => ({
	resourceType: 'Flag',
	id,
	status,
	category: [{ coding: [{ code: category }] }],
	code: { text },
	subject
});

describe('patientHeader', () => {
	it('gathers what a banner says', () => {
		const chart = Chart.of([
			ruth,
			{
				resourceType: 'Encounter',
				id: 'old',
				status: 'finished',
				class: { code: 'AMB' },
				subject,
				location: [{ location: { display: 'Clinic' } }]
			},
			{
				resourceType: 'Encounter',
				id: 'stay',
				status: 'in-progress',
				class: { code: 'IMP' },
				subject,
				location: [
					{ location: { display: 'ED 3' }, status: 'completed' },
					{ location: { reference: 'Location/w4' } }
				],
				participant: [
					{ type: [{ coding: [{ code: 'ADM' }] }], individual: { display: 'Somebody else' } },
					{ type: [{ coding: [{ code: 'ATND' }] }], individual: { display: 'Ngozi Abara, MD' } }
				]
			},
			{ resourceType: 'Location', id: 'w4', name: '4 West, bed 12' },
			weight('w1', 70, 'kg', '2026-01-12T08:00:00-05:00'),
			weight('w2', 150, '[lb_av]', '2026-01-13T08:00:00-05:00'),
			weight('w3', 20, 'kg', '2026-01-14T08:00:00-05:00', 'entered-in-error'),
			flag('f1', 'code-status', 'DNR', 'active'),
			flag('f2', 'isolation', 'Contact', 'active'),
			flag('f3', 'isolation', 'Droplet', 'inactive')
		]);
		expect(patientRefs(chart)).toEqual(['Patient/ruth']);
		expect(patientHeader(chart, 'Patient/ruth', '2026-01-14')).toEqual({
			ref: 'Patient/ruth',
			name: 'Okafor, Ruth A.',
			initials: 'RO',
			sex: 'female',
			birthDate: '1958-06-02',
			age: '67 y',
			deceased: null,
			mrn: 'MRN-4471',
			location: '4 West, bed 12',
			attending: 'Ngozi Abara, MD',
			weightKg: { value: 68.039, at: '2026-01-13T08:00:00-05:00', method: 'bed scale' },
			heightCm: null,
			codeStatus: 'DNR',
			isolation: ['Contact'],
			encounter: 'Encounter/stay'
		});
	});

	it('takes the latest active code status order where there is no flag', () => {
		const order = (
			id: string,
			text: string,
			status: 'active' | 'revoked',
			authoredOn: string
		): Resource => ({
			resourceType: 'ServiceRequest',
			id,
			status,
			intent: 'order',
			category: [{ coding: [{ code: 'code-status' }] }],
			code: { text },
			authoredOn,
			subject
		});
		const chart = Chart.of([
			ruth,
			order('a', 'Full code', 'active', '2026-01-12T08:00:00-05:00'),
			order('b', 'DNR', 'active', '2026-01-13T08:00:00-05:00'),
			order('c', 'DNI', 'revoked', '2026-01-14T08:00:00-05:00')
		]);
		expect(patientHeader(chart, 'Patient/ruth', '2026-01-14').codeStatus).toBe('DNR');
	});

	it('says unknown of what nobody recorded, and stops the age at death', () => {
		const chart = Chart.of([
			{
				resourceType: 'Patient',
				id: 'x',
				birthDate: '1950-01-01',
				deceasedDateTime: '2020-05-01T10:00:00Z'
			}
		]);
		const header = patientHeader(chart, 'Patient/x', '2026-01-14');
		expect(header).toMatchObject({
			name: 'Name not recorded',
			sex: 'unknown',
			mrn: null,
			age: '70 y'
		});
	});

	it('throws when there is no such patient', () => {
		expect(() => patientHeader(Chart.of([ruth]), 'Patient/none', '2026-01-14')).toThrow(
			'the chart has no Patient/none'
		);
	});
});

describe('ageText', () => {
	it.each([
		['1958-01-14', '2026-01-14', '68 y'],
		['1958-01-15', '2026-01-14', '67 y'],
		['2024-01-14', '2026-01-14', '2 y'],
		['2024-01-15', '2026-01-14', '23 mo'],
		['2025-06-10', '2026-01-14', '7 mo'],
		['2025-12-21', '2026-01-14', '24 d'],
		['2026-01-14', '2026-01-14', '0 d'],
		['2026-02-01', '2026-01-14', '0 d'],
		['2025-01-31', '2025-02-28', '1 mo'],
		['2004-02-29', '2026-02-28', '22 y'],
		['1958', '2026-01-14', '68 y'],
		[undefined, '2026-01-14', '']
	])('of %s on %s is %s', (birthDate, today, expected) => {
		expect(ageText(birthDate, today)).toBe(expected);
	});
});
