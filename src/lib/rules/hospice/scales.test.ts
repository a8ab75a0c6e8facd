import { describe, expect, it } from 'vitest';
import { FUNCTIONAL_STAGE } from './functional-stages';
import { PERFORMANCE } from './performance-scale';
import { band, bandOf, isOnScale, isScaleId, KARNOFSKY, SCALE_IDS, scaleOn } from './scales';
import {
	CAREGIVER_STRAIN,
	DEMENTIA_PAIN,
	DEMENTIA_PAIN_ITEMS,
	dementiaPainTotal,
	HEART_CLASS,
	HEART_CLASSES,
	heartClassRank,
	PRESSURE_INJURY_RISK,
	SYMPTOM_ITEMS,
	SYMPTOMS_NOW
} from './symptom-scales';

const ALL = [
	PERFORMANCE,
	KARNOFSKY,
	FUNCTIONAL_STAGE,
	SYMPTOMS_NOW,
	DEMENTIA_PAIN,
	HEART_CLASS,
	PRESSURE_INJURY_RISK,
	CAREGIVER_STRAIN
];

describe('the scales', () => {
	it('are each there once, with a source and a pointer to the official text', () => {
		expect(ALL.map(({ value }) => value.id)).toEqual([...SCALE_IDS]);
		for (const { value, source } of ALL) {
			expect(isScaleId(value.id)).toBe(true);
			expect(source).not.toBe('');
			expect(value.official.holder).not.toBe('');
			expect(value.official.how).not.toBe('');
		}
		expect(isScaleId('morse')).toBe(false);
	});

	it.each(
		ALL.filter(({ value }) => value.bands.length > 0).map(({ value }) => [value.name, value])
	)('%s has bands from end to end without holes', (_, scale) => {
		const { from, to } = scale.range ?? { from: 0, to: -1 };
		let next = from;
		for (const one of scale.bands) {
			expect(one.from).toBe(next);
			next = one.to + 1;
		}
		expect(next).toBe(to + 1);
	});

	it('has an edition by date, and none before it', () => {
		expect(scaleOn([PERFORMANCE], '2026-01-14').id).toBe('performance');
		expect(() => scaleOn([PERFORMANCE], '1999-12-31')).toThrow(
			'no edition of this scale holds on 1999-12-31'
		);
	});

	it.each([
		[50, true],
		[45, false],
		[110, false],
		[-10, false],
		[Number.NaN, false]
	])('takes %d for a step of the performance scale: %s', (value, isStep) => {
		expect(isOnScale(PERFORMANCE.value, value)).toBe(isStep);
	});

	it('has no number where steps are letters', () => {
		expect(isOnScale(HEART_CLASS.value, 4)).toBe(false);
	});
});

describe('bandOf', () => {
	it.each([
		[0, 'none'],
		[3, 'mild'],
		[4, 'moderate'],
		[6, 'moderate'],
		[7, 'severe'],
		[10, 'severe']
	])('calls a symptom of %d %s', (value, id) => {
		expect(bandOf(SYMPTOMS_NOW.value, value)?.id).toBe(id);
		expect(bandOf(DEMENTIA_PAIN.value, value)?.id).toBe(id);
	});

	it.each([
		[6, 'very-high'],
		[9, 'very-high'],
		[10, 'high'],
		[12, 'high'],
		[13, 'moderate'],
		[15, 'mild'],
		[18, 'mild'],
		[19, 'none'],
		[23, 'none']
	])('calls a pressure injury risk of %d %s', (value, id) => {
		expect(bandOf(PRESSURE_INJURY_RISK.value, value)?.id).toBe(id);
	});

	it('says nothing where no band is published', () => {
		expect(bandOf(CAREGIVER_STRAIN.value, 20)).toBeUndefined();
	});

	it('refuses what is not on the scale', () => {
		expect(() => bandOf(SYMPTOMS_NOW.value, 11)).toThrow(
			'11, expected a number from 0 to 10 in steps of 1'
		);
		expect(() => bandOf(SYMPTOMS_NOW.value, 2.5)).toThrow('2.5');
	});

	it('includes both ends of a band', () => {
		expect(band('a', 'A', 1, 2)).toEqual({ id: 'a', label: 'A', from: 1, to: 2 });
	});
});

describe('symptom scales', () => {
	it('ask for nine symptoms, and for five signs of pain', () => {
		expect(Object.keys(SYMPTOM_ITEMS)).toHaveLength(9);
		expect(Object.keys(DEMENTIA_PAIN_ITEMS)).toHaveLength(5);
	});

	it('add up five signs', () => {
		const items = { breathing: 1, voice: 2, face: 2, body: 1, comforting: 0 };
		expect(dementiaPainTotal(items)).toEqual({ total: 6, missing: [] });
	});

	it('give no sum while a sign is not known', () => {
		const items = { breathing: 1, voice: null, face: 2, body: 1, comforting: null };
		expect(dementiaPainTotal(items)).toEqual({ total: null, missing: ['voice', 'comforting'] });
	});

	it('refuse a sign that is not 0, 1 or 2', () => {
		const items = { breathing: 1, voice: 3, face: 2, body: 1, comforting: 0 };
		expect(() => dementiaPainTotal(items)).toThrow('voice is 3, expected 0, 1 or 2');
	});

	it('rank heart classes', () => {
		expect(HEART_CLASSES.map(heartClassRank)).toEqual([1, 2, 3, 4]);
		expect(HEART_CLASS.value.anchors.map(({ value }) => value)).toEqual([...HEART_CLASSES]);
	});
});
