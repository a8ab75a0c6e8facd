/**
 * What a hospice nurse or its office does to a stay, and what a key may ask. Action names are a stored
 * format: never reused with another meaning. `stay` is the bare id of the Encounter that is the stay.
 */
import { idsOf } from '$lib/engine/forms';
import { acceptedSchema } from '$lib/engine/accepted';
import { durationText, points, ruleFields } from '$lib/engine/key';
import { z } from '$lib/parse/zod';
import { PAPER_KINDS } from './fields';
import { ACTS, FAULTS, PEOPLE, PURPOSES } from './lists';

export const NAME = 'hospice';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots, hyphens');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-01-14');
const kind = z.enum(PAPER_KINDS);
const stay = { stay: id } as const;

const answers = z.array(
	z.strictObject({
		check: z.string().max(120),
		reason: z.string().max(60),
		note: z.string().max(500)
	})
);

export const actionSchema = z.discriminatedUnion('type', [
	/** The learner goes to the patient; what is heard and seen there the script brings. */
	z.strictObject({
		type: z.literal('visit.begin'),
		data: z.strictObject({ ...stay, purpose: z.enum(idsOf(PURPOSES)) })
	}),
	/**
	 * Puts a name under a form. `paper` is the id of the document it becomes; `replaces` names an earlier
	 * paper of the same kind that it corrects. A notice or claim is sent to the payer by it.
	 */
	z.strictObject({
		type: z.literal('paper.sign'),
		data: z.strictObject({ ...stay, form: id, paper: id, replaces: id.nullable(), answers })
	}),
	/** Asks somebody for a paper that only they can write. */
	z.strictObject({
		type: z.literal('paper.request'),
		data: z.strictObject({
			...stay,
			kind,
			to: z.enum(idsOf(PEOPLE)),
			/** The benefit period it is for; 0 where that says nothing. */
			period: z.int().min(0).max(41),
			note: z.string().max(500)
		})
	}),
	/** Reads a paper that came in: it is filed, or goes back with what is wrong. */
	z.strictObject({
		type: z.literal('paper.review'),
		data: z.strictObject({
			...stay,
			paper: id,
			verdict: z.enum(['file', 'return']),
			faults: z.array(z.enum(idsOf(FAULTS))).max(16),
			note: z.string().max(500)
		})
	}),
	/** Sends a completed HOPE record to the federal system. */
	z.strictObject({
		type: z.literal('hope.submit'),
		data: z.strictObject({ ...stay, paper: id })
	}),
	z.strictObject({
		type: z.literal('person.tell'),
		data: z.strictObject({
			...stay,
			to: z.enum(idsOf(PEOPLE)),
			text: z.string().min(1).max(1000)
		})
	}),
	z.strictObject({
		type: z.literal('care.act'),
		data: z.strictObject({ ...stay, act: z.enum(idsOf(ACTS)), note: z.string().max(500) })
	})
]);

export type HospiceAction = z.infer<typeof actionSchema>;

/**
 * Events that only the script sends. `patient.die {}` ends the stay; `payer.pay {}` answers the last claim
 * that was taken, by the payer’s rules over the record as it stands.
 */
export const SCRIPT_EVENTS = ['patient.die', 'payer.pay'] as const;

const actMatch = z
	.strictObject({
		action: z.string().describe('An action of this workflow, such as `paper.request`'),
		where: z.record(z.string(), z.json()).optional().describe('Parts it must have')
	})
	.describe('An action of the learner on the stay');

const window = z
	.strictObject({
		by: durationText.optional().describe('No later than this after the start of the case'),
		after: z.string().optional().describe('After this timeline item happened'),
		afterAct: actMatch.optional().describe('After this action of the learner on the same stay'),
		within: durationText.optional().describe('and within this time of it')
	})
	.describe('Times count from the start of the case when only `within` is given')
	.optional();

const keyStay = z.string().describe('Id of the Encounter that is the stay');
const nth = z
	.record(z.string(), z.json())
	.optional()
	.describe(
		'Fields that tell the paper from others of its kind, such as `{"timepoint": "update-1"}`'
	);

const line = z.strictObject({
	revenue: z.string(),
	hcpcs: z.string().default(''),
	modifier: z.string().default(''),
	date: day,
	units: z.number()
});

