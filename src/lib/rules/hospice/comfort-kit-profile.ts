/** What is wrong with the orders of a medication profile together. */
import { bySeverity } from '$lib/rules/check';
import { findKitDrug, isLaxative, isOpioid } from './comfort-kit-drugs';
import { fault, type KitFault, type KitOrder } from './comfort-kit-fault';
import type { Day } from './model';

/**
 * An opioid without a laxative among the orders; a reason in the record answers it. Nothing where there is
 * no opioid. Source: HOPE item N0520 asks for the regimen, or for the reason.
 */
export function bowelFault(orders: readonly Pick<KitOrder, 'drug'>[]): KitFault | undefined {
	const drugs = [...new Set(orders.map(({ drug }) => drug.trim()))];
	const opioids = drugs.filter(isOpioid);
	if (opioids.length === 0 || drugs.some(isLaxative)) return undefined;
	return fault(
		'bowel',
		'soft',
		'Opioid without a bowel regimen',
		`${opioids.join(', ')} without a laxative: order one, or write why not.`,
		'HOPE item N0520; comfort kit teaching set'
	);
}

/** The same drug on several lines, in one strength or two, and two drugs of the kit for one thing. */
export function duplicateFaults(orders: readonly KitOrder[], on?: Day): KitFault[] {
	const byDrug = new Map<string, KitOrder[]>();
	for (const order of orders) {
		const key = findKitDrug(order.drug, on)?.id ?? order.drug.trim().toLowerCase();
		if (key !== '') byDrug.set(key, [...(byDrug.get(key) ?? []), order]);
	}
	const faults: KitFault[] = [];
	const byUse = new Map<string, string[]>();
	for (const [key, lines] of byDrug) {
		const drug = findKitDrug(key, on);
		const name = drug?.name ?? key;
		if (lines.length > 1) faults.push(severalLines(key, name, lines));
		if (drug?.sameUse) byUse.set(drug.sameUse, [...(byUse.get(drug.sameUse) ?? []), name]);
	}
	for (const [use, names] of byUse)
		if (names.length > 1)
			faults.push(
				fault(
					`same-use.${use.replaceAll(' ', '-')}`,
					'advice',
					'Two drugs for one thing',
					`${names.join(' and ')} are both ${use}: say which is given first.`
				)
			);
	return faults.sort((a, b) => bySeverity(a.severity, b.severity));
}

function severalLines(key: string, name: string, lines: readonly KitOrder[]): KitFault {
	const strengths = [
		...new Set(lines.flatMap(({ strength }) => (strength === null ? [] : [strength])))
	].toSorted((a, b) => a - b);
	if (strengths.length > 1)
		return fault(
			`two-strengths.${key}`,
			'hard',
			'Two strengths of one drug',
			`${name} stands in the profile as ${strengths.map((one) => `${one} mg/mL`).join(' and ')}: keep one bottle in the house.`
		);
	return fault(
		`duplicate.${key}`,
		'soft',
		'Ordered twice',
		`${name} stands in the profile ${lines.length} times: say why, or keep one line.`
	);
}
