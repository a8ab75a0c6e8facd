import { describe, expect, it } from 'vitest';
import { agoText, backupText } from './ago';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

describe('how long ago a backup was', () => {
	it.each([
		['2026-03-10T11:59:00.000Z', 'today'],
		['2026-03-09T12:00:01.000Z', 'today'],
		['2026-03-09T12:00:00.000Z', 'yesterday'],
		['2026-03-07T12:00:00.000Z', '3 days ago'],
		['2026-03-11T11:00:00.000Z', 'today']
	])('is said of %s as %s', (iso, text) => {
		expect(agoText(iso, NOW)).toBe(text);
	});

	it('names the day itself once the clock was set back by more than a day', () => {
		expect(agoText('2027-01-01T12:00:00.000Z', NOW)).toMatch(/1 Jan 2027/);
	});

	it('says that there is none', () => {
		expect(backupText(null, NOW)).toBe('No backup yet');
		expect(backupText('2026-03-07T12:00:00.000Z', NOW)).toBe('Last backup 3 days ago');
	});
});
