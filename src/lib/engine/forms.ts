/**
 * Forms, once for all workflows. A workflow lists its fields; the engine keeps what is in them
 * (`form.open`, `form.set`, `form.discard`), and screens, checks and scorers read the same list.
 */
import type { Json, JsonObject } from './canonical';
import type { Ref } from '$lib/fhir/types';

export type FormValues = Readonly<Record<string, Json>>;

export interface FieldOption {
	readonly value: string;
	readonly label: string;
}

/** An option list out of `id: label`. */
export function optionsFrom(labels: Readonly<Record<string, string>>): FieldOption[] {
	return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** The ids of a list, as zod enums want them. */
export function idsOf<T extends string>(labels: Readonly<Record<T, string>>): [T, ...T[]] {
	return Object.keys(labels) as [T, ...T[]];
}

interface FieldBase {
	readonly id: string;
	readonly label: string;
	readonly help?: string | undefined;
	/** Needed before signing: always, or when the rest of the form says so. */
	readonly required?: boolean | ((values: FormValues) => boolean) | undefined;
	/** Shown at all; a field out of sight is never required. */
	readonly shown?: ((values: FormValues) => boolean) | undefined;
	/** Where the value goes in the resource, for the print view and for authors. */
	readonly fhirPath?: string | undefined;
}

export type Field = FieldBase &
	(
		| { readonly kind: 'text'; readonly maxLength?: number | undefined }
		| { readonly kind: 'longtext'; readonly maxLength?: number | undefined }
		| {
				readonly kind: 'number';
				/** UCUM; or a function of the form where the unit is itself a choice. */
				readonly unit?: string | undefined;
				/** Outside `hard` is impossible, outside `soft` is asked about. Inclusive. */
				readonly hard?: readonly [number, number] | undefined;
				readonly soft?: readonly [number, number] | undefined;
		  }
		| {
				readonly kind: 'choice';
				readonly options: readonly FieldOption[] | ((values: FormValues) => readonly FieldOption[]);
		  }
		| { readonly kind: 'boolean' }
		/** Simulated ms since the scenario began. */
		| { readonly kind: 'moment' }
		/** A civil day of the scenario's own zone, `2026-01-14`. */
		| { readonly kind: 'date' }
		/** `{system, code, display}`. */
		| { readonly kind: 'coding' }
		/** Written by screens for the engine's sake (answers to checks); never typed into. */
		| { readonly kind: 'record' }
	);

export interface FormDefinition {
	readonly kind: string;
	readonly title: string;
	readonly fields: readonly Field[];
}

export interface FormState {
	readonly id: string;
	readonly workflow: string;
	readonly kind: string;
	readonly patient: Ref;
	readonly values: FormValues;
	readonly openedAt: number;
	/** The entry that changed it last. */
	readonly seq: number;
}

export function findField(form: FormDefinition, id: string): Field | undefined {
	return form.fields.find((field) => field.id === id);
}

export function isShown(field: Field, values: FormValues): boolean {
	return field.shown?.(values) ?? true;
}

export function isRequired(field: Field, values: FormValues): boolean {
	if (!isShown(field, values)) return false;
	return typeof field.required === 'function' ? field.required(values) : (field.required ?? false);
}

export function isEmpty(value: Json | undefined): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.length === 0)
	);
}

/** The ids ticked in a list that a field holds as a record; whatever else stands there is none. */
export function tickedIn(values: FormValues, field: string): string[] {
	const held = values[field];
	return Array.isArray(held) ? held.filter((one): one is string => typeof one === 'string') : [];
}

/** The fields that must be filled before signing and are not, in form order. */
export function missingFields(form: FormDefinition, values: FormValues): Field[] {
	return form.fields.filter((field) => isRequired(field, values) && isEmpty(values[field.id]));
}

export function optionsOf(
	field: Extract<Field, { kind: 'choice' }>,
	values: FormValues
): readonly FieldOption[] {
	return typeof field.options === 'function' ? field.options(values) : field.options;
}

/**
 * Why a field cannot hold a value, in one sentence; nothing when it can. Null empties any field.
 * Only shapes are judged here: whether a value is wise is the workflow's `validate`.
 */
export function valueFault(field: Field, value: Json): string | undefined {
	if (value === null) return undefined;
	switch (field.kind) {
		case 'text':
		case 'longtext': {
			const limit = field.maxLength ?? (field.kind === 'text' ? 500 : 20_000);
			if (typeof value !== 'string') return `${field.label} takes text`;
			return value.length > limit ? `${field.label} takes ${limit} characters at most` : undefined;
		}
		case 'number':
			return typeof value === 'number' ? undefined : `${field.label} takes a number`;
		case 'moment':
			return Number.isSafeInteger(value) ? undefined : `${field.label} takes a time`;
		case 'date':
			return typeof value === 'string' && isCivilDay(value)
				? undefined
				: `${field.label} takes a day such as 2026-01-14`;
		case 'boolean':
			return typeof value === 'boolean' ? undefined : `${field.label} takes yes or no`;
		case 'choice':
			return typeof value === 'string' ? undefined : `${field.label} takes one of its options`;
		case 'coding':
			return isCoding(value) ? undefined : `${field.label} takes a code with its system and name`;
		case 'record':
			return typeof value === 'object' ? undefined : `${field.label} takes a record`;
	}
}

/** Whether a text is a civil day that there is, `2026-01-14`. */
export function isCivilDay(text: string): boolean {
	const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export interface CodingValue extends JsonObject {
	readonly system: string;
	readonly code: string;
	readonly display: string;
}

export function isCoding(value: Json | undefined): value is CodingValue {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		['system', 'code', 'display'].every((key) => typeof (value as JsonObject)[key] === 'string')
	);
}

/** Faults of numbers that lie outside their field's hard or soft range, with the range in words. */
export function rangeFaults(
	form: FormDefinition,
	values: FormValues
): { field: Field; severity: 'hard' | 'soft'; text: string }[] {
	const faults: { field: Field; severity: 'hard' | 'soft'; text: string }[] = [];
	for (const field of form.fields) {
		const value = values[field.id];
		if (field.kind !== 'number' || typeof value !== 'number' || !isShown(field, values)) continue;
		const outside = (range: readonly [number, number] | undefined) =>
			range !== undefined && (value < range[0] || value > range[1]);
		const severity = outside(field.hard) ? 'hard' : outside(field.soft) ? 'soft' : undefined;
		if (!severity) continue;
		const [low, high] = (severity === 'hard' ? field.hard : field.soft) ?? [0, 0];
		const unit = field.unit ? ` ${field.unit}` : '';
		faults.push({
			field,
			severity,
			text: `${field.label} ${value}${unit} lies outside ${low} to ${high}${unit}`
		});
	}
	return faults;
}
