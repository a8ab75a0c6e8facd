import { describe, expect, it } from 'vitest';
import { event, evidence, judgedAs, type Case } from './sample-evidence';
import { judgeGuideline } from './guidelines';

const CASES: readonly Case[] = [
	{
		group: 'heart',
		title: 'NYHA IV in spite of all drugs',
		told: {
			heartClass: [{ heartClass: 'IV', day: '2026-06-10' }],
			flags: { optimalDrugs: true },
			readings: { ejectionFraction: [['2025-11-01', 20]] }
		},
		core: 'met',
		judged: {
			treatment: 'met',
			'heart-class': 'met',
			'ejection-fraction': 'met',
			syncope: 'not-met'
		}
	},
	{
		group: 'heart',
		title: 'NYHA III',
		told: {
			heartClass: [{ heartClass: 'III', day: '2026-06-10' }],
			flags: { optimalDrugs: true }
		},
		core: 'not-met',
		judged: { 'heart-class': 'not-met', 'ejection-fraction': 'no-data' }
	},
	{
		group: 'heart',
		title: 'nobody wrote what it is treated with',
		told: { heartClass: [{ heartClass: 'IV', day: '2026-06-10' }] },
		core: 'no-data',
		judged: { treatment: 'no-data' }
	},
	{
		group: 'lung',
		title: 'breathless at rest, SpO2 of 88 %, two hospital stays',
		told: {
			flags: { dyspneaAtRest: true, poorBronchodilatorResponse: true },
			readings: { spo2: [['2026-06-20', 88]], heartRate: [['2026-06-20', 104]] },
			events: [event('hospitalization', '2026-02-10'), event('emergency-visit', '2026-05-02')]
		},
		core: 'met',
		judged: { hypoxemia: 'met', hypercapnia: 'no-data', progression: 'met', 'heart-rate': 'met' }
	},
	{
		group: 'lung',
		title: 'a pneumonia and its hospital stay are one event',
		told: {
			flags: { dyspneaAtRest: true, poorBronchodilatorResponse: true },
			readings: { spo2: [['2026-06-20', 86]] },
			events: [event('hospitalization', '2026-02-10'), event('pneumonia', '2026-02-10')]
		},
		core: 'not-met',
		judged: { progression: 'not-met' }
	},
	{
		group: 'lung',
		title: 'SpO2 of 92 %, no gas',
		told: {
			flags: { dyspneaAtRest: true, poorBronchodilatorResponse: true },
			readings: { spo2: [['2026-06-20', 92]] },
			events: [event('hospitalization', '2026-02-10'), event('emergency-visit', '2026-05-02')]
		},
		core: 'no-data',
		judged: { hypoxemia: 'not-met', hypercapnia: 'no-data' }
	},
	{
		group: 'lung',
		title: 'a pCO2 of 50 in place of it',
		told: {
			flags: { dyspneaAtRest: true, poorBronchodilatorResponse: true },
			readings: { spo2: [['2026-06-20', 92]], pco2: [['2026-05-20', 50]] },
			events: [event('hospitalization', '2026-02-10'), event('emergency-visit', '2026-05-02')]
		},
		core: 'met',
		judged: { hypercapnia: 'met' }
	},
	{
		group: 'liver',
		title: 'INR, albumin and encephalopathy',
		told: {
			readings: { inr: [['2026-06-01', 1.6]], albumin: [['2026-06-01', 2.4]] },
			events: [event('encephalopathy', '2026-05-01')]
		},
		core: 'met',
		judged: { inr: 'met', albumin: 'met', 'end-stage': 'met' }
	},
	{
		group: 'liver',
		title: 'INR of 1.5 and albumin of 2.5 are at the limits, not beyond',
		told: {
			readings: { inr: [['2026-06-01', 1.5]], albumin: [['2026-06-01', 2.5]] },
			flags: { refractoryAscites: true }
		},
		core: 'not-met',
		judged: { inr: 'not-met', albumin: 'not-met', 'end-stage': 'met' }
	},
	{
		group: 'liver',
		title: 'no laboratory',
		told: { flags: { refractoryAscites: true } },
		core: 'no-data',
		judged: { inr: 'no-data' }
	},
	{
		group: 'renal',
		title: 'no dialysis, creatinine of 8.1',
		told: { flags: { notSeekingDialysis: true }, readings: { creatinine: [['2026-06-01', 8.1]] } },
		core: 'met',
		judged: { dialysis: 'met', creatinine: 'met', clearance: 'no-data' }
	},
	{
		group: 'renal',
		title: 'clearance of 14 with diabetes',
		told: {
			flags: { notSeekingDialysis: true, diabetes: true },
			readings: { creatinineClearance: [['2026-06-01', 14]] }
		},
		core: 'met',
		judged: { clearance: 'met' }
	},
	{
		group: 'renal',
		title: 'clearance of 14 without',
		told: {
			flags: { notSeekingDialysis: true },
			readings: { creatinineClearance: [['2026-06-01', 14]], creatinine: [['2026-06-01', 6.5]] }
		},
		core: 'not-met',
		judged: { clearance: 'not-met', creatinine: 'not-met' }
	},
	{
		group: 'renal',
		title: 'clearance of 19 with diabetes and heart failure',
		told: {
			flags: { notSeekingDialysis: true, diabetes: true, heartFailure: true },
			readings: { creatinineClearance: [['2026-06-01', 19]] }
		},
		core: 'met',
		judged: { clearance: 'met' }
	},
	{
		group: 'renal',
		title: 'on dialysis',
		told: { flags: { notSeekingDialysis: false }, readings: { creatinine: [['2026-06-01', 9]] } },
		core: 'not-met',
		judged: { dialysis: 'not-met' }
	},
	{
		group: 'renal',
		title: 'nobody asked about dialysis',
		told: { readings: { creatinine: [['2026-06-01', 9]] } },
		core: 'no-data',
		judged: { dialysis: 'no-data' }
	}
];

describe('the guidelines of this file', () => {
	it.each(CASES)('$group: $title ($core)', ({ group, told, core, judged }) => {
		const result = judgeGuideline(group, evidence(told));
		expect(judgedAs(result, Object.keys(judged))).toEqual(judged);
		expect(result.core).toBe(core);
		expect(result.supports).toBe(core === 'met');
	});

	it('have a case for, one against and one without data', () => {
		for (const group of ['heart', 'lung', 'liver', 'renal'] as const)
			expect(new Set(CASES.filter((one) => one.group === group).map(({ core }) => core))).toEqual(
				new Set(['met', 'not-met', 'no-data'])
			);
	});
});
