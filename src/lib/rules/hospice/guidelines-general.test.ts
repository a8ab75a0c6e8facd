import { describe, expect, it } from 'vitest';
import { event, evidence, judgedAs, LOSS, type Case } from './sample-evidence';
import { judgeGuideline } from './guidelines';

const CASES: readonly Case[] = [
	{
		group: 'general',
		title: 'falling PPS, help needed, 10 % weight lost',
		told: { readings: LOSS },
		core: 'met',
		judged: {
			performance: 'met',
			adls: 'met',
			weight: 'met',
			muac: 'no-data',
			infections: 'not-met'
		}
	},
	{
		group: 'general',
		title: 'two infections in six months in place of a weight',
		told: { events: [event('pneumonia', '2026-02-01'), event('septicemia', '2026-05-01')] },
		core: 'met',
		judged: { weight: 'no-data', infections: 'met' }
	},
	{
		group: 'general',
		title: 'an arm that gets thinner in place of a weight',
		told: {
			readings: {
				muac: [
					['2026-02-01', 26],
					['2026-06-20', 23]
				]
			}
		},
		core: 'met',
		judged: { muac: 'met' }
	},
	{
		group: 'general',
		title: 'PPS that stays',
		told: {
			readings: {
				...LOSS,
				performance: [
					['2026-04-01', 40],
					['2026-06-20', 40]
				]
			}
		},
		core: 'not-met',
		judged: { performance: 'not-met' }
	},
	{
		group: 'general',
		title: 'a single PPS',
		told: { readings: { ...LOSS, performance: [['2026-06-20', 40]] } },
		core: 'no-data',
		judged: { performance: 'no-data' }
	},
	{
		group: 'hiv',
		title: 'CD4 of 24 and a complication, PPS 50 %',
		told: {
			readings: { performance: [['2026-06-20', 50]], cd4: [['2026-05-01', 24]] },
			events: [event('cns-lymphoma', '2026-02-01')]
		},
		core: 'met',
		judged: { cd4: 'met', complication: 'met', 'viral-load': 'no-data' }
	},
	{
		group: 'hiv',
		title: 'a viral load that stays high',
		told: {
			readings: {
				cd4: [['2026-05-01', 40]],
				viralLoad: [
					['2026-04-01', 150_000],
					['2026-05-01', 120_000]
				]
			},
			events: [event('wasting', '2026-02-01')]
		},
		core: 'met',
		judged: { cd4: 'not-met', 'viral-load': 'met' }
	},
	{
		group: 'hiv',
		title: 'a single high viral load',
		told: {
			readings: { cd4: [['2026-05-01', 40]], viralLoad: [['2026-05-01', 120_000]] },
			events: [event('wasting', '2026-02-01')]
		},
		core: 'no-data',
		judged: { 'viral-load': 'no-data' }
	},
	{
		group: 'hiv',
		title: 'PPS of 60 %',
		told: {
			readings: { performance: [['2026-06-20', 60]], cd4: [['2026-05-01', 10]] },
			events: [event('cns-lymphoma', '2026-02-01')]
		},
		core: 'not-met',
		judged: { performance: 'not-met' }
	},
	{
		group: 'cancer',
		title: 'metastatic when found',
		told: { flags: { metastaticAtPresentation: true } },
		core: 'met',
		judged: { metastatic: 'met', site: 'no-data' }
	},
	{
		group: 'cancer',
		title: 'progressed, and declines treatment',
		told: {
			flags: {
				metastaticAtPresentation: false,
				metastaticProgression: true,
				declinesTreatment: true,
				poorPrognosisSite: false
			}
		},
		core: 'met',
		judged: { progression: 'met', treatment: 'met' }
	},
	{
		group: 'cancer',
		title: 'progressed, and responds to treatment',
		told: {
			flags: {
				metastaticAtPresentation: false,
				metastaticProgression: true,
				declinesTreatment: false,
				declineDespiteTreatment: false,
				poorPrognosisSite: false
			}
		},
		core: 'not-met',
		judged: { treatment: 'not-met' }
	},
	{
		group: 'cancer',
		title: 'no stage in the record',
		told: {},
		core: 'no-data',
		judged: { metastatic: 'no-data' }
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
		for (const group of ['general', 'hiv', 'cancer'] as const)
			expect(new Set(CASES.filter((one) => one.group === group).map(({ core }) => core))).toEqual(
				new Set(['met', 'not-met', 'no-data'])
			);
	});
});
