/** What a learner gives back and gets back: the signed file of an attempt, and the feedback on it. */
import { version as build } from '$app/environment';
import { readFeedback, type Feedback } from '$lib/classroom/feedback';
import { handInName, readHandIn, writeHandIn } from '$lib/classroom/hand-in';
import { isSameKey, shortPrint } from '$lib/classroom/keys';
import { openingOf } from '$lib/engine/log';
import { InputFault } from '$lib/parse/json';
import { loadAttempt } from '$lib/store/attempts';
import type { PreceptorDatabase } from '$lib/store/db';
import { drafts, saveDraft } from '$lib/store/drafts';
import { addMark, marksOf } from '$lib/store/marks';
import type { AttemptRow, Mark } from '$lib/store/rows';
import { keptAssignment, receivedAssignments } from './assignments';
import { openHouse } from './house.svelte';
import { keyPairOf } from './keys';

/** Drafts under the learner's own id hold what was said at a hand-in, and go when the learner does. */
const NAMES = 'hand-in-name';
const LAST_NAME = 'hand-in-last-name';
const SAVED = 'hand-in-saved';

/** What the learner said before that a new hand-in begins with. */
export interface HandInMemory {
	/** The name for this assignment, else the last one given; empty when none was. */
	readonly name: string;
	/** UTC of when the file of this attempt was last written; null when it never was. */
	readonly savedAt: string | null;
}

/** Work that nobody assigned shares one name. */
const nameField = (assignment: string | null) => assignment ?? 'own';

export async function handInMemory(row: AttemptRow): Promise<HandInMemory> {
	const { db, profile } = await openHouse();
	const said = await drafts(db, profile.id);
	const own = said.find(({ form, field }) => form === NAMES && field === nameField(row.assignment));
	const saved = said.find(({ form, field }) => form === SAVED && field === row.id);
	const lastGiven = said.find(({ form }) => form === LAST_NAME);
	return { name: (own ?? lastGiven)?.text ?? '', savedAt: saved?.text ?? null };
}

/**
 * The signed file of an attempt that was handed in, and the name it is saved under. The name given is
 * remembered for the assignment. Throws StoreFault, InputFault, or Error where the browser cannot sign.
 */
export async function makeHandIn(
	id: string,
	name: string
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
	const { db, profile } = await openHouse();
	const { row, entries } = await loadAttempt(db, id);
	if (row.state !== 'handed-in')
		throw new InputFault(`attempt ${id}`, '', 'it still runs; hand it in first');
	// The log names its own learner, who need not be the one at work in this tab.
	const pair = await keyPairOf(db, openingOf(entries).learner);
	const claimed = claimOf(await marksOf(db, id));
	const created = new Date().toISOString();
	const bytes = await writeHandIn({ name, claimed, created }, entries, pair);
	const { header } = await readHandIn(bytes, 'hand-in');
	const remember = (form: string, field: string, text: string) =>
		saveDraft(db, { attemptId: profile.id, form, field, text });
	await remember(NAMES, nameField(row.assignment), name);
	await remember(LAST_NAME, 'name', name);
	await remember(SAVED, id, created);
	return { fileName: handInName(header), bytes };
}

/** The last mark the learner's own browser gave: an instructor's is no claim of theirs. */
function claimOf(marks: readonly Mark[]): { earned: number; possible: number } | null {
	const own = marks.findLast(({ by }) => by === 'learner');
	return own ? { earned: own.earned, possible: own.possible } : null;
}

export interface OpenedFeedback {
	readonly feedback: Feedback;
	/** Whether the key is the assignment's, or one of a received assignment. */
	readonly isKnownKey: boolean;
	/** The mark of this feedback is here already. */
	readonly isHere: boolean;
}

/**
 * Reads a feedback file for one attempt. Throws InputFault when it does not verify, is about another
 * attempt or other work, or signed with another key than its assignment.
 */
export async function openFeedback(
	attempt: string,
	bytes: Uint8Array,
	file: string
): Promise<OpenedFeedback> {
	const { db, profile } = await openHouse();
	const feedback = await readFeedback(bytes, file);
	const { row } = await loadAttempt(db, attempt);
	if (feedback.attempt !== row.id)
		throw new InputFault(file, 'attempt', 'it is about another attempt; nothing was changed');
	if (feedback.head !== row.head)
		throw new InputFault(
			file,
			'head',
			'it judges other steps than this attempt has; nothing was changed'
		);
	if (feedback.assignment !== row.assignment)
		throw new InputFault(file, 'assignment', 'it names another assignment; nothing was changed');
	const isKnownKey = await isKeyKnown(db, profile.id, row, feedback, file);
	const isHere = (await marksOf(db, attempt)).some((mark) => isMarkOf(mark, feedback));
	return { feedback, isKnownKey, isHere };
}

async function isKeyKnown(
	db: PreceptorDatabase,
	profile: string,
	row: AttemptRow,
	{ key }: Feedback,
	file: string
): Promise<boolean> {
	if (row.assignment === null) {
		const received = await receivedAssignments(db, profile);
		return received.some(({ assignment }) => isSameKey(assignment.key, key));
	}
	const kept = await keptAssignment(db, row.assignment);
	if (!kept)
		throw new InputFault(
			file,
			'assignment',
			'the assignment is not kept in this browser; open its link first, then drop this file again'
		);
	if (!isSameKey(kept.assignment.key, key))
		throw new InputFault(
			file,
			'key',
			`it is signed with ${shortPrint(key)}, and the assignment with ${shortPrint(kept.assignment.key)}; it was not taken`
		);
	return true;
}

function isMarkOf(mark: Mark, { head, givenAt, earned, possible }: Feedback): boolean {
	return (
		mark.by === 'instructor' &&
		mark.head === head &&
		mark.givenAt === givenAt &&
		mark.earned === earned &&
		mark.possible === possible
	);
}

/** Adds the mark of a feedback that `openFeedback` let through; once. Throws StoreFault. */
export async function takeFeedback({ feedback, isHere }: OpenedFeedback): Promise<void> {
	if (isHere) return;
	const { db } = await openHouse();
	await addMark(db, markOf(feedback));
}

/** The mark an instructor gave, with their words and every credit as its reason. */
export function markOf(feedback: Feedback): Mark {
	const { attempt, head, keyHash, givenAt, earned, possible, isPass, findings } = feedback;
	return {
		attemptId: attempt,
		head,
		keyHash,
		build,
		givenAt,
		by: 'instructor',
		earned,
		possible,
		isPass,
		findings,
		reason: reasonOf(feedback)
	};
}

/** One line for who, one for the note, one for each credit. */
function reasonOf({ teacher, note, credits, findings }: Feedback): string {
	const titleOf = (rule: string) => findings.find((one) => one.rule === rule)?.title ?? rule;
	const lines = credits.map(({ rule, points, reason }) => {
		const size = Math.abs(points);
		const signed = `${points < 0 ? '\u2212' : '+'}${size} ${size === 1 ? 'point' : 'points'}`;
		const about = rule === null ? 'the whole attempt' : `"${titleOf(rule)}"`;
		return `${signed} for ${about}: ${reason}`;
	});
	return [`From ${teacher}.`, ...(note.trim() ? [note.trim()] : []), ...lines].join('\n');
}
