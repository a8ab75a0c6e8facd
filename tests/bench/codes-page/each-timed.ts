/** Turns that count; one before them warms the code up. */
const TURNS = 5;

/**
 * Ms of each key: the median of five turns through all of them, so that a moment in which the machine
 * did something else is not taken for a slow key.
 */
export async function eachTimed(
	keys: readonly string[],
	work: (key: string) => unknown
): Promise<number[]> {
	const times = keys.map((): number[] => []);
	for (let turn = -1; turn < TURNS; turn += 1)
		for (const [at, key] of keys.entries()) {
			const before = performance.now();
			const made = work(key);
			// A promise is waited for, and nothing else: waiting costs a turn of the microtasks.
			if (made instanceof Promise) await made;
			if (turn >= 0) times[at]?.push(performance.now() - before);
		}
	return times.map((own) => own.toSorted((a, b) => a - b)[(TURNS - 1) / 2] ?? Number.NaN);
}
