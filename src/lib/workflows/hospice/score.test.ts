import type { JsonObject } from '$lib/engine/canonical';
import type { Finding } from '$lib/engine/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySchema, type HospiceKey } from './actions';
import { assignRows } from './score-papers';
import {
	act,
	ADMITTED,
	CHART,
	icd,
	ms,
	runPlayed,
	scripted,
	STAY,
	write,
	type Move,
	type Sample
} from './sample-stay';
import { scoreHospice } from './score';
import { thirdOf } from './score-record';

const head = {
	title: 'A rule of the sample',
	competency: 'hospice-clocks',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: '42 CFR 418, 2025',
	evidence: []
};

function keyOf(...rules: JsonObject[]): HospiceKey {
	return keySchema.parse({
		rules: rules.map((rule, index) => ({
			...head,
			id: `rule-${index + 1}`,
			stay: STAY,
			...(rule['penalty'] === undefined ? { points: 4 } : {}),
			...rule
		}))
	});
}

/** The finding of the first of some rules. */
function judged(
	moves: readonly Move[],
	rule: JsonObject,
	sample: Sample = {},
	...more: JsonObject[]
): Finding {
	const [found] = scoreHospice(runPlayed(moves, sample), keyOf(rule, ...more));
	if (!found) throw new Error('a rule gave no finding');
	return found;
}

const verdictOf = (found: Finding) => [found.verdict, found.earned, found.possible] as const;

/** Entry of the signature: the opening is 0, each move one more. */
const NOTICE_SIGNED = ADMITTED.length;

describe('a deadline', () => {
	const rule = (deadline: string, by: string, points = 4) => ({
		kind: 'deadline',
		deadline,
		by,
		points
	});
	const notice = rule('notice-of-election', '2025-11-15');

	it('met earns all, and says the day it was done and the day it was due', () => {
		const found = judged(ADMITTED, notice);
		expect(verdictOf(found)).toEqual(['right', 4, 4]);
		expect(found.message).toBe('Notice of election: done on 10 Nov 2025, due by 15 Nov 2025.');
		expect(found.evidence).toEqual([NOTICE_SIGNED]);
	});

	it('late earns a third, and says what it costs', () => {
		const late = [...ADMITTED.slice(0, 5), '2025-11-18T09:00', ...ADMITTED.slice(5)];
		const found = judged(late, notice);
		expect(verdictOf(found)).toEqual(['partly', 1.35, 4]);
		expect(found.message).toMatch(
			/^Notice of election: done on 18 Nov 2025, due by 15 Nov 2025: late\. Every day/
		);
		expect(found.evidence).toEqual([late.length]);
	});

	it('whose time is over with nothing done is missed, with its cost', () => {
		const found = judged([...ADMITTED.slice(0, 5), '2025-11-18T09:00'], notice);
		expect(verdictOf(found)).toEqual(['missed', 0, 4]);
		expect(found.message).toMatch(/not done in time, due by 15 Nov 2025\. Every day/);
		expect(found.evidence).toEqual([]);
	});

	it('whose time still runs at hand-in is missed too, and says so', () => {
		const found = judged(ADMITTED, rule('comprehensive-assessment', '2025-11-15'));
		expect(verdictOf(found)).toEqual(['missed', 0, 4]);
		expect(found.message).toContain('not done when the case was handed in, due by 15 Nov 2025.');
	});

	it('whose time has not begun is missed and says when it begins', () => {
		const found = judged(ADMITTED, rule('hope-update-1', '2025-11-24'));
		expect(found.verdict).toBe('missed');
		expect(found.message).toMatch(/its time begins on 1\d Nov 2025, and it is due by/);
	});

	it('that fell away is not scorable', () => {
		const gone = [
			...ADMITTED,
			'2025-11-10T13:00',
			...write('death-record', { at: ms('2025-11-10T12:30') })
		];
		const found = judged(gone, rule('comprehensive-assessment', '2025-11-15'));
		expect(verdictOf(found)).toEqual(['not-scorable', 0, 0]);
		expect(found.message).toContain('not asked for. The patient died on 10 Nov 2025');
	});

	it('of a stay nobody elected, or that no calendar has, is missed', () => {
		expect(judged([], notice).message).toContain('There is no election');
		expect(verdictOf(judged([], notice))).toEqual(['missed', 0, 4]);
		expect(verdictOf(judged(ADMITTED, rule('face-to-face.9', '2027-01-01')))).toEqual([
			'missed',
			0,
			4
		]);
	});

	it('that the key reckons otherwise is judged by the calendar, and says so', () => {
		const found = judged(ADMITTED, rule('notice-of-election', '2025-11-14'));
		expect(found.verdict).toBe('right');
		expect(found.message).toContain('The key of this case reckoned with 14 Nov 2025');
	});

	it('counts the filing of a paper that came in as its evidence', () => {
		const moves = [
			...ADMITTED,
			act('paper.request', {
				kind: 'certification',
				to: 'hospice-physician',
				period: 1,
				note: ''
			}),
			'2025-11-10T18:00',
			act('paper.review', { paper: 'cert-1', verdict: 'file', faults: [], note: '' })
		];
		const found = judged(moves, rule('written-certification.1', '2025-11-30'), {
			chart: CHART
		});
		expect(found.evidence).toEqual([moves.length]);
	});

	it('late gives a third to the twentieth of a point, less than all and more than nothing', () => {
		expect([thirdOf(4), thirdOf(1), thirdOf(2), thirdOf(3), thirdOf(6)]).toEqual([
			1.35, 0.35, 0.65, 1, 2
		]);
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 2000 }), (twentieths) => {
				const points = twentieths / 20;
				expect(thirdOf(points)).toBeGreaterThan(0);
				expect(thirdOf(points)).toBeLessThan(points);
				expect(Math.abs(thirdOf(points) - points / 3)).toBeLessThanOrEqual(0.0251);
			})
		);
	});
});

