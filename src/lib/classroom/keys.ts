/**
 * Ed25519 keys (RFC 8032) as the classroom speaks of them. A key says that two things were signed in
 * the same browser, never who sat there. Making a key draws on chance and is session's.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { base64url } from 'jose';
import { canonical, sha256Hex } from '$lib/engine/canonical';
import { InputFault, describeIssues } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import type { PublicKey } from './model';

export interface KeyPair {
	readonly privateKey: CryptoKey;
	readonly publicKey: PublicKey;
}

/**
 * 32 bytes in base64url: the last of 43 digits carries four bits, so its two spare bits are zero.
 * Nothing else of a JWK is let in: `d` would be a private key, `kid` and `x5c` another way to name one.
 */
export const publicKeySchema: z.ZodType<PublicKey> = z.strictObject({
	kty: z.literal('OKP'),
	crv: z.literal('Ed25519'),
	x: z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, '32 bytes in base64url')
});

/** The public key in a JWK that holds nothing else. Throws InputFault. */
export function publicKeyOf(jwk: unknown, name: string): PublicKey {
	const parsed = publicKeySchema.safeParse(jwk);
	if (parsed.success) return parsed.data;
	const { path, reason } = describeIssues(parsed.error, jwk);
	throw new InputFault(name, path, reason);
}

/** RFC 7638 thumbprint: base64url of SHA-256 over the canonical required members. */
export function thumbprint({ kty, crv, x }: PublicKey): string {
	return base64url.encode(digest({ kty, crv, x }));
}

/** Crockford's 32 digits: no I, L, O or U to be misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first 80 bits of the thumbprint for people to compare: `7K2M-9QXD-04TB-VN3C`. */
export function shortPrint({ kty, crv, x }: PublicKey): string {
	let bits = digest({ kty, crv, x })
		.subarray(0, 10)
		.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	let text = '';
	for (let place = 0; place < 16; place += 1) {
		text = (DIGITS[Number(bits & 31n)] ?? '') + text;
		bits >>= 5n;
	}
	return text.replace(/(.{4})(?=.)/g, '$1-');
}

function digest(key: PublicKey): Uint8Array {
	return sha256(new TextEncoder().encode(canonical(key)));
}

export function isSameKey(a: PublicKey, b: PublicKey): boolean {
	return a.x === b.x;
}

/** PKCS #8 of an Ed25519 private key up to its 32 bytes (RFC 8410, section 7). */
const PKCS8_HEAD = Uint8Array.from([
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
]);

/** The pair that follows from 32 bytes: for made-up classes and tests, since anybody can repeat it. */
export async function keyPairFromSeed(seed: Uint8Array): Promise<KeyPair> {
	if (seed.length !== 32) throw new RangeError(`a seed has 32 bytes, found ${seed.length}`);
	const pkcs8 = new Uint8Array([...PKCS8_HEAD, ...seed]);
	const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
	const { kty, crv, x } = await crypto.subtle.exportKey('jwk', privateKey);
	return { privateKey, publicKey: publicKeyOf({ kty, crv, x }, 'seed') };
}

/** A seed from any text, always the same one. */
export function seedOf(text: string): Uint8Array {
	return Uint8Array.from(sha256Hex(text).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A public key made ready to verify with. Throws where the bytes are no point of the curve. */
export function importPublicKey({ kty, crv, x }: PublicKey): Promise<CryptoKey> {
	return crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
}
