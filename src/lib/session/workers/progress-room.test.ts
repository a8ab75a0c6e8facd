import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '$lib/engine/model';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario, type FolderTexts } from '$lib/scenario/read';
import { dueCards } from '$lib/learning/review';
import { scheduleOf } from '$lib/learning/schedule';
import { judgeStored } from '$lib/session/progress-judging';
import { addReview, countDueRows, keepNewCards, keptCardsOf } from '$lib/session/review-rows';
import { loadKeyText, loadScripts, loadTexts } from '$lib/session/scenarios';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { addMark } from '$lib/store/marks';
import { eraseProfile } from '$lib/store/profiles';
import { withLearner } from '$lib/store/sample-log';
import { importPacked } from '$lib/store/sealed';
import { WORKFLOWS } from '$lib/workflows';
import { chainEntry } from '$lib/engine/log';
import { ProgressRoom } from './progress-room';

const BUILD = 'test';
const SCENARIO = 'order-entry/community-pneumonia-admission';
const NOW = '2099-01-01T00:00:00.000Z';
const CHOICES = [
	{
		scenario: SCENARIO,
		title: 'Pneumonia',
		module: 'case-and-order-management',
		level: 'core' as const,
		minutes: 45,
		competencies: ['orders-complete']
	}
];
const AGAINST = {
	competencies: [
		{
			id: 'orders-complete',
			module: 'case-and-order-management',
			title: 'Enter complete orders',
			statement: 'I can enter orders.',
			tags: []
		}
	],
	choices: CHOICES,
	exams: []
};

async function folder(): Promise<FolderTexts> {
	const [texts, key, scripts] = await Promise.all([
		loadTexts(SCENARIO),
		loadKeyText(SCENARIO),
		loadScripts(SCENARIO)
	]);
	return { ...texts, 'key.json': key, ...scripts };
}

let db: PreceptorDatabase;
let room: ProgressRoom;
let count = 0;

beforeEach(async () => {
	count += 1;
	const name = `progress-room-${count}`;
	db = await openDatabase({ name });
	await withLearner(db);
	room = new ProgressRoom(() => openDatabase({ name }));
});

/** A named attempt of the scenario, stored as this learner handed it in. */
async function handIn(id: string, name = 'model'): Promise<FolderTexts> {
	const texts = await folder();
	const file = `attempts/${name}.json`;
	const script = readAttemptScript(file, texts[file] ?? '');
	const scenario = readScenario(SCENARIO, texts, null);
	const { keyHash } = readKey(SCENARIO, texts, WORKFLOWS, null);
	const { entries } = runScript(scenario, script, keyHash, WORKFLOWS, file);
	await importPacked(db, [renamed(entries, id)]);
	return texts;
}

function renamed(entries: readonly Entry[], attempt: string): Entry[] {
	const log: Entry[] = [];
	for (const { hash: _, seq: __, prev: ___, ...entry } of entries) {
		const data = log.length === 0 ? { ...entry.data, attempt, learner: 'learner-1' } : entry.data;
		log.push(chainEntry(log.at(-1), { ...entry, data }));
	}
	return log;
}

const mistake = async () => {
	const texts = await folder();
	const names = Object.keys(texts).filter((name) => /^attempts\/(?!model)/.test(name));
	return names[0]?.slice('attempts/'.length, -'.json'.length) ?? 'model';
};

