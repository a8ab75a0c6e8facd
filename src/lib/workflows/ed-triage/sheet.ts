/** A form as the screen lays it out: sections with what is missing, checks sorted by what they ask. */
import { wholeAnswers } from '$lib/engine/answers';
import { findField, isEmpty, isShown, type Field, type FormState } from '$lib/engine/forms';
import type { Check, CheckAnswer, View } from '$lib/engine/model';
import { FORMS, sectionsOf } from './fields';
import { OVERRIDE_REASONS } from './override-reasons';
import { validateForm } from './validate';

export interface SheetSection {
	readonly id: string;
	readonly title: string;
	/** For the row of jumps, where room is scarce. */
	readonly short: string;
	readonly fields: readonly Field[];
	/** Required fields of it that are empty. */
	readonly missing: number;
	/** Whether anything stands in it. */
	readonly isBegun: boolean;
}

export interface Sheet {
	readonly form: FormState;
	readonly title: string;
	readonly sections: readonly SheetSection[];
	/** What keeps the form from being signed and is only not there yet. */
	readonly missing: readonly Check[];
	/** What is there and cannot stand. */
	readonly stops: readonly Check[];
	/** What is asked about; answered with a reason, or measured again and changed. */
	readonly questions: readonly Check[];
	readonly advice: readonly Check[];
	/** The nurse's answers that count, to questions that still stand. */
	readonly answers: readonly CheckAnswer[];
	readonly open: number;
}

const SHORT: Readonly<Record<string, string>> = {
	arrival: 'Arrival',
	complaint: 'Complaint',
	look: 'ABC',
	vitals: 'Vitals',
	history: 'History',
	screens: 'Screens',
	late: 'Late',
	change: 'Change'
};

export function isMissing({ id }: Check): boolean {
	return id.startsWith('required.') || id === 'acuity.missing';
}

export function sheetOf(form: FormState, view: View): Sheet {
	const definition = FORMS[form.kind];
	const checks = validateForm(form, view);
	const missing = checks.filter(isMissing);
	const sections = sectionsOf(form.kind).map(({ id, title, fields: ids }): SheetSection => {
		const fields = ids.flatMap((field) => {
			const found = definition && findField(definition, field);
			return found && isShown(found, form.values) ? [found] : [];
		});
		return {
			id,
			title,
			short: SHORT[id] ?? title,
			fields,
			missing: missing.filter(({ field }) => fields.some((one) => one.id === field)).length,
			isBegun: fields.some((field) => !isEmpty(form.values[field.id]))
		};
	});
	const questions = checks.filter(({ severity }) => severity === 'soft');
	const answers = wholeAnswers(form.values['answers'], OVERRIDE_REASONS).filter((answer) =>
		questions.some(({ id }) => id === answer.check)
	);
	const stops = checks.filter((check) => check.severity === 'hard' && !isMissing(check));
	const unanswered = questions.filter(({ id }) => !answers.some(({ check }) => check === id));
	return {
		form,
		title: definition?.title ?? form.kind,
		sections,
		missing,
		stops,
		questions,
		// What is due after a screen is help, and an exam gives none.
		advice: view.mode === 'exam' ? [] : checks.filter(({ severity }) => severity === 'advice'),
		answers,
		open: missing.length + stops.length + unanswered.length
	};
}

/** What still keeps a form from being signed, beside the button: `7 fields missing, 1 question`. */
export function needsText({ missing, stops, questions, answers }: Sheet): string {
	const asked = questions.length - answers.length;
	const fields = missing.filter(({ id }) => id !== 'acuity.missing').length;
	const part = (count: number, one: string, many: string) =>
		count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	return [
		...part(fields, 'field missing', 'fields missing'),
		...(fields < missing.length ? ['no acuity yet'] : []),
		...part(stops.length, 'stop', 'stops'),
		...part(asked, 'question to answer', 'questions to answer')
	].join(', ');
}

/** Ticks or unticks in a check list: what says "none" and anything else exclude each other. */
export function ticked(held: readonly string[], option: string, isOn: boolean): string[] | null {
	const rest = held.filter((one) => one !== option && one !== 'none' && option !== 'none');
	const now = isOn ? [...rest, option] : rest;
	return now.length > 0 ? now : null;
}

/** Twelfths of a row; what is not named takes the whole of it when it is long, else half. */
const SPANS: Readonly<Record<string, number>> = {
	identifiers: 7,
	language: 5,
	interpreter: 7,
	interpreterId: 5,
	guardian: 5,
	arrivalMode: 7,
	emsAgency: 6,
	emsRun: 6,
	complaintWords: 12,
	complaint: 6,
	onset: 6,
	lastKnownWellCertainty: 6,
	lastKnownWell: 6,
	airway: 4,
	breathing: 4,
	circulation: 4,
	appearance: 12,
	temperature: 4,
	temperatureUnit: 4,
	temperatureRoute: 4,
	hr: 3,
	rr: 3,
	sbp: 3,
	dbp: 3,
	spo2: 3,
	oxygenDevice: 5,
	oxygenFlow: 4,
	avpu: 12,
	gcsEye: 3,
	gcsVerbal: 3,
	gcsMotor: 3,
	gcsTotal: 3,
	painScale: 5,
	pain: 3,
	capillaryRefill: 4,
	glucose: 5,
	weight: 3,
	weightMethod: 4,
	height: 4,
	allergyState: 12,
	pregnancy: 6,
	lastPeriod: 6,
	immunizations: 6,
	infectionSuspected: 6,
	safetyAskedAlone: 6,
	suicideScreen: 6,
	observedAt: 6,
	lateReason: 6,
	change: 12,
	kind: 12,
	lastSeen: 6,
	calls: 6
};

export function spanOf({ id, kind }: Field): number {
	if (id.startsWith('suicide') && id !== 'suicideScreen') return 12;
	return SPANS[id] ?? (kind === 'longtext' || kind === 'record' ? 12 : 6);
}

/** Choices whose few short options all fit side by side. */
const SIDE_BY_SIDE: readonly string[] = [
	'temperatureUnit',
	'avpu',
	'allergyState',
	'infectionSuspected',
	'lastKnownWellCertainty',
	'change'
];

export function isSideBySide({ id, kind }: Field): boolean {
	return (
		kind === 'choice' &&
		(SIDE_BY_SIDE.includes(id) || (id.startsWith('suicide') && id !== 'suicideScreen'))
	);
}

/** The first field of a form that is missing, or cannot stand; else the first that is shown. */
export function firstField({ sections, missing, stops }: Sheet): string | undefined {
	const fields = sections.flatMap((section) => section.fields.map(({ id }) => id));
	const first = (checks: readonly Check[]) =>
		fields.find((id) => checks.some(({ field }) => field === id));
	const lacksLevel = missing.some(({ id }) => id === 'acuity.missing');
	return first(missing) ?? first(stops) ?? (lacksLevel ? 'acuity' : fields[0]);
}
