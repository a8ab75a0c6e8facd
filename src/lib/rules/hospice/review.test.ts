import { describe, expect, it } from 'vitest';
import { expectedClaim } from './claim-expected';
import { ELECTION_ELEMENTS, type ElectionElement, type FaceToFace, type StayRecord } from './model';
import { reviewStay } from './review';
import {
	CANCER,
	certificationWith,
	ELECTED,
	exitWith,
	NARRATIVE,
	recordWith,
	sampleElection,
	secondCertification,
	sentClaim,
	visitWith
} from './sample-record';

const brief = (denials: ReturnType<typeof reviewStay>) =>
	denials.map(({ rule, effect, days }) =>
		[rule, effect, ...(days ? [days.from, days.to] : [])].join(' ')
	);
const review = (told: Partial<StayRecord>, month?: string) => {
	const record = recordWith(told);
	return reviewStay(record, month === undefined ? undefined : expectedClaim(record, month, CANCER));
};
const rules = (told: Partial<StayRecord>, month?: string) => brief(review(told, month));
const withElements = (elements: readonly ElectionElement[]) =>
	sampleElection({ elements: [...elements] });
const ALL = sampleElection().elements;

describe('reviewStay', () => {
	it('has nothing against the sample, whole or by the month', () => {
		expect(review({})).toEqual([]);
		for (const month of ['2025-11', '2025-12', '2026-01', '2026-02'])
			expect(review({}, month)).toEqual([]);
	});

	it('says rule, papers, dates and days', () => {
		const notices = [{ paper: 'n', received: '2025-11-18', isAccepted: true, effective: ELECTED }];
		expect(review({ notices })).toEqual([
			{
				rule: 'E2',
				title: 'Notice of election',
				effect: 'denied',
				message:
					'The notice of the election of 10 Nov 2025 was due by 15 Nov 2025 and was received on 18 Nov 2025, so the days billed from 10 Nov 2025 to 17 Nov 2025 are not paid.',
				days: { from: '2025-11-10', to: '2025-11-17' },
				papers: ['n'],
				source: '42 CFR 418.24(a)'
			}
		]);
	});

	it('has nothing to deny without an election, or without days it can read', () => {
		expect(rules({ election: null })).toEqual([]);
		expect(rules({ election: sampleElection({ effective: 'soon' }) })).toEqual([]);
		const claim = { ...expectedClaim(recordWith(), '2025-11', CANCER), from: 'x' };
		expect(reviewStay(recordWith({ plans: [] }), claim)).toEqual([]);
	});
});

describe('E1, E2, A1', () => {
	it('wants every element of the statement', () => {
		const election = withElements(ALL.filter((one) => one !== 'qio' && one !== 'choice'));
		const [denial] = review({ election });
		expect(brief(denial ? [denial] : [])).toEqual(['E1 denied']);
		expect(denial?.message).toContain(
			`lacks 2 elements (${ELECTION_ELEMENTS.choice.toLowerCase()}; ${ELECTION_ELEMENTS.qio.toLowerCase()})`
		);
		expect(rules({ election: withElements(ALL.filter((one) => one !== 'waiver')) })).toEqual([
			'E1 denied'
		]);
	});

	it('never lets an election reach back', () => {
		const election = sampleElection({ signedAt: '2025-11-11T08:00' });
		expect(rules({ election })).toContain('E1 denied');
		expect(rules({ election: sampleElection({ signedAt: '2025-11-09T23:59' }) })).toEqual([]);
	});

	it('denies days of a late notice only where the claim asks for them', () => {
		const notices = [{ paper: 'n', received: '2025-11-18', isAccepted: true, effective: ELECTED }];
		expect(rules({ notices }, '2025-11')).toEqual([]);
		const record = recordWith({ notices });
		const claim = { ...expectedClaim(record, '2025-11', CANCER), spans: [] };
		expect(brief(reviewStay(record, claim))).toEqual(['E2 denied 2025-11-10 2025-11-17']);
		const part = { ...claim, spans: [{ code: '77', from: '2025-11-12', to: '2025-11-17' }] };
		expect(brief(reviewStay(record, part))).toEqual(['E2 denied 2025-11-10 2025-11-11']);
		expect(rules({ notices }, '2025-12')).toEqual([]);
	});

	it('takes the whole claim in which an addendum fell due and was not furnished', () => {
		const addendum = { paper: 'a', requested: '2025-11-28', by: 'patient' } as const;
		const late = [{ ...addendum, furnished: '2025-12-03' }];
		expect(rules({ addenda: late })).toEqual(['A1 denied']);
		expect(rules({ addenda: late }, '2025-12')).toEqual(['A1 denied']);
		expect(rules({ addenda: late }, '2025-11')).toEqual([]);
		expect(rules({ addenda: [{ ...addendum, furnished: '2025-12-01' }] })).toEqual([]);
		expect(rules({ addenda: [{ ...addendum, furnished: null }] })).toEqual(['A1 denied']);
	});
});

