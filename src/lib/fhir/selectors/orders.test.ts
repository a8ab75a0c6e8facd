import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Resource, ServiceRequest } from '$lib/fhir/types';
import { administrations, orders } from './orders';

const subject = { reference: 'Patient/a' };
const service = (id: string, more: Partial<Omit<ServiceRequest, 'id'>>): Resource => ({
	resourceType: 'ServiceRequest',
	id,
	status: 'active',
	intent: 'order',
	code: { text: id },
	subject,
	...more
});
const drug = (id: string, category: string): Resource => ({
	resourceType: 'MedicationRequest',
	id,
	status: 'active',
	intent: 'order',
	category: [{ coding: [{ code: category }] }],
	medicationCodeableConcept: { text: id },
	authoredOn: '2026-01-14T06:30:00-05:00',
	priorPrescription: { reference: 'MedicationRequest/before' },
	dosageInstruction: [{ text: '1 g once' }],
	subject
});

describe('orders', () => {
	it('lists the orders of a stay, newest first, with what answers and what replaces them', () => {
		const chart = Chart.of([
			service('Lactate', {
				category: [{ coding: [{ code: '108252007' }] }],
				priority: 'stat',
				authoredOn: '2026-01-14T06:00:00-05:00',
				requester: { display: 'Ngozi Abara, MD' },
				reasonCode: [{ text: 'Sepsis' }]
			}),
			drug('Ceftriaxone', 'inpatient'),
			drug('Metformin', 'community'),
			drug('Cefpodoxime', 'discharge'),
			{
				resourceType: 'NutritionOrder',
				id: 'npo',
				status: 'active',
				intent: 'order',
				patient: subject,
				dateTime: '2026-01-14T05:00:00-05:00',
				oralDiet: { type: [{ text: 'Nothing by mouth' }], instruction: 'sips with medicines' }
			},
			{
				resourceType: 'Observation',
				id: 'lactate',
				status: 'final',
				code: { text: 'Lactate' },
				basedOn: [{ reference: 'ServiceRequest/Lactate' }],
				subject
			}
		]);
		const rows = orders(chart, 'Patient/a');
		expect(rows.map(({ name, category }) => [name, category])).toEqual([
			['Ceftriaxone', 'medication'],
			['Lactate', 'laboratory'],
			['Nothing by mouth', 'care']
		]);
		expect(rows[0]).toMatchObject({
			detail: '1 g once',
			priority: 'routine',
			replaces: 'MedicationRequest/before',
			basedOnResults: []
		});
		expect(rows[1]).toEqual({
			ref: 'ServiceRequest/Lactate',
			resourceType: 'ServiceRequest',
			category: 'laboratory',
			name: 'Lactate',
			detail: '',
			status: 'active',
			priority: 'stat',
			at: '2026-01-14T06:00:00-05:00',
			requester: 'Ngozi Abara, MD',
			reason: 'Sepsis',
			basedOnResults: ['Observation/lactate'],
			replaces: null,
			note: null
		});
		expect(rows[2]?.detail).toBe('sips with medicines');
	});

	it.each([
		['imaging', 'imaging'],
		['363679005', 'imaging'],
		['laboratory', 'laboratory'],
		['code-status', 'care'],
		['nursing', 'care']
	])('files a service of category %s under %s', (code, category) => {
		const chart = Chart.of([service('x', { category: [{ coding: [{ code }] }] })]);
		expect(orders(chart, 'Patient/a')[0]?.category).toBe(category);
	});

	it('says how a service is to be done', () => {
		const chart = Chart.of([
			service('Vital signs', {
				orderDetail: [{ text: 'with orthostatics' }],
				occurrenceTiming: { repeat: { frequency: 1, period: 4, periodUnit: 'h' } },
				asNeededBoolean: true
			})
		]);
		expect(orders(chart, 'Patient/a')[0]?.detail).toBe('with orthostatics; every 4 hours; PRN');
	});
});

describe('administrations', () => {
	it('gives doses with their order, and why one was not given', () => {
		const chart = Chart.of([
			drug('Ceftriaxone', 'inpatient'),
			{
				resourceType: 'MedicationAdministration',
				id: 'given',
				status: 'completed',
				medicationReference: {},
				request: { reference: 'MedicationRequest/Ceftriaxone' },
				effectiveDateTime: '2026-01-14T07:00:00-05:00',
				performer: [{ actor: { display: 'Ida Roe, RN' } }],
				dosage: {
					dose: { value: 1, code: 'g' },
					route: { text: 'IV' },
					rateQuantity: { value: 100, code: 'mL/h' }
				},
				subject
			},
			{
				resourceType: 'MedicationAdministration',
				id: 'held',
				status: 'not-done',
				statusReason: [{ text: 'No IV access' }],
				medicationCodeableConcept: { text: 'Ceftriaxone' },
				effectiveDateTime: '2026-01-14T06:45:00-05:00',
				subject
			}
		]);
		expect(administrations(chart, 'Patient/a')).toEqual([
			{
				ref: 'MedicationAdministration/given',
				order: 'MedicationRequest/Ceftriaxone',
				name: 'Ceftriaxone',
				dose: '1 g at 100 mL/h',
				route: 'IV',
				site: '',
				status: 'completed',
				at: '2026-01-14T07:00:00-05:00',
				ended: null,
				performer: 'Ida Roe, RN',
				reason: null,
				note: null
			},
			expect.objectContaining({ order: null, status: 'not-done', reason: 'No IV access', dose: '' })
		]);
	});
});
