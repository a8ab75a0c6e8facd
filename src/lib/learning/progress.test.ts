import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptFacts, MarkedAttempt } from './model';
import { MOST_POINTS, observedByCompetency, progressOf } from './progress';
import { sampleAttempt, sampleChoice, sampleCompetency, sampleRow } from './sample-attempts';

const COMPETENCIES = [
	sampleCompetency('a', { module: 'one', tags: ['exam:first'] }),
	sampleCompetency('b', { module: 'one', tags: ['exam:first', 'exam:second'] }),
	sampleCompetency('c', { module: 'two' })
];
const EXAMS = [
	{
		id: 'exam',
		name: 'Exam',
		owner: 'Owner',
		source: 'Outline',
		domains: [
			{ id: 'first', title: 'First', weight: [20, 40] as const },
			{ id: 'second', title: 'Second', weight: [70, 70] as const },
			{ id: 'unweighed', title: 'Unweighed', weight: null }
		]
	}
];

const facts = (given: Partial<AttemptFacts>): AttemptFacts => ({
	coding: null,
	triage: [],
	alerts: null,
	...given
});

/** An attempt at a case of its own, on a day of March 2026. */
function on(day: number, given: Partial<MarkedAttempt>): MarkedAttempt {
	const date = `2026-03-${String(day).padStart(2, '0')}`;
	return sampleAttempt({
		id: `attempt-${day}`,
		scenario: `x/case-${day}`,
		startedAt: `${date}T09:00:00.000Z`,
		handedInAt: `${date}T10:00:00.000Z`,
		...given
	});
}

const row = (attempts: readonly MarkedAttempt[], id: string) => {
	const found = progressOf(attempts, COMPETENCIES, []).competencies.find((one) => one.id === id);
	if (!found) throw new Error(`no row ${id}`);
	return found;
};

