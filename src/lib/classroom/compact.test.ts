/** Signed lines: one text for one thing, and no other text that passes. */
import { CompactSign, FlattenedSign, SignJWT, base64url } from 'jose';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '$lib/engine/canonical';
import { InputFault } from '$lib/parse/json';
import { readAssignment, signAssignment, type AssignmentDraft } from './assignment';
import { keyPairFromSeed, seedOf } from './keys';
import type { Assignment } from './model';

const teacher = await keyPairFromSeed(seedOf('teacher'));
const stranger = await keyPairFromSeed(seedOf('stranger'));

const DRAFT: AssignmentDraft = {
	id: 'week-3',
	nonce: 'abcdefghij0123456789_-',
	title: 'Week 3: first orders',
	note: 'Read the brief twice. ½ h is enough.',
	teacher: 'R. Okonjo',
	scenarios: [
		{
			id: 'order-entry/first-orders',
			version: 2,
			contentHash: 'a'.repeat(64),
			variant: null,
			title: 'First orders'
		}
	],
	mode: 'practice',
	opens: null,
	due: '2026-02-01T22:00:00.000Z',
	counting: 'best',
	passShare: 0.8,
	timeFactor: 2,
	created: '2026-01-14T08:00:00.000Z'
};
const assignment: Assignment = {
	format: 'preceptor-assignment',
	version: 1,
	...DRAFT,
	key: teacher.publicKey
};
const line = await signAssignment(DRAFT, teacher);
const [header = '', payload = '', signature = ''] = line.split('.');

const encode = (value: unknown) => base64url.encode(new TextEncoder().encode(canonical(value)));

function sign(head: Record<string, unknown>, text: string, pair = teacher): Promise<string> {
	return new CompactSign(new TextEncoder().encode(text))
		.setProtectedHeader({ alg: 'EdDSA', ...head })
		.sign(pair.privateKey);
}

async function refusal(text: string): Promise<string> {
	try {
		await readAssignment(text, 'week-3');
		return 'it was taken';
	} catch (fault) {
		if (fault instanceof InputFault) return fault.message;
		throw fault;
	}
}

const TYP = { typ: 'preceptor-assignment' };

describe('a signed line', () => {
	it('is read back as it was signed, with or without the newline of a file', async () => {
		expect(await readAssignment(line, 'week-3')).toEqual(assignment);
		expect(await readAssignment(`${line}\n`, 'week-3')).toEqual(assignment);
	});

	it('is the same text every time', async () => {
		expect(await signAssignment(DRAFT, teacher)).toBe(line);
	});

	it('is refused for any one bit that flips', async () => {
		const bytes = new TextEncoder().encode(line);
		const taken: number[] = [];
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const flipped = bytes.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const said = await refusal(new TextDecoder('latin1').decode(flipped));
			if (said === 'it was taken') taken.push(bit);
		}
		expect(taken).toEqual([]);
	});

	it('is refused cut off anywhere', async () => {
		for (let end = 0; end < line.length; end += 1)
			expect(await refusal(line.slice(0, end))).not.toBe('it was taken');
	});

	it('is refused with anything added', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(line.length),
				fc.string({ minLength: 1, maxLength: 3 }),
				async (at, added) => {
					fc.pre(!/^\r?\n$/.test(added) || at < line.length);
					const text = line.slice(0, at) + added + line.slice(at);
					return text === line || (await refusal(text)) !== 'it was taken';
				}
			)
		);
	});

	it('is refused when another key signed it', async () => {
		expect(await refusal(await sign(TYP, canonical(assignment), stranger))).toContain(
			'changed after it was signed'
		);
	});

	it("is refused when its key is swapped for the forger's own and the rest kept", async () => {
		const forged = { ...assignment, key: stranger.publicKey };
		expect(await refusal(`${header}.${encode(forged)}.${signature}`)).toContain('changed after');
	});
});

