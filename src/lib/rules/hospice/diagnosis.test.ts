import { describe, expect, it } from 'vitest';
import { diagnosisFaults } from './diagnosis';

const ON = '2026-01-14';
const severities = (principal: string, others: readonly string[] = [], isKnown?: boolean) =>
	diagnosisFaults(principal, others, ON, isKnown).map(({ severity }) => severity);

describe('diagnosisFaults', () => {
	it.each([
		['R53.81', []],
		['R62.7', []],
		['r627', []],
		['F02.B0', ['G30.9']],
		['F02.80', []],
		['R64', ['C25.9']],
		['R13.10', ['Z51.5', 'G12.21']],
		['', []],
		['  ', []],
		['C2', []],
		['cancer', []],
		['C25.9; C78.7', []]
	])('returns %j before %j', (principal, others) => {
		expect(severities(principal, others)).toEqual(['returned']);
	});

	it.each([
		['C25.9', ['C78.7', 'R64']],
		['G30.9', ['F02.C0']],
		['G31.83', ['F02.80']],
		['G20.A1', []],
		['I11.0', ['I50.22']],
		['I13.2', ['I50.23', 'N18.6']],
		['J44.9', ['J96.11', 'Z99.81']],
		['C77.0', ['Z85.3']],
		['I50.9', ['N18.4']],
		['I69.351', ['F01.50']]
	])('has nothing to say of %s before %j', (principal, others) => {
		expect(severities(principal, others)).toEqual([]);
	});

	it.each([
		['R64', []],
		['R64', ['Z51.5', 'R54']],
		['Z51.5', ['C25.9']],
		['F01.50', ['I69.351']],
		['F03.90', []],
		['D63.0', ['C25.9']],
		['N18.6', ['E11.22']],
		['W19.XXXA', []],
		['I10', ['I50.9']],
		['I50.9', ['I10']],
		['I11.0', []],
		['C78.7', ['C25.9']],
		['G30.9', []]
	])('only advises on %s before %j', (principal, others) => {
		expect(severities(principal, others)).toEqual(['advice']);
	});

	it('asks whoever knows whether a disease is known behind a symptom', () => {
		expect(severities('R64', [], true)).toEqual(['returned']);
		expect(severities('R64', ['C25.9'], false)).toEqual(['advice']);
	});

	it('names the code, the reason and the consequence', () => {
		expect(diagnosisFaults('R53.81', [], ON)).toEqual([
			{
				code: 'R53.81',
				severity: 'returned',
				message:
					'R53.81 as the principal diagnosis: debility is no principal diagnosis of a hospice claim; code the disease that drives the prognosis, so the claim comes back.',
				source: 'CR 8877; Medicare Claims Processing Manual, chapter 11, 30.3'
			}
		]);
		expect(diagnosisFaults('', [], ON)[0]?.message).toBe(
			'There is no principal diagnosis, so the claim comes back.'
		);
	});

	it('has no list before the list was made', () => {
		expect(diagnosisFaults('R53.81', [], '2014-09-30')).toEqual([]);
		expect(diagnosisFaults('R53.81', [], '2014-10-01')).toHaveLength(1);
	});
});
