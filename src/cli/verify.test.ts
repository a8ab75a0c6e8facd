/** What `verify` says of good hand-ins, and of bad ones in every way there is to be bad. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { assignmentFile, readAssignment, signAssignment } from '$lib/classroom/assignment';
import { draftHandIn, packHandIn, writeHandIn } from '$lib/classroom/hand-in';
import { keyPairFromSeed, seedOf, shortPrint } from '$lib/classroom/keys';
import type { Assignment, HandInHeader, Verified } from '$lib/classroom/model';
import { verifyHandIn, type VerifySources } from '$lib/classroom/verify';
import type { JsonObject } from '$lib/engine/canonical';
import { chainEntry, openingOf, toLines } from '$lib/engine/log';
import type { Entry, Opening } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder } from './disk';
import { runVerify } from './verify';

const ID = 'coding/clinic-visit-with-a-probable-diagnosis';
const OTHER = 'coding/wrist-fracture-after-a-fall';

async function workOf(id: string) {
	const texts = await readFolder(id);
	const scenario = readScenario(id, texts);
	const { keyHash } = readKey(id, texts, WORKFLOWS);
	const script = readAttemptScript('model', texts['attempts/model.json'] ?? '');
	const { entries } = runScript(scenario, script, keyHash, WORKFLOWS, 'model');
	return { texts, scenario, keyHash, entries };
}
const work = await workOf(ID);
const otherWork = await workOf(OTHER);

const teacher = await keyPairFromSeed(seedOf('teacher'));
const ama = await keyPairFromSeed(seedOf('ama'));
const ben = await keyPairFromSeed(seedOf('ben'));

const assignmentLine = await signAssignment(
	{
		id: 'week-3',
		nonce: 'abcdefghij0123456789',
		title: 'Week 3',
		note: '',
		teacher: 'R. Okonjo',
		scenarios: [
			{
				id: ID,
				version: work.scenario.version,
				contentHash: work.scenario.contentHash,
				variant: null,
				title: work.scenario.title
			}
		],
		mode: 'practice',
		opens: '2020-01-01T00:00:00.000Z',
		due: '2030-01-01T00:00:00.000Z',
		counting: 'best',
		passShare: null,
		timeFactor: 2,
		created: '2020-01-01T00:00:00.000Z'
	},
	teacher
);
const assignment = await readAssignment(assignmentLine, 'week-3');
const GIVEN = { id: assignment.id, nonce: assignment.nonce };

/** The same steps under another opening, chained anew. */
function reopened(
	entries: readonly Entry[],
	change: Partial<Opening>,
	alter: (entry: Entry) => Entry = (entry) => entry
): Entry[] {
	const chained: Entry[] = [];
	for (const entry of entries) {
		const { workflow, type, data, at, worked, wall, ok } = alter(entry);
		const isOpening = entry.seq === 0;
		const opened = isOpening ? ({ ...data, ...change } as unknown as JsonObject) : data;
		chained.push(
			chainEntry(chained.at(-1), { workflow, type, data: opened, at, worked, wall, ok })
		);
	}
	return chained;
}

const BASE: Partial<Opening> = {
	attempt: 'attempt-1',
	mode: 'practice',
	learner: 'learner-ama',
	assignment: GIVEN
};
const entries = reopened(work.entries, BASE);

function mark(keyed: typeof work): { earned: number; possible: number } {
	const steps = JSON.parse(keyed.texts['attempts/model.json'] ?? '{}') as {
		expect: { earned: number; possible: number };
	};
	return { earned: steps.expect.earned, possible: steps.expect.possible };
}
const FIELDS = {
	name: 'Ama Okafor',
	claimed: mark(work),
	created: '2026-01-14T19:00:00.000Z'
};
const file = await writeHandIn(FIELDS, entries, ama);

const sources: VerifySources = {
	assignments: new Map([[assignment.id, assignment]]),
	folderOf: ({ scenario }) =>
		Promise.resolve({ [ID]: work.texts, [OTHER]: otherWork.texts }[scenario]),
	workflows: WORKFLOWS,
	// Its logs come from scripts.
	build: 'script'
};

