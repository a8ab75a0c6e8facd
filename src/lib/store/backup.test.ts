import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '$lib/engine/canonical';
import type { Entry } from '$lib/engine/model';
import { InputFault, LIMITS } from '$lib/parse/json';
import { append, createAttempt, loadAttempt } from './attempts';
import { exportBackup } from './backup';
import { keepScenarioCopy } from './copies';
import { openDatabase, type PreceptorDatabase } from './db';
import { saveDraft } from './drafts';
import { addMark, marksOf } from './marks';
import { createProfile, eraseProfile, getProfile, listProfiles, renameProfile } from './profiles';
import { applyRestore, planRestore } from './restore';
import { handIn, nextEntry, sampleLog, withLearner } from './sample-log';
import { importPacked } from './sealed';
import { addSelfCheck } from './self-checks';
import { DEFAULT_SETTINGS, readSettings, writeSetting } from './settings';
import { getRow, handInsOf, listRows, putRows, removeRow, reviewsOf } from './shelves';

const STAMP = { build: 'test', created: '2026-02-01T09:00:00.000Z' };
const NOW = '2026-01-20T09:00:00.000Z';

let count = 0;
const opened: PreceptorDatabase[] = [];

async function database(): Promise<PreceptorDatabase> {
	const db = await openDatabase({ name: `backup-${(count += 1)}` });
	opened.push(db);
	return db;
}

let db: PreceptorDatabase;
beforeEach(async () => {
	db = await database();
});
afterEach(async () => {
	vi.restoreAllMocks();
	for (const each of opened.splice(0)) await each.delete();
});

async function store(entries: readonly Entry[], into: PreceptorDatabase): Promise<void> {
	const [opening, ...rest] = entries;
	if (!opening) throw new Error('nothing to store');
	await withLearner(into, String(opening.data['learner']));
	await createAttempt(into, opening);
	const id = String(opening.data['attempt']);
	for (const entry of rest) await append(into, id, entry, { expectedHead: entry.prev });
}

const running = sampleLog({ id: 'running', length: 7 });
const finished = sampleLog({ id: 'finished', length: 70, isHandedIn: true });
const mark = {
	attemptId: 'finished',
	head: finished.at(-1)?.hash ?? '',
	keyHash: 'b'.repeat(64),
	build: 'test',
	givenAt: NOW,
	by: 'learner',
	earned: 1,
	possible: 2,
	isPass: false,
	findings: [
		{
			rule: 'r1',
			workflow: 'order-entry',
			competency: 'orders.sign',
			title: 'Signed in time',
			earned: 1,
			possible: 2,
			verdict: 'partly',
			message: 'm',
			rationale: 'because',
			next: 'n',
			evidence: [1, 2],
			chartEvidence: [{ ref: 'Observation/wbc-1' }],
			source: 's',
			isCritical: false,
			withHelp: true,
			follows: 'r0'
		}
	],
	reason: null
} as const;

const selfCheck = {
	id: 'self-1',
	profile: 'learner-1',
	takenAt: NOW,
	when: 'before',
	data: { answers: { 'orders.sign': 2 } }
} as const;

async function fill(into: PreceptorDatabase): Promise<void> {
	await createProfile(into, { id: 'learner-1', displayName: 'Ana', createdAt: NOW });
	await store(running, into);
	await importPacked(into, [finished]);
	await addMark(into, mark);
	await saveDraft(into, { attemptId: 'running', form: 'f', field: 'x', text: 'half-ty' });
	await writeSetting(into, 'theme', 'dark');
	await writeSetting(into, 'lastBackup', NOW);
	await keepScenarioCopy(into, {
		contentHash: 'a'.repeat(64),
		kind: 'scenario',
		scenario: 'order-entry/first-orders',
		version: 1,
		content: { title: 'First orders', chart: [{ resourceType: 'Patient', id: 'p' }] }
	});
	await putRows(into, 'reviews', [{ id: 'r', profile: 'learner-1', due: NOW, data: { s: 1.5 } }]);
	await addSelfCheck(into, selfCheck);
	await putRows(into, 'assignments', [{ id: 'as', createdAt: NOW, data: { title: 'Week 1' } }]);
	await putRows(into, 'handIns', [
		{
			id: 'h',
			assignment: 'as',
			receivedAt: NOW,
			fileName: 'ana.preceptor',
			file: new Uint8Array([0, 255, 10, 13, 128]),
			summary: { score: 3 }
		}
	]);
}

