/** What an audit of triage shows above its findings: agreement, errors on the way, clocks. No points. */
import type { AuditFigure, AuditPart, AuditTable, Run } from '$lib/engine/model';
import { civilDate, MINUTE } from '$lib/engine/time';
import { oneOf } from '$lib/engine/sentences';
import { personName } from '$lib/fhir/selectors/display';
import { clockOf } from '$lib/rules/acuity/clocks';
import { agreementOf, type Agreement } from '$lib/rules/agreement';
import type { Level } from '$lib/rules/acuity/editions';
import type { RuleOf, TriageKey } from './actions';
import { actsOn, commitmentOf, type Act, type Commitment } from './committed';
import { departmentOf, visitsOf, type Visit } from './department';
import { keyFactsOf } from './key-facts';
import { distanceOf, distanceText, type Distance } from './levels';
import { processErrors } from './process-errors';
import { reassessmentsOf, type Reassessments } from './waits';
import { lateText, minutesText } from './wording';

export function auditTriage(run: Run, key: TriageKey): AuditPart[] {
	const levelled = levelledVisits(run, key);
	const visits = visitsOf(run.world);
	const name = (visit: string) => patientName(run, visits, visit);
	return [
		{
			title: 'Acuity',
			figures: acuityFigures(levelled),
			tables: [acuityTable(levelled, key, visits, name)]
		},
		{
			title: 'The way to the level',
			figures: [],
			tables: [
				{
					title: 'Process errors',
					columns: ['Patient', 'Error', 'What was found'],
					rows: processErrors(run, key).map((error) => [name(error.visit), error.name, error.says]),
					empty: 'No error on the way to a level.'
				}
			]
		},
		{ title: 'Clocks', figures: [], tables: clockTables(run, key, visits, name) }
	];
}

interface Levelled {
	readonly rule: RuleOf<'acuity'>;
	readonly first: Commitment | undefined;
	/** Null without a level. */
	readonly distance: Distance | null;
}

function levelledVisits(run: Run, key: TriageKey): Levelled[] {
	return key.rules.flatMap((rule) => {
		if (rule.kind !== 'acuity') return [];
		const first = commitmentOf(run, rule.visit);
		return [{ rule, first, distance: first ? distanceOf(first.level, rule.accept) : null }];
	});
}

/** `[gold, given]` of each visit with a level, for one attempt or to pool several. */
export function levelPairsOf(run: Run, key: TriageKey): (readonly [gold: Level, given: Level])[] {
	return pairsOf(levelledVisits(run, key));
}

function pairsOf(levelled: readonly Levelled[]): (readonly [gold: Level, given: Level])[] {
	return levelled.flatMap(({ first, distance }) =>
		first && distance ? [[distance.gold, first.level] as const] : []
	);
}

function patientName(run: Run, visits: readonly Visit[], id: string): string {
	const patient = visits.find((visit) => visit.id === id)?.patient;
	const person = patient === undefined ? undefined : run.world.chart.get(patient);
	return (person?.resourceType === 'Patient' && personName(person.name)) || id;
}

/** Below this many patients a kappa says more about chance than about the nurse. */
const LEAST_FOR_KAPPA = 5;

function acuityFigures(levelled: readonly Levelled[]): AuditFigure[] {
	const agreement = agreementOf(pairsOf(levelled));
	const { n, exact, under, over, criticalUnder, missedFirst } = agreement;
	const without = levelled.length - n;
	const of = (count: number) => `${count} of ${n}`;
	const figures: AuditFigure[] = [
		{
			label: 'Exact',
			value: of(exact),
			detail:
				without === 0
					? 'A level the edition accepts'
					: `A level the edition accepts; ${without} without a level`,
			tone: n > 0 && exact === n && without === 0 ? 'good' : 'plain'
		},
		{
			label: 'Under-triage',
			value: of(under),
			detail: 'Held less urgent than accepted: the dangerous error',
			tone: under > 0 ? 'bad' : 'good'
		},
		{
			label: 'Critical under-triage',
			value: of(criticalUnder),
			detail: 'Level 1 or 2 held at 4 or 5',
			tone: criticalUnder > 0 ? 'bad' : 'good'
		},
		{
			label: 'Over-triage',
			value: of(over),
			detail: 'Held more urgent than accepted',
			tone: over > 0 ? 'caution' : 'good'
		}
	];
	if (missedFirst > 0)
		figures.push({
			label: 'Level 1 missed',
			value: of(missedFirst),
			detail: 'Level 1 given another level; no pass mark allows it',
			tone: 'bad'
		});
	return [...figures, ...kappaFigures(agreement)];
}

