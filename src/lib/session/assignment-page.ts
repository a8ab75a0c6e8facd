/** What the page of an assignment shows: the signed line read, kept, and held against what was worked. */
import { assignmentText, lineIn, readAssignment } from '$lib/classroom/assignment';
import { shortPrint } from '$lib/classroom/keys';
import type { Assignment } from '$lib/classroom/model';
import { InputFault } from '$lib/parse/json';
import {
	assignedStandings,
	contentTrouble,
	keyStandingOf,
	receiveAssignment,
	receivedAssignments,
	type AssignedStanding,
	type KeyStanding
} from './assignments';
import { openHouse } from './house.svelte';
import { knownTeacherKey } from './keys';
import { loadWork } from './standing';

/** One scenario of an assignment with what stands in its way here. */
export interface AssignedTask extends AssignedStanding {
	/** Why it cannot be worked as assigned; null when it can. */
	readonly trouble: string | null;
}

export interface AssignmentView {
	readonly assignment: Assignment;
	readonly jws: string;
	readonly print: string;
	readonly key: KeyStanding;
	readonly tasks: readonly AssignedTask[];
}

/** What the address's fragment may be: a signed line, or `id=` and the id of one that is kept. */
const BY_ID = /^id=(.+)$/;

/** The fragment that opens a kept assignment. */
export function fragmentOf(id: string): string {
	return `id=${encodeURIComponent(id)}`;
}

/**
 * Reads the assignment a fragment names, keeps it for the learner of this tab and says where they stand.
 * Throws Error when the link does not verify, InputFault when it is not kept here or another key's has
 * its id, StoreFault without storage.
 */
export async function openAssignment(fragment: string): Promise<AssignmentView> {
	const { db, profile } = await openHouse();
	const received = await receivedAssignments(db, profile.id);
	const id = BY_ID.exec(fragment)?.[1];
	const jws = id === undefined ? lineIn(fragment) : keptLine(received, decodeURIComponent(id));
	const assignment = await readLine(jws);
	await receiveAssignment(db, profile.id, { assignment, jws });
	const [work, own] = await Promise.all([loadWork({ db, profile }), knownTeacherKey()]);
	const standings = assignedStandings(assignment, work);
	const tasks = await Promise.all(
		standings.map(async (one) => ({ ...one, trouble: await contentTrouble(one.asked) }))
	);
	return {
		assignment,
		jws,
		print: shortPrint(assignment.key),
		key: keyStandingOf(assignment, received, own),
		tasks
	};
}

/** Reads a signed line whose reader sees no file: what is wrong with it is said for a link. */
async function readLine(jws: string): Promise<Assignment> {
	try {
		return await readAssignment(jws, 'assignment');
	} catch (cause) {
		if (!(cause instanceof InputFault)) throw cause;
		throw new Error(linkText(cause), { cause });
	}
}

function linkText({ path, reason }: InputFault): string {
	if (path === 'version')
		return 'It was made by a newer Preceptor. Load this page again to get the newest one, then open the link once more.';
	const detail = path.startsWith('(') ? reason : `${path}: ${reason}`;
	return `The link was changed or cut off on its way, so nothing in it can be relied on (${detail}).`;
}

function keptLine(
	received: readonly { assignment: Assignment; jws: string }[],
	id: string
): string {
	const kept = received.find(({ assignment }) => assignment.id === id);
	if (kept) return kept.jws;
	throw new InputFault(id, '', 'it is not kept in this browser; open its link or its file again');
}

/** One assignment in the list of those received. */
export interface ListedAssignment {
	readonly assignment: Assignment;
	/** Scenarios handed in for it. */
	readonly done: number;
}

/** What the learner of this tab received, the newest first. Throws StoreFault. */
export async function listReceived(): Promise<ListedAssignment[]> {
	const { db, profile } = await openHouse();
	const [received, work] = await Promise.all([
		receivedAssignments(db, profile.id),
		loadWork({ db, profile })
	]);
	return received.map(({ assignment }) => ({
		assignment,
		done: assignedStandings(assignment, work).filter(({ finished }) => finished.length > 0).length
	}));
}

/** The fragment of an assignment in a file a learner dropped. Throws InputFault when it does not verify. */
export async function fragmentIn(file: File): Promise<string> {
	const text = assignmentText(new Uint8Array(await file.arrayBuffer()), file.name);
	await readAssignment(text, file.name);
	return text.trim();
}
