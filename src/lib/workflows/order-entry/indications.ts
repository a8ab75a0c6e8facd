/** What an order may be for: the active problems of the chart that carry an ICD-10-CM code. */
import type { Chart } from '$lib/fhir/chart';
import { isActive, problems } from '$lib/fhir/selectors/problems';
import type { Ref } from '$lib/fhir/types';
import { ICD10CM } from './prefill';

export interface Indication {
	readonly ref: Ref;
	readonly text: string;
	readonly system: string;
	readonly code: string;
}

/** One row a code: a problem list and a stay often hold the same diagnosis twice. */
export function indications(chart: Chart, patient: Ref): Indication[] {
	const byCode = new Map<string, Indication>();
	for (const problem of problems(chart, patient)) {
		const coded = problem.codes.find(({ system }) => system === ICD10CM);
		if (!isActive(problem) || !coded || byCode.has(coded.code)) continue;
		byCode.set(coded.code, {
			ref: problem.ref,
			text: problem.text,
			system: ICD10CM,
			code: coded.code
		});
	}
	return [...byCode.values()];
}
