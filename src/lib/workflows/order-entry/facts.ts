/**
 * What the order checks need to know of a patient, read out of the chart: age, kidneys, allergies,
 * and the orders that run already.
 */
import type { FormState } from '$lib/engine/forms';
import type { View } from '$lib/engine/model';
import { atOf, civilDate } from '$lib/engine/time';
import { allergies, type AllergyRow } from '$lib/fhir/selectors/allergies';
import { categoryOf } from '$lib/fhir/selectors/medications';
import { results } from '$lib/fhir/selectors/results';
import { patientHeader, type PatientHeader } from '$lib/fhir/selectors/patients';
import type {
	CodeableConcept,
	MedicationRequest,
	Ref,
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
	const header = patientHeader(view.chart, patient, date);
	const ageYears = header.birthDate ? yearsBetween(header.birthDate, date) : 0;
	return {
		header,
		date,
		ageYears,
		kidneys: kidneysOf(view, patient, header, ageYears),
		allergies: allergies(view.chart, patient).filter(
			(row) => row.clinicalStatus !== 'inactive' && row.clinicalStatus !== 'resolved'
		),
		drugs: runningDrugs(view, patient, except),
		services: placedServices(view, patient, except)
	};
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
	const latest = results(view.chart, patient).find(
		(row) => row.code === CREATININE && row.value !== null && row.value > 0
	);
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

function runningDrugs(
	view: Pick<View, 'chart' | 'start'>,
	patient: Ref,
	except: string | undefined
): RunningDrug[] {
	return view.chart.all('MedicationRequest').flatMap((request) => {
		if (request.subject.reference !== patient || request.id === except) return [];
		if (request.status !== 'active' && request.status !== 'draft') return [];
		const category = categoryOf(request);
		const drugId = drugIdOf(request.medicationCodeableConcept);
		if (category === 'discharge' || !drugId) return [];
		const dosage = request.dosageInstruction?.[0];
		const quantity = dosage?.doseAndRate?.[0]?.doseQuantity;
		return [
			{
				ref: `MedicationRequest/${request.id}`,
				drugId,
				dose: quantity?.value ?? null,
				unit: quantity?.code ?? quantity?.unit ?? null,
				route: dosage?.route?.text ?? null,
				frequency: frequencyOf(dosage?.timing),
				at: momentOf(view, request),
				isHome: category === 'home'
			}
		];
	});
}

function momentOf(view: Pick<View, 'start'>, request: MedicationRequest | ServiceRequest): number {
	return request.authoredOn ? (atOf(view.start, request.authoredOn) ?? 0) : 0;
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
	return view.chart.all('ServiceRequest').flatMap((request) => {
		if (request.subject.reference !== patient || request.id === except) return [];
		if (request.status === 'revoked' || request.status === 'entered-in-error') return [];
		const item = serviceItemOf(request);
		if (!item) return [];
		return [
			{
				...item,
				ref: `ServiceRequest/${request.id}`,
				at: momentOf(view, request),
				status: request.status
			}
		];
	});
}

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