describe('a field', () => {
	const rule = (more: JsonObject = {}) => ({
		kind: 'noted',
		form: 'code-status',
		field: 'codeStatus',
		accept: ['dnr'],
		says: 'the code status is DNR',
		...more
	});

	it.each([
		['that says it', [...ADMITTED, ...write('code-status')], ['right', 4, 4]],
		[
			'that says something else',
			[...ADMITTED, ...write('code-status', { codeStatus: 'full' })],
			['wrong', 0, 4]
		],
		['of a paper nobody signed', ADMITTED, ['missed', 0, 4]]
	] as const)('%s', (_, moves, expected) => {
		expect(verdictOf(judged(moves, rule()))).toEqual(expected);
	});

	it('is read from the last paper, and a paper that was replaced says nothing', () => {
		const first = write('code-status', { codeStatus: 'full' }, { id: 'one' });
		const second = write('code-status', {}, { id: 'two' });
		expect(judged([...ADMITTED, ...first, ...second], rule()).verdict).toBe('right');
		expect(judged([...ADMITTED, ...second, ...first], rule()).verdict).toBe('wrong');
		const replacing = write('code-status', { codeStatus: 'full' }, { id: 'two', replaces: 'one' });
		const replaced = [...ADMITTED, ...write('code-status', {}, { id: 'one' }), ...replacing];
		expect(judged(replaced, rule()).message).toContain('Written: Full code.');
	});

	it('of a paper of the script is not the learner’s', () => {
		const chart = [...CHART, scripted('code-status')];
		expect(judged(ADMITTED, rule(), { chart }).verdict).toBe('missed');
	});

	it('out of sight says nothing', () => {
		const hidden = write('code-status', { polst: 'none' });
		const wanted = rule({ field: 'polstOn', accept: [{ empty: true }] });
		expect(judged([...ADMITTED, ...hidden], wanted).verdict).toBe('right');
		expect(judged([...ADMITTED, ...write('code-status')], wanted).verdict).toBe('wrong');
	});

	it('is told from others of its kind by `which`', () => {
		const moves = [
			...ADMITTED,
			...write('oral-certification', { signer: 'A, MD' }, { id: 'one' }),
			...write('oral-certification', { period: 2, signer: 'B, MD' }, { id: 'two' })
		];
		const of = (period: number, signer: string) =>
			judged(
				moves,
				rule({ form: 'oral-certification', which: { period }, field: 'signer', accept: [signer] })
			).verdict;
		expect([of(1, 'A, MD'), of(2, 'B, MD'), of(1, 'B, MD'), of(3, 'A, MD')]).toEqual([
			'right',
			'right',
			'wrong',
			'missed'
		]);
	});

	it('that is ticked, a number or a code is read as that', () => {
		const moves = [...ADMITTED, ...write('comprehensive-assessment')];
		const about = (field: string, accept: JsonObject[string], form = 'comprehensive-assessment') =>
			judged(moves, rule({ form, field, accept: [accept] })).verdict;
		expect(about('consulted', { has: ['rn', 'msw'] })).toBe('right');
		expect(about('consulted', { lacks: ['msw'] })).toBe('wrong');
		expect(about('weightKg', { min: 53.5, max: 54.5 })).toBe('right');
		expect(about('symptoms', { says: [['flank'], ['morphine', 'opioid']] })).toBe('right');
		expect(about('principal', 'C25.9', 'notice-of-election')).toBe('right');
	});

	it('signed outside its window earns half, and says how late', () => {
		const found = judged(
			[...ADMITTED, '2025-11-13T12:00', ...write('code-status')],
			rule({ window: { within: 'P2D' } })
		);
		expect(verdictOf(found)).toEqual(['partly', 2, 4]);
		expect(found.message).toBe(
			'Written: Do not resuscitate. It was signed 3 d 4 h after the start of the case, 28 h 2 min late.'
		);
	});
});

