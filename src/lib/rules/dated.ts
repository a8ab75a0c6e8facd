/** Dated facts: every rule a regulator, a label or a committee may change is looked up by date. */

/** A fact with the days it holds. Both days are inclusive; `effectiveTo` null means still in force. */
export interface Dated<T> {
	readonly value: T;
	readonly effectiveFrom: string;
	readonly effectiveTo: string | null;
	readonly source: string;
}

const CIVIL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether a row holds on a civil date. Throws when the date is not written `YYYY-MM-DD`. */
export function isInForce(row: Dated<unknown>, date: string): boolean {
	if (!CIVIL_DATE.test(date)) throw new RangeError(`"${date}" is not a date such as 2026-01-14`);
	return row.effectiveFrom <= date && (row.effectiveTo === null || date <= row.effectiveTo);
}

/**
 * The row in force on a civil date, or nothing. Where rows overlap the later beginning wins, so a
 * correction can be added without touching what it corrects.
 */
export function inForce<T>(rows: readonly Dated<T>[], date: string): Dated<T> | undefined {
	let best: Dated<T> | undefined;
	for (const row of rows) {
		if (!isInForce(row, date)) continue;
		if (best === undefined || row.effectiveFrom > best.effectiveFrom) best = row;
	}
	return best;
}

/** The values of all rows in force on a civil date, in table order. */
export function allInForce<T>(rows: readonly Dated<T>[], date: string): Dated<T>[] {
	return rows.filter((row) => isInForce(row, date));
}
