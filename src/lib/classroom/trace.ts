/** What was done in an attempt, and when in its own time, as one hash: a copied log has the same. */
import { hashOf } from '$lib/engine/canonical';
import type { Entry } from '$lib/engine/model';

/**
 * SHA-256 over the steps after the opening with their simulated ms. Who, and the device's own clock, are
 * left out: a copy changes those. Two people who do the same work do not do it in the same milliseconds.
 */
export function traceOf(entries: readonly Entry[]): string {
	return hashOf(
		entries.slice(1).map(({ at, workflow, type, data, ok }) => [at, workflow, type, data, ok])
	);
}
