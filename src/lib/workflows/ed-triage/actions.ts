/**
 * What a triage nurse does to a visit, and what a key may ask. Action names are a stored format: never
 * reused with another meaning. `visit` is the bare id of the Encounter.
 */
import { idsOf } from '$lib/engine/forms';
import { acceptedSchema } from '$lib/engine/accepted';
import { durationText, points, ruleFields } from '$lib/engine/key';
import { z } from '$lib/parse/zod';
import { EDITION_IDS, POINTS } from '$lib/rules/acuity/editions';
import { BED_REQUEST, DISCHARGE_CHECK, EXIT_NOTE, TRANSFER_PAPERS } from './closing-fields';
import {
	ACTS,
	ALERTS,
	APPEARANCES,
	CHANGE_REASONS,
	PRECAUTIONS,
	REGISTRATION_REASONS,
	STAFF,
	TOPICS,
	VITALS_WEIGHED,
	WAYS
} from './lists';
import { REASSESSMENT, TRIAGE_NOTE } from './note-fields';

export const NAME = 'ed-triage';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots, hyphens');
const ref = z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/, 'a reference Type/id');
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case');
const visit = { visit: id } as const;

const answers = z.array(
	z.strictObject({
		check: z.string().max(120),
		reason: z.string().max(60),
		note: z.string().max(500)
	})
);
const signed = { ...visit, form: id, answers } as const;

export const actionSchema = z.discriminatedUnion('type', [
	/** Across the room: how the patient looks, and where that sends them. */
	z.strictObject({
		type: z.literal('visit.look'),
		data: z.strictObject({
			...visit,
			appearance: z.enum(idsOf(APPEARANCES)),
			to: z.enum(idsOf(WAYS))
		})
	}),
	z.strictObject({ type: z.literal('triage.begin'), data: z.strictObject({ ...visit }) }),
	z.strictObject({
		type: z.literal('interview.ask'),
		data: z.strictObject({ ...visit, topic: z.enum(idsOf(TOPICS)) })
	}),
	/**
	 * The level the nurse commits, once: the decision point that gave it, the reasons named there
	 * (life-saving acts at A, situations at B), the kinds of resources foreseen, and whether danger-zone
	 * vital signs were weighed.
	 */
	z.strictObject({
		type: z.literal('triage.assign-acuity'),
		data: z.strictObject({
			...visit,
			level,
			point: z.enum(POINTS),
			reasons: z.array(slug).max(12),
			resources: z.array(slug).max(20),
			vitals: z.enum(idsOf(VITALS_WEIGHED))
		})
	}),
	/** A later level; the first one stays in the log and in the note. */
	z.strictObject({
		type: z.literal('acuity.change'),
		data: z.strictObject({
			...visit,
			level,
			reason: z.enum(idsOf(CHANGE_REASONS)),
			note: z.string().max(500)
		})
	}),
	z.strictObject({ type: z.literal('triage.sign'), data: z.strictObject(signed) }),
	z.strictObject({ type: z.literal('visit.reassess'), data: z.strictObject(signed) }),
	z.strictObject({
		type: z.literal('triage.act'),
		data: z.strictObject({ ...visit, act: z.enum(idsOf(ACTS)) })
	}),
	z.strictObject({
		type: z.literal('alert.call'),
		data: z.strictObject({ ...visit, alert: z.enum(idsOf(ALERTS)), note: z.string().max(500) })
	}),
	z.strictObject({
		type: z.literal('precaution.set'),
		data: z.strictObject({
			...visit,
			precaution: z.enum(idsOf(PRECAUTIONS)),
			isOn: z.boolean()
		})
	}),
	z.strictObject({
		type: z.literal('staff.notify'),
		data: z.strictObject({ ...visit, to: z.enum(idsOf(STAFF)), text: z.string().min(1).max(1000) })
	}),
	/** To a place of the department: the bare id of its Location. */
	z.strictObject({
		type: z.literal('visit.move'),
		data: z.strictObject({ ...visit, to: id })
	}),
	/** A patient who left before the visit was over. */
	z.strictObject({ type: z.literal('exit.sign'), data: z.strictObject(signed) }),
	/** The papers of a disposition that a provider decided. */
	z.strictObject({ type: z.literal('disposition.sign'), data: z.strictObject(signed) }),
	/** Puts the visit on the record of the person who is here. */
	z.strictObject({
		type: z.literal('registration.correct'),
		data: z.strictObject({
			...visit,
			patient: ref,
			reason: z.enum(idsOf(REGISTRATION_REASONS)),
			note: z.string().max(500)
		})
	})
]);

