/** How the forms of a hospice are put together: a form is its sections, a section its fields. */
import { optionsFrom } from '$lib/engine/forms';
import type { Field, FormDefinition, FormValues } from '$lib/engine/forms';
import type { Role } from '$lib/engine/model';
import { YES_NO } from './lists';

export interface Section {
	readonly id: string;
	readonly title: string;
	readonly fields: readonly Field[];
}

/** A paper of the record: a form with its sections, and who of the learners may put a name under it. */
export interface PaperForm extends FormDefinition {
	readonly sections: readonly Section[];
	readonly roles: readonly Role[];
	/** Lists to tick, by field: kept as a record of ids. */
	readonly ticks: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** Tables, by field: kept as a record of rows. */
	readonly tables: Readonly<Record<string, readonly Column[]>>;
}

/** A column of a table in a form. */
export interface Column {
	readonly id: string;
	readonly label: string;
	readonly kind: 'text' | 'number' | 'date' | 'choice';
	readonly options?: Readonly<Record<string, string>>;
	readonly unit?: string;
}

type More = Partial<Pick<Field, 'required' | 'shown' | 'help' | 'fhirPath'>>;

export const text = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'text',
	maxLength: 300,
	...more
});
export const longtext = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'longtext',
	maxLength: 4000,
	...more
});
export const day = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'date',
	...more
});
export const moment = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'moment',
	...more
});
export const choice = (
	id: string,
	label: string,
	options: Readonly<Record<string, string>>,
	more: More = {}
): Field => ({ id, label, kind: 'choice', options: optionsFrom(options), ...more });
export const yesNo = (id: string, label: string, more: More = {}): Field =>
	choice(id, label, YES_NO, more);
export const number = (
	id: string,
	label: string,
	unit: string | undefined,
	hard: readonly [number, number],
	more: More = {}
): Field => ({ id, label, kind: 'number', unit, hard, ...more });
export const coding = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'coding',
	...more
});
/** A list to tick or a table; what it holds stands in `ticks` or `tables` of the form. */
export const record = (id: string, label: string, more: More = {}): Field => ({
	id,
	label,
	kind: 'record',
	...more
});

export const needed = { required: true } as const;

export const is =
	(field: string, ...wanted: readonly (string | number)[]) =>
	(values: FormValues): boolean =>
		wanted.includes((values[field] ?? '') as string | number);

export const section = (id: string, title: string, fields: readonly Field[]): Section => ({
	id,
	title,
	fields
});

const never = () => false;
/** Bare id of the Encounter that is the stay. */
const STAY: Field = { id: 'stay', label: 'Stay', kind: 'text', shown: never };
const ANSWERS: Field = { id: 'answers', label: 'Answers to checks', kind: 'record', shown: never };

interface More2 {
	readonly roles: readonly Role[];
	readonly ticks?: PaperForm['ticks'];
	readonly tables?: PaperForm['tables'];
}

export function paper(
	kind: string,
	title: string,
	sections: readonly Section[],
	{ roles, ticks = {}, tables = {} }: More2
): PaperForm {
	return {
		kind,
		title,
		sections,
		roles,
		ticks,
		tables,
		fields: [STAY, ANSWERS, ...sections.flatMap(({ fields }) => fields)]
	};
}

export const CLINICAL: readonly Role[] = ['nurse', 'prescriber'];
export const OFFICE: readonly Role[] = ['nurse', 'records', 'biller', 'order-specialist', 'coder'];
export const ANYONE: readonly Role[] = [...OFFICE, 'prescriber'];
export const PHYSICIAN: readonly Role[] = ['prescriber'];

export type Row = Readonly<Record<string, string | number | null>>;

/** The rows of a table; what is no row counts for nothing. */
export function rowsIn(values: FormValues, field: string): Row[] {
	const held = values[field];
	return Array.isArray(held)
		? held.filter(
				(one): one is Row => typeof one === 'object' && one !== null && !Array.isArray(one)
			)
		: [];
}
