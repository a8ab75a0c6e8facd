import { DAY, HOUR } from '$lib/engine/time';
import { noEvidence } from '$lib/rules/hospice/guidelines-model';
import { describe, expect, it } from 'vitest';
import type { Line } from './prognosis-series';
import { changeWords, readableDays, spanWords, stageRows, weightWords } from './prognosis-words';

const line = (label: string, ...ys: readonly (readonly [number, number])[]): Line => ({
	label,
	points: ys.map(([day, y]) => ({ t: day * DAY, y, when: `day ${day}` }))
});

describe('changeWords', () => {
	it('tells first and last with their decimals, the time and the share', () => {
		expect(changeWords([line('Weight', [0, 61], [183, 54.2])], 'kg', 'percent')).toBe(
			'61.0 to 54.2 kg in 6 months, −11.1 %'
		);
		expect(changeWords([line('Weight', [0, 50], [9, 51])], 'kg', 'percent')).toBe(
			'50 to 51 kg in 9 days, +2 %'
		);
	});

	it('counts points where the scale is percent itself', () => {
		expect(changeWords([line('PPS', [0, 70], [90, 50])], '%', 'points')).toBe(
			'70 to 50 % in 3 months, −20 points'
		);
	});

	it('says that one reading has nothing before it', () => {
		expect(changeWords([line('PPS', [3, 40])], '%', 'points')).toBe(
			'40 % on day 3, nothing earlier'
		);
	});

	it('names what lies beyond first and last', () => {
		const lines = [line('Pain', [0, 3], [2, 9], [9, 3]), line('Breathlessness', [0, 4], [9, 2])];
		expect(changeWords(lines, 'of 10', 'plain')).toBe(
			'Pain 3 of 10, as 9 days before, highest 9; breathlessness 4 to 2 of 10 in 9 days'
		);
		expect(changeWords([line('SpO2', [0, 93], [1, 84], [9, 92])], '%', 'plain')).toBe(
			'93 to 92 % in 9 days, lowest 84'
		);
		expect(changeWords([line('SpO2', [0, 93], [9, 93])], '%', 'plain')).toBe(
			'93 % throughout 9 days'
		);
	});

	it('does not name the last reading as an extreme of its own', () => {
		expect(changeWords([line('Pain', [0, 3], [9, 8])], 'of 10', 'plain')).toBe(
			'3 to 8 of 10 in 9 days'
		);
		expect(changeWords([line('Pain', [0, 8], [9, 3])], 'of 10', 'plain')).toBe(
			'8 to 3 of 10 in 9 days'
		);
	});

	it('does not divide by nothing', () => {
		expect(changeWords([line('Pain', [0, 0], [9, 2])], 'of 10', 'percent')).toBe(
			'0 to 2 of 10 in 9 days'
		);
		expect(changeWords([], 'kg', 'percent')).toBe('');
	});
});

describe('spanWords', () => {
	it.each([
		[3 * HOUR + 600_000, '3 h 10 min'],
		[9 * DAY, '9 days'],
		[59 * DAY, '59 days'],
		[61 * DAY, '2 months'],
		[700 * DAY, '23 months'],
		[1100 * DAY, '3 years']
	])('%i ms', (span, words) => expect(spanWords(span)).toBe(words));
});

describe('weightWords', () => {
	const weights = (...pairs: readonly (readonly [string, number])[]) => ({
		...noEvidence('2026-02-01'),
		readings: { weight: pairs.map(([day, value]) => ({ day, value, unit: 'kg' })) }
	});

	it('looks at six months, not at all there is', () => {
		expect(weightWords(weights(['2025-01-10', 80], ['2025-08-10', 60], ['2026-01-30', 54]))).toBe(
			'10 % lost within 6 months, from 60 kg on 10 Aug 2025'
		);
		expect(weightWords(weights(['2026-01-10', 60], ['2026-01-30', 61.2]))).toBe(
			'2 % gained within 6 months, from 60 kg on 10 Jan 2026'
		);
	});

	it('says nothing of one weight, or of one to come', () => {
		expect(weightWords(weights(['2026-01-10', 60]))).toBe('');
		expect(weightWords(weights(['2026-01-10', 60], ['2026-02-10', 50]))).toBe('');
	});
});

describe('stageRows', () => {
	it('brings the last first, each in our own words', () => {
		expect(
			stageRows({
				...noEvidence('2026-02-01'),
				fast: [{ stage: '7c', day: '2026-01-05' }],
				heartClass: [
					{ heartClass: 'III', day: '2025-12-01' },
					{ heartClass: 'IV', day: '2026-01-20' },
					{ heartClass: 'IV', day: '2026-03-01' }
				]
			}).map(({ scale, value, day }) => `${scale} ${value} ${day}`)
		).toEqual(['NYHA IV 2026-01-20', 'FAST 7c 2026-01-05', 'NYHA III 2025-12-01']);
	});
});

it('writes days in a sentence as people do', () => {
	expect(readableDays('PPS 40 % on 2026-01-09, not 2026-1-9.')).toBe(
		'PPS 40 % on 9 Jan 2026, not 2026-1-9.'
	);
});
