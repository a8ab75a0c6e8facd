import { expect, it } from 'vitest';
import { isInRange, noteRefs } from './note-refs';

const known = new Set(['Z3A', 'D12', 'E53.8', 'K00', 'K93']);
const refs = (text: string): string[] =>
	noteRefs(text, (code) => known.has(code)).map(({ from, to }) =>
		from === to ? from : `${from}-${to}`
	);

it.each([
	['neuropathy (E11.4-)', ['E11.4']],
	['infections (A00-B99)', ['A00-B99']],
	['stroke (I63.-, I64)', ['I63', 'I64']],
	['stages (N18.1-N18.6)', ['N18.1-N18.6']],
	['apnea (P28.3- - P28.4-)', ['P28.3-P28.4']],
	['atherosclerosis (I70.2--I70.7-)', ['I70.2-I70.7']],
	['drugs (F11.-F17.-)', ['F11-F17']],
	['arthritis (M05.00 to M05.8A)', ['M05.00-M05.8A']],
	['diabetes (E08-E10 with .2-)', ['E08.2', 'E09.2', 'E10.2']],
	['diabetes (E08-E09 with .51-.52)', ['E08.51-E08.52', 'E09.51-E09.52']],
	['code from category Z3A, Weeks of gestation', ['Z3A']],
	['vitamin B12 deficiency (E53.8)', ['E53.8']],
	['Conditions classifiable to D12, K00-K93', ['D12', 'K00-K93']],
	['enzyme (G6PD) deficiency', []]
])('%s', (text, expected) => {
	expect(refs(text)).toEqual(expected);
});

it('keeps what a range asks of a code', () => {
	const [drug] = noteRefs('adverse effect (T36-T50 with fifth or sixth character 5)', () => true);
	if (!drug) throw new Error('no range was read');
	expect(isInRange('T38.0X5A', drug)).toBe(true);
	expect(isInRange('T45.515A', drug)).toBe(true);
	// The fifth character is 5 here, but the sixth says what happened.
	expect(isInRange('T45.511A', drug)).toBe(false);
	expect(isInRange('T36.95XA', drug)).toBe(true);
	expect(isInRange('T51.0X5A', drug)).toBe(false);
	const [open] = noteRefs('open fracture (S42.- with 7th character B or C)', () => true);
	expect(open && [isInRange('S42.001B', open), isInRange('S42.001A', open)]).toEqual([true, false]);
});

it('takes a range with all that stands below its last code', () => {
	const range = { from: 'E08', to: 'E13' };
	expect(['E07.9', 'E08', 'E13.9', 'E14'].map((code) => isInRange(code, range))).toEqual([
		false,
		true,
		true,
		false
	]);
});
