/** What the payer’s front end says of a notice or claim, by its rules over the record as it stands. */
import type { FormState, FormValues } from '$lib/engine/forms';
import { civilDate, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { claimEdits } from '$lib/rules/hospice/claim-edits';
import type { ClaimEdit, StayRecord } from '$lib/rules/hospice/model';
import { noticeEdits } from '$lib/rules/hospice/notice-edits';
import { claimIn, recordOf } from './record';

type Where = { readonly chart: Chart; readonly start: Start; readonly at: number };

/** The last answer about a form: one signature asks for it in its guard, its parts and its papers. */
const answered = new WeakMap<
	FormState,
	{ readonly record: StayRecord; readonly edits: readonly ClaimEdit[] }
>();

/** Why it would come back; nothing when it is taken, or when this kind of paper is not sent. */
export function editsOf(where: Where, form: FormState | undefined): readonly ClaimEdit[] | null {
	const stay = form?.values['stay'];
	if (!form || typeof stay !== 'string' || !isSent(form.kind)) return null;
	const record = recordOf(where, stay);
	const last = answered.get(form);
	if (last?.record === record) return last.edits;
	const edits =
		form.kind === 'claim'
			? claimEdits(claimIn(form.values), record)
			: noticeEdits(noticeIn(form.values), record);
	answered.set(form, { record, edits });
	return edits;
}

function isSent(kind: string): boolean {
	return kind === 'claim' || kind === 'notice-of-election';
}

function noticeIn(values: FormValues) {
	const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
	const principal = values['principal'];
	return {
		billType: text('billType').toUpperCase().replace(/^0/, ''),
		effective: text('effective'),
		admission: text('admission'),
		occurrence27: text('occurrence27'),
		principal:
			typeof principal === 'object' && principal !== null && !Array.isArray(principal)
				? String((principal as Record<string, unknown>)['code'] ?? '')
				: '',
		attendingNpi: text('attendingNpi'),
		hospiceNpi: text('hospiceNpi')
	};
}

export function replyOf(where: Where, form: FormState | undefined): 'accepted' | 'returned' | null {
	const edits = editsOf(where, form);
	return edits === null ? null : edits.length === 0 ? 'accepted' : 'returned';
}

/** The day a thing sent now is received. */
export function receivedOn({ start, at }: Where): string {
	return civilDate(start, at);
}