async function verified(
	bytes: Uint8Array,
	changed: Partial<VerifySources> = {}
): Promise<Verified> {
	return (await verifyHandIn(bytes, 'ama.preceptor-handin', { ...sources, ...changed })).verified;
}

async function handIn(
	change: Partial<Opening>,
	alter?: (entry: Entry) => Entry
): Promise<Uint8Array> {
	return writeHandIn(FIELDS, reopened(work.entries, { ...BASE, ...change }, alter), ama);
}

async function withHeader(change: Partial<HandInHeader>): Promise<Uint8Array> {
	const { header, log } = draftHandIn(FIELDS, entries, ama.publicKey);
	return packHandIn({ ...header, ...change }, log, ama);
}

async function withLog(lines: readonly string[], pair = ama): Promise<Uint8Array> {
	const log = gzipSync(strToU8(`${lines.join('\n')}\n`), { mtime: 0 });
	const { header } = draftHandIn(FIELDS, entries, pair.publicKey);
	const pins = { bytes: log.length, sha256: bytesToHex(sha256(log)) };
	return packHandIn({ ...header, log: pins }, log, pair);
}

describe('an honest hand-in', () => {
	it('holds in every check and is judged again', async () => {
		const one = await verified(file);
		expect(one.verdict).toBe('holds');
		for (const name of ['signature', 'chain', 'bindings', 'scenario', 'score'] as const)
			expect(one[name]).toMatchObject({ state: 'holds' });
		expect(one.recomputed).toMatchObject({ ...mark(work), isPass: true });
		expect(one.items.length).toBeGreaterThan(2);
		expect(one.words).toContain('It cannot show who sat there');
		expect(one.id).toBe(bytesToHex(sha256(file)));
	});

	it('is the same when it is verified twice, and fit to be kept as JSON', async () => {
		const [one, two] = [await verified(file), await verified(file)];
		expect(one).toEqual(two);
		expect(JSON.parse(JSON.stringify(one))).toEqual(one);
	});

	it('has the trace of a copy under another learner, and not of the same work at another pace', async () => {
		const copy = await verified(await handIn({ attempt: 'attempt-2', learner: 'learner-ben' }));
		const slower = await verified(
			await handIn({ attempt: 'attempt-3' }, (entry) => ({ ...entry, at: entry.at + entry.seq }))
		);
		const { trace } = await verified(file);
		expect(trace).toMatch(/^[0-9a-f]{64}$/);
		expect(copy.trace).toBe(trace);
		expect(slower.trace).not.toBe(trace);
	});

	it('of an exam claims nothing and is judged here', async () => {
		const exam = { ...assignment, mode: 'exam' as const };
		const log = reopened(work.entries, { ...BASE, mode: 'exam', keyHash: null });
		const bytes = await writeHandIn({ ...FIELDS, claimed: null }, log, ama);
		const one = await verified(bytes, { assignments: new Map([[exam.id, exam]]) });
		expect(one).toMatchObject({ verdict: 'holds', claimed: null });
		expect(one.recomputed?.earned).toBe(mark(work).earned);
	});

	it('passes by the share of its assignment', async () => {
		// Without the last code something is lost, and nothing critical.
		const lastCode = work.entries.findLastIndex(({ type }) => type === 'code.add');
		const log = reopened(work.entries.toSpliced(lastCode, 1), BASE);
		const bytes = await writeHandIn({ ...FIELDS, claimed: null }, log, ama);
		const asked = async (passShare: number | null) => {
			const given = { ...assignment, passShare };
			return (await verified(bytes, { assignments: new Map([[given.id, given]]) })).recomputed;
		};
		expect((await asked(null))?.earned).toBeLessThan(mark(work).possible);
		expect(await asked(1)).toMatchObject({ isPass: false, passShare: 1 });
		expect(await asked(0.5)).toMatchObject({ isPass: true, passShare: 0.5 });
	});
});

