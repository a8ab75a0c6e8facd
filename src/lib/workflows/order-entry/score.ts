/** Judges an attempt against the orders section of a key. Pure. */
import { readAnswers } from '$lib/engine/answers';
import type { Json } from '$lib/engine/canonical';
import type { Entry, Finding, Run } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { parseDuration } from '$lib/engine/time';
import { NAME, type OrderKey, type OrderMatch, type OrderRule, type OrderWindow } from './actions';
import { STANDING_STATES } from './machine';

/** An order the learner put their name to (or pended), as it was when they did. */
interface Placed {
	readonly order: string;
	readonly seq: number;
	readonly at: number;
	readonly parts: Readonly<Record<string, Json>>;
	readonly entry: Entry;
	/** Whether it still counts at the end. */
	readonly isStanding: boolean;
}

type Rule<K extends OrderRule['kind']> = Extract<OrderRule, { kind: K }>;

export function scoreOrders(run: Run, key: OrderKey): Finding[] {
	const placed = placedOrders(run);
	return key.rules.map((rule) => {
		switch (rule.kind) {
			case 'ordered':
				return judgeOrdered(run, rule, placed);
			case 'sequence':
				return judgeSequence(run, rule, placed);
			case 'harmful':
				return judgeHarmful(run, rule, placed);
			case 'unneeded':
				return judgeUnneeded(run, rule, placed);
			case 'stopped':
				return judgeStopped(run, rule);
			case 'kept':
				return judgeKept(run, rule);
			case 'alert':
				return judgeAlert(run, rule, placed);
		}
	});
}

function placedOrders(run: Run): Placed[] {
	const placed: Placed[] = [];
	for (const entry of run.entries) {
		if (!entry.ok || entry.workflow !== NAME) continue;
		if (entry.type !== 'order.sign' && entry.type !== 'order.pend') continue;
		const subject = run.subject(entry.seq);
		if (!subject) continue;
		const order = String(entry.data['order']);
		const state = run.world.machines.get(NAME, order)?.snapshot.value;
		const isStanding = typeof state === 'string' && STANDING_STATES.includes(state);
		placed.push({ order, seq: entry.seq, at: entry.at, parts: subject.parts, entry, isStanding });
	}
	return placed;
}

function isLike(placed: Placed, match: OrderMatch): boolean {
	return Object.entries(match).every(([part, wanted]) => {
		if (wanted === undefined) return true;
		const held = placed.parts[part] ?? null;
		return Array.isArray(wanted) ? wanted.some((one) => one === held) : wanted === held;
	});
}

function like(placed: readonly Placed[], any: readonly OrderMatch[]): Placed[] {
	return placed.filter((one) => any.some((match) => isLike(one, match)));
}

/** Why a moment lies outside a rule's window, in words; nothing when it lies inside. */
function windowFault(run: Run, window: OrderWindow, at: number): string | undefined {
	if (!window) return undefined;
	if (window.by !== undefined && at > parseDuration(window.by))
		return `${minutes(at)} into the case; it was due by ${minutes(parseDuration(window.by))}`;
	if (window.after === undefined) return undefined;
	const fact = run.world.fired.find((fired) => fired.item === window.after);
	if (!fact || at < fact.at) return 'before there was reason to';
	if (window.within !== undefined && at - fact.at > parseDuration(window.within))
		return `${minutes(at - fact.at)} after it was called for; ${minutes(parseDuration(window.within))} was the limit`;
	return undefined;
}

