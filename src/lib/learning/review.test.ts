import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cardsOf,
	deckOf,
	dueCards,
	keptData,
	mergedLog,
	nextDue,
	readKept,
	withReview,
	type KeptCard
} from './review';
import { scheduleOf, type Graded } from './schedule';
import { sampleAttempt, sampleFinding } from './sample-attempts';

const missed = (given: Parameters<typeof sampleFinding>[0] = {}) =>
	sampleFinding({ earned: 0, verdict: 'missed', message: 'It was never ordered.', ...given });
const FIRST = sampleAttempt({
	id: 'first',
	findings: [missed(), sampleFinding({ rule: 'fine' })],
	handedInAt: '2026-03-01T10:00:00.000Z'
});
const LATER = sampleAttempt({
	id: 'later',
	findings: [missed({ message: 'It was ordered too late.' })],
	handedInAt: '2026-03-05T10:00:00.000Z'
});

describe('cardsOf', () => {
	it('makes a card of what was missed and none of what was right', () => {
		expect(cardsOf([FIRST])).toMatchObject([
			{ id: 'order-entry/sample||rule-one', attempt: 'first', missedIn: ['first'], evidence: [3] }
		]);
	});

	it('keeps one card for what is missed twice: the newest words, the first day', () => {
		expect(cardsOf([LATER, FIRST])).toMatchObject([
			{
				attempt: 'later',
				message: 'It was ordered too late.',
				missedIn: ['first', 'later'],
				made: FIRST.handedInAt
			}
		]);
	});

	it('keeps the card when a later attempt gets it right', () => {
		const right = sampleAttempt({ id: 'right', handedInAt: '2026-03-09T10:00:00.000Z' });
		expect(cardsOf([FIRST, right])).toHaveLength(1);
	});

	it('makes a card of harm done, and none of what could not be judged', () => {
		const findings = [
			missed({ rule: 'harm', earned: -2, possible: 0, verdict: 'harmful' }),
			missed({ rule: 'unseen', verdict: 'not-scorable' })
		];
		expect(cardsOf([sampleAttempt({ findings })]).map(({ rule }) => rule)).toEqual(['harm']);
	});

	it('holds the same rule of two variants apart', () => {
		const variant = sampleAttempt({ id: 'v', variant: 'older', findings: [missed()] });
		expect(cardsOf([FIRST, variant])).toHaveLength(2);
	});
});

describe('deckOf', () => {
	const [card] = cardsOf([FIRST]);
	if (!card) throw new Error('no card');
	const gone: KeptCard = {
		card: { ...card, id: 'x/gone||old-rule', title: 'An act of an older key' },
		log: [{ at: '2026-03-02T10:00:00.000Z', grade: 3 }]
	};

	it('keeps a card whose rule is gone, with the words it was kept with', () => {
		const deck = deckOf([FIRST], [gone]);
		expect(deck.map((one) => one.card.title)).toContain('An act of an older key');
	});

	it('gives a kept card the newest words and leaves its reviews', () => {
		const kept = { card, log: gone.log };
		expect(deckOf([FIRST, LATER], [kept])).toMatchObject([
			{ card: { message: 'It was ordered too late.' }, log: gone.log }
		]);
	});

	it('is the same from all attempts at once and from each as it comes', () => {
		const whole = deckOf([FIRST, LATER], []);
		expect(deckOf([LATER], deckOf([FIRST], []))).toEqual(whole);
		expect(deckOf([FIRST], deckOf([LATER], []))).toEqual(whole);
		expect(deckOf([FIRST, LATER], whole)).toEqual(whole);
	});

	it('counts reviews that came in two copies once', () => {
		const kept = { card, log: gone.log };
		const more = {
			card,
			log: [...gone.log, { at: '2026-03-06T10:00:00.000Z', grade: 2 as const }]
		};
		expect(deckOf([], [kept, more])[0]?.log).toEqual(more.log);
		expect(mergedLog(more.log, kept.log)).toEqual(more.log);
	});

	it('asks for what is due and says when the next one is', () => {
		const deck = deckOf([FIRST], [gone]);
		const now = '2026-03-03T10:00:00.000Z';
		expect(dueCards(deck, now).map((one) => one.card.rule)).toEqual(['rule-one']);
		expect(nextDue(deck, now)).toBe('2026-03-05T10:00:00.000Z');
		expect(nextDue(deckOf([FIRST], []), now)).toBeNull();
	});

	it('has a new card due although the clock was set back since', () => {
		expect(dueCards(deckOf([FIRST], []), '2020-01-01T00:00:00.000Z')).toHaveLength(1);
	});
});