describe('what is noted and still counts', () => {
	it('an assignment that is not known here', async () => {
		const one = await verified(file, { assignments: new Map<string, Assignment>() });
		expect(one).toMatchObject({ verdict: 'noted', bindings: { state: 'unknown' } });
		expect(one.recomputed).not.toBeNull();
	});

	it('work that nobody assigned', async () => {
		expect(await verified(await handIn({ assignment: null }))).toMatchObject({
			verdict: 'noted',
			bindings: { state: 'holds' }
		});
	});

	it('work that is late by the learner’s clock', async () => {
		const due = { ...assignment, due: '2021-01-01T00:00:00.000Z' };
		const one = await verified(file, { assignments: new Map([[due.id, due]]) });
		expect(one).toMatchObject({ verdict: 'noted', isLate: true });
		expect(one.words).toContain('late by the learner');
	});

	it('work begun before the assignment opened', async () => {
		const opens = { ...assignment, opens: '2029-01-01T00:00:00.000Z' };
		const one = await verified(file, { assignments: new Map([[opens.id, opens]]) });
		expect(one.words).toContain('before the assignment opened');
		expect(one.verdict).toBe('noted');
	});

	it('a clock that went back', async () => {
		const back = await handIn({}, (entry) =>
			entry.type === 'attempt.hand-in' ? { ...entry, wall: '2020-06-01T00:00:00.000Z' } : entry
		);
		expect((await verified(back)).words).toContain('clock went back');
	});

	it('a clock set back between two steps and put right again', async () => {
		const back = await handIn({}, (entry) =>
			entry.seq === 3 ? { ...entry, wall: '2020-01-02T00:00:00.000Z' } : entry
		);
		const one = await verified(back);
		expect(one).toMatchObject({ verdict: 'noted', isLate: false });
		expect(one.words).toContain('clock went back while this was worked, as the device itself says');
	});

	it('no clock that a device put right by some seconds', async () => {
		const before = (seq: number) => work.entries[seq - 1]?.wall ?? '';
		const set = await handIn({}, (entry) =>
			entry.seq === 4 ? { ...entry, wall: later(before(4), -20_000) } : entry
		);
		expect((await verified(set)).verdict).toBe('holds');
	});

	it('work that went on after it was due, though handed in before by a clock set back', async () => {
		const middle = entries[4]?.wall ?? '';
		const due = { ...assignment, due: later(middle, -1000) };
		const back = await handIn({}, (entry) =>
			entry.seq > 4 ? { ...entry, wall: later(middle, -10 * 60_000) } : entry
		);
		const one = await verified(back, { assignments: new Map([[due.id, due]]) });
		expect(one).toMatchObject({ verdict: 'noted', isLate: true });
		expect(one.words).toContain("late by the learner's clock: a step in it");
	});

	it('more work than time that passed', async () => {
		const slow = await handIn({}, (entry) => ({ ...entry, wall: work.entries[0]?.wall ?? '' }));
		const one = await verified(slow);
		expect(one.verdict).toBe('noted');
		expect(one.words).toContain('its own clock says 0 minutes');
	});

	it('a start before the assignment was made', async () => {
		const made = { ...assignment, created: '2029-01-01T00:00:00.000Z' };
		const one = await verified(file, { assignments: new Map([[made.id, made]]) });
		expect(one.verdict).toBe('noted');
		expect(one.words).toContain('before the assignment was made');
	});

	it('an exam that took longer than it gives, and none that took as long', async () => {
		const exam = { ...assignment, mode: 'exam' as const };
		const given = work.scenario.minutes * exam.timeFactor * 60_000;
		const start = work.entries[0]?.wall ?? '';
		const taking = async (ms: number) => {
			const log = reopened(work.entries, { ...BASE, mode: 'exam', keyHash: null }, (entry) =>
				entry.type === 'attempt.hand-in' ? { ...entry, wall: later(start, ms) } : entry
			);
			const bytes = await writeHandIn({ ...FIELDS, claimed: null }, log, ama);
			return verified(bytes, { assignments: new Map([[exam.id, exam]]) });
		};
		expect((await taking(given)).verdict).toBe('holds');
		const long = await taking(given + 12 * 60_000);
		expect(long.verdict).toBe('noted');
		expect(long.words).toContain(
			`The exam gives ${given / 60_000} minutes, and it took ${given / 60_000 + 12} as`
		);
	});

	it('a mark by another build, with the difference, and nothing where there is none', async () => {
		const honest = await verified(file, { build: '9.9.9' });
		expect(honest.verdict).toBe('holds');
		const claimed = { earned: 1, possible: 2 };
		const bytes = await writeHandIn({ ...FIELDS, claimed }, entries, ama);
		const one = await verified(bytes, { build: '9.9.9' });
		expect(one).toMatchObject({ verdict: 'noted', score: { state: 'unknown' } });
		expect(one.words).toContain('claims 1 of 2 points');
		expect((await verified(bytes)).verdict).toBe('fails');
	});

	it('a scenario that is not here', async () => {
		const one = await verified(file, { folderOf: () => Promise.resolve(undefined) });
		expect(one).toMatchObject({ verdict: 'noted', scenario: { state: 'unknown' } });
		expect(one.recomputed).toBeNull();
	});

	it('another version of the scenario', async () => {
		const newer = work.texts['scenario.json']?.replace(/"version":\s*\d+/, '"version": 77') ?? '';
		const texts = { ...work.texts, 'scenario.json': newer };
		const one = await verified(file, { folderOf: () => Promise.resolve(texts) });
		expect(one).toMatchObject({ verdict: 'noted', scenario: { state: 'unknown' } });
		expect(one.scenario.text).toContain('version 77');
	});

	it('a mark by another key, with the difference', async () => {
		const claimed = { earned: 1, possible: 2 };
		const log = reopened(work.entries, { ...BASE, keyHash: 'c'.repeat(64) });
		const one = await verified(await writeHandIn({ ...FIELDS, claimed }, log, ama));
		expect(one).toMatchObject({ verdict: 'noted', score: { state: 'unknown' } });
		expect(one.score.text).toContain('claims 1 of 2 points');
	});

	it('a log of a newer Preceptor', async () => {
		const one = await verified(await handIn({ workflows: { coding: 999 } }));
		expect(one).toMatchObject({ verdict: 'noted', scenario: { state: 'unknown' } });
		expect(one.words).toContain('newer Preceptor');
	});

	it('steps that come out otherwise here than the log says', async () => {
		const flip = (entry: Entry) => (entry.type === 'code.add' ? { ...entry, ok: false } : entry);
		const one = await verified(await handIn({}, flip));
		expect(one.verdict).toBe('noted');
		expect(one.words).toContain('come out otherwise');
	});
});

