import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	comparable,
	FACT_NAMES,
	factRow,
	isFactName,
	isSameValue,
	MEASURING_LEEWAY
} from './contradiction-facts';
import { contradictions, type PaperFacts } from './contradictions';

const paper = (
	id: string,
	day: string,
	facts: PaperFacts['facts'],
	changes: readonly string[] = []
): PaperFacts => ({ paper: id, title: id, day, facts, changes });

const pairs = (papers: readonly PaperFacts[]) =>
	contradictions(papers).map((one) => `${one.fact}: ${one.papers.join(' ')}`);

describe('contradictions in what may never differ', () => {
	it('finds an effective date that differs, however far apart the papers are', () => {
		const found = contradictions([
			paper('notice', '2026-10-08', { effectiveDate: '2026-10-06' }),
			paper('election', '2026-10-05', { effectiveDate: '2026-10-05' })
		]);
		expect(found).toEqual([
			{
				fact: 'effectiveDate',
				label: 'Effective date of election',
				papers: ['election', 'notice'],
				values: ['2026-10-05', '2026-10-06'],
				message:
					'Effective date of election: election of 5 Oct 2026 says 5 Oct 2026, notice of 8 Oct 2026 says 6 Oct 2026; days before the true one are not paid.'
			}
		]);
	});

	it('takes no change for an answer', () => {
		const papers = [
			paper('a', '2026-10-05', { birthDate: '1940-01-02' }),
			paper('b', '2026-10-09', { birthDate: '1940-02-01' }, ['birthDate'])
		];
		expect(pairs(papers)).toEqual(['birthDate: a b']);
	});

	it('compares the days of a period only within that period', () => {
		const certification = (id: string, period: number, periodFrom: string) =>
			paper(id, '2026-12-28', { period, periodFrom });
		expect(
			pairs([certification('first', 1, '2026-10-05'), certification('second', 2, '2027-01-03')])
		).toEqual([]);
		expect(
			pairs([certification('second', 2, '2027-01-03'), certification('again', 2, '2027-01-04')])
		).toEqual(['periodFrom: again second']);
	});
});

describe('contradictions in what holds until it is changed', () => {
	const full = paper('plan', '2026-10-05', { codeStatus: 'full' });
	const dnr = (day: string, changes: readonly string[] = []) =>
		paper('polst', day, { codeStatus: 'dnr' }, changes);

	it('finds a state that differs though nothing changed it', () => {
		expect(pairs([full, dnr('2026-10-20')])).toEqual(['codeStatus: plan polst']);
	});

	it('lets a later paper change it', () => {
		expect(pairs([full, dnr('2026-10-20', ['codeStatus'])])).toEqual([]);
	});

	it('lets a paper between explain the two', () => {
		const note = paper('note', '2026-11-02', { codeStatus: 'dnr' });
		expect(pairs([full, note])).toEqual(['codeStatus: plan note']);
		expect(pairs([full, dnr('2026-10-20', ['codeStatus']), note])).toEqual([]);
	});

	it('does not let a paper between explain that states nothing of it', () => {
		const order = paper('order', '2026-10-10', { level: 'routine' }, ['codeStatus']);
		expect(pairs([full, order, dnr('2026-10-20')])).toEqual(['codeStatus: plan polst']);
	});

	it('finds a later paper that still says the old', () => {
		const stale = paper('note', '2026-11-02', { codeStatus: 'full' });
		expect(pairs([full, dnr('2026-10-20', ['codeStatus']), stale])).toEqual([
			'codeStatus: polst note'
		]);
	});

	it('wants papers of one day to agree on a code status, changed or not', () => {
		expect(pairs([full, dnr('2026-10-05', ['codeStatus'])])).toEqual(['codeStatus: plan polst']);
	});

	it('lets both levels be right on the day the level changes', () => {
		const routine = paper('note', '2026-10-20', { level: 'routine' });
		const change = paper('order', '2026-10-20', { level: 'inpatient' }, ['level']);
		const visit = paper('visit', '2026-10-20', { level: 'inpatient' });
		expect(pairs([routine, change, visit])).toEqual([]);
		expect(pairs([routine, visit])).toEqual(['level: note visit']);
	});

	it('keeps the doses of several drugs apart', () => {
		const profile = paper('profile', '2026-10-05', {
			'dose.morphine': '5 mg',
			'dose.lorazepam': '0.5 mg'
		});
		const note = paper('note', '2026-10-06', {
			'dose.morphine': '10 mg',
			'dose.lorazepam': '0.5 mg'
		});
		expect(contradictions([profile, note])).toMatchObject([
			{ fact: 'dose.morphine', label: 'Dose of morphine', values: ['5 mg', '10 mg'] }
		]);
		expect(pairs([profile, { ...note, changes: ['dose'] }])).toEqual([]);
		expect(pairs([profile, { ...note, changes: ['dose.lorazepam'] }])).toEqual([
			'dose.morphine: profile note'
		]);
	});

	it('does not mind how a name, a code or a list is written', () => {
		const papers = [
			paper('a', '2026-10-05', {
				attending: 'Anna M. Reyes, MD',
				principalDiagnosis: 'G30.9',
				allergies: 'Penicillin, sulfa'
			}),
			paper('b', '2026-10-06', {
				attending: 'Dr. REYES, Anna',
				principalDiagnosis: 'g309',
				allergies: 'sulfa; penicillin'
			}),
			paper('c', '2026-10-07', { attending: 'A. Reyes', allergies: '' })
		];
		expect(contradictions(papers)).toEqual([]);
	});
});

