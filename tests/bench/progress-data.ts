/**
 * Attempts of a learner who has been at it for long, written straight into the database: real marks of
 * the named attempts of every scenario, over and over, each time as a variant of its own so that it counts.
 */
import { readFolder, scenarioIds } from '../../src/cli/disk';
import type { AttemptFacts } from '$lib/learning/model';
import { readActions } from '$lib/engine/log';
import { replay, runOf } from '$lib/engine/replay';
import { judge, type Report } from '$lib/engine/score';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario } from '$lib/scenario/read';
import { factsOf } from '$lib/session/progress-judging';
import { reportOf } from '$lib/session/progress-reading';
import { rowOf } from '$lib/store/attempt-row';
import { packEntries } from '$lib/store/sealed';
import { sampleLog } from '$lib/store/sample-log';
import { WORKFLOWS } from '$lib/workflows';

interface Worked {
	readonly scenario: string;
	readonly variant: string | null;
	readonly report: Report;
	readonly facts: AttemptFacts;
}

export interface SeedShape {
	readonly attempts: number;
	/** Entries of each log. */
	readonly entries: number;
	readonly profile: string;
	/** The build whose figures are in the cache. */
	readonly build: string;
}

/** Rows by table; bytes of packed logs as base64, since they cross into the browser as JSON. */
export type SeedRows = Readonly<Record<'attempts' | 'sealed' | 'marks' | 'reports', object[]>>;

const DAY = 86_400_000;
const FIRST = Date.parse('2026-01-05T14:00:00.000Z');

export async function seedRows({
	attempts,
	entries,
	profile,
	build
}: SeedShape): Promise<SeedRows> {
	const worked = await workedAttempts();
	const rows: SeedRows = { attempts: [], sealed: [], marks: [], reports: [] };
	for (let index = 0; index < attempts; index += 1) {
		const one = worked[index % worked.length];
		if (!one) throw new Error('no scenario has an attempt');
		const id = `bench-${String(index).padStart(4, '0')}`;
		const log = sampleLog({ id, length: entries, isHandedIn: true, learner: profile });
		const started = new Date(FIRST + index * 0.5 * DAY);
		const handedIn = new Date(started.getTime() + 1_800_000);
		const { head, earned, possible, pass, findings } = one.report;
		const round = Math.floor(index / worked.length);
		const keyHash = `${index}`.padStart(64, 'b');
		const row = {
			...rowOf(log),
			scenario: one.scenario,
			variant: round === 0 ? one.variant : `round-${round}`,
			startedAt: started.toISOString(),
			touchedAt: handedIn.toISOString(),
			worked: 1_500_000 + (index % 7) * 60_000,
			isSealed: true
		};
		rows.attempts.push(row);
		const packed = packEntries(id, log);
		rows.sealed.push({ ...packed, bytes: Buffer.from(packed.bytes).toString('base64') });
		const mark = {
			id: index + 1,
			attemptId: id,
			head,
			keyHash,
			build,
			givenAt: handedIn.toISOString(),
			by: 'learner' as const,
			earned,
			possible,
			isPass: pass.isPass,
			findings,
			reason: null
		};
		rows.marks.push(mark);
		const stored = { row, mark, facts: one.facts, isFresh: false, markIds: [mark.id] };
		const report = reportOf(stored, build);
		if (report) rows.reports.push(report);
	}
	return rows;
}

/** Every named attempt of every scenario, judged; the mistakes of a scenario before its model. */
async function workedAttempts(): Promise<Worked[]> {
	const worked: Worked[] = [];
	for (const id of await scenarioIds()) {
		const texts = await readFolder(id);
		const names = Object.keys(texts).filter((name) => name.startsWith('attempts/'));
		for (const name of names.sort()) {
			const script = readAttemptScript(name, texts[name] ?? '');
			const scenario = readScenario(id, texts, script.variant);
			const { key, keyHash } = readKey(id, texts, WORKFLOWS, script.variant);
			const log = runScript(scenario, script, keyHash, WORKFLOWS, name).entries;
			const entries = readActions(log, WORKFLOWS, name);
			const run = runOf(replay(scenario, entries, WORKFLOWS), entries);
			const variant = `${script.variant ?? 'plain'}-${name.slice('attempts/'.length, -'.json'.length)}`;
			worked.push({
				scenario: id,
				variant: name.endsWith('/model.json') ? script.variant : variant,
				report: judge(run, key, WORKFLOWS),
				facts: factsOf(run, key.sections)
			});
		}
	}
	return worked;
}

/** Runs in the page: adds rows to the open app's own database. Takes plain JSON. */
export async function addSeed(rows: SeedRows): Promise<void> {
	const open = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open('preceptor');
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	const names = Object.keys(rows) as (keyof SeedRows)[];
	const change = open.transaction(names, 'readwrite');
	for (const name of names)
		for (const row of rows[name])
			change
				.objectStore(name)
				.put(
					'bytes' in row && typeof row.bytes === 'string'
						? { ...row, bytes: Uint8Array.from(atob(row.bytes), (letter) => letter.charCodeAt(0)) }
						: row
				);
	await new Promise<void>((resolve, reject) => {
		change.oncomplete = () => resolve();
		change.onerror = () => reject(change.error);
	});
	open.close();
}
