/** Evidence for tests: a patient on one day, told in pairs of day and value. */
import type { FastStage } from './functional-stages';
import type { GuidelineJudgment } from './guidelines';
import {
	MEASURES,
	noEvidence,
	type EventId,
	type GuidelineGroup,
	type Judgment,
	type Measure,
	type PrognosisEvidence
} from './guidelines-model';

export const ON = '2026-06-30';

export type Told = Omit<Partial<PrognosisEvidence>, 'readings'> & {
	readonly readings?: Partial<Record<Measure, readonly (readonly [string, number])[]>>;
};

/** Evidence on 2026-06-30: PPS 40 % and three daily activities, unless told otherwise. */
export function evidence({ readings = {}, ...rest }: Told): PrognosisEvidence {
	const all: Partial<Record<Measure, readonly (readonly [string, number])[]>> = {
		performance: [
			['2026-04-01', 50],
			['2026-06-20', 40]
		],
		...readings
	};
	return {
		...noEvidence(ON),
		dependences: ['bathing', 'dressing', 'ambulation'],
		events: [],
		...rest,
		readings: Object.fromEntries(
			Object.entries(all).map(([measure, pairs]) => [
				measure,
				pairs.map(([day, value]) => ({
					day,
					value,
					unit: MEASURES[measure as Measure].unit
				}))
			])
		)
	};
}

export const event = (id: EventId, day: string) => ({ id, day });
export const fast = (stage: FastStage, day = '2026-06-01') => [{ stage, day }];
export const LOSS = {
	weight: [
		['2026-01-05', 60],
		['2026-06-25', 54]
	]
} as const;
export const KEPT = {
	weight: [
		['2026-01-05', 60],
		['2026-06-25', 59]
	]
} as const;

export interface Case {
	readonly group: GuidelineGroup;
	readonly title: string;
	readonly told: Told;
	readonly core: Judgment;
	/** Some criteria with what they come to. */
	readonly judged: Readonly<Record<string, Judgment>>;
}

/** For each group, evidence that supports it. */
export const SUPPORTING: Readonly<Record<GuidelineGroup, Told>> = {
	general: { readings: LOSS },
	dementia: { fast: fast('7c'), events: [event('aspiration-pneumonia', '2025-09-15')] },
	heart: {
		heartClass: [{ heartClass: 'IV', day: '2026-06-10' }],
		flags: { optimalDrugs: true },
		readings: { ejectionFraction: [['2025-11-01', 20]] }
	},
	lung: {
		flags: { dyspneaAtRest: true, poorBronchodilatorResponse: true },
		readings: { spo2: [['2026-06-20', 88]], heartRate: [['2026-06-20', 104]] },
		events: [event('hospitalization', '2026-02-10'), event('emergency-visit', '2026-05-02')]
	},
	stroke: {
		readings: {
			weight: [
				['2026-03-28', 60],
				['2026-06-25', 55.2]
			]
		}
	},
	als: {
		readings: { vitalCapacity: [['2026-05-01', 29]] },
		flags: { dyspneaAtRest: true, declinesVentilation: true }
	},
	liver: {
		readings: { inr: [['2026-06-01', 1.6]], albumin: [['2026-06-01', 2.4]] },
		events: [event('encephalopathy', '2026-05-01')]
	},
	renal: { flags: { notSeekingDialysis: true }, readings: { creatinine: [['2026-06-01', 8.1]] } },
	hiv: {
		readings: { performance: [['2026-06-20', 50]], cd4: [['2026-05-01', 24]] },
		events: [event('cns-lymphoma', '2026-02-01')]
	},
	cancer: { flags: { metastaticAtPresentation: true } }
};

/** How some criteria came out. */
export function judgedAs(
	{ met, missing, noData }: GuidelineJudgment,
	ids: readonly string[]
): Record<string, Judgment | undefined> {
	const byId = new Map([...met, ...missing, ...noData].map((one) => [one.id, one.judgment]));
	return Object.fromEntries(ids.map((id) => [id, byId.get(id)]));
}
