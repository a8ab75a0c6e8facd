/** The shape of a formulary row, and the small makers that keep rows short and their labels uniform. */
import type { RuleSeverity } from './check';
import { frequencyLabel } from './frequencies';
import { formatDose, type Unit } from './units';

export type Route =
	| 'PO'
	| 'SL'
	| 'IV'
	| 'IM'
	| 'subcut'
	| 'inhaled'
	| 'nebulized'
	| 'intranasal'
	| 'PR'
	| 'topical'
	| 'transdermal';

export const ROUTE_LABELS: Readonly<Record<Route, string>> = {
	PO: 'PO',
	SL: 'sublingual',
	IV: 'IV',
	IM: 'IM',
	subcut: 'subcut',
	inhaled: 'inhaled',
	nebulized: 'nebulized',
	intranasal: 'intranasal',
	PR: 'rectal',
	topical: 'topical',
	transdermal: 'transdermal'
};

export interface OrderSentence {
	readonly label: string;
	readonly dose: number;
	readonly unit: Unit;
	readonly route: Route;
	/** A code of `frequencies.ts`. */
	readonly frequency: string;
	readonly prn: boolean;
	readonly prnReason?: string;
	readonly durationDays?: number;
	/** What the sentence is for, where one drug has several uses. */
	readonly use?: string;
	/** Speed of a running fluid. */
	readonly rate?: { readonly value: number; readonly unit: Unit };
}

/** The most that may be given at once or in 24 hours, for one route or all, from an age on or always. */
export interface DoseLimit {
	readonly value: number;
	readonly unit: Unit;
	readonly route?: Route;
	/** Holds only from this age on; the strictest limit that applies is used. */
	readonly fromAgeYears?: number;
}

/** What a renal row lets pass; a part left out is not asked for. */
export interface RenalTarget {
	readonly dose?: number;
	readonly unit?: Unit;
	readonly frequency?: string;
}

export interface RenalRule {
	/** Applies below this clearance, down to the next stricter row. */
	readonly below: number;
	/** Cockcroft-Gault clearance (mL/min), or eGFR where the label speaks of eGFR. */
	readonly measure: 'crcl' | 'egfr';
	readonly kind: 'adjust' | 'avoid';
	readonly severity: RuleSeverity;
	readonly advice: string;
	/** The order already complies when its dose and frequency stay within these. */
	readonly adjust?: RenalTarget;
	/** A second way the label names ("10 mg daily or 20 mg every other day"). */
	readonly orElse?: RenalTarget;
	/** Only for ordered doses in this range of the drug's dose unit (uses told apart by dose). */
	readonly forDose?: readonly [number, number];
	/** Only for this route. */
	readonly route?: Route;
}

export interface Component {
	readonly drugId: string;
	readonly value: number;
	readonly unit: Unit;
}

export interface Drug {
	readonly id: string;
	readonly name: string;
	/** As shown, with tall man letters where they apply. */
	readonly display: string;
	/** RxNorm ingredient (or ingredient combination); null where none could be verified. */
	readonly rxcui: string | null;
	/** RxNorm identifiers of the single active ingredients. */
	readonly ingredients: readonly string[];
	/** Brand names and abbreviations people search by. Never shown as a label. */
	readonly synonyms: readonly string[];
	readonly classes: readonly string[];
	readonly highAlert: boolean;
	readonly qtProlonging: boolean;
	/** True when older adults need a second thought; the reason is in `olderAdult`. */
	readonly beers: boolean;
	readonly olderAdult?: { readonly severity: 'soft' | 'advice'; readonly advice: string };
	readonly routes: readonly { readonly route: Route; readonly forms: readonly string[] }[];
	readonly doseUnit: Unit;
	readonly common: readonly OrderSentence[];
	/** Empty: no limit is taught. */
	readonly maxSingle: readonly DoseLimit[];
	readonly maxDaily: readonly DoseLimit[];
	readonly renal: readonly RenalRule[];
	/** What one tablet of a combination holds, by formulary id of the ingredient. */
	readonly components: readonly Component[];
	readonly needsIndication: boolean;
	readonly antimicrobial: boolean;
	/** Lab and care ids (the ECG is care) of `orderables.ts` that go with the drug. */
	readonly monitoring: readonly string[];
	readonly pregnancy?: { readonly severity: RuleSeverity; readonly advice: string };
	readonly minAge?: {
		readonly years: number;
		readonly severity: 'hard' | 'soft';
		readonly advice: string;
	};
	readonly source: string;
	/** No row of the teaching formulary has been reviewed by a pharmacist. */
	readonly reviewed: false;
}

const SOURCE =
	'Label-level teaching value, not reviewed by a pharmacist; identifier from RxNorm prescribable content';

type DrugSeed = Pick<Drug, 'id' | 'rxcui' | 'classes' | 'routes' | 'doseUnit' | 'common'> &
	Partial<Omit<Drug, 'beers' | 'reviewed'>>;

/** A whole row from what is particular about it. */
export function drug(seed: DrugSeed): Drug {
	const name = seed.name ?? seed.id.replaceAll('-', ' ');
	return {
		name,
		display: name,
		ingredients: seed.rxcui === null ? [] : [seed.rxcui],
		synonyms: [],
		highAlert: false,
		qtProlonging: false,
		maxSingle: [],
		maxDaily: [],
		renal: [],
		components: [],
		needsIndication: seed.antimicrobial === true,
		antimicrobial: false,
		monitoring: [],
		source: SOURCE,
		...seed,
		beers: seed.olderAdult !== undefined,
		reviewed: false
	};
}

type SentenceExtra = Omit<OrderSentence, 'label' | 'dose' | 'unit' | 'route' | 'frequency' | 'prn'>;

/** An order sentence; its label is written from its parts, so the two cannot differ. */
export function order(
	dose: number,
	unit: Unit,
	route: Route,
	frequency: string,
	extra: SentenceExtra = {}
): OrderSentence {
	const prn = extra.prnReason !== undefined;
	const rate = extra.rate ? ` at ${formatDose(extra.rate.value, extra.rate.unit)}` : '';
	const days = extra.durationDays;
	const duration = days === undefined ? '' : ` for ${days} ${days === 1 ? 'day' : 'days'}`;
	const use = extra.use === undefined ? '' : ` (${extra.use})`;
	const often = frequencyLabel(frequency, prn, extra.prnReason);
	return {
		label: `${formatDose(dose, unit)} ${ROUTE_LABELS[route]} ${often}${rate}${duration}${use}`,
		dose,
		unit,
		route,
		frequency,
		prn,
		...extra
	};
}

/** An order sentence that is given only as needed, for one reason. */
export function asNeeded(
	dose: number,
	unit: Unit,
	route: Route,
	frequency: string,
	prnReason: string
): OrderSentence {
	return order(dose, unit, route, frequency, { prnReason });
}

/** A renal row that changes dose or interval; by default a soft stop until the order complies. */
export function adjustBelow(
	below: number,
	advice: string,
	adjust: NonNullable<RenalRule['adjust']>,
	extra: Partial<RenalRule> = {}
): RenalRule {
	return { below, measure: 'crcl', kind: 'adjust', severity: 'soft', advice, adjust, ...extra };
}

/** A renal row that says not to use the drug; hard only where the label contraindicates it. */
export function avoidBelow(
	below: number,
	severity: RuleSeverity,
	advice: string,
	extra: Partial<RenalRule> = {}
): RenalRule {
	return { below, measure: 'crcl', kind: 'avoid', severity, advice, ...extra };
}
