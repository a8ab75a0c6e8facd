/** Judges the queries of an attempt: whether the unclear was asked, and asked compliantly. */
import type { FormState } from '$lib/engine/forms';
import type { Run, Verdict } from '$lib/engine/model';
import { NAME, type CodingKey, type RuleOf } from './actions';
import { indicatorsOf } from './fields';
import { complianceOf } from './validate';

interface Sent {
	/** The encounter it was sent about. */
	readonly encounter: string;
	readonly seq: number;
	readonly form: FormState;
	/** What a compliance reviewer holds against it. */
	readonly faults: readonly { readonly title: string }[];
}

interface Judged {
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	readonly message: string;
	readonly evidence?: readonly number[];
}

/** All queries of an attempt, as they were when they went out. */
export function sentQueries(run: Run): Sent[] {
	return run.entries.flatMap((entry) => {
		if (!entry.ok || entry.workflow !== NAME || entry.type !== 'query.send') return [];
		const encounter = String(entry.data['encounter']);
		const before = run.before(entry.seq);
		const form = before.forms.get(String(entry.data['query']));
		return form
			? [{ encounter, seq: entry.seq, form, faults: complianceOf(form, before.chart) }]
			: [];
	});
}

/** True when a query is about the keyed encounter, cites one fact of each group, under a fitting issue. */
function answers(key: CodingKey, rule: RuleOf<'query'>, { encounter, form }: Sent): boolean {
	const cited = indicatorsOf(form).map(({ ref }) => ref);
	const issue = form.values['issue'];
	return (
		encounter === key.encounter &&
		rule.cites.every((group) => group.some((ref) => cited.includes(ref))) &&
		(rule.issues === undefined || rule.issues.some((one) => one === issue))
	);
}

/** Whether what a rule wants asked was asked, and how; of several queries the cleanest counts. */
export function judgeQuery(
	rule: RuleOf<'query'>,
	key: CodingKey,
	queries: readonly Sent[]
): Judged {
	const possible = rule.points + rule.clean;
	const sent = queries
		.filter((query) => answers(key, rule, query))
		.sort((a, b) => a.faults.length - b.faults.length)[0];
	if (!sent)
		return {
			earned: 0,
			possible,
			verdict: 'missed',
			message:
				queries.length === 0
					? 'Nothing was asked.'
					: 'No query cites the facts that make this unclear.'
		};
	if (sent.faults.length === 0)
		return {
			earned: possible,
			possible,
			verdict: 'right',
			message: 'It was asked, with its facts and without leading.',
			evidence: [sent.seq]
		};
	return {
		earned: rule.points,
		possible,
		verdict: 'partly',
		message: `It was asked, but a reviewer would object: ${sent.faults
			.map(({ title }) => title)
			.join('; ')}.`,
		evidence: [sent.seq]
	};
}

/** Queries that no rule asks for, those about other encounters among them. */
export function judgeNeedless(
	rule: RuleOf<'needless-query'>,
	key: CodingKey,
	queries: readonly Sent[]
): Judged {
	const wanted = key.rules.filter((one): one is RuleOf<'query'> => one.kind === 'query');
	const needless = queries.filter((query) => !wanted.some((one) => answers(key, one, query)));
	if (needless.length === 0)
		return {
			earned: 0,
			possible: 0,
			verdict: 'right',
			message: 'No query was sent without need.'
		};
	return {
		earned: -rule.penalty * needless.length,
		possible: 0,
		verdict: 'wrong',
		message:
			needless.length === 1
				? 'A query was sent that the record already answers, or that cites other facts.'
				: `${needless.length} queries were sent that the record already answers, or that cite other facts.`,
		evidence: needless.map(({ seq }) => seq)
	};
}