describe('C1 to C4', () => {
	const second = (told: Parameters<typeof secondCertification>[0]) => [
		certificationWith(),
		secondCertification(told)
	];
	const SECOND = '2026-02-08 2026-03-05';

	it.each([
		[{ signer: ' ' }, ['C1', 'C4']],
		[{ hasPrognosis: false }, ['C1']],
		[{ narrative: '' }, ['C2']],
		[{ narrative: 'Weight 54 kg, PPS 40.' }, ['C2']],
		[{ narrative: `${NARRATIVE} Patient is stable.` }, ['C2']],
		[{ hasAttestation: false }, ['C2']],
		[{ isAboveSignature: false }, ['C2']],
		[{ hasFindings: false }, ['C2']],
		[{ periodTo: '2026-04-08' }, ['C3']],
		[{ periodFrom: null }, ['C3']],
		[{ on: null }, ['C1', 'C4']],
		[{ by: 'hospice-np' as const }, ['C1', 'C4']],
		[{ by: 'attending' as const }, ['C1', 'C4']],
		[{ form: 'oral' as const }, ['C1']],
		[{ on: '2026-01-23' }, ['C1', 'C4']]
	])('denies the period for %j', (told, expected) => {
		expect(rules({ certifications: second(told) })).toEqual(
			expected.map((rule) => `${rule} denied ${SECOND}`)
		);
	});

	it('says all that is wrong with a narrative at once', () => {
		const [denial] = review({
			certifications: second({ narrative: 'Doing well, PPS 40.', hasAttestation: false })
		});
		expect(denial?.message).toBe(
			'The narrative for the second benefit period (8 Feb 2026 to 8 May 2026) shows one number of this patient, and reviewers look for 3; it has words that would fit anybody ("doing well"); it is not attested as the physician’s own, so the days billed from 8 Feb 2026 to 5 Mar 2026 are not paid.'
		);
	});

	it('loses the days before a late certification, and no others', () => {
		expect(rules({ certifications: second({ on: '2026-02-13' }) })).toEqual([
			'C4 denied 2026-02-08 2026-02-12'
		]);
		expect(rules({ certifications: second({ on: '2026-02-10' }) })).toEqual([]);
	});

	it('wants the paper before the claim', () => {
		const certifications = [
			...second({ form: 'oral', on: '2026-02-08' }),
			secondCertification({ on: '2026-03-04' })
		];
		const record = recordWith({ certifications });
		const claim = expectedClaim(record, '2026-02', CANCER);
		const sent = (on: string) => brief(reviewStay(record, sentClaim(claim, { sent: on })));
		expect(sent('2026-03-04')).toEqual([]);
		expect(sent('2026-03-03')).toEqual(['C1 denied 2026-02-08 2026-02-28']);
	});

	it('wants the attending in the first period, where there is one who is a physician', () => {
		const told = { attending: 'physician' } as const;
		expect(rules(told)).toEqual([
			'C1 denied 2025-11-10 2026-02-07',
			'C4 denied 2025-11-10 2026-02-07'
		]);
		expect(rules(told, '2026-03')).toEqual([]);
		const attending = certificationWith({ by: 'attending', narrative: '', paper: 'c-a' });
		const certifications = [certificationWith(), attending, secondCertification()];
		expect(rules({ ...told, certifications })).toEqual([]);
		expect(rules({ attending: 'nurse-practitioner' })).toEqual([]);
	});

	it('takes what another hospice certified, where nothing of it came along', () => {
		const continuing = { number: 1, from: '2025-10-01' };
		const election = sampleElection({ continuing });
		expect(rules({ election, certifications: [] }, '2025-11')).toEqual([]);
	});
});

