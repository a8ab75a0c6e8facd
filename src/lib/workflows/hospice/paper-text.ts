/** A signed form as the words of the record, section by section. */
import {
	tickedIn,
	isShown,
	optionsOf,
	type Field,
	type FormState,
	type FormValues
} from '$lib/engine/forms';
import type { View } from '$lib/engine/model';
import { fhirDateTime, type Start } from '$lib/engine/time';
import { formatDate, formatDateTime, formatUnit } from '$lib/fhir/selectors/display';
import { rowsIn, type Column, type Row } from './field-parts';
import { FORMS, sectionsOf } from './fields';
import { OVERRIDE_REASONS } from './override-reasons';
import { answeredChecks } from './validate';

/** Markdown of a paper: fields that are empty or out of sight are left out. */
export function paperMarkdown(kind: string, values: FormValues, start: Start): string {
	const parts: string[] = [];
	for (const { title, fields } of sectionsOf(kind)) {
		const lines: string[] = [];
		for (const field of fields) {
			const words = valueWords(kind, field, values, start);
			if (words !== '' && isShown(field, values)) lines.push(`- ${field.label}: ${words}`);
		}
		if (lines.length > 0) parts.push(`## ${title}\n${lines.join('\n')}`);
	}
	return parts.join('\n\n');
}

/** What a check asked and how it was answered, as a section of the paper; empty without any. */
export function answerLines(form: FormState, view: View, answers: unknown): string {
	const lines = answeredChecks(form, view, answers).map(({ check, reason, note }) => {
		const label = OVERRIDE_REASONS.find(({ code }) => code === reason)?.label ?? reason;
		return `- ${check.title}: ${[label, note.trim()].filter(Boolean).join('. ')}`;
	});
	return lines.length > 0 ? ['## Answers to checks', ...lines].join('\n') : '';
}

/** A value of a form in words; empty where nothing was written. Tables are a line a row. */
export function valueWords(kind: string, field: Field, values: FormValues, start: Start): string {
	const value = values[field.id] ?? null;
	if (value === null || value === '') return '';
	switch (field.kind) {
		case 'choice': {
			const label = optionsOf(field, values).find((option) => option.value === value)?.label;
			return label ?? (typeof value === 'string' ? value : '');
		}
		case 'number': {
			if (typeof value !== 'number') return '';
			const unit = field.unit && field.unit !== '{score}' ? ` ${formatUnit(field.unit)}` : '';
			return `${value}${unit}`;
		}
		case 'moment':
			return typeof value === 'number' ? formatDateTime(fhirDateTime(start, value)) : '';
		case 'date':
			return typeof value === 'string' ? formatDate(value) : '';
		case 'boolean':
			return value === true ? 'Yes' : 'No';
		case 'coding':
			return codingWords(value);
		case 'record':
			return recordWords(kind, field.id, values);
		case 'text':
		case 'longtext':
			return typeof value === 'string' ? value.trim() : '';
	}
}

function codingWords(value: unknown): string {
	if (typeof value !== 'object' || value === null) return '';
	const { code, display } = value as Readonly<Record<string, unknown>>;
	return [code, display].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

function recordWords(kind: string, field: string, values: FormValues): string {
	const list = FORMS[kind]?.ticks[field];
	if (list)
		return tickedIn(values, field)
			.map((one) => list[one] ?? one)
			.join('; ');
	const columns = FORMS[kind]?.tables[field];
	if (!columns) return '';
	return rowsIn(values, field)
		.map((row) =>
			columns
				.map((column) => cellWords(column, row))
				.filter(Boolean)
				.join(', ')
		)
		.filter(Boolean)
		.join('; ');
}

/** A cell of a table in words, with its unit. */
export function cellWords({ id, kind, options, unit }: Column, row: Row): string {
	const held = row[id];
	if (held === undefined || held === null || held === '') return '';
	if (kind === 'date' && typeof held === 'string') return formatDate(held);
	if (kind === 'choice') return options?.[String(held)] ?? String(held);
	return unit ? `${held} ${unit}` : String(held);
}
