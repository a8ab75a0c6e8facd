/**
 * The log of an attempt: a chain of entries, each holding the hash of the one before. As text it is
 * NDJSON with entry 0 first, one canonical entry a line; that is the OPFS copy, the sealed attempt,
 * the hand-in and the backup.
 */
import { InputFault, LIMITS, describeIssues, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { ATTEMPT, readAttemptAction } from './attempt-actions';
import { canonical, sha256Hex } from './canonical';
import type { Action, Entry, Opening, Workflow } from './model';

/** What the first entry names as its predecessor. */
export const NO_PREV = '0'.repeat(64);
/** Entries an attempt may hold; a log beyond it is refused as not made by a person. */
export const MAX_ENTRIES = 50_000;

export interface EntryDraft extends Action {
	readonly at: number;
	readonly worked: number;
	readonly wall: string;
	readonly ok: boolean;
}

const entrySchema = z.strictObject({
	seq: z
		.int()
		.min(0)
		.max(MAX_ENTRIES - 1),
	at: z.int().min(0),
	worked: z.int().min(0),
	wall: z.iso.datetime(),
	workflow: z.string().min(1).max(50),
	type: z.string().min(1).max(60),
	data: z.record(z.string(), z.json()),
	ok: z.boolean(),
	prev: z.string().regex(/^[0-9a-f]{64}$/),
	hash: z.string().regex(/^[0-9a-f]{64}$/)
});

/** SHA-256 over the canonical JSON of everything but the hash itself. */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
	const { seq, at, worked, wall, workflow, type, data, ok, prev } = entry;
	return sha256Hex(canonical({ seq, at, worked, wall, workflow, type, data, ok, prev }));
}

/** The entry that follows `last` (nothing for the first), hashed and ready to be stored. */
export function chainEntry(last: Entry | undefined, draft: EntryDraft): Entry {
	const { at, worked, wall, workflow, type, data, ok } = draft;
	const rest = { seq: last ? last.seq + 1 : 0, at, worked, wall, workflow, type, data, ok };
	const linked = { ...rest, prev: last?.hash ?? NO_PREV };
	return { ...linked, hash: entryHash(linked) };
}

export type ChainCheck = { ok: true } | { ok: false; seq: number; reason: string };

/**
 * Whether entries form one unbroken chain from entry 0: sequence without gaps, hashes that hold, time
 * that never falls, `attempt.open` first and accepted only there, nothing after a hand-in.
 */
export function checkChain(entries: readonly Entry[]): ChainCheck {
	let last: Entry | undefined;
	let isHandedIn = false;
	for (const [index, entry] of entries.entries()) {
		const reason = linkFault(last, entry, index, isHandedIn);
		if (reason) return { ok: false, seq: index, reason };
		if (entry.type === 'attempt.hand-in' && entry.workflow === ATTEMPT && entry.ok)
			isHandedIn = true;
		last = entry;
	}
	return entries.length > 0 ? { ok: true } : { ok: false, seq: 0, reason: 'the log is empty' };
}

function linkFault(
	last: Entry | undefined,
	entry: Entry,
	index: number,
	isHandedIn: boolean
): string | undefined {
	if (entry.seq !== index) return `entry ${index} says it is number ${entry.seq}`;
	// A refused second opening is an ordinary refusal.
	const isOpening = entry.workflow === ATTEMPT && entry.type === 'attempt.open' && entry.ok;
	if (isOpening !== (index === 0))
		return index === 0
			? 'the first entry is not attempt.open'
			: `entry ${index} opens the attempt again`;
	if (entry.prev !== (last?.hash ?? NO_PREV))
		return `entry ${index} does not follow the one before it`;
	if (entry.hash !== entryHash(entry)) return `entry ${index} was changed after it was written`;
	if (last && entry.at < last.at) return `simulated time falls at entry ${index}`;
	if (last && entry.worked < last.worked) return `worked time falls at entry ${index}`;
	if (isHandedIn) return `entry ${index} comes after the hand-in`;
	return undefined;
}

/** The longest head of a list that is a valid chain; empty when even the first entry is not. */
export function longestValid(entries: readonly Entry[]): Entry[] {
	const check = checkChain(entries);
	return check.ok ? [...entries] : entries.slice(0, check.seq);
}

/** NDJSON, one canonical entry a line, with a newline after the last. */
export function toLines(entries: readonly Entry[]): string {
	return entries.map((entry) => `${canonical(entry)}\n`).join('');
}

/**
 * Reads NDJSON into entries of the right shape; the chain is `checkChain`'s to judge. Throws
 * InputFault with the line.
 */
