/** What contractors have published on why hospice claims are denied: a table for learners to read. */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Day } from './model';

export interface DenialReason {
	readonly reason: string;
	/** Percent of the denials of that review. */
	readonly percent: number;
}

export interface DenialRates {
	readonly id: string;
	readonly who: string;
	readonly what: string;
	/** When, in words. */
	readonly when: string;
	/** Claims looked at and denied, where they were published. */
	readonly claims: number | null;
	readonly denied: number | null;
	/** Percent denied, where it was published or follows from the counts. */
	readonly percentDenied: number | null;
	readonly reasons: readonly DenialReason[];
}

/** The days of a row are those of the review: figures of one quarter hold for no other. */
export const DENIAL_RATES: readonly Dated<DenialRates>[] = [
	{
		value: {
			id: 'palmetto-long-stay-2025',
			who: 'Palmetto GBA',
			what: 'Targeted review of long stays',
			when: 'April to June 2025',
			claims: 277,
			denied: 62,
			percentDenied: 22.4,
			reasons: [
				{ reason: 'Prognosis of six months or less not supported', percent: 35 },
				{ reason: 'Election not valid', percent: 20 },
				{ reason: 'Face-to-face visit missing', percent: 15 },
				{ reason: 'No certification', percent: 10 },
				{ reason: 'No plan of care', percent: 5 }
			]
		},
		effectiveFrom: '2025-04-01',
		effectiveTo: '2025-06-30',
		source: 'Palmetto GBA, hospice targeted probe and educate results, April to June 2025'
	},
	{
		value: {
			id: 'cgs-2022',
			who: 'CGS',
			what: 'Review of hospice claims',
			when: 'July to September 2022',
			claims: null,
			denied: null,
			percentDenied: null,
			reasons: [{ reason: 'Prognosis of six months or less not supported', percent: 59 }]
		},
		effectiveFrom: '2022-07-01',
		effectiveTo: '2022-09-30',
		source: 'CGS, hospice medical review findings, July to September 2022'
	},
	{
		value: {
			id: 'palmetto-inpatient-2021',
			who: 'Palmetto GBA',
			what: 'Review of general inpatient care',
			when: 'January to March 2021',
			claims: 1699,
			denied: null,
			percentDenied: 19.5,
			reasons: [
				{ reason: 'General inpatient care not reasonable', percent: 26 },
				{ reason: 'Election not valid', percent: 23 },
				{ reason: 'Narrative missing', percent: 14 },
				{ reason: 'First certification late', percent: 6 },
				{ reason: 'Face-to-face visit missing', percent: 5 }
			]
		},
		effectiveFrom: '2021-01-01',
		effectiveTo: '2021-03-31',
		source: 'Palmetto GBA, general inpatient review results, January to March 2021'
	}
];

/** The review that was running on a day, or nothing. */
export function denialRatesOn(day: Day): Dated<DenialRates> | undefined {
	return inForce(DENIAL_RATES, day);
}
