/**
 * Canonical JSON (RFC 8785) and SHA-256 over it. Hashes of logs, scenarios and keys all come from
 * here, so two machines that hold the same values hold the same hash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/**
 * RFC 8785 text of a JSON value: keys in UTF-16 order, numbers as ECMAScript prints them, no space.
 * A member that is undefined is left out, as JSON.stringify does. Throws on what JSON cannot hold
 * (undefined elsewhere, NaN, infinities, lone surrogates, dates, maps and other instances).
 */
export function canonical(value: unknown): string {
	switch (typeof value) {
		case 'string':
			return text(value);
		case 'number':
			if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`);
			return JSON.stringify(value);
		case 'boolean':
			return value ? 'true' : 'false';
		case 'object': {
			if (value === null) return 'null';
			if (Array.isArray(value))
				return `[${Array.from(value, (inner) => canonical(inner)).join(',')}]`;
			if (!isPlain(value))
				throw new TypeError(`canonical JSON cannot hold a ${value.constructor.name}`);
			const record = value as Record<string, unknown>;
			let out = '';
			for (const key of Object.keys(record).sort()) {
				if (record[key] === undefined) continue;
				out += `${out ? ',' : ''}${text(key)}:${canonical(record[key])}`;
			}
			return `{${out}}`;
		}
		default:
			throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
	}
}

/** Plain in whatever realm it was made: what stands behind it has nothing behind itself. */
function isPlain(value: object): boolean {
	const proto: unknown = Object.getPrototypeOf(value);
	return proto === null || Object.getPrototypeOf(proto) === null;
}

function text(value: string): string {
	if (!value.isWellFormed()) throw new TypeError('canonical JSON cannot hold a lone surrogate');
	return JSON.stringify(value);
}

/** SHA-256 of UTF-8 text, 64 hex digits. */
export function sha256Hex(value: string): string {
	return bytesToHex(sha256(utf8ToBytes(value)));
}

/** SHA-256 of the canonical JSON of a value, 64 hex digits. */
export function hashOf(value: unknown): string {
	return sha256Hex(canonical(value));
}