export function fromLines(text: string, name: string): Entry[] {
	if (text.length > LIMITS.attempt)
		throw new InputFault(name, '', `it is larger than ${LIMITS.attempt / 1e6} MB`);
	const lines = text.split('\n');
	if (lines.at(-1) === '') lines.pop();
	else throw new InputFault(name, `line ${lines.length}`, 'the last line is cut off');
	return lines.map((line, index) => readEntry(line, name, index));
}

/** Like `fromLines`, but what a torn write left behind ends the list instead of refusing it. */
export function fromTornLines(text: string): Entry[] {
	const entries: Entry[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		try {
			entries.push(readEntry(line, 'copy', index));
		} catch (fault) {
			if (fault instanceof InputFault) return entries;
			throw fault;
		}
	}
	return entries;
}

function readEntry(line: string, name: string, index: number): Entry {
	const where = `line ${index + 1}`;
	let value: unknown;
	try {
		value = readJson(line, { name, maxBytes: LIMITS.attempt });
	} catch (fault) {
		if (fault instanceof InputFault) throw new InputFault(name, where, fault.reason);
		throw fault;
	}
	return parseEntry(value, name, where);
}

/** An entry of the right shape from parsed JSON. Throws InputFault that says what is wrong where. */
export function parseEntry(value: unknown, name: string, where: string): Entry {
	const parsed = entrySchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const issue = describeIssues(parsed.error, value);
	throw new InputFault(name, `${where}${issue.path ? `.${issue.path}` : ''}`, issue.reason);
}

/** Entry 0's data. Throws when the list does not begin with an opening. */
export function openingOf(entries: readonly Entry[]): Opening {
	const first = entries[0];
	const parsed = first && readAttemptAction(first.type, first.data);
	if (!parsed?.success || parsed.data.type !== 'attempt.open')
		throw new TypeError('a log begins with attempt.open');
	return parsed.data.data;
}

/**
 * A foreign log made ready for replay: every action checked against its workflow's schema, old shapes
 * lifted. Comes after `checkChain`, since a lifted entry no longer has the data its hash covers. Throws
 * InputFault naming the entry.
 */
export function readActions(
	entries: readonly Entry[],
	workflows: readonly Workflow[],
	name: string
): Entry[] {
	const first = entries[0];
	if (first?.workflow !== ATTEMPT || first.type !== 'attempt.open')
		throw new InputFault(
			name,
			'entry 0',
			`found ${first ? first.type : 'nothing'}, expected attempt.open`
		);
	const refuse = (where: string, fault: { path: string; reason: string }): never => {
		throw new InputFault(name, `${where}${fault.path ? `.${fault.path}` : ''}`, fault.reason);
	};
	const openingFault = actionFault(first, workflows);
	if (openingFault) refuse('entry 0 (attempt.open)', openingFault);
	const stored = openingOf(entries).workflows;
	for (const workflow of workflows) {
		const from = versionIn(stored, workflow);
		if (from > workflow.version)
			throw new InputFault(
				name,
				`workflow ${workflow.name}`,
				`found version ${from}, expected ${workflow.version} at most: a newer Preceptor wrote this`
			);
	}
	return entries.map((entry) => {
		const where = `entry ${entry.seq} (${entry.type})`;
		const workflow = workflows.find((known) => known.name === entry.workflow);
		let lifted = entry;
		try {
			if (workflow) lifted = upcast(workflow, entry, versionIn(stored, workflow));
		} catch {
			throw new InputFault(name, where, 'its old shape cannot be lifted to the present one');
		}
		const fault = actionFault(lifted, workflows);
		return fault ? refuse(where, fault) : lifted;
	});
}

/**
 * What is wrong with the shape of an action, as a place in it and a reason; nothing when its workflow's
 * schema takes it. What fails here never becomes an entry.
 */
export function actionFault(
	action: Action,
	workflows: readonly Workflow[]
): { path: string; reason: string } | undefined {
	const { type, data } = action;
	const workflow = workflows.find((known) => known.name === action.workflow);
	if (!workflow && action.workflow !== ATTEMPT)
		return { path: '', reason: `the workflow "${action.workflow}" is not known here` };
	const parsed = workflow
		? workflow.actionSchema.safeParse({ type, data })
		: readAttemptAction(type, data);
	return parsed.success ? undefined : describeIssues(parsed.error, { type, data });
}

/** A workflow the opening does not name is not part of the scenario: its actions were all refused. */
function versionIn(stored: Opening['workflows'], workflow: Workflow): number {
	return Object.hasOwn(stored, workflow.name)
		? (stored[workflow.name] ?? workflow.version)
		: workflow.version;
}

function upcast(workflow: Workflow, entry: Entry, from: number): Entry {
	let action: { type: string; data: Entry['data'] } = { type: entry.type, data: entry.data };
	for (const upcaster of workflow.upcasters)
		if (upcaster.from >= from) action = upcaster.up(action);
	return action.data === entry.data && action.type === entry.type ? entry : { ...entry, ...action };
}
