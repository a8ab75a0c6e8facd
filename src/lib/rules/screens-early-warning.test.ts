import { describe, expect, it } from 'vitest';
import { isNews2For, mews, news2, type News2Readings } from './screens-early-warning';

const WELL: News2Readings = {
	rr: 16,
	hr: 70,
	sbp: 120,
	tempC: 37,
	consciousness: 'A',
	spo2: 98,
	onOxygen: false
};

describe('news2 on scale 1', () => {
	it.each([
		[
			'rr',
			'respiratory-rate',
			[
				[8, 3],
				[9, 1],
				[11, 1],
				[12, 0],
				[20, 0],
				[21, 2],
				[24, 2],
				[25, 3]
			]
		],
		[
			'spo2',
			'saturation',
			[
				[91, 3],
				[92, 2],
				[93, 2],
				[94, 1],
				[95, 1],
				[96, 0]
			]
		],
		[
			'sbp',
			'systolic-pressure',
			[
				[90, 3],
				[91, 2],
				[100, 2],
				[101, 1],
				[110, 1],
				[111, 0],
				[219, 0],
				[220, 3]
			]
		],
		[
			'hr',
			'heart-rate',
			[
				[40, 3],
				[41, 1],
				[50, 1],
				[51, 0],
				[90, 0],
				[91, 1],
				[110, 1],
				[111, 2],
				[130, 2],
				[131, 3]
			]
		],
		[
			'tempC',
			'temperature',
			[
				[35, 3],
				[35.1, 1],
				[36, 1],
				[36.1, 0],
				[38, 0],
				[38.1, 1],
				[39, 1],
				[39.1, 2]
			]
		]
	] as const)('gives %s its points', (field, part, rows) => {
		for (const [value, points] of rows)
			expect([value, news2({ ...WELL, [field]: value }, 1).parts[part]]).toEqual([value, points]);
	});

	it.each(['C', 'V', 'P', 'U'] as const)(
		'gives 3 for %s, which alone asks for a review',
		(mind) => {
			expect(news2({ ...WELL, consciousness: mind }, 1)).toMatchObject({
				points: 3,
				tier: 'low-medium',
				reviewWithin: null
			});
		}
	);

	it.each([
		[{}, 0, 'low', null],
		[{ onOxygen: true }, 2, 'low', null],
		[{ onOxygen: true, hr: 115 }, 4, 'low', null],
		[{ onOxygen: true, hr: 115, tempC: 38.5 }, 5, 'medium', 60],
		[{ consciousness: 'C', hr: 115 }, 5, 'medium', 60],
		[{ onOxygen: true, hr: 115, spo2: 92 }, 6, 'medium', 60],
		[{ consciousness: 'C', onOxygen: true, hr: 115 }, 7, 'high', 30]
	] as const)('%o comes to %d, %s', (some, points, tier, reviewWithin) => {
		expect(news2({ ...WELL, ...some }, 1)).toMatchObject({ points, tier, reviewWithin });
	});

	it('leaves out what is not known, and says so', () => {
		const found = news2({ ...WELL, rr: null, hr: 140 }, 1);
		expect(found).toMatchObject({ points: 3, missing: ['respiratory-rate'] });
	});
});

describe('news2 on scale 2', () => {
	it.each([
		[83, false, 3],
		[84, false, 2],
		[85, true, 2],
		[86, true, 1],
		[87, false, 1],
		[88, false, 0],
		[92, true, 0],
		[93, false, 0],
		[100, false, 0],
		[93, true, 1],
		[94, true, 1],
		[95, true, 2],
		[96, true, 2],
		[97, true, 3]
	])('SpO2 %d %%, oxygen %s: %d', (spo2, onOxygen, points) => {
		expect(news2({ ...WELL, spo2, onOxygen }, 2).parts.saturation).toBe(points);
	});

	it('cannot score a high saturation before it is known whether oxygen runs', () => {
		expect(news2({ ...WELL, spo2: 93, onOxygen: null }, 2).missing).toEqual([
			'saturation',
			'oxygen'
		]);
		expect(news2({ ...WELL, spo2: 90, onOxygen: null }, 2).missing).toEqual(['oxygen']);
	});

	it.each([
		[15, false, false],
		[16, false, true],
		[30, true, false]
	])('is for %d years, pregnant %s: %s', (ageYears, pregnant, isFor) => {
		expect(isNews2For({ ageYears, pregnant })).toBe(isFor);
	});
});

describe('mews', () => {
	const calm = { ...WELL, rr: 12 };

	it.each([
		[
			'sbp',
			'systolic-pressure',
			[
				[70, 3],
				[71, 2],
				[80, 2],
				[81, 1],
				[100, 1],
				[101, 0],
				[199, 0],
				[200, 2]
			]
		],
		[
			'hr',
			'heart-rate',
			[
				[40, 2],
				[41, 1],
				[50, 1],
				[51, 0],
				[100, 0],
				[101, 1],
				[110, 1],
				[111, 2],
				[129, 2],
				[130, 3]
			]
		],
		[
			'rr',
			'respiratory-rate',
			[
				[8, 2],
				[9, 0],
				[14, 0],
				[15, 1],
				[20, 1],
				[21, 2],
				[29, 2],
				[30, 3]
			]
		],
		[
			'tempC',
			'temperature',
			[
				[34.9, 2],
				[35, 0],
				[38.4, 0],
				[38.5, 2]
			]
		]
	] as const)('gives %s its points', (field, part, rows) => {
		for (const [value, points] of rows)
			expect([value, mews({ ...calm, [field]: value }).parts[part]]).toEqual([value, points]);
	});

	it.each([
		['A', 0],
		['V', 1],
		['P', 2],
		['U', 3]
	] as const)('gives %s %d', (consciousness, points) => {
		expect(mews({ ...calm, consciousness })).toMatchObject({ points, variant: 'Subbe 2001' });
	});

	it('calls from 5, or from where the site says', () => {
		const four = { ...calm, hr: 115, tempC: 38.5 };
		expect(mews(four)).toMatchObject({ points: 4, isCall: false });
		expect(mews(four, 4).isCall).toBe(true);
		expect(mews({ ...four, rr: 15 })).toMatchObject({ points: 5, isCall: true });
	});
});
