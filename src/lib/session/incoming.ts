/**
 * What comes in with a drop: files, and the files in a zip as course systems give out. Nothing is left
 * out without a word: what cannot be read is named with the reason, and the rest goes on.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { unzipSync } from 'fflate';
import { MAX_HAND_IN } from '$lib/classroom/hand-in';
import { sha256Hex } from '$lib/engine/canonical';

export interface Incoming {
	/** Without the folders it lay in. */
	readonly name: string;
	/** Bytes; of a file in a zip what the zip says. */
	readonly size: number;
	/** Why it is not read, where that is known before; else null. */
	readonly refusal: string | null;
	/** Throws when it cannot be read. */
	read(): Promise<Uint8Array<ArrayBuffer>>;
	/** 64 hex digits that another file which is not read does not have. Throws when it cannot be read. */
	mark(): Promise<string>;
}

/** The bytes of a file, or why there are none with digits to know the file by. */
export type ReadFile =
	{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly id: string; readonly why: string };

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** A zip of a class: its bytes, the files and folders in it, and bytes that are taken out of it. */
export const ZIP_LIMITS = { packed: 100_000_000, entries: 4000, unpacked: 400_000_000 };

const TOO_LARGE = `it is larger than ${MAX_HAND_IN / 1e6} MB, so it was not read`;
const UNPACK = 'unpack it and drop the files';

/** The file itself, or the files in a zip. */
export async function openIncoming(file: File): Promise<Incoming[]> {
	const itself: Incoming = {
		name: file.name,
		size: file.size,
		refusal: file.size > MAX_HAND_IN ? TOO_LARGE : null,
		read: async () => new Uint8Array(await file.arrayBuffer()),
		mark: () => markOf(file)
	};
	if (!file.name.toLowerCase().endsWith('.zip')) return [itself];
	if (file.size > ZIP_LIMITS.packed) {
		const refusal = `it is a zip of more than ${ZIP_LIMITS.packed / 1e6} MB, so it was not opened; ${UNPACK}`;
		return [{ ...itself, refusal }];
	}
	let zip: Uint8Array<ArrayBuffer>;
	try {
		zip = await itself.read();
	} catch {
		return [itself];
	}
	if (!ZIP.every((byte, place) => zip[place] === byte)) return [itself];
	const members = membersOf(zip);
	if (typeof members === 'string') return [{ ...itself, refusal: members }];
	return members.length > 0 ? incomingOf(zip, members) : [itself];
}

/** Reads a file that came in. Never throws. */
export async function readIncoming({
	name,
	size,
	refusal,
	read,
	mark
}: Incoming): Promise<ReadFile> {
	const unread = async (why: string): Promise<ReadFile> => {
		const id = await mark().catch(() => sha256Hex(`${name} ${size}`));
		return { id, why };
	};
	if (refusal !== null) return unread(refusal);
	try {
		const bytes = await read();
		return bytes.length > MAX_HAND_IN ? await unread(TOO_LARGE) : { bytes };
	} catch (fault) {
		return unread(fault instanceof DamagedMember ? fault.message : UNREADABLE);
	}
}

const UNREADABLE = 'the browser could not read the file';

class DamagedMember extends Error {}

/** Of a file too large to be read whole, its length and both ends; they hold all of one twice the size. */
async function markOf(file: File): Promise<string> {
	const ends = new Blob([file.slice(0, MAX_HAND_IN), file.slice(-MAX_HAND_IN)]);
	return sha256Hex(`${file.size} ${await digestOf(await ends.arrayBuffer())}`);
}

/** By the browser itself: bytes by the dozen MB would hold up the page. */
async function digestOf(bytes: BufferSource): Promise<string> {
	return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

interface Member {
	readonly path: string;
	readonly size: number;
	/** Its number in the zip: two may have one path. */
	readonly place: number;
}

/** Lists a zip, or says why it cannot be opened. */
function membersOf(zip: Uint8Array): Member[] | string {
	const members: Member[] = [];
	let entries = 0;
	try {
		unzipSync(zip, {
			filter: ({ name: path, originalSize: size }) => {
				// Thrown, since the zip itself may claim any number of them.
				if (entries >= ZIP_LIMITS.entries) throw new RangeError('too many entries');
				if (!isNoFile(path)) members.push({ path, size, place: entries });
				entries += 1;
				return false;
			}
		});
	} catch {
		return entries >= ZIP_LIMITS.entries
			? `the zip holds more than ${ZIP_LIMITS.entries} files and folders, so it was not opened; ${UNPACK}`
			: 'the zip is damaged, so nothing in it could be read';
	}
	return members;
}

/** Folders, and what macOS puts beside the files of a zip. */
function isNoFile(path: string): boolean {
	return path.endsWith('/') || /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path);
}

function incomingOf(zip: Uint8Array<ArrayBuffer>, members: readonly Member[]): Incoming[] {
	let digest: Promise<string> | undefined;
	let unpacked = 0;
	return members.map(({ path, size, place }): Incoming => {
		let refusal: string | null = null;
		if (size > MAX_HAND_IN) refusal = TOO_LARGE;
		else {
			unpacked += size;
			if (unpacked > ZIP_LIMITS.unpacked)
				refusal = `the zip holds more than ${ZIP_LIMITS.unpacked / 1e6} MB, so this file was not read; ${UNPACK}`;
		}
		return {
			name: path.split('/').at(-1) ?? path,
			size,
			refusal,
			read: async () => unpack(zip, place),
			mark: async () => {
				digest ??= digestOf(zip);
				return sha256Hex(`${await digest} ${place}`);
			}
		};
	});
}

/** One file at a time: a damaged one takes no other with it, and they are never all in memory. */
function unpack(zip: Uint8Array<ArrayBuffer>, place: number): Uint8Array<ArrayBuffer> {
	let at = -1;
	try {
		const [content] = Object.values(unzipSync(zip, { filter: () => (at += 1) === place }));
		if (content) return new Uint8Array(content);
	} catch {
		// Said below.
	}
	throw new DamagedMember('it is damaged in the zip, or packed in a way that is not read here');
}
