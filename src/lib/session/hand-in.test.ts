import { expect, it, vi } from 'vitest';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { sampleLog, withLearner } from '$lib/store/sample-log';
import { importPacked } from '$lib/store/sealed';
import { handInMemory, makeHandIn } from './hand-in';

const ME = { id: 'learner-1', displayName: 'Ana', createdAt: '2026-01-14T18:00:00.000Z' };

let db: PreceptorDatabase;

vi.mock('./house.svelte', () => ({
	openHouse: () => Promise.resolve({ db, profile: ME })
}));

it('begins with the name of the same assignment, else with the one given last', async () => {
	db = await openDatabase({ name: 'hand-in-names' });
	await withLearner(db);
	await importPacked(db, [sampleLog({ id: 'a', length: 4, isHandedIn: true })]);
	const nameFor = async (assignment: string) => {
		const row = await db.attempts.get('a');
		if (!row) throw new Error('no attempt');
		return (await handInMemory({ ...row, assignment })).name;
	};
	expect(await nameFor('zz')).toBe('');

	await db.attempts.update('a', { assignment: 'zz' });
	await makeHandIn('a', 'Ana B');
	await db.attempts.update('a', { assignment: 'aa' });
	await makeHandIn('a', 'Student 7');

	expect(await nameFor('zz')).toBe('Ana B');
	expect(await nameFor('aa')).toBe('Student 7');
	expect(await nameFor('mm')).toBe('Student 7');
	await db.delete();
});
