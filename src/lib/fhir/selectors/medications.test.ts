import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Medication, MedicationRequest, Resource } from '$lib/fhir/types';
import { medications } from './medications';

const subject = { reference: 'Patient/a' };
const request = (id: string, more: Partial<Omit<MedicationRequest, 'id'>>): Resource => ({
	resourceType: 'MedicationRequest',
	id,
	status: 'active',
	intent: 'order',
	medicationCodeableConcept: { text: id },
	subject,
	...more
});
const category = (code: string) => [{ coding: [{ code }] }];

describe('medications', () => {
	it('gives the whole row of a request', () => {
		const chart = Chart.of([
			request('Ceftriaxone', {
				category: category('inpatient'),
				authoredOn: '2026-01-14T06:00:00-05:00',
				requester: { display: 'Ngozi Abara, MD' },
				reasonReference: [{ reference: 'Condition/cap' }],
				dosageInstruction: [
					{
						route: { text: 'IV' },
						doseAndRate: [{ doseQuantity: { value: 1, code: 'g' } }],
						timing: { code: { text: 'daily' }, repeat: { boundsPeriod: { end: '2026-01-19' } } }
					}
				]
			}),
			{ resourceType: 'Condition', id: 'cap', subject, code: { text: 'Pneumonia' } }
		]);
		expect(medications(chart, 'Patient/a')).toEqual([
			{
				ref: 'MedicationRequest/Ceftriaxone',
				name: 'Ceftriaxone',
				codes: [],
				sig: '1 g IV daily, until 19 Jan 2026',
				route: 'IV',
				status: 'active',
				category: 'inpatient',
				started: '2026-01-14T06:00:00-05:00',
				ended: '2026-01-19',
				prescriber: 'Ngozi Abara, MD',
				reason: 'Pneumonia',
				note: null
			}
		]);
	});

	it.each([
		['inpatient', 'inpatient'],
		['discharge', 'discharge'],
		['community', 'home'],
		['outpatient', 'home']
	])('files category %s under %s', (code, expected) => {
		const chart = Chart.of([request('x', { category: category(code) })]);
		expect(medications(chart, 'Patient/a')[0]?.category).toBe(expected);
	});

	it('finds the name wherever the medicine stands', () => {
		const warfarin: Medication = {
			resourceType: 'Medication',
			id: 'm',
			code: { text: 'Warfarin' }
		};
		const chart = Chart.of([
			{ resourceType: 'Medication', id: 'm', code: { text: 'Heparin' } },
			{
				resourceType: 'MedicationStatement',
				id: 'apart',
				status: 'active',
				medicationReference: { reference: 'Medication/m' },
				subject
			},
			{
				resourceType: 'MedicationStatement',
				id: 'inside',
				status: 'active',
				contained: [warfarin],
				medicationReference: { reference: '#m' },
				subject
			},
			{
				resourceType: 'MedicationStatement',
				id: 'named',
				status: 'active',
				medicationReference: { display: 'Apixaban' },
				subject
			}
		]);
		expect(medications(chart, 'Patient/a').map(({ name, category: kind }) => [name, kind])).toEqual(
			[
				['Heparin', 'home'],
				['Warfarin', 'home'],
				['Apixaban', 'home']
			]
		);
	});

	it('lists what is in use first, each part newest first, without errors and other patients', () => {
		const chart = Chart.of([
			request('stopped', { status: 'stopped', authoredOn: '2026-01-14' }),
			request('older', { authoredOn: '2026-01-01' }),
			request('newer', { authoredOn: '2026-01-10' }),
			request('error', { status: 'entered-in-error' }),
			request('else', { subject: { reference: 'Patient/b' } })
		]);
		expect(medications(chart, 'Patient/a').map(({ name }) => name)).toEqual([
			'newer',
			'older',
			'stopped'
		]);
	});
});
