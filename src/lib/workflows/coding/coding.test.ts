import { viewOf } from '$lib/engine/step';
import { notes } from '$lib/fhir/selectors/notes';
import { describe, expect, it } from 'vitest';
import { abstractOf } from './abstract';
import { coding } from './index';
import {
	act,
	add,
	idOf,
	openQuery,
	PATIENT,
	play,
	STAY,
	SUMMARY,
	VISIT,
	WHOLE_QUERY
} from './sample-case';
import { codedEncounters, encounterHead } from './encounter-head';
import { finishFaults, hintsLeft, validateForm } from './validate';

const codesAfter = (acts: Parameters<typeof play>[0], list = 'diagnosis') =>
	abstractOf(play(acts).world.chart, STAY)
		.lines.filter((line) => line.list === list)
		.map(({ code, place }) => `${place} ${code}`);

describe('the abstract', () => {
	it('keeps codes in the sequence they are put in', () => {
		const three = [add('N39.0'), add('A41.9'), add('E11.9')];
		expect(codesAfter(three)).toEqual(['1 N39.0', '2 A41.9', '3 E11.9']);
		expect(codesAfter([...three, act('code.move', { id: idOf('E11.9'), to: 1 })])).toEqual([
			'1 E11.9',
			'2 N39.0',
			'3 A41.9'
		]);
		expect(codesAfter([...three, act('code.move', { id: idOf('N39.0'), to: 99 })])).toEqual([
			'1 A41.9',
			'2 E11.9',
			'3 N39.0'
		]);
		expect(codesAfter([...three, act('code.remove', { id: idOf('A41.9') })])).toEqual([
			'1 N39.0',
			'2 E11.9'
		]);
	});

	it('keeps the lists apart', () => {
		const acts = [
			add('A41.9'),
			add('R50.9', { id: 'adm', list: 'admitting' }),
			add('0DTJ4ZZ', { list: 'procedure', system: 'icd-10-pcs' }),
			add('J1885', { list: 'service', system: 'hcpcs' })
		];
		expect(codesAfter(acts)).toEqual(['1 A41.9']);
		expect(codesAfter(acts, 'admitting')).toEqual(['1 R50.9']);
		expect(codesAfter(acts, 'procedure')).toEqual(['1 0DTJ4ZZ']);
		expect(codesAfter(acts, 'service')).toEqual(['1 J1885']);
	});

	it('keeps everything that was said of a code', () => {
		const service = add('J1885', { list: 'service', system: 'hcpcs' });
		const { world } = play([
			add('A41.9', { ccLevel: 'MCC' }),
			act('code.poa', { id: 'a41.9', poa: 'Y' }),
			act('code.confidence', { id: 'a41.9', confidence: 75 }),
			act('code.cite', { id: 'a41.9', ref: SUMMARY, text: 'sepsis due to' }),
			act('code.cite', { id: 'a41.9', ref: SUMMARY, text: 'sepsis due to' }),
			act('code.cite', { id: 'a41.9', ref: SUMMARY, text: 'urinary' }),
			act('code.uncite', { id: 'a41.9', ref: SUMMARY, text: 'urinary' }),
			service,
			act('code.units', { id: 'j1885', units: 2 }),
			act('code.modifiers', { id: 'j1885', modifiers: ['JW', 'LT'] }),
			act('code.date', { id: 'j1885', date: '2026-01-10' }),
			act('edit.answer', {
				rule: 'excludes1',
				codes: ['A41.9', 'N39.0'],
				reason: 'separate-conditions',
				note: ''
			})
		]);
		const { lines, answers } = abstractOf(world.chart, STAY);
		expect(lines[0]).toMatchObject({
			code: 'A41.9',
			title: 'Title of A41.9',
			standing: 'billable',
			edition: 'ICD-10-CM FY2026',
			ccLevel: 'MCC',
			isPoaExempt: false,
			poa: 'Y',
			confidence: 75,
			evidence: [{ ref: SUMMARY, text: 'sepsis due to' }]
		});
		expect(lines[1]).toMatchObject({ units: 2, modifiers: ['JW', 'LT'], date: '2026-01-10' });
		expect(answers).toEqual([
			{
				rule: 'excludes1',
				codes: ['A41.9', 'N39.0'],
				reason: 'separate-conditions',
				note: ''
			}
		]);
	});

	it('refuses what makes no sense, and says why', () => {
		const { refused } = play([
			add('A41.9'),
			add('A41.9'),
			add('J1885', { system: 'hcpcs' }),
			act('code.units', { id: 'a41.9', units: 2 }),
			act('code.poa', { id: 'nothing', poa: 'Y' }),
			act('code.uncite', { id: 'a41.9', ref: SUMMARY, text: 'never cited' }),
			act('code.date', { id: 'a41.9', date: '2026-01-10' }),
			{ ...add('N39.0'), data: { ...add('N39.0').data, encounter: 'nowhere' } }
		]);
		expect([...refused.values()]).toEqual([
			'A code with this id is on the list already.',
			'J1885 does not belong on the list of diagnosis codes.',
			'Only services have modifiers and units.',
			'This code is not on the list any more.',
			'These words are not under this code.',
			'Diagnoses have no date of their own.',
			'There is no such encounter.'
		]);
	});
});

