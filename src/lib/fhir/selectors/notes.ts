import type { Chart } from '$lib/fhir/chart';
import { refOf, type Ref, type ResourceOf } from '$lib/fhir/types';
import { attachmentText, conceptText, isAbout, newestFirst, referenceText } from './display';

/**
 * The kind of documents that say what the learner hears and sees. They stand in the chart so that a case
 * can bring them; nobody wrote them, and a reader of the record does not find them.
 */
export const PERCEIVED = 'Heard and seen';

export interface NoteRow {
	readonly ref: Ref;
	readonly title: string;
	/** What sort of document: `History and physical note`. */
	readonly kind: string;
	readonly author: string | null;
	/** `Registered nurse`, `Hospitalist`. */
	readonly role: string | null;
	readonly at: string | null;
	/** `preliminary`, `final`, `amended`, or `superseded` when a later version replaced it. */
	readonly status: string;
	/** Empty when the document holds no text. */
	readonly text: string;
	readonly contentType: string | null;
	readonly encounter: Ref | null;
	/** Earlier versions that this one replaces. */
	readonly replaces: readonly Ref[];
}

/** Documents of a patient with their text, the newest first. */
export function notes(chart: Chart, patient: Ref): NoteRow[] {
	const rows: NoteRow[] = [];
	for (const document of chart.all('DocumentReference')) {
		if (!isAbout(patient, document.subject)) continue;
		if (document.status === 'entered-in-error' || document.docStatus === 'entered-in-error')
			continue;
		rows.push(rowOf(chart, document));
	}
	return newestFirst(rows, (row) => row.at);
}

function rowOf(chart: Chart, document: ResourceOf<'DocumentReference'>): NoteRow {
	let shown = document.content[0]?.attachment;
	let text: string | null = null;
	for (const { attachment } of document.content) {
		text = attachmentText(attachment);
		if (text === null) continue;
		shown = attachment;
		break;
	}
	const kind = conceptText(document.type) || conceptText(document.category?.[0]);
	const author = document.author?.[0];
	return {
		ref: refOf(document),
		title: document.description ?? shown?.title ?? (kind || 'Document'),
		kind,
		author: referenceText(chart, author),
		role: roleOf(chart, author?.reference),
		at: document.date ?? document.context?.period?.start ?? shown?.creation ?? null,
		status:
			document.status === 'superseded' ? 'superseded' : (document.docStatus ?? document.status),
		text: text ?? '',
		contentType: shown?.contentType ?? null,
		encounter: document.context?.encounter?.[0]?.reference ?? null,
		replaces: (document.relatesTo ?? [])
			.filter((relation) => relation.code === 'replaces')
			.flatMap((relation) => relation.target.reference ?? [])
	};
}

function roleOf(chart: Chart, ref: Ref | undefined): string | null {
	const author = ref === undefined ? undefined : chart.get(ref);
	if (author?.resourceType === 'PractitionerRole')
		return conceptText(author.code?.[0]) || conceptText(author.specialty?.[0]) || null;
	if (author?.resourceType !== 'Practitioner') return null;
	const role = chart
		.all('PractitionerRole')
		.find((candidate) => candidate.practitioner?.reference === ref);
	return conceptText(role?.code?.[0]) || conceptText(author.qualification?.[0]?.code) || null;
}
