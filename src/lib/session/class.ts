/**
 * The hand-ins of a class: files are verified in workers, kept as they came with what they came to, and
 * read back for every page. A file is known by its SHA-256, so the same one twice is one hand-in.
 */
import { zipSync } from 'fflate';
import { ASSIGNMENT_SUFFIX, readAssignment } from '$lib/classroom/assignment';
import { addCredit, creditFault, creditedScore } from '$lib/classroom/credits';
import { FEEDBACK_SUFFIX, creditSchema, writeFeedback } from '$lib/classroom/feedback';
import { HAND_IN_SUFFIX, handInName } from '$lib/classroom/hand-in';
import { isSameKey, type KeyPair } from '$lib/classroom/keys';
import type { Assignment, Credit, Submission, Verified } from '$lib/classroom/model';
import { unreadable } from '$lib/classroom/verify';
import { canonical, type JsonObject } from '$lib/engine/canonical';
import { InputFault } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import type { PreceptorDatabase } from '$lib/store/db';
import { addHandIn, addHandIns, changeHandIn } from '$lib/store/hand-ins';
import type { HandInRow } from '$lib/store/rows';
import { getRow, handInsOf, removeRow } from '$lib/store/shelves';
import { openHouse } from './house.svelte';
import { openIncoming, readIncoming, type Incoming } from './incoming';
import { knownTeacherKey, teacherKey } from './keys';
import { givenAssignment, keepGiven, taughtHere, type GivenAssignment } from './teaching';
import { openClassWorkers, type ClassWorkers } from './workers/class';

export interface ClassHeld extends GivenAssignment {
	readonly submissions: readonly Submission[];
	/** Hand-ins whose result was kept by another Preceptor and has to be made again. */
	readonly unread: number;
	/** Why no feedback can be signed here, in a sentence; null when it can. */
	readonly feedbackTrouble: string | null;
}

/** How far a job has come. */
export type OnProgress = (done: number, of: number, doing: string) => void;

const summarySchema = z.object({
	verified: z.custom<Verified>(isVerified),
	credits: z.array(creditSchema)
});

/** Rows are written by this program only; their shape is that of the version that wrote them. */
function isVerified(value: unknown): boolean {
	const shape = z.looseObject({
		file: z.string(),
		id: z.string(),
		verdict: z.enum(['holds', 'noted', 'fails', 'unreadable']),
		words: z.string(),
		items: z.array(z.looseObject({ rule: z.string(), isCritical: z.boolean() })),
		recomputed: z.looseObject({ passShare: z.number() }).nullable()
	});
	return shape.safeParse(value).success;
}

/** An assignment with all that was handed in for it. Throws StoreFault or InputFault. */
export async function loadClass(id: string): Promise<ClassHeld> {
	const given = await givenAssignment(id);
	if (!given) throw new InputFault(id, '', 'no assignment with this id was given in this browser');
	const { db } = await openHouse();
	const rows = await handInsOf(db, id);
	const submissions = rows.flatMap((row) => submissionOf(row) ?? []);
	return {
		...given,
		submissions,
		unread: rows.length - submissions.length,
		feedbackTrouble: await feedbackTroubleOf(given)
	};
}

function submissionOf(row: HandInRow): Submission | undefined {
	const summary = summarySchema.safeParse(row.summary).data;
	if (!summary) return undefined;
	return {
		...summary.verified,
		assignment: row.assignment,
		receivedAt: row.receivedAt,
		credits: summary.credits
	};
}

function rowOf(
	verified: Verified,
	bytes: Uint8Array<ArrayBuffer>,
	{ assignment, receivedAt, credits }: Pick<Submission, 'assignment' | 'receivedAt' | 'credits'>
): HandInRow {
	// Both are plain data by their types; the JSON in between leaves out nothing.
	const summary = JSON.parse(JSON.stringify({ verified, credits })) as JsonObject;
	return { id: verified.id, assignment, receivedAt, fileName: verified.file, file: bytes, summary };
}

