/** Criteria that several guidelines share. */
import {
	capital,
	dependsInAtLeast,
	eventWords,
	freshReading,
	happened,
	NO_HISTORY,
	noReading,
	readingIs,
	readingsOf,
	type Answer
} from './guidelines-evidence';
import type { Criterion, EventId, PrognosisEvidence } from './guidelines-model';
import {
	CONVENTIONS_NOW,
	guidelineConventions,
	guidelineNumbers,
	NUMBERS_NOW
} from './guidelines-numbers';
import { trendWithin, weightLoss, type NoTrend, type Trend } from './trends';

/** A criterion that takes part in whether the guideline supports. */
export function core(id: string, label: string, wants: string, answer: Answer): Criterion {
	return { id, label, wants, weight: 'core', ...answer };
}

/** A criterion that only adds weight. */
export function support(id: string, label: string, wants: string, answer: Answer): Criterion {
	return { id, label, wants, weight: 'support', ...answer };
}

/** As another criterion, but it only adds weight. */
export function asSupport(criterion: Criterion): Criterion {
	return { ...criterion, weight: 'support' };
}

/** Weight lost over some months, judged on percents to a tenth, as they are shown. */
export function lostWeight(
	months: number,
	isEnough: (percent: number, evidence: PrognosisEvidence) => boolean
): Answer {
	return {
		test(evidence) {
			if (!freshReading(evidence, 'weight')) return 'no-data';
			const loss = weightLoss(readingsOf(evidence, 'weight'), months);
			if (!loss.isKnown) return 'no-data';
			return isEnough(loss.percent, evidence) ? 'met' : 'not-met';
		},
		shows(evidence) {
			if (!freshReading(evidence, 'weight')) return noReading(evidence, 'weight');
			return weightLoss(readingsOf(evidence, 'weight'), months).sentence;
		}
	};
}

const LOSS = NUMBERS_NOW.weightLoss;

export const WEIGHT = core(
	'weight',
	`Weight loss of ${LOSS.percent} % in ${LOSS.months} months`,
	`Two dated weights with the percent lost between them, at least ${LOSS.percent} % in ${LOSS.months} months, not from diuretics or another cause that can be undone`,
	lostWeight(
		LOSS.months,
		(percent, { asOf }) => percent >= guidelineNumbers(asOf).weightLoss.percent
	)
);

function trendMonths({ asOf }: PrognosisEvidence): number {
	return guidelineConventions(asOf).trendMonths;
}

function performanceTrend(evidence: PrognosisEvidence): Trend | NoTrend {
	return trendWithin(readingsOf(evidence, 'performance'), trendMonths(evidence), 'PPS');
}

/** A falling measure: two readings at least in six months, the last lower than the first. */
export function fallingIn(measure: 'muac' | 'ejectionFraction' | 'vitalCapacity'): Answer {
	const labels = {
		muac: 'Mid-upper arm circumference',
		ejectionFraction: 'Ejection fraction',
		vitalCapacity: 'Vital capacity'
	};
	const trend = (evidence: PrognosisEvidence) =>
		trendWithin(readingsOf(evidence, measure), trendMonths(evidence), labels[measure]);
	return {
		test(evidence) {
			if (!freshReading(evidence, measure)) return 'no-data';
			const found = trend(evidence);
			if (!found.isKnown) return 'no-data';
			return found.direction === 'falling' ? 'met' : 'not-met';
		},
		shows: (evidence) =>
			freshReading(evidence, measure) ? trend(evidence).sentence : noReading(evidence, measure)
	};
}

export const ALBUMIN = core(
	'albumin',
	`Albumin below ${NUMBERS_NOW.albumin} g/dL`,
	`A dated albumin below ${NUMBERS_NOW.albumin} g/dL`,
	readingIs('albumin', (value, { asOf }) => value < guidelineNumbers(asOf).albumin)
);

