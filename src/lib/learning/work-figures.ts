/** Figures of the work itself that findings do not hold: codes, levels, alerts, time. */
import { isClaimable, wilson, type Interval } from '$lib/codes/interval';
import { agreementOf, type Agreement } from '$lib/rules/agreement';
import type { PlacedAttempt } from './evidence';

/** An attempt as the figures name it. */
export interface FigureHead {
	readonly attempt: string;
	readonly title: string;
	/** When it was handed in, as the device claimed. */
	readonly at: string;
}

export interface CodingPoint extends FigureHead {
	readonly correct: number;
	readonly outOf: number;
	/** This attempt and all before it together. */
	readonly soFar: { readonly correct: number; readonly outOf: number };
	readonly interval: Interval | null;
}

export interface CodingTrend {
	/** The oldest first. */
	readonly points: readonly CodingPoint[];
	readonly correct: number;
	readonly outOf: number;
	readonly interval: Interval | null;
	/** Enough codes are pooled to call the share an accuracy. */
	readonly isClaimable: boolean;
}

export interface TriagePoint extends FigureHead {
	readonly n: number;
	readonly exact: number;
	readonly under: number;
	readonly over: number;
}

export interface TriageTrend {
	readonly points: readonly TriagePoint[];
	readonly agreement: Agreement;
}

export interface AlertPoint extends FigureHead {
	readonly overridden: number;
	readonly refused: number;
}

export interface AlertTrend {
	readonly points: readonly AlertPoint[];
	readonly overridden: number;
	readonly refused: number;
}

export interface TimePoint extends FigureHead {
	/** Active ms, and the minutes a practised learner needs. */
	readonly worked: number;
	readonly minutes: number;
}

export interface TimeTrend {
	readonly points: readonly TimePoint[];
	/** Active ms over every attempt, counted or not. */
	readonly worked: number;
	/** Middle of worked over expected time of the attempts that count; null without any. */
	readonly pace: number | null;
}

/** Codes of the attempts that count, pooled from the first on. */
export function codingTrend(attempts: readonly PlacedAttempt[]): CodingTrend {
	const points: CodingPoint[] = [];
	let correct = 0;
	let outOf = 0;
	for (const { attempt, leftOut } of attempts) {
		const coding = attempt.facts?.coding;
		if (leftOut !== null || !coding) continue;
		correct += coding.correct;
		outOf += coding.outOf;
		points.push({
			...headOf(attempt),
			correct: coding.correct,
			outOf: coding.outOf,
			soFar: { correct, outOf },
			interval: wilson(correct, outOf)
		});
	}
	return {
		points,
		correct,
		outOf,
		interval: wilson(correct, outOf),
		isClaimable: isClaimable(outOf)
	};
}

/** Levels given in the attempts that count against the levels of their keys. */
export function triageTrend(attempts: readonly PlacedAttempt[]): TriageTrend {
	const counted = attempts.flatMap(({ attempt, leftOut }) =>
		leftOut === null && attempt.facts !== null && attempt.facts.triage.length > 0
			? [{ attempt, pairs: attempt.facts.triage }]
			: []
	);
	return {
		points: counted.map(({ attempt, pairs }) => {
			const { n, exact, under, over } = agreementOf(pairs);
			return { ...headOf(attempt), n, exact, under, over };
		}),
		agreement: agreementOf(counted.flatMap(({ pairs }) => pairs))
	};
}

/** Stops the learner met in the attempts that count. */
export function alertTrend(attempts: readonly PlacedAttempt[]): AlertTrend {
	const points = attempts.flatMap(({ attempt, leftOut }): AlertPoint[] => {
		const alerts = attempt.facts?.alerts;
		return leftOut === null && alerts ? [{ ...headOf(attempt), ...alerts }] : [];
	});
	return {
		points,
		overridden: points.reduce((sum, { overridden }) => sum + overridden, 0),
		refused: points.reduce((sum, { refused }) => sum + refused, 0)
	};
}

/** Time on task: shown beside accuracy, never scored. */
export function timeTrend(attempts: readonly PlacedAttempt[]): TimeTrend {
	const points = attempts.flatMap(({ attempt, leftOut }): TimePoint[] =>
		leftOut === null
			? [{ ...headOf(attempt), worked: attempt.worked, minutes: attempt.minutes }]
			: []
	);
	const paces = points
		.filter(({ minutes }) => minutes > 0)
		.map(({ worked, minutes }) => worked / (minutes * 60_000))
		.sort((a, b) => a - b);
	return {
		points,
		worked: attempts.reduce((sum, { attempt }) => sum + attempt.worked, 0),
		pace: middleOf(paces)
	};
}

function middleOf(sorted: readonly number[]): number | null {
	const low = sorted[Math.floor((sorted.length - 1) / 2)];
	const high = sorted[Math.ceil((sorted.length - 1) / 2)];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}

function headOf({
	id,
	title,
	handedInAt
}: {
	readonly id: string;
	readonly title: string;
	readonly handedInAt: string;
}): FigureHead {
	return { attempt: id, title, at: handedInAt };
}
