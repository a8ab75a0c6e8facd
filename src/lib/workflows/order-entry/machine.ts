/**
 * The life of one order. A signed order is never edited: it is discontinued, or replaced by a new
 * one that takes its place in the same act (the one event reaches both).
 */
import type { MachineEvent } from '$lib/engine/model';
import { setup } from 'xstate';
import { standingStops } from './validate';

/** Where an order of the starting chart stands when it is first touched; `new` for a fresh form. */
export type OrderStanding = 'new' | 'pended' | 'active' | 'collected' | 'over';

/** Roles that put their own name under an order; everyone else lays it before a prescriber. */
const PRESCRIBERS: readonly string[] = ['prescriber'];

/** Whether a role signs its own orders; every other role lays them before a prescriber. */
export function isPrescriber(role: string): boolean {
	return PRESCRIBERS.includes(role);
}

function isItself(event: MachineEvent): boolean {
	return event.data['order'] === event.instance;
}

function hasCleanForm(event: MachineEvent): boolean {
	const form = event.view.forms.get(event.instance);
	return form !== undefined && standingStops(form, event.view, event.data['answers']).length === 0;
}

export const machine = setup({
	types: {
		context: {} as { readonly standing: OrderStanding },
		input: {} as { readonly standing: OrderStanding },
		events: {} as MachineEvent
	},
	guards: {
		isPended: ({ context }) => context.standing === 'pended',
		isActive: ({ context }) => context.standing === 'active',
		isCollected: ({ context }) => context.standing === 'collected',
		isOver: ({ context }) => context.standing === 'over',
		maySign: ({ event }) => isItself(event) && isPrescriber(event.view.role) && hasCleanForm(event),
		mayPend: ({ event }) => isItself(event) && hasCleanForm(event),
		isReplaced: ({ event }) => event.data['replaces'] === event.instance && !isItself(event)
	}
}).createMachine({
	id: 'order',
	context: ({ input }) => ({ standing: input.standing }),
	initial: 'recalling',
	states: {
		recalling: {
			always: [
				{ guard: 'isPended', target: 'pended' },
				{ guard: 'isActive', target: 'active' },
				{ guard: 'isCollected', target: 'collected' },
				{ guard: 'isOver', target: 'completed' },
				{ target: 'draft' }
			]
		},
		draft: {
			on: {
				'order.sign': { guard: 'maySign', target: 'active' },
				'order.pend': { guard: 'mayPend', target: 'pended' }
			}
		},
		pended: {
			on: {
				'order.authenticate': { target: 'active' },
				'order.decline': { target: 'declined' },
				'order.discontinue': { target: 'discontinued' }
			}
		},
		active: {
			on: {
				'order.collect': { target: 'collected' },
				'order.complete': { target: 'completed' },
				'order.discontinue': { target: 'discontinued' },
				'order.sign': { guard: 'isReplaced', target: 'discontinued' }
			}
		},
		collected: {
			on: {
				'order.complete': { target: 'completed' },
				'order.discontinue': { target: 'discontinued' }
			}
		},
		completed: { type: 'final' },
		discontinued: { type: 'final' },
		declined: { type: 'final' }
	}
});

/** Orders that count: signed, or waiting for the prescriber's signature. */
export const STANDING_STATES: readonly string[] = ['pended', 'active', 'collected', 'completed'];
