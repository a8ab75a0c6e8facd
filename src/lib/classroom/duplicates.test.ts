/** What is counted once, what not at all, and that the order of the files says nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '$lib/engine/canonical';
import { setAside } from './duplicates';
import { keyPairFromSeed, seedOf } from './keys';
import type { Checked, Submission } from './model';

const [ama, ben] = await Promise.all(['ama', 'ben'].map((name) => keyPairFromSeed(seedOf(name))));
if (!ama || !ben) throw new TypeError('two keys are needed');
const HOLDS: Checked = { state: 'holds', text: '' };

interface Made {
	readonly file: string;
	readonly learner?: string;
	readonly attempt?: string;
	readonly head?: string;
	readonly trace?: string;
	readonly key?: typeof ama;
	readonly receivedAt?: string;
	readonly created?: string;
	readonly verdict?: Submission['verdict'];
	readonly id?: string;
}

function made(of: Made): Submission {
	const { file, learner = 'learner-ama', attempt = file, head = sha256Hex(attempt) } = of;
	return {
		file,
		id: of.id ?? sha256Hex(file),
		header: {
			format: 'preceptor-hand-in',
			version: 1,
			assignment: null,
			attempt,
			scenario: 'order-entry/first-orders',
			scenarioVersion: 1,
			contentHash: 'a'.repeat(64),
			keyHash: null,
			variant: null,
			mode: 'practice',
			learner,
			name: learner,
			build: 'test',
			count: 3,
			head,
			log: { bytes: 1, sha256: 'b'.repeat(64) },
			claimed: null,
			created: of.created ?? '2026-01-14T19:00:00.000Z',
			key: (of.key ?? (learner === 'learner-ben' ? ben : ama))?.publicKey ?? {
				kty: 'OKP',
				crv: 'Ed25519',
				x: ''
			}
		},
		signature: HOLDS,
		chain: HOLDS,
		bindings: HOLDS,
		scenario: HOLDS,
		score: HOLDS,
		claimed: null,
		recomputed: null,
		items: [],
		worked: 0,
		startedAt: '2026-01-14T18:40:00.000Z',
		handedInAt: '2026-01-14T18:50:00.000Z',
		isLate: false,
		trace: of.trace ?? sha256Hex(`trace ${attempt}`),
		verdict: of.verdict ?? 'holds',
		words: 'It was cut off.',
		assignment: null,
		receivedAt: of.receivedAt ?? '2026-01-15T08:00:00.000Z',
		credits: []
	};
}

const filesOf = (submissions: readonly Submission[]) => submissions.map(({ file }) => file);
const whyOf = (aside: ReturnType<typeof setAside>['aside']) =>
	Object.fromEntries(aside.map(({ submission, why }) => [submission.file, why]));

describe('setAside', () => {
	it('keeps different work of one learner', () => {
		const sorted = setAside([made({ file: 'a1' }), made({ file: 'a2' })]);
		expect(filesOf(sorted.kept)).toHaveLength(2);
		expect(sorted).toMatchObject({ aside: [], notes: [] });
	});

	it('counts the same file once and says which', () => {
		const again = made({ file: 'a1 (2)', attempt: 'a1', id: sha256Hex('a1') });
		const { kept, aside } = setAside([again, made({ file: 'a1' })]);
		expect(filesOf(kept)).toEqual(['a1']);
		expect(whyOf(aside)['a1 (2)']).toContain('same file as a1, which is counted');
	});

	it('keeps of one log handed in twice the file that came first', () => {
		const later = made({ file: 'b', attempt: 'x', receivedAt: '2026-01-16T08:00:00.000Z' });
		const { kept, aside } = setAside([later, made({ file: 'c', attempt: 'x' })]);
		expect(filesOf(kept)).toEqual(['c']);
		expect(whyOf(aside)['b']).toContain('same log as c, which is counted: that one came first');
	});

	it('keeps the copy with nothing to note', () => {
		const noted = made({
			file: 'b',
			attempt: 'x',
			verdict: 'noted',
			receivedAt: '2020-01-01T00:00:00.000Z'
		});
		expect(filesOf(setAside([noted, made({ file: 'c', attempt: 'x' })]).kept)).toEqual(['c']);
	});

	it('notes one log under two keys', () => {
		const theirs = made({ file: 'b', attempt: 'x', key: ben, created: '2026-01-20T00:00:00.000Z' });
		const { kept, notes } = setAside([theirs, made({ file: 'c', attempt: 'x' })]);
		expect(filesOf(kept)).toEqual(['c']);
		expect(notes.map(({ text }) => text).join()).toMatch(
			/same log .* keys .* c is the one that counts/
		);
	});

	it('counts neither of two endings of one attempt', () => {
		const { kept, aside } = setAside([
			made({ file: 'a', attempt: 'x', head: '1'.repeat(64) }),
			made({ file: 'b', attempt: 'x', head: '2'.repeat(64) }),
			made({ file: 'c' })
		]);
		expect(filesOf(kept)).toEqual(['c']);
		expect(whyOf(aside)['a']).toContain('different endings (see b)');
		expect(whyOf(aside)['b']).toContain('different endings (see a)');
	});

	it('sets aside what fails with its own words, and lets it spoil nothing', () => {
		const bad = made({ file: 'bad', attempt: 'a', head: '9'.repeat(64), verdict: 'fails' });
		const { kept, aside } = setAside([bad, made({ file: 'a', attempt: 'a' })]);
		expect(filesOf(kept)).toEqual(['a']);
		expect(whyOf(aside)).toEqual({ bad: 'It was cut off.' });
	});

	it('notes one learner under two keys and the same steps under two learners', () => {
		const { kept, notes } = setAside([
			made({ file: 'a', trace: 't' }),
			made({ file: 'b', key: ben }),
			made({ file: 'c', learner: 'learner-ben', trace: 't' })
		]);
		expect(filesOf(kept)).toHaveLength(3);
		expect(notes).toHaveLength(2);
		expect(notes.map(({ text }) => text).join()).toContain(
			'learner-ama and learner-ben took the same steps at the same moments'
		);
	});

	it('does not note a learner who takes the same steps twice', () => {
		const twice = [made({ file: 'a', trace: 't' }), made({ file: 'b', trace: 't' })];
		expect(setAside(twice).notes).toEqual([]);
	});

	it('comes out the same in any order, keeps each log once and loses none', () => {
		const any = fc.record({
			attempt: fc.constantFrom('x', 'y', 'z'),
			head: fc.constantFrom('1', '2').map((digit) => digit.repeat(64)),
			learner: fc.constantFrom('learner-ama', 'learner-ben'),
			trace: fc.constantFrom('t', 'u'),
			key: fc.constantFrom(ama, ben),
			receivedAt: fc.constantFrom('2026-01-15T08:00:00.000Z', '2026-01-16T08:00:00.000Z'),
			verdict: fc.constantFrom(
				'holds' as const,
				'noted' as const,
				'fails' as const,
				'unreadable' as const
			)
		});
		fc.assert(
			fc.property(
				fc.array(any, { maxLength: 12 }),
				fc.infiniteStream(fc.nat(1000)),
				(all, keys) => {
					const files = all.map((one, index) => made({ ...one, file: `f${index}` }));
					const shuffled = files
						.map((one) => ({ one, at: keys.next().value ?? 0 }))
						.toSorted((a, b) => a.at - b.at)
						.map(({ one }) => one);
					const sorted = setAside(files);
					expect(setAside(shuffled)).toEqual(sorted);
					expect(sorted.kept.length + sorted.aside.length).toBe(files.length);
					const attempts = sorted.kept.map(({ header }) => header?.attempt);
					expect(new Set(attempts).size).toBe(attempts.length);
				}
			)
		);
	});
});
