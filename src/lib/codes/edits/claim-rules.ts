/** Duplicates, age, present on admission, and what a setting may report. */
import { canonicalCode } from '$lib/codes/code-shape';
import type { CodedLine, Edit, MceEdit } from '$lib/codes/model';
import { isReported, type Rule } from './lines';
import { codeEditor, guideline } from './sources';

export const duplicates: Rule = ({ encounter }) => {
	const counts = new Map<string, { line: CodedLine; times: number }>();
	for (const line of encounter.codes) {
		if (line.system === 'hcpcs' || line.role === 'admitting') continue;
		const code = canonicalCode(line.system, line.code);
		const key = `${line.system} ${code}`;
		counts.set(key, { line: { ...line, code }, times: (counts.get(key)?.times ?? 0) + 1 });
	}
	return [...counts.values()]
		.filter(({ times }) => times > 1)
		.map(({ line: { system, code }, times }): Edit =>
			system === 'icd-10-cm'
				? {
						rule: 'duplicate',
						severity: 'error',
						codes: [code],
						message: `${code} is listed ${times} times: report a diagnosis once in an encounter.`,
						source: guideline(encounter, 'I.B.12')
					}
				: {
						rule: 'duplicate',
						severity: 'advice',
						codes: [code],
						message: `${code} is listed ${times} times: right only if it was done that often on distinct sites or at distinct times.`,
						source: 'ICD-10-PCS Official Guidelines B3.2'
					}
		);
};

/** Whole years the lists are for, inclusive. */
const AGES: Readonly<
	Partial<Record<MceEdit, { readonly name: string; readonly from: number; readonly to: number }>>
> = {
	'age-newborn': { name: 'newborns (age 0)', from: 0, to: 0 },
	'age-pediatric': { name: 'children (0 to 17 years)', from: 0, to: 17 },
	'age-maternity': { name: 'maternity (9 to 64 years)', from: 9, to: 64 },
	'age-adult': { name: 'adults (15 to 124 years)', from: 15, to: 124 }
};
const PER_YEAR = { a: 1, mo: 12, d: 365 } as const;

export const ageConflicts: Rule = ({ encounter, diagnoses, lists }) => {
	const { age } = encounter;
	if (!age) return [];
	const years = Math.floor(age.value / PER_YEAR[age.unit]);
	const words = { a: 'years', mo: 'months', d: 'days' } as const;
	return diagnoses.flatMap(({ code }) =>
		lists.mce(code).flatMap((list): Edit[] => {
			const range = AGES[list];
			if (!range || (years >= range.from && years <= range.to)) return [];
			return [
				{
					rule: 'age-conflict',
					severity: 'error',
					codes: [code],
					message: `${code} is for ${range.name} and the patient is ${age.value} ${words[age.unit]} old: check code and date of birth.`,
					source: codeEditor(encounter, 'age conflict')
				}
			];
		})
	);
};

export const presentOnAdmission: Rule = ({ encounter, diagnoses, lists, books }) => {
	const source = guideline(encounter, 'Appendix I');
	if (encounter.setting !== 'inpatient') {
		const given = encounter.codes.filter((line) => isReported(line) && line.poa);
		if (given.length === 0) return [];
		return [
			{
				rule: 'poa-setting',
				severity: 'warning',
				codes: given.map(({ code }) => code),
				message: 'Present on admission is reported for inpatient stays only: clear the indicators.',
				source
			}
		];
	}
	if (!books.cm) return [];
	return diagnoses.flatMap(({ code, line }): Edit[] => {
		const isExempt = lists.isPoaExempt(code);
		if (isExempt && line.poa)
			return [
				{
					rule: 'poa-exempt',
					severity: 'warning',
					codes: [code],
					message: `${code} is exempt from present-on-admission reporting: leave ${line.poa} out.`,
					source: `${source}, exempt list`
				}
			];
		if (isExempt || line.poa) return [];
		return [
			{
				rule: 'poa-missing',
				severity: 'error',
				codes: [code],
				message: `${code} needs a present-on-admission indicator: Y, N, U or W.`,
				source
			}
		];
	});
};

/** Blood clotting factors are the services that an inpatient claim lists by HCPCS code. */
const CLOTTING_FACTOR = /^J7(?:1[7-9]|20|21)/;

export const procedureSetting: Rule = ({ encounter }) => {
	const { setting, codes } = encounter;
	if (setting !== 'inpatient') {
		const found = codes.filter(({ system }) => system === 'icd-10-pcs');
		if (found.length === 0) return [];
		return [
			{
				rule: 'procedure-setting',
				severity: 'error',
				codes: found.map(({ code }) => code),
				message:
					'ICD-10-PCS codes belong to hospital inpatient stays: report the service by its procedure or HCPCS code instead.',
				source: '45 CFR 162.1002(c)(3)'
			}
		];
	}
	const found = codes.filter(
		({ system, code }) => system === 'hcpcs' && !CLOTTING_FACTOR.test(canonicalCode(system, code))
	);
	if (found.length === 0) return [];
	return [
		{
			rule: 'procedure-setting',
			severity: 'warning',
			codes: found.map(({ code }) => code),
			message:
				'An inpatient claim reports procedures in ICD-10-PCS: move the HCPCS lines to an outpatient claim or take them off.',
			source: 'Medicare Claims Processing Manual, chapter 3, section 10'
		}
	];
};
