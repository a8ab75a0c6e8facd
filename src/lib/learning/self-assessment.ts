/** A self-check as it is taken and kept: answers by statement, and what they come to. */
import type { JsonObject } from '$lib/engine/canonical';
import { parseWith } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import {
	INSTRUMENT,
	RATINGS,
	shareOfRating,
	STATEMENTS,
	SURENESS,
	type Rating,
	type Statement,
	type Sureness
} from './instrument';

/** Before practice, or after some. */
export type When = 'before' | 'after';

export interface Answer {
	readonly rating: Rating;
	/** Per cent; null where it is not asked, or was not answered. */
	readonly sureness: Sureness | null;
}

export type Answers = Readonly<Record<string, Answer>>;

/** What a row of storage holds of a self-check. */
export interface SelfCheck {
	readonly format: 'preceptor-self-check';
	/** Of the instrument it was taken with. */
	readonly instrument: typeof INSTRUMENT.id;
	readonly version: number;
	readonly when: When;
	readonly answers: Answers;
}

/** A rating averaged over the statements that were answered. */
export interface SelfRating {
	readonly answered: number;
	readonly asked: number;
	/** 0 to 1; null before the first answer. */
	readonly share: number | null;
}

const selfCheckSchema = z.strictObject({
	format: z.literal('preceptor-self-check'),
	instrument: z.literal(INSTRUMENT.id),
	version: z.literal(INSTRUMENT.version),
	when: z.enum(['before', 'after']),
	answers: z.record(
		z.string().max(64),
		z.strictObject({
			rating: z.literal(RATINGS),
			sureness: z.literal(SURENESS).nullable()
		})
	)
});

/** A check with no answer in it yet. */
export function emptyCheck(when: When): SelfCheck {
	return {
		format: 'preceptor-self-check',
		instrument: INSTRUMENT.id,
		version: INSTRUMENT.version,
		when,
		answers: {}
	};
}

/**
 * Reads a stored self-check. Answers to statements this version does not ask are dropped. Throws
 * InputFault, which names the field, on anything else that is not one.
 */
export function readSelfCheck(value: unknown, name: string): SelfCheck {
	const check = parseWith(selfCheckSchema, value, { name });
	const known = new Set(STATEMENTS.map(({ id }) => id));
	const answers = Object.entries(check.answers).filter(([id]) => known.has(id));
	return { ...check, answers: Object.fromEntries(answers) };
}

/** The check as plain JSON for storage. */
export function selfCheckData(check: SelfCheck): JsonObject {
	const answers = Object.entries(check.answers).map(
		([id, { rating, sureness }]): [string, JsonObject] => [id, { rating, sureness }]
	);
	return { ...check, answers: Object.fromEntries(answers) };
}

/** The check with one statement answered; what was said of it before is replaced. */
export function withAnswer(check: SelfCheck, statement: string, answer: Answer): SelfCheck {
	return { ...check, answers: { ...check.answers, [statement]: answer } };
}

/** Whether everything a statement asks was answered. */
export function isAnswered({ answers }: SelfCheck, { id, asksSureness }: Statement): boolean {
	const answer = answers[id];
	return answer !== undefined && (!asksSureness || answer.sureness !== null);
}

/** How many statements are answered in full. */
export function answeredCount(check: SelfCheck): number {
	return STATEMENTS.filter((statement) => isAnswered(check, statement)).length;
}

/** The place of the first statement that still wants an answer; the last one when there is none. */
export function firstOpen(check: SelfCheck): number {
	const open = STATEMENTS.findIndex((statement) => !isAnswered(check, statement));
	return open === -1 ? STATEMENTS.length - 1 : open;
}

/** What a person says of themselves over these statements. */
export function ratingOver(check: SelfCheck | null, statements: readonly Statement[]): SelfRating {
	const ratings = statements.flatMap(({ id }) => check?.answers[id]?.rating ?? []);
	const sum = ratings.reduce((total, rating) => total + shareOfRating(rating), 0);
	return {
		answered: ratings.length,
		asked: statements.length,
		share: ratings.length === 0 ? null : sum / ratings.length
	};
}

/** The statements that speak for any of these competencies. */
export function statementsFor(competencies: readonly string[]): Statement[] {
	return STATEMENTS.filter((statement) =>
		statement.competencies.some((id) => competencies.includes(id))
	);
}
