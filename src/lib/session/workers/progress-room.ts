/**
 * What the progress worker knows: one learner's attempts as they were read last. It opens the database
 * itself, so that no mark passes through the page, and closes it after each call, so that it never holds
 * up an upgrade.
 */
import { byHandIn, inHandInOrder } from '$lib/learning/evidence';
import { missedLast, nextBest } from '$lib/learning/next';
import { progressOf } from '$lib/learning/progress';
import { cardsOf, deckOf, type DeckCard } from '$lib/learning/review';
import type { Choice } from '$lib/learning/model';
import { InputFault } from '$lib/parse/json';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { StoreFault } from '$lib/store/faults';
import { putReports } from '$lib/store/marks';
import { giveMark } from '$lib/session/mark';
import type { judgeStored } from '$lib/session/progress-judging';
import {
	isAwaiting,
	isPending,
	markedOf,
	readStored,
	reportOf,
	withWords,
	type StoredAttempt,
	type StoredMark
} from '$lib/session/progress-reading';
import { countDueRows, keepNewCards, keptCardsOf, keptIdsOf } from '$lib/session/review-rows';
import type { Against, JudgeWork, Pending, ProgressAnswer } from './progress-protocol';

/** More lost points than this help nobody at once. */
const MOST_MISSED = 12;

interface Held {
	readonly profile: string;
	readonly build: string;
	attempts: readonly StoredAttempt[];
	/** Ids of the cards that are kept. */
	cards: ReadonlySet<string>;
}

export class ProgressRoom {
	readonly #open: () => Promise<PreceptorDatabase>;
	#held: Promise<Held> | undefined;
	/** Both `settle` and `judge` write what they read before; one waits for the other. */
	#writing: Promise<unknown> = Promise.resolve();

	/** Opened while the page still finds out whose work it shows. */
	#early: Promise<PreceptorDatabase> | undefined;

	constructor(open: () => Promise<PreceptorDatabase> = () => openDatabase()) {
		this.#open = open;
	}

	/** Opens the database for the first call; a fault comes up when it is used. */
	warm(): void {
		this.#early ??= this.#open();
		this.#early.catch(() => undefined);
	}

