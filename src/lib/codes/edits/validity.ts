/** Is every code one that may stand on a claim of this date? */
import { canonicalCode } from '$lib/codes/code-shape';
import { dotted, listed, undotted } from '$lib/codes/code-text';
import type { CodeBook, CodedLine, Edit } from '$lib/codes/model';
import { bookOf, type Claim, type Rule } from './lines';
import { readAlike } from './slips';
import { codeList, guideline } from './sources';

const NAMES = { 'icd-10-cm': 'ICD-10-CM', 'icd-10-pcs': 'ICD-10-PCS', hcpcs: 'HCPCS' } as const;

/** One edit at most for each code: the most telling one. */
export const validity: Rule = (claim) => {
	const seen = new Set<string>();
	const undated = outOfForce(claim);
	const faults = claim.encounter.codes.flatMap((line) => {
		const key = `${line.system} ${line.code}`;
		const book = bookOf(claim.books, line);
		if (seen.has(key) || !book) return [];
		seen.add(key);
		const found = judge(line, book, claim);
		return found ? [found] : [];
	});
	return [...faults, ...undated, ...unchecked(claim)];
};

function judge(line: CodedLine, book: CodeBook, { encounter, books }: Claim): Edit | null {
	const code = canonicalCode(line.system, line.code);
	const row = book.row(code);
	if (row?.isBillable) return null;
	const error = (rule: Edit['rule'], message: string, source = codeList(book)): Edit => ({
		rule,
		severity: 'error',
		codes: [line.code],
		message,
		source
	});
	const meant = readAlike(line.system, line.code, book)[0];
	if (meant !== undefined && !row) {
		const why =
			line.system === 'icd-10-pcs'
				? 'ICD-10-PCS uses no letter O and no letter I'
				: 'a letter and a digit that look alike were exchanged';
		return error(
			'character-slip',
			`${line.code} is not a code: ${why}, and ${meant} (${book.row(meant)?.title ?? ''}) was probably meant.`,
			line.system === 'icd-10-pcs'
				? 'ICD-10-PCS Reference Manual, values of characters'
				: codeList(book)
		);
	}
	if (line.system === 'icd-10-cm') {
		const found = seventhFault(code, book);
		if (found) return error(found.rule, found.message, guideline(encounter, found.section));
	}
	if (row && line.system === 'icd-10-pcs' && code.length > 3)
		return error(
			'invalid-code',
			`${code} has ${code.length} characters and an ICD-10-PCS code seven: below it stand ${listed(below(code, book))}.`
		);
	if (row) {
		if (line.system === 'hcpcs')
			return error('invalid-code', `${code} is a HCPCS modifier and no service: put it on a line.`);
		return error(
			'header',
			`${code} is only a heading: report one of the codes below it, such as ${listed(below(code, book)) || 'a full seven-character code'}.`,
			line.system === 'icd-10-cm' ? guideline(encounter, 'I.B.2') : codeList(book)
		);
	}
	const other = (books.others ?? []).find(
		(one) =>
			one.edition.system === line.system &&
			one.edition.id !== book.edition.id &&
			one.row(code)?.isBillable
	);
	if (other) {
		const isOld = other.edition.to < encounter.date;
		return error(
			'not-in-edition',
			`${code} ${isOld ? 'ended with' : 'begins with'} ${other.edition.title} and is not valid on ${encounter.date}: find its ${isOld ? 'successor' : 'predecessor'} in ${book.edition.title}.`
		);
	}
	return unknown(line, code, book, error);
}

/** Codes are still judged by the nearest edition at hand; that it is not the right one is said once. */
function outOfForce({ encounter, books }: Claim): Edit[] {
	const { date, codes } = encounter;
	return [books.cm, books.pcs, books.hcpcs].flatMap((book) => {
		if (!book || (date >= book.edition.from && date <= book.edition.to)) return [];
		const { title, system, from, to } = book.edition;
		const lines = codes.filter((line) => line.system === system);
		if (lines.length === 0) return [];
		return [
			{
				rule: 'not-in-edition',
				severity: 'advice',
				codes: lines.map(({ code }) => code),
				message: `The edition at hand, ${title}, holds from ${from} to ${to} and not on ${date}: check these codes in the edition of that date.`,
				source: codeList(book)
			}
		];
	});
}

/** No edit must not read as no fault: codes without a book were not looked at. */
function unchecked({ encounter, books }: Claim): Edit[] {
	const lines = encounter.codes.filter((line) => !bookOf(books, line));
	return [...new Set(lines.map(({ system }) => system))].map((system) => ({
		rule: 'not-in-edition',
		severity: 'advice',
		codes: lines.filter((line) => line.system === system).map(({ code }) => code),
		message: `No edition of ${NAMES[system]} for ${encounter.date} is at hand: these codes were not checked.`,
		source: '45 CFR 162.1000(a), code sets valid at the time of care'
	}));
}

