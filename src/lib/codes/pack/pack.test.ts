import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icdEdition } from '$lib/codes/editions';
import type { Edition } from '$lib/codes/model';
import { ByteReader, ByteWriter, TextList } from './bytes';
import { codeKey, CodeList, keyCode } from './code-list';
import { openPack } from './envelope';
import { decodeIndex, encodeIndex } from './index-terms';
import { decodeLists, encodeLists } from './lists';
import { decodeNames, encodeNames } from './names';
import { decodeNotes, encodeNotes } from './notes';

const edition: Edition = { ...icdEdition('icd-10-cm', 2026, 10), kind: 'official', codes: 0 };
const code = fc.stringMatching(/^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$/);
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const rows = fc.uniqueArray(fc.record({ code, title: text, isBillable: fc.boolean() }), {
	selector: (row) => row.code,
	maxLength: 60
});

describe('bytes', () => {
	it('gives whole numbers and texts back', () => {
		const numbers = fc.array(fc.nat({ max: 2 ** 32 - 1 }));
		fc.assert(
			fc.property(numbers, fc.array(text), (counts, texts) => {
				const writer = new ByteWriter();
				for (const count of counts) writer.count(count);
				for (const one of texts) writer.text(one);
				const reader = new ByteReader(writer.end());
				expect(counts.map(() => reader.count())).toEqual(counts);
				expect(texts.map(() => reader.text())).toEqual(texts);
				expect(reader.isDone).toBe(true);
				expect(() => reader.byte()).toThrow(RangeError);
			})
		);
	});

	it('gives any list of texts back, one by one and in a row', () => {
		fc.assert(
			fc.property(fc.array(text, { maxLength: 70 }), (texts) => {
				const writer = new ByteWriter();
				TextList.write(writer, texts);
				const list = new TextList(new ByteReader(writer.end()));
				expect([...list.values()]).toEqual(texts);
				expect(texts.map((_, at) => list.at(at))).toEqual(texts);
				expect(() => list.at(texts.length)).toThrow(RangeError);
			})
		);
	});

	it('sorts keys as codes sort, and turns them back', () => {
		const plain = fc.stringMatching(/^[0-9A-Z]{1,7}$/);
		fc.assert(
			fc.property(plain, plain, (a, b) => {
				expect(keyCode(codeKey(a) ?? -1)).toBe(a);
				expect(Math.sign((codeKey(a) ?? 0) - (codeKey(b) ?? 0))).toBe(a < b ? -1 : a > b ? 1 : 0);
			})
		);
		expect([codeKey(''), codeKey('E11.2'), codeKey('e11'), codeKey('12345678')]).toEqual([
			null,
			null,
			null,
			null
		]);
		expect(() => CodeList.of(['A00', 'A01', 'A00'])).toThrow('found A00 a second time');
	});
});

