/**
 * Which findings say something about a learner. The promise others rely on: whatever the order in which
 * attempts come, and however often one of them comes, each counts once and in the same place.
 */
import type { Finding } from '$lib/engine/model';
import { MODES } from '$lib/engine/modes';
import type { MarkedAttempt } from './model';

/** Why an attempt is left out: guided work never counts, nor does a case that is known already. */
export type LeftOut = 'guided' | 'done-before';

/** What decides whether an attempt counts. */
export type Countable = Pick<MarkedAttempt, 'scenario' | 'variant' | 'mode'>;

export interface PlacedAttempt<T extends Countable = MarkedAttempt> {
	readonly attempt: T;
	/** Null where it counts. */
	readonly leftOut: LeftOut | null;
}

/** One judged act of an attempt that counts. */
export interface Observation {
	readonly attempt: string;
	/** When its attempt was handed in, as the device claimed. */
	readonly at: string;
	readonly finding: Finding;
	/** All points there were; what is partly right is not right. */
	readonly isRight: boolean;
}

export interface Evidence {
	/** Every attempt once, the one handed in first first. */
	readonly attempts: readonly PlacedAttempt[];
	/** In the order of the attempts, within one in the order of its findings. */
	readonly byCompetency: ReadonlyMap<string, readonly Observation[]>;
	/** A sentence for each attempt whose times cannot be right. */
	readonly clockNotes: readonly string[];
}

/** Active time may run past the device's by this much before it is worth a sentence, in ms. */
const CLOCK_SLACK = 60_000;

/** The observations of what counts, as `placedOf` picks it. */
export function evidenceOf(attempts: readonly MarkedAttempt[]): Evidence {
	const byCompetency = new Map<string, Observation[]>();
	const placed = placedOf(inHandInOrder(attempts));
	for (const { attempt, leftOut } of placed) {
		if (leftOut !== null) continue;
		for (const observation of observationsOf(attempt)) {
			const { competency } = observation.finding;
			const held = byCompetency.get(competency);
			if (held) held.push(observation);
			else byCompetency.set(competency, [observation]);
		}
	}
	const clockNotes = placed.flatMap(({ attempt }) => clockNoteOf(attempt));
	return { attempts: placed, byCompetency, clockNotes };
}

/**
 * Picks what counts of attempts in the order of their hand-ins: of a scenario and variant the first
 * attempt in a mode that counts, since later ones are answered with the audit in mind.
 */
export function placedOf<T extends Countable>(inOrder: readonly T[]): PlacedAttempt<T>[] {
	const met = new Set<string>();
	return inOrder.map((attempt) => {
		const leftOut = leftOutOf(attempt, met);
		if (leftOut === null) met.add(taskOf(attempt));
		return { attempt, leftOut };
	});
}

/** Each attempt once, by the time its hand-in claims and then by id. */
export function inHandInOrder(attempts: readonly MarkedAttempt[]): MarkedAttempt[] {
	const byId = new Map<string, MarkedAttempt>();
	for (const attempt of attempts) {
		const held = byId.get(attempt.id);
		byId.set(attempt.id, held ? preferred(held, attempt) : attempt);
	}
	return [...byId.values()].sort(byHandIn);
}

/** By the time a hand-in claims, then by id. */
export function byHandIn(
	a: Pick<MarkedAttempt, 'id' | 'handedInAt'>,
	b: Pick<MarkedAttempt, 'id' | 'handedInAt'>
): number {
	return timeOf(a.handedInAt) - timeOf(b.handedInAt) || (a.id < b.id ? -1 : 1);
}

/** Of two marks of one attempt: the instructor's, then the one with facts, then the higher. */
function preferred(a: MarkedAttempt, b: MarkedAttempt): MarkedAttempt {
	const rank = ({ by, facts }: MarkedAttempt) =>
		(by === 'instructor' ? 2 : 0) + (facts === null ? 0 : 1);
	return rank(b) - rank(a) > 0 || (rank(a) === rank(b) && b.earned > a.earned) ? b : a;
}

/** Ms since 1970 of a claimed time; what is no time stands first. */
export function timeOf(claimed: string): number {
	const time = Date.parse(claimed);
	return Number.isNaN(time) ? 0 : time;
}

/** What was worked on: a scenario in one of its variants. */
export function taskOf({ scenario, variant }: Pick<MarkedAttempt, 'scenario' | 'variant'>): string {
	return `${scenario}|${variant ?? ''}`;
}

function leftOutOf(attempt: Countable, met: ReadonlySet<string>): LeftOut | null {
	if (!MODES[attempt.mode].countsForMastery) return 'guided';
	return met.has(taskOf(attempt)) ? 'done-before' : null;
}

/** The findings of an attempt that say something about the learner's own skill. */
function observationsOf({ id, handedInAt, findings }: MarkedAttempt): Observation[] {
	return findings.filter(isObservation).map((finding) => ({
		attempt: id,
		at: handedInAt,
		finding,
		isRight: finding.possible > 0 && finding.earned >= finding.possible
	}));
}

/**
 * What was done with a hint, or could not be judged, says nothing. Neither does a penalty nobody earned:
 * leaving undone what hardly anyone would do is no skill. A penalty that was earned is a wrong act.
 */
function isObservation({ verdict, withHelp, earned, possible }: Finding): boolean {
	return verdict !== 'not-scorable' && !withHelp && (possible > 0 || earned < 0);
}

function clockNoteOf({ title, startedAt, handedInAt, worked }: MarkedAttempt): string[] {
	const begun = Date.parse(startedAt);
	const ended = Date.parse(handedInAt);
	if (Number.isNaN(begun) || Number.isNaN(ended))
		return [
			`"${title}" does not say when it was done; it stands first, and its marks are the same.`
		];
	if (ended < begun)
		return [
			`"${title}" was handed in before it was begun by this device's clock, which was set back; it stands where that clock says, and its marks are the same.`
		];
	if (worked > ended - begun + CLOCK_SLACK)
		return [
			`"${title}" was worked on for longer than this device's clock ran, so the clock was set back; it stands where that clock says, and its marks are the same.`
		];
	return [];
}