function minutes(ms: number): string {
	const whole = Math.round(ms / 60_000);
	return whole < 120 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

function judgeOrdered(run: Run, rule: Rule<'ordered'>, placed: readonly Placed[]): Finding {
	const details = rule.details ?? [];
	const possible = details.reduce((sum, detail) => sum + detail.points, rule.points);
	const candidates = like(placed, rule.any);
	const standing = candidates.filter((one) => one.isStanding);
	const inTime = standing.filter((one) => windowFault(run, rule.window, one.at) === undefined);
	const nothing = (verdict: 'missed' | 'wrong', message: string, evidence: number[] = []) =>
		finding(NAME, rule, { earned: 0, possible, verdict, message, evidence }, run);
	const [late] = standing;
	const [gone] = candidates;
	if (inTime.length === 0) {
		if (late) {
			const why = windowFault(run, rule.window, late.at) ?? 'outside its window';
			return nothing('wrong', `It was ordered ${why}.`, [late.seq]);
		}
		if (gone) return nothing('missed', 'It was ordered and then taken back.', [gone.seq]);
		return nothing('missed', 'It was not ordered.');
	}
	const judged = inTime.map((one) => {
		const unmet = details.filter((detail) => !accepts(detail.accept, one.parts[detail.part]));
		return { one, unmet, lost: unmet.reduce((sum, detail) => sum + detail.points, 0) };
	});
	const best = judged.reduce((a, b) => (b.lost < a.lost ? b : a));
	return finding(
		NAME,
		rule,
		{
			earned: possible - best.lost,
			possible,
			verdict: best.unmet.length === 0 ? 'right' : 'partly',
			message:
				best.unmet.length === 0
					? 'It was ordered as it should be.'
					: best.unmet.map((detail) => detail.says).join(' '),
			evidence: [best.one.seq]
		},
		run
	);
}

type Accepted = NonNullable<Rule<'ordered'>['details']>[number]['accept'][number];

function accepts(accept: readonly Accepted[], held: Json | undefined): boolean {
	return accept.some((wanted) => {
		if (typeof wanted !== 'object') return wanted === held;
		if ('says' in wanted) {
			const text = typeof held === 'string' ? held.toLowerCase() : '';
			return wanted.says.every((group) => group.some((word) => text.includes(word.toLowerCase())));
		}
		if ('filled' in wanted) return held !== undefined && held !== null && held !== '';
		if (typeof held !== 'number') return false;
		return held >= (wanted.min ?? -Infinity) && held <= (wanted.max ?? Infinity);
	});
}

function judgeSequence(run: Run, rule: Rule<'sequence'>, placed: readonly Placed[]): Finding {
	const [first] = like(placed, rule.first);
	const [then] = like(placed, rule.then);
	const possible = rule.points;
	if (!first)
		return finding(
			NAME,
			rule,
			{
				earned: 0,
				possible,
				verdict: 'missed',
				message: 'The first of the two was never ordered.',
				evidence: then ? [then.seq] : []
			},
			run
		);
	const isRight = !then || first.seq < then.seq;
	return finding(
		NAME,
		rule,
		{
			earned: isRight ? possible : 0,
			possible,
			verdict: isRight ? 'right' : 'wrong',
			message: isRight
				? 'They were ordered in this order.'
				: 'They were ordered the other way round.',
			evidence: then ? [first.seq, then.seq] : [first.seq]
		},
		run
	);
}

function judgeHarmful(run: Run, rule: Rule<'harmful'>, placed: readonly Placed[]): Finding {
	const [first] = like(placed, rule.any);
	return finding(
		NAME,
		rule,
		first
			? {
					earned: -rule.penalty,
					possible: 0,
					verdict: 'harmful',
					message: first.isStanding
						? 'It was signed, and stood to the end.'
						: 'It was signed; taking it back later does not undo that it could have been given.',
					evidence: [first.seq]
				}
			: { earned: 0, possible: 0, verdict: 'right', message: 'It was not ordered.' },
		run
	);
}

function judgeUnneeded(run: Run, rule: Rule<'unneeded'>, placed: readonly Placed[]): Finding {
	const [first] = like(placed, rule.any);
	return finding(
		NAME,
		rule,
		first
			? {
					earned: -rule.penalty,
					possible: 0,
					verdict: 'wrong',
					message: 'It was ordered without need.',
					evidence: [first.seq]
				}
			: { earned: 0, possible: 0, verdict: 'right', message: 'It was not ordered.' },
		run
	);
}

/** The accepted entry that ended an order of the chart, by discontinuing or by replacing it. */
function endOf(run: Run, orders: readonly string[]): Entry | undefined {
	return run.entries.find(
		(entry) =>
			entry.ok &&
			entry.workflow === NAME &&
			((entry.type === 'order.discontinue' && orders.includes(String(entry.data['order']))) ||
				(entry.type === 'order.sign' && orders.includes(String(entry.data['replaces']))))
	);
}

function judgeStopped(run: Run, rule: Rule<'stopped'>): Finding {
	const possible = rule.points;
	const ended = endOf(run, rule.orders);
	if (!ended)
		return finding(
			NAME,
			rule,
			{ earned: 0, possible, verdict: 'missed', message: 'It was left running.' },
			run
		);
	const late = windowFault(run, rule.window, ended.at);
	if (late)
		return finding(
			NAME,
			rule,
			{
				earned: 0,
				possible,
				verdict: 'wrong',
				message: `It was stopped ${late}.`,
				evidence: [ended.seq]
			},
			run
		);
	const reason = ended.type === 'order.sign' ? 'changed' : String(ended.data['reason']);
	const holds = !rule.reasons || rule.reasons.includes(reason);
	return finding(
		NAME,
		rule,
		{
			earned: holds ? possible : possible / 2,
			possible,
			verdict: holds ? 'right' : 'partly',
			message: holds
				? 'It was stopped in time.'
				: 'It was stopped, with a reason the chart does not bear out.',
			evidence: [ended.seq]
		},
		run
	);
}

function judgeKept(run: Run, rule: Rule<'kept'>): Finding {
	const ended = endOf(run, [rule.order]);
	return finding(
		NAME,
		rule,
		ended
			? {
					earned: -rule.penalty,
					possible: 0,
					verdict: 'wrong',
					message: 'It was stopped without need.',
					evidence: [ended.seq]
				}
			: { earned: 0, possible: 0, verdict: 'right', message: 'It was left alone.' },
		run
	);
}

function judgeAlert(run: Run, rule: Rule<'alert'>, placed: readonly Placed[]): Finding {
	const orders = like(placed, rule.any);
	const [first] = orders;
	if (!first)
		return finding(
			NAME,
			rule,
			{
				earned: 0,
				possible: 0,
				verdict: 'not-scorable',
				message: 'No such order was signed, so the stop never stood.'
			},
			run
		);
	const answered = orders
		.map((one) => ({
			one,
			answer: readAnswers(one.entry.data['answers']).find(({ check }) => check === rule.check)
		}))
		.find(({ answer }) => answer !== undefined);
	const possible = rule.points;
	if (!answered?.answer)
		return finding(
			NAME,
			rule,
			{
				earned: possible,
				possible,
				verdict: 'right',
				message: 'The order was written so that the stop no longer stood.',
				evidence: [first.seq]
			},
			run
		);
	const holds = rule.reasons.includes(answered.answer.reason);
	return finding(
		NAME,
		rule,
		{
			earned: holds ? possible : 0,
			possible,
			verdict: holds ? 'right' : 'wrong',
			message: holds
				? 'The stop was answered with a reason that holds.'
				: 'The stop was answered with a reason this chart does not bear out.',
			evidence: [answered.one.seq]
		},
		run
	);
}
