import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chainEntry } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario, type FolderTexts } from '$lib/scenario/read';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { addMark } from '$lib/store/marks';
import type { AttemptRow } from '$lib/store/rows';
import { withLearner } from '$lib/store/sample-log';
import { importPacked } from '$lib/store/sealed';
import { WORKFLOWS } from '$lib/workflows';
import { judgeAttempts } from './judged-attempts';
import { loadKeyText, loadScripts, loadTexts } from './scenarios';
import { ProgressRoom } from './workers/progress-room';

const SCENARIO = 'order-entry/community-pneumonia-admission';
const ME = { id: 'learner-1', displayName: 'Ana', createdAt: '2026-01-14T18:00:00.000Z' };
const NOW = '2026-06-01T10:00:00.000Z';
const BUILD = 'test';

let db: PreceptorDatabase;
let name: string;

vi.mock('./house.svelte', () => ({
	openHouse: () => Promise.resolve({ db, profile: ME })
}));

beforeEach(async () => {
	name = `judged-${crypto.randomUUID()}`;
	db = await openDatabase({ name });
	await withLearner(db);
});

/** The model attempt, stored as handed in on this day of March; `given` is what its row says else. */
async function handIn(day: number, given: Partial<AttemptRow> = {}): Promise<string> {
	const id = `on-${day}`;
	const texts: FolderTexts = {
		...(await loadTexts(SCENARIO)),
		'key.json': await loadKeyText(SCENARIO),
		...(await loadScripts(SCENARIO))
	};
	const file = 'attempts/model.json';
	const { keyHash } = readKey(SCENARIO, texts, WORKFLOWS, null);
	const { entries } = runScript(
		readScenario(SCENARIO, texts, null),
		readAttemptScript(file, texts[file] ?? ''),
		keyHash,
		WORKFLOWS,
		file
	);
	await importPacked(db, [renamed(entries, id)]);
	await db.attempts.update(id, {
		touchedAt: `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`,
		...given
	});
	return keyHash;
}

function renamed(entries: readonly Entry[], attempt: string): Entry[] {
	const log: Entry[] = [];
	for (const { hash: _, seq: __, prev: ___, ...entry } of entries) {
		const data = log.length === 0 ? { ...entry.data, attempt, learner: ME.id } : entry.data;
		log.push(chainEntry(log.at(-1), { ...entry, data }));
	}
	return log;
}

async function mark(attemptId: string, keyHash: string, by: 'learner' | 'instructor') {
	const head = (await db.attempts.get(attemptId))?.head ?? '';
	const points = { earned: 1, possible: 1, isPass: true, findings: [] };
	const stamp = { build: BUILD, givenAt: NOW, reason: null };
	await addMark(db, { attemptId, head, keyHash, by, ...points, ...stamp });
}

/** What counts, by this module and by progress. */
async function counted(): Promise<{ here: string[]; onProgress: number }> {
	const { attempts, left } = await judgeAttempts('order-entry', () => null);
	expect(left).toEqual([]);
	const room = new ProgressRoom(() => openDatabase({ name }));
	await room.read(ME.id, BUILD);
	const { progress } = await room.progress({ competencies: [], choices: [], exams: [] }, NOW);
	return {
		here: attempts.filter(({ isCounted }) => isCounted).map(({ id }) => id),
		onProgress: progress.totals.counted
	};
}

describe('attempts that count', () => {
	it('are those of progress: an exam takes its place once it has its mark', async () => {
		const keyHash = await handIn(1, { mode: 'exam' });
		await handIn(2);
		await handIn(3, { mode: 'guided' });
		await mark('on-2', keyHash, 'learner');
		expect(await counted()).toEqual({ here: ['on-2'], onProgress: 1 });

		await mark('on-1', keyHash, 'instructor');
		expect(await counted()).toEqual({ here: ['on-1'], onProgress: 1 });
	});

	it('are shown in the order of their hand-ins, and one that cannot be judged keeps its place', async () => {
		const keyHash = await handIn(2);
		await handIn(1);
		for (const id of ['on-1', 'on-2']) await mark(id, keyHash, 'learner');
		const whole = await judgeAttempts('order-entry', () => null);
		expect(whole.attempts.map(({ id, isCounted }) => [id, isCounted])).toEqual([
			['on-1', true],
			['on-2', false]
		]);

		await db.attempts.update('on-1', { count: 3 });
		const { attempts, left } = await judgeAttempts('order-entry', () => null);
		expect(left).toHaveLength(1);
		expect(attempts.map(({ id, isCounted }) => [id, isCounted])).toEqual([['on-2', false]]);
	});
});
