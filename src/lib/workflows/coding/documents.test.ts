import { describe, expect, it } from 'vitest';
import { parseStart } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { recordDocuments, searchText } from './documents';

const START = parseStart('2026-01-13T08:00:00-05:00');
const subject = { reference: 'Patient/ada' };

function note(
	id: string,
	title: string,
	date: string,
	encounter = 'stay',
	text = 'Well.'
): Resource {
	return {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		docStatus: 'final',
		description: title,
		subject,
		date,
		context: { encounter: [{ reference: `Encounter/${encounter}` }] },
		content: [{ attachment: { contentType: 'text/plain', data: encodeBase64(text) } }]
	};
}

function result(id: string, name: string, at: string, value: number): Resource {
	return {
		resourceType: 'Observation',
		id,
		status: 'final',
		category: [{ coding: [{ code: 'laboratory' }] }],
		code: { text: name },
		subject,
		effectiveDateTime: at,
		valueQuantity: { value, unit: 'mg/dL' }
	};
}

const DAY_1 = '2026-01-10T09:00:00-05:00';
const DAY_2 = '2026-01-11T09:00:00-05:00';
const DAY_3 = '2026-01-12T09:00:00-05:00';

function read(...resources: Resource[]) {
	return recordDocuments(Chart.of(resources), 'Patient/ada', START, 'Encounter/stay');
}

describe('recordDocuments', () => {
	it('leaves out what was only heard and seen', () => {
		const heard: Resource = {
			...note('heard', 'What he says', DAY_1),
			type: { text: 'Heard and seen' }
		} as Resource;
		expect(read(heard, note('hp', 'History and physical', DAY_1)).map(({ id }) => id)).toEqual([
			'DocumentReference/hp'
		]);
	});

	it('takes the emergency visit that a stay began with as part of the stay', () => {
		const visit = (id: string, kind: string, start: string, end: string): Resource => ({
			resourceType: 'Encounter',
			id,
			status: 'finished',
			class: { code: kind },
			subject,
			period: { start, end }
		});
		const documents = read(
			visit('stay', 'IMP', DAY_1, DAY_3),
			visit('door', 'EMER', '2026-01-10T03:00:00-05:00', DAY_1),
			visit('before', 'EMER', '2026-01-02T03:00:00-05:00', '2026-01-02T09:00:00-05:00'),
			note('ed', 'ED provider note', DAY_1, 'door'),
			note('ed-before', 'ED provider note', '2026-01-02T08:00:00-05:00', 'before')
		);
		expect(documents.map(({ id, isOther }) => [id, isOther])).toEqual([
			['DocumentReference/ed', false],
			['DocumentReference/ed-before', true]
		]);
	});

	it('puts documents in the order of their use, those of other encounters last', () => {
		const documents = read(
			note('p2', 'Progress note', DAY_2),
			note('old', 'Discharge summary', '2023-03-01T09:00:00-05:00', 'other'),
			note('nurse', 'Nursing note', DAY_1),
			note('p1', 'Progress note', DAY_1),
			note('hp', 'History and physical', DAY_1),
			note('ed', 'ED provider note', DAY_1),
			note('ds', 'Discharge summary', DAY_3),
			result('cr', 'Creatinine', DAY_1, 2.4)
		);
		expect(documents.map(({ id }) => id)).toEqual([
			...['ds', 'hp', 'ed', 'p1', 'p2', 'nurse'].map((id) => `DocumentReference/${id}`),
			'laboratory',
			'DocumentReference/old'
		]);
		expect(documents.at(-1)?.isOther).toBe(true);
	});

	it('names the day of documents that share a title, and of no others', () => {
		const labels = read(
			note('p1', 'Progress note', DAY_1),
			note('p2', 'Progress note', DAY_2),
			note('hp', 'History and physical', DAY_1)
		).map(({ label }) => label);
		expect(labels).toEqual([
			'History and physical',
			'Progress note, 10 Jan',
			'Progress note, 11 Jan'
		]);
	});

	it('lays results out by draw, the first draw first, each row with the words it is cited by', () => {
		const sheet = read(
			result('cr-2', 'Creatinine', DAY_2, 1.3),
			result('cr-1', 'Creatinine', DAY_1, 2.4)
		).find(({ id }) => id === 'laboratory');
		expect(sheet?.tables.map(({ heading }) => heading)).toEqual([
			'10 Jan 2026 09:00 · Single tests',
			'11 Jan 2026 09:00 · Single tests'
		]);
		expect(sheet?.tables[0]?.rows[0]).toMatchObject({
			ref: 'Observation/cr-1',
			text: 'Creatinine 2.4 mg/dL, 10 Jan 2026 09:00'
		});
		expect(sheet?.views).toEqual(['Observation/cr-1', 'Observation/cr-2']);
	});

	it('says a conclusion once, whether or not the report holds it', () => {
		const report = (id: string, text: string): Resource => ({
			resourceType: 'DiagnosticReport',
			id,
			status: 'final',
			code: { text: 'CT abdomen' },
			category: [{ coding: [{ code: 'RAD' }] }],
			subject,
			effectiveDateTime: DAY_1,
			conclusion: 'No stone.',
			presentedForm: [{ contentType: 'text/plain', data: encodeBase64(text) }]
		});
		const [whole, apart] = read(
			report('a', 'IMPRESSION\nNo\nstone.'),
			report('b', 'Kidneys normal.')
		);
		expect(whole?.body.text).toBe('IMPRESSION\nNo\nstone.');
		expect(apart?.body.text).toBe('Kidneys normal.\n\nCONCLUSION\nNo stone.');
	});

	it('can be searched through words and tables alike', () => {
		const text = read(
			note('p1', 'Progress note', DAY_1, 'stay', 'Afebrile.'),
			result('cr', 'Creatinine', DAY_1, 2.4)
		)
			.map(searchText)
			.join('\n');
		expect(text).toContain('Afebrile.');
		expect(text).toContain('Creatinine 2.4 mg/dL');
	});
});
