import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doseChecks } from './dosing';
import type { Drug } from './drug';
import { DRUGS, drugsByRxcui, findDrug, FORMULARY, isOfClass } from './formulary';
import { findFrequency } from './frequencies';
import { findCare, findLab, LABS } from './orderables';
import { convert, isKnownUnit } from './units';

/** The shared fact file stands outside the repository; without it one test is skipped by name. */
const FACTS = resolve(process.env['PRECEPTOR_SHARED'] ?? '../shared', 'formulary/formulary.tsv');

const ADULT = { crcl: 100, egfr: 100, ageYears: 40, weightKg: 70, others: [], date: '2026-01-14' };
const each = DRUGS.map((drug) => [drug.id, drug] as const);

describe('the formulary', () => {
	it('has at least 90 drugs, each id once', () => {
		expect(DRUGS.length).toBeGreaterThanOrEqual(90);
		expect(new Set(DRUGS.map(({ id }) => id)).size).toBe(DRUGS.length);
	});

	it.each(each)('%s is complete', (_id, drug) => {
		expect(drug.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		const [firstWord = 'none'] = drug.name.toLowerCase().split(/[ -]/);
		expect(drug.display.toLowerCase().startsWith(firstWord)).toBe(true);
		expect(drug.classes.length).toBeGreaterThan(0);
		expect(drug.routes.length).toBeGreaterThan(0);
		expect(drug.routes.every(({ forms }) => forms.length > 0)).toBe(true);
		expect(drug.common.length).toBeGreaterThan(0);
		expect(drug.rxcui ?? '0').toMatch(/^\d+$/);
		expect(isKnownUnit(drug.doseUnit)).toBe(true);
		expect(drug.reviewed).toBe(false);
		expect(drug.source).toContain('not reviewed by a pharmacist');
	});

	it.each(each)('%s has order sentences that pass its own checks', (_id, drug) => {
		for (const sentence of drug.common) {
			expect(findFrequency(sentence.frequency), sentence.label).toBeDefined();
			expect(
				drug.routes.map(({ route }) => route),
				sentence.label
			).toContain(sentence.route);
			const stops = doseChecks({ drugId: drug.id, ...sentence }, ADULT).filter(({ id }) =>
				/^(dose|formulary)\./.test(id)
			);
			expect(stops, sentence.label).toEqual([]);
		}
		const labels = drug.common.map(({ label }) => label);
		expect(new Set(labels).size).toBe(labels.length);
	});

	it.each(each)('%s has limits and renal rows that can be reckoned with', (_id, drug) => {
		// A limit in a unit that no order of the drug can have would never be reached.
		const units = [drug.doseUnit, ...drug.common.map(({ unit }) => unit)];
		for (const limit of [...drug.maxSingle, ...drug.maxDaily])
			expect(
				units.some((unit) => convert(limit.value, limit.unit, unit, 70) !== null),
				limit.unit
			).toBe(true);
		for (const { below, adjust, kind } of drug.renal) {
			expect(below).toBeGreaterThan(0);
			expect(kind === 'avoid' || adjust !== undefined).toBe(true);
			if (adjust?.frequency !== undefined) expect(findFrequency(adjust.frequency)).toBeDefined();
		}
		for (const { drugId } of drug.components) expect(findDrug(drugId)?.id).toBe(drugId);
	});

	it('monitors with what can be ordered', () => {
		const missing = DRUGS.flatMap((drug) =>
			drug.monitoring
				.filter((id) => (findLab(id) ?? findCare(id)) === undefined)
				.map((id) => `${drug.id}: ${id}`)
		);
		expect(LABS.length).toBeGreaterThan(0);
		expect(missing).toEqual([]);
	});

	it('is looked up by date, identifier and class', () => {
		expect(FORMULARY).toHaveLength(DRUGS.length);
		expect(findDrug('ceftriaxone', '2019-12-31')).toBeUndefined();
		expect(findDrug('ceftriaxone', '2020-01-01')?.display).toBe('cefTRIAXone');
		expect(drugsByRxcui('161').map(({ id }) => id)).toEqual(
			expect.arrayContaining(['acetaminophen', 'hydrocodone-acetaminophen'])
		);
		expect(isOfClass('apixaban', 'anticoagulant')).toBe(true);
		expect(isOfClass('moonstone', 'anticoagulant')).toBe(false);
	});

	it.skipIf(!existsSync(FACTS))('has the identifiers of the shared fact file', () => {
		const rows = readFileSync(FACTS, 'utf8').trim().split('\n').slice(1);
		const byName = new Map(
			rows.map((row) => {
				const [ingredient = '', rxcui = ''] = row.split('\t');
				return [ingredient.toLowerCase().replaceAll(' / ', '-'), rxcui] as const;
			})
		);
		// The fact file names the ingredient; a row of ours may name its salt.
		const plain = (drug: Drug) =>
			drug.name.toLowerCase().replace(/ (sulfate|tartrate|succinate)$/, '');
		const known = (drug: Drug) => byName.get(drug.name.toLowerCase()) ?? byName.get(plain(drug));
		const shared = DRUGS.filter((drug) => known(drug) !== undefined);
		const off = shared.filter((drug) => drug.rxcui !== known(drug));
		expect(shared.length).toBeGreaterThan(85);
		expect(off.map((drug) => `${drug.id} ${drug.rxcui}`)).toEqual([]);
	});
});
