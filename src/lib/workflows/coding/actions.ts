/**
 * What a coder does to one encounter, and what a key may ask. Action names are a stored format: never
 * reused with another meaning.
 *
 * A `code.add` keeps what the code book in use said of the code (title, standing, edition, exempt
 * from present-on-admission, CC level). Replay and score read those words and never a code book: the
 * same log gives the same world whichever edition is installed.
 */
import { ERROR_TYPES } from '$lib/codes/error-types';
import { points, ruleFields } from '$lib/engine/key';
import { z } from '$lib/parse/zod';

export const NAME = 'coding';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots, hyphens');
const ref = z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/, 'a reference Type/id');
const code = z.string().regex(/^[A-Z0-9][A-Z0-9.]{1,8}$/, 'a code in capitals');
const system = z.enum(['icd-10-cm', 'icd-10-pcs', 'hcpcs']);
const poa = z.enum(['Y', 'N', 'U', 'W']);
const modifier = z.string().regex(/^[A-Z0-9]{2}$/, 'two characters');
const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-01-14');

/** Where on the abstract a code stands. */
export const LISTS = ['diagnosis', 'admitting', 'procedure', 'service'] as const;
export type List = (typeof LISTS)[number];

/** How a code was come by. */
export const VIAS = ['search', 'index', 'tabular', 'builder', 'hint', 'typed'] as const;

/** How sure a coder may say they are, in per cent. */
export const CONFIDENCES = [25, 50, 75, 90, 100] as const;

export const EDIT_REASONS = {
	'separate-conditions': 'The two conditions are separate and both documented',
	'documented-as-such': 'Coded as the provider documented it',
	'query-sent': 'A query to the provider covers it',
	'not-applicable': 'The condition of the note is not met in this record',
	'already-coded': 'Another code on the list says it already'
} as const;
export type EditReason = keyof typeof EDIT_REASONS;
const editReasons = Object.keys(EDIT_REASONS) as [EditReason, ...EditReason[]];

const onLine = { encounter: id, id } as const;

export const actionSchema = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('code.add'),
		data: z.strictObject({
			...onLine,
			list: z.enum(LISTS),
			system,
			code,
			title: z.string().max(400),
			/** What the book said: assignable, only a header, or not in it at all. */
			standing: z.enum(['billable', 'header', 'unknown']),
			edition: z.string().max(60),
			poaExempt: z.boolean(),
			ccLevel: z.enum(['CC', 'MCC']).nullable(),
			via: z.enum(VIAS),
			query: z.string().max(200)
		})
	}),
	z.strictObject({ type: z.literal('code.remove'), data: z.strictObject({ ...onLine }) }),
	/** To this place of its list, the first being 1. */
	z.strictObject({
		type: z.literal('code.move'),
		data: z.strictObject({ ...onLine, to: z.int().min(1).max(99) })
	}),
	z.strictObject({
		type: z.literal('code.poa'),
		data: z.strictObject({ ...onLine, poa: poa.nullable() })
	}),
	z.strictObject({
		type: z.literal('code.modifiers'),
		data: z.strictObject({ ...onLine, modifiers: z.array(modifier).max(4) })
	}),
	z.strictObject({
		type: z.literal('code.units'),
		data: z.strictObject({ ...onLine, units: z.int().min(1).max(9999) })
	}),
	z.strictObject({
		type: z.literal('code.date'),
		data: z.strictObject({ ...onLine, date: civil.nullable() })
	}),
	z.strictObject({
		type: z.literal('code.confidence'),
		data: z.strictObject({ ...onLine, confidence: z.union(CONFIDENCES.map((c) => z.literal(c))) })
	}),
	/** Puts words of the record under a code, as its evidence. */
	z.strictObject({
		type: z.literal('code.cite'),
		data: z.strictObject({ ...onLine, ref, text: z.string().min(2).max(600) })
	}),
	z.strictObject({
		type: z.literal('code.uncite'),
		data: z.strictObject({ ...onLine, ref, text: z.string().min(2).max(600) })
	}),
	/** Lets an edit stand, with the reason why. */
	z.strictObject({
		type: z.literal('edit.answer'),
		data: z.strictObject({
			encounter: id,
			rule: z.string().max(40),
			codes: z.array(code).min(1).max(6),
			reason: z.enum(editReasons),
			note: z.string().max(300)
		})
	}),
	/** A metered hint: what was asked about, and the codes that were shown. */
	z.strictObject({
		type: z.literal('encoder.ask'),
		data: z.strictObject({
			encounter: id,
			text: z.string().min(2).max(600),
			shown: z.array(code).max(3)
		})
	}),
	/** Sends the query form of this id to its provider. */
	z.strictObject({
		type: z.literal('query.send'),
		data: z.strictObject({ encounter: id, query: id })
	}),
	z.strictObject({ type: z.literal('coding.finish'), data: z.strictObject({ encounter: id }) }),
	z.strictObject({ type: z.literal('coding.reopen'), data: z.strictObject({ encounter: id }) })
]);

