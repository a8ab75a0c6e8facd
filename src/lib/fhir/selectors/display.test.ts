import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import {
	attachmentText,
	clinicianName,
	codeOf,
	conceptText,
	formatDate,
	formatDateTime,
	formatTime,
	formatUnit,
	instantOf,
	measuredQuantityText,
	newestFirst,
	numberText,
	oldestFirst,
	personInitials,
	personName,
	quantityText,
	rangeText,
	referenceText
} from './display';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

describe('conceptText and codeOf', () => {
	it('prefers the own words, then what the user chose, then a name, then a code', () => {
		expect(conceptText({ text: 'Sepsis', coding: [{ display: 'Sepsis (disorder)' }] })).toBe(
			'Sepsis'
		);
		expect(conceptText({ coding: [{ display: 'A' }, { display: 'B', userSelected: true }] })).toBe(
			'B'
		);
		expect(conceptText({ coding: [{ code: 'x' }, { display: 'Named' }] })).toBe('Named');
		expect(conceptText({ coding: [{ code: 'x' }] })).toBe('x');
		expect(conceptText(undefined)).toBe('');
	});

	it('finds the code of one system', () => {
		const concept = {
			coding: [
				{ system: 'a', code: '1' },
				{ system: 'b', code: '2' }
			]
		};
		expect(codeOf(concept, 'b')).toBe('2');
		expect(codeOf(concept, 'c')).toBeUndefined();
	});
});

describe('dates', () => {
	it.each([
		['2026-11-22T14:05:00-05:00', '22 Nov 2026 14:05'],
		['2026-11-22T14:05:59.123Z', '22 Nov 2026 14:05'],
		['2026-01-02', '2 Jan 2026'],
		['2026-01', 'Jan 2026'],
		['2026', '2026'],
		['age 40 y', 'age 40 y'],
		['', '']
	])('writes %s from its own digits', (text, expected) => {
		expect(formatDateTime(text)).toBe(expected);
	});

	it('moves plain UTC to the offset of the chart, and nothing else', () => {
		const options = { offsetFallback: -300 };
		expect(formatDateTime('2026-01-01T02:05:00Z', options)).toBe('31 Dec 2025 21:05');
		expect(formatTime('2026-01-01T02:05:00Z', options)).toBe('21:05');
		expect(formatDateTime('2026-01-01T02:05:00+01:00', options)).toBe('1 Jan 2026 02:05');
		expect(formatDateTime('2026-01-01', options)).toBe('1 Jan 2026');
	});

	it('writes a date without its time, and a time without its date', () => {
		expect(formatDate('2026-11-22T14:05:00-05:00')).toBe('22 Nov 2026');
		expect(formatDate(null)).toBe('');
		expect(formatTime('2026-11-22T14:05:00-05:00')).toBe('14:05');
		expect(formatTime('2026-11-22')).toBe('');
	});

	it.each([
		['1970-01-01T00:00:00Z', 0, 0],
		['1970-01-01T00:00:00.25Z', 0, 250],
		['1970-01-01T00:00:00-05:00', 0, 5 * 3_600_000],
		['1970-01-01T00:00', -300, 5 * 3_600_000],
		['1970-01-02', 60, 23 * 3_600_000],
		['1970', 0, 0],
		['2026-02-30', 0, null],
		['2026-13', 0, null],
		['soon', 0, null]
	])('reads %s at %i minutes as %s ms', (text, offset, ms) => {
		expect(instantOf(text, offset)).toBe(ms);
	});

	it('reads any instant as Date.parse does, whatever the zone', () => {
		const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
		fc.assert(
			fc.property(ms, fc.integer({ min: -14 * 4, max: 14 * 4 }), (at, quarters) => {
				const offset = quarters * 15;
				const local = new Date(at + offset * 60_000).toISOString().slice(0, 23);
				const pad = (value: number) => String(value).padStart(2, '0');
				const size = Math.abs(offset);
				const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
				expect(instantOf(local + zone)).toBe(at);
			})
		);
	});
});

describe('newestFirst and oldestFirst', () => {
	const at = (text: string | null) => text;

	it('sorts by instant, not by text, and puts what has no time last', () => {
		const rows = ['2026-01-01T10:00:00-05:00', null, '2026-01-01T14:00:00Z', '2025-12-31'];
		expect(newestFirst(rows, at)).toEqual([rows[0], rows[2], rows[3], null]);
	});

	it('reads a bare date at the offset of the times around it', () => {
		// 14 Jan begins at 05:00Z here: later than 20:00 of the 13th, which is 01:00Z of the 14th.
		const rows = ['2026-01-14', '2026-01-13T20:00:00-05:00'];
		expect(newestFirst(rows, at)).toEqual(rows);
	});

	it('keeps the order of rows of one instant, either way', () => {
		const rows = [
			{ id: 1, at: '2026-01-01' },
			{ id: 2, at: '2026-01-01' },
			{ id: 3, at: '2026-01-02' }
		];
		expect(newestFirst(rows, (row) => row.at).map(({ id }) => id)).toEqual([3, 1, 2]);
		expect(oldestFirst(rows, (row) => row.at).map(({ id }) => id)).toEqual([1, 2, 3]);
	});
});

