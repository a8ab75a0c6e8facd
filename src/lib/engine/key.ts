/**
 * What every key has in common: how a rule is written, what it quotes, when an attempt passes, and
 * the section `attempt` that the engine itself judges. Each workflow brings its own section.
 */
import { z } from '$lib/parse/zod';

const ref = z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/, 'a reference Type/id');

export const chartEvidenceSchema = z.strictObject({
	ref: ref.describe('Where in the chart the proof stands'),
	text: z.string().min(1).optional().describe('Words quoted from that resource')
});

/** The fields every rule of every workflow has. */
export const ruleFields = {
	id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case'),
	title: z.string().min(5).max(120).describe('What is asked, as a short statement'),
	competency: z.string().describe('An id from competencies.json'),
	critical: z
		.boolean()
		.optional()
		.describe('Missed (or, for a penalty, done) means no pass, whatever the share'),
	rationale: z.string().min(20).describe('Why, in words about this chart'),
	next: z.string().min(10).describe('What to do next time'),
	source: z.string().min(5).describe('Title, section, year of the rule behind it'),
	evidence: z.array(chartEvidenceSchema).default([]),
	follows: z
		.string()
		.optional()
		.describe('Id of the earlier rule, of any section, whose error leads to this one')
} as const;

export const points = z.number().positive().max(100);

export const matchSchema = z.strictObject({
	workflow: z.string(),
	action: z.string(),
	where: z.record(z.string(), z.json()).optional()
});

export const durationText = z
	.string()
	.regex(/^P(?!$)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'a duration such as PT30M');

/** Rules the engine judges for every kind of work: what was opened, what was answered. */
export const attemptSectionSchema = z.strictObject({
	rules: z.array(
		z.discriminatedUnion('kind', [
			z.strictObject({
				...ruleFields,
				kind: z.literal('viewed'),
				points,
				refs: z.array(ref).min(1).describe('Any one of these opened'),
				before: matchSchema.optional().describe('Before this first happens')
			}),
			z.strictObject({
				...ruleFields,
				kind: z.literal('acknowledged'),
				points,
				message: z.string().describe('The timeline item that brings the message'),
				within: durationText.describe('Of its arrival'),
				says: z
					.array(z.array(z.string().min(1)).min(1))
					.optional()
					.describe('A read-back holds one of each group, upper and lower case alike')
			})
		])
	)
});

export type AttemptSection = z.infer<typeof attemptSectionSchema>;
export type AttemptRule = AttemptSection['rules'][number];

export const passSchema = z.strictObject({
	share: z.number().min(0.5).max(1),
	basis: z.string().min(20).describe('How this share was set, and by whom')
});

/** A key without its workflow sections, which `wholeKeySchema` adds. */
export interface Key {
	readonly format: 1;
	readonly scenario: string;
	readonly pass: { readonly share: number; readonly basis: string };
	readonly sections: Readonly<Record<string, unknown>>;
}

/** Every rule in a section, whatever else the section holds. */
export interface RuleHead {
	readonly id: string;
	readonly title: string;
	readonly competency: string;
	readonly critical?: boolean | undefined;
	readonly rationale: string;
	readonly next: string;
	readonly source: string;
	readonly evidence: readonly { readonly ref: string; readonly text?: string | undefined }[];
	readonly follows?: string | undefined;
}
