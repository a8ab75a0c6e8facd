import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidelineOf, judgeGuideline, judgeNeed } from './guidelines';
import {
	EVENTS,
	GUIDELINE_GROUPS,
	isGuidelineGroup,
	noEvidence,
	type EventId,
	type Judgment,
	type Need,
	type PrognosisEvidence
} from './guidelines-model';
import { GUIDELINE_CONVENTIONS, GUIDELINE_NUMBERS, guidelineNumbers } from './guidelines-numbers';
import type { FastStage } from './functional-stages';
import { event, evidence, fast, judgedAs, KEPT, ON, SUPPORTING } from './sample-evidence';

const GROUPS = Object.keys(GUIDELINE_GROUPS).filter(isGuidelineGroup);

describe('judgeGuideline', () => {
	it.each(GROUPS)('%s: wants a PPS below its limit and help with two daily activities', (group) => {
		const told = SUPPORTING[group];
		const judge = (more: Partial<PrognosisEvidence>) =>
			judgeGuideline(group, { ...evidence(told), ...more });
		expect(judge({ dependences: ['bathing', 'bathing'] }).core).toBe('not-met');
		expect(judge({ dependences: null }).core).toBe('no-data');
		expect(judge({ dependences: ['bathing', 'feeding'] }).core).toBe('met');
		const { readings } = evidence(told);
		const well = [{ day: '2026-06-20', value: 70, unit: '%' }];
		expect(judge({ readings: { ...readings, performance: well } }).core).toBe('not-met');
		expect(judge({ readings: { ...readings, performance: [] } }).core).toBe('no-data');
	});

	it.each(GROUPS)('%s: knows nothing where there is nothing', (group) => {
		const { met, missing, noData, supports, core } = judgeGuideline(group, noEvidence(ON));
		expect(met).toEqual([]);
		expect(missing).toEqual([]);
		expect(noData).toHaveLength(guidelineOf(group).criteria.length);
		expect([supports, core]).toEqual([false, 'no-data']);
	});

	it('shows the numbers it went by', () => {
		const { met, missing, noData } = judgeGuideline(
			'dementia',
			evidence({
				fast: [...fast('7b', '2026-03-15'), ...fast('7c')],
				readings: { ...KEPT, albumin: [['2025-06-01', 2.1]] },
				events: [event('septicemia', '2026-05-01')]
			})
		);
		const shown = Object.fromEntries(
			[...met, ...missing, ...noData].map(({ id, shows }) => [id, shows])
		);
		expect(shown).toEqual({
			performance: 'PPS 40 % on 2026-06-20.',
			adls: 'Needs help with 3 of 6 daily activities on 2026-06-30: bathing, dressing, walking.',
			fast: 'FAST 7b on 2026-03-15, 7c on 2026-06-01.',
			complication: 'Septicemia on 2026-05-01, in the 12 months before 2026-06-30.',
			weight:
				'Weight fell from 60 kg on 2026-01-05 to 59 kg on 2026-06-25 (-1.7 %), with no reading between 2026-01-05 and 2026-06-25.',
			albumin: 'The last albumin is 2.1 g/dL on 2025-06-01, more than 6 months before 2026-06-30.',
			'fast-order': '2 FAST stages, none passed over.'
		});
	});

	it('says in one sentence what supports it', () => {
		const { sentence } = judgeGuideline('heart', evidence(SUPPORTING.heart));
		expect(sentence).toBe(
			'Heart disease: on 2026-06-30 the record supports the guideline (PPS below 70 %; Help needed with 2 daily activities; Treated as far as it goes; NYHA class IV, symptoms at rest); it is not law, but reviewers use it.'
		);
	});

	it('says in one sentence what is lacking, and why', () => {
		const against = judgeGuideline('dementia', evidence({ fast: fast('7a'), readings: KEPT }));
		expect(against.sentence).toBe(
			'Dementia: on 2026-06-30 the record does not support the guideline (lacking: FAST 7c or beyond, not met; one of [A complication in the last 12 months, not met; Weight loss of 10 % in 6 months, not met; Albumin below 2.5 g/dL, no data]); it is not law, but reviewers use it.'
		);
		const open = judgeGuideline(
			'stroke',
			evidence({ events: [event('coma', '2026-06-27')], flags: { noSpeech: true } })
		);
		expect(open.sentence).toContain('does not yet show');
		expect(open.sentence).toContain('2 more of [Coma: abnormal brainstem response, no data');
	});

	it('counts a passed-over stage against the order of stages', () => {
		const skipped = evidence({ fast: [...fast('6c', '2026-05-01'), ...fast('7c')] });
		expect(judgedAs(judgeGuideline('dementia', skipped), ['fast-order'])).toEqual({
			'fast-order': 'not-met'
		});
	});

	it('does not read a value in a unit it does not know', () => {
		const of = evidence({});
		const albumin = [{ day: '2026-06-01', value: 24, unit: 'g/L' }];
		const { noData } = judgeGuideline('liver', { ...of, readings: { ...of.readings, albumin } });
		expect(noData.find(({ id }) => id === 'albumin')?.shows).toBe(
			'Albumin of 2026-06-01 is written in "g/L", expected g/dL.'
		);
	});

	it('refuses a day before the first guideline', () => {
		expect(() => judgeGuideline('liver', noEvidence('2015-09-30'))).toThrow(
			'no guideline holds on 2015-09-30'
		);
		expect(guidelineNumbers('2015-10-01').albumin).toBe(2.5);
	});
});

