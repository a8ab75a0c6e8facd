/** The payer on both sides: what its front end says of a notice or claim, and what it pays in the end. */
import { Chart } from '$lib/fhir/chart';
import { attachmentText } from '$lib/fhir/selectors/display';
import type { Resource } from '$lib/fhir/types';
import type { Denial, SentClaim } from '$lib/rules/hospice/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormValues } from '$lib/engine/forms';
import { claimIn } from './record';
import { paidDays, remittanceOf } from './remittance';
import { editsOf, replyOf } from './replies';
import {
	act,
	ADMITTED,
	CHART,
	ms,
	PATIENT,
	play,
	scripted,
	START,
	STAY,
	WHOLE,
	write
} from './sample-stay';

const NOON = ms('2025-12-05T12:00');
const where = (...papers: readonly Resource[]) => ({
	chart: Chart.of([...CHART, ...papers]),
	start: START,
	at: NOON
});
const formOf = (kind: string, values: FormValues) => ({
	id: 'f',
	workflow: 'hospice',
	kind,
	patient: PATIENT,
	values: { stay: STAY, ...values },
	openedAt: 0,
	seq: 0
});

const STAY_PAPERS = [
	scripted('eligibility'),
	scripted('election'),
	scripted('oral-certification'),
	scripted('oral-certification', { by: 'attending', signer: 'Lena Ortiz, MD' }, { id: 'oral-2' }),
	scripted('certification'),
	scripted('certification', { by: 'attending', signer: 'Lena Ortiz, MD' }, { id: 'cert-2' }),
	scripted('notice-of-election', {}, { reply: 'accepted' }),
	scripted('plan-of-care', {}, { discipline: 'rn' }),
	scripted('idg-note', { on: '2025-11-20' }, { at: ms('2025-11-20T10:00') }),
	scripted('idg-note', { on: '2025-12-03' }, { id: 'idg-2', at: ms('2025-12-03T10:00') })
];

describe('the front end', () => {
	it('answers notices and claims, and nothing else', () => {
		expect(editsOf(where(), undefined)).toBeNull();
		expect(
			replyOf(where(...STAY_PAPERS), formOf('plan-of-care', WHOLE['plan-of-care']))
		).toBeNull();
		expect(
			replyOf(where(...STAY_PAPERS), formOf('notice-of-election', WHOLE['notice-of-election']))
		).toBe('accepted');
		expect(replyOf(where(...STAY_PAPERS), formOf('claim', WHOLE.claim))).toBe('accepted');
	});

	it('reads the leading zero and small letters of a type of bill as they are meant', () => {
		const notice = { ...WHOLE['notice-of-election'], billType: '081a' };
		expect(replyOf(where(...STAY_PAPERS), formOf('notice-of-election', notice))).toBe('accepted');
	});

	it.each<[string, FormValues, RegExp]>([
		['notice-of-election', { billType: '811' }, /notice\.bill-type/],
		['notice-of-election', { effective: '2025-11-11' }, /notice\.effective/],
		['notice-of-election', { hospiceNpi: '9000001303' }, /notice\.npi-hospice/],
		['claim', { status: '99' }, /claim\.status/],
		['claim', { occurrences: [] }, /claim\.occurrence-27/]
	])('sends a %s back with %j', (kind, values, id) => {
		const whole = WHOLE[kind as 'claim'];
		const edits = editsOf(where(...STAY_PAPERS), formOf(kind, { ...whole, ...values })) ?? [];
		expect(edits.map((edit) => edit.id).join(' ')).toMatch(id);
		expect(replyOf(where(...STAY_PAPERS), formOf(kind, { ...whole, ...values }))).toBe('returned');
	});

	it('judges by the record as it stands: no claim before the certification', () => {
		const without = STAY_PAPERS.filter(({ id }) => id !== 'certification');
		expect(replyOf(where(...without), formOf('claim', WHOLE.claim))).toBe('returned');
	});

	it('answers anew when the record has changed under the same form', () => {
		const form = formOf('claim', WHOLE.claim);
		const without = STAY_PAPERS.filter(({ id }) => id !== 'certification');
		expect(replyOf(where(...STAY_PAPERS), form)).toBe('accepted');
		expect(replyOf(where(...without), form)).toBe('returned');
		expect(replyOf(where(...STAY_PAPERS), form)).toBe('accepted');
	});

	it('leaves its words in the chart when something is signed', () => {
		const { world } = play([
			...ADMITTED.slice(0, 5),
			...write('notice-of-election', { billType: '811' })
		]);
		const reply = world.chart.one('DocumentReference', 'reply-notice-of-election');
		expect(reply?.description).toBe('Notice of election returned to provider');
		expect(reply?.author?.[0]?.display).toBe('Medicare contractor, front end');
		expect(attachmentText(reply?.content[0]?.attachment)).toMatch(
			/- Bill type: Bill type 811 is not/
		);
	});
});

