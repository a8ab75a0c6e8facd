/** `codes search`: queries in, the ten codes that answer each out, a line of JSON each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editionById } from '$lib/codes/editions';
import type { CodeSystem } from '$lib/codes/model';
import { planBuild } from '$lib/codes/pack/build';
import { openPack } from '$lib/codes/pack/envelope';
import type { FileKind } from '$lib/codes/read/identify';
import { openSearch, openSearchFromRows, type SearchIndex } from '$lib/codes/search/code-search';
import { phrasesOfIndex } from '$lib/codes/search/phrases';
import { teachingBooks } from '$lib/codes/teaching';
import { InputFault } from '$lib/parse/json';
import { readOfficialFolder } from './codesets-build';
import type { Io } from './io';

const USAGE = 'usage: codes search --edition <id> [query]; queries on stdin, one a line, when none';
const TEN = 10;

/** The files a search index of each system is made of; all others need not be opened. */
const NEEDED: Readonly<Record<CodeSystem, readonly FileKind[]>> = {
	'icd-10-cm': [
		'cm-order',
		'cm-index',
		'cm-index-csv',
		'cm-external-index',
		'cm-neoplasm',
		'cm-drug'
	],
	'icd-10-pcs': ['pcs-order', 'pcs-addenda', 'pcs-index'],
	hcpcs: ['hcpcs-fixed', 'hcpcs-tsv']
};
const ROWS: readonly FileKind[] = ['cm-order', 'pcs-order', 'hcpcs-fixed', 'hcpcs-tsv'];

interface Asked {
	readonly edition: string;
	/** Null when queries are to be read from the lines. */
	readonly query: string | null;
}

/**
 * Answers each query with `{query, results: [{code, title, billable}]}`, ten results at most, from
 * the official files at hand or else the teaching edition. Resolves to the exit code: 0 done, 1 the
 * edition cannot be had, 2 wrong usage.
 */
export async function searchCommand(
	args: readonly string[],
	lines: AsyncIterable<string> | Iterable<string>,
	io: Pick<Io, 'out' | 'err'>
): Promise<number> {
	const asked = readArgs(args);
	if (typeof asked === 'string') {
		io.err(`${asked}; ${USAGE}`);
		return 2;
	}
	try {
		const index = await indexOf(asked.edition, io);
		if (asked.query !== null) answer(index, asked.query, io);
		else for await (const line of lines) answer(index, line.replace(/\r$/, ''), io);
		return 0;
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		io.err(fault.message);
		return 1;
	}
}

function readArgs(args: readonly string[]): Asked | string {
	let edition: string | undefined;
	const words: string[] = [];
	for (let at = 0; at < args.length; at += 1) {
		const [name = '', inline] = (args[at] ?? '').split('=', 2);
		if (name === '--json') continue;
		if (name === '--edition') {
			edition = inline ?? args[(at += 1)];
			if (!edition || edition.startsWith('--')) return '--edition needs an id';
		} else if (name.startsWith('--')) return `unknown option ${name}`;
		else words.push(args[at] ?? '');
	}
	if (edition === undefined) return 'no edition was named, as in --edition icd10cm-2026';
	return { edition, query: words.length > 0 ? words.join(' ') : null };
}

function answer(index: SearchIndex, query: string, io: Pick<Io, 'out'>): void {
	const results = index
		.search(query, TEN)
		.map(({ code, title, isBillable }) => ({ code, title, billable: isBillable }));
	io.out(JSON.stringify({ query, results }));
}

/** Folders where official files may lie, the one that was named first. */
function officialFolder(): string | undefined {
	const given = process.env['PRECEPTOR_CODESETS'];
	const folders = [...(given ? [given] : []), 'codesets', join('..', 'shared', 'codesets')];
	return folders.find((folder) => existsSync(folder));
}

async function indexOf(edition: string, io: Pick<Io, 'err'>): Promise<SearchIndex> {
	const extract = edition.endsWith('-teaching') ? fromTeaching(edition) : null;
	if (extract) return extract;
	const span = editionById(edition);
	if (!span)
		throw new InputFault(edition, '', 'found no such edition, expected one like icd10cm-2026');
	const folder = officialFolder();
	const official = folder === undefined ? null : await fromOfficial(folder, span.system, edition);
	if (official) return official;
	const taught = fromTeaching(edition);
	if (!taught)
		throw new InputFault(
			edition,
			'',
			`found neither official files of it${folder === undefined ? '' : ` in ${folder}`} nor a teaching extract`
		);
	io.err(`${edition}: no official files are at hand, searching the teaching edition`);
	return taught;
}

async function fromOfficial(
	folder: string,
	system: CodeSystem,
	edition: string
): Promise<SearchIndex | null> {
	const { known } = await readOfficialFolder(folder);
	const needed = known.filter(({ kind }) => NEEDED[system].includes(kind));
	// An April file gives the autumn edition too: those of the id's year are tried.
	const whole = edition.replace(/-04$/, '');
	const rows = needed.filter(
		(file) => ROWS.includes(file.kind) && file.edition.replace(/-04$/, '') === whole
	);
	const others = needed.filter(({ kind }) => !ROWS.includes(kind));
	for (const file of rows) {
		const steps = planBuild([file, ...others]);
		// A step of its own makes the search pack; nothing else of the edition is asked for here.
		const search = steps.filter(({ title }) => title.startsWith('search'));
		for (const step of search.length > 0 ? search : steps)
			for (const pack of step.make())
				if (pack.head.kind === 'search' && pack.head.edition.id === edition)
					return openSearch(openPack(pack.bytes, pack.file, 'search').body);
	}
	return null;
}

const TEACHING = join(process.cwd(), 'src', 'lib', 'codes', 'teaching');

function fromTeaching(edition: string): SearchIndex | null {
	if (!existsSync(TEACHING)) return null;
	const files = readdirSync(TEACHING).filter((name) => name.endsWith('.tsv'));
	const texts = Object.fromEntries(
		files.map((name) => [name, readFileSync(join(TEACHING, name), 'utf8')])
	);
	const { books, index } = teachingBooks(texts);
	const ids = [edition, `${edition}-teaching`];
	const book = books.find((one) => ids.includes(one.edition.id));
	if (!book) return null;
	const { system } = book.edition;
	const phrases = system === 'icd-10-cm' ? phrasesOfIndex(index) : [];
	return openSearchFromRows(system, [...book.rows()], phrases);
}
