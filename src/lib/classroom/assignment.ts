/**
 * An assignment as it travels: one signed line, in the fragment of a link (which no server is sent) or
 * in a `.preceptor-assignment` file. It is read only when its signature holds.
 */
import { InputFault } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { readCompact, signCompact, type SignedKind } from './compact';
import { publicKeySchema, type KeyPair } from './keys';
import type { AssignedScenario, Assignment } from './model';

export const ASSIGNMENT_SUFFIX = '.preceptor-assignment';
/** Scenarios one assignment may ask for. */
export const MAX_SCENARIOS = 40;

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits');
export const scenarioIdSchema = z
	.string()
	.max(200)
	.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an id such as order-entry/first-orders');
export const timeSchema = z.iso.datetime();
export const idSchema = z
	.string()
	.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'letters, digits, dots, hyphens');
export const nonceSchema = z
	.string()
	.regex(/^[A-Za-z0-9_-]{16,200}$/, '16 base64url digits or more');

const variantSchema = z.string().min(1).max(100).nullable();

const assignedSchema: z.ZodType<AssignedScenario> = z.strictObject({
	id: scenarioIdSchema,
	version: z.int().min(1),
	contentHash: hashSchema,
	variant: variantSchema,
	title: z.string().min(1).max(200)
});

export const assignmentSchema: z.ZodType<Assignment> = z
	.strictObject({
		format: z.literal('preceptor-assignment'),
		version: z.literal(1),
		id: idSchema,
		nonce: nonceSchema,
		title: z.string().min(1).max(200),
		note: z.string().max(4000),
		teacher: z.string().min(1).max(120),
		scenarios: z.array(assignedSchema).min(1).max(MAX_SCENARIOS),
		mode: z.enum(['practice', 'exam']),
		opens: timeSchema.nullable(),
		due: timeSchema.nullable(),
		counting: z.enum(['first', 'best', 'last']),
		passShare: z.number().gt(0).max(1).nullable(),
		timeFactor: z.number().min(1).max(10),
		created: timeSchema,
		key: publicKeySchema
	})
	.refine(({ opens, due }) => !opens || !due || Date.parse(opens) < Date.parse(due), {
		path: ['due'],
		error: 'it is due before it opens'
	})
	.refine(({ scenarios }) => new Set(scenarios.map(taskOf)).size === scenarios.length, {
		path: ['scenarios'],
		error: 'a scenario is asked for twice'
	});

export const ASSIGNMENT: SignedKind<Assignment> = {
	format: 'preceptor-assignment',
	version: 1,
	what: 'an assignment',
	maxBytes: 200_000,
	schema: assignmentSchema
};

/** A scenario and its variant as one name. */
export function taskOf({ id, variant }: Pick<AssignedScenario, 'id' | 'variant'>): string {
	return variant === null ? id : `${id}#${variant}`;
}

/** What an instructor says of a new assignment; format and key are added. */
export type AssignmentDraft = Omit<Assignment, 'format' | 'version' | 'key'>;

/** The signed line. Throws TypeError when the draft is no assignment. */
export function signAssignment(draft: AssignmentDraft, pair: KeyPair): Promise<string> {
	const assignment: Assignment = {
		format: 'preceptor-assignment',
		version: 1,
		...draft,
		key: pair.publicKey
	};
	return signCompact(ASSIGNMENT, assignment, pair);
}

/**
 * The assignment in a signed line (a file may end it with a newline), its signature verified. Throws
 * InputFault naming the file and the reason.
 */
export async function readAssignment(text: string, name: string): Promise<Assignment> {
	return readCompact(ASSIGNMENT, text.replace(/\r?\n$/, ''), name);
}

/** What a `.preceptor-assignment` file holds. */
export function assignmentFile(jws: string): string {
	return `${jws}\n`;
}

/** `page` is the address of the assignment page, for example `https://host/assignment`. */
export function assignmentLink(page: string, jws: string): string {
	return `${page}#${jws}`;
}

/** The signed line in something a learner pasted: a whole link, a fragment or the line itself. */
export function lineIn(pasted: string): string {
	const text = pasted.trim();
	return text.slice(text.lastIndexOf('#') + 1);
}

/** The scenario of the assignment that an attempt is of; nothing when it does not ask for it. */
export function assignedIn(
	assignment: Assignment,
	scenario: string,
	variant: string | null
): AssignedScenario | undefined {
	return assignment.scenarios.find((asked) => asked.id === scenario && asked.variant === variant);
}

/** Reads a file's bytes as text. Throws InputFault when it is not UTF-8 or too large. */
export function assignmentText(bytes: Uint8Array, name: string): string {
	if (bytes.length > ASSIGNMENT.maxBytes)
		throw new InputFault(name, '', 'too large to be an assignment');
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new InputFault(name, '', 'not an assignment: it is not text');
	}
}
