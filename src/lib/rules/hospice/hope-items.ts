/**
 * Items of a HOPE record that its checks speak of: our own labels, the records they belong to, their
 * codes. Source: HOPE data specifications V1.00.1 and the item set v1.01; the answers to A2115 are those
 * of the item set before HOPE.
 */
import { SYMPTOMS, type Timepoint } from './model';

/** Letters of items J2051 and J2053, in the order of the symptoms. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

const ALL: readonly Timepoint[] = ['admission', 'update-1', 'update-2', 'discharge'];
const VISITS: readonly Timepoint[] = ['admission', 'update-1', 'update-2'];
const ADMISSION: readonly Timepoint[] = ['admission'];
const DISCHARGE: readonly Timepoint[] = ['discharge'];

interface Item {
	readonly label: string;
	readonly records: readonly Timepoint[];
	/** Whether it has to be answered wherever it is asked. */
	readonly isRequired: boolean;
	/** Allowed codes without leading zeros; left out for days, lists and texts. */
	readonly codes?: readonly string[];
}

const YES_NO = ['0', '1'];
const IMPACT = ['0', '1', '2', '3', '9'];

function item(label: string, records: readonly Timepoint[], codes?: readonly string[]): Item {
	return { label, records, isRequired: true, ...(codes ? { codes } : {}) };
}

function optional(label: string, records: readonly Timepoint[], codes?: readonly string[]): Item {
	return { ...item(label, records, codes), isRequired: false };
}

function symptomItems(id: string, label: string): [string, Item][] {
	const names = Object.values(SYMPTOMS);
	return LETTERS.map((letter, index) => [
		`${id}${letter}`,
		item(`${label}: ${(names[index] ?? '').toLowerCase()}`, VISITS, IMPACT)
	]);
}

const ITEMS: readonly (readonly [string, Item])[] = [
	['A0050', optional('type of record', ALL, ['1', '2', '3'])],
	['A0220', item('admission date', ALL)],
	['A0250', optional('reason for the record', ALL, ['1', '2', '3', '9'])],
	['A0270', item('discharge date', DISCHARGE)],
	['A0900', optional('birth date', ALL)],
	['A1905', optional('living arrangement', ADMISSION)],
	['A1910', item('help available', ADMISSION, ['1', '2', '3', '4', '5'])],
	['A2115', item('reason for discharge', DISCHARGE, ['1', '2', '3', '4', '5', '6'])],
	['J0050', optional('death is imminent', VISITS, YES_NO)],
	['J2050A', item('symptoms were screened', VISITS, YES_NO)],
	['J2050B', item('day of the screening', VISITS)],
	...symptomItems('J2051', 'impact'),
	['J2052A', item('follow-up visit was made', VISITS, YES_NO)],
	['J2052B', item('day of the follow-up visit', VISITS)],
	['J2052C', item('reason for no follow-up visit', VISITS, ['1', '2', '3', '9'])],
	...symptomItems('J2053', 'impact at follow-up'),
	['M1190', item('skin conditions', VISITS, YES_NO)],
	['M1195', item('kinds of skin condition', VISITS)],
	['M1200', item('skin treatments', VISITS)],
	['N0500A', item('scheduled opioid', VISITS, YES_NO)],
	['N0500B', item('day of the scheduled opioid', VISITS)],
	['N0510A', item('opioid as needed', VISITS, YES_NO)],
	['N0510B', item('day of the opioid as needed', VISITS)],
	['N0520A', item('bowel regimen', VISITS, ['0', '1', '2'])],
	['N0520B', item('day of the bowel regimen', VISITS)],
	['Z0350', optional('day of completion', ALL)],
	['Z0500B', optional('day of verification', ALL)],
	['submission', optional('day of submission', ALL)]
];

/** What an item is about, in our own words. */
export const ITEM_LABELS: Readonly<Partial<Record<string, string>>> = Object.fromEntries(
	ITEMS.map(([id, { label }]) => [id, label])
);

/** The records an item belongs to, in the order of the item set. */
export const ITEM_RECORDS: Readonly<Partial<Record<string, readonly Timepoint[]>>> =
	Object.fromEntries(ITEMS.map(([id, { records }]) => [id, records]));

/** Items that have to be answered wherever they are asked. */
export const REQUIRED: ReadonlySet<string> = new Set(
	ITEMS.flatMap(([id, { isRequired }]) => (isRequired ? [id] : []))
);

/** Allowed codes of an item, without leading zeros. */
export const CODES: Readonly<Partial<Record<string, readonly string[]>>> = Object.fromEntries(
	ITEMS.flatMap(([id, { codes }]) => (codes ? [[id, codes]] : []))
);