/** What came of a drop, for one sentence. */
export interface TakenIn {
	readonly added: number;
	/** Files that were here already, to the byte. */
	readonly known: number;
	/** Files that belong to another assignment given here, and lie there now. */
	readonly elsewhere: number;
	/** Assignment files among them: not hand-ins, left alone. */
	readonly leftAlone: number;
}

/**
 * Takes in files for an assignment: each is verified, and whatever it is stays listed under its name. A
 * zip, as course systems give out, is opened first. Throws StoreFault, or Error when the workers stop.
 */
export async function takeIn(
	given: GivenAssignment,
	files: readonly File[],
	onprogress: OnProgress
): Promise<TakenIn> {
	const { db } = await openHouse();
	const assignments = await assignmentsHere();
	const workers = openClassWorkers();
	const count = { added: 0, known: 0, elsewhere: 0, leftAlone: 0 };
	let done = 0;
	let of = files.length;
	const takeOne = async (incoming: Incoming, worker: number): Promise<void> => {
		if (incoming.name.toLowerCase().endsWith(ASSIGNMENT_SUFFIX)) {
			count.leftAlone += 1;
			return;
		}
		const { verified, bytes } = await verifyOne(incoming, workers, worker, assignments);
		const named = assignments.find(({ id }) => id === verified.header?.assignment?.id)?.id;
		const assignment = named ?? given.assignment.id;
		const receivedAt = new Date().toISOString();
		const row = rowOf(verified, bytes, { assignment, receivedAt, credits: [] });
		if (!(await addHandIn(db, row))) {
			count.known += 1;
			return;
		}
		count.added += 1;
		if (assignment !== given.assignment.id) count.elsewhere += 1;
	};
	try {
		await inTurns(workers.count, files, async (file, worker) => {
			const incoming = await openIncoming(file);
			of += incoming.length - 1;
			for (const one of incoming) {
				await takeOne(one, worker);
				done += 1;
				onprogress(done, of, one.name);
			}
		});
	} finally {
		workers.close();
	}
	return count;
}

/** All assignments given here: a file names the one it is for. */
async function assignmentsHere(): Promise<readonly Assignment[]> {
	const { given } = await taughtHere();
	return given.map(({ assignment }) => assignment);
}

async function verifyOne(
	incoming: Incoming,
	workers: ClassWorkers,
	worker: number,
	assignments: readonly Assignment[]
): Promise<{ verified: Verified; bytes: Uint8Array<ArrayBuffer> }> {
	const { name: file } = incoming;
	const nothing = new Uint8Array(0);
	const read = await readIncoming(incoming);
	if ('why' in read)
		return { verified: unreadable(file, read.id, read.why).verified, bytes: nothing };
	const { bytes } = read;
	const verified = await workers.ask({ do: 'verify', file, bytes, assignments }, { worker });
	// Of a foreign file only what it was is kept, not its bytes.
	return { verified, bytes: verified.header ? bytes : nothing };
}

/** Works a list with several hands, each taking the next as it comes free. */
async function inTurns<T>(
	hands: number,
	list: readonly T[],
	work: (one: T, hand: number) => Promise<void>
): Promise<void> {
	const queue = list.values();
	const turn = async (hand: number): Promise<void> => {
		for (const one of queue) await work(one, hand);
	};
	await Promise.all(Array.from({ length: Math.min(hands, list.length) }, (_, hand) => turn(hand)));
}

/**
 * Verifies everything of an assignment again from the files as they came, for instance after an update.
 * Credits stay, and what is removed meanwhile stays removed. Throws StoreFault, or Error when the workers stop.
 */
export async function verifyAgain(id: string, onprogress: OnProgress): Promise<void> {
	const { db } = await openHouse();
	const assignments = await assignmentsHere();
	const rows = (await handInsOf(db, id)).filter(({ file }) => file.length > 0);
	const workers = openClassWorkers();
	let done = 0;
	try {
		await inTurns(workers.count, rows, async (row, worker) => {
			const verified = await workers.ask(
				{ do: 'verify', file: row.fileName, bytes: row.file, assignments },
				{ worker }
			);
			await changeHandIn(db, row.id, (now) =>
				rowOf(verified, now.file, { ...now, credits: creditsOf(now) })
			);
			done += 1;
			onprogress(done, rows.length, row.fileName);
		});
	} finally {
		workers.close();
	}
}

