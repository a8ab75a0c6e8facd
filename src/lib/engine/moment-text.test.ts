import { describe, expect, test } from 'vitest';
import { readMoment } from './moment-text';
import { fhirDateTime, HOUR, parseStart } from './time';

const START = parseStart('2026-02-12T18:00:00-05:00');

function read(text: string, at = 0): string {
	const found = readMoment(text, START, at);
	if (!found.ok) return found.reason;
	return found.value === null ? 'nothing' : fhirDateTime(START, found.value);
}

describe('a typed moment', () => {
	test.each([
		['13:05', '2026-02-12T13:05:00-05:00'],
		['1305', '2026-02-12T13:05:00-05:00'],
		['7:30', '2026-02-12T07:30:00-05:00'],
		['12 Feb 13:05', '2026-02-12T13:05:00-05:00'],
		['3 january 2026, 08:15', '2026-01-03T08:15:00-05:00']
	])('reads %s', (typed, moment) => {
		expect(read(typed)).toBe(moment);
	});

	test('a time that is still to come is that of yesterday', () => {
		expect(read('23:10')).toBe('2026-02-11T23:10:00-05:00');
	});

	test('a time a few minutes ahead of the clock stays today', () => {
		expect(read('18:04')).toBe('2026-02-12T18:04:00-05:00');
	});

	test('after midnight an evening time is that of the day before', () => {
		expect(read('22:40', 7 * HOUR)).toBe('2026-02-12T22:40:00-05:00');
	});

	test('a date that is still to come is that of last year', () => {
		expect(read('30 Dec 10:00')).toBe('2025-12-30T10:00:00-05:00');
	});

	test('nothing typed is no moment', () => {
		expect(read('  ')).toBe('nothing');
	});

	test.each(['noon', '24:10', '12:75', '31 Feb 10:00', '12 Foo 10:00'])('refuses %s', (typed) => {
		expect(read(typed)).toMatch(/is no time/);
	});
});
