/** The shape of a finding in files: backups, feedback to a learner. */
import { z } from '$lib/parse/zod';
import type { Finding } from './model';

const name = z.string().min(1).max(300);

export const findingSchema: z.ZodType<Finding> = z.strictObject({
	rule: name,
	workflow: name,
	competency: z.string(),
	title: z.string(),
	earned: z.number(),
	possible: z.number(),
	verdict: z.enum(['right', 'partly', 'missed', 'wrong', 'harmful', 'not-scorable']),
	message: z.string(),
	rationale: z.string(),
	next: z.string(),
	evidence: z.array(z.int().min(0)),
	chartEvidence: z.array(z.strictObject({ ref: name, text: z.string().optional() })),
	source: z.string(),
	isCritical: z.boolean(),
	withHelp: z.boolean(),
	follows: z.string().optional()
});
