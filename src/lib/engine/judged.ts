/** What a rule comes to in one attempt, for every workflow; `finding` adds what the rule says of itself. */
import type { Verdict } from './model';

export interface Judged {
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	readonly message: string;
	/** Sequence numbers of the entries it is about. */
	readonly evidence: readonly number[];
}

export function right(possible: number, message: string, evidence: readonly number[]): Judged {
	return { earned: possible, possible, verdict: 'right', message, evidence };
}

/** Something else was done. */
export function wrong(possible: number, message: string, evidence: readonly number[]): Judged {
	return { earned: 0, possible, verdict: 'wrong', message, evidence };
}

/** Nothing was done. */
export function missed(
	possible: number,
	message: string,
	evidence: readonly number[] = []
): Judged {
	return { earned: 0, possible, verdict: 'missed', message, evidence };
}

/** The attempt gives no ground to judge. */
export function notScorable(message: string): Judged {
	return { earned: 0, possible: 0, verdict: 'not-scorable', message, evidence: [] };
}

/** Outside its window what was done earns half. */
export function late(possible: number, message: string, seq: number): Judged {
	return shared(possible, 0.5, message, [seq]);
}

/** A share of the points, from 0 to 1. */
export function shared(
	possible: number,
	share: number,
	message: string,
	evidence: readonly number[]
): Judged {
	const earned = partOf(possible, share);
	return {
		earned,
		possible,
		verdict: earned <= 0 ? 'wrong' : earned < possible ? 'partly' : 'right',
		message,
		evidence
	};
}

/**
 * A part of a rule's points, to a tenth: less than all of them and more than none where the share is.
 * Points too small for tenths keep thousandths.
 */
export function partOf(points: number, share: number): number {
	if (share <= 0) return 0;
	if (share >= 1) return points;
	const to = (unit: number) => Math.round(Number((points * share * unit).toFixed(6))) / unit;
	const tenth = to(10);
	return tenth > 0 && tenth < points ? tenth : to(1000);
}

/** Whether one came before the other; the first alone is right too. */
export function inOrder(
	possible: number,
	first: { readonly seq: number } | undefined,
	then: { readonly seq: number } | undefined,
	words: Readonly<Record<'missed' | 'right' | 'wrong' | 'alone', string>>
): Judged {
	if (!first) return missed(possible, words.missed, then ? [then.seq] : []);
	if (!then) return right(possible, words.alone, [first.seq]);
	const evidence = [first.seq, then.seq];
	return first.seq < then.seq
		? right(possible, words.right, evidence)
		: wrong(possible, words.wrong, evidence);
}
