/** The numbers of the guidelines, by date. A contractor that changes one adds a row here. */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Measure } from './guidelines-model';
import type { FastStage } from './functional-stages';
import type { Day } from './model';

export interface GuidelineNumbers {
	/** % lost at least, over how many months. Decline and dementia. */
	readonly weightLoss: { readonly percent: number; readonly months: number };
	/** % lost, more than, over how many months. Stroke (either) and lung (the first). */
	readonly weightLossMore: readonly {
		readonly percent: number;
		readonly months: number;
	}[];
	/** g/dL, below. */
	readonly albumin: number;
	/** %, below: the baseline of every guideline. */
	readonly performance: number;
	/** %, at most. */
	readonly performanceStroke: number;
	readonly performanceHiv: number;
	readonly adls: number;
	/** mm[Hg], below. */
	readonly sbp: number;
	readonly fast: FastStage;
	/** How many months back complications count in dementia and ALS. */
	readonly complicationMonths: number;
	/** %, at most. */
	readonly ejectionFraction: number;
	/** mm[Hg] at most, % at most, mm[Hg] at least, /min more than. */
	readonly po2: number;
	readonly spo2: number;
	readonly pco2: number;
	readonly heartRate: number;
	/** Day of coma on which signs count, how many of them, mg/dL above. */
	readonly comaDay: number;
	readonly comaSigns: number;
	readonly comaCreatinine: number;
	/** % of predicted, below. */
	readonly vitalCapacity: number;
	/** Above. */
	readonly inr: number;
	/** mL/min, below; then with diabetes, with heart failure, with both. */
	readonly clearance: {
		readonly plain: number;
		readonly diabetes: number;
		readonly heartFailure: number;
		readonly both: number;
	};
	/** mg/dL, above. */
	readonly creatinine: { readonly plain: number; readonly diabetes: number };
	/** mmol/L above, mL in 24 hours below. */
	readonly potassium: number;
	readonly urine: number;
	/** Per uL below, per mL above. */
	readonly cd4: number;
	readonly viralLoad: number;
}

const SOURCE =
	'Hospice, determining terminal status: local coverage determinations L33393 (NGS) and L34538 (CGS), since 2015-10-01; not re-read in the print of the day';

export const GUIDELINE_NUMBERS: readonly Dated<GuidelineNumbers>[] = [
	{
		value: {
			weightLoss: { percent: 10, months: 6 },
			weightLossMore: [
				{ percent: 10, months: 6 },
				{ percent: 7.5, months: 3 }
			],
			albumin: 2.5,
			performance: 70,
			performanceStroke: 40,
			performanceHiv: 50,
			adls: 2,
			sbp: 90,
			fast: '7c',
			complicationMonths: 12,
			ejectionFraction: 20,
			po2: 55,
			spo2: 88,
			pco2: 50,
			heartRate: 100,
			comaDay: 3,
			comaSigns: 3,
			comaCreatinine: 1.5,
			vitalCapacity: 30,
			inr: 1.5,
			clearance: { plain: 10, diabetes: 15, heartFailure: 15, both: 20 },
			creatinine: { plain: 8, diabetes: 6 },
			potassium: 7,
			urine: 400,
			cd4: 25,
			viralLoad: 100_000
		},
		effectiveFrom: '2015-10-01',
		effectiveTo: null,
		source: SOURCE
	}
];

/** What the guidelines leave open and a machine has to settle. */
export interface GuidelineConventions {
	/** Months after which a reading is too old to speak for today. */
	readonly fresh: Readonly<Record<Measure, number>>;
	/** Months after which a stage or class is too old. */
	readonly stageMonths: number;
	/** Months over which a measure has to fall. */
	readonly trendMonths: number;
	/** How many infections, hospital or emergency stays in how many months are "recurrent". */
	readonly recurrent: { readonly count: number; readonly months: number };
}

export const GUIDELINE_CONVENTIONS: readonly Dated<GuidelineConventions>[] = [
	{
		value: {
			fresh: {
				weight: 2,
				muac: 2,
				albumin: 6,
				performance: 3,
				sbp: 1,
				heartRate: 1,
				respiratoryRate: 1,
				spo2: 3,
				po2: 6,
				pco2: 6,
				ejectionFraction: 24,
				vitalCapacity: 12,
				inr: 3,
				creatinine: 3,
				creatinineClearance: 3,
				potassium: 1,
				urine: 1,
				cd4: 6,
				viralLoad: 6
			},
			stageMonths: 3,
			trendMonths: 6,
			recurrent: { count: 2, months: 6 }
		},
		effectiveFrom: '2015-10-01',
		effectiveTo: null,
		source: 'House convention: the guidelines do not say how old a finding may be'
	}
];

/** What holds now: the row without an end. What a checklist asks for is worded from it. */
function now<T>(rows: readonly Dated<T>[]): T {
	const row = rows.find(({ effectiveTo }) => effectiveTo === null);
	if (!row) throw new Error('no guideline holds now');
	return row.value;
}

export const NUMBERS_NOW: GuidelineNumbers = now(GUIDELINE_NUMBERS);
export const CONVENTIONS_NOW: GuidelineConventions = now(GUIDELINE_CONVENTIONS);

function valueOn<T>(rows: readonly Dated<T>[], on: Day): T {
	const row = inForce(rows, on);
	if (!row) throw new RangeError(`no guideline holds on ${on}, the first begins on 2015-10-01`);
	return row.value;
}

/** The numbers in force on a day. Throws a RangeError before the first guideline. */
export function guidelineNumbers(on: Day): GuidelineNumbers {
	return valueOn(GUIDELINE_NUMBERS, on);
}

/** The conventions in force on a day. Throws a RangeError before the first guideline. */
export function guidelineConventions(on: Day): GuidelineConventions {
	return valueOn(GUIDELINE_CONVENTIONS, on);
}
