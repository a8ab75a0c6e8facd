/** Judges a claim: its service lines, its diagnoses, and what stands on it that nothing supports. */
import { canonicalCode } from '$lib/codes/code-shape';
import { missed, right, shared, wrong, type Judged } from '$lib/engine/judged';
import { oneOf, sentence } from '$lib/engine/sentences';
import type { HospiceKey, RuleOf } from './actions';
import { compareLines, isOfFamily, lineText } from './claim-lines';
import { entriesOf, ownPapers, type StayCase } from './committed';
import type { Paper } from './papers';
import { claimIn } from './record';
import { whenText } from './wording';

export function judgeLines(held: StayCase, rule: RuleOf<'lines'>): Judged {
	const possible = rule.points;
	const { through } = rule;
	const paper = ownPapers(held, 'claim', through === undefined ? undefined : { through }).at(-1);
	if (!paper)
		return missed(
			possible,
			`No claim${through === undefined ? '' : ` to ${whenText(through)}`} was signed.`
		);
	const entered = claimIn(paper.values).lines.filter(({ revenue }) =>
		isOfFamily(revenue, rule.revenue)
	);
	const { same, different, missing, extra } = compareLines(entered, rule.lines);
	const wanted = rule.lines.length;
	const share = wanted === 0 ? (extra.length === 0 ? 1 : 0) : (same.length - extra.length) / wanted;
	const says = [
		...(wanted === 0 ? [] : [`${same.length} of ${wanted} lines stand as they should.`]),
		...different.map(
			({ wanted: want, differences }) => `${lineText(want)}: ${differences.join('; ')}.`
		),
		...missing.map((line) => `${lineText(line)} is missing, ${unitsText(line.units)}.`),
		...extra.map((line) => `${lineText(line)} should not be there, ${unitsText(line.units)}.`)
	];
	const message =
		says.length > 0 ? says.join(' ') : 'No line of this kind stands there, as it should be.';
	return shared(possible, share, message, entriesOf(held, [paper.id]));
}

function unitsText(units: number): string {
	return `units ${units}`;
}

interface Diagnoses {
	readonly paper: Paper;
	readonly principal: string;
	readonly others: readonly string[];
}

/** The diagnoses of the last claim or notice that a rule is about, in one spelling. */
function diagnosesOf(
	held: StayCase,
	{
		form,
		through
	}: { readonly form: RuleOf<'diagnosis'>['form']; readonly through?: string | undefined }
): Diagnoses | undefined {
	const which = form === 'claim' && through !== undefined ? { through } : undefined;
	const paper = ownPapers(held, form, which).at(-1);
	if (!paper) return undefined;
	const { principal, others } = claimIn(paper.values);
	return { paper, principal: spelled(principal), others: others.map(spelled).filter(Boolean) };
}

function spelled(code: string): string {
	return canonicalCode('icd-10-cm', code);
}

/** A right code that stands behind one it must precede is in the wrong place. */
export function judgeDiagnosis(held: StayCase, rule: RuleOf<'diagnosis'>): Judged {
	const possible = rule.points;
	const found = diagnosesOf(held, rule);
	if (!found)
		return missed(
			possible,
			rule.form === 'claim'
				? `No claim${rule.through === undefined ? '' : ` to ${whenText(rule.through)}`} was signed.`
				: 'No notice of election was signed.'
		);
	const evidence = entriesOf(held, [found.paper.id]);
	const accept = rule.accept.map(spelled);
	const answer = answerTo(rule, found);
	const expected = `expected ${oneOf(accept)}`;
	if (answer === undefined) {
		const instead = standInFor(rule, found);
		if (instead === undefined)
			return missed(
				possible,
				rule.role === 'principal'
					? 'No principal diagnosis stands there.'
					: `${oneOf(accept)} is not among the other diagnoses.`,
				evidence
			);
		const why = rule.wrong.find(({ code }) => spelled(code) === instead)?.why;
		return wrong(
			possible,
			[
				rule.role === 'principal'
					? `${instead} stands as principal, ${expected}.`
					: `${instead} stands in the place of ${oneOf(accept)}.`,
				...(why === undefined ? [] : [sentence(why)])
			].join(' '),
			evidence
		);
	}
	const order = [found.principal, ...found.others];
	const overtaken = (rule.before ?? [])
		.map(spelled)
		.find((code) => order.includes(code) && order.indexOf(code) < order.indexOf(answer));
	if (overtaken !== undefined)
		return wrong(
			possible,
			`${answer} stands behind ${overtaken}, which has to follow it.`,
			evidence
		);
	return right(
		possible,
		rule.role === 'principal'
			? `${answer} stands as principal.`
			: `${answer} stands among the other diagnoses.`,
		evidence
	);
}

/** The code that answers a rule. */
function answerTo(rule: RuleOf<'diagnosis'>, { principal, others }: Diagnoses): string | undefined {
	const accept = rule.accept.map(spelled);
	const held = rule.role === 'principal' ? [principal] : others;
	return held.find((code) => accept.includes(code));
}

/** The code that stands where the answer belongs: the principal, or a mistake the rule foresees. */
function standInFor(
	rule: RuleOf<'diagnosis'>,
	{ principal, others }: Diagnoses
): string | undefined {
	if (rule.role === 'principal') return principal === '' ? undefined : principal;
	const foreseen = rule.wrong.map(({ code }) => spelled(code));
	return others.find((code) => foreseen.includes(code));
}

/** A code that stands in the place of a right one costs that one's points and nothing here. */
export function judgeOverCoding(
	held: StayCase,
	rule: RuleOf<'over-coding'>,
	{ rules }: HospiceKey
): Judged {
	const found = diagnosesOf(held, { form: 'claim', through: rule.through });
	if (!found) return right(0, 'No claim was signed.', []);
	const asked = rules.filter(
		(one): one is RuleOf<'diagnosis'> =>
			one.kind === 'diagnosis' &&
			one.form === 'claim' &&
			one.stay === rule.stay &&
			(one.through === undefined || rule.through === undefined || one.through === rule.through)
	);
	const allowed = new Set([
		...rule.optional.map(spelled),
		...asked.flatMap(({ accept }) => accept.map(spelled)),
		...asked
			.filter((one) => answerTo(one, found) === undefined)
			.flatMap((one) => standInFor(one, found) ?? [])
	]);
	const codes = [...new Set([found.principal, ...found.others])].filter(Boolean);
	const extra = codes.filter((code) => !allowed.has(code));
	const evidence = entriesOf(held, [found.paper.id]);
	if (extra.length === 0)
		return right(
			0,
			'Every diagnosis on the claim is supported, or stands in the place of one that is.',
			evidence
		);
	const why = (code: string) =>
		asked.flatMap(({ wrong }) => wrong).find((one) => spelled(one.code) === code)?.why;
	return {
		earned: -rule.penalty * extra.length,
		possible: 0,
		verdict: 'wrong',
		message: extra
			.map(
				(code) =>
					`${code}: ${sentence(why(code) ?? 'nothing in the record supports it on this claim')}`
			)
			.join(' '),
		evidence
	};
}
