import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from './import';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'preceptor-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const bundle = {
	resourceType: 'Bundle',
	type: 'transaction',
	entry: [
		{ fullUrl: 'urn:uuid:p1', resource: { resourceType: 'Patient', id: 'p1' } },
		{ resource: { resourceType: 'Claim', id: 'c1' } },
		{
			resource: {
				resourceType: 'Condition',
				id: 'x',
				subject: { reference: 'urn:uuid:p1' },
				code: { text: 'Gout' }
			}
		}
	]
};
const chart = {
	resourceType: 'Bundle',
	type: 'collection',
	entry: [
		{ resource: { resourceType: 'Patient', id: 'p1' } },
		{
			resource: {
				resourceType: 'Condition',
				id: 'x',
				subject: { reference: 'Patient/p1' },
				code: { text: 'Gout' }
			}
		}
	]
};

async function run(args: readonly string[], json = false) {
	const out: string[] = [];
	const err: string[] = [];
	const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), json };
	return { exit: await runImport(args, io), out, err };
}

async function file(name: string, text: string | Uint8Array) {
	const path = join(folder, name);
	await writeFile(path, text);
	return path;
}

describe('import', () => {
	it('writes counts, what was left out and the chart as one JSON line', async () => {
		const path = await file('bundle.json', JSON.stringify(bundle));
		const { exit, out, err } = await run([path], true);
		expect([exit, err, out.length]).toEqual([0, [], 1]);
		expect(JSON.parse(out[0] ?? '')).toEqual({
			resources: { Patient: 1, Condition: 1 },
			dropped: [{ ref: 'Claim/c1', why: 'a chart does not show Claim' }],
			chart
		});
	});

	it('writes the chart to a file and says so', async () => {
		const path = await file('bundle.json', JSON.stringify(bundle));
		const target = join(folder, 'chart.json');
		const { exit, out } = await run([path, '--out', target]);
		expect(exit).toBe(0);
		expect(out).toEqual([
			'2 resources',
			'  1 Condition',
			'  1 Patient',
			'1 left out or reduced to a name',
			'  Claim/c1: a chart does not show Claim',
			`written to ${target}`
		]);
		expect(JSON.parse(await readFile(target, 'utf8'))).toEqual(chart);
	});

	it.each([
		[
			'cut.json',
			'{"resourceType": "Bundle", "entry": [',
			'line 1, column 38: not JSON: the text is cut off, expected a value'
		],
		[
			'patient.json',
			'{"resourceType": "Patient"}',
			'resourceType: found "Patient", expected "Bundle"'
		],
		['latin.json', Uint8Array.of(0x22, 0xe9, 0x22), '(whole file): not UTF-8 text'],
		['proto.json', '{"__proto__": {}}', '__proto__: the key "__proto__" is not allowed']
	])(
		'ends with 1 and one line that names %s, the place and the reason',
		async (name, text, reason) => {
			const path = await file(name, text);
			const { exit, out, err } = await run([path], true);
			expect([exit, out, err]).toEqual([1, [], [`${path}: ${reason}`]]);
		}
	);

	it('ends with 1 when the disk has no such file or takes no such file', async () => {
		const missing = join(folder, 'none.json');
		expect(await run([missing])).toEqual({
			exit: 1,
			out: [],
			err: [`${missing}: (whole file): cannot be read, there is no such file or folder`]
		});
		const path = await file('bundle.json', JSON.stringify(bundle));
		const target = join(folder, 'none', 'chart.json');
		expect((await run([path, `--out=${target}`])).err).toEqual([
			`${target}: (whole file): cannot be written, there is no such file or folder`
		]);
	});

	it.each([
		[[], 'no bundle was named'],
		[['a.json', 'b.json'], 'expected one bundle, found 2'],
		[['a.json', '--force'], 'unknown option --force'],
		[['a.json', '--out'], '--out needs a file name'],
		[['a.json', '--out', '--json'], '--out needs a file name']
	])('ends with 2 for the words %j', async (args, reason) => {
		const { exit, out, err } = await run(args);
		expect([exit, out, err.length]).toEqual([2, [], 1]);
		expect(err[0]).toMatch(new RegExp(`^${reason}; usage: `));
	});
});
