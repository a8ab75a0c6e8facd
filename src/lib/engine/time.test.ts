import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { durationText } from './key';
import {
	DAY,
	HOUR,
	MINUTE,
	atOf,
	civilDate,
	dayNumber,
	fhirDateTime,
	parseDuration,
	parseStart,
	resolveTimes
} from './time';

const START = parseStart('2026-01-14T13:40:00-05:00');

describe('parseStart', () => {
	it('gives UTC ms and the offset in minutes', () => {
		expect(START).toEqual({ ms: Date.UTC(2026, 0, 14, 18, 40), offset: -300 });
		expect(parseStart('2026-03-01T00:00+05:45').offset).toBe(345);
		expect(parseStart('2026-03-01T00:00:30Z')).toEqual({
			ms: Date.UTC(2026, 2, 1, 0, 0, 30),
			offset: 0
		});
	});

	it.each([
		'2026-01-14',
		'2026-01-14T13:40',
		'2026-01-14 13:40Z',
		'2026-02-30T10:00:00Z',
		'2026-13-01T10:00:00Z',
		'2026-01-14T25:00:00Z',
		'2026-01-14T10:00:00+99:99',
		''
	])('refuses "%s" and says so', (text) => {
		expect(() => parseStart(text)).toThrow(`"${text}" is not a date-time with a UTC offset`);
	});
});

describe('parseDuration', () => {
	it.each([
		['PT8M', 8 * MINUTE],
		['-P2D', -2 * DAY],
		['P1W', 7 * DAY],
		['P1DT2H3M4S', DAY + 2 * HOUR + 3 * MINUTE + 4000],
		['PT0M', 0],
		['-PT0S', 0]
	])('counts %s', (text, ms) => {
		expect(parseDuration(text)).toBe(ms);
	});

	it.each(['P', '-P', 'PT', 'P1DT', 'P1M', 'P1Y', 'PT1.5H', '1D', 'PT5', 'P9999999999999W', ''])(
		'refuses "%s"',
		(text) => {
			expect(() => parseDuration(text)).toThrow(RangeError);
			expect(() => parseDuration(text)).toThrow(`"${text}"`);
		}
	);

	it('reads every duration that scenario files may hold', () => {
		const part = fc.option(fc.nat(500), { nil: undefined });
		fc.assert(
			fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
				const say = (value: number | undefined, unit: string) =>
					value === undefined ? '' : `${value}${unit}`;
				const clock = say(hours, 'H') + say(minutes, 'M') + say(seconds, 'S');
				const text = `P${say(weeks, 'W')}${say(days, 'D')}${clock ? `T${clock}` : ''}`;
				expect(durationText.safeParse(text).success).toBe(text !== 'P');
				if (text === 'P') return;
				expect(parseDuration(text)).toBe(
					(weeks ?? 0) * 7 * DAY +
						(days ?? 0) * DAY +
						(hours ?? 0) * HOUR +
						(minutes ?? 0) * MINUTE +
						(seconds ?? 0) * 1000
				);
			})
		);
	});
});

