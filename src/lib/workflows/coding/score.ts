/**
 * Judges an attempt against the coding section of a key. Pure. The codes themselves add up to the
 * headline min(precision, recall): each keyed code earns its points, and one over-coding finding takes
 * recall down to precision (unsupported codes weigh 1). Formulas: codes/accuracy.
 */
import { codesOf } from '$lib/codes/accuracy-model';
import { canonicalCode } from '$lib/codes/code-shape';
import { listed } from '$lib/codes/code-text';
import type { Finding, Run, Verdict } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { abstractOf, type Line } from './abstract';
import { NAME, type CodingKey, type CodingRule, type RuleOf } from './actions';
import { isInpatient as isInpatientStay } from './encounter-head';
import { matchLines, type Matching } from './matching';
import { judgeDetail, type DetailRule } from './score-details';
import { judgeNeedless, judgeQuery, sentQueries } from './score-queries';
import { sentence } from './wording';

interface Case {
	readonly run: Run;
	readonly key: CodingKey;
	readonly lines: readonly Line[];
	readonly matching: Matching;
	/** MS-DRG levels only mean something for a stay. */
	readonly isInpatient: boolean;
}

interface Judged {
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	readonly message: string;
	readonly evidence?: readonly number[];
}

/** A finding for each rule of the key but the optional codes, in the order of the key. */
export function scoreCoding(run: Run, key: CodingKey): Finding[] {
	const { lines } = abstractOf(run.world.chart, key.encounter);
	const isInpatient = isInpatientStay(run.world.chart, key.encounter);
	const held: Case = { run, key, lines, matching: matchLines(key, lines), isInpatient };
	const queries = sentQueries(run);
	return key.rules
		.filter((rule) => rule.kind !== 'optional')
		.map((rule) => {
			if (rule.kind === 'query') return finding(NAME, rule, judgeQuery(rule, key, queries), run);
			if (rule.kind === 'needless-query')
				return finding(NAME, rule, judgeNeedless(rule, key, queries), run);
			const judged = finding(NAME, rule, judgeRule(held, rule), run);
			return rule.kind === 'code' && isFromHint(held, rule)
				? { ...judged, withHelp: true }
				: judged;
		});
}

function judgeRule(
	held: Case,
	rule: Exclude<CodingRule, { kind: 'optional' | 'query' | 'needless-query' }>
): Judged {
	switch (rule.kind) {
		case 'code':
			return judgeCode(held, rule);
		case 'over-coding':
			return judgeOverCoding(held, rule);
		case 'principal':
			return judgePrincipal(held, rule);
		case 'sequence':
			return judgeSequence(held, rule);
		case 'poa':
		case 'units':
		case 'date':
		case 'modifiers':
		case 'cited':
			return judgeDetails(held, rule);
	}
}

function judgeCode(held: Case, rule: RuleOf<'code'>): Judged {
	const { lines = [], instead } =
		held.matching.answered.find((one) => one.rule.id === rule.id) ?? {};
	const possible = rule.points;
	if (lines.length > 0)
		return {
			earned: possible,
			possible,
			verdict: 'right',
			message: `${lines.map(({ code }) => code).join(' with ')} stands on the list.`,
			evidence: lines.flatMap((line) => addedAt(held.run, line.id))
		};
	const right = codesOf(rule.accept[0] ?? rule.id).join(' with ');
	if (!instead)
		return {
			earned: 0,
			possible,
			verdict: 'missed',
			message: held.matching.answered.some((one) => one.lines.some(({ code }) => code === right))
				? `${right} stands on the list, but not a second time, as this asks for.`
				: `${right} is not on the list.`
		};
	const lacking = held.matching.accuracy.partial.find(({ group }) => group.id === rule.id)?.lacking;
	return {
		earned: 0,
		possible,
		verdict: 'wrong',
		message: lacking
			? `${instead.code} stands without ${lacking.join(' and ')}; they count only together.`
			: `${instead.code} stands in the place of ${right}. ${sentence(
					foreseenOf(rule, instead) ?? `It says "${instead.title}"`
				)}`,
		evidence: addedAt(held.run, instead.id)
	};
}

function judgeOverCoding(held: Case, rule: RuleOf<'over-coding'>): Judged {
	const { unsupported, extra, duplicates, accuracy, answered } = held.matching;
	const total = answered.reduce((sum, one) => sum + one.rule.points, 0);
	const taken = Math.max(0, round((accuracy.recall - accuracy.precision) * total));
	if (extra.length === 0 && duplicates.length === 0 && taken === 0)
		return {
			earned: 0,
			possible: 0,
			verdict: 'right',
			message: 'Every code on the list is supported, or stands in the place of one that is.'
		};
	const shown = extra.length > 0 || duplicates.length > 0 ? extra : unsupported;
	const again = duplicates.map(({ code }) => `${code} stands twice; it counts once.`);
	const says = shown.map((line) => {
		const level =
			line.ccLevel && held.isInpatient
				? ` It could raise the payment group (${line.ccLevel}).`
				: '';
		return `${line.code}: ${sentence(whyNot(held, rule, line))}${level}`;
	});
	return {
		earned: taken === 0 ? 0 : -taken,
		possible: 0,
		verdict: 'wrong',
		message: [...says, ...again].join(' '),
		evidence: [...shown, ...duplicates].flatMap((line) => addedAt(held.run, line.id))
	};
}

