import { expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { DocumentReference, Resource } from '$lib/fhir/types';
import { notes } from './notes';

const note = (
	id: string,
	date: string,
	more: Partial<Omit<DocumentReference, 'id'>>
): Resource => ({
	resourceType: 'DocumentReference',
	id,
	status: 'current',
	subject: { reference: 'Patient/a' },
	date,
	content: [{ attachment: { contentType: 'text/plain', data: `Words of ${id}.` } }],
	...more
});

it('gives documents newest first with their text, author and role', () => {
	const chart = Chart.of([
		note('first', '2026-01-13T08:00:00-05:00', { status: 'superseded', docStatus: 'final' }),
		note('second', '2026-01-14T08:00:00-05:00', {
			docStatus: 'amended',
			type: { text: 'Progress note' },
			author: [{ reference: 'Practitioner/p' }],
			relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/first' } }]
		}),
		note('error', '2026-01-14T09:00:00-05:00', { status: 'entered-in-error' }),
		note('else', '2026-01-14T09:00:00-05:00', { subject: { reference: 'Patient/b' } }),
		{
			resourceType: 'Practitioner',
			id: 'p',
			name: [{ text: 'Ida Roe, RN' }],
			qualification: [{ code: { text: 'Registered nurse' } }]
		}
	]);
	expect(notes(chart, 'Patient/a')).toEqual([
		{
			ref: 'DocumentReference/second',
			title: 'Progress note',
			kind: 'Progress note',
			author: 'Ida Roe, RN',
			role: 'Registered nurse',
			at: '2026-01-14T08:00:00-05:00',
			status: 'amended',
			text: 'Words of second.',
			contentType: 'text/plain',
			encounter: null,
			replaces: ['DocumentReference/first']
		},
		expect.objectContaining({ title: 'Document', status: 'superseded', text: 'Words of first.' })
	]);
});

it('shows the first attachment that can be read', () => {
	const chart = Chart.of([
		note('scan', '2026-01-14', {
			content: [
				{ attachment: { contentType: 'image/png', data: 'AAAA', title: 'Scan' } },
				{
					attachment: {
						contentType: 'text/plain',
						data: Buffer.from('Typed').toString('base64'),
						title: 'Typed copy'
					}
				}
			]
		}),
		note('picture', '2026-01-13', {
			content: [{ attachment: { contentType: 'image/png', data: 'AAAA', title: 'Scan' } }]
		})
	]);
	expect(notes(chart, 'Patient/a').map(({ title, text }) => [title, text])).toEqual([
		['Typed copy', 'Typed'],
		['Scan', '']
	]);
});
