import { OPENING, MODEL, WORKFLOWS, link, move, record, specimens } from '$tests/support/ward';
import { InputFault } from '$lib/parse/json';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical';
import {
	MAX_ENTRIES,
	NO_PREV,
	actionFault,
	chainEntry,
	checkChain,
	entryHash,
	fromLines,
	fromTornLines,
	longestValid,
	openingOf,
	parseEntry,
	readActions,
	toLines
} from './log';
import type { Entry, Workflow } from './model';

const { entries } = record(MODEL);

function at(index: number): Entry {
	const entry = entries[index];
	if (!entry) throw new Error(`no entry ${index}`);
	return entry;
}

/** The log with one entry replaced and nothing else touched. */
const withEntry = (index: number, change: Partial<Entry>) =>
	entries.map((entry, place) => (place === index ? { ...entry, ...change } : entry));

/** The log of someone who can hash: every entry from `index` on is chained anew. */
function rechained(index: number, change: Partial<Entry>): Entry[] {
	const out: Entry[] = [];
	for (const entry of withEntry(index, change)) {
		const { hash: _hash, ...rest } = { ...entry, prev: out.at(-1)?.hash ?? NO_PREV };
		out.push({ ...rest, hash: entryHash(rest) });
	}
	return out;
}

function faultOf(work: () => unknown): InputFault {
	try {
		work();
	} catch (error) {
		if (error instanceof InputFault) return error;
		throw error;
	}
	throw new Error('expected a fault, found none');
}

describe('chainEntry', () => {
	it('numbers from 0, names the hash before, and hashes all the rest', () => {
		expect(at(0).prev).toBe(NO_PREV);
		expect(entries.map(({ seq }) => seq)).toEqual([...entries.keys()]);
		expect(entries.slice(1).map(({ prev }) => prev)).toEqual(
			entries.slice(0, -1).map(({ hash }) => hash)
		);
	});

	it('gives the same hash whatever the order of the keys', () => {
		const { hash, ...rest } = at(2);
		const turned = Object.fromEntries(Object.entries(rest).reverse());
		expect(entryHash({ ...rest, ...turned })).toBe(hash);
	});

	it('takes nothing into an entry that is not part of one', () => {
		const draft = { ...move(1, 'attempt:hint.open', { hint: 'x' }), worked: 0, wall: '', ok: true };
		expect(chainEntry(undefined, Object.assign(draft, { note: 'x' }))).not.toHaveProperty('note');
	});
});

describe('checkChain', () => {
	it('lets an untouched log through', () => {
		expect(checkChain(entries)).toEqual({ ok: true });
	});

	it.each([
		['at', 999],
		['worked', 999_999_999],
		['wall', '2026-01-15T00:00:00.000Z'],
		['workflow', 'visits'],
		['type', 'hint.open'],
		['data', { ref: 'Patient/bly' }],
		['ok', false]
	])('refuses a changed %s', (part, value) => {
		const result = checkChain(withEntry(1, { [part]: value }));
		expect(result).toEqual({
			ok: false,
			seq: 1,
			reason: 'entry 1 was changed after it was written'
		});
	});

	it.each([
		['an empty log', [], 0, 'the log is empty'],
		['a log without its opening', entries.slice(1), 0, 'entry 0 says it is number 1'],
		[
			'an entry that is left out',
			entries.filter(({ seq }) => seq !== 3),
			3,
			'entry 3 says it is number 4'
		],
		[
			'an entry that stands twice',
			[...entries.slice(0, 3), at(2), ...entries.slice(3)],
			3,
			'entry 3 says it is number 2'
		],
		[
			'two entries in each other’s place',
			[at(0), at(2), at(1), ...entries.slice(3)],
			1,
			'entry 1 says it is number 2'
		],
		[
			'a changed hash',
			withEntry(2, { hash: 'b'.repeat(64) }),
			2,
			'entry 2 was changed after it was written'
		],
		[
			'a changed entry with a hash of its own',
			entries.map((entry) => (entry.seq === 2 ? (rechained(2, { ok: false })[2] ?? entry) : entry)),
			3,
			'entry 3 does not follow the one before it'
		],
		[
			'an entry of another attempt',
			entries.map((entry) =>
				entry.seq === 2
					? (record(MODEL, { opening: { ...OPENING, attempt: 'other' } }).entries[2] ?? entry)
					: entry
			),
			2,
			'entry 2 does not follow the one before it'
		],
		[
			'simulated time that falls, chained anew',
			rechained(4, { at: at(3).at - 1 }),
			4,
			'simulated time falls at entry 4'
		],
		[
			'worked time that falls, chained anew',
			rechained(4, { worked: 0 }),
			4,
			'worked time falls at entry 4'
		],
		[
			'another beginning, chained anew',
			rechained(0, { type: 'hint.open' }),
			0,
			'the first entry is not attempt.open'
		],
		[
			'a refused opening, chained anew',
			rechained(0, { ok: false }),
			0,
			'the first entry is not attempt.open'
		],
		[
			'a second opening, chained anew',
			rechained(3, { workflow: 'attempt', type: 'attempt.open' }),
			3,
			'entry 3 opens the attempt again'
		],
		[
			'more after the hand-in',
			[...entries, link(entries.at(-1), move(60, 'attempt:hint.open', { hint: 'a' }), false)],
			entries.length,
			`entry ${entries.length} comes after the hand-in`
		]
	])('refuses %s', (_name, log, seq, reason) => {
		expect(checkChain(log)).toEqual({ ok: false, seq, reason });
	});

	it('lets a refused second opening and a refused hand-in stand as refusals', () => {
		const again = link(at(0), move(0, 'attempt:attempt.open', { ...OPENING }), false);
		const handIn = link(again, move(0, 'attempt:attempt.hand-in'), false);
		const after = link(handIn, move(1, 'attempt:task.done', { task: 'read' }), true);
		expect(checkChain([at(0), again, handIn, after])).toEqual({ ok: true });
	});
});

