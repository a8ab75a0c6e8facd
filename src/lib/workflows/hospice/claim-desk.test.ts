import { visitWith } from '$lib/rules/hospice/sample-record';
import type { Claim, ClaimEdit, ClaimLine, StayRecord, Visit } from '$lib/rules/hospice/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	billTypeMeaning,
	boxed,
	editsAt,
	editsOfLines,
	lineMeaning,
	meaningOf,
	monthOf,
	replyLines,
	revenueCode,
	sortedLines,
	sumsOf,
	typedRows,
	visitsIn,
	visitsOfLines,
	withVisits
} from './claim-desk';
import type { Row } from './field-parts';

const ON = '2025-11-10';
const record = (...visits: Visit[]) => ({ visits }) as unknown as StayRecord;

describe('meanings', () => {
	it('says what a code means, however it is typed', () => {
		expect(meaningOf('occurrence', ' 27 ', ON)).toEqual({
			text: 'Certified from, or first day of a benefit period',
			isKnown: true
		});
		expect(meaningOf('value', 'g8', ON)?.isKnown).toBe(true);
		expect(meaningOf('revenue', '651', ON)?.text).toBe('Routine home care, days');
	});

	it('says of other codes that they are none of this box, and nothing of an empty one', () => {
		expect(meaningOf('occurrence', '61', ON)).toEqual({
			text: 'Not a code of this box here',
			isKnown: false
		});
		expect(meaningOf('value', '', ON)).toBeNull();
	});

	it('looks codes up by the day', () => {
		expect(meaningOf('condition', '85', '2016-12-31')).toEqual({
			text: 'Recertified late, not in force then',
			isKnown: false
		});
		expect(meaningOf('condition', '85', '2017-01-01')?.isKnown).toBe(true);
	});

	it('reads a type of bill with and without its zero', () => {
		const words = { text: 'Hospice outside a hospital. First claim of a stay', isKnown: true };
		expect(billTypeMeaning('812', ON)).toEqual(words);
		expect(billTypeMeaning('0812', ON)).toEqual(words);
		expect(billTypeMeaning('82', ON)).toEqual({ text: 'Hospice of a hospital', isKnown: true });
		expect(billTypeMeaning('111', ON)?.isKnown).toBe(false);
		expect(billTypeMeaning('819', ON)?.isKnown).toBe(false);
		expect(billTypeMeaning('', ON)).toBeNull();
	});

	it('keeps three places of a revenue code apart from four', () => {
		expect(revenueCode(' 551 ')).toBe('0551');
		expect(revenueCode('0551')).toBe('0551');
		expect(revenueCode('55')).toBe('55');
		expect(lineMeaning({ revenue: '0551', hcpcs: 'g0300' }, ON).how?.text).toContain(
			'Licensed practical nurse'
		);
	});
});

describe('typedRows', () => {
	it('lays half-typed cells over the rows, also in the row that does not stand yet', () => {
		const rows = [{ code: '27' }];
		expect(typedRows(rows, '{"0.code":"2","1.code":"5"}')).toEqual([{ code: '2' }, { code: '5' }]);
		expect(typedRows(rows, undefined)).toEqual(rows);
		expect(typedRows(rows, 'no json')).toEqual(rows);
		expect(typedRows(rows, '{"9.code":"5"}')).toEqual(rows);
	});
});