describe('rows', () => {
	const problems = (wanted: JsonObject[], others = true) => ({
		kind: 'rows',
		form: 'plan-of-care',
		field: 'problems',
		wanted,
		others
	});
	const PAIN = { problem: { says: [['pain']] }, who: 'rn' };
	const GRIEF = { problem: { says: [['grief', 'loss']] }, who: 'msw' };
	const row = (problem: string, who: string) => ({ problem, goal: 'g', intervention: 'i', who });
	const planned = (...rows: JsonObject[]) => [
		...ADMITTED,
		...write('plan-of-care', { problems: rows })
	];
	const BOTH = [row('Grief', 'msw'), row('Pain', 'rn')];

	it.each([
		['all there, in any order', BOTH, true, ['right', 4]],
		['one there', [row('Pain', 'rn')], true, ['partly', 2]],
		['one more than wanted, allowed', [...BOTH, row('Skin', 'rn')], true, ['right', 4]],
		['one more than wanted, not allowed', [...BOTH, row('Skin', 'rn')], false, ['partly', 2]],
		[
			'one right and two too many',
			[row('Pain', 'rn'), row('Skin', 'rn'), row('Gait', 'rn')],
			false,
			['wrong', 0]
		],
		['one wrong in one column', [row('Pain', 'rn'), row('Grief', 'rn')], false, ['partly', 2]],
		['none of them', [row('Skin', 'aide')], true, ['wrong', 0]]
	] as const)('%s', (_, rows, others, [verdict, earned]) => {
		const found = judged(planned(...rows), problems([PAIN, GRIEF], others));
		expect([found.verdict, found.earned]).toEqual([verdict, earned]);
	});

	it('say what is missing, what is not right and what does not belong', () => {
		const found = judged(
			planned(row('Pain', 'msw'), row('Skin', 'aide')),
			problems([PAIN, { problem: 'Nausea', who: 'rn' }], false)
		);
		expect(found.message).toBe(
			'"Pain, g, i, Social worker" is not right in who. There is no row for problem Nausea, who Registered nurse. "Skin, g, i, Hospice aide" does not belong there.'
		);
	});

	it('of a paper of the script are not the learner’s', () => {
		const chart = [...CHART, scripted('plan-of-care')];
		expect(judged(ADMITTED, problems([PAIN]), { chart }).verdict).toBe('missed');
	});

	it('of a table that is empty are wrong, of a paper nobody signed missed', () => {
		const rule = { ...problems([{ code: '27' }]), form: 'claim', field: 'occurrences' };
		const empty = [...ADMITTED, '2025-12-05T09:00', ...write('claim', { occurrences: [] })];
		expect(judged(empty, rule)).toMatchObject({ verdict: 'wrong', message: 'The table is empty.' });
		expect(judged(ADMITTED, rule).verdict).toBe('missed');
	});

	it('are matched so that as many as can be are met, whatever their order', () => {
		const columns = [{ id: 'n', label: 'N', kind: 'number' as const }];
		const cell = fc.integer({ min: 0, max: 5 });
		fc.assert(
			fc.property(
				fc.array(fc.record({ min: cell, span: cell }), { minLength: 1, maxLength: 5 }),
				fc.array(cell, { maxLength: 6 }),
				(ranges, numbers) => {
					const wanted = ranges.map(({ min, span }) => ({ n: { min, max: min + span } }));
					const rows = numbers.map((n) => ({ n }));
					const { met, lacking, extra } = assignRows(wanted, rows, columns);
					expect(met + lacking.length).toBe(wanted.length);
					const standing = lacking.filter(({ nearest }) => nearest !== undefined).length;
					expect(met + extra.length + standing).toBe(rows.length);
					expect(met).toBe(
						mostMet(
							wanted.map(({ n }) => n),
							numbers
						)
					);
				}
			)
		);
	});
});