describe('what fails, named', () => {
	const lines = toLines(entries).trimEnd().split('\n');
	const swapped = [...lines];
	[swapped[3], swapped[4]] = [lines[4] ?? '', lines[3] ?? ''];

	it.each([
		['signed by nobody', () => Promise.resolve(withOtherSignature()), 'signature'],
		['another log behind it', () => Promise.resolve(flipped(file, file.length - 9)), 'signature'],
		[
			'a line changed, signed anew',
			() => withLog(lines.map((l) => l.replace('"at":', '"at":1'))),
			'chain'
		],
		['lines in another order', () => withLog(swapped), 'chain'],
		['a line dropped', () => withLog(lines.toSpliced(3, 1)), 'chain'],
		['a line twice', () => withLog(lines.toSpliced(3, 0, lines[3] ?? '')), 'chain'],
		['reordered and signed by another', () => withLog(swapped, ben), 'chain'],
		['cut before the hand-in', () => withHeader({ count: 3 }), 'chain'],
		['another head', () => withHeader({ head: 'd'.repeat(64) }), 'chain'],
		[
			'another nonce',
			() => handIn({ assignment: { ...GIVEN, nonce: 'z'.repeat(20) } }),
			'bindings'
		],
		[
			'a nonce in the header alone',
			() => withHeader({ assignment: { ...GIVEN, nonce: 'z'.repeat(20) } }),
			'bindings'
		],
		[
			'an assignment in the header alone',
			() => withHeader({ assignment: { id: 'x', nonce: 'z'.repeat(20) } }),
			'bindings'
		],
		['another learner in the header', () => withHeader({ learner: 'learner-ben' }), 'bindings'],
		['another attempt in the header', () => withHeader({ attempt: 'attempt-9' }), 'bindings'],
		['another build in the header', () => withHeader({ build: 'other' }), 'bindings'],
		['another mode than asked for', () => handIn({ mode: 'guided' }), 'bindings'],
		['other content than asked for', () => handIn({ contentHash: 'e'.repeat(64) }), 'bindings'],
		[
			'a changed copy of the scenario',
			() => handIn({ contentHash: 'e'.repeat(64), assignment: null }),
			'scenario'
		],
		['another role than the scenario gives', () => handIn({ role: 'biller' }), 'scenario'],
		['another version of the same content', () => handIn({ version: 77 }), 'scenario'],
		['a workflow too few', () => handIn({ workflows: {} }), 'scenario'],
		[
			'a workflow too many',
			() => handIn({ workflows: { ...openingOf(entries).workflows, hospice: 1 } }),
			'scenario'
		],
		['a variant there is none of', () => handIn({ variant: 'none' }), 'bindings'],
		[
			'a mark it did not earn',
			() => writeHandIn({ ...FIELDS, claimed: { earned: 99, possible: 99 } }, entries, ama),
			'score'
		]
	] as const)('%s', async (_, make, check) => {
		const one = await verified(await make());
		expect(one[check].text).not.toBe('');
		expect({ check, state: one[check].state, verdict: one.verdict }).toEqual({
			check,
			state: 'fails',
			verdict: 'fails'
		});
		expect(one.words).toContain(one[check].text);
	});

	it('another scenario than the assignment asks for', async () => {
		const log = reopened(otherWork.entries, BASE);
		const one = await verified(await writeHandIn({ ...FIELDS, claimed: null }, log, ama));
		expect(one).toMatchObject({ verdict: 'fails', bindings: { state: 'fails' } });
		expect(one.bindings.text).toContain(`does not ask for ${OTHER}`);
	});

	it('the log of another scenario under this one’s header', async () => {
		const { header } = draftHandIn(FIELDS, entries, ama.publicKey);
		const foreign = draftHandIn(FIELDS, reopened(otherWork.entries, BASE), ama.publicKey);
		const { log, count, head } = foreign.header;
		const one = await verified(await packHandIn({ ...header, log, count, head }, foreign.log, ama));
		expect(one.bindings.text).toContain('scenario');
		expect(one.verdict).toBe('fails');
	});

	it('an action no workflow knows', async () => {
		const strange = (entry: Entry): Entry =>
			entry.type === 'code.add' ? { ...entry, type: 'code.conjure' } : entry;
		const one = await verified(await handIn({}, strange));
		expect(one).toMatchObject({ verdict: 'fails', scenario: { state: 'fails' } });
		expect(one.scenario.text).toContain('code.conjure');
	});
});

