import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bowelFault,
	doseFaults,
	doseIn,
	duplicateFaults,
	volumeOf,
	type KitOrder
} from './comfort-kit';
import {
	COMFORT_KIT,
	findKitDrug,
	isLaxative,
	isOpioid,
	kitOn,
	kitRouteOf
} from './comfort-kit-drugs';

const MORPHINE: KitOrder = {
	drug: 'Morphine concentrate',
	strength: 20,
	doseMg: 5,
	volumeMl: 0.25,
	route: 'sublingual',
	frequencyHours: 4
};
const ids = (order: KitOrder) => doseFaults(order).map(({ id, severity }) => `${severity} ${id}`);

describe('volumeOf', () => {
	it('gives the milliliters of a dose', () => {
		expect(volumeOf(5, 20)).toBe(0.25);
		expect(doseIn(5, 20)).toBe(100);
	});

	it('is undone by doseIn', () => {
		const amount = fc.double({ min: 0.001, max: 10_000, noNaN: true });
		fc.assert(
			fc.property(amount, amount, (dose, strength) => {
				expect(doseIn(volumeOf(dose, strength), strength)).toBeCloseTo(dose, 6);
			})
		);
	});

	it('refuses what cannot be', () => {
		expect(() => volumeOf(5, 0)).toThrow('mgPerMl is 0, expected a number above 0');
		expect(() => volumeOf(-1, 20)).toThrow('doseMg is -1');
		expect(() => doseIn(Number.NaN, 20)).toThrow('volumeMl is NaN');
		expect(() => doseIn(1, Number.NaN)).toThrow('mgPerMl is NaN');
	});
});

