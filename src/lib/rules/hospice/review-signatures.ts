/** S1: notes of visits are signed, by somebody who can be told, and on a day that can be right. */
import type { Dated } from '$lib/rules/dated';
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { isWithin } from './days';
import { DISCIPLINES, type Denial, type Discipline, type Visit } from './model';
import { reported, type ReviewView } from './review-view';
import { visitDay } from './units';

/** What a note has to keep to. */
export const SIGNING_RULE: Dated<'before-claim'> = {
	value: 'before-claim',
	effectiveFrom: '2010-04-16',
	effectiveTo: null,
	source:
		'Medicare Program Integrity Manual, chapter 3, 3.3.2.4 asks for legible signatures; that a note is signed before its claim is the house’s own rule'
};

/** Letters behind a name that say what somebody is. */
const CREDENTIALS = new Set(
	'RN LPN LVN BSN MSN DNP NP APRN FNP AGNP ANP CRNP CNS MD DO MBBS PA PA-C MSW LMSW LCSW LICSW LSW BSW CSW CNA HHA STNA NA PT DPT PTA OT OTD OTR OTR/L COTA SLP CCC-SLP MDIV M.DIV DMIN BCC MTS LPC LMFT CHPN CHPNA CHPLN CHAPLAIN AIDE'.split(
		' '
	)
);

/** Who signs with a name alone. */
const WITHOUT: readonly Discipline[] = ['volunteer', 'office', 'bereavement'];

/** Whether a signature names somebody and what they are, such as `M. Ruiz, RN`. */
export function isLegible(signer: string, discipline: Discipline): boolean {
	const [name = '', ...letters] = signer.trim().split(/[\s,]+/);
	if (name === '') return false;
	return (
		WITHOUT.includes(discipline) ||
		letters.some((word) => CREDENTIALS.has(word.replace(/\.$/, '').toUpperCase()))
	);
}

/**
 * A note that is not signed, or signed by nobody one can tell, counts for nothing; its visit line falls,
 * and no day does, so this is reported. Days that stand on such a note are the business of L1.
 */
export function signatures({ record, billed, sent }: ReviewView): Denial[] {
	return record.visits.flatMap((visit) => {
		const day = visitDay(visit);
		if (!billed.some((range) => isWithin(day, range))) return [];
		const fault = signatureFault(visit, sent);
		if (fault === '') return [];
		const who = DISCIPLINES[visit.discipline].toLowerCase();
		return [
			reported('S1', 'Signature', {
				message: `The note of the visit by the ${who} on ${dayText(day)} ${fault}, so it counts for nothing and its visit is not paid.`,
				papers: [visit.paper],
				source: SIGNING_RULE.source
			})
		];
	});
}

function signatureFault(visit: Visit, sent: string | null): string {
	const { signer, signed, discipline } = visit;
	if (signer.trim() === '') return 'has no signature that can be read';
	if (!isLegible(signer, discipline)) return `is signed "${signer}", without credentials`;
	if (signed === null || !isDay(signed)) return 'is not dated where it is signed';
	if (signed < visitDay(visit)) return `is signed on ${dayText(signed)}, before the visit`;
	if (sent !== null && signed > sent)
		return `was signed on ${dayText(signed)}, after the claim of ${dayText(sent)}`;
	return '';
}
