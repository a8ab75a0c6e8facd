import { attachmentText } from '$lib/fhir/selectors/display';
import { describe, expect, it } from 'vitest';
import type { World } from '$lib/engine/model';
import { hospice } from './index';
import { filed, papersOf } from './papers';
import {
	act,
	ADMITTED,
	CHART,
	icd,
	ms,
	PATIENT,
	play,
	scripted,
	STAY,
	write,
	type Move,
	type Sample
} from './sample-stay';

const after = (moves: readonly Move[], sample: Sample = {}): World => {
	const { world, refused } = play(moves, sample);
	expect(refused).toEqual([]);
	return world;
};
const textOf = (world: World, id: string) =>
	attachmentText(world.chart.one('DocumentReference', id)?.content[0]?.attachment) ?? '';

describe('a signed paper', () => {
	it('is a document of the stay with its text, its fields and who wrote it', () => {
		const world = after([...ADMITTED, ...write('idg-note', {}, { id: 'f', paper: 'note-1' })]);
		const document = world.chart.one('DocumentReference', 'note-1');
		expect(document).toMatchObject({
			status: 'current',
			docStatus: 'final',
			description: 'Interdisciplinary group note',
			subject: { reference: PATIENT },
			context: { encounter: [{ reference: `Encounter/${STAY}` }] }
		});
		expect(textOf(world, 'note-1')).toContain('- Met on: 10 Nov 2025');
		expect(papersOf(world, STAY).at(-1)).toMatchObject({
			id: 'note-1',
			isOwn: true,
			discipline: 'rn',
			state: 'filed'
		});
		expect(world.forms.size).toBe(0);
	});

	it('says how checks were answered', () => {
		const answers = [{ check: 'election.elements', reason: 'true-so', note: 'Seen on paper.' }];
		const world = after([
			...ADMITTED.slice(0, 3),
			...write('election', { elements: ['hospice', 'signature'] }, { answers })
		]);
		expect(textOf(world, 'election')).toContain(
			'## Answers to checks\n- The statement is not whole: True, however unusual. Seen on paper.'
		);
	});

	it('that replaces another leaves it readable and without force', () => {
		const world = after([
			...ADMITTED,
			...write('plan-of-care', {}, { id: 'one' }),
			...write('plan-of-care', { level: 'respite' }, { id: 'two', replaces: 'one' })
		]);
		const papers = papersOf(world, STAY);
		expect(papers.find(({ id }) => id === 'one')?.state).toBe('replaced');
		expect(filed(papers, 'plan-of-care').map(({ id }) => id)).toEqual(['two']);
		expect(world.chart.one('DocumentReference', 'two')?.relatesTo?.[0]?.target.reference).toBe(
			'DocumentReference/one'
		);
	});

	it('takes back the readings of a paper that is replaced', () => {
		const world = after([
			...ADMITTED,
			...write('visit-note', {}, { id: 'first' }),
			...write('visit-note', {}, { id: 'second', replaces: 'first' })
		]);
		const standing = world.chart
			.shelf('Observation')
			.filter(({ status }) => status === 'final')
			.map(({ id }) => id.split('.')[0]);
		expect(standing.length).toBeGreaterThan(0);
		expect(new Set(standing)).toEqual(new Set(['second']));
	});

	it('keeps what it measured as readings at the time it says', () => {
		const world = after([...ADMITTED, ...write('visit-note')]);
		const readings = world.chart
			.shelf('Observation')
			.map(({ code, valueQuantity, effectiveDateTime }) => [
				code.text,
				valueQuantity?.value,
				effectiveDateTime
			]);
		expect(readings).toEqual([
			['Performance scale', 40, '2025-11-10T11:00:00-05:00'],
			['Pain', 3, '2025-11-10T11:00:00-05:00']
		]);
	});
});

