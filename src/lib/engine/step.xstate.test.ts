import { checkMachine } from '$tests/support/machine-checks';
import { OPENING, WARD, WORKFLOWS, specimenMachine, visitMachine } from '$tests/support/ward';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, initialTransition, setup, transition, type AnyStateMachine } from 'xstate';
import type { JsonObject } from './canonical';
import type { FormState } from './forms';
import type { MachineEvent, View } from './model';
import { EngineFault, compile, initialSnapshot, nextSnapshot, openWorld, viewOf } from './step';

const view = viewOf(openWorld(compile(WARD, WORKFLOWS), OPENING));

const form = (id: string, kind: string, values: JsonObject): FormState => ({
	id,
	workflow: kind === 'note' ? 'visits' : 'specimens',
	kind,
	patient: 'Patient/ames',
	values,
	openedAt: 0,
	seq: 1
});

const withForms: View = {
	...view,
	forms: new Map([
		['tube-1', form('tube-1', 'requisition', { test: 'cbc', volume: 5 })],
		['note-1', form('note-1', 'note', { text: 'Well' })]
	])
};

const event = (type: string, data: JsonObject, seen: View = withForms): MachineEvent => ({
	type,
	data,
	instance: 'tube-1',
	view: seen
});

const specimenEvents: readonly MachineEvent[] = [
	event('specimen.collect', { specimen: 'tube-1', answers: [] }),
	event('specimen.collect', { specimen: 'tube-1', answers: [] }, view),
	event('specimen.receive', { specimens: ['tube-1'] }),
	event('specimen.hold', { specimen: 'tube-1', reason: 'clot' }),
	event('specimen.release', { specimen: 'tube-1' }),
	event('specimen.resulted', { specimen: 'tube-1', value: 7 }),
	event('specimen.label', { specimen: 'tube-1', label: 'red' }),
	event('specimen.label', { specimen: 'tube-1', label: 'blue' })
];

const visitEvents: readonly MachineEvent[] = [
	event('visit.arrived', { visit: 'enc-ames' }),
	event('visit.room', { visit: 'enc-ames', room: 'A1' }),
	event('visit.see', { visit: 'enc-ames', note: 'note-1' }),
	event('visit.see', { visit: 'enc-ames', note: 'note-2' }),
	event('visit.leave', { visit: 'enc-ames' }),
	event('visit.deteriorated', {})
];

/** Uses what the ward's machines do not: history, always, raised done events, parallel states. */
const ornate = setup({
	types: { context: {} as { readonly count: number }, events: {} as MachineEvent },
	guards: { isMany: ({ context }) => context.count >= 2 },
	actions: { count: assign({ count: ({ context }) => context.count + 1 }) }
}).createMachine({
	id: 'ornate',
	context: { count: 0 },
	initial: 'work',
	states: {
		work: {
			type: 'parallel',
			on: { pause: { target: 'paused' } },
			onDone: { target: 'over' },
			states: {
				left: {
					initial: 'one',
					states: {
						one: { on: { next: { target: 'two', actions: 'count' } } },
						two: {
							always: { guard: 'isMany', target: 'three' },
							on: { tick: { actions: 'count' } }
						},
						three: { type: 'final' }
					}
				},
				right: {
					initial: 'open',
					states: { open: { on: { close: { target: 'closed' } } }, closed: { type: 'final' } }
				},
				again: { type: 'history', history: 'deep' }
			}
		},
		paused: { on: { resume: { target: 'work.again' } } },
		over: { type: 'final' }
	}
});

const ornateEvents = ['pause', 'resume', 'next', 'tick', 'close', 'other'].map((type) =>
	event(type, {})
);

