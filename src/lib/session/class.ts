/**
 * The hand-ins of a class: files are verified in workers, kept as they came with what they came to, and
 * read back for every page. A file is known by its SHA-256, so the same one twice is one hand-in.
 */
import { unzipSync, zipSync } from 'fflate';
import { ASSIGNMENT_SUFFIX, readAssignment } from '$lib/classroom/assignment';
import { addCredit, creditFault, creditedScore } from '$lib/classroom/credits';
import { FEEDBACK_SUFFIX, creditSchema, writeFeedback } from '$lib/classroom/feedback';
import { HAND_IN_SUFFIX, MAX_HAND_IN, handInName } from '$lib/classroom/hand-in';
import type { Assignment, Credit, Submission, Verified } from '$lib/classroom/model';
import { unreadable } from '$lib/classroom/verify';
import { sha256Hex, type JsonObject } from '$lib/engine/canonical';
import { InputFault } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import type { PreceptorDatabase } from '$lib/store/db';
import type { HandInRow } from '$lib/store/rows';
import { getRow, handInsOf, putRows, removeRow } from '$lib/store/shelves';
import { openHouse } from './house.svelte';
import { teacherKey } from './keys';
import { givenAssignment, keepGiven, taughtHere, type GivenAssignment } from './teaching';
import { openClassWorkers, type ClassWorkers } from './workers/class';

export interface ClassHeld extends GivenAssignment {
	readonly submissions: readonly Submission[];
	/** Hand-ins whose result was kept by another Preceptor and has to be made again. */
	readonly unread: number;
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
	return { ...given, submissions, unread: rows.length - submissions.length };
}

