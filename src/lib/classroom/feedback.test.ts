/** Feedback files: what an instructor signs is what the learner reads. */
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Finding } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { readFeedback, writeFeedback, type FeedbackFields } from './feedback';
import { keyPairFromSeed, seedOf } from './keys';

const teacher = await keyPairFromSeed(seedOf('teacher'));

const FOUND: Finding = {
	rule: 'first-order',
	workflow: 'order-entry',
	competency: 'orders-1',
	title: 'The first order is signed',
	earned: 1,
	possible: 2,
	verdict: 'partly',
	message: 'It was signed late.',
	rationale: 'The note asks for it at once.',
	next: 'Sign first.',
	evidence: [3],
	chartEvidence: [{ ref: 'Condition/c1', text: 'pneumonia' }],
	source: 'Made up for this test',
	isCritical: false,
	withHelp: false
};
const FIELDS: FeedbackFields = {
	assignment: 'week-3',
	attempt: 'a1',
	head: 'a'.repeat(64),
	keyHash: 'b'.repeat(64),
	earned: 1.5,
	possible: 2,
	isPass: true,
	findings: [FOUND],
	credits: [
		{
			at: '2026-02-02T08:00:00.000Z',
			rule: 'first-order',
			points: 0.5,
			reason: 'Was told to wait.'
		}
	],
	note: 'Well read.',
	teacher: 'R. Okonjo',
	givenAt: '2026-02-02T09:00:00.000Z'
};
const file = await writeFeedback(FIELDS, teacher);

async function refusal(bytes: Uint8Array): Promise<string> {
	try {
		await readFeedback(bytes, 'ama.preceptor-feedback');
		return 'it was taken';
	} catch (fault) {
		if (fault instanceof InputFault) return fault.message;
		throw fault;
	}
}

describe('a feedback file', () => {
	it('is read back as it was written', async () => {
		expect(await readFeedback(file, 'ama')).toEqual({
			format: 'preceptor-feedback',
			version: 1,
			...FIELDS,
			key: teacher.publicKey
		});
	});

	it('is refused for any bit that flips in every third byte, cut off, or with something behind it', async () => {
		for (let at = 0; at < file.length; at += 3) {
			const flipped = file.slice();
			flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
			expect(await refusal(flipped)).not.toBe('it was taken');
			expect(await refusal(file.subarray(0, at))).not.toBe('it was taken');
		}
		expect(await refusal(Uint8Array.from([...file, 10]))).toContain('stands behind');
	});

	it('is told from a hand-in', async () => {
		expect(await refusal(strToU8('PRECEPTOR-HAND-IN 1\n'))).toContain('it is a hand-in');
	});

	it.each([
		['no reason', { credits: [{ at: FIELDS.givenAt, rule: null, points: 1, reason: '' }] }],
		[
			'a verdict there is none of',
			{ findings: [{ ...FOUND, verdict: 'fine' as Finding['verdict'] }] }
		],
		['a head that is no hash', { head: 'abc' }]
	])('is not written with %s', async (_, change) => {
		await expect(writeFeedback({ ...FIELDS, ...change }, teacher)).rejects.toThrow(TypeError);
	});
});
