import type { JsonObject } from '$lib/engine/canonical';
import type { Check } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import type { Resource } from '$lib/fhir/types';
import { describe, expect, it } from 'vitest';
import { FORMS } from './fields';
import {
	act,
	ADA,
	BEN,
	CHART,
	CY,
	LEFT,
	level,
	open,
	PAPERS,
	play,
	sign,
	START,
	WHOLE_NOTE,
	WHOLE_REASSESSMENT,
	type Move
} from './sample-department';
import { answeredChecks, standingStops, validateForm } from './validate';

const NOTE = 'note';

interface Given {
	readonly visit?: string;
	readonly kind?: string;
	readonly chart?: readonly Resource[];
	readonly before?: readonly Move[];
}

function formOf(
	values: JsonObject,
	{ visit = ADA, kind = 'triage-note', chart = CHART, before = [level(visit, 3)] }: Given = {}
) {
	const { world } = play([...before, open(visit, NOTE, kind, values)], chart);
	const form = world.forms.get(NOTE);
	if (!form) throw new Error('the form did not open');
	return { form, view: viewOf(world) };
}

/** Checks of a whole note in which some values are others. */
function checksOf(values: JsonObject, given?: Given): readonly Check[] {
	const { form, view } = formOf({ ...WHOLE_NOTE, ...values }, given);
	return validateForm(form, view);
}

/** Stops and questions; what the screens advise has its own tests. */
const idsOf = (checks: readonly Check[]) =>
	checks
		.filter(({ severity }) => severity !== 'advice')
		.map(({ severity, id }) => `${severity} ${id}`);
const found = (values: JsonObject, given?: Given) => idsOf(checksOf(values, given));

const CHILD: JsonObject = {
	hr: 110,
	rr: 24,
	sbp: 98,
	dbp: 60,
	weight: 17,
	weightMethod: 'measured',
	guardian: 'Mother, present'
};

describe('a whole form', () => {
	it('has no check', () => {
		expect(found({})).toEqual([]);
		const { form, view } = formOf(WHOLE_REASSESSMENT, { kind: 'reassessment' });
		expect(validateForm(form, view)).toEqual([]);
		expect(found({ ...CHILD }, { visit: BEN })).toEqual([]);
	});

	it.each([
		...Object.entries(LEFT).map(([name, values]) => ['exit-note', name, values] as const),
		['bed-request', 'admit', PAPERS.admit] as const,
		['transfer-papers', 'transfer', PAPERS.transfer] as const,
		['discharge-check', 'discharge', PAPERS.discharge] as const
	])('has no check: %s, %s', (kind, _name, values) => {
		const { form, view } = formOf(values, { kind });
		expect(validateForm(form, view)).toEqual([]);
	});

	it.each(Object.keys(FORMS))('asks for what must be filled when it is empty: %s', (kind) => {
		const { form, view } = formOf({}, { kind });
		const checks = validateForm(form, view).filter(({ id }) => id.startsWith('required.'));
		expect(checks.length).toBeGreaterThan(1);
		expect(checks.every(({ severity }) => severity === 'hard')).toBe(true);
	});

	it('lists the gravest first', () => {
		const severities = checksOf({ hr: 200, dbp: 140, onset: '' }).map(({ severity }) => severity);
		expect(severities).toEqual(['hard', 'hard', 'soft', 'soft']);
	});
});

describe('a field that another one calls for', () => {
	it.each([
		[{ interpreter: 'professional' }, 'interpreterId'],
		[{ interpreter: 'staff' }, 'interpreterId'],
		[{ complaint: 'stroke' }, 'lastKnownWellCertainty'],
		[{ strokeSigns: ['face'] }, 'lastKnownWellCertainty'],
		[{ complaint: 'stroke', lastKnownWellCertainty: 'known' }, 'lastKnownWell'],
		[{ complaint: 'fall' }, 'mechanism'],
		[{ temperatureUnit: null }, 'temperatureUnit'],
		[{ temperatureRoute: null }, 'temperatureRoute'],
		[{ oxygenDevice: null }, 'oxygenDevice'],
		[{ oxygenDevice: 'mask' }, 'oxygenFlow'],
		[{ allergyState: 'listed' }, 'allergies'],
		[{ observedAt: 0 }, 'lateReason'],
		[{ weight: 70 }, 'weightMethod']
	])('%j calls for %s', (values, field) => {
		expect(found(values)).toEqual([`hard required.${field}`]);
	});

	it('asks the ambulance for its agency and run, and the suicide screen for its questions', () => {
		expect(found({ arrivalMode: 'ems-ground' })).toEqual([
			'hard required.emsAgency',
			'hard required.emsRun'
		]);
		expect(found({ suicideScreen: 'done' })).toEqual([
			'hard required.suicideWish',
			'hard required.suicideThoughts',
			'hard required.suicideBehavior'
		]);
		const screened = { suicideScreen: 'done', suicideWish: 'no', suicideBehavior: 'no' };
		expect(found({ ...screened, suicideThoughts: 'no' })).toEqual([]);
		expect(found({ ...screened, suicideThoughts: 'yes' })).toEqual([
			'hard required.suicideMethod',
			'hard required.suicideIntent',
			'hard required.suicidePlan'
		]);
	});
});