describe('the remittance', () => {
	const claimed = (values: FormValues = {}, ...without: string[]) =>
		remittanceOf(
			where(
				...STAY_PAPERS.filter(({ id }) => !without.includes(id)),
				scripted('claim', values, { reply: 'accepted', at: ms('2025-12-04T09:00') })
			),
			STAY
		);

	it('pays every day of a claim whose papers hold', () => {
		expect(claimed()).toEqual({
			kind: 'Remittance advice',
			title: 'Remittance, 10 Nov 2025 to 30 Nov 2025',
			text: [
				'Statement 10 Nov 2025 to 30 Nov 2025, type of bill 812.',
				'',
				'- Days billed: 21',
				'- Days paid: 21',
				'- Days not paid: 0'
			].join('\n')
		});
	});

	it('says what is not paid, and why', () => {
		const text = claimed({}, 'plan-of-care', 'idg-note', 'idg-2')?.text ?? '';
		expect(text).toContain('- Days paid: 0');
		expect(text).toMatch(/## Denied on review\n- P1 Plan of care: .*418\.56/);
	});

	it('of a stay without a claim that was taken is none', () => {
		expect(remittanceOf(where(...STAY_PAPERS), STAY)).toBeNull();
		expect(
			remittanceOf(where(...STAY_PAPERS, scripted('claim', {}, { reply: 'returned' })), STAY)
		).toBeNull();
	});

	it('comes when the script says so, and is refused where there is no claim to answer', () => {
		const pay = act('payer.pay');
		expect(play([...ADMITTED, pay]).refused).toHaveLength(1);
	});
});

describe('paid days', () => {
	const claim: SentClaim = {
		...claimIn(WHOLE.claim),
		paper: 'claim',
		sent: '2025-12-04',
		state: 'accepted'
	};
	const denial = (days: Denial['days']): Denial => ({
		rule: 'P1',
		title: 't',
		message: 'm',
		effect: 'denied',
		days,
		papers: [],
		source: 's'
	});

	it('lose what is denied and what span 77 gives up, each day once', () => {
		const span = { code: '77', from: '2025-11-10', to: '2025-11-12' };
		expect(paidDays({ ...claim, spans: [span] }, [])).toEqual({ paid: 18, denied: 3 });
		expect(
			paidDays({ ...claim, spans: [span, { ...span, code: 'M2' }] }, [
				denial({ from: '2025-11-12', to: '2025-11-13' })
			])
		).toEqual({ paid: 17, denied: 4 });
		expect(paidDays(claim, [denial(null)])).toEqual({ paid: 0, denied: 21 });
	});

	it('and lost days are always the days of the claim', () => {
		const day = fc
			.integer({ min: 1, max: 30 })
			.map((number) => `2025-11-${String(number).padStart(2, '0')}`);
		fc.assert(
			fc.property(fc.array(fc.tuple(day, day), { maxLength: 4 }), (ranges) => {
				const { paid, denied } = paidDays(
					claim,
					ranges.map(([from, to]) => denial({ from, to }))
				);
				expect(paid + denied).toBe(21);
				expect(Math.min(paid, denied)).toBeGreaterThanOrEqual(0);
			})
		);
	});
});