function creditsOf(row: HandInRow): readonly Credit[] {
	return z.object({ credits: z.array(creditSchema) }).safeParse(row.summary).data?.credits ?? [];
}

/** Adds a credit to a hand-in. Throws InputFault with one sentence when it may not be given. */
export async function giveCredit(
	id: string,
	{ rule, points, reason }: Omit<Credit, 'at'>
): Promise<void> {
	const { db } = await openHouse();
	const row = await getRow(db, 'handIns', id);
	const submission = row && submissionOf(row);
	if (!submission) throw new InputFault(id, '', 'this hand-in is no longer kept here');
	const credit: Credit = { at: new Date().toISOString(), rule, points, reason };
	const fault = creditFault(
		credit,
		submission.items.map((item) => item.rule)
	);
	if (fault) throw new InputFault(submission.file, 'credit', fault);
	const isKept = await changeHandIn(db, id, (now) => withCredit(now, credit));
	if (!isKept) throw new InputFault(id, '', 'this hand-in is no longer kept here');
}

function withCredit(row: HandInRow, credit: Credit): HandInRow {
	const credits = addCredit(creditsOf(row), credit).map((one) => ({ ...one }));
	return { ...row, summary: { ...row.summary, credits } };
}

/** Takes one file out of the class. */
export async function removeHandIn(id: string): Promise<void> {
	const { db } = await openHouse();
	await removeRow(db, 'handIns', id);
}

export interface OutFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

const NOT_ITS_KEY =
	'This browser does not hold the key that signed this assignment (keys are in no backup), so feedback signed here would not be taken; marks and credits are safe, and the browser that gave the assignment can make feedback from the same files.';

/** Feedback is believed only with the assignment's own key; that of a made-up class goes to nobody. */
async function feedbackTroubleOf({
	assignment,
	isSample
}: GivenAssignment): Promise<string | null> {
	if (isSample) return null;
	const key = await knownTeacherKey();
	return key && isSameKey(key, assignment.key) ? null : NOT_ITS_KEY;
}

/** What feedback files of one assignment are made with. */
interface Desk {
	readonly db: PreceptorDatabase;
	readonly given: GivenAssignment;
	readonly assignments: readonly Assignment[];
	readonly pair: KeyPair;
	readonly workers: ClassWorkers;
}

/** Throws Error with one sentence where feedback cannot be signed here. */
async function atDesk<T>(given: GivenAssignment, work: (desk: Desk) => Promise<T>): Promise<T> {
	const trouble = await feedbackTroubleOf(given);
	if (trouble !== null) throw new Error(trouble);
	const { db } = await openHouse();
	const [assignments, pair] = await Promise.all([assignmentsHere(), teacherKey()]);
	const workers = openClassWorkers();
	try {
		return await work({ db, given, assignments, pair, workers });
	} finally {
		workers.close();
	}
}

/**
 * The feedback file of one hand-in. Throws InputFault where there is nothing to give back or it has to
 * be verified again first, Error where this browser cannot sign it.
 */
export async function feedbackFile(
	given: GivenAssignment,
	submission: Submission,
	note = ''
): Promise<OutFile> {
	return atDesk(given, (desk) => makeFeedback(desk, submission, note, 0));
}

export interface FeedbackZip {
	/** Null when not one could be made. */
	readonly file: OutFile | null;
	readonly made: number;
	/** Why the others were not, a reason each. */
	readonly left: readonly string[];
}

