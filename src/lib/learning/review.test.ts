import { describe, expect, it } from 'vitest';
import {
	cardsOf,
	deckOf,
	dueCards,
	keptData,
	mergedLog,
	nextDue,
	readKept,
	type KeptCard
} from './review';
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
