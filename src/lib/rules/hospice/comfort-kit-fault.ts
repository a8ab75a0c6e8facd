/** What an order of the kit is, and what can be said against it. */
import type { RuleSeverity } from '$lib/rules/check';
import { formatNumber } from '$lib/rules/units';
import type { KitDrug } from './comfort-kit-drugs';

/** One line of a medication profile, as it is written. */
export interface KitOrder {
	/** As typed: `morphine`, `Morphine concentrate 20 mg/mL`, a brand. */
	readonly drug: string;
	/** mg in one mL of a liquid; null for what is no liquid, or where nobody wrote it. */
	readonly strength: number | null;
	readonly doseMg: number | null;
	readonly volumeMl: number | null;
	/** `oral`, `sublingual`, `rectal` ... or `PO`, `SL`, `PR`. */
	readonly route: string;
	/** Hours between doses; null where nobody wrote it. */
	readonly frequencyHours: number | null;
}

export interface KitFault {
	/** Stable for the same trouble: `ml-as-mg`, `dose-high`. */
	readonly id: string;
	readonly severity: RuleSeverity;
	readonly title: string;
	readonly message: string;
	readonly source: string;
}

export const KIT_SOURCE = 'Comfort kit teaching set, not reviewed by a pharmacist';
export const MG_AND_ML_SOURCE =
	'FDA safety alert on morphine oral solution 100 mg per 5 mL, 2011-01-10: write milligrams and milliliters';

export function fault(
	id: string,
	severity: RuleSeverity,
	title: string,
	message: string,
	source = KIT_SOURCE
): KitFault {
	return { id, severity, title, message, source };
}

export const mg = (value: number): string => `${formatNumber(value)} mg`;
export const ml = (value: number): string => `${formatNumber(value)} mL`;

/** The name of the kit, else what was typed. */
export function nameOf(order: Pick<KitOrder, 'drug'>, drug: KitDrug | undefined): string {
	return drug?.name ?? (order.drug.trim() || 'This drug');
}
