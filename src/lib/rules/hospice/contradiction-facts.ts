/** The facts that several papers of a hospice record state, and how each is compared. */
import type { Dated } from '$lib/rules/dated';
import { isFastStage, stageRank } from './functional-stages';

/**
 * `fixed` is the same in every paper of every day; `state` holds until a paper changes it; `measured` is
 * compared on one day only; `key` is never compared, it only says which papers are.
 */
export type FactKind = 'fixed' | 'state' | 'measured' | 'key';

export interface FactRow {
	readonly label: string;
	readonly kind: FactKind;
	/** How a value is brought into one writing. */
	readonly as: 'text' | 'person' | 'code' | 'number' | 'stage' | 'list';
	/** How far two numbers may lie apart. */
	readonly tolerance: number;
	readonly suffix: string;
	/**
	 * Whether both values may be true of the day of the change: a level changes at an hour, and either paper
	 * of that day is right. A code status counts at once for all, so papers of one day have to agree.
	 */
	readonly isHourly: boolean;
	/** Compared only between papers that state the same of this fact, such as the period. */
	readonly within: string | null;
	/** What the difference leads to; else empty. */
	readonly consequence: string;
}

/**
 * How far two people who measure on one day may differ. Our own: one step of the performance scale, what a
 * second scale and clothing weigh, and a tape laid by another hand. A stage is a single thing seen or not
 * seen, so there is no leeway.
 */
export const MEASURING_LEEWAY: Dated<
	Readonly<Record<'performance' | 'weightKg' | 'muac' | 'score', number>>
> = {
	value: { performance: 10, weightKg: 1, muac: 1, score: 2 },
	effectiveFrom: '2020-01-01',
	effectiveTo: null,
	source: 'House convention, not of any regulation'
};

type Seed = Partial<Omit<FactRow, 'label' | 'kind'>>;

function row(kind: FactKind, label: string, more: Seed = {}): FactRow {
	return {
		label,
		kind,
		as: 'text',
		tolerance: 0,
		suffix: '',
		isHourly: false,
		within: null,
		consequence: '',
		...more
	};
}

const measured = (label: string, tolerance: number, suffix: string): FactRow =>
	row('measured', label, {
		as: 'number',
		tolerance,
		suffix,
		consequence: 'a reviewer believes neither'
	});

const LEEWAY = MEASURING_LEEWAY.value;
const PERIOD = { within: 'period', consequence: 'a certification for other dates covers nothing' };

const FACTS: Readonly<Record<string, FactRow>> = {
	patient: row('fixed', 'Patient', {
		as: 'person',
		consequence: 'one of them belongs to another patient'
	}),
	birthDate: row('fixed', 'Birth date', {
		consequence: 'one of them may belong to another patient'
	}),
	medicareNumber: row('fixed', 'Medicare number', {
		as: 'code',
		consequence: 'the claim finds no beneficiary'
	}),
	effectiveDate: row('fixed', 'Effective date of election', {
		consequence: 'days before the true one are not paid'
	}),
	electionDate: row('fixed', 'Date of election', {
		consequence: 'every clock of the stay hangs on it'
	}),
	deathDate: row('fixed', 'Date of death', {
		consequence: 'the final claim does not fit the record'
	}),
	period: row('key', 'Benefit period'),
	periodFrom: row('fixed', 'First day of the period', PERIOD),
	periodTo: row('fixed', 'Last day of the period', PERIOD),
	faceToFaceDate: row('fixed', 'Date of the face-to-face visit', PERIOD),
	attending: row('state', 'Attending', {
		as: 'person',
		consequence: 'the patient’s choice is not clear'
	}),
	representative: row('state', 'Representative', {
		as: 'person',
		consequence: 'who may sign is not clear'
	}),
	hospicePhysician: row('state', 'Hospice physician', { as: 'person' }),
	principalDiagnosis: row('state', 'Principal diagnosis', {
		as: 'code',
		consequence: 'the claim and the certification speak of two illnesses'
	}),
	allergies: row('state', 'Allergies', {
		as: 'list',
		consequence: 'a drug may be given that must not be'
	}),
	codeStatus: row('state', 'Code status', {
		consequence: 'nobody at the bedside knows what to do'
	}),
	level: row('state', 'Level of care', {
		isHourly: true,
		consequence: 'the day is billed at a level the record does not show'
	}),
	site: row('state', 'Place of care', {
		isHourly: true,
		consequence: 'the claim names a place the record does not show'
	}),
	dose: row('state', 'Dose', { consequence: 'the wrong dose may be given' }),
	performance: measured('PPS', LEEWAY.performance, ' %'),
	weightKg: measured('Weight', LEEWAY.weightKg, ' kg'),
	muac: measured('Arm circumference', LEEWAY.muac, ' cm'),
	muacCm: measured('Arm circumference', LEEWAY.muac, ' cm'),
	pain: measured('Pain', LEEWAY.score, ' of 10'),
	breath: measured('Shortness of breath', LEEWAY.score, ' of 10'),
	albumin: measured('Albumin', 0, ' g/dL'),
	ejectionFraction: measured('Ejection fraction', 0, ' %'),
	fast: row('measured', 'FAST stage', { as: 'stage', consequence: 'a reviewer believes neither' }),
	nyha: row('measured', 'NYHA class', { consequence: 'a reviewer believes neither' })
};

