/** The hand-in file: what is written is read, and nothing else is. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainEntry, toLines } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { draftHandIn, handInName, packHandIn, readHandIn, writeHandIn } from './hand-in';
import { keyPairFromSeed, seedOf } from './keys';
import type { HandInHeader } from './model';

const ama = await keyPairFromSeed(seedOf('ama'));
const FIELDS = { name: 'Ama Okafor', claimed: null, created: '2026-01-14T19:00:00.000Z' };

function logOf(length: number, isHandedIn = true): Entry[] {
	const entries: Entry[] = [];
	for (let seq = 0; seq < length; seq += 1) {
		const isLast = isHandedIn && seq === length - 1;
		const type = seq === 0 ? 'attempt.open' : isLast ? 'attempt.hand-in' : 'task.done';
		const data = seq === 0 ? OPENING : isLast ? {} : { task: `task-${seq}` };
		const at = seq * 1000;
		const wall = `2026-01-14T18:40:${String(seq % 60).padStart(2, '0')}.000Z`;
		const draft = { workflow: 'attempt', type, data, at, worked: at, wall, ok: true };
		entries.push(chainEntry(entries.at(-1), draft));
	}
	return entries;
}

const OPENING = {
	attempt: 'a1',
	scenario: 'order-entry/first-orders',
	version: 1,
	contentHash: 'a'.repeat(64),
	keyHash: 'b'.repeat(64),
	variant: null,
	seed: 0,
	mode: 'practice',
	role: 'nurse',
	build: 'test',
	workflows: { 'order-entry': 1 },
	assignment: null,
	learner: 'learner-1'
};

const entries = logOf(4);
const file = await writeHandIn(FIELDS, entries, ama);

async function refusal(bytes: Uint8Array): Promise<string> {
	try {
		await readHandIn(bytes, 'ama.preceptor-handin');
		return 'it was taken';
	} catch (fault) {
		if (fault instanceof InputFault) return fault.message;
		throw fault;
	}
}

/** A file whose header is signed with Ama's key whatever it says. */
async function signed(
	change: Partial<HandInHeader> & Record<string, unknown>,
	log?: Uint8Array
): Promise<Uint8Array> {
	const draft = draftHandIn(FIELDS, entries, ama.publicKey);
	return packHandIn({ ...draft.header, ...change }, log ?? draft.log, ama);
}

/** What a header says of other log bytes. */
function pinned(log: Uint8Array): Pick<HandInHeader, 'log'> {
	return { log: { bytes: log.length, sha256: bytesToHex(sha256(log)) } };
}

describe('a hand-in file', () => {
	it('is read back with the log it was written from', async () => {
		const { header, entries: read } = await readHandIn(file, 'ama');
		expect(read).toEqual(entries);
		expect(header).toMatchObject({ count: 4, head: entries[3]?.hash, key: ama.publicKey });
	});

	it('is read back whatever the log and the name', async () => {
		const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 2, max: 80 }), name, async (length, who) => {
				fc.pre(who.length <= 120);
				const log = logOf(length);
				const bytes = await writeHandIn({ ...FIELDS, name: who }, log, ama);
				const read = await readHandIn(bytes, 'one');
				expect(read.entries).toEqual(log);
				expect(read.header.name).toBe(who);
			}),
			{ numRuns: 40 }
		);
	});

	it('has the same bytes for the same log, fields and key', async () => {
		expect(await writeHandIn(FIELDS, entries, ama)).toEqual(file);
	});

	it('begins with a line that people can read', () => {
		expect(new TextDecoder('latin1').decode(file)).toMatch(/^PRECEPTOR-HAND-IN 1\neyJ/);
	});

	it('has a name made of who, what and which', async () => {
		const { header } = await readHandIn(file, 'ama');
		expect(handInName(header)).toBe(
			`ama-okafor-first-orders-${header.head.slice(0, 6)}.preceptor-handin`
		);
		expect(handInName({ ...header, name: '../..\\ "Ñandú" ' })).toMatch(/^nandu-first-orders-/);
	});
});

