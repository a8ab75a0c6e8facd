import { describe, expect, it } from 'vitest';
import {
	BILLING_CODES,
	codeLabel,
	codeRow,
	codesOf,
	isPlaceOfLevel,
	LEVEL_REVENUE,
	levelOfRevenue,
	siteCodes,
	VISIT_LINES,
	visitCodes
} from './claim-codes';
import { DISCIPLINES, LEVELS, SITES, type Discipline, type Level, type Site } from './model';

const ON = '2026-01-14';
const keys = <T extends string>(object: Readonly<Record<T, unknown>>) => Object.keys(object) as T[];

describe('the codes of a hospice claim', () => {
	it('are listed once each, with a label and a source', () => {
		const ids = BILLING_CODES.map(({ value }) => `${value.kind} ${value.code}`);
		expect(ids.length).toBe(new Set(ids).size);
		for (const { value, source } of BILLING_CODES)
			expect([value.label, source].every((text) => text.length > 2)).toBe(true);
	});

	it('come in the order of the codes', () => {
		expect(codesOf('status', ON).map(({ code }) => code)).toEqual([
			'01',
			'30',
			'40',
			'41',
			'42',
			'50',
			'51'
		]);
		expect(codesOf('condition', ON).map(({ code }) => code)).toEqual([
			'20',
			'21',
			'52',
			'85',
			'H2'
		]);
	});

	it('begin on a day of their own', () => {
		expect(codeRow('condition', '85', '2016-12-31')).toBeUndefined();
		expect(codeRow('condition', '85', '2017-01-01')?.source).toBe('CR 9590');
		expect(codeRow('hcpcs', 'G0299', '2015-12-31')).toBeUndefined();
	});

	it('are told by kind: 42 is a revocation or a death, by its box', () => {
		expect(codeLabel('occurrence', '42')).toContain('revoked');
		expect(codeLabel('status', '42')).toContain('Died');
		expect(codeLabel('status', '99')).toBe('99');
	});
});

describe('siteCodes', () => {
	const EXPECTED: readonly (readonly [Site, Level, readonly string[]])[] = [
		['home', 'routine', ['Q5001']],
		['assisted-living', 'continuous', ['Q5002']],
		['nursing-facility', 'routine', ['Q5003']],
		['nursing-facility', 'respite', ['Q5004']],
		['nursing-facility', 'inpatient', ['Q5004']],
		['skilled-nursing', 'inpatient', ['Q5004']],
		['skilled-nursing', 'routine', ['Q5004', 'Q5003']],
		['hospital', 'inpatient', ['Q5005']],
		['hospice-facility', 'inpatient', ['Q5006']],
		['hospice-facility', 'respite', ['Q5006']],
		['hospice-facility', 'routine', ['Q5010']],
		['long-term-hospital', 'inpatient', ['Q5007']],
		['psychiatric-hospital', 'inpatient', ['Q5008']],
		['other', 'routine', ['Q5009']]
	];
	it.each(EXPECTED)('gives %s at %s %j', (site, level, codes) => {
		expect(siteCodes(site, level)).toEqual(codes);
	});

	it('knows a code for every place and level, and knows the codes', () => {
		for (const site of keys(SITES))
			for (const level of keys(LEVELS))
				for (const code of siteCodes(site, level)) expect(codeRow('hcpcs', code, ON)).toBeDefined();
	});
});

describe('levels and visits', () => {
	it('turn a level into its revenue code and back', () => {
		for (const level of keys(LEVELS)) expect(levelOfRevenue(LEVEL_REVENUE[level])).toBe(level);
		expect(levelOfRevenue('0551')).toBeNull();
	});

	it('do not give inpatient care at home, nor continuous care in a hospital', () => {
		expect(isPlaceOfLevel('Q5001', 'inpatient')).toBe(false);
		expect(isPlaceOfLevel('Q5001', 'respite')).toBe(false);
		expect(isPlaceOfLevel('Q5005', 'continuous')).toBe(false);
		expect(isPlaceOfLevel('Q5006', 'inpatient')).toBe(true);
	});

	it('bill a visit with a code that goes with its revenue code', () => {
		const lines = keys<Discipline>(DISCIPLINES).flatMap((one) => VISIT_LINES[one] ?? []);
		expect(lines).toHaveLength(7);
		for (const { revenue, hcpcs } of lines) {
			expect(visitCodes(revenue)).toContain(hcpcs);
			expect(codeRow('revenue', revenue, ON)).toBeDefined();
			expect(codeRow('hcpcs', hcpcs, ON)).toBeDefined();
		}
	});

	it('give a line to calls of social workers alone', () => {
		const byPhone = keys<Discipline>(DISCIPLINES).filter(
			(one) => (VISIT_LINES[one]?.phoneRevenue ?? null) !== null
		);
		expect(byPhone).toEqual(['msw']);
		expect(VISIT_LINES.msw?.phoneRevenue).toBe('0569');
	});

	it('give none to chaplains, volunteers and physicians', () => {
		for (const one of ['chaplain', 'volunteer', 'hospice-physician', 'office'] as const)
			expect(VISIT_LINES[one]).toBeUndefined();
	});

	it('take any code of a family, and no text that only looks like one', () => {
		expect(visitCodes('0552')).toEqual(['G0299', 'G0300']);
		expect(visitCodes('0651')).toBeNull();
		expect(visitCodes('055')).toBeNull();
		expect(visitCodes('__pr')).toBeNull();
	});
});