describe('finishing', () => {
	it('wants a diagnosis, answers of an inpatient, and no header', () => {
		const { world } = play([add('A41', { standing: 'header' }), add('Z88.0')]);
		expect(finishFaults(viewOf(world), STAY)).toEqual([
			'A41 is a header; choose a code below it.',
			'A41 needs its present-on-admission answer.'
		]);
		expect(finishFaults(viewOf(world), VISIT)).toEqual(['There is no diagnosis yet.']);
	});

	it('asks no present-on-admission answer of an outpatient', () => {
		const { world } = play([
			{ ...add('E11.9'), data: { ...add('E11.9').data, encounter: VISIT } },
			{ workflow: 'coding', type: 'coding.finish', data: { encounter: VISIT } }
		]);
		expect(world.machines.get('coding', VISIT)?.snapshot.value).toBe('finished');
		expect(coding.isComplete(world)).toBe(true);
	});

	it('is refused with everything that is missing', () => {
		expect(play([act('coding.finish', {})]).refused.get(1)).toBe('There is no diagnosis yet.');
		expect(coding.isComplete(play([add('A41.9')]).world)).toBe(false);
		expect(coding.isComplete(play([]).world)).toBe(false);
	});
});

describe('the encoder', () => {
	it('gives three hints in practice and none in an exam', () => {
		const ask = act('encoder.ask', { text: 'sepsis', shown: ['A41.9'] });
		const { world, refused } = play([ask, ask, ask, ask]);
		expect(refused.get(4)).toBe('All hints of the encoder are used up.');
		expect(hintsLeft(world)).toBe(0);
		expect(hintsLeft(play([ask]).world)).toBe(2);
		const aside = act('encoder.ask', { encounter: VISIT, text: 'sepsis', shown: [] });
		expect(play([ask, ask, ask, aside]).refused.get(4)).toBe(
			'All hints of the encoder are used up.'
		);
		expect(play([ask], 'exam').refused.get(1)).toBe('The encoder gives no hints in an exam.');
	});
});

describe('a query', () => {
	const send = act('query.send', { query: 'query-1' });

	it('becomes a document of the record when it is sent', () => {
		const { world, refused } = play([openQuery('query-1', WHOLE_QUERY), send]);
		expect(refused.size).toBe(0);
		const sent = notes(world.chart, PATIENT).find(({ kind }) => kind === 'Query to the provider');
		expect(sent?.title).toBe('Query: Kidney function during the stay');
		expect(sent?.text).toContain('- Creatinine 2.4 mg/dL on 10 Jan');
		expect(sent?.text).toContain('- ( ) Unable to determine');
		expect(world.forms.size).toBe(0);
	});

	it('is not sent unfinished, nor twice', () => {
		const { question: _, ...rest } = WHOLE_QUERY;
		expect(play([openQuery('query-1', rest), send]).refused.get(2)).toBe(
			'The query still needs: Question.'
		);
		expect(play([openQuery('query-1', WHOLE_QUERY), send, send]).refused.get(3)).toBe(
			'There is no such query to send.'
		);
	});

	it('is only advised about its wording, never stopped', () => {
		const { world } = play([
			openQuery('query-1', { ...WHOLE_QUERY, question: 'Document AKI so we capture the MCC.' })
		]);
		const form = world.forms.get('query-1');
		const checks = form ? validateForm(form, viewOf(world)) : [];
		expect(checks.map(({ id }) => id)).toContain('no-payment-talk');
		expect(checks.every(({ severity }) => severity === 'advice')).toBe(true);
	});
});

describe('encounters as a coder sees them', () => {
	it('take their edition from discharge, or from the day of service', () => {
		const { world } = play([]);
		expect(encounterHead(world.chart, STAY)).toMatchObject({
			setting: 'inpatient',
			from: '2026-01-10',
			to: '2026-01-12',
			codingDate: '2026-01-12'
		});
		expect(encounterHead(world.chart, `Encounter/${VISIT}`)).toMatchObject({
			setting: 'outpatient',
			codingDate: '2025-11-03'
		});
		expect(encounterHead(world.chart, 'nowhere')).toBeUndefined();
		expect(codedEncounters(world.chart, PATIENT).map(({ id }) => id)).toEqual([STAY, VISIT]);
	});
});
