import { expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { problems } from './problems';

const condition = (
	id: string,
	status: string,
	onset: string,
	verification = 'confirmed',
	patient = 'Patient/a'
): Resource => ({
	resourceType: 'Condition',
	id,
	subject: { reference: patient },
	code: { text: id, coding: [{ system: 'http://snomed.info/sct', code: '1' }] },
	clinicalStatus: { coding: [{ code: status }] },
	verificationStatus: { coding: [{ code: verification }] },
	category: [{ coding: [{ code: 'problem-list-item' }] }],
	onsetDateTime: onset
});

it('lists active problems first, each part newest first, without errors and other patients', () => {
	const chart = Chart.of([
		condition('resolved', 'resolved', '2026-01-05'),
		condition('old', 'active', '2019'),
		condition('new', 'recurrence', '2026-01-01'),
		condition('mistake', 'active', '2026-01-02', 'entered-in-error'),
		condition('refuted', 'active', '2026-01-09', 'refuted'),
		condition('else', 'active', '2026-01-02', 'confirmed', 'Patient/b')
	]);
	expect(problems(chart, 'Patient/a').map(({ text }) => text)).toEqual([
		'new',
		'old',
		'refuted',
		'resolved'
	]);
});

it('gives the whole row, with an age in words where no date is known', () => {
	const chart = Chart.of([
		{
			resourceType: 'Condition',
			id: 'c',
			subject: { reference: 'Patient/a' },
			code: { coding: [{ system: 's', code: '44054006', display: 'Type 2 diabetes' }] },
			onsetAge: { value: 40, code: 'a' },
			recordedDate: '2026-01-02',
			note: [{ text: 'Diet only' }]
		}
	]);
	expect(problems(chart, 'Patient/a')).toEqual([
		{
			ref: 'Condition/c',
			text: 'Type 2 diabetes',
			codes: [{ system: 's', code: '44054006' }],
			clinicalStatus: '',
			verification: '',
			onset: 'age 40 y',
			ended: null,
			recorded: '2026-01-02',
			category: 'other',
			encounter: null,
			severity: '',
			note: 'Diet only'
		}
	]);
});