describe('what a paper changes on the stay', () => {
	const encounter = (world: World) => world.chart.one('Encounter', STAY);

	it('an election begins it on the effective date', () => {
		expect(encounter(after(ADMITTED))).toMatchObject({
			status: 'in-progress',
			period: { start: '2025-11-10' }
		});
	});

	it.each([
		['revocation', 'Revocation statement'],
		['transfer', 'Change of hospice'],
		['discharge', 'Discharge by the hospice']
	] as const)('a %s ends it', (kind, words) => {
		expect(encounter(after([...ADMITTED, ...write(kind)]))).toMatchObject({
			status: 'finished',
			period: { start: '2025-11-10', end: '2025-11-10' },
			hospitalization: { dischargeDisposition: { text: words } }
		});
	});

	it('a record of death ends it and the life of the patient at its minute', () => {
		const world = after([...ADMITTED, ...write('death-record')]);
		expect(encounter(world)?.period?.end).toBe('2025-11-10T11:15:00-05:00');
		expect(world.chart.one('Patient', 'ruth')).toMatchObject({
			deceasedDateTime: '2025-11-10T11:15:00-05:00'
		});
	});

	it('a death of the script is known before anybody writes it down', () => {
		const world = after([...ADMITTED, act('care.act', { act: 'call-family', note: '' })]);
		expect(world.chart.one('Patient', 'ruth')).toHaveProperty('deceasedDateTime');
		expect(encounter(world)?.status).toBe('in-progress');
	});

	it('one code status stands at a time', () => {
		const world = after([
			...ADMITTED,
			...write('code-status', { codeStatus: 'full' }, { id: 'one' }),
			...write('code-status', {}, { id: 'two' })
		]);
		expect(world.chart.shelf('Flag').map(({ status, code }) => [status, code.text])).toEqual([
			['inactive', 'Full code'],
			['active', 'Do not resuscitate']
		]);
	});
});

describe('papers that came in', () => {
	const sample = {
		chart: [...CHART, scripted('certification', {}, { id: 'c', state: 'waiting' })]
	};
	const review = (verdict: string, faults: string[], note = '') =>
		after([...ADMITTED, act('paper.review', { paper: 'c', verdict, faults, note })], sample);
	const state = (world: World) => papersOf(world, STAY).find(({ id }) => id === 'c')?.state;

	it('count when they are filed, and not when they go back, with what was wrong', () => {
		expect(state(after(ADMITTED, sample))).toBe('waiting');
		expect(state(review('file', []))).toBe('filed');
		const returned = review('return', ['no-date', 'template-narrative'], 'Please date it.');
		expect(state(returned)).toBe('returned');
		expect(JSON.stringify(returned.chart.one('DocumentReference', 'c')?.extension)).toMatch(
			/Signature not dated.*says nothing of this patient.*Please date it\./
		);
	});

	it('that are asked for come from the script', () => {
		const asked = act('paper.request', {
			kind: 'certification',
			to: 'hospice-physician',
			period: 1,
			note: ''
		});
		expect(papersOf(after([...ADMITTED, asked, '2025-11-10T18:00']), STAY).at(-1)).toMatchObject({
			id: 'cert-1',
			state: 'waiting'
		});
	});

	it('keep a case from being complete until they are read', () => {
		expect(hospice.isComplete(after(ADMITTED, sample))).toBe(false);
		expect(hospice.isComplete(review('file', []))).toBe(true);
		expect(hospice.isComplete(after([...ADMITTED, ...write('code-status').slice(0, 1)]))).toBe(
			false
		);
	});
});

describe('other acts', () => {
	it('leave their words in the chart', () => {
		const world = after([
			...ADMITTED,
			act('person.tell', { to: 'attending', text: ' Pain is worse. ' }),
			act('care.act', { act: 'give-dose', note: 'Morphine 5 mg' })
		]);
		const [told] = world.chart
			.shelf('DocumentReference')
			.filter(({ description }) => description?.startsWith('Told'));
		expect(told?.description).toBe('Told: Attending');
		expect(attachmentText(told?.content[0]?.attachment)).toBe('Pain is worse.');
		expect(world.chart.shelf('Procedure')[0]).toMatchObject({
			code: { text: 'Give a dose that is ordered as needed' },
			performedDateTime: '2025-11-10T12:08:00-05:00',
			note: [{ text: 'Morphine 5 mg' }]
		});
	});

	it('send a HOPE record on the day they are done', () => {
		const world = after([
			...ADMITTED,
			...write('hope-admission'),
			'2025-11-14T09:00',
			act('hope.submit', { paper: 'hope-admission' })
		]);
		expect(papersOf(world, STAY).find(({ id }) => id === 'hope-admission')?.submitted).toBe(
			'2025-11-14'
		);
	});
});

describe('the parts a key can match on', () => {
	it('are those of the act and of the form it signs, with the payer’s answer', () => {
		const run = play([...ADMITTED, ...write('claim', { principal: icd('C25.9') })]);
		const signed = run.entries.at(-1);
		if (!signed) throw new Error('nothing was signed');
		const before = play([
			...ADMITTED,
			...write('claim', { principal: icd('C25.9') }).slice(0, 1)
		]).world;
		const { parts, patient } = hospice.subject(signed, {
			...before,
			at: ms('2025-11-10T12:10'),
			role: 'nurse',
			mode: 'practice'
		});
		expect(patient).toBe(PATIENT);
		expect(parts).toMatchObject({
			kind: 'claim',
			paper: 'claim',
			billType: '812',
			principal: 'C25.9',
			reply: 'returned'
		});
		expect(parts).not.toHaveProperty('form');
	});
});
