import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/engine/model';
import { competenciesFileSchema } from '$lib/scenario/schema';
import { CAREERS, careerOf, FACTS } from './careers';
import { evidenceOf } from './evidence';
import { AREAS, isJobId, JOB_IDS, JOBS, profileOf } from './job-profiles';
import type { Choice, MarkedAttempt } from './model';
import { observedByCompetency } from './progress';
import { cellsOfJob, readinessOf, type ReadinessInput } from './readiness';
import { emptyCheck, withAnswer } from './self-assessment';

const { competencies } = competenciesFileSchema.parse(
	JSON.parse(readFileSync('scenarios/competencies.json', 'utf8'))
);

const CODING: Choice = {
	scenario: 'coding/a-case',
	title: 'A case',
	module: 'business-and-clinical-management',
	level: 'core',
	minutes: 20,
	competencies: ['coding-principal-diagnosis', 'coding-secondary']
};

function finding(rule: string, competency: string, earned: number, possible = 1): Finding {
	return {
		rule,
		workflow: 'coding',
		competency,
		title: rule,
		earned,
		possible,
		verdict: earned >= possible ? 'right' : 'missed',
		message: '',
		rationale: '',
		next: '',
		evidence: [],
		chartEvidence: [],
		source: '',
		isCritical: false,
		withHelp: false
	};
}

function attempt(id: string, findings: readonly Finding[]): MarkedAttempt {
	return {
		id,
		scenario: `coding/${id}`,
		title: `Case ${id}`,
		variant: null,
		mode: 'practice',
		startedAt: '2026-11-20T10:00:00.000Z',
		handedInAt: '2026-11-20T10:30:00.000Z',
		worked: 60_000,
		minutes: 20,
		head: 'h',
		by: 'learner',
		earned: 0,
		possible: 0,
		isPass: null,
		findings,
		facts: null
	};
}

function inputOf(attempts: readonly MarkedAttempt[], choices: readonly Choice[]): ReadinessInput {
	return {
		choices,
		observed: observedByCompetency(attempts),
		evidence: evidenceOf(attempts),
		check: null
	};
}

const cell = (input: ReadinessInput, job: (typeof JOB_IDS)[number], area: string) => {
	const found = cellsOfJob(readinessOf(input), job).find((one) => one.area === area);
	if (!found) throw new Error(`${job} has no cell ${area}`);
	return found;
};

