import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { competenciesFileSchema } from '$lib/scenario/schema';
import {
	ANCHORS,
	CLAIMS_IT,
	forecastOf,
	RATINGS,
	shareOfRating,
	STATEMENTS,
	SURENESS
} from './instrument';

const { competencies } = competenciesFileSchema.parse(
	JSON.parse(readFileSync('scenarios/competencies.json', 'utf8'))
);
const moduleOf = new Map(competencies.map(({ id, module }) => [id, module]));

describe('the statements', () => {
	it('name existing competencies of their own module', () => {
		for (const { id, module, competencies: named } of STATEMENTS) {
			expect(named.length, id).toBeGreaterThan(0);
			for (const one of named) expect(moduleOf.get(one), `${id}: ${one}`).toBe(module);
		}
	});

	it('ask at least three times about every module', () => {
		for (const module of new Set(moduleOf.values()))
			expect(
				STATEMENTS.filter((statement) => statement.module === module).length,
				module
			).toBeGreaterThanOrEqual(3);
	});

	it('speak for every competency exactly once', () => {
		const named = STATEMENTS.flatMap((statement) => statement.competencies);
		expect([...named].sort()).toEqual([...moduleOf.keys()].sort());
	});

	it('have ids and texts of their own and are short enough to answer', () => {
		expect(new Set(STATEMENTS.map(({ id }) => id)).size).toBe(STATEMENTS.length);
		expect(new Set(STATEMENTS.map(({ text }) => text)).size).toBe(STATEMENTS.length);
		expect(STATEMENTS.length).toBeGreaterThanOrEqual(28);
		expect(STATEMENTS.length).toBeLessThanOrEqual(36);
		for (const { text } of STATEMENTS) {
			expect(text).toMatch(/^I can .+\.$/);
			expect(text.split(' ').length, text).toBeLessThanOrEqual(30);
		}
	});

	it('are not the statements of the competencies over again', () => {
		const known = new Set(competencies.map(({ statement }) => statement));
		for (const { text } of STATEMENTS) expect(known.has(text), text).toBe(false);
	});
});

describe('answers as numbers', () => {
	it('has one anchor a rating', () => {
		expect(ANCHORS.map(({ rating }) => rating)).toEqual([...RATINGS]);
	});

	it.each([
		[1, 0],
		[2, 0.25],
		[3, 0.5],
		[4, 0.75],
		[5, 1]
	])('takes rating %i as %f', (rating, share) => {
		expect(shareOfRating(rating)).toBe(share);
	});

	it('forecasts success from a rating that claims it, failure from a lower one', () => {
		expect(forecastOf(CLAIMS_IT, 90)).toBeCloseTo(0.9);
		expect(forecastOf(5, 60)).toBeCloseTo(0.6);
		expect(forecastOf(3, 90)).toBeCloseTo(0.1);
	});

	it('forecasts nothing either way from being half sure', () => {
		for (const rating of RATINGS) expect(forecastOf(rating, SURENESS[0])).toBe(0.5);
	});
});