export type CodingAction = z.infer<typeof actionSchema>;

const alternative = z
	.union([code, z.array(code).min(2)])
	.describe('A code, or several that only count together');

const of = z.string().describe('Id of the rule of kind `code` it belongs to');

export const keySchema = z.strictObject({
	encounter: id.describe('Id of the Encounter that is coded'),
	rules: z.array(
		z.discriminatedUnion('kind', [
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('code'),
					points: points.describe('The weight of this code; 1 unless it matters more'),
					list: z.enum(LISTS),
					system,
					accept: z.array(alternative).min(1).describe('The right answer first, then alternates'),
					guideline: z.string().min(1).describe('Section of the official guidelines or table'),
					wrong: z
						.array(
							z.strictObject({
								code,
								error: z.enum(ERROR_TYPES),
								says: z.string().min(10).describe('Why this common answer is wrong here')
							})
						)
						.default([])
				})
				.describe('A code that must stand on the list'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('optional'),
					list: z.enum(LISTS),
					system,
					accept: z.array(code).min(1),
					guideline: z.string().min(1)
				})
				.describe('Codes that may stand: nothing lost without, nothing gained with'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('over-coding'),
					wrong: z
						.array(z.strictObject({ code, error: z.enum(ERROR_TYPES), says: z.string().min(10) }))
						.default([])
						.describe('Codes that tempt and that the record does not support')
				})
				.describe('Codes nobody documented take recall down to precision; once in every key'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('principal'),
					points,
					accept: z.array(code).min(1).describe('Several where either may stand first'),
					guideline: z.string().min(1)
				})
				.describe('The code that stands first among the diagnoses'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('sequence'),
					points,
					first: z.array(code).min(1),
					then: z.array(code).min(1),
					guideline: z.string().min(1)
				})
				.describe('One code stands anywhere before the other'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('poa'),
					points,
					of,
					accept: z.array(poa).min(1)
				})
				.describe('The present-on-admission indicator of a keyed code that needs one'),
			z.strictObject({
				...ruleFields,
				kind: z.literal('modifiers'),
				points,
				of,
				accept: z.array(z.array(modifier)).min(1).describe('Sets of modifiers; one is enough')
			}),
			z.strictObject({
				...ruleFields,
				kind: z.literal('units'),
				points,
				of,
				accept: z.array(z.int().min(1)).min(1)
			}),
			z.strictObject({
				...ruleFields,
				kind: z.literal('date'),
				points,
				of,
				accept: z.array(civil).min(1)
			}),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('cited'),
					points,
					of,
					any: z
						.array(z.strictObject({ ref, text: z.string().min(2).optional() }))
						.min(1)
						.describe('Evidence put under the code overlaps one of these')
				})
				.describe('The right words of the record were put under a code'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('query'),
					points: points.describe('For asking'),
					clean: points.describe('For asking as the compliance rules want it'),
					cites: z
						.array(z.array(ref).min(1))
						.min(1)
						.describe('Indicators it must cite: one of each group'),
					issues: z.array(z.string()).min(1).optional().describe('Issues it may be sent under')
				})
				.describe('An unclear record is put to the provider'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('needless-query'),
					penalty: z.number().positive().max(100)
				})
				.describe('Each query that no rule of the key asks for costs this')
		])
	)
});

export type CodingKey = z.infer<typeof keySchema>;
export type CodingRule = CodingKey['rules'][number];
export type RuleOf<K extends CodingRule['kind']> = Extract<CodingRule, { kind: K }>;
