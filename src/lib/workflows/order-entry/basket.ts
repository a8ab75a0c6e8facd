/** The orders a learner is writing: what each still needs before it can be signed, in words. */
import { wholeAnswers } from '$lib/engine/answers';
import type { JsonObject } from '$lib/engine/canonical';
import type { FormState } from '$lib/engine/forms';
import type { Action, Check, CheckAnswer, Role, View } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import { OVERRIDE_REASONS } from '$lib/rules/override-reasons';
import { NAME } from './actions';
import { detailOf, sentenceOf } from './chart';
import { kindOfForm, textIn, type OrderKind } from './fields';
import { isPrescriber } from './machine';
import { validateOrder } from './validate';

export interface Draft {
	readonly form: FormState;
	readonly kind: OrderKind;
	readonly name: string;
	/** Dose and timing of a drug; timing and details of anything else. */
	readonly detail: string;
	readonly checks: readonly Check[];
	/** Answers to soft stops that stand now; one to a stop that is gone does not count. */
	readonly answers: readonly CheckAnswer[];
	readonly needs: Needs;
}

export interface Needs {
	/** Required fields that are empty. */
	readonly fields: number;
	/** Soft stops without a reason. */
	readonly questions: number;
	/** Hard stops other than missing fields. */
	readonly stops: number;
}

/** This patient's open order forms, in the order they were opened. */
export function draftsOf(view: View, patient: Ref): Draft[] {
	const drafts: Draft[] = [];
	for (const form of view.forms.values()) {
		const kind = kindOfForm(form.kind);
		if (form.workflow !== NAME || form.patient !== patient || !kind) continue;
		drafts.push(draftOf(form, kind, view));
	}
	return drafts;
}

function draftOf(form: FormState, kind: OrderKind, view: View): Draft {
	const checks = validateOrder(form, view);
	const answers = wholeAnswers(form.values['answers'], OVERRIDE_REASONS).filter((answer) =>
		checks.some(({ id, severity }) => id === answer.check && severity === 'soft')
	);
	return {
		form,
		kind,
		name: textIn(form.values, 'name') ?? textIn(form.values, 'item') ?? form.id,
		detail: kind === 'medication' ? sentenceOf(form) : detailOf(form, kind),
		checks,
		answers,
		needs: {
			fields: checks.filter(isMissing).length,
			questions: checks.filter(
				({ id, severity }) => severity === 'soft' && !answers.some((answer) => answer.check === id)
			).length,
			stops: checks.filter((check) => check.severity === 'hard' && !isMissing(check)).length
		}
	};
}

/** A check that only says that a field is empty: shown as a count and at the field, not as a stop. */
export function isMissing(check: Pick<Check, 'id'>): boolean {
	return check.id.startsWith('required.');
}

/** What several drafts need, taken together. */
export function needsOf(drafts: readonly Pick<Draft, 'needs'>[]): Needs {
	const sum = (part: keyof Needs) => drafts.reduce((total, { needs }) => total + needs[part], 0);
	return { fields: sum('fields'), questions: sum('questions'), stops: sum('stops') };
}

export function isReady({ fields, questions, stops }: Needs): boolean {
	return fields + questions + stops === 0;
}

/** `1 question to answer, 1 field missing`; empty when nothing is needed. */
export function needsText({ fields, questions, stops }: Needs): string {
	return [
		stops > 0 ? `${counted(stops, 'stop', 'stops')} to resolve` : '',
		questions > 0 ? `${counted(questions, 'question', 'questions')} to answer` : '',
		fields > 0 ? `${counted(fields, 'field', 'fields')} missing` : ''
	]
		.filter((part) => part !== '')
		.join(', ');
}

export function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

/** The answers of a form with one more, which takes the place of an earlier answer to the same stop. */
export function withAnswer(answers: readonly CheckAnswer[], given: CheckAnswer): JsonObject[] {
	return [...answers.filter(({ check }) => check !== given.check), given].map(
		({ check, reason, note }) => ({ check, reason, note })
	);
}

/** What puts a draft forward in this role: a signature, or a place before the prescriber. */
export function signAction(draft: Pick<Draft, 'form' | 'answers'>, role: Role): Action {
	const answers = draft.answers.map(({ check, reason, note }) => ({ check, reason, note }));
	const order = draft.form.id;
	return isPrescriber(role)
		? {
				workflow: NAME,
				type: 'order.sign',
				data: { order, replaces: textIn(draft.form.values, 'replaces') ?? null, answers }
			}
		: { workflow: NAME, type: 'order.pend', data: { order, answers } };
}

/**
 * Trouble worth knowing before an order is chosen, in two words: the gravest check that is not about a
 * field still to be filled.
 */
export function troubleOf(
	checks: readonly Check[]
): { readonly severity: 'hard' | 'soft'; readonly words: string } | undefined {
	for (const severity of ['hard', 'soft'] as const) {
		const standing = checks.filter((check) => check.severity === severity);
		for (const [begin, words] of TROUBLE)
			if (standing.some(({ id }) => id.startsWith(begin)))
				return { severity, words: words[severity] };
	}
	return undefined;
}

const TROUBLE: readonly (readonly [string, { readonly hard: string; readonly soft: string }])[] = [
	['allergy', { hard: 'allergy', soft: 'related allergy' }],
	['interaction', { hard: 'interaction', soft: 'interaction' }],
	['duplicate', { hard: 'duplicate', soft: 'duplicate' }],
	['renal', { hard: 'kidneys', soft: 'kidneys' }],
	['dose.daily-max', { hard: 'daily dose', soft: 'daily dose' }],
	['contrast', { hard: 'contrast', soft: 'contrast' }]
];
