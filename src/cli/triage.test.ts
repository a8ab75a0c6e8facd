import { describe, expect, it } from 'vitest';
import { HIGH_RISK_IDS } from '$lib/rules/acuity/high-risk';
import { LIFE_SAVING_IDS } from '$lib/rules/acuity/life-saving';
import { RESOURCE_IDS } from '$lib/rules/acuity/resources';
import { runTriage, triageLines } from './triage';
import { readTriageLine } from './triage-input';
import { highRiskWord, lifeSavingWord, resourceWord } from './triage-words';

function listen() {
	const out: string[] = [];
	const err: string[] = [];
	const io = {
		out: (line: string) => void out.push(line),
		err: (line: string) => void err.push(line),
		json: true
	};
	return { io, err, answers: () => out.map((line): unknown => JSON.parse(line)) };
}

async function run(lines: readonly string[]) {
	const { io, err, answers } = listen();
	const exit = await triageLines(lines, io);
	return { exit, err, out: answers() };
}

const VITALS = {
	hr: 80,
	rr: 16,
	spo2: 98,
	sbp: 120,
	dbp: 76,
	tempC: 37,
	avpu: 'A',
	gcs: 15,
	pain: 2
};
const line = (more: object = {}, vitals: object = {}) =>
	JSON.stringify({
		edition: 'ESI-v5',
		age: { value: 40, unit: 'a' },
		vitals: { ...VITALS, ...vitals },
		lifeSaving: [],
		highRisk: [],
		alteredMentalStatus: false,
		severeDistress: false,
		resources: [],
		pregnant: false,
		...more
	});

describe('triage', () => {
	it('answers each line, and the others when one is bad', async () => {
		const { exit, out, err } = await run([
			line({ lifeSaving: ['intubation'] }),
			'',
			line({}, { hr: 400 }),
			line({ edition: 'ESI-v4', resources: ['labs', 'ct'] }, { hr: 112 })
		]);
		expect(exit).toBe(1);
		expect(out).toMatchObject([
			{ line: 1, accept: [1], level: 1, point: 'A', edition: 'ESI-v5', cautions: [] },
			{ line: 4, accept: [2, 3], level: 2, point: 'D', edition: 'ESI-v4' }
		]);
		expect(out).toMatchObject([
			{ path: [{ point: 'A', answer: 'yes' }] },
			{ path: [{ point: 'A' }, { point: 'B' }, { point: 'C' }, { point: 'D' }] }
		]);
		expect(err).toEqual(['line 3: vitals.hr: found 400 /min, expected from 0 to 300']);
	});

	it('is done without an answer when there is no line', async () => {
		expect(await run([])).toEqual({ exit: 0, out: [], err: [] });
	});

	it.each([
		['no JSON', '{', 'line 1: line 1, column 2: not JSON'],
		['a list', '[]', 'line 1: (whole file): found a list of 0, expected an object'],
		['no edition', line({ edition: undefined }), 'edition: found nothing'],
		['an edition that is none', line({ edition: 'ESI-v3' }), 'edition: found "ESI-v3"'],
		['no age', line({ age: undefined }), 'age: found nothing'],
		['an age without its unit', line({ age: { value: 3 } }), 'age.unit: found nothing'],
		['an age without a number', line({ age: { unit: 'a' } }), 'age.value: found nothing'],
		['a vital in words', line({}, { hr: 'fast' }), 'vitals.hr: found "fast"'],
		['a vital that is none', line({}, { pulse: 80 }), 'vitals: unknown key "pulse"'],
		['a temperature in Fahrenheit', line({}, { tempC: 101 }), 'vitals.tempC: found 101 Cel'],
		['no AVPU letter', line({}, { avpu: 'X' }), 'vitals.avpu: found "X"'],
		['unknown care', line({ lifeSaving: ['hope'] }), 'lifeSaving[0]: found "hope"'],
		[
			'an unknown code',
			line({ highRisk: ['suicidal', 'sepsiss'] }),
			'highRisk[1]: found "sepsiss"'
		],
		['an unknown resource', line({ resources: ['labs', 'bed'] }), 'resources[1]: found "bed"'],
		['a list that is none', line({ resources: 'labs' }), 'resources: found "labs"'],
		['a flag in words', line({ pregnant: 'yes' }), 'pregnant: found "yes"'],
		[
			'a misspelt field',
			line({ life_saving: [] }),
			'life_saving: unknown key, expected "lifeSaving"'
		]
	])('refuses %s with one message', async (_, text, says) => {
		const { exit, out, err } = await run([text]);
		expect([exit, out]).toEqual([1, []]);
		expect(err).toHaveLength(1);
		expect(err[0]).toContain(says);
		expect(err[0]).toMatch(/^line 1: /);
	});

	it('takes what is left out for not told, and lets an id pass', async () => {
		const least = { id: 'case-1', edition: 'ESI-v4', age: { value: 4, unit: 'mo' } };
		const { exit, out } = await run([JSON.stringify(least)]);
		expect(exit).toBe(0);
		expect(out).toMatchObject([{ accept: [5], point: 'C' }]);
	});

	it("takes a phrase for the nurse's own judgement, and says so", async () => {
		const { out } = await run([line({ highRisk: ['gut feeling of the nurse'] })]);
		expect(out).toMatchObject([
			{
				accept: [2],
				point: 'B',
				cautions: ['Taken as the nurse\'s own judgement: "gut feeling of the nurse".']
			}
		]);
	});

	it('reads other spellings', () => {
		const text = line(
			{
				edition: 'esi v4',
				age: { value: 6, unit: 'Weeks' },
				lifeSaving: ['Narcan', 'BVM'],
				highRisk: ['chest pain', 'Suicidal ideation'],
				resources: ['X-ray', 'IV fluids', 'EKG', 'CBC']
			},
			{ avpu: 'alert' }
		);
		const { facts, ownWords } = readTriageLine(text, 'line 1');
		expect(facts).toMatchObject({
			edition: 'ESI-v4',
			age: { value: 6, unit: 'wk' },
			vitals: { avpu: 'A' },
			lifeSaving: ['naloxone', 'bag-mask'],
			highRisk: ['suspected-acs', 'suicidal'],
			resources: ['plain-film', 'iv-fluids', 'ecg', 'labs']
		});
		expect(ownWords).toEqual([]);
	});

	it('never takes a code for another one', () => {
		expect(LIFE_SAVING_IDS.map(lifeSavingWord)).toEqual(LIFE_SAVING_IDS);
		expect(HIGH_RISK_IDS.map(highRiskWord)).toEqual(HIGH_RISK_IDS);
		expect(RESOURCE_IDS.map(resourceWord)).toEqual(RESOURCE_IDS);
	});
});

describe('triage with words after it', () => {
	it('lists every code with field, label and source', async () => {
		const { io, answers } = listen();
		expect(await runTriage(['--codes'], io)).toBe(0);
		const listed = answers();
		expect(listed).toHaveLength(
			LIFE_SAVING_IDS.length + HIGH_RISK_IDS.length + RESOURCE_IDS.length
		);
		expect(listed).toContainEqual(
			expect.objectContaining({ field: 'resources', code: 'saline-lock', kind: null })
		);
		expect(listed).toContainEqual(
			expect.objectContaining({ field: 'lifeSaving', code: 'aspirin', counts: [] })
		);
	});

	it.each([[['fast']], [['--codes', 'labs']]])('refuses %o as wrong usage', async (args) => {
		const { io, err } = listen();
		expect(await runTriage(args, io)).toBe(2);
		expect(err).toHaveLength(1);
		expect(err[0]).toContain('usage: triage');
	});
});
