/**
 * Whether the papers of a chart say in their text what their fields say: a reader goes by the one, every
 * rule by the other.
 */
import { tickedIn, isCivilDay, optionsOf, valueFault } from '$lib/engine/forms';
import { parseStart, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { attachmentText } from '$lib/fhir/selectors/display';
import type { Extension, ResourceOf } from '$lib/fhir/types';
import { rowsIn, type Column } from './field-parts';
import { fieldOf, FORMS } from './fields';
import { decode, EXTENSION, extensionOf, PAPER_SYSTEM } from './papers';
import { paperMarkdown } from './paper-text';

type Document = ResourceOf<'DocumentReference'>;

interface Fault {
	/** `chart.DocumentReference/<id>`. */
	readonly path: string;
	readonly message: string;
}

/** A sentence for each paper of a chart that is no paper, or whose text and fields disagree. */
export function paperFaults(chart: Chart): Fault[] {
	return chart.shelf('DocumentReference').flatMap((document) => {
		const kind = document.type?.coding?.find(({ system }) => system === PAPER_SYSTEM)?.code;
		if (kind === undefined) return [];
		return faultsIn(document, kind).map((message) => ({
			path: `chart.DocumentReference/${document.id}`,
			message
		}));
	});
}

function faultsIn(document: Document, kind: string): string[] {
	if (!FORMS[kind]) return [`"${kind}" is no kind of paper`];
	const inner = extensionOf(document, EXTENSION.fields)?.extension ?? [];
	const start = startOf(document.date ?? '');
	if (!start) return [`its date "${document.date ?? ''}" names no minute and zone`];
	const faults = inner.flatMap((one) => fieldFaults(kind, one, start));
	return faults.length > 0 ? faults : textFaults(document, kind, inner, start);
}

/** Any start with the offset of the paper reads its times as people read them. */
function startOf(date: string): Start | undefined {
	try {
		return parseStart(date);
	} catch {
		return undefined;
	}
}

function fieldFaults(kind: string, one: Extension, start: Start): string[] {
	const field = fieldOf(kind, one.url);
	if (!field) return [`the form ${kind} has no field "${one.url}"`];
	const values = decode(kind, [one], start);
	const value = values[one.url];
	if (value === undefined) return [`${field.label} holds nothing that such a field can hold`];
	const shape = valueFault(field, value);
	if (shape !== undefined) return [shape];
	if (field.kind === 'choice') {
		const options = optionsOf(field, values).map((option) => option.value);
		return options.some((option) => option === value)
			? []
			: [`${field.label} is ${JSON.stringify(value)}, expected one of ${options.join(', ')}`];
	}
	const ticks = FORMS[kind]?.ticks[one.url];
	if (ticks)
		return tickedIn(values, one.url)
			.filter((id) => !Object.hasOwn(ticks, id))
			.map((id) => `${field.label}: "${id}" cannot be ticked`);
	const columns = FORMS[kind]?.tables[one.url];
	return columns
		? rowsIn(values, one.url).flatMap((row, at) =>
				Object.entries(row).flatMap(([name, cell]) => {
					const fault = cellFault(columns, name, cell);
					return fault === undefined ? [] : [`${field.label}, row ${at + 1}: ${fault}`];
				})
			)
		: [];
}

function cellFault(columns: readonly Column[], name: string, cell: unknown): string | undefined {
	const column = columns.find(({ id }) => id === name);
	if (!column) return `there is no column "${name}"`;
	const said = JSON.stringify(cell);
	switch (column.kind) {
		case 'number':
			return typeof cell === 'number' ? undefined : `${column.label} is ${said}, expected a number`;
		case 'date':
			return typeof cell === 'string' && isCivilDay(cell)
				? undefined
				: `${column.label} is ${said}, expected a day such as 2026-01-14`;
		case 'choice':
			return Object.hasOwn(column.options ?? {}, String(cell))
				? undefined
				: `${column.label} is ${said}, expected one of ${Object.keys(column.options ?? {}).join(', ')}`;
		case 'text':
			return typeof cell === 'string' ? undefined : `${column.label} is ${said}, expected a text`;
	}
}

/** A letterhead may stand before the fields, and nothing after them. */
function textFaults(
	document: Document,
	kind: string,
	inner: readonly Extension[],
	start: Start
): string[] {
	const wanted = paperMarkdown(kind, decode(kind, inner, start), start);
	const text = document.content
		.map(({ attachment }) => attachmentText(attachment) ?? '')
		.join('\n\n')
		.trim();
	if (text === wanted || text.endsWith(`\n\n${wanted}`)) return [];
	const held = new Set(text.split('\n').map((line) => line.trim()));
	const lacking = wanted.split('\n').find((line) => line !== '' && !held.has(line.trim()));
	return [
		lacking === undefined
			? 'its text says more than its fields, or in another order'
			: `its text does not say what its fields do: "${lacking}"`
	];
}
