/**
 * The one door for JSON that was not made by this program: scenario files, attempts, hand-ins,
 * bundles, backups. What passes is plain data of a bounded size and depth, holds only well-formed
 * text and finite numbers, and has no key that could reach an object's prototype: zod's loose
 * objects and records would drop such a key without a word.
 */
import type { z } from './zod';

const MB = 1_000_000;

/** Bytes that each kind of file may have. */
export const LIMITS = {
	scenario: 20 * MB,
	attempt: 20 * MB,
	bundle: 64 * MB,
	backup: 100 * MB
} as const;
/** How many arrays and objects may stand inside one another. */
export const MAX_DEPTH = 200;

/** Path that is shown where a fault has no narrower place. */
export const WHOLE_FILE = '(whole file)';

/** Something brought in from outside that cannot be used. The message is `file: path: reason`. */
export class InputFault extends Error {
	readonly file: string;
	readonly path: string;
	readonly reason: string;

	/** An empty path stands for the whole file. */
	constructor(file: string, path: string, reason: string) {
		super(`${file}: ${path || WHOLE_FILE}: ${reason}`);
		this.name = 'InputFault';
		this.file = file;
		this.path = path || WHOLE_FILE;
		this.reason = reason;
	}
}

/**
 * Reads foreign JSON. `name` is the file as the reader knows it, `maxBytes` one of the caps above,
 * judged before anything is decoded or parsed. Throws InputFault.
 */
export function readJson(
	source: string | Uint8Array,
	{ name, maxBytes }: { name: string; maxBytes: number }
): unknown {
	const bytes = typeof source === 'string' ? utf8Length(source, maxBytes) : source.byteLength;
	if (bytes > maxBytes) refuseSize(bytes, { name, maxBytes });
	const text = decode(source, name);
	const outline = measure(text);
	if (outline.tooDeepAt !== null) {
		throw new InputFault(
			name,
			placeOf(text, outline.tooDeepAt),
			`nested deeper than ${MAX_DEPTH} levels`
		);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		const fault = findSyntaxFault(text);
		throw new InputFault(name, placeOf(text, fault.offset), fault.reason);
	}
	refuseUnsafe(value, name);
	return value;
}

/** Throws the InputFault of a file that is too large: for readers that know its size beforehand. */
export function refuseSize(
	bytes: number,
	{ name, maxBytes }: { name: string; maxBytes: number }
): never {
	const found = sizeText(bytes, 'up');
	throw new InputFault(
		name,
		'',
		`too large, found ${found}, expected at most ${sizeText(maxBytes, 'down')}`
	);
}

/**
 * Checks a value against a schema and returns what the schema makes of it. Throws InputFault with
 * the first fault in plain words.
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, { name }: { name: string }): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const { path, reason } = describeIssues(result.error, value);
	throw new InputFault(name, path, reason);
}

/**
 * The first issue of a zod error as a place (empty at the top) and a reason ("found text, expected a number"). Handed
 * the value that was checked, it can also say what was found where zod does not.
 */
export function describeIssues(
	error: z.ZodError,
	value?: unknown
): { path: string; reason: string } {
	const issue = error.issues[0];
	if (!issue) return { path: '', reason: 'not of the expected shape' };
	return describeIssue(issue, [], value);
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function describeIssue(
	issue: Issue,
	above: Path,
	value: unknown
): { path: string; reason: string } {
	const path = [...above, ...issue.path];
	const at = (reason: string) => ({ path: pathText(path), reason });
	const found = () => foundText(value, path, issue.message);
	switch (issue.code) {
		case 'invalid_type':
			return at(`found ${found()}, expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`);
		case 'invalid_value':
			return at(`found ${found()}, expected ${oneOf(issue.values)}`);
		case 'unrecognized_keys':
			return at(`unknown key ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`);
		case 'too_small':
			return at(
				`found ${found()}, expected ${bound('at least', issue.origin, issue.minimum, issue.inclusive)}`
			);
		case 'too_big':
			return at(
				`found ${found()}, expected ${bound('at most', issue.origin, issue.maximum, issue.inclusive)}`
			);
		case 'not_multiple_of':
			return at(`found ${found()}, expected a multiple of ${issue.divisor}`);
		case 'invalid_format':
			return at(
				`found ${found()}, expected ${issue.pattern ? `text like ${issue.pattern}` : `text of the form ${issue.format}`}`
			);
		case 'invalid_union': {
			const nearest = nearestBranch(issue.errors);
			if (nearest) return describeIssue(nearest, path, value);
			const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
			return at(
				options.length > 0
					? `found ${found()}, expected ${oneOf(options)}`
					: `found ${found()}, which fits none of the shapes allowed here`
			);
		}
		case 'invalid_key': {
			const key = JSON.stringify(String(path.at(-1) ?? ''));
			const inner = issue.issues[0];
			return at(
				inner
					? `key ${key} is not allowed here: ${inner.message}`
					: `key ${key} is not allowed here`
			);
		}
		case 'invalid_element': {
			const inner = issue.issues[0];
			return inner ? describeIssue(inner, path, value) : at(issue.message);
		}
		case 'custom':
			return at(issue.message);
	}
}

/** Of the shapes a value could have had, the issue of the one it came nearest to. */
function nearestBranch(branches: readonly (readonly Issue[])[]): Issue | undefined {
	const filled = branches.filter((branch) => branch.length > 0);
	// A branch whose tag (`type: 'a'`) is wrong was not meant; what is wrong deeper down was.
	const meant = filled.filter((branch) => !branch.some((issue) => issue.code === 'invalid_value'));
	const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length));
	const [best, next] = (meant.length > 0 ? meant : filled).toSorted(
		(a, b) => depth(b) - depth(a) || a.length - b.length
	);
	if (!best) return undefined;
	if (next && depth(best) === 0 && depth(next) === 0) return undefined;
	return best.toSorted((a, b) => b.path.length - a.path.length)[0];
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	record: 'an object',
	null: 'null',
	undefined: 'nothing',
	never: 'nothing'
};

