/**
 * What the order checks need to know of a patient, read out of the chart: age, kidneys, allergies,
 * and the orders that run already.
 */
import type { FormState } from '$lib/engine/forms';
import type { View } from '$lib/engine/model';
import { atOf, civilDate, DAY, HOUR, MINUTE, type Start } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import { allergies, type AllergyRow } from '$lib/fhir/selectors/allergies';
import { categoryOf } from '$lib/fhir/selectors/medications';
import { results } from '$lib/fhir/selectors/results';
import { patientHeader, type PatientHeader } from '$lib/fhir/selectors/patients';
import type {
	CodeableConcept,
	MedicationRequest,
	Observation,
	Ref,
	ResourceType,
	ServiceRequest,
	Timing
} from '$lib/fhir/types';
import { drugsByRxcui, DRUGS } from '$lib/rules/formulary';
import { findFrequency } from '$lib/rules/frequencies';
import { ckdEpi2021, cockcroftGault } from '$lib/rules/measures';
import { CARE, IMAGING, LABS } from '$lib/rules/orderables';
import { kindOfForm, numberIn, textIn, type OrderKind } from './fields';

/** LOINC 2160-0: creatinine, serum or plasma, mg/dL. */
const CREATININE = '2160-0';

export interface RunningDrug {
	readonly ref: Ref;
	readonly drugId: string;
	readonly dose: number | null;
	readonly unit: string | null;
	readonly route: string | null;
	readonly frequency: string | null;
	readonly at: number;
	readonly isHome: boolean;
}

export interface RunningService {
	readonly ref: Ref;
	readonly kind: Exclude<OrderKind, 'medication'>;
	readonly itemId: string;
	readonly at: number;
	readonly status: string;
}

export interface Kidneys {
	readonly creatinine: number;
	readonly at: string | null;
	/** mL/min, Cockcroft-Gault; null without a weight. */
	readonly crcl: number | null;
	/** mL/min/1.73 m2, CKD-EPI 2021. */
	readonly egfr: number;
}

export interface PatientFacts {
	readonly header: PatientHeader;
	readonly date: string;
	readonly ageYears: number;
	readonly kidneys: Kidneys | null;
	readonly allergies: readonly AllergyRow[];
	readonly drugs: readonly RunningDrug[];
	readonly services: readonly RunningService[];
}

/** Facts of a patient at the moment of a view. `except` is an order that does not count (itself). */
export function patientFacts(
	view: Pick<View, 'chart' | 'start' | 'at'>,
	patient: Ref,
	except?: string
): PatientFacts {
	const date = civilDate(view.start, view.at);
	const header = headerOf(view.chart, patient, date);
	const ageYears = header.birthDate ? yearsBetween(header.birthDate, date) : 0;
	return {
		header,
		date,
		ageYears,
		kidneys: kidneysOf(view, patient, header, ageYears),
		allergies: standingAllergies(view.chart, patient, date),
		drugs: runningDrugs(view, patient, except),
		services: placedServices(view, patient, except)
	};
}

/**
 * Reads something out of a chart, and again only when a shelf it stands on has changed: a signature
 * asks for these facts several times, and in a long attempt most of the chart stays as it was.
 */
function onceOver<T>(
	types: readonly [ResourceType, ...ResourceType[]],
	read: (chart: Chart, patient: Ref, date: string) => T
): (chart: Chart, patient: Ref, date: string) => T {
	const kept = new WeakMap<
		object,
		{ readonly shelves: readonly unknown[]; readonly about: string; readonly value: T }
	>();
	return (chart, patient, date) => {
		const shelves = types.map((type) => chart.shelf(type));
		const about = `${patient} ${date}`;
		const held = kept.get(shelves[0] ?? kept);
		if (held?.about === about && held.shelves.every((shelf, place) => shelf === shelves[place]))
			return held.value;
		const value = read(chart, patient, date);
		kept.set(shelves[0] ?? kept, { shelves, about, value });
		return value;
	};
}

const headerOf = onceOver(
	[
		'Observation',
		'Patient',
		'Encounter',
		'Flag',
		'ServiceRequest',
		'Location',
		'Organization',
		'Practitioner',
		'PractitionerRole'
	],
	patientHeader
);

