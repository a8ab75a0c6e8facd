/** The payer’s answer to a claim that was taken: what is paid, and what its review denies, and why. */
import type { View } from '$lib/engine/model';
import { daysIncluded, plusDays } from '$lib/rules/hospice/days';
import type { Day, Denial, SentClaim } from '$lib/rules/hospice/model';
import { reviewStay } from '$lib/rules/hospice/review';
import { formatDate } from '$lib/fhir/selectors/display';
import { recordOf } from './record';

export interface Remittance {
	readonly kind: string;
	readonly title: string;
	/** Markdown. */
	readonly text: string;
}

/** The answer to the last claim that was taken; nothing where none was. */
export function remittanceOf(
	view: Pick<View, 'chart' | 'start' | 'at'>,
	stay: string
): Remittance | null {
	const record = recordOf(view, stay);
	const claim = record.claims.findLast(({ state }) => state === 'accepted');
	if (!claim) return null;
	const denials = reviewStay(record, claim).filter(({ effect }) => effect === 'denied');
	const { paid, denied } = paidDays(claim, denials);
	const lines = denials.map(
		({ rule, title, message, source }) => `- ${rule} ${title}: ${message} (${source})`
	);
	return {
		kind: 'Remittance advice',
		title: `Remittance, ${formatDate(claim.from)} to ${formatDate(claim.through)}`,
		text: [
			`Statement ${formatDate(claim.from)} to ${formatDate(claim.through)}, type of bill ${claim.billType}.`,
			'',
			`- Days billed: ${daysIncluded(claim.from, claim.through)}`,
			`- Days paid: ${paid}`,
			`- Days not paid: ${denied}`,
			...(lines.length > 0 ? ['', '## Denied on review', ...lines] : [])
		].join('\n')
	};
}

/** Days of a claim that are paid, and that are not: denied ones and those the claim itself gives up. */
export function paidDays(
	claim: SentClaim,
	denials: readonly Denial[]
): { readonly paid: number; readonly denied: number } {
	const lost = new Set<Day>();
	const lose = (from: Day, to: Day) => {
		for (let day = from; day <= to; day = plusDays(day, 1))
			if (day >= claim.from && day <= claim.through) lost.add(day);
	};
	for (const { code, from, to } of claim.spans) if (code === '77') lose(from, to);
	for (const { days } of denials) lose(days?.from ?? claim.from, days?.to ?? claim.through);
	const all = daysIncluded(claim.from, claim.through);
	return { paid: all - lost.size, denied: lost.size };
}
