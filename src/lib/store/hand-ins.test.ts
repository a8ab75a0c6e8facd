/** Two tabs write the hand-ins of one class. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type PreceptorDatabase } from './db';
import { addHandIn, addHandIns, changeHandIn } from './hand-ins';
import type { HandInRow } from './rows';
import { getRow, listRows, removeRow } from './shelves';

const row = (id: string, said: readonly string[] = []): HandInRow => ({
	id,
	assignment: 'week-3',
	receivedAt: '2026-01-20T09:00:00.000Z',
	fileName: `${id}.preceptor-handin`,
	file: new Uint8Array([1, 2, 3]),
	summary: { said: [...said] }
});

let here: PreceptorDatabase;
let there: PreceptorDatabase;
beforeEach(async () => {
	const indexedDB = new IDBFactory();
	here = await openDatabase({ indexedDB });
	there = await openDatabase({ indexedDB });
});

function say(db: PreceptorDatabase, id: string, word: string): Promise<boolean> {
	return changeHandIn(db, id, (now) => ({
		...now,
		summary: { said: [...(now.summary['said'] as string[]), word] }
	}));
}

describe('hand-ins written from two tabs', () => {
	it('keep what either said of one of them', async () => {
		await addHandIn(here, row('one'));
		const words = Array.from({ length: 20 }, (_, number) => `word ${number}`);
		await Promise.all(
			words.map((word, number) => say(number % 2 === 0 ? here : there, 'one', word))
		);
		const said = (await getRow(here, 'handIns', 'one'))?.summary['said'];
		expect((said as string[]).toSorted()).toEqual(words.toSorted());
	});

	it('are added once, and the one that was first stays', async () => {
		const added = await Promise.all([
			addHandIn(here, row('one', ['first'])),
			addHandIn(there, row('one', ['second']))
		]);
		expect(added.toSorted()).toEqual([false, true]);
		const kept = await getRow(here, 'handIns', 'one');
		expect(kept?.summary['said']).toEqual([added[0] ? 'first' : 'second']);
	});

	it('are added beside those that are here already', async () => {
		await addHandIn(here, row('one', ['kept']));
		expect(await addHandIns(there, [row('one'), row('two'), row('two')])).toBe(1);
		expect((await listRows(here, 'handIns')).map(({ summary }) => summary['said'])).toEqual([
			['kept'],
			[]
		]);
	});

	it('stay removed when another tab changes them', async () => {
		await addHandIn(here, row('one'));
		await removeRow(there, 'handIns', 'one');
		expect(await say(here, 'one', 'late')).toBe(false);
		expect(await listRows(here, 'handIns')).toEqual([]);
	});
});
