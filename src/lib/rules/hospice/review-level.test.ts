import { describe, expect, it } from 'vitest';
import { expectedClaim } from './claim-expected';
import type { Claim, LevelChange, StayRecord, Visit } from './model';
import { reviewStay } from './review';
import { CANCER, inpatientWith, levelWith, recordWith, visitWith } from './sample-record';

const HOME = levelWith();
const brief = (denials: ReturnType<typeof reviewStay>) =>
	denials.map(({ rule, days }) => `${rule} ${days?.from ?? ''} ${days?.to ?? ''}`);
const asked = (
	told: Partial<StayRecord>,
	change: (claim: Claim) => Partial<Claim> = () => ({})
) => {
	const record = recordWith(told);
	const claim = expectedClaim(record, '2025-12', CANCER);
	return reviewStay(record, { ...claim, ...change(claim) });
};

describe('general inpatient care', () => {
	const NIGHTS = ['2025-12-03', '2025-12-04', '2025-12-05'];
	const stay = (
		told: Partial<LevelChange> = {},
		visits: readonly Visit[] = NIGHTS.map((day) => visitWith(day))
	) => ({
		levels: [
			HOME,
			inpatientWith({ at: '2025-12-03T10:00', ...told }),
			levelWith({ at: '2025-12-06T10:00' })
		],
		visits
	});

	it('holds with attempts, need, plan and a note a day', () => {
		expect(asked(stay())).toEqual([]);
		expect(reviewStay(recordWith(stay()))).toEqual([]);
	});

	it.each([{ attempts: '' }, { need: ' ' }, { plan: '' }, { orderedBy: null }])(
		'falls to routine with %j',
		(told) => {
			expect(brief(asked(stay(told)))).toEqual(['L1 2025-12-03 2025-12-05']);
		}
	);

	it('names all that is not shown', () => {
		expect(asked(stay({ attempts: '', plan: '' }))[0]?.message).toBe(
			'The record of general inpatient care from 3 Dec 2025 does not show what was tried at home, the plan to go home, so the days billed from 3 Dec 2025 to 5 Dec 2025 are not paid at that level.'
		);
	});

	it('falls where the need would fit anybody', () => {
		const [denial] = asked(stay({ need: 'Meets GIP criteria, continue current plan of care.' }));
		expect(denial?.message).toContain('("meets gip criteria", "continue current plan of care")');
	});

	it('stands where a stock phrase lies among figures of this patient', () => {
		const attempts = 'Morphine 5 mg at 02:10 and 04:15, pain 9 of 10 before and after, stable.';
		expect(brief(asked(stay({ attempts })))).toEqual(brief(asked(stay({}))));
		expect(asked(stay({ attempts: 'Was stable.' }))[0]?.message).toContain('stable');
	});

	it('counts no note that holds nothing but stock phrases', () => {
		const noted = (text: string) =>
			brief(
				asked(
					stay({}, [
						visitWith('2025-12-03'),
						visitWith('2025-12-04', { text }),
						visitWith('2025-12-05')
					])
				)
			);
		expect(noted('Pain 3 of 10, stable.')).toEqual([]);
		expect(noted('Stable, doing well.')).not.toEqual([]);
	});

	it('falls on days without a signed note of a clinician', () => {
		const notes = (told: Partial<Visit>) =>
			stay({}, [
				visitWith('2025-12-03'),
				visitWith('2025-12-04', told),
				visitWith('2025-12-05', { discipline: 'hospice-physician', signer: 'Ana Ruiz, MD' })
			]);
		expect(brief(asked(notes({})))).toEqual([]);
		for (const told of [
			{ text: '' },
			{ isPhone: true },
			{ discipline: 'chaplain' as const, signer: 'Jo Fry, MDiv' }
		])
			expect(brief(asked(notes(told)))).toEqual(['L1 2025-12-04 2025-12-04']);
		expect(brief(asked(notes({ signer: '' })))).toEqual(['L1 2025-12-04 2025-12-04', 'S1  ']);
	});

	it('falls where the claim bills a day that the record has at home', () => {
		const later = (claim: Claim) => ({
			lines: claim.lines.map((line) => (line.revenue === '0656' ? { ...line, units: 4 } : line))
		});
		const bill = (claim: Claim) => ({
			lines: later(claim).lines.filter(({ date }) => date !== '2025-12-06')
		});
		const [denial] = asked(stay(), bill);
		expect(brief(denial ? [denial] : [])).toEqual(['L1 2025-12-06 2025-12-06']);
		expect(denial?.message).toContain(
			'6 Dec 2025 is billed as general inpatient care, and the record has routine home care (General inpatient care ended on 6 Dec 2025'
		);
	});

	it('has nothing to deny where the claim asks for routine care', () => {
		const routine = (claim: Claim) => ({
			lines: claim.lines.map((line) =>
				line.revenue === '0656' ? { ...line, revenue: '0651', hcpcs: 'Q5001' } : line
			)
		});
		expect(asked(stay({ attempts: '' }), routine)).toEqual([]);
	});
});

