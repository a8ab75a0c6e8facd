import { describe, expect, it } from 'vitest';
import { bookOf } from '$lib/codes/book';
import type { CodeLists } from '$lib/codes/model';
import { checkLines } from './codes-check';
import { readEncounter } from './codes-check-input';

const { book: cm } = bookOf({
	edition: {
		id: 'icd10cm-2026',
		system: 'icd-10-cm',
		title: 'ICD-10-CM FY2026',
		from: '2025-10-01',
		to: '2026-09-30',
		kind: 'official',
		codes: 0
	},
	rows: [
		{ code: 'I10', title: 'Essential (primary) hypertension', isBillable: true },
		{ code: 'E11', title: 'Type 2 diabetes mellitus', isBillable: false },
		{ code: 'E11.22', title: 'Diabetic chronic kidney disease', isBillable: true }
	]
});
const LISTS: CodeLists = {
	isPoaExempt: () => false,
	mce: () => [],
	unitsLimit: () => null,
	ccLevel: () => null,
	hcc: () => []
};

async function run(lines: readonly string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const io = {
		out: (line: string) => void out.push(line),
		err: (line: string) => void err.push(line)
	};
	const exit = await checkLines(lines, io, () => ({ books: { cm }, lists: LISTS }));
	return { exit, err, out: out.map((line): unknown => JSON.parse(line)) };
}

const line = (codes: readonly unknown[], more = {}) =>
	JSON.stringify({ setting: 'outpatient', date: '2025-11-18', codes, ...more });

describe('codes check', () => {
	it('answers each line, and the others when one is bad', async () => {
		const { exit, out, err } = await run([
			line(['I10']),
			'{"setting": "garage", "date": "2025-11-18", "codes": []}',
			'',
			line([{ code: 'I10' }, { code: 'I10' }])
		]);
		expect(exit).toBe(1);
		expect(out).toMatchObject([
			{ line: 1, edits: [] },
			{ line: 4, edits: [{ rule: 'duplicate', severity: 'error', codes: ['I10'] }] }
		]);
		expect(err).toHaveLength(1);
		expect(err[0]).toContain('line 2: setting: found "garage"');
	});

	it.each([
		['a day that is none', line(['I10'], { date: '2025-02-30' }), 'date'],
		['no JSON', '{', 'line 1'],
		['a wrong indicator', line([{ code: 'I10', poa: 'X' }]), 'codes[0]'],
		['no codes', '{"setting":"ed","date":"2025-11-18"}', 'codes']
	])('refuses %s', async (_, text, says) => {
		const { exit, out, err } = await run([text]);
		expect([exit, out]).toEqual([1, []]);
		expect(err[0]).toContain(says);
	});

	it('takes a diagnosis without its dot, whatever HCPCS shape it has', async () => {
		const { exit, out } = await run([line(['E1122'])]);
		expect(exit).toBe(0);
		expect(JSON.stringify(out)).not.toContain('invalid-code');
		expect(JSON.stringify(out)).not.toContain('no-principal');
	});

	it('fills in systems, roles and words', () => {
		const read = readEncounter(
			line(['I10', { code: 'e11.22' }, '0DTJ4ZZ', { code: 'J1885', units: 2, modifiers: ['lt'] }], {
				setting: 'Home Health',
				age: 71
			}),
			'line 1'
		);
		expect(read.setting).toBe('home-health');
		expect(read.age).toEqual({ value: 71, unit: 'a' });
		expect(read.codes.map(({ system, role, code }) => [system, role, code])).toEqual([
			['icd-10-cm', 'principal', 'I10'],
			['icd-10-cm', 'secondary', 'E11.22'],
			['icd-10-pcs', 'procedure', '0DTJ4ZZ'],
			['hcpcs', 'service', 'J1885']
		]);
		expect(read.codes[3]?.modifiers).toEqual(['LT']);
	});
});
