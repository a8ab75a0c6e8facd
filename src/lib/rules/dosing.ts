/**
 * Checks of one drug order against what the formulary knows: route, single dose, dose in 24 hours
 * over all products, kidneys, age and pregnancy. Key-free: they say what is unusual, never what the
 * answer is.
 */
import type { RuleCheck, RuleSeverity } from './check';
import { ROUTE_LABELS, type DoseLimit, type Drug, type RenalRule, type RenalTarget } from './drug';
import { findDrug } from './formulary';
import { findFrequency, frequencyLabel } from './frequencies';
import { convert, formatDose, formatNumber, isKnownUnit, perDay } from './units';

export { ckdEpi2021, cockcroftGault, idealWeightKg, mosteller, type Sex } from './measures';

/** Beyond this share of a limit a dose is taken for a slip and not for a decision. */
const SLIP = 1.5;
/** Older-adult advice begins here. Source: AGS Beers Criteria 2023 (age of application). */
const OLDER_FROM = 65;
const UNREVIEWED = 'Teaching formulary: label-level value, not reviewed by a pharmacist';

/** A drug order as far as doses go; `null` where the form is still empty. */
export interface DoseOrder {
	readonly drugId: string;
	readonly dose: number | null;
	readonly unit: string | null;
	readonly route: string | null;
	readonly frequency: string | null;
	readonly prn: boolean;
}

/** Another active order of the same patient. `ref` comes back in `about`. */
export interface OtherOrder {
	readonly drugId: string;
	readonly dose: number;
	readonly unit: string;
	readonly frequency: string;
	readonly route?: string;
	readonly ref?: string;
}

export interface DosePatient {
	/** mL/min by Cockcroft-Gault; null when it cannot be computed. */
	readonly crcl: number | null;
	/** mL/min/1.73 m2, for the labels that speak of eGFR; `crcl` stands in where it is left out. */
	readonly egfr?: number | null;
	readonly ageYears: number;
	readonly weightKg: number | null;
	readonly pregnant?: boolean;
	readonly others: readonly OtherOrder[];
	/** Civil date whose tables apply. */
	readonly date: string;
}

/** All dose checks of one order, gravest first within each kind. Empty when nothing is unusual. */
export function doseChecks(order: DoseOrder, patient: DosePatient): RuleCheck[] {
	const drug = findDrug(order.drugId, patient.date);
	if (!drug) {
		return [
			{
				id: `formulary.unknown.${order.drugId}`,
				severity: 'advice',
				title: 'Not on this formulary',
				detail: `"${order.drugId}" is not a drug of the teaching formulary: dose, kidneys and age were not checked.`,
				source: UNREVIEWED
			}
		];
	}
	return [
		...routeChecks(drug, order),
		...unitChecks(drug, order, patient),
		...singleDoseChecks(drug, order, patient),
		...dailyDoseChecks(drug, order, patient),
		...renalChecks(drug, order, patient),
		...ageChecks(drug, patient),
		...pregnancyChecks(drug, patient)
	];
}

function routeChecks(drug: Drug, order: DoseOrder): RuleCheck[] {
	const { route } = order;
	if (route === null || drug.routes.some((offered) => offered.route === route)) return [];
	const offered = drug.routes.map((row) => ROUTE_LABELS[row.route]).join(', ');
	return [
		{
			id: `dose.route.${drug.id}`,
			severity: 'hard',
			title: 'Route not available',
			detail: `${drug.display} is not given by the route ${route}; it comes for ${offered}.`,
			source: drug.source,
			field: 'route'
		}
	];
}

