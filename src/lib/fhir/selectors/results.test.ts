import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Observation, Resource } from '$lib/fhir/types';
import { reports, results, resultSeries } from './results';

const subject = { reference: 'Patient/a' };
const lab = (id: string, more: Partial<Omit<Observation, 'id'>>): Resource => ({
	resourceType: 'Observation',
	id,
	status: 'final',
	category: [{ coding: [{ code: 'laboratory' }] }],
	code: { text: id, coding: [{ system: 'http://loinc.org', code: `${id}-code` }] },
	effectiveDateTime: '2026-01-14T06:00:00-05:00',
	subject,
	...more
});
const potassium = (value: number, more: Partial<Omit<Observation, 'id'>> = {}) =>
	lab('potassium', {
		valueQuantity: { value, code: 'mmol/L' },
		referenceRange: [{ low: { value: 3.5, code: 'mmol/L' }, high: { value: 5.1, code: 'mmol/L' } }],
		...more
	});
const flagOf = (observation: Resource) => results(Chart.of([observation]), 'Patient/a')[0]?.flag;

describe('results', () => {
	it('gives the whole row', () => {
		const chart = Chart.of([
			potassium(6.2, {
				issued: '2026-01-14T07:10:00-05:00',
				specimen: { display: 'Serum' },
				note: [{ text: 'Not haemolysed' }]
			}),
			{
				resourceType: 'DiagnosticReport',
				id: 'bmp',
				status: 'final',
				code: { text: 'Basic metabolic panel' },
				subject,
				result: [{ reference: 'Observation/potassium' }]
			}
		]);
		expect(results(chart, 'Patient/a')).toEqual([
			{
				ref: 'Observation/potassium',
				code: 'potassium-code',
				name: 'potassium',
				panel: { ref: 'DiagnosticReport/bmp', name: 'Basic metabolic panel' },
				value: 6.2,
				display: '6.2',
				unit: 'mmol/L',
				low: 3.5,
				high: 5.1,
				range: '3.5 to 5.1',
				flag: 'high',
				at: '2026-01-14T06:00:00-05:00',
				issued: '2026-01-14T07:10:00-05:00',
				status: 'final',
				specimen: 'Serum',
				note: 'Not haemolysed'
			}
		]);
	});

	it.each([
		[3.4, 'low'],
		[3.5, null],
		[5.1, null],
		[5.2, 'high']
	])('flags %d against its range as %s', (value, flag) => {
		expect(flagOf(potassium(value))).toBe(flag);
	});

	it.each([
		['LL', 'critical-low'],
		['L', 'low'],
		['H', 'high'],
		['HH', 'critical-high'],
		['A', 'abnormal'],
		['N', null]
	])('lets the laboratory have the say: %s is %s', (code, flag) => {
		expect(flagOf(potassium(9, { interpretation: [{ coding: [{ code }] }] }))).toBe(flag);
	});

	it('claims nothing about a value it cannot compare', () => {
		expect(
			flagOf(potassium(9, { referenceRange: [{ high: { value: 5, code: 'mg/dL' } }] }))
		).toBeNull();
		expect(
			flagOf(potassium(9, { valueQuantity: { value: 9, comparator: '<', code: 'mmol/L' } }))
		).toBeNull();
		expect(
			flagOf(potassium(6, { valueQuantity: { value: 5.1, comparator: '>', code: 'mmol/L' } }))
		).toBe('high');
		expect(
			flagOf(
				potassium(9, {
					referenceRange: [{ type: { coding: [{ code: 'therapeutic' }] }, high: { value: 5 } }]
				})
			)
		).toBeNull();
	});

	it('shows words, missing values and values beyond measuring', () => {
		const rows = results(
			Chart.of([
				lab('culture', { valueCodeableConcept: { text: 'No growth' } }),
				lab('missing', { dataAbsentReason: { text: 'Specimen clotted' } }),
				lab('troponin', { valueQuantity: { value: 6, comparator: '<', code: 'ng/L' } })
			]),
			'Patient/a'
		);
		expect(rows.map(({ value, display }) => [value, display])).toEqual([
			[null, 'No growth'],
			[null, 'Specimen clotted'],
			[6, '< 6']
		]);
	});

	it('opens panels: members by their own rows, components by rows of the panel', () => {
		const rows = results(
			Chart.of([
				lab('cbc', { hasMember: [{ reference: 'Observation/wbc' }] }),
				lab('wbc', { valueQuantity: { value: 8, code: '10*3/uL' } }),
				lab('ua', {
					component: [
						{ code: { text: 'Nitrite' }, valueString: 'Positive' },
						{ code: { text: 'pH' }, valueQuantity: { value: 6 } }
					]
				})
			]),
			'Patient/a'
		);
		expect(rows.map(({ name, panel, display }) => [name, panel?.name, display])).toEqual([
			['wbc', 'cbc', '8'],
			['Nitrite', 'ua', 'Positive'],
			['pH', 'ua', '6']
		]);
	});

	it('shows the newest first, and leaves out vital signs, errors and other patients', () => {
		const rows = results(
			Chart.of([
				lab('older', { effectiveDateTime: '2026-01-13', valueString: 'x' }),
				lab('newer', { valueString: 'x' }),
				lab('error', { status: 'entered-in-error', valueString: 'x' }),
				lab('pulse', { category: [{ coding: [{ code: 'vital-signs' }] }], valueString: 'x' }),
				lab('else', { subject: { reference: 'Patient/b' }, valueString: 'x' })
			]),
			'Patient/a'
		);
		expect(rows.map(({ name }) => name)).toEqual(['newer', 'older']);
	});
});

