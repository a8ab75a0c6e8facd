/** A class as this browser keeps it; workers are played, storage is real. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readAssignment, signAssignment } from '$lib/classroom/assignment';
import { readFeedback } from '$lib/classroom/feedback';
import { keyPairFromSeed, seedOf } from '$lib/classroom/keys';
import type { Verified } from '$lib/classroom/model';
import { itemMark, submissionOf } from '$lib/classroom/sample-submissions';
import { unreadable } from '$lib/classroom/verify';
import { sha256Hex, type JsonObject } from '$lib/engine/canonical';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { addHandIn } from '$lib/store/hand-ins';
import { keepKey } from '$lib/store/keys';
import { listRows, removeRow } from '$lib/store/shelves';
import {
	feedbackFile,
	feedbackZip,
	giveCredit,
	loadClass,
	makeSampleClass,
	takeIn,
	verifyAgain
} from './class';
import { TEACHER } from './keys';
import { keepGiven, type GivenAssignment } from './teaching';
import type { ClassCall } from './workers/class-protocol';

let db: PreceptorDatabase;
vi.mock('./house.svelte', () => ({ openHouse: () => Promise.resolve({ db }) }));

/** What the worker makes of a call; each test says its own. */
let answer: (call: ClassCall, onstep: (step: unknown) => void) => unknown;
vi.mock('./workers/class', () => ({
	openClassWorkers: () => ({
		count: 2,
		ask: async (call: ClassCall, options: { onstep: (step: unknown) => void }) =>
			answer(call, options.onstep),
		close: () => undefined
	})
}));

const teacher = await keyPairFromSeed(seedOf('teacher'));
const stranger = await keyPairFromSeed(seedOf('stranger'));
const NOW = '2026-11-10T08:00:00.000Z';
const ADA = sha256Hex('ada');

const jws = await signAssignment(
	{
		id: 'week-one',
		nonce: 'nonce-nonce-nonce',
		title: 'Week one',
		note: '',
		teacher: 'R. Okonjo',
		scenarios: [
			{
				id: 'coding/one',
				version: 1,
				contentHash: 'a'.repeat(64),
				variant: null,
				title: 'One'
			}
		],
		mode: 'practice',
		opens: null,
		due: null,
		counting: 'best',
		passShare: 0.8,
		timeFactor: 2,
		created: '2026-11-02T14:00:00.000Z'
	},
	teacher
);
const given: GivenAssignment = {
	assignment: await readAssignment(jws, 'made'),
	jws,
	isSample: false
};

/** Ada's hand-in with so many of four points. */
function adas(earned: number): Verified {
	const items = [itemMark('a', earned, 4)];
	const made = submissionOf({ id: ADA, items });
	const { assignment: _, receivedAt: __, credits: ___, ...verified } = made;
	return { ...verified, header: verified.header && { ...verified.header, head: 'c'.repeat(64) } };
}

async function handIn(verified: Verified): Promise<void> {
	const summary = JSON.parse(JSON.stringify({ verified, credits: [] })) as JsonObject;
	const file = new Uint8Array([1]);
	const rest = { assignment: 'week-one', receivedAt: NOW, fileName: verified.file };
	await addHandIn(db, { id: verified.id, ...rest, file, summary });
}

/** Has the worker judge Ada's hand-in with so many points. */
function judgeWith(earned: number): void {
	const verified = adas(earned);
	answer = ({ do: what }) =>
		what === 'judge' ? { verified, findings: [], keyHash: 'b'.repeat(64) } : verified;
}

async function submissions() {
	return (await loadClass('week-one')).submissions;
}

async function only() {
	const [one] = await submissions();
	if (!one) throw new Error('nothing was handed in');
	return one;
}

const nothing = () => undefined;
let count = 0;
beforeEach(async () => {
	db = await openDatabase({ name: `class-${(count += 1)}` });
	await keepKey(db, { id: TEACHER, ...teacher, createdAt: NOW });
	await keepGiven(db, given);
	judgeWith(3);
});

