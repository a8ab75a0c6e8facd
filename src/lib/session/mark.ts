import { version as build } from '$app/environment';
import type { Report } from '$lib/engine/score';
import type { PreceptorDatabase } from '$lib/store/db';
import { addFirstMark } from '$lib/store/marks';

/**
 * Stores the mark a report comes to, as the learner's own browser gave it; once, whichever tab is first.
 * Throws StoreFault.
 */
export async function giveMark(
	db: PreceptorDatabase,
	attemptId: string,
	report: Report,
	keyHash: string
): Promise<void> {
	const { head, earned, possible, pass, findings } = report;
	await addFirstMark(db, {
		attemptId,
		head,
		keyHash,
		build,
		givenAt: new Date().toISOString(),
		by: 'learner',
		earned,
		possible,
		isPass: pass.isPass,
		findings,
		reason: null
	});
}
