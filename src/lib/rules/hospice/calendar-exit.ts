/** What the end of a stay asks for, beside its notice and its HOPE record. */
import { dayText } from './calendar-words';
import { revocationNote } from './calendar-notices';
import { deadline } from './calendar-deadline';
import type { Facts } from './calendar-facts';
import { plusDays } from './days';
import type { Deadline, ExitKind } from './model';
import { ruleOn } from './regulation';

/** Exits the hospice begins. */
const BY_HOSPICE: readonly ExitKind[] = ['not-terminal', 'moved', 'for-cause'];

/** Written order of a hospice physician before a discharge the hospice begins. 42 CFR 418.26(b). */
export function dischargeOrder(facts: Facts): Deadline[] {
	const { exit, exitDay } = facts;
	if (exit === null || exitDay === null || !BY_HOSPICE.includes(exit.kind)) return [];
	return [
		deadline(facts, {
			id: 'discharge-order',
			kind: 'discharge-order',
			title: 'Written discharge order of the hospice physician',
			from: null,
			by: exitDay,
			done: exit.ordered === null ? null : { on: exit.ordered, paper: exit.paper },
			papers: [exit.paper],
			cost: 'A discharge without it is not valid, and the hospice stays answerable for the care.',
			notes: [revocationNote(facts)],
			source: '42 CFR 418.26(b)'
		})
	];
}

/** Plan of care for the bereaved. 42 CFR 418.64(d), which names no day. */
export function bereavementPlan(facts: Facts): Deadline[] {
	const { exit, exitDay, record } = facts;
	if (exit === null || exitDay === null || exit.kind !== 'death') return [];
	const rule = ruleOn('bereavement-plan', exitDay);
	if (!rule) return [];
	const plan = record.bereavementPlan;
	const isBefore = plan !== null && plan.on < exitDay;
	return [
		deadline(facts, {
			id: 'bereavement-plan',
			kind: 'bereavement-plan',
			title: 'Bereavement plan of care',
			from: exitDay,
			by: plusDays(exitDay, rule.value),
			done: isBefore ? null : plan,
			papers: plan ? [plan.paper] : [],
			cost: 'A survey finds it deficient; no day goes unpaid.',
			notes: [
				`The ${rule.value} days are a custom of the house, not a regulation.`,
				isBefore
					? `The plan of ${dayText(plan.on)} was written before the death and counts for nothing.`
					: ''
			],
			source: rule.source,
			outlivesStay: true
		})
	];
}
