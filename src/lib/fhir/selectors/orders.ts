import type { Chart } from '$lib/fhir/chart';
import {
	refOf,
	type NutritionOrder,
	type Ref,
	type Reference,
	type ResourceOf,
	type ServiceRequest
} from '$lib/fhir/types';
import {
	conceptText,
	formatDateTime,
	hasCode,
	isAbout,
	newestFirst,
	noteText,
	quantityText,
	referenceText
} from './display';
import { categoryOf, medicationName, reasonText } from './medications';
import { doseText, routeText, sigOf, timingText } from './sig';

export interface OrderRow {
	readonly ref: Ref;
	readonly resourceType: 'MedicationRequest' | 'ServiceRequest' | 'NutritionOrder';
	readonly category: 'medication' | 'laboratory' | 'imaging' | 'care';
	readonly name: string;
	readonly detail: string;
	readonly status: string;
	readonly priority: 'routine' | 'urgent' | 'asap' | 'stat';
	readonly at: string | null;
	readonly requester: string | null;
	readonly reason: string | null;
	/** Results and reports that answer this order. */
	readonly basedOnResults: readonly Ref[];
	readonly replaces: Ref | null;
	readonly note: string | null;
}

/** Orders of a stay (home and discharge prescriptions are not among them), the newest first. */
export function orders(chart: Chart, patient: Ref): OrderRow[] {
	const answers = answersByOrder(chart);
	const rows: OrderRow[] = [];
	for (const request of chart.all('MedicationRequest')) {
		if (!isAbout(patient, request.subject) || request.status === 'entered-in-error') continue;
		if (categoryOf(request) === 'inpatient') rows.push(medicationRow(chart, request, answers));
	}
	for (const request of chart.all('ServiceRequest')) {
		if (!isAbout(patient, request.subject) || request.status === 'entered-in-error') continue;
		rows.push(serviceRow(chart, request, answers));
	}
	for (const order of chart.all('NutritionOrder')) {
		if (!isAbout(patient, order.patient) || order.status === 'entered-in-error') continue;
		rows.push(dietRow(chart, order, answers));
	}
	return newestFirst(rows, (row) => row.at);
}

type Answers = ReadonlyMap<Ref, readonly Ref[]>;

function answersByOrder(chart: Chart): Answers {
	const answers = new Map<Ref, Ref[]>();
	for (const result of [...chart.all('DiagnosticReport'), ...chart.all('Observation')]) {
		if (result.status === 'entered-in-error') continue;
		for (const { reference } of result.basedOn ?? []) {
			if (reference === undefined) continue;
			const known = answers.get(reference);
			if (known) known.push(refOf(result));
			else answers.set(reference, [refOf(result)]);
		}
	}
	return answers;
}

function medicationRow(
	chart: Chart,
	request: ResourceOf<'MedicationRequest'>,
	answers: Answers
): OrderRow {
	const ref = refOf(request);
	return {
		ref,
		resourceType: 'MedicationRequest',
		category: 'medication',
		name: medicationName(chart, request),
		detail: sigOf(request.dosageInstruction),
		status: request.status,
		priority: request.priority ?? 'routine',
		at: request.authoredOn ?? null,
		requester: referenceText(chart, request.requester),
		reason: reasonText(chart, request.reasonCode, request.reasonReference),
		basedOnResults: answers.get(ref) ?? [],
		replaces: request.priorPrescription?.reference ?? null,
		note: noteText(request.note)
	};
}

function serviceRow(
	chart: Chart,
	request: ResourceOf<'ServiceRequest'>,
	answers: Answers
): OrderRow {
	const ref = refOf(request);
	return {
		ref,
		resourceType: 'ServiceRequest',
		category: serviceCategory(request),
		name: conceptText(request.code),
		detail: serviceDetail(request),
		status: request.status,
		priority: request.priority ?? 'routine',
		at: request.authoredOn ?? request.occurrenceDateTime ?? null,
		requester: referenceText(chart, request.requester),
		reason: reasonText(chart, request.reasonCode, request.reasonReference),
		basedOnResults: answers.get(ref) ?? [],
		replaces: request.replaces?.[0]?.reference ?? null,
		note: noteText(request.note)
	};
}

/** By SNOMED CT (laboratory procedure, imaging) or by the plain words of HL7 category codes. */
function serviceCategory(request: ServiceRequest): OrderRow['category'] {
	const isOneOf = (codes: readonly string[]) =>
		codes.some(
			(code) =>
				hasCode(request.category, code) || request.category?.some((said) => said.text === code)
		);
	if (isOneOf(['laboratory', 'LAB', '108252007', 'microbiology', 'MB'])) return 'laboratory';
	return isOneOf(['imaging', 'RAD', '363679005']) ? 'imaging' : 'care';
}

