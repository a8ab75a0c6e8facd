/** Reads a line of `codes check`: an encounter, with what was left out filled in. */
import { canonicalCode, guessSystem } from '$lib/codes/code-shape';
import { dotted } from '$lib/codes/code-text';
import type { Books } from '$lib/codes/edits/check-encounter';
import type { CodedEncounter, CodedLine, CodeSystem } from '$lib/codes/model';
import { InputFault, LIMITS, parseWith, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { code, folded, low, role, system } from './codes-words';

const SETTINGS = ['inpatient', 'outpatient', 'ed', 'home-health', 'hospice'] as const;
const OTHER_SETTINGS: Readonly<Record<string, (typeof SETTINGS)[number]>> = {
	emergency: 'ed',
	'emergency-department': 'ed',
	homehealth: 'home-health',
	ambulatory: 'outpatient',
	clinic: 'outpatient'
};

const setting = folded(z.enum(SETTINGS), (text) => OTHER_SETTINGS[low(text)] ?? low(text));
const poa = folded(z.enum(['Y', 'N', 'U', 'W', '1', '']), (text) => text.toUpperCase());

const lineSchema = z.object({
	setting,
	date: z
		.string()
		.regex(
			/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T.*)?$/,
			'a date such as 2026-01-14'
		),
	age: z
		.union([
			z.number().min(0).max(150),
			z.object({
				value: z.number().min(0).max(60_000),
				unit: folded(z.enum(['a', 'mo', 'd']), low).default('a')
			})
		])
		.nullish(),
	sex: z.string().nullish(),
	codes: z.array(
		z.union([
			code,
			z.object({
				system: system.nullish(),
				code,
				role: role.nullish(),
				poa: poa.nullish(),
				units: z.number().min(0).nullish(),
				modifiers: z.array(z.string()).nullish(),
				evidence: z.array(z.string()).nullish()
			})
		])
	)
});

type Item = Exclude<z.infer<typeof lineSchema>['codes'][number], string>;

/**
 * The encounter of a line. A system that is not named is told by role, then by shape; the first
 * diagnosis without a role is the principal one, unless another says it is. Throws InputFault.
 */
export function readEncounter(text: string, name: string): CodedEncounter {
	const value = parseWith(lineSchema, readJson(text, { name, maxBytes: LIMITS.attempt }), { name });
	const date = value.date.slice(0, 10);
	if (!isCivilDate(date))
		throw new InputFault(name, 'date', `found ${JSON.stringify(date)}, expected a day that exists`);
	const items = value.codes.map((one): Item => (typeof one === 'string' ? { code: one } : one));
	let hasPrincipal = items.some((item) => item.role === 'principal');
	const codes = items.map((item): CodedLine => {
		const itsSystem = item.system ?? systemOf(item);
		const isFirst = itsSystem === 'icd-10-cm' && !hasPrincipal && !item.role;
		if (isFirst) hasPrincipal = true;
		return {
			system: itsSystem,
			code: canonicalCode(itsSystem, item.code),
			role: item.role ?? (isFirst ? 'principal' : ROLES[itsSystem]),
			poa: item.poa === '' || item.poa === '1' ? null : (item.poa ?? null),
			units: item.units ?? null,
			modifiers: (item.modifiers ?? []).map((one) => one.trim().toUpperCase()),
			evidence: item.evidence ?? []
		};
	});
	const age = typeof value.age === 'number' ? { value: value.age, unit: 'a' as const } : value.age;
	return {
		setting: value.setting,
		date,
		age: age ?? undefined,
		sex: value.sex ?? undefined,
		codes
	};
}

const ROLES: Readonly<Record<CodeSystem, CodedLine['role']>> = {
	'icd-10-cm': 'secondary',
	'icd-10-pcs': 'procedure',
	hcpcs: 'service'
};

function systemOf({ role: named, code: text, units, modifiers }: Item): CodeSystem {
	if (named === 'service') return 'hcpcs';
	if (named === 'procedure') return 'icd-10-pcs';
	if (named) return 'icd-10-cm';
	if (modifiers?.length || units) return 'hcpcs';
	return guessSystem(text);
}

/**
 * A letter and four digits may be HCPCS or an ICD-10-CM code without its dot: the books decide for
 * lines whose system nobody named. Gives the encounter with such lines put right.
 */
export function settleSystems(
	encounter: CodedEncounter,
	text: string,
	books: Books
): CodedEncounter {
	if (/"system"/.test(text)) return encounter;
	let hasPrincipal = encounter.codes.some((line) => line.role === 'principal');
	return {
		...encounter,
		codes: encounter.codes.map((line): CodedLine => {
			if (line.system !== 'hcpcs' || line.units || line.modifiers?.length) return line;
			const asDiagnosis = dotted('icd-10-cm', line.code);
			if (books.hcpcs?.row(line.code) || !books.cm?.row(asDiagnosis)) return line;
			const role = hasPrincipal ? 'secondary' : 'principal';
			hasPrincipal = true;
			return { ...line, system: 'icd-10-cm', code: asDiagnosis, role };
		})
	};
}

function isCivilDate(date: string): boolean {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
	return day <= days;
}