describe('nextSnapshot', () => {
	it.each<[string, AnyStateMachine, readonly MachineEvent[], JsonObject]>([
		['specimens', specimenMachine, specimenEvents, { label: 'tube' }],
		['visits', visitMachine, visitEvents, {}],
		['an ornate machine', ornate, ornateEvents, {}]
	])(
		'goes where the public transition goes on every path through %s',
		(_name, machine, events, input) => {
			let accepted = 0;
			const path = fc.array(fc.constantFrom(...events), { maxLength: 25 });
			fc.assert(
				fc.property(path, (sent) => {
					let ours = initialSnapshot(machine, input);
					let [theirs] = initialTransition(machine, input);
					for (const one of sent) {
						const before = ours;
						ours = nextSnapshot(machine, ours, one);
						if (theirs.status === 'active') {
							const held = theirs;
							[theirs] = transition(machine, theirs, one);
							expect(ours === before).toBe(theirs === held);
						} else expect(ours).toBe(before);
						expect({ value: ours.value, context: ours.context, status: ours.status }).toEqual({
							value: theirs.value,
							context: theirs.context,
							status: theirs.status
						});
						if (ours !== before) accepted += 1;
					}
				}),
				{ numRuns: 200 }
			);
			expect(accepted).toBeGreaterThan(100);
		}
	);

	it('returns the identical snapshot for a refusal, an unknown event and a machine that is done', () => {
		const first = initialSnapshot(specimenMachine, { label: 'tube' });
		for (const sent of [event('specimen.hold', {}), event('nothing', {}), specimenEvents[1]])
			if (sent) expect(nextSnapshot(specimenMachine, first, sent)).toBe(first);
		let visit = initialSnapshot(visitMachine, {});
		visit = nextSnapshot(visitMachine, visit, event('visit.arrived', {}));
		visit = nextSnapshot(visitMachine, visit, event('visit.leave', {}));
		expect(visit.status).toBe('done');
		expect(nextSnapshot(visitMachine, visit, event('visit.arrived', {}))).toBe(visit);
	});

	it('does not change the snapshot it is given', () => {
		const first = initialSnapshot(specimenMachine, { label: 'tube' });
		const [collected] = specimenEvents;
		if (collected) nextSnapshot(specimenMachine, first, collected);
		expect(first.value).toBe('ordered');
	});

	it('turns a guard, an assignment or a beginning that throws into a fault', () => {
		const broken = setup({
			types: { context: {} as { readonly a: number }, events: {} as MachineEvent },
			guards: {
				breaks: () => {
					throw new TypeError('guard');
				}
			},
			actions: {
				spoils: assign(() => {
					throw new TypeError('assign');
				})
			}
		}).createMachine({
			id: 'broken',
			context: { a: 1 },
			on: { one: { guard: 'breaks', actions: 'spoils' }, two: { actions: 'spoils' } }
		});
		const first = initialSnapshot(broken, {});
		expect(() => nextSnapshot(broken, first, event('one', {}))).toThrow(
			'the machine broken broke at one'
		);
		expect(() => nextSnapshot(broken, first, event('two', {}))).toThrow(EngineFault);
		const stillborn = setup({}).createMachine({
			id: 'stillborn',
			context: () => {
				throw new TypeError('context');
			}
		});
		expect(() => initialSnapshot(stillborn, {})).toThrow('the machine stillborn cannot begin');
	});
});

describe('checkMachine', () => {
	it('finds the machines of the ward and the ornate one sound', () => {
		expect(
			checkMachine(specimenMachine, { inputs: [{ label: 'tube' }], events: specimenEvents })
		).toEqual({ states: 19, transitions: 6, faults: [] });
		expect(checkMachine(visitMachine, { inputs: [{}], events: visitEvents }).faults).toEqual([]);
		expect(checkMachine(ornate, { inputs: [{}], events: ornateEvents, limit: 500 }).faults).toEqual(
			[]
		);
	});

	it('finds an accepted transition that changes nothing, even one that targets its own state', () => {
		const idle = setup({ types: { events: {} as MachineEvent } }).createMachine({
			id: 'idle',
			initial: 'a',
			states: { a: { on: { stay: { target: 'a' }, rest: {} } } }
		});
		expect(
			checkMachine(idle, { inputs: [{}], events: [event('stay', {}), event('rest', {})] }).faults
		).toEqual([
			'rest is accepted in a and changes nothing',
			'stay is accepted in a and changes nothing'
		]);
	});

	it('finds states nobody reaches and transitions nobody takes', () => {
		const faults = checkMachine(specimenMachine, {
			inputs: [{ label: 'tube' }],
			events: specimenEvents.filter(({ type }) => type !== 'specimen.hold')
		}).faults;
		expect(faults).toEqual([
			'specimen.held is never reached',
			'specimen.hold from specimen.received to specimen.held is never taken',
			'specimen.release from specimen.held to specimen.received is never taken'
		]);
	});

	it('finds a context that grows without end, an actor and a timer', () => {
		const grows = setup({
			types: { context: {} as { readonly n: number }, events: {} as MachineEvent }
		}).createMachine({
			id: 'grows',
			context: { n: 0 },
			initial: 'a',
			states: { a: { after: { 10: 'b' } }, b: {} },
			on: { more: { actions: assign({ n: ({ context }) => context.n + 1 }) } }
		});
		const { faults } = checkMachine(grows, {
			inputs: [{}],
			events: [event('more', {})],
			limit: 50
		});
		expect(faults).toContain('more than 50 states: the context grows without end');
		expect(faults).toContain('grows.a has a timer, and a replay runs none');
	});

	it('walks from every beginning', () => {
		const machine = setup({
			types: {
				context: {} as { readonly from: string },
				input: {} as { readonly from: string },
				events: {} as MachineEvent
			},
			guards: { isOld: ({ context }) => context.from === 'old' }
		}).createMachine({
			id: 'two',
			context: ({ input }) => input,
			initial: 'recalling',
			states: {
				recalling: { always: [{ guard: 'isOld', target: 'old' }, { target: 'new' }] },
				old: {},
				new: {}
			}
		});
		expect(
			checkMachine(machine, { inputs: [{ from: 'old' }, { from: 'new' }], events: [] }).faults
		).toEqual([]);
		expect(checkMachine(machine, { inputs: [{ from: 'new' }], events: [] }).faults).toEqual([
			'always from two.recalling to two.old is never taken',
			'two.old is never reached'
		]);
	});
});