async function backupOf(from: PreceptorDatabase): Promise<Uint8Array> {
	return (await exportBackup(from, STAMP)).bytes;
}

const everything = async (from: PreceptorDatabase) =>
	Object.fromEntries(
		await Promise.all(
			from.tables.map(async (table) => [table.name, await table.toArray()] as const)
		)
	);

/** The same backup with its lines changed, its counts and hash made to agree or not. */
function rewrite(
	bytes: Uint8Array,
	change: (lines: string[]) => string[],
	{ isHashTrue = true, header = (text: string) => text } = {}
): Uint8Array {
	const [first = '', ...rest] = strFromU8(gunzipSync(bytes)).trimEnd().split('\n');
	const body = change(rest)
		.map((line) => `${line}\n`)
		.join('');
	const hashed = isHashTrue
		? first.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${sha256Hex(body)}"`)
		: first;
	return gzipSync(strToU8(`${header(hashed)}\n${body}`));
}

async function refusal(bytes: Uint8Array): Promise<string> {
	const before = await everything(db);
	const fault: unknown = await planRestore(db, bytes, 'mine.preceptor').catch((error) => error);
	expect(await everything(db)).toEqual(before);
	if (!(fault instanceof InputFault))
		throw new Error('the backup was not refused', { cause: fault });
	return fault.message;
}

