import type { JsonObject } from '$lib/engine/canonical';
import type { AuditPart } from '$lib/engine/model';
import { describe, expect, it } from 'vitest';
import { keySchema, type TriageKey } from './actions';
import { auditTriage, levelPairsOf } from './audit';
import { distanceOf, distanceText } from './levels';
import {
	act,
	ADA,
	BEN,
	CHART,
	CY,
	DOT,
	EVE,
	FAY,
	level,
	runPlayed,
	sign,
	triaged,
	type Move
} from './sample-department';

const head = {
	title: 'A rule of the sample',
	competency: 'triage-acuity',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: 'House handbook, A2, 2026',
	points: 1,
	evidence: []
};

const ADULT: JsonObject = { age: { value: 54, unit: 'a' } };
const WELL: JsonObject = { hr: 88, rr: 16, spo2: 98, sbp: 132, dbp: 78, tempC: 37.1, avpu: 'A' };
/** Two kinds, nothing out of range: level 3 at point D. */
const BELLY: JsonObject = { ...ADULT, vitals: WELL, resources: ['labs', 'ct'] };

function acuity(visit: string, accept: number[], facts: JsonObject = BELLY): JsonObject {
	return { ...head, id: visit, kind: 'acuity', visit, accept, facts };
}

function keyOf(...rules: JsonObject[]): TriageKey {
	return keySchema.parse({ edition: 'ESI-v5', rules });
}

const part = (parts: readonly AuditPart[], title: string): AuditPart => {
	const found = parts.find((one) => one.title === title);
	if (!found) throw new Error(`no part ${title}`);
	return found;
};

const figures = (moves: readonly Move[], key: TriageKey) =>
	Object.fromEntries(
		part(auditTriage(runPlayed(moves), key), 'Acuity').figures.map((figure) => [
			figure.label,
			`${figure.value} ${figure.tone}`
		])
	);

describe('a distance between levels', () => {
	it('is from the nearest accepted one; of two as near, from the less urgent', () => {
		expect(distanceOf(3, [2, 3])).toEqual({ gold: 3, off: 0 });
		expect(distanceOf(5, [2, 3])).toEqual({ gold: 3, off: 2 });
		expect(distanceOf(1, [2, 3])).toEqual({ gold: 2, off: -1 });
		expect(distanceOf(3, [2, 4])).toEqual({ gold: 4, off: -1 });
		expect([0, -2, 3].map((off) => distanceText({ gold: 3, off }))).toEqual([
			'exact',
			'over by 2',
			'under by 3'
		]);
		expect(() => distanceOf(3, [])).toThrow(RangeError);
	});
});

describe('agreement of levels', () => {
	const KEY = keyOf(
		acuity(ADA, [3]),
		acuity(BEN, [2]),
		acuity(CY, [1]),
		acuity(DOT, [4, 5]),
		acuity(EVE, [3])
	);

	it('counts exact, over, under and critically under', () => {
		const moves = [level(ADA, 3), level(BEN, 4), level(DOT, 3)];
		expect(figures(moves, KEY)).toMatchObject({
			Exact: '1 of 3 plain',
			'Under-triage': '1 of 3 bad',
			'Critical under-triage': '1 of 3 bad',
			'Over-triage': '1 of 3 caution'
		});
		expect(figures(moves, KEY)).not.toHaveProperty('Level 1 missed');
	});

	it('names a missed level 1', () => {
		const key = keyOf(acuity(ADA, [1]));
		expect(figures([level(ADA, 2)], key)).toMatchObject({ 'Level 1 missed': '1 of 1 bad' });
		expect(figures([level(ADA, 1)], key)).toMatchObject({ Exact: '1 of 1 good' });
	});

	it('is too few to tell a kappa below five patients', () => {
		const four = keyOf(...[ADA, BEN, DOT, FAY].map((visit) => acuity(visit, [3])));
		const moves = [ADA, BEN, DOT].map((visit) => level(visit, 3));
		expect(figures(moves, four)).toMatchObject({ 'Kappa, linear': 'too few to tell plain' });
	});

	it('gives three kappas from five patients on', () => {
		const everyone = CHART.map((one) =>
			one.resourceType === 'Encounter'
				? { ...one, status: 'arrived' as const, priority: undefined }
				: one
		);
		const moves = [level(ADA, 3), level(BEN, 2), level(CY, 1), level(DOT, 4), level(EVE, 4)];
		const run = runPlayed(moves, everyone);
		expect(levelPairsOf(run, KEY)).toEqual([
			[3, 3],
			[2, 2],
			[1, 1],
			[4, 4],
			[3, 4]
		]);
		const { figures: shown } = part(auditTriage(run, KEY), 'Acuity');
		const kappas = shown.filter(({ label }) => label.startsWith('Kappa'));
		// By hand: seen 1/5; expected 1 - (1*1 + 1*1 + 2*1 + 1*2)/25 = 19/25.
		expect(kappas[0]?.value).toBe((1 - 0.2 / (19 / 25)).toFixed(2));
		expect(kappas.map(({ label }) => label)).toEqual([
			'Kappa',
			'Kappa, linear',
			'Kappa, quadratic'
		]);
		expect(kappas.every(({ value }) => /^0\.\d\d$/.test(value))).toBe(true);
	});

	it('shows each visit of the key, with or without a level', () => {
		const run = runPlayed([4, level(ADA, 2)]);
		const [table] = part(
			auditTriage(run, keyOf(acuity(ADA, [3]), acuity(FAY, [3]))),
			'Acuity'
		).tables;
		expect(table?.rows).toEqual([
			['Brandt, ada', '2', '3', 'over by 1', 'point B', '15 min'],
			['visit-fay', 'none', '3', '', '', 'not arrived']
		]);
	});
});

