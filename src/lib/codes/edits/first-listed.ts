/** The diagnosis that stands first: is there one, and may it be this one? */
import type { Edit } from '$lib/codes/model';
import { isReported, type Claim, type Rule } from './lines';
import { isUnderdosing } from './paired-codes';
import { codeEditor, guideline } from './sources';

export const firstListed: Rule = (claim) => [...principalLine(claim), ...principalCode(claim)];

function principalLine({ encounter }: Claim): Edit[] {
	const diagnoses = encounter.codes.filter(
		(line) => line.system === 'icd-10-cm' && isReported(line)
	);
	const principal = diagnoses.filter(({ role }) => role === 'principal');
	const name = encounter.setting === 'inpatient' ? 'principal' : 'first-listed';
	const source = guideline(encounter, encounter.setting === 'inpatient' ? 'II' : 'IV.G');
	const edit = (codes: readonly string[], message: string): Edit[] => [
		{ rule: 'no-principal', severity: 'error', codes, message, source }
	];
	if (principal.length === 1) return [];
	if (principal.length > 1)
		return edit(
			principal.map(({ code }) => code),
			`${principal.length} codes are marked as ${name} diagnosis: leave one, by sequence and reason for the encounter.`
		);
	return edit(
		diagnoses.map(({ code }) => code),
		diagnoses.length === 0
			? `The encounter has no ${name} diagnosis: report the condition chiefly responsible for it.`
			: `None of the diagnoses is marked as ${name}: put the condition chiefly responsible for the encounter first.`
	);
}

function principalCode(claim: Claim): Edit[] {
	const { encounter, lists, diagnoses, first } = claim;
	const code = first;
	const principal = diagnoses.find((one) => one.at === 0);
	if (code === null || !principal) return [];
	const edit = (
		rule: Edit['rule'],
		severity: Edit['severity'],
		message: string,
		source: string
	): Edit[] => [{ rule, severity, codes: [code], message, source }];
	const isInpatient = encounter.setting === 'inpatient';
	const mce = lists.mce(code);
	if (/^[V-Y]/.test(code))
		return edit(
			'external-cause-principal',
			'error',
			`${code} tells how an injury came about: put the injury or condition itself first.`,
			guideline(encounter, 'I.C.20.a.6')
		);
	if (
		mce.includes('manifestation-not-principal') ||
		/in diseases classified elsewhere/i.test(principal.row.title)
	)
		return edit(
			'manifestation-principal',
			'error',
			`${code} is a manifestation: put the disease that it belongs to first and ${code} after it.`,
			`${codeEditor(encounter, 'manifestation code as principal diagnosis')}; ${guideline(encounter, 'I.A.13')}`
		);
	if (isUnderdosing(code))
		return edit(
			'unacceptable-principal',
			'error',
			`${code} says that too little of a drug was taken: put the condition that was treated first.`,
			guideline(encounter, 'I.C.19.e.5.c')
		);
	if (isInpatient && mce.includes('unacceptable-principal'))
		return edit(
			'unacceptable-principal',
			'error',
			`${code} is not accepted as a principal diagnosis: put the condition that led to the admission first and ${code} after it.`,
			codeEditor(encounter, 'unacceptable principal diagnosis')
		);
	if (
		mce.includes('unacceptable-principal-unless-secondary') &&
		isInpatient &&
		diagnoses.length < 2
	)
		return edit(
			'unacceptable-principal',
			'error',
			`${code} stands alone as principal diagnosis: add the condition that the care is for.`,
			codeEditor(encounter, 'unacceptable principal diagnosis, secondary diagnosis required')
		);
	if (encounter.setting === 'hospice' && /^(?:R53\.81|R62\.7)$/.test(code))
		return edit(
			'unacceptable-principal',
			'error',
			`${code} is not taken as a hospice principal diagnosis: put the terminal illness that causes it first.`,
			'Medicare Claims Processing Manual, chapter 11, section 30.3'
		);
	// Dysphagia is the one symptom with a clinical group of its own.
	if (encounter.setting === 'home-health' && /^R(?!13\.1)|^M62\.81$/.test(code))
		return edit(
			'unacceptable-principal',
			'warning',
			`${code} is a symptom that falls in no clinical group of home health payment: put the disease behind it first.`,
			'CMS, Home Health Patient-Driven Groupings Model, clinical groups'
		);
	return [];
}