function unitChecks(drug: Drug, order: DoseOrder, patient: DosePatient): RuleCheck[] {
	const { unit } = order;
	if (unit === null) return [];
	const known = [drug.doseUnit, ...drug.common.map((sentence) => sentence.unit)];
	const fits = known.some((of) => convert(1, unit, of, 70) !== null);
	if (!isKnownUnit(unit) || !fits) {
		return [
			{
				id: `dose.unit.${drug.id}`,
				severity: 'hard',
				title: 'Unit does not fit the drug',
				detail: `${drug.display} is not dosed in "${unit}"; expected ${drug.doseUnit === 'ug' ? 'mcg' : formatDose(2, drug.doseUnit).slice(2)}.`,
				source: drug.source,
				field: 'unit'
			}
		];
	}
	if (unit.includes('/kg') && patient.weightKg === null) {
		return [
			{
				id: `dose.weight.${drug.id}`,
				severity: 'soft',
				title: 'No weight for a weight-based dose',
				detail: `${drug.display} is ordered per kilogram and the chart has no weight.`,
				source: drug.source,
				field: 'dose'
			}
		];
	}
	return [];
}

/** The strictest limit that applies by route and age, in the order's own unit. */
function strictest(
	limits: readonly DoseLimit[],
	unit: string,
	route: string | null,
	patient: DosePatient
): { readonly limit: DoseLimit; readonly value: number } | undefined {
	let best: { limit: DoseLimit; value: number } | undefined;
	for (const limit of limits) {
		if (limit.route !== undefined && limit.route !== route) continue;
		if (limit.fromAgeYears !== undefined && patient.ageYears < limit.fromAgeYears) continue;
		const value = convert(limit.value, limit.unit, unit, patient.weightKg);
		if (value !== null && (best === undefined || value < best.value)) best = { limit, value };
	}
	return best;
}

/** Rounding in unit conversion must not make a dose that equals its limit exceed it. */
function exceeds(value: number, limit: number): boolean {
	return value > limit * (1 + 1e-9);
}

function overBy(value: number, limit: number): RuleSeverity {
	return exceeds(value, limit * SLIP) ? 'hard' : 'soft';
}

function ageWords(limit: DoseLimit): string {
	return limit.fromAgeYears === undefined ? '' : ` from ${limit.fromAgeYears} years on`;
}

function singleDoseChecks(drug: Drug, order: DoseOrder, patient: DosePatient): RuleCheck[] {
	const { dose, unit, route } = order;
	if (dose === null || unit === null) return [];
	if (dose <= 0) {
		return [
			{
				id: `dose.single-max.${drug.id}`,
				severity: 'hard',
				title: 'Dose must be above zero',
				detail: `${drug.display} is ordered as ${formatDose(dose, unit)}.`,
				source: drug.source,
				field: 'dose'
			}
		];
	}
	const top = strictest(drug.maxSingle, unit, route, patient);
	if (!top || !exceeds(dose, top.value)) return [];
	const severity = overBy(dose, top.value);
	const times = formatNumber(Math.round((dose / top.value) * 10) / 10);
	return [
		{
			id: `dose.single-max.${drug.id}`,
			severity,
			title:
				severity === 'hard' ? 'Single dose far above the limit' : 'Single dose above the limit',
			detail: `${formatDose(dose, unit)} of ${drug.display} is ${times} times the most given at once${ageWords(top.limit)} (${formatDose(top.limit.value, top.limit.unit)}).`,
			source: drug.source,
			field: 'dose'
		}
	];
}

interface Share {
	readonly drugId: string;
	readonly value: number;
	readonly unit: string;
}

/** What one dose holds of each ingredient that has limits of its own. */
function shares(drug: Drug, dose: number, unit: string): Share[] {
	const own: Share = { drugId: drug.id, value: dose, unit };
	if (drug.components.length === 0) return [own];
	const count = convert(dose, unit, drug.doseUnit);
	if (count === null) return [own];
	const inside = drug.components.map((part) => ({
		drugId: part.drugId,
		value: part.value * count,
		unit: part.unit
	}));
	return [own, ...inside];
}

/** Amounts of each ingredient in 24 hours; PRN counts as if every allowed dose were given. */
function daily(
	drug: Drug,
	dose: number,
	unit: string,
	frequency: string,
	weightKg: number | null
): Share[] {
	const rate = perDay(dose, unit, weightKg);
	if (rate) return [{ drugId: drug.id, value: rate.value, unit: rate.unit }];
	const often = findFrequency(frequency)?.timesPerDay ?? 1;
	const times = Math.max(1, often);
	return shares(drug, dose, unit).map((share) => ({ ...share, value: share.value * times }));
}

