/**
 * The abstract of an encounter: the codes as they stand, in their sequence. It is kept in the chart as
 * one Claim (`Claim/coding-<encounter>`), written by `chart.ts` and read here by everyone else.
 */
import type { CodeSystem, PresentOnAdmission } from '$lib/codes/model';
import type { Chart } from '$lib/fhir/chart';
import type { CodeableConcept, Extension } from '$lib/fhir/types';
import type { EditReason, List } from './actions';
import type { Citation } from './fields';

/** One code of the abstract. */
export interface Line {
	readonly id: string;
	readonly list: List;
	/** Place in its list, the first being 1. The first diagnosis is the principal one. */
	readonly place: number;
	readonly system: CodeSystem;
	readonly code: string;
	readonly title: string;
	readonly standing: 'billable' | 'header' | 'unknown';
	readonly edition: string;
	readonly isPoaExempt: boolean;
	readonly ccLevel: 'CC' | 'MCC' | null;
	readonly poa: PresentOnAdmission | null;
	readonly modifiers: readonly string[];
	readonly units: number | null;
	readonly date: string | null;
	/** Per cent; null while the coder has not said. */
	readonly confidence: number | null;
	readonly evidence: readonly Citation[];
}

export interface EditAnswer {
	readonly rule: string;
	readonly codes: readonly string[];
	readonly reason: EditReason;
	readonly note: string;
}

export interface Abstract {
	/** Bare id of the Encounter. */
	readonly encounter: string;
	readonly lines: readonly Line[];
	readonly answers: readonly EditAnswer[];
}

/** URLs of what a Claim has no element for. */
export const EXTENSION = {
	list: 'urn:preceptor:coding:list',
	standing: 'urn:preceptor:coding:standing',
	poaExempt: 'urn:preceptor:coding:poa-exempt',
	ccLevel: 'urn:preceptor:coding:cc-level',
	confidence: 'urn:preceptor:coding:confidence',
	evidence: 'urn:preceptor:coding:evidence',
	answer: 'urn:preceptor:coding:edit-answer'
} as const;

export const SYSTEM_URLS: Readonly<Record<CodeSystem, string>> = {
	'icd-10-cm': 'http://hl7.org/fhir/sid/icd-10-cm',
	'icd-10-pcs': 'http://www.cms.gov/Medicare/Coding/ICD10',
	hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'
};

export function abstractId(encounter: string): string {
	return `coding-${encounter}`;
}

/** The abstract of an encounter; empty before the first code. */
export function abstractOf(chart: Chart, encounter: string): Abstract {
	const claim = chart.one('Claim', abstractId(encounter));
	if (!claim) return { encounter, lines: [], answers: [] };
	const lines = [
		...(claim.diagnosis ?? []).map((held) =>
			lineOf(held, held.diagnosisCodeableConcept, {
				poa: (held.onAdmission?.coding?.[0]?.code?.toUpperCase() ??
					null) as PresentOnAdmission | null
			})
		),
		...(claim.procedure ?? []).map((held) =>
			lineOf(held, held.procedureCodeableConcept, { date: held.date ?? null })
		),
		...(claim.item ?? []).map((held) =>
			lineOf(held, held.productOrService, {
				modifiers: (held.modifier ?? []).flatMap((one) => one.coding?.[0]?.code ?? []),
				units: held.quantity?.value ?? null,
				date: held.servicedDate ?? null
			})
		)
	];
	const places = new Map<List, number>();
	return {
		encounter,
		lines: lines.map((line) => {
			const place = (places.get(line.list) ?? 0) + 1;
			places.set(line.list, place);
			return { ...line, place };
		}),
		answers: (claim.extension ?? [])
			.filter((held) => held.url === EXTENSION.answer)
			.map((held) => ({
				rule: part(held, 'rule')?.valueString ?? '',
				codes: (part(held, 'codes')?.valueString ?? '').split(' '),
				reason: (part(held, 'reason')?.valueString ?? '') as EditReason,
				note: part(held, 'note')?.valueString ?? ''
			}))
	};
}

type Held = { id?: string | undefined; extension?: Extension[] | undefined };

function lineOf(
	held: Held,
	concept: CodeableConcept | undefined,
	own: Partial<Pick<Line, 'poa' | 'modifiers' | 'units' | 'date'>>
): Line {
	const coding = concept?.coding?.[0];
	const extension = (url: string) => held.extension?.find((one) => one.url === url);
	return {
		id: held.id ?? '',
		list: (extension(EXTENSION.list)?.valueCode ?? 'diagnosis') as List,
		place: 0,
		system: systemOf(coding?.system),
		code: coding?.code ?? '',
		title: coding?.display ?? '',
		standing: (extension(EXTENSION.standing)?.valueCode ?? 'unknown') as Line['standing'],
		edition: coding?.version ?? '',
		isPoaExempt: extension(EXTENSION.poaExempt)?.valueBoolean ?? false,
		ccLevel: (extension(EXTENSION.ccLevel)?.valueCode ?? null) as Line['ccLevel'],
		poa: null,
		modifiers: [],
		units: null,
		date: null,
		confidence: extension(EXTENSION.confidence)?.valueInteger ?? null,
		evidence: (held.extension ?? [])
			.filter((one) => one.url === EXTENSION.evidence)
			.map((one) => ({
				ref: part(one, 'ref')?.valueReference?.reference ?? '',
				text: part(one, 'text')?.valueString ?? ''
			})),
		...own
	};
}

function part(held: Extension, url: string): Extension | undefined {
	return held.extension?.find((one) => one.url === url);
}

function systemOf(url: string | undefined): CodeSystem {
	return url === SYSTEM_URLS['icd-10-pcs']
		? 'icd-10-pcs'
		: url === SYSTEM_URLS.hcpcs
			? 'hcpcs'
			: 'icd-10-cm';
}
