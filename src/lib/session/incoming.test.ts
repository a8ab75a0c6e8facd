/** What comes in with a drop is read, or named with the reason. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_HAND_IN } from '$lib/classroom/hand-in';
import { ZIP_LIMITS, openIncoming, readIncoming } from './incoming';

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What each file in a drop comes to: its text, or why it has none. */
async function saidOf(file: File): Promise<(readonly [string, string])[]> {
	const incoming = await openIncoming(file);
	return Promise.all(
		incoming.map(async (one) => {
			const read = await readIncoming(one);
			return [one.name, 'why' in read ? read.why : textOf(read.bytes)] as const;
		})
	);
}

async function idOf(file: File): Promise<string> {
	const [one] = await openIncoming(file);
	if (!one) throw new Error('nothing came in');
	const read = await readIncoming(one);
	if ('bytes' in read) throw new Error('it was read');
	return read.id;
}

/** With one date for all: a zip made a second later would have other bytes. */
const zipFile = (files: Record<string, Uint8Array>, name = 'class.zip') =>
	new File([new Uint8Array(zipSync(files, { level: 6, mtime: '2026-01-14' }))], name);

function large(last: number): File {
	const bytes = new Uint8Array(MAX_HAND_IN + 1);
	bytes[bytes.length - 1] = last;
	return new File([bytes], 'film.mp4', { lastModified: 0 });
}

describe('a zip that came in', () => {
	it('gives every file in it, whatever its name ends with', async () => {
		const zip = zipFile({
			'ada/ada.preceptor-handin': strToU8('Ada'),
			'BEN.PRECEPTOR-HANDIN': strToU8('Ben'),
			'cleo.preceptor-handin (1).txt': strToU8('Cleo'),
			'empty/': new Uint8Array(0),
			'__MACOSX/ada/._ada.preceptor-handin': strToU8('side file')
		});
		expect(await saidOf(zip)).toEqual([
			['ada.preceptor-handin', 'Ada'],
			['BEN.PRECEPTOR-HANDIN', 'Ben'],
			['cleo.preceptor-handin (1).txt', 'Cleo']
		]);
	});

	it('names a file in it that is too large, and reads the rest', async () => {
		const zip = zipFile({
			'big.preceptor-handin': new Uint8Array(MAX_HAND_IN + 1),
			'ada.preceptor-handin': strToU8('Ada')
		});
		expect(await saidOf(zip)).toEqual([
			['big.preceptor-handin', 'it is larger than 20 MB, so it was not read'],
			['ada.preceptor-handin', 'Ada']
		]);
	});

	it('names a damaged file in it, and reads the rest', async () => {
		const bytes = zipSync({
			'ada.preceptor-handin': strToU8('Ada '.repeat(100)),
			'ben.preceptor-handin': strToU8('Ben')
		});
		// The first block of the first file gets a kind that deflate does not have.
		const start = 30 + 'ada.preceptor-handin'.length;
		bytes[start] = (bytes[start] ?? 0) | 0b110;
		const said = await saidOf(new File([new Uint8Array(bytes)], 'class.zip'));
		expect(said[0]?.[1]).toMatch(/^it is damaged in the zip/);
		expect(said[1]).toEqual(['ben.preceptor-handin', 'Ben']);
	});

	it('names what lies beyond the bytes that are taken out of one', async () => {
		const count = ZIP_LIMITS.unpacked / MAX_HAND_IN + 1;
		const files = Array.from({ length: count }, (_, number) => [`${number}`, strToU8('x')]);
		const bytes = zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
		// The list at the end of the zip says of each that it is as large as a hand-in may be.
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		for (let at = 0; at < bytes.length - 28; at += 1)
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, MAX_HAND_IN, true);
		const incoming = await openIncoming(new File([new Uint8Array(bytes)], 'class.zip'));
		expect(incoming.map(({ refusal }) => refusal !== null)).toEqual(
			files.map((_, number) => number === count - 1)
		);
		expect(incoming.at(-1)?.refusal).toMatch(/more than 400 MB, so this file was not read/);
	});

	it('of too many files is named itself', async () => {
		const files = Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, number) => [
			`${number}`,
			new Uint8Array(0)
		]);
		const said = await saidOf(zipFile(Object.fromEntries(files) as Record<string, Uint8Array>));
		expect(said).toEqual([['class.zip', expect.stringMatching(/more than 4000 files/)]]);
	});

	it('cut short is named itself', async () => {
		const whole = zipSync({ 'ada.preceptor-handin': strToU8('Ada') });
		const cut = new File([new Uint8Array(whole.subarray(0, 40))], 'class.zip');
		expect(await saidOf(cut)).toEqual([
			['class.zip', 'the zip is damaged, so nothing in it could be read']
		]);
	});
});

describe('a file that is not read', () => {
	it('is told from another of its name and size, and known when it comes again', async () => {
		const [one, same, other] = [await idOf(large(1)), await idOf(large(1)), await idOf(large(2))];
		expect(one).toMatch(/^[0-9a-f]{64}$/);
		expect(same).toBe(one);
		expect(other).not.toBe(one);
	});

	it('in a zip is told from another of its name and size', async () => {
		const zipped = (fill: number) =>
			zipFile({ 'big.preceptor-handin': new Uint8Array(MAX_HAND_IN + 1).fill(fill) });
		expect(await idOf(zipped(1))).toBe(await idOf(zipped(1)));
		expect(await idOf(zipped(1))).not.toBe(await idOf(zipped(2)));
	});

	it('because the browser could not is named', async () => {
		const gone = new File(['Ada'], 'ada.preceptor-handin');
		gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
		expect(await saidOf(gone)).toEqual([
			['ada.preceptor-handin', 'the browser could not read the file']
		]);
	});
});