describe('a log of reviews', () => {
	const grades = fc.array(fc.constantFrom<Graded['grade']>(1, 2, 3, 4), { maxLength: 6 });
	/** What one tab adds, by a clock that may go back at any time. */
	const logFrom = (start: readonly Graded[], given: readonly Graded[]) =>
		given.reduce<readonly Graded[]>((log, one) => withReview(log, one), start);
	const given = fc.array(
		fc.record({
			at: fc.integer({ min: 0, max: 50 }).map((day) => new Date(day * 86_400_000).toISOString()),
			grade: fc.constantFrom<Graded['grade']>(1, 2, 3, 4)
		}),
		{ maxLength: 6 }
	);

	it('keeps a lapse that was given after the clock went back', () => {
		const known = [
			{ at: '2026-06-02T10:00:00.000Z', grade: 3 },
			{ at: '2026-06-10T10:00:00.000Z', grade: 3 }
		] as const;
		const log = withReview(known, { at: '2026-06-01T10:00:00.000Z', grade: 1 });

		expect(log.map(({ grade }) => grade)).toEqual([3, 3, 1]);
		expect(scheduleOf('2026-06-01T00:00:00.000Z', mergedLog(log, known)).lapses).toBe(1);
		expect(mergedLog(log, known)).toEqual(log);
	});

	it('keeps the order of a log that was stored with a time out of order', () => {
		const log: Graded[] = [
			{ at: '2026-06-10T10:00:00.000Z', grade: 3 },
			{ at: '2026-06-01T10:00:00.000Z', grade: 1 }
		];
		expect(mergedLog(log, log.slice(0, 1))).toEqual(log);
		expect(mergedLog(log.slice(0, 1), log)).toEqual(log);
		expect(mergedLog(log, log)).toEqual(log);
	});

	it('of any two tabs loses nothing, in either order, and keeps the order of each', () => {
		fc.assert(
			fc.property(given, given, given, (shared, inOne, inOther) => {
				const start = logFrom([], shared);
				const one = logFrom(start, inOne);
				const other = logFrom(start, inOther);
				const merged = mergedLog(one, other);

				expect(mergedLog(other, one)).toEqual(merged);
				expect(mergedLog(merged, one)).toEqual(merged);
				for (const log of [one, other])
					expect(merged.filter((entry) => log.some((kept) => same(kept, entry)))).toEqual(log);
			})
		);
	});

	it('grows by one review at a time, each after the one before', () => {
		fc.assert(
			fc.property(grades, (all) => {
				const at = '2026-06-02T10:00:00.000Z';
				const log = logFrom(
					[],
					all.map((grade) => ({ at, grade }))
				);
				expect(log.map(({ grade }) => grade)).toEqual(all);
				expect(new Set(log.map((one) => one.at)).size).toBe(all.length);
			})
		);
	});

	const same = (a: Graded, b: Graded) => a.at === b.at && a.grade === b.grade;
});

describe('stored cards', () => {
	const [card] = cardsOf([
		sampleAttempt({
			findings: [
				missed({ chartEvidence: [{ ref: 'Patient/a' }, { ref: 'Patient/b', text: 'said' }] })
			]
		})
	]);
	if (!card) throw new Error('no card');
	const kept: KeptCard = { card, log: [{ at: '2026-03-02T10:00:00.000Z', grade: 4 }] };

	it('come back as they were', () => {
		expect(readKept(JSON.parse(JSON.stringify(keptData(kept))))).toEqual(kept);
	});

	it.each([
		['nothing', {}],
		['a grade of 5', { ...keptData(kept), log: [{ at: 'x', grade: 5 }] }],
		['a card without an id', { card: {}, log: [] }],
		['a list', { card: [], log: {} }]
	])('are none when they hold %s', (_, data) => {
		expect(readKept(data)).toBeNull();
	});
});
