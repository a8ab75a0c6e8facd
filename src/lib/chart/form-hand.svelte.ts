/**
 * The hand that writes on forms, for every desk that keeps one: one act after the other, and what was
 * given but is not stored yet, so that whoever ticks faster than the disk writes loses nothing.
 */
import type { Json } from '$lib/engine/canonical';
import type { Desk } from '$lib/engine/desk';
import type { FormState } from '$lib/engine/forms';
import { sendOrSay } from './acts';

export class FormHand {
	readonly #desk: () => Desk;
	#queue: Promise<unknown> = Promise.resolve();
	/** Values on their way to the log, by form and field. */
	#coming = $state.raw<ReadonlyMap<string, { readonly value: Json }>>(new Map());

	constructor(desk: () => Desk) {
		this.#desk = desk;
	}

	/** One thing after the other: a field that is left by pressing a button goes before the button. */
	inTurn<T>(work: () => T | Promise<T>): Promise<T> {
		const turn = this.#queue.then(work, work);
		this.#queue = turn.then(
			() => undefined,
			() => undefined
		);
		return turn;
	}

	/** What stands in a field, or is on its way there. */
	valueIn(form: FormState, field: string): Json | undefined {
		const coming = this.#coming.get(`${form.id} ${field}`);
		return coming ? coming.value : form.values[field];
	}

	/** Sets a field of a form that is still there; what went wrong in words, or undefined. */
	async set(form: string, field: string, value: Json): Promise<string | undefined> {
		const key = `${form} ${field}`;
		const coming = { value };
		this.#coming = new Map(this.#coming).set(key, coming);
		const why = await this.inTurn(async () =>
			this.#desk().world.forms.has(form)
				? sendOrSay(this.#desk(), {
						workflow: 'attempt',
						type: 'form.set',
						data: { form, field, value }
					})
				: undefined
		);
		if (this.#coming.get(key) === coming)
			this.#coming = new Map([...this.#coming].filter(([one]) => one !== key));
		return why;
	}

	/** Throws a form away; what went wrong in words, or undefined. */
	discard({ id }: FormState): Promise<string | undefined> {
		return this.inTurn(() =>
			sendOrSay(this.#desk(), {
				workflow: 'attempt',
				type: 'form.discard',
				data: { form: id }
			})
		);
	}
}