describe('backup and restore', () => {
	it('bring everything back into an empty browser, to the same bytes', async () => {
		await fill(db);
		const bytes = await backupOf(db);
		const fresh = await database();

		const plan = await planRestore(fresh, bytes, 'mine.preceptor');
		expect(plan.willLose).toEqual([]);
		await applyRestore(fresh, plan, { accept: [] });

		expect(await backupOf(fresh)).toEqual(bytes);
		expect((await loadAttempt(fresh, 'running')).entries).toEqual(running);
		expect(await loadAttempt(fresh, 'finished')).toEqual(await loadAttempt(db, 'finished'));
		expect(await listRows(fresh, 'handIns')).toEqual(await listRows(db, 'handIns'));
		expect(await marksOf(fresh, 'finished')).toEqual(await marksOf(db, 'finished'));
		expect((await readSettings(fresh)).lastBackup).toBeNull();
		const next = nextEntry(running.at(-1));
		await append(fresh, 'running', next, { expectedHead: next.prev });
	});

	it('are the identity for any set of attempts', async () => {
		const attempt = fc.record({
			length: fc.integer({ min: 2, max: 30 }),
			isHandedIn: fc.boolean(),
			course: fc.constantFrom('plain', 'other')
		});
		await fc.assert(
			fc.asyncProperty(fc.array(attempt, { maxLength: 5 }), async (attempts) => {
				const from = await database();
				const into = await database();
				for (const [index, made] of attempts.entries())
					await store(sampleLog({ id: `a-${index}`, ...made }), from);
				const bytes = await backupOf(from);

				await applyRestore(into, await planRestore(into, bytes, 'b'), { accept: [] });

				expect(await everything(into)).toEqual(await everything(from));
				expect(await backupOf(into)).toEqual(bytes);
			}),
			{ numRuns: 10 }
		);
	});

	it('change nothing when everything is already here', async () => {
		await fill(db);
		const before = await everything(db);
		const plan = await planRestore(db, await backupOf(db), 'mine.preceptor');

		expect(plan.attempts.same.map((attempt) => attempt.id)).toEqual(['finished', 'running']);
		expect(plan.marks).toEqual({ new: 0, same: 1 });
		expect(plan.willLose).toEqual([]);
		await applyRestore(db, plan, { accept: [] });
		expect(await everything(db)).toEqual(before);
	});

	it('keep what is longer here and take what is longer there', async () => {
		const there = await database();
		await store(running.slice(0, 4), there);
		await store(sampleLog({ id: 'grown', length: 9 }), there);
		await store(running, db);
		await store(sampleLog({ id: 'grown', length: 3 }), db);

		const plan = await planRestore(db, await backupOf(there), 'b');
		expect(plan.attempts.longerHere).toMatchObject([{ id: 'running', here: 7, there: 4 }]);
		expect(plan.attempts.longerThere).toMatchObject([{ id: 'grown', here: 3, there: 9 }]);
		expect(plan.willLose).toEqual([]);
		await applyRestore(db, plan, { accept: [] });

		expect((await loadAttempt(db, 'running')).row.count).toBe(7);
		expect((await loadAttempt(db, 'grown')).row.count).toBe(9);
	});

	it('take a finished and packed log over the running beginning of it', async () => {
		const there = await database();
		await importPacked(there, [finished]);
		await store(finished.slice(0, 5), db);

		await applyRestore(db, await planRestore(db, await backupOf(there), 'b'), { accept: [] });

		expect(await loadAttempt(db, 'finished')).toEqual(await loadAttempt(there, 'finished'));
		expect(await db.entries.count()).toBe(0);
	});

	it('overwrite only what was accepted by name', async () => {
		const there = await database();
		await store(sampleLog({ id: 'x', length: 5, course: 'there' }), there);
		await store(sampleLog({ id: 'y', length: 5, course: 'there' }), there);
		await createProfile(there, { id: 'p', displayName: 'There', createdAt: NOW });
		const here = { x: sampleLog({ id: 'x', length: 8 }), y: sampleLog({ id: 'y', length: 3 }) };
		await store(here.x, db);
		await store(here.y, db);
		await createProfile(db, { id: 'p', displayName: 'Here', createdAt: NOW });

		const plan = await planRestore(db, await backupOf(there), 'b');
		expect(plan.willLose.map((loss) => loss.id)).toEqual(['attempt:x', 'attempt:y', 'profile:p']);
		expect(plan.willLose[0]?.text).toContain('8 steps of attempt "x"');
		await applyRestore(db, plan, { accept: ['attempt:y'] });

		expect((await loadAttempt(db, 'x')).entries).toEqual(here.x);
		expect((await loadAttempt(db, 'y')).entries).toEqual((await loadAttempt(there, 'y')).entries);
		expect((await getProfile(db, 'p'))?.displayName).toBe('Here');
		const again = await planRestore(db, await backupOf(there), 'b');
		await applyRestore(db, again, { accept: ['profile:p'] });
		expect((await getProfile(db, 'p'))?.displayName).toBe('There');
	});

	it('refuse to accept a loss the plan does not name', async () => {
		await fill(db);
		const plan = await planRestore(db, await backupOf(db), 'b');

		await expect(applyRestore(db, plan, { accept: ['attempt:running'] })).rejects.toThrow(
			'is not among what this restore would lose'
		);
	});

	it('restore nothing when something changed since the plan was shown', async () => {
		const there = await database();
		await createProfile(there, { id: 'p', displayName: 'There', createdAt: NOW });
		await store(running, there);
		await createProfile(db, { id: 'p', displayName: 'Here', createdAt: NOW });
		const plan = await planRestore(db, await backupOf(there), 'b');
		await renameProfile(db, 'p', 'Renamed meanwhile');
		const before = await everything(db);

		const applying = applyRestore(db, plan, { accept: ['profile:p'] });

		await expect(applying).rejects.toMatchObject({ kind: 'conflict' });
		expect(await everything(db)).toEqual(before);
	});

	it('restore nothing when the browser runs full half-way', async () => {
		await fill(db);
		const bytes = await backupOf(db);
		const fresh = await database();
		const plan = await planRestore(fresh, bytes, 'b');
		const add = IDBObjectStore.prototype.add;
		let added = 0;
		vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
			this: IDBObjectStore,
			...args: Parameters<typeof add>
		) {
			if ((added += 1) > 4) throw new DOMException('no space', 'QuotaExceededError');
			return add.apply(this, args);
		});

		await expect(applyRestore(fresh, plan, { accept: [] })).rejects.toMatchObject({ kind: 'full' });

		vi.restoreAllMocks();
		expect(await everything(fresh)).toEqual(await everything(await database()));
	});

	it('carry the valid part of a damaged attempt and name it', async () => {
		await store(running, db);
		await db.entries.update(['running', 5], { worked: 1 });
		const fresh = await database();

		const { bytes, incomplete } = await exportBackup(db, STAMP);
		const plan = await planRestore(fresh, bytes, 'b');
		await applyRestore(fresh, plan, { accept: [] });

		expect(incomplete).toEqual(['running']);
		expect(plan.incomplete).toEqual(['running']);
		expect((await loadAttempt(fresh, 'running')).entries).toEqual(running.slice(0, 5));
	});

	it('let a running attempt go on to its hand-in', async () => {
		await store(running, db);
		const fresh = await database();
		await applyRestore(fresh, await planRestore(fresh, await backupOf(db), 'b'), { accept: [] });
		const last = handIn(running.at(-1));

		await append(fresh, 'running', last, { expectedHead: last.prev });

		expect((await loadAttempt(fresh, 'running')).row.state).toBe('handed-in');
	});

	it('name imported code sets, which they do not carry', async () => {
		const codeSet = {
			id: 'icd10cm-2026',
			system: 'icd10cm',
			edition: '2026',
			importedAt: NOW,
			pack: new Uint8Array(8),
			summary: {}
		};
		await putRows(db, 'codeSets', [codeSet]);
		const plan = await planRestore(await database(), await backupOf(db), 'b');

		expect(plan.missingCodeSets).toEqual(['icd10cm-2026']);
		expect((await planRestore(db, await backupOf(db), 'b')).missingCodeSets).toEqual([]);
	});
});

