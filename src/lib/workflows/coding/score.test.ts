import type { Action } from '$lib/engine/model';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { keySchema, type CodingKey, type CodingRule } from './actions';
import {
	act,
	add,
	idOf,
	openQuery,
	runPlayed,
	STAY,
	SUMMARY,
	VISIT,
	WHOLE_QUERY
} from './sample-case';
import { scoreCoding } from './score';

const head = {
	title: 'A rule of the sample',
	competency: 'coding-secondary',
	rationale: 'It stands in the record of the sample.',
	next: 'Read it again.',
	source: 'Official Guidelines, FY2026',
	evidence: []
};

function code(id: string, accept: (string | string[])[], more: object = {}) {
	return {
		...head,
		id,
		kind: 'code',
		points: 1,
		list: 'diagnosis',
		system: 'icd-10-cm',
		guideline: 'I.A',
		accept,
		wrong: [],
		...more
	};
}

const RULES = [
	code('sepsis', ['A41.51', 'A41.9'], { points: 2 }),
	code('urinary', ['N39.0']),
	code('diabetes', [['E11.22', 'N18.32']], {
		wrong: [{ code: 'E11.21', error: 'specificity', says: 'The stage is written in the summary.' }]
	}),
	{
		...head,
		id: 'status',
		kind: 'optional',
		list: 'diagnosis',
		system: 'icd-10-cm',
		accept: ['Z88.0'],
		guideline: 'I.C.21'
	},
	{
		...head,
		id: 'over-coding',
		kind: 'over-coding',
		wrong: [{ code: 'N17.9', error: 'unsupported', says: 'No provider names a kidney injury.' }]
	},
	{
		...head,
		id: 'first',
		kind: 'principal',
		points: 2,
		accept: ['A41.51', 'A41.9'],
		guideline: 'II'
	},
	{
		...head,
		id: 'order',
		kind: 'sequence',
		points: 1,
		first: ['A41.51', 'A41.9'],
		then: ['N39.0'],
		guideline: 'I.C.1.d'
	},
	{ ...head, id: 'sepsis-poa', kind: 'poa', points: 0.5, of: 'sepsis', accept: ['Y'] },
	{
		...head,
		id: 'sepsis-proof',
		kind: 'cited',
		points: 0.5,
		of: 'sepsis',
		any: [{ ref: SUMMARY, text: 'sepsis due to urinary tract infection' }]
	},
	{
		...head,
		id: 'kidney-query',
		kind: 'query',
		points: 2,
		clean: 1,
		cites: [['Observation/cr-1'], ['Observation/cr-2', SUMMARY]]
	},
	{ ...head, id: 'needless', kind: 'needless-query', penalty: 1 }
];

const KEY: CodingKey = keySchema.parse({ encounter: STAY, rules: RULES });

const MODEL: readonly Action[] = [
	add('A41.51'),
	act('code.poa', { id: idOf('A41.51'), poa: 'Y' }),
	act('code.cite', { id: idOf('A41.51'), ref: SUMMARY, text: 'was sepsis due to urinary' }),
	add('N39.0'),
	add('E11.22'),
	add('N18.32'),
	openQuery('query-1', WHOLE_QUERY),
	act('query.send', { query: 'query-1' })
];

function judged(acts: readonly Action[], key = KEY) {
	return new Map(
		scoreCoding(runPlayed(acts), key).map((found) => [
			found.rule,
			{ verdict: found.verdict, earned: found.earned, message: found.message }
		])
	);
}

function withKey(...rules: object[]): CodingKey {
	return keySchema.parse({ encounter: STAY, rules: [...RULES, ...rules] });
}