describe('visits of a statement', () => {
	const rn = visitWith('2025-11-12');
	const lpn = visitWith('2025-11-12', {
		discipline: 'lpn',
		start: '2025-11-12T14:00',
		end: '2025-11-12T14:40'
	});
	const visits = (...all: Visit[]) => visitsIn(record(...all), '2025-11-10', '2025-11-30');
	const revenues = (...all: Visit[]) => visits(...all).map(({ revenue, why }) => revenue ?? why);

	it('takes those that began in its days', () => {
		const night = visitWith('2025-11-30', { start: '2025-11-30T23:30', end: '2025-12-01T01:00' });
		const found = visits(visitWith('2025-11-09'), rn, night, visitWith('2025-12-01'));
		expect(found.map(({ day, minutes }) => `${day} ${minutes}`)).toEqual([
			'2025-11-12 60',
			'2025-11-30 90'
		]);
		expect(visitsIn(record(rn), '', '2025-11-30')).toEqual([]);
		expect(visitsIn(undefined, '2025-11-10', '2025-11-30')).toEqual([]);
	});

	it('names the revenue code of those with a line, and why others have none', () => {
		expect(
			revenues(
				rn,
				visitWith('2025-11-13', { discipline: 'chaplain' }),
				visitWith('2025-11-14', { discipline: 'msw', isPhone: true }),
				visitWith('2025-11-15', { isPhone: true }),
				visitWith('2025-11-16', { isContinuous: true }),
				visitWith('2025-11-17', { signed: null })
			)
		).toEqual([
			'0551',
			'no line of its own',
			'0569',
			'a call has no line',
			'part of continuous care',
			'note not signed'
		]);
	});

	it('brings in a line for each that has none, and leaves code and units to be keyed', () => {
		const rows = [{ revenue: '0651', hcpcs: 'Q5001', date: '2025-11-10', units: 21 }];
		const brought = withVisits(rows, visits(rn, lpn));
		expect(brought).toEqual([
			...rows,
			{ revenue: '0551', date: '2025-11-12' },
			{ revenue: '0551', date: '2025-11-12' }
		]);
	});

	it('skips one visit for each line that is there, however it is keyed', () => {
		const rows = [{ revenue: '551', hcpcs: 'G0300', date: '2025-11-12', units: 3 }];
		expect(withVisits(rows, visits(rn, lpn))).toHaveLength(2);
		expect(withVisits([{ revenue: '0571', date: '2025-11-12' }], visits(rn))).toHaveLength(2);
		expect(withVisits([{ revenue: '0551', date: '2025-11-13' }], visits(rn))).toHaveLength(2);
	});

	it('brings in nothing the second time', () => {
		const day = fc.integer({ min: 10, max: 30 }).map((date) => `2025-11-${date}`);
		const discipline = fc.constantFrom('rn', 'lpn', 'msw', 'aide', 'chaplain', 'pt' as const);
		const one = fc
			.tuple(day, discipline, fc.boolean())
			.map(([on, who, isPhone]) =>
				visitWith(on, { discipline: who as Visit['discipline'], isPhone })
			);
		fc.assert(
			fc.property(fc.array(one, { maxLength: 12 }), (all) => {
				const found = visits(...all);
				const once = withVisits([], found);
				expect(withVisits(once, found)).toEqual(once);
				expect(once).toHaveLength(found.filter(({ revenue }) => revenue !== null).length);
			})
		);
	});

	it('finds the visit of a line by its procedure code, else in order', () => {
		const found = visits(rn, lpn);
		const who = (rows: readonly Row[]) =>
			visitsOfLines(rows, found).map((one) => one?.visit.discipline ?? null);
		const line = (hcpcs: string) => ({ revenue: '0551', hcpcs, date: '2025-11-12' });
		expect(who([line(''), line('')])).toEqual(['rn', 'lpn']);
		expect(who([line(''), line('G0299')])).toEqual(['lpn', 'rn']);
		expect(who([line('G0300'), line('')])).toEqual(['lpn', 'rn']);
		expect(who([line('G0299'), line('G0299')])).toEqual(['rn', null]);
		expect(who([{ revenue: '0651', date: '2025-11-12' }, {}])).toEqual([null, null]);
	});
});

const line = (revenue: string, date: string, units: number, more: Partial<ClaimLine> = {}) => ({
	revenue,
	hcpcs: '',
	modifier: '',
	date,
	units,
	...more
});
const claim = (lines: readonly ClaimLine[], more: Partial<Claim> = {}): Claim => ({
	billType: '812',
	from: '2025-11-10',
	through: '2025-11-30',
	admission: '2025-11-10',
	status: '30',
	conditions: [],
	occurrences: [],
	spans: [],
	values: [],
	principal: '',
	others: [],
	remarks: '',
	lines,
	...more
});

