import { expect, it } from 'vitest';
import { z } from '$lib/parse/zod';
import { scoreLines } from './codes-score';

const shape = z.looseObject({
	line: z.number(),
	accuracy: z.number(),
	precision: z.number(),
	recall: z.number(),
	f1: z.number(),
	principalCorrect: z.boolean().nullable(),
	nearness: z.number(),
	missed: z.array(z.string()),
	unsupported: z.array(z.string()),
	errors: z.array(
		z.looseObject({ type: z.string(), code: z.string(), nearest: z.string().nullable() })
	)
});

async function run(...lines: readonly unknown[]) {
	const out: z.infer<typeof shape>[] = [];
	const err: string[] = [];
	const exit = await scoreLines(
		lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
		{
			out: (line) => out.push(shape.parse(JSON.parse(line))),
			err: (line) => err.push(line)
		}
	);
	return { exit, out, err };
}

it('answers each line, with the vectors of the handbook', async () => {
	const { exit, out, err } = await run(
		{ key: ['A', 'B', 'C', 'D'], entered: ['A', 'B', 'C', 'D', 'W', 'X', 'Y', 'Z'] },
		'',
		{ key: ['J18.9'], entered: ['R05.9', 'R50.9', 'J18.9'] },
		{ key: ['364.11', '364.22'], entered: ['364.11', '364.21', '364.3'] },
		{ key: ['E11.22'], entered: ['E11.21'] }
	);
	expect([exit, err]).toEqual([0, []]);
	expect(out.map((one) => one.line)).toEqual([1, 3, 4, 5]);
	expect(out[0]).toMatchObject({ accuracy: 0.5, codeOverCode: 1, net: 0, principalCorrect: true });
	expect(out[1]).toMatchObject({ net: -1, principalCorrect: false });
	expect(out[2]?.nearness).toBeCloseTo(0.714286, 6);
	expect(out[3]).toMatchObject({
		missed: ['E11.22'],
		unsupported: ['E11.21'],
		errors: [{ type: 'specificity', code: 'E11.21', nearest: 'E11.22' }]
	});
});

it('takes lists of strings, of objects, and objects with principal and pairs', async () => {
	const { exit, out } = await run(
		{ key: ['E11.22', '0FT44ZZ', 'J1885'], entered: ['e1122', ' 0ft44zz ', 'J1885'] },
		{
			key: {
				codes: [
					{ code: 'J44.1', weight: 2, poa: 'Y' },
					{ accept: ['J18.9', ['J18.0', 'B96.0']], system: 'CM' },
					{ code: 'Z87.891', optional: true },
					{ code: 'J1885', units: 2, modifiers: ['JZ'], role: 'service' }
				],
				principal: ['J44.1', 'J18.9'],
				pairs: [['J44.1', 'J18.9'], { first: 'J18.9', then: ['J44.1'] }]
			},
			entered: {
				codes: [
					{ code: 'J18.9' },
					{ code: 'J44.1', poa: 'y', role: 'Secondary' },
					{ code: 'J1885', units: 2, modifiers: ['jz'] }
				],
				principal: 'J18.9'
			}
		},
		{ key: ['A', ['B', 'C']], entered: ['A', 'C'] }
	);
	expect(exit).toBe(0);
	expect(out[0]).toMatchObject({ accuracy: 1, nearness: 1, principalCorrect: true, errors: [] });
	expect(out[1]).toMatchObject({
		accuracy: 1,
		principalCorrect: true,
		sequence: { satisfied: 1, required: 2 },
		poa: { correct: 1, needing: 1 },
		units: { correct: 1, of: 1 },
		modifiers: { correct: 1, of: 1 }
	});
	expect(out[2]?.accuracy).toBe(1);
});

it('gives a code the system it has on the other side, whatever its shape', async () => {
	const { out } = await run(
		{ key: ['0016070', 'I10'], entered: ['OO16070', '110'] },
		{ key: ['E1122'], entered: ['E11.22'] }
	);
	expect(out[0]?.errors.map((one) => one.type)).toEqual(['character-slip', 'character-slip']);
	expect(out[1]?.accuracy).toBe(1);
});

it('names line and place of what it cannot read, and answers the rest', async () => {
	const { exit, out, err } = await run(
		{ key: ['A'], entered: ['A'] },
		{ key: ['A'], entered: [{ code: 7 }] },
		'{"key": ["A"',
		{ entered: ['A'] },
		{ key: ['B'], entered: [] }
	);
	expect(exit).toBe(1);
	expect(out.map((one) => [one.line, one.accuracy])).toEqual([
		[1, 1],
		[5, 0]
	]);
	expect(err).toHaveLength(3);
	expect(err[0]).toBe('line 2: entered[0].code: found 7, expected text');
	expect(err[1]).toMatch(/^line 3: line 1, column 13: not JSON/);
	expect(err[2]).toMatch(/^line 4: key: found nothing/);
});
