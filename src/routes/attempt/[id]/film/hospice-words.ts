/** The steps of a hospice nurse or its office in words. */
import type { JsonObject } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import type { Entry, World } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import { formatDate, formatDateTime } from '$lib/fhir/selectors/display';
import { LEVELS, TIMEPOINTS } from '$lib/rules/hospice/model';
import { FORMS } from '$lib/workflows/hospice/fields';
import { ACTS, CODE_STATUS, FAULTS, PEOPLE, PURPOSES } from '$lib/workflows/hospice/lists';
import { papersOf, type Paper } from '$lib/workflows/hospice/papers';
import { editsOf } from '$lib/workflows/hospice/replies';

/** What was done to a stay. The payer’s answer to a notice or claim belongs to its signing. */
export function hospiceWords({ type, data, at }: Entry, before: World): string {
	const text = (part: string) => String(data[part] ?? '');
	switch (type) {
		case 'visit.begin':
			return `went to the patient: ${low(label(PURPOSES, text('purpose')))}`;
		case 'paper.sign':
			return signWords(data, at, before);
		case 'paper.request':
			return `asked the ${low(label(PEOPLE, text('to')))} for: ${low(kindTitle(text('kind')))}${periodWords(data['period'])}${noteWords(text('note'))}`;
		case 'paper.review': {
			const paper = paperIn(before, data);
			const title = paper ? paperTitle(paper) : 'a paper';
			if (data['verdict'] !== 'return') return `filed the ${title}${noteWords(text('note'))}`;
			return `sent back the ${title}: ${faultWords(data['faults'])}${noteWords(text('note'))}`;
		}
		case 'hope.submit': {
			const paper = paperIn(before, data);
			return `sent the ${paper ? paperTitle(paper) : 'HOPE record'} to the federal system`;
		}
		case 'person.tell':
			return `told the ${low(label(PEOPLE, text('to')))}: "${text('text')}"`;
		case 'care.act':
			return `did: ${low(label(ACTS, text('act')))}${noteWords(text('note'))}`;
		default:
			return type.replaceAll('.', ', ').replaceAll('-', ' ');
	}
}

function signWords(data: JsonObject, at: number, before: World): string {
	const form = before.forms.get(String(data['form'] ?? ''));
	if (!form) return 'signed a paper';
	const title = low(kindTitle(form.kind));
	const detail = detailOf(form.kind, form.values, before);
	const replaced = typeof data['replaces'] === 'string' ? ', in place of the one before' : '';
	const answers = Array.isArray(data['answers']) ? data['answers'].length : 0;
	const answered = answers === 0 ? '' : `, answering ${answers} check${answers === 1 ? '' : 's'}`;
	const { chart, start } = before;
	const edits = editsOf({ chart, start, at }, form);
	const reply =
		edits === null
			? ''
			: edits.length === 0
				? '; the payer took it'
				: `; returned by the payer: ${edits.map((edit) => low(edit.title)).join(', ')}`;
	return `signed the ${title}${detail === '' ? '' : `, ${detail}`}${replaced}${answered}${reply}`;
}

/** What tells this paper from others of its kind. */
function detailOf(kind: string, values: FormValues, { start }: World): string {
	const text = (id: string) => (typeof values[id] === 'string' ? values[id] : '');
	const day = (id: string, before = '') => (text(id) ? `${before}${formatDate(text(id))}` : '');
	const minute = (id: string) => {
		const held = values[id];
		return typeof held === 'number' ? formatDateTime(fhirDateTime(start, held)) : '';
	};
	switch (kind) {
		case 'election':
		case 'notice-of-election':
		case 'revocation':
		case 'transfer':
		case 'discharge':
			return day('effective', 'effective ');
		case 'eligibility':
			return text('decision') === 'decline' ? 'not to admit' : 'to admit';
		case 'oral-certification':
		case 'certification':
		case 'face-to-face':
			return `period ${String(values['period'] ?? '')}`;
		case 'code-status':
			return low(label(CODE_STATUS, text('codeStatus')));
		case 'hope-update':
			return low(label(TIMEPOINTS, text('timepoint')).replace('HOPE ', ''));
		case 'hope-follow-up':
			return text('J2052A') === '1' ? day('J2052B', 'made on ') : 'not made';
		case 'level-of-care':
			return [low(label(LEVELS, text('level'))), minute('at') && `from ${minute('at')}`]
				.filter(Boolean)
				.join(' ');
		case 'visit-note':
			return [minute('start'), minute('end').slice(-5)].filter(Boolean).join(' to ');
		case 'death-record':
			return minute('at');
		case 'idg-note':
		case 'plan-of-care':
			return day('on', 'of ');
		case 'notice-of-termination':
			return day('through', 'last day ');
		case 'claim':
			return [day('from'), day('through')].filter(Boolean).join(' to ');
		default:
			return '';
	}
}

function paperIn(world: World, data: JsonObject): Paper | undefined {
	return papersOf(world, String(data['stay'] ?? '')).find(({ id }) => id === data['paper']);
}

/** Title and, where there are several, which one. */
function paperTitle({ kind, values }: Paper): string {
	const title = low(kindTitle(kind));
	const period = values['period'];
	if (kind !== 'eligibility' && typeof period === 'number') return `${title}, period ${period}`;
	const timepoint = values['timepoint'];
	return typeof timepoint === 'string'
		? `${title}, ${low(label(TIMEPOINTS, timepoint).replace('HOPE ', ''))}`
		: title;
}

function kindTitle(kind: string): string {
	return FORMS[kind]?.title ?? kind;
}

function periodWords(period: unknown): string {
	return typeof period === 'number' && period > 0 ? `, period ${period}` : '';
}

function noteWords(note: string): string {
	return note.trim() === '' ? '' : `; "${note.trim()}"`;
}

function faultWords(faults: unknown): string {
	return Array.isArray(faults) && faults.length > 0
		? faults.map((fault) => low(label(FAULTS, String(fault)))).join('; ')
		: 'no fault named';
}

function label(labels: Readonly<Record<string, string>>, id: string): string {
	return Object.hasOwn(labels, id) ? (labels[id] ?? id) : id;
}

/** The first letter small, unless a word of capitals begins with it (`HOPE`, `POLST`) or a name. */
function low(text: string): string {
	return /^(?:[A-Z][A-Z]|Medicare)/.test(text)
		? text
		: text.charAt(0).toLowerCase() + text.slice(1);
}