describe('what is not a hand-in is unreadable, and never throws', () => {
	it('any one bit flipped is failing or unreadable', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
				const { verdict } = await verified(flipped(file, bit >> 3, 1 << (bit & 7)));
				return verdict === 'fails' || verdict === 'unreadable';
			}),
			{ numRuns: 300 }
		);
	});

	it('cut off anywhere', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(file.length - 1), async (end) => {
				const { verdict } = await verified(file.subarray(0, end));
				return verdict === 'fails' || verdict === 'unreadable';
			}),
			{ numRuns: 100 }
		);
	});

	it('any bytes at all', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
				const begun = Uint8Array.from([...strToU8('PRECEPTOR-HAND-IN 1\n'), ...bytes]);
				const one = await verified(begun);
				return one.verdict === 'unreadable' && (await verified(bytes)).header === null;
			})
		);
	});

	it('any opening of the right shape', async () => {
		const words = fc.record({
			scenario: fc.constantFrom(ID, OTHER, 'no/where'),
			variant: fc.constantFrom(null, '__proto__', 'constructor', 'none'),
			workflows: fc.constantFrom(
				{},
				{ coding: 1 },
				{ __proto__: null, nobody: 1 },
				{ toString: 1 }
			),
			assignment: fc.constantFrom(null, GIVEN, { id: 'constructor', nonce: 'n'.repeat(20) }),
			role: fc.constantFrom('coder' as const, 'nurse' as const)
		});
		await fc.assert(
			fc.asyncProperty(words, async (change) => {
				const one = await verified(await handIn(change as Partial<Opening>));
				return one.words.length > 0;
			}),
			{ numRuns: 60 }
		);
	});
});

