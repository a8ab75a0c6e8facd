import type { JsonObject } from '$lib/engine/canonical';
import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { calendarOf } from '$lib/rules/hospice/calendar';
import { describe, expect, it } from 'vitest';
import { keySchema } from './actions';
import { PAPER_KINDS } from './fields';
import { deadlineFault } from './key-fault-deadlines';
import { hospiceKeyFaults, hospiceKeyedCodes } from './key-faults';
import { paperFaults } from './paper-faults';
import { recordOf } from './record';
import { encodeBase64 } from '$lib/fhir/base64';
import { ADMITTED, CHART, OFFICE_VISIT, play, scripted, STAY, write } from './sample-stay';

const head = {
	title: 'A rule of the sample',
	competency: 'hospice-clocks',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: '42 CFR 418, 2025',
	evidence: []
};

const keyOf = (...rules: JsonObject[]) =>
	keySchema.parse({
		rules: rules.map((rule, at) => ({
			...head,
			id: `rule-${at + 1}`,
			stay: STAY,
			...(rule['penalty'] === undefined ? { points: 1 } : {}),
			...rule
		}))
	});

const faults = (rule: JsonObject, chart: readonly Resource[] = CHART) =>
	hospiceKeyFaults(keyOf(rule), Chart.of([...chart])).map(
		({ path, message }) => `${path}: ${message}`
	);

const DIAGNOSIS = { kind: 'diagnosis', form: 'claim', role: 'other', accept: ['C78.7'] };
const NOTED = {
	kind: 'noted',
	form: 'code-status',
	field: 'codeStatus',
	accept: ['dnr'],
	says: 'it is DNR'
};
const ROWS = { kind: 'rows', form: 'plan-of-care', field: 'problems', wanted: [{ who: 'rn' }] };
const LINES = {
	kind: 'lines',
	through: '2025-11-30',
	revenue: ['055x'],
	lines: [{ revenue: '0551', hcpcs: 'G0299', date: '2025-11-12', units: 4 }]
};
const EVIDENCE = {
	kind: 'evidence',
	form: 'visit-note',
	field: 'findings',
	numbers: 1,
	trend: true
};
const DONE = { kind: 'done', any: [{ action: 'visit.begin' }] };

describe('a key that means something', () => {
	it.each([
		[{ kind: 'deadline', deadline: 'face-to-face.3', by: '2026-01-14' }],
		[{ kind: 'deadline', deadline: 'initial-assessment', by: '2026-01-14T09:30' }],
		[NOTED],
		[{ ...NOTED, form: 'election', field: 'elements', accept: [{ has: ['signature'] }] }],
		[{ ...NOTED, form: 'election', field: 'effective', accept: ['2025-11-10'] }],
		[{ ...NOTED, form: 'election', field: 'signedAt', accept: [{ max: 3_600_000 }] }],
		[{ ...NOTED, form: 'claim', field: 'principal', accept: ['C25.9'] }],
		[
			{
				...NOTED,
				form: 'hope-update',
				which: { timepoint: 'update-1' },
				field: 'J2050A',
				accept: ['1']
			}
		],
		[{ ...ROWS, which: { on: '2025-11-10' } }],
		[LINES],
		[{ ...LINES, lines: [] }],
		[{ ...DIAGNOSIS, wrong: [{ code: 'C22.9', why: 'that is a primary tumor' }], before: ['R64'] }],
		[{ kind: 'denial', rule: 'F1', through: '2025-11-30' }],
		[{ kind: 'agreement', facts: ['codeStatus', 'effectiveDate'] }],
		[EVIDENCE],
		[{ ...DONE, any: [{ action: 'paper.sign', where: { kind: 'claim', reply: 'returned' } }] }],
		[
			{
				...DONE,
				any: [{ action: 'paper.sign', where: { kind: ['hope-update'], timepoint: 'update-2' } }]
			}
		],
		[
			{
				...DONE,
				any: [
					{
						action: 'paper.review',
						where: { kind: 'certification', verdict: 'return', faults: 'no-date' }
					}
				]
			}
		],
		[
			{
				...DONE,
				any: [
					{ action: 'paper.request', where: { to: ['attending', 'hospice-physician'], period: 1 } }
				]
			}
		],
		[{ ...DONE, window: { afterAct: { action: 'care.act', where: { act: 'call-family' } } } }]
	])('has no fault: %j', (rule) => {
		expect(faults(rule)).toEqual([]);
	});
});

