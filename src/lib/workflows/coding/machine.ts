/**
 * Two lives: that of an encounter being coded (open, finished, opened again) and that of a query to a
 * provider (drafted, sent, answered). What stands on the abstract is in the chart, not here; `seq` only
 * says that something was done to it.
 */
import type { MachineEvent } from '$lib/engine/model';
import { assign, setup } from 'xstate';
import { finishFaults, hintLimit, hintsTaken, lineFault, queryFaults } from './validate';

/** What an instance turns out to be when it is first touched. */
export type Standing = 'encounter' | 'query' | 'nothing';

interface Context {
	readonly standing: Standing;
	/** The entry before the last act on it. */
	readonly seq: number;
	/** Metered hints taken. */
	readonly hints: number;
}

export const machine = setup({
	types: {
		context: {} as Context,
		input: {} as { readonly standing: Standing },
		events: {} as MachineEvent
	},
	guards: {
		isEncounter: ({ context }) => context.standing === 'encounter',
		isQuery: ({ context }) => context.standing === 'query',
		fits: ({ event }) => lineFault(event, event.view) === undefined,
		// Its own count bounds this machine; that of all of them keeps one meter for the attempt.
		hasHintsLeft: ({ context, event: { view } }) =>
			Math.max(context.hints, hintsTaken(view.machines)) < hintLimit(view.mode),
		isFinishable: ({ event }) => finishFaults(event.view, event.instance).length === 0,
		isSendable: ({ event }) => queryFaults(event, event.view).length === 0
	},
	actions: {
		note: assign({ seq: ({ event }) => event.view.seq }),
		takeHint: assign({ hints: ({ context }) => context.hints + 1 })
	}
}).createMachine({
	id: 'coding',
	context: ({ input }) => ({ standing: input.standing, seq: -1, hints: 0 }),
	initial: 'recalling',
	states: {
		recalling: {
			always: [
				{ guard: 'isEncounter', target: 'open' },
				{ guard: 'isQuery', target: 'drafted' },
				{ target: 'unknown' }
			]
		},
		open: {
			on: {
				'code.*': { guard: 'fits', actions: 'note' },
				'edit.answer': { actions: 'note' },
				'encoder.ask': { guard: 'hasHintsLeft', actions: 'takeHint' },
				'query.send': { guard: 'isSendable', actions: 'note' },
				'coding.finish': { guard: 'isFinishable', target: 'finished' }
			}
		},
		finished: { on: { 'coding.reopen': { target: 'open' } } },
		drafted: { on: { 'query.send': { guard: 'isSendable', target: 'sent' } } },
		sent: { on: { 'query.answer': { target: 'answered' } } },
		answered: { type: 'final' },
		unknown: { type: 'final' }
	}
});