/** A time this many ms later. */
function later(time: string, ms: number): string {
	return new Date(Date.parse(time) + ms).toISOString();
}

/** The header's signature with one digit changed to another. */
function withOtherSignature(): Uint8Array {
	const text = Buffer.from(file).toString('latin1');
	const line = text.split('\n')[1] ?? '';
	const at = 'PRECEPTOR-HAND-IN 1\n'.length + line.lastIndexOf('.') + 5;
	return Buffer.from(
		`${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
		'latin1'
	);
}

function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
	const copy = bytes.slice();
	copy[at] = (copy[at] ?? 0) ^ mask;
	return copy;
}

describe('the command', () => {
	const root = mkdtempSync(join(tmpdir(), 'preceptor-verify-'));
	afterAll(() => rmSync(root, { recursive: true, force: true }));

	async function run(args: readonly string[], json = true, onout = () => {}) {
		const out: string[] = [];
		const err: string[] = [];
		const io = {
			out: (line: string) => {
				out.push(line);
				onout();
			},
			err: (line: string) => err.push(line),
			json
		};
		return { code: await runVerify(args, io), out, err };
	}

	function folder(name: string, files: Record<string, Uint8Array | string>): string {
		const path = join(root, name);
		for (const [inner, bytes] of Object.entries(files)) {
			mkdirSync(join(path, inner, '..'), { recursive: true });
			writeFileSync(join(path, inner), bytes);
		}
		return path;
	}

	const signedLine = assignmentFile(assignmentLine);

	it('takes a folder with its assignment and says yes', async () => {
		const path = folder('good', {
			'week.preceptor-assignment': signedLine,
			'a/ama.preceptor-handin': file,
			'a/notes.txt': 'not looked at',
			'a/ama (renamed).bin': file
		});
		const { code, out, err } = await run([path]);
		expect(code).toBe(0);
		expect(err).toEqual([
			"Passed over, since their names end like no hand-in's: a/ama (renamed).bin, a/notes.txt"
		]);
		expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
			{
				file: 'a/ama.preceptor-handin',
				signature: { state: 'holds' },
				chain: { state: 'holds' },
				bindings: { state: 'holds' },
				scenario: { state: 'holds' },
				claimed: mark(work),
				recomputed: mark(work),
				verdict: 'holds',
				heldAgainst: { title: 'Week 3', key: shortPrint(teacher.publicKey) }
			}
		]);
		expect((await run([path], false)).out[0]).toBe(
			`Held against "Week 3", signed with the key ${shortPrint(teacher.publicKey)} (week.preceptor-assignment)`
		);
	});

	it.each([
		['another key', ben, {}, 'is signed with another key'],
		['the same key and another due date', teacher, {}, 'says something else under the same key'],
		['another nonce', teacher, { nonce: 'z'.repeat(20) }, 'says something else']
	])(
		'holds nothing against two assignments of one id: %s',
		async (name, pair, change, expected) => {
			const { format: _, version: __, key: ___, ...draft } = assignment;
			const other = await signAssignment(
				{ ...draft, due: '2031-01-01T00:00:00.000Z', ...change },
				pair
			);
			for (const [order, first, second] of [
				['before', assignmentFile(other), signedLine],
				['after', signedLine, assignmentFile(other)]
			] as const) {
				const path = folder(`two ${name} ${order}`, {
					'1.preceptor-assignment': first,
					'2.preceptor-assignment': second,
					// A third that agrees with the first brings nothing back.
					'3.preceptor-assignment': first,
					'ama.preceptor-handin': file
				});
				const { code, out, err } = await run([path]);
				expect(code).toBe(1);
				expect(err.join()).toContain('2.preceptor-assignment: id: 1.preceptor-assignment has');
				expect(err.join()).toContain(expected);
				expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
					{ verdict: 'noted', bindings: { state: 'unknown' }, heldAgainst: null }
				]);
			}
		}
	);

	it('takes the same assignment twice', async () => {
		const path = folder('twice', {
			'1.preceptor-assignment': signedLine,
			'2.preceptor-assignment': signedLine,
			'ama.preceptor-handin': file
		});
		expect(await run([path])).toMatchObject({ code: 0, err: [] });
	});

	it('names a file that cannot be read and goes on', async () => {
		const path = folder('gone', {
			'1.preceptor-handin': file,
			'2.preceptor-handin': file,
			'3.preceptor-handin': file
		});
		symlinkSync(join(path, 'nowhere'), join(path, '4.preceptor-handin'));
		// Taken away under its hands.
		const { code, out } = await run([path], true, () =>
			rmSync(join(path, '2.preceptor-handin'), { force: true })
		);
		const lines = out.map((line) => JSON.parse(line) as Verified);
		expect(lines.map(({ verdict }) => verdict)).toEqual([
			'noted',
			'unreadable',
			'noted',
			'unreadable'
		]);
		expect(lines[1]?.words).toContain('could not be read (ENOENT)');
		expect(code).toBe(1);
	});

	it('takes one file and an assignment beside it', async () => {
		const path = folder('single', {
			'ama.preceptor-handin': file,
			'w.preceptor-assignment': signedLine
		});
		const one = join(path, 'ama.preceptor-handin');
		const alone = await run([one]);
		expect(alone.out.join()).toContain('"verdict":"noted"');
		const given = await run([one, '--assignment', join(path, 'w.preceptor-assignment')]);
		expect(given.out.join()).toContain('"verdict":"holds"');
	});

	it('names a bad file among good ones and goes on', async () => {
		const path = folder('mixed', {
			'week.preceptor-assignment': signedLine,
			'1-flipped.preceptor-handin': flipped(file, file.length - 9),
			'2-picture.preceptor-handin': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
			'3-large.preceptor-handin': '',
			'4-good.preceptor-handin': file,
			'5-same.preceptor-handin': file
		});
		truncateSync(join(path, '3-large.preceptor-handin'), 200_000_000);
		const { code, out } = await run([path]);
		const verdicts = out.map((line) => (JSON.parse(line) as Verified).verdict);
		expect(verdicts).toEqual(['fails', 'unreadable', 'unreadable', 'holds', 'holds']);
		expect(code).toBe(1);
		const plain = (await run([path], false)).out.join('\n');
		expect(plain).toContain('looks like a PNG picture');
		expect(plain).toContain(
			'5 hand-ins: 2 holds, 0 noted, 1 fails, 2 unreadable; 1 to be counted.'
		);
		expect(plain).toContain('5-same.preceptor-handin: It is the same file as');
	});

	it('names an assignment whose signature does not hold and uses nothing of it', async () => {
		const path = folder('forged', {
			'week.preceptor-assignment': signedLine.replace(/.{6}\n$/, 'AAAAAA\n'),
			'ama.preceptor-handin': file
		});
		const { code, out, err } = await run([path]);
		expect(code).toBe(1);
		expect(err.join()).toMatch(/week\.preceptor-assignment: signature: /);
		expect(out.join()).toContain('"verdict":"noted"');
	});

	it('wants something to look at', async () => {
		expect((await run([])).code).toBe(2);
		expect((await run(['a', 'b'])).code).toBe(2);
		expect((await run(['--what'])).code).toBe(2);
		await expect(run([join(root, 'nowhere')])).rejects.toThrow(InputFault);
		await expect(run([folder('empty', { 'readme.txt': '' })])).rejects.toThrow('no hand-in');
	});

	it('reads an opening as it was written', () => {
		expect(openingOf(entries)).toMatchObject(BASE);
	});
});
