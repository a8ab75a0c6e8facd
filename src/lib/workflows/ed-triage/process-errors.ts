/**
 * Errors on the way to a level, read from what was committed: beside the level itself, which may be
 * right by luck. Source: the house handbook, A2, process errors.
 */
import type { Run } from '$lib/engine/model';
import { oneOf } from '$lib/engine/sentences';
import { acuityOf, type AcuityAnswer } from '$lib/rules/acuity/acuity';
import { DANGER_VITALS, dangerZone } from '$lib/rules/acuity/danger-zone';
import type { EditionId, Level, Point } from '$lib/rules/acuity/editions';
import type { AcuityFacts } from '$lib/rules/acuity/facts';
import { isResourceId, resourceCount, resourceRow } from '$lib/rules/acuity/resources';
import { notedIn } from './accepted';
import type { RuleOf, TriageKey } from './actions';
import { actsOn, commitmentOf, signedForms, type Act, type Commitment } from './committed';
import { keyFactsOf } from './key-facts';
import { CHANGE_REASONS } from './lists';
import { TRIAGE_NOTE } from './note-fields';
import { LEVEL_VITALS } from './vital-signs';

export interface ProcessError {
	readonly visit: string;
	readonly name: string;
	readonly says: string;
}

/** All of them, in the order of the acuity rules; a visit without a level has none. */
export function processErrors(run: Run, key: TriageKey): ProcessError[] {
	return key.rules.flatMap((rule) => {
		if (rule.kind !== 'acuity') return [];
		const first = commitmentOf(run, rule.visit);
		if (!first) return [];
		const read = keyFactsOf(rule.facts, key.edition);
		const found = [
			...(read.ok ? algorithmErrors(first, read.facts, pointsFor(key, rule.visit)) : []),
			...coherence(first, key.edition, read.ok && isRaisedByFever(first, read.facts, rule.accept)),
			...noteErrors(run, rule.visit, first),
			...changeErrors(actsOn(run, rule.visit), first, key.edition)
		];
		return found.map(([name, says]) => ({ visit: rule.visit, name, says }));
	});
}

type Found = readonly [name: string, says: string];

/** What the key accepts as the deciding point, where it says so. */
function pointsFor(key: TriageKey, visit: string): readonly Point[] | undefined {
	return key.rules.find(
		(rule): rule is RuleOf<'reasoning'> => rule.kind === 'reasoning' && rule.visit === visit
	)?.point;
}

function algorithmErrors(
	first: Commitment,
	facts: AcuityFacts,
	keyed: readonly Point[] | undefined
): Found[] {
	const answer = acuityOf(facts);
	// Where level 1 is left open at point B, whoever gives it decides at point A.
	const points =
		keyed ??
		answer.path.flatMap(({ point, levels }): Point[] =>
			levels.length === 0 ? [] : levels.includes(1) ? ['A', point] : [point]
		);
	return [
		...pointErrors(first, points),
		...resourceErrors(first, facts, answer),
		...dangerErrors(first, facts, answer)
	];
}

/** C and D are told apart by the count of resources, which is an error of its own. */
const STAGE: Readonly<Record<Point, number>> = { A: 0, B: 1, C: 2, D: 2 };

function pointErrors({ point }: Commitment, points: readonly Point[]): Found[] {
	const stages = points.map((one) => STAGE[one]);
	const met = oneOf([...new Set(points)]);
	if (stages.every((one) => STAGE[point] > one))
		return [['Point skipped', `Decided at point ${point}; point ${met} is met before it.`]];
	if (stages.every((one) => STAGE[point] < one))
		return [['Stopped too early', `Decided at point ${point}; the facts lead on to point ${met}.`]];
	return [];
}

/** Point C tells none, one and more apart; counts beyond two are one answer. */
function answersAtC(from: number, to: number): number[] {
	const first = Math.min(from, 2);
	return [0, 1, 2].filter((answer) => answer >= first && answer <= Math.min(to, 2));
}

function resourceErrors(first: Commitment, facts: AcuityFacts, answer: AcuityAnswer): Found[] {
	const named = first.resources.filter(isResourceId);
	const given = resourceCount(facts.edition, named);
	const isCounted = (point: Point) => point === 'C' || point === 'D';
	if (!isCounted(first.point) || !answer.path.some(({ point }) => isCounted(point))) return [];
	const due = resourceCount(facts.edition, facts.resources);
	const accepted = answersAtC(due.count, due.most);
	if (answersAtC(given.count, given.most).some((one) => accepted.includes(one))) return [];
	return [
		['Resources miscounted', `Kinds foreseen: ${rangeText(given)}; by the facts ${rangeText(due)}.`]
	];
}

function rangeText({ count, most }: { readonly count: number; readonly most: number }): string {
	return count === most ? String(count) : `${count} to ${most}`;
}