describe('a measurement', () => {
	it.each([
		['hr', 0, 300],
		['rr', 0, 120],
		['sbp', 20, 300],
		['dbp', 10, 200],
		['spo2', 0, 100],
		['weight', 0.3, 400],
		['height', 20, 260],
		['glucose', 10, 1500],
		['pain', 0, 10],
		['gcsTotal', 3, 15],
		['capillaryRefill', 0, 20]
	])('%s stands from %d to %d, and not beyond', (field, low, high) => {
		const rest: JsonObject = { weightMethod: 'stated', sbp: null, dbp: null };
		const hard = (value: number) =>
			found({ ...rest, [field]: value }).filter((id) => id === `hard range.${field}`).length;
		expect([low - 0.1, low, high, high + 0.1].map(hard)).toEqual([1, 0, 0, 1]);
	});

	it.each([
		['hr', 40, 180],
		['rr', 8, 40],
		['sbp', 80, 220],
		['dbp', 40, 130],
		['spo2', 85, 100],
		['weight', 35, 250],
		['height', 120, 220],
		['glucose', 50, 400],
		['capillaryRefill', 0, 4]
	])('of an adult is asked about outside %s %d to %d', (field, low, high) => {
		const rest: JsonObject = { weightMethod: 'stated', sbp: null, dbp: null };
		const soft = (value: number) =>
			found({ ...rest, [field]: value }).filter((id) => id === `soft unusual.${field}`).length;
		expect([low, high].map(soft)).toEqual([0, 0]);
		expect(soft(high + 0.1) + soft(low - 0.1)).toBeGreaterThan(0);
	});

	it('of a child is asked about far from what is usual for the age, and the weight is not', () => {
		const child = (values: JsonObject) => found({ ...CHILD, ...values }, { visit: BEN });
		expect(child({ hr: 150 })).toEqual([]);
		expect(child({ hr: 181 })).toEqual(['soft unusual.hr']);
		expect(child({ rr: 52 })).toEqual([]);
		expect(child({ rr: 53 })).toEqual(['soft unusual.rr']);
		expect(child({ sbp: 53, dbp: 45 })).toEqual(['soft unusual.sbp']);
		expect(found({ sbp: 53, dbp: 45 })).toEqual(['soft unusual.sbp']);
	});

	it('that is impossible is not asked about besides', () => {
		expect(found({ hr: 301 })).toEqual(['hard range.hr']);
	});

	it('of pressure has the higher number first; a felt one has no second', () => {
		expect(found({ sbp: 90, dbp: 90 })).toEqual(['hard pressure.order']);
		expect(found({ sbp: 90, dbp: 89 })).toEqual([]);
		expect(found({ sbp: 90, dbp: null })).toEqual([]);
	});
});

