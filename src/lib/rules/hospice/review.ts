/**
 * The checks a medical reviewer runs over a record, one small rule each, in the order of the field’s own
 * checklist. They judge what the papers show; whether a patient was dying is not theirs to say.
 *
 * - `review-view.ts` what a review looks at
 * - `review-election.ts` E1 election, E2 its notice, A1 the addendum
 * - `review-certification.ts` C1 to C4 certification; `review-face-to-face.ts` F1
 * - `review-plan.ts` P1 plan of care; `review-level.ts` L1 levels of care
 * - `review-hope.ts` H1 HOPE; `review-signatures.ts` S1 signatures
 */
import type { Claim, Denial, SentClaim, StayRecord } from './model';
import { dates, lateCertification, narrative, signedCertification } from './review-certification';
import { addendum, electionStatement, notice } from './review-election';
import { faceToFace } from './review-face-to-face';
import { hope } from './review-hope';
import { levels } from './review-level';
import { planOfCare } from './review-plan';
import { signatures } from './review-signatures';
import { reviewView, type ReviewView } from './review-view';

const RULES: readonly ((view: ReviewView) => Denial[])[] = [
	electionStatement,
	notice,
	signedCertification,
	narrative,
	dates,
	lateCertification,
	faceToFace,
	planOfCare,
	levels,
	hope,
	addendum,
	signatures
];

/**
 * What a reviewer would deny or count against the hospice, by rule and then by day; nothing where the
 * papers hold. Given a claim, only its days count, and of these not the ones it gives up itself by span
 * 77; without one, the days of the stay up to the minute of the record. A denial with `days` null takes
 * the whole claim if it is `denied`, and no day if it is `reported`. Never throws for what a record or a
 * claim says: without an election, or with days of a claim that cannot be read, there is nothing to deny.
 */
export function reviewStay(record: StayRecord, claim?: Claim | SentClaim): Denial[] {
	const view = reviewView(record, claim ?? null);
	return view === null ? [] : RULES.flatMap((rule) => rule(view));
}
