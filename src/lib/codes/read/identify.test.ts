import { expect, it } from 'vitest';
import { identify } from './identify';

const judge = (name: string, head: string): string => {
	const { kind, edition } = identify(name, new TextEncoder().encode(head));
	return `${kind} ${edition}`;
};
const cm = `00001 A00     0 ${'Cholera'.padEnd(60)} Cholera`;
const pcs = `00001 001     0 ${'Bypass'.padEnd(60)} Central Nervous System, Bypass`;
const xml = (root: string, version: number, more = ''): string =>
	`<?xml version="1.0"?>\n<!-- a < b -->\n<${root}>\n<version>${version}</version>${more}`;

it('knows a file whatever its name did that year', () => {
	expect(judge('icd10cm-order-2026.txt', cm)).toBe('cm-order icd10cm-2026');
	expect(judge('icd10cm_order_2025.txt', cm)).toBe('cm-order icd10cm-2025');
	expect(judge('icd10cm-order-April-2025.txt', cm)).toBe('cm-order icd10cm-2025-04');
	expect(judge('ICD10CM_Order_2024.TXT', cm)).toBe('cm-order icd10cm-2024');
	expect(judge('icd10pcs_order_2026.txt', pcs)).toBe('pcs-order icd10pcs-2026');
	expect(judge('icd10cm_tabular_2023.xml', xml('ICD10CM.tabular', 2023))).toBe(
		'cm-tabular icd10cm-2023'
	);
	expect(judge('neoplasm.xml', xml('ICD10CM.index', 2025, '<head col="1">Neoplasm</head>'))).toBe(
		'cm-neoplasm icd10cm-2025'
	);
	expect(judge('causes.xml', xml('ICD10CM.index', 2025, '<title>EXTERNAL CAUSE</title>'))).toBe(
		'cm-external-index icd10cm-2025'
	);
	expect(judge('POAexemptCodesFY26.txt', 'Order26\tPOAexemptCode\tDescription')).toBe(
		'poa-exempt poa-exempt-2026'
	);
	const line = `A0021${'00100'}3${'Ambulance service'.padEnd(108)}`;
	expect(judge('HCPC2025_OCT_ANWEB_v2.txt', line)).toBe('hcpcs-fixed hcpcs-2025-10');
});

it('dates addenda named by their day by the fiscal year that day lies in', () => {
	const add = 'Add:         00H033J Insertion';
	expect(judge('icd10pcs_order_addenda_2025-10-01.txt', add)).toBe('pcs-addenda icd10pcs-2026');
	expect(judge('icd10pcs_order_addenda_2026-04-01.txt', add)).toBe('pcs-addenda icd10pcs-2026-04');
});

it('refuses a file that is not what its name says', () => {
	expect(() => judge('icd10cm-order-2026.txt', pcs)).toThrow(
		'found the ICD-10-PCS order file, expected the ICD-10-CM order file'
	);
	expect(() => judge('icd10cm-tabular-2025.xml', xml('ICD10CM.tabular', 2026))).toThrow(
		'found version 2026 in it, expected 2025 by its name'
	);
});

it('refuses a year it cannot tell, and a file that is none of ours', () => {
	expect(() => judge('order.txt', cm)).toThrow('found no year, expected one from 2016 to 2035');
	expect(() => judge('icd10cm-order-1999.txt', cm)).toThrow(/found no year/);
	expect(() => judge('icd10cm-order-2099.txt', cm)).toThrow('found the year 2099');
	expect(() => judge('HCPC2025_ANWEB.txt', `A00210010${'03'}${'x'.repeat(100)}`)).toThrow(
		'found no month in its name'
	);
	expect(() => judge('letter.txt', 'Dear coder,')).toThrow('begins with "Dear coder,"');
	expect(() => judge('page.xml', '<html><body>')).toThrow('found XML with the root <html>');
	expect(() => judge('POAexemptAddCodesFY26.txt', 'Order26\tPOAexemptCode\tDescription')).toThrow(
		'found a list of changes'
	);
});
