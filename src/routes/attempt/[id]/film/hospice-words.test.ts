import { describe, expect, it } from 'vitest';
import type { Entry, World } from '$lib/engine/model';
import { runOf, replay } from '$lib/engine/replay';
import { hospice } from '$lib/workflows/hospice';
import { PAPER_KINDS } from '$lib/workflows/hospice/fields';
import {
	act,
	ADMITTED,
	CHART,
	play,
	scenarioOf,
	scripted,
	WHOLE,
	write,
	type Move
} from '$lib/workflows/hospice/sample-stay';
import { hospiceWords } from './hospice-words';
import { placesOf } from './steps';

const SAMPLE = {
	chart: [
		...CHART,
		scripted('certification', { on: null }, { id: 'cert', state: 'waiting' }),
		scripted('plan-of-care', {}, { id: 'poc', state: 'waiting' })
	]
};

/** What the film says of the last of some moves. */
function told(...moves: readonly Move[]): string {
	const { entries } = play([...ADMITTED, ...moves], SAMPLE);
	const run = runOf(replay(scenarioOf(SAMPLE), entries, [hospice]), entries);
	const last = entries.at(-1);
	if (!last) throw new Error('nothing was done');
	return hospiceWords(last, run.before(last.seq));
}

describe('hospiceWords', () => {
	it.each<[string, readonly Move[]]>([
		['went to the patient: routine visit', [act('visit.begin', { purpose: 'routine' })]],
		[
			'asked the hospice physician for: certification of terminal illness, period 1; "Today, please."',
			[
				act('paper.request', {
					kind: 'certification',
					to: 'hospice-physician',
					period: 1,
					note: 'Today, please.'
				})
			]
		],
		[
			'sent back the certification of terminal illness, period 1: signature not dated',
			[act('paper.review', { paper: 'cert', verdict: 'return', faults: ['no-date'], note: '' })]
		],
		[
			'filed the plan of care',
			[act('paper.review', { paper: 'poc', verdict: 'file', faults: [], note: '' })]
		],
		[
			'told the attending: "Pain is worse."',
			[act('person.tell', { to: 'attending', text: 'Pain is worse.' })]
		],
		[
			'did: count the controlled medicines; "12 mL"',
			[act('care.act', { act: 'count-medicines', note: '12 mL' })]
		],
		['signed the HOPE update visit record, update visit 1', write('hope-update')],
		[
			'signed the code status and portable orders (POLST), do not resuscitate',
			write('code-status')
		],
		[
			'signed the change of level of care, general inpatient care from 10 Nov 2025 11:30',
			write('level-of-care')
		],
		['signed the visit note, 10 Nov 2025 10:00 to 11:00', write('visit-note')],
		['signed the revocation statement, effective 10 Nov 2025', write('revocation')]
	])('%s', (words, moves) => {
		expect(told(...moves)).toBe(words);
	});

	it('says what the payer answered to a notice and a claim', () => {
		const { entries } = play(ADMITTED);
		const run = runOf(replay(scenarioOf(), entries, [hospice]), entries);
		const signed = (seq: number) => hospiceWords(entries[seq] as Entry, run.before(seq));
		expect(signed(5)).toBe('signed the election statement, effective 10 Nov 2025');
		expect(signed(7)).toBe(
			'signed the notice of election, effective 10 Nov 2025; the payer took it'
		);
		expect(told(...write('claim'))).toMatch(
			/^signed the hospice claim, 10 Nov 2025 to 30 Nov 2025; returned by the payer: .*no certification/
		);
	});

	it('says that a paper takes the place of another, and how many checks were answered', () => {
		const first = write('plan-of-care', {}, { id: 'one' });
		expect(told(...first, ...write('plan-of-care', {}, { id: 'two', replaces: 'one' }))).toBe(
			'signed the plan of care, of 10 Nov 2025, in place of the one before'
		);
		const bare = write(
			'election',
			{ elements: ['hospice'] },
			{
				id: 'again',
				answers: [{ check: 'election.elements', reason: 'as-signed', note: '' }]
			}
		);
		expect(told(...bare)).toBe(
			'signed the election statement, effective 10 Nov 2025, answering 1 check'
		);
	});

	it('has words for a HOPE record that is sent', () => {
		expect(told(...write('hope-admission'), act('hope.submit', { paper: 'hope-admission' }))).toBe(
			'sent the HOPE admission record to the federal system'
		);
	});

	it('has words for the signature of every kind of paper', () => {
		const world = play(ADMITTED).world;
		for (const kind of PAPER_KINDS) {
			const form = {
				id: kind,
				workflow: 'hospice',
				kind,
				patient: 'Patient/ruth',
				values: { stay: 'stay-ruth', ...WHOLE[kind] },
				openedAt: 0,
				seq: 0
			};
			const before: World = { ...world, forms: new Map([[kind, form]]) };
			const entry = {
				...play([]).entries[0],
				type: 'paper.sign',
				workflow: 'hospice',
				data: { form: kind, paper: kind, stay: 'stay-ruth', replaces: null, answers: [] }
			} as unknown as Entry;
			expect(hospiceWords(entry, before)).toMatch(/^signed the \S.*[^ ,]$/);
			expect(hospiceWords(entry, before)).not.toMatch(/undefined|null|NaN|, $/);
		}
	});
});

describe('places of a stay', () => {
	it('are on the hospice desk, with its patient, also for what is heard in a visit', () => {
		const heard = {
			...scripted('visit-note'),
			id: 'heard',
			type: { text: 'Heard and seen' },
			extension: []
		};
		const sample = { chart: [...CHART, heard] };
		const view = {
			workflow: 'attempt',
			type: 'chart.view',
			data: { ref: 'DocumentReference/heard' }
		};
		const { entries, world } = play([act('visit.begin', { purpose: 'routine' }), view], sample);
		expect(placesOf(entries, world.chart).slice(1)).toEqual([
			{ activity: 'hospice', patient: 'Patient/ruth' },
			{ activity: 'hospice', patient: 'Patient/ruth' }
		]);
	});
});
