/**
 * What every pack is wrapped in: the four letters PPCK, a format version, a head in JSON (what it
 * is, of which edition, how many rows), the SHA-256 of the body, the body. The same content always
 * gives the same bytes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { CODE_SYSTEMS, type Edition } from '$lib/codes/model';
import { InputFault } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { ByteReader, ByteWriter } from './bytes';

const MAGIC = [0x50, 0x50, 0x43, 0x4b];
const FORMAT = 1;
const DIGEST = 32;

export const PACK_KINDS = ['names', 'notes', 'pcs-tables', 'lists', 'index', 'search'] as const;
export type PackKind = (typeof PACK_KINDS)[number];

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const editionSchema = z.strictObject({
	id: z.string(),
	system: z.enum(CODE_SYSTEMS),
	title: z.string(),
	from: civil,
	to: civil,
	kind: z.enum(['official', 'teaching', 'own']),
	codes: z.int().min(0)
});
const headSchema = z.strictObject({
	kind: z.enum(PACK_KINDS),
	edition: editionSchema,
	counts: z.record(z.string(), z.int().min(0)),
	sources: z.array(z.strictObject({ file: z.string(), sha256: z.string() }))
});

export interface PackHead {
	readonly kind: PackKind;
	readonly edition: Edition;
	/** Rows by what they are: `valid`, `headers`, `notes` ... */
	readonly counts: Readonly<Record<string, number>>;
	/** The files it was made from, with the hash of each as it was given. */
	readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

export interface Pack {
	readonly head: PackHead;
	readonly body: Uint8Array;
}

export function wrapPack({ head, body }: Pack): Uint8Array {
	const { id, system, title, from, to, kind, codes } = head.edition;
	const counts = Object.entries(head.counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
	const text = JSON.stringify({
		kind: head.kind,
		edition: { id, system, title, from, to, kind, codes },
		counts: Object.fromEntries(counts),
		sources: head.sources.map(({ file, sha256: hash }) => ({ file, sha256: hash }))
	});
	const writer = new ByteWriter();
	writer.raw(Uint8Array.from(MAGIC));
	writer.byte(FORMAT);
	writer.text(text);
	writer.raw(sha256(body));
	writer.block(body);
	return writer.end();
}

/** A pack with the SHA-256 that its body is said to have. */
export interface ReadPack extends Pack {
	readonly digest: Uint8Array;
}

/** `openPack`, or `readPack` where the bytes were checked as they came in. */
export type PackOpener = (bytes: Uint8Array, name: string, expected?: PackKind) => Pack;

/** Opens a pack and checks that it is whole. Throws InputFault with the reason. */
export function openPack(bytes: Uint8Array, name: string, expected?: PackKind): Pack {
	const pack = readPack(bytes, name, expected);
	checkDigest(pack, sha256(pack.body), name);
	return pack;
}

/**
 * Opens a pack without hashing its body, which for a whole edition takes longer than opening the
 * book: for bytes whose owner has checked them already. Throws InputFault with the reason.
 */
export function readPack(bytes: Uint8Array, name: string, expected?: PackKind): ReadPack {
	const fault = (reason: string): InputFault => new InputFault(name, '', reason);
	if (MAGIC.some((byte, at) => bytes[at] !== byte))
		throw fault('does not begin with PPCK, expected a code pack');
	if (bytes[4] !== FORMAT) throw fault(`found pack format ${String(bytes[4])}, expected ${FORMAT}`);
	const reader = new ByteReader(bytes.subarray(5));
	let text: string;
	let digest: Uint8Array;
	let body: Uint8Array;
	try {
		text = reader.text();
		digest = reader.raw(DIGEST);
		body = reader.block();
	} catch {
		throw fault('the pack is cut short');
	}
	if (!reader.isDone) throw fault('found bytes after the end of the pack');
	const head = headOf(text);
	if (!head) throw fault('the head of the pack is damaged');
	if (expected && head.kind !== expected)
		throw fault(`found a pack of ${head.kind}, expected one of ${expected}`);
	return { head, body, digest };
}

/** The SHA-256 of the body of a pack in hexadecimal digits, as the pack has it. */
export function digestText({ digest }: ReadPack): string {
	return bytesToHex(digest);
}

/** Holds the SHA-256 that the body of a pack has against the one it should have. Throws InputFault. */
export function checkDigest({ digest }: ReadPack, actual: Uint8Array, name: string): void {
	if (actual.length !== DIGEST || digest.some((byte, at) => actual[at] !== byte))
		throw new InputFault(name, '', 'the pack is damaged: its content does not match its SHA-256');
}

function headOf(text: string): PackHead | null {
	try {
		return readHead(JSON.parse(text));
	} catch {
		return null;
	}
}

/** The head of a pack that was kept apart from it, or null for what is none. */
export function readHead(value: unknown): PackHead | null {
	return headSchema.safeParse(value).data ?? null;
}

/** Runs a reading of a body; what cannot be read is a fault of the file, not of the program. */
export function reading<T>(name: string, read: () => T): T {
	try {
		return read();
	} catch (fault) {
		if (fault instanceof RangeError || fault instanceof TypeError)
			throw new InputFault(name, '', `the pack cannot be read (${fault.message})`);
		throw fault;
	}
}
