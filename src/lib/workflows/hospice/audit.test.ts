import type { JsonObject } from '$lib/engine/canonical';
import type { AuditFigure, AuditPart, AuditTable } from '$lib/engine/model';
import { describe, expect, it } from 'vitest';
import { keySchema } from './actions';
import { expectedClaim } from '$lib/rules/hospice/claim-expected';
import { auditHospice } from './audit';
import { recordOf } from './record';
import {
	act,
	ADMITTED,
	CHART,
	icd,
	ms,
	play,
	runPlayed,
	scripted,
	STAY,
	write,
	type Move,
	type Sample
} from './sample-stay';

const head = {
	title: 'A rule of the sample',
	competency: 'hospice-clocks',
	rationale: 'It stands in the record of the sample.',
	next: 'Look at it again.',
	source: '42 CFR 418, 2025',
	evidence: [],
	stay: STAY
};

function audited(
	moves: readonly Move[],
	rules: readonly JsonObject[] = [],
	sample: Sample = {}
): AuditPart[] {
	const key = keySchema.parse({
		rules: rules.map((rule, at) => ({
			...head,
			id: `rule-${at + 1}`,
			...(rule['penalty'] === undefined ? { points: 1 } : {}),
			...rule
		}))
	});
	return auditHospice(runPlayed(moves, sample), key);
}

const figures = (parts: readonly AuditPart[]) =>
	Object.fromEntries(
		parts.flatMap((part) => part.figures.map(({ label, value }) => [label, value] as const))
	);
const figure = (parts: readonly AuditPart[], label: string): AuditFigure | undefined =>
	parts.flatMap((part) => part.figures).find((one) => one.label === label);
const table = (parts: readonly AuditPart[], title: string): AuditTable => {
	const found = parts.flatMap(({ tables }) => tables).find((one) => one.title === title);
	if (!found) throw new Error(`no table "${title}"`);
	return found;
};

const LEVEL = { revenue: '0651', hcpcs: 'Q5001', modifier: '', date: '2025-11-10', units: 21 };

/** A first month with all that a claim needs: certified, planned, visited, HOPE sent. */
const MONTH: readonly Move[] = [
	...ADMITTED,
	...write('oral-certification'),
	...write('oral-certification', { by: 'attending', signer: 'Lena Ortiz, MD' }, { id: 'oral-2' }),
	...write('initial-assessment'),
	...write('comprehensive-assessment'),
	...write('plan-of-care'),
	...write('code-status'),
	...write('hope-admission'),
	act('hope.submit', { paper: 'hope-admission' }),
	'2025-11-20T15:00',
	...write('hope-update', {
		visitOn: '2025-11-20',
		J2050B: '2025-11-20',
		Z0350: '2025-11-20'
	}),
	...write('idg-note', { on: '2025-11-20' }),
	'2025-12-03T09:00',
	...write('idg-note', { on: '2025-12-03' }, { id: 'idg-2' })
];
/** Both who certify a first period. */
const CERTIFIED: Sample = {
	chart: [
		...CHART,
		scripted('certification', {}, { id: 'cert-hospice' }),
		scripted(
			'certification',
			{ by: 'attending', signer: 'Lena Ortiz, MD' },
			{ id: 'cert-attending' }
		)
	]
};
const BILLED = [...MONTH, ...write('claim', { lines: [LEVEL] })];

/** Whether a move writes one of some papers. */
const isOf = (move: Move, ...forms: readonly string[]) =>
	typeof move !== 'string' && forms.includes(String(move.data['form']));

describe('the headline', () => {
	it('is what a reviewer would deny, first and by that name', () => {
		const [first] = audited([]);
		expect(first?.title).toBe('What a reviewer would deny');
		expect(first?.figures.map(({ label }) => label)).toEqual([
			'Days billed',
			'Days that would be paid',
			'Days lost',
			'Denials',
			'Clocks met',
			'HOPE records in time',
			'Unpaid days from late papers'
		]);
	});

	it('of a month in order has all days paid and no denial', () => {
		const parts = audited(BILLED, [], CERTIFIED);
		expect(figures(parts)).toMatchObject({
			'Days billed': '21',
			'Days that would be paid': '21',
			'Days lost': '0',
			Denials: '0',
			'HOPE records in time': '1 of 1',
			'Unpaid days from late papers': '0'
		});
		expect(figure(parts, 'Days that would be paid')?.tone).toBe('good');
	});

	it('of a claim that came back has no day billed', () => {
		const parts = audited(BILLED);
		expect(figures(parts)).toMatchObject({ 'Days billed': '0', 'Days that would be paid': '0' });
		expect(table(parts, 'Denials').rows.length).toBeGreaterThan(0);
	});

	it('counts the days a late paper loses, whether billed or not', () => {
		const late = [...ADMITTED.slice(0, 5), '2025-11-18T09:00', ...ADMITTED.slice(5)];
		const parts = audited([...late, ...write('oral-certification', { on: '2025-11-10' })]);
		expect(figure(parts, 'Unpaid days from late papers')).toMatchObject({ tone: 'bad' });
		expect(Number(figures(parts)['Unpaid days from late papers'])).toBeGreaterThanOrEqual(8);
	});

	it('leaves clocks out whose time is not over, and counts those that were missed', () => {
		expect(figures(audited(ADMITTED))['Clocks met']).toBe('1 of 1');
		expect(figures(audited([...ADMITTED, '2025-11-16T09:00']))['Clocks met']).toBe('1 of 5');
	});
});

