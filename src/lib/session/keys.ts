/**
 * Key pairs of this browser. A private key is made so that nobody can take it out, kept as the
 * browser's own object, and one an owner: the teacher, and each learner.
 */
import { publicKeyOf, type KeyPair } from '$lib/classroom/keys';
import type { PreceptorDatabase } from '$lib/store/db';
import { keepKey, keyOf } from '$lib/store/keys';
import { openHouse } from './house.svelte';

/** Owner of the key that signs assignments and feedback, whichever learner is at work. */
export const TEACHER = 'teacher';

/** The instructor's key, made on first use. Throws StoreFault, or Error where the browser has no Ed25519. */
export async function teacherKey(): Promise<KeyPair> {
	const { db } = await openHouse();
	return keyPairOf(db, TEACHER);
}

/** The instructor's public key where one was made already; asking makes none. */
export async function knownTeacherKey(): Promise<KeyPair['publicKey'] | null> {
	const { db } = await openHouse();
	return (await keyOf(db, TEACHER))?.publicKey ?? null;
}

/** The key pair of an owner, made and kept where there is none. */
export async function keyPairOf(db: PreceptorDatabase, owner: string): Promise<KeyPair> {
	const held = await keyOf(db, owner);
	if (held) return held;
	return keepKey(db, { id: owner, ...(await newPair()), createdAt: new Date().toISOString() });
}

async function newPair(): Promise<KeyPair> {
	// TypeScript does not know that a page opened over plain http has none.
	const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
	if (!subtle)
		throw new Error(
			'This page cannot sign because it was not opened over https; your work is safe. Open Preceptor by its https address.'
		);
	let pair: CryptoKey | CryptoKeyPair;
	try {
		pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
	} catch (cause) {
		throw new Error(
			'This browser cannot make Ed25519 keys; your work is safe. Update it: Chrome and Edge can from 137, Firefox from 129, Safari from 17.',
			{ cause }
		);
	}
	if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes a pair');
	const { kty, crv, x } = await subtle.exportKey('jwk', pair.publicKey);
	return { privateKey: pair.privateKey, publicKey: publicKeyOf({ kty, crv, x }, 'new key') };
}
