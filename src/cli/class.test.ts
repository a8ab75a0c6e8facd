import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradebookOf } from '$lib/classroom/gradebook';
import type { Assignment, Submission } from '$lib/classroom/model';
import { SAMPLE_SCENARIOS, planClass, sampleClass } from '$lib/classroom/sample-class';
import { verifyHandIn } from '$lib/classroom/verify';
import { InputFault } from '$lib/parse/json';
import { WORKFLOWS } from '$lib/workflows';
import { readSample, runClass } from './class';
import { readFolder } from './disk';

const MADE = Date.UTC(2026, 0, 5, 14);
let assignment: Assignment;
let class7: Submission[];
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'preceptor-class-'));
	const scenarios = await Promise.all(SAMPLE_SCENARIOS.map((id) => readSample(id)));
	const made = await sampleClass(scenarios, WORKFLOWS, { seed: 7, learners: 12, made: MADE });
	({ assignment } = made);
	const texts = new Map(
		await Promise.all(SAMPLE_SCENARIOS.map(async (id) => [id, await readFolder(id)] as const))
	);
	class7 = [];
	for await (const { name, bytes } of made.handIns()) {
		const { verified } = await verifyHandIn(bytes, name, {
			assignments: new Map([[assignment.id, assignment]]),
			folderOf: ({ scenario }) => Promise.resolve([...texts].find(([id]) => id === scenario)?.[1]),
			workflows: WORKFLOWS,
			build: 'made-up'
		});
		class7.push({
			...verified,
			assignment: assignment.id,
			receivedAt: '2026-01-14T08:00:00.000Z',
			credits: []
		});
	}
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

describe('a made-up class', () => {
	it('verifies, but for the one file that was tampered with', () => {
		const failed = class7.filter(({ verdict }) => verdict === 'fails');
		expect(failed.map(({ signature }) => signature.state)).toEqual(['fails']);
		expect(class7.filter(({ verdict }) => verdict === 'unreadable')).toEqual([]);
	});

	it('has two late ones and nothing else to note', () => {
		const noted = class7.filter(({ verdict }) => verdict === 'noted');
		expect(noted.map(({ isLate }) => isLate)).toEqual([true, true]);
	});

	it('has one file twice and two who did the same work, and everybody in the gradebook', () => {
		const book = gradebookOf(class7, [assignment]);
		expect(book.rows).toHaveLength(12);
		expect(book.aside.map(({ why }) => why.slice(0, 22)).toSorted()).toEqual([
			'It is the same file as',
			'The header was changed'
		]);
		expect(book.notes).toHaveLength(1);
		expect(book.notes[0]?.text).toMatch(/took the same steps/);
	});

	it('is neither all right nor all wrong', () => {
		const shares = class7.flatMap(({ recomputed }) =>
			recomputed ? [recomputed.earned / recomputed.possible] : []
		);
		expect(Math.min(...shares)).toBeLessThan(0.8);
		expect(Math.max(...shares)).toBeGreaterThan(0.9);
		expect(new Set(shares).size).toBeGreaterThan(8);
	});
});

it('plans the same for the same seed, and for every seed one copy, one tampering, two late', () => {
	for (let seed = 0; seed < 200; seed += 1)
		for (const learners of [5, 30]) {
			const works = planClass({ seed, learners }, 3);
			expect(planClass({ seed, learners }, 3)).toEqual(works);
			const count = (twist: string) => works.filter((work) => work.twist === twist).length;
			expect([count('copied'), count('tampered'), count('same-file-again')]).toEqual([1, 1, 1]);
			expect(count('late')).toBe(2);
			const first = works.filter(({ scenario, twist }) => scenario === 0 && twist === 'none');
			expect(new Set(first.map(({ learner }) => learner)).size).toBe(learners);
			for (const { twist, from, learner } of works)
				expect(twist === 'copied' ? from !== null && from !== learner : from === null).toBe(true);
		}
});

describe('the command', () => {
	const heard: string[] = [];
	const io = {
		out: (line: string) => heard.push(line),
		err: (line: string) => heard.push(line),
		json: true
	};

	it('writes the same bytes for the same seed, and others for another', async () => {
		const read = async (name: string) => {
			const names = (await readdir(join(folder, name))).toSorted();
			return Promise.all(
				names.map(
					async (file) => `${file} ${(await readFile(join(folder, name, file))).toString('hex')}`
				)
			);
		};
		for (const [name, seed] of [
			['one', '7'],
			['same', '7'],
			['other', '8']
		] as const)
			expect(
				await runClass(['--seed', seed, '--out', join(folder, name), '--learners', '5'], io)
			).toBe(0);
		const [one, same, other] = await Promise.all([read('one'), read('same'), read('other')]);
		expect(same).toEqual(one);
		expect(other).not.toEqual(one);
		expect(one.length).toBeGreaterThan(14);
	}, 120_000);

	it('never writes into a folder that holds something', async () => {
		await expect(runClass(['--seed', '7', '--out', process.cwd()], io)).rejects.toThrow(
			/the folder is not empty/
		);
	});

	it.each([
		[['--seed', '7']],
		[['--out', 'x']],
		[['--seed', 'x', '--out', 'y']],
		[['--seed', '-1', '--out', 'y']],
		[['--seed', '7', '--out', 'y', '--more']],
		[['7']]
	])('is used wrongly with %j', async (args) => {
		expect(await runClass(args, io)).toBe(2);
	});

	it.each(['4', '301'])('refuses a class of %s', async (learners) => {
		const args = ['--seed', '7', '--out', join(folder, 'none'), '--learners', learners];
		await expect(runClass(args, io)).rejects.toThrow(InputFault);
	});
});
