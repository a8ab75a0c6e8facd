import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreCodes } from './accuracy';
import type { AccuracyKey, EnteredCode, KeyGroup } from './accuracy-model';
import { poolCases, scoreCases } from './cases';

const group = (code: string, more: Partial<KeyGroup> = {}): KeyGroup => ({
	id: code,
	system: 'icd-10-cm',
	accept: [code],
	...more
});
const keyOf = (...codes: string[]): AccuracyKey => ({ groups: codes.map((code) => group(code)) });
const enter = (...codes: string[]): EnteredCode[] =>
	codes.map((code) => ({ system: 'icd-10-cm', code }));
const score = (key: AccuracyKey, ...codes: string[]) => scoreCodes(key, enter(...codes));

describe('the vectors of the handbook', () => {
	const ABCD = keyOf('A', 'B', 'C', 'D');

	it('all four right and four wrong beside', () => {
		expect(score(ABCD, 'A', 'B', 'C', 'D', 'W', 'X', 'Y', 'Z')).toMatchObject({
			precision: 0.5,
			recall: 1,
			f1: expect.closeTo(0.6667, 4),
			accuracy: 0.5,
			codeOverCode: 1,
			net: 0
		});
	});

	it('one of four left out', () => {
		expect(score(ABCD, 'A', 'B', 'C')).toMatchObject({
			accuracy: 0.75,
			f1: expect.closeTo(0.8571, 4)
		});
	});

	it('one of four wrong', () => {
		expect(score(ABCD, 'A', 'B', 'C', 'X')).toMatchObject({ f1: 0.75, jaccard: 0.6 });
	});

	it('symptoms beside the one diagnosis', () => {
		const result = score(keyOf('J18.9'), 'R05.9', 'R50.9', 'J18.9');
		expect(result.accuracy).toBeCloseTo(0.3333, 4);
		expect(result.net).toBe(-1);
	});

	it('equals tp over the longer list, as it is scored in practice books', () => {
		const result = score(ABCD, 'A', 'B', 'X', 'Y', 'Z');
		expect(result.accuracy).toBe(2 / 5);
		expect(result.correct / result.outOf).toBe(2 / 5);
	});
});

describe('groups', () => {
	it('takes any alternate, and a second one of the same group as redundant', () => {
		const key: AccuracyKey = { groups: [group('A', { accept: ['A', 'B'] })] };
		expect(score(key, 'B').accuracy).toBe(1);
		const both = score(key, 'A', 'B');
		expect(both.accuracy).toBe(0.5);
		expect(both.unsupported.map((one) => [one.entered.code, one.redundantTo?.group.id])).toEqual([
			['B', 'A']
		]);
	});

	it('finds the answer that leaves most right where groups share codes', () => {
		const key: AccuracyKey = {
			groups: [group('one', { accept: ['X', 'Y'] }), group('two', { accept: ['X'] })]
		};
		expect(score(key, 'X', 'Y').accuracy).toBe(1);
		expect(score(key, 'Y', 'X').accuracy).toBe(1);
	});

	it('spends no optional code where that would leave another over', () => {
		const key: AccuracyKey = {
			groups: [
				group('one', { accept: ['X', 'Y'] }),
				group('may', { accept: ['X'], isOptional: true })
			]
		};
		const result = score(key, 'X', 'Y');
		expect(result.accuracy).toBe(1);
		expect(result.optional.map((one) => one.code)).toEqual(['X']);
	});

	it('counts a set of codes only whole', () => {
		const key: AccuracyKey = {
			groups: [group('set', { accept: [['I11.0', 'N18.9'], 'I13.0'], weight: 2 }), group('A')]
		};
		expect(score(key, 'I11.0', 'N18.9', 'A').accuracy).toBe(1);
		expect(score(key, 'I13.0', 'A').accuracy).toBe(1);
		const part = score(key, 'I11.0', 'A');
		expect(part.recall).toBeCloseTo(1 / 3);
		expect(part.unsupported).toEqual([]);
		expect(part.partial[0]?.lacking).toEqual(['N18.9']);
		const both = score(key, 'I13.0', 'I11.0', 'N18.9', 'A');
		expect(both.precision).toBe(3 / 4);
		expect(both.unsupported.map((one) => one.entered.code)).toEqual(['I13.0']);
	});

	it('lets a code of a set answer another group where that is worth more', () => {
		const key: AccuracyKey = {
			groups: [group('set', { accept: [['P', 'Q'], 'R'] }), group('P', { weight: 3 })]
		};
		expect(score(key, 'P', 'Q').recall).toBe(3 / 4);
		expect(score(key, 'P', 'R').accuracy).toBe(1);
	});

	it('keeps optional codes out of every count', () => {
		const key: AccuracyKey = {
			groups: [group('A'), group('may', { accept: ['O1', 'O2'], isOptional: true })]
		};
		for (const codes of [['A'], ['A', 'O1'], ['A', 'O2', 'O1']])
			expect(score(key, ...codes)).toMatchObject({ accuracy: 1, isExact: true, nearness: 1 });
	});

	it('weighs keyed codes and counts unsupported ones as 1', () => {
		const key: AccuracyKey = { groups: [group('A', { weight: 3 }), group('B')] };
		expect(score(key, 'A', 'X')).toMatchObject({ precision: 0.75, recall: 0.75 });
		expect(score(key, 'B', 'X')).toMatchObject({ precision: 0.5, recall: 0.25 });
	});

	it('counts the same code once and names the second', () => {
		const result = score(keyOf('A', 'B'), 'A', 'A', 'B');
		expect(result.accuracy).toBe(1);
		expect(result.duplicates.map((one) => one.code)).toEqual(['A']);
	});

	it('leaves admitting diagnoses out where the key is silent on them', () => {
		const door: EnteredCode = { system: 'icd-10-cm', code: 'A', list: 'admitting' };
		const result = scoreCodes(keyOf('A', 'B'), [...enter('B'), door]);
		expect(result).toMatchObject({ precision: 1, recall: 0.5, unjudged: [door], unsupported: [] });
	});

	it('keeps systems and lists apart', () => {
		const key: AccuracyKey = {
			groups: [
				group('R10.9', { list: 'admitting' }),
				group('K35.80'),
				group('0DTJ4ZZ', { system: 'icd-10-pcs' })
			],
			principal: ['K35.80']
		};
		const right: EnteredCode[] = [
			{ system: 'icd-10-cm', code: 'R10.9', list: 'admitting' },
			{ system: 'icd-10-cm', code: 'K35.80' },
			{ system: 'icd-10-pcs', code: '0DTJ4ZZ' }
		];
		expect(scoreCodes(key, right)).toMatchObject({ accuracy: 1, principalCorrect: true });
		const wrongList = scoreCodes(key, [{ system: 'icd-10-cm', code: 'R10.9' }, ...right.slice(1)]);
		expect(wrongList).toMatchObject({ accuracy: 2 / 3, principalCorrect: false });
		expect(wrongList.bySystem['icd-10-pcs']?.accuracy).toBe(1);
		expect(wrongList.bySystem['icd-10-cm']?.accuracy).toBe(0.5);
	});
});

