/** An attempt that was handed in, judged again from its log; and its film. */
import { readHandIn } from '$lib/classroom/hand-in';
import type { Desk, PublicScenario } from '$lib/engine/desk';
import { openingOf, readActions } from '$lib/engine/log';
import type { Entry, Opening, World } from '$lib/engine/model';
import { MODES } from '$lib/engine/modes';
import { Film, replay, runOf } from '$lib/engine/replay';
import { judge, type Report } from '$lib/engine/score';
import { viewOf } from '$lib/engine/step';
import { InputFault } from '$lib/parse/json';
import { publicScenario } from '$lib/scenario/public';
import type { Scenario } from '$lib/scenario/read';
import type { CompetenciesFile } from '$lib/scenario/schema';
import { rowOf } from '$lib/store/attempt-row';
import { loadAttempt } from '$lib/store/attempts';
import type { PreceptorDatabase } from '$lib/store/db';
import { marksOf } from '$lib/store/marks';
import type { AttemptRow, MarkRow } from '$lib/store/rows';
import { getRow } from '$lib/store/shelves';
import { WORKFLOWS } from '$lib/workflows';
import { contentOf, keyOf } from './content';
import { openHouse } from './house.svelte';
import { giveMark } from './mark';
import { loadCompetencies } from './scenarios';
import { openCodes } from './workers/codes';

export interface Audit {
	readonly row: AttemptRow;
	readonly opening: Opening;
	readonly scenario: Scenario;
	readonly shown: PublicScenario;
	readonly entries: readonly Entry[];
	/** Null while the marks are the instructor's to give (exam), or the attempt still runs. */
	readonly report: Report | null;
	/** Why there is no report. */
	readonly withheld: string | null;
	readonly marks: readonly MarkRow[];
	/** True when judging again gives other points than the mark that was given. */
	readonly differs: boolean;
	readonly competencies: CompetenciesFile['competencies'];
	/** Set where it is a learner's hand-in, looked at by their instructor. */
	readonly handIn: HandInOf | null;
	/** The attempt to be looked at in any moment; made on first use. */
	film(): Film;
}

export interface HandInOf {
	/** The name it was handed in under. */
	readonly name: string;
	/** The assignment it lies with here. */
	readonly assignment: string | null;
}

/** Hand-ins go by the SHA-256 of their file, attempts by a UUID. */
const HAND_IN_ID = /^[0-9a-f]{64}$/;

/** Loads an attempt, or a hand-in, for its report and film. Throws StoreFault or InputFault. */
export async function loadAudit(id: string): Promise<Audit> {
	const { db } = await openHouse();
	if (HAND_IN_ID.test(id)) return auditOfHandIn(db, id);
	const { row, entries: stored } = await loadAttempt(db, id);
	const entries = readActions(stored, WORKFLOWS, `attempt ${id}`);
	const opening = openingOf(entries);
	const content = await contentOf(db, opening);
	const { competencies } = await loadCompetencies();
	const replayed = replay(content.scenario, entries, WORKFLOWS);
	const withheld = withheldBecause(opening, replayed.world);
	let report: Report | null = null;
	let marks = await marksOf(db, id);
	if (!withheld) {
		const { key, keyHash } = await keyOf(db, content, opening);
		report = judge(runOf(replayed, entries), key, WORKFLOWS, replayed.drift);
		if (marks.length === 0) {
			// The mark could not be stored at hand-in; it is given now, and says when.
			await giveMark(db, id, report, keyHash);
			marks = await marksOf(db, id);
		}
	}
	// An instructor's mark may hold credits: what is compared is what the learner's own browser gave.
	const given = marks.findLast((mark) => mark.by === 'learner');
	let film: Film | undefined;
	return {
		row,
		opening,
		scenario: content.scenario,
		shown: publicScenario(content.scenario),
		entries,
		report,
		withheld,
		marks,
		differs:
			report !== null &&
			given !== undefined &&
			(given.earned !== report.earned || given.possible !== report.possible),
		competencies,
		handIn: null,
		film: () => (film ??= new Film(replayed.script, entries))
	};
}

/** A hand-in judged from the file it came in; nothing is withheld from an instructor. */
async function auditOfHandIn(db: PreceptorDatabase, id: string): Promise<Audit> {
	const held = await getRow(db, 'handIns', id);
	if (!held) throw new InputFault(id, '', 'this hand-in is not kept in this browser');
	const { header, entries: stored } = await readHandIn(held.file, held.fileName);
	const entries = readActions(stored, WORKFLOWS, held.fileName);
	const opening = openingOf(entries);
	const content = await contentOf(db, opening);
	const { key } = await keyOf(db, content, opening);
	const { competencies } = await loadCompetencies();
	const replayed = replay(content.scenario, entries, WORKFLOWS);
	const report = judge(runOf(replayed, entries), key, WORKFLOWS, replayed.drift);
	let film: Film | undefined;
	return {
		row: { ...rowOf(stored), id },
		opening,
		scenario: content.scenario,
		shown: publicScenario(content.scenario),
		entries,
		report,
		withheld: null,
		marks: [],
		// The verification says so where the claimed mark is another.
		differs: false,
		competencies,
		handIn: { name: header.name, assignment: held.assignment },
		film: () => (film ??= new Film(replayed.script, entries))
	};
}

function withheldBecause(opening: Opening, world: World): string | null {
	if (!world.isHandedIn) return 'This attempt is still running; hand it in to see its audit.';
	if (MODES[opening.mode].findings === 'from-instructor')
		return 'This was an exam: the marks come from your instructor, who holds the key.';
	return null;
}

/** A desk over the past: the same screens, nothing to send. `world` is called for every look. */
export function filmDesk(audit: Audit, world: () => World): Desk {
	return {
		scenario: audit.shown,
		get world() {
			return world();
		},
		mode: audit.opening.mode,
		role: audit.opening.role,
		get view() {
			return viewOf(world());
		},
		can: () => false,
		send: null,
		propose: (noun) => noun,
		draft: { get: () => undefined, set: () => undefined, clear: () => undefined },
		get lookup() {
			return openCodes().lookup;
		},
		hint: (id) =>
			world().hintsOpened.has(id)
				? audit.scenario.hints.find((hint) => hint.id === id)?.text
				: undefined,
		findings: null
	};
}
