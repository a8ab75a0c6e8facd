import { expect, it } from 'vitest';
import { DENIAL_RATES, denialRatesOn } from './denial-rates';

it('each review names who, when and where it was published, and shares that can be', () => {
	expect(DENIAL_RATES).toHaveLength(3);
	for (const { value, source } of DENIAL_RATES) {
		expect(source).toContain(value.who.split(' ')[0] ?? '');
		const sum = value.reasons.reduce((total, { percent }) => total + percent, 0);
		expect(sum).toBeGreaterThan(0);
		expect(sum).toBeLessThanOrEqual(100);
		const { claims, denied, percentDenied } = value;
		if (claims !== null && denied !== null)
			expect(percentDenied).toBeCloseTo((denied / claims) * 100, 1);
	}
});

it('a review holds for its own quarter alone', () => {
	expect(denialRatesOn('2025-06-30')?.value.id).toBe('palmetto-long-stay-2025');
	expect(denialRatesOn('2025-07-01')).toBeUndefined();
});
