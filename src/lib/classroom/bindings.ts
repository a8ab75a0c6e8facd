/**
 * Whether the header of a hand-in says the same as its log, and both the same as the assignment. Every
 * field stands in the opening too, since a log is made before anybody signs for it.
 */
import { openingOf } from '$lib/engine/log';
import type { Entry, Opening } from '$lib/engine/model';
import { MODES } from '$lib/engine/modes';
import { MINUTE } from '$lib/engine/time';
import { assignedIn } from './assignment';
import type { Assignment, Checked, HandInHeader } from './model';

/** What an honest clock may be off by, ms: a device sets its clock by the network now and then. */
export const CLOCK_SLACK = MINUTE;

export interface Bindings {
	readonly checked: Checked;
	/** Some step was taken after it was due, by the device's own clock. */
	readonly isLate: boolean;
	/** What the instructor should know though nothing fails, a sentence each. */
	readonly notes: readonly string[];
}

/** `entries` must begin with an opening. */
export function checkBindings(
	header: HandInHeader,
	entries: readonly Entry[],
	assignments: ReadonlyMap<string, Assignment>
): Bindings {
	const opening = openingOf(entries);
	const differs = differences(header, opening);
	if (differs.length > 0)
		return broken(`The header and the log do not belong together: ${differs.join(', ')} differ.`);
	const times = timesOf(entries);
	const notes = clockNotes(entries);
	if (!header.assignment) {
		const text = 'It was not handed in for an assignment.';
		const isGuided = !MODES[header.mode].countsForMastery;
		const guided = 'It is a guided attempt, worked with every finding in view.';
		return {
			checked: { state: 'holds', text },
			isLate: false,
			notes: [text, ...(isGuided ? [guided] : []), ...notes]
		};
	}
	const assignment = assignments.get(header.assignment.id);
	if (!assignment) {
		const text = `Its assignment (${header.assignment.id}) is not known here, so nothing could be held against it.`;
		return { checked: { state: 'unknown', text }, isLate: false, notes: [text, ...notes] };
	}
	const fault = assignmentFault(header, assignment);
	if (fault) return broken(fault);
	const { due } = assignment;
	// Not the last step alone: a clock that was set back before the hand-in was right before that.
	const latest = latestOf(entries);
	const isLate = due !== null && Date.parse(latest) > Date.parse(due);
	const isLateAtEnd = due !== null && Date.parse(times.end) > Date.parse(due);
	const lateText = isLateAtEnd
		? `handed in ${spell(times.end)}`
		: `a step in it was taken ${spell(latest)}`;
	return {
		checked: { state: 'holds', text: `It belongs to "${assignment.title}".` },
		isLate,
		notes: [
			...(isLate ? [`It is late by the learner's clock: ${lateText}.`] : []),
			...earlyNotes(times.start, assignment),
			...notes
		]
	};
}

function broken(text: string): Bindings {
	return { checked: { state: 'fails', text }, isLate: false, notes: [] };
}

/** Names of what header and opening say differently. */
function differences(header: HandInHeader, opening: Opening): string[] {
	const pairs: readonly (readonly [string, unknown, unknown])[] = [
		['attempt', header.attempt, opening.attempt],
		['scenario', header.scenario, opening.scenario],
		['version', header.scenarioVersion, opening.version],
		['content hash', header.contentHash, opening.contentHash],
		['key hash', header.keyHash, opening.keyHash],
		['variant', header.variant, opening.variant],
		['mode', header.mode, opening.mode],
		['learner', header.learner, opening.learner],
		['build', header.build, opening.build],
		['assignment', header.assignment?.id, opening.assignment?.id],
		['nonce', header.assignment?.nonce, opening.assignment?.nonce]
	];
	return pairs.flatMap(([name, claimed, logged]) => (claimed === logged ? [] : [name]));
}

function assignmentFault(header: HandInHeader, assignment: Assignment): string | undefined {
	const { title } = assignment;
	if (header.assignment?.nonce !== assignment.nonce)
		return `It names "${title}" with another nonce: the attempt was not opened from the assignment you gave.`;
	const asked = assignedIn(assignment, header.scenario, header.variant);
	if (!asked) {
		const task = `${header.scenario}${header.variant ? `, variant ${header.variant}` : ''}`;
		return `"${title}" does not ask for ${task}.`;
	}
	if (asked.contentHash !== header.contentHash)
		return `It was worked on other content of ${header.scenario} (version ${header.scenarioVersion}) than "${title}" asks for (version ${asked.version}).`;
	if (assignment.mode !== header.mode)
		return `It was worked in ${header.mode} mode, and "${title}" asks for ${assignment.mode}.`;
	return undefined;
}

/** What the device said the UTC time was at the opening and at the last entry; claims. */
export function timesOf(entries: readonly Entry[]): { start: string; end: string } {
	return { start: entries[0]?.wall ?? '', end: entries.at(-1)?.wall ?? '' };
}

/** The nonce is made with the assignment, so a start before that is a clock that was wrong. */
function earlyNotes(start: string, { created, opens }: Assignment): string[] {
	const begun = Date.parse(start);
	if (begun + CLOCK_SLACK < Date.parse(created))
		return [
			"By the learner's clock it was begun before the assignment was made, which cannot be: that clock or the instructor's was wrong."
		];
	return opens !== null && begun < Date.parse(opens)
		? ["By the learner's clock it was begun before the assignment opened."]
		: [];
}

/** Where the device's times do not fit each other. They are claims, so nothing fails by them. */
function clockNotes(entries: readonly Entry[]): string[] {
	const { start, end } = timesOf(entries);
	const fall = fallOf(entries);
	const span = Date.parse(end) - Date.parse(start);
	const worked = entries.at(-1)?.worked ?? 0;
	return [
		...(fall
			? [
					`The learner's clock went back while this was worked, as the device itself says: from ${spell(fall.from)} to ${spell(fall.to)}.`
				]
			: []),
		...(worked > span + CLOCK_SLACK
			? [
					`The device says ${minutesOf(worked)} minutes of work, and its own clock says ${minutesOf(Math.max(0, span))} minutes from the first step to the last.`
				]
			: [])
	];
}

/** The first step whose time lies more than the slack before a step that came earlier. */
function fallOf(entries: readonly Entry[]): { from: string; to: string } | undefined {
	let from = entries[0]?.wall ?? '';
	for (const { wall } of entries) {
		if (Date.parse(wall) + CLOCK_SLACK < Date.parse(from)) return { from, to: wall };
		if (Date.parse(wall) > Date.parse(from)) from = wall;
	}
	return undefined;
}

/** The greatest time that any step gives. */
function latestOf(entries: readonly Entry[]): string {
	return entries.reduce(
		(latest, { wall }) => (Date.parse(wall) > Date.parse(latest) ? wall : latest),
		entries[0]?.wall ?? ''
	);
}

/** Whole minutes of a time in ms. */
export function minutesOf(ms: number): number {
	return Math.round(ms / MINUTE);
}

/** `2026-01-14T18:40:00.000Z` as `2026-01-14 18:40 UTC`. */
function spell(time: string): string {
	return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