describe('a key that means nothing', () => {
	it.each<[JsonObject, RegExp]>([
		[{ ...NOTED, stay: `Encounter/${STAY}` }, /^rules\.rule-1\.stay: .* is a reference/],
		[{ ...NOTED, stay: OFFICE_VISIT }, /stay: Encounter\/office-visit is no stay/],
		[
			{ kind: 'deadline', deadline: 'face-to-face', by: '2026-01-14' },
			/deadline: .*face-to-face\.1/
		],
		[
			{ kind: 'deadline', deadline: 'hope-submission.3', by: '2026-01-14' },
			/deadline: .*hope-submission\.admission/
		],
		[
			{ kind: 'deadline', deadline: 'notice-of-election.1', by: '2026-01-14' },
			/deadline: .*stands alone/
		],
		[
			{ kind: 'deadline', deadline: 'recertification.2', by: '2026-01-14' },
			/no calendar has a deadline "recertification"/
		],
		[
			{ kind: 'deadline', deadline: 'plan-review.1', by: '14 Jan 2026' },
			/by: "14 Jan 2026" is neither/
		],
		[{ kind: 'deadline', deadline: 'plan-review.1', by: '2026-02-30' }, /by: /],
		[{ ...NOTED, field: 'code' }, /field: the form code-status has no field "code"/],
		[{ ...NOTED, accept: ['DNR'] }, /accept\.0: "DNR" is none of its options: full, dnr/],
		[{ ...NOTED, accept: [4] }, /accept\.0: Code status never holds a number/],
		[
			{ ...NOTED, form: 'election', field: 'elements', accept: ['signature'] },
			/is a list: ask for \{"has"/
		],
		[
			{ ...NOTED, form: 'election', field: 'elements', accept: [{ has: ['sign'] }] },
			/sign cannot be ticked/
		],
		[{ ...NOTED, form: 'election', field: 'effective', accept: ['10 Nov 2025'] }, /is not a day/],
		[{ ...NOTED, which: { when: '2025-11-10' } }, /which\.when: the form code-status has no field/],
		[{ ...NOTED, which: { codeStatus: 'maybe' } }, /which\.codeStatus: "maybe" is none/],
		[{ ...NOTED, window: {} }, /window: it is empty/],
		[{ ...ROWS, field: 'frequencies' }, /field: .* has no table "frequencies"/],
		[{ ...ROWS, wanted: [{ nurse: 'rn' }] }, /wanted\.0\.nurse: .* no column "nurse"/],
		[{ ...ROWS, wanted: [{ who: 'nurse' }] }, /wanted\.0\.who: "nurse" is none of its options/],
		[{ ...ROWS, wanted: [{ goal: 3 }] }, /wanted\.0\.goal: .* never holds a number/],
		[{ ...ROWS, wanted: [{}] }, /wanted\.0: it asks for nothing/],
		[{ ...LINES, through: '2025-11-31' }, /through: /],
		[{ ...LINES, revenue: ['551'] }, /revenue\.0: "551" is neither/],
		[{ ...LINES, revenue: ['0561'] }, /lines\.0\.revenue: 0551 is in none/],
		[
			{ ...LINES, lines: [{ revenue: '0551', date: '2025-12-01', units: 4 }] },
			/date: 2025-12-01 lies outside 2025-11-01 to 2025-11-30/
		],
		[{ ...LINES, lines: [{ revenue: '0551', date: '2025-10-31', units: 4 }] }, /lies outside/],
		[{ ...LINES, lines: [{ revenue: '0551', date: '2025-11-31', units: 4 }] }, /is not a day/],
		[
			{ ...LINES, lines: [{ revenue: '0551', date: '2025-11-12', units: 0 }] },
			/units: 0 is no number of units/
		],
		[
			{ ...DIAGNOSIS, wrong: [{ code: 'C78.7', why: 'it is accepted too' }] },
			/wrong\.0\.code: C78\.7 is accepted/
		],
		[{ ...DIAGNOSIS, before: ['C78.7'] }, /before\.0: C78\.7 cannot stand before itself/],
		[{ ...DIAGNOSIS, form: 'notice-of-election' }, /role: a notice of election has one diagnosis/],
		[
			{ ...DIAGNOSIS, form: 'notice-of-election', role: 'principal', through: '2025-11-30' },
			/through: a notice/
		],
		[{ kind: 'over-coding', penalty: 1, optional: [] }, /no rule of this key asks for a diagnosis/],
		[{ kind: 'denial', rule: 'F1', through: '2025-11-31' }, /through: "2025-11-31"/],
		[{ kind: 'agreement', facts: ['codestatus'] }, /facts\.0: "codestatus" is no fact/],
		[
			{ kind: 'agreement', facts: ['birthDate'] },
			/facts\.0: no form of this workflow states "birthDate"/
		],
		[{ ...EVIDENCE, field: 'pain' }, /field: Pain, 0 to 10 holds no text/],
		[{ ...EVIDENCE, field: 'finding' }, /field: the form visit-note has no field/],
		[{ ...DONE, any: [{ action: 'visit.start' }] }, /any: "visit.start" is no action/],
		[{ ...DONE, any: [{ action: 'patient.die' }] }, /is no action of a learner/],
		[
			{ ...DONE, any: [{ action: 'visit.begin', where: { stay: STAY } }] },
			/names its stay already/
		],
		[
			{ ...DONE, any: [{ action: 'visit.begin', where: { purpose: 'tea' } }] },
			/where\.purpose: "tea" never stands there/
		],
		[
			{ ...DONE, any: [{ action: 'visit.begin', where: { kind: 'claim' } }] },
			/visit\.begin has no such part/
		],
		[
			{ ...DONE, any: [{ action: 'paper.sign', where: { kind: 'bill' } }] },
			/"bill" is no kind of paper/
		],
		[
			{ ...DONE, any: [{ action: 'paper.sign', where: { kind: 'claim', reply: 'paid' } }] },
			/"paid" is no answer of the payer/
		],
		[
			{ ...DONE, any: [{ action: 'paper.sign', where: { kind: 'claim', timepoint: 'update-1' } }] },
			/no form signed here has a field "timepoint"/
		],
		[
			{
				...DONE,
				any: [{ action: 'paper.sign', where: { kind: 'code-status', codeStatus: 'DNR' } }]
			},
			/is none of its options/
		],
		[
			{ ...DONE, any: [{ action: 'paper.sign', where: { kind: 'election', elements: 'sign' } }] },
			/cannot be ticked/
		],
		[{ ...DONE, any: [{ action: 'paper.sign', where: { form: 'f-1' } }] }, /no part to match on/],
		[
			{ ...DONE, any: [{ action: 'paper.review', where: { faults: ['late'] } }] },
			/"late" never stands there/
		]
	])('%j', (rule, expected) => {
		const found = faults(rule);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(expected);
	});

	it('tells which of several acts it is', () => {
		expect(
			faults({
				kind: 'before',
				first: [{ action: 'visit.begin' }, { action: 'x' }],
				then: [{ action: 'y' }]
			})
		).toEqual([
			'rules.rule-1.first.1: "x" is no action of a learner in this workflow',
			'rules.rule-1.then: "y" is no action of a learner in this workflow'
		]);
	});
});

describe('deadlines', () => {
	it('that a calendar gives are all known', () => {
		const moves = [
			...ADMITTED,
			...write('comprehensive-assessment'),
			...write('visit-note', { discipline: 'aide' }),
			...write('hope-admission', { J2051A: '3' }),
			...write('addendum'),
			'2025-11-28T09:00',
			...write('revocation', { effective: '2025-11-28', signedOn: '2025-11-28' })
		];
		const ids = calendarOf(recordOf(play(moves).world, STAY)).map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(12);
		expect(ids.filter((id) => deadlineFault(id) !== undefined)).toEqual([]);
	});
});

describe('papers of the chart', () => {
	const said = (paper: Resource) =>
		paperFaults(Chart.of([...CHART, paper])).map(({ message }) => message);
	const withText = (paper: ReturnType<typeof scripted>, text: string): Resource => ({
		...paper,
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64(text) } }]
	});
	const textOf = (paper: ReturnType<typeof scripted>) =>
		Buffer.from(paper.content[0]?.attachment.data ?? '', 'base64').toString('utf8');
	const cert = scripted('certification');

	it('of every kind that say in words what their fields say are sound', () => {
		for (const kind of PAPER_KINDS) expect(said(scripted(kind))).toEqual([]);
	});

	it('may have a letterhead, and nothing else that their fields do not say', () => {
		expect(said(withText(cert, `Larch Hollow Hospice\n\n${textOf(cert)}`))).toEqual([]);
		expect(said(withText(cert, `${textOf(cert)}\n\nSeen again tomorrow.`))).toEqual([
			'its text says more than its fields, or in another order'
		]);
	});

	it('whose text says another thing are told by the first line that differs', () => {
		expect(said(withText(cert, textOf(cert).replace('7 Feb 2026', '8 Feb 2026')))).toEqual([
			'its text does not say what its fields do: "- To: 7 Feb 2026"'
		]);
	});

	it.each<[string, (paper: ReturnType<typeof scripted>) => Resource, RegExp]>([
		[
			'of no kind',
			(paper) => ({
				...paper,
				type: { coding: [{ system: 'urn:preceptor:hospice:paper', code: 'letter' }] }
			}),
			/"letter" is no kind of paper/
		],
		[
			'with a field of no form',
			(paper) => withField(paper, { url: 'ward', valueString: 'x' }),
			/has no field "ward"/
		],
		[
			'with an answer that is no option',
			(paper) => withField(paper, { url: 'by', valueCode: 'nurse' }),
			/Signed as is "nurse", expected one of/
		],
		[
			'with a day that there is not',
			(paper) => withField(paper, { url: 'on', valueDate: '2025-11-31' }),
			/Signed on takes a day/
		],
		[
			'with a text for a number',
			(paper) => withField(paper, { url: 'period', valueString: 'one' }),
			/Benefit period takes a number/
		]
	])('%s are told', (_, change, expected) => {
		const found = said(change(cert));
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(expected);
	});

	it('with ticks and cells that nobody can set are told', () => {
		expect(said(scripted('election', { elements: ['hospice', 'stamp'] }))).toEqual([
			'In the statement as signed: "stamp" cannot be ticked'
		]);
		const drugs = (row: JsonObject) => said(scripted('medication-profile', { drugs: [row] }));
		expect(drugs({ drug: 'morphine', dose: 5 })[0]).toMatch(/row 1: there is no column "dose"/);
		expect(drugs({ drug: 'morphine', doseMg: '5' })[0]).toMatch(/Dose is "5", expected a number/);
		expect(drugs({ drug: 'morphine', route: 'po' })[0]).toMatch(/Route is "po", expected one of/);
	});

	it('are faults of the key', () => {
		const found = hospiceKeyFaults(keyOf(NOTED), Chart.of([...CHART, withText(cert, 'Nothing.')]));
		expect(found.map(({ path }) => path)).toEqual([`chart.DocumentReference/${cert.id}`]);
	});
});

