import { expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import { procedures } from './procedures';

it('gives procedures newest first, without errors', () => {
	const subject = { reference: 'Patient/a' };
	const chart = Chart.of([
		{
			resourceType: 'Procedure',
			id: 'older',
			status: 'completed',
			subject,
			performedDateTime: '2020'
		},
		{
			resourceType: 'Procedure',
			id: 'newer',
			status: 'completed',
			subject,
			code: { text: 'Thoracentesis', coding: [{ system: 's', code: '91602002' }] },
			performedPeriod: { start: '2026-01-14T06:00:00-05:00', end: '2026-01-14T06:40:00-05:00' },
			performer: [{ actor: { display: 'Ngozi Abara, MD' } }],
			bodySite: [{ text: 'Left pleural cavity' }],
			reasonCode: [{ text: 'Effusion' }]
		},
		{ resourceType: 'Procedure', id: 'error', status: 'entered-in-error', subject }
	]);
	expect(procedures(chart, 'Patient/a')).toEqual([
		{
			ref: 'Procedure/newer',
			name: 'Thoracentesis',
			codes: [{ system: 's', code: '91602002' }],
			status: 'completed',
			at: '2026-01-14T06:00:00-05:00',
			ended: '2026-01-14T06:40:00-05:00',
			performer: 'Ngozi Abara, MD',
			location: null,
			site: 'Left pleural cavity',
			reason: 'Effusion',
			encounter: null,
			note: null
		},
		expect.objectContaining({ ref: 'Procedure/older', at: '2020' })
	]);
});