describe('a signed line is refused though its signature is good', () => {
	it.each([
		['another kind of thing', { typ: 'preceptor-hand-in' }],
		['no type', {}],
		['a critical extension', { ...TYP, crit: ['b64'], b64: true }],
		['the name of a key', { ...TYP, kid: 'teacher' }],
		['a key in the header', { ...TYP, jwk: teacher.publicKey }]
	])('%s in the header', async (_, head) => {
		expect(await refusal(await sign(head, canonical(assignment)))).toContain('header');
	});

	it('the header in another order', async () => {
		const other = base64url.encode(`{"typ":"preceptor-assignment","alg":"EdDSA"}`);
		expect(await refusal(`${other}.${payload}.${signature}`)).toContain('header');
	});

	it.each(['none', 'HS256', 'Ed25519', 'ES256'])('algorithm %s', async (alg) => {
		const other = base64url.encode(canonical({ alg, ...TYP }));
		expect(await refusal(`${other}.${payload}.${signature}`)).toContain(`found {"alg":"${alg}"`);
		expect(await refusal(`${other}.${payload}.`)).toContain('header');
	});

	it('a public key taken for a secret (HS256)', async () => {
		const secret = new TextEncoder().encode(teacher.publicKey.x);
		const jwt = await new SignJWT({ ...assignment })
			.setProtectedHeader({ alg: 'HS256', ...TYP })
			.sign(secret);
		expect(await refusal(jwt)).toContain('header');
	});

	it('an unencoded payload', async () => {
		const flat = await new FlattenedSign(new TextEncoder().encode(canonical(assignment)))
			.setProtectedHeader({ alg: 'EdDSA', ...TYP, b64: false, crit: ['b64'] })
			.sign(teacher.privateKey);
		expect(await refusal(`${flat.protected}.${canonical(assignment)}.${flat.signature}`)).toContain(
			'header'
		);
	});

	it('a payload with a space in it', async () => {
		expect(await refusal(await sign(TYP, canonical(assignment).replace(':', ': ')))).toContain(
			'canonical'
		);
	});

	it('a payload with a key twice', async () => {
		const twice = canonical(assignment).replace('{', '{"counting":"best",');
		expect(await refusal(await sign(TYP, twice))).toContain('canonical');
	});

	it('a payload with its keys in another order', async () => {
		expect(await refusal(await sign(TYP, JSON.stringify(assignment)))).toContain('canonical');
	});

	it('a byte order mark', async () => {
		expect(await refusal(await sign(TYP, `\uFEFF${canonical(assignment)}`))).toContain('canonical');
	});

	it('a key that reaches for a prototype', async () => {
		const text = canonical(assignment).replace('{', '{"__proto__":{"isAdmin":true},');
		expect(await refusal(await sign(TYP, text))).toContain('__proto__');
	});

	it('an unknown member', async () => {
		expect(await refusal(await sign(TYP, canonical({ ...assignment, bonus: 5 })))).toContain(
			'unknown key "bonus"'
		);
	});

	it('a private key beside the public one', async () => {
		const key = { ...teacher.publicKey, d: 'x'.repeat(43) };
		expect(await refusal(await sign(TYP, canonical({ ...assignment, key })))).toContain('"d"');
	});

	it('a newer version, by name', async () => {
		expect(await refusal(await sign(TYP, canonical({ ...assignment, version: 2 })))).toContain(
			'newer Preceptor'
		);
		const unlike = { format: 'preceptor-assignment', version: 3, key: 'another shape' };
		expect(await refusal(await sign(TYP, canonical(unlike)))).toContain('newer Preceptor');
	});

	it('another format in the payload than in the header', async () => {
		const other = { ...assignment, format: 'preceptor-hand-in' };
		expect(await refusal(await sign(TYP, canonical(other)))).toContain('not an assignment');
	});
});

describe('what cannot be signed', () => {
	it.each([
		['due before it opens', { opens: '2026-03-01T00:00:00.000Z' }],
		['a scenario twice', { scenarios: [...DRAFT.scenarios, ...DRAFT.scenarios] }],
		['no scenario', { scenarios: [] }],
		['a pass share in percent', { passShare: 80 }],
		['a local time', { due: '2026-02-01T22:00:00+01:00' }],
		['a short nonce', { nonce: 'abc' }]
	])('%s', async (_, change) => {
		await expect(signAssignment({ ...DRAFT, ...change }, teacher)).rejects.toThrow(TypeError);
	});
});