describe('resultSeries', () => {
	it('follows one test from the oldest on, by any of its codes', () => {
		const at = (id: string, effectiveDateTime: string) =>
			lab(id, {
				effectiveDateTime,
				valueString: id,
				code: {
					coding: [
						{ system: 'http://loinc.org', code: '2823-3' },
						{ system: 'local', code: 'K' }
					]
				}
			});
		const chart = Chart.of([
			at('b', '2026-01-14T06:00:00-05:00'),
			at('a', '2026-01-13T06:00:00-05:00'),
			lab('other', { valueString: 'x' })
		]);
		for (const code of ['2823-3', 'K'])
			expect(resultSeries(chart, 'Patient/a', code).map(({ display }) => display)).toEqual([
				'a',
				'b'
			]);
	});
});

describe('reports', () => {
	it.each([
		['LAB', 'laboratory'],
		['RAD', 'imaging'],
		['MB', 'microbiology'],
		['CUS', 'imaging'],
		['LP29684-5', 'imaging'],
		['XYZ', 'other']
	])('takes section %s for %s', (code, kind) => {
		const chart = Chart.of([
			{
				resourceType: 'DiagnosticReport',
				id: 'r',
				status: 'final',
				code: { text: 'Report' },
				category: [{ coding: [{ code }] }],
				subject
			}
		]);
		expect(reports(chart, 'Patient/a')[0]?.kind).toBe(kind);
	});

	it('gives the text of what is attached', () => {
		const chart = Chart.of([
			{
				resourceType: 'DiagnosticReport',
				id: 'film',
				status: 'preliminary',
				code: { text: 'Chest film' },
				category: [{ text: 'Imaging' }],
				subject,
				effectiveDateTime: '2026-01-14T06:00:00-05:00',
				conclusion: 'Left lower lobe consolidation.',
				presentedForm: [
					{ contentType: 'text/plain', data: Buffer.from('FINDINGS: none').toString('base64') }
				]
			}
		]);
		expect(reports(chart, 'Patient/a')).toEqual([
			{
				ref: 'DiagnosticReport/film',
				title: 'Chest film',
				kind: 'imaging',
				status: 'preliminary',
				at: '2026-01-14T06:00:00-05:00',
				issued: null,
				conclusion: 'Left lower lobe consolidation.',
				text: 'FINDINGS: none',
				results: []
			}
		]);
	});
});