describe('continuous home care', () => {
	const hourly =
		'08:00 pain 9, morphine 10 mg. 09:00 pain 8. 10:00 7. 11:00 6. 12:00 5. 13:00 5. 14:00 4. 15:00 4.';
	const crisis = (text: string, told: Partial<LevelChange> = {}, to = '16:00') => ({
		levels: [
			HOME,
			levelWith({
				level: 'continuous',
				at: '2025-12-03T00:00',
				need: 'Pain 9 of 10 on every move.',
				...told
			}),
			levelWith({ at: '2025-12-04T00:00' })
		],
		visits: [
			visitWith('2025-12-03', {
				start: '2025-12-03T08:00',
				end: `2025-12-03T${to}`,
				isContinuous: true,
				text
			})
		]
	});

	it('holds with a crisis and a note for each hour', () => {
		expect(asked(crisis(hourly))).toEqual([]);
		expect(asked(crisis(hourly, { need: '', reason: 'Pain crisis.' }))).toEqual([]);
	});

	it('falls without them', () => {
		expect(brief(asked(crisis(hourly, { need: '', reason: '' })))).toEqual([
			'L1 2025-12-03 2025-12-03'
		]);
		expect(brief(asked(crisis('08:00 pain 9. 12:00 pain 5.')))).toEqual([
			'L1 2025-12-03 2025-12-03'
		]);
		expect(brief(asked(crisis('')))).toEqual(['L1 2025-12-03 2025-12-03']);
	});

	it('falls where the claim bills more units than the notes, or a day that falls short', () => {
		const units = (count: number) => (claim: Claim) => ({
			lines: claim.lines.map((line) => (line.revenue === '0652' ? { ...line, units: count } : line))
		});
		expect(brief(asked(crisis(hourly), units(40)))).toEqual(['L1 2025-12-03 2025-12-03']);
		expect(asked(crisis(hourly), units(32))).toEqual([]);
		const short = (claim: Claim) => ({
			lines: [
				...claim.lines,
				{ revenue: '0652', hcpcs: 'Q5001', modifier: '', date: '2025-12-03', units: 32 }
			].filter(({ revenue }) => revenue !== '0651')
		});
		const [denial] = asked(crisis(hourly, {}, '15:00'), short);
		expect(denial?.message).toContain('Care of 7 h is less than the 8 hours of a continuous day');
	});
});

describe('respite', () => {
	const respite = (told: Partial<LevelChange> = {}, to = '2025-12-06') => ({
		levels: [
			HOME,
			levelWith({
				level: 'respite',
				at: '2025-12-03T10:00',
				site: 'nursing-facility',
				caregiver: 'Her daughter has surgery on 4 Dec.',
				...told
			}),
			levelWith({ at: `${to}T10:00` })
		],
		visits: []
	});

	it('holds where the caregiver has a reason', () => {
		expect(asked(respite())).toEqual([]);
	});

	it('falls where nobody says why, whatever the symptom', () => {
		expect(brief(asked(respite({ caregiver: '', reason: 'Pain', need: 'Pain' })))).toEqual([
			'L1 2025-12-03 2025-12-05'
		]);
	});

	it('falls from the sixth day on, where the claim asks for it', () => {
		expect(asked(respite({}, '2025-12-10'))).toEqual([]);
		const all = (claim: Claim) => ({
			lines: claim.lines
				.map((line) => (line.revenue === '0655' ? { ...line, units: 7 } : line))
				.filter(({ revenue, date }) => revenue !== '0651' || date !== '2025-12-08')
		});
		expect(brief(asked(respite({}, '2025-12-10'), all))).toEqual([
			'L1 2025-12-08 2025-12-08',
			'L1 2025-12-09 2025-12-09'
		]);
	});
});
