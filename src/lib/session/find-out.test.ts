import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STATEMENTS } from '$lib/learning/instrument';
import { withAnswer } from '$lib/learning/self-assessment';
import { exportBackup, exportLearner } from '$lib/store/backup';
import { readBackup } from '$lib/store/backup-file';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { saveDraft } from '$lib/store/drafts';
import { guestId } from '$lib/store/guests';
import { createProfile, eraseProfile } from '$lib/store/profiles';
import { addSelfCheck } from '$lib/store/self-checks';
import { dropBegun, finishSelfCheck, keepBegun, loadFindOut, openSelfCheck } from './find-out';

const ME = { id: 'learner-me', displayName: 'Me', createdAt: '2026-11-01T08:00:00.000Z' };
const FIRST = STATEMENTS[0]?.id ?? '';

let db: PreceptorDatabase;

vi.mock('./house.svelte', () => ({
	openHouse: () => Promise.resolve({ db, profile: ME })
}));
vi.mock('./progress-choices', () => ({
	loadCurriculum: () =>
		Promise.resolve({ modules: [], competencies: [], exams: [], notice: '', choices: [] })
}));

beforeEach(async () => {
	db = await openDatabase({ name: `find-out-${crypto.randomUUID()}` });
	await createProfile(db, ME);
});

afterEach(() => db.close());

describe('a self-check that is being taken', () => {
	it('is gone on with where it was left', async () => {
		const taken = withAnswer(await openSelfCheck(), FIRST, { rating: 4, sureness: 70 });
		await keepBegun(taken);
		expect(await openSelfCheck()).toEqual(taken);
		expect((await loadFindOut()).begun).toEqual(taken);
	});

	it('is kept with the others once it is finished, and the next one comes after', async () => {
		const taken = withAnswer(await openSelfCheck(), FIRST, { rating: 2, sureness: null });
		await keepBegun(taken);
		await finishSelfCheck(taken);
		const { checks, begun } = await loadFindOut();
		expect(begun).toBeNull();
		expect(checks.map(({ check }) => check)).toEqual([taken]);
		expect((await openSelfCheck()).when).toBe('after');
	});

	it('can be thrown away without touching those finished', async () => {
		await finishSelfCheck(withAnswer(await openSelfCheck(), FIRST, { rating: 2, sureness: null }));
		await keepBegun(withAnswer(await openSelfCheck(), FIRST, { rating: 5, sureness: 100 }));
		await dropBegun();
		const { checks, begun } = await loadFindOut();
		expect(begun).toBeNull();
		expect(checks).toHaveLength(1);
	});

	it('goes with its learner when they are erased', async () => {
		await keepBegun(withAnswer(await openSelfCheck(), FIRST, { rating: 5, sureness: 100 }));
		await eraseProfile(db, ME.id);
		expect(await db.drafts.toArray()).toEqual([]);
	});

	it.each(['', '{', '[]', '{"format":"preceptor-self-check","version":9}'])(
		'begins anew where what was kept cannot be read: %s',
		async (text) => {
			await saveDraft(db, { attemptId: ME.id, form: 'self-check', field: 'answers', text });
			expect((await openSelfCheck()).answers).toEqual({});
		}
	);
});

describe('a file of the work here', () => {
	const STAMP = { build: '0.1.0', created: '2026-11-24T12:00:00.000Z' };

	it('of one learner takes along what they have answered so far', async () => {
		await keepBegun(withAnswer(await openSelfCheck(), FIRST, { rating: 5, sureness: 100 }));
		const { bytes } = await exportLearner(db, ME.id, STAMP);
		expect(readBackup(bytes, 'me').contents.drafts.map(({ form }) => form)).toEqual(['self-check']);
	});

	it('leaves out what a guest has answered so far', async () => {
		const guest = guestId('one');
		await createProfile(db, { ...ME, id: guest });
		await saveDraft(db, { attemptId: guest, form: 'self-check', field: 'answers', text: '{}' });
		const { bytes } = await exportBackup(db, STAMP);
		expect(readBackup(bytes, 'all').contents.drafts).toEqual([]);
	});
});

describe('stored self-checks', () => {
	it('that cannot be read are named, and the others are shown', async () => {
		const row = { profile: ME.id, when: 'before' as const };
		await addSelfCheck(db, { ...row, id: 'bad', takenAt: '2026-11-02T08:00:00.000Z', data: {} });
		await finishSelfCheck(withAnswer(await openSelfCheck(), FIRST, { rating: 3, sureness: null }));
		const { checks, left } = await loadFindOut();
		expect(checks).toHaveLength(1);
		expect(left).toHaveLength(1);
		expect(left[0]).toContain('self-check of 2026-11-02T08:00:00.000Z');
	});

	it('of another learner are not shown', async () => {
		await createProfile(db, { ...ME, id: 'learner-other' });
		await addSelfCheck(db, {
			id: 'theirs',
			profile: 'learner-other',
			takenAt: '2026-11-02T08:00:00.000Z',
			when: 'before',
			data: {}
		});
		expect(await loadFindOut()).toMatchObject({ checks: [], left: [] });
	});
});
