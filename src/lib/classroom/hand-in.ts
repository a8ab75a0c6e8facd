/**
 * The hand-in file: a line that says what it is, a signed header, and the log as gzipped NDJSON, whose
 * bytes the header pins. README.md of this folder describes it for other programs.
 */
import { gzipSync, strToU8 } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MAX_ENTRIES, checkChain, fromLines, openingOf, toLines } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { gunzip } from '$lib/parse/gunzip';
import { InputFault, LIMITS, refuseSize } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { hashSchema, idSchema, nonceSchema, scenarioIdSchema, timeSchema } from './assignment';
import { openCompact, signCompact, type SignedKind } from './compact';
import { magicOf, splitLines } from './file-lines';
import { publicKeySchema, type KeyPair } from './keys';
import type { HandInHeader } from './model';

export const HAND_IN_SUFFIX = '.preceptor-handin';
/** Bytes a hand-in file may have; its log has no more when it is unpacked. */
export const MAX_HAND_IN = LIMITS.attempt;

const MAGIC = magicOf('HAND-IN', 1);

const pointsSchema = z.number().min(-100_000).max(100_000);

const headerSchema: z.ZodType<HandInHeader> = z.strictObject({
	format: z.literal('preceptor-hand-in'),
	version: z.literal(1),
	assignment: z.strictObject({ id: idSchema, nonce: nonceSchema }).nullable(),
	attempt: idSchema,
	scenario: scenarioIdSchema,
	scenarioVersion: z.int().min(1),
	contentHash: hashSchema,
	keyHash: hashSchema.nullable(),
	variant: z.string().min(1).max(100).nullable(),
	mode: z.enum(['guided', 'practice', 'exam']),
	learner: z.string().min(1).max(64),
	name: z.string().min(1).max(120),
	build: z.string().max(100),
	count: z.int().min(1).max(MAX_ENTRIES),
	head: hashSchema,
	log: z.strictObject({ bytes: z.int().min(1).max(MAX_HAND_IN), sha256: hashSchema }),
	claimed: z.strictObject({ earned: pointsSchema, possible: pointsSchema }).nullable(),
	created: timeSchema,
	key: publicKeySchema
});

export const HAND_IN: SignedKind<HandInHeader> = {
	format: 'preceptor-hand-in',
	version: 1,
	what: 'a hand-in',
	maxBytes: 20_000,
	schema: headerSchema
};

/** What the log does not say of itself. */
export interface HandInFields {
	/** The name the learner hands in under. */
	readonly name: string;
	readonly claimed: HandInHeader['claimed'];
	/** UTC, ISO 8601. */
	readonly created: string;
}

/** The header of a log that was handed in, and the gzip bytes it pins. */
export function draftHandIn(
	{ name, claimed, created }: HandInFields,
	entries: readonly Entry[],
	key: HandInHeader['key']
): { header: HandInHeader; log: Uint8Array } {
	const opening = openingOf(entries);
	const log = gzipSync(strToU8(toLines(entries)), { level: 6, mtime: 0 });
	const header: HandInHeader = {
		format: 'preceptor-hand-in',
		version: 1,
		assignment: opening.assignment,
		attempt: opening.attempt,
		scenario: opening.scenario,
		scenarioVersion: opening.version,
		contentHash: opening.contentHash,
		keyHash: opening.keyHash,
		variant: opening.variant,
		mode: opening.mode,
		learner: opening.learner,
		name,
		build: opening.build,
		count: entries.length,
		head: entries.at(-1)?.hash ?? '',
		log: { bytes: log.length, sha256: bytesToHex(sha256(log)) },
		claimed,
		created,
		key
	};
	return { header, log };
}

/** Signs a header and puts its log behind it; nothing is checked but the header's shape. */
export async function packHandIn(
	header: HandInHeader,
	log: Uint8Array,
	pair: KeyPair
): Promise<Uint8Array<ArrayBuffer>> {
	const head = strToU8(`${MAGIC}\n${await signCompact(HAND_IN, header, pair)}\n`);
	const file = new Uint8Array(head.length + log.length);
	file.set(head);
	file.set(log, head.length);
	return file;
}

/**
 * The file of an attempt that was handed in: the same attempt, fields and key give the same bytes.
 * Throws TypeError when the log does not begin with an opening or the file would be too large.
 */
export async function writeHandIn(
	fields: HandInFields,
	entries: readonly Entry[],
	pair: KeyPair
): Promise<Uint8Array<ArrayBuffer>> {
	const { header, log } = draftHandIn(fields, entries, pair.publicKey);
	return packHandIn(header, log, pair);
}

/** A file taken apart; nothing is believed yet but its shape. */
export interface HandInParts {
	readonly header: HandInHeader;
	/** Whether the key in the header signed it. */
	readonly isSigned: boolean;
	/** The gzip bytes as they stand in the file. */
	readonly log: Uint8Array;
	/** Whether those are the bytes the header pins. */
	readonly isPinned: boolean;
}

/**
 * Takes a file apart. Throws InputFault when it is not a hand-in, from a newer Preceptor, too large, or
 * its header cannot be read.
 */
export async function openHandIn(bytes: Uint8Array, file: string): Promise<HandInParts> {
	if (bytes.length > MAX_HAND_IN) refuseSize(bytes.length, { name: file, maxBytes: MAX_HAND_IN });
	const { line, rest: log } = splitLines(bytes, MAGIC, HAND_IN, file);
	const { value: header, isSigned } = await openCompact(HAND_IN, line, file);
	const isPinned = log.length === header.log.bytes && bytesToHex(sha256(log)) === header.log.sha256;
	return { header, isSigned, log, isPinned };
}

/** The entries in a log's gzip bytes, each of the right shape. Throws InputFault. */
export function unpackLog(log: Uint8Array, file: string): Entry[] {
	const bytes = gunzip(log, { name: file, maxBytes: LIMITS.attempt, what: 'a log' });
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new InputFault(file, 'log', 'not UTF-8 text');
	}
	return fromLines(text, file);
}

/**
 * A hand-in whose signature, pins and chain hold. Nothing is replayed: that is `verifyHandIn`'s. Throws
 * InputFault naming the file and the first thing that does not hold.
 */
export async function readHandIn(
	bytes: Uint8Array,
	file: string
): Promise<{ header: HandInHeader; entries: Entry[] }> {
	const { header, isSigned, log, isPinned } = await openHandIn(bytes, file);
	if (!isSigned)
		throw new InputFault(file, 'signature', 'the header was changed after it was signed');
	if (!isPinned) throw new InputFault(file, 'log', 'the log is not the one that was signed');
	const entries = unpackLog(log, file);
	const chain = checkChain(entries);
	if (!chain.ok) throw new InputFault(file, `entry ${chain.seq}`, chain.reason);
	if (entries.length !== header.count || entries.at(-1)?.hash !== header.head)
		throw new InputFault(file, 'log', 'the log does not end where the header says');
	return { header, entries };
}

/** `ama-okafor-first-orders-1f3c9a.preceptor-handin`: name, scenario and the first digits of the head. */
export function handInName({ name, scenario, head }: HandInHeader): string {
	const slug = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 40);
	const [, task = scenario] = scenario.split('/');
	return `${[slug, task, head.slice(0, 6)].filter(Boolean).join('-')}${HAND_IN_SUFFIX}`;
}
