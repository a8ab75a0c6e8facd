/** Assignments as this browser keeps them, and what it makes of them. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readAssignment, signAssignment, type AssignmentDraft } from '$lib/classroom/assignment';
import { keyPairFromSeed, seedOf, type KeyPair } from '$lib/classroom/keys';
import { InputFault } from '$lib/parse/json';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import type { AttemptRow } from '$lib/store/rows';
import { listRows, putRows } from '$lib/store/shelves';
import {
	assignedStandings,
	contentTrouble,
	keyStandingOf,
	keptAssignment,
	openingAt,
	receiveAssignment,
	receivedAssignments,
	refuseUnassigned
} from './assignments';
import { keepGiven, removeGiven } from './teaching';

const teacher = await keyPairFromSeed(seedOf('teacher'));
const stranger = await keyPairFromSeed(seedOf('stranger'));

const ASKED = {
	id: 'coding/wrist-fracture-after-a-fall',
	version: 1,
	contentHash: 'a'.repeat(64),
	variant: null,
	title: 'A wrist after a fall'
};

async function made(change: Partial<AssignmentDraft> = {}, pair: KeyPair = teacher) {
	const jws = await signAssignment(
		{
			id: 'week-3',
			nonce: 'abcdefghij0123456789',
			title: 'Week 3',
			note: '',
			teacher: 'R. Okonjo',
			scenarios: [ASKED],
			mode: 'practice',
			opens: '2026-01-10T08:00:00.000Z',
			due: '2026-02-01T22:00:00.000Z',
			counting: 'best',
			passShare: null,
			timeFactor: 2,
			created: '2026-01-01T00:00:00.000Z',
			...change
		},
		pair
	);
	return { jws, assignment: await readAssignment(jws, 'made') };
}

let db: PreceptorDatabase;
vi.mock('./house.svelte', () => ({ openHouse: () => Promise.resolve({ db }) }));
beforeEach(async () => {
	db = await openDatabase({ indexedDB: new IDBFactory() });
});

async function stored(id: string) {
	return (await listRows(db, 'assignments')).find((row) => row.id === id)?.data;
}

describe('a received assignment', () => {
	it('is kept for its learner and nobody else', async () => {
		const one = await made();
		await receiveAssignment(db, 'ama', one);
		expect(await receivedAssignments(db, 'ama')).toMatchObject([{ assignment: one.assignment }]);
		expect(await receivedAssignments(db, 'ben')).toEqual([]);
		expect((await keptAssignment(db, 'week-3'))?.jws).toBe(one.jws);
	});

	it('is kept once, for each learner who opens it', async () => {
		const one = await made();
		for (const learner of ['ama', 'ben', 'ama']) await receiveAssignment(db, learner, one);
		expect(await stored('week-3')).toEqual({
			jws: one.jws,
			given: false,
			receivedBy: ['ama', 'ben']
		});
	});

	it('stays given where its instructor opens it as a learner', async () => {
		const one = await made();
		const data = { jws: one.jws, given: true, receivedBy: [] };
		await putRows(db, 'assignments', [
			{ id: 'week-3', createdAt: '2026-01-01T00:00:00.000Z', data }
		]);
		await receiveAssignment(db, 'ama', one);
		expect(await stored('week-3')).toEqual({ ...data, receivedBy: ['ama'] });
	});

	it('stays made up where its link is opened, received or taken away', async () => {
		const one = await made();
		await keepGiven(db, { ...one, isSample: true });
		await receiveAssignment(db, 'ama', one);
		const data = { jws: one.jws, given: true, receivedBy: ['ama'], isSample: true };
		expect(await stored('week-3')).toEqual(data);
		await keepGiven(db, { ...one, isSample: false });
		expect(await stored('week-3')).toEqual(data);
		await removeGiven('week-3');
		expect(await stored('week-3')).toEqual({ ...data, given: false });
	});

	it('is replaced by a later one of the same key, never by an earlier one', async () => {
		const first = await made();
		const later = await made({ title: 'Week 3, mended', created: '2026-01-05T00:00:00.000Z' });
		await receiveAssignment(db, 'ama', first);
		await receiveAssignment(db, 'ama', later);
		await receiveAssignment(db, 'ama', first);
		expect((await keptAssignment(db, 'week-3'))?.assignment.title).toBe('Week 3, mended');
	});

	it('is not replaced by another key with its id', async () => {
		const one = await made();
		await receiveAssignment(db, 'ama', one);
		const forged = await made({ created: '2027-01-01T00:00:00.000Z' }, stranger);
		await expect(receiveAssignment(db, 'ama', forged)).rejects.toThrow(InputFault);
		expect((await keptAssignment(db, 'week-3'))?.jws).toBe(one.jws);
	});

	it('whose stored line was damaged is left out of the list', async () => {
		const { jws } = await made();
		const data = { jws: jws.slice(0, -4), given: false, receivedBy: ['ama'] };
		await putRows(db, 'assignments', [
			{ id: 'week-3', createdAt: '2026-01-01T00:00:00.000Z', data }
		]);
		expect(await receivedAssignments(db, 'ama')).toEqual([]);
	});
});

describe('the key of an assignment', () => {
	const received = (one: Awaited<ReturnType<typeof made>>) => ({ ...one, receivedAt: '' });

	it('is new the first time, and known with the second assignment', async () => {
		const [one, two] = [await made(), await made({ id: 'week-4' })];
		expect(keyStandingOf(one.assignment, [received(one)], null)).toEqual({ kind: 'new' });
		expect(keyStandingOf(two.assignment, [received(one)], null)).toEqual({
			kind: 'known',
			others: 1
		});
	});

	it('is another key than before where the name is the same', async () => {
		const one = await made();
		const forged = await made({ id: 'week-4', teacher: ' r. okonjo' }, stranger);
		expect(keyStandingOf(forged.assignment, [received(one)], null)).toEqual({ kind: 'other-key' });
	});

	it('is of this browser where it was made here', async () => {
		const one = await made();
		expect(keyStandingOf(one.assignment, [], teacher.publicKey)).toEqual({ kind: 'own' });
	});
});

describe('when an assignment can be worked on', () => {
	it.each([
		['2026-01-10T07:59:59.999Z', 'not-yet'],
		['2026-01-10T08:00:00.000Z', 'open'],
		['2026-02-01T22:00:00.000Z', 'open'],
		['2026-02-01T22:00:00.001Z', 'past-due']
	])('at %s: %s', async (at, stage) => {
		expect(openingAt((await made()).assignment, Date.parse(at))).toBe(stage);
	});

	it('always where it has no times', async () => {
		const { assignment } = await made({ opens: null, due: null });
		expect(openingAt(assignment, 0)).toBe('open');
	});
});

describe('an attempt for an assignment', () => {
	const now = Date.parse('2026-01-20T00:00:00.000Z');
	const scenario = { id: ASKED.id, variant: null, contentHash: ASKED.contentHash };

	it('begins on what was assigned, late or not', async () => {
		const { assignment } = await made();
		expect(() => refuseUnassigned(assignment, scenario, now)).not.toThrow();
		expect(() => refuseUnassigned(assignment, scenario, now * 2)).not.toThrow();
	});

	it.each([
		['another scenario', { id: 'coding/other' }, now, 'does not ask for'],
		['another variant', { variant: 'left-hand' }, now, 'does not ask for'],
		['other content', { contentHash: 'b'.repeat(64) }, now, 'another version'],
		['before it opens', {}, 0, 'nothing was begun']
	])('is refused: %s', async (_, change, at, why) => {
		const { assignment } = await made();
		expect(() => refuseUnassigned(assignment, { ...scenario, ...change }, at)).toThrow(why);
	});

	it('says which version is built in where another was assigned', async () => {
		expect(await contentTrouble({ ...ASKED, version: 99 })).toMatch(
			/Version 99 was assigned and this Preceptor has version \d/
		);
		expect(await contentTrouble({ ...ASKED, id: 'coding/nowhere' })).toContain(
			'does not have coding/nowhere'
		);
	});
});

describe('where a learner stands', () => {
	const row = (change: Partial<AttemptRow>): AttemptRow => ({
		id: 'x',
		profile: 'ama',
		scenario: ASKED.id,
		version: 1,
		contentHash: ASKED.contentHash,
		keyHash: null,
		variant: null,
		mode: 'practice',
		role: 'coder',
		assignment: 'week-3',
		build: 'test',
		state: 'handed-in',
		startedAt: '2026-01-11T00:00:00.000Z',
		touchedAt: '2026-01-11T01:00:00.000Z',
		at: 0,
		worked: 0,
		count: 3,
		head: 'c'.repeat(64),
		isSealed: true,
		...change
	});

	it('counts the attempts of this assignment alone, the first first', async () => {
		const { assignment } = await made();
		const finished = [
			row({ id: 'second', startedAt: '2026-01-12T00:00:00.000Z' }),
			row({ id: 'first' }),
			row({ id: 'own', assignment: null }),
			row({ id: 'other-content', contentHash: 'd'.repeat(64) }),
			row({ id: 'other-variant', variant: 'left-hand' })
		].map((one) => ({ row: one, mark: null }));
		const running = [row({ id: 'now', state: 'running' })];
		const [one] = assignedStandings(assignment, { running, finished });
		expect(one?.finished.map((done) => done.row.id)).toEqual(['first', 'second']);
		expect(one?.running?.id).toBe('now');
	});
});
