import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tallies } from './calibration';
import { AREAS, JOB_IDS, profileOf } from './job-profiles';
import type { Choice } from './model';
import { pathTowards } from './path';

function choice(
	scenario: string,
	competencies: readonly string[],
	part: Partial<Choice> = {}
): Choice {
	return {
		scenario,
		title: scenario,
		module: 'business-and-clinical-management',
		level: 'core',
		minutes: 20,
		competencies,
		...part
	};
}

const seen = (...rows: [id: string, n: number, earned: number, possible: number][]): Tallies =>
	new Map(rows.map(([id, n, earned, possible]) => [id, { n, earned, possible }]));

const NOTHING: Tallies = new Map();
const NONE: ReadonlySet<string> = new Set();
const order = (path: ReturnType<typeof pathTowards>) =>
	path.steps.map((step) => step.choice.scenario);

describe('the path towards a job', () => {
	it('begins with the case that works on most of the weight', () => {
		const choices = [
			choice('b/claims', ['claim-edits']),
			choice('a/coding', ['coding-principal-diagnosis', 'coding-secondary'])
		];
		expect(order(pathTowards('medical-coder', choices, NOTHING, NONE))).toEqual([
			'a/coding',
			'b/claims'
		]);
		expect(order(pathTowards('medical-biller', choices, NOTHING, NONE))).toEqual([
			'b/claims',
			'a/coding'
		]);
	});

	it('turns to what was not shown yet once something was', () => {
		const choices = [
			choice('a/main', ['coding-principal-diagnosis']),
			choice('b/query', ['coding-query'])
		];
		const observed = seen(['coding-principal-diagnosis', 10, 9, 10]);
		expect(order(pathTowards('medical-coder', choices, observed, NONE))).toEqual([
			'b/query',
			'a/main'
		]);
	});

	it('takes fewer than five judged acts for nothing shown', () => {
		const choices = [
			choice('a/main', ['coding-principal-diagnosis']),
			choice('b/query', ['coding-query'])
		];
		const observed = seen(['coding-principal-diagnosis', 4, 4, 4]);
		expect(order(pathTowards('medical-coder', choices, observed, NONE))).toEqual([
			'a/main',
			'b/query'
		]);
	});

	it('does not send anybody to the same skill twice in a row while another is open', () => {
		const choices = [
			choice('a/main', ['coding-principal-diagnosis']),
			choice('b/main', ['coding-principal-diagnosis']),
			choice('c/query', ['coding-query'])
		];
		expect(order(pathTowards('medical-coder', choices, NOTHING, NONE))).toEqual([
			'a/main',
			'c/query',
			'b/main'
		]);
	});

	it('takes the easier level of a module first', () => {
		const choices = [
			choice('a/hard', ['coding-principal-diagnosis', 'coding-secondary', 'coding-query'], {
				level: 'advanced'
			}),
			choice('b/easy', ['coding-query'], { level: 'orientation' })
		];
		expect(order(pathTowards('medical-coder', choices, NOTHING, NONE))).toEqual([
			'b/easy',
			'a/hard'
		]);
	});

	it('leaves out what was done and what the job does not use', () => {
		const choices = [
			choice('a/done', ['coding-query']),
			choice('b/triage', ['triage-acuity']),
			choice('c/left', ['coding-poa'])
		];
		const path = pathTowards('medical-coder', choices, NOTHING, new Set(['a/done']));
		expect(order(path)).toEqual(['c/left']);
		expect(path.minutes).toBe(20);
	});

	it('says why, with the n behind the figure', () => {
		const choices = [choice('a/coding', ['coding-principal-diagnosis', 'coding-secondary'])];
		const why = (observed: Tallies) =>
			pathTowards('medical-coder', choices, observed, NONE).steps[0]?.why;
		expect(why(seen(['coding-secondary', 12, 6, 12]))).toBe(
			'Coding weighs 42 of 100 here; this case works on 2 skills of it, where you have earned 50 % of the points so far (n 12).'
		);
		expect(why(seen(['coding-secondary', 2, 1, 2]))).toMatch(/too little judged to say \(n 2\)\.$/);
		expect(why(NOTHING)).toMatch(/that no case has tested yet\.$/);
	});

	it('says plainly where no scenario trains a part of the job', () => {
		const choices = [choice('a/privacy', ['privacy-release'])];
		const path = pathTowards('cancer-registrar', choices, NOTHING, NONE);
		expect(path.uncovered.map(({ area, weight, isWhole }) => [area, weight, isWhole])).toEqual([
			['reports-and-registries', 78, true],
			['documents', 5, true],
			['privacy-and-rules', 17, false]
		]);
		expect(path.uncovered.at(-1)?.competencies).toEqual(['privacy-access', 'privacy-breach']);
		// One of three competencies of an area that weighs 17.
		expect(path.coveredWeight).toBe(6);
	});

	it('has no step and no shame where nothing is built', () => {
		expect(pathTowards('transcription-editor', [], NOTHING, NONE)).toMatchObject({
			steps: [],
			minutes: 0,
			coveredWeight: 0
		});
	});
});

describe('any path', () => {
	const all = AREAS.flatMap(({ competencies }) => competencies);
	const choices = fc
		.uniqueArray(
			fc.record({
				scenario: fc.stringMatching(/^[a-z]{1,6}$/),
				module: fc.constantFrom('one', 'two'),
				level: fc.constantFrom('orientation' as const, 'core' as const, 'advanced' as const),
				minutes: fc.integer({ min: 5, max: 60 }),
				competencies: fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 6 })
			}),
			{ selector: ({ scenario }) => scenario, maxLength: 12 }
		)
		.map((rows) => rows.map((row) => choice(row.scenario, row.competencies, row)));
	const tallies = fc
		.array(
			fc.tuple(fc.constantFrom(...all), fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }))
		)
		.map((rows) =>
			seen(...rows.map(([id, n, share]): [string, number, number, number] => [id, n, n * share, n]))
		);

	it('holds each useful scenario once, levels of a module in order', () => {
		const levels = ['orientation', 'core', 'advanced'];
		fc.assert(
			fc.property(choices, tallies, fc.constantFrom(...JOB_IDS), (offered, observed, job) => {
				const path = pathTowards(job, offered, observed, NONE);
				const used = new Set(profileOf(job).weightings.flatMap(({ competencies }) => competencies));
				const useful = offered.filter(({ competencies }) =>
					competencies.some((id) => used.has(id))
				);
				expect([...order(path)].sort()).toEqual(useful.map(({ scenario }) => scenario).sort());
				for (const module of ['one', 'two']) {
					const met = path.steps
						.filter((step) => step.choice.module === module)
						.map((step) => levels.indexOf(step.choice.level));
					expect(met).toEqual([...met].sort((a, b) => a - b));
				}
				for (const { competencies } of path.steps)
					for (const id of competencies) expect(used.has(id)).toBe(true);
			})
		);
	});
});
