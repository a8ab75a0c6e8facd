/**
 * The backup as a file: gzip over NDJSON. The first line says what it is and holds the SHA-256 of
 * all that follows; each later line is `{kind, row}`, and a line `{kind: 'log'}` is followed by the
 * canonical entries of one attempt. A file is verified to its last byte before anything is believed.
 */
import { gzipSync, strToU8 } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonical } from '$lib/engine/canonical';
import { checkChain, parseEntry } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { gunzip } from '$lib/parse/gunzip';
import { InputFault, LIMITS, describeIssues, readJson, refuseSize } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { rowOf } from './attempt-row';
import {
	BACKUP_FORMAT,
	BACKUP_VERSION,
	COUNTED,
	headerSchema,
	lineSchema,
	zeroCounts,
	type BackupContents,
	type BackupLog,
	type BackupStamp,
	type Counts,
	type Line
} from './backup-format';
import { fromBase64, toBase64 } from './base64';
import { StoreFault } from './faults';
import type {
	AssignmentRow,
	AttemptRow,
	DraftRow,
	HandInRow,
	Mark,
	ProfileRow,
	ReviewRow,
	ScenarioCopyRow,
	SelfCheckRow,
	SettingRow
} from './rows';

/**
 * The bytes of a backup: the same contents and stamp give the same bytes. Throws StoreFault `full`
 * when it would be larger than what can be restored.
 */
export function writeBackup(contents: BackupContents, stamp: BackupStamp): Uint8Array {
	const lines: string[] = [];
	const counts: Counts = zeroCounts();
	let size = 0;
	const add = (text: string) => {
		lines.push(text);
		size += text.length;
		if (size > LIMITS.backup) throw tooLarge();
	};
	const put = (kind: keyof Counts, rest: Record<string, unknown>) => {
		counts[kind] += 1;
		add(`${canonical({ kind, ...rest })}\n`);
	};
	for (const row of contents.profiles) put('profile', { row });
	for (const row of contents.settings) put('setting', { row });
	for (const row of contents.scenarioCopies) put('scenario-copy', { row });
	for (const row of contents.reviews) put('review', { row });
	for (const row of contents.selfChecks) put('self-check', { row });
	for (const row of contents.assignments) put('assignment', { row });
	for (const row of contents.handIns) put('hand-in', { row: { ...row, file: toBase64(row.file) } });
	for (const { row, entries } of contents.logs) {
		const { id, count, head, isSealed } = row;
		put('log', { id, count, head, isSealed });
		for (const entry of entries) add(`${canonical(entry)}\n`);
	}
	for (const row of contents.drafts) put('draft', { row });
	for (const row of contents.marks) put('mark', { row });
	const body = strToU8(lines.join(''));
	const header = canonical({
		format: BACKUP_FORMAT,
		version: BACKUP_VERSION,
		...stamp,
		counts,
		sha256: bytesToHex(sha256(body))
	});
	const head = strToU8(`${header}\n`);
	const whole = new Uint8Array(head.length + body.length);
	if (whole.length > LIMITS.backup) throw tooLarge();
	whole.set(head);
	whole.set(body, head.length);
	return gzipSync(whole, { level: 6, mtime: 0 });
}

function tooLarge(): StoreFault {
	return new StoreFault(
		'full',
		`A backup of everything here would be larger than the ${LIMITS.backup / 1e6} MB that can be restored; nothing was written.`
	);
}

/**
 * Reads and verifies a whole backup. `name` is the file as the learner knows it. Throws InputFault
 * that names the file, the line and the reason; nothing is ever partly read.
 */
export function readBackup(
	bytes: Uint8Array,
	file: string
): { contents: BackupContents; stamp: BackupStamp } {
	const limit = { name: file, maxBytes: LIMITS.backup };
	if (bytes.length > limit.maxBytes) refuseSize(bytes.length, limit);
	const text = gunzip(bytes, { ...limit, what: 'a Preceptor backup' });
	const end = text.indexOf(0x0a);
	if (end < 0)
		throw new InputFault(file, 'line 1', 'not a Preceptor backup: it has no header line');
	const header = readHeader(text.subarray(0, end), file);
	const body = text.subarray(end + 1);
	if (bytesToHex(sha256(body)) !== header.sha256)
		throw new InputFault(
			file,
			'sha256',
			'the contents were changed or cut off after the backup was made'
		);
	const { contents, counts } = readBody(body, file);
	for (const kind of COUNTED)
		// A kind that the file's version did not know is not counted in it and may not stand in it.
		if (counts[kind] !== (header.counts[kind] ?? 0))
			throw new InputFault(
				file,
				`counts.${kind}`,
				`found ${counts[kind]}, expected ${header.counts[kind] ?? 0}`
			);
	const { build, created, codeSets, incomplete } = header;
	return { contents, stamp: { build, created, codeSets, incomplete } };
}

function readHeader(line: Uint8Array, file: string): z.infer<typeof headerSchema> {
	const value = readLine(line, file, 1);
	const claim = z.object({ format: z.literal(BACKUP_FORMAT), version: z.int() }).safeParse(value);
	if (!claim.success)
		throw new InputFault(
			file,
			'line 1',
			`not a Preceptor backup: "format" is not "${BACKUP_FORMAT}"`
		);
	if (claim.data.version > BACKUP_VERSION)
		throw new InputFault(
			file,
			'line 1.version',
			`found ${claim.data.version}, expected ${BACKUP_VERSION} at most: it was made by a newer Preceptor`
		);
	return parseLine(headerSchema, value, file, 1);
}

