/**
 * The words of code books. Codes are written as on a claim form for people: ICD-10-CM with its dot
 * (`E11.22`), ICD-10-PCS and HCPCS without. Readers take and give them this way and no other.
 */

export const CODE_SYSTEMS = ['icd-10-cm', 'icd-10-pcs', 'hcpcs'] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

/** A dated release of a code system. Which one holds follows from the date of service. */
export interface Edition {
	/** `icd10cm-2026`, `icd10pcs-2026`, `hcpcs-2025-10`. */
	readonly id: string;
	readonly system: CodeSystem;
	/** `ICD-10-CM FY2026`. */
	readonly title: string;
	/** First and last civil date of service it holds for. */
	readonly from: string;
	readonly to: string;
	/** Whole and official, our own small extract, or a list the institution brought. */
	readonly kind: 'official' | 'teaching' | 'own';
	/** Codes that can be assigned, headers left out. */
	readonly codes: number;
}

export interface CodeRow {
	readonly code: string;
	readonly title: string;
	/** False for a header that only stands above codes. */
	readonly isBillable: boolean;
}

export type NoteKind =
	| 'inclusion'
	| 'includes'
	| 'excludes1'
	| 'excludes2'
	| 'code-first'
	| 'use-additional'
	| 'code-also'
	| 'note'
	| 'seventh';

/** Codes from one stem to another, both with all that stands below them; one code: `from === to`. */
export interface CodeRange {
	readonly from: string;
	readonly to: string;
}

export interface CodeNote {
	readonly kind: NoteKind;
	readonly text: string;
	/** The code, section (`A00-A09`) or chapter (`1`) it is printed at; it holds for all below. */
	readonly from: string;
	/** The codes it names. */
	readonly refs: readonly CodeRange[];
}

export interface SeventhCharacter {
	readonly char: string;
	readonly meaning: string;
}

/** One edition of one code system, looked up by code. All answers are in tabular order. */
export interface CodeBook {
	readonly edition: Edition;
	row(code: string): CodeRow | undefined;
	/** The code above in the tabular list: `E11.22` has `E11.2`, `S02.0XXA` has `S02.0`. */
	parent(code: string): string | undefined;
	children(code: string): readonly CodeRow[];
	/** Sections and chapters above the category, nearest first: `{id: 'E08-E13', title}`. */
	blocks(code: string): readonly { readonly id: string; readonly title: string }[];
	/** Notes printed at the code itself and at everything above it, the nearest first. */
	notes(code: string): readonly CodeNote[];
	/** The 7th characters that apply to a code or stem; null when it takes none. */
	seventh(code: string): readonly SeventhCharacter[] | null;
}

export type MceEdit =
	| 'manifestation-not-principal'
	| 'unacceptable-principal'
	| 'unacceptable-principal-unless-secondary'
	| 'age-newborn'
	| 'age-pediatric'
	| 'age-maternity'
	| 'age-adult';

/** Lists of codes that claim rules hang on, of the edition in force. */
export interface CodeLists {
	isPoaExempt(code: string): boolean;
	mce(code: string): readonly MceEdit[];
	/** Medically unlikely edit of a HCPCS code: 1 by line, 2 by day (absolute), 3 by day. */
	unitsLimit(code: string): { readonly limit: number; readonly adjudication: 1 | 2 | 3 } | null;
	/** Complication or comorbidity of the MS-DRGs. */
	ccLevel(code: string): 'CC' | 'MCC' | null;
	hcc(code: string): readonly string[];
}

export type Setting = 'inpatient' | 'outpatient' | 'ed' | 'home-health' | 'hospice';
export type PresentOnAdmission = 'Y' | 'N' | 'U' | 'W';

export interface CodedLine {
	readonly system: CodeSystem;
	readonly code: string;
	readonly role: 'principal' | 'secondary' | 'admitting' | 'procedure' | 'service';
	readonly poa?: PresentOnAdmission | null | undefined;
	readonly units?: number | null | undefined;
	readonly modifiers?: readonly string[] | undefined;
	/** Words of the record that were put under it. */
	readonly evidence?: readonly string[] | undefined;
}

/** What edits are run over: one encounter as it would go on a claim, in its sequence. */
export interface CodedEncounter {
	readonly setting: Setting;
	/** Date that decides the edition: discharge for an inpatient, else date of service. */
	readonly date: string;
	readonly age?: { readonly value: number; readonly unit: 'a' | 'mo' | 'd' } | undefined;
	readonly sex?: string | undefined;
	readonly codes: readonly CodedLine[];
}