const baseOf = (name: string): string => name.split('.')[0] ?? name;

/** Whether a name is one of the facts, its suffix left aside. */
export function isFactName(name: string): boolean {
	return Object.hasOwn(FACTS, baseOf(name));
}

export const FACT_NAMES: readonly string[] = Object.keys(FACTS);

/** The row of a fact. Throws a RangeError for a name that is none. */
export function factRow(name: string): FactRow {
	const found = isFactName(name) ? FACTS[baseOf(name)] : undefined;
	if (!found) throw new RangeError(`fact "${name}", expected one of ${FACT_NAMES.join(', ')}`);
	return found;
}

/** Letters behind or before a name that are no part of it. */
const CREDENTIALS = new Set(
	'dr mr mrs ms md do np pa rn lpn msw lcsw aprn fnp agnp dnp phd mph facp jr sr'.split(' ')
);
const NO_ALLERGIES = new Set([
	'nka',
	'nkda',
	'none',
	'none known',
	'no known allergies',
	'no known drug allergies'
]);

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/**
 * A value in one writing, so that only what differs in meaning differs: names without credentials and in
 * any order, codes without point, lists in any order, numbers without unit. Empty where it states nothing.
 */
export function comparable({ as }: FactRow, value: string | number): string | number {
	const text = plain(String(value));
	switch (as) {
		case 'number': {
			const number =
				typeof value === 'number' ? value : Number.parseFloat(text.replaceAll(',', ''));
			return Number.isFinite(number) ? number : text;
		}
		case 'stage': {
			const stage = text.replace(/^(fast|stage)\s*/, '').replaceAll(' ', '');
			return isFastStage(stage) ? stageRank(stage) : text;
		}
		case 'code':
			return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
		case 'person':
			return nameWords(text).join(' ');
		case 'list': {
			const items = text.split(/\s*(?:[,;]|\band\b)\s*/).filter((item) => item !== '');
			return items.every((item) => NO_ALLERGIES.has(item)) && items.length > 0
				? 'none'
				: [...new Set(items)].sort().join(', ');
		}
		case 'text':
			return text;
	}
}

/** The words of a name that are no title and no credential, in one order. */
function nameWords(text: string): string[] {
	return text
		.replaceAll('.', ' ')
		.split(/[^\p{L}\p{N}'’-]+/u)
		.filter((word) => word !== '' && !CREDENTIALS.has(word))
		.sort();
}

/**
 * Whether two values say the same. A name may be shortened: an initial stands for a word, and what one
 * paper leaves out (a middle name, the first one) is no difference.
 */
export function isSameValue(row: FactRow, a: string | number, b: string | number): boolean {
	if (typeof a === 'number' && typeof b === 'number')
		return Math.abs(a - b) <= row.tolerance + 1e-9;
	if (row.as === 'person' && typeof a === 'string' && typeof b === 'string')
		return a === b || isWithin(a, b) || isWithin(b, a);
	return a === b;
}

/** Whether every word of the one name is a word of the other, or the initial of one, each used once. */
function isWithin(name: string, other: string): boolean {
	const left = other.split(' ');
	// Whole words first: an initial takes only what they leave.
	const words = name.split(' ').toSorted((a, b) => b.length - a.length);
	const isAnyWhole = words.some((word) => word.length > 1 && left.includes(word));
	return (
		isAnyWhole &&
		words.every((word) => {
			const at = left.findIndex(
				(one) =>
					one === word ||
					(word.length === 1 && one.startsWith(word)) ||
					(one.length === 1 && word.startsWith(one))
			);
			if (at >= 0) left.splice(at, 1);
			return at >= 0;
		})
	);
}
