import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRUGS } from './formulary';
import { interactionsOf } from './interactions';

/** Stands outside the repository; without it one test is skipped by name. */
const PAIRS = resolve(
	process.env['PRECEPTOR_SHARED'] ?? '../shared',
	'formulary/onc-high-priority-interactions.tsv'
);

const DATE = '2026-01-14';
const found = (a: string, b: string) =>
	interactionsOf(a, [b], DATE).map(({ id, severity }) => `${severity} ${id}`);

const STOPS = [
	['clarithromycin', 'simvastatin', 'hard', 'simvastatin-cyp3a4'],
	['ciprofloxacin', 'tizanidine', 'hard', 'tizanidine-ciprofloxacin'],
	['sildenafil', 'nitroglycerin', 'hard', 'nitrate-pde5'],
	['ketorolac', 'ibuprofen', 'hard', 'ketorolac-nsaid'],
	['ketorolac', 'aspirin', 'soft', 'ketorolac-aspirin'],
	['linezolid', 'tramadol', 'hard', 'tramadol-linezolid'],
	['linezolid', 'sertraline', 'soft', 'serotonergic-linezolid'],
	['azithromycin', 'ondansetron', 'soft', 'qt-qt'],
	['morphine', 'lorazepam', 'soft', 'opioid-benzodiazepine'],
	['enoxaparin', 'apixaban', 'soft', 'two-anticoagulants'],
	['apixaban', 'naproxen', 'soft', 'anticoagulant-nsaid'],
	['sulfamethoxazole-trimethoprim', 'warfarin', 'soft', 'warfarin-cyp2c9'],
	['metronidazole', 'warfarin', 'soft', 'warfarin-cyp2c9'],
	['levofloxacin', 'warfarin', 'advice', 'warfarin-antibiotic'],
	['omeprazole', 'clopidogrel', 'soft', 'clopidogrel-cyp2c19'],
	['potassium-chloride', 'lisinopril', 'soft', 'ras-potassium'],
	['potassium-chloride', 'losartan', 'soft', 'ras-potassium'],
	['spironolactone', 'lisinopril', 'advice', 'ras-spironolactone'],
	['amiodarone', 'digoxin', 'soft', 'digoxin-level']
] as const;

/** Pairs of the ONC low-priority list that this formulary can form; a stop here is noise. */
const NUISANCE = [
	['lisinopril', 'aspirin'],
	['lisinopril', 'hydrochlorothiazide'],
	['lisinopril', 'ibuprofen'],
	['lisinopril', 'losartan'],
	['lisinopril', 'glipizide'],
	['metoprolol-succinate', 'sertraline'],
	['metoprolol-tartrate', 'levothyroxine'],
	['metoprolol-tartrate', 'ibuprofen'],
	['ferrous-sulfate', 'pantoprazole'],
	['ferrous-sulfate', 'levothyroxine'],
	['atorvastatin', 'levothyroxine'],
	['simvastatin', 'levothyroxine'],
	['hydrochlorothiazide', 'ibuprofen'],
	['warfarin', 'prednisone'],
	['warfarin', 'acetaminophen'],
	['warfarin', 'pantoprazole'],
	['warfarin', 'atorvastatin'],
	['omeprazole', 'lorazepam'],
	['clopidogrel', 'aspirin'],
	['clopidogrel', 'pantoprazole']
] as const;

describe('interactionsOf', () => {
	it.each(STOPS)('%s with %s is %s by %s, whichever comes first', (a, b, severity, rule) => {
		expect(found(a, b)).toContain(`${severity} interaction.${rule}.${b}`);
		expect(found(b, a)).toContain(`${severity} interaction.${rule}.${a}`);
	});

	it.each(NUISANCE)('%s with %s gives nothing', (a, b) => {
		const known = DRUGS.map(({ id }) => id);
		expect(known).toEqual(expect.arrayContaining([a, b]));
		expect(found(a, b)).toEqual([]);
		expect(found(b, a)).toEqual([]);
	});

	it.skipIf(!existsSync(PAIRS))(
		'stops every pair of the shared ONC high-priority file that this formulary can form',
		() => {
			const rows = readFileSync(PAIRS, 'utf8').trim().split(/\r?\n/).slice(1);
			const formed = rows.flatMap((row) => {
				const [, , , , one, , other] = row.split('\t');
				const idsOf = (rxcui = '') =>
					DRUGS.filter((drug) => drug.rxcui !== null && drug.rxcui === rxcui).map(({ id }) => id);
				return idsOf(one).flatMap((a) => idsOf(other).map((b) => [a, b] as const));
			});
			expect(formed.length).toBeGreaterThan(3);
			const missed = formed.filter(([a, b]) => found(a, b).every((id) => id.startsWith('advice')));
			expect(missed).toEqual([]);
		}
	);

	it('names both drugs, and puts the gravest first', () => {
		const checks = interactionsOf('clarithromycin', ['apixaban', 'simvastatin'], DATE);
		expect(checks.map(({ severity }) => severity)).toEqual(['hard', 'advice']);
		expect(checks[0]?.title).toBe('clarithromycin with simvastatin: Muscle breakdown');
	});

	it('gives nothing for the drug itself, for strangers, and before the table begins', () => {
		expect(found('ondansetron', 'ondansetron')).toEqual([]);
		expect(found('ondansetron', 'moonstone')).toEqual([]);
		expect(found('moonstone', 'ondansetron')).toEqual([]);
		expect(interactionsOf('ketorolac', ['ibuprofen'], '2019-12-31')).toEqual([]);
	});

	it('is symmetric, and never gives one id twice', () => {
		const drug = fc.constantFrom(...DRUGS.map(({ id }) => id));
		fc.assert(
			fc.property(drug, fc.array(drug, { maxLength: 8 }), (one, others) => {
				const checks = interactionsOf(one, others, DATE);
				expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
				for (const other of others) {
					const rules = (a: string, b: string) =>
						interactionsOf(a, [b], DATE).map(({ id }) => id.slice(0, -b.length));
					expect(rules(one, other)).toEqual(rules(other, one));
				}
			})
		);
	});
});
