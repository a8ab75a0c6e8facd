/**
 * How often a waiting patient was looked at again, by the intervals of the department. A patient waits
 * from the signed triage note (or from the start of the case) until a bed, a provider or the end.
 */
import type { Run } from '$lib/engine/model';
import { MINUTE } from '$lib/engine/time';
import { hasCode, instantOf } from '$lib/fhir/selectors/display';
import type { Level } from '$lib/rules/acuity/editions';
import { actsOn, scriptedOn, type Act } from './committed';
import { BED_KINDS, levelOf, standingOf, type Department } from './department';

export interface Reassessments {
	/** Moments at which a look was due, and looks that came before theirs. */
	readonly due: number;
	readonly done: number;
	/** Of `done`, after the moment it was due. */
	readonly late: number;
	/** The longest a look that was done or missed lay behind its moment, in ms. */
	readonly worst: number;
}

interface Span {
	readonly from: number;
	readonly to: number;
}

interface Since {
	readonly at: number;
	readonly level: Level;
}

/** What was due and done on a visit; nothing when it never waited with a level. */
export function reassessmentsOf(
	run: Run,
	visit: string,
	{ reassess }: Department
): Reassessments | undefined {
	const acts = actsOn(run, visit);
	const opening = openingOf(run, visit);
	const spans = waitsOf(run, visit, acts, opening);
	const levels = levelsOf(acts, opening);
	if (spans.length === 0 || levels.length === 0) return undefined;
	const looks = [
		opening.seen,
		...acts
			.filter(({ type }) => type === 'triage.sign' || type === 'visit.reassess')
			.map(({ at }) => at)
	].filter((at) => at !== null);
	let [due, done, late, worst] = [0, 0, 0, 0];
	for (const { from, to } of spans) {
		let base = Math.max(...looks.filter((at) => at <= from), -Infinity);
		if (base === -Infinity) base = from;
		let open: number | null = null;
		const pending = looks.filter((at) => at > from && at <= to);
		for (;;) {
			const next = Math.max(from, dueAfter(open ?? base, levels, reassess));
			const [look] = pending;
			if (look === undefined ? next >= to : look <= next) {
				if (look === undefined) break;
				pending.shift();
				if (open === null) due += 1;
				else {
					late += 1;
					worst = Math.max(worst, look - firstOpen(base, from, levels, reassess));
				}
				done += 1;
				base = look;
				open = null;
			} else {
				due += 1;
				open = next;
			}
		}
		if (open !== null) worst = Math.max(worst, to - firstOpen(base, from, levels, reassess));
	}
	return { due, done, late, worst };
}

function firstOpen(
	base: number,
	from: number,
	levels: readonly Since[],
	reassess: Department['reassess']
): number {
	return Math.max(from, dueAfter(base, levels, reassess));
}

/**
 * When the next look is due after one: by the level that stood then, or sooner by one given since,
 * whose time runs from when it was given.
 */
function dueAfter(
	base: number,
	levels: readonly Since[],
	reassess: Department['reassess']
): number {
	return levels.reduce((soonest, { at, level }, index) => {
		const until = levels[index + 1]?.at ?? Infinity;
		const minutes = reassess[level];
		// Level 1 is watched without a pause and never waits for a look.
		return minutes === 0 || until <= base
			? soonest
			: Math.min(soonest, Math.max(at, base) + minutes * MINUTE);
	}, Infinity);
}

interface Opening {
	readonly level: Level | null;
	readonly isWaiting: boolean;
	/** Simulated ms of the last vital signs or the arrival, for a patient who waits from the start. */
	readonly seen: number | null;
}

/** How a visit stood when the case began. */
function openingOf({ scenario }: Run, visit: string): Opening {
	const { chart, start } = scenario;
	const held = chart.find((one) => one.resourceType === 'Encounter' && one.id === visit);
	if (held?.resourceType !== 'Encounter') return { level: null, isWaiting: false, seen: null };
	const since = (text: string | undefined) => {
		const ms = instantOf(text, start.offset);
		return ms === null || ms > start.ms ? [] : [ms - start.ms];
	};
	const measured = chart.flatMap((one) =>
		one.resourceType === 'Observation' &&
		one.encounter?.reference === `Encounter/${visit}` &&
		hasCode(one.category, 'vital-signs')
			? since(one.effectiveDateTime ?? one.issued)
			: []
	);
	const isWaiting = standingOf(held) === 'waitingRoom';
	const times = measured.length > 0 ? measured : since(held.period?.start);
	return {
		level: levelOf(held),
		isWaiting,
		seen: isWaiting && times.length > 0 ? Math.max(...times) : null
	};
}

function waitsOf(run: Run, visit: string, acts: readonly Act[], opening: Opening): Span[] {
	const moments = [
		...acts.map(({ at, type, subject }) => ({ at, type, kind: subject.parts['placeKind'] })),
		...scriptedOn(run, visit).map(({ at, type }) => ({ at, type, kind: undefined }))
	].toSorted((a, b) => a.at - b.at);
	const spans: Span[] = [];
	let isSigned = opening.isWaiting;
	let isInBed = false;
	let isOver = false;
	let from: number | null = opening.isWaiting ? 0 : null;
	for (const { at, type, kind } of moments) {
		if (type === 'triage.sign') isSigned = true;
		if (type === 'visit.move') isInBed = BED_KINDS.some((bed) => bed === kind);
		if (ENDS.includes(type)) isOver = true;
		const waits = isSigned && !isInBed && !isOver;
		if (waits && from === null) from = at;
		if (!waits && from !== null) {
			spans.push({ from, to: at });
			from = null;
		}
	}
	if (from !== null) spans.push({ from, to: run.world.at });
	return spans.filter((span) => span.to > span.from);
}

/** After these nobody waits any more. */
const ENDS: readonly string[] = ['provider.see', 'visit.depart', 'visit.die', 'exit.sign'];

function levelsOf(acts: readonly Act[], { level }: Opening): Since[] {
	const later = acts.flatMap(({ at, type, data }) =>
		type === 'triage.assign-acuity' || type === 'acuity.change'
			? [{ at, level: Number(data['level']) as Level }]
			: []
	);
	return level === null ? later : [{ at: -Infinity, level }, ...later];
}
