/** A form as the screen lays it out: sections with what is missing, checks sorted by what they ask. */
import { wholeAnswers } from '$lib/engine/answers';
import {
	findField,
	isEmpty,
	isShown,
	optionsOf,
	type Field,
	type FormState,
	type FormValues
} from '$lib/engine/forms';
import type { Check, CheckAnswer, View } from '$lib/engine/model';
import { FORMS, sectionsOf } from './fields';
import { OVERRIDE_REASONS } from './override-reasons';
import { validateForm } from './validate';

/** A field by itself, or several questions with the same answers as rows of one grid. */
export type Block =
	| { readonly kind: 'field'; readonly field: Field; readonly span: number }
	| { readonly kind: 'grid'; readonly fields: readonly ChoiceField[] };

export type ChoiceField = Extract<Field, { kind: 'choice' }>;

export interface SheetSection {
	readonly id: string;
	readonly title: string;
	/** For the row of jumps, where room is scarce. */
	readonly short: string;
	readonly fields: readonly Field[];
	readonly blocks: readonly Block[];
	/** Required fields of it that are empty. */
	readonly missing: number;
}

export interface Sheet {
	readonly form: FormState;
	readonly title: string;
	readonly sections: readonly SheetSection[];
	/** What keeps the form from being signed and is only not there yet. */
	readonly missing: readonly Check[];
	/** What is there and cannot stand. */
	readonly stops: readonly Check[];
	/** What is asked about; answered with a reason, or changed. */
	readonly questions: readonly Check[];
	readonly advice: readonly Check[];
	/** The signer’s answers that count, to questions that still stand. */
	readonly answers: readonly CheckAnswer[];
	readonly open: number;
}

export function isMissing({ id }: Check): boolean {
	return id.startsWith('required.');
}

/** `replaces` is the paper that signing the form would replace; null for none. */
export function sheetOf(form: FormState, view: View, replaces: string | null = null): Sheet {
	const definition = FORMS[form.kind];
	const checks = validateForm(form, view, replaces);
	const missing = checks.filter(isMissing);
	const sections = sectionsOf(form.kind)
		.map(({ id, title, fields: all }): SheetSection => {
			const fields = all.filter((field) => isShown(field, form.values));
			return {
				id,
				title,
				short: title.split(/,|:/)[0] ?? title,
				fields,
				blocks: blocksOf(form.kind, fields, form.values),
				missing: missing.filter(({ field }) => fields.some((one) => one.id === field)).length
			};
		})
		.filter(({ fields }) => fields.length > 0);
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
		advice: checks.filter(({ severity }) => severity === 'advice'),
		answers,
		open: missing.length + stops.length + unanswered.length
	};
}

/** As many questions in a row with the same answers make a grid. */
const GRID_FROM = 4;

/** Fields in their order; runs of questions with the same answers become one grid. */
export function blocksOf(kind: string, fields: readonly Field[], values: FormValues): Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < fields.length;) {
		const run = runFrom(fields, at, values);
		if (run.length >= GRID_FROM) {
			blocks.push({ kind: 'grid', fields: run });
			at += run.length;
			continue;
		}
		const field = fields[at];
		if (field) blocks.push({ kind: 'field', field, span: spanOf(kind, field, values) });
		at += 1;
	}
	return blocks;
}

function runFrom(fields: readonly Field[], at: number, values: FormValues): ChoiceField[] {
	const run: ChoiceField[] = [];
	const answersOf = (field: ChoiceField) =>
		optionsOf(field, values)
			.map(({ value, label }) => `${value} ${label}`)
			.join('|');
	for (const field of fields.slice(at)) {
		if (field.kind !== 'choice') break;
		const [first] = run;
		if (first && answersOf(first) !== answersOf(field)) break;
		// Yes or no stands side by side as it is.
		if (optionsOf(field, values).length < GRID_FROM) break;
		run.push(field);
	}
	return run;
}

/** Letters of a label that fit into so many twelfths of a form. */
const FITS: readonly (readonly [letters: number, span: number])[] = [
	[20, 3],
	[31, 4],
	[47, 6],
	[Number.POSITIVE_INFINITY, 12]
];

function spanFor(letters: number): number {
	return FITS.find(([most]) => letters <= most)?.[1] ?? 12;
}

