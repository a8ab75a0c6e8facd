import type { FormValues } from '$lib/engine/forms';
import { viewOf } from '$lib/engine/step';
import { DRUGS } from '$lib/rules/formulary';
import { LABS } from '$lib/rules/orderables';
import { describe, expect, it } from 'vitest';
import { draftsOf, isReady, needsOf, needsText, signAction, troubleOf, withAnswer } from './basket';
import { patientFacts } from './facts';
import { FORMS } from './fields';
import { indications } from './indications';
import { countOrders, orderList, whenParts } from './order-list';
import { prefillFrom, prefillFromOrder } from './prefill';
import { formIn, move, openMove, play, RUTH, START } from './sample-ward';
import { validateOrder } from './validate';
import { kidneyLine, watchedFor } from './watched';

function basket(...forms: readonly (readonly [string, FormValues])[]) {
	const moves = forms.map(([kind, values], at) => openMove(at, `order-${at}`, kind, values));
	const { world } = play(moves);
	return { world, drafts: draftsOf(viewOf(world), RUTH) };
}

const CEFTRIAXONE =
	prefillFrom({ kind: 'medication', id: 'ceftriaxone', sentence: 0 })?.values ?? {};

describe('prefilled forms', () => {
	it('holds everything the order sentence says', () => {
		expect(CEFTRIAXONE).toMatchObject({
			item: 'ceftriaxone',
			name: 'cefTRIAXone',
			doseUnit: 'g',
			route: 'IV',
			priority: 'routine',
			firstDose: 'now',
			prn: false
		});
	});

	it('chooses the specimen of a test only where there is one', () => {
		for (const lab of LABS) {
			const values = prefillFrom({ kind: 'laboratory', id: lab.id, sentence: null })?.values;
			expect(values?.['specimen']).toBe(lab.specimens.length === 1 ? lab.specimens[0] : undefined);
		}
	});

	it('fills only fields the form has, for every order sentence of the formulary', () => {
		const known = new Set(FORMS['medication-order']?.fields.map(({ id }) => id));
		for (const drug of DRUGS)
			drug.common.forEach((_, sentence) => {
				const made = prefillFrom({ kind: 'medication', id: drug.id, sentence });
				const strange = Object.keys(made?.values ?? { none: 1 }).filter((id) => !known.has(id));
				expect([drug.id, strange]).toEqual([drug.id, []]);
			});
	});

	it('gives nothing for what is not in the catalogue', () => {
		expect(prefillFrom({ kind: 'care', id: 'moon-walk', sentence: null })).toBeUndefined();
		expect(prefillFromOrder(play([]).world, 'nowhere')).toBeUndefined();
	});
});

describe('the basket', () => {
	it('counts fields, questions and stops apart', () => {
		const { drafts } = basket(
			['medication-order', CEFTRIAXONE],
			['medication-order', { ...CEFTRIAXONE, item: 'ampicillin-sulbactam', name: 'x' }]
		);
		expect(drafts[0]?.needs).toMatchObject({ fields: 2, questions: 1, stops: 0 });
		expect(drafts[1]?.needs.stops).toBeGreaterThan(0);
		expect(isReady(needsOf(drafts))).toBe(false);
	});

	it('says what is missing in words', () => {
		expect(needsText({ fields: 1, questions: 1, stops: 0 })).toBe(
			'1 question to answer, 1 field missing'
		);
		expect(needsText({ fields: 2, questions: 0, stops: 3 })).toBe(
			'3 stops to resolve, 2 fields missing'
		);
		expect(needsText({ fields: 0, questions: 0, stops: 0 })).toBe('');
	});

	it('sends only answers to stops that still stand', () => {
		const kept = { check: 'allergy.amoxicillin', reason: 'no-alternative', note: '' };
		const gone = { check: 'interaction.old', reason: 'protocol', note: '' };
		const { drafts } = basket(['medication-order', { ...CEFTRIAXONE, answers: [gone, kept] }]);
		const [draft] = drafts;
		expect(draft?.needs.questions).toBe(0);
		expect(draft && signAction(draft, 'prescriber').data['answers']).toEqual([kept]);
	});

	it('replaces an earlier answer to the same stop', () => {
		const first = { check: 'a', reason: 'protocol', note: '' };
		const second = { check: 'a', reason: 'will-monitor', note: 'QTc' };
		expect(withAnswer([first], second)).toEqual([second]);
	});

	it('signs with what it replaces, and pends without', () => {
		const { drafts } = basket(['medication-order', { ...CEFTRIAXONE, replaces: 'azi' }]);
		const [draft] = drafts;
		expect(draft && signAction(draft, 'prescriber')).toMatchObject({
			type: 'order.sign',
			data: { replaces: 'azi' }
		});
		const pend = draft && signAction(draft, 'order-specialist');
		expect(pend).toMatchObject({ type: 'order.pend' });
		expect(Object.keys(pend?.data ?? {})).toEqual(['order', 'answers']);
	});

	it('names trouble before an order is chosen', () => {
		const trouble = (item: string, more: FormValues = {}) => {
			const { form, view } = formIn('medication-order', { ...CEFTRIAXONE, item, ...more });
			return troubleOf(validateOrder(form, view, patientFacts(view, RUTH)));
		};
		expect(trouble('ceftriaxone')).toEqual({ severity: 'soft', words: 'related allergy' });
		expect(trouble('ampicillin-sulbactam')).toEqual({ severity: 'hard', words: 'allergy' });
		expect(trouble('enoxaparin', { dose: 30, doseUnit: 'mg', route: 'subcut' })?.words).toBe(
			'duplicate'
		);
		expect(trouble('pantoprazole', { dose: 40, doseUnit: 'mg' })).toBeUndefined();
	});

	it('offers each coded active problem once', () => {
		expect(indications(play([]).world.chart, RUTH).map(({ code }) => code)).toEqual([
			'J18.9',
			'I10'
		]);
	});
});