describe('F1', () => {
	/** A third period from the election on. */
	const third = (visits: readonly Partial<FaceToFace>[], told: Partial<StayRecord> = {}) => ({
		history: { periodsUsed: 2, daysUsed: 180, lastEnded: '2025-11-09' },
		certifications: [
			certificationWith({ period: 3, periodTo: '2026-01-08' }),
			certificationWith({
				period: 4,
				on: '2026-01-09',
				periodFrom: '2026-01-09',
				periodTo: '2026-03-09'
			})
		],
		faceToFaces: visits.map((one) => ({
			paper: `f-${one.period ?? 3}`,
			period: 3,
			on: '2025-11-05',
			by: 'hospice-physician' as const,
			signer: 'Ana Ruiz, MD',
			isAttested: true,
			isPassedOn: false,
			isTelehealth: false,
			...one
		})),
		...told
	});
	const fourth = { period: 4, on: '2026-01-05' };

	it('wants a visit before every period from the third on', () => {
		expect(rules(third([{}, fourth]))).toEqual([]);
		expect(rules(third([{}]))).toEqual(['F1 denied 2026-01-09 2026-03-05']);
	});

	it.each([
		[{ on: '2025-12-09' }, 'F1 denied 2026-01-09 2026-03-05'],
		[{ on: '2026-01-12' }, 'F1 denied 2026-01-09 2026-01-11'],
		[{ by: 'attending' as const }, 'F1 denied 2026-01-09 2026-03-05'],
		[{ isAttested: false }, 'F1 denied 2026-01-09 2026-03-05'],
		[{ by: 'hospice-np' as const }, 'F1 denied 2026-01-09 2026-03-05'],
		[{ signer: 'Bo Lund, MD' }, 'F1 denied 2026-01-09 2026-03-05']
	])('denies the period for %j', (told, expected) => {
		expect(rules(third([{}, { ...fourth, ...told }]))).toEqual([expected]);
	});

	it('takes a visit by another whose findings were passed on, and one on the first day', () => {
		const by = { by: 'hospice-np', isPassedOn: true, signer: 'Bo Lund, NP' } as const;
		expect(rules(third([{}, { ...fourth, ...by }]))).toEqual([]);
		expect(rules(third([{}, { ...fourth, signer: 'Bo Lund, MD', isPassedOn: true }]))).toEqual([]);
		expect(rules(third([{}, { ...fourth, on: '2026-01-09' }]))).toEqual([]);
	});
});

