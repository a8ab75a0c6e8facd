/**
 * Assignments a learner received: read from a link or a file, kept, and held against what they have
 * worked since. The signed line is what is kept; it is verified whenever it is used.
 */
import { assignedIn, readAssignment } from '$lib/classroom/assignment';
import { isSameKey } from '$lib/classroom/keys';
import type { AssignedScenario, Assignment, PublicKey } from '$lib/classroom/model';
import { InputFault } from '$lib/parse/json';
import type { PreceptorDatabase } from '$lib/store/db';
import { assignmentData, receivers } from '$lib/store/received';
import type { AssignmentRow, AttemptRow } from '$lib/store/rows';
import { getRow, listRows, putRows } from '$lib/store/shelves';
import { loadScenario } from './scenarios';
import type { FinishedAttempt, Work } from './standing';

export interface ReceivedAssignment {
	readonly assignment: Assignment;
	/** The signed line it came as. */
	readonly jws: string;
	/** UTC, ISO 8601: when it was first kept in this browser. */
	readonly receivedAt: string;
}

/** Assignments this learner received, the newest first. One that can no longer be read is left out. */
export async function receivedAssignments(
	db: PreceptorDatabase,
	profile: string
): Promise<ReceivedAssignment[]> {
	const rows = await listRows(db, 'assignments');
	const mine = rows.filter((row) => receivers(row).includes(profile));
	const read = await Promise.all(mine.map(readRow));
	return read
		.filter((one) => one !== undefined)
		.toSorted((a, b) => compareText(b.receivedAt, a.receivedAt));
}

/** An assignment kept here by its id, whoever received it; nothing when there is none. */
export async function keptAssignment(
	db: PreceptorDatabase,
	id: string
): Promise<ReceivedAssignment | undefined> {
	const row = await getRow(db, 'assignments', id);
	return row && readRow(row);
}

async function readRow(row: AssignmentRow): Promise<ReceivedAssignment | undefined> {
	const jws = assignmentData(row)?.jws;
	if (jws === undefined) return undefined;
	try {
		const assignment = await readAssignment(jws, `assignment ${row.id}`);
		return { assignment, jws, receivedAt: row.createdAt };
	} catch (fault) {
		if (fault instanceof InputFault) return undefined;
		throw fault;
	}
}

/** What this browser knows of the key an assignment is signed with. */
export type KeyStanding =
	| { readonly kind: 'own' }
	| { readonly kind: 'known'; readonly others: number }
	/** Another key than before under the same name. */
	| { readonly kind: 'other-key' }
	| { readonly kind: 'new' };

/** `received` are the learner's assignments, this one among them or not. */
export function keyStandingOf(
	assignment: Assignment,
	received: readonly ReceivedAssignment[],
	own: PublicKey | null
): KeyStanding {
	if (own && isSameKey(own, assignment.key)) return { kind: 'own' };
	const others = received.map((one) => one.assignment).filter(({ id }) => id !== assignment.id);
	const same = others.filter(({ key }) => isSameKey(key, assignment.key)).length;
	if (same > 0) return { kind: 'known', others: same };
	const name = assignment.teacher.trim().toLowerCase();
	return others.some(({ teacher }) => teacher.trim().toLowerCase() === name)
		? { kind: 'other-key' }
		: { kind: 'new' };
}

/**
 * Keeps an assignment for a learner. Of two with one id and key the one made later is kept. Throws
 * InputFault when another key's assignment has the id, StoreFault when it cannot be kept.
 */
export async function receiveAssignment(
	db: PreceptorDatabase,
	profile: string,
	{ assignment, jws }: Pick<ReceivedAssignment, 'assignment' | 'jws'>
): Promise<void> {
	const row = await getRow(db, 'assignments', assignment.id);
	const held = row && (await readRow(row));
	if (held && !isSameKey(held.assignment.key, assignment.key))
		throw new InputFault(
			assignment.title,
			'id',
			'an assignment signed with another key is kept here under the same id; what is kept stays'
		);
	const before = row && assignmentData(row);
	const isNewer = !held || assignment.created > held.assignment.created;
	const receivedBy = before?.receivedBy ?? [];
	const data = {
		...row?.data,
		jws: isNewer ? jws : held.jws,
		given: before?.given ?? false,
		receivedBy: receivedBy.includes(profile) ? receivedBy : [...receivedBy, profile]
	};
	if (row && before && data.jws === before.jws && data.receivedBy === before.receivedBy) return;
	const createdAt = row?.createdAt ?? new Date().toISOString();
	await putRows(db, 'assignments', [{ id: assignment.id, createdAt, data }]);
}

/** Whether an assignment can be worked on at a moment, by the device's clock. */
export type Opening = 'not-yet' | 'open' | 'past-due';

/** `now` in epoch ms. */
export function openingAt({ opens, due }: Assignment, now: number): Opening {
	if (opens !== null && now < Date.parse(opens)) return 'not-yet';
	return due !== null && now > Date.parse(due) ? 'past-due' : 'open';
}

/** Where a learner stands with one scenario of an assignment. */
export interface AssignedStanding {
	readonly asked: AssignedScenario;
	/** Worked on now; the one touched last. */
	readonly running: AttemptRow | null;
	/** Handed in, the first first. */
	readonly finished: readonly FinishedAttempt[];
}

/** `work` is the learner's own. */
export function assignedStandings(
	assignment: Assignment,
	{ running, finished }: Work
): AssignedStanding[] {
	const isOf = (asked: AssignedScenario, row: AttemptRow) =>
		row.assignment === assignment.id &&
		row.contentHash === asked.contentHash &&
		assignedIn(assignment, row.scenario, row.variant) === asked;
	return assignment.scenarios.map((asked) => ({
		asked,
		running: running.find((row) => isOf(asked, row)) ?? null,
		finished: finished
			.filter(({ row }) => isOf(asked, row))
			.toSorted((a, b) => compareText(a.row.startedAt, b.row.startedAt))
	}));
}

/** Why a scenario cannot be worked here as it was assigned, in a sentence; null when it can. */
export async function contentTrouble(asked: AssignedScenario): Promise<string | null> {
	try {
		const { contentHash, version } = await loadScenario(asked.id, asked.variant);
		if (contentHash === asked.contentHash) return null;
		return version === asked.version
			? `This Preceptor has another content of version ${version} than was assigned. Ask your instructor which Preceptor to use.`
			: `Version ${asked.version} was assigned and this Preceptor has version ${version}. Load the page again for the newest one, or tell your instructor.`;
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		return `This Preceptor does not have ${asked.id}${asked.variant ? `, variant ${asked.variant}` : ''}. Load the page again for the newest one, or tell your instructor.`;
	}
}

/**
 * Throws InputFault when an attempt for the assignment cannot begin now: not asked for, not open yet,
 * or on other content than was assigned.
 */
export function refuseUnassigned(
	assignment: Assignment,
	scenario: { readonly id: string; readonly variant: string | null; readonly contentHash: string },
	now: number
): void {
	const asked = assignedIn(assignment, scenario.id, scenario.variant);
	const refuse = (reason: string): never => {
		throw new InputFault(assignment.title, scenario.id, reason);
	};
	if (!asked) return refuse('the assignment does not ask for this scenario');
	if (asked.contentHash !== scenario.contentHash)
		refuse(`another version than the one assigned (${asked.version}) is built in here`);
	if (openingAt(assignment, now) === 'not-yet')
		refuse(`it opens at ${assignment.opens ?? ''}; nothing was begun`);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
