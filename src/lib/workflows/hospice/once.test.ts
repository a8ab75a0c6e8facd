import type { FormValues } from '$lib/engine/forms';
import { viewOf } from '$lib/engine/step';
import { describe, expect, it } from 'vitest';
import { FORMS, PAPER_KINDS, type PaperKind } from './fields';
import { ONCE, ONCE_CHECK } from './once';
import { papersOf } from './papers';
import { act, ADMITTED, CHART, play, scripted, STAY, WHOLE, write, type Move } from './sample-stay';
import { sheetOf } from './sheet';

/** What leads to the first paper of each kind, that paper included, and what its correction says. */
const FIRST: Readonly<Record<string, readonly [moves: readonly Move[], correction: FormValues]>> = {
	eligibility: [ADMITTED, { periodsUsed: 1, daysUsed: 30, lastEnded: '2025-06-30' }],
	election: [ADMITTED, {}],
	'hope-admission': [[...ADMITTED, ...write('hope-admission')], {}],
	'hope-discharge': [[...ADMITTED, ...write('revocation'), ...write('hope-discharge')], {}],
	revocation: [[...ADMITTED, ...write('revocation')], {}],
	transfer: [[...ADMITTED, ...write('transfer')], {}],
	discharge: [[...ADMITTED, ...write('discharge')], {}],
	'death-record': [[...ADMITTED, ...write('death-record')], {}]
};

const stateOf = (moves: readonly Move[]) =>
	play(moves).world.machines.get('hospice', STAY)?.snapshot.value;

const refusal = (kind: PaperKind, rest: string) =>
	`${FORMS[kind]?.title ?? ''} of 10 Nov 2025 stands already, and a stay has only one: ${rest}.`;

describe.each(ONCE)('%s stands once', (kind) => {
	const [moves, values] = FIRST[kind] ?? [[], {}];

	it('so a second one is refused, and names the first and its day', () => {
		const second = play([...moves, ...write(kind, values, { id: 'second' })]);
		expect(second.refused).toEqual([refusal(kind, 'open it and correct it')]);
	});

	it('and a correction replaces it, both stay readable, and the stay stands where it stood', () => {
		const corrected = [...moves, ...write(kind, values, { id: 'second', replaces: kind })];
		const { world, refused } = play(corrected);
		expect(refused).toEqual([]);
		const papers = papersOf(world, STAY).filter((paper) => paper.kind === kind);
		expect(papers.map(({ id, state }) => `${id} ${state}`)).toEqual([
			`${kind} replaced`,
			'second filed'
		]);
		expect(stateOf(corrected)).toBe(stateOf(moves));
	});

	it('and its form shows that before anybody signs', () => {
		const { world } = play([...moves, ...write(kind, values, { id: 'second' })]);
		const form = world.forms.get('second');
		if (!form) throw new Error('the refused form is gone');
		const stops = (replaces: string | null) =>
			sheetOf(form, viewOf(world), replaces).stops.map(({ id }) => id);
		expect(stops(null)).toContain(ONCE_CHECK);
		expect(stops(kind)).not.toContain(ONCE_CHECK);
	});

	it('and one that comes in beside it goes back', () => {
		const chart = [...CHART, scripted(kind, {}, { id: 'incoming', state: 'waiting' })];
		const review = (verdict: string, ...faults: string[]) =>
			play([...moves, act('paper.review', { paper: 'incoming', verdict, faults, note: '' })], {
				chart
			}).refused;
		expect(review('file')).toEqual([refusal(kind, 'send this one back')]);
		expect(review('return', 'no-date')).toEqual([]);
	});
});

describe('papers that stand once', () => {
	it('are of kinds that there are', () => {
		expect(ONCE.filter((kind) => !PAPER_KINDS.includes(kind))).toEqual([]);
	});

	it('of somebody else are not the learner’s to correct', () => {
		const chart = [
			...CHART,
			scripted('eligibility', {}, { id: 'intake' }),
			scripted('election', {}, { id: 'statement' }),
			scripted('notice-of-election', {}, { reply: 'accepted' })
		];
		const moves = ['2025-11-10T12:00', ...write('election', WHOLE.election)];
		expect(play(moves, { chart }).refused[0]).toMatch(/whoever signed it corrects it\.$/);
	});

	it('leave other kinds alone', () => {
		const twice = [
			...ADMITTED,
			...write('plan-of-care'),
			...write('plan-of-care', {}, { id: 'b' })
		];
		expect(play(twice).refused).toEqual([]);
	});
});
