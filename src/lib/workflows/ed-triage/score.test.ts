import type { JsonObject } from '$lib/engine/canonical';
import type { Finding } from '$lib/engine/model';
import { judge, tally } from '$lib/engine/score';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySchema, type TriageKey } from './actions';
import { edTriage } from './index';
import {
	act,
	ADA,
	BEN,
	CY,
	level,
	LEFT,
	open,
	runPlayed,
	set,
	sign,
	tell,
	triaged,
	WHOLE_NOTE,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';
import { scoreTriage } from './score';
import { partOf } from '$lib/engine/judged';
import { shareOf } from './score-acuity';

const head = {
	title: 'A rule of the sample',
	competency: 'triage-acuity',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: 'House handbook, A2, 2026',
	evidence: []
};

function keyOf(...rules: JsonObject[]): TriageKey {
	return keySchema.parse({
		edition: 'ESI-v5',
		rules: rules.map((rule, index) => ({
			...head,
			id: `rule-${index + 1}`,
			visit: ADA,
			...(rule['kind'] === 'avoid' ? {} : { points: 2 }),
			...rule
		}))
	});
}

/** The one finding of one rule. */
function judged(moves: readonly Move[], rule: JsonObject): Finding {
	const [found] = scoreTriage(runPlayed(moves), keyOf(rule));
	if (!found) throw new Error('a rule gave no finding');
	return found;
}

const verdictOf = (found: Finding) => [found.verdict, found.earned, found.possible] as const;

const ADULT = { age: { value: 54, unit: 'a' } };

describe('the level', () => {
	const rule = (accept: number[], points = 2) => ({
		kind: 'acuity',
		points,
		accept,
		facts: { ...ADULT }
	});
	const given = (one: number, accept: number[], points?: number) =>
		judged([level(ADA, one)], rule(accept, points));

	it.each([
		[3, [3], 'right', 2],
		[2, [2, 3], 'right', 2],
		[2, [3], 'partly', 1.4],
		[4, [3], 'partly', 0.6],
		[1, [3], 'partly', 0.6],
		[1, [5], 'partly', 0.6],
		[5, [3], 'wrong', 0],
		[4, [1, 2], 'wrong', 0],
		[3, [1, 2], 'partly', 0.6],
		[3, [2, 4], 'partly', 1.4]
	] as const)('%i where %j is accepted is %s for %f of 2', (one, accept, verdict, earned) => {
		expect(verdictOf(given(one, [...accept]))).toEqual([verdict, earned, 2]);
	});

	it('that was never committed is missed', () => {
		const found = judged([act(ADA, 'triage.begin')], rule([2]));
		expect(verdictOf(found)).toEqual(['missed', 0, 2]);
		expect(found.message).toBe('No level was committed; ESI-v5 accepts level 2.');
		expect(found.evidence).toEqual([]);
	});

	it('says what was given, what is accepted and by which edition', () => {
		const found = given(4, [2, 3]);
		expect(found.message).toBe(
			'Level 4 was given; ESI-v5 accepts level 2 or 3. The patient was held less urgent than that.'
		);
		expect(found.evidence).toEqual([1]);
	});

	it('is the first one, whatever it is changed to', () => {
		const change = act(ADA, 'acuity.change', { level: 2, reason: 'error', note: '' });
		const found = judged([level(ADA, 3), change], rule([2]));
		expect(verdictOf(found)).toEqual(['partly', 0.6, 2]);
		expect(found.message).toContain('Changed to 2 afterwards');
	});

	it('of another visit counts for nothing', () => {
		expect(judged([level(BEN, 3)], rule([3])).verdict).toBe('missed');
	});

	it('that is critical and missed stands against a pass, though it earns a part', () => {
		const key = {
			format: 1 as const,
			scenario: 'ed-triage/sample',
			pass: { share: 0.5, basis: 'Set for this test alone.' },
			sections: { 'ed-triage': keyOf({ ...rule([1]), critical: true }, { ...rule([1]) }) }
		};
		const passes = (one: number) =>
			judge(runPlayed([level(ADA, one)]), key, [edTriage]).pass.isPass;
		expect([passes(1), passes(2), passes(3)]).toEqual([true, false, false]);
	});

	it('earns tenths, and never all or nothing for a part', () => {
		expect([partOf(1.5, 0.7), partOf(1, 0.3), partOf(5, 0.7)]).toEqual([1.1, 0.3, 3.5]);
		fc.assert(
			fc.property(
				fc.double({ min: 0.5, max: 100, noNaN: true }),
				fc.integer({ min: -4, max: 4 }),
				(points, off) => {
					const earned = partOf(points, shareOf(off));
					expect(earned).toBeGreaterThanOrEqual(0);
					expect(earned).toBeLessThanOrEqual(points);
					expect(earned === points).toBe(off === 0);
				}
			)
		);
	});
});

describe('the reasoning', () => {
	const rule = {
		kind: 'reasoning',
		point: ['C', 'D'],
		reasons: ['suspected-acs'],
		resources: [2, 3],
		vitals: ['in-range']
	};
	const with_ = (more: JsonObject) => judged([level(ADA, 3, more)], rule);

	it('earns the share that is met', () => {
		const reasons = ['suspected-acs', 'other'];
		expect(verdictOf(with_({ reasons }))).toEqual(['right', 2, 2]);
		expect(verdictOf(with_({}))).toEqual(['partly', 1.5, 2]);
		expect(verdictOf(with_({ point: 'B', vitals: 'not-needed' }))).toEqual(['partly', 0.5, 2]);
		expect(verdictOf(with_({ point: 'B', vitals: 'not-needed', resources: ['labs'] }))).toEqual([
			'wrong',
			0,
			2
		]);
	});

	it('says what is unmet, in words', () => {
		expect(with_({ vitals: 'out-of-range-raised' }).message).toBe(
			'No reason was named, expected stable, with active or recent pain that may be coronary. Danger-zone vital signs: out of range, level raised, expected in range for the age.'
		);
	});

	it('counts kinds and not tests, and what is no resource not at all', () => {
		const only = { kind: 'reasoning', point: ['C', 'D'], resources: [1] };
		const counted = (resources: string[]) => judged([level(ADA, 4, { resources })], only).verdict;
		expect(counted(['labs'])).toBe('right');
		expect(counted(['labs', 'oral-medicine', 'saline-lock'])).toBe('right');
		expect(counted(['labs', 'ct'])).toBe('partly');
	});

	it('accepts either count where the editions do not settle it', () => {
		const only = (wanted: number) => ({ kind: 'reasoning', point: ['C'], resources: [wanted] });
		const moves = [level(ADA, 4, { resources: ['ecg', 'plain-film'] })];
		expect(judged(moves, only(1)).verdict).toBe('right');
		expect(judged(moves, only(2)).verdict).toBe('right');
		expect(judged(moves, only(3)).verdict).toBe('partly');
	});

	it('is not scorable without a level, and counts on neither side', () => {
		const found = judged([], rule);
		expect(verdictOf(found)).toEqual(['not-scorable', 0, 0]);
		expect(tally([found])).toEqual({ earned: 0, possible: 0, count: 0 });
	});
});

describe('what is noted', () => {
	const noted = (
		field: string,
		accept: JsonObject[] | JsonObject[string][],
		more: JsonObject = {}
	) => ({
		kind: 'noted',
		form: 'triage-note',
		field,
		accept,
		says: 'The note needs it',
		...more
	});
	const note = (values: JsonObject) => triaged(ADA, 3, values);
	const verdict = (values: JsonObject, field: string, accept: JsonObject[string][]) =>
		judged(note(values), noted(field, accept)).verdict;

	it('is missed when nothing was signed, though the form was filled in', () => {
		const found = judged([open(ADA, 'n', 'triage-note', WHOLE_NOTE)], noted('onset', ['x']));
		expect(verdictOf(found)).toEqual(['missed', 0, 2]);
		expect(found.message).toBe('The note needs it. Nothing of this kind was signed.');
	});

	it('is wrong when the field is empty or says something else', () => {
		const empty = judged(note({}), noted('glucose', [{ filled: true }]));
		expect(verdictOf(empty)).toEqual(['wrong', 0, 2]);
		expect(empty.message).toBe('The note needs it. Nothing was written.');
		const other = judged(note({ glucose: 64 }), noted('glucose', [{ min: 100 }]));
		expect(other.message).toBe('The note needs it. Written: 64 mg/dL.');
		expect(other.evidence).toEqual([5]);
	});

	it('is right by a choice, a text, a number in a range, or words in it', () => {
		expect(verdict({}, 'allergyState', ['none-known'])).toBe('right');
		expect(verdict({}, 'allergyState', ['listed', 'unable'])).toBe('wrong');
		expect(verdict({}, 'onset', ['This Morning'])).toBe('right');
		expect(verdict({}, 'pain', [4])).toBe('right');
		expect(verdict({}, 'pain', [{ min: 4, max: 6 }])).toBe('right');
		expect(verdict({}, 'pain', [{ min: 5 }])).toBe('wrong');
		expect(verdict({}, 'pain', [{ max: 4 }])).toBe('right');
		expect(verdict({}, 'story', [{ says: [['BELLY', 'navel'], ['no vomiting']] }])).toBe('right');
		expect(verdict({}, 'story', [{ says: [['navel'], ['fever']] }])).toBe('wrong');
		expect(verdict({}, 'history', [{ empty: true }])).toBe('right');
		expect(verdict({}, 'history', [{ filled: true }])).toBe('wrong');
	});

	it('compares temperatures in °C whatever unit was typed', () => {
		const fahrenheit = { temperature: 101.3, temperatureUnit: '[degF]' };
		for (const field of ['temperature', 'temperatureC']) {
			expect(verdict(fahrenheit, field, [{ min: 38.4, max: 38.6 }])).toBe('right');
			expect(verdict({ temperature: 38.5 }, field, [38.5])).toBe('right');
			expect(verdict(fahrenheit, field, [{ min: 101 }])).toBe('wrong');
		}
		expect(judged(note(fahrenheit), noted('temperature', [36])).message).toContain('101.3 °F');
	});

	it('reads lists by what is ticked, and an empty list as no answer', () => {
		const risks = { riskMedicines: ['anticoagulant', 'insulin'] };
		const has = (...ids: string[]) => [{ has: ids }];
		const lacks = (...ids: string[]) => [{ lacks: ids }];
		expect(verdict(risks, 'riskMedicines', has('anticoagulant'))).toBe('right');
		expect(verdict(risks, 'riskMedicines', has('anticoagulant', 'opioid'))).toBe('wrong');
		expect(verdict(risks, 'riskMedicines', lacks('opioid'))).toBe('right');
		expect(verdict(risks, 'riskMedicines', lacks('insulin'))).toBe('wrong');
		expect(verdict({}, 'riskMedicines', lacks('insulin'))).toBe('wrong');
		expect(verdict({ riskMedicines: ['none'] }, 'riskMedicines', lacks('insulin'))).toBe('right');
	});

	it('reads allergies by substance, and by their words', () => {
		const allergies = {
			allergyState: 'listed',
			allergies: [{ substance: 'Penicillin', reaction: 'throat swelling', severity: 'severe' }]
		};
		expect(verdict(allergies, 'allergies', [{ has: ['penicillin'] }])).toBe('right');
		expect(verdict(allergies, 'allergies', [{ says: [['penicillin'], ['throat']] }])).toBe('right');
		expect(verdict(allergies, 'allergies', [{ has: ['latex'] }])).toBe('wrong');
	});

	it('takes no notice of what stands in a field out of sight', () => {
		const hidden = { suicideScreen: 'not-indicated', suicidePlan: 'yes' };
		expect(verdict(hidden, 'suicidePlan', ['yes'])).toBe('wrong');
	});

	it('judges the last signed of a kind', () => {
		const look = (id: string, change: string) => [
			open(ADA, id, 'reassessment', { ...WHOLE_REASSESSMENT, change }),
			sign(ADA, 'visit.reassess', id)
		];
		const rule = noted('change', ['worse'], { form: 'reassessment' });
		const [better, worse] = [look('a', 'better'), look('b', 'worse')];
		expect(judged([...better, ...worse], rule).verdict).toBe('right');
		expect(judged([...worse, ...better], rule).verdict).toBe('wrong');
	});

	it('judges the last inside its window; only outside it a right one earns half', () => {
		const look = (id: string, change: string) => [
			open(ADA, id, 'reassessment', { ...WHOLE_REASSESSMENT, change }),
			sign(ADA, 'visit.reassess', id)
		];
		const rule = noted('change', ['worse'], { form: 'reassessment', window: { by: 'PT5M' } });
		expect(judged([...look('a', 'worse'), 20, ...look('b', 'better')], rule).verdict).toBe('right');
		const late = judged([20, ...look('a', 'worse')], rule);
		expect(verdictOf(late)).toEqual(['partly', 1, 2]);
		expect(late.message).toBe('Written: Worse. It was signed 22 min into the case, 17 min late.');
		expect(judged([20, ...look('a', 'better')], rule).verdict).toBe('wrong');
	});

	it('reads the form as it was signed, not as it was opened', () => {
		const moves = [
			...triaged(ADA, 3).slice(0, 4),
			set(`note-${ADA}`, 'onset', 'last night'),
			sign(ADA, 'triage.sign', `note-${ADA}`)
		];
		expect(judged(moves, noted('onset', ['last night'])).verdict).toBe('right');
	});

	it('reads how a patient left', () => {
		const moves = [open(ADA, 'left', 'exit-note', LEFT.lwbs), sign(ADA, 'exit.sign', 'left')];
		const rule = noted('kind', ['lwbs'], { form: 'exit-note' });
		expect(judged(moves, rule).verdict).toBe('right');
	});
});

describe('what is done', () => {
	const ecg = act(ADA, 'triage.act', { act: 'ecg' });
	const done = (
		window?: JsonObject,
		any: JsonObject[] = [{ action: 'triage.act', where: { act: 'ecg' } }]
	) => ({
		kind: 'done',
		any,
		...(window && { window })
	});

	it('is missed when nothing like it was done', () => {
		expect(verdictOf(judged([], done()))).toEqual(['missed', 0, 2]);
		const others = [
			act(ADA, 'triage.act', { act: 'glucose' }),
			act(BEN, 'triage.act', { act: 'ecg' })
		];
		expect(judged(others, done()).verdict).toBe('missed');
	});

	it('is right when it was done, with the time since the door', () => {
		const found = judged([act(ADA, 'triage.begin'), ecg], done());
		expect(verdictOf(found)).toEqual(['right', 2, 2]);
		expect(found.message).toBe('It was done 12 min after arrival.');
		expect(found.evidence).toEqual([2]);
	});

	it('counts from the arrival when only `within` is given; on the minute is in time', () => {
		expect(judged([ecg], done({ within: 'PT11M' })).verdict).toBe('right');
		const late = judged([1, ecg], done({ within: 'PT11M' }));
		expect(verdictOf(late)).toEqual(['partly', 1, 2]);
		expect(late.message).toBe('It was done 12 min after arrival, 1 min late.');
	});

	it('counts from a fact of the script for this patient', () => {
		const window = { after: 'ada-worse', within: 'PT10M' };
		expect(judged([ecg], done(window)).message).toBe('It was done before there was reason to.');
		expect(judged([40, ecg], done(window)).verdict).toBe('right');
		expect(judged([ecg, 40, ecg], done(window)).verdict).toBe('right');
		const late = judged([55, ecg], done(window));
		expect(late.message).toBe('It was done 16 min after it was called for, 6 min late.');
		const ben = act(BEN, 'triage.act', { act: 'ecg' });
		expect(judged([40, ben], { ...done(window), visit: BEN }).verdict).toBe('partly');
	});

	it('counts from an act of the learner on the same visit', () => {
		const window = {
			afterAct: { action: 'alert.call', where: { alert: 'stemi' } },
			within: 'PT5M'
		};
		const call = act(ADA, 'alert.call', { alert: 'stemi', note: '' });
		expect(judged([call, 3, ecg], done(window)).verdict).toBe('right');
		expect(judged([call, 9, ecg], done(window)).message).toBe(
			'It was done 10 min after the act it follows, 5 min late.'
		);
		expect(judged([ecg, call], done(window)).verdict).toBe('partly');
		const other = act(ADA, 'alert.call', { alert: 'sepsis', note: '' });
		expect(judged([other, ecg], done(window)).verdict).toBe('partly');
	});

	it('with a fact and an act, counts from the later one', () => {
		const window = {
			after: 'ada-worse',
			afterAct: { action: 'alert.call' },
			within: 'PT5M'
		};
		const call = act(ADA, 'alert.call', { alert: 'stemi', note: '' });
		expect(judged([call, 40, ecg], done(window)).verdict).toBe('right');
		expect(judged([40, 10, call, ecg], done(window)).verdict).toBe('right');
		expect(judged([call, 50, ecg], done(window)).verdict).toBe('partly');
	});

	it('is held to the clock of the case by `by`', () => {
		expect(judged([ecg], done({ by: 'PT1M' })).verdict).toBe('right');
		expect(judged([9, ecg], done({ by: 'PT5M' })).message).toBe(
			'It was done 10 min into the case, 5 min late.'
		);
	});

	it('matches parts, one of several, ticked ids, and the form that was signed', () => {
		const moves = triaged(ADA, 3, { riskMedicines: ['insulin'] });
		const like = (action: string, where: JsonObject) =>
			judged(moves, done(undefined, [{ action, where }])).verdict;
		expect(like('triage.assign-acuity', { level: [2, 3] })).toBe('right');
		expect(like('triage.assign-acuity', { level: [1, 2] })).toBe('missed');
		expect(like('triage.assign-acuity', { resources: 'ct' })).toBe('right');
		expect(like('triage.sign', { kind: 'triage-note', complaint: 'abdominal-pain' })).toBe('right');
		expect(like('triage.sign', { riskMedicines: 'insulin' })).toBe('right');
		expect(like('triage.sign', { riskMedicines: 'opioid' })).toBe('missed');
		const moved = [act(ADA, 'visit.move', { to: 'resus-1' })];
		const room = { action: 'visit.move', where: { placeKind: ['resus', 'room'] } };
		expect(judged(moved, done(undefined, [room])).verdict).toBe('right');
	});

	it('takes no refused act', () => {
		const twice = [act(ADA, 'triage.begin'), act(ADA, 'triage.begin')];
		const found = judged(twice, done({ by: 'PT1H' }, [{ action: 'triage.begin' }]));
		expect(found.evidence).toEqual([1]);
		const refused = act(ADA, 'acuity.change', { level: 2, reason: 'worse', note: '' });
		expect(judged([refused], done(undefined, [{ action: 'acuity.change' }])).verdict).toBe(
			'missed'
		);
	});
});

describe('order', () => {
	const mask = act(ADA, 'triage.act', { act: 'mask' });
	const move = act(ADA, 'visit.move', { to: 'room-1' });
	const rule = {
		kind: 'before',
		first: [{ action: 'triage.act', where: { act: 'mask' } }],
		then: [{ action: 'visit.move' }]
	};

	it('of two acts is right, wrong, or missed with the first', () => {
		expect(verdictOf(judged([mask, move], rule))).toEqual(['right', 2, 2]);
		expect(verdictOf(judged([move, mask], rule))).toEqual(['wrong', 0, 2]);
		expect(verdictOf(judged([move], rule))).toEqual(['missed', 0, 2]);
		expect(verdictOf(judged([mask], rule))).toEqual(['right', 2, 2]);
		expect(verdictOf(judged([], rule))).toEqual(['missed', 0, 2]);
	});

	it('of two visits names the patients', () => {
		const who = { kind: 'order-of-visits', first: ADA, then: BEN, action: 'triage.begin' };
		const rules = (moves: readonly Move[]) => {
			const key = keySchema.parse({
				edition: 'ESI-v5',
				rules: [{ ...head, id: 'who', points: 2, ...who }]
			});
			const [found] = scoreTriage(runPlayed(moves), key);
			return [found?.verdict, found?.earned, found?.message];
		};
		const [ada, ben] = [act(ADA, 'triage.begin'), act(BEN, 'triage.begin')];
		expect(rules([ada, ben])).toEqual(['right', 2, 'Brandt, ada came before Ibarra, ben.']);
		expect(rules([ben, ada])).toEqual(['wrong', 0, 'Ibarra, ben came before Brandt, ada.']);
		expect(rules([ben])).toEqual(['missed', 0, 'It was never done for Brandt, ada.']);
		expect(rules([ada])[0]).toBe('right');
	});
});

describe('what is to be avoided', () => {
	const rule = (isHarmful: boolean) => ({
		kind: 'avoid',
		penalty: 3,
		isHarmful,
		any: [{ action: 'visit.move', where: { to: 'wr' } }]
	});
	const move = act(ADA, 'visit.move', { to: 'wr' });

	it('costs points when it is done, though it is taken back', () => {
		const back = act(ADA, 'visit.move', { to: 'resus-1' });
		expect(verdictOf(judged([move, back], rule(false)))).toEqual(['wrong', -3, 0]);
		expect(verdictOf(judged([move, back], rule(true)))).toEqual(['harmful', -3, 0]);
	});

	it('costs nothing when it is left undone', () => {
		expect(verdictOf(judged([], rule(true)))).toEqual(['right', 0, 0]);
	});
});

describe('any attempt', () => {
	const KEY = keyOf(
		{ kind: 'acuity', accept: [2, 3], facts: { ...ADULT } },
		{ kind: 'reasoning', point: ['D'], resources: [2], points: 1 },
		{
			kind: 'noted',
			form: 'triage-note',
			field: 'pain',
			accept: [4],
			says: 'Pain is noted',
			window: { within: 'PT20M' }
		},
		{ kind: 'done', any: [{ action: 'triage.act' }], window: { after: 'ada-worse' } },
		{
			kind: 'before',
			first: [{ action: 'triage.begin' }],
			then: [{ action: 'triage.assign-acuity' }]
		},
		{ kind: 'avoid', penalty: 2, isHarmful: true, any: [{ action: 'visit.move' }] }
	);
	const MOVES: readonly Move[] = [
		...triaged(ADA, 3),
		...triaged(BEN, 5),
		level(ADA, 1),
		level(ADA, 5),
		act(ADA, 'triage.act', { act: 'ecg' }),
		act(ADA, 'visit.move', { to: 'wr' }),
		act(CY, 'visit.move', { to: 'room-1' }),
		tell(ADA, 'provider'),
		tell(ADA, 'family'),
		open(ADA, 'left', 'exit-note', LEFT.lwbs),
		sign(ADA, 'exit.sign', 'left'),
		45
	];

	it('earns no more than is possible, and penalties never earn', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 14 }), (moves) => {
				const run = runPlayed(moves);
				const findings = scoreTriage(run, KEY);
				expect(findings.map(({ rule }) => rule)).toEqual(KEY.rules.map(({ id }) => id));
				for (const [index, found] of findings.entries()) {
					expect(found.earned).toBeLessThanOrEqual(found.possible);
					if (KEY.rules[index]?.kind === 'avoid') {
						expect(found.possible).toBe(0);
						expect(found.earned).toBeLessThanOrEqual(0);
					} else expect(found.earned).toBeGreaterThanOrEqual(0);
					if (found.verdict === 'right') expect(found.earned).toBe(found.possible);
					if (found.verdict === 'partly') expect(found.earned).toBeLessThan(found.possible);
					for (const seq of found.evidence) expect(run.entries[seq]?.ok).toBe(true);
					expect(found.message).not.toMatch(/undefined|null|NaN/);
				}
			}),
			{ numRuns: 60 }
		);
	});
});
