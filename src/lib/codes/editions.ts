/**
 * Dated releases of the code sets, and which one holds on a date of service (of an inpatient: of
 * discharge). ICD-10 editions run by the federal fiscal year, 1 October to 30 September, with an
 * update on 1 April (ICD-10-CM Official Guidelines FY2026, cover and section I.A; 42 CFR 412.60(c)).
 */
import type { CodeSystem, Edition } from './model';

/** An edition before its codes were counted. */
export type EditionSpan = Omit<Edition, 'kind' | 'codes'>;

type IcdSystem = Exclude<CodeSystem, 'hcpcs'>;

const ICD: Readonly<Record<IcdSystem, { readonly id: string; readonly title: string }>> = {
	'icd-10-cm': { id: 'icd10cm', title: 'ICD-10-CM' },
	'icd-10-pcs': { id: 'icd10pcs', title: 'ICD-10-PCS' }
};

/**
 * The edition of a fiscal year, or its April update. Both run to the end of the year: where an
 * update is at hand it begins later and so is the one in force from April on.
 */
export function icdEdition(system: IcdSystem, fiscalYear: number, month: 4 | 10): EditionSpan {
	const { id, title } = ICD[system];
	const isUpdate = month === 4;
	return {
		id: `${id}-${fiscalYear}${isUpdate ? '-04' : ''}`,
		system,
		title: `${title} FY${fiscalYear}${isUpdate ? ', April update' : ''}`,
		from: isUpdate ? `${fiscalYear}-04-01` : `${fiscalYear - 1}-10-01`,
		to: `${fiscalYear}-09-30`
	};
}

const MONTHS: Readonly<Record<number, string>> = {
	1: 'January',
	4: 'April',
	7: 'July',
	10: 'October'
};

/**
 * A quarterly HCPCS release. It is taken to hold for two quarters, so that a service in the quarter
 * after the last release at hand can still be coded; a newer release at hand goes before it. Source
 * of the quarters: CMS, HCPCS Quarterly Update.
 */
export function hcpcsEdition(year: number, month: number): EditionSpan {
	const lastMonth = month + 5;
	const endYear = lastMonth > 12 ? year + 1 : year;
	const endMonth = lastMonth > 12 ? lastMonth - 12 : lastMonth;
	return {
		id: `hcpcs-${year}-${two(month)}`,
		system: 'hcpcs',
		title: `HCPCS Level II, ${MONTHS[month] ?? `month ${month}`} ${year}`,
		from: `${year}-${two(month)}-01`,
		to: `${endYear}-${two(endMonth)}-${daysIn(endYear, endMonth)}`
	};
}

/** The span of an id such as `icd10cm-2026`, `icd10pcs-2026-04` or `hcpcs-2025-10`. */
export function editionById(id: string): EditionSpan | undefined {
	const parts = /^(icd10cm|icd10pcs|hcpcs)-(\d{4})(?:-(\d{2}))?$/.exec(id);
	if (!parts) return undefined;
	const [, set, year = '', month] = parts;
	if (set === 'hcpcs') return month ? hcpcsEdition(Number(year), Number(month)) : undefined;
	if (month !== undefined && month !== '04') return undefined;
	const system = set === 'icd10cm' ? 'icd-10-cm' : 'icd-10-pcs';
	return icdEdition(system, Number(year), month ? 4 : 10);
}

const RANK: Readonly<Record<Edition['kind'], number>> = { official: 0, teaching: 1, own: 2 };

/**
 * The edition of a system in force on a civil date, among those at hand: official before teaching
 * before a list of one's own, then the one that began last. Null when none holds.
 */
export function editionFor<E extends Edition>(
	system: CodeSystem,
	date: string,
	have: readonly E[]
): E | null {
	const inForce = have
		.filter((each) => each.system === system && each.from <= date && date <= each.to)
		.toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || (a.from < b.from ? 1 : -1));
	return inForce[0] ?? null;
}

const two = (number: number): string => String(number).padStart(2, '0');

function daysIn(year: number, month: number): number {
	if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