describe('a temperature', () => {
	const at = (temperature: number, temperatureUnit = 'Cel') => ({ temperature, temperatureUnit });

	it('stands from 25 to 45 °C and is asked about outside 35 to 41', () => {
		expect([24.9, 25, 34.9, 35, 41, 41.1, 45, 45.1].map((one) => found(at(one))[0])).toEqual([
			'hard range.temperature',
			'soft unusual.temperature',
			'soft unusual.temperature',
			undefined,
			undefined,
			'soft unusual.temperature',
			'soft unusual.temperature',
			'hard range.temperature'
		]);
	});

	it('in Fahrenheit is held to the same limits', () => {
		expect(found(at(98.6, '[degF]'))).toEqual([]);
		expect(found(at(105.8, '[degF]'))).toEqual([]);
		expect(found(at(106.2, '[degF]'))).toEqual(['soft unusual.temperature']);
	});

	it('typed in the other unit says so', () => {
		const [asCelsius] = checksOf(at(101.2));
		expect(asCelsius?.id).toBe('range.temperature');
		expect(asCelsius?.detail).toContain('It looks like the other unit: choose °F.');
		const [asFahrenheit] = checksOf(at(38.4, '[degF]'));
		expect(asFahrenheit?.detail).toContain('choose °C.');
		expect(checksOf(at(300))[0]?.detail).not.toContain('other unit');
	});

	it('under three months is asked about when it is not rectal', () => {
		const infant = CHART.map((one) =>
			one.resourceType === 'Patient' && one.id === 'ben' ? { ...one, birthDate: '2025-12-20' } : one
		);
		const baby = { ...CHILD, hr: 140, rr: 44, sbp: 74, dbp: 40, weight: 4 };
		const route = (temperatureRoute: string) =>
			found({ ...baby, temperatureRoute }, { visit: BEN, chart: infant });
		expect(route('rectal')).toEqual([]);
		expect(route('temporal')).toEqual(['soft temperature.route']);
		expect(found({ ...CHILD, temperatureRoute: 'oral' }, { visit: BEN })).toEqual([]);
	});
});

describe('the coma scale', () => {
	it('adds up', () => {
		const parts = { gcsEye: 4, gcsVerbal: 4, gcsMotor: 6 };
		expect(found({ ...parts, gcsTotal: 14 })).toEqual([]);
		const [check] = checksOf({ ...parts, gcsTotal: 15 });
		expect(check?.id).toBe('gcs.sum');
		expect(check?.detail).toBe('Eye 4, verbal 4 and motor 6 make 14, and the total says 15.');
		expect(found({ gcsEye: 4, gcsTotal: 15 })).toEqual([]);
	});
});

describe('a list', () => {
	it('does not say none and something', () => {
		expect(found({ fallRisks: ['none', 'gait'] })).toEqual(['hard list.fallRisks']);
		expect(found({ fallRisks: ['gait', 'fell'] })).toEqual([]);
		expect(found({ fallRisks: [] })).toEqual(['hard required.fallRisks']);
	});
});

describe('a note', () => {
	it('does not stand without a level', () => {
		expect(found({}, { before: [] })).toEqual(['hard acuity.missing']);
	});

	it('is asked for vital signs with every level but the first', () => {
		const bare = { temperature: null, temperatureUnit: null, temperatureRoute: null, rr: null };
		expect(found(bare)).toEqual(['soft vitals.incomplete']);
		expect(checksOf(bare)[0]?.detail).toContain('respiratory rate, temperature');
		expect(found(bare, { before: [level(ADA, 1)] })).toEqual([]);
		expect(found(bare, { before: [level(ADA, 2)] })).toEqual(['soft vitals.incomplete']);
	});

	it('of a child needs a weight and who is with it', () => {
		const { weight, weightMethod, guardian, ...rest } = CHILD;
		expect([weight, weightMethod, guardian]).not.toContain(undefined);
		expect(found(rest, { visit: BEN })).toEqual(['hard required.weight', 'hard required.guardian']);
	});

	it('asks for pregnancy from 10 to 55 years, and of nobody else', () => {
		const born = (birthDate: string, gender: 'female' | 'male' = 'female') =>
			found(
				{ ...CHILD, hr: 90, rr: 18, sbp: 110, weight: 60, pregnancy: null },
				{
					chart: CHART.map((one) =>
						one.resourceType === 'Patient' && one.id === 'ada' ? { ...one, birthDate, gender } : one
					)
				}
			);
		const asked = ['hard required.pregnancy'];
		expect(born('2016-01-14')).toEqual(asked);
		expect(born('2016-01-15')).toEqual([]);
		expect(born('1970-02-01')).toEqual(asked);
		expect(born('1971-01-14')).toEqual(asked);
		expect(born('1970-01-14')).toEqual([]);
		expect(born('1990-01-01', 'male')).toEqual([]);
	});

	it('is asked about when family interprets', () => {
		expect(found({ interpreter: 'family' })).toEqual(['soft interpreter.family']);
	});

	it('is asked about when it denies allergies that the record holds', () => {
		const chart: readonly Resource[] = [
			...CHART,
			{
				resourceType: 'AllergyIntolerance',
				id: 'penicillin',
				patient: { reference: 'Patient/ada' },
				code: { text: 'Penicillin' }
			}
		];
		expect(found({}, { chart })).toEqual(['soft allergy.record']);
		expect(checksOf({}, { chart })[0]?.detail).toContain('Penicillin');
		expect(found({ allergyState: 'unable' }, { chart })).toEqual([]);
	});

	it('is about whom the visit is about, once its registration was corrected', () => {
		const toBen = act(ADA, 'registration.correct', {
			patient: 'Patient/ben',
			reason: 'wrong-patient',
			note: ''
		});
		const { world } = play([level(ADA, 3), open(ADA, NOTE, 'triage-note', WHOLE_NOTE), toBen]);
		const form = world.forms.get(NOTE);
		expect(form && idsOf(validateForm(form, viewOf(world)))).toContain('hard required.weight');
	});
});

