/** What a coding audit shows beside the points: accuracy with its interval, error types, confidence. */
import type { ConfusionPair } from '$lib/codes/confusion';
import { percentText } from '$lib/codes/interval';
import { alignPcs } from '$lib/codes/nearness';
import { classifyErrors, type CodingError } from '$lib/codes/taxonomy';
import type { AuditFigure, AuditPart, AuditTable, Run } from '$lib/engine/model';
import { abstractOf, type Line } from './abstract';
import type { CodingKey } from './actions';
import { isInpatient } from './encounter-head';
import { ERROR_NAMES } from './error-names';
import { accuracyKey, matchLines, type Matching } from './matching';
import { counted, sentence } from './wording';

export function auditCoding(run: Run, key: CodingKey): AuditPart[] {
	const { lines } = abstractOf(run.world.chart, key.encounter);
	const matching = matchLines(key, lines);
	const errors = classifyErrors(accuracyKey(key), matching.accuracy);
	return [
		{
			title: 'Coding accuracy',
			figures: figuresOf(matching, isInpatient(run.world.chart, key.encounter)),
			tables: [
				errorTable(errors),
				...procedureTables(matching),
				...confidenceTables(lines, matching)
			]
		}
	];
}

/** What was taken for what in one attempt, for the table across attempts. */
export function confusionsOf(run: Run, key: CodingKey): ConfusionPair[] {
	const { lines } = abstractOf(run.world.chart, key.encounter);
	const { accuracy } = matchLines(key, lines);
	return classifyErrors(accuracyKey(key), accuracy).map((error) => {
		const { type, code, expected, entered } = error;
		// Of an error in a detail (present on admission, units) the code itself is right.
		const isDetail = expected === null && entered === null;
		return {
			expected: isDetail ? code : expected,
			entered: isDetail ? code : entered,
			type,
			scenario: run.scenario.id
		};
	});
}

/** Unweighted counts of one attempt, for pooling: codes right, out of the longer of the two lists. */
export function countsOf(run: Run, key: CodingKey): { correct: number; outOf: number } {
	const { accuracy } = matchLines(key, abstractOf(run.world.chart, key.encounter).lines);
	return { correct: accuracy.correct, outOf: accuracy.outOf };
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

function figuresOf({ accuracy, answered, extra }: Matching, isStay: boolean): AuditFigure[] {
	const { correct, outOf, precision, recall, principalCorrect, principal, poa } = accuracy;
	const raising = isStay ? extra.filter(({ ccLevel }) => ccLevel !== null) : [];
	const wrong = accuracy.unsupported.length;
	const figures: AuditFigure[] = [
		{
			label: 'Accuracy',
			value: percent(accuracy.accuracy),
			detail: `The lower of precision and recall, by weight. Unweighted ${percentText(correct, outOf)}.`,
			tone: 'plain'
		},
		{
			label: 'Recall',
			value: percent(recall),
			detail: `${correct} of ${counted(answered.length, 'code')} of the key ${correct === 1 ? 'stands' : 'stand'}`,
			tone: 'plain'
		},
		{
			label: 'Precision',
			value: percent(precision),
			detail:
				wrong === 0
					? 'No code on the list is unsupported'
					: `${counted(wrong, 'code')} on the list ${wrong === 1 ? 'is' : 'are'} not supported`,
			tone: 'plain'
		}
	];
	if (principalCorrect !== null)
		figures.push({
			label: 'First diagnosis',
			value: principalCorrect ? 'right' : 'wrong',
			detail: principal === null ? 'None stands first' : `${principal} stands first`,
			tone: principalCorrect ? 'good' : 'bad'
		});
	if (poa.needing > 0)
		figures.push({
			label: 'Present on admission',
			value: `${poa.correct} of ${poa.needing}`,
			detail: 'Answered as keyed, of the right codes that need an answer',
			tone: poa.correct === poa.needing ? 'good' : 'caution'
		});
	figures.push({
		label: 'Over-coding',
		value: extra.length === 0 ? 'none' : String(extra.length),
		detail:
			raising.length > 0
				? `${raising.map(({ code, ccLevel }) => `${code} (${ccLevel ?? ''})`).join(', ')} could raise the payment group: a compliance fault`
				: extra.length === 0
					? 'No code stands that the record gives no ground for'
					: 'Wrong codes that do not stand in a right code’s place',
		tone: raising.length > 0 ? 'bad' : extra.length > 0 ? 'caution' : 'good'
	});
	figures.push({
		label: 'Nearness',
		value: percent(accuracy.nearness),
		detail: 'How near the wrong codes came in the tabular list; for learning, never for a pass',
		tone: 'plain'
	});
	return figures;
}

function errorTable(errors: readonly CodingError[]): AuditTable {
	return {
		title: 'Errors by code',
		columns: ['Code', 'Error', 'Right code', 'Why'],
		rows: errors.map(({ type, code, expected, nearest, detail }) => [
			code,
			ERROR_NAMES[type],
			expected ?? nearest ?? '',
			sentence(detail)
		]),
		empty: 'No code is wrong.'
	};
}

/** The axes in which wrong procedure codes differ from the right ones. */
function procedureTables({ accuracy }: Matching): AuditTable[] {
	const pairs = accuracy.pairings.filter(({ entered }) => entered.system === 'icd-10-pcs');
	if (pairs.length === 0) return [];
	const aligned = alignPcs(
		pairs.map(({ expected }) => expected),
		pairs.map(({ entered }) => entered.code)
	);
	return [
		{
			title: 'Procedures by axis',
			columns: ['Entered', 'Right code', 'Differs in'],
			rows: aligned.map(({ expected, entered, apart }) => [entered, expected, apart.join(', ')]),
			empty: ''
		}
	];
}

/** How sure the coder was, against how often they were right. */
function confidenceTables(lines: readonly Line[], { standing, accuracy }: Matching): AuditTable[] {
	const unjudged = accuracy.unjudged.length > 0;
	const said = lines.filter(
		({ confidence, list }) => confidence !== null && !(unjudged && list === 'admitting')
	);
	if (said.length === 0) return [];
	const levels = [...new Set(said.map(({ confidence }) => confidence ?? 0))].sort((a, b) => b - a);
	return [
		{
			title: 'How sure, and how right',
			columns: ['Said', 'Codes', 'Right'],
			rows: levels.map((level) => {
				const at = said.filter(({ confidence }) => confidence === level);
				const right = at.filter((line) => standing.includes(line)).length;
				return [`${level} % sure`, String(at.length), percentText(right, at.length)];
			}),
			empty: ''
		}
	];
}