describe('a backup that is not whole or not ours', () => {
	let bytes: Uint8Array;
	beforeEach(async () => {
		await fill(db);
		bytes = await backupOf(db);
	});
	const settingLine = (line: string) => line.includes('"kind":"setting"');

	it('is refused when it is not gzip', async () => {
		expect(await refusal(strToU8('{"format":"preceptor-backup"}'))).toMatch(
			/^mine\.preceptor: .*not a gzip file/
		);
	});

	it('is refused when it is another file', async () => {
		expect(await refusal(gzipSync(strToU8('{"resourceType":"Bundle"}\n')))).toContain(
			'line 1: not a Preceptor backup'
		);
		expect(await refusal(gzipSync(strToU8('just text\n')))).toContain('line 1');
		expect(await refusal(gzipSync(strToU8('no newline')))).toContain('it has no header line');
	});

	it('is refused wherever it is cut off', async () => {
		for (const share of [0.01, 0.2, 0.5, 0.9, 0.99])
			expect(await refusal(bytes.slice(0, Math.ceil(bytes.length * share)))).toMatch(
				/damaged or cut off|changed or cut off|no header line/
			);
		expect(await refusal(bytes.slice(0, -9))).toMatch(/damaged or cut off/);
	});

	it('is refused when any byte of its contents was changed', async () => {
		const text = strFromU8(gunzipSync(bytes));
		const body = text.indexOf('\n') + 1;
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: body, max: text.length - 1 }), async (at) => {
				const raw = strToU8(text);
				raw[at] = (raw[at] ?? 0) ^ 1;
				await expect(planRestore(db, gzipSync(raw), 'b')).rejects.toThrow('changed or cut off');
			}),
			{ numRuns: 20 }
		);
	});

	it('is refused when a newer Preceptor made it', async () => {
		const newer = rewrite(bytes, (lines) => lines, {
			header: (text) => text.replace('"version":2', '"version":3')
		});
		expect(await refusal(newer)).toBe(
			'mine.preceptor: line 1.version: found 3, expected 2 at most: it was made by a newer Preceptor'
		);
	});

	it('is refused with a key nobody knows', async () => {
		const extra = rewrite(bytes, (lines) =>
			lines.map((line) => (settingLine(line) ? line.replace('"kind"', '"extra":1,"kind"') : line))
		);
		expect(await refusal(extra)).toMatch(/line \d+: unknown key "extra"/);
		const inHeader = rewrite(bytes, (lines) => lines, {
			header: (text) => text.replace('{', '{"extra":1,')
		});
		expect(await refusal(inHeader)).toContain('line 1: unknown key "extra"');
	});

	it('is refused with a key that could reach a prototype', async () => {
		const polluted = rewrite(bytes, (lines) =>
			lines.map((line) =>
				settingLine(line) ? line.replace('"row":{', '"row":{"__proto__":{"isAdmin":true},') : line
			)
		);
		expect(await refusal(polluted)).toContain('"__proto__" is not allowed');
	});

	it('is refused when lines are missing, doubled or of no known kind', async () => {
		const without = rewrite(bytes, (lines) => lines.filter((line) => !settingLine(line)));
		expect(await refusal(without)).toContain('counts.setting: found 0, expected 1');
		const twice = rewrite(bytes, (lines) => [...lines, lines.find(settingLine) ?? '']);
		expect(await refusal(twice)).toContain('setting "theme" stands here twice');
		const odd = rewrite(bytes, (lines) => [...lines, '{"kind":"report"}']);
		expect(await refusal(odd)).toContain('line ');
	});

	it('is refused when a log in it does not hold together', async () => {
		const edit = (from: string, to: string) =>
			rewrite(bytes, (lines) => lines.map((line) => line.replace(from, to)));
		expect(await refusal(edit('plain-3', 'forged'))).toContain('was changed after it was written');
		expect(await refusal(edit('"count":7', '"count":6'))).toContain('does not end where');
		expect(await refusal(edit('"id":"running"', '"id":"renamed"'))).toContain(
			'its first step opens attempt "running"'
		);
		expect(await refusal(edit('"count":70', '"count":71'))).toContain('line ');
		const cut = rewrite(bytes, (lines) => lines.slice(0, 6));
		expect(await refusal(cut)).toMatch(/steps, expected|counts/);
	});

	it('is refused once it unpacks beyond the cap, without unpacking the rest', async () => {
		// Gzip files may be strung together: 40 times 10 MB of nothing.
		const member = gzipSync(new Uint8Array(LIMITS.backup / 10));
		const bomb = new Uint8Array(member.length * 40);
		for (let at = 0; at < bomb.length; at += member.length) bomb.set(member, at);
		expect(bomb.length).toBeLessThan(1_000_000);

		expect(await refusal(bomb)).toContain('unpacks to more than 100 MB');
	});
});

