import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDecayFactor, default_w, forgetting_curve, fsrs } from 'ts-fsrs';
import { daysAfter, scheduleOf, type Grade, type Graded } from './schedule';

const MADE = '2026-03-01T10:00:00.000Z';
const DAY = 86_400_000;
const later = (days: number) => new Date(Date.parse(MADE) + days * DAY).toISOString();

describe('the schedule library', () => {
	it('is FSRS-6 with the published figures', () => {
		expect(computeDecayFactor(default_w).factor).toBeCloseTo(0.980346, 6);
		expect(forgetting_curve(default_w, 30, 10)).toBeCloseTo(0.809388, 6);
		expect(fsrs().calculate_interval_modifier(0.85) * 10).toBeCloseTo(19.06, 2);
	});
});

describe('scheduleOf', () => {
	it('has a card due from the moment it was made', () => {
		expect(scheduleOf(MADE, [])).toEqual({
			due: MADE,
			last: null,
			stability: 0,
			reviews: 0,
			lapses: 0
		});
	});

	it('brings a new card back after the published first stabilities, in whole days', () => {
		expect(daysAfter(MADE, [], MADE)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 8 });
	});

	it('puts a card that is right again and again further and further off', () => {
		let log: Graded[] = [];
		let gap = 0;
		for (let turn = 0; turn < 6; turn += 1) {
			const { due } = scheduleOf(MADE, log);
			log = [...log, { at: due, grade: 3 }];
			const next = (Date.parse(scheduleOf(MADE, log).due) - Date.parse(due)) / DAY;
			expect(next).toBeGreaterThan(gap);
			gap = next;
		}
		const wrong = scheduleOf(MADE, [...log, { at: scheduleOf(MADE, log).due, grade: 1 }]);
		expect(wrong.lapses).toBe(1);
		expect((Date.parse(wrong.due) - Date.parse(wrong.last ?? '')) / DAY).toBeLessThan(gap / 2);
	});

	it('takes a clock that was set back as standing still', () => {
		const back = scheduleOf(MADE, [
			{ at: later(5), grade: 3 },
			{ at: later(-300), grade: 3 }
		]);
		const still = scheduleOf(MADE, [
			{ at: later(5), grade: 3 },
			{ at: later(5), grade: 3 }
		]);
		expect(back).toEqual(still);
		expect(back.last).toBe(later(5));
	});

	it('stands times that cannot be read', () => {
		expect(scheduleOf('once', [{ at: 'later', grade: 3 }]).last).toBe('1970-01-01T00:00:00.000Z');
	});

	it('is the same for the same grades, never due before the last of them, ordered by grade', () => {
		const grade = fc.constantFrom<Grade>(1, 2, 3, 4);
		const log = fc.array(fc.record({ at: fc.integer({ min: -50, max: 400 }).map(later), grade }), {
			maxLength: 12
		});
		fc.assert(
			fc.property(log, (reviews) => {
				const once = scheduleOf(MADE, reviews);
				expect(scheduleOf(MADE, reviews)).toEqual(once);
				if (once.last !== null) expect(Date.parse(once.due)).toBeGreaterThan(Date.parse(once.last));
				const after = daysAfter(MADE, reviews, later(500));
				expect(after[1]).toBeLessThanOrEqual(after[2]);
				expect(after[2]).toBeLessThanOrEqual(after[3]);
				expect(after[3]).toBeLessThanOrEqual(after[4]);
			}),
			{ numRuns: 60 }
		);
	});
});
