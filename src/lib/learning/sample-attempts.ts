/** Marked attempts for tests: everything a test does not name has a plain value. */
import type { Finding } from '$lib/engine/model';
import type { Choice, Competency, MarkedAttempt } from './model';

export function sampleFinding(given: Partial<Finding> = {}): Finding {
	return {
		rule: 'rule-one',
		workflow: 'order-entry',
		competency: 'orders-complete',
		title: 'The culture is ordered',
		earned: 1,
		possible: 1,
		verdict: 'right',
		message: 'It was ordered.',
		rationale: 'The chart asks for it.',
		next: 'Order it again.',
		evidence: [3],
		chartEvidence: [],
		source: 'A guideline, section 1, 2026',
		isCritical: false,
		withHelp: false,
		...given
	};
}

/** Findings of one competency, right (1) or missed (0) in turn, each worth a point. */
export function sampleRow(competency: string, rights: readonly (0 | 1)[]): Finding[] {
	return rights.map((earned, index) =>
		sampleFinding({
			rule: `${competency}-${index}`,
			competency,
			earned,
			verdict: earned === 1 ? 'right' : 'missed'
		})
	);
}

export function sampleAttempt(given: Partial<MarkedAttempt> = {}): MarkedAttempt {
	return {
		id: 'attempt-1',
		scenario: 'order-entry/sample',
		title: 'A sample case',
		variant: null,
		mode: 'practice',
		startedAt: '2026-03-01T09:00:00.000Z',
		handedInAt: '2026-03-01T10:00:00.000Z',
		worked: 1_800_000,
		minutes: 30,
		head: 'a'.repeat(64),
		by: 'learner',
		earned: 1,
		possible: 1,
		isPass: true,
		findings: [sampleFinding()],
		facts: null,
		...given
	};
}

export function sampleCompetency(id: string, given: Partial<Competency> = {}): Competency {
	return {
		id,
		module: 'orders',
		title: `Title of ${id}`,
		statement: `I can do ${id}.`,
		tags: [],
		...given
	};
}

export function sampleChoice(
	scenario: string,
	competencies: readonly string[],
	given: Partial<Choice> = {}
): Choice {
	return {
		scenario,
		title: `Case ${scenario}`,
		module: 'orders',
		level: 'core',
		minutes: 30,
		competencies,
		...given
	};
}
