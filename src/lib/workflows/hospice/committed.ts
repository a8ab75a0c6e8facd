/** What the learner did to a stay, and the papers it left. Scoring and audit read the attempt here. */
import { actsOf, type Act, type Course } from '$lib/engine/acts';
import { isCoding, type FormValues } from '$lib/engine/forms';
import type { Json } from '$lib/engine/canonical';
import type { Run } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import type { StayRecord } from '$lib/rules/hospice/model';
import { NAME } from './actions';
import type { PaperKind } from './fields';
import { papersOf, type Paper } from './papers';
import { recordOf } from './record';
import { stayIn } from './stays';
import { spanText, whenText } from './wording';

/** One stay as an attempt left it when it was handed in. */
export interface StayCase {
	readonly id: string;
	readonly run: Run;
	readonly record: StayRecord;
	/** Oldest first. */
	readonly papers: readonly Paper[];
	readonly course: Course;
}

/** The stay of an id, read once per run of a scorer. A stay the chart does not hold has no papers. */
export function casesOf(run: Run): (stay: string) => StayCase {
	const known = new Map<string, StayCase>();
	return (stay) => {
		let held = known.get(stay);
		if (!held) known.set(stay, (held = caseOf(run, stay)));
		return held;
	};
}

function caseOf(run: Run, id: string): StayCase {
	const { world } = run;
	const patient = stayIn(world, id)?.subject?.reference;
	return {
		id,
		run,
		record: recordOf(world, id),
		papers: papersOf(world, id),
		course: {
			run,
			acts: actsOf(run, { workflow: NAME, part: 'stay', id }),
			patients: patient === undefined ? [] : [patient],
			origin: { at: 0, says: 'the start of the case' },
			span: spanText,
			when: (at) => `on ${whenText(fhirDateTime(world.start, at))}`
		}
	};
}

/** Parts that tell one paper from others of its kind: each equals, or is one of, what is wanted. */
export type Which = Readonly<Record<string, Json>> | undefined;

/** The papers of a kind that the learner signed and that count, oldest first, as they match `which`. */
export function ownPapers({ papers }: StayCase, kind: PaperKind, which?: Which): Paper[] {
	return papers.filter(
		(paper) =>
			paper.isOwn && paper.kind === kind && paper.state === 'filed' && isWhich(paper.values, which)
	);
}

/** Papers of a kind that count because the learner signed them or read and filed them. */
export function answeredPapers(held: StayCase, kind: PaperKind, which?: Which): Paper[] {
	return held.papers.filter(
		(paper) =>
			paper.kind === kind &&
			paper.state === 'filed' &&
			(paper.isOwn || actsOnPaper(held, paper.id).length > 0) &&
			isWhich(paper.values, which)
	);
}

function isWhich(values: FormValues, which: Which): boolean {
	return Object.entries(which ?? {}).every(([field, wanted]) => {
		const held = plain(values[field]);
		return (Array.isArray(wanted) ? wanted : [wanted]).some((one: Json) =>
			Array.isArray(held) ? held.includes(one) : held === one
		);
	});
}

function plain(value: Json | undefined): Json | undefined {
	if (isCoding(value)) return value.code;
	return typeof value === 'string' ? value.trim() : value;
}

/** The act that put the learner's name under a paper. */
export function signingOf({ course }: StayCase, paper: string): Act | undefined {
	return course.acts.find(({ type, data }) => type === 'paper.sign' && data['paper'] === paper);
}

/** All that the learner did with a paper: signed, read, sent it. */
export function actsOnPaper({ course }: StayCase, paper: string): Act[] {
	return course.acts.filter(
		({ type, data }) =>
			(type === 'paper.sign' || type === 'paper.review' || type === 'hope.submit') &&
			data['paper'] === paper
	);
}

/** The entries behind some papers, first to last. */
export function entriesOf(held: StayCase, papers: readonly string[]): number[] {
	const found = papers.flatMap((paper) => actsOnPaper(held, paper).map(({ seq }) => seq));
	return [...new Set(found)].sort((a, b) => a - b);
}
