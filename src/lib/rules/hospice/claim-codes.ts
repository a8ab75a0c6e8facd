/**
 * The codes a hospice claim is written in. Bare codes; the labels are our own words, not those of the
 * uniform bill’s manual, which are under copyright.
 */
import { allInForce, inForce, type Dated } from '$lib/rules/dated';
import type { Day, Discipline, Level, Site } from './model';

export type CodeKind =
	| 'bill-frequency'
	| 'revenue'
	| 'hcpcs'
	| 'modifier'
	| 'condition'
	| 'occurrence'
	| 'span'
	| 'value'
	| 'status';

export interface BillingCode {
	readonly kind: CodeKind;
	readonly code: string;
	readonly label: string;
}

const MANUAL = 'Medicare Claims Processing Manual ch. 11, 30.3';
const NOTICES = 'Medicare Claims Processing Manual ch. 11, 20.1';
const HCPCS_FILE = 'CMS HCPCS Level II file';

const rows = (
	kind: CodeKind,
	source: string,
	effectiveFrom: Day,
	labels: Readonly<Record<string, string>>
): readonly Dated<BillingCode>[] =>
	Object.entries(labels)
		.map(([code, label]) => ({
			value: { kind, code, label },
			effectiveFrom,
			effectiveTo: null,
			source
		}))
		// Objects put whole numbers first; a list of codes reads in the order of the codes.
		.toSorted((a, b) => (a.value.code < b.value.code ? -1 : 1));

export const BILLING_CODES: readonly Dated<BillingCode>[] = [
	...rows('bill-frequency', NOTICES, '1983-11-01', {
		'1': 'Whole stay in one claim',
		'2': 'First claim of a stay',
		'3': 'Claim between first and last',
		'4': 'Last claim of a stay',
		'7': 'Replaces an earlier claim',
		'8': 'Takes back an earlier claim',
		A: 'Notice of election',
		B: 'Notice of termination or revocation',
		C: 'Notice of a change of hospice',
		D: 'Takes back a notice of election',
		E: 'Notice of a change of ownership'
	}),
	...rows('revenue', MANUAL, '1983-11-01', {
		'0001': 'Total of the claim',
		'0250': 'Drugs, in summary',
		'0294': 'Infusion pump or its supplies, in summary',
		'0421': 'Physical therapy visit',
		'0431': 'Occupational therapy visit',
		'0441': 'Speech-language pathology visit',
		'0551': 'Nursing visit',
		'0561': 'Social work visit',
		'0569': 'Social work by phone',
		'0571': 'Aide visit',
		'0636': 'Drugs, line by line',
		'0651': 'Routine home care, days',
		'0652': 'Continuous home care, 15-minute units',
		'0655': 'Inpatient respite care, days',
		'0656': 'General inpatient care, days',
		'0657': 'Physician service to the patient'
	}),
	...rows('hcpcs', HCPCS_FILE, '2016-01-01', {
		G0299: 'Registered nurse, direct care, per 15 minutes',
		G0300: 'Licensed practical nurse, direct care, per 15 minutes'
	}),
	...rows('hcpcs', HCPCS_FILE, '1999-07-01', {
		G0151: 'Physical therapist, per 15 minutes',
		G0152: 'Occupational therapist, per 15 minutes',
		G0153: 'Speech-language pathologist, per 15 minutes',
		G0155: 'Clinical social worker, per 15 minutes',
		G0156: 'Hospice aide, per 15 minutes'
	}),
	...rows('hcpcs', HCPCS_FILE, '2011-01-01', {
		G0157: 'Physical therapist assistant, per 15 minutes',
		G0158: 'Occupational therapist assistant, per 15 minutes'
	}),
	...rows('hcpcs', HCPCS_FILE, '2005-01-01', { G0337: 'Evaluation before an election' }),
	...rows('hcpcs', HCPCS_FILE, '2007-01-01', {
		Q5001: 'Served in the patient’s own home',
		Q5002: 'Served in assisted living',
		Q5003: 'Served in a nursing facility, long-term or not skilled',
		Q5004: 'Served in a skilled nursing facility',
		Q5005: 'Served in a hospital',
		Q5006: 'Inpatient care in a hospice facility',
		Q5007: 'Served in a long-term care hospital',
		Q5008: 'Served in an inpatient psychiatric facility',
		Q5009: 'Served in another place'
	}),
	...rows('hcpcs', HCPCS_FILE, '2010-10-01', { Q5010: 'Home care given in a hospice facility' }),
	...rows('modifier', MANUAL, '2014-04-01', { PM: 'Visit after death, on its day' }),
	...rows('modifier', 'CR 8877', '2014-10-01', {
		KX: 'Asks for an exception for a late notice of election'
	}),
	...rows('modifier', MANUAL, '1983-11-01', {
		GV: 'By the attending, who is not paid by the hospice',
		GW: 'Not related to the terminal illness'
	}),
	...rows('condition', MANUAL, '2012-07-01', {
		'20': 'Billed on the patient’s demand',
		'21': 'Billed to get a denial',
		'52': 'Discharged: moved out of the service area',
		H2: 'Discharged for cause'
	}),
	...rows('condition', 'CR 9590', '2017-01-01', { '85': 'Recertified late' }),
	...rows('occurrence', MANUAL, '1983-11-01', {
		'27': 'Certified from, or first day of a benefit period',
		'55': 'Day of death'
	}),
	...rows('occurrence', 'CR 7677', '2012-07-01', { '42': 'Day the patient revoked' }),
	...rows('span', MANUAL, '1983-11-01', {
		'77': 'Days the provider stands for, not covered',
		M2: 'Days of one respite stay, where a claim holds several'
	}),
	...rows('value', MANUAL, '2008-01-01', {
		'61': 'Area where home care was given',
		G8: 'Area of the facility where inpatient care was given'
	}),
	...rows('status', MANUAL, '1983-11-01', {
		'01': 'Discharged alive',
		'30': 'Still a patient',
		'40': 'Died at home',
		'41': 'Died in a facility',
		'42': 'Died, place not known',
		'50': 'To another hospice, at home',
		'51': 'To another hospice, in a facility'
	})
];

