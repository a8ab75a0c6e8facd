import type { JsonObject } from '$lib/engine/canonical';
import type { MachineEvent, Role, View } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import { describe, expect, it } from 'vitest';
import { checkMachine } from '$tests/support/machine-checks';
import { machine } from './machine';
import { openMove, play } from './sample-ward';

const CLEAN = { item: 'potassium-chloride', name: 'potassium chloride', priority: 'routine' };
const WHOLE = {
	...CLEAN,
	dose: 20,
	doseUnit: 'meq',
	route: 'PO',
	frequency: 'once',
	firstDose: 'now',
	prn: false
};

function viewWith(values: JsonObject, role: Role): View {
	return viewOf(play([openMove(1, 'order-1', 'medication-order', values)], role).world);
}

const VIEWS = [
	viewWith(WHOLE, 'prescriber'),
	viewWith(WHOLE, 'order-specialist'),
	viewWith(CLEAN, 'prescriber')
];

const DATA: readonly (readonly [string, JsonObject])[] = [
	['order.sign', { order: 'order-1', replaces: null, answers: [] }],
	['order.sign', { order: 'order-2', replaces: 'order-1', answers: [] }],
	['order.pend', { order: 'order-1', answers: [] }],
	['order.discontinue', { order: 'order-1', reason: 'duplicate', note: '' }],
	['order.authenticate', {}],
	['order.decline', {}],
	['order.collect', {}],
	['order.complete', {}]
];

const EVENTS: readonly MachineEvent[] = VIEWS.flatMap((view) =>
	DATA.map(([type, data]) => ({ type, data, instance: 'order-1', view }))
);

describe('the life of an order', () => {
	it('has no dead end, no idle transition and no state that nobody reaches', () => {
		const { faults, states } = checkMachine(machine, {
			inputs: ['new', 'pended', 'active', 'collected', 'over'].map((standing) => ({ standing })),
			events: EVENTS
		});
		expect(faults).toEqual([]);
		expect(states).toBeGreaterThan(7);
	});

	it('is signed by a prescriber and pended by everyone else', () => {
		const moves = [
			openMove(1, 'order-1', 'medication-order', WHOLE),
			{ workflow: 'order-entry', at: 120_000, ...sign('order-1') }
		];
		expect(play(moves).world.machines.get('order-entry', 'order-1')?.snapshot.value).toBe('active');
		expect(play(moves, 'order-specialist').refused.get(2)).toBe(
			'Your role cannot sign orders; lay it before the prescriber.'
		);
	});
});

function sign(order: string, replaces: string | null = null) {
	return { type: 'order.sign', data: { order, replaces, answers: [] } };
}
