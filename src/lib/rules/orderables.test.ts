import { describe, expect, it } from 'vitest';
import { findFrequency } from './frequencies';
import { DRUGS } from './formulary';
import { CARE, findCare, findImaging, findLab, IMAGING, LABS } from './orderables';

const ALL = [...LABS, ...IMAGING, ...CARE];

/** Mod 10 check digit, LOINC Users' Guide, appendix on check digits. */
function hasCheckDigit(loinc: string): boolean {
	const [body = '', digit = ''] = loinc.split('-');
	let sum = 0;
	[...body].reverse().forEach((character, at) => {
		const value = Number(character) * (at % 2 === 0 ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
	});
	return digit !== '' && (10 - (sum % 10)) % 10 === Number(digit);
}

describe('catalogue of orderables', () => {
	it('has every id once, in kebab case', () => {
		const ids = ALL.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
	});

	it('has every name once, whatever the case', () => {
		const names = ALL.map(({ name }) => name.toLowerCase());
		expect(new Set(names).size).toBe(names.length);
	});

	it('never uses one LOINC code for two tests', () => {
		const codes = LABS.flatMap(({ loinc }) => (loinc === null ? [] : [loinc]));
		expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
	});

	it('has only LOINC codes whose check digit holds', () => {
		const codes = LABS.flatMap(({ loinc, panel }) => [
			...(loinc === null ? [] : [loinc]),
			...panel.map((member) => member.loinc)
		]);
		expect(codes.filter((code) => !hasCheckDigit(code))).toEqual([]);
		expect(hasCheckDigit('2160-1')).toBe(false);
	});

	it('reports each panel member once and under one name everywhere', () => {
		const names = new Map<string, string>();
		for (const { id, panel } of LABS) {
			const codes = panel.map(({ loinc }) => loinc);
			expect(new Set(codes).size, id).toBe(codes.length);
			for (const { loinc, name } of panel) {
				expect(names.get(loinc) ?? name).toBe(name);
				names.set(loinc, name);
			}
		}
	});

	it('has a specimen, a real frequency and sane times for every test', () => {
		for (const lab of LABS) {
			expect(lab.specimens.length, lab.id).toBeGreaterThan(0);
			expect(findFrequency(lab.defaultFrequency), lab.id).toBeDefined();
			expect(lab.turnaroundMinutes, lab.id).toBeGreaterThan(0);
			expect(lab.duplicateWithinHours, lab.id).toBeGreaterThanOrEqual(0);
			expect(lab.culture, lab.id).toBe(lab.id.includes('culture'));
		}
	});

	it('asks for kidney function exactly where contrast can go into a vein', () => {
		for (const { id, contrast, needsEgfr } of IMAGING) {
			expect(contrast.length, id).toBeGreaterThan(0);
			expect(needsEgfr, id).toBe(contrast.some((choice) => choice.includes('IV')));
		}
	});

	it('asks about pregnancy for everything but ultrasound', () => {
		for (const { id, modality, needsPregnancy } of IMAGING)
			expect(needsPregnancy, id).toBe(modality !== 'US');
	});

	it('says what the details are wherever a care order needs them', () => {
		for (const care of CARE) {
			expect(care.needsDetail, care.id).toBe(care.detailHelp !== '');
			if (care.defaultFrequency !== null)
				expect(findFrequency(care.defaultFrequency), care.id).toBeDefined();
		}
	});

	it('knows everything the formulary wants monitored', () => {
		const wanted = [...new Set(DRUGS.flatMap(({ monitoring }) => monitoring))];
		expect(wanted.filter((id) => !findLab(id) && !findCare(id))).toEqual([]);
	});

	it('finds each row by its id and nothing by another', () => {
		expect(LABS.every((lab) => findLab(lab.id) === lab)).toBe(true);
		expect(IMAGING.every((study) => findImaging(study.id) === study)).toBe(true);
		expect(CARE.every((care) => findCare(care.id) === care)).toBe(true);
		expect(findLab('ct-head')).toBeUndefined();
		expect(findImaging('constructor')).toBeUndefined();
		expect(findCare('')).toBeUndefined();
	});
});
