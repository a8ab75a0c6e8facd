/**
 * What the classroom signs: a compact JWS (RFC 7515) with the one algorithm EdDSA (RFC 8037), over
 * canonical JSON that holds the public key it is signed with. A thing has exactly one text: a header
 * of its kind to the byte, canonical payload, base64url without spare bits. So a signature that holds
 * holds for every bit of the text, and one kind can never pass for another.
 */
import { CompactSign, base64url, compactVerify, errors } from 'jose';
import { canonical } from '$lib/engine/canonical';
import { InputFault, describeIssues, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { importPublicKey, publicKeyOf, type KeyPair } from './keys';
import type { PublicKey } from './model';

export interface Signable {
	readonly format: string;
	readonly version: number;
	readonly key: PublicKey;
}

/** One kind of signed thing. Its format is also the `typ` of its header. */
export interface SignedKind<T extends Signable> {
	readonly format: T['format'];
	readonly version: T['version'];
	/** With its article, for sentences: `an assignment`. */
	readonly what: string;
	/** Bytes its text may have. */
	readonly maxBytes: number;
	readonly schema: z.ZodType<T>;
}

export interface Opened<T> {
	readonly value: T;
	/** Whether the key in the value signed it, to the last bit. */
	readonly isSigned: boolean;
}

/** The text of a signed thing. Throws TypeError when the value is not of its kind. */
export async function signCompact<T extends Signable>(
	kind: SignedKind<T>,
	value: T,
	{ privateKey, publicKey }: KeyPair
): Promise<string> {
	const fault = kind.schema.safeParse(value).error;
	if (fault)
		throw new TypeError(`not ${kind.what}: ${JSON.stringify(describeIssues(fault, value))}`);
	if (value.key.x !== publicKey.x)
		throw new TypeError('it names another key than it is signed with');
	const payload = new TextEncoder().encode(canonical(value));
	return new CompactSign(payload)
		.setProtectedHeader({ alg: 'EdDSA', typ: kind.format })
		.sign(privateKey);
}

/**
 * Reads a signed thing and says whether its signature holds. `file` is the name it is known by. Throws
 * InputFault when it is not of the kind, from a newer Preceptor, or not written in the one way.
 */
export async function openCompact<T extends Signable>(
	kind: SignedKind<T>,
	text: string,
	file: string
): Promise<Opened<T>> {
	const value = readPayload(kind, text, file);
	const claim = claimSchema.safeParse(value).data;
	if (claim?.format !== kind.format)
		throw new InputFault(file, 'format', `not ${kind.what}: it does not name that format`);
	const isNewer = claim.version > kind.version;
	const key = keyIn(claim.key, file, isNewer);
	const isSigned = key !== null && (await isSignedBy(text, key));
	if (isNewer && (isSigned || key === null)) throw newer(file, claim.version, kind.version);
	const parsed = kind.schema.safeParse(value);
	if (!parsed.success) {
		const { path, reason } = describeIssues(parsed.error, value);
		throw new InputFault(file, path, reason);
	}
	return { value: parsed.data, isSigned };
}

/** Reads a signed thing whose signature holds. Throws InputFault. */
export async function readCompact<T extends Signable>(
	kind: SignedKind<T>,
	text: string,
	file: string
): Promise<T> {
	const { value, isSigned } = await openCompact(kind, text, file);
	if (isSigned) return value;
	throw new InputFault(
		file,
		'signature',
		'it was changed after it was signed, so nothing in it can be relied on'
	);
}

const claimSchema = z.looseObject({ format: z.string(), version: z.int(), key: z.unknown() });

function newer(file: string, found: number, known: number): InputFault {
	return new InputFault(
		file,
		'version',
		`found ${found}, expected ${known} at most: it was made by a newer Preceptor`
	);
}

/** A newer format may have another way to hold a key; then it is only known to be newer. */
function keyIn(value: unknown, file: string, isNewer: boolean): PublicKey | null {
	try {
		return publicKeyOf(value, `${file}: key`);
	} catch (fault) {
		if (fault instanceof InputFault && isNewer) return null;
		throw fault;
	}
}

async function isSignedBy(text: string, key: PublicKey): Promise<boolean> {
	try {
		await compactVerify(text, await importPublicKey(key), { algorithms: ['EdDSA'] });
		return true;
	} catch (fault) {
		if (fault instanceof errors.JWSSignatureVerificationFailed) return false;
		// The bytes of the key are no point of the curve: nobody can have signed with it.
		if (fault instanceof DOMException) return false;
		throw fault;
	}
}

/** Ed25519 signatures have 64 bytes. */
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/;

function readPayload<T extends Signable>(kind: SignedKind<T>, text: string, file: string): unknown {
	if (text.length > kind.maxBytes) throw new InputFault(file, '', `too large to be ${kind.what}`);
	const [header = '', body = '', signature = '', ...more] = text.split('.');
	if (header !== headerOf(kind.format))
		throw new InputFault(file, 'header', headerFault(kind, header));
	if (more.length > 0 || !SIGNATURE.test(signature))
		throw new InputFault(file, 'signature', 'it is damaged or cut off');
	const bytes = bytesOf(body);
	if (!bytes) throw new InputFault(file, 'payload', 'it is not plain base64url');
	const value = readJson(bytes, { name: file, maxBytes: kind.maxBytes });
	if (canonical(value) !== new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
		throw new InputFault(file, 'payload', 'it is not canonical JSON (RFC 8785)');
	return value;
}

function headerOf(format: string): string {
	return base64url.encode(canonical({ alg: 'EdDSA', typ: format }));
}

function headerFault(kind: SignedKind<Signable>, header: string): string {
	const expected = `not ${kind.what}: expected the header {"alg":"EdDSA","typ":"${kind.format}"}`;
	const bytes = bytesOf(header);
	const text = bytes && new TextDecoder().decode(bytes);
	return text && /^\{[\x20-\x7e]{2,200}\}$/.test(text) ? `${expected}, found ${text}` : expected;
}

/** Decodes base64url, and takes it only as it would be written again. */
function bytesOf(text: string): Uint8Array | null {
	if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
	try {
		const bytes = base64url.decode(text);
		return base64url.encode(bytes) === text ? bytes : null;
	} catch {
		return null;
	}
}
