import type { Json } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import type { View } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import { describe, expect, it } from 'vitest';
import { FORMS, PAPER_KINDS, type PaperKind } from './fields';
import { ADMITTED, ms, PATIENT, play, STAY, WHOLE, write, type Sample } from './sample-stay';
import { standingStops, validateForm } from './validate';

const views = new Map<string, View>();
/** The stay at noon of its first day, elected and with its HOPE admission record signed. */
function viewFor(role: Sample['role'] = 'nurse'): View {
	const known = views.get(role);
	if (known) return known;
	const nurse = play([...ADMITTED, ...write('hope-admission', { J2051A: '2' })]);
	const view = { ...viewOf(nurse.world), role };
	views.set(role, view);
	return view;
}

const formOf = (kind: PaperKind, values: FormValues) => ({
	id: 'f',
	workflow: 'hospice',
	kind,
	patient: PATIENT,
	values: { stay: STAY, ...values },
	openedAt: 0,
	seq: 0
});

function checks(kind: PaperKind, values: FormValues = {}, role?: Sample['role']) {
	return validateForm(formOf(kind, { ...WHOLE[kind], ...values }), viewFor(role));
}
const ids = (...args: Parameters<typeof checks>) =>
	checks(...args).map(({ id, severity }) => `${severity} ${id}`);

/** Somebody who may sign a kind of paper. */
const signerOf = (kind: PaperKind): Sample['role'] =>
	FORMS[kind]?.roles.includes('nurse') ? 'nurse' : 'prescriber';

describe('a whole paper', () => {
	it.each(PAPER_KINDS)('%s can be signed by who may', (kind) => {
		expect(ids(kind, {}, signerOf(kind))).toEqual([]);
	});

	it.each(PAPER_KINDS)('%s lacks exactly what is required once it is emptied', (kind) => {
		const found = validateForm(formOf(kind, {}), viewFor(signerOf(kind)));
		expect(found.length).toBeGreaterThan(0);
		for (const { id, severity, field } of found) {
			expect(severity).toBe('hard');
			expect(id).toBe(`required.${field ?? ''}`);
		}
	});
});

describe('who may sign', () => {
	it.each([
		['certification', 'nurse', true],
		['face-to-face', 'nurse', true],
		['discharge-order', 'biller', true],
		['certification', 'prescriber', false],
		['plan-of-care', 'biller', true],
		['claim', 'biller', false],
		['claim', 'prescriber', true],
		['hope-admission', 'nurse', false],
		['hope-admission', 'records', true],
		['code-status', 'prescriber', false]
	] as const)('%s by a %s: refused %s', (kind, role, isRefused) => {
		expect(checks(kind, {}, role).some(({ id }) => id === 'role')).toBe(isRefused);
	});
});

describe('times', () => {
	it('that say when something was lie behind us', () => {
		expect(
			ids('visit-note', { start: ms('2025-11-10T13:00'), end: ms('2025-11-10T14:00') })
		).toEqual(['hard future.start', 'hard future.end']);
		expect(ids('idg-note', { on: '2025-11-11' })).toEqual(['hard future.on']);
	});

	it('that may lie ahead are left alone', () => {
		expect(ids('election', { effective: '2025-11-12' })).toEqual([]);
		expect(ids('revocation', { effective: '2025-11-30' })).toEqual([]);
		expect(ids('certification', { periodTo: '2026-02-07' }, 'prescriber')).toEqual([]);
	});

	it.each<[PaperKind, FormValues, string]>([
		['revocation', { effective: '2025-11-09' }, 'order.effective'],
		['election', { effective: '2025-11-09' }, 'order.effective'],
		['addendum', { requestedOn: '2025-11-10', furnishedOn: '2025-11-09' }, 'order.furnishedOn'],
		['claim', { through: '2025-11-09' }, 'order.through'],
		['hope-discharge', { A0270: '2025-11-09' }, 'order.A0270'],
		['visit-note', { end: ms('2025-11-10T09:00') }, 'order.end'],
		['visit-note', { start: ms('2025-11-09T10:00') }, 'order.end']
	])('of a %s that run backwards are refused: %j', (kind, values, id) => {
		const found = checks(kind, values);
		expect(found.map((check) => check.id)).toContain(id);
		expect(found.find((check) => check.id === id)?.severity).toBe('hard');
	});

	it('of a certification whose period ends before it begins are refused', () => {
		expect(ids('certification', { periodTo: '2025-11-09' }, 'prescriber')).toContain(
			'hard order.periodTo'
		);
	});
});

