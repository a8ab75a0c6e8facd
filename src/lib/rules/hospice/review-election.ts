/** E1 the election statement, E2 its notice, A1 the addendum. */
import { allInForce, type Dated } from '$lib/rules/dated';
import { dayText } from './calendar-words';
import { rangeWords } from './claim-days';
import { dayIn } from './days';
import { ELECTION_ELEMENTS, type Denial, type ElectionElement } from './model';
import { billedOf, denied, missed, type ReviewView } from './review-view';

const element = (value: ElectionElement, effectiveFrom: string): Dated<ElectionElement> => ({
	value,
	effectiveFrom,
	effectiveTo: null,
	source: '42 CFR 418.24(b)'
});

/** What a statement has to say, from when on. */
const REQUIRED: readonly Dated<ElectionElement>[] = [
	element('hospice', '1983-11-01'),
	element('attending', '1983-11-01'),
	element('choice', '2014-10-01'),
	element('palliative', '1983-11-01'),
	element('coverage', '2020-10-01'),
	element('waiver', '1983-11-01'),
	element('effective', '1983-11-01'),
	element('cost-sharing', '2020-10-01'),
	element('addendum', '2020-10-01'),
	element('qio', '2020-10-01'),
	element('signature', '1983-11-01')
];

/**
 * E1: the statement has all it needs, and takes effect no earlier than it was signed. A patient who came
 * by transfer signed a statement of transfer, which has other contents.
 */
export function electionStatement({ election, billed }: ReviewView): Denial[] {
	if (billed.length === 0) return [];
	const found: Denial[] = [];
	const title = 'Election statement';
	const papers = [election.paper];
	const lacking = allInForce(REQUIRED, election.effective)
		.map(({ value }) => value)
		.filter((one) => !election.elements.includes(one));
	if (lacking.length > 0 && election.continuing === null)
		found.push(
			denied('E1', title, {
				message: `The election statement of ${dayText(election.signedAt)} lacks ${lacking.length === 1 ? 'an element' : `${lacking.length} elements`} (${lacking.map((one) => ELECTION_ELEMENTS[one].toLowerCase()).join('; ')}), so the election is not valid and no day of it is paid.`,
				days: null,
				papers,
				source: '42 CFR 418.24(b)'
			})
		);
	const signed = dayIn(election.signedAt);
	if (election.effective < signed)
		found.push(
			denied('E1', title, {
				message: `The election is effective on ${dayText(election.effective)} but was signed on ${dayText(signed)}, and an election never reaches back, so it is not valid and no day of it is paid.`,
				days: null,
				papers,
				source: '42 CFR 418.24(b)'
			})
		);
	return found;
}

/** E2: the notice of election was received and accepted in time; else the days before it are lost. */
export function notice(view: ReviewView): Denial[] {
	return missed(view, 'notice-of-election').flatMap(
		({ unpaid, by, doneOn, papers, source, status }) =>
			(unpaid ? billedOf(view, unpaid) : []).map((days) =>
				denied('E2', 'Notice of election', {
					message: `The notice of the election of ${dayText(view.election.effective)} was due by ${dayText(by ?? '')} and ${status === 'late' ? `was received on ${dayText(doneOn ?? '')}` : 'none has been accepted'}, so the days billed ${rangeWords(days)} are not paid.`,
					days,
					papers,
					source
				})
			)
	);
}

/**
 * A1: an addendum that was asked for was furnished in time. It is a condition of payment, so the claim
 * that holds the day it fell due is denied; without a claim, every late one is named.
 */
export function addendum(view: ReviewView): Denial[] {
	return missed(view, 'addendum').flatMap(({ from, by, doneOn, papers, source, status }) => {
		const due = dayIn(by ?? '');
		const isHere = view.claim === null || (view.window.from <= due && due <= view.window.to);
		if (!isHere || view.billed.length === 0) return [];
		return [
			denied('A1', 'Addendum of items not covered', {
				message: `The addendum asked for on ${dayText(from ?? '')} was due by ${dayText(due)} and ${status === 'late' ? `was furnished on ${dayText(doneOn ?? '')}` : 'was not furnished'}; it is a condition of payment, so the claim is denied.`,
				days: null,
				papers,
				source
			})
		];
	});
}
