import {
	AMES,
	CARELESS,
	KEY,
	MODEL,
	OPENING,
	WARD,
	WORKFLOWS,
	collect,
	move,
	record,
	specimens,
	visits,
	type Move
} from '$tests/support/ward';
import { wardMoves } from '$tests/support/ward-moves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptSectionSchema, type Key } from './key';
import type { Finding, Verdict, Workflow } from './model';
import { replay, runOf } from './replay';
import { firstSeq, judge, score, tally } from './score';

const audit = (moves: readonly Move[], key = KEY, opening = OPENING) =>
	score(WARD, key, record(moves, { opening }).entries, WORKFLOWS);

const found = (moves: readonly Move[], rule: string, key = KEY): Finding => {
	const one = audit(moves, key).findings.find((held) => held.rule === rule);
	if (!one) throw new Error(`no finding ${rule}`);
	return one;
};

const made = (
	earned: number,
	possible: number,
	verdict: Verdict = 'right',
	rest: Partial<Finding> = {}
): Finding => ({
	rule: 'r',
	workflow: 'specimens',
	competency: 'c',
	title: 'Title',
	earned,
	possible,
	verdict,
	message: '',
	rationale: '',
	next: '',
	evidence: [],
	chartEvidence: [],
	source: '',
	isCritical: false,
	withHelp: false,
	...rest
});

/** The report of findings handed out as they are, specimens and visits a section each. */
function reportOf(findings: readonly Finding[], others: readonly Finding[] = [], share = 0.8) {
	const { entries } = record(MODEL);
	const gives = (workflow: Workflow, given: readonly Finding[]): Workflow => ({
		...workflow,
		score: () => given
	});
	const workflows = [gives(specimens, findings), gives(visits, others)];
	const key: Key = {
		...KEY,
		pass: { share, basis: 'For the test.' },
		sections: { specimens: null, visits: null }
	};
	return judge(runOf(replay(WARD, entries, WORKFLOWS), entries), key, workflows);
}

describe('the ward', () => {
	it('gives the model all points and a pass', () => {
		const report = audit(MODEL);
		expect(report).toMatchObject({
			scenario: WARD.id,
			version: WARD.version,
			mode: 'practice',
			earned: 11,
			possible: 11,
			share: 1,
			pass: { isPass: true, share: 0.8 },
			against: [],
			refused: 0,
			drift: []
		});
		expect(report.head).toBe(record(MODEL).entries.at(-1)?.hash);
		expect(
			report.sections.map(({ workflow, earned, possible }) => [workflow, earned, possible])
		).toEqual([
			['specimens', 4, 4],
			['visits', 4, 4],
			['attempt', 3, 3]
		]);
	});

	it('gives the careless attempt exactly what it earned, with the entries behind it', () => {
		const report = audit(CARELESS);
		expect(report.findings.map((one) => [one.rule, one.verdict, one.earned, one.evidence])).toEqual(
			[
				['ames-count', 'partly', 2, [2]],
				['bly-culture', 'harmful', -6, [6]],
				['ames-room', 'missed', 0, []],
				['bly-room', 'right', 1, [7]],
				['latex-read', 'wrong', 0, [7, 9]],
				['potassium-heard', 'wrong', 0, [10]]
			]
		);
		expect(report).toMatchObject({ earned: 1, possible: 11, refused: 2, pass: { isPass: false } });
		expect(report.against.map(({ rule }) => rule)).toEqual(['bly-culture', 'ames-room']);
	});

	it('gives the empty attempt nothing and no pass', () => {
		expect(audit([])).toMatchObject({ earned: 0, possible: 9, pass: { isPass: false } });
	});

	it('takes the mode from the opening', () => {
		expect(audit(MODEL, KEY, { ...OPENING, mode: 'exam' }).mode).toBe('exam');
	});
});