describe('contradictions in what is measured', () => {
	it('compares one day only', () => {
		const nurse = paper('nurse', '2026-10-05', { performance: 30, weightKg: 54 });
		expect(pairs([nurse, paper('doctor', '2026-10-05', { performance: 50 })])).toEqual(
			['performance: nurse doctor'].map((text) => text.replace('nurse doctor', 'doctor nurse'))
		);
		expect(pairs([nurse, paper('doctor', '2026-10-06', { performance: 50 })])).toEqual([]);
	});

	it.each([
		['performance', 40, 50, 60],
		['weightKg', 54, 55, 55.1],
		['muac', 22, 23, 23.1],
		['pain', 4, 6, 7]
	])('leaves %s its leeway', (fact, value, near, far) => {
		const at = (id: string, one: number) => paper(id, '2026-10-05', { [fact]: one });
		expect(pairs([at('a', value), at('b', near)])).toEqual([]);
		expect(pairs([at('a', value), at('b', far)])).toEqual([`${fact}: a b`]);
		expect(MEASURING_LEEWAY.source).toContain('House convention');
	});

	it('gives a stage no leeway', () => {
		const at = (id: string, fast: string) => paper(id, '2026-10-05', { fast });
		expect(pairs([at('a', '7c'), at('b', 'FAST 7C')])).toEqual([]);
		expect(pairs([at('a', '7c'), at('b', '7b')])).toEqual(['fast: a b']);
	});

	it('reads a number out of a text', () => {
		const at = (id: string, performance: string | number) =>
			paper(id, '2026-10-05', { performance });
		expect(pairs([at('a', 40), at('b', '40 %')])).toEqual([]);
		expect(pairs([at('a', 40), at('b', 'poor')])).toEqual(['performance: a b']);
		expect(contradictions([at('a', 40), at('b', 60)])[0]?.message).toBe(
			'PPS: a of 5 Oct 2026 says 40 %, b of 5 Oct 2026 says 60 %; a reviewer believes neither.'
		);
	});
});

describe('contradictions at their edge', () => {
	it('refuses a fact that is none, and a day that is none', () => {
		expect(() => contradictions([paper('a', '2026-10-05', { codestatus: 'dnr' })])).toThrow(
			'fact "codestatus", expected one of patient, birthDate'
		);
		expect(() =>
			contradictions([paper('a', '2026-02-30', {}), paper('b', '2026-03-01', {})])
		).toThrow('2026-02-30');
		expect(isFactName('toString')).toBe(false);
	});

	it('does not compare what only says which papers are compared', () => {
		expect(
			pairs([paper('a', '2026-10-05', { period: 1 }), paper('b', '2026-10-05', { period: 2 })])
		).toEqual([]);
	});

	it.each([
		['NKDA', 'none'],
		['No known drug allergies', 'none'],
		['Latex and penicillin', 'latex, penicillin']
	])('writes the allergies "%s" as %s', (written, value) => {
		expect(comparable(factRow('allergies'), written)).toBe(value);
	});

	it.each([
		['Anna Reyes', 'A Reyes', true],
		['Reyes', 'Anna Reyes', true],
		['Anna Reyes', 'Anna Ruiz', false],
		['Anna Reyes', 'Maria Reyes', false],
		['A R', 'Anna Reyes', false],
		['A Reyes', 'B Reyes', false]
	])('takes %s for %s: %s', (a, b, isSame) => {
		const row = factRow('attending');
		const [left, right] = [comparable(row, a), comparable(row, b)];
		expect(isSameValue(row, left, right)).toBe(isSame);
		expect(isSameValue(row, right, left)).toBe(isSame);
	});
});

describe('contradictions over all records', () => {
	const value: fc.Arbitrary<string | number> = fc.oneof(
		fc.integer({ min: 0, max: 100 }),
		fc.constantFrom('dnr', 'full', '7c', '6a', 'Anna Reyes', 'A. Reyes', '2026-10-05', '')
	);
	const facts = fc.dictionary(fc.constantFrom(...FACT_NAMES, 'dose.morphine'), value, {
		maxKeys: 6
	});
	const day = fc.constantFrom('2026-10-05', '2026-10-06', '2026-11-01');
	const changes = fc.array(fc.constantFrom('codeStatus', 'level', 'attending', 'dose'), {
		maxLength: 2
	});
	const papers = fc
		.array(fc.record({ day, facts, changes }), { maxLength: 6 })
		.map((list) => list.map((one, at) => ({ ...one, paper: `p${at}`, title: `Paper ${at}` })));

	it('finds none in papers that say the same', () => {
		fc.assert(
			fc.property(facts, fc.array(day, { minLength: 1, maxLength: 5 }), (same, days) => {
				const list = days.map((one, at) => paper(`p${at}`, one, same));
				expect(contradictions(list)).toEqual([]);
			})
		);
	});

	it('does not mind the order of papers', () => {
		const turned = papers.chain((list) =>
			fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
		);
		fc.assert(
			fc.property(turned, ([list, other]) => {
				expect(contradictions(other)).toEqual(contradictions(list));
			}),
			{ numRuns: 500 }
		);
	});

	it('names two papers that state the fact, the earlier first', () => {
		fc.assert(
			fc.property(papers, (list) => {
				const byId = new Map(list.map((one) => [one.paper, one]));
				for (const { fact, papers: names, values } of contradictions(list)) {
					const [a, b] = names.map((name) => byId.get(name));
					expect([a?.facts[fact], b?.facts[fact]]).toEqual([...values]);
					expect((a?.day ?? '') <= (b?.day ?? '')).toBe(true);
					expect(a).not.toBe(b);
				}
			})
		);
	});
});
