import { describe, expect, it } from 'vitest';
import { followUpBy, NUMBER_IDS, numberOn, ruleOn } from './regulation';

describe('numberOn', () => {
	it.each([
		['first-period', 90],
		['second-period', 90],
		['later-period', 60],
		['oral-certification', 2],
		['early-certification', 15],
		['face-to-face-period', 3],
		['early-face-to-face', 30],
		['face-to-face', 0],
		['exceptional-face-to-face', 2],
		['notice-of-election', 5],
		['notice-of-termination', 5],
		['initial-assessment-hours', 48],
		['comprehensive-assessment', 5],
		['assessment-update', 15],
		['plan-review', 15],
		['aide-supervision', 14],
		['early-addendum-request', 5],
		['early-addendum', 5],
		['later-addendum', 3],
		['hope-admission', 5],
		['hope-update-1-first', 6],
		['hope-update-1-last', 15],
		['hope-update-2-first', 16],
		['hope-update-2-last', 30],
		['symptom-follow-up', 2],
		['hope-submission', 30],
		['follow-up-impact', 2],
		['respite', 5]
	] as const)('%s is %d in October 2026', (id, value) => {
		expect(numberOn(id, '2026-10-05')).toBe(value);
	});

	it('knows no HOPE before 1 October 2025', () => {
		for (const id of NUMBER_IDS.filter((one) => one.startsWith('hope-'))) {
			expect(numberOn(id, '2025-09-30')).toBeUndefined();
			expect(numberOn(id, '2025-10-01')).toBeDefined();
		}
		expect(followUpBy('2025-09-30')).toEqual([]);
		expect(followUpBy('2026-10-05')).toEqual(['rn', 'lpn']);
	});

	it('has a source for every number and says which are a custom', () => {
		const customs = NUMBER_IDS.filter((id) => ruleOn(id, '2026-10-05')?.source.includes('Custom'));
		expect(customs).toEqual(['bereavement-plan', 'bereavement-months']);
		for (const id of NUMBER_IDS) expect(ruleOn(id, '2026-10-05')?.source).not.toBe('');
	});

	it('refuses what is no day', () => {
		expect(() => numberOn('respite', '5 Oct 2026')).toThrow('"5 Oct 2026" is not a date');
	});
});