describe('doseFaults', () => {
	it('finds nothing wrong with the teaching order, nor with any row of the kit', () => {
		expect(doseFaults(MORPHINE)).toEqual([]);
		for (const { id, mgPerMl, doseMg, routes, everyHours } of kitOn()) {
			const [dose] = doseMg;
			const order: KitOrder = {
				drug: id,
				strength: mgPerMl,
				doseMg: dose,
				volumeMl: mgPerMl === null ? null : volumeOf(dose, mgPerMl),
				route: routes[0] ?? '',
				frequencyHours: everyHours[0]
			};
			expect(doseFaults(order), id).toEqual([]);
		}
	});

	it('names 5 mL in the place of 5 mg, twenty times the dose', () => {
		const [fault, ...others] = doseFaults({ ...MORPHINE, volumeMl: 5 });
		expect(others).toEqual([]);
		expect(fault).toMatchObject({ id: 'ml-as-mg', severity: 'hard' });
		expect(fault?.message).toBe(
			'Morphine: 5 mL of 20 mg/mL is 100 mg, twenty times the 5 mg meant; 5 mg is 0.25 mL.'
		);
	});

	it.each<[string, Partial<KitOrder>, string[]]>([
		['5 mL that fit their 100 mg', { doseMg: 100, volumeMl: 5 }, ['hard ml-as-mg']],
		['5 mL alone', { doseMg: null, volumeMl: 5 }, ['hard ml-as-mg']],
		['a point that moved up', { volumeMl: 2.5 }, ['hard tenfold']],
		['a point that moved down', { volumeMl: 0.025 }, ['hard tenfold']],
		['a volume that does not fit', { volumeMl: 0.5 }, ['hard volume-mismatch']],
		['a volume rounded to a mark', { doseMg: 2.6, volumeMl: 0.13 }, []],
		['0.25 in the place of milligrams', { doseMg: 0.25, volumeMl: null }, ['soft mg-as-ml']],
		['0.25 in both places', { doseMg: 0.25, volumeMl: 0.25 }, ['hard mg-as-ml']],
		['no milligrams', { doseMg: null }, ['hard no-dose']],
		['no milliliters', { volumeMl: null }, ['soft no-volume']],
		['neither', { doseMg: null, volumeMl: null }, ['hard no-dose']],
		['a dose for who is used to opioids', { doseMg: 20, volumeMl: 1 }, ['soft dose-high']],
		['a hundred milligrams', { doseMg: 100, volumeMl: null }, ['hard dose-high', 'soft no-volume']],
		['a small dose', { doseMg: 2, volumeMl: 0.1 }, ['advice dose-low']],
		['every hour', { frequencyHours: 1 }, ['soft interval-short']],
		['every 12 hours', { frequencyHours: 12 }, ['advice interval-long']],
		['into a vein', { route: 'intravenous' }, ['hard route']],
		['by rectum', { route: 'PR' }, ['soft route']],
		['another strength', { strength: 4, volumeMl: 1.25 }, ['soft strength']],
		['a strength of nothing', { strength: 0 }, ['hard zero-strength']],
		['a dose below nothing', { doseMg: -5, volumeMl: 0.25 }, ['hard zero-dose']],
		['a route nobody knows', { route: 'by mail' }, []],
		['no interval', { frequencyHours: null }, []]
	])('%s', (_, change, faults) => {
		expect(ids({ ...MORPHINE, ...change })).toEqual(faults);
	});

	it('knows the strength of the kit where an order names a volume and no strength', () => {
		expect(ids({ ...MORPHINE, strength: null, volumeMl: 5 })).toEqual(['hard ml-as-mg']);
		expect(ids({ ...MORPHINE, strength: null })).toEqual([]);
	});

	it('does not take haloperidol 2 mg in 1 mL for a slip: it is only a high dose', () => {
		const order = { ...MORPHINE, drug: 'Haldol', strength: 2, doseMg: 2, volumeMl: 1 };
		expect(ids(order)).toEqual(['soft dose-high']);
	});

	it('does take lorazepam 0.5 mL for 0.5 mg for one', () => {
		const order = { ...MORPHINE, drug: 'lorazepam', strength: 2, doseMg: 0.5, volumeMl: 0.5 };
		expect(doseFaults(order)[0]?.message).toContain('is 1 mg, two times the 0.5 mg meant');
	});

	it('looks at a drug outside the kit only for milligrams against milliliters', () => {
		const order = {
			...MORPHINE,
			drug: 'Oxycodone solution',
			doseMg: 60,
			volumeMl: 1,
			frequencyHours: 1
		};
		expect(ids(order)).toEqual(['hard volume-mismatch']);
		expect(ids({ ...order, doseMg: 20 })).toEqual([]);
		expect(ids({ ...order, strength: null, doseMg: null })).toEqual(['hard no-dose']);
	});

	it('does not hold a tablet to the concentrate', () => {
		const order = {
			...MORPHINE,
			drug: 'Morphine ER',
			strength: null,
			volumeMl: null,
			route: 'oral'
		};
		expect(ids({ ...order, doseMg: 60, frequencyHours: 12 })).toEqual([]);
		const tablet = { ...order, drug: 'Lorazepam', doseMg: 0.5 };
		expect(ids(tablet)).toEqual([]);
	});

	it('has a dose of its own for the suppository', () => {
		const order: KitOrder = {
			drug: 'prochlorperazine',
			strength: null,
			doseMg: 25,
			volumeMl: null,
			route: 'rectal',
			frequencyHours: 12
		};
		expect(ids(order)).toEqual([]);
		expect(ids({ ...order, route: 'oral' })).toEqual(['soft dose-high']);
		expect(ids({ ...order, strength: 5 })).toContain('advice strength');
	});

	it('knows no kit before its first day', () => {
		expect(doseFaults({ ...MORPHINE, frequencyHours: 1 }, '2019-12-31')).toEqual([]);
		expect(doseFaults({ ...MORPHINE, frequencyHours: 1 }, '2020-01-01')).toHaveLength(1);
	});

	it('never lets a volume pass that holds another dose than the one written', () => {
		const dose = fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10);
		const volume = fc.integer({ min: 1, max: 1000 }).map((hundredths) => hundredths / 100);
		fc.assert(
			fc.property(dose, volume, (doseMg, volumeMl) => {
				const faults = doseFaults({ ...MORPHINE, doseMg, volumeMl });
				const off = Math.abs(volumeMl * 20 - doseMg) / doseMg;
				// A hair about the twentieth that is allowed, binary dust decides.
				if (off > 0.0501) expect(faults[0]?.severity).toBe('hard');
				else if (off < 0.0499) expect(faults.map(({ id }) => id)).not.toContain('volume-mismatch');
			}),
			{ numRuns: 500 }
		);
	});

	it('has a fault stand once, the gravest first', () => {
		const number = fc.option(
			fc.integer({ min: -1, max: 120 }).map((n) => n / 4),
			{ nil: null }
		);
		const order = fc.record({
			drug: fc.constantFrom('morphine', 'Ativan', 'atropine', 'warfarin', ''),
			strength: number,
			doseMg: number,
			volumeMl: number,
			route: fc.constantFrom('oral', 'SL', 'iv', '?'),
			frequencyHours: number
		});
		fc.assert(
			fc.property(order, (one) => {
				const faults = doseFaults(one);
				const ranks = faults.map(({ severity }) => ['hard', 'soft', 'advice'].indexOf(severity));
				expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
				expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
				for (const { message } of faults) expect(message).toMatch(/\.$/);
			})
		);
	});
});