describe('progressOf', () => {
	it('shows a mastery from five acts on, and a share from the first', () => {
		const four = [on(1, { findings: sampleRow('a', [1, 0, 1, 1]) })];
		const five = [on(1, { findings: sampleRow('a', [1, 0, 1, 1, 1]) })];
		expect(row(four, 'a')).toMatchObject({ mastery: null, observed: { n: 4, share: 0.75 } });
		expect(row(four, 'a').traced).toBeCloseTo(0.9185, 4);
		expect(row(five, 'a').mastery).toBeCloseTo(0.9826, 4);
		expect(row(five, 'b')).toMatchObject({ mastery: null, observed: { n: 0, share: null } });
	});

	it('draws a competency from attempt to attempt, each alone and with all before', () => {
		const attempts = [
			on(2, { findings: sampleRow('a', [1, 1]) }),
			on(1, { findings: sampleRow('a', [0, 1]) })
		];
		expect(row(attempts, 'a').trend).toMatchObject([
			{ attempt: 'attempt-1', observed: { n: 2, share: 0.5 }, soFar: { n: 2, share: 0.5 } },
			{ attempt: 'attempt-2', observed: { n: 2, share: 1 }, soFar: { n: 4, share: 0.75 } }
		]);
	});

	it('thins a long trend evenly, keeps both its ends and still counts every attempt', () => {
		const at = (index: number) =>
			sampleAttempt({
				id: `attempt-${index}`,
				scenario: `x/case-${index}`,
				startedAt: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
				handedInAt: new Date(Date.UTC(2026, 0, 1, index, 30)).toISOString(),
				findings: sampleRow('a', [index % 2 === 0 ? 1 : 0])
			});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4 * MOST_POINTS }), (count) => {
				const attempts = Array.from({ length: count }, (_, index) => at(index));
				const { trend, attempts: met } = row(attempts, 'a');
				const places = trend.map(({ attempt }) => Number(attempt.slice('attempt-'.length)));
				const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
				expect(met).toBe(count);
				expect(trend).toHaveLength(Math.min(count, MOST_POINTS));
				expect(places[0]).toBe(0);
				expect(places.at(-1)).toBe(count - 1);
				if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 40 }
		);
	});

	it('ends a trend where the row itself stands, whatever penalties came on the way', () => {
		const harm = [
			...sampleRow('a', [1]),
			{ ...sampleRow('a', [0])[0], rule: 'harm', earned: -3, possible: 0 }
		] as MarkedAttempt['findings'];
		const attempts = [on(1, { findings: harm }), on(2, { findings: sampleRow('a', [1, 1, 1, 1]) })];
		const { observed, trend } = row(attempts, 'a');
		expect(observed).toMatchObject({ earned: 2, possible: 5 });
		expect(trend.at(-1)?.soFar).toEqual(observed);
	});

	it('pools modules in the order of the curriculum, empty ones too', () => {
		const { modules } = progressOf(
			[on(1, { findings: [...sampleRow('a', [1, 1, 1, 1, 1, 1]), ...sampleRow('b', [0])] })],
			COMPETENCIES,
			[]
		);
		expect(modules).toMatchObject([
			{ id: 'one', competencies: 2, seen: 2, mastered: 1, observed: { n: 7, earned: 6 } },
			{ id: 'two', competencies: 1, seen: 0, mastered: 0, mastery: null, observed: { n: 0 } }
		]);
	});

	it('fills an exam domain from five acts on, and gives no mean while a weighed domain is empty', () => {
		const [few] = progressOf(
			[on(1, { findings: sampleRow('a', [1, 1, 1, 1, 1]) })],
			COMPETENCIES,
			[],
			EXAMS
		).exams;
		expect(few?.domains[0]).toMatchObject({ weight: 30, competencies: 2, seen: 1 });
		expect(few?.domains[0]?.mastery).toBeGreaterThan(0.95);
		expect(few?.domains[1]).toMatchObject({ mastery: null, observed: { n: 0 } });
		expect(few).toMatchObject({ covered: 30, mean: null });

		const findings = [...sampleRow('a', [1, 1, 1, 1, 1]), ...sampleRow('b', [0, 0, 0, 0, 0])];
		const [whole] = progressOf([on(1, { findings })], COMPETENCIES, [], EXAMS).exams;
		const [first, second] = whole?.domains ?? [];
		expect(whole?.covered).toBe(100);
		expect(whole?.mean).toBeCloseTo(0.3 * (first?.mastery ?? 0) + 0.7 * (second?.mastery ?? 0), 10);
		expect(second?.mastery).toBeLessThan(0.2);
	});

	it('pools codes and claims an accuracy from 120 on', () => {
		const coded = (day: number, correct: number, outOf: number) =>
			on(day, { facts: facts({ coding: { correct, outOf } }) });
		const under = progressOf([coded(1, 55, 59), coded(2, 60, 60)], COMPETENCIES, []).coding;
		const reached = progressOf([coded(1, 55, 60), coded(2, 60, 60)], COMPETENCIES, []).coding;
		expect(under).toMatchObject({ correct: 115, outOf: 119, isClaimable: false });
		expect(reached.isClaimable).toBe(true);
		expect(reached.points.map(({ soFar }) => soFar)).toEqual([
			{ correct: 55, outOf: 60 },
			{ correct: 115, outOf: 120 }
		]);
	});

	it('takes figures from attempts that count only', () => {
		const pairs = [[2, 3] as const];
		const { triage, alerts, coding, time, totals } = progressOf(
			[
				on(1, { facts: facts({ triage: pairs, alerts: { overridden: 1, refused: 2 } }) }),
				on(2, {
					scenario: 'x/case-1',
					facts: facts({ triage: pairs, alerts: { overridden: 5, refused: 5 } })
				}),
				on(3, { mode: 'guided', facts: facts({ coding: { correct: 1, outOf: 1 } }) }),
				on(4, { facts: null })
			],
			COMPETENCIES,
			[]
		);
		expect(triage.agreement).toMatchObject({ n: 1, under: 1 });
		expect(triage.points).toHaveLength(1);
		expect(alerts).toMatchObject({ overridden: 1, refused: 2 });
		expect(coding.points).toEqual([]);
		expect(time.points).toHaveLength(2);
		expect(time).toMatchObject({ worked: 4 * 1_800_000, pace: 1 });
		expect(totals).toMatchObject({
			attempts: 4,
			counted: 2,
			guided: 1,
			doneBefore: 1,
			withoutFacts: 1
		});
	});

	it('takes the middle of the paces, and none from a case without minutes', () => {
		const paced = (day: number, minutes: number) => on(day, { minutes });
		const pace = (...minutes: number[]) =>
			progressOf(
				minutes.map((one, index) => paced(index + 1, one)),
				COMPETENCIES,
				[]
			).time.pace;
		expect(pace(30, 15, 60)).toBe(1);
		expect(pace(30, 15)).toBe(1.5);
		expect(pace(0)).toBeNull();
	});

	it('says what trains a competency', () => {
		const choices = [sampleChoice('x/1', ['a', 'a']), sampleChoice('x/2', ['a', 'c'])];
		const rows = progressOf([], COMPETENCIES, choices).competencies;
		expect(rows.map(({ trainedBy }) => trainedBy)).toEqual([2, 0, 1]);
	});

	it('is plain JSON, the same for attempts in any order', () => {
		const rights = fc.array(fc.constantFrom(0 as const, 1 as const), { maxLength: 6 });
		const attempts = fc
			.array(rights, { maxLength: 6 })
			.map((all) => all.map((one, index) => on(index + 1, { findings: sampleRow('a', one) })));
		fc.assert(
			fc.property(attempts, (all) => {
				const made = progressOf(all, COMPETENCIES, [], EXAMS);
				expect(JSON.parse(JSON.stringify(made))).toEqual(made);
				expect(progressOf(all.toReversed(), COMPETENCIES, [], EXAMS)).toEqual(made);
				expect(observedByCompetency(all).get('a') ?? { n: 0 }).toMatchObject({
					n: made.competencies[0]?.observed.n
				});
			})
		);
	});
});
