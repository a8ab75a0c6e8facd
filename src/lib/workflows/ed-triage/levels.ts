/** How far a level given lies from the levels a key accepts. 1 is the most urgent. */
import type { Level } from '$lib/rules/acuity/editions';

export interface Distance {
	/** The accepted level it is measured from: the nearest, the less urgent of two as near. */
	readonly gold: Level;
	/** 0 is exact, above 0 under-triage (held less urgent than accepted), below 0 over-triage. */
	readonly off: number;
}

/** Throws where nothing is accepted, which no key can say. */
export function distanceOf(given: Level, accept: readonly Level[]): Distance {
	const [first, ...rest] = accept;
	if (first === undefined) throw new RangeError('no level is accepted');
	const gold = rest.reduce((best, next) => {
		const [held, now] = [Math.abs(given - best), Math.abs(given - next)];
		return now < held || (now === held && next > best) ? next : best;
	}, first);
	return { gold, off: given - gold };
}

/** `exact`, `over by 1`, `under by 2`. */
export function distanceText({ off }: Distance): string {
	if (off === 0) return 'exact';
	return off < 0 ? `over by ${-off}` : `under by ${off}`;
}
