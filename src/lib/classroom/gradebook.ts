/**
 * The gradebook: learners by scenarios of assignments, a fold over submissions. The order submissions
 * come in changes nothing, each attempt counts at most once, and what does not count is listed with why.
 */
import { taskOf } from './assignment';
import { creditedScore, type CreditedScore } from './credits';
import { setAside, type Aside, type ClassNote } from './duplicates';
import { shortPrint, thumbprint } from './keys';
import type { AssignedScenario, Assignment, Submission } from './model';

/** A learner of the class: a pseudonym that signs with one key. */
export interface Learner {
	/** Pseudonym and thumbprint. */
	readonly id: string;
	/** The name of the newest hand-in. */
	readonly name: string;
	readonly pseudonym: string;
	/** Of the key, for people. */
	readonly print: string;
	/** Another learner of the class has this name. */
	readonly isSharedName: boolean;
}

export interface Column {
	readonly id: string;
	readonly assignment: Assignment;
	readonly scenario: AssignedScenario;
}

export interface Cell {
	/** The attempt that counts. */
	readonly counted: Submission;
	readonly score: CreditedScore;
	/** All of the learner's attempts at this scenario that hold, the first first. */
	readonly attempts: readonly Submission[];
}

export interface Row {
	readonly learner: Learner;
	/** By the id of their column; none where nothing was handed in that holds. */
	readonly cells: ReadonlyMap<string, Cell>;
	readonly earned: number;
	readonly possible: number;
	/** Scenarios with a mark, of all columns. */
	readonly done: number;
	readonly passed: number;
}

export interface Gradebook {
	readonly columns: readonly Column[];
	/** By name. */
	readonly rows: readonly Row[];
	/** By file name. */
	readonly aside: readonly Aside[];
	/** Worth a look, and no points hang on it. */
	readonly notes: readonly ClassNote[];
}

export function columnId(
	assignment: string,
	task: Pick<AssignedScenario, 'id' | 'variant'>
): string {
	return `${assignment} ${taskOf(task)}`;
}

/** Folds the submissions of a class into a gradebook. */
export function gradebookOf(
	submissions: readonly Submission[],
	assignments: readonly Assignment[]
): Gradebook {
	const columns = columnsOf(assignments);
	const ids = new Set(columns.map(({ id }) => id));
	const sorted = setAside(submissions);
	const aside: Aside[] = [...sorted.aside];
	const held = new Map<string, Held>();
	for (const submission of sorted.kept) {
		const place = placeOf(submission);
		const why = whyNot(submission, place !== null && ids.has(place));
		if (why !== null || place === null) {
			aside.push({ submission, why: why ?? NOT_ASKED });
			continue;
		}
		const id = learnerId(submission);
		const learner: Held = held.get(id) ?? { submissions: [], byColumn: new Map() };
		learner.submissions.push(submission);
		learner.byColumn.set(place, [...(learner.byColumn.get(place) ?? []), submission]);
		held.set(id, learner);
	}
	return {
		columns,
		rows: rowsOf(held, columns),
		aside: aside.toSorted((a, b) => compare(a.submission.file, b.submission.file)),
		notes: sorted.notes
	};
}

const NOT_ASKED = 'It was made for another assignment, or for none.';

function whyNot({ recomputed }: Submission, isAsked: boolean): string | null {
	if (!isAsked) return NOT_ASKED;
	return recomputed ? null : 'It is unchanged, but it could not be scored here.';
}

interface Held {
	readonly submissions: Submission[];
	readonly byColumn: Map<string, Submission[]>;
}

function columnsOf(assignments: readonly Assignment[]): Column[] {
	return assignments
		.toSorted((a, b) => compare(a.created, b.created) || compare(a.id, b.id))
		.flatMap((assignment) =>
			assignment.scenarios.map((scenario) => ({
				id: columnId(assignment.id, scenario),
				assignment,
				scenario
			}))
		);
}

/** The column a submission belongs to. */
function placeOf({ header }: Submission): string | null {
	if (!header?.assignment) return null;
	return columnId(header.assignment.id, { id: header.scenario, variant: header.variant });
}

function learnerId({ header }: Submission): string {
	return header ? `${header.learner} ${thumbprint(header.key)}` : '';
}

/** By what the device said at the opening, which is a claim. */
function byStart(a: Submission, b: Submission): number {
	return compare(a.startedAt, b.startedAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function rowsOf(held: ReadonlyMap<string, Held>, columns: readonly Column[]): Row[] {
	const learners = learnersOf(held);
	return [...held]
		.map(([id, { byColumn }]): Row => {
			const cells = new Map<string, Cell>();
			for (const column of columns) {
				const cell = cellOf(byColumn.get(column.id) ?? [], column.assignment.counting);
				if (cell) cells.set(column.id, cell);
			}
			const scores = [...cells.values()].map(({ score }) => score);
			return {
				learner: learners.get(id) ?? UNKNOWN,
				cells,
				earned: total(scores.map(({ earned }) => earned)),
				possible: total(scores.map(({ possible }) => possible)),
				done: scores.length,
				passed: scores.filter(({ isPass }) => isPass).length
			};
		})
		.toSorted(
			({ learner: a }, { learner: b }) =>
				compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id)
		);
}

const UNKNOWN: Learner = { id: '', name: '', pseudonym: '', print: '', isSharedName: false };

function total(values: readonly number[]): number {
	return Math.round(values.reduce((sum, value) => sum + value, 0) * 1000) / 1000;
}

function learnersOf(held: ReadonlyMap<string, Held>): Map<string, Learner> {
	const heads = [...held].map(([id, { submissions }]) => ({
		id,
		header: newestHeader(submissions)
	}));
	const names = new Map<string, number>();
	for (const { header } of heads) {
		const name = plainName(header?.name ?? '');
		names.set(name, (names.get(name) ?? 0) + 1);
	}
	return new Map(
		heads.flatMap(({ id, header }) =>
			header
				? [
						[
							id,
							{
								id,
								name: header.name,
								pseudonym: header.learner,
								print: shortPrint(header.key),
								isSharedName: (names.get(plainName(header.name)) ?? 0) > 1
							}
						]
					]
				: []
		)
	);
}

function newestHeader(submissions: readonly Submission[]): Submission['header'] {
	return (
		submissions
			.toSorted(
				(a, b) => compare(a.header?.created ?? '', b.header?.created ?? '') || compare(a.id, b.id)
			)
			.at(-1)?.header ?? null
	);
}

function plainName(name: string): string {
	return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The cell of one learner and column: which attempt counts is the assignment's to say. */
function cellOf(
	attempts: readonly Submission[],
	counting: Assignment['counting']
): Cell | undefined {
	const scored = attempts.toSorted(byStart).flatMap((submission) => {
		const score = creditedScore(submission);
		return score ? [{ submission, score }] : [];
	});
	const chosen =
		counting === 'first'
			? scored[0]
			: counting === 'last'
				? scored.at(-1)
				: // Of equal ones the first: sorting keeps their order.
					scored.toSorted((a, b) => b.score.share - a.score.share)[0];
	if (!chosen) return undefined;
	return {
		counted: chosen.submission,
		score: chosen.score,
		attempts: scored.map(({ submission }) => submission)
	};
}

/** The attempts that count, of one column or of all, by learner. */
export function countedIn({ rows }: Gradebook, column?: string): Submission[] {
	return rows.flatMap(({ cells }) =>
		[...cells]
			.filter(([id]) => column === undefined || id === column)
			.map(([, { counted }]) => counted)
	);
}
