/**
 * The teaching formulary: what a medical admission, an emergency visit or a comfort kit would order.
 * Values are what labels say, re-keyed for teaching; no pharmacist has reviewed them (`reviewed`).
 */
import { isInForce, type Dated } from './dated';
import type { Drug } from './drug';
import { ANALGESICS_PSYCH } from './formulary/analgesics-psych';
import { ANTIMICROBIALS } from './formulary/antimicrobials';
import { CARDIOVASCULAR } from './formulary/cardiovascular';
import { MEDICAL } from './formulary/medical';

/** The first day any scenario of this teaching edition may have. */
const EDITION_FROM = '2020-01-01';

/** Every row with the days it holds; a changed label adds a row and ends the one before. */
export const FORMULARY: readonly Dated<Drug>[] = [
	...ANTIMICROBIALS,
	...CARDIOVASCULAR,
	...ANALGESICS_PSYCH,
	...MEDICAL
].map((value) => ({
	value,
	effectiveFrom: EDITION_FROM,
	effectiveTo: null,
	source: value.source
}));

const ROWS = new Map<string, Dated<Drug>[]>();
for (const row of FORMULARY) {
	const rows = ROWS.get(row.value.id);
	if (rows) rows.push(row);
	else ROWS.set(row.value.id, [row]);
}

/** The drugs that can be ordered now, in formulary order. */
export const DRUGS: readonly Drug[] = FORMULARY.filter((row) => row.effectiveTo === null).map(
	(row) => row.value
);

/** A drug by formulary id, as it stood on a civil date, or as it stands now; nothing if unknown. */
export function findDrug(id: string, date?: string): Drug | undefined {
	const rows = ROWS.get(id) ?? [];
	if (date === undefined) return rows.find((row) => row.effectiveTo === null)?.value;
	return rows.find((row) => isInForce(row, date))?.value;
}

/** The drugs with this RxNorm identifier, as the whole product or as one of its ingredients. */
export function drugsByRxcui(rxcui: string): Drug[] {
	return DRUGS.filter((drug) => drug.rxcui === rxcui || drug.ingredients.includes(rxcui));
}

/** Whether a drug belongs to a class; false for an unknown drug. */
export function isOfClass(drugId: string, classId: string): boolean {
	return findDrug(drugId)?.classes.includes(classId) ?? false;
}
