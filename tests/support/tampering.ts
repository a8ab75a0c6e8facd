/**
 * What somebody could do to a hand-in before it is given back. Each way is named as the test that the
 * instructor's page has to pass; none of them needs the learner's key, which never leaves the browser.
 */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openHandIn, packHandIn } from '$lib/classroom/hand-in';
import { keyPairFromSeed, seedOf } from '$lib/classroom/keys';
import type { HandInHeader } from '$lib/classroom/model';
import { entryHash, fromLines, toLines } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';

export interface Tampering {
	/** A slug, for the file name. */
	readonly name: string;
	/** What the page has to say of it. */
	readonly says: RegExp;
	tamper(file: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** The file with its parts changed, under a signature of the forger's own key. */
async function forged(
	file: Uint8Array,
	change: (parts: { header: HandInHeader; entries: Entry[] }) => {
		header: HandInHeader;
		entries: readonly Entry[];
	}
): Promise<Uint8Array> {
	const { header, log } = await openHandIn(file, 'hand-in');
	const entries = fromLines(strFromU8(gunzipSync(log)), 'hand-in');
	const changed = change({ header, entries });
	const forger = await keyPairFromSeed(seedOf('forger'));
	const bytes = gzipSync(strToU8(toLines(changed.entries)), { level: 6, mtime: 0 });
	const last = changed.entries.at(-1);
	return packHandIn(
		{
			...changed.header,
			count: changed.entries.length,
			head: last?.hash ?? '',
			log: { bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) },
			key: forger.publicKey
		},
		bytes,
		forger
	);
}

const replaced = (entries: readonly Entry[], at: number, entry: Entry) =>
	entries.map((held, index) => (index === at ? entry : held));

export const TAMPERINGS: readonly Tampering[] = [
	{
		name: 'one-bit-of-the-log',
		says: /log|changed|signed/i,
		tamper: (file) => {
			const bytes = Uint8Array.from(file);
			const at = bytes.length - 40;
			bytes[at] = (bytes[at] ?? 0) ^ 1;
			return bytes;
		}
	},
	{
		name: 'cut-off',
		says: /cut|bytes|signed/i,
		tamper: (file) => file.slice(0, file.length - 25)
	},
	{
		name: 'a-better-mark-claimed',
		says: /header was changed after it was signed/i,
		tamper: (file) => {
			const text = strFromU8(file, true);
			const [magic = '', jws = ''] = text.split('\n', 2);
			const [head = '', payload = '', signature = ''] = jws.split('.');
			const header = JSON.parse(Buffer.from(payload, 'base64url').toString()) as HandInHeader;
			const better = JSON.stringify({ ...header, claimed: { earned: 99, possible: 99 } });
			const forgedJws = `${head}.${Buffer.from(better).toString('base64url')}.${signature}`;
			const rest = file.slice(magic.length + jws.length + 2);
			return new Uint8Array([...strToU8(`${magic}\n${forgedJws}\n`), ...rest]);
		}
	},
	{
		name: 'two-steps-swapped',
		says: /entry \d+/i,
		tamper: (file) =>
			forged(file, ({ header, entries }) => {
				const [first, second] = [entries[1], entries[2]];
				if (!first || !second) throw new Error('the attempt is too short to be tampered with');
				return { header, entries: replaced(replaced(entries, 1, second), 2, first) };
			})
	},
	{
		name: 'work-of-another-assignment',
		says: /nonce|assignment/i,
		tamper: (file) =>
			forged(file, ({ header, entries }) => {
				// The log's opening is given another nonce and the whole chain is hashed anew.
				let prev = '0'.repeat(64);
				const rehashed = entries.map((entry) => {
					const opening = entry.data['assignment'];
					const data =
						entry.seq === 0 && typeof opening === 'object' && opening !== null
							? { ...entry.data, assignment: { ...opening, nonce: 'of-another-assignment' } }
							: entry.data;
					const next = { ...entry, data, prev };
					const hash = entryHash(next);
					prev = hash;
					return { ...next, hash };
				});
				return { header, entries: rehashed };
			})
	}
];
