import { describe, expect, it } from 'vitest';
import { agreementLines, runAgreement } from './agreement';

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
	const exit = await agreementLines(lines, io);
	return { exit, err, out: answers() };
}

/** Moon et al., PLOS ONE 2019, e0216972: rows what was assigned, columns the gold level. */
const PUBLISHED = [
	[15, 3, 0, 0, 0],
	[11, 183, 16, 4, 0],
	[0, 27, 400, 20, 0],
	[0, 6, 63, 420, 12],
	[0, 1, 8, 15, 63]
].flatMap((row, assigned) =>
	row.flatMap((times, gold) => Array<string>(times).fill(`[${gold + 1},${assigned + 1}]`))
);

describe('agreement', () => {
	it('gives the figures of 1,267 pairs in one line', async () => {
		const { exit, out, err } = await run(PUBLISHED);
		expect([exit, err]).toEqual([0, []]);
		expect(out).toHaveLength(1);
		expect(out[0]).toMatchObject({
			n: 1267,
			exact: 1081,
			under: 131,
			over: 55,
			criticalUnder: 7,
			kappa: expect.closeTo(0.7865, 4),
			kappaLinear: expect.closeTo(0.8296, 4),
			kappaQuadratic: expect.closeTo(0.8755, 4)
		});
	});

	it('skips empty lines, and measures nothing without pairs', async () => {
		expect((await run(['[2,2]', '', '  ', '[3,2]'])).out).toMatchObject([{ n: 2, over: 1 }]);
		expect((await run([])).out).toMatchObject([{ n: 0, kappa: null, kappaLinear: null }]);
	});

	it.each([
		['no JSON', '[1,', 'line 2: line 1, column 4: not JSON'],
		['a level that is none', '[1,6]', 'line 2: [1]: found 6, expected one of 1, 2, 3, 4, 5'],
		['half a level', '[2.5,3]', 'line 2: [0]: found 2.5'],
		['a level in quotes', '["2",3]', 'line 2: [0]: found "2"'],
		['one level', '[3]', 'line 2: (whole file): found a list of 1'],
		['three levels', '[1,2,3]', 'line 2: (whole file): found a list of 3'],
		['an object', '{"gold":1}', 'line 2: (whole file): found an object, expected a list']
	])('gives no figures where a line holds %s', async (_, text, says) => {
		const { exit, out, err } = await run(['[2,2]', text, '[3,3]']);
		expect([exit, out]).toEqual([1, []]);
		expect(err).toHaveLength(1);
		expect(err[0]).toContain(says);
	});

	it('refuses words after it as wrong usage', async () => {
		const { io, err } = listen();
		expect(await runAgreement(['pairs.txt'], io)).toBe(2);
		expect(err[0]).toContain('usage: agreement');
	});
});
