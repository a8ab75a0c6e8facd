import { OPENING, WARD, WORKFLOWS, link, record, type Move } from '$tests/support/ward';
import { wardMoves } from '$tests/support/ward-moves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical';
import { checkChain, fromLines, toLines } from './log';
import type { Entry, World } from './model';
import { Film, replay } from './replay';
import { advance, compile, copyWorld, fingerprint, openWorld, refusalOf, step } from './step';

const script = compile(WARD, WORKFLOWS);
const replayed = (entries: readonly Entry[]) => replay(WARD, entries, WORKFLOWS).world;
const RUNS = { numRuns: 120 };

/** A log as a session writes one: nothing is appended once the attempt was handed in. */
function log(moves: readonly Move[]): Entry[] {
	const end = moves.findIndex(({ type }) => type === 'attempt.hand-in');
	return record(end < 0 ? moves : moves.slice(0, end + 1)).entries;
}

describe('any work on the ward', () => {
	it('is a mix of what is accepted and what is refused, of every kind of action', () => {
		const accepted = new Map<string, number>();
		let refused = 0;
		for (const moves of fc.sample(wardMoves, { numRuns: 150, seed: 7 }))
			for (const entry of record(moves).entries)
				if (entry.ok) accepted.set(entry.type, (accepted.get(entry.type) ?? 0) + 1);
				else refused += 1;
		expect(refused).toBeGreaterThan(500);
		const rare = [...accepted].filter(([, count]) => count < 10);
		expect(rare).toEqual([]);
		expect([...accepted.keys()].sort()).toEqual([
			'attempt.hand-in',
			'attempt.open',
			'chart.view',
			'clock.advance',
			'form.discard',
			'form.open',
			'form.set',
			'hint.open',
			'message.acknowledge',
			'specimen.collect',
			'specimen.hold',
			'specimen.label',
			'specimen.receive',
			'specimen.release',
			'task.done',
			'visit.leave',
			'visit.room',
			'visit.see'
		]);
	});

	it('replays to the same world each time, which is the one the learner saw', () => {
		fc.assert(
			fc.property(wardMoves, (moves) => {
				const { entries, world } = record(moves);
				const text = fingerprint(world);
				expect(fingerprint(replayed(entries))).toBe(text);
				expect(fingerprint(replayed(entries))).toBe(text);
				expect(replay(WARD, entries, WORKFLOWS).drift).toEqual([]);
			}),
			RUNS
		);
	});

	it('is the same whether it was lived in small steps of the clock or in one', () => {
		const ticks = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }));
		fc.assert(
			fc.property(wardMoves, ticks, (moves, between) => {
				const { entries, world } = record(moves);
				let live = openWorld(script, OPENING);
				for (const [index, made] of moves.entries()) {
					const from = live.at;
					for (const part of [...(between[index % (between.length || 1)] ?? [])].sort())
						live = advance(script, live, from + Math.floor((made.at - from) * part));
					live = step(script, live, made, made.at, index + 1).world;
				}
				expect(fingerprint(live)).toBe(fingerprint(world));
				expect(fingerprint(live)).toBe(fingerprint(replayed(entries)));
			}),
			RUNS
		);
	});

	it('is the same when the clock goes on afterwards, however it goes', () => {
		fc.assert(
			fc.property(wardMoves, fc.array(fc.nat(6_000_000), { maxLength: 5 }), (moves, stops) => {
				const { world } = record(moves);
				const end = world.at + 7_000_000;
				const once = advance(script, copyWorld(world), end);
				let slow: World = copyWorld(world);
				for (const stop of stops.sort((a, b) => a - b))
					slow = advance(script, slow, world.at + stop);
				expect(fingerprint(advance(script, slow, end))).toBe(fingerprint(once));
			}),
			RUNS
		);
	});

	it('is the same in two parts as in one', () => {
		fc.assert(
			fc.property(wardMoves, fc.nat(), (moves, cut) => {
				const { entries, world } = record(moves);
				const place = 1 + (cut % entries.length);
				let resumed = replayed(entries.slice(0, place));
				for (const entry of entries.slice(place))
					resumed = step(script, resumed, entry, entry.at, entry.seq).world;
				expect(fingerprint(resumed)).toBe(fingerprint(world));
			}),
			RUNS
		);
	});

	it('is changed by a refusal in nothing but the clock, and refusals can be foretold', () => {
		let refusals = 0;
		fc.assert(
			fc.property(wardMoves, (moves) => {
				let world = openWorld(script, OPENING);
				for (const [index, made] of moves.entries()) {
					const waited = { ...advance(script, copyWorld(world), made.at), seq: index + 1 };
					const before = fingerprint(waited);
					const foretold = refusalOf(script, waited, made);
					expect(fingerprint(waited)).toBe(before);
					const result = step(script, world, made, made.at, index + 1);
					world = result.world;
					expect(result.reason).toBe(foretold);
					expect(result.ok).toBe(foretold === null);
					if (result.ok) continue;
					refusals += 1;
					expect(fingerprint(world)).toBe(before);
				}
			}),
			{ numRuns: 60 }
		);
		expect(refusals).toBeGreaterThan(100);
	});

	it('is the same without its refusals, but for the numbers of the entries', () => {
		fc.assert(
			fc.property(wardMoves, (moves) => {
				const { entries, world } = record(moves);
				let bare = openWorld(script, OPENING);
				for (const entry of entries.slice(1))
					if (entry.ok) bare = step(script, bare, entry, entry.at, entry.seq).world;
				// Facts without a delay wait for the next look at the clock, which a refusal is too.
				const end = { ...advance(script, bare, world.at), seq: world.seq };
				const whole = advance(script, copyWorld(world), world.at);
				// A fact that ticks a task notes the last entry taken in, a refusal included.
				const plain = (one: World) => fingerprint({ ...one, tasksDone: new Map() });
				expect(plain(end)).toBe(plain(whole));
				expect([...end.tasksDone.keys()]).toEqual([...whole.tasksDone.keys()]);
			}),
			RUNS
		);
	});

	it('can be looked at in every moment, and what is looked at stays as it is', () => {
		fc.assert(
			fc.property(wardMoves, (moves) => {
				const { entries } = record(moves);
				const film = new Film(script, entries);
				const kept = entries.map(({ seq }) => film.after(seq));
				for (const [seq, world] of kept.entries())
					expect(fingerprint(world)).toBe(fingerprint(replayed(entries.slice(0, seq + 1))));
			}),
			{ numRuns: 25 }
		);
	});

	it('makes a chain that holds, and that no change survives', () => {
		const parts = fc.constantFrom('at', 'worked', 'wall', 'type', 'ok', 'data', 'prev', 'hash');
		fc.assert(
			fc.property(wardMoves, fc.nat(), parts, (moves, pick, part) => {
				const entries = log(moves);
				expect(checkChain(entries)).toEqual({ ok: true });
				expect(fromLines(toLines(entries), 'log')).toEqual(entries);
				const place = pick % entries.length;
				const changed = entries.map((entry, index) =>
					index === place ? { ...entry, ...change(entry, part) } : entry
				);
				expect(checkChain(changed)).toMatchObject({ ok: false, seq: place });
			}),
			RUNS
		);
	});

	it('hashes to the same head wherever the same moves are made', () => {
		fc.assert(
			fc.property(wardMoves, (moves) => {
				const [one, two] = [log(moves), log(structuredClone(moves))];
				expect(two.at(-1)?.hash).toBe(one.at(-1)?.hash);
				expect(canonical(two)).toBe(canonical(one));
				const last = one.at(-1);
				if (!last) return;
				const more = { workflow: 'attempt', type: 'hint.open', data: {}, at: last.at };
				expect(link(last, more, true).hash).not.toBe(link(last, more, false).hash);
			}),
			{ numRuns: 40 }
		);
	});
});

/** The entry with one part made other than it is. */
function change(entry: Entry, part: string): Partial<Entry> {
	switch (part) {
		case 'at':
			return { at: entry.at + 1 };
		case 'worked':
			return { worked: entry.worked + 1 };
		case 'wall':
			return { wall: `${entry.wall.slice(0, -1)}1Z` };
		case 'type':
			return { type: `${entry.type}x` };
		case 'ok':
			return { ok: !entry.ok };
		case 'data':
			return { data: { ...entry.data, more: 1 } };
		case 'prev':
			return { prev: entry.prev.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
		default:
			return { hash: entry.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
	}
}