describe('apart from the codes', () => {
	it('judges the principal diagnosis against those that may stand first', () => {
		const key: AccuracyKey = { ...keyOf('A', 'B', 'C'), principal: ['A', 'B'] };
		expect(score(key, 'B', 'A', 'C').principalCorrect).toBe(true);
		expect(score(key, 'C', 'A', 'B').principalCorrect).toBe(false);
		expect(score(key).principalCorrect).toBe(false);
		expect(score(keyOf('A'), 'A').principalCorrect).toBeNull();
	});

	it('counts sequence pairs that are kept', () => {
		const key: AccuracyKey = {
			...keyOf('E11.22', 'N18.30'),
			pairs: [{ first: ['E11.22'], then: ['N18.30', 'N18.31'] }]
		};
		expect(score(key, 'E11.22', 'N18.30').sequence).toMatchObject({ satisfied: 1, required: 1 });
		expect(score(key, 'N18.30', 'E11.22').sequence).toMatchObject({ satisfied: 0, required: 1 });
		expect(score(key, 'E11.22').sequence).toMatchObject({ satisfied: 0, required: 1 });
	});

	it('counts indicators of matched codes that need one, exempt ones left out', () => {
		const key: AccuracyKey = {
			groups: [
				group('A', { poa: ['Y'] }),
				group('B', { poa: ['N', 'U'] }),
				group('Z99.2', { poa: ['Y'], isPoaExempt: true }),
				group('C', { poa: ['Y'] })
			]
		};
		const { poa } = scoreCodes(key, [
			{ system: 'icd-10-cm', code: 'A', poa: 'Y' },
			{ system: 'icd-10-cm', code: 'B', poa: 'Y' },
			{ system: 'icd-10-cm', code: 'Z99.2' }
		]);
		expect([poa.correct, poa.needing]).toEqual([1, 2]);
		expect(poa.wrong[0]).toMatchObject({ code: 'B', found: 'Y', expected: ['N', 'U'] });
	});

	it('judges modifiers as sets and units exactly, only on the right code', () => {
		const key: AccuracyKey = {
			groups: [
				group('J1885', { system: 'hcpcs', units: [2], modifiers: [['JZ']] }),
				group('G0463', { system: 'hcpcs', units: [1], modifiers: [['25', 'PO'], ['25']] }),
				group('L1902', { system: 'hcpcs', modifiers: [['LT']] })
			]
		};
		const result = scoreCodes(key, [
			{ system: 'hcpcs', code: 'J1885', units: 4, modifiers: ['JZ'] },
			{ system: 'hcpcs', code: 'G0463', modifiers: ['PO'] }
		]);
		expect(result.units).toMatchObject({ correct: 1, of: 2 });
		expect(result.modifiers).toMatchObject({ correct: 1, of: 2 });
		expect(result.modifiers.f1).toBeCloseTo((1 + 2 / 3) / 2);
	});

	it('gives each of two lines of one code the group whose details it has', () => {
		const key: AccuracyKey = {
			groups: [
				group('left', { system: 'hcpcs', accept: ['L1902'], modifiers: [['LT']] }),
				group('right', { system: 'hcpcs', accept: ['L1902'], modifiers: [['RT']] })
			]
		};
		const result = scoreCodes(key, [
			{ system: 'hcpcs', code: 'L1902', modifiers: ['RT'] },
			{ system: 'hcpcs', code: 'L1902', modifiers: ['LT'] }
		]);
		expect(result).toMatchObject({ accuracy: 1, duplicates: [] });
		expect(result.modifiers.correct).toBe(2);
	});

	it('shows over-coding, and what of it raises severity', () => {
		const result = scoreCodes(keyOf('A'), [
			{ system: 'icd-10-cm', code: 'A' },
			{ system: 'icd-10-cm', code: 'E43', ccLevel: 'MCC' },
			{ system: 'icd-10-cm', code: 'R05.9', ccLevel: null }
		]);
		expect(result.overCoding).toEqual({
			codes: ['E43', 'R05.9'],
			cc: [{ code: 'E43', level: 'MCC' }]
		});
	});
});

