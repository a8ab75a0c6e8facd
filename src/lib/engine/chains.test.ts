import { describe, expect, it } from 'vitest';
import { chainsOf } from './chains';
import type { Finding } from './model';

function found(rule: string, lost: number, follows?: string): Finding {
	return {
		rule,
		workflow: 'ed-triage',
		competency: 'triage',
		title: rule,
		earned: 2 - lost,
		possible: 2,
		verdict: lost > 0 ? 'wrong' : 'right',
		message: '',
		rationale: '',
		next: '',
		evidence: [],
		chartEvidence: [],
		source: '',
		isCritical: false,
		withHelp: false,
		...(follows !== undefined && { follows })
	};
}

const told = (findings: readonly Finding[]) =>
	chainsOf(findings).map(({ links, lost }) => ({
		lost,
		links: links.map(({ finding, depth }) => `${depth} ${finding.rule}`)
	}));

describe('chainsOf', () => {
	it('tells what followed from an error, each after what it followed from', () => {
		const findings = [
			found('allergy', 2),
			found('code', 1, 'order'),
			found('order', 2, 'allergy'),
			found('medicine', 1, 'allergy')
		];
		expect(told(findings)).toEqual([
			{ lost: 6, links: ['0 allergy', '1 order', '2 code', '1 medicine'] }
		]);
	});

	it('says nothing where the early step was right', () => {
		expect(told([found('allergy', 0), found('order', 2, 'allergy')])).toEqual([]);
	});

	it('says nothing where nothing followed', () => {
		expect(told([found('allergy', 2), found('order', 0, 'allergy')])).toEqual([]);
	});

	it('begins in the middle where only the first step was right', () => {
		const findings = [found('allergy', 0), found('order', 1, 'allergy'), found('code', 1, 'order')];
		expect(told(findings)).toEqual([{ lost: 2, links: ['0 order', '1 code'] }]);
	});

	it('leaves out what cannot be judged', () => {
		const open: Finding = { ...found('code', 2, 'order'), verdict: 'not-scorable' };
		expect(told([found('order', 2), open])).toEqual([]);
	});

	it('leaves out a ring, which has no first error', () => {
		expect(told([found('a', 1, 'b'), found('b', 1, 'a')])).toEqual([]);
	});
});
