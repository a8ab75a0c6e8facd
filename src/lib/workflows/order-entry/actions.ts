/**
 * What can be done to an order, and what a key may ask about orders. Action names are a stored
 * format: never reused with another meaning.
 */
import { durationText, points, ruleFields } from '$lib/engine/key';
import { z } from '$lib/parse/zod';

export const NAME = 'order-entry';

const orderId = z
	.string()
	.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots, hyphens');

const answers = z.array(
	z.strictObject({
		check: z.string().max(120),
		reason: z.string().max(60),
		note: z.string().max(500)
	})
);

export const DISCONTINUE_REASONS = {
	ineffective: 'Not effective',
	'adverse-reaction': 'Adverse reaction',
	contraindicated: 'Contraindicated, or allergy',
	duplicate: 'Duplicate order',
	completed: 'Course or test completed',
	changed: 'Changed to another order',
	'patient-request': 'Patient request',
	'not-indicated': 'No longer indicated',
	'entered-in-error': 'Entered in error'
} as const;

const discontinueReasons = Object.keys(DISCONTINUE_REASONS) as [
	keyof typeof DISCONTINUE_REASONS,
	...(keyof typeof DISCONTINUE_REASONS)[]
];

export const actionSchema = z.discriminatedUnion('type', [
	/** Puts the learner's own name under an order form. Needs a prescriber's role. */
	z.strictObject({
		type: z.literal('order.sign'),
		data: z.strictObject({ order: orderId, replaces: orderId.nullable(), answers })
	}),
	/** Lays an order form before a prescriber; it acts only when authenticated. */
	z.strictObject({
		type: z.literal('order.pend'),
		data: z.strictObject({ order: orderId, answers })
	}),
	z.strictObject({
		type: z.literal('order.discontinue'),
		data: z.strictObject({
			order: orderId,
			reason: z.enum(discontinueReasons),
			note: z.string().max(500)
		})
	})
]);

export type OrderAction = z.infer<typeof actionSchema>;

/** Events that only the script sends: `order.authenticate`, `order.decline`, `order.collect`, `order.complete`. */
export const ORDER_EVENTS = [
	'order.authenticate',
	'order.decline',
	'order.collect',
	'order.complete'
] as const;

const orderMatch = z
	.strictObject({
		kind: z.enum(['medication', 'laboratory', 'imaging', 'care']).optional(),
		item: z.union([z.string(), z.array(z.string()).min(1)]).describe('Orderable id or ids')
	})
	.catchall(
		z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))])
	)
	.describe('An order; other names are parts of the order (route, frequency ...) it must have');

const window = z
	.strictObject({
		by: durationText.optional().describe('Signed no later than this after the start'),
		after: z.string().optional().describe('Signed after this timeline item happened'),
		within: durationText.optional().describe('and within this time of it')
	})
	.optional();

const accepted = z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
	z.strictObject({ filled: z.literal(true) }),
	z.strictObject({
		says: z
			.array(z.array(z.string().min(1)).min(1))
			.min(1)
			.describe('A text that holds one of each group, upper and lower case alike')
	})
]);

export const keySchema = z.strictObject({
	rules: z.array(
		z.discriminatedUnion('kind', [
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('ordered'),
					points,
					any: z.array(orderMatch).min(1),
					window,
					details: z
						.array(
							z.strictObject({
								part: z.string().describe('Part of the order: dose, frequency, route ...'),
								accept: z.array(accepted).min(1),
								points,
								says: z.string().min(5).describe('What is said when it is not met')
							})
						)
						.optional()
				})
				.describe('An order like this is signed (or pended) and stands at the end'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('sequence'),
					points,
					first: z.array(orderMatch).min(1),
					then: z.array(orderMatch).min(1)
				})
				.describe('The one is signed before the other'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('harmful'),
					penalty: z.number().positive().max(100),
					any: z.array(orderMatch).min(1)
				})
				.describe(
					'Signing such an order costs points and the pass, even if it is taken back later'
				),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('unneeded'),
					penalty: z.number().positive().max(100),
					any: z.array(orderMatch).min(1)
				})
				.describe('Signing such an order costs points; it harms nobody'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('stopped'),
					points,
					orders: z.array(z.string()).min(1).describe('Ids of orders in the chart; any one'),
					reasons: z.array(z.string()).optional(),
					window
				})
				.describe('An order is discontinued or replaced'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('kept'),
					penalty: z.number().positive().max(100),
					order: z.string()
				})
				.describe('An order is left alone: stopping it costs points'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('alert'),
					points,
					check: z.string().describe('Id of a soft stop'),
					any: z.array(orderMatch).min(1).describe('On an order like this'),
					reasons: z.array(z.string()).min(1).describe('Reasons that hold for this patient')
				})
				.describe('A soft stop is answered with a reason that holds, or the order is not given')
		])
	)
});

export type OrderKey = z.infer<typeof keySchema>;
export type OrderRule = OrderKey['rules'][number];
export type OrderMatch = z.infer<typeof orderMatch>;
export type OrderWindow = z.infer<typeof window>;
