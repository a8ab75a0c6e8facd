import { describe, expect, it } from 'vitest';
import { event, evidence, fast, judgedAs, KEPT, LOSS, type Case } from './sample-evidence';
import { judgeGuideline } from './guidelines';

const CASES: readonly Case[] = [
	{
		group: 'dementia',
		title: 'FAST 7c and a pneumonia of this year',
		told: { fast: fast('7c'), events: [event('aspiration-pneumonia', '2025-09-15')] },
		core: 'met',
		judged: { fast: 'met', complication: 'met', weight: 'no-data', 'fast-order': 'no-data' }
	},
	{
		group: 'dementia',
		title: 'FAST 7d and an albumin of 2.4',
		told: { fast: fast('7d'), readings: { albumin: [['2026-05-01', 2.4]] } },
		core: 'met',
		judged: { albumin: 'met', complication: 'not-met' }
	},
	{
		group: 'dementia',
		title: 'FAST 7a',
		told: { fast: fast('7a'), events: [event('pyelonephritis', '2026-05-01')] },
		core: 'not-met',
		judged: { fast: 'not-met', complication: 'met' }
	},
	{
		group: 'dementia',
		title: 'a pneumonia of the year before last',
		told: {
			fast: fast('7c'),
			events: [event('aspiration-pneumonia', '2025-06-29')],
			readings: { ...KEPT, albumin: [['2026-05-01', 3.1]] }
		},
		core: 'not-met',
		judged: { complication: 'not-met', weight: 'not-met', albumin: 'not-met' }
	},
	{
		group: 'dementia',
		title: 'nobody asked what happened',
		told: { fast: fast('7c'), events: null },
		core: 'no-data',
		judged: { complication: 'no-data' }
	},
	{
		group: 'dementia',
		title: 'a stage of last year',
		told: {
			fast: fast('7c', '2025-06-01'),
			events: [event('septicemia', '2026-05-01')]
		},
		core: 'no-data',
		judged: { fast: 'no-data' }
	},
	{
		group: 'stroke',
		title: 'PPS 40 % and 8 % lost in three months',
		told: {
			readings: {
				weight: [
					['2026-03-28', 60],
					['2026-06-25', 55.2]
				]
			}
		},
		core: 'met',
		judged: { performance: 'met', weight: 'met', 'coma-speech': 'not-met' }
	},
	{
		group: 'stroke',
		title: 'exactly 10 % in six months is not more than 10 %',
		told: { readings: { ...LOSS, albumin: [['2026-05-01', 3]] }, flags: { noTubeFeeding: false } },
		core: 'not-met',
		judged: { weight: 'not-met', intake: 'not-met' }
	},
	{
		group: 'stroke',
		title: 'PPS of 50 %',
		told: { readings: { performance: [['2026-06-20', 50]], albumin: [['2026-05-01', 2]] } },
		core: 'not-met',
		judged: { performance: 'not-met', albumin: 'met' }
	},
	{
		group: 'stroke',
		title: 'three signs on day 3 of a coma, whatever else',
		told: {
			readings: { performance: [], creatinine: [['2026-06-30', 1.6]] },
			events: [event('coma', '2026-06-28')],
			flags: { noSpeech: true, noWithdrawal: true, abnormalBrainstem: false }
		},
		core: 'met',
		judged: { 'coma-speech': 'met', 'coma-brainstem': 'not-met', 'coma-creatinine': 'met' }
	},
	{
		group: 'stroke',
		title: 'the same signs on day 2',
		told: {
			readings: { performance: [], creatinine: [['2026-06-30', 1.6]] },
			events: [event('coma', '2026-06-29')],
			flags: { noSpeech: true, noWithdrawal: true, abnormalBrainstem: true }
		},
		core: 'no-data',
		judged: { 'coma-speech': 'no-data', 'coma-creatinine': 'no-data' }
	},
	{
		group: 'als',
		title: 'critical breathing',
		told: {
			readings: { vitalCapacity: [['2026-05-01', 29]] },
			flags: { dyspneaAtRest: true, declinesVentilation: true }
		},
		core: 'met',
		judged: { 'vital-capacity': 'met', oxygen: 'no-data', progression: 'not-met' }
	},
	{
		group: 'als',
		title: 'rapid progression with a complication',
		told: {
			events: [
				event('walking-lost', '2025-10-01'),
				event('speech-lost', '2026-01-01'),
				event('pureed-diet', '2026-02-01'),
				event('care-needed', '2026-03-01'),
				event('aspiration-pneumonia', '2026-04-01')
			]
		},
		core: 'met',
		judged: { progression: 'met', complication: 'met', nutrition: 'no-data' }
	},
	{
		group: 'als',
		title: 'walking lost two years ago is no rapid progression',
		told: {
			readings: { vitalCapacity: [['2026-05-01', 30]] },
			events: [
				event('walking-lost', '2024-06-01'),
				event('speech-lost', '2026-01-01'),
				event('pureed-diet', '2026-02-01'),
				event('care-needed', '2026-03-01'),
				event('aspiration-pneumonia', '2026-04-01')
			]
		},
		core: 'not-met',
		judged: { progression: 'not-met', 'vital-capacity': 'not-met' }
	},
	{
		group: 'als',
		title: 'nothing asked',
		told: { events: null },
		core: 'no-data',
		judged: { progression: 'no-data', dyspnea: 'no-data' }
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
		for (const group of ['dementia', 'stroke', 'als'] as const)
			expect(new Set(CASES.filter((one) => one.group === group).map(({ core }) => core))).toEqual(
				new Set(['met', 'not-met', 'no-data'])
			);
	});
});