/** What is wrong with a code that no rule asks for. */
function whyNot(held: Case, rule: RuleOf<'over-coding'>, line: Line): string {
	const { accuracy, answered } = held.matching;
	const same = held.matching.redundant.get(line);
	if (same) {
		const [first] = same;
		return first?.code === line.code
			? `${line.code} stands on one line too many`
			: `${first?.code ?? 'another code'} says it already; of accepted answers only one is entered`;
	}
	const instead = answered.find((one) => one.instead === line)?.rule;
	const foreseen = (instead && foreseenOf(instead, line)) ?? foreseenOf(rule, line);
	if (foreseen) return foreseen;
	const elsewhere = [...accuracy.missed, ...accuracy.matched.map(({ group }) => group)].find(
		(group) =>
			group.list !== line.list && group.accept.some((one) => codesOf(one).includes(line.code))
	);
	return elsewhere?.list
		? `it belongs to the ${LIST_NAMES[elsewhere.list]}, not to the ${LIST_NAMES[line.list]}`
		: `nothing in the record supports "${line.title}"`;
}

const LIST_NAMES: Readonly<Record<Line['list'], string>> = {
	diagnosis: 'diagnoses',
	admitting: 'admitting diagnosis',
	procedure: 'procedures',
	service: 'services'
};

function foreseenOf(
	rule: { readonly wrong: readonly { readonly code: string; readonly says: string }[] },
	{ code }: Line
): string | undefined {
	return rule.wrong.find((one) => one.code === code)?.says;
}

function judgePrincipal(held: Case, rule: RuleOf<'principal'>): Judged {
	const possible = rule.points;
	const first = held.lines.find(({ list, place }) => list === 'diagnosis' && place === 1);
	if (!first)
		return { earned: 0, possible, verdict: 'missed', message: 'No diagnosis stands first.' };
	const isRight = isOneOf(first, rule.accept);
	return {
		earned: isRight ? possible : 0,
		possible,
		verdict: isRight ? 'right' : 'wrong',
		message: isRight
			? `${first.code} stands first.`
			: `${first.code} stands first, expected ${listed(rule.accept, 9)}.`,
		evidence: [...addedAt(held.run, first.id), ...movedAt(held.run, first.id)]
	};
}

function judgeSequence(held: Case, rule: RuleOf<'sequence'>): Judged {
	const place = (codes: readonly string[]) =>
		held.lines.find((line) => line.list === 'diagnosis' && isOneOf(line, codes));
	const [first, then] = [place(rule.first), place(rule.then)];
	if (!first || !then)
		return {
			earned: 0,
			possible: 0,
			verdict: 'not-scorable',
			message: 'The two codes do not both stand on the list, so their order cannot be judged.'
		};
	const isRight = first.place < then.place;
	return {
		earned: isRight ? rule.points : 0,
		possible: rule.points,
		verdict: isRight ? 'right' : 'wrong',
		message: `${first.code} stands ${isRight ? 'before' : 'after'} ${then.code}.`,
		evidence: [...addedAt(held.run, first.id), ...addedAt(held.run, then.id)]
	};
}

/** Judges something about the lines that answer a code rule; not scorable without them. */
function judgeDetails(held: Case, rule: DetailRule): Judged {
	const lines = held.matching.answered.find((one) => one.rule.id === rule.of)?.lines ?? [];
	if (lines.length === 0)
		return {
			earned: 0,
			possible: 0,
			verdict: 'not-scorable',
			message: 'Its code is not on the list, so this cannot be judged.'
		};
	const judged = lines.map((line) => judgeDetail(rule, line, held.run.world.chart));
	const share = Math.min(...judged.map((one) => one.share));
	const earned = round(rule.points * share);
	return {
		earned,
		possible: rule.points,
		verdict: share === 1 ? 'right' : earned > 0 ? 'partly' : 'wrong',
		message: judged.map(({ says }) => says).join(' '),
		evidence: lines.flatMap((line) => addedAt(held.run, line.id))
	};
}

function isOneOf({ system, code }: Line, codes: readonly string[]): boolean {
	const written = canonicalCode(system, code);
	return codes.some((one) => canonicalCode(system, one) === written);
}

function addedAt(run: Run, line: string): number[] {
	return entriesOf(run, line, 'code.add').slice(-1);
}

function movedAt(run: Run, line: string): number[] {
	return entriesOf(run, line, 'code.move').slice(-1);
}

function entriesOf(run: Run, line: string, type: string): number[] {
	return run.entries
		.filter(
			(entry) =>
				entry.ok && entry.workflow === NAME && entry.type === type && entry.data['id'] === line
		)
		.map(({ seq }) => seq);
}

/** True when the encoder had shown the code before the learner wrote it down. */
function isFromHint(held: Case, rule: RuleOf<'code'>): boolean {
	const lines = held.matching.answered.find((one) => one.rule.id === rule.id)?.lines ?? [];
	return held.run.entries.some((entry) => {
		const shown = entry.data['shown'];
		return (
			entry.ok &&
			entry.workflow === NAME &&
			entry.type === 'encoder.ask' &&
			Array.isArray(shown) &&
			lines.some(
				({ id, code }) => shown.includes(code) && (addedAt(held.run, id)[0] ?? 0) > entry.seq
			)
		);
	});
}

/** Findings carry thousandths of a point at most. */
function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
