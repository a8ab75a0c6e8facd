/**
 * Papers of a stay as the chart keeps them: a DocumentReference whose text is what a reader finds, and
 * whose extension holds the fields, so that a paper of the script and one of the learner are read alike.
 */
import type { Json, JsonObject } from '$lib/engine/canonical';
import { isCoding, isShown, type Field, type FormValues } from '$lib/engine/forms';
import { atOf, civilDate, fhirDateTime, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { referenceText } from '$lib/fhir/selectors/display';
import type { Extension, ResourceOf } from '$lib/fhir/types';
import type { Day } from '$lib/rules/hospice/model';
import { fieldOf, FORMS, isPaperKind, type PaperKind } from './fields';
import type { Row } from './field-parts';

export const EXTENSION = {
	/** The fields of a paper; each inner extension is one, by its id. */
	fields: 'urn:preceptor:hospice:fields',
	/** What the payer’s front end said: `accepted` or `returned`. */
	reply: 'urn:preceptor:hospice:reply',
	/** Day a HOPE record was sent. */
	submitted: 'urn:preceptor:hospice:submitted',
	/** Who wrote it, as a discipline of the rules. */
	discipline: 'urn:preceptor:hospice:discipline',
	/** What a reader found wrong; a code each. */
	faults: 'urn:preceptor:hospice:faults'
} as const;

/** Coding system of the kind of a paper. */
export const PAPER_SYSTEM = 'urn:preceptor:hospice:paper';

type Document = ResourceOf<'DocumentReference'>;

/** `waiting` wants to be read and filed or returned; `filed` counts; `returned` and `replaced` do not. */
export type PaperState = 'waiting' | 'filed' | 'returned' | 'replaced';

export interface Paper {
	/** Bare id of the document. */
	readonly id: string;
	readonly kind: PaperKind;
	readonly title: string;
	readonly state: PaperState;
	/** Simulated ms of its date; negative before the case began. */
	readonly at: number;
	readonly day: Day;
	readonly author: string;
	readonly discipline: string | null;
	/** Of fields in sight only. */
	readonly values: FormValues;
	readonly reply: 'accepted' | 'returned' | null;
	readonly submitted: Day | null;
	/** Whether the learner signed it. */
	readonly isOwn: boolean;
}

const held = new WeakMap<readonly Document[], Map<string, readonly Paper[]>>();

/**
 * The papers of a stay, oldest first. Read once per state of the chart’s documents: the list is the
 * identical one until a document comes or changes.
 */
export function papersOf(
	{ chart, start }: { readonly chart: Chart; readonly start: Start },
	stay: string
): readonly Paper[] {
	const shelf = chart.shelf('DocumentReference');
	let known = held.get(shelf);
	if (!known) held.set(shelf, (known = new Map()));
	const key = `${stay} ${start.ms} ${start.offset}`;
	let papers = known.get(key);
	if (!papers) {
		papers = papersIn(shelf, stay, chart, start);
		known.set(key, papers);
	}
	return papers;
}

function papersIn(
	shelf: readonly Document[],
	stay: string,
	chart: Chart,
	start: Start
): readonly Paper[] {
	const papers: Paper[] = [];
	let isInOrder = true;
	for (const document of shelf) {
		const paper = paperIn(document, stay, chart, start);
		if (!paper) continue;
		isInOrder &&= paper.at >= (papers.at(-1)?.at ?? -Infinity);
		papers.push(paper);
	}
	return isInOrder ? papers : papers.sort((a, b) => a.at - b.at);
}

/** The papers of a kind that count, oldest first. */
export function filed(papers: readonly Paper[], kind: PaperKind): Paper[] {
	return papers.filter((one) => one.kind === kind && one.state === 'filed');
}

interface Read {
	readonly stay: string;
	readonly start: Start;
	readonly paper: Paper | undefined;
}

/** What a document says is read once: it never changes, a change is another document. */
const read = new WeakMap<Document, Read>();

function paperIn(document: Document, stay: string, chart: Chart, start: Start): Paper | undefined {
	const known = read.get(document);
	if (known?.stay === stay && known.start.ms === start.ms && known.start.offset === start.offset) {
		// Whose name it is may stand elsewhere in the chart, and change without the paper.
		const isSame = known.paper === undefined || known.paper.author === authorOf(chart, document);
		if (isSame) return known.paper;
	}
	const kind = kindOf(document, stay);
	const paper = kind && paperOf(document, kind, authorOf(chart, document), start);
	read.set(document, { stay, start, paper });
	return paper;
}

const NOBODY: NonNullable<Document['author']> = [];

function authorOf(chart: Chart, { author }: Document): string {
	const [first] = author ?? NOBODY;
	return first?.display || (referenceText(chart, first) ?? '');
}

/** The kind of a paper of this stay; nothing for other documents and other stays. */
function kindOf(document: Document, stay: string): PaperKind | undefined {
	const kind = document.type?.coding?.find(({ system }) => system === PAPER_SYSTEM)?.code;
	if (kind === undefined || !isPaperKind(kind)) return undefined;
	const isHere = document.context?.encounter?.some(
		({ reference }) => reference === `Encounter/${stay}`
	);
	return isHere ? kind : undefined;
}

function paperOf(document: Document, kind: PaperKind, author: string, start: Start): Paper {
	const at = atOf(start, document.date ?? '') ?? 0;
	const reply = extensionOf(document, EXTENSION.reply)?.valueCode;
	const inner = extensionOf(document, EXTENSION.fields)?.extension ?? [];
	return {
		id: document.id,
		kind,
		title: FORMS[kind]?.title ?? kind,
		state: stateOf(document),
		at,
		day: civilDate(start, at),
		author,
		discipline: extensionOf(document, EXTENSION.discipline)?.valueCode ?? null,
		values: inSight(kind, decode(kind, inner, start)),
		reply: reply === 'accepted' || reply === 'returned' ? reply : null,
		submitted: extensionOf(document, EXTENSION.submitted)?.valueDate ?? null,
		isOwn: document.author?.[0]?.display === OWN_AUTHOR
	};
}

/** What the text of a paper leaves out nobody may read between its lines either. */
function inSight(kind: string, values: FormValues): FormValues {
	const seen: Record<string, Json> = {};
	for (const field of FORMS[kind]?.fields ?? []) {
		const value = values[field.id];
		if (value !== undefined && isShown(field, values)) seen[field.id] = value;
	}
	return seen;
}

/** How the learner’s own papers are signed. */
export const OWN_AUTHOR = 'You';

function stateOf(document: Document): PaperState {
	if (document.status === 'superseded')
		return extensionOf(document, EXTENSION.faults) ? 'returned' : 'replaced';
	return document.docStatus === 'preliminary' ? 'waiting' : 'filed';
}

export function extensionOf(
	{ extension }: { readonly extension?: Extension[] | undefined },
	url: string
): Extension | undefined {
	return extension?.find((one) => one.url === url);
}

/** The fields of a form as an extension; empty ones are left out. */
export function encode(kind: string, values: FormValues, start: Start): Extension {
	const extension: Extension[] = [];
	for (const field of FORMS[kind]?.fields ?? []) {
		const value = values[field.id] ?? null;
		if (value === null || value === '' || field.id === 'stay' || field.id === 'answers') continue;
		const one = encodeValue(field, value, start);
		if (one) extension.push(one);
	}
	return { url: EXTENSION.fields, extension };
}

/** Nothing for a value that no field of its kind can hold. */
function encodeValue(field: Field, value: Json, start: Start): Extension | undefined {
	const url = field.id;
	if (field.kind === 'moment')
		return typeof value === 'number'
			? { url, valueDateTime: fhirDateTime(start, value) }
			: undefined;
	if (field.kind === 'coding')
		return isCoding(value)
			? { url, valueCoding: { system: value.system, code: value.code, display: value.display } }
			: undefined;
	if (field.kind === 'record')
		return Array.isArray(value) ? { url, extension: value.map(encodeItem) } : undefined;
	if (typeof value === 'number') return { url, valueDecimal: value };
	if (typeof value === 'boolean') return { url, valueBoolean: value };
	if (typeof value !== 'string') return undefined;
	if (field.kind === 'date') return { url, valueDate: value };
	return field.kind === 'choice' ? { url, valueCode: value } : { url, valueString: value };
}

function encodeItem(one: Json): Extension {
	if (typeof one === 'string') return { url: 'item', valueCode: one };
	const row = typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {};
	const extension: Extension[] = [];
	for (const [url, cell] of Object.entries(row))
		if (typeof cell === 'number') extension.push({ url, valueDecimal: cell });
		else if (typeof cell === 'string' && cell !== '') extension.push({ url, valueString: cell });
	return { url: 'row', extension };
}

/** Form values out of an extension; what no field of the kind can hold is left out. */
export function decode(kind: string, inner: readonly Extension[], start: Start): FormValues {
	const values: Record<string, Json> = {};
	for (const one of inner) {
		const field = fieldOf(kind, one.url);
		const value = field && decodeValue(field, one, start);
		if (value !== undefined && value !== null) values[one.url] = value;
	}
	return values;
}

function decodeValue(field: Field, one: Extension, start: Start): Json | undefined {
	if (field.kind === 'moment')
		return one.valueDateTime === undefined ? undefined : atOf(start, one.valueDateTime);
	if (field.kind === 'record') return (one.extension ?? []).flatMap(decodeItem);
	if (field.kind === 'coding') {
		const { system, code, display } = one.valueCoding ?? {};
		return system === undefined || code === undefined
			? undefined
			: { system, code, display: display ?? '' };
	}
	return (
		one.valueDecimal ??
		one.valueInteger ??
		one.valueBoolean ??
		one.valueDate ??
		one.valueCode ??
		one.valueString
	);
}

function decodeItem(one: Extension): Json[] {
	if (one.url === 'item') return [one.valueCode ?? one.valueString ?? ''];
	const row: Record<string, string | number> = {};
	for (const cell of one.extension ?? []) {
		const value =
			cell.valueDecimal ??
			cell.valueInteger ??
			cell.valueDate ??
			cell.valueString ??
			cell.valueCode;
		if (value !== undefined) row[cell.url] = value;
	}
	return [row as Row as JsonObject];
}
