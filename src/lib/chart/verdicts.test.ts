import { describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '$lib/engine/model';
import { countVerdicts, lanesOf, stripMarks, worstFirst } from './verdicts';

function found(rule: string, verdict: Verdict, more: Partial<Finding> = {}): Finding {
	return {
		rule,
		workflow: 'orders',
		competency: 'reading',
		title: rule,
		earned: 0,
		possible: 2,
		verdict,
		message: '',
		rationale: '',
		next: '',
		evidence: [],
		chartEvidence: [],
		source: '',
		isCritical: false,
		withHelp: false,
		...more
	};
}

const rules = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);

describe('worstFirst', () => {
	it('puts critical acts that failed first, then by verdict, then by points lost', () => {
		const sorted = worstFirst([
			found('unjudged', 'not-scorable'),
			found('fine', 'right', { isCritical: true }),
			found('half', 'partly'),
			found('small', 'missed', { possible: 1 }),
			found('large', 'missed', { possible: 4 }),
			found('harm', 'harmful'),
			found('critical', 'missed', { isCritical: true })
		]);

		expect(rules(sorted)).toEqual([
			'critical',
			'harm',
			'large',
			'small',
			'half',
			'fine',
			'unjudged'
		]);
	});
});

describe('countVerdicts', () => {
	it('counts the gravest first and leaves out what nobody got', () => {
		const counts = countVerdicts([found('a', 'right'), found('b', 'wrong'), found('c', 'right')]);

		expect(counts).toEqual([
			{ verdict: 'wrong', count: 1 },
			{ verdict: 'right', count: 2 }
		]);
	});
});

describe('stripMarks', () => {
	it('makes one mark an entry with its gravest verdict, and sends what was not done to the end', () => {
		const marks = stripMarks(
			[
				found('a', 'right', { evidence: [3, 8] }),
				found('b', 'wrong', { evidence: [3] }),
				found('c', 'missed')
			],
			10,
			(seq) => seq / 10
		);

		expect(marks.map(({ seq, position, verdict }) => [seq, position, verdict])).toEqual([
			[3, 0.3, 'wrong'],
			[10, 1, 'missed']
		]);
	});
});

describe('lanesOf', () => {
	it('lifts a mark that would cover the one before it', () => {
		const lanes = lanesOf(
			[0, 0.01, 0.02, 0.2].map((position) => ({ position })),
			0.1
		);

		expect(lanes).toEqual([0, 1, 2, 0]);
	});
});