describe('errors on the way to a level', () => {
	const errors = (
		more: JsonObject,
		{ given = 3, facts = BELLY, accept = [3], rest = [] as JsonObject[], after = [] as Move[] } = {}
	) => {
		const moves = [...triaged(ADA, given, {}, more), ...after];
		const key = keyOf(acuity(ADA, [...accept], facts), ...rest);
		const [table] = part(auditTriage(runPlayed(moves), key), 'The way to the level').tables;
		return (table?.rows ?? []).map(([who, name, says]) => {
			expect(who).toBe('Brandt, ada');
			return `${name ?? ''}: ${says ?? ''}`;
		});
	};
	const FAST: JsonObject = { ...BELLY, vitals: { ...WELL, hr: 128 } };

	it('are none where the level was come to as it should be', () => {
		expect(errors({})).toEqual([]);
	});

	it('a point skipped, or met too early', () => {
		const acs = { ...BELLY, highRisk: ['suspected-acs'] };
		expect(errors({}, { facts: acs, accept: [2] })).toEqual([
			'Point skipped: Decided at point D; point B is met before it.'
		]);
		expect(errors({ point: 'B' }, { given: 2 })).toEqual([
			'Stopped too early: Decided at point B; the facts lead on to point D.'
		]);
	});

	it('follow the points of the key where it names them', () => {
		const reasoning = { ...head, id: 'why', kind: 'reasoning', visit: ADA, point: ['B', 'D'] };
		expect(errors({ point: 'B' }, { given: 2, rest: [reasoning] })).toEqual([]);
	});

	it('resources miscounted, whatever point is named for it', () => {
		const one = 'Resources miscounted: Kinds foreseen: 1; by the facts 2.';
		expect(errors({ resources: ['labs'], point: 'C' }, { given: 4 })).toEqual([one]);
		// Two or five are one answer, and what the editions leave open is no error.
		expect(errors({ resources: ['labs', 'ct', 'iv-fluids', 'iv-medicine'] })).toEqual([]);
		const open = { ...BELLY, resources: ['ecg', 'plain-film'] };
		const told = { facts: open, accept: [3, 4] };
		expect(errors({ resources: ['labs'], point: 'C' }, { ...told, given: 4 })).toEqual([]);
		expect(errors({ resources: ['labs', 'ct'] }, told)).toEqual([]);
	});

	it('what is no resource, where the level counts it', () => {
		const none: JsonObject = { ...BELLY, resources: ['oral-medicine'] };
		const told = { facts: none, accept: [5] };
		const named = { resources: ['oral-medicine'], point: 'C' };
		expect(errors(named, { ...told, given: 5 })).toEqual([]);
		expect(errors(named, { ...told, given: 4 })).toEqual([
			'Counted what is no resource: Level 4 with kinds of resources foreseen: 0. None is: medicine by mouth.'
		]);
	});

	it('a danger-zone vital sign that was not weighed', () => {
		const told = { facts: FAST, accept: [2, 3] };
		expect(errors({ vitals: 'in-range' }, told)).toEqual([
			'Danger-zone vital sign not weighed: heart rate 128, above 100.'
		]);
		expect(errors({ vitals: 'not-needed' }, told)).toHaveLength(1);
		expect(errors({ vitals: 'out-of-range-accepted' }, told)).toEqual([]);
		expect(errors({ vitals: 'out-of-range-raised', level: 2 }, told)).toEqual([]);
		expect(errors({ vitals: 'out-of-range-accepted' })).toEqual([
			'Vital signs in range: Weighed as out of range; none passes the limits for the age.'
		]);
	});

	it('a level that its own point or resources do not give', () => {
		expect(errors({ point: 'B' }, { given: 3 })).toContain(
			'Level and point disagree: Point B gives level 2, not 3.'
		);
		expect(errors({ resources: ['labs'] }, { given: 3 })).toContain(
			'Level and resources disagree: Level 3 with kinds of resources foreseen: 1.'
		);
	});

	it('but fever may settle a small child at point D with one kind', () => {
		const child: JsonObject = {
			age: { value: 20, unit: 'mo' },
			vitals: { hr: 130, rr: 30, spo2: 98, tempC: 39.4, avpu: 'A' },
			resources: ['labs']
		};
		const told = { facts: child, accept: [3, 4], given: 3 };
		expect(errors({ point: 'D', resources: ['labs'] }, told)).toEqual([]);
	});

	it('a level before anything was measured, without a note, or with a vital sign missing', () => {
		const rows = (moves: readonly Move[]) => {
			const key = keyOf(acuity(ADA, [3]));
			const [table] = part(auditTriage(runPlayed(moves), key), 'The way to the level').tables;
			return (table?.rows ?? []).map(([, name]) => name);
		};
		expect(rows([level(ADA, 3)])).toEqual(['Level before vital signs', 'No triage note']);
		const measured = act(ADA, 'triage.act', { act: 'vital-signs' });
		expect(rows([level(ADA, 3), measured])).toContain('Level before vital signs');
		expect(rows([measured, level(ADA, 3)])).toEqual(['No triage note']);
		expect(rows([])).toEqual([]);
		const [begin, , note, given] = triaged(ADA, 3, { rr: null });
		const answers = [{ check: 'vitals.incomplete', reason: 'emergency', note: '' }];
		const moves = [begin, note, given].filter((move) => move !== undefined);
		expect(rows([...moves, sign(ADA, 'triage.sign', `note-${ADA}`, answers)])).toEqual([
			'Vital sign missing'
		]);
	});

	it('a level lowered, or bent to crowding', () => {
		const change = (to: number, reason: string) => ({
			after: [act(ADA, 'acuity.change', { level: to, reason, note: '' })]
		});
		expect(errors({}, change(2, 'worse'))).toEqual([]);
		expect(errors({}, change(4, 'improved'))).toEqual([
			'Level lowered: Changed from 3 to 4: the patient is better. This edition only raises.'
		]);
		expect(errors({}, change(4, 'error'))).toEqual([]);
		expect(errors({}, change(2, 'crowding'))).toEqual([
			'Level bent to crowding: Changed from 3 to 2 for want of space.'
		]);
	});
});

