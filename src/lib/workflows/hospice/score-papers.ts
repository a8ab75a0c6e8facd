/** Judges what stands in the papers the learner signed: fields, tables, texts with their numbers. */
import { accepts } from '$lib/engine/accepted';
import { late, missed, right, shared, wrong, type Judged } from '$lib/engine/judged';
import { sentence } from '$lib/engine/sentences';
import { lastInTime } from '$lib/engine/window';
import { narrativeEvidence } from '$lib/rules/hospice/narrative';
import { notedCell, notedIn } from './accepted';
import type { RuleOf } from './actions';
import { answeredPapers, entriesOf, ownPapers, signingOf, type StayCase } from './committed';
import { rowsIn, type Column, type Row } from './field-parts';
import { FORMS } from './fields';
import { cellWords } from './paper-text';

export function judgeNoted(held: StayCase, rule: RuleOf<'noted'>): Judged {
	const possible = rule.points;
	const signed = ownPapers(held, rule.form, rule.which).flatMap((paper) => {
		const act = signingOf(held, paper.id);
		return act ? [{ paper, at: act.at, seq: act.seq }] : [];
	});
	const found = lastInTime(held.course, rule.window, signed);
	if (!found) return missed(possible, `${sentence(rule.says)} ${nothingSigned(rule.form)}`);
	const { last, fault } = found;
	const noted = notedIn(last.paper, rule.field, held.run.world.start);
	const written = sentence(noted.words === '' ? 'Nothing was written' : `Written: ${noted.words}`);
	if (!accepts(rule.accept, noted))
		return wrong(possible, `${sentence(rule.says)} ${written}`, [last.seq]);
	if (fault !== undefined) return late(possible, `${written} It was signed ${fault}.`, last.seq);
	return right(possible, written, [last.seq]);
}

function nothingSigned(form: string): string {
	return `No paper of the kind "${FORMS[form]?.title ?? form}" was signed for it.`;
}

type WantedRow = RuleOf<'rows'>['wanted'][number];

export function judgeRows(held: StayCase, rule: RuleOf<'rows'>): Judged {
	const possible = rule.points;
	const paper = ownPapers(held, rule.form, rule.which).at(-1);
	if (!paper) return missed(possible, nothingSigned(rule.form));
	const evidence = entriesOf(held, [paper.id]);
	const columns = FORMS[rule.form]?.tables[rule.field] ?? [];
	const rows =
		notedIn(paper, rule.field, held.run.world.start).value === null
			? []
			: rowsIn(paper.values, rule.field);
	const { met, lacking, extra } = assignRows(rule.wanted, rows, columns);
	const tooMany = rule.others ? [] : extra;
	const share = (met - tooMany.length) / rule.wanted.length;
	const words = (row: Row) => `"${rowWords(columns, row)}"`;
	const says = [
		...(met > 0 ? [`${met} of ${rule.wanted.length} wanted rows stand there.`] : []),
		...lacking.map(({ wanted, nearest }) =>
			nearest
				? `${words(nearest)} is not right in ${faultyColumns(wanted, nearest, columns)}.`
				: `There is no row for ${wantedWords(wanted, columns)}.`
		),
		...tooMany.map((row) => `${words(row)} does not belong there.`)
	];
	if (rows.length === 0) return wrong(possible, 'The table is empty.', evidence);
	return shared(possible, share, says.join(' '), evidence);
}

interface AssignedRows {
	readonly met: number;
	/** Wanted rows that nothing answers, with the row that stands in their place where one does. */
	readonly lacking: readonly { readonly wanted: WantedRow; readonly nearest: Row | undefined }[];
	/** Rows that answer nothing and stand in no wanted row's place. */
	readonly extra: readonly Row[];
}

/** As many wanted rows as can be, each answered by a row of its own. */
export function assignRows(
	wanted: readonly WantedRow[],
	rows: readonly Row[],
	columns: readonly Column[]
): AssignedRows {
	/** Which wanted row a row answers. */
	const answers = new Map<Row, WantedRow>();
	const place = (one: WantedRow, tried: Set<Row>): boolean =>
		rows.some((row) => {
			if (tried.has(row) || rightColumns(one, row, columns) < Object.keys(one).length) return false;
			tried.add(row);
			const other = answers.get(row);
			if (other && !place(other, tried)) return false;
			answers.set(row, one);
			return true;
		});
	for (const one of wanted) place(one, new Set());
	const met = new Set(answers.values());
	const free = new Set(rows.filter((row) => !answers.has(row)));
	const lacking = wanted
		.filter((one) => !met.has(one))
		.map((one) => {
			const nearest = nearestRow(one, [...free], columns);
			if (nearest) free.delete(nearest);
			return { wanted: one, nearest };
		});
	return { met: met.size, lacking, extra: [...free] };
}