describe('dates at the offset of the scenario', () => {
	it('are written at that offset', () => {
		expect(fhirDateTime(START, 0)).toBe('2026-01-14T13:40:00-05:00');
		expect(fhirDateTime(START, -2 * DAY)).toBe('2026-01-12T13:40:00-05:00');
		expect(fhirDateTime(parseStart('2026-03-01T00:00+05:45'), MINUTE)).toBe(
			'2026-03-01T00:01:00+05:45'
		);
		expect(fhirDateTime(parseStart('2026-03-01T00:00Z'), 0)).toBe('2026-03-01T00:00:00Z');
		expect(civilDate(START, 10 * HOUR + 19 * MINUTE)).toBe('2026-01-14');
		expect(civilDate(START, 10 * HOUR + 20 * MINUTE)).toBe('2026-01-15');
	});

	it('count civil days from 1, over midnight and backwards', () => {
		expect(dayNumber(START, 0)).toBe(1);
		expect(dayNumber(START, 10 * HOUR + 20 * MINUTE - 1)).toBe(1);
		expect(dayNumber(START, 10 * HOUR + 20 * MINUTE)).toBe(2);
		expect(dayNumber(START, -14 * HOUR)).toBe(0);
	});

	it('read back what they wrote', () => {
		const seconds = fc.integer({ min: -10 * 365 * 86_400, max: 10 * 365 * 86_400 });
		fc.assert(
			fc.property(seconds, fc.integer({ min: -720, max: 840 }), (count, offset) => {
				const start = { ms: START.ms, offset };
				expect(atOf(start, fhirDateTime(start, count * 1000))).toBe(count * 1000);
			})
		);
	});

	it('take a date for its first moment at the offset', () => {
		expect(atOf(START, '2026-01-14')).toBe(-(13 * HOUR + 40 * MINUTE));
		expect(atOf(START, '2026')).toBe(Date.UTC(2026, 0, 1, 5) - START.ms);
		expect(atOf(START, '2026-01')).toBe(Date.UTC(2026, 0, 1, 5) - START.ms);
		expect(atOf(START, '2026-01-14T18:40:00.250Z')).toBe(250);
	});

	it.each(['yesterday', '1/14/2026', '14 Jan 2026', '2026-02-30', '2026-1-4', '12', ''])(
		'make nothing of "%s"',
		(text) => {
			expect(atOf(START, text)).toBeNull();
		}
	);
});

describe('the zone of the device', () => {
	const zone = process.env['TZ'];
	afterEach(() => {
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
	});

	it.each([
		['UTC', 0],
		['America/New_York', 300],
		['Asia/Kathmandu', -345],
		['Pacific/Kiritimati', -840],
		['America/St_Johns', 210]
	])('%s changes nothing', (name, west) => {
		process.env['TZ'] = name;
		// Proof that the device really stands in that zone.
		expect(new Date(START.ms).getTimezoneOffset()).toBe(west);
		expect(parseStart('2026-01-14T13:40:00-05:00')).toEqual(START);
		expect(fhirDateTime(START, 60 * DAY)).toBe('2026-03-15T13:40:00-05:00');
		expect(civilDate(START, 10 * HOUR + 20 * MINUTE)).toBe('2026-01-15');
		expect(dayNumber(START, 10 * HOUR + 20 * MINUTE)).toBe(2);
		expect(atOf(START, '2026-01-14')).toBe(-(13 * HOUR + 40 * MINUTE));
		expect(atOf(START, '2026-01-14T13:40:00')).toBe(0);
		expect(atOf(START, '2026-01-14T13:41')).toBe(MINUTE);
	});
});

describe('resolveTimes', () => {
	it('replaces times, dates and the trigger anywhere in a value, and leaves the value alone', () => {
		const value = {
			period: { start: '@-P2D', end: '@PT90M' },
			days: ['@P1D/date', 7, null, true],
			ref: 'ServiceRequest/@trigger'
		};
		const frozen = structuredClone(value);
		expect(resolveTimes(value, START, HOUR, 'order-4')).toEqual({
			period: { start: '2026-01-12T14:40:00-05:00', end: '2026-01-14T16:10:00-05:00' },
			days: ['2026-01-15', 7, null, true],
			ref: 'ServiceRequest/order-4'
		});
		expect(value).toEqual(frozen);
	});

	it('leaves other texts with an at sign alone', () => {
		for (const text of ['@Pharmacy', 'ward@example.org', 'at @PT5M', '@trigger'])
			expect(resolveTimes(text, START, 0)).toBe(text);
	});

	it('writes times inside a longer text as people read them', () => {
		expect(resolveTimes('Signed {@-P1D/date}, seen {@PT90M}.', START, HOUR)).toBe(
			'Signed 13 Jan 2026, seen 14 Jan 2026 16:10.'
		);
		expect(resolveTimes('{not a time} {@trigger}', START, 0)).toBe('{not a time} {@trigger}');
		expect(() => resolveTimes('On {@-P5T/date}.', START, 0)).toThrow('"-P5T"');
	});

	it('refuses a time that is misspelt rather than showing it', () => {
		expect(() => resolveTimes({ start: '@-PT5' }, START, 0)).toThrow('"-PT5"');
	});
});
