/** A paper as a page: its sections without what stands in the line of the signature, and that line. */
import { isShown, type Field, type FormValues } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import type { Section } from './field-parts';
import { fieldOf, FORMS, sectionsOf, type PaperKind } from './fields';
import type { Paper } from './papers';
import { valueWords } from './paper-text';

export interface PageLine {
	readonly field: Field;
	/** Empty where nothing was written. */
	readonly words: string;
}

export interface PageSection extends Section {
	readonly lines: readonly PageLine[];
}

/** Fields that make the line of a signature: who, as what, on which day. */
interface Signing {
	readonly name: string;
	readonly on: string;
	/** Says as what somebody signs. */
	readonly as?: string;
	/** That field stands among the others as well. */
	readonly keepsAs?: true;
}

const SIGNED: Readonly<Partial<Record<PaperKind, Signing>>> = {
	certification: { name: 'signer', on: 'on', as: 'by' },
	'face-to-face': { name: 'signer', on: 'signedOn', as: 'by', keepsAs: true },
	'discharge-order': { name: 'signer', on: 'on', as: 'by' },
	'visit-note': { name: 'signer', on: 'signedOn', as: 'discipline', keepsAs: true },
	election: { name: 'signer', on: 'signedAt' },
	revocation: { name: 'signer', on: 'signedOn' },
	transfer: { name: 'signer', on: 'signedOn' }
};

export interface Signature {
	readonly name: PageLine;
	readonly on: PageLine;
	/** `Hospice physician`; empty where the paper does not say. */
	readonly as: string;
}

/** The line of the signature; nothing for papers that are signed in the record alone. */
export function signatureOf({ kind, values }: Paper, start: Start): Signature | null {
	const signing = SIGNED[kind];
	if (!signing) return null;
	const line = (id: string): PageLine | undefined => {
		const field = fieldOf(kind, id);
		return field && { field, words: valueWords(kind, field, values, start) };
	};
	const [name, on] = [line(signing.name), line(signing.on)];
	return name && on
		? { name, on, as: (signing.as !== undefined && line(signing.as)?.words) || '' }
		: null;
}

/** Fields that a page draws in a way of its own. */
const DRAWN: Readonly<Partial<Record<PaperKind, readonly string[]>>> = {
	certification: ['narrative', 'attested', 'above']
};

/**
 * The sections of a page. What ought to be filled and is not stands there empty, as on paper: in papers of
 * physicians that is every field.
 */
export function pageSections({ kind, values }: Paper, start: Start): PageSection[] {
	const signing = SIGNED[kind];
	const elsewhere = new Set([
		...(signing ? [signing.name, signing.on] : []),
		...(signing?.as !== undefined && !signing.keepsAs ? [signing.as] : []),
		...(DRAWN[kind] ?? [])
	]);
	const isPhysicians = FORMS[kind]?.roles.every((role) => role === 'prescriber') ?? false;
	return sectionsOf(kind).flatMap((section): PageSection[] => {
		const lines = section.fields.flatMap((field): PageLine[] => {
			if (elsewhere.has(field.id) || !isShown(field, values)) return [];
			const words = valueWords(kind, field, values, start);
			return words !== '' || isPhysicians || isWanted(field, values) ? [{ field, words }] : [];
		});
		return lines.length > 0 ? [{ ...section, lines }] : [];
	});
}

function isWanted({ required }: Field, values: FormValues): boolean {
	return typeof required === 'function' ? required(values) : (required ?? false);
}

/** Where the narrative of a certification stands; null where the paper does not say. */
export function narrativePlace({ values }: Paper): 'above' | 'below' | null {
	const above = values['above'];
	return above === 'yes' ? 'above' : above === 'no' ? 'below' : null;
}