describe('clocks', () => {
	const rows = (moves: readonly Move[], ...rules: JsonObject[]) => {
		const [table] = part(auditTriage(runPlayed(moves), keyOf(...rules)), 'Clocks').tables;
		return Object.fromEntries((table?.rows ?? []).map(([who, ...rest]) => [who ?? '', rest]));
	};

	it('count from the door to triage, level and ECG, with what was late', () => {
		const ecg = act(ADA, 'triage.act', { act: 'ecg' });
		const shown = rows([...triaged(ADA, 3), ecg]);
		expect(shown['Brandt, ada']).toEqual(['11 min, 1 min late', '14 min', '16 min', 'not due']);
		expect(shown['Ibarra, ben']).toEqual(['not done', 'not done', '', '']);
	});

	it('hold an ECG to the guideline where the pain may be coronary, by note or by key', () => {
		const ecg = act(ADA, 'triage.act', { act: 'ecg' });
		const late = '16 min, 6 min late';
		const noted = [...triaged(ADA, 2, { complaint: 'chest-pain' }), ecg];
		expect(rows(noted)['Brandt, ada']?.[2]).toBe(late);
		const keyed = acuity(ADA, [2], { ...BELLY, highRisk: ['atypical-acs'] });
		expect(rows([...triaged(ADA, 2), ecg], keyed)['Brandt, ada']?.[2]).toBe(late);
	});

	it('take a quick look that leads to triage for its beginning', () => {
		const look = act(BEN, 'visit.look', { appearance: 'well', to: 'triage' });
		expect(rows([look])['Ibarra, ben']?.[0]).toBe('6 min');
	});

	it('do not count what happened before the case', () => {
		expect(rows([50])['Novak, cy']).toEqual([
			'before the case',
			'before the case',
			'',
			'0 of 1 due, longest 30 min late'
		]);
		expect(rows([])).not.toHaveProperty('Sorensen, eve');
	});
});