describe('the tables', () => {
	it('say so where they have no rows', () => {
		const parts = audited([]);
		for (const { rows, empty } of parts.flatMap(({ tables }) => tables))
			if (rows.length === 0) expect(empty).toMatch(/^[A-Z].*\.$/);
		expect(table(parts, 'Deadlines').empty).toBe('No clock runs: there is no election.');
	});

	it('have a cell for each column', () => {
		const all = [
			...audited(BILLED, [], CERTIFIED),
			...audited([...ADMITTED, ...write('prognosis-worksheet')])
		];
		for (const { columns, rows } of all.flatMap(({ tables }) => tables))
			for (const row of rows) expect(row).toHaveLength(columns.length);
	});

	it('show a deadline with its last day, when it was done and what a miss costs', () => {
		const rows = table(audited(ADMITTED), 'Deadlines').rows;
		expect(rows.find(([title]) => title === 'Notice of election')).toEqual([
			'Notice of election',
			'15 Nov 2025',
			'10 Nov 2025',
			'met',
			expect.stringMatching(/^Every day from the election/)
		]);
		expect(rows.find(([title]) => title?.startsWith('Written certification'))?.[1]).toBe(
			'before billing'
		);
	});

	it('list a denial once, with its days and its source', () => {
		const rows = table(audited([...ADMITTED, '2025-11-20T09:00']), 'Denials').rows;
		const plan = rows.filter(([rule]) => rule?.startsWith('P1'));
		expect(plan).toEqual([
			[
				'P1 Plan of care',
				expect.stringContaining('There is no plan of care'),
				'10 Nov 2025 to 20 Nov 2025',
				'not paid',
				expect.stringContaining('42 CFR 418.56')
			]
		]);
	});

	it('list a denial of billed days once, by the claim that asks for them', () => {
		const unplanned = [
			...MONTH.filter((move) => !isOf(move, 'plan-of-care', 'idg-note', 'idg-2')),
			...write('claim', { lines: [LEVEL] })
		];
		const parts = audited(unplanned, [], CERTIFIED);
		const plan = table(parts, 'Denials').rows.filter(([rule]) => rule?.startsWith('P1'));
		// Of the stay come the days of December, which no claim asks for yet.
		expect(plan.map(([, , days]) => days)).toEqual([
			'10 Nov 2025 to 30 Nov 2025',
			'10 Nov 2025 to 3 Dec 2025'
		]);
		const billedOnly = audited(
			[...unplanned.slice(0, -3), '2025-11-30T09:00', ...write('claim', { lines: [LEVEL] })],
			[],
			CERTIFIED
		);
		const once = table(billedOnly, 'Denials').rows.filter(([rule]) => rule?.startsWith('P1'));
		expect(once).toHaveLength(1);
		expect(figures(parts)['Days lost']).toBe('21');
	});

	it('do not hold days against a claim that gives them up itself', () => {
		const late: readonly Move[] = [
			...MONTH.slice(0, 5),
			...MONTH.slice(7, MONTH.indexOf('2025-11-20T15:00')),
			'2025-11-18T09:00',
			...ADMITTED.slice(5),
			...MONTH.slice(MONTH.indexOf('2025-11-20T15:00'))
		];
		const record = recordOf(play(late, CERTIFIED).world, STAY);
		const { lines, spans, occurrences } = expectedClaim(record, '2025-11');
		expect(spans).toHaveLength(1);
		const claim = write('claim', {
			lines: lines.map((line) => ({ ...line })),
			spans: spans.map((span) => ({ ...span })),
			occurrences: occurrences.map((one) => ({ ...one }))
		});
		const before = audited(late, [], CERTIFIED);
		const after = audited([...late, ...claim], [], CERTIFIED);
		const notice = (parts: readonly AuditPart[]) =>
			table(parts, 'Denials').rows.filter(([rule]) => rule?.startsWith('E2'));
		expect(notice(before)).toHaveLength(1);
		expect(notice(after)).toEqual([]);
		expect(figures(after)).toMatchObject({
			'Days billed': '21',
			'Days that would be paid': '13',
			'Days lost': '8',
			'Unpaid days from late papers': '8'
		});
	});

	it('count the last claim of a month, and never one that came back over one that was taken', () => {
		const again = write('claim', { status: '99', lines: [LEVEL] }, { id: 'again' });
		expect(figures(audited([...BILLED, ...again], [], CERTIFIED))['Days billed']).toBe('21');
		const twice = write('claim', { lines: [LEVEL] }, { id: 'again', replaces: 'claim' });
		expect(figures(audited([...BILLED, ...twice], [], CERTIFIED))['Days billed']).toBe('21');
	});

	it('set the lines of a claim against those the record supports', () => {
		const visits = [
			...MONTH,
			...write('visit-note', {
				start: ms('2025-11-12T10:00'),
				end: ms('2025-11-12T11:00'),
				signedOn: '2025-11-12'
			}),
			...write(
				'visit-note',
				{
					start: ms('2025-11-19T10:00'),
					end: ms('2025-11-19T11:00'),
					signedOn: '2025-11-19'
				},
				{ id: 'visit-2' }
			)
		];
		const line = (date: string, units: number) => ({
			revenue: '0551',
			hcpcs: 'G0299',
			modifier: '',
			date,
			units
		});
		const wrong = write('claim', {
			lines: [LEVEL, line('2025-11-12', 3), line('2025-11-25', 2)]
		});
		const rows = table(
			audited([...visits, ...wrong], [], CERTIFIED),
			'Claim lines against the record'
		).rows;
		expect(rows.map(([, ...row]) => row)).toEqual([
			['0551 G0299 on 12 Nov 2025', 'units 3', 'units 4', 'units 3, wanted 4'],
			['0551 G0299 on 19 Nov 2025', '', 'units 4', 'missing on the claim'],
			['0551 G0299 on 25 Nov 2025', 'units 2', '', 'nothing in the record supports it']
		]);
		expect(rows[0]?.[0]).toBe('10 Nov 2025 to 30 Nov 2025');
		const bad = write('claim', { status: '99', lines: [LEVEL] });
		const [first] = table(
			audited([...visits, ...bad], [], CERTIFIED),
			'Claim lines against the record'
		).rows;
		expect(first?.[0]).toBe('10 Nov 2025 to 30 Nov 2025, returned');
	});

	it('list papers that contradict each other', () => {
		const rows = table(
			audited([
				...ADMITTED,
				...write('code-status'),
				...write('plan-of-care', { codeStatus: 'full' })
			]),
			'Contradictions'
		).rows;
		expect(rows).toEqual([
			['Code status', 'Do not resuscitate', 'Full code', expect.stringMatching(/^Code status: /)]
		]);
	});

	it('put published figures beside it, each with its share', () => {
		const published = audited([])[0]?.tables[1];
		expect(published?.rows.length).toBeGreaterThan(5);
		for (const row of published?.rows ?? []) expect(row[2]).toMatch(/^\d+ %$/);
	});

	it('name the stay where a key is about several', () => {
		const other = { kind: 'denial', rule: 'E1', stay: 'stay-other' };
		const parts = audited(ADMITTED, [{ kind: 'denial', rule: 'E1' }, other]);
		const deadlines = table(parts, 'Deadlines');
		expect(deadlines.columns[0]).toBe('Stay');
		expect(deadlines.rows[0]?.[0]).toBe(STAY);
	});

	it('hold a worksheet against its guideline, and are not there without one', () => {
		const titles = (moves: readonly Move[]) => audited(moves).map(({ title }) => title);
		expect(titles(ADMITTED)).not.toContain('Evidence of the prognosis');
		expect(titles([...ADMITTED, ...write('prognosis-worksheet')])).toContain(
			'Evidence of the prognosis'
		);
	});
});