describe('longestValid', () => {
	it('keeps what stands before the first break', () => {
		expect(longestValid(withEntry(4, { at: 1 }))).toEqual(entries.slice(0, 4));
		expect(longestValid(entries)).toEqual(entries);
		expect(longestValid(withEntry(0, { at: 1 }))).toEqual([]);
	});
});

describe('lines', () => {
	it('come back as they went', () => {
		expect(fromLines(toLines(entries), 'a.ndjson')).toEqual(entries);
		expect(toLines(fromLines(toLines(entries), 'a.ndjson'))).toBe(toLines(entries));
		expect(toLines(entries).split('\n')).toHaveLength(entries.length + 1);
		expect(fromLines('', 'a.ndjson')).toEqual([]);
	});

	it('refuse a cut off end, and name the line of what is no entry', () => {
		const text = toLines(entries);
		expect(faultOf(() => fromLines(text.slice(0, -1), 'a.ndjson')).message).toBe(
			`a.ndjson: line ${entries.length}: the last line is cut off`
		);
		const broken = text.replace('"seq":2', '"seq":"2"');
		expect(faultOf(() => fromLines(broken, 'a.ndjson')).message).toBe(
			'a.ndjson: line 3.seq: found "2", expected a number'
		);
		expect(faultOf(() => fromLines('{}\nnull\n', 'a.ndjson')).path).toBe('line 1.seq');
		expect(faultOf(() => fromLines(`${canonical(at(0))}\n\n`, 'a.ndjson')).path).toBe('line 2');
	});

	it('refuse a key that reaches for a prototype', () => {
		const text = toLines(entries).replace('"data":{', '"data":{"__proto__":{"x":1},');
		expect(faultOf(() => fromLines(text, 'a.ndjson')).reason).toContain('__proto__');
		expect(fromTornLines(text)).toEqual([]);
	});

	it('end, when torn, with the last whole entry, wherever the tear is', () => {
		const text = toLines(entries);
		const ends = entries.map((_, index) => toLines(entries.slice(0, index + 1)).length - 1);
		for (let cut = 0; cut <= text.length; cut += 7) {
			const whole = ends.filter((end) => end <= cut).length;
			expect(fromTornLines(text.slice(0, cut))).toEqual(entries.slice(0, whole));
		}
	});

	it('refuse an entry beyond the most an attempt may hold, and one with another key', () => {
		const last = { ...at(1), seq: MAX_ENTRIES - 1 };
		expect(parseEntry(last, 'a', 'entry')).toEqual(last);
		expect(faultOf(() => parseEntry({ ...last, seq: MAX_ENTRIES }, 'a', 'entry')).path).toBe(
			'entry.seq'
		);
		expect(faultOf(() => parseEntry({ ...last, more: 1 }, 'a', 'entry')).reason).toContain('more');
		expect(faultOf(() => parseEntry({ ...last, wall: 'noon' }, 'a', 'entry')).path).toBe(
			'entry.wall'
		);
	});
});

describe('openingOf', () => {
	it('gives the data of entry 0 and throws where there is none', () => {
		expect(openingOf(entries)).toEqual(OPENING);
		expect(() => openingOf([])).toThrow('a log begins with attempt.open');
		expect(() => openingOf(entries.slice(1))).toThrow('a log begins with attempt.open');
	});
});

