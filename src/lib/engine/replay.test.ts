import {
	AMES,
	CARELESS,
	MODEL,
	OPENING,
	WARD,
	WORKFLOWS,
	record,
	specimens,
	visits
} from '$tests/support/ward';
import { longShift } from '$tests/support/ward-moves';
import { describe, expect, it } from 'vitest';
import { checkChain } from './log';
import { Film, replay, runOf } from './replay';
import { fingerprint, step } from './step';

describe('replay', () => {
	it('comes to the world the learner saw', () => {
		for (const moves of [MODEL, CARELESS]) {
			const { entries, world } = record(moves);
			const replayed = replay(WARD, entries, WORKFLOWS);
			expect(fingerprint(replayed.world)).toBe(fingerprint(world));
			expect(replayed.drift).toEqual([]);
			expect(checkChain(entries)).toEqual({ ok: true });
		}
	});

	it('keeps what each accepted action was about, and nothing of a refusal', () => {
		const { entries } = record(CARELESS);
		const { subjects } = replay(WARD, entries, WORKFLOWS);
		expect([...subjects.keys()]).toEqual(
			entries.filter(({ ok, seq }) => ok && seq > 0).map(({ seq }) => seq)
		);
		expect(subjects.get(2)).toMatchObject({ patient: AMES, parts: { test: 'cbc' } });
		expect(subjects.has(3)).toBe(false);
	});

	it('reports an entry whose outcome is no longer what was logged, and goes on with what it is now', () => {
		const { entries } = record(CARELESS);
		const turned = entries.map((entry) => (entry.seq === 3 ? { ...entry, ok: true } : entry));
		expect(replay(WARD, turned, WORKFLOWS).drift).toEqual([
			{ seq: 3, logged: true, now: false, reason: 'This specimen is not at that point.' }
		]);
		const strict = { ...visits, instances: () => [] };
		const { drift, world } = replay(WARD, entries, [specimens, strict]);
		expect(drift).toEqual([
			{ seq: 7, logged: true, now: false, reason: 'This visit is not at that point.' }
		]);
		expect(world.chart.one('Encounter', 'enc-bly')?.location).toBeUndefined();
	});

	it('reads neither the wall clock nor the worked time', () => {
		const { entries, world } = record(MODEL);
		const elsewhere = entries.map((entry) => ({
			...entry,
			wall: '1999-01-01T00:00:00Z',
			worked: 0
		}));
		expect(fingerprint(replay(WARD, elsewhere, WORKFLOWS).world)).toBe(fingerprint(world));
	});

	it('leaves the scenario and the log as they were', () => {
		const { entries } = record(MODEL);
		const before = JSON.stringify([WARD, entries]);
		replay(WARD, entries, WORKFLOWS);
		expect(JSON.stringify([WARD, entries])).toBe(before);
	});

	it('refuses a log without an opening', () => {
		expect(() => replay(WARD, [], WORKFLOWS)).toThrow('a log begins with attempt.open');
	});
});

describe('Film', () => {
	const { entries, world } = record(longShift(200));
	const { script } = replay(WARD, entries, WORKFLOWS);
	const film = new Film(script, entries);

	it('shows every moment as a replay of the log up to there', () => {
		for (const { seq } of entries)
			expect(fingerprint(film.after(seq))).toBe(
				fingerprint(replay(WARD, entries.slice(0, seq + 1), WORKFLOWS).world)
			);
		expect(fingerprint(film.after(entries.length - 1))).toBe(fingerprint(world));
	});

	it('hands out worlds that nothing touches afterwards, on either side of a checkpoint', () => {
		for (const seq of [0, 63, 64, 65, 128]) {
			const kept = film.after(seq);
			const text = fingerprint(kept);
			film.after(199);
			const next = entries[seq + 1];
			if (next) step(script, film.after(seq), next, next.at, next.seq);
			expect(fingerprint(kept)).toBe(text);
			expect(fingerprint(film.after(seq))).toBe(text);
		}
	});

	it('knows no moment outside the attempt', () => {
		for (const seq of [-1, entries.length, 0.5])
			expect(() => film.after(seq)).toThrow(`the attempt has no entry ${seq}`);
	});
});

describe('runOf', () => {
	it('gives the worlds around an entry, the world at the end, and subjects', () => {
		const { entries } = record(MODEL);
		const run = runOf(replay(WARD, entries, WORKFLOWS), entries);
		expect(run.before(3).chart.has('ServiceRequest/tube-1')).toBe(false);
		expect(run.after(3).chart.has('ServiceRequest/tube-1')).toBe(true);
		expect(run.before(0).seq).toBe(0);
		expect(run.world.isHandedIn).toBe(true);
		expect(run.scenario).toBe(WARD);
		expect(run.subject(3)?.patient).toBe(AMES);
		expect(run.subject(0)).toBeUndefined();
	});

	it('has the opening of the log in its worlds', () => {
		const { entries } = record(MODEL, { opening: { ...OPENING, mode: 'exam' } });
		const run = runOf(replay(WARD, entries, WORKFLOWS), entries);
		expect(run.after(1).opening.mode).toBe('exam');
	});
});
