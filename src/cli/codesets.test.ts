import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeNames } from '$lib/codes/pack/names';
import { runCodesets } from './codesets';
import { checkPinned } from './codesets-fetch';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'preceptor-codesets-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = (code: string, flag: 0 | 1, title: string): string =>
	`00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}\r\n`;
const order = new TextEncoder().encode(line('A00', 0, 'Cholera') + line('A000', 1, 'Classic'));

async function run(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
	const out: string[] = [];
	const err: string[] = [];
	const io = {
		out: (text: string) => out.push(text),
		err: (text: string) => err.push(text),
		json: args.includes('--json')
	};
	return { code: await runCodesets(args, io), out, err };
}

it('says how it is used when it is not', async () => {
	for (const args of [[], ['build'], ['teach'], ['dance'], ['build', '--from'], ['build', '--x']])
		expect((await run(...args)).code).toBe(2);
});

it('builds packs of what it can read, and names what it left out', async () => {
	const from = join(folder, 'from');
	const out = join(folder, 'out');
	await mkdir(from);
	await writeFile(join(from, 'release.zip'), zipSync({ 'x/icd10cm-order-2026.txt': order }));
	await writeFile(join(from, 'icd10cm_order_2025.txt.gz'), gzipSync(order));
	await writeFile(join(from, 'letter.txt'), 'Dear coder');
	await writeFile(join(from, 'torn.zip'), zipSync({ 'a.txt': order }).slice(0, 80));
	const { code, out: said } = await run('build', '--from', from, '--out', out, '--json');
	expect(code).toBe(0);
	const { packs, left } = JSON.parse(said[0] ?? '');
	const [first] = packs.filter((pack: { kind: string }) => pack.kind === 'names');
	expect(first).toMatchObject({
		system: 'icd-10-cm',
		edition: 'icd10cm-2025',
		rows: 2,
		valid: 1,
		headers: 1
	});
	expect(first.brotli).toBeGreaterThan(0);
	expect(left.map(({ name }: { name: string }) => name)).toEqual(['letter.txt', 'torn.zip']);
	const listing = JSON.parse(await readFile(join(out, 'packs.json'), 'utf8'));
	expect((await readdir(out)).sort()).toEqual(
		[...listing.packs.map(({ file }: { file: string }) => file), 'packs.json'].sort()
	);
	for (const { file, bytes, sha256 } of listing.packs) {
		const held = await readFile(join(out, file));
		expect([held.length, createHash('sha256').update(held).digest('hex')]).toEqual([bytes, sha256]);
	}
	const { names } = decodeNames(await readFile(join(out, 'icd10cm-2026.names.pack')), 'pack');
	expect([...names.rows()].map((row) => row.code)).toEqual(['A00', 'A00.0']);
});

it('fails on a broken edition and still builds the others', async () => {
	const from = join(folder, 'broken');
	await mkdir(from);
	await writeFile(join(from, 'icd10cm-order-2026.txt'), order);
	await writeFile(join(from, 'icd10cm-order-2025.txt'), Buffer.concat([order, order]));
	const { code, err } = await run('build', '--from', from, '--out', join(folder, 'some'));
	expect(code).toBe(1);
	expect(err[0]).toBe('icd10cm-order-2025.txt: line 3: found A00 a second time');
	expect(await readdir(join(folder, 'some'))).toContain('icd10cm-2026.names.pack');
	await mkdir(join(folder, 'empty'));
	await expect(run('build', '--from', join(folder, 'empty'))).rejects.toThrow('found no txt');
	await expect(run('build', '--from', join(folder, 'none'))).rejects.toThrow('no such folder');
});

it('takes a download only when the file inside is the pinned one', () => {
	const archive = zipSync({ 'icd10cm-order-2026.txt': order });
	const hash = createHash('sha256').update(order).digest('hex');
	expect(() => checkPinned('a.zip', archive, { 'icd10cm-order-2026.txt': hash })).not.toThrow();
	expect(() => checkPinned('a.zip', archive, { 'icd10cm-order-2026.txt': '00' })).toThrow(
		`found SHA-256 ${hash}, expected 00`
	);
	expect(() => checkPinned('a.zip', archive, { 'other.txt': hash })).toThrow('found no other.txt');
});

it('replaces no folder that is not its own', async () => {
	const out = join(folder, 'mine');
	await mkdir(out);
	await writeFile(join(out, 'letter.txt'), 'keep me');
	const from = join(folder, 'whole');
	await mkdir(from);
	await writeFile(join(from, 'icd10cm-order-2026.txt'), order);
	await expect(run('build', '--from', from, '--out', out)).rejects.toThrow(
		'found letter.txt in it'
	);
	expect(await readFile(join(out, 'letter.txt'), 'utf8')).toBe('keep me');
	const file = join(from, 'icd10cm-order-2026.txt');
	await expect(run('build', '--from', file)).rejects.toThrow('found a file, expected the folder');
});

it('leaves packs in force when a new build has a fault', async () => {
	const from = join(folder, 'first');
	const out = join(folder, 'packed');
	await mkdir(from);
	await writeFile(join(from, 'icd10cm-order-2026.txt'), order);
	expect((await run('build', '--from', from, '--out', out)).code).toBe(0);
	const before = await readdir(out);
	await writeFile(join(from, 'icd10cm-order-2026.txt'), order.slice(0, order.length - 30));
	const { code, err } = await run('build', '--from', from, '--out', out);
	expect(code).toBe(1);
	expect(err.join()).toContain('what was packed before stays in force');
	expect(await readdir(out)).toEqual(before);
});