function oneOf(values: readonly unknown[]): string {
	const words = values.map((value) => JSON.stringify(value) ?? String(value));
	return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
}

function bound(
	side: 'at least' | 'at most',
	origin: string,
	limit: number | bigint,
	inclusive: boolean | undefined
): string {
	const word = origin === 'string' ? ' characters' : origin === 'number' ? '' : ' entries';
	if (inclusive === false) return `${side === 'at least' ? 'more' : 'less'} than ${limit}${word}`;
	return `${side} ${limit}${word}`;
}

function foundText(value: unknown, path: Path, message: string): string {
	let here: unknown = value;
	for (const step of path) {
		if (typeof here !== 'object' || here === null) return nothingOr(message);
		here = Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined;
	}
	return here === undefined ? nothingOr(message) : valueText(here);
}

function nothingOr(message: string): string {
	const received = /received (.+)$/.exec(message)?.[1];
	return received === undefined || received === 'undefined'
		? 'nothing'
		: (TYPE_WORDS[received] ?? received);
}

function valueText(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return 'an object';
	const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
	return text.length > 60 ? `${text.slice(0, 57).toWellFormed()}...` : text;
}

/** `entry[3].resource.id`; a key that is not a plain word stands in quotes; the top is empty. */
export function pathText(path: Path): string {
	let out = '';
	for (const step of path) {
		if (typeof step === 'number') out += `[${step}]`;
		else if (/^[A-Za-z_$][\w$-]*$/.test(String(step))) out += `${out ? '.' : ''}${String(step)}`;
		else out += `[${JSON.stringify(String(step))}]`;
	}
	return out;
}

/** Bytes of a text in UTF-8; stops counting once past `limit`. */
function utf8Length(text: string, limit: number): number {
	if (text.length > limit) return text.length;
	if (text.length * 3 <= limit) return text.length;
	let bytes = 0;
	for (let i = 0; i < text.length && bytes <= limit; i++) {
		const unit = text.charCodeAt(i);
		// A surrogate is half of a four-byte character.
		bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
	}
	return bytes;
}

/** Rounded away from the limit, so that a file one byte too large never reads as allowed. */
function sizeText(bytes: number, direction: 'up' | 'down'): string {
	const [unit, word] = bytes >= MB ? [MB, 'MB'] : bytes >= 1000 ? [1000, 'kB'] : [1, 'bytes'];
	const tenths = (bytes / unit) * 10;
	return `${(direction === 'up' ? Math.ceil(tenths) : Math.floor(tenths)) / 10} ${word}`;
}

function decode(source: string | Uint8Array, name: string): string {
	if (typeof source !== 'string') {
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(source);
		} catch {
			throw new InputFault(name, WHOLE_FILE, 'not UTF-8 text');
		}
	}
	if (!source.isWellFormed()) {
		const offset = [...source].findIndex((char) => !char.isWellFormed());
		const before = [...source].slice(0, offset).join('').length;
		throw new InputFault(name, placeOf(source, before), 'half of a surrogate pair in the text');
	}
	return source.startsWith('\uFEFF') ? source.slice(1) : source;
}

/**
 * Where the text first goes past the depth allowed, found without a parser: engines differ in how
 * deep a parse they survive.
 */
function measure(text: string): { tooDeepAt: number | null } {
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit === 0x22) {
			for (i++; i < text.length; i++) {
				const inner = text.charCodeAt(i);
				if (inner === 0x5c) i++;
				else if (inner === 0x22) break;
			}
		} else if (unit === 0x7b || unit === 0x5b) {
			if (++depth > MAX_DEPTH) return { tooDeepAt: i };
		} else if (unit === 0x7d || unit === 0x5d) depth--;
	}
	return { tooDeepAt: null };
}