/** The row with most columns right, at least half of them. */
function nearestRow(
	wanted: WantedRow,
	rows: readonly Row[],
	columns: readonly Column[]
): Row | undefined {
	let best: { readonly row: Row; readonly right: number } | undefined;
	for (const row of rows) {
		const right = rightColumns(wanted, row, columns);
		if (right * 2 >= Object.keys(wanted).length && right > (best?.right ?? 0))
			best = { row, right };
	}
	return best?.row;
}

function isRight(wanted: WantedRow, id: string, row: Row, columns: readonly Column[]): boolean {
	const accepted = wanted[id];
	const column = columns.find((one) => one.id === id);
	return accepted === undefined || accepts([accepted], notedCell(column, row, id));
}

function rightColumns(wanted: WantedRow, row: Row, columns: readonly Column[]): number {
	return Object.keys(wanted).filter((id) => isRight(wanted, id, row, columns)).length;
}

function faultyColumns(wanted: WantedRow, row: Row, columns: readonly Column[]): string {
	return Object.keys(wanted)
		.filter((id) => !isRight(wanted, id, row, columns))
		.map((id) => labelOf(id, columns))
		.join(' and ');
}

function labelOf(id: string, columns: readonly Column[]): string {
	return (columns.find((one) => one.id === id)?.label ?? id).toLowerCase();
}

function rowWords(columns: readonly Column[], row: Row): string {
	return columns
		.map((column) => cellWords(column, row))
		.filter(Boolean)
		.join(', ');
}

/** A wanted row by what of it is one value: `code 27, date 10 Nov 2025`. */
function wantedWords(wanted: WantedRow, columns: readonly Column[]): string {
	const parts = Object.entries(wanted).flatMap(([id, accepted]) => {
		const column = columns.find((one) => one.id === id);
		if (typeof accepted === 'string' || typeof accepted === 'number')
			return [
				`${labelOf(id, columns)} ${column ? cellWords(column, { [id]: accepted }) : accepted}`
			];
		return typeof accepted === 'object' && 'says' in accepted
			? [`${labelOf(id, columns)} "${accepted.says.map(([first]) => first).join(', ')}"`]
			: [];
	});
	return parts.length > 0 ? parts.join(', ') : 'what is wanted';
}

/** Numbers of this patient, a trend where asked for, the words asked for; phrases take a part away. */
export function judgeEvidence(held: StayCase, rule: RuleOf<'evidence'>): Judged {
	const possible = rule.points;
	const paper = answeredPapers(held, rule.form, rule.which).at(-1);
	if (!paper) return missed(possible, nothingSigned(rule.form));
	const evidence = entriesOf(held, [paper.id]);
	const noted = notedIn(paper, rule.field, held.run.world.start);
	if (typeof noted.value !== 'string') return wrong(possible, 'Nothing was written.', evidence);
	const { numbers, phrases, hasTrend } = narrativeEvidence(noted.value, paper.day, rule.numbers);
	const unsaid = rule.says.filter(
		(group) => !accepts([{ says: [group] }], { ...noted, words: '' })
	);
	const parts = [
		Math.min(1, numbers.length / rule.numbers),
		...(rule.trend ? [hasTrend ? 1 : 0] : []),
		...(rule.says.length > 0 ? [1 - unsaid.length / rule.says.length] : [])
	];
	const sum = parts.reduce((total, part) => total + part, phrases.length > 0 ? -1 : 0);
	const share = numbers.length === 0 ? 0 : sum / parts.length;
	const says = [
		numbers.length === 0
			? 'No figure of this patient stands there.'
			: `Figures of this patient: ${numbers.join(', ')}${numbers.length < rule.numbers ? `; at least ${rule.numbers} are wanted` : ''}.`,
		...(rule.trend && !hasTrend ? ['None is set against an earlier one.'] : []),
		...unsaid.map((group) => `It does not say ${group[0] ?? ''}.`),
		...(phrases.length > 0
			? [`It would fit anybody: ${phrases.map((phrase) => `"${phrase}"`).join(', ')}.`]
			: [])
	];
	return shared(possible, share, says.join(' '), evidence);
}
