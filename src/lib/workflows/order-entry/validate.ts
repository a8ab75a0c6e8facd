/**
 * Checks of an order form before anybody signs it: what is missing, impossible, dangerous or done
 * already. Key-free, the same text in every mode, and the one source of stops: the machine, the
 * composer and the scorer all ask here.
 */
import { stopsLeft, wholeAnswers } from '$lib/engine/answers';
import { isEmpty, missingFields, rangeFaults, type FormState } from '$lib/engine/forms';
import type { Check, Severity, View } from '$lib/engine/model';
import { allergyConflict, contrastConflict, type AllergyFact } from '$lib/rules/allergy';
import type { RuleCheck } from '$lib/rules/check';
import { doNotUseFaults } from '$lib/rules/do-not-use';
import { doseChecks } from '$lib/rules/dosing';
import { drugDuplicates, serviceDuplicates } from '$lib/rules/duplicates';
import { findDrug } from '$lib/rules/formulary';
import { interactionsOf } from '$lib/rules/interactions';
import { findImaging } from '$lib/rules/orderables';
import { OVERRIDE_REASONS } from '$lib/rules/override-reasons';
import { FORMS, kindOfForm, textIn } from './fields';
import { drugOrderOf, patientFacts, plannedAt, type PatientFacts } from './facts';

/**
 * All checks of a form as it stands, gravest first. A caller with many forms of one patient at one
 * moment may hand in what `factsFor` gave; reading the chart is most of the cost.
 */
export function validateOrder(
	form: FormState,
	view: View,
	known?: PatientFacts | undefined
): Check[] {
	if (known) return checksOf(form, view, known);
	const held = judged.get(form);
	if (held?.chart === view.chart && held.at === view.at) return [...held.checks];
	const checks = checksOf(form, view, undefined);
	judged.set(form, { chart: view.chart, at: view.at, checks });
	return [...checks];
}

/** A refused signature asks twice (the machine, then why), and the basket asks before it. */
const judged = new WeakMap<
	FormState,
	{ readonly chart: View['chart']; readonly at: number; readonly checks: readonly Check[] }
>();

function checksOf(form: FormState, view: View, known: PatientFacts | undefined): Check[] {
	const definition = FORMS[form.kind];
	const kind = kindOfForm(form.kind);
	if (!definition || !kind) return [];
	const facts = known ?? factsFor(form, view);
	const checks: Check[] = [
		...missingFields(definition, form.values).map((field) => ({
			id: `required.${field.id}`,
			severity: 'hard' as const,
			title: `${field.label} is missing`,
			detail: field.help ?? 'The order cannot be carried out without it.',
			source: 'Order completeness',
			field: field.id
		})),
		...rangeFaults(definition, form.values).map(({ field, severity, text }) => ({
			id: `range.${field.id}`,
			severity,
			title: `${field.label} is unusual`,
			detail: `${text}.`,
			source: 'Order completeness',
			field: field.id
		})),
		...(kind === 'medication' ? drugChecks(form, facts) : serviceChecks(form, facts, view)),
		...wordingChecks(form)
	];
	return unique(checks).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** The facts a form is checked against: the order it replaces does not count. */
export function factsFor(form: FormState, view: View): PatientFacts {
	return patientFacts(view, form.patient, replacedBy(form));
}

const RANK: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, advice: 2 };

function replacedBy(form: FormState): string | undefined {
	return textIn(form.values, 'replaces');
}

function unique(checks: readonly Check[]): Check[] {
	const byId = new Map<string, Check>();
	for (const check of checks) {
		const held = byId.get(check.id);
		if (!held || RANK[check.severity] < RANK[held.severity]) byId.set(check.id, check);
	}
	return [...byId.values()];
}

function drugChecks(form: FormState, facts: PatientFacts): Check[] {
	const order = drugOrderOf(form);
	const drug = findDrug(order.drugId, facts.date);
	if (!drug)
		return [
			{
				id: 'item.unknown',
				severity: 'hard',
				title: 'Not on this formulary',
				detail: 'Choose a drug from the list; free text cannot be checked.',
				source: 'Teaching formulary'
			}
		];
	const inpatient = facts.drugs.filter((running) => !running.isHome);
	return [
		...allergyChecks(order.drugId, drug.display, facts),
		...doseChecks(order, {
			crcl: facts.kidneys?.crcl ?? null,
			egfr: facts.kidneys?.egfr ?? null,
			ageYears: facts.ageYears,
			weightKg: facts.header.weightKg?.value ?? null,
			others: inpatient.flatMap(({ drugId, dose, unit, frequency, ref }) =>
				dose !== null && unit !== null && frequency !== null
					? [{ drugId, dose, unit, frequency, ref }]
					: []
			),
			date: facts.date
		}).map(asCheck),
		...interactionsOf(
			order.drugId,
			[...new Set(facts.drugs.map(({ drugId }) => drugId))],
			facts.date
		).map(asCheck),
		...drugDuplicates(
			order.drugId,
			inpatient.map(({ ref, drugId, at }) => ({ ref, id: drugId, at, status: 'active' })),
			facts.date
		).map(asCheck)
	];
}