describe('sumsOf', () => {
	it('counts units of day rates and days of continuous care against the statement', () => {
		const sums = sumsOf(
			claim([
				line('0651', '2025-11-10', 14),
				line('0652', '2025-11-24', 40),
				line('0652', '2025-11-24', 8),
				line('0652', '2025-11-25', 36),
				line('656', '2025-11-26', 3),
				line('0551', '2025-11-12', 4),
				line('0551', '2025-11-14', 3)
			])
		);
		expect(sums.statement).toBe(21);
		expect(sums.levels).toBe(19);
		expect(
			sums.sums.map(({ revenue, lines, units, counts }) => [revenue, lines, units, counts])
		).toEqual([
			['0551', 2, 7, 'units'],
			['0651', 1, 14, 'days'],
			['0652', 3, 84, 'units'],
			['0656', 1, 3, 'days']
		]);
	});

	it('knows no statement without its dates', () => {
		expect(sumsOf(claim([], { through: '' }))).toEqual({ statement: null, levels: 0, sums: [] });
	});
});

describe('sortedLines', () => {
	it('goes by revenue code, then day, and keeps what is not keyed at the end', () => {
		const rows: Row[] = [
			{ units: 1 },
			{ revenue: '0651', date: '2025-11-10' },
			{ revenue: '551', date: '2025-11-20' },
			{ revenue: '0551' },
			{ revenue: '0551', date: '2025-11-12' }
		];
		expect(sortedLines(rows)).toEqual([rows[4], rows[2], rows[3], rows[1], rows[0]]);
	});
});

describe('what the payer wrote', () => {
	const TEXT = [
		'Claim returned. Correct it and send it again:',
		'',
		'- Occurrence 27: Occurrence 27 is missing: a period begins. (Manual, chapter 11)',
		'- Units of a visit: The visit of 12 Nov 2025 has 0 units. (42 CFR 418.22(a)(2))',
		'- Days without a level of care: Nothing for 3 days.'
	].join('\n');
	const edit = (title: string, message: string, box: string): ClaimEdit => ({
		id: box,
		title,
		message,
		box,
		source: ''
	});
	const EDITS = [
		edit('Units of a visit', 'The visit of 20 Nov 2025 has 0 units.', 'lines.1'),
		edit('Units of a visit', 'The visit of 12 Nov 2025 has 0 units.', 'lines.0'),
		edit('Occurrence 27', 'Occurrence 27 is missing: a period begins.', 'occurrences')
	];

	it('is read from its reply, sources with brackets of their own included', () => {
		expect(replyLines(TEXT)).toEqual([
			{
				title: 'Occurrence 27',
				message: 'Occurrence 27 is missing: a period begins.',
				source: 'Manual, chapter 11'
			},
			{
				title: 'Units of a visit',
				message: 'The visit of 12 Nov 2025 has 0 units.',
				source: '42 CFR 418.22(a)(2)'
			},
			{ title: 'Days without a level of care', message: 'Nothing for 3 days.', source: '' }
		]);
	});

	it('stands at the box the rules name, and nowhere when they name none any more', () => {
		const edits = boxed(replyLines(TEXT), EDITS);
		expect(edits.map(({ box }) => box)).toEqual(['occurrences', 'lines.0', '']);
		expect(editsAt(edits, 'occurrences')).toHaveLength(1);
	});

	it('follows a line that was moved, and leaves one that was changed', () => {
		const sent = [line('0551', '2025-11-12', 0), line('0551', '2025-11-20', 0)];
		const edits = boxed(replyLines(TEXT), EDITS);
		const row = (one: ClaimLine): Row => ({ ...one });
		const [first, second] = sent.map(row);
		expect([...editsOfLines(edits, sent, [second ?? {}, first ?? {}]).keys()]).toEqual([1]);
		expect(editsOfLines(edits, sent, [{ ...first, units: 4 }, second ?? {}]).size).toBe(0);
	});
});

it('tells lines that are alike apart by their order', () => {
	const twin = line('0551', '2025-11-13', 0);
	const edit = (box: string) => ({ title: 'Units', message: 'none', source: '', box });
	const edits = [edit('lines.0'), edit('lines.1'), edit('lines.2')];
	const rows: Row[] = [{ ...twin }, { ...twin }];
	expect(
		[...editsOfLines(edits, [twin, twin], rows)].map(([at, held]) => [at, held.length])
	).toEqual([
		[0, 1],
		[1, 1]
	]);
});

it('shows the month of the statement, else of today', () => {
	expect(monthOf('2025-11-10', '2026-01-02')).toBe('2025-11');
	expect(monthOf('', '2026-01-02')).toBe('2026-01');
});