describe('several encounters', () => {
	it('pools codes, and counts whole cases', () => {
		const scored = scoreCases([
			{ encounter: '1', key: { ...keyOf('A', 'B'), principal: ['A'] }, entered: enter('A', 'B') },
			{ encounter: '2', key: { ...keyOf('A', 'B'), principal: ['A'] }, entered: enter('B', 'A') },
			{ encounter: '3', key: keyOf('C', 'D'), entered: enter('C', 'X', 'Y') }
		]);
		expect(poolCases(scored)).toMatchObject({
			cases: 3,
			casesCorrect: 1,
			caseOverCase: 1 / 3,
			precision: 5 / 7,
			recall: 5 / 6,
			correct: 5,
			outOf: 7,
			principals: { correct: 1, judged: 2 },
			isClaimable: false
		});
		expect(poolCases([])).toMatchObject({ cases: 0, caseOverCase: null, text: 'no codes yet' });
	});
});

describe('whatever is keyed and entered', () => {
	const code: fc.Arbitrary<string> = fc.constantFrom(
		'A',
		'B',
		'C',
		'E11.21',
		'E11.22',
		'E11.9',
		'I10',
		'S02.0XXA',
		'X'
	);
	const alternative = fc.oneof(
		{ weight: 4, arbitrary: code },
		{ weight: 1, arbitrary: fc.uniqueArray(code, { minLength: 2, maxLength: 3 }) }
	);
	const groups = fc
		.array(
			fc.record({
				accept: fc.array(alternative, { minLength: 1, maxLength: 3 }),
				weight: fc.constantFrom(1, 1, 2, 0.5),
				isOptional: fc.boolean()
			}),
			{ maxLength: 5 }
		)
		.map((rows) =>
			rows.map((row, at): KeyGroup => ({ id: `g${at}`, system: 'icd-10-cm', ...row }))
		);
	const codes = fc.array(code, { maxLength: 8 });

	it('keeps 0 <= accuracy <= min(precision, recall) <= 1', () => {
		fc.assert(
			fc.property(groups, codes, (rows, entered) => {
				const { accuracy, precision, recall, f1, nearness, jaccard, codeOverCode } = score(
					{ groups: rows },
					...entered
				);
				expect(accuracy).toBeLessThanOrEqual(Math.min(precision, recall));
				for (const share of [accuracy, precision, recall, f1, nearness, jaccard, codeOverCode]) {
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(1);
				}
			})
		);
	});

	it('gives the same accuracy in every order', () => {
		fc.assert(
			fc.property(
				groups,
				codes.chain((list) =>
					fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
				),
				(rows, [list, shuffled]) => {
					const one = score({ groups: rows }, ...list);
					const other = score({ groups: rows }, ...shuffled);
					expect(other.accuracy).toBe(one.accuracy);
					expect(other.counts).toEqual(one.counts);
				}
			)
		);
	});

	it('never rises by an unsupported code', () => {
		fc.assert(
			fc.property(groups, codes, fc.nat(8), (rows, entered, at) => {
				const before = score({ groups: rows }, ...entered).accuracy;
				const after = score({ groups: rows }, ...entered.toSpliced(at, 0, 'R99')).accuracy;
				expect(after).toBeLessThanOrEqual(before);
			})
		);
	});

	it('is 1 for the first answer of every group', () => {
		const distinct = fc.uniqueArray(code, { maxLength: 6 });
		fc.assert(
			fc.property(distinct, (list) => {
				expect(score(keyOf(...list), ...list.toReversed())).toMatchObject({
					accuracy: 1,
					isExact: true,
					nearness: 1
				});
			})
		);
	});

	it('has nearness 1 exactly when the sets are the same', () => {
		const both = fc.tuple(
			fc.uniqueArray(code, { maxLength: 5 }),
			fc.uniqueArray(code, { maxLength: 5 })
		);
		fc.assert(
			fc.property(both, ([keyed, entered]) => {
				const { nearness } = score(keyOf(...keyed), ...entered);
				const isSame = keyed.toSorted().join() === entered.toSorted().join();
				expect(nearness === 1).toBe(isSame);
			}),
			{ numRuns: 300 }
		);
	});
});
