/**
 * Who received an assignment. Of all an assignment's data this is what storage reads: it is what goes
 * with a learner, and what two browsers of one class differ in.
 */
import { canonical, type JsonObject } from '$lib/engine/canonical';
import { z } from '$lib/parse/zod';
import type { AssignmentRow } from './rows';

const receivedSchema = z.object({ given: z.boolean(), receivedBy: z.array(z.string()) });
type Received = z.infer<typeof receivedSchema>;

/** Ids of the learners who received it. */
export function receivers(row: AssignmentRow): readonly string[] {
	return receivedOf(row)?.receivedBy ?? [];
}

/** The assignment without this learner; null when nobody is left whose it is, the same when none. */
export function withoutLearner(row: AssignmentRow, profile: string): AssignmentRow | null {
	const received = receivedOf(row);
	if (!received?.receivedBy.includes(profile)) return row;
	const receivedBy = received.receivedBy.filter((id) => id !== profile);
	return receivedBy.length === 0 && !received.given ? null : withReceived(row, { receivedBy });
}

/** The assignment as this one learner received it; null when they did not. */
export function asReceivedBy(row: AssignmentRow, profile: string): AssignmentRow | null {
	if (!receivedOf(row)?.receivedBy.includes(profile)) return null;
	return withReceived(row, { given: false, receivedBy: [profile] });
}

/**
 * Two rows of one assignment as one: given where either was, received by whoever is in either. Null
 * when they differ in anything else.
 */
export function joined(mine: AssignmentRow, theirs: AssignmentRow): AssignmentRow | null {
	const [here, there] = [receivedOf(mine), receivedOf(theirs)];
	if (!here || !there || mine.id !== theirs.id) return null;
	const isSame = canonical(restOf(mine)) === canonical(restOf(theirs));
	if (!isSame) return null;
	const more = there.receivedBy.filter((id) => !here.receivedBy.includes(id));
	return withReceived(mine, {
		given: here.given || there.given,
		receivedBy: [...here.receivedBy, ...more]
	});
}

function receivedOf({ data }: AssignmentRow): Received | undefined {
	return receivedSchema.safeParse(data).data;
}

function withReceived(row: AssignmentRow, change: Partial<Received>): AssignmentRow {
	return { ...row, data: { ...row.data, ...change } };
}

/** What must agree: when it came in is a matter of the browser. */
function restOf({ data }: AssignmentRow): JsonObject {
	const { given: _, receivedBy: __, ...rest } = data;
	return rest;
}