function readBody(body: Uint8Array, file: string): { contents: BackupContents; counts: Counts } {
	const counts = zeroCounts();
	const profiles: ProfileRow[] = [];
	const settings: SettingRow[] = [];
	const scenarioCopies: ScenarioCopyRow[] = [];
	const reviews: ReviewRow[] = [];
	const selfChecks: SelfCheckRow[] = [];
	const assignments: AssignmentRow[] = [];
	const handIns: HandInRow[] = [];
	const drafts: DraftRow[] = [];
	const marks: Mark[] = [];
	const logs: BackupLog[] = [];
	const seen = new Set<string>();
	const lines = eachLine(body, file);
	for (const { bytes, number } of lines) {
		const line = parseLine(lineSchema, readLine(bytes, file, number), file, number);
		counts[line.kind] += 1;
		const key = keyOf(line);
		if (key !== null) {
			if (seen.has(key)) throw new InputFault(file, `line ${number}`, `${key} stands here twice`);
			seen.add(key);
		}
		switch (line.kind) {
			case 'profile':
				profiles.push(line.row);
				break;
			case 'setting':
				settings.push(line.row);
				break;
			case 'scenario-copy':
				scenarioCopies.push(line.row);
				break;
			case 'review':
				reviews.push(line.row);
				break;
			case 'self-check':
				selfChecks.push(line.row);
				break;
			case 'assignment':
				assignments.push(line.row);
				break;
			case 'hand-in':
				handIns.push({ ...line.row, file: fromBase64(line.row.file) });
				break;
			case 'draft':
				drafts.push(line.row);
				break;
			case 'mark':
				marks.push(line.row);
				break;
			case 'log':
				logs.push(readLog(line, number, lines, file));
				break;
		}
	}
	return {
		contents: {
			profiles,
			settings,
			scenarioCopies,
			reviews,
			selfChecks,
			assignments,
			handIns,
			drafts,
			marks,
			logs
		},
		counts
	};
}

/** What a line is about, where it may stand only once; marks are a list and may repeat. */
function keyOf(line: Line): string | null {
	switch (line.kind) {
		case 'profile':
		case 'review':
		case 'self-check':
		case 'assignment':
		case 'hand-in':
			return `${line.kind} "${line.row.id}"`;
		case 'setting':
			return `setting "${line.row.key}"`;
		case 'scenario-copy':
			return `scenario copy ${line.row.contentHash}`;
		case 'draft':
			return `draft ${JSON.stringify([line.row.attemptId, line.row.form, line.row.field])}`;
		case 'log':
			return `attempt "${line.id}"`;
		case 'mark':
			return null;
	}
}

interface BodyLine {
	readonly bytes: Uint8Array;
	readonly number: number;
}

function* eachLine(body: Uint8Array, file: string): Generator<BodyLine, undefined> {
	let number = 1;
	for (let at = 0; at < body.length;) {
		const end = body.indexOf(0x0a, at);
		number += 1;
		if (end < 0) throw new InputFault(file, `line ${number}`, 'the last line is cut off');
		yield { bytes: body.subarray(at, end), number };
		at = end + 1;
	}
	return undefined;
}

function readLog(
	claim: Extract<Line, { kind: 'log' }>,
	at: number,
	lines: Generator<BodyLine, undefined>,
	file: string
): BackupLog {
	const where = `line ${at} (attempt ${claim.id})`;
	const entries: Entry[] = [];
	while (entries.length < claim.count) {
		const next = lines.next();
		if (next.done)
			throw new InputFault(file, where, `found ${entries.length} steps, expected ${claim.count}`);
		const { bytes, number } = next.value;
		entries.push(parseEntry(readLine(bytes, file, number), file, `line ${number}`));
	}
	const check = checkChain(entries);
	if (!check.ok) throw new InputFault(file, where, check.reason);
	const row = rowOfLog(entries, file, where);
	if (row.id !== claim.id)
		throw new InputFault(file, where, `its first step opens attempt "${row.id}"`);
	if (row.head !== claim.head)
		throw new InputFault(file, where, 'the log does not end where the backup says');
	if (claim.isSealed && row.state === 'running')
		throw new InputFault(file, where, 'it is marked as packed and was never handed in');
	return { row: { ...row, isSealed: claim.isSealed }, entries };
}

function rowOfLog(entries: readonly Entry[], file: string, where: string): AttemptRow {
	try {
		return rowOf(entries);
	} catch {
		throw new InputFault(file, where, 'its first step is not a proper opening');
	}
}

function readLine(bytes: Uint8Array, file: string, number: number): unknown {
	try {
		return readJson(bytes, { name: file, maxBytes: LIMITS.backup });
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		throw new InputFault(file, `line ${number}: ${fault.path}`, fault.reason);
	}
}

function parseLine<T>(schema: z.ZodType<T>, value: unknown, file: string, number: number): T {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const { path, reason } = describeIssues(parsed.error, value);
	throw new InputFault(file, `line ${number}${path ? `.${path}` : ''}`, reason);
}