/** By trying every way. */
function mostMet(
	[first, ...rest]: readonly { min: number; max: number }[],
	numbers: readonly number[]
): number {
	if (!first) return 0;
	const without = mostMet(rest, numbers);
	return numbers.reduce((best, n, at) => {
		if (n < first.min || n > first.max) return best;
		return Math.max(best, 1 + mostMet(rest, numbers.toSpliced(at, 1)));
	}, without);
}

describe('service lines', () => {
	const line = (revenue: string, date: string, units: number, hcpcs = 'G0299') => ({
		revenue,
		hcpcs,
		modifier: '',
		date,
		units
	});
	const WANTED = [
		line('0551', '2025-11-12', 4),
		line('0551', '2025-11-19', 3),
		line('0551', '2025-11-26', 4),
		line('0561', '2025-11-13', 4, 'G0155')
	];
	const rule = { kind: 'lines', through: '2025-11-30', revenue: ['055x', '0561'], lines: WANTED };
	const level = line('0651', '2025-11-10', 21, 'Q5001');
	const billed = (...lines: JsonObject[]) => [
		...ADMITTED,
		'2025-12-05T09:00',
		...write('claim', { lines: [level, ...lines] })
	];

	it.each([
		['as they should be', WANTED, ['right', 4]],
		['one missing', WANTED.slice(1), ['partly', 3]],
		['one too many', [...WANTED, line('0551', '2025-11-27', 2)], ['partly', 3]],
		['one with other units', [...WANTED.slice(1), line('0551', '2025-11-12', 3)], ['partly', 3]],
		['one twice', [...WANTED, line('0551', '2025-11-12', 4)], ['partly', 3]],
		['none', [], ['wrong', 0]]
	] as const)('%s', (_, lines, [verdict, earned]) => {
		const found = judged(billed(...lines), rule);
		expect([found.verdict, found.earned]).toEqual([verdict, earned]);
	});

	it('never cost more than they could earn', () => {
		const many = Array.from({ length: 9 }, (_, at) => line('0552', `2025-11-1${at}`, 1));
		expect(judged(billed(...WANTED, ...many), rule).earned).toBe(0);
	});

	it('say what is off, what is missing and what should not be there', () => {
		const found = judged(
			billed(line('0551', '2025-11-12', 3), WANTED[1] ?? {}, line('0559', '2025-11-20', 1)),
			rule
		);
		expect(found.message).toBe(
			[
				'1 of 4 lines stand as they should.',
				'0551 G0299 on 12 Nov 2025: units 3, wanted 4.',
				'0551 G0299 on 26 Nov 2025 is missing, units 4.',
				'0561 G0155 on 13 Nov 2025 is missing, units 4.',
				'0559 G0299 on 20 Nov 2025 should not be there, units 1.'
			].join(' ')
		);
		expect(found.evidence).toHaveLength(1);
	});

	it('of other families count for nothing', () => {
		const aide = line('0571', '2025-11-12', 4, 'G0156');
		expect(judged(billed(...WANTED, aide), rule).verdict).toBe('right');
	});

	it('of a claim to another day, or of none, are missed', () => {
		expect(judged(billed(...WANTED), { ...rule, through: '2025-12-31' }).verdict).toBe('missed');
		expect(judged(ADMITTED, rule).message).toBe('No claim to 30 Nov 2025 was signed.');
	});

	it('that must not be there at all are judged by their absence', () => {
		const none = { ...rule, revenue: ['0656'], lines: [] };
		expect(judged(billed(), none).verdict).toBe('right');
		expect(judged(billed(line('0656', '2025-11-12', 2)), none).verdict).toBe('wrong');
	});
});

