/**
 * The engine's own actions, under the workflow name `attempt`. Names are a stored format: never
 * reused with another meaning.
 */
import { z } from '$lib/parse/zod';
import type { Json, JsonObject } from './canonical';

export const ATTEMPT = 'attempt';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots, hyphens');
const ref = z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/, 'a reference Type/id');
const json: z.ZodType<Json> = z.json();

const openingSchema = z.strictObject({
	attempt: z.string().min(1).max(64),
	scenario: z.string().min(1).max(200),
	version: z.int().min(1),
	contentHash: z.string().regex(/^[0-9a-f]{64}$/),
	keyHash: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.nullable(),
	variant: z.string().nullable(),
	seed: z.int().min(0),
	mode: z.enum(['guided', 'practice', 'exam']),
	role: z.enum(['prescriber', 'nurse', 'order-specialist', 'coder', 'biller', 'records']),
	build: z.string().max(100),
	workflows: z.record(z.string(), z.int().min(1)),
	assignment: z.strictObject({ id: z.string().max(100), nonce: z.string().max(200) }).nullable(),
	learner: z.string().min(1).max(64)
});

export const attemptActionSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('attempt.open'), data: openingSchema }),
	/** The entry's own `at` is where the clock goes; `why` says who moved it. */
	z.strictObject({
		type: z.literal('clock.advance'),
		data: z.strictObject({ why: z.enum(['wait', 'next-event', 'pause', 'hide', 'fact-seen']) })
	}),
	z.strictObject({ type: z.literal('chart.view'), data: z.strictObject({ ref }) }),
	z.strictObject({
		type: z.literal('message.acknowledge'),
		data: z.strictObject({ message: z.string().max(100), text: z.string().max(2000) })
	}),
	z.strictObject({ type: z.literal('hint.open'), data: z.strictObject({ hint: id }) }),
	z.strictObject({ type: z.literal('task.done'), data: z.strictObject({ task: id }) }),
	z.strictObject({
		type: z.literal('form.open'),
		data: z.strictObject({
			form: id,
			workflow: z.string().max(50),
			kind: z.string().max(50),
			patient: ref,
			values: z.record(z.string().max(60), json)
		})
	}),
	z.strictObject({
		type: z.literal('form.set'),
		data: z.strictObject({ form: id, field: z.string().max(60), value: json })
	}),
	z.strictObject({ type: z.literal('form.discard'), data: z.strictObject({ form: id }) }),
	z.strictObject({ type: z.literal('attempt.hand-in'), data: z.strictObject({}) })
]);

export type AttemptAction = z.infer<typeof attemptActionSchema>;
export { openingSchema };

/** Data that was found in shape, so that a replay does not check again what `readActions` let through. */
const checked = new WeakMap<JsonObject, AttemptAction>();

/**
 * One of the engine's own actions from its type and data, or zod's error. Data is never changed once it
 * is made, so each data object is checked once.
 */
export function readAttemptAction(
	type: string,
	data: JsonObject
): { success: true; data: AttemptAction } | { success: false; error: z.ZodError } {
	const known = checked.get(data);
	if (known?.type === type) return { success: true, data: known };
	const parsed = attemptActionSchema.safeParse({ type, data });
	if (parsed.success) checked.set(data, parsed.data);
	return parsed;
}