/** Twelfths of a row: as much as its label and what goes into it need. */
export function spanOf(kind: string, field: Field, values: FormValues): number {
	const label = spanFor(field.label.length + (itemOf(field) ? 6 : 0));
	switch (field.kind) {
		case 'longtext':
			return 12;
		case 'text':
			return Math.max(label, (field.maxLength ?? 0) < 60 || isShortText(field) ? 3 : 6);
		case 'coding':
			return Math.max(label, 6);
		case 'moment':
			return Math.max(label, 4);
		case 'choice':
			return Math.max(label, choiceSpan(field, values));
		case 'record':
			return tableSpan(kind, field.id);
		case 'number':
		case 'date':
		case 'boolean':
			return label;
	}
}

/** Texts that hold a code or a number of few letters. */
const SHORT_TEXTS: readonly string[] = ['billType', 'status', 'attendingNpi', 'hospiceNpi'];

function isShortText({ id }: Field): boolean {
	return SHORT_TEXTS.includes(id);
}

function choiceSpan(field: ChoiceField, values: FormValues): number {
	const lengths = optionsOf(field, values).map(({ label }) => label.length);
	if (!isSideBySide(field, values)) return Math.max(...lengths) > 22 ? 6 : 4;
	const letters = lengths.reduce((sum, length) => sum + length + 4, 0);
	return letters <= 16 ? 3 : letters <= 26 ? 4 : letters <= 48 ? 6 : 12;
}

function tableSpan(kind: string, id: string): number {
	const columns = FORMS[kind]?.tables[id];
	if (!columns) return 12;
	return columns.length === 1 ? 3 : columns.length === 2 ? 6 : columns.length === 3 ? 6 : 12;
}

/** Choices whose few short options all fit side by side. */
export function isSideBySide(field: Field, values: FormValues): boolean {
	if (field.kind !== 'choice') return false;
	const options = optionsOf(field, values);
	const letters = options.reduce((sum, { label }) => sum + label.length + 4, 0);
	return options.length <= 4 && letters <= 48;
}

/** The item number of a federal item set, shown small: `A1805`; null for a field of our own name. */
export function itemOf({ id }: Field): string | null {
	return /^[A-Z]\d{4}[A-Z]?$/.test(id) ? id : null;
}

/** What still keeps a form from being signed, beside the button: `7 fields missing, 1 question`. */
export function needsText({ missing, stops, questions, answers }: Sheet): string {
	const asked = questions.length - answers.length;
	const part = (count: number, one: string, many: string) =>
		count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	return [
		...part(missing.length, 'field missing', 'fields missing'),
		...part(stops.length, 'stop', 'stops'),
		...part(asked, 'question to answer', 'questions to answer')
	].join(', ');
}

/** Ticks or unticks in a list; null for nothing left. `Z` and `none` say that there is none. */
export function ticked(held: readonly string[], option: string, isOn: boolean): string[] | null {
	const isNone = (id: string) => id === 'Z' || id === 'none';
	const rest = held.filter((one) => one !== option && (!isOn || isNone(one) === isNone(option)));
	const now = isOn ? (isNone(option) ? [option] : [...rest, option]) : rest;
	return now.length > 0 ? now : null;
}

/** The first field of a form that is missing, or cannot stand; else the first that is shown. */
export function firstField({ sections, missing, stops }: Sheet): string | undefined {
	const fields = sections.flatMap((section) => section.fields.map(({ id }) => id));
	const first = (checks: readonly Check[]) =>
		fields.find((id) => checks.some(({ field }) => field === id));
	return first(missing) ?? first(stops) ?? fields[0];
}

/** Fields of a form that take typing and may be half written. */
export function typedFields(kind: string): readonly Field[] {
	const definition = FORMS[kind];
	return (definition?.fields ?? []).filter(({ id }) => id !== 'stay' && id !== 'answers');
}

/** The label of a field, for a sentence about it. */
export function labelOf(kind: string, id: string): string {
	const definition = FORMS[kind];
	return (definition && findField(definition, id)?.label) ?? id;
}

export function isFilled(values: FormValues, { id }: Field): boolean {
	return !isEmpty(values[id]);
}
