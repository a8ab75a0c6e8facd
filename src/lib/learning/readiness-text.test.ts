import { describe, expect, it } from 'vitest';
import { cellsOfJob, readinessOf, type ReadinessInput } from './readiness';
import { cellWords } from './readiness-text';
import { emptyCheck, withAnswer } from './self-assessment';

const NOTHING: ReadinessInput = { choices: [], observed: new Map(), evidence: null, check: null };

function wordsOf(part: Partial<ReadinessInput>) {
	const cell = cellsOfJob(readinessOf({ ...NOTHING, ...part }), 'ehr-specialist').find(
		({ area }) => area === 'reports-and-registries'
	);
	if (!cell) throw new Error('the cell is missing');
	return cellWords(cell);
}

const choices = [
	{
		scenario: 'reports/one',
		title: 'One',
		module: 'health-information-operations',
		level: 'core' as const,
		minutes: 10,
		competencies: ['reporting-measures']
	}
];
const judged = (n: number, earned: number) =>
	new Map([['reporting-measures', { n, earned, possible: n }]]);

describe('a cell in words', () => {
	it('says plainly that nothing trains it', () => {
		expect(wordsOf({})).toEqual({
			weight: '10 of 100',
			figure: null,
			detail: 'Not covered yet: no case here trains this.',
			self: null,
			coverage: null
		});
	});

	it('says that nothing was judged where there is a case', () => {
		expect(wordsOf({ choices })).toMatchObject({
			figure: null,
			detail: 'Nothing judged yet',
			coverage: 'Cases for 1 of 1 skill'
		});
	});

	it('gives a dash and its n for too little, a share with range and n for enough', () => {
		expect(wordsOf({ choices, observed: judged(3, 3) })).toMatchObject({
			figure: '–',
			detail: 'n 3, it takes 5'
		});
		expect(wordsOf({ choices, observed: judged(20, 19) })).toMatchObject({
			figure: '95 %',
			detail: '76 to 99 %, n 20'
		});
	});

	it('adds what the person says of it', () => {
		const check = withAnswer(emptyCheck('before'), 'counting', { rating: 4, sureness: null });
		expect(wordsOf({ check }).self).toBe('4 of 5');
	});
});