function serviceDetail(request: ServiceRequest): string {
	const timing = timingText(request.occurrenceTiming);
	const when =
		[timing.often, ...timing.limits].filter(Boolean).join(', ') ||
		(request.occurrenceDateTime ? `due ${formatDateTime(request.occurrenceDateTime)}` : '');
	const prn = conceptText(request.asNeededCodeableConcept);
	return [
		...(request.orderDetail ?? []).map(conceptText),
		quantityText(request.quantityQuantity),
		(request.bodySite ?? []).map(conceptText).filter(Boolean).join(', '),
		when,
		prn ? `PRN ${prn}` : request.asNeededBoolean ? 'PRN' : '',
		request.patientInstruction ?? ''
	]
		.filter(Boolean)
		.join('; ');
}

function dietRow(chart: Chart, order: ResourceOf<'NutritionOrder'>, answers: Answers): OrderRow {
	const ref = refOf(order);
	return {
		ref,
		resourceType: 'NutritionOrder',
		category: 'care',
		name: dietName(order),
		detail: dietDetail(order),
		status: order.status,
		priority: 'routine',
		at: order.dateTime,
		requester: referenceText(chart, order.orderer),
		reason: null,
		basedOnResults: answers.get(ref) ?? [],
		replaces: null,
		note: noteText(order.note)
	};
}

function dietName(order: NutritionOrder): string {
	const diet = (order.oralDiet?.type ?? []).map(conceptText).filter(Boolean).join(', ');
	const tube =
		order.enteralFormula?.baseFormulaProductName ??
		conceptText(order.enteralFormula?.baseFormulaType);
	const supplement = (order.supplement ?? [])
		.map((item) => item.productName ?? conceptText(item.type))
		.filter(Boolean)
		.join(', ');
	return [diet, tube && `Tube feeding ${tube}`, supplement].filter(Boolean).join('; ') || 'Diet';
}

function dietDetail(order: NutritionOrder): string {
	const diet = order.oralDiet;
	return [
		...(diet?.texture ?? []).map((texture) => conceptText(texture.modifier)),
		...(diet?.fluidConsistencyType ?? []).map(conceptText),
		...(diet?.nutrient ?? []).map((nutrient) =>
			[conceptText(nutrient.modifier), quantityText(nutrient.amount)].filter(Boolean).join(' ')
		),
		diet?.instruction ?? '',
		order.enteralFormula?.administrationInstruction ?? '',
		...(order.excludeFoodModifier ?? []).map((food) => `no ${conceptText(food)}`)
	]
		.filter(Boolean)
		.join('; ');
}

export interface AdministrationRow {
	readonly ref: Ref;
	/** The MedicationRequest it carried out. */
	readonly order: Ref | null;
	readonly name: string;
	readonly dose: string;
	readonly route: string;
	readonly site: string;
	readonly status: string;
	readonly at: string | null;
	readonly ended: string | null;
	readonly performer: string | null;
	/** Why it was given, or why not. */
	readonly reason: string | null;
	readonly note: string | null;
}

/** Doses given, held or refused, the newest first. */
export function administrations(chart: Chart, patient: Ref): AdministrationRow[] {
	const rows: AdministrationRow[] = [];
	for (const given of chart.all('MedicationAdministration')) {
		if (!isAbout(patient, given.subject) || given.status === 'entered-in-error') continue;
		const request = chart.get(given.request?.reference ?? '');
		const ordered =
			request?.resourceType === 'MedicationRequest' ? request.dosageInstruction?.[0] : undefined;
		const whyNot = (given.statusReason ?? []).map(conceptText).filter(Boolean).join('; ');
		rows.push({
			ref: refOf(given),
			order: given.request?.reference ?? null,
			name: medicationName(chart, given) || orderedName(chart, given.request),
			// What was given and how, else what was ordered: a dose that differs says so itself.
			dose:
				[quantityText(given.dosage?.dose), rateText(given)].filter(Boolean).join(' at ') ||
				doseText(ordered ?? {}),
			route: routeText(given.dosage?.route ?? ordered?.route),
			site: conceptText(given.dosage?.site),
			status: given.status,
			at: given.effectiveDateTime ?? given.effectivePeriod?.start ?? null,
			ended: given.effectivePeriod?.end ?? null,
			performer: referenceText(chart, given.performer?.[0]?.actor),
			reason: whyNot || reasonText(chart, given.reasonCode, given.reasonReference),
			note: noteText(given.note)
		});
	}
	return newestFirst(rows, (row) => row.at);
}

function rateText(given: ResourceOf<'MedicationAdministration'>): string {
	const ratio = given.dosage?.rateRatio;
	if (!ratio) return quantityText(given.dosage?.rateQuantity);
	return `${quantityText(ratio.numerator)} per ${quantityText(ratio.denominator)}`;
}

function orderedName(chart: Chart, reference: Reference | undefined): string {
	const order = reference?.reference === undefined ? undefined : chart.get(reference.reference);
	return order?.resourceType === 'MedicationRequest' ? medicationName(chart, order) : '';
}
