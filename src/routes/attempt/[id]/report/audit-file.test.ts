import { describe, expect, it } from 'vitest';
import { earnedText, integrityText, pointsText, shareText, spanText } from './audit-file';

describe('words of an audit', () => {
	it('shows points without binary dust', () => {
		expect(pointsText(0.1 + 0.2)).toBe('0.3');
	});

	it('never rounds a share up to a pass', () => {
		expect(shareText(0.7999)).toBe('79 %');
		expect(shareText(0.29)).toBe('29 %');
	});

	it('tells a penalty, a thing without points and an unjudged thing apart', () => {
		expect(earnedText({ earned: 1.5, possible: 4, verdict: 'partly' })).toBe('1.5 of 4');
		expect(earnedText({ earned: -3, possible: 0, verdict: 'harmful' })).toBe('\u22123');
		expect(earnedText({ earned: 0, possible: 0, verdict: 'right' })).toBe('no points');
		expect(earnedText({ earned: 0, possible: 2, verdict: 'not-scorable' })).toBe('not scored');
	});

	it.each([
		[40_900, '40 s'],
		[1_042_000, '17 min 22 s'],
		[4_320_000, '1 h 12 min']
	])('says %d ms as %s', (ms, expected) => {
		expect(spanText(ms)).toBe(expected);
	});

	it('says of practice that it proves nothing to others, unless an instructor judges it again', () => {
		expect(integrityText({ mode: 'practice', assignment: null })).toContain('proves nothing');
		expect(integrityText({ mode: 'practice', assignment: { id: 'a', nonce: 'b' } })).toContain(
			'instructor'
		);
	});
});