describe('bowelFault', () => {
	const drugs = (...names: readonly string[]) => names.map((drug) => ({ drug }));

	it('asks for a laxative with an opioid', () => {
		expect(bowelFault(drugs('Morphine concentrate', 'Lorazepam'))).toMatchObject({
			id: 'bowel',
			severity: 'soft',
			message: 'Morphine concentrate without a laxative: order one, or write why not.'
		});
	});

	it('is content with one, whatever its brand', () => {
		expect(bowelFault(drugs('Morphine', 'Senna'))).toBeUndefined();
		expect(bowelFault(drugs('oxycodone', 'MiraLAX'))).toBeUndefined();
		expect(bowelFault(drugs('Morphine', 'bisacodyl suppository'))).toBeUndefined();
	});

	it('is not content with a softener alone', () => {
		expect(bowelFault(drugs('Morphine', 'docusate'))).toBeDefined();
	});

	it('asks nothing without an opioid', () => {
		expect(bowelFault(drugs('Lorazepam', 'naloxone'))).toBeUndefined();
		expect(bowelFault([])).toBeUndefined();
	});

	it('tells opioids and laxatives by whole words', () => {
		expect([isOpioid('Roxanol'), isOpioid('HYDROmorphone'), isOpioid('apomorphine')]).toEqual([
			true,
			true,
			false
		]);
		expect([isLaxative('senna'), isLaxative('docusate'), isLaxative('')]).toEqual([
			true,
			false,
			false
		]);
	});
});

describe('duplicateFaults', () => {
	it('finds a drug on two lines, and two strengths of it', () => {
		const again = { ...MORPHINE, drug: 'Roxanol' };
		expect(duplicateFaults([MORPHINE, again])).toMatchObject([
			{ id: 'duplicate.morphine', severity: 'soft' }
		]);
		expect(duplicateFaults([MORPHINE, { ...again, strength: 2 }])).toMatchObject([
			{
				id: 'two-strengths.morphine',
				severity: 'hard',
				message:
					'Morphine stands in the profile as 2 mg/mL and 20 mg/mL: keep one bottle in the house.'
			}
		]);
	});

	it('finds two drugs for one thing', () => {
		const line = (drug: string) => ({ ...MORPHINE, drug, strength: null });
		expect(duplicateFaults([line('atropine drops'), line('Levsin')])).toMatchObject([
			{ id: 'same-use.drugs-against-secretions', severity: 'advice' }
		]);
		expect(duplicateFaults([line('warfarin'), line('Warfarin')])).toHaveLength(1);
		expect(duplicateFaults([MORPHINE, line('Lorazepam'), line('')])).toEqual([]);
	});
});

describe('the rows', () => {
	it('are dated, not reviewed, and found by their name', () => {
		for (const { value, source } of COMFORT_KIT) {
			expect(findKitDrug(value.name)?.id).toBe(value.id);
			expect(value.isReviewed).toBe(false);
			expect(source).toContain('not reviewed by a pharmacist');
			expect(value.doseMg[0]).toBeLessThanOrEqual(value.doseMg[1]);
			expect(value.everyHours[0]).toBeLessThanOrEqual(value.everyHours[1]);
			expect([value.indication, value.example, value.form]).not.toContain('');
		}
		expect(kitOn('2026-01-14')).toHaveLength(COMFORT_KIT.length);
	});

	it('are found by what an order writes', () => {
		expect(findKitDrug('MORPHINE sulfate 20 mg/mL')?.id).toBe('morphine');
		expect(findKitDrug('Tylenol supp')?.id).toBe('acetaminophen');
		expect(findKitDrug('Compazine 25 mg PR')?.id).toBe('prochlorperazine');
		expect(findKitDrug('warfarin')).toBeUndefined();
		expect(findKitDrug('')).toBeUndefined();
	});

	it.each([
		['SL', 'sublingual'],
		['oral', 'oral'],
		['By mouth', 'oral'],
		['toString', undefined]
	])('take "%s" for %s', (written, route) => {
		expect(kitRouteOf(written)).toBe(route);
	});
});
