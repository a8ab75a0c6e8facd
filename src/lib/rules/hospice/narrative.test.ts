import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrativeEvidence, templatePhrases } from './narrative';
import { NARRATIVE } from './sample-record';

const ON = '2026-01-14';
const numbers = (text: string) => narrativeEvidence(text, ON).numbers;

describe('the numbers of a narrative', () => {
	it.each([
		['Weight 61 to 54 kg.', ['weight 61 to 54 kg']],
		['PPS 40', ['pps 40']],
		['FAST 7c', ['fast 7c']],
		['Albumin is 2.1 g/dL.', ['albumin 2.1 g/dl']],
		['PPS fell from 60% to 40%', ['pps 60 to 40%']],
		['SpO2 86% on 4 liters', ['saturation 86%', 'oxygen 4 liters']],
		['BP 88/50, pulse 112', ['blood pressure 88/50', 'heart rate 112']],
		['PPS 40, weight 54 kg, 3 falls', ['pps 40', 'weight 54 kg', 'falls 3']],
		['pain 8/10', ['pain 8/10']],
		['Weight was 61 kg, now 54 kg.', ['weight 61 kg', 'weight 54 kg']]
	])('%j shows %j', (text, expected) => {
		expect(numbers(text)).toEqual(expected);
	});

	it('count once each', () => {
		expect(numbers('PPS 40 today. The PPS is 40.')).toEqual(['pps 40']);
		expect(numbers('PPS 40, KPS 40')).toHaveLength(2);
	});

	it.each([
		'Seen on 2026-01-10 and 1/12/2026.',
		'Since November 10, 2025, and on 12 Dec 2025.',
		'Admitted in 2025, in Jan. 2026 again.',
		'An 82-year-old man, 82 y/o.',
		'Six months; 6 months or less; 3 to 4 weeks; in 2 days.',
		'At 09:30 and 14:15.',
		'C25.9 and G0299 on page 3, period 2.',
		'The 3rd admission.',
		'Call 555-0142; record 00123456.',
		'B12 and O2 and T4 N1.'
	])('do not lie in %j', (text) => {
		expect(numbers(text)).toEqual([]);
	});
});

describe('phrases that would fit anybody', () => {
	it.each([
		['Patient is stable.', ['is stable']],
		['She is doing well.', ['doing well']],
		['Meets LCD criteria for dementia.', ['meets lcd criteria']],
		['Terminal per guidelines.', ['terminal per guidelines']],
		[
			'Remains appropriate for hospice; no complaints.',
			['remains appropriate for hospice', 'no complaints']
		],
		['STABLE, stable', ['stable']]
	])('%j holds them', (text, expected) => {
		expect(templatePhrases(text)).toEqual(expected);
	});

	it.each([
		'Unstable angina at rest.',
		'He is not stable and no longer doing well.',
		'Constable Hale is her son.',
		NARRATIVE
	])('%j holds none', (text) => {
		expect(templatePhrases(text)).toEqual([]);
	});
});

describe('narrativeEvidence', () => {
	it('takes three numbers of the patient’s own', () => {
		expect(narrativeEvidence(NARRATIVE, ON)).toMatchObject({
			phrases: [],
			hasTrend: true,
			isEnough: true
		});
		expect(narrativeEvidence('Weight 54 kg, PPS 40.', ON).isEnough).toBe(false);
		expect(narrativeEvidence('Weight 54 kg, PPS 40, albumin 2.1.', ON).isEnough).toBe(true);
	});

	it('is not enough with a phrase that would fit anybody, whatever the numbers', () => {
		expect(narrativeEvidence(`${NARRATIVE} Condition stable.`, ON).isEnough).toBe(false);
	});

	it('asks for as many as it is told', () => {
		expect(narrativeEvidence('Pain 9 of 10.', ON, 1).isEnough).toBe(true);
		expect(narrativeEvidence('In pain.', ON, 1).isEnough).toBe(false);
	});

	it.each([
		['Weight fell from 61 to 54 kg.', true],
		['PPS was 60 in June. It is PPS 40 now.', true],
		['Weight was 61 kg in June, now 54 kg.', true],
		['Weight 54 kg, PPS 40, declined.', false],
		['PPS 40. PPS 40 as in the last visit.', false],
		['Morphine 5 to 10 mg.', false]
	])('sees in %j a trend: %s', (text, expected) => {
		expect(narrativeEvidence(text, ON).hasTrend).toBe(expected);
	});

	it('never throws, and finds as much in a text said twice', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				const once = narrativeEvidence(text, ON);
				const twice = narrativeEvidence(`${text}\n${text}`, ON);
				expect(twice.phrases).toEqual(once.phrases);
				expect(twice.numbers).toEqual(once.numbers);
			})
		);
	});
});