describe('diagnoses', () => {
	const rules = [
		{ kind: 'diagnosis', form: 'claim', role: 'principal', accept: ['C25.9'] },
		{ kind: 'diagnosis', form: 'claim', role: 'other', accept: ['C78.7'] },
		{ kind: 'over-coding', penalty: 1, optional: ['R63.4'] }
	];
	const accuracy = (principal: string, ...others: string[]) =>
		figure(
			audited(
				[
					...BILLED,
					...write(
						'claim',
						{
							lines: [LEVEL],
							principal: icd(principal),
							others: others.map((code) => ({ code, display: 'x' }))
						},
						{ id: 'again' }
					)
				],
				rules
			),
			'Diagnoses of the claim'
		);

	it('have their accuracy with n, interval and a word on how little that is', () => {
		expect(accuracy('C25.9', 'C78.7', 'R63.4')).toMatchObject({
			value: '100 %',
			detail: expect.stringMatching(/n 2\); n too small to claim an accuracy/)
		});
		expect(accuracy('C25.9')?.value).toBe('50 %');
		expect(accuracy('C25.9', 'C78.7', 'I10')?.value).toBe('67 %');
	});

	it('are not shown where no rule asks for any', () => {
		expect(audited(ADMITTED).map(({ title }) => title)).not.toContain('Diagnoses');
	});
});
