/** Verdicts in words, tones and an order, the same wherever a finding is shown. */
import type { Finding, Verdict } from '$lib/engine/model';

export interface VerdictLook {
	readonly label: string;
	readonly tone: 'good' | 'warning' | 'critical' | 'neutral';
}

export const VERDICTS: Readonly<Record<Verdict, VerdictLook>> = {
	harmful: { label: 'harmful', tone: 'critical' },
	wrong: { label: 'wrong', tone: 'critical' },
	missed: { label: 'missed', tone: 'critical' },
	partly: { label: 'partly', tone: 'warning' },
	right: { label: 'right', tone: 'good' },
	'not-scorable': { label: 'not scorable', tone: 'neutral' }
};

/** From the gravest to what cannot be judged; right work stands before the latter. */
export const WORST_FIRST: readonly Verdict[] = [
	'harmful',
	'wrong',
	'missed',
	'partly',
	'right',
	'not-scorable'
];

/** How grave a finding is: a critical act that was not done comes before any other of its verdict. */
function rank(found: Pick<Finding, 'verdict' | 'isCritical'>): number {
	const isGrave = found.isCritical && isToWorkOn(found.verdict);
	return WORST_FIRST.indexOf(found.verdict) - (isGrave ? WORST_FIRST.length : 0);
}

export function isToWorkOn(verdict: Verdict): boolean {
	return verdict !== 'right' && verdict !== 'not-scorable';
}

/** Critical acts first, then by verdict, then by what was lost; ties keep the order of the key. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
	const lost = (found: Finding) => found.possible - found.earned;
	return findings.toSorted((a, b) => rank(a) - rank(b) || lost(b) - lost(a));
}

/** How many of each verdict, the gravest first; verdicts that nobody got are left out. */
export function countVerdicts(
	findings: readonly Pick<Finding, 'verdict'>[]
): { readonly verdict: Verdict; readonly count: number }[] {
	return WORST_FIRST.map((verdict) => ({
		verdict,
		count: findings.filter((found) => found.verdict === verdict).length
	})).filter(({ count }) => count > 0);
}

/** A place on the line of an attempt, and all findings that are tied to it. */
export interface StripMark {
	/** The entry to go to. */
	readonly seq: number;
	/** Where it stands: 0 at the beginning, 1 at the end. */
	readonly position: number;
	readonly findings: readonly Finding[];
	/** The gravest of them. */
	readonly verdict: Verdict;
}

/**
 * Findings as marks on a line, one mark an entry, in the order of the log. A finding stands at the
 * first entry it names; where nothing was done it stands at the last entry.
 */
export function stripMarks(
	findings: readonly Finding[],
	last: number,
	positionOf: (seq: number) => number
): StripMark[] {
	const bySeq = new Map<number, Finding[]>();
	for (const found of findings) {
		const seq = found.evidence[0] ?? last;
		bySeq.set(seq, [...(bySeq.get(seq) ?? []), found]);
	}
	return [...bySeq]
		.toSorted(([a], [b]) => a - b)
		.map(([seq, held]) => {
			const sorted = worstFirst(held);
			return {
				seq,
				position: positionOf(seq),
				findings: sorted,
				verdict: sorted[0]?.verdict ?? 'not-scorable'
			};
		});
}

/**
 * The lane of each mark, so that no two in one lane stand nearer than `gap` (a share of the line).
 * Marks come in the order of their positions.
 */
export function lanesOf(marks: readonly Pick<StripMark, 'position'>[], gap: number): number[] {
	const ends: number[] = [];
	return marks.map(({ position }) => {
		const free = ends.findIndex((end) => position - end >= gap);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = position;
		return lane;
	});
}
