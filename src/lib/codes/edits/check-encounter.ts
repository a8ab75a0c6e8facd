/**
 * Claim edits: what a claims scrubber would say of an encounter before it is billed, each with its
 * source. Uncertain diagnoses and other questions of documentation are not edits.
 */
import type { CodedEncounter, CodeLists, Edit } from '$lib/codes/model';
import { ageConflicts, duplicates, presentOnAdmission, procedureSetting } from './claim-rules';
import { excludes1, excludes2 } from './excludes';
import { firstListed } from './first-listed';
import { laterality } from './laterality';
import { prepare, type Books, type Rule } from './lines';
import { codeAlso, codeFirst, useAdditional } from './paired-codes';
import { modifiers, repeatedServices, unitLimits } from './services';
import { validity } from './validity';

export type { Books } from './lines';

const RULES: readonly Rule[] = [
	validity,
	firstListed,
	duplicates,
	repeatedServices,
	excludes1,
	codeFirst,
	useAdditional,
	ageConflicts,
	laterality,
	presentOnAdmission,
	procedureSetting,
	unitLimits,
	modifiers,
	codeAlso,
	excludes2
];

const RANK = { error: 0, warning: 1, advice: 2 } as const;

/**
 * The edits of an encounter, gravest first, then in the order of its codes' rules. A system without a
 * book is not judged by rules that need one; codes that cannot be assigned are only told so.
 */
export function checkEncounter(encounter: CodedEncounter, books: Books, lists: CodeLists): Edit[] {
	const claim = prepare(encounter, books, lists);
	return RULES.flatMap((rule) => rule(claim)).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
