import type { Json } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import { fhirDateTime, MINUTE, parseStart } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from './field-parts';
import { FORMS, PAPER_KINDS, saidIn, type PaperKind } from './fields';
import { decode, encode, EXTENSION, filed, papersOf } from './papers';
import { paperMarkdown } from './paper-text';
import { CHART, ms, PATIENT, scripted, START, STAY, WHOLE } from './sample-stay';

const text = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '');
const day = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

function cell({ kind, options }: Column): fc.Arbitrary<Json> {
	if (kind === 'number') return fc.integer({ min: 0, max: 999 });
	if (kind === 'date') return day;
	return kind === 'choice' ? fc.constantFrom(...Object.keys(options ?? {})) : text;
}

/** Anything a field of a kind of paper can hold. */
function valueOf(kind: string, id: string): fc.Arbitrary<Json> {
	const form = FORMS[kind];
	const field = form?.fields.find((one) => one.id === id);
	if (!form || !field) throw new Error(`${kind} has no field ${id}`);
	switch (field.kind) {
		case 'text':
		case 'longtext':
			return text;
		case 'number':
			return fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
		case 'choice':
			return fc.constantFrom(
				...(typeof field.options === 'function' ? field.options({}) : field.options).map(
					({ value }) => value
				)
			);
		case 'boolean':
			return fc.boolean();
		case 'moment':
			// A paper keeps its times to the second.
			return fc.integer({ min: -500_000, max: 500_000 }).map((minutes) => minutes * MINUTE);
		case 'date':
			return day;
		case 'coding':
			return fc.record({ system: text, code: text, display: fc.string() });
		case 'record': {
			const ticks = form.ticks[id];
			if (ticks) return fc.subarray(Object.keys(ticks));
			const columns = form.tables[id] ?? [];
			return fc.array(
				fc.record<Record<string, Json>>(
					Object.fromEntries(columns.map((column) => [column.id, cell(column)])),
					{ requiredKeys: [] }
				) as fc.Arbitrary<Record<string, Json>>,
				{ maxLength: 4 }
			);
		}
	}
}

const valuesOf = (kind: PaperKind): fc.Arbitrary<FormValues> =>
	fc.record<Record<string, Json>>(
		Object.fromEntries(
			(FORMS[kind]?.fields ?? [])
				.filter(({ id }) => id !== 'stay' && id !== 'answers')
				.map(({ id }) => [id, valueOf(kind, id)])
		),
		{ requiredKeys: [] }
	) as fc.Arbitrary<FormValues>;

describe('the fields of a paper', () => {
	it.each(PAPER_KINDS)('%s come back as they were written, in any zone', (kind) => {
		const starts = [
			START,
			parseStart('2026-03-01T00:00:00Z'),
			parseStart('2026-03-01T23:59:00+05:30')
		];
		fc.assert(
			fc.property(valuesOf(kind), fc.constantFrom(...starts), (values, start) => {
				const inner = encode(kind, { ...values, stay: STAY, answers: [] }, start);
				const kept = JSON.parse(JSON.stringify(inner)) as typeof inner;
				const back = decode(kind, kept.extension ?? [], start);
				expect(back).toEqual(values);
				expect(paperMarkdown(kind, back, start)).toBe(paperMarkdown(kind, values, start));
			}),
			{ numRuns: 25 }
		);
	});

	it('leave out what nobody wrote, and never keep the stay or answers to checks', () => {
		const { extension } = encode(
			'code-status',
			{ codeStatus: 'dnr', polst: null, spokeWith: '', stay: STAY, answers: [] },
			START
		);
		expect(extension).toEqual([{ url: 'codeStatus', valueCode: 'dnr' }]);
		expect(saidIn({ stay: STAY, answers: [], on: '2025-11-10' })).toEqual({ on: '2025-11-10' });
	});

	it('that no form has are not read', () => {
		expect(decode('code-status', [{ url: 'ward', valueString: 'x' }], START)).toEqual({});
		expect(decode('letter', [{ url: 'on', valueDate: '2025-11-10' }], START)).toEqual({});
	});
});