export const keySchema = z.strictObject({
	rules: z.array(
		z.discriminatedUnion('kind', [
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('deadline'),
					points,
					stay: keyStay,
					deadline: z
						.string()
						.describe('Id of a deadline of the calendar, such as `face-to-face.3`'),
					by: z.string().describe('Its last day or minute; the calendar must say the same')
				})
				.describe('Met in time by the calendar: full points; late: a third'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('noted'),
					points,
					stay: keyStay,
					form: z.enum(PAPER_KINDS),
					which: nth,
					field: z.string().describe('A field of the form'),
					accept: z.array(acceptedSchema).min(1),
					says: z.string().min(5).describe('What is said when it is not met'),
					window
				})
				.describe('A field of the last paper of a kind that the learner signed'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('rows'),
					points,
					stay: keyStay,
					form: z.enum(PAPER_KINDS),
					which: nth,
					field: z.string().describe('A table of the form'),
					wanted: z
						.array(z.record(z.string(), acceptedSchema))
						.min(1)
						.describe('A row for each of these, judged column by column'),
					others: z
						.boolean()
						.default(true)
						.describe('Whether rows beyond those wanted may stand there at no loss')
				})
				.describe('Rows of a table: the points are shared among those wanted'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('lines'),
					points,
					stay: keyStay,
					through: day.optional().describe('Last day of the claim, where there are several'),
					revenue: z
						.array(z.string())
						.min(1)
						.describe('Revenue codes (or families such as `055x`) it is about'),
					lines: z.array(line).describe('The service lines of the claim in these families')
				})
				.describe(
					'Lines of the last claim to that day: the share that is there, less those that should not be'
				),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('diagnosis'),
					points,
					stay: keyStay,
					form: z.enum(['claim', 'notice-of-election']),
					through: day.optional().describe('Last day of the claim, where there are several'),
					role: z.enum(['principal', 'other']),
					accept: z.array(z.string()).min(1).describe('The right code first'),
					wrong: z.array(z.strictObject({ code: z.string(), why: z.string().min(10) })).default([]),
					before: z.array(z.string()).optional().describe('Must stand before any of these codes')
				})
				.describe('A diagnosis of the claim'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('over-coding'),
					penalty: z.number().positive().max(100).describe('For each code too many'),
					stay: keyStay,
					through: day.optional(),
					optional: z.array(z.string()).describe('Codes that may stand at no gain or loss')
				})
				.describe('Diagnoses on the claim that nothing supports'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('denial'),
					points,
					stay: keyStay,
					rule: z.enum(['E1', 'E2', 'C1', 'C2', 'C3', 'C4', 'F1', 'P1', 'L1', 'H1', 'A1', 'S1']),
					through: day.optional().describe('Only what touches the claim to that day')
				})
				.describe('Nothing for a reviewer to find under this rule when the case is handed in'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('agreement'),
					points,
					stay: keyStay,
					facts: z
						.array(z.string())
						.min(1)
						.describe('Facts that several papers state, such as `codeStatus`')
				})
				.describe('No two papers contradict each other in these facts'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('evidence'),
					points,
					stay: keyStay,
					form: z.enum(PAPER_KINDS),
					which: nth,
					field: z.string(),
					numbers: z.int().min(1).max(9).describe('At least so many figures of this patient'),
					trend: z.boolean().describe('Whether one of them is set against an earlier one'),
					says: z.array(z.array(z.string().min(1)).min(1)).default([])
				})
				.describe('A text that shows numbers and trends instead of phrases'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('done'),
					points,
					stay: keyStay,
					any: z.array(actMatch).min(1),
					window
				})
				.describe('An action like this, in its window; outside it half the points'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('before'),
					points,
					stay: keyStay,
					first: z.array(actMatch).min(1),
					then: z.array(actMatch).min(1)
				})
				.describe('The one is done before the other'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('avoid'),
					penalty: z.number().positive().max(100),
					isHarmful: z.boolean().describe('Harm costs the pass too'),
					stay: keyStay,
					any: z.array(actMatch).min(1)
				})
				.describe('An action like this costs points, even when it is taken back')
		])
	)
});

export type HospiceKey = z.infer<typeof keySchema>;
export type HospiceRule = HospiceKey['rules'][number];
export type RuleOf<K extends HospiceRule['kind']> = Extract<HospiceRule, { kind: K }>;
export type ActMatch = z.infer<typeof actMatch>;
export type ActWindow = z.infer<typeof window>;
