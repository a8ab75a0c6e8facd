import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeIssues, InputFault, LIMITS, MAX_DEPTH, parseWith, readJson } from './json';
import { z } from './zod';

const read = (source: string | Uint8Array, maxBytes = 1_000_000) =>
	readJson(source, { name: 'case.json', maxBytes });

function faultOf(work: () => unknown): InputFault {
	try {
		work();
	} catch (error) {
		if (error instanceof InputFault) return error;
		throw error;
	}
	throw new Error('expected a fault, found none');
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readJson', () => {
	it('gives back plain values from text and from bytes', () => {
		expect(read('{"a":[1,"two",null,true]}')).toEqual({ a: [1, 'two', null, true] });
		expect(read(bytes('\uFEFF{"ä":"é"}'))).toEqual({ ä: 'é' });
		expect(read('\uFEFF[]')).toEqual([]);
	});

	it('has the caps of the house', () => {
		expect(LIMITS).toEqual({
			scenario: 20_000_000,
			attempt: 20_000_000,
			bundle: 64_000_000,
			backup: 100_000_000
		});
	});

	it('refuses what is too large before it decodes or parses', () => {
		const junk = new Uint8Array(11).fill(0xff);
		expect(faultOf(() => read(junk, 10)).message).toBe(
			'case.json: (whole file): too large, found 11 bytes, expected at most 10 bytes'
		);
		expect(faultOf(() => read('{{{{{{{{{{{', 10)).reason).toContain('too large');
	});

	it('counts the bytes of a text, not its characters', () => {
		expect(read('"ééé"', 8)).toBe('ééé');
		expect(faultOf(() => read('"ééé"', 7)).reason).toContain('too large');
		expect(read('"😀"', 6)).toBe('😀');
		expect(faultOf(() => read('"😀"', 5)).reason).toContain('too large');
	});

	it('refuses bytes that are not UTF-8', () => {
		expect(faultOf(() => read(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).message).toBe(
			'case.json: (whole file): not UTF-8 text'
		);
	});

	it.each([
		['{"a": 1,\n "b": }', 'line 2, column 7', 'not JSON: found "}", expected a value'],
		['{"a": 1,\n}', 'line 2, column 1', 'not JSON: found "}", expected a key in double quotes'],
		['{a: 1}', 'line 1, column 2', 'not JSON: found "a", expected a key in double quotes'],
		['[1 2]', 'line 1, column 4', 'not JSON: found "2", expected "," or "]"'],
		['[1]]', 'line 1, column 4', 'not JSON: found "]", expected nothing after the end'],
		['"a\nb"', 'line 1, column 3', 'not JSON: found control character 10, expected an escape'],
		['["\\x"]', 'line 1, column 4', 'not JSON: found "x", expected a known escape'],
		['[01]', 'line 1, column 3', 'not JSON: found "1", expected "," or "]"'],
		['{"a" 1}', 'line 1, column 6', 'not JSON: found "1", expected ":" after the key'],
		['', 'line 1, column 1', 'not JSON: the file is empty'],
		['{"a": [1,', 'line 1, column 10', 'not JSON: the text is cut off, expected a value'],
		['{"a": "half', 'line 1, column 12', 'not JSON: the text is cut off, expected the end of a'],
		['{"a": tr', 'line 1, column 9', 'not JSON: the text is cut off, expected a value']
	])('says where %j stops being JSON', (text, path, reason) => {
		const fault = faultOf(() => read(text));
		expect(fault.path).toBe(path);
		expect(fault.reason).toContain(reason);
	});

	it('refuses keys that reach for a prototype, and says where', () => {
		expect(faultOf(() => read('{"a":[{"__proto__":{"x":1}}]}')).message).toBe(
			'case.json: a[0].__proto__: the key "__proto__" is not allowed'
		);
		expect(faultOf(() => read('{"\\u005f_proto__":1}')).path).toBe('__proto__');
		expect(faultOf(() => read('{"constructor":{"prototype":{"x":1}}}')).path).toBe(
			'constructor.prototype'
		);
		expect(read('{"constructor":"Bovis","prototype":2}')).toEqual({
			constructor: 'Bovis',
			prototype: 2
		});
	});

	it('refuses half surrogates, escaped or raw, in values and keys', () => {
		expect(faultOf(() => read('{"a":"\\ud83d"}')).message).toBe(
			'case.json: a: half of a surrogate pair in the text'
		);
		expect(faultOf(() => read('{"\\udc00":1}')).reason).toBe('half of a surrogate pair in a key');
		expect(faultOf(() => read('["ok",\n"\ud83d"]')).path).toBe('line 2, column 2');
		expect(read('"\\ud83d\\ude00"')).toBe('😀');
	});

	it('refuses nesting one deeper than the limit, and brackets in texts do not count', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(() => read(nested(MAX_DEPTH))).not.toThrow();
		const fault = faultOf(() => read(nested(MAX_DEPTH + 1)));
		expect(fault.message).toBe('case.json: line 1, column 201: nested deeper than 200 levels');
		expect(faultOf(() => read('['.repeat(500_000))).reason).toContain('nested deeper');
		expect(read(JSON.stringify('[{"\\'.repeat(300)))).toBe('[{"\\'.repeat(300));
	});

	it('refuses a number that no double holds', () => {
		expect(faultOf(() => read('{"a":1e999}')).message).toBe(
			'case.json: a: a number too large to hold'
		);
	});

	it('gives back every JSON value that it was given', () => {
		const value = fc
			.jsonValue({ maxDepth: 6 })
			.map((made) => JSON.stringify(made))
			.filter((text) => !text.includes('__proto__') && text.isWellFormed());
		fc.assert(
			fc.property(value, (text) => {
				expect(read(text)).toEqual(JSON.parse(text));
				expect(read(bytes(text))).toEqual(JSON.parse(text));
			})
		);
	});

	it('answers any text with a value or an InputFault of one line, as JSON.parse would judge it', () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0e-.1tfn \n'.split('')), maxLength: 30 }),
			fc.tuple(fc.jsonValue(), fc.nat()).map(([value, cut]) => {
				const whole = JSON.stringify(value);
				return whole.slice(0, cut % (whole.length + 1));
			})
		);
		fc.assert(
			fc.property(text, (source) => {
				let isJson = true;
				try {
					JSON.parse(source);
				} catch {
					isJson = false;
				}
				try {
					read(source);
					expect(isJson).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(InputFault);
					if (!(error instanceof InputFault)) return;
					expect(error.message).toBe(`case.json: ${error.path}: ${error.reason}`);
					expect(error.message).not.toMatch(/[\n\r]/);
					if (!isJson) expect(error.reason).toMatch(/^not JSON: /);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('says of any JSON object that was cut off that it is cut off', () => {
		const cut = fc
			.tuple(
				fc.dictionary(
					fc.string().filter((key) => key !== '__proto__'),
					fc.jsonValue()
				),
				fc.nat()
			)
			.map(([value, at]) => {
				const whole = JSON.stringify(value);
				return whole.slice(0, 1 + (at % (whole.length - 1)));
			});
		fc.assert(
			fc.property(cut, (text) => {
				expect(faultOf(() => read(text)).reason).toContain('cut off');
			})
		);
	});
});

describe('parseWith', () => {
	const schema = z.strictObject({
		id: z.string().regex(/^[a-z-]+$/),
		minutes: z.number().int().min(1).max(240),
		level: z.enum(['core', 'advanced']),
		tasks: z.array(z.strictObject({ text: z.string() })).min(1),
		when: z
			.union([z.strictObject({ at: z.number() }), z.strictObject({ after: z.string() })])
			.optional(),
		effect: z
			.discriminatedUnion('kind', [
				z.strictObject({ kind: z.literal('put') }),
				z.strictObject({ kind: z.literal('say'), text: z.string() })
			])
			.optional(),
		marks: z.record(z.string().regex(/^r/), z.number()).optional()
	});
	const good = { id: 'a', minutes: 10, level: 'core', tasks: [{ text: 'Look' }] };
	const message = (value: unknown) =>
		faultOf(() => parseWith(schema, value, { name: 'scenario.json' })).message;

	it('returns what fits', () => {
		expect(parseWith(schema, good, { name: 'scenario.json' })).toEqual(good);
	});

	it.each([
		[{ ...good, minutes: '10' }, 'minutes: found "10", expected a number'],
		[{ ...good, minutes: 10.5 }, 'minutes: found 10.5, expected a whole number'],
		[{ ...good, minutes: 0 }, 'minutes: found 0, expected at least 1'],
		[{ ...good, minutes: 300 }, 'minutes: found 300, expected at most 240'],
		[{ ...good, id: 'A B' }, 'id: found "A B", expected text like /^[a-z-]+$/'],
		[{ ...good, id: undefined }, 'id: found nothing, expected text'],
		[{ ...good, level: 'easy' }, 'level: found "easy", expected one of "core", "advanced"'],
		[{ ...good, tasks: [] }, 'tasks: found a list of 0, expected at least 1 entries'],
		[{ ...good, tasks: [{}] }, 'tasks[0].text: found nothing, expected text'],
		[{ ...good, tasks: {} }, 'tasks: found an object, expected a list'],
		[{ ...good, tittle: 'x' }, '(whole file): unknown key "tittle"'],
		[{ ...good, when: { at: 'noon' } }, 'when.at: found "noon", expected a number'],
		[{ ...good, when: 3 }, 'when: found 3, which fits none of the shapes allowed here'],
		[
			{ ...good, effect: { kind: 'pat' } },
			'effect.kind: found "pat", expected one of "put", "say"'
		],
		[{ ...good, effect: { kind: 'say' } }, 'effect.text: found nothing, expected text'],
		[{ ...good, marks: { q1: 3 } }, 'marks.q1: key "q1" is not allowed here'],
		[[], '(whole file): found a list of 0, expected an object']
	])('names the first fault of %j', (value, expected) => {
		expect(message(value)).toContain(`scenario.json: ${expected}`);
	});

	it('describes an issue without the value as well', () => {
		const result = z.object({ a: z.string() }).safeParse({ a: 3 });
		expect(result.error && describeIssues(result.error)).toEqual({
			path: 'a',
			reason: 'found a number, expected text'
		});
	});

	it('turns any wrong value into one InputFault', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const fault = faultOf(() => parseWith(schema, value, { name: 'x.json' }));
				expect(fault.message).toBe(`x.json: ${fault.path}: ${fault.reason}`);
			})
		);
	});
});
