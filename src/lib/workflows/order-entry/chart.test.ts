import type { FormValues } from '$lib/engine/forms';
import { orders } from '$lib/fhir/selectors/orders';
import { describe, expect, it } from 'vitest';
import { detailOf, sentenceOf } from './chart';
import { drugIdOf, frequencyOf } from './facts';
import { orderList } from './order-list';
import { prefillFromOrder } from './prefill';
import { move, openMove, play, RUTH } from './sample-ward';

const KCL: FormValues = {
	item: 'potassium-chloride',
	name: 'potassium chloride',
	dose: 20,
	doseUnit: 'meq',
	route: 'PO',
	frequency: 'BID',
	durationDays: 2,
	firstDose: 'now',
	prn: false,
	priority: 'urgent',
	instructions: 'With food and a full glass of water'
};
const BMP: FormValues = {
	item: 'basic-metabolic-panel',
	name: 'Basic metabolic panel',
	timing: 'morning',
	specimen: 'Blood, venous',
	collector: 'nurse',
	frequency: 'once',
	priority: 'routine'
};
const ENOX: FormValues = {
	item: 'enoxaparin',
	name: 'enoxaparin',
	dose: 30,
	doseUnit: 'mg',
	route: 'subcut',
	frequency: 'daily',
	firstDose: 'next-standard-time',
	prn: false,
	priority: 'routine',
	indication: {
		system: 'http://hl7.org/fhir/sid/icd-10-cm',
		code: 'J18.9',
		display: 'Pneumonia, unspecified organism'
	},
	replaces: 'enox'
};

const signed = (order: string, replaces: string | null = null) =>
	move(2, 'order.sign', { order, replaces, answers: [] });

describe('what a signed order leaves in the chart', () => {
	it('writes a drug as it was ordered, and reads it back the same', () => {
		const { world, refused } = play([
			openMove(1, 'order-1', 'medication-order', KCL),
			signed('order-1')
		]);
		expect([...refused.values()]).toEqual([]);
		const held = world.chart.one('MedicationRequest', 'order-1');
		expect(held).toMatchObject({
			status: 'active',
			priority: 'urgent',
			authoredOn: '2026-01-14T13:42:00-05:00',
			dosageInstruction: [
				{
					text: '20 mEq PO 2 times daily for 2 days',
					timing: { repeat: { boundsDuration: { value: 2, code: 'd' } } }
				}
			]
		});
		expect(drugIdOf(held?.medicationCodeableConcept)).toBe('potassium-chloride');
		expect(frequencyOf(held?.dosageInstruction?.[0]?.timing)).toBe('BID');
		const row = orders(world.chart, RUTH).find(({ ref }) => ref === 'MedicationRequest/order-1');
		expect(row?.detail).toBe('20 mEq PO twice daily, 2 days');
		expect(world.forms.has('order-1')).toBe(false);
	});

	it('fills a changed order with what the old one says', () => {
		const { world } = play([openMove(1, 'order-1', 'medication-order', KCL), signed('order-1')]);
		const { instructions, firstDose, ...kept } = KCL;
		expect([instructions, firstDose]).toHaveLength(2);
		expect(prefillFromOrder(world, 'order-1')).toEqual({
			kind: 'medication-order',
			values: { ...kept, firstDose: 'next-standard-time', replaces: 'order-1' }
		});
	});

	it('lays an order before the prescriber as a draft that is not carried out', () => {
		const moves = [
			openMove(1, 'order-1', 'lab-order', BMP),
			move(2, 'order.pend', { order: 'order-1', answers: [] })
		];
		const { world } = play(moves, 'order-specialist');
		expect(world.chart.one('ServiceRequest', 'order-1')?.status).toBe('draft');
		expect(orderList(world, RUTH).find(({ id }) => id === 'order-1')?.status).toBe('Pended');
		const later = play([...moves, move(20, 'clock.advance', { why: 'wait' })], 'order-specialist');
		expect(later.world.chart.one('ServiceRequest', 'order-1')?.status).toBe('active');
	});

	it('stops the order that is replaced in the same act', () => {
		const { world, refused } = play([
			openMove(1, 'order-1', 'medication-order', ENOX),
			signed('order-1', 'enox')
		]);
		expect([...refused.values()]).toEqual([]);
		expect(world.chart.one('MedicationRequest', 'enox')?.status).toBe('stopped');
		expect(world.chart.one('MedicationRequest', 'order-1')?.priorPrescription?.reference).toBe(
			'MedicationRequest/enox'
		);
	});

	it('keeps the reason of a discontinued order', () => {
		const stop = (order: string) =>
			move(1, 'order.discontinue', { order, reason: 'duplicate', note: 'see order 2' });
		const { world } = play([stop('azi'), stop('film')]);
		expect(world.chart.one('MedicationRequest', 'azi')).toMatchObject({
			status: 'stopped',
			statusReason: { text: 'Duplicate order: see order 2' }
		});
		expect(world.chart.one('ServiceRequest', 'film')?.status).toBe('revoked');
	});

	it('keeps the answers to stops with the order', () => {
		const { world } = play([
			openMove(1, 'order-1', 'medication-order', { ...ENOX, replaces: null }),
			move(2, 'order.sign', {
				order: 'order-1',
				replaces: null,
				answers: [
					{
						check: 'duplicate.drug.enoxaparin',
						reason: 'inaccurate-warning',
						note: 'old one ends'
					},
					{ check: 'duplicate.class.anticoagulant', reason: 'protocol', note: '' }
				]
			})
		]);
		const notes = world.chart.one('MedicationRequest', 'order-1')?.note?.map(({ text }) => text);
		expect(notes?.[0]).toBe(
			'Warning rests on wrong information (duplicate.drug.enoxaparin): old one ends'
		);
	});
});

describe('orders in words', () => {
	it('says an order as one sentence', () => {
		expect(
			sentenceOf({
				values: {
					dose: 650,
					doseUnit: 'mg',
					route: 'PO',
					frequency: 'Q6H',
					prn: true,
					prnReason: 'temperature above 38.5'
				}
			})
		).toBe('650 mg PO every 6 hours as needed for temperature above 38.5');
		expect(detailOf({ values: BMP }, 'laboratory')).toBe(
			'tomorrow morning · Blood, venous · nurse collects'
		);
	});
});
