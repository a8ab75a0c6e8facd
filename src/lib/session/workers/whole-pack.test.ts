import { encodeNames } from '$lib/codes/pack/names';
import { icdEdition } from '$lib/codes/editions';
import { InputFault } from '$lib/parse/json';
import { describe, expect, it } from 'vitest';
import { wholePack } from './whole-pack';

function aPack(): Uint8Array<ArrayBuffer> {
	return new Uint8Array(
		encodeNames({
			edition: { ...icdEdition('icd-10-cm', 2026, 10), kind: 'official', codes: 0 },
			rows: [{ code: 'J18.9', title: 'Pneumonia, unspecified organism', isBillable: true }]
		})
	);
}

function damaged(): Uint8Array<ArrayBuffer> {
	const bytes = aPack();
	bytes.set([(bytes.at(-5) ?? 0) ^ 1], bytes.length - 5);
	return bytes;
}

describe.each([
	['by the browser', globalThis.crypto.subtle],
	['in script, where the browser offers no hash', null]
])('a pack off the network, checked %s', (_how, subtle) => {
	it('is given back as it came', async () => {
		const bytes = aPack();
		expect(await wholePack(bytes, 'names.pack', subtle)).toBe(bytes);
	});

	it('is found in the middle of a larger buffer', async () => {
		const bytes = aPack();
		const held = new Uint8Array(bytes.length + 20);
		held.set(bytes, 10);
		const inside = held.subarray(10, 10 + bytes.length);
		expect(await wholePack(inside, 'names.pack', subtle)).toBe(inside);
	});

	it('is refused when a bit of it is wrong', async () => {
		const refused = wholePack(damaged(), 'names.pack', subtle);
		await expect(refused).rejects.toThrow(InputFault);
		await expect(refused).rejects.toThrow('does not match its SHA-256');
	});

	it('is refused when it is torn', async () => {
		await expect(wholePack(aPack().slice(0, -3), 'names.pack', subtle)).rejects.toThrow(
			'cut short'
		);
	});
});