describe('P1', () => {
	const at = (on: string, revisesPlan = true) => ({
		paper: `review-${on}`,
		on,
		attended: [],
		revisesPlan,
		updatesAssessment: true
	});
	const until = { exit: exitWith({ on: '2025-12-09' }), visits: [], hope: recordWith().hope };
	const p1 = (told: Partial<StayRecord>) =>
		rules({ ...until, ...told }).filter((line) => line.startsWith('P1'));

	it('wants a plan from the first day', () => {
		expect(p1({ plans: [] })).toEqual(['P1 denied 2025-11-10 2025-12-09']);
		expect(p1({ plans: [{ paper: 'p', on: '2025-11-12', by: 'rn' }] })).toEqual([
			'P1 denied 2025-11-10 2025-11-11'
		]);
		expect(p1({ plans: [{ paper: 'p', on: '2025-11-09', by: 'rn' }] })).toEqual([]);
	});

	it('lets fifteen days pass to the next review, and not sixteen', () => {
		expect(p1({ reviews: [at('2025-11-25'), at('2025-12-05')] })).toEqual([]);
		expect(p1({ reviews: [at('2025-11-26'), at('2025-12-05')] })).toEqual([]);
		expect(p1({ reviews: [at('2025-11-27'), at('2025-12-05')] })).toEqual([
			'P1 denied 2025-11-26 2025-11-26'
		]);
		expect(p1({ reviews: [at('2025-11-28'), at('2025-12-05')] })).toEqual([
			'P1 denied 2025-11-26 2025-11-27'
		]);
	});

	it('does not take a meeting that leaves the plan as it was', () => {
		expect(p1({ reviews: [at('2025-11-24', false), at('2025-12-01')] })).toEqual([
			'P1 denied 2025-11-26 2025-11-30'
		]);
	});

	it('says that no review followed the last', () => {
		expect(p1({ reviews: [] })).toEqual(['P1 denied 2025-11-26 2025-12-09']);
		expect(review({ ...until, reviews: [] })[0]?.message).toBe(
			'The plan of care was not reviewed after 10 Nov 2025, and 15 days are allowed, so the days billed from 26 Nov 2025 to 9 Dec 2025 are not paid.'
		);
	});
});

describe('H1 and S1', () => {
	it('reports HOPE out of its window, in the month it fell due', () => {
		const hope = recordWith().hope.filter(({ timepoint }) => timepoint !== 'update-1');
		expect(rules({ hope })).toEqual(['H1 reported']);
		expect(rules({ hope }, '2025-11')).toEqual(['H1 reported']);
		expect(rules({ hope }, '2025-12')).toEqual([]);
	});

	it('reports a follow-up by phone and a late submission', () => {
		const [admission, ...rest] = recordWith().hope;
		if (!admission) throw new Error('no admission record');
		const parent = { ...admission, impacts: { pain: 3 as const } };
		const followUp = {
			paper: 'sfv',
			isDone: true,
			on: '2025-11-12',
			by: 'rn' as const,
			isInPerson: true,
			reason: null,
			impacts: { pain: 1 as const }
		};
		expect(rules({ hope: [{ ...parent, followUp }, ...rest] })).toEqual([]);
		const phone = { ...followUp, isInPerson: false };
		expect(rules({ hope: [{ ...parent, followUp: phone }, ...rest] })).toEqual(['H1 reported']);
		expect(rules({ hope: [{ ...admission, submitted: '2025-12-20' }, ...rest] })).toEqual([
			'H1 reported'
		]);
	});

	it.each([
		[{ signer: '' }, 'has no signature that can be read'],
		[{ signer: 'L. Ost' }, 'is signed "L. Ost", without credentials'],
		[{ signed: null }, 'is not dated where it is signed'],
		[{ signed: '2025-12-01' }, 'is signed on 1 Dec 2025, before the visit']
	])('reports a note with %j', (told, words) => {
		const denials = review({ visits: [visitWith('2025-12-02', told)] });
		expect(brief(denials)).toEqual(['S1 reported']);
		expect(denials[0]?.message).toBe(
			`The note of the visit by the registered nurse on 2 Dec 2025 ${words}, so it counts for nothing and its visit is not paid.`
		);
	});

	it('wants a note signed before its claim', () => {
		const record = recordWith({ visits: [visitWith('2025-12-02', { signed: '2026-01-05' })] });
		const claim = expectedClaim(record, '2025-12', CANCER);
		const sent = (on: string) => brief(reviewStay(record, sentClaim(claim, { sent: on })));
		expect(sent('2026-01-05')).toEqual([]);
		expect(sent('2026-01-04')).toEqual(['S1 reported']);
	});

	it('takes volunteers by name, and notes of another month for another claim', () => {
		const volunteer = visitWith('2025-12-02', { discipline: 'volunteer', signer: 'Sam Poe' });
		expect(rules({ visits: [volunteer] })).toEqual([]);
		expect(rules({ visits: [visitWith('2025-12-02', { signer: '' })] }, '2025-11')).toEqual([]);
	});
});