function kappaFigures({ n, kappa, kappaLinear, kappaQuadratic }: Agreement): AuditFigure[] {
	const figure = (label: string, value: number | null, weights: string): AuditFigure => ({
		label,
		value:
			n < LEAST_FOR_KAPPA
				? 'too few to tell'
				: value === null
					? 'cannot be told'
					: value.toFixed(2),
		detail:
			n < LEAST_FOR_KAPPA
				? `${weights}; ${n} of ${LEAST_FOR_KAPPA} patients needed`
				: value === null
					? `${weights}; one level is all that occurs, n ${n}`
					: `${weights}, n ${n}`,
		tone: 'plain'
	});
	return [
		figure('Kappa', kappa, 'Agreement beyond chance, every difference alike'),
		figure('Kappa, linear', kappaLinear, 'Differences weighed by levels apart'),
		figure('Kappa, quadratic', kappaQuadratic, 'Differences weighed by levels apart, squared')
	];
}

function acuityTable(
	levelled: readonly Levelled[],
	key: TriageKey,
	visits: readonly Visit[],
	name: (visit: string) => string
): AuditTable {
	return {
		title: `Levels, by ${key.edition}`,
		columns: ['Patient', 'Given', 'Accepted', 'Difference', 'Decided at', 'Door to level'],
		rows: levelled.map(({ rule, first, distance }) => [
			name(rule.visit),
			first ? String(first.level) : 'none',
			oneOf(rule.accept),
			distance ? distanceText(distance) : '',
			first ? `point ${first.point}` : '',
			fromDoor(
				visits.find(({ id }) => id === rule.visit),
				first?.at
			)
		]),
		empty: 'The key holds no level.'
	};
}

/** A time from the arrival; what happened before the case began is not the learner's. */
function fromDoor(visit: Visit | undefined, at: number | undefined, limit?: number): string {
	if (visit === undefined) return 'not arrived';
	if (at === undefined) return 'not done';
	const took = at - visit.at;
	const over = limit === undefined ? 0 : took - limit;
	return over > 0 ? `${minutesText(took)}, ${lateText(over)}` : minutesText(took);
}

/** Whether the guideline's clock for an ECG runs: by the facts of the key, or as triage grouped it. */
function isCoronary({ id, group }: Visit, { rules, edition }: TriageKey): boolean {
	if (group === 'chest-pain') return true;
	const rule = rules.find((one) => one.kind === 'acuity' && one.visit === id);
	const read = rule?.kind === 'acuity' ? keyFactsOf(rule.facts, edition) : undefined;
	return (
		read?.ok === true &&
		read.facts.highRisk.some((one) => one === 'suspected-acs' || one === 'atypical-acs')
	);
}

function clockTables(
	run: Run,
	key: TriageKey,
	visits: readonly Visit[],
	name: (visit: string) => string
): AuditTable[] {
	const date = civilDate(run.world.start, 0);
	const department = departmentOf(run.world.chart, date);
	const limit = (id: string) => {
		const minutes = clockOf(id, date)?.value.minutes;
		return minutes === undefined ? undefined : minutes * MINUTE;
	};
	const rows = visits.flatMap((visit) => {
		const acts = actsOn(run, visit.id);
		const level = acts.find(({ type }) => type === 'triage.assign-acuity');
		const ecg = acts.find(({ type, data }) => type === 'triage.act' && data['act'] === 'ecg');
		const waited = department && reassessmentsOf(run, visit.id, department);
		const isNew = level !== undefined || visit.level === null;
		if (!isNew && !ecg && !waited) return [];
		return [
			[
				name(visit.id),
				isNew ? fromDoor(visit, begunAt(acts), limit('triage-start')) : 'before the case',
				isNew ? fromDoor(visit, level?.at) : 'before the case',
				ecg ? fromDoor(visit, ecg.at, isCoronary(visit, key) ? limit('ecg-read') : undefined) : '',
				waited ? lookText(waited) : ''
			]
		];
	});
	return [
		{
			title: 'From the door, and while waiting',
			columns: ['Patient', 'To triage', 'To level', 'To ECG', 'Looked at again'],
			rows,
			empty: 'No visit came in this attempt.'
		}
	];
}

function begunAt(acts: readonly Act[]): number | undefined {
	return acts.find(
		({ type, data }) =>
			type === 'triage.begin' || (type === 'visit.look' && data['to'] === 'triage')
	)?.at;
}

function lookText({ due, done, late, worst }: Reassessments): string {
	if (due === 0) return 'not due';
	const parts = [`${done} of ${due} due`];
	if (late > 0) parts.push(`${late} late`);
	if (worst > 0) parts.push(`longest ${lateText(worst)}`);
	return parts.join(', ');
}