/** Point D is asked only where more than one kind is needed, by the facts or by the nurse. */
function dangerErrors(
	{ point, vitals }: Commitment,
	facts: AcuityFacts,
	{ path }: AcuityAnswer
): Found[] {
	const isAsked = point === 'D' || (point === 'C' && path.some((step) => step.point === 'D'));
	if (!isAsked) return [];
	const { signs, isSettled } = dangerZone(facts.edition, facts.age, facts.vitals);
	const isOut = vitals === 'out-of-range-accepted' || vitals === 'out-of-range-raised';
	if (signs.length > 0 && isSettled && !isOut)
		return [
			['Danger-zone vital sign not weighed', `${signs.map(({ words }) => words).join('; ')}.`]
		];
	const isMeasured = DANGER_VITALS.every((vital) => facts.vitals[vital] !== null);
	return signs.length === 0 && isMeasured && isOut
		? [['Vital signs in range', 'Weighed as out of range; none passes the limits for the age.']]
		: [];
}

/** Levels that each point may give. */
const GIVES: Readonly<Record<Point, readonly Level[]>> = {
	A: [1],
	B: [2],
	C: [4, 5],
	D: [2, 3]
};

/** In a small child fever may settle level 3 at point D with fewer than two kinds of resources. */
function isRaisedByFever(
	{ level, point }: Commitment,
	{ edition, resources }: AcuityFacts,
	accept: readonly Level[]
): boolean {
	return point === 'D' && accept.includes(level) && resourceCount(edition, resources).most < 2;
}

/** Whether level, point and resources say the same. Point C with more than one kind goes on to D. */
function coherence(
	{ level, point, resources }: Commitment,
	edition: EditionId,
	isRaised: boolean
): Found[] {
	const { count, most, uncounted } = resourceCount(edition, resources.filter(isResourceId));
	const levels = point === 'C' && most >= 2 ? [...GIVES.C, 3 as const] : GIVES[point];
	if (!levels.includes(level))
		return [
			['Level and point disagree', `Point ${point} gives level ${oneOf(levels)}, not ${level}.`]
		];
	const answers = answersAtC(count, most);
	const fits =
		(level === 3 && answers.includes(2)) ||
		(level === 4 && answers.includes(1)) ||
		(level === 5 && answers.includes(0));
	if (level < 3 || fits || isRaised) return [];
	const says = `Level ${level} with kinds of resources foreseen: ${rangeText({ count, most })}.`;
	return [
		uncounted.length > 0
			? [
					'Counted what is no resource',
					`${says} None is: ${uncounted.map((id) => resourceRow(id).label).join('; ')}.`
				]
			: ['Level and resources disagree', says]
	];
}

function noteErrors(run: Run, visit: string, first: Commitment): Found[] {
	const errors: Found[] = [];
	const notes = signedForms(run, visit, TRIAGE_NOTE);
	const note = notes.at(-1)?.form;
	if (first.level > 2 && !isMeasuredBefore(run, visit, first))
		errors.push([
			'Level before vital signs',
			`Level ${first.level} was committed before anything was measured or noted.`
		]);
	if (!note) return [...errors, ['No triage note', 'The level stands without a signed note.']];
	if (first.level === 1) return errors;
	const missing = Object.entries(LEVEL_VITALS)
		.filter(([field]) => notedIn(note, field, run.world.start).value === null)
		.map(([, words]) => words);
	return missing.length > 0
		? [...errors, ['Vital sign missing', `Not in the note: ${missing.join(', ')}.`]]
		: errors;
}

/** Measured, or at least written down from what somebody else measured. */
function isMeasuredBefore(run: Run, visit: string, first: Commitment): boolean {
	const isMeasured = actsOn(run, visit).some(
		({ type, data, seq }) =>
			type === 'triage.act' && data['act'] === 'vital-signs' && seq < first.seq
	);
	return (
		isMeasured ||
		[...run.before(first.seq).forms.values()].some(
			({ kind, values }) =>
				kind === TRIAGE_NOTE && values['visit'] === visit && typeof values['hr'] === 'number'
		)
	);
}

/**
 * A level that stands may be raised with a note of what changed, never lowered, never for want of
 * space. Source: ESI v5 (ENA, 2023), changing a level; v4 says nothing of lowering.
 */
function changeErrors(acts: readonly Act[], first: Commitment, edition: EditionId): Found[] {
	let level: number = first.level;
	return acts.flatMap(({ type, data }): Found[] => {
		if (type !== 'acuity.change') return [];
		const from = level;
		level = Number(data['level']);
		const reason = String(data['reason']);
		if (reason === 'crowding')
			return [['Level bent to crowding', `Changed from ${from} to ${level} for want of space.`]];
		return level > from && edition === 'ESI-v5' && reason !== 'error'
			? [
					[
						'Level lowered',
						`Changed from ${from} to ${level}: ${CHANGE_REASONS[reason as keyof typeof CHANGE_REASONS].toLowerCase()}. This edition only raises.`
					]
				]
			: [];
	});
}