describe('feedback', () => {
	it('has the points that are listed and what was credited since the page was read', async () => {
		await handIn(adas(3));
		const shown = await only();
		await giveCredit(ADA, { rule: null, points: 1, reason: 'a good question' });
		const { bytes } = await feedbackFile(given, shown);
		expect(await readFeedback(bytes, 'feedback')).toMatchObject({
			earned: 4,
			possible: 4,
			isPass: true,
			credits: [{ points: 1 }],
			key: teacher.publicKey
		});
	});

	it('is not made of a mark that comes out otherwise now, until that is verified again', async () => {
		await handIn(adas(3));
		judgeWith(4);
		await expect(feedbackFile(given, await only())).rejects.toThrow(/verify again first/);
		expect(await feedbackZip(given, await submissions(), nothing)).toEqual({
			file: null,
			made: 0,
			left: [expect.stringMatching(/verify again first/)]
		});
		await verifyAgain('week-one', nothing);
		expect(await feedbackZip(given, await submissions(), nothing)).toMatchObject({
			file: { name: 'feedback-week-one.zip' },
			made: 1,
			left: []
		});
	});

	it('is signed with the key of the assignment or not at all', async () => {
		await handIn(adas(3));
		expect((await loadClass('week-one')).feedbackTrouble).toBeNull();
		for (const key of [stranger, null]) {
			await db.keys.delete(TEACHER);
			if (key) await keepKey(db, { id: TEACHER, ...key, createdAt: NOW });
			const trouble = (await loadClass('week-one')).feedbackTrouble;
			expect(trouble).toMatch(/does not hold the key that signed this assignment/);
			await expect(feedbackFile(given, await only())).rejects.toThrow(trouble ?? '');
		}
		expect(await db.keys.count()).toBe(0);
	});
});

describe('verifying again', () => {
	it('does not bring back what was removed meanwhile', async () => {
		await handIn(adas(3));
		const verified = adas(4);
		answer = async () => {
			await removeRow(db, 'handIns', ADA);
			return verified;
		};
		await verifyAgain('week-one', nothing);
		expect(await listRows(db, 'handIns')).toEqual([]);
	});

	it('keeps credits that were given meanwhile', async () => {
		await handIn(adas(2));
		const verified = adas(3);
		answer = async () => {
			await giveCredit(ADA, { rule: 'a', points: 1, reason: 'seen on paper' });
			return verified;
		};
		await verifyAgain('week-one', nothing);
		expect(await only()).toMatchObject({
			recomputed: { earned: 3 },
			credits: [{ points: 1, reason: 'seen on paper' }]
		});
	});
});

it('credits given at once are all kept', async () => {
	await handIn(adas(1));
	const reasons = ['one', 'two', 'three', 'four', 'five'];
	await Promise.all(reasons.map((reason) => giveCredit(ADA, { rule: null, points: 0.5, reason })));
	const { credits } = await only();
	expect(credits.map(({ reason }) => reason).toSorted()).toEqual(reasons.toSorted());
});

describe('files that are taken in', () => {
	it('again leave what was credited', async () => {
		const ada = new File(['Ada'], 'ada.preceptor-handin');
		expect(await takeIn(given, [ada, ada], nothing)).toMatchObject({ added: 1, known: 1 });
		await giveCredit(ADA, { rule: null, points: 1, reason: 'a good question' });
		expect(await takeIn(given, [ada], nothing)).toMatchObject({ added: 0, known: 1 });
		expect((await only()).credits).toHaveLength(1);
	});

	it('and cannot be read are listed with the reason', async () => {
		const large = (last: number) =>
			new File([new Uint8Array(20_000_000), new Uint8Array([last])], 'film.mp4');
		expect(await takeIn(given, [large(1), large(2)], nothing)).toMatchObject({ added: 2 });
		const why = 'it is larger than 20 MB, so it was not read';
		const { words } = unreadable('film.mp4', '', why).verified;
		expect((await submissions()).map((one) => one.words)).toEqual([words, words]);
	});
});

it('a class made up twice on one day keeps its credits', async () => {
	answer = (_call, onstep) => {
		onstep({ made: { bytes: new Uint8Array([1]), verified: adas(3) }, done: 1, of: 1 });
		return { jws };
	};
	const options = { seed: 7, learners: 5 };
	await makeSampleClass(options, nothing);
	await giveCredit(ADA, { rule: null, points: 1, reason: 'to try it' });
	await makeSampleClass(options, nothing);
	expect((await only()).credits).toHaveLength(1);
});
