import { describe, expect, test } from 'vitest';
import { atPoint, BLANK, committed, lackOf, pathAfter, readJudgement } from './judgement';

const AT_C = { ...atPoint(BLANK, 'C'), resources: ['plain-film'], level: 4 } as const;

describe('what is to be committed', () => {
	test('lacks a point, then a reason, then a level', () => {
		expect(lackOf(BLANK)).toBe('Choose the point that decides');
		const atB = atPoint(BLANK, 'B');
		expect(lackOf(atB)).toBe('Name a reason');
		expect(lackOf({ ...atB, reasons: ['suspected-acs'] })).toBe('Choose a level');
	});

	test('vital signs are weighed at D and nowhere else', () => {
		expect(lackOf({ ...atPoint(AT_C, 'D'), level: 3 })).toBe(
			'Say how the vital signs were weighed'
		);
		expect(committed('v', AT_C)).toMatchObject({ point: 'C', vitals: 'not-needed' });
	});

	test('reasons of the point that was left are let go', () => {
		const atA = { ...atPoint(BLANK, 'A'), reasons: ['intubation'] };
		expect(atPoint(atA, 'B').reasons).toEqual([]);
		expect(atPoint(atA, 'A').reasons).toEqual(['intubation']);
	});

	test('nothing is committed while something lacks', () => {
		expect(committed('v', { ...AT_C, level: null })).toBeNull();
	});
});

describe('kept text', () => {
	test('comes back as it was', () => {
		expect(readJudgement(JSON.stringify(AT_C))).toEqual(AT_C);
	});

	test.each([undefined, '', '{', '[]', '"x"', '{"point":"E","level":9,"vitals":"toString"}'])(
		'%s is a blank judgement',
		(text) => {
			expect(readJudgement(text)).toEqual(BLANK);
		}
	);
});

describe('the path after a level', () => {
	const with_ = { edition: 'ESI-v5', age: { value: 29, unit: 'a' } } as const;

	test('goes through what was named and charted', () => {
		const path = pathAfter(AT_C, { hr: 94, rr: 16, spo2: 99, avpu: 'A' }, with_);
		expect(path?.accept).toEqual([4]);
	});

	test('there is none without an age', () => {
		expect(pathAfter(AT_C, {}, { ...with_, age: null })).toBeNull();
	});
});
