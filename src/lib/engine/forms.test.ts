import { describe, expect, it } from 'vitest';
import {
	findField,
	isCoding,
	isEmpty,
	isRequired,
	isShown,
	missingFields,
	optionsOf,
	rangeFaults,
	valueFault,
	type Field,
	type FormDefinition
} from './forms';

const form: FormDefinition = {
	kind: 'dose',
	title: 'Dose',
	fields: [
		{ id: 'drug', label: 'Drug', kind: 'text', required: true, maxLength: 5 },
		{
			id: 'dose',
			label: 'Dose',
			kind: 'number',
			unit: 'mg',
			required: (values) => values['drug'] !== 'rest',
			hard: [0, 100],
			soft: [5, 50]
		},
		{
			id: 'route',
			label: 'Route',
			kind: 'choice',
			required: true,
			shown: (values) => values['drug'] === 'x',
			options: (values) =>
				values['dose'] === 5 ? [{ value: 'iv', label: 'Vein' }] : [{ value: 'po', label: 'Mouth' }]
		},
		{ id: 'rate', label: 'Rate', kind: 'number', hard: [1, 9], shown: () => false }
	]
};

function field(id: string): Field {
	const found = findField(form, id);
	if (!found) throw new Error(`no field ${id}`);
	return found;
}

const make = (kind: 'longtext' | 'moment' | 'date' | 'boolean' | 'coding' | 'record'): Field => ({
	id: 'f',
	label: 'F',
	kind
});

describe('what a form asks for', () => {
	it('finds fields by id', () => {
		expect(field('dose').label).toBe('Dose');
		expect(findField(form, 'constructor')).toBeUndefined();
	});

	it('never asks for a field out of sight', () => {
		expect(isShown(field('route'), {})).toBe(false);
		expect(isRequired(field('route'), {})).toBe(false);
		expect(isRequired(field('route'), { drug: 'x' })).toBe(true);
	});

	it('asks for what the rest of the form makes necessary, in form order', () => {
		expect(missingFields(form, {}).map(({ id }) => id)).toEqual(['drug', 'dose']);
		expect(missingFields(form, { drug: 'rest' })).toEqual([]);
		expect(missingFields(form, { drug: 'x', dose: 0 }).map(({ id }) => id)).toEqual(['route']);
	});

	it.each([undefined, null, '', '  ', []])('takes %j for empty', (value) => {
		expect(isEmpty(value)).toBe(true);
	});

	it.each([0, false, 'x', [0], {}])('does not take %j for empty', (value) => {
		expect(isEmpty(value)).toBe(false);
	});

	it('offers the options that fit the rest', () => {
		const route = field('route');
		if (route.kind !== 'choice') throw new Error('not a choice');
		expect(optionsOf(route, { dose: 5 }).map(({ value }) => value)).toEqual(['iv']);
		expect(optionsOf(route, {}).map(({ value }) => value)).toEqual(['po']);
	});
});

describe('valueFault', () => {
	it.each([
		[field('drug'), 'abcde', undefined],
		[field('drug'), 'abcdef', 'Drug takes 5 characters at most'],
		[field('drug'), 3, 'Drug takes text'],
		[make('longtext'), 'x'.repeat(20_000), undefined],
		[make('longtext'), 'x'.repeat(20_001), 'F takes 20000 characters at most'],
		[field('dose'), 1.5, undefined],
		[field('dose'), '1.5', 'Dose takes a number'],
		[make('moment'), -60_000, undefined],
		[make('moment'), 1.5, 'F takes a time'],
		[make('date'), '2028-02-29', undefined],
		[make('date'), '2027-02-29', 'F takes a day such as 2026-01-14'],
		[make('date'), '2026-1-4', 'F takes a day such as 2026-01-14'],
		[make('date'), 20260104, 'F takes a day such as 2026-01-14'],
		[make('boolean'), false, undefined],
		[make('boolean'), 'yes', 'F takes yes or no'],
		[field('route'), 'po', undefined],
		[field('route'), 4, 'Route takes one of its options'],
		[make('coding'), { system: 's', code: 'c', display: 'd' }, undefined],
		[make('coding'), { system: 's', code: 'c' }, 'F takes a code with its system and name'],
		[make('record'), { a: 1 }, undefined],
		[make('record'), 'a', 'F takes a record']
	])('judges the shape alone: %#', (one, value, fault) => {
		expect(valueFault(one, value)).toBe(fault);
		expect(valueFault(one, null)).toBeUndefined();
	});

	it('knows a coding from a list and from null', () => {
		expect(isCoding(['system', 'code', 'display'])).toBe(false);
		expect(isCoding(null)).toBe(false);
		expect(isCoding({ system: 's', code: 'c', display: 3 })).toBe(false);
	});
});

describe('rangeFaults', () => {
	const textOf = (dose: number) => rangeFaults(form, { dose }).map(({ text }) => text);

	it('takes both ends as inside', () => {
		for (const dose of [5, 50]) expect(rangeFaults(form, { dose })).toEqual([]);
	});

	it('says soft outside the soft range, hard outside the hard one, with range and unit', () => {
		expect(rangeFaults(form, { dose: 4.9 })).toMatchObject([{ severity: 'soft' }]);
		expect(rangeFaults(form, { dose: 100 })).toMatchObject([{ severity: 'soft' }]);
		expect(rangeFaults(form, { dose: 100.5 })).toMatchObject([{ severity: 'hard' }]);
		expect(textOf(51)).toEqual(['Dose 51 mg lies outside 5 to 50 mg']);
		expect(textOf(-1)).toEqual(['Dose -1 mg lies outside 0 to 100 mg']);
	});

	it('leaves out fields out of sight and values that are no number', () => {
		expect(rangeFaults(form, { rate: 99 })).toEqual([]);
		expect(rangeFaults(form, { dose: '99' })).toEqual([]);
	});
});