export type TriageAction = z.infer<typeof actionSchema>;

/** The kinds of forms that each signing takes off the desk. */
export const SIGNED_FORMS = {
	'triage.sign': [TRIAGE_NOTE],
	'visit.reassess': [REASSESSMENT],
	'exit.sign': [EXIT_NOTE],
	'disposition.sign': [TRANSFER_PAPERS, BED_REQUEST, DISCHARGE_CHECK]
} as const satisfies Partial<Record<TriageAction['type'], readonly string[]>>;

/** Events that only the script sends. `provider.decide` carries `{disposition}`. */
export const SCRIPT_EVENTS = [
	'visit.arrive',
	'provider.see',
	'provider.decide',
	'visit.depart',
	'visit.die'
] as const;

const window = z
	.strictObject({
		by: durationText.optional().describe('No later than this after the start of the case'),
		after: z.string().optional().describe('After this timeline item happened'),
		afterAct: z
			.strictObject({ action: z.string(), where: z.record(z.string(), z.json()).optional() })
			.optional()
			.describe('After this action of the learner on the same visit'),
		within: durationText.optional().describe('and within this time of it')
	})
	.describe('Times count from the arrival of the visit when only `within` is given')
	.optional();

const actMatch = z
	.strictObject({
		action: z.string().describe('An action of this workflow, such as `alert.call`'),
		where: z.record(z.string(), z.json()).optional().describe('Parts it must have')
	})
	.describe('An action of the learner on the visit');

const keyVisit = z.string().describe('Id of the Encounter');

/** The facts the key rests on, in the shape of the headless `triage` command without its edition. */
const facts = z.record(z.string(), z.json());

export const keySchema = z.strictObject({
	edition: z.enum(EDITION_IDS).describe('The edition of the scale that this key follows'),
	rules: z.array(
		z.discriminatedUnion('kind', [
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('acuity'),
					points,
					visit: keyVisit,
					accept: z.array(level).min(1).describe('Levels the edition accepts for the facts'),
					facts: facts.describe('The acuity engine must accept the same levels for them')
				})
				.describe('The first level committed: full points when accepted, part for a near miss'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('reasoning'),
					points,
					visit: keyVisit,
					point: z.array(z.enum(POINTS)).min(1),
					reasons: z.array(slug).optional().describe('Any one of these named'),
					resources: z
						.array(z.int().min(0).max(9))
						.optional()
						.describe('How many kinds of resources may be foreseen'),
					vitals: z
						.array(z.enum(idsOf(VITALS_WEIGHED)))
						.optional()
						.describe('How the vital signs may be weighed')
				})
				.describe('How the level was come to; not scorable without a level'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('noted'),
					points,
					visit: keyVisit,
					form: z.enum([
						TRIAGE_NOTE,
						REASSESSMENT,
						EXIT_NOTE,
						TRANSFER_PAPERS,
						BED_REQUEST,
						DISCHARGE_CHECK
					]),
					field: z.string().describe('A field of the form; temperatures are held in °C'),
					accept: z.array(acceptedSchema).min(1),
					says: z.string().min(5).describe('What is said when it is not met'),
					window
				})
				.describe('A field of the last signed form of a kind'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('done'),
					points,
					visit: keyVisit,
					any: z.array(actMatch).min(1),
					window
				})
				.describe('An action like this, in its window; outside it half the points'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('before'),
					points,
					visit: keyVisit,
					first: z.array(actMatch).min(1),
					then: z.array(actMatch).min(1)
				})
				.describe('The one is done before the other'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('order-of-visits'),
					points,
					first: keyVisit,
					then: keyVisit,
					action: z.string().describe('What is done to the one visit before the other')
				})
				.describe('Who comes first'),
			z
				.strictObject({
					...ruleFields,
					kind: z.literal('avoid'),
					penalty: z.number().positive().max(100),
					isHarmful: z.boolean().describe('Harm costs the pass too'),
					visit: keyVisit,
					any: z.array(actMatch).min(1)
				})
				.describe('An action like this costs points, even when it is taken back')
		])
	)
});

export type TriageKey = z.infer<typeof keySchema>;
export type TriageRule = TriageKey['rules'][number];
export type RuleOf<K extends TriageRule['kind']> = Extract<TriageRule, { kind: K }>;
export type ActMatch = z.infer<typeof actMatch>;
export type TriageWindow = z.infer<typeof window>;
