/**
 * Chance that repeats: a stream of numbers that follows from a text. For made-up classes only; keys and
 * nonces of real ones come from the browser.
 */
import { sha256Hex } from '$lib/engine/canonical';

export interface Chance {
	/** 0 to just under 1. */
	next(): number;
	/** A whole number from 0 to just under `count`. */
	below(count: number): number;
	/** One of the list; throws RangeError for an empty one. */
	pick<T>(list: readonly T[]): T;
	/** The list in another order. */
	shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32 (T. Ettinger, public domain), begun at the SHA-256 of a text. */
export function chanceOf(text: string): Chance {
	let state = Number.parseInt(sha256Hex(text).slice(0, 8), 16);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (count: number) => Math.floor(next() * count);
	return {
		next,
		below,
		pick<T>(list: readonly T[]): T {
			const [picked] = list.slice(below(list.length)).map((value) => ({ value }));
			if (!picked) throw new RangeError('there is nothing to pick from');
			return picked.value;
		},
		shuffled<T>(list: readonly T[]): T[] {
			return list
				.map((value): [number, T] => [next(), value])
				.sort(([a], [b]) => a - b)
				.map(([, value]) => value);
		}
	};
}