describe('profiles, settings and shelves', () => {
	it('erase a learner with everything that is theirs and nothing else', async () => {
		await fill(db);
		await createProfile(db, { id: 'learner-2', displayName: 'Ben', createdAt: NOW });
		const kept = sampleLog({ id: 'kept', length: 3, learner: 'learner-2' });
		await store(kept, db);

		await eraseProfile(db, 'learner-1');

		expect((await listProfiles(db)).map((profile) => profile.id)).toEqual(['learner-2']);
		const left = await everything(db);
		expect(left['attempts']).toHaveLength(1);
		expect(left['entries']).toHaveLength(3);
		for (const table of ['sealed', 'drafts', 'marks', 'reviews']) expect(left[table]).toEqual([]);
		expect(left['assignments']).toHaveLength(1);
	});

	it('refuse a second profile of one id and renaming nobody', async () => {
		const profile = { id: 'p', displayName: 'Ana', createdAt: NOW };
		await createProfile(db, profile);
		await expect(createProfile(db, profile)).rejects.toMatchObject({ kind: 'exists' });
		await expect(renameProfile(db, 'q', 'Ben')).rejects.toMatchObject({ kind: 'missing' });
		await renameProfile(db, 'p', 'Ana');
		expect(await getProfile(db, 'p')).toEqual(profile);
	});

	it('read settings of a shape this version does not know as not set', async () => {
		await writeSetting(db, 'activeProfile', 'p');
		await db.settings.put({ key: 'theme', value: 'sepia' });
		await db.settings.put({ key: 'of-the-future', value: 1 });

		expect(await readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, activeProfile: 'p' });
	});

	it('find reviews by learner in the order they are due and hand-ins by assignment', async () => {
		await fill(db);
		const earlier = { id: 'q', profile: 'learner-1', due: '2026-01-01T00:00:00Z', data: {} };
		await putRows(db, 'reviews', [earlier, { ...earlier, id: 'z', profile: 'learner-2' }]);

		expect((await reviewsOf(db, 'learner-1')).map((review) => review.id)).toEqual(['q', 'r']);
		expect(await handInsOf(db, 'as')).toHaveLength(1);
		expect(await handInsOf(db, 'other')).toEqual([]);
		await removeRow(db, 'reviews', 'q');
		expect(await getRow(db, 'reviews', 'q')).toBeUndefined();
	});
});