describe('packs', () => {
	it('of names give rows, tree and modifiers back, and the same bytes each time', () => {
		const tree = {
			blocks: [
				{ id: '1', title: 'Chapter', parent: -1 },
				{ id: 'A00-A09', title: 'Section', parent: 0 }
			],
			blockOf: new Map([['A00', 1]]),
			seventh: new Map([['A00', [{ char: 'A', meaning: 'initial encounter' }]]])
		};
		const modifiers = [{ code: 'LT', title: 'Left side' }];
		fc.assert(
			fc.property(rows, (all) => {
				const bytes = encodeNames({ edition, rows: all, tree, modifiers });
				const { head, names } = decodeNames(bytes, 'pack');
				expect([...names.rows()]).toEqual(all);
				expect(all.map((row) => names.row(names.find(row.code)))).toEqual(all);
				expect(names.tree).toEqual(tree);
				expect(names.modifiers).toEqual(modifiers);
				expect(head.counts['valid']).toBe(all.filter((row) => row.isBillable).length);
				expect(encodeNames({ edition, rows: all, tree, modifiers })).toEqual(bytes);
			})
		);
	});

	it('of notes give every note back at its place', () => {
		const kind = fc.constantFrom('excludes1' as const, 'note' as const, 'seventh' as const);
		const notes = fc.array(fc.record({ at: code, kind, text }), { maxLength: 40 });
		fc.assert(
			fc.property(notes, (all) => {
				const { notes: held } = decodeNotes(encodeNotes({ edition, notes: all }), 'pack');
				for (const { at } of all) expect(held.at(at)).toEqual(all.filter((note) => note.at === at));
				expect(held.at('Z99.9')).toEqual(all.filter((note) => note.at === 'Z99.9'));
			})
		);
	});

	it('of lists answer for every code, dotted or not', () => {
		const bytes = encodeLists({
			edition,
			rows: {
				poaExempt: ['Z79.4'],
				mce: [
					{ code: 'O80', edit: 'age-maternity' },
					{ code: 'Z79.4', edit: 'unacceptable-principal' },
					{ code: 'Z79.4', edit: 'age-adult' }
				],
				ccMcc: [
					{ code: 'A41.9', level: 'MCC', isAliveOnly: false },
					{ code: 'N17.9', level: 'CC', isAliveOnly: false }
				],
				hcc: [
					{ code: 'A41.9', hcc: '2' },
					{ code: 'E11.22', hcc: '37' },
					{ code: 'E11.22', hcc: '326' }
				],
				mue: [{ code: 'J1885', limit: 8, adjudication: 3 }]
			}
		});
		const { lists } = decodeLists(bytes, 'pack');
		expect([
			lists.isPoaExempt('Z79.4'),
			lists.isPoaExempt('Z794'),
			lists.isPoaExempt('A41.9')
		]).toEqual([true, true, false]);
		expect(lists.mce('Z79.4')).toEqual(['unacceptable-principal', 'age-adult']);
		expect(['A41.9', 'N17.9', 'O80', 'X'].map((each) => lists.ccLevel(each))).toEqual([
			'MCC',
			'CC',
			null,
			null
		]);
		expect(['A41.9', 'E11.22', 'O80'].map((each) => lists.hcc(each))).toEqual([
			['2'],
			['37', '326'],
			[]
		]);
		expect(lists.unitsLimit('J1885')).toEqual({ limit: 8, adjudication: 3 });
		expect(lists.unitsLimit('J1886')).toBeNull();
	});

	it('of an index give every row back', () => {
		const maybe = fc.option(
			text.filter((one) => one !== '' && !one.includes('\0')),
			{ nil: null }
		);
		const row = fc.record({
			term: text,
			depth: fc.nat({ max: 9 }),
			see: maybe,
			seeAlso: maybe,
			code: maybe,
			modifiers: maybe,
			manifestation: maybe
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 40 }), (all) => {
				const { index } = decodeIndex(encodeIndex({ edition, rows: all }), 'pack');
				expect(all.map((_, at) => index.row(at))).toEqual(all);
			})
		);
	});

	it('are refused when torn anywhere, in one sentence', () => {
		const all = [{ code: 'A00.0', title: 'Cholera', isBillable: true }];
		const bytes = encodeNames({ edition, rows: all });
		for (let end = 0; end < bytes.length; end++)
			expect(() => decodeNames(bytes.slice(0, end), 'a.pack')).toThrow(/^a\.pack: /);
		for (let at = 0; at < bytes.length; at++) {
			const torn = bytes.slice();
			torn[at] = (torn[at] ?? 0) ^ 0x41;
			// The head is not hashed, so a letter of a title may change; all else is found.
			try {
				expect([...decodeNames(torn, 'a.pack').names.rows()]).toEqual(all);
			} catch (fault) {
				expect(String(fault)).toMatch(/InputFault: a\.pack: .*(found|expected|cut short|damaged)/);
			}
		}
		expect(() => openPack(new TextEncoder().encode('PK..'), 'a.zip')).toThrow(
			'a.zip: (whole file): does not begin with PPCK, expected a code pack'
		);
		expect(() => decodeNotes(bytes, 'a.pack')).toThrow(
			'found a pack of names, expected one of notes'
		);
	});
});