describe('sums', () => {
	const quarter = fc.integer({ min: -40, max: 80 }).map((count) => count / 4);
	const any = fc.record({
		earned: quarter,
		possible: quarter.map(Math.abs),
		verdict: fc.constantFrom<Verdict[]>('right', 'partly', 'missed', 'wrong', 'not-scorable'),
		competency: fc.constantFrom('a', 'b', 'c')
	});
	const findings = fc.array(
		any.map((part) => made(part.earned, part.possible, part.verdict, part))
	);
	const sum = (list: readonly Finding[], part: 'earned' | 'possible') =>
		list.reduce((total, one) => total + (one.verdict === 'not-scorable' ? 0 : one[part]), 0);

	it('of sections are those of their findings, floored at 0, and the report is their sum', () => {
		fc.assert(
			fc.property(findings, findings, (one, two) => {
				const report = reportOf(one, two);
				expect(report.sections.map(({ earned }) => earned)).toEqual([
					Math.max(0, sum(one, 'earned')),
					Math.max(0, sum(two, 'earned'))
				]);
				expect(report.earned).toBe(
					Math.max(0, sum(one, 'earned')) + Math.max(0, sum(two, 'earned'))
				);
				expect(report.possible).toBe(sum(one, 'possible') + sum(two, 'possible'));
				expect(report.findings).toEqual([...one, ...two]);
				expect(report.share).toBe(report.possible > 0 ? report.earned / report.possible : 0);
			})
		);
	});

	it('of competencies hold every finding once', () => {
		fc.assert(
			fc.property(findings, (list) => {
				const { competencies } = reportOf(list);
				expect(competencies.reduce((total, { count }) => total + count, 0)).toBe(
					list.filter(({ verdict }) => verdict !== 'not-scorable').length
				);
				for (const { competency, possible, earned } of competencies) {
					const own = list.filter((one) => one.competency === competency);
					expect(possible).toBe(sum(own, 'possible'));
					expect(earned).toBe(Math.max(0, sum(own, 'earned')));
				}
			})
		);
	});

	it('show no binary dust', () => {
		expect(tally([made(0.1, 0.1), made(0.2, 0.2)])).toEqual({
			earned: 0.3,
			possible: 0.3,
			count: 2
		});
	});

	it('leave what is not scorable out of both sides', () => {
		expect(tally([made(0, 5, 'not-scorable'), made(1, 2)])).toEqual({
			earned: 1,
			possible: 2,
			count: 1
		});
	});

	it('let a penalty take from its own section alone, and never below 0', () => {
		const report = reportOf([made(2, 2), made(-10, 0, 'wrong')], [made(3, 3)]);
		expect(report.sections.map(({ earned }) => earned)).toEqual([0, 3]);
		expect(report).toMatchObject({ earned: 3, possible: 5 });
	});
});

describe('a pass', () => {
	it('wants the share, and no less', () => {
		expect(reportOf([made(8, 10)]).pass.isPass).toBe(true);
		expect(reportOf([made(7.99, 10)]).pass.isPass).toBe(false);
	});

	it('is not lost to binary fractions', () => {
		expect(2.4 / 3).toBeLessThan(0.8);
		expect(reportOf([made(2.4, 3)]).pass.isPass).toBe(true);
	});

	it('is never given where nothing could be earned', () => {
		expect(reportOf([]).pass.isPass).toBe(false);
		expect(reportOf([made(0, 9, 'not-scorable')]).pass.isPass).toBe(false);
	});

	it.each<[string, Finding, boolean]>([
		['a critical rule missed', made(0, 1, 'missed', { isCritical: true }), false],
		['a critical rule half done', made(0.5, 1, 'partly', { isCritical: true }), false],
		['a critical penalty', made(-1, 0, 'wrong', { isCritical: true }), false],
		['something harmful', made(0, 0, 'harmful'), false],
		['a critical rule done', made(1, 1, 'right', { isCritical: true }), true],
		['a critical thing not done that must not be', made(0, 0, 'right', { isCritical: true }), true],
		['a critical rule without ground', made(0, 0, 'not-scorable', { isCritical: true }), true],
		['a plain rule missed', made(0, 1, 'missed'), true]
	])('with %s', (_name, one, isPass) => {
		const report = reportOf([made(100, 100), one]);
		expect(report.pass.isPass).toBe(isPass);
		expect(report.against).toEqual(isPass ? [] : [one]);
	});
});

describe('a key', () => {
	it('with a section nobody judges is a fault', () => {
		const key = { ...KEY, sections: { ...KEY.sections, dentistry: {} } };
		expect(() => audit(MODEL, key)).toThrow('a section dentistry that nobody judges');
	});
});

describe('a hint', () => {
	it('marks the findings it helps with, in whatever order it was opened', () => {
		const hint = move(50, 'attempt:hint.open', { hint: 'which-tube' });
		const moves = [...MODEL.slice(0, -1), hint];
		expect(
			audit(moves)
				.findings.filter(({ withHelp }) => withHelp)
				.map(({ rule }) => rule)
		).toEqual(['ames-count']);
		expect(found(MODEL, 'ames-count').withHelp).toBe(false);
	});
});

