import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Observation, Resource } from '$lib/fhir/types';
import { flowsheet, vitals, vitalSeries } from './vitals';

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
const vital = (
	id: string,
	code: string,
	value: number,
	at: string,
	more: Partial<Omit<Observation, 'id'>> = {}
): Resource => ({
	resourceType: 'Observation',
	id,
	status: 'final',
	category: [{ coding: [{ code: 'vital-signs' }] }],
	code: loinc(code),
	effectiveDateTime: at,
	valueQuantity: { value, code: '1' },
	subject: { reference: 'Patient/a' },
	...more
});
const early = '2026-01-14T06:00:00-05:00';
const late = '2026-01-14T08:00:00-05:00';
const chart = Chart.of([
	vital('hr1', '8867-4', 88, early, {
		referenceRange: [{ low: { value: 60 }, high: { value: 100 } }]
	}),
	vital('spo2-1', '2708-6', 95, early),
	{
		resourceType: 'Observation',
		id: 'bp',
		status: 'final',
		category: [{ coding: [{ code: 'vital-signs' }] }],
		code: loinc('85354-9'),
		// The same moment, and the same minute, in another zone.
		effectiveDateTime: '2026-01-14T13:00:30Z',
		subject: { reference: 'Patient/a' },
		component: [
			{ code: loinc('8462-4'), valueQuantity: { value: 52, code: 'mm[Hg]' } },
			{ code: loinc('8480-6'), valueQuantity: { value: 88.4, code: 'mm[Hg]' } }
		]
	},
	vital('hr2', '8867-4', 124, late),
	vital('temp', '8310-5', 38.9, late, { valueQuantity: { value: 38.9, code: 'Cel' } }),
	vital('spo2-2', '59408-5', 91, late),
	vital('output', '9192-6', 300, late, { category: [{ coding: [{ code: 'survey' }] }] }),
	vital('error', '8867-4', 12, late, { status: 'entered-in-error' }),
	vital('lab', '8867-4', 13, late, { category: [{ coding: [{ code: 'laboratory' }] }] })
]);

describe('vitals', () => {
	it('groups what was charted in one minute, newest set first, in the order of the flowsheet', () => {
		const sets = vitals(chart, 'Patient/a');
		expect(
			sets.map((set) => set.values.map(({ label, display }) => `${label} ${display}`))
		).toEqual([
			[
				'Temperature 38.9',
				'Heart rate 124',
				'BP systolic 88.4',
				'BP diastolic 52',
				'SpO2 91',
				'Urine output, 24 h 300'
			],
			['Heart rate 88', 'SpO2 95']
		]);
		expect(sets.map(({ bloodPressure }) => bloodPressure)).toEqual(['88/52', null]);
	});
});

describe('vitalSeries', () => {
	it('runs from the oldest on, whichever code of the row was used', () => {
		const shown = (code: string) => vitalSeries(chart, 'Patient/a', code).map(({ value }) => value);
		expect(shown('59408-5')).toEqual([95, 91]);
		expect(shown('2708-6')).toEqual([95, 91]);
		expect(shown('8480-6')).toEqual([88.4]);
		expect(shown('0-0')).toEqual([]);
	});
});

describe('flowsheet', () => {
	it('runs from left to right with a cell for every column', () => {
		const sheet = flowsheet(chart, 'Patient/a');
		expect(sheet.columns).toHaveLength(2);
		expect(sheet.columns[0]).toEqual({ at: early });
		const cells = Object.fromEntries(
			sheet.rows.map((row) => [row.code, row.cells.map((cell) => cell?.value ?? null)])
		);
		expect(cells).toEqual({
			'8310-5': [null, 38.9],
			'8867-4': [88, 124],
			'8480-6': [null, 88.4],
			'8462-4': [null, 52],
			'59408-5': [95, 91],
			'9192-6': [null, 300]
		});
	});

	it('takes unit and limits from the newest value that has them', () => {
		const { rows } = flowsheet(chart, 'Patient/a');
		expect(rows.find(({ code }) => code === '8867-4')).toMatchObject({ low: 60, high: 100 });
		expect(rows[0]).toMatchObject({ label: 'Temperature', unit: '°C', low: null, high: null });
	});

	it('is empty for a patient without vital signs', () => {
		expect(flowsheet(chart, 'Patient/b')).toEqual({ rows: [], columns: [] });
	});
});