function withField(paper: ReturnType<typeof scripted>, field: JsonObject): Resource {
	return {
		...paper,
		extension: (paper.extension ?? []).map((one) =>
			one.url.endsWith(':fields')
				? {
						...one,
						extension: [
							...(one.extension ?? []).filter(({ url }) => url !== field['url']),
							field as { url: string }
						]
					}
				: one
		)
	};
}

describe('keyed codes', () => {
	it('are diagnoses by the day of the claim or of the stay, and HCPCS by the day of their line', () => {
		const codes = hospiceKeyedCodes(
			keyOf(
				{ ...DIAGNOSIS, through: '2025-11-30', wrong: [{ code: 'C22.9', why: 'that is another' }] },
				{ ...DIAGNOSIS, form: 'notice-of-election', role: 'principal', accept: ['C25.9'] },
				LINES,
				NOTED
			),
			Chart.of([...CHART])
		);
		expect(codes).toEqual([
			{
				system: 'icd-10-cm',
				code: 'C78.7',
				date: '2025-11-30',
				path: 'rules.rule-1.accept',
				isAnswer: true
			},
			{
				system: 'icd-10-cm',
				code: 'C22.9',
				date: '2025-11-30',
				path: 'rules.rule-1.wrong',
				isAnswer: false
			},
			{
				system: 'icd-10-cm',
				code: 'C25.9',
				date: '2025-11-09',
				path: 'rules.rule-2.accept',
				isAnswer: true
			},
			{
				system: 'hcpcs',
				code: 'G0299',
				date: '2025-11-12',
				path: 'rules.rule-3.lines',
				isAnswer: true
			}
		]);
	});
});
