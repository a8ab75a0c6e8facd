/**
 * What an instructor sends back for one hand-in: points, findings and credits, signed with the key of
 * the assignment. It names the attempt by its head, so it can be laid on no other.
 */
import { strToU8 } from 'fflate';
import { findingSchema } from '$lib/engine/finding-schema';
import type { Finding } from '$lib/engine/model';
import { InputFault, LIMITS, refuseSize } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { hashSchema, idSchema, timeSchema } from './assignment';
import { readCompact, signCompact, type SignedKind } from './compact';
import { magicOf, splitLines } from './file-lines';
import { publicKeySchema, type KeyPair } from './keys';
import type { Credit, PublicKey } from './model';

export const FEEDBACK_SUFFIX = '.preceptor-feedback';

const MAGIC = magicOf('FEEDBACK', 1);

/** `earned` and `possible` are what the instructor gives, the credits counted in. */
export interface Feedback {
	readonly format: 'preceptor-feedback';
	readonly version: 1;
	/** The assignment's id; null for work that nobody assigned. */
	readonly assignment: string | null;
	readonly attempt: string;
	readonly head: string;
	readonly keyHash: string;
	readonly earned: number;
	readonly possible: number;
	readonly isPass: boolean;
	readonly findings: readonly Finding[];
	readonly credits: readonly Credit[];
	/** A few sentences to the learner; may be empty. */
	readonly note: string;
	readonly teacher: string;
	/** UTC, ISO 8601. */
	readonly givenAt: string;
	readonly key: PublicKey;
}

const pointsSchema = z.number().min(-100_000).max(100_000);

export const creditSchema: z.ZodType<Credit> = z.strictObject({
	at: timeSchema,
	rule: z.string().min(1).max(300).nullable(),
	points: pointsSchema,
	reason: z.string().min(1).max(2000)
});

const feedbackSchema: z.ZodType<Feedback> = z.strictObject({
	format: z.literal('preceptor-feedback'),
	version: z.literal(1),
	assignment: idSchema.nullable(),
	attempt: idSchema,
	head: hashSchema,
	keyHash: hashSchema,
	earned: pointsSchema,
	possible: pointsSchema,
	isPass: z.boolean(),
	findings: z.array(findingSchema).max(2000),
	credits: z.array(creditSchema).max(500),
	note: z.string().max(4000),
	teacher: z.string().min(1).max(120),
	givenAt: timeSchema,
	key: publicKeySchema
});

export const FEEDBACK: SignedKind<Feedback> = {
	format: 'preceptor-feedback',
	version: 1,
	what: 'a feedback file',
	maxBytes: LIMITS.attempt,
	schema: feedbackSchema
};

export type FeedbackFields = Omit<Feedback, 'format' | 'version' | 'key'>;

/** The bytes of a feedback file. Throws TypeError when a field is out of its bounds. */
export async function writeFeedback(
	fields: FeedbackFields,
	pair: KeyPair
): Promise<Uint8Array<ArrayBuffer>> {
	const feedback: Feedback = {
		format: 'preceptor-feedback',
		version: 1,
		...fields,
		key: pair.publicKey
	};
	return strToU8(`${MAGIC}\n${await signCompact(FEEDBACK, feedback, pair)}\n`);
}

/**
 * The feedback in a file, its signature verified with the key it names: whose key that is, and whether
 * head and attempt are the learner's, is for the caller. Throws InputFault.
 */
export async function readFeedback(bytes: Uint8Array, file: string): Promise<Feedback> {
	if (bytes.length > LIMITS.attempt)
		refuseSize(bytes.length, { name: file, maxBytes: LIMITS.attempt });
	const { line, rest } = splitLines(bytes, MAGIC, FEEDBACK, file);
	if (rest.length > 0)
		throw new InputFault(file, 'line 3', 'something stands behind the signed line');
	return readCompact(FEEDBACK, line, file);
}
