import { version as build } from '$app/environment';
import type { Report } from '$lib/engine/score';
import type { PreceptorDatabase } from '$lib/store/db';
import { addFirstMark } from '$lib/store/marks';
import type { MarkRow } from '$lib/store/rows';

/**
 * Stores the mark a report comes to, as the learner's own browser gave it; once, whichever tab is first.
 * `judgedBy` is the version of the app. Throws StoreFault.
 */
export async function giveMark(
	db: PreceptorDatabase,
	attemptId: string,
	report: Report,
	keyHash: string,
	judgedBy: string = build
): Promise<MarkRow> {
	const { head, earned, possible, pass, findings } = report;
	return addFirstMark(db, {
		attemptId,
		head,
		keyHash,
		build: judgedBy,
		givenAt: new Date().toISOString(),
		by: 'learner',
		earned,
		possible,
		isPass: pass.isPass,
		findings,
		reason: null
	});
}
