/** What was heard, seen, done and told in one visit, in the order it came. */
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import {
	attachmentText,
	conceptText,
	hasCode,
	instantOf,
	referenceText
} from '$lib/fhir/selectors/display';
import type { Ref, ResourceOf } from '$lib/fhir/types';
import { PERCEIVED } from '$lib/fhir/selectors/notes';

export interface StoryLine {
	readonly ref: Ref;
	/** `heard` and `note` are read in full; `own` is what the nurse signed, `act` what was done. */
	readonly kind: 'heard' | 'note' | 'own' | 'act';
	readonly title: string;
	/** Empty where the title says it all. */
	readonly text: string;
	readonly by: string | null;
	/** Simulated ms. */
	readonly at: number | null;
}

/** Kinds of documents this workflow writes, shown by their title: their words stand in the chart. */
const OWN: readonly string[] = [
	'Triage note',
	'Reassessment',
	'Departure',
	'Acuity change',
	'Notification'
];
const IN_WORDS: readonly string[] = ['Acuity change', 'Notification'];

export function storyOf(chart: Chart, visit: string, start: Start): StoryLine[] {
	const encounter = `Encounter/${visit}`;
	const lines = [
		...chart
			.shelf('DocumentReference')
			.filter(
				(one) =>
					one.context?.encounter?.some(({ reference }) => reference === encounter) &&
					one.status !== 'entered-in-error'
			)
			.map((one) => documentLine(chart, one, start)),
		...chart
			.shelf('Procedure')
			.filter((one) => one.encounter?.reference === encounter)
			.map((one) => actLine(one, start)),
		...alertLines(chart, chart.one('Encounter', visit), start)
	];
	return lines.toSorted((a, b) => (a.at ?? -Infinity) - (b.at ?? -Infinity));
}

function documentLine(chart: Chart, one: ResourceOf<'DocumentReference'>, start: Start): StoryLine {
	const kind = conceptText(one.type);
	const text = (attachmentText(one.content[0]?.attachment) ?? '').trim();
	const isOwn = OWN.includes(kind) || (one.author?.[0]?.display ?? '').endsWith('(you)');
	const title = one.description ?? (kind || 'Document');
	return {
		ref: `DocumentReference/${one.id}`,
		kind: kind === PERCEIVED ? 'heard' : isOwn ? 'own' : 'note',
		title: title === PERCEIVED ? '' : title,
		text: isOwn && !IN_WORDS.includes(kind) ? '' : text,
		by: kind === PERCEIVED || isOwn ? null : referenceText(chart, one.author?.[0]),
		at: since(start, one.date)
	};
}

function actLine(one: ResourceOf<'Procedure'>, start: Start): StoryLine {
	return {
		ref: `Procedure/${one.id}`,
		kind: 'act',
		title: conceptText(one.code),
		text: '',
		by: null,
		at: since(start, one.performedDateTime)
	};
}

/** Alerts belong to a patient; those called since the visit began are part of it. */
function alertLines(
	chart: Chart,
	visit: ResourceOf<'Encounter'> | undefined,
	start: Start
): StoryLine[] {
	const arrived = since(start, visit?.period?.start);
	return chart.shelf('Flag').flatMap((one) => {
		const at = since(start, one.period?.start);
		const isAlert =
			hasCode(one.category, 'alert') && one.subject.reference === visit?.subject?.reference;
		if (!isAlert || at === null || arrived === null || at < arrived) return [];
		const title = `${conceptText(one.code)} called`;
		return [{ ref: `Flag/${one.id}`, kind: 'act', title, text: '', by: null, at }];
	});
}

function since(start: Start, text: string | undefined): number | null {
	const ms = instantOf(text, start.offset);
	return ms === null ? null : ms - start.ms;
}

/** Documents of the patient that belong to no visit, or to another one: the newest first. */
export function recordOf(chart: Chart, visit: string, patient: Ref): { ref: Ref; title: string }[] {
	return chart
		.shelf('DocumentReference')
		.filter(
			(one) =>
				one.subject?.reference === patient &&
				one.status !== 'entered-in-error' &&
				!one.context?.encounter?.some(({ reference }) => reference === `Encounter/${visit}`)
		)
		.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '', 'en'))
		.map((one) => ({
			ref: `DocumentReference/${one.id}`,
			title: one.description ?? (conceptText(one.type) || 'Document')
		}));
}

/** When each act was done in a visit, by its words; the last time counts. */
export function timesOf(story: readonly StoryLine[]): ReadonlyMap<string, number> {
	const times = new Map<string, number>();
	for (const { kind, title, at } of story) if (kind === 'act' && at !== null) times.set(title, at);
	return times;
}