describe('a hand-in file is refused', () => {
	it('for any one bit that flips', async () => {
		const taken: number[] = [];
		for (let bit = 0; bit < file.length * 8; bit += 1) {
			const flipped = file.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			if ((await refusal(flipped)) === 'it was taken') taken.push(bit);
		}
		expect(taken).toEqual([]);
	});

	it('cut off at any byte', async () => {
		for (let end = 0; end < file.length; end += 1)
			expect(await refusal(file.subarray(0, end))).not.toBe('it was taken');
	});

	it('with a byte behind its end', async () => {
		expect(await refusal(Uint8Array.from([...file, 0]))).toContain('not the one that was signed');
	});

	it('when another key signs for the log', async () => {
		const ben = await keyPairFromSeed(seedOf('ben'));
		const { header, log } = draftHandIn(FIELDS, entries, ben.publicKey);
		const own = await packHandIn(header, log, ben);
		const mixed = new TextDecoder('latin1').decode(file).split('\n')[1] ?? '';
		const theirs = new TextDecoder('latin1').decode(own).split('\n')[1] ?? '';
		const [head, payload] = theirs.split('.');
		const line = `${head}.${payload}.${mixed.split('.')[2]}`;
		expect(
			await refusal(Buffer.concat([strToU8(`PRECEPTOR-HAND-IN 1\n${line}\n`), log]))
		).toContain('changed after it was signed');
	});
});

describe('a log that was changed and signed anew is refused for its chain', () => {
	const lines = toLines(entries).trimEnd().split('\n');
	const cases: readonly (readonly [string, string[], RegExp])[] = [
		['reordered', [0, 2, 1, 3].map((n) => lines[n] ?? ''), /entry 1/],
		['with a line dropped', [0, 2, 3].map((n) => lines[n] ?? ''), /entry 1/],
		['with a line twice', [0, 1, 1, 2, 3].map((n) => lines[n] ?? ''), /entry 2/],
		['with a word changed', lines.map((l) => l.replace('task-2', 'task-9')), /entry 2.*changed/],
		['without its opening', lines.slice(1), /entry 0/],
		['without its end', lines.slice(0, 3), /does not end where the header says/]
	];
	it.each(cases)('%s', async (_, changed, why) => {
		const log = gzipSync(strToU8(`${changed.join('\n')}\n`), { mtime: 0 });
		expect(await refusal(await signed(pinned(log), log))).toMatch(why);
	});
});

describe('a header is refused', () => {
	it('when it reaches for a prototype', async () => {
		const line = new TextDecoder('latin1').decode(file).split('\n')[1] ?? '';
		const [head = '', payload = '', end = ''] = line.split('.');
		const text = Buffer.from(payload, 'base64url')
			.toString()
			.replace('{', '{"__proto__":{"isAdmin":true},');
		const forged = [head, Buffer.from(text).toString('base64url'), end].join('.');
		expect(await refusal(strToU8(`PRECEPTOR-HAND-IN 1\n${forged}\n`))).toContain('__proto__');
	});

	it('when it names a scenario outside the folders', async () => {
		await expect(signed({ scenario: '../../etc' })).rejects.toThrow('not a hand-in');
	});

	it('when it is longer than one can be', async () => {
		const bytes = strToU8(`PRECEPTOR-HAND-IN 1\n${'a'.repeat(30_000)}\n`);
		expect(await refusal(bytes)).toContain('longer than one can be');
	});
});

describe('a foreign file is refused and named for what it seems to be', () => {
	const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]);
	it.each([
		['nothing', new Uint8Array(0), 'empty'],
		['a picture', png, 'PNG'],
		['a zip', zipSync({ 'one.preceptor-handin': file }), 'zip archive'],
		['a backup', gzipSync(strToU8('{"format":"preceptor-backup"}\n')), 'backup'],
		['text', strToU8('Dear teacher, here is my work'), 'does not begin with'],
		['an assignment', strToU8('eyJhbGciOiJFZERTQSJ9.e30.xx'), 'an assignment'],
		['feedback', strToU8('PRECEPTOR-FEEDBACK 1\nabc\n'), 'it is a feedback file'],
		['a newer file', strToU8('PRECEPTOR-HAND-IN 2\nabc\n'), 'made by a newer Preceptor'],
		['version 0', strToU8('PRECEPTOR-HAND-IN 0\nabc\n'), 'does not begin with'],
		['25 MB', new Uint8Array(25_000_000), 'too large']
	])('%s', async (_, bytes, why) => {
		expect(await refusal(bytes)).toContain(why);
	});

	it('a gzip bomb, stopped while it unpacks', async () => {
		const bomb = gzipSync(new Uint8Array(60_000_000), { level: 9, mtime: 0 });
		expect(bomb.length).toBeLessThan(100_000);
		expect(await refusal(await signed(pinned(bomb), bomb))).toContain('unpacks to more than 20 MB');
	});

	it('a log that is not gzip', async () => {
		const log = strToU8(toLines(entries));
		expect(await refusal(await signed(pinned(log), log))).toContain('not a gzip file');
	});
});