/** One hand-in; nothing when it is not kept here. */
export async function loadSubmission(id: string): Promise<Submission | undefined> {
	const { db } = await openHouse();
	const row = await getRow(db, 'handIns', id);
	return row && submissionOf(row);
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
	const { given: all } = await taughtHere();
	const assignments = all.map(({ assignment }) => assignment);
	const known = new Set((await db.handIns.toCollection().primaryKeys()) as string[]);
	const workers = openClassWorkers();
	const count = { added: 0, known: 0, elsewhere: 0, leftAlone: 0 };
	let done = 0;
	let of = files.length;
	const takeOne = async (incoming: Incoming, worker: number): Promise<void> => {
		if (incoming.name.endsWith(ASSIGNMENT_SUFFIX)) {
			count.leftAlone += 1;
			return;
		}
		const { verified, bytes } = await verifyOne(incoming, workers, worker, assignments);
		if (known.has(verified.id)) {
			count.known += 1;
			return;
		}
		known.add(verified.id);
		const named = assignments.find(({ id }) => id === verified.header?.assignment?.id)?.id;
		const assignment = named ?? given.assignment.id;
		if (assignment !== given.assignment.id) count.elsewhere += 1;
		const receivedAt = new Date().toISOString();
		await putRows(db, 'handIns', [rowOf(verified, bytes, { assignment, receivedAt, credits: [] })]);
		count.added += 1;
	};
	try {
		await inTurns(workers.count, files, async (file, worker) => {
			const incoming = await openFile(file);
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

interface Incoming {
	readonly name: string;
	readonly size: number;
	read(): Promise<Uint8Array<ArrayBuffer>>;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** A zip of a class: packed bytes that are read, and files and bytes that are taken out of it. */
const ZIP_LIMITS = { packed: 100_000_000, files: 2000, unpacked: 400_000_000 };

/** The file itself, or the hand-ins in a zip. */
async function openFile(file: File): Promise<Incoming[]> {
	const itself: Incoming = {
		name: file.name,
		size: file.size,
		read: async () => new Uint8Array(await file.arrayBuffer())
	};
	if (!file.name.toLowerCase().endsWith('.zip') || file.size > ZIP_LIMITS.packed) return [itself];
	const bytes = await itself.read();
	if (!ZIP.every((byte, place) => bytes[place] === byte)) return [itself];
	let files = 0;
	let unpacked = 0;
	try {
		const inside = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!name.endsWith(HAND_IN_SUFFIX) || originalSize > MAX_HAND_IN) return false;
				files += 1;
				unpacked += originalSize;
				return files <= ZIP_LIMITS.files && unpacked <= ZIP_LIMITS.unpacked;
			}
		});
		const found = Object.entries(inside).map(([path, content]): Incoming => {
			const name = path.split('/').at(-1) ?? path;
			const copy = new Uint8Array(content);
			return { name, size: copy.length, read: () => Promise.resolve(copy) };
		});
		return found.length > 0 ? found : [itself];
	} catch {
		// A damaged zip is a foreign file like any other: it is listed by its name.
		return [itself];
	}
}

async function verifyOne(
	{ name, size, read }: Incoming,
	workers: ClassWorkers,
	worker: number,
	assignments: readonly Assignment[]
): Promise<{ verified: Verified; bytes: Uint8Array<ArrayBuffer> }> {
	const nothing = new Uint8Array(0);
	if (size > MAX_HAND_IN) {
		const id = sha256Hex(`${name} ${size}`);
		const why = `it is larger than ${MAX_HAND_IN / 1e6} MB, so it was not read`;
		return { verified: unreadable(name, id, why).verified, bytes: nothing };
	}
	let bytes: Uint8Array<ArrayBuffer>;
	try {
		bytes = await read();
	} catch {
		const id = sha256Hex(`${name} ${size}`);
		return {
			verified: unreadable(name, id, 'the browser could not read the file').verified,
			bytes: nothing
		};
	}
	const verified = await workers.ask({ do: 'verify', file: name, bytes, assignments }, { worker });
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
 * Credits stay. Throws StoreFault, or Error when the workers stop.
 */
export async function verifyAgain(id: string, onprogress: OnProgress): Promise<void> {
	const { db } = await openHouse();
	const { given } = await taughtHere();
	const assignments = given.map(({ assignment }) => assignment);
	const rows = (await handInsOf(db, id)).filter(({ file }) => file.length > 0);
	const workers = openClassWorkers();
	let done = 0;
	try {
		await inTurns(workers.count, rows, async (row, worker) => {
			const verified = await workers.ask(
				{ do: 'verify', file: row.fileName, bytes: row.file, assignments },
				{ worker }
			);
			// Credits may have been given meanwhile, so the row is read again.
			const now = (await getRow(db, 'handIns', row.id)) ?? row;
			await putRows(db, 'handIns', [
				rowOf(verified, row.file, { ...now, credits: creditsOf(now) })
			]);
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
	const credits = addCredit(submission.credits, credit);
	await putRows(db, 'handIns', [rowOf(verifiedOf(submission), row.file, { ...row, credits })]);
}

function verifiedOf({
	assignment: _assignment,
	receivedAt: _receivedAt,
	credits: _credits,
	...verified
}: Submission): Verified {
	return verified;
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

/** The feedback file of one hand-in. Throws InputFault where there is nothing to give back. */
export async function feedbackFile(
	given: GivenAssignment,
	submission: Submission,
	note = ''
): Promise<OutFile> {
	const workers = openClassWorkers();
	try {
		const { db } = await openHouse();
		return await makeFeedback(db, given, submission, note, workers, 0);
	} finally {
		workers.close();
	}
}

/** Feedback files of many hand-ins in one zip, with how many could not be made. */
export async function feedbackZip(
	given: GivenAssignment,
	submissions: readonly Submission[],
	onprogress: OnProgress
): Promise<{ readonly file: OutFile; readonly left: number }> {
	const { db } = await openHouse();
	const workers = openClassWorkers();
	const files: Record<string, Uint8Array> = {};
	let done = 0;
	let left = 0;
	try {
		await inTurns(workers.count, submissions, async (submission, worker) => {
			try {
				const { name, bytes } = await makeFeedback(db, given, submission, '', workers, worker);
				files[name] = bytes;
			} catch (fault) {
				if (!(fault instanceof InputFault)) throw fault;
				left += 1;
			}
			done += 1;
			onprogress(done, submissions.length, submission.file);
		});
	} finally {
		workers.close();
	}
	// Signed text of random hashes hardly packs, and a class is small.
	const bytes = new Uint8Array(zipSync(files, { level: 6 }));
	return { file: { name: `feedback-${given.assignment.id.slice(0, 8)}.zip`, bytes }, left };
}

async function makeFeedback(
	db: PreceptorDatabase,
	{ assignment }: GivenAssignment,
	submission: Submission,
	note: string,
	workers: ClassWorkers,
	worker: number
): Promise<OutFile> {
	const { header, file, credits } = submission;
	const score = creditedScore(submission);
	const row = await getRow(db, 'handIns', submission.id);
	if (!header || !score || !row)
		throw new InputFault(file, '', 'it could not be judged, so there is no feedback to give');
	const judged = await workers.ask(
		{ do: 'judge', file, bytes: row.file, assignments: [assignment] },
		{ worker }
	);
	if (!judged)
		throw new InputFault(file, '', 'it could not be judged again, so there is no feedback to give');
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
		await teacherKey()
	);
	return { name: handInName(header).replace(HAND_IN_SUFFIX, FEEDBACK_SUFFIX), bytes };
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
		await putRows(db, 'handIns', rows);
		await keepGiven(db, { assignment, jws, isSample: true });
		return assignment.id;
	} finally {
		workers.close();
	}
}
