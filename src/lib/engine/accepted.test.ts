import { describe, expect, it } from 'vitest';
import { accepts, acceptedSchema, type Noted } from './accepted';

const noted = (value: Noted['value'], words = '', list: string[] = []): Noted => ({
	value,
	words,
	list
});

describe('accepts', () => {
	it('compares texts without regard to case and space at the ends, numbers and yes-or-no as they are', () => {
		expect(accepts(['Home'], noted(' home '))).toBe(true);
		expect(accepts(['home'], noted('homes'))).toBe(false);
		expect(accepts([3], noted(3))).toBe(true);
		expect(accepts([3], noted('3'))).toBe(false);
		expect(accepts([false], noted(false))).toBe(true);
	});

	it('takes any of several answers', () => {
		expect(accepts(['a', { min: 4 }], noted(5))).toBe(true);
		expect(accepts([], noted(5))).toBe(false);
	});

	it('takes a number inside a range, its ends included, and no text', () => {
		const range = [{ min: 2, max: 4 }];
		expect([1.9, 2, 4, 4.1].map((value) => accepts(range, noted(value)))).toEqual([
			false,
			true,
			true,
			false
		]);
		expect(accepts([{ max: 4 }], noted('2'))).toBe(false);
	});

	it('tells an empty field from one that is filled', () => {
		expect(accepts([{ empty: true }], noted(null))).toBe(true);
		expect(accepts([{ empty: true }], noted('x'))).toBe(false);
		expect(accepts([{ filled: true }], noted(null))).toBe(false);
		expect(accepts([{ filled: true }], noted(0))).toBe(true);
	});

	it('finds one word of each group in the text or in what a reader sees', () => {
		const says = [{ says: [['weight', 'kg'], ['61']] }];
		expect(accepts(says, noted('Down to 61 KG'))).toBe(true);
		expect(accepts(says, noted('Down to 62 kg'))).toBe(false);
		expect(accepts(says, noted([], 'Weight: 61'))).toBe(true);
		expect(accepts(says, noted(null, 'Weight: 61'))).toBe(false);
	});

	it('reads lists for what must and must not be ticked', () => {
		const list = noted(['a', 'b'], '', ['a', 'b']);
		expect(accepts([{ has: ['A', 'b'] }], list)).toBe(true);
		expect(accepts([{ has: ['a', 'c'] }], list)).toBe(false);
		expect(accepts([{ lacks: ['c'] }], list)).toBe(true);
		expect(accepts([{ lacks: ['b'] }], list)).toBe(false);
	});

	it('has a schema that refuses what no rule means', () => {
		expect(acceptedSchema.safeParse({ min: 1, has: ['a'] }).success).toBe(false);
		expect(acceptedSchema.safeParse({ says: [] }).success).toBe(false);
		expect(acceptedSchema.safeParse({ filled: false }).success).toBe(false);
	});
});
