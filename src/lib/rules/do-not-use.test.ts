import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doNotUseFaults } from './do-not-use';
import { DRUGS } from './formulary';
import { FREQUENCIES } from './frequencies';

const kinds = (text: string) => doNotUseFaults(text).map(({ id }) => id);

describe('doNotUseFaults', () => {
	it.each([
		['give 10 U before meals', 'unit', '10 U', '"10 units"'],
		['insulin 10u now', 'unit', '10u', '"10 units"'],
		['4U/hr', 'unit', '4U', '"4 units"'],
		['1,000 IU weekly', 'international-unit', 'IU', '"units"'],
		['1000IU', 'international-unit', 'IU', '"units"'],
		['40 mg qd', 'daily', 'qd', '"daily"'],
		['40 mg Q.D. with food', 'daily', 'Q.D.', '"daily"'],
		['5 mg QOD', 'every-other-day', 'QOD', '"every other day"'],
		['5 mg q.o.d.', 'every-other-day', 'q.o.d.', '"every other day"'],
		['warfarin 5.0 mg', 'trailing-zero', '5.0 mg', '"5 mg"'],
		['1.00mcg', 'trailing-zero', '1.00mcg', '"1mcg"'],
		['digoxin .25 mg', 'naked-decimal', '.25 mg', '"0.25 mg"'],
		['MS 2 mg IV', 'morphine', 'MS', undefined],
		['MSO4 2 mg', 'morphine', 'MSO4', undefined],
		['MgSO4 2 g', 'magnesium', 'MgSO4', '"magnesium sulfate"']
	])('finds the fault in "%s"', (text, id, found, write) => {
		const [fault, ...rest] = doNotUseFaults(text);
		expect(rest).toEqual([]);
		expect(fault).toMatchObject({ id, found });
		expect(fault?.write).toContain(write ?? 'morphine sulfate');
		expect(fault?.source).toContain('Joint Commission');
	});

	it.each([
		'',
		'10 units before meals, 0.5 mg daily',
		'2.05 mg and 10 mg',
		'QID and q6h',
		'creatinine 1.0, mass 2.0 cm, potassium 4.0',
		'Ms Alvarez takes MS Contin',
		'seen in 2 U.S. hospitals',
		'5 under, 3 up',
		'PIU and IUD'
	])('finds nothing in "%s"', (text) => {
		expect(doNotUseFaults(text)).toEqual([]);
	});

	it('names each kind of fault once, in the order of the list', () => {
		expect(kinds('.5 mg qd, 10 U qd, 5.0 mg')).toEqual([
			'unit',
			'daily',
			'trailing-zero',
			'naked-decimal'
		]);
	});

	it('takes what it told to write, for any amount', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99999 }),
				fc.constantFrom('mg', 'mcg', 'g', 'mL', 'units', 'mEq'),
				(amount, unit) => {
					const [bad] = doNotUseFaults(`${amount}.0 ${unit}`);
					expect(bad?.write).toBe(`"${amount} ${unit}"`);
					expect(doNotUseFaults(bad?.write ?? '5.0 mg')).toEqual([]);
				}
			)
		);
	});

	it('finds nothing in any label this house shows', () => {
		const labels = DRUGS.flatMap((drug) => drug.common.map(({ label }) => label));
		const words = FREQUENCIES.map(({ label }) => label);
		expect([...labels, ...words].filter((label) => doNotUseFaults(label).length > 0)).toEqual([]);
	});
});
