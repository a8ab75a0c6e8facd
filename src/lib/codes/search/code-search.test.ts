import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeRow } from '$lib/codes/model';
import type { TableRow } from '$lib/codes/read/drug-table';
import type { IndexRow } from '$lib/codes/read/index-file';
import { InputFault } from '$lib/parse/json';
import { buildSearchAsset, openSearch, openSearchFromRows, type SearchPhrase } from './code-search';
import { kindredOf } from './kindred';
import { phrasesOfIndex } from './phrases';
import { phrasesOfTable } from './table-phrases';
import { WordList } from './word-list';

const row = (code: string, title: string, isBillable = true): CodeRow => ({
	code,
	title,
	isBillable
});

const ROWS: readonly CodeRow[] = [
	row('E11', 'Type 2 diabetes mellitus', false),
	row('E11.2', 'Type 2 diabetes mellitus with kidney complications', false),
	row('E11.21', 'Type 2 diabetes mellitus with diabetic nephropathy'),
	row('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
	row('E11.9', 'Type 2 diabetes mellitus without complications'),
	row('I10', 'Essential (primary) hypertension'),
	row('I50', 'Heart failure', false),
	row('I50.2', 'Systolic (congestive) heart failure', false),
	row('I50.22', 'Chronic systolic (congestive) heart failure'),
	row('I50.9', 'Heart failure, unspecified'),
	row('M25.56', 'Pain in knee', false),
	row('M25.561', 'Pain in right knee'),
	row('M25.562', 'Pain in left knee'),
	row('M25.569', 'Pain in unspecified knee'),
	row('N18', 'Chronic kidney disease (CKD)', false),
	row('N18.9', 'Chronic kidney disease, unspecified'),
	row('N20.0', 'Calculus of kidney'),
	row('O80', 'Encounter for full-term uncomplicated delivery'),
	row('U07.1', 'COVID-19'),
	row('W19', 'Unspecified fall', false),
	row('W19.XXXA', 'Unspecified fall, initial encounter'),
	row('W19.XXXD', 'Unspecified fall, subsequent encounter')
];

const PHRASES: readonly SearchPhrase[] = [
	{ path: 'Diabetes, type 2', also: '(mellitus) (sugar)', code: 'E11.9' },
	{ path: 'Diabetes, type 2, with, nephropathy', code: 'E11.21' },
	{ path: 'Failure, heart', code: 'I50.9' },
	{ path: 'Failure, heart, congestive', also: '(compensated)', code: 'I50.9' },
	{ path: 'Gonalgia', code: 'M25.56' },
	{ path: 'Nephrolithiasis', code: 'N20.0' }
];

const search = openSearch(buildSearchAsset('icd-10-cm', ROWS, PHRASES));
const first = (query: string): string | undefined => search.search(query)[0]?.code;

describe('what is found', () => {
	it.each([
		['heart failure', 'I50.9'],
		['failure heart', 'I50.9'],
		['hear fail', 'I50.9'],
		['chf', 'I50.9'],
		['htn', 'I10'],
		['high blood pressure', 'I10'],
		['kidney stones', 'N20.0'],
		['nephrolithiasis', 'N20.0'],
		['hypertenson', 'I10'],
		['diabtes', 'E11.9'],
		['rt knee pain', 'M25.561'],
		['knee pain left', 'M25.562'],
		['t2dm with ckd', 'E11.22'],
		['covid19', 'U07.1'],
		['covid-19', 'U07.1']
	])('finds for "%s" first %s', (query, code) => {
		expect(first(query)).toBe(code);
	});

	it('says which words of the index led to a code, and nothing when its title did', () => {
		expect(search.search('gonalgia')[0]).toMatchObject({ via: 'Gonalgia' });
		expect(search.search('type 2 sugar')[0]).toMatchObject({
			code: 'E11.9',
			via: 'Diabetes, type 2'
		});
		expect(search.search('calculus of kidney')[0]).toMatchObject({ code: 'N20.0', via: null });
	});

	it('answers a header with the code it usually means, and the header with what is below it', () => {
		const hits = search.search('unspecified fall');
		expect(hits.slice(0, 2)).toEqual([
			expect.objectContaining({ code: 'W19.XXXA', isBillable: true, below: 0 }),
			expect.objectContaining({ code: 'W19', isBillable: false, below: 2 })
		]);
	});

	it('finds what lies below a header by words that only the header has', () => {
		expect(first('gonalgia left')).toBe('M25.562');
	});

	it('keeps rows that lack a word behind those that have all', () => {
		const codes = search.search('chronic systolic heart failure').map(({ code }) => code);
		expect(codes[0]).toBe('I50.22');
		expect(codes).toContain('I50.9');
	});
});

/** Rows of a drug: what happened with it, and the encounters of each. */
const DIURETICS: readonly CodeRow[] = [
	row('T50.1X', 'Poisoning by, adverse effect of and underdosing of loop diuretics', false),
	...(
		[
			['1', 'Poisoning by loop diuretics, accidental (unintentional)'],
			['2', 'Poisoning by loop diuretics, intentional self-harm'],
			['3', 'Poisoning by loop diuretics, assault'],
			['4', 'Poisoning by loop diuretics, undetermined'],
			['5', 'Adverse effect of loop diuretics'],
			['6', 'Underdosing of loop diuretics']
		] as const
	).flatMap(([what, title]) => [
		row(`T50.1X${what}`, title, false),
		row(`T50.1X${what}A`, `${title}, initial encounter`),
		row(`T50.1X${what}D`, `${title}, subsequent encounter`),
		row(`T50.1X${what}S`, `${title}, sequela`)
	]),
	row('T40.5X2A', 'Poisoning by cocaine, intentional self-harm, initial encounter'),
	row('T40.5X6A', 'Underdosing of cocaine, initial encounter'),
	row('Z91.128', "Patient's intentional underdosing of medication regimen for other reason")
];

const drug = (term: string, stem: string): TableRow => ({
	term,
	depth: 0,
	modifiers: null,
	see: null,
	seeAlso: null,
	cells: ['1', '2', '3', '4', '5', '6'].map((what) => `${stem}${what}`)
});

describe('drugs', () => {
	const table = { kind: 'drugs', columns: [], rows: [drug('Furosemide', 'T50.1X')] } as const;
	const drugs = openSearchFromRows('icd-10-cm', DIURETICS, phrasesOfTable(table));

	it.each([
		['furosemide underdosing', 'T50.1X6A'],
		['underdosing of furosemide', 'T50.1X6A'],
		['furo underdos', 'T50.1X6A'],
		['furosemide adverse effect', 'T50.1X5A'],
		['side effect of furosemide', 'T50.1X5A'],
		['accidental poisoning by furosemide', 'T50.1X1A'],
		['furosemide overdose intentional self-harm', 'T50.1X2A'],
		['furosemide assault', 'T50.1X3A'],
		['furosemide', 'T50.1X1A'],
		['torsemide underdosing', 'T50.1X6A']
	])('finds for "%s" first %s', (query, code) => {
		expect(drugs.search(query)[0]?.code).toBe(code);
	});

	it('says of a drug that the table lacks which one it is coded as', () => {
		expect(drugs.search('torsemide')[0]?.via).toBe('Torsemide, as furosemide');
	});

	it('leaves a drug to the table that names it', () => {
		const rows = [...table.rows, drug('Torsemide', 'T50.2X')];
		const named = phrasesOfTable({ ...table, rows }).filter(({ path }) => /torsemide/i.test(path));
		expect(named.map(({ path, code }) => [path, code])).toEqual([['Torsemide', 'T50.2X']]);
	});

	it('puts further encounters of a code that is there behind other codes', () => {
		const codes = drugs.search('underdosing').map(({ code }) => code);
		expect(codes.indexOf('T50.1X6D')).toBeGreaterThan(codes.indexOf('T40.5X6A'));
	});
});

const term = (depth: number, words: string, rest: Partial<IndexRow> = {}): IndexRow => ({
	term: words,
	depth,
	see: null,
	seeAlso: null,
	code: null,
	modifiers: null,
	manifestation: null,
	...rest
});

describe('references by type', () => {
	const index = [
		term(0, 'Diabetes, diabetic', { code: 'E11.9' }),
		term(1, 'poorly controlled', { see: 'Diabetes, by type, with hyperglycemia' }),
		term(1, 'type 1', { code: 'E10.9' }),
		term(2, 'with'),
		term(3, 'hyperglycemia', { code: 'E10.65' }),
		term(1, 'type 2', { code: 'E11.9' }),
		term(2, 'with'),
		term(3, 'hyperglycemia', { code: 'E11.65' }),
		term(1, 'with'),
		term(2, 'hyperglycemia', { code: 'E11.65' }),
		term(0, 'Gangrene, gangrenous'),
		term(1, 'hernia', { see: 'Hernia, by site, with gangrene' }),
		term(0, 'Hernia, hernial', { code: 'K46.9' }),
		term(1, 'femoral', { code: 'K41.90' }),
		term(2, 'with'),
		term(3, 'gangrene', { code: 'K41.40' })
	];
	const told = phrasesOfIndex(index).filter(({ path }) => /controlled|^Gangrene/.test(path));

	it('lead to the row of each type and, where none is said, to the row without one', () => {
		expect(told.map(({ path, code }) => [path, code])).toEqual([
			['Diabetes, poorly controlled', 'E11.65'],
			['Diabetes, poorly controlled, type 1', 'E10.65'],
			['Diabetes, poorly controlled, type 2', 'E11.65'],
			['Gangrene, hernia', 'K46.9'],
			['Gangrene, hernia, femoral', 'K41.40']
		]);
	});

	it.each([
		['diabetes poorly controlled', 'E11.65'],
		['poorly controlled type 2 diabetes', 'E11.65'],
		['poorly controlled type 1 diabetes', 'E10.65']
	])('finds for "%s" first %s', (query, code) => {
		const rows = [
			row('E10.65', 'Type 1 diabetes mellitus with hyperglycemia'),
			row('E10.9', 'Type 1 diabetes mellitus without complications'),
			row('E11.65', 'Type 2 diabetes mellitus with hyperglycemia'),
			row('E11.9', 'Type 2 diabetes mellitus without complications')
		];
		const found = openSearchFromRows('icd-10-cm', rows, phrasesOfIndex(index)).search(query);
		expect(found[0]?.code).toBe(code);
	});
});

describe('words for one another', () => {
	const rows = [
		row('Q13.0', 'Coloboma of iris'),
		row('Q13.1', 'Absence of iris'),
		row('Q13.8', 'Other congenital malformations of anterior segment of eye'),
		row('Q51.0', 'Aplasia of uterus'),
		row('Q60.2', 'Renal aplasia, unspecified'),
		row('Q79.9', 'Congenital malformation of musculoskeletal system, unspecified')
	];
	const phrases = [
		{ path: 'Absence, uterus', code: 'Q51.0' },
		{ path: 'Agenesis, uterus', code: 'Q51.0' },
		{ path: 'Absence, kidney', code: 'Q60.2' },
		{ path: 'Agenesis, kidney', code: 'Q60.2' },
		{ path: 'Agenesis, muscle', code: 'Q79.9' }
	];

	it('are learnt from paths that differ in one word and lead to one code', () => {
		const index = openSearch(buildSearchAsset('icd-10-cm', rows, phrases));
		expect(index.search('agenesis iris')[0]?.code).toBe('Q13.1');
		const terms = ['absence', 'agenesis', 'kidney', 'uterus'];
		const { ones, others, trusts } = kindredOf(phrases, WordList.of(terms));
		expect([[...ones], [...others], [...trusts]]).toEqual([[0], [1], [4]]);
	});

	it('are not learnt from rows of a table', () => {
		const table = phrases.map((phrase) => ({ ...phrase, isOfTable: true as const }));
		expect(kindredOf(table, WordList.of(['absence', 'agenesis'])).ones).toHaveLength(0);
	});
});

describe('what stands first', () => {
	it('takes a part of a hyphenated word for a part', () => {
		const rows = [
			row('V00.211A', 'Fall from ice-skates, initial encounter'),
			row('W00.0XXA', 'Fall on same level due to ice and snow, initial encounter')
		];
		const index = openSearchFromRows('icd-10-cm', rows);
		expect(index.search('fall on ice')[0]?.code).toBe('W00.0XXA');
	});

	it('answers a header with the code below it that says what was asked', () => {
		const rows = [
			row('L89.15', 'Pressure ulcer of sacral region', false),
			row('L89.152', 'Pressure ulcer of sacral region, stage 2'),
			row('L89.153', 'Pressure ulcer of sacral region, stage 3'),
			row('L89.159', 'Pressure ulcer of sacral region, unspecified stage')
		];
		const path = 'Ulcer, pressure, stage 3, sacral region';
		const index = openSearchFromRows('icd-10-cm', rows, [{ path, code: 'L89.15' }]);
		expect(index.search('pressure ulcer sacral region stage 3')[0]?.code).toBe('L89.153');
		expect(index.search('pressure ulcer sacral')[0]?.code).toBe('L89.159');
	});

	it('takes a later visit for one after routine healing unless another is said', () => {
		const femur = 'Displaced midcervical fracture of left femur, subsequent encounter for closed';
		const rows = [
			row('S72.032', 'Displaced midcervical fracture of left femur', false),
			row('S72.032D', `${femur} fracture with routine healing`),
			row('S72.032G', `${femur} fracture with delayed healing`),
			row('S72.032K', `${femur} fracture with nonunion`)
		];
		const index = openSearchFromRows('icd-10-cm', rows);
		const found = (words: string) => index.search(`left femur ${words}`)[0]?.code;
		expect(found('subsequent encounter')).toBe('S72.032D');
		expect(found('nonunion')).toBe('S72.032K');
		expect(found('delayed healing')).toBe('S72.032G');
	});
});

describe('codes', () => {
	it.each([
		['E11.22', 'E11.22'],
		['e1122', 'E11.22'],
		[' e11 . 22 ', 'E11.22'],
		['I1O', 'I10'],
		['E1l.9', 'E11.9'],
		['080', 'O80'],
		['w19xxxa', 'W19.XXXA']
	])('takes "%s" for %s', (typed, code) => {
		expect(first(typed)).toBe(code);
	});

	it('gives the widest first below a beginning', () => {
		const codes = search.search('e11').map(({ code }) => code);
		expect(codes).toEqual(['E11', 'E11.2', 'E11.9', 'E11.21', 'E11.22']);
	});

	it('finds every code by itself', () => {
		for (const { code } of ROWS) expect(first(code)).toBe(code);
	});
});

describe('limits and filters', () => {
	it('gives at most as many as asked for, and none for nothing', () => {
		expect(search.search('kidney', 2)).toHaveLength(2);
		expect(search.search('kidney', 0)).toEqual([]);
		expect(search.search('')).toEqual([]);
		expect(search.search(' .,- ')).toEqual([]);
	});

	it('keeps to codes that can be assigned, or to what stands below a code', () => {
		const billable = search.search('heart failure', 10, { isBillable: true });
		expect(billable.length).toBeGreaterThan(0);
		expect(billable.every((hit) => hit.isBillable)).toBe(true);
		const below = search.search('kidney', 10, { under: 'N18' });
		expect(below.map(({ code }) => code).sort()).toEqual(['N18', 'N18.9']);
	});
});

describe('any input', () => {
	it('never throws, keeps the limit, repeats no code and answers the same again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), fc.nat(20), (query, limit) => {
				const hits = search.search(query, limit);
				expect(hits.length).toBeLessThanOrEqual(limit);
				expect(new Set(hits.map(({ code }) => code)).size).toBe(hits.length);
				expect(search.search(query, limit)).toEqual(hits);
			}),
			{ numRuns: 300 }
		);
	});

	it('is not led astray by long runs of words', () => {
		const words = ROWS.flatMap(({ title }) => title.split(' ')).join(' ');
		expect(() => search.search(words.repeat(4).slice(0, 1000))).not.toThrow();
		expect(() => search.search('a'.repeat(1000))).not.toThrow();
		expect(() => search.search('1 '.repeat(500))).not.toThrow();
	});

	it('finds a title by beginnings of its words in any order', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ROWS),
				fc.infiniteStream(fc.nat(7)),
				({ code, title }, cuts) => {
					const words = title
						.toLowerCase()
						.split(/[^a-z0-9]+/)
						.filter((word) => word.length > 0);
					const typed = words.map((word) => word.slice(0, 4 + (cuts.next().value ?? 0)));
					const codes = search.search(typed.reverse().join(' '), 10).map((hit) => hit.code);
					expect(codes).toContain(code);
				}
			),
			{ numRuns: 200 }
		);
	});
});

