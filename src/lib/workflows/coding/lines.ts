/** The abstract as a desk lists it: which lists an encounter has, what a claim check is shown. */
import type { CodedEncounter, CodedLine, CodeSystem, Setting } from '$lib/codes/model';
import type { Chart } from '$lib/fhir/chart';
import { formatDate } from '$lib/fhir/selectors/display';
import { ageText } from '$lib/fhir/selectors/patients';
import type { Ref } from '$lib/fhir/types';
import type { Abstract, EditAnswer, Line } from './abstract';
import type { List } from './actions';
import type { EncounterHead } from './encounter-head';

export const SETTING_NAMES: Readonly<Record<Setting, string>> = {
	inpatient: 'Inpatient',
	outpatient: 'Outpatient',
	ed: 'Emergency',
	'home-health': 'Home health',
	hospice: 'Hospice'
};

/** What the setting asks of a coder. Source: ICD-10-CM Official Guidelines FY2026, II.H, III.C, IV.H. */
export const SETTING_RULES: Readonly<Record<Setting, string>> = {
	inpatient:
		'A diagnosis still probable or suspected at discharge is coded as if it existed. Each one says whether it was present on admission.',
	outpatient:
		'Code what is established: probable, suspected and rule-out are not coded, the sign or symptom is.',
	ed: 'Code what is established: probable, suspected and rule-out are not coded, the sign or symptom is.',
	'home-health':
		'First-listed is the diagnosis the plan of care is most about; symptom codes rarely stand first.',
	hospice:
		'First-listed is the terminal diagnosis of the certifying physician; related conditions follow.'
};

export interface ListPlan {
	readonly list: List;
	readonly title: string;
	readonly system: CodeSystem;
	readonly empty: string;
}

const DIAGNOSES: ListPlan = {
	list: 'diagnosis',
	title: 'Diagnoses',
	system: 'icd-10-cm',
	empty: 'Find the first diagnosis in the search above; the one that stands first is principal.'
};
const ADMITTING: ListPlan = {
	list: 'admitting',
	title: 'Admitting diagnosis',
	system: 'icd-10-cm',
	empty: 'Why the patient was admitted, as it was thought at the door.'
};
const PROCEDURES: ListPlan = {
	list: 'procedure',
	title: 'Procedures',
	system: 'icd-10-pcs',
	empty: 'No procedure. Switch the search to PCS to add one.'
};
const SERVICES: ListPlan = {
	list: 'service',
	title: 'Services',
	system: 'hcpcs',
	empty: 'No service. Switch the search to HCPCS to add one.'
};

/** The lists of an encounter of this setting, in the order they are worked. */
export function listsOf(setting: Setting): readonly ListPlan[] {
	switch (setting) {
		case 'inpatient':
			return [DIAGNOSES, ADMITTING, PROCEDURES];
		case 'outpatient':
		case 'ed':
			return [DIAGNOSES, SERVICES];
		case 'home-health':
		case 'hospice':
			return [DIAGNOSES];
	}
}

export const SYSTEM_NAMES: Readonly<Record<CodeSystem, string>> = {
	'icd-10-cm': 'CM',
	'icd-10-pcs': 'PCS',
	hcpcs: 'HCPCS'
};

/** What an edition is, where it is not the whole official one. */
export const EDITION_KINDS = {
	official: 'official',
	teaching: 'teaching edition',
	own: 'own list'
} as const;

/** The code systems in the order an encounter of this setting wants them; `isUsual` fits it. */
export function systemsOf(
	setting: Setting
): readonly { readonly system: CodeSystem; readonly isUsual: boolean }[] {
	const usual = new Set(listsOf(setting).map(({ system }) => system));
	const all: readonly CodeSystem[] = ['icd-10-cm', 'icd-10-pcs', 'hcpcs'];
	return all
		.map((system) => ({ system, isUsual: usual.has(system) }))
		.sort((a, b) => Number(b.isUsual) - Number(a.isUsual));
}

