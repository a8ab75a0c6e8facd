/** Sorts what a publisher or a folder offers into files we can read, unpacking where need be. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { identify, type FileKind } from '$lib/codes/read/identify';
import { decodeBlocks } from '$lib/codes/read/text';
import { headOf, unpack } from '$lib/codes/read/unpack';
import { InputFault } from '$lib/parse/json';

export interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface KnownFile {
	readonly kind: FileKind;
	/** Id of the edition it is of. */
	readonly edition: string;
	readonly name: string;
	/** Of the file as it was given, packed or not. */
	readonly sha256: string;
	/** Its text, unpacked while it is taken. Throws InputFault. */
	text(): Iterable<string>;
}

export interface SortedFiles {
	readonly known: readonly KnownFile[];
	/** What was left out, and why, in one sentence. */
	readonly left: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Judges every file, and every file inside an archive. One that cannot be used never stops the
 * others; of two files of the same kind and edition a derived one gives way.
 */
export function sortFiles(files: readonly GivenFile[]): SortedFiles {
	const known = new Map<string, KnownFile>();
	const left: { name: string; why: string }[] = [];
	for (const { name, bytes } of files) {
		const hash = bytesToHex(sha256(bytes));
		try {
			for (const file of unpack(name, bytes)) {
				try {
					const { kind, edition } = identify(file.name, headOf(file));
					const isXml = kind.endsWith('tabular') || file.name.toLowerCase().endsWith('.xml');
					const encoding = isXml ? 'utf-8' : 'utf-8-or-windows-1252';
					const text = (): Iterable<string> => decodeBlocks(file.name, file.chunks(), encoding);
					const next = { kind, edition, name: file.name, sha256: hash, text };
					const before = known.get(`${kind} ${edition}`);
					const [kept, dropped] =
						before && /derived/.test(file.name) ? [before, next] : [next, before];
					if (dropped)
						left.push({ name: dropped.name, why: `${kept.name} is of the same edition` });
					known.set(`${kind} ${edition}`, kept);
				} catch (fault) {
					if (!(fault instanceof InputFault)) throw fault;
					left.push({ name: file.name, why: fault.reason });
				}
			}
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			left.push({ name, why: fault.reason });
		}
	}
	return { known: [...known.values()], left };
}