describe('rules of single papers', () => {
	it('ask back about a statement that is not whole, and name what it lacks', () => {
		const [check] = checks('election', { elements: ['hospice', 'signature'] });
		expect(check).toMatchObject({ id: 'election.elements', severity: 'soft', field: 'elements' });
		expect(check?.detail).toContain('right to the addendum');
	});

	it('refuse an oral certification by anybody but a physician', () => {
		expect(ids('oral-certification', { by: 'hospice-np' })).toEqual(['hard certifier']);
		expect(ids('oral-certification', { by: 'attending-np' })).toEqual(['hard certifier']);
		expect(ids('oral-certification', { by: 'attending' })).toEqual([]);
	});

	it('refuse a number that cannot be', () => {
		expect(ids('visit-note', { pain: 11 })).toEqual(['hard range.pain']);
	});

	it('hold doses against strength and volume', () => {
		const dose = (row: FormValues) =>
			checks('medication-profile', {
				drugs: [
					{
						drug: 'morphine',
						strength: 20,
						doseMg: 5,
						volumeMl: 0.25,
						route: 'oral',
						everyHours: 4,
						use: 'prn',
						indication: 'pain',
						...row
					}
				]
			});
		expect(dose({})).toEqual([]);
		expect(dose({ volumeMl: 2.5 }).some(({ severity }) => severity === 'hard')).toBe(true);
		expect(dose({ volumeMl: 2.5 })[0]?.id).toMatch(/^dose\.0\./);
	});

	it('hold HOPE records to their skips, the admission date of an update coming from the election', () => {
		expect(ids('hope-update')).toEqual([]);
		expect(ids('hope-admission', { N0500A: '0', N0500B: '2025-11-10' })).toEqual([
			'hard hope.N0500B'
		]);
		expect(ids('hope-admission', { M1190: '1', M1195: ['A', 'Z'], M1200: ['B'] })).toContain(
			'hard hope.M1195'
		);
		expect(ids('hope-update', { Z0350: '2025-11-08' })).toContain('hard hope.Z0350');
	});

	it('let a follow-up stand only behind its record, and only where that asks for one', () => {
		expect(ids('hope-follow-up', { timepoint: 'update-1' })).toEqual(['hard hope.parent']);
		expect(ids('hope-follow-up')).toEqual([]);
		const made = { J2052A: '1', J2052C: null, J2052B: '2025-11-10', by: 'rn', inPerson: 'yes' };
		const impacts = Object.fromEntries([...'ABCDEFGH'].map((letter) => [`J2053${letter}`, '0']));
		expect(ids('hope-follow-up', { ...made, ...impacts })).toEqual([]);
	});
});

describe('answers', () => {
	const bare = formOf('election', { ...WHOLE.election, elements: ['hospice', 'signature'] });
	const stops = (answers: Json) =>
		standingStops(bare, viewFor(), { answers, replaces: 'election' }).map(({ id }) => id);

	it('let a soft stop pass when they are known and say what they have to', () => {
		const answer = { check: 'election.elements', reason: 'as-signed', note: '' };
		expect(stops([])).toEqual(['election.elements']);
		expect(stops([answer])).toEqual([]);
		expect(stops([{ ...answer, reason: 'because' }])).toEqual(['election.elements']);
		expect(stops([{ ...answer, reason: 'true-so' }])).toEqual(['election.elements']);
		expect(stops([{ ...answer, reason: 'true-so', note: 'Seen.' }])).toEqual([]);
		expect(stops([{ ...answer, check: 'other' }])).toEqual(['election.elements']);
	});

	it('never let a hard stop pass', () => {
		const late = formOf('revocation', { ...WHOLE.revocation, effective: '2025-11-01' });
		const answer = { check: 'order.effective', reason: 'as-signed', note: '' };
		expect(standingStops(late, viewFor(), { answers: [answer] }).map(({ id }) => id)).toEqual([
			'order.effective'
		]);
	});
});