/** Drugs that run against one limit although they are two rows (two salts of one ingredient). */
function isSameSubstance(a: string, b: string): boolean {
	if (a === b) return true;
	const [first, second] = [findDrug(a), findDrug(b)];
	return first !== undefined && first.rxcui !== null && first.rxcui === second?.rxcui;
}

function dailyDoseChecks(drug: Drug, order: DoseOrder, patient: DosePatient): RuleCheck[] {
	const { dose, unit, route, frequency } = order;
	if (dose === null || unit === null || frequency === null) return [];
	const checks: RuleCheck[] = [];
	for (const share of daily(drug, dose, unit, frequency, patient.weightKg)) {
		const ingredient = findDrug(share.drugId, patient.date);
		if (!ingredient) continue;
		const top = strictest(ingredient.maxDaily, share.unit, route, patient);
		if (!top) continue;
		let total = share.value;
		const about: string[] = [];
		const parts: string[] = [];
		for (const other of patient.others) {
			const added = sharesOfOther(other, ingredient, share.unit, top.limit, patient);
			if (added === 0) continue;
			total += added;
			if (other.ref !== undefined) about.push(other.ref);
			const name = findDrug(other.drugId, patient.date)?.display ?? other.drugId;
			parts.push(`${name} ${formatDose(round(added), share.unit)}`);
		}
		if (!exceeds(total, top.value)) continue;
		const also = parts.length === 0 ? '' : ` With what is already ordered (${parts.join(', ')})`;
		const opening = also === '' ? 'This order' : also.trim();
		checks.push({
			id: `dose.daily-max.${ingredient.id}`,
			severity: overBy(total, top.value),
			title: `${ingredient.display}: daily limit passed`,
			detail: `${opening} comes to as much as ${formatDose(round(total), share.unit)} of ${ingredient.display} in 24 hours; the limit${ageWords(top.limit)} is ${formatDose(top.limit.value, top.limit.unit)}.`,
			source: ingredient.source,
			field: 'dose',
			...(about.length === 0 ? {} : { about })
		});
	}
	return checks;
}

