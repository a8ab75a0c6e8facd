import { describe, expect, it } from 'vitest';
import { readHcpcsFixed, readHcpcsTsv } from './hcpcs';
import { indexPaths, readIndexCsv, readIndexXml } from './index-file';
import { beforeChanges, readAddenda, readOrderFile } from './order-file';
import { readPcsTables } from './pcs-files';
import { readMce, readMue, readPoaExempt } from './rule-files';
import { readTabular } from './tabular';

const order = (number: number, code: string, flag: string, title: string): string =>
	`${String(number).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${title.slice(0, 60).padEnd(60)} ${title}\r\n`;

describe('order files', () => {
	it('dots diagnoses and not procedures', () => {
		const lines = order(1, 'E11', '0', 'Diabetes') + order(2, 'E1122', '1', 'With kidney disease');
		expect(readOrderFile(lines, 'icd-10-cm')).toEqual([
			{ code: 'E11', isBillable: false, title: 'Diabetes' },
			{ code: 'E11.22', isBillable: true, title: 'With kidney disease' }
		]);
		expect(readOrderFile(order(2, '0016070', '1', 'Bypass'), 'icd-10-pcs')[0]?.code).toBe(
			'0016070'
		);
	});

	it('takes codes of two letters and order numbers of six digits', () => {
		const line = `100000${order(0, 'QA00101', '1', 'Announced').slice(5)}`;
		expect(readOrderFile(line, 'icd-10-cm')[0]?.code).toBe('QA0.0101');
	});

	it('names the line of a code that comes twice, of another system or of a broken line', () => {
		const one = order(1, 'A00', '0', 'Cholera');
		expect(() => readOrderFile(one + one, 'icd-10-cm', 'f.txt')).toThrow(
			'f.txt: line 2: found A00 a second time'
		);
		expect(() => readOrderFile(one, 'icd-10-pcs', 'f.txt')).not.toThrow();
		expect(() => readOrderFile(order(1, '001607O', '1', 'Slip'), 'icd-10-pcs')).toThrow(
			'line 1: found "001607O", expected a code of icd-10-pcs'
		);
		expect(() => readOrderFile(order(1, 'A00', '2', 'x'), 'icd-10-cm')).toThrow('flag "2"');
		expect(() => readOrderFile('00001 A00', 'icd-10-cm')).toThrow('line 1: found "00001 A00"');
		expect(() => readOrderFile('', 'icd-10-cm')).toThrow('found no code');
	});

	it('undoes changes and refuses those that do not fit', () => {
		const change = (action: string, code: string, title: string): string =>
			`${action.padEnd(13)}${code.padEnd(7)} ${title.padEnd(60)} ${title}\r\n`;
		const totals = '\r\nCodes\r\n  1 additions\r\n  1 deletions\r\n';
		const text = change('Add:', '0TXB0Z6', 'New') + change('Delete:', '30233AZ', 'Old') + totals;
		const list = readAddenda(text, 'icd-10-pcs');
		const now = [{ code: '0TXB0Z6', isBillable: true, title: 'New' }];
		expect(beforeChanges(now, list)).toEqual([{ code: '30233AZ', isBillable: true, title: 'Old' }]);
		expect(() => beforeChanges([], list)).toThrow('0TXB0Z6: found a change that the order file');
		expect(() => readAddenda(text.replace('1 deletions', '2 deletions'), 'icd-10-pcs')).toThrow(
			'found 1 additions and 1 deletions, expected 1 and 2'
		);
	});
});

describe('index', () => {
	const head = 'RowID,Letter,Level,Term,See,SeeAlso,NonEssModif,Code\n';

	it('gives paths of words to codes, dashes left out', () => {
		const rows = readIndexCsv(
			`${head}1,D,0,Diabetes,,,"(mellitus) (sugar)",E11.9\n2,D,1,"type 1, ""brittle""",,,,E10.-\n`
		);
		expect(rows[0]?.modifiers).toBe('(mellitus) (sugar)');
		expect(indexPaths(rows)).toEqual([
			{ path: 'Diabetes', code: 'E11.9' },
			{ path: 'Diabetes, type 1, "brittle"', code: 'E10' }
		]);
	});

	it('refuses another csv and a quotation that does not end', () => {
		expect(() => readIndexCsv('a,b\n1,2\n')).toThrow('found "a,b"');
		expect(() => readIndexCsv(`${head}1,A,0,"open,,,,`)).toThrow('found a quotation never closed');
	});

	it('reads the XML with words after the parentheses and with second codes', () => {
		const rows = readIndexXml(`<ICD10CM.index><letter><mainTerm>
			<title>Abandonment<nemod>(causing exposure)</nemod> NEC</title><code>X58</code>
			<term level="1"><title>with</title><code>E11.9</code><manif>D63.8</manif></term>
		</mainTerm></letter></ICD10CM.index>`);
		expect(rows[0]).toMatchObject({ term: 'Abandonment NEC', modifiers: '(causing exposure)' });
		expect(rows[1]).toMatchObject({ depth: 1, code: 'E11.9', manifestation: 'D63.8' });
	});
});

