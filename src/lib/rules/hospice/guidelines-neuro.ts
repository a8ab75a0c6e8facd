/** Dementia, stroke or coma, amyotrophic lateral sclerosis. */
import { isAtLeast, skippedStages, type StageReading } from './functional-stages';
import {
	ADLS_BASELINE,
	ALBUMIN,
	BASELINE,
	complication,
	COMPLICATION_WORDS,
	core,
	fallingIn,
	lostWeight,
	performanceAtMost,
	support,
	WEIGHT
} from './guidelines-criteria';
import { allOf, dayOfComa, eitherOf, flagged, readingIs, type Answer } from './guidelines-evidence';
import type { Criterion, EventId, Guideline, PrognosisEvidence } from './guidelines-model';
import { guidelineConventions, guidelineNumbers, NUMBERS_NOW } from './guidelines-numbers';
import { monthsBefore } from './trends';

const SOURCE = 'Local coverage determinations L33393 (NGS) and L34538 (CGS), hospice';

function stagesOf({ fast, asOf }: PrognosisEvidence): StageReading[] {
	return fast
		.filter(({ day }) => day <= asOf)
		.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const FAST: Criterion = core(
	'fast',
	`FAST ${NUMBERS_NOW.fast} or beyond`,
	`A dated FAST stage of ${NUMBERS_NOW.fast} or beyond, reached in order`,
	{
		test(evidence) {
			const last = stagesOf(evidence).at(-1);
			const since = monthsBefore(evidence.asOf, guidelineConventions(evidence.asOf).stageMonths);
			if (!last || last.day < since) return 'no-data';
			return isAtLeast(last.stage, guidelineNumbers(evidence.asOf).fast) ? 'met' : 'not-met';
		},
		shows(evidence) {
			const stages = stagesOf(evidence);
			if (stages.length === 0) return 'No FAST stage is written.';
			return `FAST ${stages.map(({ stage, day }) => `${stage} on ${day}`).join(', ')}.`;
		}
	}
);

const IN_ORDER: Criterion = support(
	'fast-order',
	'FAST stages in order',
	'Two dated FAST stages or more, with no stage passed over',
	{
		test(evidence) {
			const stages = stagesOf(evidence);
			if (stages.length < 2) return 'no-data';
			return skippedStages(stages).length === 0 ? 'met' : 'not-met';
		},
		shows(evidence) {
			const stages = stagesOf(evidence);
			if (stages.length < 2) return 'Fewer than two FAST stages are written.';
			const [skip] = skippedStages(stages);
			return skip ? skip.sentence : `${stages.length} FAST stages, none passed over.`;
		}
	}
);

export const DEMENTIA: Guideline = {
	group: 'dementia',
	title: 'Dementia',
	criteria: [
		...BASELINE,
		FAST,
		core(
			'complication',
			'A complication in the last 12 months',
			`Dated aspiration pneumonia, pyelonephritis, septicemia, stage 3 or 4 ulcers or recurrent fever ${COMPLICATION_WORDS}`,
			complication([
				'aspiration-pneumonia',
				'pyelonephritis',
				'septicemia',
				'pressure-ulcer',
				'recurrent-fever'
			])
		),
		WEIGHT,
		ALBUMIN,
		IN_ORDER
	],
	need: { all: ['performance', 'adls', 'fast', { any: ['complication', 'weight', 'albumin'] }] },
	combines:
		'FAST 7c or beyond, and in the last 12 months one complication, 10 % weight loss or an albumin below 2.5 g/dL; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};

const [SIX, THREE] = NUMBERS_NOW.weightLossMore;

/** More than 10 % in six months or more than 7.5 % in three: the limits of the day decide. */
const STROKE_LOSS: Answer = {
	test: (evidence) => lossAnswer(evidence).test(evidence),
	shows: (evidence) => lossAnswer(evidence).shows(evidence)
};

function lossAnswer({ asOf }: PrognosisEvidence): Answer {
	return eitherOf(
		...guidelineNumbers(asOf).weightLossMore.map(({ percent, months }) =>
			lostWeight(months, (lost) => lost > percent)
		)
	);
}

/** A sign of coma counts on the third day, not before; a coma nobody wrote has no signs. */
function onComaDay(answer: Answer): Answer {
	const isTime = (evidence: PrognosisEvidence) => {
		const day = dayOfComa(evidence);
		return day !== null && day >= guidelineNumbers(evidence.asOf).comaDay;
	};
	return {
		test(evidence) {
			if (evidence.events !== null && dayOfComa(evidence) === null) return 'not-met';
			return isTime(evidence) ? answer.test(evidence) : 'no-data';
		},
		shows(evidence) {
			const day = dayOfComa(evidence);
			if (day === null) return 'No beginning of a coma is written.';
			return isTime(evidence)
				? `Day ${day} of coma: ${answer.shows(evidence)}`
				: `Day ${day} of coma on ${evidence.asOf}: the signs count from day ${guidelineNumbers(evidence.asOf).comaDay}.`;
		}
	};
}

export const STROKE: Guideline = {
	group: 'stroke',
	title: 'Stroke or coma',
	criteria: [
		performanceAtMost('performanceStroke'),
		ADLS_BASELINE,
		core(
			'weight',
			`Weight loss above ${SIX?.percent} % in ${SIX?.months} or ${THREE?.percent} % in ${THREE?.months} months`,
			'Two dated weights with the percent lost between them',
			STROKE_LOSS
		),
		ALBUMIN,
		core(
			'aspiration',
			'Aspiration in spite of swallowing therapy',
			'Dated aspiration, and what the therapist tried',
			complication(['aspiration', 'aspiration-pneumonia'])
		),
		core(
			'intake',
			'Too little intake, without tube feeding',
			'Dated counts of calories or shares of meals, and that there is no tube feeding',
			allOf(eitherOf(flagged('poorIntake'), flagged('dysphagia')), flagged('noTubeFeeding'))
		),
		core(
			'coma-brainstem',
			'Coma: abnormal brainstem response',
			'Which reflex, on day 3 of the coma',
			onComaDay(flagged('abnormalBrainstem'))
		),
		core(
			'coma-speech',
			'Coma: no verbal response',
			'Response to voice, on day 3 of the coma',
			onComaDay(flagged('noSpeech'))
		),
		core(
			'coma-withdrawal',
			'Coma: no withdrawal from pain',
			'Response to pain, on day 3 of the coma',
			onComaDay(flagged('noWithdrawal'))
		),
		core(
			'coma-creatinine',
			`Coma: creatinine above ${NUMBERS_NOW.comaCreatinine} mg/dL`,
			`A creatinine above ${NUMBERS_NOW.comaCreatinine} mg/dL, on day 3 of the coma`,
			onComaDay(
				readingIs('creatinine', (value, { asOf }) => value > guidelineNumbers(asOf).comaCreatinine)
			)
		)
	],
	need: {
		any: [
			{ all: ['performance', 'adls', { any: ['weight', 'albumin', 'aspiration', 'intake'] }] },
			{
				atLeast: NUMBERS_NOW.comaSigns,
				of: ['coma-brainstem', 'coma-speech', 'coma-withdrawal', 'coma-creatinine']
			}
		]
	},
	combines:
		'A PPS of 40 % or less with failing nutrition and help with daily activities, or three of four signs on day 3 of a coma.',
	source: SOURCE
};

const PROGRESSION: readonly EventId[] = [
	'walking-lost',
	'speech-lost',
	'pureed-diet',
	'care-needed'
];

/** Weight that goes on falling, by any amount. */
const LOSING = lostWeight(6, (percent) => percent > 0);

export const ALS: Guideline = {
	group: 'als',
	title: 'Amyotrophic lateral sclerosis',
	criteria: [
		...BASELINE,
		core(
			'vital-capacity',
			`Vital capacity below ${NUMBERS_NOW.vitalCapacity} %`,
			`A dated vital capacity below ${NUMBERS_NOW.vitalCapacity} % of predicted`,
			readingIs('vitalCapacity', (value, { asOf }) => value < guidelineNumbers(asOf).vitalCapacity)
		),
		core(
			'dyspnea',
			'Short of breath at rest',
			'Respiratory rate and what the patient says, at rest, with a date',
			flagged('dyspneaAtRest')
		),
		core(
			'ventilation',
			'Declines a ventilator',
			'The patient’s own decision, with a date',
			flagged('declinesVentilation')
		),
		core(
			'progression',
			'Rapid progression in the last 12 months',
			`When walking, clear speech, a normal diet and independence were lost, each ${COMPLICATION_WORDS}`,
			allOf(...PROGRESSION.map((id) => complication([id])))
		),
		core(
			'nutrition',
			'Critical nutrition',
			'Intake too little to live on, falling weights in kg, dehydration, and no tube feeding',
			allOf(flagged('poorIntake'), LOSING, flagged('dehydration'), flagged('noTubeFeeding'))
		),
		core(
			'complication',
			'A life-threatening complication in the last 12 months',
			`Dated aspiration pneumonia, pyelonephritis, septicemia, stage 3 or 4 ulcers or recurrent fever ${COMPLICATION_WORDS}`,
			complication([
				'aspiration-pneumonia',
				'pyelonephritis',
				'septicemia',
				'pressure-ulcer',
				'recurrent-fever'
			])
		),
		support(
			'oxygen',
			'Needs oxygen at rest',
			'Liters per minute and SpO2 at rest; some contractors ask for it as part of critical breathing',
			flagged('oxygenAtRest')
		),
		support(
			'vital-capacity-trend',
			'Falling vital capacity',
			'Two dated vital capacities, the last one lower',
			fallingIn('vitalCapacity')
		)
	],
	need: {
		all: [
			'performance',
			'adls',
			{
				any: [
					{ all: ['vital-capacity', 'dyspnea', 'ventilation'] },
					{ all: ['progression', { any: ['nutrition', 'complication'] }] }
				]
			}
		]
	},
	combines:
		'Critical breathing, or rapid progression with critical nutrition or a life-threatening complication; with a PPS below the baseline and help with daily activities.',
	source: SOURCE
};
