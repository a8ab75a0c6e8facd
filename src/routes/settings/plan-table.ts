/** What a restore would do, in rows and sentences a learner can judge. */
import type { Loss, RecordComparison, RestorePlan } from '$lib/store/restore';
import { countText } from '$lib/ui/when';

export interface PlanRow {
	readonly label: string;
	readonly added: number;
	readonly same: number;
	/** The same log goes on further in the backup; what is here is its beginning. */
	readonly longerThere: number;
	readonly longerHere: number;
	readonly different: number;
}

/** One row for each kind of thing the backup holds; kinds it has none of are left out. */
export function planRows(plan: RestorePlan): PlanRow[] {
	const { attempts, marks } = plan;
	const of = (label: string, compared: RecordComparison): PlanRow => ({
		label,
		added: compared.new.length,
		same: compared.same.length,
		longerThere: 0,
		longerHere: 0,
		different: compared.different.length
	});
	const rows: PlanRow[] = [
		{
			label: 'Attempts',
			added: attempts.new.length,
			same: attempts.same.length,
			longerThere: attempts.longerThere.length,
			longerHere: attempts.longerHere.length,
			different: attempts.conflicting.length
		},
		{
			label: 'Marks',
			added: marks.new,
			same: marks.same,
			longerThere: 0,
			longerHere: 0,
			different: 0
		},
		of('Learners', plan.profiles),
		of('Kept scenarios and keys', plan.scenarioCopies),
		of('Half-typed text', plan.drafts),
		of('Reviews', plan.reviews),
		of('Self-checks', plan.selfChecks),
		of('Assignments', plan.assignments),
		of('Hand-ins', plan.handIns),
		of('Settings', plan.settings)
	];
	return rows.filter(
		(row) => row.added + row.same + row.longerThere + row.longerHere + row.different > 0
	);
}

/** How many attempts carrying out the plan brings or lengthens, with these losses accepted. */
export function attemptsTaken({ attempts }: RestorePlan, accept: readonly string[]): number {
	const replaced = attempts.conflicting.filter(({ id }) => accept.includes(`attempt:${id}`));
	return attempts.new.length + attempts.longerThere.length + replaced.length;
}

/** Whether carrying out the plan with these losses accepted would change anything here. */
export function changesAnything(plan: RestorePlan, accept: readonly string[]): boolean {
	const kinds = [
		plan.profiles,
		plan.settings,
		plan.scenarioCopies,
		plan.reviews,
		plan.selfChecks,
		plan.assignments,
		plan.handIns,
		plan.drafts
	];
	return (
		accept.length > 0 ||
		plan.marks.new > 0 ||
		attemptsTaken(plan, accept) > 0 ||
		kinds.some((kind) => kind.new.length > 0)
	);
}

/** What would be gone, with names in place of ids where the backup knows them. */
export function lossText({ contents }: RestorePlan, { id, text }: Loss): string {
	if (id === 'setting:theme') return 'The theme chosen here would be replaced by the backup’s.';
	if (id !== 'setting:activeProfile') return text;
	const chosen = contents.settings.find(({ key }) => key === 'activeProfile')?.value;
	const name = contents.profiles.find((profile) => profile.id === chosen)?.displayName;
	return `The learner who works here would become ${name ? `“${name}”` : 'the one'} of the backup; attempts made here under another name stay, and come back when that name is chosen.`;
}

/** Attempts that are neither new nor the same, and what becomes of each. */
export function attemptNotes({ attempts }: RestorePlan): string[] {
	const steps = (count: number) => countText(count, 'step');
	return [
		...attempts.longerThere.map(
			({ scenario, here, there }) =>
				`${scenario}: ${steps(here)} here go on to ${steps(there)} in the backup; the longer one is taken.`
		),
		...attempts.longerHere.map(
			({ scenario, here, there }) =>
				`${scenario}: ${steps(here)} here, ${steps(there)} of them in the backup; what is here stays.`
		)
	];
}