/** Feedback files of many hand-ins in one zip. Throws Error where this browser cannot sign them. */
export async function feedbackZip(
	given: GivenAssignment,
	submissions: readonly Submission[],
	onprogress: OnProgress
): Promise<FeedbackZip> {
	const files: Record<string, Uint8Array> = {};
	const left: string[] = [];
	let done = 0;
	await atDesk(given, (desk) =>
		inTurns(desk.workers.count, submissions, async (submission, worker) => {
			try {
				const { name, bytes } = await makeFeedback(desk, submission, '', worker);
				files[name] = bytes;
			} catch (fault) {
				if (!(fault instanceof InputFault)) throw fault;
				left.push(fault.reason);
			}
			done += 1;
			onprogress(done, submissions.length, submission.file);
		})
	);
	const made = submissions.length - left.length;
	if (made === 0) return { file: null, made, left };
	// Signed text of random hashes hardly packs, and a class is small.
	const bytes = new Uint8Array(zipSync(files, { level: 6 }));
	const name = `feedback-${given.assignment.id.slice(0, 8)}.zip`;
	return { file: { name, bytes }, made, left };
}

async function makeFeedback(
	{ db, given: { assignment }, assignments, pair, workers }: Desk,
	{ id, file }: Submission,
	note: string,
	worker: number
): Promise<OutFile> {
	// What a page holds may be older than what was credited or verified since.
	const row = await getRow(db, 'handIns', id);
	const kept = row && submissionOf(row);
	const score = kept && creditedScore(kept);
	if (!kept?.header || !score)
		throw new InputFault(file, '', 'it could not be judged, so there is no feedback to give');
	const { header, credits } = kept;
	const judged = await workers.ask({ do: 'judge', file, bytes: row.file, assignments }, { worker });
	if (!judged)
		throw new InputFault(file, '', 'it could not be judged again, so there is no feedback to give');
	if (!isSameMark(kept, judged.verified))
		throw new InputFault(
			file,
			'',
			'it comes out otherwise now than is listed, so no feedback was made; verify again first, on the page of the class'
		);
	const bytes = await writeFeedback(
		{
			assignment: header.assignment?.id ?? null,
			attempt: header.attempt,
			head: header.head,
			keyHash: judged.keyHash,
			earned: score.earned,
			possible: score.possible,
			isPass: score.isPass,
			findings: judged.findings,
			credits,
			note,
			teacher: assignment.teacher,
			givenAt: new Date().toISOString()
		},
		pair
	);
	return { name: handInName(header).replace(HAND_IN_SUFFIX, FEEDBACK_SUFFIX), bytes };
}

/** Points and marks of each rule: a pass with credits hangs on both. */
function isSameMark(kept: Verified, now: Verified): boolean {
	const markOf = ({ recomputed, items }: Verified) => canonical({ recomputed, items });
	return markOf(kept) === markOf(now);
}

/** An afternoon ten days ago: everything is in, and two came late. */
function tenDaysAgo(): number {
	const date = new Date();
	date.setDate(date.getDate() - 10);
	return date.setHours(14, 0, 0, 0);
}

/** Makes up a class and keeps it, marked as such. Gives its assignment's id. */
export async function makeSampleClass(
	{ seed, learners }: { readonly seed: number; readonly learners: number },
	onprogress: OnProgress
): Promise<string> {
	const { db } = await openHouse();
	const workers = openClassWorkers();
	const rows: HandInRow[] = [];
	try {
		const made = tenDaysAgo();
		const { jws } = await workers.ask(
			{ do: 'sample', seed, learners, made },
			{
				onstep: ({ made: { bytes, verified }, done, of }) => {
					const assignment = verified.header?.assignment?.id ?? null;
					const receivedAt = new Date().toISOString();
					rows.push(rowOf(verified, bytes, { assignment, receivedAt, credits: [] }));
					onprogress(done, of, verified.header?.name ?? verified.file);
				}
			}
		);
		const assignment = await readAssignment(jws, 'the made-up class');
		await addHandIns(db, rows);
		await keepGiven(db, { assignment, jws, isSample: true });
		return assignment.id;
	} finally {
		workers.close();
	}
}
