/** Submissions made by hand for tests: what a file came to, without the file. */
import type { AssignedScenario, Assignment, ItemMark, PublicKey, Submission } from './model';

export const KEY_A: PublicKey = {
	kty: 'OKP',
	crv: 'Ed25519',
	x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
};
export const KEY_B: PublicKey = {
	kty: 'OKP',
	crv: 'Ed25519',
	x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw'
};

export function assignedTo(
	counting: Assignment['counting'],
	scenarios: readonly string[] = ['coding/one'],
	id = 'week-one'
): Assignment {
	return {
		format: 'preceptor-assignment',
		version: 1,
		id,
		nonce: 'nonce-nonce-nonce',
		title: 'Week one',
		note: '',
		teacher: 'T. Adeyemi',
		scenarios: scenarios.map((scenario): AssignedScenario => ({
			id: scenario,
			version: 1,
			contentHash: 'c'.repeat(64),
			variant: null,
			title: scenario
		})),
		mode: 'practice',
		opens: null,
		due: '2026-11-09T14:00:00.000Z',
		counting,
		passShare: null,
		timeFactor: 2,
		created: '2026-11-02T14:00:00.000Z',
		key: KEY_A
	};
}

export function itemMark(rule: string, earned: number, possible = 1): ItemMark {
	return {
		rule,
		workflow: 'coding',
		competency: `can-${rule}`,
		title: rule,
		earned,
		possible,
		verdict: earned >= possible ? 'right' : 'wrong',
		isCritical: false
	};
}

export interface Made {
	/** Names the attempt and the file too, unless `attempt` says otherwise. */
	readonly id: string;
	readonly attempt?: string;
	readonly learner?: string;
	readonly name?: string;
	readonly key?: PublicKey;
	readonly scenario?: string;
	readonly assignment?: string | null;
	readonly items?: readonly ItemMark[];
	readonly passShare?: number;
	readonly startedAt?: string;
	readonly receivedAt?: string;
	readonly created?: string;
	readonly verdict?: Submission['verdict'];
	readonly isLate?: boolean;
	readonly credits?: Submission['credits'];
	readonly trace?: string;
}

const HOLDS = { state: 'holds', text: 'It holds.' } as const;

export function submissionOf(made: Made): Submission {
	const {
		id,
		attempt = id,
		learner = 'learner-1',
		name = 'Ann',
		key = KEY_A,
		scenario = 'coding/one',
		assignment = 'week-one',
		items = [itemMark('a', 1)],
		passShare = 0.8,
		startedAt = '2026-11-03T10:00:00.000Z',
		receivedAt = '2026-11-10T08:00:00.000Z',
		created = '2026-11-03T11:00:00.000Z',
		verdict = 'holds',
		isLate = false,
		credits = [],
		trace = id
	} = made;
	const earned = items.reduce((sum, item) => sum + item.earned, 0);
	const possible = items.reduce((sum, item) => sum + item.possible, 0);
	const isBarred = items.some((item) => item.isCritical && item.earned < item.possible);
	return {
		file: `${id}.preceptor-handin`,
		id,
		header: {
			format: 'preceptor-hand-in',
			version: 1,
			assignment: assignment === null ? null : { id: assignment, nonce: 'nonce-nonce-nonce' },
			attempt,
			scenario,
			scenarioVersion: 1,
			contentHash: 'c'.repeat(64),
			keyHash: null,
			variant: null,
			mode: 'practice',
			learner,
			name,
			build: 'test',
			count: 3,
			head: `head ${attempt}`,
			log: { bytes: 100, sha256: 'd'.repeat(64) },
			claimed: { earned, possible },
			created,
			key
		},
		signature: HOLDS,
		chain: HOLDS,
		bindings: HOLDS,
		scenario: HOLDS,
		score: HOLDS,
		claimed: { earned, possible },
		recomputed: {
			earned,
			possible,
			passShare,
			isPass: possible > 0 && earned >= passShare * possible && !isBarred
		},
		items,
		worked: 600_000,
		startedAt,
		handedInAt: startedAt,
		isLate,
		trace,
		verdict,
		words: verdict === 'fails' ? 'The header was changed.' : 'Unchanged since it was signed.',
		assignment,
		receivedAt,
		credits
	};
}