function placeOf(text: string, offset: number): string {
	const before = text.slice(0, offset);
	const line = before.split('\n').length;
	return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

interface SyntaxFault {
	offset: number;
	reason: string;
}

/** Engines word their own messages differently, and some name no place: so the place is found here. */
function findSyntaxFault(text: string): SyntaxFault {
	let i = 0;
	const fault = (expected: string, at = i): SyntaxFault =>
		at >= text.length
			? {
					offset: text.length,
					reason:
						text.trim() === ''
							? 'not JSON: the file is empty'
							: `not JSON: the text is cut off, expected ${expected}`
				}
			: { offset: at, reason: `not JSON: found ${charText(text, at)}, expected ${expected}` };
	const space = () => {
		while (i < text.length && ' \t\r\n'.includes(text.charAt(i))) i++;
	};
	const string = (): SyntaxFault | null => {
		for (i++; ; i++) {
			if (i >= text.length) return fault('the end of a text (")');
			const char = text.charAt(i);
			if (char === '"') {
				i++;
				return null;
			}
			if (char < ' ') return fault('an escape such as \\n inside a text');
			if (char !== '\\') continue;
			i++;
			if (text.charAt(i) === 'u') {
				for (let digit = 0; digit < 4; digit++) {
					if (!/[0-9a-fA-F]/.test(text.charAt(++i))) return fault('four hex digits after \\u');
				}
			} else if (i >= text.length || !'"\\/bfnrt'.includes(text.charAt(i))) {
				return fault('a known escape after \\');
			}
		}
	};
	const plain = (): SyntaxFault | null => {
		const rest = text.slice(i, i + 400);
		const word = /^(?:true|false|null)/.exec(rest)?.[0];
		const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(rest)?.[0];
		const isCut =
			rest === '' ||
			['true', 'false', 'null'].some((whole) => whole !== rest && whole.startsWith(rest)) ||
			/^-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))?$/.test(rest);
		if (isCut) return fault('a value', text.length);
		const token = word ?? number;
		if (token === undefined) return fault('a value');
		i += token.length;
		return null;
	};
	const value = (): SyntaxFault | null => {
		space();
		const open = text.charAt(i);
		if (open === '"') return string();
		if (open !== '{' && open !== '[') return plain();
		const close = open === '{' ? '}' : ']';
		i++;
		space();
		if (text.charAt(i) === close) {
			i++;
			return null;
		}
		for (;;) {
			if (open === '{') {
				space();
				if (text.charAt(i) !== '"') return fault('a key in double quotes');
				const inKey = string();
				if (inKey) return inKey;
				space();
				if (text.charAt(i) !== ':') return fault('":" after the key');
				i++;
			}
			const inner = value();
			if (inner) return inner;
			space();
			if (text.charAt(i) === close) {
				i++;
				return null;
			}
			if (text.charAt(i) !== ',') return fault(`"," or "${close}"`);
			i++;
		}
	};
	const inside = value();
	if (inside) return inside;
	space();
	return i < text.length ? fault('nothing after the end') : { offset: i, reason: 'not JSON' };
}

function charText(text: string, offset: number): string {
	const char = String.fromCodePoint(text.codePointAt(offset) ?? 0);
	return char < ' ' ? `control character ${char.charCodeAt(0)}` : JSON.stringify(char);
}

function refuseUnsafe(value: unknown, name: string): void {
	const path: PropertyKey[] = [];
	const refuse = (reason: string): never => {
		throw new InputFault(name, pathText(path), reason);
	};
	const walk = (inner: unknown): void => {
		if (typeof inner === 'string') {
			if (!inner.isWellFormed()) refuse('half of a surrogate pair in the text');
		} else if (typeof inner === 'number') {
			if (!Number.isFinite(inner)) refuse('a number too large to hold');
		} else if (Array.isArray(inner)) {
			for (let i = 0; i < inner.length; i++) {
				path.push(i);
				walk(inner[i]);
				path.pop();
			}
		} else if (typeof inner === 'object' && inner !== null) {
			for (const [key, held] of Object.entries(inner)) {
				if (!key.isWellFormed()) refuse('half of a surrogate pair in a key');
				path.push(key);
				if (key === '__proto__') refuse('the key "__proto__" is not allowed');
				if (key === 'constructor' && holdsPrototype(held)) {
					path.push('prototype');
					refuse('the key "prototype" is not allowed inside "constructor"');
				}
				walk(held);
				path.pop();
			}
		}
	};
	walk(value);
}

function holdsPrototype(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}