function allergyChecks(drugId: string, display: string, facts: PatientFacts): Check[] {
	return facts.allergies.flatMap((row) => {
		const conflict = allergyConflict(drugId, allergyFact(row), facts.date);
		if (!conflict) return [];
		const reactions = row.reactions.join(', ') || 'reaction not recorded';
		return [
			{
				id: `allergy.${slug(row.substance)}`,
				severity: conflict.severity,
				title: `${TITLES[conflict.level]}: ${display}`,
				detail: `${row.substance}: ${reactions}. ${conflict.why}`,
				source: conflict.source,
				about: [row.ref]
			}
		];
	});
}

const TITLES = {
	same: 'Allergy to this drug',
	class: 'Allergy to this class',
	'side-chain': 'Allergy with the same side chain',
	remote: 'Possible cross-reaction',
	intolerance: 'Recorded intolerance'
} as const;

type AllergyRow = PatientFacts['allergies'][number];

const allergyFacts = new WeakMap<AllergyRow, ReturnType<typeof readAllergy>>();

/** The identical fact for the same row, so that the rules need not read it again. */
function allergyFact(row: AllergyRow) {
	let fact = allergyFacts.get(row);
	if (!fact) allergyFacts.set(row, (fact = readAllergy(row)));
	return fact;
}

function readAllergy(row: AllergyRow): AllergyFact {
	const rxcui = row.codes.find(({ system }) => system.includes('rxnorm'))?.code;
	return {
		...(rxcui ? { rxcui } : {}),
		substanceText: row.substance,
		kind: row.kind,
		severe:
			row.severity === 'severe' ||
			row.criticality === 'high' ||
			row.reactions.some((reaction) => /anaphyla|angioedema/i.test(reaction)),
		reaction: row.reactions.join(', ')
	};
}

function slug(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

function serviceChecks(form: FormState, facts: PatientFacts, view: View): Check[] {
	const item = textIn(form.values, 'item') ?? '';
	const kind = kindOfForm(form.kind);
	const checks: Check[] = [];
	if (kind === 'laboratory' || kind === 'imaging')
		checks.push(
			...serviceDuplicates(
				{ kind, id: item },
				facts.services
					.filter((placed) => placed.kind === kind)
					.map(({ ref, itemId, at, status }) => ({ ref, id: itemId, at, status })),
				plannedAt(form, view)
			).map(asCheck)
		);
	if (kind === 'imaging') checks.push(...imagingChecks(form, facts, item));
	return checks;
}

function imagingChecks(form: FormState, facts: PatientFacts, item: string): Check[] {
	const film = findImaging(item);
	const contrast = textIn(form.values, 'contrast');
	const question = textIn(form.values, 'question') ?? '';
	const checks: Check[] = [];
	if (/^\s*(r\/o|rule out)\b/i.test(question))
		checks.push({
			id: 'imaging.question',
			severity: 'advice',
			title: 'Say what you saw',
			detail: 'Signs and a question help the reader more than "rule out".',
			source: 'ACR practice parameter for communication of imaging findings',
			field: 'question'
		});
	if (contrast?.includes('IV')) {
		for (const row of facts.allergies) {
			const conflict = contrastConflict(
				film?.modality === 'MR' ? 'gadolinium' : 'iodinated',
				allergyFact(row)
			);
			if (conflict)
				checks.push({
					id: `allergy.${slug(row.substance)}`,
					severity: conflict.severity,
					title: `Contrast: ${row.substance}`,
					detail: conflict.why,
					source: conflict.source,
					about: [row.ref]
				});
		}
		if (film?.needsEgfr && !facts.kidneys)
			checks.push({
				id: 'contrast.no-creatinine',
				severity: 'soft',
				title: 'No creatinine on file',
				detail: 'Kidney function is not known in this chart.',
				source: 'ACR Manual on Contrast Media',
				field: 'contrast'
			});
		else if (film?.needsEgfr && facts.kidneys && facts.kidneys.egfr < 30)
			checks.push({
				id: 'contrast.kidneys',
				severity: 'soft',
				title: 'Contrast with poor kidney function',
				detail: `eGFR is ${Math.round(facts.kidneys.egfr)} mL/min/1.73m2.`,
				source: 'ACR Manual on Contrast Media: prophylaxis below 30',
				field: 'contrast'
			});
	}
	if (
		film?.needsPregnancy &&
		facts.header.sex === 'female' &&
		facts.ageYears >= 12 &&
		facts.ageYears <= 55 &&
		isEmpty(form.values['pregnancy'])
	)
		checks.push({
			id: 'required.pregnancy',
			severity: 'hard',
			title: 'Pregnancy status is missing',
			detail: 'It must be known before radiation.',
			source: 'ACR-SPR practice parameter for imaging pregnant patients',
			field: 'pregnancy'
		});
	return checks;
}

const FREE_TEXT = ['instructions', 'prnReason', 'maxPerDay', 'detail', 'question', 'site'];

function wordingChecks(form: FormState): Check[] {
	return FREE_TEXT.flatMap((field) =>
		doNotUseFaults(textIn(form.values, field) ?? '').map((fault) => ({
			id: `wording.${fault.id}`,
			severity: 'soft' as const,
			title: `Write it out: "${fault.found}"`,
			detail: `Write ${fault.write}.`,
			source: fault.source,
			field
		}))
	);
}

function asCheck(check: RuleCheck): Check {
	const { id, severity, title, detail, source, field, about } = check;
	return { id, severity, title, detail, source, field, about };
}

/** The stops that still keep a form from being signed, given the learner's answers. */
export function standingStops(form: FormState, view: View, answers: unknown): Check[] {
	return stopsLeft(validateOrder(form, view), wholeAnswers(answers, OVERRIDE_REASONS));
}
