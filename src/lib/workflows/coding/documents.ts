/** A patient's record as a coder reads it: one list of documents in the order of their use. */
import { DAY, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { formatDate, formatDateTime, instantOf } from '$lib/fhir/selectors/display';
import { notes, PERCEIVED, type NoteRow } from '$lib/fhir/selectors/notes';
import { administrations, orders } from '$lib/fhir/selectors/orders';
import {
	reports,
	results,
	type ReportRow,
	type ResultFlag,
	type ResultRow
} from '$lib/fhir/selectors/results';
import { oldestFirst } from '$lib/fhir/selectors/display';
import { refOf, type Ref } from '$lib/fhir/types';
import { plainWords } from './highlights';
import { noteText, type NoteText } from './note-text';

export interface RecordRow {
	readonly key: string;
	/** What is cited when this row is put under a code. */
	readonly ref: Ref;
	readonly cells: readonly string[];
	readonly flag: ResultFlag | null;
	/** The row in words, as it is cited. */
	readonly text: string;
}

export interface RecordTable {
	readonly heading: string;
	readonly columns: readonly string[];
	readonly rows: readonly RecordRow[];
}

export interface RecordDocument {
	readonly id: string;
	/** The resource whose words these are; null for a sheet made of many. */
	readonly ref: Ref | null;
	/** What counts as opened with it. */
	readonly views: readonly Ref[];
	readonly title: string;
	/** The title, with its day where several bear it. */
	readonly label: string;
	readonly byline: string;
	readonly at: string | null;
	/** Anything but a final document says so. */
	readonly status: string | null;
	readonly body: NoteText;
	readonly tables: readonly RecordTable[];
	/** It belongs to another encounter than the one coded. */
	readonly isOther: boolean;
}

type Draft = Omit<RecordDocument, 'label'> & { readonly rank: number };

/**
 * All documents of a patient: what closes the encounter first, then how it began, operations,
 * consultations, progress notes by date, reports, results, orders. Those of other encounters stand last.
 */
export function recordDocuments(
	chart: Chart,
	patient: Ref,
	start: Start,
	encounter: Ref | null
): RecordDocument[] {
	const own = encounter === null ? null : ownEncounters(chart, encounter);
	const drafts = [
		...notes(chart, patient)
			.filter(({ kind }) => kind !== PERCEIVED)
			.map((note) => noteDocument(note, start, own)),
		...reportDocuments(chart, patient, start, own),
		...sheets(chart, patient, start)
	];
	const inOrder = oldestFirst(drafts, ({ at }) => at);
	const sorted = inOrder
		.map((draft, index) => ({ draft, index }))
		.sort(
			(a, b) =>
				Number(a.draft.isOther) - Number(b.draft.isOther) ||
				a.draft.rank - b.draft.rank ||
				a.index - b.index
		)
		.map(({ draft }) => draft);
	const titles = new Map<string, number>();
	for (const { title } of sorted) titles.set(title, (titles.get(title) ?? 0) + 1);
	return sorted.map(({ rank: _, ...document }) => ({
		...document,
		label:
			(titles.get(document.title) ?? 0) > 1 && document.at
				? `${document.title}, ${formatDate(document.at).replace(/ \d{4}$/, '')}`
				: document.title
	}));
}

/** What a note is for, by the words of its kind and title; the first that fits. */
const NOTE_RANKS: readonly (readonly [RegExp, number])[] = [
	[/query/i, 9],
	[/discharge summar|death summar|visit note|office|clinic note|outpatient note/i, 0],
	[/history and physical|h&p|admission note|admit note|certification/i, 1],
	[/emergency|\bED\b|[Tt]riage/, 2],
	[/operati|procedure|anesth|surg/i, 3],
	[/consult/i, 4],
	[/progress|daily|round/i, 5]
];
const OTHER_NOTE = 6;
const REPORT_RANKS: Readonly<Record<ReportRow['kind'], number>> = {
	other: 10,
	imaging: 11,
	microbiology: 12,
	laboratory: 13
};

function noteRank({ kind, title }: NoteRow): number {
	const words = `${kind} ${title}`;
	return NOTE_RANKS.find(([pattern]) => pattern.test(words))?.[1] ?? OTHER_NOTE;
}

/** A stay takes in the emergency visit it began with, in the same house within a day. */
const LEAD_IN = DAY;

function ownEncounters(chart: Chart, coded: Ref): ReadonlySet<Ref> {
	const stay = chart.get(coded);
	const began = stay?.resourceType === 'Encounter' ? instantOf(stay.period?.start) : null;
	if (stay?.resourceType !== 'Encounter' || began === null) return new Set([coded]);
	const visits = chart.all('Encounter').filter((visit) => {
		const ended = instantOf(visit.period?.end ?? visit.period?.start);
		return (
			visit.class.code === 'EMER' &&
			visit.subject?.reference === stay.subject?.reference &&
			visit.serviceProvider?.reference === stay.serviceProvider?.reference &&
			ended !== null &&
			Math.abs(began - ended) <= LEAD_IN
		);
	});
	return new Set([coded, ...visits.map(refOf)]);
}

function noteDocument(note: NoteRow, start: Start, own: ReadonlySet<Ref> | null): Draft {
	const author = note.author ?? 'author not recorded';
	const byline = note.role && !author.endsWith(note.role) ? `${author}, ${note.role}` : author;
	return {
		id: note.ref,
		ref: note.ref,
		views: [note.ref],
		title: note.title,
		byline: `${byline} · ${whenOf(start, note.at)}`,
		at: note.at,
		status: note.status === 'final' || note.status === 'current' ? null : note.status,
		body: noteText(note.text),
		tables: [],
		isOther: isElsewhere(note.encounter, own),
		rank: noteRank(note)
	};
}

function isElsewhere(of: Ref | null | undefined, own: ReadonlySet<Ref> | null): boolean {
	return own !== null && of !== null && of !== undefined && !own.has(of);
}

function reportDocuments(
	chart: Chart,
	patient: Ref,
	start: Start,
	own: ReadonlySet<Ref> | null
): Draft[] {
	const rows = new Map<Ref, ResultRow[]>();
	for (const row of results(chart, patient)) rows.set(row.ref, [...(rows.get(row.ref) ?? []), row]);
	return reports(chart, patient).flatMap((report) => {
		// A laboratory report that only binds results together stands on the sheet of results.
		if (report.kind === 'laboratory' && !report.conclusion && !report.text) return [];
		const members = report.results.flatMap((ref) => rows.get(ref) ?? []);
		const source = chart.get(report.ref);
		const of =
			source?.resourceType === 'DiagnosticReport' ? source.encounter?.reference : undefined;
		return [
			{
				id: report.ref,
				ref: report.ref,
				views: [report.ref],
				title: report.title,
				byline: `${REPORT_WORDS[report.kind]} · ${whenOf(start, report.at)}`,
				at: report.at,
				status: report.status === 'final' ? null : report.status,
				body: noteText(reportText(report)),
				tables: members.length > 0 ? [resultTable('Results', members)] : [],
				isOther: isElsewhere(of, own),
				rank: REPORT_RANKS[report.kind]
			}
		];
	});
}

const REPORT_WORDS: Readonly<Record<ReportRow['kind'], string>> = {
	other: 'Report',
	imaging: 'Imaging report',
	microbiology: 'Microbiology report',
	laboratory: 'Laboratory report'
};

/** Conclusion and report; a conclusion that the report says itself is not said twice. */
function reportText({ conclusion, text }: ReportRow): string {
	if (!conclusion) return text.trim();
	if (plainWords(text).includes(plainWords(conclusion))) return text.trim();
	return text === '' ? conclusion.trim() : `${text.trim()}\n\nCONCLUSION\n${conclusion.trim()}`;
}

const RESULT_COLUMNS = ['Test', 'Value', 'Unit', 'Normal'] as const;

function resultTable(heading: string, rows: readonly ResultRow[]): RecordTable {
	return {
		heading,
		columns: RESULT_COLUMNS,
		rows: rows.map((row) => ({
			key: `${row.ref} ${row.code} ${row.name}`,
			ref: row.ref,
			cells: [row.name, row.display, row.unit, row.range],
			flag: row.flag,
			text: plainWords(
				`${row.name} ${row.display} ${row.unit}${row.at ? `, ${formatDateTime(row.at)}` : ''}`
			)
		}))
	};
}

/** The sheets a record has beside its documents: results, orders, what was given. */
function sheets(chart: Chart, patient: Ref, start: Start): Draft[] {
	const shared = { ref: null, status: null, body: noteText(''), isOther: false };
	const found: Draft[] = [];
	const groups = new Map<string, ResultRow[]>();
	for (const row of oldestFirst(results(chart, patient), (one) => one.at ?? one.issued)) {
		const heading = `${whenOf(start, row.at ?? row.issued)} · ${row.panel?.name ?? 'Single tests'}`;
		groups.set(heading, [...(groups.get(heading) ?? []), row]);
	}
	if (groups.size > 0) {
		const rows = [...groups.values()].flat();
		found.push({
			...shared,
			id: 'laboratory',
			views: [...new Set(rows.map((row) => row.panel?.ref ?? row.ref))],
			title: 'Laboratory',
			byline: countWords(rows.length, 'result', groups.size, 'draw'),
			at: null,
			tables: [...groups].map(([heading, held]) => resultTable(heading, held)),
			rank: 20
		});
	}
	const ordered = oldestFirst(orders(chart, patient), ({ at }) => at);
	if (ordered.length > 0)
		found.push({
			...shared,
			id: 'orders',
			views: [],
			title: 'Orders',
			byline: countWords(ordered.length, 'order'),
			at: null,
			tables: [
				{
					heading: '',
					columns: ['Ordered', 'Order', 'Status'],
					rows: ordered.map((row) => ({
						key: row.ref,
						ref: row.ref,
						cells: [
							whenOf(start, row.at),
							[row.name, row.detail].filter(Boolean).join(' '),
							row.status
						],
						flag: null,
						text: plainWords(`${row.name} ${row.detail}`)
					}))
				}
			],
			rank: 21
		});
	const given = oldestFirst(administrations(chart, patient), ({ at }) => at);
	if (given.length > 0)
		found.push({
			...shared,
			id: 'administrations',
			views: [],
			title: 'MAR',
			byline: countWords(given.length, 'entry', 0, '', 'entries'),
			at: null,
			tables: [
				{
					heading: '',
					columns: ['When', 'Medication', 'Status'],
					rows: given.map((row) => ({
						key: row.ref,
						ref: row.ref,
						cells: [
							[whenOf(start, row.at), row.ended ? `to ${whenOf(start, row.ended)}` : '']
								.filter(Boolean)
								.join(' '),
							[row.name, row.dose, row.route, row.site, row.reason, row.note]
								.filter(Boolean)
								.join(', '),
							row.status
						],
						flag: null,
						text: plainWords([row.name, row.dose, row.route].filter(Boolean).join(' '))
					}))
				}
			],
			rank: 22
		});
	return found;
}

function countWords(count: number, one: string, groups = 0, group = '', many = `${one}s`): string {
	const first = `${count} ${count === 1 ? one : many}`;
	return groups > 1 ? `${first} in ${groups} ${group}s` : first;
}

function whenOf(start: Start, text: string | null): string {
	return text ? formatDateTime(text, { offsetFallback: start.offset }) : 'date not recorded';
}

/** Everything of a document that can be searched, as one text. */
export function searchText(document: RecordDocument): string {
	return [
		document.body.text,
		...document.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.join(' ')))
	].join('\n');
}