describe('readActions', () => {
	const read = (log: readonly Entry[], workflows = WORKFLOWS) => readActions(log, workflows, 'a');
	const opened = (versions: Record<string, number>) =>
		rechained(0, { data: { ...OPENING, workflows: versions } });

	it('hands back what is in shape, entry for entry', () => {
		const log = read(entries);
		expect(log).toEqual(entries);
		expect(log[3]).toBe(entries[3]);
	});

	it('lifts the actions of an old version and leaves those of the present one', () => {
		const old = { specimen: 'tube-1' };
		const log = opened({ specimens: 1, visits: 1 }).map((entry) =>
			entry.type === 'specimen.receive' ? { ...entry, data: old } : entry
		);
		const lifted = read(log);
		expect(lifted[4]?.data).toEqual({ specimens: ['tube-1'] });
		expect(lifted[4]?.hash).toBe(log[4]?.hash);
		expect(log[4]?.data).toBe(old);
		expect(lifted[5]).toBe(log[5]);
		const present = log.map((entry) => (entry.seq === 0 ? at(0) : entry));
		expect(faultOf(() => read(present)).path).toMatch(/^entry 4 \(specimen\.receive\)/);
	});

	it('runs the upcasters from the stored version on, and each once', () => {
		const ran: string[] = [];
		const upcasters = [1, 2, 3].map((from) => ({
			from,
			name: `lift-${from}`,
			up: (action: { type: string; data: Entry['data'] }) => {
				ran.push(`${from}:${action.type}`);
				return action;
			}
		}));
		const later: Workflow = { ...specimens, version: 4, upcasters };
		const [, ...others] = WORKFLOWS;
		read(opened({ specimens: 2, visits: 1 }), [later, ...others]);
		expect(ran).toEqual([
			'2:specimen.collect',
			'3:specimen.collect',
			'2:specimen.receive',
			'3:specimen.receive'
		]);
	});

	it('says which entry an upcaster breaks on', () => {
		const up = () => {
			throw new TypeError('no such part');
		};
		const broken: Workflow = { ...specimens, upcasters: [{ from: 1, name: 'breaks', up }] };
		const log = opened({ specimens: 1, visits: 1 });
		expect(faultOf(() => read(log, [broken, ...WORKFLOWS.slice(1)])).path).toBe(
			'entry 3 (specimen.collect)'
		);
	});

	it('refuses data from the future by name', () => {
		expect(faultOf(() => read(opened({ specimens: 3, visits: 1 }))).message).toBe(
			'a: workflow specimens: found version 3, expected 2 at most: a newer Preceptor wrote this'
		);
	});

	it.each([
		['an unknown workflow', { workflow: 'dentistry' }, 'entry 3 (specimen.collect)'],
		['an unknown action', { type: 'specimen.eat' }, 'entry 3 (specimen.eat).type'],
		[
			'an unknown key',
			{ data: { specimen: 'tube-1', answers: [], more: 1 } },
			'entry 3 (specimen.collect).data'
		],
		[
			'a wrong value',
			{ data: { specimen: 7, answers: [] } },
			'entry 3 (specimen.collect).data.specimen'
		],
		['an engine action of the wrong shape', { workflow: 'attempt', type: 'hint.open' }, 'entry 3']
	])('refuses %s and names the entry', (_name, change, path) => {
		expect(faultOf(() => read(withEntry(3, change))).path).toContain(path);
	});

	it('refuses a log that does not begin with a good opening', () => {
		expect(faultOf(() => read([])).message).toBe(
			'a: entry 0: found nothing, expected attempt.open'
		);
		expect(faultOf(() => read(entries.slice(1))).path).toBe('entry 0');
		expect(faultOf(() => read(withEntry(0, { data: { ...OPENING, seed: 'x' } }))).path).toBe(
			'entry 0 (attempt.open).data.seed'
		);
	});

	it('does not mistake the name of an object method for a version', () => {
		const odd: Workflow = { ...specimens, name: 'toString', version: 1, upcasters: [] };
		expect(read(entries, [...WORKFLOWS, odd])).toEqual(entries);
	});
});

describe('actionFault', () => {
	it('finds nothing in what may become an entry, and the place in what may not', () => {
		expect(actionFault(move(0, 'attempt:hint.open', { hint: 'a' }), WORKFLOWS)).toBeUndefined();
		expect(actionFault(move(0, 'visits:visit.leave', { visit: 'v' }), WORKFLOWS)).toBeUndefined();
		expect(actionFault(move(0, 'visits:visit.leave', { visit: 4 }), WORKFLOWS)).toEqual({
			path: 'data.visit',
			reason: 'found 4, expected text'
		});
		expect(actionFault(move(0, 'dentistry:tooth.pull'), WORKFLOWS)?.reason).toContain('dentistry');
	});
});
