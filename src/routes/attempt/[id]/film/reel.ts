/** The few latest worlds of a film, so that a step and the one before it are not replayed twice. */
import type { World } from '$lib/engine/model';

export class Reel {
	readonly #after: (seq: number) => World;
	readonly #kept = new Map<number, World>();
	readonly #limit: number;

	constructor(after: (seq: number) => World, limit = 2) {
		this.#after = after;
		this.#limit = limit;
	}

	/** The world right after an entry; the same object while it is among the latest asked for. */
	at(seq: number): World {
		const world = this.#kept.get(seq) ?? this.#after(seq);
		this.#kept.delete(seq);
		this.#kept.set(seq, world);
		for (const old of this.#kept.keys()) {
			if (this.#kept.size <= this.#limit) break;
			this.#kept.delete(old);
		}
		return world;
	}
}

export type Pace = 'step' | 'worked';

const STEP_MS = 1000;
/** A pause in the work is not sat through again, and no step goes by unseen. */
const LONGEST_MS = 5000;
const SHORTEST_MS = 60;

/**
 * How long a step stays on screen, ms: one second each, or as long as the learner took for the next
 * one (at most 5 s); both divided by the speed.
 */
export function stayMs(
	worked: readonly { readonly worked: number }[],
	seq: number,
	pace: Pace,
	speed: number
): number {
	const [now, next] = [worked[seq], worked[seq + 1]];
	const whole =
		pace === 'step' || !now || !next ? STEP_MS : Math.min(LONGEST_MS, next.worked - now.worked);
	return Math.max(SHORTEST_MS, whole / speed);
}

/** A step number from a link or a slider, kept within the film. */
export function within(seq: number, last: number): number {
	return Number.isFinite(seq) ? Math.min(last, Math.max(0, Math.round(seq))) : 0;
}
