/**
 * Opens what a publisher offers: a plain file, a gzip or a zip with files inside. Unpacked in small
 * steps, so that only the packed bytes are ever held, and with caps on size and growth, so that a
 * file made to fill the memory is refused on the way.
 */
import { Gunzip, Inflate } from 'fflate';
import { InputFault } from '$lib/parse/json';

const MB = 1024 * 1024;

export const UNPACK_LIMITS = {
	/** Bytes as they come; the largest official archive is about 30 MB. */
	packed: 150 * MB,
	/** Bytes of one file unpacked; the largest official text is 15 MB. */
	unpacked: 200 * MB,
	/** Times a file may grow, from a megabyte on; order files grow 11-fold, PCS tables 30-fold. */
	ratio: 150,
	entries: 400
} as const;

const STEP = 16 * 1024;

/** One file inside, or the file itself. */
export interface Unpacked {
	/** The file's own name, without folder and without `.gz`. */
	readonly name: string;
	/** Its bytes in order, unpacked while they are taken. Throws InputFault. */
	chunks(): Iterable<Uint8Array>;
}

/** The files in `bytes`, in the order of the archive. Throws InputFault. */
export function unpack(name: string, bytes: Uint8Array): Unpacked[] {
	if (bytes.length > UNPACK_LIMITS.packed)
		throw new InputFault(name, '', `found ${megabytes(bytes.length)}, expected at most 150 MB`);
	if (bytes.length === 0) throw new InputFault(name, '', 'the file is empty');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes[0] === 0x1f && bytes[1] === 0x8b)
		return [{ name: baseName(name).replace(/\.gz$/i, ''), chunks: () => gunzipped(name, bytes) }];
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return zipEntries(name, bytes, view);
	return [{ name: baseName(name), chunks: () => slices(bytes) }];
}

/** The first bytes of a file, to judge it by. */
export function headOf(file: Unpacked, length = 8192): Uint8Array {
	const head = new Uint8Array(length);
	let held = 0;
	for (const chunk of file.chunks()) {
		const taken = chunk.subarray(0, length - held);
		head.set(taken, held);
		held += taken.length;
		if (held >= length) break;
	}
	return head.subarray(0, held);
}

function baseName(path: string): string {
	return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 4 * STEP) yield bytes.subarray(at, at + 4 * STEP);
}

/** Feeds a fflate stream step by step and checks growth and, at the end, length and checksum. */
function* inflated(
	name: string,
	packed: Uint8Array,
	stream: Pick<Inflate, 'push' | 'ondata'>,
	expected: () => { readonly size: number; readonly crc: number }
): Generator<Uint8Array> {
	let queue: Uint8Array[] = [];
	let size = 0;
	let crc = -1;
	stream.ondata = (chunk) => {
		queue.push(chunk);
	};
	for (let at = 0; at < packed.length; at += STEP) {
		const end = Math.min(packed.length, at + STEP);
		try {
			stream.push(packed.subarray(at, end), end === packed.length);
		} catch (fault) {
			const why = fault instanceof Error ? fault.message : String(fault);
			throw new InputFault(name, '', `the packed data is torn or cut short (${why})`);
		}
		for (const chunk of queue) {
			size += chunk.length;
			if (size > UNPACK_LIMITS.unpacked || size > Math.max(MB, end * UNPACK_LIMITS.ratio)) {
				const reason = `grows to over ${megabytes(size)} from ${end} bytes, expected at most`;
				throw new InputFault(name, '', `${reason} 200 MB and ${UNPACK_LIMITS.ratio}-fold`);
			}
			crc = crc32(crc, chunk);
			yield chunk;
		}
		queue = [];
	}
	const whole = expected();
	if (size % 2 ** 32 !== whole.size || ~crc >>> 0 !== whole.crc)
		throw new InputFault(name, '', 'the packed data is torn: its length or checksum is wrong');
}

function gunzipped(name: string, bytes: Uint8Array): Generator<Uint8Array> {
	if (bytes.length < 20) throw new InputFault(name, '', 'the packed data is cut short');
	const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
	return inflated(name, bytes, new Gunzip(), () => ({
		crc: end.getUint32(0, true),
		size: end.getUint32(4, true)
	}));
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Files by the directory at the end of the archive, which a cut-off archive has lost. */
function zipEntries(name: string, bytes: Uint8Array, view: DataView): Unpacked[] {
	let end = bytes.length - 22;
	const stop = Math.max(0, bytes.length - 22 - 65_535);
	while (end >= stop && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
	if (end < stop)
		throw new InputFault(name, '', 'the zip archive is cut short: its directory is missing');
	const count = view.getUint16(end + 10, true);
	if (count > UNPACK_LIMITS.entries)
		throw new InputFault(name, '', `found ${count} files, expected at most 400`);
	const torn = (): InputFault => new InputFault(name, '', 'the directory of the zip is torn');
	const files: Unpacked[] = [];
	let at = view.getUint32(end + 16, true);
	for (let i = 0; i < count; i++) {
		if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw torn();
		const flags = view.getUint16(at + 8, true);
		const method = view.getUint16(at + 10, true);
		const crc = view.getUint32(at + 16, true);
		const packedSize = view.getUint32(at + 20, true);
		const size = view.getUint32(at + 24, true);
		const nameLength = view.getUint16(at + 28, true);
		const local = view.getUint32(at + 42, true);
		const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		if (path.endsWith('/') || path.startsWith('__MACOSX/')) continue;
		const within = `${name} > ${path}`;
		if (local + 30 > bytes.length) throw torn();
		const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
		files.push({
			name: baseName(path),
			chunks() {
				if (flags & 1) throw new InputFault(within, '', 'the file is locked with a password');
				if (method !== 0 && method !== 8)
					throw new InputFault(within, '', `is packed in way ${method}, expected 0 or 8`);
				if (start + packedSize > bytes.length)
					throw new InputFault(within, '', 'the packed data is cut short');
				const packed = bytes.subarray(start, start + packedSize);
				if (method === 0) return slices(packed);
				return inflated(within, packed, new Inflate(), () => ({ size, crc }));
			}
		});
	}
	return files;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	return crc;
});

/** CRC-32 as in gzip and zip, begun with -1 and inverted at the end. */
function crc32(start: number, bytes: Uint8Array): number {
	let crc = start;
	for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
	return crc;
}

const megabytes = (size: number): string => `${Math.ceil(size / MB)} MB`;