describe('the asset', () => {
	const bytes = buildSearchAsset('icd-10-cm', ROWS, PHRASES);

	it('is the same for the same rows and phrases', () => {
		expect(buildSearchAsset('icd-10-cm', [...ROWS], [...PHRASES])).toEqual(bytes);
	});

	it('answers as rows opened directly do', () => {
		const direct = openSearchFromRows('icd-10-cm', ROWS, PHRASES);
		for (const query of ['heart', 'type 2 d', 'kidney disease', 'fall', 'e11.2', 'pain in knee'])
			expect(direct.search(query)).toEqual(search.search(query));
	});

	it('refuses one that was torn, whatever was lost', () => {
		for (let length = 0; length < bytes.length; length += 1 + (length >> 4))
			expect(() => openSearch(bytes.slice(0, length))).toThrow(InputFault);
	});

	it('refuses one with a wrong byte, whichever it is', () => {
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = bytes.slice();
				damaged[at] = (damaged[at] ?? 0) ^ change;
				expect(() => openSearch(damaged)).toThrow(InputFault);
			})
		);
	});

	it('refuses a foreign file in one sentence', () => {
		const foreign = new TextEncoder().encode(
			'order number, code, flag, titles and more of the kind'
		);
		expect(() => openSearch(foreign)).toThrow(
			'search asset: (whole file): found another kind of file, expected one named PRCSRCH3'
		);
	});

	it('refuses one of an earlier format in one sentence', () => {
		const earlier = bytes.slice();
		earlier[7] = '2'.charCodeAt(0);
		expect(() => openSearch(earlier)).toThrow(/found another kind of file, expected one named/);
	});

	it('keeps long texts and long shared starts', () => {
		const long = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
		const rows = [row('A0001', long), row('A0002', `${long} more`), row('A0003', 'short')];
		const index = openSearch(buildSearchAsset('hcpcs', rows, []));
		expect(rows.map(({ code }) => index.search(code)[0]?.title)).toEqual(
			rows.map(({ title }) => title)
		);
	});

	it('gives titles back letter by letter', () => {
		const titles = [
			'Walker,  folding , wheeled',
			'a, b,, c',
			"Crohn's disease [regional enteritis]"
		];
		const rows = titles.map((title, at) => row(`A000${at}`, title));
		const index = openSearch(buildSearchAsset('hcpcs', rows, []));
		expect(rows.map(({ code }) => index.search(code)[0]?.title)).toEqual([
			'Walker, folding , wheeled',
			'a, b,, c',
			"Crohn's disease [regional enteritis]"
		]);
	});
});

describe('procedures', () => {
	it('leads from a phrase of a stem to the rows below it', () => {
		const rows = [
			row('0DT', 'Gastrointestinal System, Resection', false),
			row('0DTJ0ZZ', 'Resection of Appendix, Open Approach'),
			row('0DTJ4ZZ', 'Resection of Appendix, Percutaneous Endoscopic Approach'),
			row('0DTK0ZZ', 'Resection of Ascending Colon, Open Approach')
		];
		const index = openSearchFromRows('icd-10-pcs', rows, [
			{ path: 'Vermicularectomy', code: '0DTJ' }
		]);
		const codes = index.search('vermicularectomy').map(({ code }) => code);
		expect(codes.sort()).toEqual(['0DTJ0ZZ', '0DTJ4ZZ']);
		expect(index.search('odtj4zz')[0]?.code).toBe('0DTJ4ZZ');
		expect(index.search('appendectomy laparoscopic')[0]?.code).toBe('0DTJ4ZZ');
	});
});
