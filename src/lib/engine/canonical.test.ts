import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, hashOf, sha256Hex } from './canonical';

describe('canonical', () => {
	// RFC 8785, section 3.2.2 and appendix B.
	it.each([
		[Number('333333333.33333329'), '333333333.3333333'],
		[1e30, '1e+30'],
		[4.5, '4.5'],
		[2e-3, '0.002'],
		[0.000000000000000000000000001, '1e-27'],
		[-0, '0'],
		[5e-324, '5e-324'],
		[-5e-324, '-5e-324'],
		[1.7976931348623157e308, '1.7976931348623157e+308'],
		[9007199254740992, '9007199254740992'],
		[295147905179352830000, '295147905179352830000'],
		[9.999999999999997e22, '9.999999999999997e+22'],
		[1e23, '1e+23'],
		[1.0000000000000001e23, '1.0000000000000001e+23'],
		[999999999999999700000, '999999999999999700000'],
		[999999999999999900000, '999999999999999900000'],
		[1e21, '1e+21'],
		[0.000001, '0.000001'],
		[0.0000001, '1e-7']
	])('prints %d as ECMAScript does', (value, text) => {
		expect(canonical(value)).toBe(text);
	});

	it('escapes what must be escaped and nothing else', () => {
		expect(canonical('\u20ac$\u000f\nA\'B"\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/"');
		expect(canonical('\u2028\u007f😀')).toBe('"\u2028\u007f😀"');
	});

	it('orders keys by UTF-16 unit, not by code point', () => {
		// RFC 8785, section 3.2.3: an emoji begins with a unit below U+FB33.
		const value = {
			'\u20ac': 'Euro',
			'\r': 'Return',
			'\ufb33': 'Hebrew',
			'1': 'One',
			'\ud83d\ude00': 'Emoji',
			'\u0080': 'Control',
			'\u00f6': 'o umlaut'
		};
		expect([...canonical(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
			'Return',
			'One',
			'Control',
			'o umlaut',
			'Euro',
			'Emoji',
			'Hebrew'
		]);
	});

	it('writes nested values without spaces, and keeps the order of lists', () => {
		expect(canonical({ b: [3, null, { z: true, a: [] }], a: {} })).toBe(
			'{"a":{},"b":[3,null,{"a":[],"z":true}]}'
		);
	});

	it('keeps a key called __proto__ that is the own key of a value', () => {
		expect(canonical(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
	});

	it('leaves out a member that is undefined', () => {
		expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
		expect(canonical(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
	});

	it.each([
		['undefined', undefined],
		['undefined in a list', [undefined]],
		['a sparse list', [1, , 2]],
		['NaN', NaN],
		['an infinity', { a: -Infinity }],
		['a bigint', 1n],
		['a function', () => 1],
		['a symbol', Symbol('a')],
		['a lone surrogate', '\ud83d'],
		['a lone surrogate in a key', { '\udc00': 1 }],
		['a date', { at: new Date(0) }],
		['a map', new Map([[1, 2]])],
		['a typed array', new Uint8Array(2)]
	])('refuses %s', (_name, value) => {
		expect(() => canonical(value)).toThrow(TypeError);
	});

	it('reads back as the value it was made from, and says the same of the same', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const plain: unknown = JSON.parse(JSON.stringify(value));
				const text = canonical(plain);
				expect(JSON.parse(text)).toEqual(plain);
				expect(canonical(JSON.parse(text))).toBe(text);
			})
		);
	});

	it('does not depend on the order in which keys were written', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
				const turned = Object.fromEntries(Object.entries(value).reverse());
				expect(canonical(turned)).toBe(canonical(value));
			})
		);
	});
});

describe('sha256Hex and hashOf', () => {
	it('give the digests of FIPS 180-4', () => {
		expect(sha256Hex('abc')).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
		expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	});

	it('hash the canonical text of a value', () => {
		expect(hashOf({ b: 'ä', a: 1 })).toBe(sha256Hex('{"a":1,"b":"ä"}'));
	});
});