/** The codes of a kind in force on a day, in the order of the codes. */
export function codesOf(kind: CodeKind, on: Day): BillingCode[] {
	return allInForce(BILLING_CODES, on)
		.map(({ value }) => value)
		.filter((code) => code.kind === kind)
		.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The row of a code on a day, or nothing where it is none of hospice’s, or not yet. */
export function codeRow(kind: CodeKind, code: string, on: Day): Dated<BillingCode> | undefined {
	return inForce(
		BILLING_CODES.filter(({ value }) => value.kind === kind && value.code === code),
		on
	);
}

/** Own-words label of a code; the code itself where nobody knows it. */
export function codeLabel(kind: CodeKind, code: string): string {
	return (
		BILLING_CODES.find(({ value }) => value.kind === kind && value.code === code)?.value.label ??
		code
	);
}

export const LEVEL_REVENUE: Readonly<Record<Level, string>> = {
	routine: '0651',
	continuous: '0652',
	respite: '0655',
	inpatient: '0656'
};

/** The level a revenue code bills, or nothing where it bills none. */
export function levelOfRevenue(revenue: string): Level | null {
	for (const level of ['routine', 'continuous', 'respite', 'inpatient'] as const)
		if (LEVEL_REVENUE[level] === revenue) return level;
	return null;
}

export function isInpatientLevel(level: Level): boolean {
	return level === 'respite' || level === 'inpatient';
}

/** Places in which nobody can be given continuous home care. Benefit Policy Manual ch. 9, 40.2.1. */
export function isInpatientSite(site: Site): boolean {
	return (
		site === 'skilled-nursing' ||
		site === 'hospital' ||
		site === 'hospice-facility' ||
		site === 'long-term-hospital' ||
		site === 'psychiatric-hospital'
	);
}

const SITE_CODE: Readonly<Record<Site, string>> = {
	home: 'Q5001',
	'assisted-living': 'Q5002',
	'nursing-facility': 'Q5003',
	'skilled-nursing': 'Q5004',
	hospital: 'Q5005',
	'hospice-facility': 'Q5006',
	'long-term-hospital': 'Q5007',
	'psychiatric-hospital': 'Q5008',
	other: 'Q5009'
};

/**
 * The place codes a level line may carry, the expected one first. In a nursing facility Q5004 stands for
 * inpatient and respite days, for a solely certified skilled facility, and for a skilled stay of its own
 * for something unrelated; any other day there is Q5003 (CR 8877). A record that names a skilled
 * facility does not say whether one of the last two holds, so Q5003 is taken as well on home-care days.
 * Home care in a hospice’s own facility has a code of its own.
 */
export function siteCodes(site: Site, level: Level): readonly string[] {
	const isInpatient = isInpatientLevel(level);
	if (site === 'hospice-facility' && !isInpatient) return ['Q5010'];
	if (site === 'nursing-facility' && isInpatient) return ['Q5004'];
	if (site === 'skilled-nursing' && !isInpatient) return ['Q5004', 'Q5003'];
	return [SITE_CODE[site]];
}

/** Place codes that a revenue code goes with at all, whatever the record says. */
const PLACES_OF_LEVEL: Readonly<Record<Level, readonly string[]>> = {
	routine: ['Q5001', 'Q5002', 'Q5003', 'Q5004', 'Q5005', 'Q5007', 'Q5008', 'Q5009', 'Q5010'],
	continuous: ['Q5001', 'Q5002', 'Q5003', 'Q5009', 'Q5010'],
	respite: ['Q5003', 'Q5004', 'Q5005', 'Q5006', 'Q5007', 'Q5008', 'Q5009'],
	inpatient: ['Q5004', 'Q5005', 'Q5006', 'Q5007', 'Q5008']
};

export function isPlaceOfLevel(code: string, level: Level): boolean {
	return PLACES_OF_LEVEL[level].includes(code);
}

export function isPlaceCode(code: string): boolean {
	return /^Q50(0[1-9]|10)$/.test(code);
}

export interface VisitLine {
	readonly revenue: string;
	readonly hcpcs: string;
	/** Revenue code of a call; null where calls have no line. */
	readonly phoneRevenue: string | null;
}

/**
 * How a discipline’s visits are billed. Chaplains, volunteers, bereavement, office and physicians’
 * administrative work have no line: they are in the day rate. Physicians’ visits to the patient are
 * billed with codes that this program does not hold.
 */
export const VISIT_LINES: Readonly<Partial<Record<Discipline, VisitLine>>> = {
	rn: { revenue: '0551', hcpcs: 'G0299', phoneRevenue: null },
	lpn: { revenue: '0551', hcpcs: 'G0300', phoneRevenue: null },
	msw: { revenue: '0561', hcpcs: 'G0155', phoneRevenue: '0569' },
	aide: { revenue: '0571', hcpcs: 'G0156', phoneRevenue: null },
	pt: { revenue: '0421', hcpcs: 'G0151', phoneRevenue: null },
	ot: { revenue: '0431', hcpcs: 'G0152', phoneRevenue: null },
	slp: { revenue: '0441', hcpcs: 'G0153', phoneRevenue: null }
};

/** Revenue families of visits, and the procedure codes that go with each. */
const FAMILY_CODES: Readonly<Record<string, readonly string[]>> = {
	'042': ['G0151', 'G0157'],
	'043': ['G0152', 'G0158'],
	'044': ['G0153'],
	'055': ['G0299', 'G0300'],
	'056': ['G0155'],
	'057': ['G0156']
};

/** The procedure codes of a visit’s revenue family, or nothing where the revenue code bills no visit. */
export function visitCodes(revenue: string): readonly string[] | null {
	if (!/^\d{4}$/.test(revenue)) return null;
	const family = revenue.slice(0, 3);
	return Object.hasOwn(FAMILY_CODES, family) ? (FAMILY_CODES[family] ?? null) : null;
}
