import { describe, expect, it } from 'vitest';
import type { Dosage } from '$lib/fhir/types';
import { sigOf } from './sig';

const IV = {
	coding: [{ system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' }]
};
const mg = (value: number) => [{ doseQuantity: { value, code: 'mg', unit: 'mg' } }];

const cases: [string, Dosage][] = [
	[
		'500 mg IV every 24 hours, 5 days; PRN temperature above 38.5 Cel',
		{
			doseAndRate: mg(500),
			route: IV,
			timing: {
				repeat: {
					frequency: 1,
					period: 24,
					periodUnit: 'h',
					boundsDuration: { value: 5, code: 'd' }
				}
			},
			asNeededCodeableConcept: { text: 'temperature above 38.5 Cel' }
		}
	],
	[
		'40 mg oral daily',
		{
			doseAndRate: mg(40),
			route: { text: 'Oral route' },
			timing: { code: { coding: [{ code: 'QD' }] } }
		}
	],
	[
		'40 mg PO twice daily',
		{ doseAndRate: mg(40), route: { text: 'PO' }, timing: { code: { text: 'BID' } } }
	],
	[
		'125 mcg IV every 6 hours',
		{
			doseAndRate: [{ doseQuantity: { value: 125, code: 'ug' } }],
			route: IV,
			timing: { code: { coding: [{ code: 'Q6H' }] } }
		}
	],
	[
		'5,000 units subcut every 8 hours',
		{
			doseAndRate: [{ doseQuantity: { value: 5000, code: '[IU]' } }],
			route: { text: 'Subcutaneous route' },
			timing: { repeat: { frequency: 1, period: 8, periodUnit: 'h' } }
		}
	],
	[
		'1 to 2 tablets oral every 4 to 6 hours; PRN pain; at most 4,000 mg in 24 hours',
		{
			doseAndRate: [{ doseRange: { low: { value: 1 }, high: { value: 2, unit: 'tablet' } } }],
			route: { text: 'Oral' },
			timing: { repeat: { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' } },
			asNeededCodeableConcept: { text: 'pain' },
			maxDosePerPeriod: {
				numerator: { value: 4000, code: 'mg' },
				denominator: { value: 24, code: 'h' }
			}
		}
	],
	[
		'2 mg IV once; PRN',
		{ doseAndRate: mg(2), route: IV, timing: { repeat: { count: 1 } }, asNeededBoolean: true }
	],
	[
		'4.5 g at 200 mL/h IV every 8 hours, over 4 hours',
		{
			doseAndRate: [
				{ doseQuantity: { value: 4.5, code: 'g' }, rateQuantity: { value: 200, code: 'mL/h' } }
			],
			route: IV,
			timing: {
				repeat: { frequency: 1, period: 8, periodUnit: 'h', duration: 4, durationUnit: 'h' }
			}
		}
	],
	[
		'5 mg three times daily',
		{ doseAndRate: mg(5), timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } } }
	],
	['5 mg every other day', { doseAndRate: mg(5), timing: { code: { coding: [{ code: 'QOD' }] } } }],
	[
		'5 mg 5 times every 2 days',
		{ doseAndRate: mg(5), timing: { repeat: { frequency: 5, period: 2, periodUnit: 'd' } } }
	],
	[
		'70 mg weekly before breakfast on Sun; sit upright 30 minutes',
		{
			doseAndRate: mg(70),
			timing: {
				repeat: { frequency: 1, period: 1, periodUnit: 'wk', when: ['ACM'], dayOfWeek: ['sun'] }
			},
			additionalInstruction: [{ text: 'sit upright 30 minutes' }]
		}
	],
	[
		'5 mg daily at 21:00, 6 doses',
		{
			doseAndRate: mg(5),
			timing: {
				repeat: { frequency: 1, period: 1, periodUnit: 'd', timeOfDay: ['21:00:00'], count: 6 }
			}
		}
	],
	['Take as needed.', { text: 'Take as needed.', asNeededBoolean: true }],
	['PRN', { asNeededBoolean: true }],
	['', {}]
];

describe('sigOf', () => {
	it.each(cases)('writes %j', (expected, dosage) => {
		expect(sigOf(dosage)).toBe(expected);
	});

	it('joins steps of a sequence in order, and doses that go together', () => {
		const daily = { code: { text: 'daily' } };
		expect(
			sigOf([
				{ sequence: 2, doseAndRate: mg(20), timing: daily },
				{ sequence: 1, doseAndRate: mg(40), timing: daily }
			])
		).toBe('40 mg daily, then 20 mg daily');
		expect(sigOf([{ doseAndRate: mg(5) }, { doseAndRate: mg(10) }])).toBe('5 mg and 10 mg');
		expect(sigOf(undefined)).toBe('');
	});
});