function unknown(
	line: CodedLine,
	code: string,
	book: CodeBook,
	error: (rule: Edit['rule'], message: string) => Edit
): Edit {
	const name = NAMES[line.system];
	const shape = shapeFault(line, code);
	if (shape !== null) return error('invalid-code', shape);
	if (book.edition.kind !== 'official')
		return {
			rule: 'invalid-code',
			severity: 'advice',
			codes: [line.code],
			message: `${code} is not in ${book.edition.title}, which holds only part of ${name}: check it in the full edition.`,
			source: codeList(book)
		};
	const near = nearest(line, code, book);
	return error('invalid-code', `${code} is not a code of ${book.edition.title}${near}.`);
}

function shapeFault(line: CodedLine, code: string): string | null {
	const characters = undotted(code);
	switch (line.system) {
		case 'icd-10-cm':
			return /^[A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?$/.test(code)
				? null
				: `${line.code} is not built like an ICD-10-CM code: three to seven characters, a letter first, the dot after the third.`;
		case 'icd-10-pcs':
			if (characters.length !== 7)
				return `${line.code} has ${characters.length} characters: an ICD-10-PCS code has seven.`;
			return /[OI]/.test(characters)
				? `${line.code} holds the letter O or I, which ICD-10-PCS never uses: rebuild it from its table.`
				: null;
		case 'hcpcs':
			return /^[A-Z]\d{4}$/.test(code)
				? null
				: `${line.code} is not built like a HCPCS Level II code: a letter and four digits.`;
	}
}

function nearest(line: CodedLine, code: string, book: CodeBook): string {
	if (line.system === 'hcpcs') return '';
	if (line.system === 'icd-10-pcs')
		return book.row(code.slice(0, 3))
			? `: table ${code.slice(0, 3)} exists, but not with these four values together`
			: `: there is no table ${code.slice(0, 3)}`;
	for (let length = undotted(code).length - 1; length >= 3; length--) {
		const stem = dotted('icd-10-cm', undotted(code).slice(0, length));
		const row = book.row(stem);
		if (row?.isBillable) return `: ${stem} takes no further characters`;
		const options = row ? below(stem, book) : [];
		if (options.length > 0) return `; under ${stem} stand ${listed(options)}`;
	}
	return '';
}

interface SeventhFault {
	readonly rule: 'seventh-missing' | 'seventh-wrong' | 'placeholder-missing';
	readonly message: string;
	readonly section: string;
}

/** Faults of the seventh character and of the placeholder before it; null where there is none. */
function seventhFault(code: string, book: CodeBook): SeventhFault | null {
	const characters = undotted(code);
	const row = book.row(code);
	if (row && characters.length < 7) {
		const full = book.children(code).filter(({ code: child }) => undotted(child).length === 7);
		if (full.length === 0 || full.length < book.children(code).length) return null;
		if (book.seventh(code) === null) return null;
		const example = full[0]?.code ?? '';
		return {
			rule: 'seventh-missing',
			section: 'I.A.5',
			message: `${code} needs a 7th character (${meanings(code, book)}): with the first of them it is ${example}.`
		};
	}
	if (row) return null;
	const last = characters.slice(-1);
	const stem = stemBefore(characters.slice(0, -1), book);
	if (stem === null) return null;
	const seventh = book.seventh(stem);
	if (seventh === null) return null;
	const padded = (character: string) =>
		dotted('icd-10-cm', undotted(stem).padEnd(6, 'X') + character);
	if (characters.length < 7 && book.row(padded(last)))
		return {
			rule: 'placeholder-missing',
			section: 'I.A.4',
			message: `${code} lacks the placeholder X that keeps the 7th character in its place: write ${padded(last)}.`
		};
	if (characters.length !== 7 || padded(last) !== code) return null;
	return {
		rule: 'seventh-wrong',
		section: 'I.A.5',
		message: `${last} is no 7th character of ${stem}, which takes ${meanings(stem, book)}.`
	};
}

/** The longest heading under which only seven-character codes stand, without its placeholders. */
function stemBefore(characters: string, book: CodeBook): string | null {
	const stem = dotted('icd-10-cm', characters.replace(/X+$/, ''));
	const row = book.row(stem);
	if (!row || row.isBillable) return null;
	return book.children(stem).every(({ code }) => undotted(code).length === 7) ? stem : null;
}

function meanings(stem: string, book: CodeBook): string {
	const texts = (book.seventh(stem) ?? []).map(({ char, meaning }) => `${char} ${meaning}`);
	return texts.length > 3
		? `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more`
		: texts.join(', ');
}

/** Codes that can be assigned below a heading, in order. */
function below(code: string, book: CodeBook): string[] {
	const found: string[] = [];
	const open = [code];
	while (open.length > 0 && found.length < 40) {
		const children = book.children(open.shift() ?? '');
		found.push(...children.filter((row) => row.isBillable).map((row) => row.code));
		open.unshift(...children.filter((row) => !row.isBillable).map((row) => row.code));
	}
	return found;
}