/** The list a code of this system goes to, unless it is meant as the admitting diagnosis. */
export function listFor(system: CodeSystem): List {
	return system === 'icd-10-cm' ? 'diagnosis' : system === 'icd-10-pcs' ? 'procedure' : 'service';
}

/** How a line with a place is spoken of: `Principal`, `First-listed`, or nothing. */
export function useOf(line: Pick<Line, 'list' | 'place'>, setting: Setting): string | null {
	if (line.list !== 'diagnosis' || line.place !== 1) return null;
	return setting === 'inpatient' ? 'Principal' : 'First-listed';
}

/** Whether a line asks for a present-on-admission answer here. */
export function asksPoa(line: Pick<Line, 'list' | 'isPoaExempt'>, setting: Setting): boolean {
	return setting === 'inpatient' && line.list === 'diagnosis' && !line.isPoaExempt;
}

const ROLES: Readonly<Record<Exclude<List, 'diagnosis'>, CodedLine['role']>> = {
	admitting: 'admitting',
	procedure: 'procedure',
	service: 'service'
};

/** The encounter as claim checks read it. `date` decides the edition. */
export function claimOf(
	{ lines }: Abstract,
	head: EncounterHead,
	date: string,
	person: { readonly birthDate: string | null; readonly sex: string | null }
): CodedEncounter {
	const age = ageOf(person.birthDate, date);
	return {
		setting: head.setting,
		date,
		...(age && { age }),
		...(person.sex !== null && { sex: person.sex }),
		codes: lines.map((line) => ({
			system: line.system,
			code: line.code,
			role:
				line.list === 'diagnosis'
					? line.place === 1
						? 'principal'
						: 'secondary'
					: ROLES[line.list],
			poa: line.poa,
			units: line.units,
			modifiers: line.modifiers,
			evidence: line.evidence.map(({ text }) => text)
		}))
	};
}

const AGE_UNITS: Readonly<Record<string, 'a' | 'mo' | 'd'>> = { y: 'a', mo: 'mo', d: 'd' };

function ageOf(birthDate: string | null, date: string): CodedEncounter['age'] {
	const [value, word] = ageText(birthDate ?? undefined, date).split(' ');
	const unit = AGE_UNITS[word ?? ''];
	return value && unit ? { value: Number(value), unit } : undefined;
}

/** Birth date and administrative sex of the patient whose chart it is. */
export function personOf(
	chart: Chart,
	patient: Ref
): { readonly birthDate: string | null; readonly sex: string | null } {
	const person = chart.one('Patient', patient.replace(/^Patient\//, ''));
	return { birthDate: person?.birthDate ?? null, sex: person?.gender ?? null };
}

/** The answer that was given to an edit, if any. */
export function answerTo(
	answers: readonly EditAnswer[],
	edit: { readonly rule: string; readonly codes: readonly string[] }
): EditAnswer | undefined {
	const codes = edit.codes.join(' ');
	return answers.find((one) => one.rule === edit.rule && one.codes.join(' ') === codes);
}

/** The days of a stay, at most a month of them; empty when they are not known or too many. */
export function stayDays(from: string | null, to: string | null): string[] {
	const first = from ? Date.parse(`${from}T00:00:00Z`) : Number.NaN;
	const last = to ? Date.parse(`${to}T00:00:00Z`) : first;
	const count = (last - first) / 86_400_000 + 1;
	if (!(count >= 1 && count <= 31)) return [];
	return Array.from({ length: count }, (_, day) =>
		new Date(first + day * 86_400_000).toISOString().slice(0, 10)
	);
}

/** `22 to 24 Nov 2026`, `30 Oct to 2 Nov 2026`, or one day. */
export function stayText(from: string | null, to: string | null): string {
	if (!from) return 'dates not recorded';
	if (!to) return `since ${formatDate(from)}`;
	if (from === to) return formatDate(from);
	const [year, month] = [from.slice(0, 4), from.slice(0, 7)];
	const first = formatDate(from);
	const short = to.startsWith(month)
		? String(Number(from.slice(8)))
		: to.startsWith(year)
			? first.replace(/ \d{4}$/, '')
			: first;
	return `${short} to ${formatDate(to)}`;
}
