import type { FormState } from '$lib/engine/forms';
import { parseStart } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import { encodeBase64 } from '$lib/fhir/base64';
import type { ResourceOf } from '$lib/fhir/types';
import { expect, test } from 'vitest';
import { PAPER_SYSTEM } from './papers';
import { countsOf, nextToRead, shelfOf } from './shelf';

const START = parseStart('2026-01-20T08:00:00-05:00');
const PATIENT = 'Patient/p';

interface Doc {
	readonly kind?: string;
	readonly type?: string;
	readonly stay?: string | null;
	readonly docStatus?: 'preliminary' | 'final';
	readonly status?: 'current' | 'superseded';
	readonly author?: string;
}

function doc(id: string, day: number, more: Doc = {}): ResourceOf<'DocumentReference'> {
	const { kind, type = 'Paper', stay = 'stay-1', docStatus = 'final', status = 'current' } = more;
	return {
		resourceType: 'DocumentReference',
		id,
		status,
		docStatus,
		type: { text: type, ...(kind && { coding: [{ system: PAPER_SYSTEM, code: kind }] }) },
		description: `Title of ${id}`,
		subject: { reference: PATIENT },
		date: `2026-01-${String(day).padStart(2, '0')}T09:00:00-05:00`,
		author: [{ display: more.author ?? 'Priya Menon, RN' }],
		...(stay && { context: { encounter: [{ reference: `Encounter/${stay}` }] } }),
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64('Words.') } }]
	};
}

const CHART = Chart.of([
	doc('plan', 9, { kind: 'plan-of-care' }),
	doc('f2f', 18, { kind: 'face-to-face', docStatus: 'preliminary' }),
	doc('cert', 19, { kind: 'certification', docStatus: 'preliminary' }),
	doc('old', 10, { kind: 'visit-note', status: 'superseded' }),
	doc('reply', 12, { type: 'Payer reply' }),
	doc('heard', 13, { type: 'Heard and seen', author: '' }),
	doc('told', 14, { type: 'Communication', author: 'You' }),
	doc('hospital', 3, { type: 'Discharge summary', stay: null }),
	doc('earlier', 2, { kind: 'revocation', stay: 'stay-0' })
]);

const FORM: FormState = {
	id: 'form-3',
	workflow: 'hospice',
	kind: 'visit-note',
	patient: PATIENT,
	values: { stay: 'stay-1' },
	openedAt: 0,
	seq: 3
};

const rows = shelfOf({ chart: CHART, start: START }, { stay: 'stay-1', patient: PATIENT }, [FORM]);
const on = (shelf: string) => rows.filter((row) => row.shelf === shelf).map(({ id }) => id);

test('papers come in groups: to be read, being written, on file, set aside; the newest first', () => {
	expect(on('papers')).toEqual(['cert', 'f2f', 'form-3', 'reply', 'plan', 'old']);
	expect(rows.find(({ id }) => id === 'old')?.group).toBe('aside');
	expect(rows.find(({ id }) => id === 'form-3')?.title).toBe('Visit note');
});

test('what was heard and told stands apart from papers, and so does the rest of the record', () => {
	expect(on('heard')).toEqual(['told', 'heard']);
	expect(on('record')).toEqual(['hospital', 'earlier']);
	expect(countsOf(rows)).toEqual({ papers: 6, heard: 2, record: 2 });
});

test('a document without an author says what it is', () => {
	expect(rows.find(({ id }) => id === 'heard')?.by).toBe('Heard and seen');
	expect(rows.find(({ id }) => id === 'plan')?.by).toBe('Priya Menon, RN');
});

test('the paper that waits longest is read next, then the one after it', () => {
	expect(nextToRead(rows, null)?.id).toBe('f2f');
	expect(nextToRead(rows, 'f2f')?.id).toBe('cert');
	expect(nextToRead(rows, 'cert')?.id).toBe('f2f');
	expect(nextToRead([], null)).toBeUndefined();
});