describe('the list of orders', () => {
	it('shows state, result and flag', () => {
		const chips = orderList(play([]).world, RUTH).map(({ id, status, flag }) => [id, status, flag]);
		expect(chips).toEqual([
			['azi', 'Active', null],
			['enox', 'Active', null],
			['apap', 'Pended', null],
			['lactate', '3.1 mmol/L', 'high'],
			['film', 'Active', null]
		]);
	});

	it('says that a case holds no result, only after a long wait', () => {
		const film = (minutes: number) =>
			orderList(play([move(minutes, 'clock.advance', { why: 'wait' })]).world, RUTH).find(
				({ id }) => id === 'film'
			)?.remark;
		expect(film(30)).toBeNull();
		expect(film(24 * 60)).toBe('In process, no result in this case');
	});

	it('folds a stopped order away and offers nothing on it', () => {
		const { world } = play([
			move(1, 'order.discontinue', { order: 'azi', reason: 'duplicate', note: '' })
		]);
		expect(orderList(world, RUTH).find(({ id }) => id === 'azi')).toMatchObject({
			status: 'Discontinued',
			isEnded: true,
			canStop: false,
			canChange: false
		});
	});

	it('counts drafts before orders', () => {
		expect(countOrders(play([]).world, RUTH)).toBe('5');
		expect(countOrders(basket(['medication-order', CEFTRIAXONE]).world, RUTH)).toBe('1 to sign');
	});

	it('cuts a time in two for a narrow column', () => {
		expect(whenParts(START, '2026-01-14T12:20:00-05:00')).toEqual(['14 Jan', '12:20']);
	});
});

describe('what is watched', () => {
	it('names the test a dose hangs on', () => {
		expect(watchedFor('levofloxacin')?.title).toBe('Creatinine');
		expect(watchedFor('potassium-chloride')?.title).toBe('Potassium');
		expect(watchedFor('warfarin')?.title).toBe('INR');
		expect(watchedFor('azithromycin')).toBeUndefined();
		expect(watchedFor('moon-dust')).toBeUndefined();
	});

	it('shows clearance with what it was reckoned from', () => {
		const { view } = formIn('medication-order', {});
		const facts = patientFacts(view, RUTH);
		expect(kidneyLine(facts, START)).toBe(
			'CrCl 32 mL/min: 66 y, 58.4 kg measured, creatinine 1.6 mg/dL on 14 Jan 2026 13:05'
		);
		expect(kidneyLine({ ...facts, kidneys: null }, START)).toBe(
			'CrCl not known: no creatinine in this chart'
		);
		const light = { ...facts, header: { ...facts.header, weightKg: null } };
		expect(kidneyLine(light, START)).toMatch(/^CrCl not known without a weight: 66 y/);
	});
});
