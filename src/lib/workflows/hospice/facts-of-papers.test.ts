import { isFactName } from '$lib/rules/hospice/contradiction-facts';
import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import { PAPER_KINDS } from './fields';
import { contradictionsIn, factsOfPapers, isFactOf, isStatedFact } from './facts-of-papers';
import { papersOf } from './papers';
import { CHART, icd, ms, scripted, START, STAY } from './sample-stay';

type Scripted = ReturnType<typeof scripted>;

function statedBy(...papers: readonly Scripted[]) {
	const chart = Chart.of([...CHART, ...papers]);
	return factsOfPapers(papersOf({ chart, start: START }, STAY), START);
}

const conflicts = (...papers: readonly Scripted[]) =>
	contradictionsIn(statedBy(...papers)).map(({ fact }) => fact);

describe('factsOfPapers', () => {
	it('names only facts that can be compared, and lists each of them as stated', () => {
		const all = statedBy(
			...PAPER_KINDS.map((kind) => scripted(kind)),
			scripted('hope-discharge', { A2115: '01' }, { id: 'hope-dead' }),
			scripted('prognosis-worksheet', { guideline: 'dementia', stage: '7c' }, { id: 'w1' }),
			scripted(
				'prognosis-worksheet',
				{ guideline: 'heart', nyha: '4', ejectionFraction: 20, albumin: 2.3 },
				{ id: 'w2' }
			)
		);
		const names = [...new Set(all.flatMap(({ facts }) => Object.keys(facts)))];
		expect(names.filter((name) => !isFactName(name))).toEqual([]);
		expect(names.filter((name) => !isStatedFact(name))).toEqual([]);
		expect(names.length).toBeGreaterThan(12);
	});

	it('takes the day from the paper’s own words, not from when it was filed', () => {
		const [one] = statedBy(
			scripted('code-status', { on: '2025-11-03' }, { at: ms('2025-11-10T07:00') })
		);
		expect(one?.day).toBe('2025-11-03');
		const [visit] = statedBy(scripted('visit-note'));
		expect(visit?.day).toBe('2025-11-10');
	});

	it('leaves out what waits, what came back and what is out of sight', () => {
		expect(
			statedBy(
				scripted('code-status', {}, { state: 'waiting' }),
				scripted('claim', {}, { reply: 'returned' }),
				scripted('election', { attendingName: 'None' }, { id: 'e' })
			)
		).toMatchObject([{ paper: 'e', facts: { effectiveDate: '2025-11-10' } }]);
		const hidden = scripted('prognosis-worksheet', { guideline: 'cancer', stage: '7c' });
		expect(statedBy(hidden)[0]?.facts['fast']).toBeUndefined();
	});

	it('finds what contradicts across kinds of papers', () => {
		expect(conflicts(scripted('code-status'), scripted('plan-of-care'))).toEqual([]);
		expect(
			conflicts(scripted('code-status'), scripted('plan-of-care', { codeStatus: 'full' }))
		).toEqual(['codeStatus']);
		expect(
			conflicts(scripted('election'), scripted('hope-admission', { A0220: '2025-11-11' }))
		).toEqual(['effectiveDate']);
		expect(
			conflicts(
				scripted('notice-of-election', {}, { reply: 'accepted' }),
				scripted('claim', { principal: icd('C34.90') }, { reply: 'accepted' })
			)
		).toEqual(['principalDiagnosis']);
		expect(
			conflicts(
				scripted('death-record', { at: ms('2025-11-20T11:00') }),
				scripted(
					'claim',
					{ occurrences: [{ code: '55', date: '2025-11-21' }] },
					{ reply: 'accepted' }
				)
			)
		).toEqual(['deathDate']);
		expect(
			conflicts(
				scripted('comprehensive-assessment', { weightKg: 54 }),
				scripted('prognosis-worksheet', { weightKg: 61 })
			)
		).toEqual(['weightKg']);
	});

	it('lets a code status change by the paper that changes it', () => {
		expect(
			conflicts(
				scripted('plan-of-care', { codeStatus: 'full', on: '2025-11-05' }),
				scripted('code-status', { on: '2025-11-08' })
			)
		).toEqual([]);
	});

	it('compares days of a period only with those of the same period', () => {
		const second = { period: 2, periodFrom: '2026-02-08', periodTo: '2026-05-08' };
		expect(
			conflicts(scripted('certification'), scripted('certification', second, { id: 'two' }))
		).toEqual([]);
		expect(
			conflicts(
				scripted('certification'),
				scripted('certification', { periodTo: '2026-02-08' }, { id: 'two' })
			)
		).toEqual(['periodTo']);
	});

	it('lets level and place change within a day', () => {
		expect(
			conflicts(
				scripted('plan-of-care', { level: 'routine' }),
				scripted('level-of-care', { level: 'inpatient' })
			)
		).toEqual([]);
		expect(
			conflicts(
				scripted('level-of-care', { level: 'respite', at: ms('2025-11-10T08:30') }, { id: 'one' }),
				scripted('level-of-care', { level: 'inpatient' }, { id: 'two' })
			)
		).toEqual([]);
		expect(
			conflicts(
				scripted('level-of-care', { level: 'inpatient', at: ms('2025-11-05T08:30') }),
				scripted('plan-of-care', { level: 'routine' })
			)
		).toEqual(['level']);
	});
});

describe('isFactOf', () => {
	it('knows a fact with or without its suffix', () => {
		expect(isFactOf('dose.morphine', ['dose'])).toBe(true);
		expect(isFactOf('dose.morphine', ['dose.oxycodone'])).toBe(false);
		expect(isFactOf('periodTo', ['period'])).toBe(false);
	});
});