describe('what the engine judges itself', () => {
	const section = (...rules: object[]): Key => ({
		...KEY,
		sections: {
			attempt: attemptSectionSchema.parse({
				rules: rules.map((one) => ({
					id: 'asked',
					title: 'About something',
					competency: 'c',
					rationale: 'The ward manual asks for it.',
					next: 'Look at the manual.',
					source: 'Ward manual, 2026',
					points: 4,
					...one
				}))
			})
		}
	});
	const heard = (rest: object = {}) =>
		section({ kind: 'acknowledged', message: 'critical-call', within: 'PT15M', ...rest });
	const seen = (rest: object = {}) =>
		section({ kind: 'viewed', refs: [AMES, 'Observation/ames-hr'], ...rest });
	const view = (minutes: number, ref: string) => move(minutes, 'attempt:chart.view', { ref });
	const room = (minutes: number, visit: string) =>
		move(minutes, 'visits:visit.room', { visit, room: visit });
	const call = [
		...collect(3, 'tube-1', AMES, 'cbc'),
		move(4, 'specimens:specimen.receive', { specimens: ['tube-1'] })
	];
	const say = (minutes: number, text: string) =>
		move(minutes, 'attempt:message.acknowledge', { message: 'critical-call-3', text });

	it('viewed: any one of the references, the earliest opening counts', () => {
		expect(found([view(5, 'Observation/ames-hr'), view(6, AMES)], 'asked', seen())).toMatchObject({
			verdict: 'right',
			earned: 4,
			evidence: [1]
		});
		expect(found([view(5, 'AllergyIntolerance/bly-latex')], 'asked', seen())).toMatchObject({
			verdict: 'missed',
			earned: 0,
			possible: 4,
			evidence: []
		});
	});

	it('viewed before: only the act that answers the condition is the deadline, and a refused one is none', () => {
		const before = {
			before: { workflow: 'visits', action: 'visit.room', where: { visit: 'enc-ames' } }
		};
		const bly = room(11, 'enc-bly');
		expect(found([bly, view(12, AMES), room(13, 'enc-ames')], 'asked', seen(before)).verdict).toBe(
			'right'
		);
		expect(found([room(11, 'enc-ames'), view(12, AMES)], 'asked', seen(before))).toMatchObject({
			verdict: 'wrong',
			earned: 0,
			evidence: [1, 2]
		});
		const taken = move(12, 'visits:visit.room', { visit: 'enc-ames', room: 'enc-bly' });
		expect(found([bly, taken, view(13, AMES)], 'asked', seen(before)).verdict).toBe('right');
	});

	it('acknowledged: not scorable when the message never came', () => {
		expect(found([], 'asked', heard())).toMatchObject({
			verdict: 'not-scorable',
			earned: 0,
			possible: 0
		});
	});

	it('acknowledged: missed when it came and nobody answered', () => {
		expect(found([...call, view(40, AMES)], 'asked', heard())).toMatchObject({
			verdict: 'missed',
			possible: 4,
			message: '"Potassium is 7" was never answered.'
		});
	});

	it.each<[number, string, object, Verdict, number, string]>([
		[25, 'yes', {}, 'right', 4, 'It was answered within 1 min.'],
		[40, 'yes', {}, 'right', 4, 'It was answered within 15 min.'],
		[40.01, 'yes', {}, 'partly', 2, 'It was answered after 16 min.'],
		[30, 'the POTASSIUM is 7', { says: [['potassium', 'K+'], ['7']] }, 'right', 4, 'within 5 min'],
		[30, 'k+ 7', { says: [['potassium', 'K+'], ['7']] }, 'right', 4, 'within 5 min'],
		[30, 'it is 7', { says: [['potassium'], ['7']] }, 'partly', 2, 'does not say potassium'],
		[50, 'it is 7', { says: [['potassium'], ['7']] }, 'wrong', 0, 'after 25 min']
	])('acknowledged at %d min with "%s" %j: %s', (minutes, text, rest, verdict, earned, message) => {
		const one = found([...call, say(minutes, text)], 'asked', heard(rest));
		expect(one).toMatchObject({ verdict, earned, possible: 4, evidence: [4] });
		expect(one.message).toContain(message);
	});

	it('acknowledged: does not take the message of another item whose name begins alike', () => {
		const called = WARD.timeline.find(({ id }) => id === 'critical-call');
		const scenario = {
			...WARD,
			timeline: [
				...WARD.timeline,
				{
					id: 'critical',
					when: { at: 500 * 60_000 },
					put: [],
					patch: [],
					message: called?.message
				}
			]
		};
		const { entries } = record([...call, view(40, AMES)], { scenario });
		const report = score(scenario, heard({ message: 'critical' }), entries, WORKFLOWS);
		expect(report.findings[0]?.verdict).toBe('not-scorable');
	});
});

describe('firstSeq', () => {
	it('goes by what comes out now, not by what was logged', () => {
		const { entries } = record(MODEL);
		const turned = entries.map((entry) => (entry.seq === 5 ? { ...entry, ok: false } : entry));
		const run = runOf(replay(WARD, turned, WORKFLOWS), turned);
		expect(firstSeq(run, { workflow: 'visits', action: 'visit.room' })).toBe(5);
		expect(firstSeq(run, { workflow: 'visits', action: 'visit.leave' })).toBeUndefined();
	});
});

describe('any attempt', () => {
	it('is judged alike each time, within its points', () => {
		fc.assert(
			fc.property(wardMoves, (moves) => {
				const report = audit(moves);
				expect(audit(moves)).toEqual(report);
				expect(report.earned).toBeGreaterThanOrEqual(0);
				expect(report.earned).toBeLessThanOrEqual(report.possible);
				expect(report.share).toBeLessThanOrEqual(1);
				const last = moves.length;
				for (const { evidence } of report.findings)
					for (const seq of evidence) expect(seq > 0 && seq <= last).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});
});