describe('the progress worker', () => {
	it('names an attempt without a mark, judges it, and gives the mark once', async () => {
		const texts = await handIn('one');
		await room.read('learner-1', BUILD);
		const before = await room.progress(AGAINST, NOW);
		expect(before.progress.totals.attempts).toBe(0);
		expect(before.pending).toEqual([{ scenario: SCENARIO, attempts: ['one'] }]);

		let steps = 0;
		const work = { scenario: SCENARIO, attempts: ['one'], texts, build: BUILD };
		expect(await room.judge(work, () => (steps += 1))).toEqual([]);
		expect(steps).toBe(1);
		expect((await db.marks.toArray()).map(({ attemptId }) => attemptId)).toEqual(['one']);
		const after = await room.progress(AGAINST, NOW);
		expect(after.pending).toEqual([]);
		expect(after.progress.totals).toMatchObject({ attempts: 1, counted: 1, withoutFacts: 0 });
		expect(after.progress.competencies[0]?.observed.share).toBe(1);
	});

	it('says the same from the cache, without reading the marks whole', async () => {
		const texts = await handIn('one', await mistake());
		await room.read('learner-1', BUILD);
		await room.judge(
			{ scenario: SCENARIO, attempts: ['one'], texts, build: BUILD },
			() => undefined
		);
		const first = await room.progress(AGAINST, NOW);
		await room.settle(CHOICES);
		await room.read('learner-1', BUILD);
		expect(await room.progress(AGAINST, NOW)).toEqual(first);
		expect(first.missed.length).toBeGreaterThan(0);
		expect(first.missed[0]?.finding.message).not.toBe('');
		expect(first.due).toBeGreaterThan(0);
		expect(await db.reviews.count()).toBe(first.due);

		// Proof that the cache was used: what it says of the points is what comes out.
		const [row] = await db.reports.toArray();
		if (!row) throw new Error('nothing was kept');
		await db.reports.put({ ...row, report: { ...row.report, findings: '[]' } });
		await room.read('learner-1', BUILD);
		expect((await room.progress(AGAINST, NOW)).progress.totals.observed.n).toBe(0);
	});

	it('takes a mark that came after the cache was written', async () => {
		const texts = await handIn('one');
		await room.read('learner-1', BUILD);
		await room.judge(
			{ scenario: SCENARIO, attempts: ['one'], texts, build: BUILD },
			() => undefined
		);
		await room.settle(CHOICES);
		const [{ id: _, ...mark }] = (await db.marks.toArray()) as [
			Awaited<ReturnType<typeof addMark>>
		];
		const findings = mark.findings.map((found) => ({
			...found,
			earned: 0,
			verdict: 'missed' as const
		}));
		await addMark(db, { ...mark, by: 'instructor', findings, earned: 0, reason: 'seen again' });
		await room.read('learner-1', BUILD);
		const { progress, pending, due } = await room.progress(AGAINST, NOW);
		expect(progress.competencies[0]?.observed.share).toBe(0);
		// Log and key are the same, so codes, levels and stops are too.
		expect(pending).toEqual([]);
		expect(due).toBe((await room.deck(CHOICES)).length);
		expect(due).toBe(findings.filter(({ possible }) => possible > 0).length);
	});

	it('sets aside an attempt whose content is gone, in one sentence, and goes on', async () => {
		const texts = await handIn('one');
		await handIn('two');
		await db.attempts.update('one', { count: 3 });
		await room.read('learner-1', BUILD);
		const work = { scenario: SCENARIO, attempts: ['one', 'two'], texts, build: BUILD };
		const left = await room.judge(work, () => undefined);
		expect(left).toHaveLength(1);
		expect(left[0]).toContain('"one"');
		expect((await db.marks.toArray()).map(({ attemptId }) => attemptId)).toEqual(['two']);
		await expect(judgeStored(db, 'two', null, null)).rejects.toThrow('neither built in nor kept');
	});

	it('loses no review that the page adds while the worker keeps new cards', async () => {
		const texts = await handIn('one', await mistake());
		await room.read('learner-1', BUILD);
		const work = { scenario: SCENARIO, attempts: ['one'], texts, build: BUILD };
		await room.judge(work, () => undefined);
		const deck = await room.deck(CHOICES);
		const [card] = deck;
		if (!card) throw new Error('no card');
		// The worker read before the review that nothing is kept, and writes after it.
		const { log } = await addReview(db, 'learner-1', card, { at: NOW, grade: 3 });
		await keepNewCards(db, 'learner-1', deck, []);

		const kept = await keptCardsOf(db, 'learner-1');
		expect(kept.find((one) => one.card.id === card.card.id)?.log).toEqual(log);
		expect(log).toHaveLength(1);
	});

	it('keeps nothing for a learner who was erased meanwhile', async () => {
		const texts = await handIn('one', await mistake());
		await room.read('learner-1', BUILD);
		const work = { scenario: SCENARIO, attempts: ['one'], texts, build: BUILD };
		await room.judge(work, () => undefined);
		const [card] = await room.deck(CHOICES);
		if (!card) throw new Error('no card');
		await room.read('learner-1', 'next build');
		await eraseProfile(db, 'learner-1');

		await expect(room.settle(CHOICES)).rejects.toMatchObject({ kind: 'missing' });
		await expect(addReview(db, 'learner-1', card, { at: NOW, grade: 3 })).rejects.toMatchObject({
			kind: 'missing'
		});
		for (const table of [db.reviews, db.reports, db.marks]) expect(await table.count()).toBe(0);
	});

	it('says that the attempt handed in last has no mark', async () => {
		const texts = await handIn('one');
		await room.read('learner-1', BUILD);
		expect((await room.progress(AGAINST, NOW)).lastUnmarked).toBe('not-judged');
		const work = { scenario: SCENARIO, attempts: ['one'], texts, build: BUILD };
		await room.judge(work, () => undefined);
		expect((await room.progress(AGAINST, NOW)).lastUnmarked).toBeNull();

		await handIn('two');
		await db.attempts.update('two', { mode: 'exam', touchedAt: NOW });
		await room.read('learner-1', BUILD);
		expect(await room.progress(AGAINST, NOW)).toMatchObject({ awaiting: 1, lastUnmarked: 'exam' });
	});

	it('counts a new card as due although the clock was set back since, as the deck does', async () => {
		const texts = await handIn('one', await mistake());
		await room.read('learner-1', BUILD);
		const work = { scenario: SCENARIO, attempts: ['one'], texts, build: BUILD };
		await room.judge(work, () => undefined);
		const deck = await room.deck(CHOICES);
		const early = '2020-01-01T00:00:00.000Z';
		expect(await countDueRows(db, 'learner-1', early)).toBe(dueCards(deck, early).length);
		expect(deck.length).toBeGreaterThan(0);
	});

	it('reads the work of one learner only', async () => {
		await handIn('one');
		await room.read('someone-else', BUILD);
		expect((await room.progress(AGAINST, NOW)).pending).toEqual([]);
	});

	it('keeps the reviews of a card when its words change, and adds each review last', async () => {
		const texts = await handIn('one', await mistake());
		await room.read('learner-1', BUILD);
		await room.judge(
			{ scenario: SCENARIO, attempts: ['one'], texts, build: BUILD },
			() => undefined
		);
		const [card] = await room.deck(CHOICES);
		if (!card) throw new Error('no card');
		await addReview(db, 'learner-1', card, { at: '2026-06-02T10:00:00.000Z', grade: 3 });
		// A clock that was set back, and a tab that does not know of the first review.
		const graded = await addReview(db, 'learner-1', card, {
			at: '2026-06-01T10:00:00.000Z',
			grade: 1
		});
		expect(graded.log.map(({ grade }) => grade)).toEqual([3, 1]);
		expect(graded.schedule).toEqual(scheduleOf(card.card.made, graded.log));
		await room.read('learner-1', BUILD);
		const again = (await room.deck(CHOICES)).find((one) => one.card.id === card.card.id);
		expect(again?.log).toEqual(graded.log);
	});
});