describe('units and numbers', () => {
	it.each([
		['ug', 'mcg'],
		['ug/kg/min', 'mcg/kg/min'],
		['[IU]', 'units'],
		['[IU]/kg/h', 'units/kg/h'],
		['U/L', 'units/L'],
		['m[IU]/L', 'milliunits/L'],
		['10*3/uL', '10³/mcL'],
		['10*9/L', '10⁹/L'],
		['mm[Hg]', 'mmHg'],
		['Cel', '°C'],
		['[degF]', '°F'],
		['[lb_av]', 'lb'],
		['/min', '/min'],
		['{beats}/min', 'beats/min'],
		['{score}', ''],
		['{tablet}', 'tablet'],
		['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
		['kg/m2', 'kg/m²'],
		['meq/L', 'mEq/L'],
		['%', '%'],
		['1', ''],
		[undefined, '']
	])('writes %s as %s', (ucum, expected) => {
		expect(formatUnit(ucum)).toBe(expected);
	});

	it.each([
		[0.5, '0.5'],
		[1000, '1,000'],
		[1234567.5, '1,234,567.5'],
		[-12000, '-12,000'],
		[999, '999'],
		[1e21, '1e+21']
	])('writes the number %d as %s', (value, expected) => {
		expect(numberText(value)).toBe(expected);
	});

	it('writes a number that reads back as itself', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				expect(Number(numberText(value).replaceAll(',', ''))).toBe(value === 0 ? 0 : value);
			})
		);
	});

	it.each([
		[{ value: 500, code: 'mg' }, '500 mg'],
		[{ value: 5000, code: '[IU]' }, '5,000 units'],
		[{ value: 1, code: '[IU]' }, '1 unit'],
		[{ value: 2, unit: 'tablet' }, '2 tablets'],
		[{ value: 1, code: '{tablet}' }, '1 tablet'],
		[{ value: 5, comparator: '<' as const, code: 'ng/L' }, '< 5 ng/L'],
		[{ value: 37, system: 'urn:local', code: 'deg-c', unit: 'C' }, '37 C'],
		[{ unit: 'mg' }, ''],
		[undefined, '']
	])('writes the quantity %j as %s', (quantity, expected) => {
		expect(quantityText(quantity)).toBe(expected);
	});

	it('rounds what was measured, never what was ordered', () => {
		expect(measuredQuantityText({ value: 67.914867, code: 'mg/dL' })).toBe('67.91 mg/dL');
		expect(measuredQuantityText({ value: 0.012345, code: 'ng/mL' })).toBe('0.0123 ng/mL');
		expect(quantityText({ value: 0.0125, code: 'mg' })).toBe('0.0125 mg');
	});

	it('writes ranges with one unit', () => {
		const mg = (value: number) => ({ value, code: 'mg' });
		expect(rangeText({ low: mg(1), high: mg(2) })).toBe('1 to 2 mg');
		expect(rangeText({ low: mg(1) })).toBe('≥ 1 mg');
		expect(rangeText({ high: mg(2) })).toBe('≤ 2 mg');
		expect(rangeText({})).toBe('');
	});
});

describe('names', () => {
	it('writes a patient by family name and a clinician as they sign', () => {
		const names = [
			{ use: 'old' as const, family: 'Before' },
			{ use: 'official' as const, family: 'Okafor', given: ['Ruth', 'Amara'], suffix: ['MD'] }
		];
		expect(
			personName([
				{ use: 'old', family: 'Before' },
				{ family: 'Okafor', given: ['Ruth', 'Amara'] }
			])
		).toBe('Okafor, Ruth A.');
		expect(personInitials(names)).toBe('RO');
		expect(clinicianName(names)).toBe('Ruth Amara Okafor, MD');
		expect(personName([{ text: 'Baby girl Okafor' }])).toBe('Baby girl Okafor');
		expect(personName(undefined)).toBe('');
	});

	it('names what a reference points at', () => {
		const chart = Chart.of([
			{
				resourceType: 'Practitioner',
				id: 'p',
				name: [{ family: 'Abara', given: ['Ngozi'], suffix: ['RN'] }]
			},
			{ resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/p' } },
			{ resourceType: 'Location', id: 'l', name: '4 West' }
		]);
		expect(referenceText(chart, { reference: 'PractitionerRole/r' })).toBe('Ngozi Abara, RN');
		expect(referenceText(chart, { reference: 'Location/l' })).toBe('4 West');
		expect(referenceText(chart, { reference: 'Location/l', display: 'Bed 2' })).toBe('Bed 2');
		expect(referenceText(chart, { reference: 'Location/none' })).toBeNull();
		expect(referenceText(chart, undefined)).toBeNull();
	});
});

describe('attachmentText', () => {
	it('decodes base64 and takes plain words as they stand', () => {
		expect(attachmentText({ contentType: 'text/plain', data: base64('Café 38 °C') })).toBe(
			'Café 38 °C'
		);
		expect(attachmentText({ data: 'Seen at 08:10, stable.' })).toBe('Seen at 08:10, stable.');
		expect(attachmentText({ contentType: 'text/plain', data: 'Stable12' })).toBe('Stable12');
	});

	it('drops the markup of HTML', () => {
		const html = '<style>p{}</style><p>BP 90 &lt; 100</p><p>Line&nbsp;2<br/>3</p>';
		expect(attachmentText({ contentType: 'text/html', data: base64(html) })).toBe(
			'BP 90 < 100\nLine 2\n3'
		);
	});

	it('finds no text in pictures and links', () => {
		expect(attachmentText({ contentType: 'image/png', data: 'AAAA' })).toBeNull();
		expect(attachmentText({ contentType: 'text/plain', url: 'Binary/1' })).toBeNull();
		expect(attachmentText(undefined)).toBeNull();
	});

	it('gives back any text that was packed', () => {
		const printable = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(printable, (text) => {
				expect(attachmentText({ contentType: 'text/plain', data: base64(text) })).toBe(text);
			})
		);
	});
});
