import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, it } from 'vitest';
import { PAPER_KINDS } from './fields';
import { claimIn, recordOf } from './record';
import { ADMITTED, CHART, icd, ms, play, scripted, START, STAY, WHOLE, write } from './sample-stay';

const NOW = ms('2025-11-10T12:00');

function recordWith(...papers: readonly Resource[]) {
	return recordOf({ chart: Chart.of([...CHART, ...papers]), start: START, at: NOW }, STAY);
}

describe('recordOf', () => {
	it('of a stay without papers has nothing in it but its minute', () => {
		expect(recordWith()).toEqual({
			asOf: '2025-11-10T12:00',
			history: { periodsUsed: 0, daysUsed: null, lastEnded: null },
			election: null,
			attending: 'none',
			notices: [],
			certifications: [],
			faceToFaces: [],
			assessments: [],
			hope: [],
			plans: [],
			reviews: [],
			visits: [],
			levels: [],
			addenda: [],
			exit: null,
			bereavementPlan: null,
			claims: []
		});
	});

	it('reads every kind of paper, and each points back at its paper', () => {
		const record = recordWith(
			...PAPER_KINDS.map((kind) => scripted(kind, {}, { reply: 'accepted' }))
		);
		const text = JSON.stringify(record);
		const without = PAPER_KINDS.filter((kind) => !text.includes(`"paper":"${kind}"`));
		expect(without).toEqual([
			// What they say stands in the record without them.
			'eligibility',
			'code-status',
			'medication-profile',
			'prognosis-worksheet',
			// A death outweighs the other ways out.
			'revocation',
			'transfer',
			'discharge-order',
			'discharge',
			'notice-of-termination'
		]);
	});

	it('knows nothing of papers that wait, came back, were replaced or are yet to come', () => {
		const plan = scripted('plan-of-care', {}, { id: 'p' });
		expect(recordWith(scripted('plan-of-care', {}, { state: 'waiting' })).plans).toEqual([]);
		expect(recordWith({ ...plan, status: 'superseded' }).plans).toEqual([]);
		expect(recordWith(scripted('plan-of-care', {}, { at: NOW + 60_000 })).plans).toEqual([]);
		expect(recordWith(plan).plans).toEqual([{ paper: 'p', on: '2025-11-10', by: 'rn' }]);
	});

	it('reads the election with its elements, and what was used before', () => {
		const record = recordWith(
			scripted('election', { elements: ['hospice', 'signature'], signer: 'representative' }),
			scripted('eligibility', { periodsUsed: 2, daysUsed: 140, lastEnded: '2025-06-30' })
		);
		expect(record.election).toEqual({
			paper: 'election',
			signedAt: '2025-11-10T09:30',
			effective: '2025-11-10',
			signer: 'representative',
			elements: ['hospice', 'signature'],
			continuing: null
		});
		expect(record.history).toEqual({ periodsUsed: 2, daysUsed: 140, lastEnded: '2025-06-30' });
		expect(record.attending).toBe('physician');
	});

	it('goes on with the period of another hospice where the eligibility paper says so', () => {
		const record = recordWith(
			scripted('election'),
			scripted('eligibility', { period: 3, continuingFrom: '2025-10-20' })
		);
		expect(record.election?.continuing).toEqual({ number: 3, from: '2025-10-20' });
	});

	it('reads oral and written certifications, and what is lacking in them', () => {
		const { certifications } = recordWith(
			scripted('oral-certification'),
			scripted('certification', { on: null, signer: '', attested: 'no', narrative: null })
		);
		expect(certifications.map(({ form }) => form)).toEqual(['oral', 'written']);
		expect(certifications[1]).toMatchObject({
			period: 1,
			by: 'hospice-physician',
			on: null,
			signer: '',
			narrative: '',
			hasAttestation: false,
			isAboveSignature: true
		});
	});

	it('takes a face-to-face as attested only when it is signed and dated', () => {
		const of = (values: Record<string, string | null>) =>
			recordWith(scripted('face-to-face', values)).faceToFaces[0];
		expect(of({})).toMatchObject({
			period: 3,
			on: '2025-11-10',
			isAttested: true,
			isPassedOn: true
		});
		expect(of({ signedOn: null })?.isAttested).toBe(false);
		expect(of({ signer: '' })?.isAttested).toBe(false);
		expect(of({ attested: 'no' })?.isAttested).toBe(false);
		expect(of({ passedOn: 'no' })?.isPassedOn).toBe(false);
		expect(of({ passedOn: 'same' })?.isPassedOn).toBe(true);
		expect(of({ way: 'telehealth' })?.isTelehealth).toBe(true);
	});

	it('reads HOPE records with the day they were sent, their impacts and their follow-up', () => {
		const { hope } = recordWith(
			scripted(
				'hope-admission',
				{ J2051A: '3', J2051E: '2' },
				{ submitted: '2025-11-12', discipline: 'rn' }
			),
			scripted('hope-follow-up', {
				J2052A: '1',
				J2052B: '2025-11-11',
				by: 'lpn',
				inPerson: 'yes',
				J2053A: '1'
			}),
			scripted('hope-update', { timepoint: 'update-2' }, { at: ms('2025-11-10T09:00') }),
			scripted('hope-discharge', {}, { at: ms('2025-11-10T10:00') })
		);
		expect(hope.map(({ timepoint }) => timepoint)).toEqual(['admission', 'update-2', 'discharge']);
		expect(hope[0]).toMatchObject({
			on: '2025-11-10',
			completed: '2025-11-10',
			by: 'rn',
			isInPerson: true,
			submitted: '2025-11-12',
			isScreened: true,
			screened: '2025-11-10',
			impacts: { pain: 3, vomiting: 2, anxiety: 0 },
			followUp: {
				paper: 'hope-follow-up',
				isDone: true,
				on: '2025-11-11',
				by: 'lpn',
				isInPerson: true,
				reason: null,
				impacts: { pain: 1 }
			}
		});
		expect(hope[1]?.followUp).toBeNull();
	});

	it('reads a follow-up that was not made with its reason', () => {
		const { hope } = recordWith(
			scripted('hope-admission', { J2051A: '2' }),
			scripted('hope-follow-up', { J2052A: '0', J2052C: '2' })
		);
		expect(hope[0]?.followUp).toMatchObject({ isDone: false, on: null, by: null, reason: 2 });
	});

	it('begins with routine care at the place of admission unless that day says other', () => {
		const start = recordWith(
			scripted('election'),
			scripted('hope-admission', { A0215: 'assisted-living' })
		);
		expect(start.levels).toMatchObject([
			{ level: 'routine', at: '2025-11-10T00:00', site: 'assisted-living', paper: 'hope-admission' }
		]);
		const same = recordWith(
			scripted('election'),
			scripted('level-of-care', { level: 'inpatient' })
		);
		expect(same.levels).toMatchObject([{ level: 'inpatient', at: '2025-11-10T11:30' }]);
		const later = recordWith(
			scripted('election'),
			scripted('level-of-care', { level: 'respite', at: ms('2025-11-12T09:00') })
		);
		expect(later.levels.map(({ level, at }) => [level, at])).toEqual([
			['routine', '2025-11-10T00:00'],
			['respite', '2025-11-12T09:00']
		]);
	});

	it('orders visits and assessments by when they were, not by when they were written', () => {
		const visit = (id: string, start: string, end: string) =>
			scripted('visit-note', { start: ms(start), end: ms(end) }, { id });
		const { visits } = recordWith(
			visit('b', '2025-11-09T10:00', '2025-11-09T11:00'),
			visit('a', '2025-11-08T10:00', '2025-11-08T11:00')
		);
		expect(visits.map(({ paper }) => paper)).toEqual(['a', 'b']);
		expect(visits[0]).toMatchObject({
			discipline: 'rn',
			start: '2025-11-08T10:00',
			end: '2025-11-08T11:00',
			isPhone: false,
			isContinuous: false,
			signer: 'You, RN',
			signed: '2025-11-10'
		});
		expect(visits[0]?.text).toContain('Pain 3 of 10, was 6.');
	});

	it('counts notices and claims by what the payer said of them', () => {
		const record = recordWith(
			scripted(
				'notice-of-election',
				{},
				{ id: 'n1', reply: 'returned', at: ms('2025-11-09T09:00') }
			),
			scripted('notice-of-election', {}, { id: 'n2', reply: 'accepted' }),
			scripted('notice-of-election', {}, { id: 'n3' }),
			scripted('claim', {}, { reply: 'returned' })
		);
		expect(record.notices).toEqual([
			{ paper: 'n1', received: '2025-11-09', isAccepted: false, effective: '2025-11-10' },
			{ paper: 'n2', received: '2025-11-10', isAccepted: true, effective: '2025-11-10' }
		]);
		expect(record.claims).toMatchObject([
			{ paper: 'claim', state: 'returned', sent: '2025-11-10' }
		]);
	});

	it.each([
		['death-record', 'death', { on: '2025-11-10', place: 'home' }],
		['revocation', 'revocation', { on: '2025-11-10', signed: '2025-11-10' }],
		['transfer', 'transfer', { on: '2025-11-10', place: 'home' }],
		['discharge', 'not-terminal', { on: '2025-11-10', ordered: null }]
	] as const)('reads the way out of a %s', (kind, exit, more) => {
		expect(recordWith(scripted(kind)).exit).toMatchObject({ kind: exit, paper: kind, ...more });
	});

	it('keeps the written order and the notice of termination with the way out', () => {
		const record = recordWith(
			scripted('discharge', { reason: 'moved' }),
			scripted('discharge-order', { on: '2025-11-08' }),
			scripted('notice-of-termination', {}, { at: ms('2025-11-10T11:00') })
		);
		expect(record.exit).toMatchObject({
			kind: 'moved',
			ordered: '2025-11-08',
			noticed: '2025-11-10'
		});
	});

	it('is the identical record until papers or time change', () => {
		const chart = Chart.of([...CHART, scripted('election'), scripted('visit-note')]);
		const at = (minutes: number) =>
			recordOf({ chart, start: START, at: NOW + minutes * 60_000 }, STAY);
		const now = at(0);
		expect(at(0)).toBe(now);
		expect(at(1).asOf).toBe('2025-11-10T12:01');
		expect(at(0)).toEqual(now);
		const more = chart.copy().applyOwned([{ put: scripted('plan-of-care') }]);
		expect(recordOf({ chart: more, start: START, at: NOW }, STAY).plans).toHaveLength(1);
		expect(at(0).plans).toEqual([]);
	});

	it('reads a paper once: what it says is the identical thing in every record', () => {
		const papers = (['visit-note', 'certification', 'idg-note', 'level-of-care'] as const).map(
			(kind) => scripted(kind)
		);
		const chart = Chart.of([...CHART, scripted('election'), ...papers]);
		const first = recordOf({ chart, start: START, at: NOW }, STAY);
		const later = recordOf({ chart, start: START, at: NOW + 60_000 }, STAY);
		expect(first.visits).toHaveLength(1);
		expect(later.visits[0]).toBe(first.visits[0]);
		expect(later.certifications[0]).toBe(first.certifications[0]);
		expect(later.reviews[0]).toBe(first.reviews[0]);
		expect(later.levels.at(-1)).toBe(first.levels.at(-1));
	});

	it('reads the learner’s papers like those of the script', () => {
		const { world } = play([...ADMITTED, ...write('idg-note')]);
		expect(recordOf(world, STAY)).toMatchObject({
			election: { effective: '2025-11-10' },
			notices: [{ isAccepted: true }],
			reviews: [{ paper: 'idg-note', attended: WHOLE['idg-note']['attended'], revisesPlan: true }]
		});
	});
});

describe('claimIn', () => {
	it('writes codes in capitals and the type of bill without its leading zero', () => {
		expect(
			claimIn({
				...WHOLE.claim,
				billType: ' 081a',
				principal: icd('C25.9'),
				others: [{ code: ' r63.4' }],
				lines: [
					{ revenue: '0651', hcpcs: 'q5001', date: '2025-11-10', units: 21 },
					{ revenue: '0551' }
				]
			})
		).toMatchObject({
			billType: '81A',
			principal: 'C25.9',
			others: ['R63.4'],
			lines: [
				{ revenue: '0651', hcpcs: 'Q5001', modifier: '', date: '2025-11-10', units: 21 },
				{ revenue: '0551', hcpcs: '', modifier: '', date: '', units: 0 }
			]
		});
	});

	it('of an empty form is empty', () => {
		expect(claimIn({})).toMatchObject({ billType: '', principal: '', lines: [], occurrences: [] });
	});
});
