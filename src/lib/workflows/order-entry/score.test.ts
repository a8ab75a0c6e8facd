import type { FormValues } from '$lib/engine/forms';
import type { Role } from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { describe, expect, it } from 'vitest';
import { keySchema } from './actions';
import { orderEntry } from './index';
import { move, openMove, play, SCENARIO, type Move } from './sample-ward';
import { scoreOrders } from './score';

const BASE = {
	competency: 'orders-complete',
	title: 'A rule of this test',
	rationale: 'The chart of this patient says so.',
	next: 'Read the chart first.',
	source: 'A test'
};

const KEY = keySchema.parse({
	rules: [
		{
			...BASE,
			id: 'potassium',
			kind: 'ordered',
			points: 4,
			any: [{ item: 'potassium-chloride' }],
			window: { by: 'PT30M' },
			details: [
				{ part: 'dose', accept: [{ min: 20, max: 40 }], points: 2, says: 'The dose is off.' },
				{ part: 'instructions', accept: [{ filled: true }], points: 1, says: 'Say how to take it.' }
			]
		},
		{
			...BASE,
			id: 'panel-first',
			kind: 'sequence',
			points: 3,
			first: [{ item: 'basic-metabolic-panel' }],
			then: [{ item: 'potassium-chloride' }]
		},
		{
			...BASE,
			id: 'no-mega',
			kind: 'harmful',
			penalty: 5,
			any: [{ item: 'potassium-chloride', dose: 40 }]
		},
		{
			...BASE,
			id: 'stop-azi',
			kind: 'stopped',
			points: 2,
			orders: ['azi'],
			reasons: ['adverse-reaction']
		},
		{ ...BASE, id: 'keep-enox', kind: 'kept', penalty: 4, order: 'enox' },
		{
			...BASE,
			id: 'lactate-again',
			kind: 'alert',
			points: 2,
			check: 'duplicate.lab.lactate-venous',
			any: [{ item: 'lactate-venous' }],
			reasons: ['will-monitor']
		}
	]
});

const KCL: FormValues = {
	item: 'potassium-chloride',
	name: 'potassium chloride',
	dose: 20,
	doseUnit: 'meq',
	route: 'PO',
	frequency: 'once',
	firstDose: 'now',
	prn: false,
	priority: 'routine',
	instructions: 'With food'
};
const LAB: FormValues = {
	timing: 'now',
	specimen: 'Blood, venous',
	collector: 'lab',
	frequency: 'once',
	priority: 'routine'
};
const BMP = { ...LAB, item: 'basic-metabolic-panel', name: 'Basic metabolic panel' };
const LACTATE = { ...LAB, item: 'lactate-venous', name: 'Lactate, venous' };

const place = (
	at: number,
	order: string,
	kind: string,
	values: FormValues,
	reason?: string
): Move[] => [
	openMove(at, order, kind, values),
	move(at, 'order.sign', {
		order,
		replaces: null,
		answers: reason
			? [{ check: 'duplicate.lab.lactate-venous', reason, note: 'after the bolus' }]
			: []
	})
];

/** Rule, verdict and points of an attempt, and what was refused. */
function judge(moves: readonly Move[], role: Role = 'prescriber') {
	const { entries, refused } = play(moves, role);
	expect([...refused.values()]).toEqual([]);
	const run = runOf(replay(SCENARIO, entries, [orderEntry]), entries);
	const findings = scoreOrders(run, KEY);
	return Object.fromEntries(
		findings.map(({ rule, verdict, earned }) => [rule, `${verdict} ${earned}`])
	);
}

describe('judging orders', () => {
	it('gives nothing for doing nothing', () => {
		expect(judge([])).toEqual({
			potassium: 'missed 0',
			'panel-first': 'missed 0',
			'no-mega': 'right 0',
			'stop-azi': 'missed 0',
			'keep-enox': 'right 0',
			'lactate-again': 'not-scorable 0'
		});
	});

	it('gives everything for the whole work', () => {
		expect(
			judge([
				...place(1, 'order-1', 'lab-order', BMP),
				...place(2, 'order-2', 'medication-order', KCL),
				...place(3, 'order-3', 'lab-order', LACTATE, 'will-monitor'),
				move(4, 'order.discontinue', { order: 'azi', reason: 'adverse-reaction', note: '' })
			])
		).toEqual({
			potassium: 'right 7',
			'panel-first': 'right 3',
			'no-mega': 'right 0',
			'stop-azi': 'right 2',
			'keep-enox': 'right 0',
			'lactate-again': 'right 2'
		});
	});

	it('takes off for details, order, reasons, and what must not be done', () => {
		const { instructions, ...bare } = KCL;
		expect(instructions).toBe('With food');
		expect(
			judge([
				...place(1, 'order-1', 'medication-order', { ...bare, dose: 40 }),
				...place(2, 'order-2', 'lab-order', BMP),
				...place(3, 'order-3', 'lab-order', LACTATE, 'benefit-outweighs-risk'),
				move(4, 'order.discontinue', { order: 'azi', reason: 'duplicate', note: '' }),
				move(4, 'order.discontinue', { order: 'enox', reason: 'completed', note: '' })
			])
		).toEqual({
			potassium: 'partly 6',
			'panel-first': 'wrong 0',
			'no-mega': 'harmful -5',
			'stop-azi': 'partly 1',
			'keep-enox': 'wrong -4',
			'lactate-again': 'wrong 0'
		});
	});

	it('counts an order that came too late, or was taken back, for nothing', () => {
		expect(judge(place(31, 'order-1', 'medication-order', KCL))['potassium']).toBe('wrong 0');
		const taken = [
			...place(1, 'order-1', 'medication-order', KCL),
			move(2, 'order.discontinue', { order: 'order-1', reason: 'entered-in-error', note: '' })
		];
		expect(judge(taken)['potassium']).toBe('missed 0');
	});

	it('judges the best of several orders', () => {
		const both = [
			...place(1, 'order-1', 'medication-order', { ...KCL, dose: 10 }),
			move(2, 'order.discontinue', { order: 'order-1', reason: 'changed', note: '' }),
			...place(3, 'order-2', 'medication-order', KCL)
		];
		expect(judge(both)['potassium']).toBe('right 7');
	});

	it('counts a pended order like a signed one', () => {
		const pended = [
			openMove(1, 'order-1', 'medication-order', KCL),
			move(1, 'order.pend', { order: 'order-1', answers: [] })
		];
		expect(judge(pended, 'order-specialist')['potassium']).toBe('right 7');
	});
});