describe('a diagnosis', () => {
	const claimed = (principal: string, ...others: string[]) => [
		...ADMITTED,
		'2025-12-05T09:00',
		...write('claim', {
			principal: icd(principal),
			others: others.map((code) => ({ code, display: 'x' }))
		})
	];
	const principal = {
		kind: 'diagnosis',
		form: 'claim',
		role: 'principal',
		accept: ['C25.9', 'C25.0'],
		wrong: [{ code: 'R63.4', why: 'a symptom cannot be what the patient dies of' }]
	};
	const other = {
		...principal,
		role: 'other',
		accept: ['C78.7'],
		wrong: [{ code: 'C22.9', why: 'that is a primary tumor of the liver' }]
	};

	it.each([
		['the right one', claimed('C25.9'), principal, 'right'],
		['an alternate', claimed('C25.0'), principal, 'right'],
		['without its dot', claimed('C259'), principal, 'right'],
		['another', claimed('C80.1'), principal, 'wrong'],
		['the right one in the wrong place', claimed('C80.1', 'C25.9'), principal, 'wrong'],
		['among the others', claimed('C25.9', 'R64', 'C78.7'), other, 'right'],
		['not among the others', claimed('C25.9', 'R64'), other, 'missed'],
		['a foreseen mistake among the others', claimed('C25.9', 'C22.9'), other, 'wrong'],
		['of a claim nobody signed', ADMITTED, principal, 'missed']
	] as const)('%s', (_, moves, rule, verdict) => {
		const found = judged(moves, rule);
		expect(found.verdict).toBe(verdict);
		expect(found.earned).toBe(verdict === 'right' ? 4 : 0);
	});

	it('says why a foreseen mistake is one, and what was expected', () => {
		expect(judged(claimed('R63.4'), principal).message).toBe(
			'R63.4 stands as principal, expected C25.9 or C25.0. A symptom cannot be what the patient dies of.'
		);
	});

	it('that must stand before another does', () => {
		const rule = { ...other, before: ['R64'] };
		expect(judged(claimed('C25.9', 'C78.7', 'R64'), rule).verdict).toBe('right');
		expect(judged(claimed('C25.9', 'C78.7'), rule).verdict).toBe('right');
		const behind = judged(claimed('C25.9', 'R64', 'C78.7'), rule);
		expect(verdictOf(behind)).toEqual(['wrong', 0, 4]);
		expect(behind.message).toBe('C78.7 stands behind R64, which has to follow it.');
	});

	it('of the notice is read from the notice', () => {
		expect(judged(ADMITTED, { ...principal, form: 'notice-of-election' }).verdict).toBe('right');
	});

	it('too many costs its penalty each, but not what stands in a right one’s place', () => {
		const over = { kind: 'over-coding', penalty: 1.5, optional: ['R64'] };
		const of = (moves: readonly Move[]) => judged(moves, over, {}, principal, other);
		expect(verdictOf(of(claimed('C25.9', 'C78.7', 'R64')))).toEqual(['right', 0, 0]);
		expect(verdictOf(of(claimed('C25.9', 'C78.7', 'E11.9', 'I10')))).toEqual(['wrong', -3, 0]);
		// The wrong principal has cost the points of the principal already.
		expect(of(claimed('C80.1', 'C78.7')).earned).toBe(0);
		expect(of(claimed('C25.9', 'C22.9')).earned).toBe(0);
		// Beside the right one it is one too many.
		expect(of(claimed('C25.9', 'C78.7', 'C22.9')).message).toBe(
			'C22.9: That is a primary tumor of the liver.'
		);
		expect(of(ADMITTED).earned).toBe(0);
	});
});