export const EDIT_RULES = [
	'invalid-code',
	'not-in-edition',
	'header',
	'seventh-missing',
	'seventh-wrong',
	'placeholder-missing',
	'character-slip',
	'duplicate',
	'excludes1',
	'excludes2',
	'code-first',
	'use-additional',
	'code-also',
	'manifestation-principal',
	'unacceptable-principal',
	'external-cause-principal',
	'age-conflict',
	'laterality',
	'poa-missing',
	'poa-exempt',
	'poa-setting',
	'no-principal',
	'procedure-setting',
	'units-limit',
	'modifier-invalid'
] as const;
export type EditRule = (typeof EDIT_RULES)[number];

export interface Edit {
	readonly rule: EditRule;
	/** `error` would bounce the claim, `warning` wants a look and a reason, `advice` a thought. */
	readonly severity: 'error' | 'warning' | 'advice';
	/** The codes it is about, the one to change first. */
	readonly codes: readonly string[];
	readonly message: string;
	readonly source: string;
}

export interface CodeHit extends CodeRow {
	readonly system: CodeSystem;
	/** How many codes stand below a header. */
	readonly below: number;
	/** The words of the index or list of synonyms that led here; null when the title did. */
	readonly via: string | null;
	/** The institution's own list it comes from; official codes have none. */
	readonly own?: string | undefined;
}

/** Everything a desk shows about one code. */
export interface CodeEntry extends CodeRow {
	readonly system: CodeSystem;
	readonly edition: Edition;
	/** Chapter, section and headers above, the widest first. */
	readonly above: readonly { readonly code: string; readonly title: string }[];
	readonly children: readonly CodeRow[];
	/** Codes with the same parent, itself among them. */
	readonly siblings: readonly CodeRow[];
	readonly notes: readonly CodeNote[];
	readonly seventh: readonly SeventhCharacter[] | null;
	readonly isPoaExempt: boolean;
	readonly ccLevel: 'CC' | 'MCC' | null;
	readonly mce: readonly MceEdit[];
	/** How many codes that can be assigned stand below it. */
	readonly below?: number;
}

/** A term of the alphabetic index, as printed: main term at depth 0. */
export interface IndexTerm {
	readonly term: string;
	readonly depth: number;
	/** The whole path in words: `Diabetes, type 2, with, neuropathy`. */
	readonly path: string;
	readonly code: string | null;
	readonly see: string | null;
	readonly seeAlso: string | null;
	/** Position in the index; children of a term follow it at the next depth. */
	readonly at: number;
	/** Words in parentheses that do not change the code: `(acute) (septic)`. */
	readonly modifiers?: string | null;
	/** The second code of a pair, printed in brackets. */
	readonly manifestation?: string | null;
	/** How many terms stand directly below it; left out where nobody counted. */
	readonly subTerms?: number;
}

/** The choices for the next character of a procedure code. */
export interface PcsStep {
	/** Characters chosen so far, none to six. */
	readonly stem: string;
	/** 1 to 7, and what that axis is called: `Root operation`, `Body part`. */
	readonly position: number;
	readonly axis: string;
	readonly options: readonly {
		readonly char: string;
		readonly label: string;
		readonly definition: string | null;
	}[];
}

/**
 * Looking codes up. The desk hands screens one of these; behind it a worker holds the books. Looking
 * up is never an action. Everything rejects only when no book of the system can be had.
 */
export interface CodeLookup {
	/** The editions in force on a date, one for each system that is at hand. */
	editions(date: string): Promise<readonly Edition[]>;
	search(request: {
		readonly system: CodeSystem;
		readonly query: string;
		readonly date: string;
		readonly limit?: number;
	}): Promise<readonly CodeHit[]>;
	describe(system: CodeSystem, code: string, date: string): Promise<CodeEntry | null>;
	/** The chapters (of PCS: sections), where browsing begins. */
	roots(
		system: CodeSystem,
		date: string
	): Promise<readonly { readonly code: string; readonly title: string }[]>;
	/** What stands directly below a chapter, section or code. */
	below(system: CodeSystem, code: string, date: string): Promise<readonly CodeRow[]>;
	/** Main terms of the alphabetic index that begin with these words; with `under`, its sub-terms. */
	index(request: {
		readonly words: string;
		readonly under?: number;
		readonly date: string;
	}): Promise<readonly IndexTerm[]>;
	/** Up to three codes for words of the record: the metered hint. */
	suggest(text: string, date: string): Promise<readonly CodeHit[]>;
	pcs(stem: string, date: string): Promise<PcsStep | null>;
	check(encounter: CodedEncounter): Promise<readonly Edit[]>;
}
