import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedIn, gradebookOf, type Gradebook } from './gradebook';
import { heatOf } from './heat';
import { KEY_A, KEY_B, assignedTo, itemMark, submissionOf, type Made } from './sample-submissions';

const early = { id: 's1', startedAt: '2026-11-03T10:00:00.000Z', items: [itemMark('a', 1, 4)] };
const better = { id: 's2', startedAt: '2026-11-04T10:00:00.000Z', items: [itemMark('a', 4, 4)] };
const latest = { id: 's3', startedAt: '2026-11-05T10:00:00.000Z', items: [itemMark('a', 2, 4)] };

function bookOf(made: readonly Made[], counting: 'first' | 'best' | 'last' = 'best'): Gradebook {
	return gradebookOf(made.map(submissionOf), [assignedTo(counting, ['coding/one', 'coding/two'])]);
}

describe('which attempt counts', () => {
	it.each([
		['first', 's1'],
		['best', 's2'],
		['last', 's3']
	] as const)('is the %s one where the assignment says so', (counting, id) => {
		const { rows } = bookOf([latest, early, better], counting);
		expect(countedIn({ ...bookOf([]), rows }).map((one) => one.id)).toEqual([id]);
		expect([...(rows[0]?.cells.values() ?? [])][0]?.attempts.map((one) => one.id)).toEqual([
			's1',
			's2',
			's3'
		]);
	});

	it('is the first of two equally good ones', () => {
		const twin = { ...better, id: 's9', startedAt: '2026-11-06T10:00:00.000Z' };
		expect(countedIn(bookOf([twin, better])).map(({ id }) => id)).toEqual(['s2']);
	});

	it('is judged with its credits', () => {
		const credits = [{ at: '2026-11-10T09:00:00.000Z', rule: null, points: 3, reason: 'oral' }];
		const book = bookOf([{ ...early, credits }, { ...latest }]);
		expect(countedIn(book).map(({ id }) => id)).toEqual(['s1']);
		expect(book.rows[0]).toMatchObject({ earned: 4, possible: 4, done: 1, passed: 1 });
	});
});

describe('a learner', () => {
	it('goes by the name of the newest hand-in', () => {
		const { rows } = bookOf([
			{ id: 's1', name: 'Ann Lee', created: '2026-11-03T11:00:00.000Z' },
			{
				id: 's2',
				name: 'Ann Lee-Okoye',
				created: '2026-11-04T11:00:00.000Z',
				scenario: 'coding/two'
			}
		]);
		expect(rows.map(({ learner }) => learner.name)).toEqual(['Ann Lee-Okoye']);
	});

	it('is another one under another key, and both rows say that the name is shared', () => {
		const { rows, notes } = bookOf([
			{ id: 's1', key: KEY_A },
			{ id: 's2', key: KEY_B, name: ' ann ' }
		]);
		expect(rows.map(({ learner }) => learner.isSharedName)).toEqual([true, true]);
		expect(notes).toHaveLength(1);
	});
});

describe('what does not count', () => {
	it('is listed with why, and the rest goes on', () => {
		const book = bookOf([
			{ id: 'bad', verdict: 'fails', attempt: 'x1' },
			{ id: 'other', assignment: 'week-two', attempt: 'x2' },
			{ id: 'free', assignment: null, attempt: 'x3' },
			{ id: 'elsewhere', scenario: 'coding/three', attempt: 'x4' },
			{ id: 'good', attempt: 'x5' }
		]);
		expect(book.aside.map(({ submission, why }) => [submission.id, why])).toEqual([
			['bad', 'The header was changed.'],
			['elsewhere', 'It was made for another assignment, or for none.'],
			['free', 'It was made for another assignment, or for none.'],
			['other', 'It was made for another assignment, or for none.']
		]);
		expect(countedIn(book).map(({ id }) => id)).toEqual(['good']);
	});

	it('is the same attempt a second time', () => {
		const book = bookOf([
			{ id: 's1', attempt: 'same' },
			{ id: 's2', attempt: 'same' }
		]);
		expect(countedIn(book)).toHaveLength(1);
		expect(book.aside).toHaveLength(1);
	});

	it('keeps a late one in, marked', () => {
		const book = bookOf([{ id: 's1', isLate: true, verdict: 'noted' }]);
		expect(countedIn(book)[0]?.isLate).toBe(true);
	});
});