describe('guidelines over all evidence', () => {
	const day = fc.integer({ min: 0, max: 540 }).map((days) => {
		const at = new Date(Date.UTC(2025, 5, 1) + days * 86_400_000);
		return at.toISOString().slice(0, 10);
	});
	const events = fc.option(
		fc.array(
			fc.record({
				id: fc.constantFrom(...Object.keys(EVENTS).filter((id): id is EventId => id in EVENTS)),
				day
			}),
			{ maxLength: 6 }
		),
		{ nil: null }
	);
	const some = fc
		.record({
			albumin: fc.array(
				fc.tuple(
					day,
					fc.integer({ min: 15, max: 45 }).map((n) => n / 10)
				),
				{ maxLength: 3 }
			),
			weight: fc.array(fc.tuple(day, fc.integer({ min: 40, max: 90 })), { maxLength: 4 }),
			performance: fc.array(
				fc.tuple(
					day,
					fc.integer({ min: 1, max: 9 }).map((n) => n * 10)
				),
				{ maxLength: 3 }
			),
			events,
			stage: fc.constantFrom<FastStage>('6e', '7a', '7c', '7f'),
			dialysis: fc.option(fc.boolean(), { nil: undefined })
		})
		.map(({ albumin, weight, performance, events: list, stage, dialysis }) =>
			evidence({
				readings: { albumin, weight, performance },
				events: list,
				fast: fast(stage),
				flags: dialysis === undefined ? {} : { notSeekingDialysis: dialysis }
			})
		);
	const group = fc.constantFrom(...GROUPS);

	it('puts every criterion into one list, and always shows something', () => {
		fc.assert(
			fc.property(group, some, (of, held) => {
				const { met, missing, noData, core, supports } = judgeGuideline(of, held);
				const ids = [...met, ...missing, ...noData].map(({ id }) => id);
				expect(ids.toSorted()).toEqual(
					guidelineOf(of)
						.criteria.map(({ id }) => id)
						.toSorted()
				);
				for (const { shows } of [...met, ...missing, ...noData]) expect(shows).toMatch(/\.$/);
				expect(supports).toBe(core === 'met');
			})
		);
	});

	it('does not look at what is later than its day', () => {
		fc.assert(
			fc.property(group, some, (of, held) => {
				const past = <T extends { readonly day: string }>(list: readonly T[]) =>
					list.filter((one) => one.day <= ON);
				const known: PrognosisEvidence = {
					...held,
					events: held.events && past(held.events),
					fast: past(held.fast),
					readings: Object.fromEntries(
						Object.entries(held.readings).map(([id, list]) => [id, past(list)])
					)
				};
				expect(judgeGuideline(of, known)).toEqual(judgeGuideline(of, held));
			})
		);
	});

	it('does not mind the order of events and readings', () => {
		fc.assert(
			fc.property(group, some, (of, held) => {
				const isOnce = Object.values(held.readings).every(
					(list) => new Set(list.map((one) => one.day)).size === list.length
				);
				fc.pre(isOnce);
				const turned: PrognosisEvidence = {
					...held,
					readings: Object.fromEntries(
						Object.entries(held.readings).map(([id, list]) => [id, list.toReversed()])
					)
				};
				expect(judgeGuideline(of, turned)).toEqual(judgeGuideline(of, held));
			})
		);
	});
});

describe('the checklists', () => {
	it.each(GROUPS)('%s is made of whole criteria, and needs only its own', (group) => {
		const { criteria, need, combines, source, title } = guidelineOf(group);
		const ids = criteria.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const leaves = leavesOf(need);
		expect(leaves.toSorted()).toEqual(
			criteria
				.filter(({ weight }) => weight === 'core')
				.map(({ id }) => id)
				.toSorted()
		);
		for (const { label, wants } of criteria) expect([label, wants]).not.toContain('');
		expect([combines, source, title]).not.toContain('');
	});

	it('take their numbers from dated rows', () => {
		for (const row of [...GUIDELINE_NUMBERS, ...GUIDELINE_CONVENTIONS]) {
			expect(row.effectiveFrom).toBe('2015-10-01');
			expect(row.source).not.toBe('');
		}
		expect(isGuidelineGroup('toString')).toBe(false);
	});
});

function leavesOf(need: Need): string[] {
	if (typeof need === 'string') return [need];
	const parts = 'all' in need ? need.all : 'any' in need ? need.any : need.of;
	return parts.flatMap(leavesOf);
}

describe('judgeNeed', () => {
	const of = (...answers: readonly Judgment[]) =>
		new Map(answers.map((answer, at) => ['abcd'.charAt(at), answer]));
	it.each([
		[{ all: ['a', 'b'] }, of('met', 'met'), 'met'],
		[{ all: ['a', 'b'] }, of('met', 'no-data'), 'no-data'],
		[{ all: ['a', 'b'] }, of('not-met', 'no-data'), 'not-met'],
		[{ any: ['a', 'b'] }, of('not-met', 'met'), 'met'],
		[{ any: ['a', 'b'] }, of('not-met', 'no-data'), 'no-data'],
		[{ any: ['a', 'b'] }, of('not-met', 'not-met'), 'not-met'],
		[{ atLeast: 2, of: ['a', 'b', 'c'] }, of('met', 'no-data', 'not-met'), 'no-data'],
		[{ atLeast: 2, of: ['a', 'b', 'c'] }, of('met', 'not-met', 'not-met'), 'not-met'],
		[{ atLeast: 2, of: ['a', 'b', 'c'] }, of('met', 'not-met', 'met'), 'met']
	] as const)('%j of %o is %s', (need, answers, judgment) => {
		expect(judgeNeed(need, answers)).toBe(judgment);
	});

	it('refuses an id that is no criterion', () => {
		expect(() => judgeNeed('x', of('met'))).toThrow('guideline needs "x"');
	});
});
