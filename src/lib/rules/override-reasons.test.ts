import { describe, expect, it } from 'vitest';
import { OVERRIDE_REASONS, overrideReasonLabel } from './override-reasons';

describe('OVERRIDE_REASONS', () => {
	it('keeps the stored codes, each once', () => {
		expect(OVERRIDE_REASONS.map(({ code }) => code)).toEqual([
			'tolerated-before',
			'benefit-outweighs-risk',
			'will-monitor',
			'dose-adjusted',
			'inaccurate-warning',
			'no-alternative',
			'comfort-care',
			'other-drug-stopped',
			'protocol'
		]);
	});

	it('asks for a note where the code alone says nothing', () => {
		const noted = OVERRIDE_REASONS.filter(({ needsNote }) => needsNote).map(({ code }) => code);
		expect(noted).toEqual(['benefit-outweighs-risk', 'will-monitor', 'inaccurate-warning']);
	});

	it('gives the label, and an unknown code as it is', () => {
		expect(overrideReasonLabel('comfort-care')).toBe('Comfort is the goal of care');
		expect(overrideReasonLabel('from-a-later-version')).toBe('from-a-later-version');
	});
});