	/** Reads a learner's attempts anew. */
	read(profile: string, build: string): Promise<null> {
		this.#held = this.#with(async (db) => {
			const [attempts, cards] = await Promise.all([
				readStored(db, profile, build),
				keptIdsOf(db, profile)
			]);
			return { profile, build, attempts, cards };
		});
		return this.#held.then(() => null);
	}

	async progress({ competencies, choices, exams }: Against, now: string): Promise<ProgressAnswer> {
		const { profile, attempts, cards } = await this.#known();
		const marked = markedOf(attempts, choices);
		const progress = progressOf(marked, competencies, choices, exams);
		const last = inHandInOrder(marked).at(-1)?.id;
		const newest = attempts.find(({ row }) => row.id === last);
		const [worded, due] = await this.#with((db) =>
			Promise.all([newest && withWords(db, newest), countDueRows(db, profile, now)])
		);
		const added = cardsOf(
			markedOf(
				attempts.filter(({ isFresh }) => isFresh),
				choices
			)
		);
		return {
			progress,
			next: nextBest(progress, choices, tasksOf(attempts)),
			missed: missedLast(markedOf(worded ? [worded] : [], choices)).slice(0, MOST_MISSED),
			awaiting: attempts.filter(isAwaiting).length,
			lastUnmarked: lastUnmarkedOf(attempts),
			pending: pendingOf(attempts),
			due: due + added.filter(({ id }) => !cards.has(id)).length
		};
	}

	/** The deck of all cards that are kept, after `settle`. */
	async deck(choices: readonly Choice[]): Promise<DeckCard[]> {
		await this.settle(choices);
		const { profile } = await this.#known();
		return this.#with(async (db) => deckOf([], await keptCardsOf(db, profile)));
	}

	/**
	 * Keeps what was met for the first time: cards first, then the marks without their words, so that a
	 * mark which is no longer read whole has its cards in any case.
	 */
	settle(choices: readonly Choice[]): Promise<null> {
		return this.#inTurn(() => this.#settle(choices));
	}

	async #settle(choices: readonly Choice[]): Promise<null> {
		const held = await this.#known();
		const fresh = held.attempts.filter(({ isFresh }) => isFresh);
		if (fresh.length === 0) return null;
		return this.#with(async (db) => {
			const kept = await keptCardsOf(db, held.profile);
			const deck = deckOf(markedOf(fresh, choices), kept);
			await keepNewCards(db, held.profile, deck, kept);
			held.cards = new Set(deck.map(({ card }) => card.id));
			await putReports(
				db,
				held.profile,
				fresh.flatMap((one) => reportOf(one, held.build) ?? [])
			);
			const done = new Set(fresh.map(({ row }) => row.id));
			held.attempts = held.attempts.map((one) =>
				done.has(one.row.id) ? { ...one, isFresh: false } : one
			);
			return null;
		});
	}

	/** Replays attempts at one scenario; `step` is called after each. Gives a sentence for each failure. */
	judge(work: JudgeWork, step: () => void): Promise<string[]> {
		return this.#inTurn(() => this.#judge(work, step));
	}

	async #judge(work: JudgeWork, step: () => void): Promise<string[]> {
		const held = await this.#known();
		// Workflows and engine are half of this worker's code, and most visits never need them.
		const { judgeStored: judge } = await import('$lib/session/progress-judging');
		return this.#with(async (db) => {
			const left: string[] = [];
			for (const id of work.attempts) {
				const attempt = held.attempts.find(({ row }) => row.id === id);
				if (attempt)
					try {
						const done = await judgeOne(db, attempt, work, judge);
						held.attempts = held.attempts.map((one) => (one === attempt ? done : one));
					} catch (fault) {
						if (!(fault instanceof StoreFault) && !(fault instanceof InputFault)) throw fault;
						left.push(fault.message);
					}
				step();
			}
			return left;
		});
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#writing.then(work);
		this.#writing = done.catch(() => undefined);
		return done;
	}

	#known(): Promise<Held> {
		if (!this.#held) throw new TypeError('nothing was read yet');
		return this.#held;
	}

	async #with<T>(work: (db: PreceptorDatabase) => Promise<T>): Promise<T> {
		const opened = this.#early ?? this.#open();
		this.#early = undefined;
		const db = await opened;
		try {
			return await work(db);
		} finally {
			db.close();
		}
	}
}

async function judgeOne(
	db: PreceptorDatabase,
	stored: StoredAttempt,
	{ texts, build }: JudgeWork,
	judge: typeof judgeStored
): Promise<StoredAttempt> {
	const { row, mark: given } = stored;
	let { markIds, isFresh } = stored;
	const judged = await judge(db, row.id, texts, given?.keyHash ?? null);
	let mark: StoredMark | null = given;
	if (!mark) {
		// It could not be stored at hand-in; it is given now, and says when.
		mark = await giveMark(db, row.id, judged.report(), judged.keyHash, build);
		markIds = [...markIds, mark.id];
		isFresh = true;
	}
	const done = { ...stored, mark, markIds, isFresh, facts: judged.facts };
	// A mark whose cards are not kept yet stays out of the cache, or they never would be.
	const report = isFresh ? null : reportOf(done, build);
	if (report) await putReports(db, row.profile, [report]);
	return done;
}

/** Why the attempt handed in last has no mark, whatever its mode; null where it has one. */
function lastUnmarkedOf(attempts: readonly StoredAttempt[]): ProgressAnswer['lastUnmarked'] {
	const newest = attempts
		.toSorted(({ row: a }, { row: b }) =>
			byHandIn({ id: a.id, handedInAt: a.touchedAt }, { id: b.id, handedInAt: b.touchedAt })
		)
		.at(-1);
	if (!newest || newest.mark) return null;
	return isAwaiting(newest) ? 'exam' : 'not-judged';
}

function tasksOf(attempts: readonly StoredAttempt[]) {
	return attempts.map(({ row: { scenario, variant, touchedAt } }) => ({
		scenario,
		variant,
		handedInAt: touchedAt
	}));
}

function pendingOf(attempts: readonly StoredAttempt[]): Pending[] {
	const byScenario = new Map<string, string[]>();
	for (const { row } of attempts.filter(isPending))
		byScenario.set(row.scenario, [...(byScenario.get(row.scenario) ?? []), row.id]);
	return [...byScenario].map(([scenario, ids]) => ({ scenario, attempts: ids }));
}