describe('the codes', () => {
	it('earn everything when all stand', () => {
		const found = scoreCoding(runPlayed(MODEL), KEY);
		expect(found.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
		expect(found.reduce((sum, { earned }) => sum + earned, 0)).toBe(11);
		expect(found.map(({ rule }) => rule)).not.toContain('status');
	});

	it('are missed, or wrong when a relative stands in their place', () => {
		const found = judged([add('A41.9'), add('E11.21'), add('N39.0')]);
		expect(found.get('sepsis')).toMatchObject({ verdict: 'right', earned: 2 });
		expect(found.get('diabetes')).toEqual({
			verdict: 'wrong',
			earned: 0,
			message:
				'E11.21 stands in the place of E11.22 with N18.32. The stage is written in the summary.'
		});
		expect(judged([add('A41.9')]).get('urinary')?.verdict).toBe('missed');
	});

	it('count a set only together', () => {
		expect(judged([add('E11.22')]).get('diabetes')?.verdict).toBe('wrong');
	});

	it('lose to over-coding what precision lies under recall', () => {
		// 4 of 4 points recalled, 4 of 6 entered: recall 1 to 2/3 of 4 points.
		const all = [...MODEL, add('N17.9', { ccLevel: 'CC' }), add('I10')];
		const over = judged(all).get('over-coding');
		expect(over).toMatchObject({ verdict: 'wrong', earned: -1.333 });
		expect(over?.message).toContain('N17.9: No provider names a kidney injury.');
		expect(over?.message).toContain('It could raise the payment group (CC).');
		expect(over?.message).toContain('I10: Nothing in the record supports');
	});

	it('speak of payment groups only for a stay', () => {
		const visit = keySchema.parse({ ...KEY, encounter: VISIT });
		const at = (code: string) => add(code, { encounter: VISIT, ccLevel: 'CC' });
		const over = judged([at('N39.0'), at('N17.9')], visit).get('over-coding');
		expect(over?.message).toContain('N17.9: No provider names a kidney injury.');
		expect(over?.message).not.toContain('payment group');
	});

	it('gain nothing by a second accepted answer, which is told apart from a baseless one', () => {
		const over = judged([...MODEL, add('A41.9', { ccLevel: 'MCC' })]).get('over-coding');
		expect(over).toMatchObject({ verdict: 'wrong', earned: -0.8 });
		expect(over?.message).toContain('A41.51 says it already');
	});

	it('leave the admitting diagnosis out where the key is silent on it', () => {
		const found = judged([...MODEL, add('R50.9', { id: 'door', list: 'admitting' })]);
		expect(found.get('over-coding')?.verdict).toBe('right');
		const moved = judged(MODEL.slice(4).concat(add('A41.51', { list: 'admitting' })));
		expect(moved.get('sepsis')).toMatchObject({ verdict: 'missed', earned: 0 });
	});

	it('say what list a code belongs to', () => {
		const key = withKey(code('door', ['R50.9'], { list: 'admitting' }));
		const over = judged([...MODEL, add('R50.9')], key).get('over-coding');
		expect(over?.message).toContain(
			'R50.9: It belongs to the admitting diagnosis, not to the diagnoses.'
		);
	});

	it('name a second line that is wanting, and what a set lacks', () => {
		const key = withKey(
			code('given', ['J1885'], { list: 'service', system: 'hcpcs' }),
			code('wasted', ['J1885'], { list: 'service', system: 'hcpcs' })
		);
		const found = judged([add('J1885', { list: 'service', system: 'hcpcs' }), add('E11.22')], key);
		expect(found.get('wasted')?.message).toBe(
			'J1885 stands on the list, but not a second time, as this asks for.'
		);
		expect(found.get('diabetes')?.message).toBe(
			'E11.22 stands without N18.32; they count only together.'
		);
	});

	it('let optional codes stand', () => {
		expect(judged([...MODEL, add('Z88.0')]).get('over-coding')?.verdict).toBe('right');
	});

	it('count no code twice', () => {
		expect(judged([...MODEL, add('N39.0', { id: 'again' })]).get('over-coding')?.message).toContain(
			'N39.0'
		);
	});

	it('add up to min(precision, recall), whatever stands on the list', () => {
		const pool = ['A41.51', 'A41.9', 'N39.0', 'E11.22', 'N18.32', 'I10', 'N17.9', 'Z88.0'];
		fc.assert(
			fc.property(fc.subarray(pool), (codes) => {
				const found = judged(codes.map((one) => add(one)));
				const sum = ['sepsis', 'urinary', 'diabetes', 'over-coding']
					.map((rule) => found.get(rule)?.earned ?? 0)
					.reduce((a, b) => a + b, 0);
				const has = (one: string) => codes.includes(one);
				const hit =
					(has('A41.51') || has('A41.9') ? 2 : 0) +
					(has('N39.0') ? 1 : 0) +
					(has('E11.22') && has('N18.32') ? 1 : 0);
				const wrong = (has('A41.51') && has('A41.9') ? 1 : 0) + ['I10', 'N17.9'].filter(has).length;
				const precision = hit + wrong === 0 ? 1 : hit / (hit + wrong);
				expect(sum).toBeCloseTo(4 * Math.min(precision, hit / 4), 2);
			})
		);
	});
});

describe('what is said of codes', () => {
	it('judges the first place and the order', () => {
		const swapped = [add('N39.0'), add('A41.51')];
		expect(judged(swapped).get('first')).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(judged(swapped).get('order')).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(judged([add('A41.51')]).get('order')?.verdict).toBe('not-scorable');
		expect(judged([]).get('first')?.verdict).toBe('missed');
	});

	it('judges present on admission only of a code that stands', () => {
		const wrong = [add('A41.51'), act('code.poa', { id: idOf('A41.51'), poa: 'N' })];
		expect(judged(wrong).get('sepsis-poa')).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(judged([add('N39.0')]).get('sepsis-poa')?.verdict).toBe('not-scorable');
	});

	it('judges evidence by the place it was taken from', () => {
		const cite = (text: string) =>
			judged([add('A41.51'), act('code.cite', { id: idOf('A41.51'), ref: SUMMARY, text })]).get(
				'sepsis-proof'
			)?.verdict;
		expect(cite('The picture was sepsis')).toBe('right');
		expect(cite('Renal insufficiency resolved')).toBe('wrong');
		expect(cite('e ')).toBe('wrong');
	});

	it('takes no heap of quotations for evidence', () => {
		const words = ['picture', 'sepsis', 'urinary', 'tract', 'Renal', 'resolved', 'fluids'];
		const cites = words.map((text) => act('code.cite', { id: idOf('A41.51'), ref: SUMMARY, text }));
		const found = judged([add('A41.51'), ...cites]).get('sepsis-proof');
		expect(found).toMatchObject({ verdict: 'wrong', earned: 0 });
		expect(found?.message).toContain('among 7 quotations');
		expect(judged([add('A41.51'), ...cites.slice(1)]).get('sepsis-proof')?.verdict).toBe('right');
	});

	it('judges modifiers by their agreement, units and dates exactly', () => {
		const key = withKey(
			code('drug', ['J1885'], { list: 'service', system: 'hcpcs' }),
			{ ...head, id: 'mods', kind: 'modifiers', points: 2, of: 'drug', accept: [['JW', 'LT']] },
			{ ...head, id: 'units', kind: 'units', points: 1, of: 'drug', accept: [2] },
			{ ...head, id: 'day', kind: 'date', points: 1, of: 'drug', accept: ['2026-01-10'] }
		);
		const service = add('J1885', { list: 'service', system: 'hcpcs' });
		const found = judged(
			[
				service,
				act('code.modifiers', { id: 'j1885', modifiers: ['JW'] }),
				act('code.units', { id: 'j1885', units: 2 })
			],
			key
		);
		expect(found.get('mods')).toMatchObject({ verdict: 'partly', earned: 1.333 });
		expect(found.get('units')).toMatchObject({ verdict: 'right', earned: 1 });
		expect(found.get('day')).toMatchObject({ verdict: 'wrong', earned: 0 });
	});

	it('marks codes the encoder had shown as done with help', () => {
		const ask = act('encoder.ask', { text: 'sepsis', shown: ['A41.51'] });
		const help = (acts: readonly Action[]) =>
			scoreCoding(runPlayed(acts), KEY).find(({ rule }) => rule === 'sepsis')?.withHelp;
		expect(help([ask, add('A41.51')])).toBe(true);
		expect(help([add('A41.51'), ask])).toBe(false);
	});
});

describe('queries', () => {
	const send = act('query.send', { query: 'query-1' });

	it('earn less when a reviewer would object', () => {
		const leading = { ...WHOLE_QUERY, question: 'Document AKI so we capture the MCC.' };
		expect(judged([openQuery('query-1', leading), send]).get('kidney-query')).toMatchObject({
			verdict: 'partly',
			earned: 2
		});
	});

	it('cost points when nothing asks for them', () => {
		const other = {
			...WHOLE_QUERY,
			indicators: [{ ref: 'DocumentReference/progress', text: 'Feels better' }]
		};
		const found = judged([openQuery('query-1', other), send]);
		expect(found.get('kidney-query')?.verdict).toBe('missed');
		expect(found.get('needless')).toMatchObject({ verdict: 'wrong', earned: -1 });
		expect(judged([]).get('needless')?.verdict).toBe('right');
	});

	it('are as needless when they are sent from another encounter', () => {
		const aside = act('query.send', { query: 'query-1', encounter: VISIT });
		const found = judged([openQuery('query-1', WHOLE_QUERY), aside]);
		expect(found.get('kidney-query')?.verdict).toBe('missed');
		expect(found.get('needless')).toMatchObject({ verdict: 'wrong', earned: -1 });
	});
});

it('has a rule of each kind in these tests or the ones above', () => {
	const kinds = new Set<CodingRule['kind']>(KEY.rules.map(({ kind }) => kind));
	expect(kinds.size + ['modifiers', 'units', 'date'].length).toBe(12);
});
