/**
 * The data of an assignment's row, and who received it: what goes with a learner, and what two browsers
 * of one class differ in. Whoever writes it carries over what else stands there.
 */
import { canonical, type JsonObject } from '$lib/engine/canonical';
import { z } from '$lib/parse/zod';
import type { AssignmentRow } from './rows';

const dataSchema = z.looseObject({
	/** The signed line. */
	jws: z.string(),
	/** Given in this browser by its instructor. */
	given: z.boolean(),
	/** Ids of the learners who received it. */
	receivedBy: z.array(z.string()),
	/** Made up, to try the pages with. */
	isSample: z.boolean().optional()
});
export type AssignmentData = z.infer<typeof dataSchema>;

/** The data of a row; nothing where it is not of this shape. */
export function assignmentData({ data }: AssignmentRow): AssignmentData | undefined {
	return dataSchema.safeParse(data).data;
}

/** Ids of the learners who received it. */
export function receivers(row: AssignmentRow): readonly string[] {
	return assignmentData(row)?.receivedBy ?? [];
}

/** The assignment without this learner; null when nobody is left whose it is, the same when none. */
export function withoutLearner(row: AssignmentRow, profile: string): AssignmentRow | null {
	const received = assignmentData(row);
	if (!received?.receivedBy.includes(profile)) return row;
	const receivedBy = received.receivedBy.filter((id) => id !== profile);
	return receivedBy.length === 0 && !received.given ? null : withReceived(row, { receivedBy });
}

/** The assignment as this one learner received it; null when they did not. */
export function asReceivedBy(row: AssignmentRow, profile: string): AssignmentRow | null {
	if (!assignmentData(row)?.receivedBy.includes(profile)) return null;
	return withReceived(row, { given: false, receivedBy: [profile] });
}

/**
 * Two rows of one assignment as one: given where either was, received by whoever is in either. Null
 * when they differ in anything else.
 */
export function joined(mine: AssignmentRow, theirs: AssignmentRow): AssignmentRow | null {
	const [here, there] = [assignmentData(mine), assignmentData(theirs)];
	if (!here || !there || mine.id !== theirs.id) return null;
	const isSame = canonical(restOf(mine)) === canonical(restOf(theirs));
	if (!isSame) return null;
	const more = there.receivedBy.filter((id) => !here.receivedBy.includes(id));
	return withReceived(mine, {
		given: here.given || there.given,
		receivedBy: [...here.receivedBy, ...more]
	});
}

function withReceived(
	row: AssignmentRow,
	change: Partial<Pick<AssignmentData, 'given' | 'receivedBy'>>
): AssignmentRow {
	return { ...row, data: { ...row.data, ...change } };
}

/** What must agree: when it came in is a matter of the browser. */
function restOf({ data }: AssignmentRow): JsonObject {
	const { given: _, receivedBy: __, ...rest } = data;
	return rest;
}