describe('a denial', () => {
	const rule = (id: string, more: JsonObject = {}) => ({ kind: 'denial', rule: id, ...more });

	it('that a reviewer finds costs the points, with what was found', () => {
		const found = judged([...ADMITTED, '2025-11-20T09:00'], rule('C1'));
		expect(verdictOf(found)).toEqual(['wrong', 0, 4]);
		expect(found.message).toContain('There is no written certification');
	});

	it('that nobody finds earns them', () => {
		expect(verdictOf(judged([...ADMITTED, '2025-11-20T09:00'], rule('E1')))).toEqual([
			'right',
			4,
			4
		]);
	});

	it('of a statement that is not whole points at its signing', () => {
		const bare = [
			...ADMITTED.slice(0, 3),
			...write(
				'election',
				{ elements: ['hospice', 'effective', 'signature'] },
				{
					answers: [{ check: 'election.elements', reason: 'as-signed', note: '' }]
				}
			)
		];
		const found = judged([...bare, '2025-11-20T09:00'], rule('E1'));
		expect(found.verdict).toBe('wrong');
		expect(found.evidence).toEqual([bare.length]);
	});

	it('without a stay or without the claim it is about is missed: nothing was there to review', () => {
		expect(judged([], rule('E1')).verdict).toBe('missed');
		expect(judged(ADMITTED, rule('E1', { through: '2025-11-30' })).verdict).toBe('missed');
	});
});

describe('agreement', () => {
	const rule = { kind: 'agreement', facts: ['codeStatus'] };

	it('of papers that say the same is earned', () => {
		const moves = [...ADMITTED, ...write('code-status'), ...write('plan-of-care')];
		expect(verdictOf(judged(moves, rule))).toEqual(['right', 4, 4]);
		expect(judged(moves, rule).evidence).toEqual([moves.length - 2, moves.length]);
	});

	it('of papers that contradict each other is lost, with both', () => {
		const moves = [
			...ADMITTED,
			...write('code-status'),
			...write('plan-of-care', { codeStatus: 'full' })
		];
		const found = judged(moves, rule);
		expect(found.verdict).toBe('wrong');
		expect(found.message).toMatch(/Code status: .*Do not resuscitate.*Full code/);
		expect(found.evidence).toEqual([moves.length - 2, moves.length]);
		expect(judged(moves, { ...rule, facts: ['level'] }).verdict).toBe('right');
	});

	it('of papers the learner had no hand in is nobody’s merit', () => {
		const chart = [...CHART, scripted('code-status'), scripted('plan-of-care')];
		expect(judged(ADMITTED, rule, { chart }).verdict).toBe('missed');
	});

	it('is kept by sending back the paper that contradicts', () => {
		const chart = [
			...CHART,
			scripted('code-status'),
			scripted('plan-of-care', { codeStatus: 'full' }, { id: 'poc', state: 'waiting' })
		];
		const review = (verdict: string, faults: string[]) =>
			judged(
				[...ADMITTED, act('paper.review', { paper: 'poc', verdict, faults, note: '' })],
				rule,
				{ chart }
			).verdict;
		expect(review('return', ['contradicts'])).toBe('right');
		expect(review('file', [])).toBe('wrong');
	});
});