const standingAllergies = onceOver(['AllergyIntolerance'], (chart, patient) =>
	allergies(chart, patient).filter(
		(row) => row.clinicalStatus !== 'inactive' && row.clinicalStatus !== 'resolved'
	)
);

/** The newest creatinine with a value. Only the creatinines are read: they are few among many. */
const latestCreatinine = onceOver(['Observation'], (chart, patient) =>
	results(Chart.of(chart.shelf('Observation').filter(isCreatinine)), patient).find(
		(row) => row.code === CREATININE && row.value !== null && row.value > 0
	)
);

function isCreatinine({ code, component = [] }: Observation): boolean {
	return [code, ...component.map((part) => part.code)].some((concept) =>
		concept.coding?.some((coding) => coding.code === CREATININE)
	);
}

/** Whole years from a FHIR date to a civil date. */
export function yearsBetween(birth: string, today: string): number {
	const [by = 0, bm = 1, bd = 1] = birth.split('-').map(Number);
	const [ty = 0, tm = 1, td = 1] = today.split('-').map(Number);
	return ty - by - (tm < bm || (tm === bm && td < bd) ? 1 : 0);
}

function kidneysOf(
	view: Pick<View, 'chart'>,
	patient: Ref,
	header: PatientHeader,
	ageYears: number
): Kidneys | null {
	const latest = latestCreatinine(view.chart, patient, '');
	if (!latest || latest.value === null || ageYears < 18) return null;
	const sex = header.sex === 'female' ? 'female' : 'male';
	const creatinine = latest.value;
	const weightKg = header.weightKg?.value;
	return {
		creatinine,
		at: latest.at,
		crcl: weightKg ? cockcroftGault({ ageYears, weightKg, sex, creatinine }) : null,
		egfr: ckdEpi2021({ ageYears, sex, creatinine })
	};
}

/** A row read out of one resource and the start its moment counts from; resources never change. */
function oncePer<From extends object, Row>(
	read: (from: From, start: Start) => Row
): (from: From, start: Start) => Row {
	const kept = new WeakMap<From, { readonly start: Start; readonly row: Row }>();
	return (from, start) => {
		const held = kept.get(from);
		if (held?.start === start) return held.row;
		const row = read(from, start);
		kept.set(from, { start, row });
		return row;
	};
}

function runningDrugs(
	view: Pick<View, 'chart' | 'start'>,
	patient: Ref,
	except: string | undefined
): RunningDrug[] {
	const drugs: RunningDrug[] = [];
	for (const request of view.chart.shelf('MedicationRequest')) {
		if (request.status !== 'active' && request.status !== 'draft') continue;
		if (request.subject.reference !== patient || request.id === except) continue;
		const drug = drugRow(request, view.start);
		if (drug) drugs.push(drug);
	}
	return drugs;
}

const drugRow = oncePer((request: MedicationRequest, start): RunningDrug | null => {
	const category = categoryOf(request);
	const drugId = drugIdOf(request.medicationCodeableConcept);
	if (category === 'discharge' || !drugId) return null;
	const dosage = request.dosageInstruction?.[0];
	const quantity = dosage?.doseAndRate?.[0]?.doseQuantity;
	return {
		ref: `MedicationRequest/${request.id}`,
		drugId,
		dose: quantity?.value ?? null,
		unit: quantity?.code ?? quantity?.unit ?? null,
		route: dosage?.route?.text ?? null,
		frequency: frequencyOf(dosage?.timing),
		at: momentOf(start, request),
		isHome: category === 'home'
	};
});

function momentOf(start: Start, request: MedicationRequest | ServiceRequest): number {
	return request.authoredOn ? (atOf(start, request.authoredOn) ?? 0) : 0;
}

/** The formulary's drug behind a concept: by RxNorm code, else by its exact name. */
export function drugIdOf(concept: CodeableConcept | undefined): string | undefined {
	for (const coding of concept?.coding ?? []) {
		const found = coding.code ? drugsByRxcui(coding.code) : [];
		const drug = found.find((one) => one.rxcui === coding.code) ?? found[0];
		if (drug) return drug.id;
	}
	const text = concept?.text?.toLowerCase() ?? '';
	return DRUGS.find(
		(drug) => text === drug.name.toLowerCase() || text === drug.display.toLowerCase()
	)?.id;
}