describe('papersOf', () => {
	const chartOf = (...papers: readonly Resource[]) => Chart.of([...CHART, ...papers]);
	const papers = (...all: readonly Resource[]) =>
		papersOf({ chart: chartOf(...all), start: START }, STAY);

	it('reads who, when, what and how it stands', () => {
		const [paper] = papers(
			scripted(
				'hope-admission',
				{},
				{
					id: 'h-1',
					at: ms('2025-11-10T23:30'),
					discipline: 'rn',
					author: 'Ida Voss, RN',
					submitted: '2025-11-12'
				}
			)
		);
		expect(paper).toMatchObject({
			id: 'h-1',
			kind: 'hope-admission',
			title: 'HOPE admission record',
			state: 'filed',
			day: '2025-11-10',
			author: 'Ida Voss, RN',
			discipline: 'rn',
			submitted: '2025-11-12',
			reply: null,
			isOwn: false
		});
		expect(paper?.values).toEqual(WHOLE['hope-admission']);
	});

	it('says nothing of fields that are out of sight', () => {
		const [paper] = papers(scripted('code-status', { polst: 'none', polstOn: '2025-11-10' }));
		expect(paper?.values).toMatchObject({ polst: 'none' });
		expect(paper?.values).not.toHaveProperty('polstOn');
	});

	it('tells what waits, is filed, was returned or replaced', () => {
		const waiting = scripted('certification', {}, { id: 'a', state: 'waiting' });
		const fault = { url: EXTENSION.faults, extension: [{ url: 'fault', valueString: 'x' }] };
		const states = papers(
			waiting,
			scripted('certification', {}, { id: 'b' }),
			{
				...waiting,
				id: 'c',
				status: 'superseded',
				extension: [...(waiting.extension ?? []), fault]
			},
			{ ...scripted('certification'), id: 'd', status: 'superseded' }
		).map(({ id, state }) => [id, state]);
		expect(states).toEqual([
			['a', 'waiting'],
			['b', 'filed'],
			['c', 'returned'],
			['d', 'replaced']
		]);
	});

	it('leaves out documents that are no papers, and papers of another stay', () => {
		const other = {
			...scripted('election'),
			context: { encounter: [{ reference: 'Encounter/x' }] }
		};
		const letter: Resource = {
			resourceType: 'DocumentReference',
			id: 'letter',
			status: 'current',
			type: { text: 'Letter' },
			subject: { reference: PATIENT },
			date: fhirDateTime(START, 0),
			context: { encounter: [{ reference: `Encounter/${STAY}` }] },
			content: [{ attachment: {} }]
		};
		expect(papers(other, letter)).toEqual([]);
	});

	it('is oldest first, and the identical list until a document changes', () => {
		const chart = chartOf(
			scripted('idg-note', {}, { id: 'late', at: ms('2025-11-10T09:00') }),
			scripted('idg-note', {}, { id: 'early', at: ms('2025-11-08T09:00') })
		);
		const world = { chart, start: START };
		const first = papersOf(world, STAY);
		expect(first.map(({ id }) => id)).toEqual(['early', 'late']);
		expect(papersOf(world, STAY)).toBe(first);
		expect(papersOf({ chart, start: parseStart('2025-11-10T08:00:00-06:00') }, STAY)).not.toBe(
			first
		);
		const copy = chart.copy().applyOwned([{ put: scripted('plan-of-care') }]);
		expect(papersOf({ chart: copy, start: START }, STAY)).toHaveLength(3);
		expect(papersOf(world, STAY)).toBe(first);
	});

	it('reads a paper once, and a name anew where it stands elsewhere in the chart', () => {
		const signed = { ...scripted('idg-note'), author: [{ reference: 'Practitioner/p' }] };
		const who = (family: string): Resource => ({
			resourceType: 'Practitioner',
			id: 'p',
			name: [{ family }]
		});
		const chart = chartOf(signed, who('Voss'));
		const [before] = papersOf({ chart, start: START }, STAY);
		const other = chart.copy().applyOwned([{ put: scripted('plan-of-care') }]);
		expect(papersOf({ chart: other, start: START }, STAY)[0]).toBe(before);
		const renamed = chart
			.copy()
			.applyOwned([{ put: who('Voss-Lind') }, { put: scripted('plan-of-care') }]);
		const [after] = papersOf({ chart: renamed, start: START }, STAY);
		expect([before?.author, after?.author]).toEqual([
			expect.stringContaining('Voss'),
			expect.stringContaining('Voss-Lind')
		]);
	});

	it('keeps only filed papers of a kind when asked for those', () => {
		const all = papers(
			scripted('plan-of-care', {}, { id: 'a', state: 'waiting' }),
			scripted('plan-of-care', {}, { id: 'b' }),
			scripted('idg-note', {}, { id: 'c' })
		);
		expect(filed(all, 'plan-of-care').map(({ id }) => id)).toEqual(['b']);
	});
});

describe('the text of a paper', () => {
	it('has a line for each field in sight, under the titles of its sections', () => {
		expect(
			paperMarkdown(
				'code-status',
				{ codeStatus: 'dnr', polst: 'none', polstOn: '2025-11-10' },
				START
			)
		).toBe(['## Wishes', '- Code status: Do not resuscitate', '- POLST: None'].join('\n'));
	});

	it('says tables a row after the other, ticks by their words, units where there are', () => {
		const words = paperMarkdown('medication-profile', WHOLE['medication-profile'], START);
		expect(words).toContain(
			'- Medicines: morphine, 20 mg/mL, 5 mg, 0.25 mL, By mouth, 4 h, As needed, pain'
		);
		expect(paperMarkdown('election', { elements: ['hospice', 'signature'] }, START)).toContain(
			'- In the statement as signed: Names the hospice; Dated signature'
		);
	});

	it('of an empty paper is empty', () => {
		for (const kind of PAPER_KINDS) expect(paperMarkdown(kind, {}, START)).toBe('');
	});
});