describe('XML', () => {
	it('refuses entities, broken nesting, another root and endless depth', () => {
		const bomb = '<!DOCTYPE x [<!ENTITY a "&b;&b;">]><ICD10CM.tabular>&a;</ICD10CM.tabular>';
		expect(() => readTabular(bomb, 't.xml')).toThrow(
			't.xml: line 1: found a document type, expected none'
		);
		expect(() => readTabular('<ICD10CM.tabular>&a;</ICD10CM.tabular>')).toThrow(/not well-formed/);
		expect(() => readTabular('<ICD10CM.tabular><chapter></ICD10CM.tabular>')).toThrow(
			/line 1: found XML that is not well-formed/
		);
		expect(() => readTabular('<ICD10CM.tabular><chapter>')).toThrow(/not well-formed/);
		expect(() => readTabular('<other/>')).toThrow('found the root <other>');
		expect(() => readTabular('')).toThrow(/found no element|not well-formed/);
		const deep = '<chapter>'.repeat(60);
		expect(() => readTabular(`<ICD10CM.tabular>${deep}`)).toThrow('nested over 40 deep');
	});

	it('refuses a table whose rows do not give the codes they promise', () => {
		const axis = (at: number, code = '0'): string =>
			`<axis pos="${at}"><title>T</title><label code="${code}">L</label></axis>`;
		const table = (codes: number): string =>
			`<ICD10PCS.tabular><pcsTable>${[1, 2, 3].map((at) => axis(at)).join('')}<pcsRow codes="${codes}">${[4, 5, 6, 7].map((at) => axis(at)).join('')}</pcsRow></pcsTable></ICD10PCS.tabular>`;
		expect(readPcsTables(table(1))).toHaveLength(1);
		expect(() => readPcsTables(table(2))).toThrow('a row of 4 axes and 1 codes, expected 4 and 2');
	});
});

describe('HCPCS', () => {
	const record = (code: string, kind: string, long: string, short = '', ends = ''): string => {
		const line = `${code.padStart(5)}00100${kind}${long.padEnd(80)}${short.padEnd(28)}`;
		return `${line.padEnd(268)}19980101${''.padEnd(8)}${ends.padEnd(8)}N`.padEnd(320);
	};

	it('joins descriptions over records, and takes modifiers and dates', () => {
		const file = readHcpcsFixed(
			[
				record('A0021', '3', 'Ambulance service, outside state', 'Outside state ambulance'),
				record('A0021', '4', 'per mile'),
				record('A1', '7', 'Dressing for one wound', 'Dressing for one wound'),
				record('Q9999', '3', 'Gone', 'Gone', '20240331')
			].join('\r\n')
		);
		expect(file).toMatchObject({ codes: 2, modifiers: 1, leftOut: 0 });
		expect(file.rows[0]).toEqual({
			code: 'A0021',
			kind: 'code',
			title: 'Ambulance service, outside state per mile',
			short: 'Outside state ambulance',
			added: '1998-01-01',
			terminated: null
		});
		expect(file.rows[1]).toMatchObject({ code: 'A1', kind: 'modifier' });
		expect(file.rows[2]?.terminated).toBe('2024-03-31');
	});

	it('leaves out codes that belong to others', () => {
		const file = readHcpcsFixed(
			['99999', 'D0120', 'A0021'].map((code) => record(code, '3', 'Text')).join('\n')
		);
		expect(file.rows.map((row) => row.code)).toEqual(['A0021']);
		expect(file.leftOut).toBe(2);
	});

	it('names the line of a fault', () => {
		expect(() => readHcpcsFixed('A0021 nonsense')).toThrow('line 1: found "A0021 nonse"');
		expect(() => readHcpcsFixed(record('A0021', '4', 'more'))).toThrow(
			'found more of A0021 without its first line'
		);
		const twice = `${record('A0021', '3', 'a')}\n${record('A0021', '3', 'b')}`;
		expect(() => readHcpcsFixed(twice)).toThrow('found A0021 a second time');
		expect(() => readHcpcsTsv('code\tkind\n')).toThrow('found "no column", expected the column');
	});
});

describe('rule lists', () => {
	it('dots codes and refuses unknown edits, limits and columns', () => {
		expect(readMce('edit\tcode\nage_adult\tE1122\n')).toEqual([
			{ code: 'E11.22', edit: 'age-adult' }
		]);
		expect(() => readMce('edit\tcode\nsex\tE1122\n')).toThrow('line 2: found the edit "sex"');
		const mue = 'code\tmue_value\tadjudication_indicator\n';
		expect(readMue(`${mue}J1885\t8\t3\n99213\t2\t3\n`)).toEqual([
			{ code: 'J1885', limit: 8, adjudication: 3 }
		]);
		expect(() => readMue(`${mue}J1885\t8\t4\n`)).toThrow(
			'found "8 4", expected units and 1, 2 or 3'
		);
		expect(() => readPoaExempt('Order\tCode\n')).toThrow('line 1, column 2');
	});
});
