/** What the third door shows: self-checks, marked work and the curriculum of the learner of this tab. */
import { version as build } from '$app/environment';
import { evidenceOf, type Evidence } from '$lib/learning/evidence';
import type { MarkedAttempt } from '$lib/learning/model';
import type { Observed } from '$lib/learning/observed';
import { observedByCompetency } from '$lib/learning/progress';
import {
	emptyCheck,
	readSelfCheck,
	selfCheckData,
	type SelfCheck,
	type When
} from '$lib/learning/self-assessment';
import { InputFault, LIMITS, readJson } from '$lib/parse/json';
import type { PreceptorDatabase } from '$lib/store/db';
import { clearDraft, drafts, saveDraft } from '$lib/store/drafts';
import { addSelfCheck, selfChecksOf } from '$lib/store/self-checks';
import { openHouse } from './house.svelte';
import { loadCurriculum, type Curriculum } from './progress-choices';
import { markedOf, readStored } from './progress-reading';

/** A self-check that was finished. */
export interface TakenCheck {
	readonly id: string;
	/** UTC, ISO 8601. */
	readonly takenAt: string;
	readonly check: SelfCheck;
}

export interface FindOut {
	readonly curriculum: Curriculum;
	/** The first taken first. */
	readonly checks: readonly TakenCheck[];
	/** One that was begun and not finished; null where there is none. */
	readonly begun: SelfCheck | null;
	readonly attempts: readonly MarkedAttempt[];
	readonly evidence: Evidence;
	readonly observed: ReadonlyMap<string, Observed>;
	/** Scenarios handed in in a mode that counts. */
	readonly done: ReadonlySet<string>;
	/** Stored self-checks that cannot be read, a sentence each. */
	readonly left: readonly string[];
}

/** The curriculum with nobody's work in it: what a page shows where there is no storage. */
export async function emptyFindOut(): Promise<FindOut> {
	return found(await loadCurriculum(), [], null, [], []);
}

/** Throws StoreFault when there is no storage, InputFault when the curriculum cannot be read. */
export async function loadFindOut(): Promise<FindOut> {
	const [{ db, profile }, curriculum] = await Promise.all([openHouse(), loadCurriculum()]);
	const [rows, begun, stored] = await Promise.all([
		selfChecksOf(db, profile.id),
		readBegun(db, profile.id),
		readStored(db, profile.id, build)
	]);
	const checks: TakenCheck[] = [];
	const left: string[] = [];
	for (const { id, takenAt, data } of rows)
		try {
			checks.push({ id, takenAt, check: readSelfCheck(data, `self-check of ${takenAt}`) });
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			left.push(`A self-check is kept as it is and left out here: ${fault.message}.`);
		}
	return found(curriculum, checks, begun, markedOf(stored, curriculum.choices), left);
}

function found(
	curriculum: Curriculum,
	checks: readonly TakenCheck[],
	begun: SelfCheck | null,
	attempts: readonly MarkedAttempt[],
	left: readonly string[]
): FindOut {
	const evidence = evidenceOf(attempts);
	return {
		curriculum,
		checks,
		begun,
		attempts,
		evidence,
		observed: observedByCompetency(attempts),
		done: new Set(
			evidence.attempts.flatMap(({ attempt, leftOut }) =>
				leftOut === 'guided' ? [] : [attempt.scenario]
			)
		),
		left
	};
}

const FORM = 'self-check';
const FIELD = 'answers';

/** Goes on with the self-check that was begun, or begins the next. Throws StoreFault. */
export async function openSelfCheck(): Promise<SelfCheck> {
	const { db, profile } = await openHouse();
	const begun = await readBegun(db, profile.id);
	if (begun) return begun;
	const before = await selfChecksOf(db, profile.id);
	const when: When = before.length === 0 ? 'before' : 'after';
	return emptyCheck(when);
}

/** Keeps a self-check that is being taken, so that it can be gone on with. Throws StoreFault. */
export async function keepBegun(check: SelfCheck): Promise<void> {
	const { db, profile } = await openHouse();
	const text = JSON.stringify(selfCheckData(check));
	await saveDraft(db, { attemptId: profile.id, form: FORM, field: FIELD, text });
}

/** Puts a finished self-check with the others. Throws StoreFault. */
export async function finishSelfCheck(check: SelfCheck): Promise<void> {
	const { db, profile } = await openHouse();
	await addSelfCheck(db, {
		id: `self-check-${crypto.randomUUID()}`,
		profile: profile.id,
		takenAt: new Date().toISOString(),
		when: check.when,
		data: selfCheckData(check)
	});
	await clearDraft(db, profile.id, FORM, FIELD);
}

/** Throws away what was answered so far of the self-check being taken. Throws StoreFault. */
export async function dropBegun(): Promise<void> {
	const { db, profile } = await openHouse();
	await clearDraft(db, profile.id, FORM, FIELD);
}

async function readBegun(db: PreceptorDatabase, profile: string): Promise<SelfCheck | null> {
	const held = (await drafts(db, profile)).find(
		({ form, field }) => form === FORM && field === FIELD
	);
	if (!held) return null;
	try {
		const name = 'self-check begun';
		return readSelfCheck(readJson(held.text, { name, maxBytes: LIMITS.attempt }), name);
	} catch (fault) {
		// Of another version of the statements: nothing finished is lost, and it is asked anew.
		if (fault instanceof InputFault) return null;
		throw fault;
	}
}
