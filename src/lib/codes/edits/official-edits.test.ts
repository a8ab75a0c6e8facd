import { describe, expect, it } from 'vitest';
import type { CodedEncounter, Edit } from '$lib/codes/model';
import { CORRECT_ENCOUNTERS } from '$tests/support/coded-encounters';
import { PLANTED_FAULTS } from '$tests/support/planted-faults';
import { codesetsFolder, readOfficialBooks } from '$tests/support/official-books';
import { checkEncounter } from './check-encounter';
import { levelTwoModifiers } from './modifiers';
import { isInRange } from './places';

const folder = codesetsFolder();

describe.skipIf(folder === null)('claim edits over the official books', () => {
	if (folder === null) return;
	const { books, lists } = readOfficialBooks(folder);
	const check = (encounter: CodedEncounter): Edit[] => checkEncounter(encounter, books, lists);
	const withSeverity = (severity: Edit['severity']) =>
		CORRECT_ENCOUNTERS.flatMap(({ name, encounter }) => {
			const found = check(encounter).filter((edit) => edit.severity === severity);
			return found.length === 0 ? [] : [{ name, says: found.map((edit) => edit.message) }];
		});

	it('says nothing false of what an experienced coder reports', () => {
		const errors = withSeverity('error');
		const warnings = withSeverity('warning');
		expect(plainExcludes1(), 'a pairwise reading fires').toBeGreaterThanOrEqual(15);
		expect(errors).toEqual([]);
		expect(warnings.length / CORRECT_ENCOUNTERS.length, JSON.stringify(warnings)).toBeLessThan(
			0.05
		);
	});

	/** Encounters on which every Excludes1 note above a code, held against every other, fires. */
	function plainExcludes1(): number {
		return CORRECT_ENCOUNTERS.filter(({ encounter }) => {
			const codes = encounter.codes.flatMap((line) =>
				line.system === 'icd-10-cm' ? [line.code] : []
			);
			return codes.some((code) =>
				books.cm
					.notes(code)
					.some(
						(note) =>
							note.kind === 'excludes1' &&
							note.refs.some((range) =>
								codes.some((other) => other !== code && isInRange(other, range))
							)
					)
			);
		}).length;
	}

	it.each(PLANTED_FAULTS)('finds $rule: $name', ({ encounter, rule, code, says }) => {
		const found = check(encounter).find(
			(edit) => edit.rule === rule && edit.codes.includes(code) && edit.severity !== 'advice'
		);
		expect(found, JSON.stringify(check(encounter))).toBeDefined();
		expect(found?.message).toContain(says ?? '');
		expect(found?.source).not.toBe('');
	});

	it('asks no example of an adverse effect to go before a drug whose effect already does', () => {
		const codes = ['K80.63', 'K56.7', 'T40.2X5A', 'D62'];
		const edits = check({
			setting: 'inpatient',
			date: '2026-01-22',
			codes: codes.map((code, at) => ({
				system: 'icd-10-cm',
				code,
				role: at === 0 ? 'principal' : 'secondary',
				poa: 'Y'
			}))
		});
		expect(edits.filter(({ rule }) => rule === 'code-first')).toEqual([]);
	});

	it('knows every modifier of the release', () => {
		expect(levelTwoModifiers()).toHaveLength(383);
	});
});
