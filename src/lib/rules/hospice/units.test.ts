import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visit } from './model';
import { visitWith } from './sample-record';
import { continuousDay, minutesOn, visitUnits } from './units';

const DAY = '2026-01-14';

describe('visitUnits', () => {
	it.each([
		[0, 0],
		[-10, 0],
		[Number.NaN, 0],
		[1, 1],
		[5, 1],
		[15, 1],
		[20, 1],
		[22, 1],
		[23, 2],
		[25, 2],
		[37, 2],
		[38, 3],
		[60, 4],
		[480, 32]
	])('counts %d minutes as %d', (minutes, units) => {
		expect(visitUnits(minutes, DAY)).toBe(units);
	});

	it('sends the half of a quarter hour up, which whole minutes never meet', () => {
		expect(visitUnits(22.5, DAY)).toBe(2);
	});

	it('never lies more than half a unit from the minutes, but for the first', () => {
		fc.assert(
			fc.property(fc.integer({ min: 15, max: 1440 }), (minutes) => {
				expect(Math.abs(visitUnits(minutes, DAY) * 15 - minutes)).toBeLessThanOrEqual(7.5);
			})
		);
	});
});

const care = (discipline: Visit['discipline'], start: string, end: string, day = DAY) =>
	visitWith(day, {
		discipline,
		start: start.includes('T') ? start : `${day}T${start}`,
		end: end.includes('T') ? end : `${day}T${end}`,
		isContinuous: true
	});

describe('continuousDay', () => {
	it('pays eight hours of which more than half is nursing', () => {
		const day = continuousDay([care('rn', '08:00', '12:15'), care('aide', '12:15', '16:00')], DAY);
		expect(day).toEqual({
			minutes: 480,
			nursingMinutes: 255,
			units: 32,
			isLongEnough: true,
			isMostlyNursing: true,
			isPaid: true
		});
	});

	it('is routine a minute short of eight hours, though its units round up', () => {
		const day = continuousDay([care('rn', '08:00', '15:59')], DAY);
		expect([day.units, day.isLongEnough, day.isPaid]).toEqual([32, false, false]);
	});

	it('is routine with exactly half nursing', () => {
		const day = continuousDay([care('rn', '08:00', '12:00'), care('aide', '12:00', '16:00')], DAY);
		expect([day.isLongEnough, day.isMostlyNursing, day.isPaid]).toEqual([true, false, false]);
	});

	it('counts a nurse and an aide at the same time twice', () => {
		const day = continuousDay([care('lpn', '08:00', '13:00'), care('aide', '09:00', '12:00')], DAY);
		expect([day.minutes, day.nursingMinutes, day.isPaid]).toEqual([480, 300, true]);
	});

	it('counts a hospice nurse practitioner as a nurse', () => {
		expect(continuousDay([care('hospice-np', '08:00', '16:00')], DAY).isPaid).toBe(true);
	});

	it('cuts a visit at midnight, each day for itself', () => {
		const night = care('rn', '20:00', '2026-01-15T09:00');
		expect(continuousDay([night], DAY).minutes).toBe(240);
		expect(continuousDay([night], '2026-01-15').minutes).toBe(540);
		expect(minutesOn('2026-01-16', night)).toBe(0);
	});

	it('leaves out social workers, calls, what is not continuous, and what follows death', () => {
		const visits = [
			care('msw', '08:00', '16:00'),
			{ ...care('rn', '08:00', '16:00'), isPhone: true },
			{ ...care('rn', '08:00', '16:00'), isContinuous: false },
			{ ...care('rn', '08:00', '16:00'), isAfterDeath: true }
		];
		expect(continuousDay(visits, DAY).minutes).toBe(0);
	});

	it('holds no more units than a day has', () => {
		const whole = [care('rn', '00:00', '2026-01-15T00:00'), care('aide', '00:00', '12:00')];
		expect(continuousDay(whole, DAY)).toMatchObject({ minutes: 2160, units: 96 });
	});
});
