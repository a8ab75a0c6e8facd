/** How soft stops are answered, once for all workflows: what counts as an answer, and what it lifts. */
import type { Check, CheckAnswer } from './model';

/** A reason somebody may give for going on past a soft stop. */
export interface OverrideReason {
	readonly code: string;
	readonly label: string;
	/** The reason says nothing until a sentence of the signer's own stands beside it. */
	readonly needsNote: boolean;
}

/** Answers out of an action's data or a form's record; whatever is malformed is no answer. */
export function readAnswers(value: unknown): CheckAnswer[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((one: unknown) => {
		if (typeof one !== 'object' || one === null) return [];
		const { check, reason, note } = one as Record<string, unknown>;
		if (typeof check !== 'string' || typeof reason !== 'string') return [];
		return [{ check, reason, note: typeof note === 'string' ? note : '' }];
	});
}

/** Whether an answer names a known reason, with the words that reason asks for. */
export function isAnswered(
	{ reason, note }: CheckAnswer,
	reasons: readonly OverrideReason[]
): boolean {
	const known = reasons.find(({ code }) => code === reason);
	return known !== undefined && (!known.needsNote || note.trim() !== '');
}

/** The answers that count. */
export function wholeAnswers(value: unknown, reasons: readonly OverrideReason[]): CheckAnswer[] {
	return readAnswers(value).filter((answer) => isAnswered(answer, reasons));
}

/** The checks that still keep a form from being signed: hard ones always, soft ones until answered. */
export function stopsLeft(checks: readonly Check[], given: readonly CheckAnswer[]): Check[] {
	return checks.filter(
		({ id, severity }) =>
			severity === 'hard' || (severity === 'soft' && !given.some(({ check }) => check === id))
	);
}

export interface AnsweredCheck {
	readonly check: Check;
	readonly reason: string;
	readonly note: string;
}

/** The soft stops that were answered, with the answer. */
export function answeredOf(
	checks: readonly Check[],
	given: readonly CheckAnswer[]
): AnsweredCheck[] {
	return checks.flatMap((check) => {
		const answer = given.find((one) => one.check === check.id);
		return check.severity === 'soft' && answer
			? [{ check, reason: answer.reason, note: answer.note }]
			: [];
	});
}

/** Answers with one more: a second answer to a check takes the place of the first. */
export function withAnswer(answers: readonly CheckAnswer[], given: CheckAnswer): CheckAnswer[] {
	return [...answers.filter(({ check }) => check !== given.check), given];
}