const made = fc.record({
	id: fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'),
	attempt: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
	learner: fc.constantFrom('l1', 'l2'),
	name: fc.constantFrom('Ann', 'Bo'),
	key: fc.constantFrom(KEY_A, KEY_B),
	scenario: fc.constantFrom('coding/one', 'coding/two', 'coding/three'),
	items: fc.constantFrom([itemMark('a', 1, 2)], [itemMark('a', 2, 2)], [itemMark('b', 0, 2)]),
	startedAt: fc.constantFrom('2026-11-03T10:00:00.000Z', '2026-11-04T10:00:00.000Z'),
	receivedAt: fc.constantFrom('2026-11-10T08:00:00.000Z', '2026-11-11T08:00:00.000Z'),
	verdict: fc.constantFrom('holds', 'noted', 'fails', 'unreadable')
});
const classOf = fc.uniqueArray(made, { selector: ({ id }) => id, maxLength: 8 });

it('comes out the same in any order, counts no attempt twice and loses no file', () => {
	fc.assert(
		fc.property(
			classOf,
			fc.constantFrom('first', 'best', 'last'),
			fc.infiniteStream(fc.integer()),
			(files, counting, order) => {
				const book = bookOf(files, counting);
				const turned = files
					.map((file) => ({ file, key: order.next().value }))
					.toSorted((a, b) => a.key - b.key)
					.map(({ file }) => file);
				expect(bookOf(turned, counting)).toEqual(book);
				const attempts = countedIn(book).map(({ header }) => header?.attempt);
				expect(new Set(attempts).size).toBe(attempts.length);
				const inCells = book.rows.flatMap(({ cells }) =>
					[...cells.values()].flatMap((cell) => cell.attempts.map(({ id }) => id))
				);
				const asideIds = book.aside.map(({ submission }) => submission.id);
				expect([...inCells, ...asideIds].toSorted()).toEqual(files.map(({ id }) => id).toSorted());
				for (const { submission, why } of book.aside) {
					expect(why).not.toBe('');
					expect(inCells).not.toContain(submission.id);
				}
			}
		),
		{ numRuns: 300 }
	);
});

describe('the heat map', () => {
	const book = bookOf([
		{ id: 's1', learner: 'l1', name: 'Ann', items: [itemMark('a', 1, 2), itemMark('b', 2, 2)] },
		{ id: 's2', learner: 'l2', name: 'Bo', items: [itemMark('b', 1, 2), itemMark('c', -1, 0)] }
	]);
	const heat = heatOf(book);

	it('has the weakest first, and what nothing could be earned in last', () => {
		expect(heat.rows.map(({ competency, total }) => [competency, total.share, total.n])).toEqual([
			['can-a', 0.5, 1],
			['can-b', 0.75, 2],
			['can-c', null, 1]
		]);
	});

	it('is empty where a learner did nothing, and never below nothing', () => {
		expect(heat.rows[0]?.cells.map((cell) => cell?.share ?? null)).toEqual([0.5, null]);
		expect(heat.rows[2]?.cells[1]).toEqual({ n: 1, earned: 0, possible: 0, share: null });
	});

	it('adds each learner up', () => {
		expect(heat.totals).toEqual([
			{ n: 2, earned: 3, possible: 4, share: 0.75 },
			{ n: 2, earned: 0, possible: 2, share: 0 }
		]);
	});

	it('leaves out what was not scorable', () => {
		const unjudged = { ...itemMark('a', 0, 2), verdict: 'not-scorable' as const };
		expect(heatOf(bookOf([{ id: 's1', items: [unjudged] }])).rows).toEqual([]);
	});
});
