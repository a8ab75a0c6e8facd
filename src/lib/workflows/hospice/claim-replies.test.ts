import { parseStart } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import type { FormState, FormValues } from '$lib/engine/forms';
import type { World } from '$lib/engine/model';
import { describe, expect, it } from 'vitest';
import { claimRows, repliedEdits } from './claim-replies';
import { papersOf, type Paper } from './papers';
import { CHART, open, PATIENT, play, scripted, START, STAY, write, type Move } from './sample-stay';
import { shelfOf } from './shelf';

/** A stay that a claim of November can stand on. */
const PAPERS = [
	scripted('eligibility'),
	scripted('election'),
	scripted('oral-certification'),
	scripted('oral-certification', { by: 'attending', signer: 'Lena Ortiz, MD' }, { id: 'oral-2' }),
	scripted('certification'),
	scripted('certification', { by: 'attending', signer: 'Lena Ortiz, MD' }, { id: 'cert-2' }),
	scripted('notice-of-election', {}, { reply: 'accepted' })
];

/** A claim that was signed, with what differs from the whole one, and what was done after it. */
function sent(values: FormValues, ...more: readonly Move[]): World {
	const moves = ['2025-12-01T09:00', ...write('claim', values, { id: 'claim-1' }), ...more];
	const { world, refused } = play(moves, { chart: [...CHART, ...PAPERS] });
	expect(refused).toEqual([]);
	return world;
}

const paperIn = (world: World, id: string): Paper => {
	const paper = papersOf(world, STAY).find((one) => one.id === id);
	if (!paper) throw new Error(`no paper ${id}`);
	return paper;
};
const rowsIn = (world: World, forms: readonly FormState[] = [...world.forms.values()]) =>
	claimRows(papersOf(world, STAY), shelfOf(world, { stay: STAY, patient: PATIENT }, forms), forms);

describe('repliedEdits', () => {
	const world = sent({
		occurrences: [],
		lines: [
			{ revenue: '0651', hcpcs: 'Q5001', date: '2025-11-10', units: 21 },
			{ revenue: '0551', hcpcs: 'G0155', date: '2025-11-12', units: 4 }
		]
	});
	const paper = paperIn(world, 'claim-1');

	it('puts each sentence of the reply at its box', () => {
		const boxes = repliedEdits(world, STAY, paper).map(({ box }) => box);
		expect(paper.reply).toBe('returned');
		expect(boxes).toContain('occurrences');
		expect(boxes).toContain('lines.1');
		expect(boxes).not.toContain('');
	});

	it('says what the reply said, and nothing that became wrong since', () => {
		const reply = world.chart.one('DocumentReference', `reply-${paper.id}`);
		const text = atob(reply?.content[0]?.attachment.data ?? '');
		const edits = repliedEdits(world, STAY, paper);
		for (const { title } of edits) expect(text).toContain(`- ${title}: `);
		expect(edits).toHaveLength(text.split('\n').filter((line) => line.startsWith('- ')).length);
	});

	it('knows the box by the record of that minute, whatever came later', () => {
		const { world: later, refused } = play([
			'2025-11-10T12:00',
			...write('eligibility'),
			...write('election'),
			'2025-12-01T09:00',
			...write('claim', {}, { id: 'claim-1' }),
			...write('notice-of-election')
		]);
		expect(refused).toEqual([]);
		const edits = repliedEdits(later, STAY, paperIn(later, 'claim-1'));
		expect(edits.find(({ title }) => title === 'No accepted notice of election')?.box).toBe(
			'admission'
		);
		expect(edits.map(({ box }) => box)).not.toContain('');
	});

	it('is nothing for a claim that was taken', () => {
		const taken = sent({});
		expect(paperIn(taken, 'claim-1').reply).toBe('accepted');
		expect(repliedEdits(taken, STAY, paperIn(taken, 'claim-1'))).toEqual([]);
	});
});

describe('claimRows', () => {
	it('puts what came back to work until it is corrected and taken', () => {
		const groups = (world: World) => rowsIn(world).map(({ id, group }) => `${group} ${id}`);
		const back = sent({ occurrences: [] });
		expect(groups(back).filter((one) => one.startsWith('work'))).toEqual(['work claim-1']);
		const corrected = sent(
			{ occurrences: [] },
			...write('claim', {}, { id: 'claim-2', replaces: 'claim-1' })
		);
		expect(groups(corrected).filter((one) => one.includes('claim'))).toEqual([
			'sent claim-2',
			'sent claim-1'
		]);
	});

	it('leaves to be worked only the last version of what came back twice', () => {
		const world = sent(
			{ occurrences: [] },
			...write('claim', { values: [] }, { id: 'claim-2', replaces: 'claim-1' })
		);
		expect(rowsIn(world).flatMap(({ id, group }) => (group === 'work' ? [id] : []))).toEqual([
			'claim-2'
		]);
	});

	it('lists drafts first and remittances last, with the days they are about', () => {
		const world = sent(
			{},
			'2025-12-20T09:00',
			open('claim-3', 'claim', { from: '2025-12-01', through: '2025-12-31', billType: '813' })
		);
		const rows = rowsIn(world);
		expect(rows[0]).toMatchObject({
			group: 'written',
			note: '1 Dec to 31 Dec 2025, bill 813',
			when: 'not sent'
		});
		expect(rows.at(-1)).toMatchObject({ group: 'paid', title: 'Remittance' });
		expect(rows.at(-1)?.note).toBe('10 Nov 2025 to 30 Nov 2025');
		expect(rows.find(({ id }) => id === 'claim-1')?.note).toBe('10 Nov to 30 Nov 2025, bill 812');
	});

	it('says that a draft has no dates yet', () => {
		const chart = Chart.of([...CHART, scripted('notice-of-election', {}, { reply: 'accepted' })]);
		const place = { chart, start: parseStart('2025-11-10T08:00:00-05:00') };
		expect(place.start).toEqual(START);
		const form: FormState = {
			id: 'f',
			workflow: 'hospice',
			kind: 'claim',
			patient: PATIENT,
			openedAt: 0,
			values: {}
		} as unknown as FormState;
		const rows = claimRows(
			papersOf(place, STAY),
			shelfOf(place, { stay: STAY, patient: PATIENT }, [form]),
			[form]
		);
		expect(rows.map(({ group, note }) => `${group}: ${note}`)).toEqual([
			'written: no dates yet',
			'sent: election of 10 Nov 2025'
		]);
	});
});