/** Our frequency code of a FHIR timing, where there is one. */
export function frequencyOf(timing: Timing | undefined): string | null {
	const code = timing?.code?.coding?.[0]?.code ?? timing?.code?.text;
	if (code && findFrequency(code)) return code;
	const repeat = timing?.repeat;
	if (!repeat) return null;
	if (repeat.count === 1) return 'once';
	if (!repeat.period || (repeat.frequency ?? 1) < 1) return null;
	const hours =
		(repeat.period * (repeat.periodUnit === 'd' ? 24 : repeat.periodUnit === 'wk' ? 168 : 1)) /
		(repeat.frequency ?? 1);
	const named = { 24: 'daily', 12: 'BID', 8: 'TID', 6: 'QID', 168: 'weekly' }[hours];
	return named ?? (findFrequency(`Q${hours}H`) ? `Q${hours}H` : null);
}

function placedServices(
	view: Pick<View, 'chart' | 'start'>,
	patient: Ref,
	except: string | undefined
): RunningService[] {
	const services: RunningService[] = [];
	for (const request of view.chart.shelf('ServiceRequest')) {
		if (request.status === 'revoked' || request.status === 'entered-in-error') continue;
		if (request.subject.reference !== patient || request.id === except) continue;
		const service = serviceRow(request, view.start);
		if (service) services.push(service);
	}
	return services;
}

const serviceRow = oncePer((request: ServiceRequest, start): RunningService | null => {
	const item = serviceItemOf(request);
	if (!item) return null;
	const ref = `ServiceRequest/${request.id}`;
	return { ...item, ref, at: momentOf(start, request), status: request.status };
});

/** The catalogue's test, film or care order behind a ServiceRequest: by LOINC, else by exact name. */
export function serviceItemOf(
	request: Pick<ServiceRequest, 'code' | 'category'>
): { kind: Exclude<OrderKind, 'medication'>; itemId: string } | undefined {
	const codes = (request.code?.coding ?? []).map((coding) => coding.code);
	const text = request.code?.text?.toLowerCase() ?? '';
	const lab =
		LABS.find((one) => one.loinc !== null && codes.includes(one.loinc)) ??
		LABS.find((one) => one.name.toLowerCase() === text || codes.includes(one.id));
	if (lab) return { kind: 'laboratory', itemId: lab.id };
	const film = IMAGING.find((one) => one.name.toLowerCase() === text || codes.includes(one.id));
	if (film) return { kind: 'imaging', itemId: film.id };
	const care = CARE.find((one) => one.name.toLowerCase() === text || codes.includes(one.id));
	return care ? { kind: 'care', itemId: care.id } : undefined;
}

/** Six in the morning of the next civil day: when the laboratory makes its round. */
export function nextMorning(view: Pick<View, 'start' | 'at'>): number {
	const local = view.start.ms + view.at + view.start.offset * MINUTE;
	const midnight = Math.floor(local / DAY) * DAY + DAY;
	return midnight + 6 * HOUR - view.start.offset * MINUTE - view.start.ms;
}

/** When a laboratory or imaging order in a form would be carried out. */
export function plannedAt(
	form: Pick<FormState, 'values'>,
	view: Pick<View, 'start' | 'at'>
): number {
	switch (textIn(form.values, 'timing')) {
		case 'morning':
			return nextMorning(view);
		case 'timed':
			return view.at + (numberIn(form.values, 'inHours') ?? 0) * HOUR;
		default:
			return view.at;
	}
}

/** The drug order in a form, as far as it is filled in. */
export function drugOrderOf(form: Pick<FormState, 'values' | 'kind'>) {
	const { values } = form;
	return {
		kind: kindOfForm(form.kind),
		drugId: textIn(values, 'item') ?? '',
		dose: numberIn(values, 'dose') ?? null,
		unit: textIn(values, 'doseUnit') ?? null,
		route: textIn(values, 'route') ?? null,
		frequency: textIn(values, 'frequency') ?? null,
		prn: values['prn'] === true
	};
}