/** PPS or KPS below the baseline of every guideline. */
export const PERFORMANCE_BASELINE = core(
	'performance',
	`PPS below ${NUMBERS_NOW.performance} %`,
	`A dated PPS or KPS below ${NUMBERS_NOW.performance} %`,
	readingIs('performance', (value, { asOf }) => value < guidelineNumbers(asOf).performance)
);

/** PPS at most so much, where a guideline sets its own limit. */
export function performanceAtMost(limit: 'performanceStroke' | 'performanceHiv'): Criterion {
	return core(
		'performance',
		`PPS of ${NUMBERS_NOW[limit]} % or less`,
		`A dated PPS or KPS of ${NUMBERS_NOW[limit]} % or less`,
		readingIs('performance', (value, { asOf }) => value <= guidelineNumbers(asOf)[limit])
	);
}

/** PPS below the baseline, and lower than before: one number is no decline. */
export const PERFORMANCE_DECLINE = core(
	'performance',
	`PPS below ${NUMBERS_NOW.performance} % and falling`,
	`Two dated PPS or KPS, the last below ${NUMBERS_NOW.performance} % and lower than the first`,
	{
		test(evidence) {
			const last = freshReading(evidence, 'performance');
			if (!last) return 'no-data';
			if (last.value >= guidelineNumbers(evidence.asOf).performance) return 'not-met';
			const trend = performanceTrend(evidence);
			if (!trend.isKnown) return 'no-data';
			return trend.direction === 'falling' ? 'met' : 'not-met';
		},
		shows(evidence) {
			return freshReading(evidence, 'performance')
				? performanceTrend(evidence).sentence
				: noReading(evidence, 'performance');
		}
	}
);

export const ADLS_BASELINE = core(
	'adls',
	`Help needed with ${NUMBERS_NOW.adls} daily activities`,
	`Which of feeding, walking, continence, transfer, bathing and dressing need another person, ${NUMBERS_NOW.adls} at least`,
	dependsInAtLeast(({ asOf }) => guidelineNumbers(asOf).adls)
);

/** The two marks that every disease guideline presupposes. */
export const BASELINE: readonly Criterion[] = [PERFORMANCE_BASELINE, ADLS_BASELINE];

const RECURRENT = CONVENTIONS_NOW.recurrent;

/** Several events of some kinds in the last months. */
export function recurrent(ids: readonly EventId[]): Answer {
	return happened(ids, ({ asOf }) => guidelineConventions(asOf).recurrent);
}

/** `two or more in 6 months`, for what a criterion wants. */
export const RECURRENT_WORDS = `${RECURRENT.count} or more in ${RECURRENT.months} months`;

/** One event of some kinds within the months in which complications count. */
export function complication(ids: readonly EventId[]): Answer {
	return happened(ids, ({ asOf }) => ({
		count: 1,
		months: guidelineNumbers(asOf).complicationMonths
	}));
}

export const COMPLICATION_WORDS = `in the last ${NUMBERS_NOW.complicationMonths} months`;

/** At least one event of some kinds, however long ago. */
export function everHappened(ids: readonly EventId[]): Answer {
	const found = ({ events, asOf }: PrognosisEvidence) =>
		(events ?? []).filter(({ id, day }) => ids.includes(id) && day <= asOf);
	return {
		test(evidence) {
			if (evidence.events === null) return 'no-data';
			return found(evidence).length > 0 ? 'met' : 'not-met';
		},
		shows(evidence) {
			if (evidence.events === null) return NO_HISTORY;
			const events = found(evidence);
			return events.length === 0
				? `None up to ${evidence.asOf}.`
				: `${capital(eventWords(events))}.`;
		}
	};
}

/** The last reading of a measure, said with its limit. */
export function withLimit(answer: Answer, limit: (evidence: PrognosisEvidence) => string): Answer {
	return {
		test: answer.test,
		shows: (evidence) => `${answer.shows(evidence)} ${limit(evidence)}`
	};
}
