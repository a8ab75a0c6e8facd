/**
 * Is the same thing ordered already? Facts come in plain: what runs or was placed, when, and the
 * caller's own reference. Combinations that are a danger and not only a surplus (two anticoagulants,
 * ketorolac with another NSAID) stand in `interactions.ts`, which also sees the home list, and are
 * left out here, so that one trouble is asked about once.
 */
import { bySeverity, type RuleCheck, type RuleSeverity } from './check';
import { allInForce, type Dated } from './dated';
import type { Drug } from './drug';
import { findDrug } from './formulary';
import { findImaging, findLab } from './orderables';

/** An order of the same patient that still counts; revoked ones are not handed in. */
export interface PlacedOrder {
	readonly ref: string;
	/** Formulary or orderable id. */
	readonly id: string;
	/** Milliseconds on the caller's scale. */
	readonly at: number;
	readonly status: string;
}

const HOUR = 3_600_000;
/** The same study twice inside a day is asked about. House convention, not a rule of any payer. */
const IMAGING_HOURS = 24;
const SOURCE = 'House rule on duplicate orders, not reviewed by a pharmacist';

interface DuplicateClass {
	readonly classId: string;
	readonly label: string;
	readonly severity: RuleSeverity;
	/** Pairs with one of these drugs are asked about elsewhere. */
	readonly except?: readonly string[];
}

function dated(
	classId: string,
	label: string,
	severity: RuleSeverity,
	except?: readonly string[]
): Dated<DuplicateClass> {
	return {
		value: { classId, label, severity, ...(except === undefined ? {} : { except }) },
		effectiveFrom: '2020-01-01',
		effectiveTo: null,
		source: SOURCE
	};
}

/** Narrow classes first: a pair is reported under the first class it shares. */
const CLASSES: readonly Dated<DuplicateClass>[] = [
	dated('nsaid', 'NSAIDs', 'soft', ['ketorolac']),
	dated('proton-pump-inhibitor', 'proton pump inhibitors', 'soft'),
	dated('h2-blocker', 'H2 blockers', 'soft'),
	dated('statin', 'statins', 'soft'),
	dated('ssri', 'SSRIs', 'soft'),
	dated('benzodiazepine', 'benzodiazepines', 'soft'),
	dated('beta-blocker', 'beta-blockers', 'soft'),
	dated('fluoroquinolone', 'fluoroquinolones', 'soft'),
	dated('macrolide', 'macrolides', 'soft'),
	dated('penicillin', 'penicillins', 'soft'),
	dated('cephalosporin', 'cephalosporins', 'soft'),
	dated('corticosteroid-systemic', 'systemic corticosteroids', 'soft'),
	// Meant together often enough that a stop would be noise: only said.
	dated('beta-lactam', 'beta-lactams', 'advice'),
	dated('ras-inhibitor', 'renin-angiotensin blockers', 'advice'),
	dated('opioid', 'opioids', 'advice'),
	dated('antipsychotic', 'antipsychotics', 'advice'),
	dated('anticholinergic', 'anticholinergics', 'advice'),
	dated('anticholinergic-inhaled', 'inhaled anticholinergics', 'advice')
];

/** Fluids, electrolytes and insulins are ordered twice by design (bolus and running, meal and correction). */
const REPEATED = ['iv-fluid', 'electrolyte', 'insulin'] as const;

function sharesIngredient(a: Drug, b: Drug): boolean {
	return a.id === b.id || a.ingredients.some((part) => b.ingredients.includes(part));
}

/**
 * The same substance or the same therapeutic class among the drugs that run already, gravest first.
 * One check per drug or class, its `about` naming every order it speaks of.
 */
export function drugDuplicates(
	drugId: string,
	running: readonly PlacedOrder[],
	date: string
): RuleCheck[] {
	const drug = findDrug(drugId, date);
	if (!drug) return [];
	const classes = allInForce(CLASSES, date);
	const same: { order: PlacedOrder; drug: Drug }[] = [];
	const byClass = new Map<Dated<DuplicateClass>, { order: PlacedOrder; drug: Drug }[]>();
	for (const order of running) {
		const other = findDrug(order.id, date);
		if (!other) continue;
		if (sharesIngredient(drug, other)) {
			same.push({ order, drug: other });
			continue;
		}
		const shared = classes.find(({ value }) =>
			[drug, other].every((one) => one.classes.includes(value.classId))
		);
		if (!shared) continue;
		if (shared.value.except?.some((id) => id === drug.id || id === other.id)) continue;
		byClass.set(shared, [...(byClass.get(shared) ?? []), { order, drug: other }]);
	}

	const checks: RuleCheck[] = [];
	if (same.length > 0) {
		const isRepeated = REPEATED.some((classId) => drug.classes.includes(classId));
		checks.push({
			id: `duplicate.drug.${drug.id}`,
			severity: isRepeated ? 'advice' : 'soft',
			title: `${drug.display} is ordered already`,
			detail: `Running now: ${names(same)}. Change or stop that order, or say why both are meant.`,
			source: SOURCE,
			about: same.map(({ order }) => order.ref)
		});
	}
	for (const [{ value, source }, found] of byClass) {
		checks.push({
			id: `duplicate.class.${value.classId}`,
			severity: value.severity,
			title: `Two ${value.label}`,
			detail: `${drug.display} would run together with ${names(found)}: all are ${value.label}.`,
			source,
			about: found.map(({ order }) => order.ref)
		});
	}
	return checks.sort((a, b) => bySeverity(a.severity, b.severity));
}

function names(found: readonly { readonly drug: Drug }[]): string {
	return [...new Set(found.map(({ drug }) => drug.display))].join(', ');
}

/**
 * The same lab inside its own window, or the same study inside 24 hours, before or after `nowAt`.
 * A placed order counts from its time, completed or not; exactly at the window's end it no longer does.
 */
export function serviceDuplicates(
	service: { readonly kind: 'laboratory' | 'imaging'; readonly id: string },
	placed: readonly PlacedOrder[],
	nowAt: number
): RuleCheck[] {
	const isLab = service.kind === 'laboratory';
	const item = isLab ? findLab(service.id) : findImaging(service.id);
	if (!item) return [];
	const hours = isLab ? (findLab(service.id)?.duplicateWithinHours ?? 0) : IMAGING_HOURS;
	const found = placed.filter(
		(order) => order.id === service.id && Math.abs(nowAt - order.at) < hours * HOUR
	);
	const [latest] = [...found].sort((a, b) => b.at - a.at);
	if (!latest) return [];
	return [
		{
			id: `duplicate.${isLab ? 'lab' : 'imaging'}.${service.id}`,
			severity: 'soft',
			title: `${item.name} is ordered already`,
			detail: `Last ordered ${whenWords(nowAt - latest.at)} (${latest.status}); again inside ${hours} ${hours === 1 ? 'hour' : 'hours'} it seldom tells more.`,
			source: 'House rule on duplicate orders',
			about: found.map(({ ref }) => ref)
		}
	];
}

function whenWords(ago: number): string {
	if (ago < 0) return 'for later';
	const minutes = Math.floor(ago / 60_000);
	if (minutes < 1) return 'just now';
	if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
	return `${Math.floor(minutes / 60)} hours ago`;
}