describe('the profiles', () => {
	it('put every competency into exactly one area', () => {
		const placed = AREAS.flatMap((area) => area.competencies);
		expect([...placed].sort()).toEqual(competencies.map(({ id }) => id).sort());
	});

	it.each(JOBS)('of a $id weigh 100 together, each with a reason', ({ weightings, source }) => {
		expect(weightings.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
		expect(new Set(weightings.map(({ area }) => area)).size).toBe(weightings.length);
		expect(source.length).toBeGreaterThan(60);
		for (const { area, competencies: used, reason } of weightings) {
			expect(reason.length, area).toBeGreaterThan(10);
			expect(used.length, area).toBeGreaterThan(0);
			expect(AREAS.find(({ id }) => id === area)?.competencies).toEqual(
				expect.arrayContaining([...used])
			);
		}
	});

	it('give the exam outlines their own totals', () => {
		const sum = (job: (typeof JOB_IDS)[number], areas: readonly string[]) =>
			profileOf(job)
				.weightings.filter(({ area }) => areas.includes(area))
				.reduce((total, { weight }) => total + weight, 0);
		expect(sum('ehr-specialist', ['orders-and-results', 'triage-and-care'])).toBe(32);
		expect(sum('ehr-specialist', ['patients-and-flow', 'systems-and-people'])).toBe(28);
		expect(sum('ehr-specialist', ['claims', 'coding'])).toBe(15);
		expect(sum('ehr-specialist', ['privacy-and-rules', 'documents'])).toBe(15);
		expect(sum('ehr-specialist', ['reports-and-registries'])).toBe(10);
		expect(sum('medical-coder', ['coding', 'documents'])).toBe(32 + 15 + 14);
		expect(sum('cancer-registrar', ['reports-and-registries', 'documents'])).toBe(25 + 25 + 33);
	});

	it('are there for every job, with words about the work', () => {
		expect(JOBS.map(({ id }) => id)).toEqual([...JOB_IDS]);
		for (const job of JOB_IDS) {
			const { day, hard, suits } = careerOf(job);
			for (const part of [day, hard, suits]) expect(part.length, job).toBeGreaterThan(0);
		}
		expect(CAREERS).toHaveLength(JOB_IDS.length);
		expect(isJobId('medical-coder')).toBe(true);
		expect(isJobId('surgeon')).toBe(false);
	});
});

describe('facts about pay and outlook', () => {
	it('each say what they are about, from when, from whom and what to keep in mind', () => {
		expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
		for (const { id, label, value, asOf, source, note } of FACTS) {
			for (const text of [label, value, source, note]) expect(text.length, id).toBeGreaterThan(3);
			expect(asOf, id).toMatch(/\b20\d\d$/);
		}
	});

	it.each([
		['average-pay', /\$61,000/],
		['pay-range', /\$23,000 to \$138,500/],
		['openings', /14,900 a year to 2031/],
		['training', /six months to two years/],
		['degree', /not required/]
	])('gives %s as it was given, of 2023', (id, value) => {
		const fact = FACTS.find((one) => one.id === id);
		expect(fact?.value).toMatch(value);
		expect(fact?.asOf).toBe('2023');
	});
});

describe('the readiness matrix', () => {
	it('has a row an area and a column a job, empty where the job has no part in it', () => {
		const rows = readinessOf(inputOf([], [CODING]));
		expect(rows.map(({ area }) => area)).toEqual(AREAS.map(({ id }) => id));
		for (const { cells } of rows) expect(cells).toHaveLength(JOB_IDS.length);
		const registrar = JOB_IDS.indexOf('cancer-registrar');
		const coding = rows.find(({ area }) => area === 'coding');
		expect(coding?.cells[registrar]).toBeNull();
	});

	it('says where no scenario trains anything of a cell, and where there only is no work yet', () => {
		const input = inputOf([], [CODING]);
		expect(cell(input, 'cancer-registrar', 'reports-and-registries').state).toBe('not-covered');
		expect(cell(input, 'medical-coder', 'coding')).toMatchObject({
			state: 'none',
			covered: ['coding-principal-diagnosis', 'coding-secondary'],
			evidence: []
		});
	});

	it('gives no share under five judged acts, and one with n and interval from five on', () => {
		const four = [1, 1, 0, 1].map((right, index) =>
			finding(`r${index}`, 'coding-secondary', right)
		);
		const few = cell(inputOf([attempt('a', four)], [CODING]), 'medical-coder', 'coding');
		expect(few.state).toBe('few');
		expect(few.observed).toMatchObject({ n: 4, share: null, interval: null });
		const five = [...four, finding('r4', 'coding-query', 1)];
		const shown = cell(inputOf([attempt('a', five)], [CODING]), 'medical-coder', 'coding');
		expect(shown.state).toBe('shown');
		expect(shown.observed).toMatchObject({ n: 5, share: 0.8 });
		expect(shown.observed.interval?.low).toBeLessThan(0.8);
	});

	it('names the attempts and rules behind a cell, and only those of its own competencies', () => {
		const first = attempt('a', [
			finding('main', 'coding-principal-diagnosis', 1),
			finding('hint', 'chart-review', 1)
		]);
		const second = attempt('b', [finding('query', 'coding-query', 0)]);
		const { evidence } = cell(inputOf([first, second], [CODING]), 'medical-coder', 'coding');
		expect(evidence.map((one) => [one.attempt, one.title, one.rules])).toEqual([
			['a', 'Case a', ['main']],
			['b', 'Case b', ['query']]
		]);
	});

	it('counts for a job only the competencies the job uses', () => {
		const poa = attempt(
			'a',
			[1, 1, 1, 1, 1].map((right, index) => finding(`r${index}`, 'coding-poa', right))
		);
		const input = inputOf([poa], [CODING]);
		expect(cell(input, 'medical-coder', 'coding').observed.n).toBe(5);
		expect(cell(input, 'ehr-specialist', 'coding').observed.n).toBe(0);
	});

	it('shows the self-rating of the statements that speak for a cell', () => {
		const check = withAnswer(emptyCheck('before'), 'counting', { rating: 4, sureness: null });
		const input = { ...inputOf([], [CODING]), check };
		expect(cell(input, 'ehr-specialist', 'reports-and-registries').self).toEqual({
			answered: 1,
			asked: 1,
			share: 0.75
		});
		expect(cell(input, 'medical-coder', 'coding').self.share).toBeNull();
	});

	it('keeps what was shown of work whose scenario is gone', () => {
		const done = attempt(
			'a',
			[1, 1, 1, 1, 1].map((right, index) => finding(`r${index}`, 'reporting-measures', right))
		);
		expect(cell(inputOf([done], []), 'ehr-specialist', 'reports-and-registries')).toMatchObject({
			state: 'shown',
			covered: []
		});
	});

	it('lists the cells of one job, the weightiest first', () => {
		const weights = cellsOfJob(readinessOf(inputOf([], [CODING])), 'ehr-specialist').map(
			({ weighting }) => weighting.weight
		);
		expect(weights).toEqual([...weights].sort((a, b) => b - a));
		expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
	});
});