describe('evidence', () => {
	const rule = (more: JsonObject = {}) => ({
		kind: 'evidence',
		form: 'prognosis-worksheet',
		field: 'summary',
		numbers: 2,
		trend: true,
		...more
	});
	const written = (summary: string) => [...ADMITTED, ...write('prognosis-worksheet', { summary })];

	it.each([
		['numbers and a trend', 'PPS fell from 60 to 40 %. Weight 54 kg, was 61 kg.', 4],
		['numbers without a trend', 'PPS 40 %. Albumin 2.3 g/dL.', 2],
		['one number of two', 'PPS fell from 60 to 40 %.', 3],
		[
			'numbers and a phrase',
			'PPS fell from 60 to 40 %. Weight 54 kg, was 61 kg. Patient is stable.',
			2
		],
		['phrases alone', 'Continues to meet criteria, general decline.', 0],
		['nothing that counts', 'She is worse.', 0]
	])('%s', (_, summary, earned) => {
		expect(judged(written(summary), rule()).earned).toBe(earned);
	});

	it('says what of it is lacking', () => {
		const found = judged(written('PPS 40 %. Patient is stable.'), rule({ says: [['weight']] }));
		expect(found.message).toContain('at least 2 are wanted');
		expect(found.message).toContain('None is set against an earlier one.');
		expect(found.message).toContain('It does not say weight.');
		expect(found.message).toContain('It would fit anybody: "is stable".');
	});

	it('of a physician’s paper counts when the learner read and filed it', () => {
		const chart = [...CHART, scripted('certification', {}, { id: 'c1', state: 'waiting' })];
		const narrative = rule({ form: 'certification', field: 'narrative', which: { period: 1 } });
		const filing = act('paper.review', { paper: 'c1', verdict: 'file', faults: [], note: '' });
		expect(judged([...ADMITTED, filing], narrative, { chart }).verdict).toBe('right');
		expect(judged(ADMITTED, narrative, { chart }).verdict).toBe('missed');
	});
});