function sharesOfOther(
	other: OtherOrder,
	ingredient: Drug,
	unit: string,
	limit: DoseLimit,
	patient: DosePatient
): number {
	const drug = findDrug(other.drugId, patient.date);
	if (!drug) return 0;
	if (limit.route !== undefined && other.route !== undefined && other.route !== limit.route)
		return 0;
	let sum = 0;
	for (const share of daily(drug, other.dose, other.unit, other.frequency, patient.weightKg)) {
		if (!isSameSubstance(share.drugId, ingredient.id)) continue;
		sum += convert(share.value, share.unit, unit, patient.weightKg) ?? 0;
	}
	return sum;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

/** The strictest renal row that applies to this clearance, dose and route. */
function renalRule(drug: Drug, order: DoseOrder, patient: DosePatient): RenalRule | undefined {
	let best: RenalRule | undefined;
	for (const rule of drug.renal) {
		const measured = clearance(rule, patient);
		if (measured === null || measured >= rule.below) continue;
		if (!isRuleFor(rule, drug, order, patient)) continue;
		if (best === undefined || rule.below < best.below) best = rule;
	}
	return best;
}

function clearance(rule: RenalRule, patient: DosePatient): number | null {
	return rule.measure === 'egfr' && patient.egfr !== undefined ? patient.egfr : patient.crcl;
}

function isRuleFor(rule: RenalRule, drug: Drug, order: DoseOrder, patient: DosePatient): boolean {
	if (rule.route !== undefined && rule.route !== order.route) return false;
	if (rule.forDose === undefined) return true;
	if (order.dose === null || order.unit === null) return false;
	const dose = convert(order.dose, order.unit, drug.doseUnit, patient.weightKg);
	return dose !== null && dose >= rule.forDose[0] && dose <= rule.forDose[1];
}

/** Whether the order already keeps to what the renal row asks for. */
function complies(rule: RenalRule, order: DoseOrder, patient: DosePatient): boolean {
	if (rule.kind === 'avoid') return false;
	return [rule.adjust, rule.orElse].some(
		(target) => target !== undefined && isWithin(target, order, patient)
	);
}

function isWithin(target: RenalTarget, order: DoseOrder, patient: DosePatient): boolean {
	const wantedHours =
		target.frequency === undefined
			? null
			: (findFrequency(target.frequency)?.intervalHours ?? null);
	const orderedHours =
		order.frequency === null ? null : (findFrequency(order.frequency)?.intervalHours ?? null);
	// One dose has no interval, and first doses are given in full.
	if (order.frequency === 'once') return true;
	if (wantedHours !== null && (orderedHours === null || orderedHours < wantedHours)) return false;
	if (target.dose === undefined || target.unit === undefined) return true;
	if (order.dose === null || order.unit === null) return false;
	const ordered = convert(order.dose, order.unit, target.unit, patient.weightKg);
	return ordered !== null && !exceeds(ordered, target.dose);
}

function renalChecks(drug: Drug, order: DoseOrder, patient: DosePatient): RuleCheck[] {
	if (drug.renal.length === 0) return [];
	const isUnknown = drug.renal.every((rule) => clearance(rule, patient) === null);
	if (isUnknown) {
		return [
			{
				id: `renal.unknown.${drug.id}`,
				severity: 'advice',
				title: 'Kidney function unknown',
				detail: `${drug.display} depends on the kidneys and no clearance can be computed: a recent creatinine, weight or age is missing.`,
				source: drug.source,
				field: 'dose'
			}
		];
	}
	const rule = renalRule(drug, order, patient);
	if (!rule || complies(rule, order, patient)) return [];
	const measured = clearance(rule, patient) ?? 0;
	const name = rule.measure === 'egfr' && patient.egfr !== undefined ? 'eGFR' : 'CrCl';
	const unit = name === 'eGFR' ? 'mL/min/1.73 m²' : 'mL/min';
	const ordered =
		order.dose === null || order.unit === null || order.frequency === null
			? ''
			: ` Ordered: ${formatDose(order.dose, order.unit)} ${frequencyLabel(order.frequency, order.prn)}.`;
	return [
		{
			id: `renal.${rule.kind}.${drug.id}`,
			severity: rule.severity,
			title: rule.kind === 'avoid' ? 'Not for these kidneys' : 'Dose for kidney function',
			detail: `${name} ${formatNumber(Math.round(measured))} ${unit}. ${drug.display}: ${rule.advice}${ordered}`,
			source: drug.source,
			field: 'dose'
		}
	];
}

function ageChecks(drug: Drug, patient: DosePatient): RuleCheck[] {
	const checks: RuleCheck[] = [];
	const { minAge, olderAdult } = drug;
	if (minAge && patient.ageYears < minAge.years) {
		checks.push({
			id: `age.young.${drug.id}`,
			severity: minAge.severity,
			title: `Not under ${minAge.years} years`,
			detail: `${drug.display}: ${minAge.advice}`,
			source: drug.source
		});
	}
	if (olderAdult && patient.ageYears >= OLDER_FROM) {
		checks.push({
			id: `age.older.${drug.id}`,
			severity: olderAdult.severity,
			title: 'Older adult: think twice',
			detail: `${drug.display}, age ${Math.floor(patient.ageYears)}: ${olderAdult.advice}`,
			source:
				'Own wording after the kinds of caution in AGS Beers Criteria 2023 and labels; not reviewed by a pharmacist'
		});
	}
	return checks;
}

function pregnancyChecks(drug: Drug, patient: DosePatient): RuleCheck[] {
	if (patient.pregnant !== true || !drug.pregnancy) return [];
	return [
		{
			id: `pregnancy.${drug.id}`,
			severity: drug.pregnancy.severity,
			title: 'Pregnancy',
			detail: `${drug.display}: ${drug.pregnancy.advice}`,
			source: drug.source
		}
	];
}