describe('a moment', () => {
	it('lies behind us', () => {
		const late = (observedAt: number) => found({ observedAt, lateReason: 'Downtime' });
		// The level and the form took two minutes.
		expect(late(2 * 60_000)).toEqual([]);
		expect(late(2 * 60_000 + 1)).toEqual(['hard future.observedAt']);
		expect(
			found({
				complaint: 'stroke',
				lastKnownWellCertainty: 'known',
				lastKnownWell: 3_600_000
			})
		).toEqual(['hard future.lastKnownWell']);
		const { form, view } = formOf({ ...LEFT.lwbs, lastSeen: 3_600_000 }, { kind: 'exit-note' });
		expect(idsOf(validateForm(form, view))).toEqual(['hard future.lastSeen']);
	});

	it('of an observation is not before the door', () => {
		const late = (observedAt: number) => found({ observedAt, lateReason: 'Downtime' });
		expect(late(-10 * 60_000)).toEqual([]);
		expect(late(-10 * 60_000 - 1)).toEqual(['hard late.before-arrival']);
		expect(START.offset).toBe(-300);
	});
});

describe('an answer', () => {
	const ASKED = { hr: 200 };
	const stops = (answers: unknown) => {
		const { form, view } = formOf({ ...WHOLE_NOTE, ...ASKED });
		return standingStops(form, view, answers).map(({ id }) => id);
	};
	const answer = (check: string, reason: string, note = '') => ({ check, reason, note });

	it('takes a soft stop away when its reason is known, and has the words it needs', () => {
		expect(stops([])).toEqual(['unusual.hr']);
		expect(stops([answer('unusual.hr', 'measured-again')])).toEqual([]);
		expect(stops([answer('unusual.rr', 'measured-again')])).toEqual(['unusual.hr']);
		expect(stops([answer('unusual.hr', 'because')])).toEqual(['unusual.hr']);
		expect(stops([answer('unusual.hr', 'other', ' ')])).toEqual(['unusual.hr']);
		expect(stops([answer('unusual.hr', 'other', 'Atrial flutter known')])).toEqual([]);
		expect(stops('no list')).toEqual(['unusual.hr']);
		expect(stops([null, 3, {}])).toEqual(['unusual.hr']);
	});

	it('never takes a hard stop away', () => {
		const { form, view } = formOf({ ...WHOLE_NOTE, hr: 500, rr: 50 });
		const given = [answer('range.hr', 'measured-again'), answer('unusual.rr', 'measured-again')];
		expect(standingStops(form, view, given).map(({ id }) => id)).toEqual(['range.hr']);
		expect(answeredChecks(form, view, given).map(({ check }) => check.id)).toEqual(['unusual.rr']);
	});

	it('lets the form be signed through the engine', () => {
		const asked = open(CY, NOTE, 'reassessment', { ...WHOLE_REASSESSMENT, hr: 200 });
		const signed = (answers: JsonObject[]) =>
			play([asked, sign(CY, 'visit.reassess', NOTE, answers)]).refused;
		expect(signed([])).toEqual(['Heart rate 200 /min.']);
		expect(signed([answer('unusual.hr', 'measured-again')])).toEqual([]);
	});
});
