import type { Chart } from '$lib/fhir/chart';
import { refOf, type Condition, type Ref } from '$lib/fhir/types';
import {
	codesOf,
	conceptText,
	hasCode,
	isAbout,
	newestFirst,
	noteText,
	quantityText,
	rangeText,
	type CodeRow
} from './display';

export interface ProblemRow {
	readonly ref: Ref;
	readonly text: string;
	readonly codes: readonly CodeRow[];
	/** `active`, `recurrence`, `relapse`, `inactive`, `remission`, `resolved`; empty when unsaid. */
	readonly clinicalStatus: string;
	/** `confirmed`, `provisional`, `differential` ...; empty when unsaid. */
	readonly verification: string;
	/** FHIR date, or words (`age 40 y`). */
	readonly onset: string | null;
	/** FHIR date or words; null while it lasts. */
	readonly ended: string | null;
	readonly recorded: string | null;
	readonly category: 'problem-list' | 'encounter-diagnosis' | 'other';
	readonly encounter: Ref | null;
	readonly severity: string;
	readonly note: string | null;
}

/** Conditions of a patient, active ones first, then by onset, newest first. */
export function problems(chart: Chart, patient: Ref): ProblemRow[] {
	const rows: ProblemRow[] = [];
	for (const condition of chart.all('Condition')) {
		if (!isAbout(patient, condition.subject)) continue;
		const verification = firstCode(condition.verificationStatus);
		if (verification === 'entered-in-error') continue;
		rows.push({
			ref: refOf(condition),
			text: conceptText(condition.code),
			codes: codesOf(condition.code),
			clinicalStatus: firstCode(condition.clinicalStatus),
			verification,
			onset: onsetOf(condition),
			ended: endOf(condition),
			recorded: condition.recordedDate ?? null,
			category: categoryOf(condition),
			encounter: condition.encounter?.reference ?? null,
			severity: conceptText(condition.severity),
			note: noteText(condition.note)
		});
	}
	const sorted = newestFirst(rows, (row) => row.onset ?? row.recorded);
	return [...sorted.filter(isActive), ...sorted.filter((row) => !isActive(row))];
}

/** A condition that still stands; one that says nothing of itself does. */
export function isActive(row: Pick<ProblemRow, 'clinicalStatus' | 'verification'>): boolean {
	if (row.verification === 'refuted') return false;
	return ['active', 'recurrence', 'relapse', ''].includes(row.clinicalStatus);
}

function firstCode(concept: Condition['clinicalStatus']): string {
	return concept?.coding?.find((coding) => coding.code)?.code ?? '';
}

function categoryOf(condition: Condition): ProblemRow['category'] {
	if (hasCode(condition.category, 'problem-list-item')) return 'problem-list';
	return hasCode(condition.category, 'encounter-diagnosis') ? 'encounter-diagnosis' : 'other';
}

function onsetOf(condition: Condition): string | null {
	return (
		condition.onsetDateTime ??
		condition.onsetPeriod?.start ??
		(condition.onsetAge && `age ${quantityText(condition.onsetAge)}`) ??
		(condition.onsetRange && `age ${rangeText(condition.onsetRange)}`) ??
		condition.onsetString ??
		null
	);
}

function endOf(condition: Condition): string | null {
	return (
		condition.abatementDateTime ??
		condition.abatementPeriod?.end ??
		(condition.abatementAge && `age ${quantityText(condition.abatementAge)}`) ??
		(condition.abatementRange && `age ${rangeText(condition.abatementRange)}`) ??
		condition.abatementString ??
		condition.onsetPeriod?.end ??
		null
	);
}
