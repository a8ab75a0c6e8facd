import { deflateSync, gzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readOrderFile } from './order-file';
import { decodeBlocks, linesOf } from './text';
import { headOf, unpack, UNPACK_LIMITS } from './unpack';

const LINE = `00001 A00     0 ${'Cholera'.padEnd(60)} Cholera\r\n`;
const text = new TextEncoder().encode(LINE.repeat(1));
let seed = 1;
const noise = Uint8Array.from({ length: 120_000 }, () => {
	seed = (seed * 48_271) % 2_147_483_647;
	return seed % 251;
});

function whole(name: string, bytes: Uint8Array): Uint8Array[] {
	return unpack(name, bytes).map((file) => {
		const chunks = [...file.chunks()];
		return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
	});
}

it('gives a plain, a gzipped and a zipped file the same way', () => {
	const forms = [
		['order.txt', text],
		['order.txt.gz', gzipSync(text)],
		['release.zip', zipSync({ 'folder/order.txt': text })],
		['stored.zip', zipSync({ 'order.txt': text }, { level: 0 })]
	] as const;
	for (const [name, bytes] of forms) {
		const [file] = unpack(name, bytes);
		expect(file?.name).toBe('order.txt');
		const rows = readOrderFile(decodeBlocks(name, file?.chunks() ?? [], 'utf-8'), 'icd-10-cm');
		expect(rows).toEqual([{ code: 'A00', isBillable: false, title: 'Cholera' }]);
	}
});

it('unpacks what is larger than one step byte for byte', () => {
	expect(whole('noise.gz', gzipSync(noise))[0]).toEqual(noise);
	expect(whole('noise.zip', zipSync({ noise, also: text }))).toEqual([noise, text]);
	expect(headOf({ name: 'noise', chunks: () => [noise] }, 10)).toEqual(noise.subarray(0, 10));
});

it('refuses a gzip and a zip that are cut short or torn', () => {
	const gz = gzipSync(noise);
	const torn = gz.slice();
	torn.set([(torn.at(-6) ?? 0) ^ 1], torn.length - 6);
	expect(() => whole('a.gz', gz.slice(0, 5000))).toThrow(/a\.gz.*(torn|cut short)/);
	expect(() => whole('a.gz', gz.slice(0, -8))).toThrow(/torn|cut short/);
	expect(() => whole('a.gz', torn)).toThrow(/length or checksum is wrong/);
	const zip = zipSync({ noise });
	expect(() => whole('a.zip', zip.slice(0, zip.length / 2))).toThrow(/its directory is missing/);
	const damaged = zip.slice();
	damaged.set([(damaged[2000] ?? 0) ^ 255], 2000);
	expect(() => whole('a.zip', damaged)).toThrow(/a\.zip > noise.*torn/);
});

it('refuses a bomb long before it is unpacked', () => {
	const bomb = gzipSync(new Uint8Array(40 * 1024 * 1024), { level: 9 });
	expect(bomb.length).toBeLessThan(60_000);
	let taken = 0;
	expect(() => {
		for (const chunk of unpack('bomb.gz', bomb)[0]?.chunks() ?? []) taken += chunk.length;
	}).toThrow(/grows to over \d+ MB .*expected at most 200 MB and 150-fold/);
	expect(taken).toBeLessThan(20 * 1024 * 1024);
});

it('refuses an empty file, a locked zip and one with too many files', () => {
	expect(() => unpack('empty.txt', new Uint8Array(0))).toThrow('the file is empty');
	const locked = zipSync({ noise });
	const at = locked.length - 22 - 46 - 'noise'.length;
	locked.set([1], at + 8);
	expect(() => whole('locked.zip', locked)).toThrow(/locked with a password/);
	const many = Object.fromEntries(
		Array.from({ length: UNPACK_LIMITS.entries + 1 }, (_, n) => [`${n}.txt`, text])
	);
	expect(() => unpack('many.zip', zipSync(many))).toThrow('found 401 files, expected at most 400');
	expect(deflateSync(text).length).toBeGreaterThan(0);
});

it('decodes UTF-8 and Windows-1252 by block, and says what it cannot read', () => {
	const decode = (bytes: number[], encoding: 'utf-8' | 'utf-8-or-windows-1252'): string =>
		[...decodeBlocks('x.txt', [Uint8Array.from(bytes)], encoding)].join('');
	expect(decode([0xef, 0xbb, 0xbf, 0x41, 0xc3, 0xa9], 'utf-8')).toBe('Aé');
	expect(decode([0x41, 0xe9, 0x92], 'utf-8-or-windows-1252')).toBe('Aé’');
	expect(() => decode([0x41, 0xe9], 'utf-8')).toThrow('x.txt: bytes from 0: found bytes that are');
	expect(() => decode([0xff, 0xfe, 0x41, 0], 'utf-8')).toThrow('found UTF-16 text, expected UTF-8');
	expect(() => decode([0x41, 0], 'utf-8')).toThrow('found binary data, expected text');
});

it('gives whole lines and whole characters, however the bytes are cut', () => {
	const bytes = new TextEncoder().encode('Ménière\r\nZürich\nlast');
	for (let step = 1; step < bytes.length; step++) {
		const chunks: Uint8Array[] = [];
		for (let at = 0; at < bytes.length; at += step) chunks.push(bytes.subarray(at, at + step));
		const lines = [...linesOf(decodeBlocks('x', chunks, 'utf-8'))];
		expect(lines).toEqual(['Ménière', 'Zürich', 'last']);
	}
});
