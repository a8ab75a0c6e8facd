/** Assignments given in this browser: made, signed, kept, and taken away with their hand-ins. */
import { readAssignment, signAssignment, type AssignmentDraft } from '$lib/classroom/assignment';
import type { Assignment, Counting } from '$lib/classroom/model';
import { InputFault } from '$lib/parse/json';
import type { PreceptorDatabase } from '$lib/store/db';
import { assignmentData } from '$lib/store/received';
import type { AssignmentRow } from '$lib/store/rows';
import { getRow, handInsOf, listRows, putRows, removeRow } from '$lib/store/shelves';
import { openHouse } from './house.svelte';
import { teacherKey } from './keys';
import { loadScenario } from './scenarios';

export interface GivenAssignment {
	readonly assignment: Assignment;
	/** The signed line, for link and file. */
	readonly jws: string;
	/** Made up, to try the pages with. */
	readonly isSample: boolean;
}

export interface GivenRow extends GivenAssignment {
	/** Files that were handed in for it, the set aside among them. */
	readonly files: number;
}

export interface Taught {
	/** The newest first. */
	readonly given: readonly GivenRow[];
	/** Rows that can no longer be read, a sentence each. */
	readonly left: readonly string[];
}

/** All assignments given here. Throws StoreFault. */
export async function taughtHere(): Promise<Taught> {
	const { db } = await openHouse();
	const given: GivenRow[] = [];
	const left: string[] = [];
	for (const row of await listRows(db, 'assignments')) {
		try {
			const one = await readGiven(row);
			if (one)
				given.push({ ...one, files: await db.handIns.where({ assignment: row.id }).count() });
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			left.push(fault.message);
		}
	}
	return {
		given: given.toSorted((a, b) => (a.assignment.created < b.assignment.created ? 1 : -1)),
		left
	};
}

/** One assignment given here; nothing when there is none. Throws StoreFault or InputFault. */
export async function givenAssignment(id: string): Promise<GivenAssignment | undefined> {
	const { db } = await openHouse();
	const row = await getRow(db, 'assignments', id);
	return row && readGiven(row);
}

async function readGiven(row: AssignmentRow): Promise<GivenAssignment | undefined> {
	const data = assignmentData(row);
	if (!data?.given) return undefined;
	const assignment = await readAssignment(data.jws, `assignment ${row.id}`);
	return { assignment, jws: data.jws, isSample: data.isSample ?? false };
}

/** What an instructor fills in. Times are UTC, ISO 8601. */
export interface NewAssignment {
	readonly title: string;
	readonly note: string;
	readonly teacher: string;
	/** Scenario ids in the order they are to be worked. */
	readonly scenarios: readonly string[];
	readonly mode: Assignment['mode'];
	readonly opens: string | null;
	readonly due: string | null;
	readonly counting: Counting;
	readonly passShare: number | null;
	readonly timeFactor: number;
}

/** Signs an assignment and keeps it. Throws StoreFault, InputFault, or Error where nothing can be signed. */
export async function giveAssignment(asked: NewAssignment): Promise<GivenAssignment> {
	const { db } = await openHouse();
	const pair = await teacherKey();
	const scenarios = await Promise.all(
		asked.scenarios.map(async (id) => {
			const { version, contentHash, variant, title } = await loadScenario(id);
			return { id, version, contentHash, variant, title };
		})
	);
	const draft: AssignmentDraft = {
		...asked,
		scenarios,
		id: crypto.randomUUID(),
		nonce: nonceOf(crypto.getRandomValues(new Uint8Array(18))),
		created: new Date().toISOString()
	};
	const jws = await signAssignment(draft, pair);
	const given = {
		assignment: await readAssignment(jws, asked.title),
		jws,
		isSample: false
	};
	await keepGiven(db, given);
	return given;
}

function nonceOf(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_');
}

/** Keeps an assignment as given here; one that a learner of this browser received stays received. */
export async function keepGiven(
	db: PreceptorDatabase,
	{ assignment, jws, isSample }: GivenAssignment
): Promise<void> {
	const before = await getRow(db, 'assignments', assignment.id);
	const receivedBy = [...((before && assignmentData(before)?.receivedBy) ?? [])];
	const data = { ...before?.data, jws, given: true, receivedBy, ...(isSample && { isSample }) };
	await putRows(db, 'assignments', [{ id: assignment.id, createdAt: assignment.created, data }]);
}

/** Takes an assignment away with everything handed in for it. What learners received stays theirs. */
export async function removeGiven(id: string): Promise<void> {
	const { db } = await openHouse();
	for (const row of await handInsOf(db, id)) await removeRow(db, 'handIns', row.id);
	const before = await getRow(db, 'assignments', id);
	const data = before && assignmentData(before);
	if (data && data.receivedBy.length > 0)
		await putRows(db, 'assignments', [{ ...before, data: { ...before.data, given: false } }]);
	else await removeRow(db, 'assignments', id);
}
