/** Keys: the vectors of the RFCs, and what is not let in as one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputFault } from '$lib/parse/json';
import {
	importPublicKey,
	keyPairFromSeed,
	publicKeyOf,
	seedOf,
	shortPrint,
	thumbprint
} from './keys';

/** RFC 8037, appendix A.1 and A.3. */
const RFC_SEED = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url');
const RFC_KEY = {
	kty: 'OKP',
	crv: 'Ed25519',
	x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
} as const;
const RFC_PRINT = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';

describe('a key pair from a seed', () => {
	it('is that of RFC 8037', async () => {
		expect((await keyPairFromSeed(RFC_SEED)).publicKey).toEqual(RFC_KEY);
	});

	it('is refused for any other length', async () => {
		await expect(keyPairFromSeed(new Uint8Array(31))).rejects.toThrow('32 bytes, found 31');
	});

	it('differs for seeds of different texts', async () => {
		const [one, other] = await Promise.all([
			keyPairFromSeed(seedOf('one')),
			keyPairFromSeed(seedOf('other'))
		]);
		expect(one.publicKey.x).not.toBe(other.publicKey.x);
	});
});

describe('a thumbprint', () => {
	it('is that of RFC 8037', () => {
		expect(thumbprint(RFC_KEY)).toBe(RFC_PRINT);
	});

	it('looks at the required members alone', () => {
		expect(thumbprint({ ...RFC_KEY, kid: 'x' } as typeof RFC_KEY)).toBe(RFC_PRINT);
	});

	it('is shortened to four groups of four digits that cannot be misread', () => {
		expect(shortPrint(RFC_KEY)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
		expect(shortPrint(RFC_KEY)).toBe('J3XC-NZN9-P5AP-D62M');
	});
});

describe('a public key from outside', () => {
	it('is taken when it is exactly one', () => {
		expect(publicKeyOf({ ...RFC_KEY }, 'file')).toEqual(RFC_KEY);
	});

	it.each([
		['a private key', { ...RFC_KEY, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }],
		['a key with a name', { ...RFC_KEY, kid: 'teacher' }],
		['another curve', { ...RFC_KEY, crv: 'X25519' }],
		['another type', { kty: 'oct', k: 'c2VjcmV0' }],
		['spare bits in its last digit', { ...RFC_KEY, x: `${RFC_KEY.x.slice(0, -1)}p` }],
		['a digit too few', { ...RFC_KEY, x: RFC_KEY.x.slice(1) }],
		['plain base64', { ...RFC_KEY, x: RFC_KEY.x.replace('_', '/') }],
		['nothing', undefined]
	])('is refused: %s', (_, jwk) => {
		expect(() => publicKeyOf(jwk, 'file')).toThrow(InputFault);
	});

	it('is made ready without throwing anything but a DOMException, whatever its 32 bytes', async () => {
		const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
		await fc.assert(
			fc.asyncProperty(bytes, async (x) => {
				const key = { ...RFC_KEY, x: Buffer.from(x).toString('base64url') };
				const ready = await importPublicKey(publicKeyOf(key, 'file')).catch(
					(fault: unknown) => fault
				);
				return ready instanceof DOMException || ready instanceof CryptoKey;
			}),
			{ numRuns: 50 }
		);
	});
});