describe('acts', () => {
	const request = act('paper.request', {
		kind: 'certification',
		to: 'hospice-physician',
		period: 1,
		note: ''
	});
	const ASKED = { action: 'paper.request', where: { kind: 'certification', period: 1 } };
	const begin = act('visit.begin', { purpose: 'admission' });

	it('are done in their window, outside it for half, or not at all', () => {
		const rule = { kind: 'done', any: [ASKED], window: { by: 'P1D' } };
		expect(verdictOf(judged([request], rule))).toEqual(['right', 4, 4]);
		expect(judged([request], rule).message).toBe('It was done on 10 Nov 2025 08:01.');
		expect(verdictOf(judged(['2025-11-12T08:00', request], rule))).toEqual(['partly', 2, 4]);
		expect(verdictOf(judged([begin], rule))).toEqual(['missed', 0, 4]);
	});

	it('count from another act of the same stay, and never before it', () => {
		const rule = {
			kind: 'done',
			any: [ASKED],
			window: { afterAct: { action: 'visit.begin' }, within: 'PT2H' }
		};
		expect(judged([begin, request], rule).verdict).toBe('right');
		expect(judged([request, begin], rule).message).toBe('It was done before there was reason to.');
		expect(judged([begin, '2025-11-10T12:00', request], rule).message).toMatch(
			/^It was done 4 h after the act it follows, 2 h late\.$/
		);
	});

	it('come one before the other', () => {
		const rule = { kind: 'before', first: [{ action: 'visit.begin' }], then: [ASKED] };
		expect(judged([begin, request], rule).verdict).toBe('right');
		expect(judged([request, begin], rule).verdict).toBe('wrong');
		expect(judged([request], rule).verdict).toBe('missed');
	});

	it('that must not be done cost their penalty, and harm stands against a pass', () => {
		const rule = (isHarmful: boolean) => ({
			kind: 'avoid',
			penalty: 3,
			isHarmful,
			any: [{ action: 'care.act', where: { act: 'give-dose' } }]
		});
		const dose = act('care.act', { act: 'give-dose', note: '' });
		expect(verdictOf(judged([begin], rule(true)))).toEqual(['right', 0, 0]);
		expect(verdictOf(judged([dose, dose], rule(true)))).toEqual(['harmful', -3, 0]);
		expect(judged([dose], rule(false)).verdict).toBe('wrong');
	});

	it('of a refused entry were never done', () => {
		const rule = { kind: 'done', any: [{ action: 'hope.submit' }] };
		const found = judged([act('hope.submit', { paper: 'none' })], rule);
		expect(found.verdict).toBe('missed');
	});
});

describe('any attempt', () => {
	it('gives a finding for each rule in the order of the key, within its bounds', () => {
		const rules: JsonObject[] = [
			{ kind: 'deadline', deadline: 'notice-of-election', by: '2025-11-15' },
			{
				kind: 'noted',
				form: 'election',
				field: 'signer',
				accept: ['patient'],
				says: 'patient signs'
			},
			{
				kind: 'rows',
				form: 'claim',
				field: 'occurrences',
				wanted: [{ code: '27' }],
				others: false
			},
			{
				kind: 'lines',
				through: '2025-11-30',
				revenue: ['065x'],
				lines: [{ revenue: '0651', hcpcs: 'Q5001', modifier: '', date: '2025-11-10', units: 21 }]
			},
			{ kind: 'diagnosis', form: 'claim', role: 'principal', accept: ['C25.9'] },
			{ kind: 'over-coding', penalty: 1, optional: [] },
			{ kind: 'denial', rule: 'E2' },
			{ kind: 'agreement', facts: ['effectiveDate'] },
			{ kind: 'evidence', form: 'visit-note', field: 'findings', numbers: 1, trend: true },
			{ kind: 'done', any: [{ action: 'visit.begin' }] }
		];
		const key = keyOf(...rules);
		const moves: Move[] = [
			...ADMITTED,
			act('visit.begin', { purpose: 'routine' }),
			...write('visit-note'),
			'2025-12-05T09:00',
			...write('claim')
		];
		fc.assert(
			fc.property(fc.subarray(moves), (chosen) => {
				const run = runPlayed(chosen);
				const found = scoreHospice(run, key);
				expect(found.map(({ rule }) => rule)).toEqual(key.rules.map(({ id }) => id));
				for (const { earned, possible, evidence, message } of found) {
					expect(earned).toBeLessThanOrEqual(possible);
					expect(message).toMatch(/^\S.*[.]$/);
					for (const seq of evidence) expect(run.entries[seq]?.ok).toBe(true);
				}
				expect(scoreHospice(run, key)).toEqual(found);
			}),
			{ numRuns: 40 }
		);
	});

	it('with nothing done earns nothing', () => {
		const key = keyOf(
			{ kind: 'deadline', deadline: 'notice-of-election', by: '2025-11-15' },
			{ kind: 'denial', rule: 'H1' },
			{ kind: 'agreement', facts: ['codeStatus'] }
		);
		expect(scoreHospice(runPlayed([]), key).map(({ earned }) => earned)).toEqual([0, 0, 0]);
	});
});
