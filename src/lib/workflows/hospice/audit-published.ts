/** What contractors have published on denials, beside what was found here. */
import type { AuditTable } from '$lib/engine/model';
import { DENIAL_RATES } from '$lib/rules/hospice/denial-rates';

/** Figures of their own quarter and their own claims: for comparison, never for points. */
export function denialRatesTable(): AuditTable {
	return {
		title: 'Why hospice claims were denied, as contractors published it',
		columns: ['Review', 'Reason', 'Share of its denials'],
		rows: DENIAL_RATES.flatMap(({ value: { who, what, when, reasons, percentDenied } }) =>
			reasons.map(({ reason, percent }) => [
				[
					`${who}, ${what.charAt(0).toLowerCase()}${what.slice(1)}, ${when}`,
					...(percentDenied === null ? [] : [`${percentDenied} % denied`])
				].join('; '),
				reason,
				`${percent} %`
			])
		),
		empty: 'Nothing has been published.'
	};
}
