/**
 * The files of a scenario folder. Shapes only: what fields mean together is `lint.ts`'s to check, and
 * nothing here transforms, so that each schema can be published as JSON Schema for editors.
 */
import { attemptSectionSchema, durationText, matchSchema, passSchema } from '$lib/engine/key';
import type { Workflow } from '$lib/engine/model';
import { z } from '$lib/parse/zod';

export const FORMAT = 1;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case');
const scenarioId = z
	.string()
	.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'workflow/slug, as the folder is called');
const ref = z
	.string()
	.regex(/^[A-Z][A-Za-z]+\/(@trigger|[A-Za-z0-9.-]{1,64})$/, 'a reference Type/id');
const resource = z.looseObject({ resourceType: z.string(), id: z.string() });

const message = z.strictObject({
	from: z.string().min(2).max(80),
	subject: z.string().min(2).max(120),
	body: z.string().min(2).max(2000),
	urgency: z.enum(['routine', 'urgent', 'critical']),
	asks: z.enum(['nothing', 'acknowledgement', 'read-back']),
	about: z.array(ref).optional()
});

const timelineItem = z.strictObject({
	id: slug,
	at: durationText.optional().describe('Since the start'),
	after: matchSchema
		.extend({
			delay: durationText,
			repeat: z.boolean().optional(),
			unless: matchSchema.optional()
		})
		.optional()
		.describe('This long after the learner (or another fact) does this'),
	patient: z
		.string()
		.regex(/^Patient\//)
		.optional(),
	announce: z.string().min(3).max(80).optional().describe('Known to the learner beforehand'),
	put: z.array(resource).optional(),
	patch: z.array(z.strictObject({ ref, set: z.record(z.string(), z.json()) })).optional(),
	message: message.optional(),
	event: z
		.strictObject({
			workflow: z.string(),
			type: z.string(),
			data: z.record(z.string(), z.json()),
			instance: z.string().optional().describe('@trigger for the one that set this off')
		})
		.optional()
});

export const scenarioFileSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT),
	id: scenarioId,
	version: z.int().min(1),
	workflows: z.array(slug).min(1),
	title: z.string().min(5).max(80),
	summary: z.string().min(20).max(240).describe('One or two sentences for the library'),
	level: z.enum(['orientation', 'core', 'advanced']),
	minutes: z.int().min(3).max(240).describe('What a practised learner needs'),
	role: z.enum(['prescriber', 'nurse', 'order-specialist', 'coder', 'biller', 'records']),
	facility: z.string().min(3).max(80),
	start: z
		.string()
		.regex(
			/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/,
			'a date-time with UTC offset'
		),
	zone: z.string().describe('The zone as a label; the offset of start is what counts'),
	editions: z.record(z.string(), z.string()).describe('Code sets and rule tables, by name'),
	objectives: z.array(z.string()).min(1).describe('Competency ids'),
	timeline: z.array(timelineItem),
	tasks: z
		.array(
			z.strictObject({
				id: slug,
				text: z.string().min(5).max(160),
				doneWhen: matchSchema.optional()
			})
		)
		.min(1),
	hints: z.array(
		z.strictObject({
			id: slug,
			ask: z.string().min(5).max(120).describe('What the learner sees before opening it'),
			text: z.string().min(10).max(600),
			rules: z.array(slug)
		})
	),
	variants: z.array(
		z.strictObject({
			id: slug,
			title: z.string().min(5).max(80),
			changes: z
				.array(
					z.strictObject({
						file: z.enum(['scenario', 'chart', 'key', 'brief', 'debrief']),
						path: z
							.string()
							.describe('Steps joined by /; in a list, a number or the id of an element'),
						set: z.json().optional(),
						remove: z.literal(true).optional()
					})
				)
				.min(1)
		})
	),
	sources: z.array(z.string().min(5)).min(1)
});

export type ScenarioFile = z.infer<typeof scenarioFileSchema>;

export const chartFileSchema = z.strictObject({
	$schema: z.string().optional(),
	resourceType: z.literal('Bundle'),
	type: z.literal('collection'),
	entry: z.array(z.strictObject({ resource })).min(1)
});

export type ChartFile = z.infer<typeof chartFileSchema>;

const verdict = z.enum(['right', 'partly', 'missed', 'wrong', 'harmful', 'not-scorable']);

/** An attempt script: what a learner does, without the parts that no author should write. */
export const attemptFileSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT),
	scenario: scenarioId,
	variant: slug.nullable(),
	mode: z.enum(['guided', 'practice', 'exam']),
	title: z.string().min(5).max(120).describe('What this learner gets right or wrong'),
	steps: z.array(
		z.strictObject({
			at: durationText,
			do: z.string().describe("workflow:noun.verb; the engine's own actions begin with attempt:"),
			data: z.record(z.string(), z.json()),
			refused: z.literal(true).optional()
		})
	),
	expect: z.strictObject({
		earned: z.number(),
		possible: z.number(),
		isPass: z.boolean(),
		findings: z
			.array(z.strictObject({ rule: z.string(), verdict, earned: z.number() }))
			.describe('Every finding that is not right; in the model attempt, none')
	})
});

export type AttemptFile = z.infer<typeof attemptFileSchema>;

export const catalogFileSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT),
	modules: z.array(
		z.strictObject({
			id: slug,
			title: z.string(),
			summary: z.string(),
			scenarios: z.array(scenarioId)
		})
	)
});

export type CatalogFile = z.infer<typeof catalogFileSchema>;

export const competenciesFileSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT),
	notice: z.string().describe('That no exam owner endorses this'),
	exams: z.array(
		z.strictObject({
			id: slug,
			name: z.string(),
			owner: z.string(),
			source: z.string(),
			domains: z.array(
				z.strictObject({
					id: slug,
					title: z.string(),
					weight: z.tuple([z.number(), z.number()]).nullable().describe('Per cent, from and to')
				})
			)
		})
	),
	competencies: z.array(
		z.strictObject({
			id: slug,
			module: slug,
			title: z.string().min(5).max(60),
			statement: z.string().startsWith('I can '),
			tags: z.array(z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/, 'exam:domain'))
		})
	)
});

export type CompetenciesFile = z.infer<typeof competenciesFileSchema>;

export const releasedFileSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT),
	released: z.array(
		z.strictObject({
			id: scenarioId,
			version: z.int().min(1),
			content: z.string().regex(/^[0-9a-f]{64}$/),
			key: z.string().regex(/^[0-9a-f]{64}$/)
		})
	)
});

export type ReleasedFile = z.infer<typeof releasedFileSchema>;

/**
 * The schema of `key.json` for the workflows at hand. The registry is an argument: this room never
 * looks up to the workflows.
 */
export function wholeKeySchema(workflows: readonly Workflow[]) {
	const sections: Record<string, z.ZodType> = { attempt: attemptSectionSchema.optional() };
	for (const workflow of workflows) sections[workflow.name] = workflow.keySchema.optional();
	return z.strictObject({
		$schema: z.string().optional(),
		format: z.literal(FORMAT),
		scenario: scenarioId,
		pass: passSchema,
		sections: z.strictObject(sections)
	});
}
