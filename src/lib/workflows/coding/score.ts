/**
 * Judges an attempt against the coding section of a key. Pure. The codes themselves add up to the
 * headline min(precision, recall): each keyed code earns its points, and one over-coding finding takes
 * recall down to precision (unsupported codes weigh 1). Formulas: codes/accuracy.
 */
import type { Finding, Run, Verdict } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { abstractOf, type Line } from './abstract';
import { NAME, type CodingKey, type CodingRule, type RuleOf } from './actions';
import { overlaps } from './evidence';
import { matchLines, type Matching } from './matching';
import { judgeNeedless, judgeQuery, sentQueries } from './score-queries';

interface Case {
	readonly run: Run;
	readonly key: CodingKey;
	readonly lines: readonly Line[];
	readonly matching: Matching;
}

interface Judged {
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	readonly message: string;
	readonly evidence?: readonly number[];
}

export function scoreCoding(run: Run, key: CodingKey): Finding[] {
	const { lines } = abstractOf(run.world.chart, key.encounter);
	const held: Case = { run, key, lines, matching: matchLines(key, lines) };
	const queries = sentQueries(run, key.encounter);
	return key.rules
		.filter((rule) => rule.kind !== 'optional')
		.map((rule) => {
			if (rule.kind === 'query') return finding(NAME, rule, judgeQuery(rule, queries), run);
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
			return judgeOf(held, rule, (line) =>
				line.poa === null
					? { share: 0, says: `${line.code} has no present-on-admission answer.` }
					: rule.accept.includes(line.poa)
						? { share: 1, says: `${line.code} is answered ${line.poa}.` }
						: {
								share: 0,
								says: `${line.code} is answered ${line.poa}, expected ${rule.accept.join(' or ')}.`
							}
			);
		case 'units':
			return judgeOf(held, rule, (line) => ({
				share: line.units !== null && rule.accept.includes(line.units) ? 1 : 0,
				says: `${line.code} has ${line.units ?? 'no'} units${
					line.units !== null && rule.accept.includes(line.units)
						? '.'
						: `, expected ${rule.accept.join(' or ')}.`
				}`
			}));
		case 'date':
			return judgeOf(held, rule, (line) => ({
				share: line.date !== null && rule.accept.includes(line.date) ? 1 : 0,
				says: `${line.code} is dated ${line.date ?? 'nowhere'}${
					line.date !== null && rule.accept.includes(line.date)
						? '.'
						: `, expected ${rule.accept.join(' or ')}.`
				}`
			}));
		case 'modifiers':
			return judgeOf(held, rule, (line) => {
				const share = Math.max(...rule.accept.map((set) => setScore(set, line.modifiers)));
				const wanted = rule.accept.map((set) => set.join(' ') || 'none').join(', or ');
				const has = line.modifiers.join(' ') || 'none';
				return {
					share,
					says: `${line.code} has modifiers ${has}${share === 1 ? '.' : `, expected ${wanted}.`}`
				};
			});
		case 'cited':
			return judgeOf(held, rule, (line) => {
				if (line.evidence.length === 0)
					return { share: 0, says: `Nothing of the record was put under ${line.code}.` };
				const isFound = line.evidence.some((one) => overlaps(held.run.world.chart, one, rule.any));
				return {
					share: isFound ? 1 : 0,
					says: isFound
						? `${line.code} rests on the words that prove it.`
						: `What was put under ${line.code} does not prove it.`
				};
			});
	}
}

/** F1 of two sets; two empty sets agree. */
function setScore(wanted: readonly string[], held: readonly string[]): number {
	if (wanted.length === 0 && held.length === 0) return 1;
	const both = new Set(held.filter((one) => wanted.includes(one))).size;
	return (2 * both) / (wanted.length + held.length);
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
	const wanted = rule.accept[0];
	const right = typeof wanted === 'string' ? wanted : (wanted ?? []).join(' with ');
	if (!instead)
		return { earned: 0, possible, verdict: 'missed', message: `${right} is not on the list.` };
	const foreseen = rule.wrong.find(({ code }) => code === instead.code);
	return {
		earned: 0,
		possible,
		verdict: 'wrong',
		message: `${instead.code} stands in the place of ${right}. ${
			foreseen?.says ?? `It says "${instead.title}".`
		}`,
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
	const says = shown.map(({ code, title, ccLevel }) => {
		const foreseen = rule.wrong.find((one) => one.code === code);
		const level = ccLevel ? ` It would raise the payment group (${ccLevel}).` : '';
		return `${code}: ${foreseen?.says ?? `nothing in the record supports "${title}".`}${level}`;
	});
	return {
		earned: taken === 0 ? 0 : -taken,
		possible: 0,
		verdict: 'wrong',
		message: [...says, ...again].join(' '),
		evidence: [...shown, ...duplicates].flatMap((line) => addedAt(held.run, line.id))
	};
}

function judgePrincipal(held: Case, rule: RuleOf<'principal'>): Judged {
	const possible = rule.points;
	const first = held.lines.find(({ list, place }) => list === 'diagnosis' && place === 1);
	if (!first)
		return { earned: 0, possible, verdict: 'missed', message: 'No diagnosis stands first.' };
	const isRight = rule.accept.includes(first.code);
	return {
		earned: isRight ? possible : 0,
		possible,
		verdict: isRight ? 'right' : 'wrong',
		message: isRight
			? `${first.code} stands first.`
			: `${first.code} stands first, expected ${rule.accept.join(' or ')}.`,
		evidence: [...addedAt(held.run, first.id), ...movedAt(held.run, first.id)]
	};
}

function judgeSequence(held: Case, rule: RuleOf<'sequence'>): Judged {
	const place = (codes: readonly string[]) =>
		held.lines.find(({ list, code }) => list === 'diagnosis' && codes.includes(code));
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
function judgeOf(
	held: Case,
	rule: { readonly of: string; readonly points: number },
	judge: (line: Line) => { share: number; says: string }
): Judged {
	const lines = held.matching.answered.find((one) => one.rule.id === rule.of)?.lines ?? [];
	if (lines.length === 0)
		return {
			earned: 0,
			possible: 0,
			verdict: 'not-scorable',
			message: 'Its code is not on the list, so this cannot be judged.'
		};
	const judged = lines.map(judge);
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
