/**
 * Short words about something that just happened. They are read out politely, go away by themselves
 * unless they tell of trouble, and never hold the only copy of what they say.
 */
export type ToastTone = 'neutral' | 'good' | 'warning' | 'critical';

export interface Toast {
	readonly id: number;
	readonly tone: ToastTone;
	readonly text: string;
	readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const LASTS_MS = 6_000;
const AT_MOST = 4;

export class Toasts {
	#items = $state.raw<readonly Toast[]>([]);
	#next = 1;

	get items(): readonly Toast[] {
		return this.#items;
	}

	/** Shows a toast and returns its id. Critical ones and those with an action stay until closed. */
	push(text: string, tone: ToastTone = 'neutral', action?: Toast['action']): number {
		const id = this.#next++;
		this.#items = [...this.#items, { id, tone, text, action }].slice(-AT_MOST);
		if (tone !== 'critical' && !action) setTimeout(() => this.close(id), LASTS_MS);
		return id;
	}

	close(id: number): void {
		this.#items = this.#items.filter((toast) => toast.id !== id);
	}
}

/** The one queue of the page. */
export const toasts = new Toasts();
