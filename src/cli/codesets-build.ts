/** Packs out of a folder of official files. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { planBuild, type BuiltPack } from '$lib/codes/pack/build';
import { sortFiles, type GivenFile, type SortedFiles } from '$lib/codes/pack/sort-files';
import { SEARCH_LAYOUT } from '$lib/codes/search/bytes';
import { InputFault } from '$lib/parse/json';
import type { Io } from './io';

const OUT = join('static', 'codesets');
const LISTING = 'packs.json';
const READABLE = /\.(?:txt|xml|csv|tsv|zip|gz)$/i;

/** Every file of a folder and its folders that may be an official one. Throws InputFault. */
export async function readOfficialFolder(folder: string): Promise<SortedFiles> {
	if (!existsSync(folder)) throw new InputFault(folder, '', 'there is no such folder');
	if (!statSync(folder).isDirectory())
		throw new InputFault(folder, '', 'found a file, expected the folder it lies in');
	const files: GivenFile[] = [];
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	const paths = entries
		.filter((entry) => entry.isFile() && READABLE.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	for (const path of paths) {
		const name = path
			.slice(folder.length)
			.replace(/^[\\/]+/, '')
			.replaceAll('\\', '/');
		files.push({ name, bytes: await readFile(path) });
	}
	if (files.length === 0)
		throw new InputFault(folder, '', 'found no txt, xml, csv, tsv, zip or gz');
	return sortFiles(files);
}

/** Builds packs into a folder, or reports why not. Resolves to the exit code. */
export async function build(from: string, out: string | undefined, io: Io): Promise<number> {
	return buildSorted(await readOfficialFolder(from), out, io);
}

/** The list that stands beside the packs and names them. */
export interface PackListing {
	readonly format: 1;
	/** Of the search assets among them. */
	readonly layout: string;
	readonly packs: readonly (Omit<BuiltPack['head'], 'sources'> & {
		readonly file: string;
		readonly bytes: number;
		readonly sha256: string;
	})[];
}

/**
 * Puts all packs into a fresh folder, then in place of the old one: half a build is never seen. Where
 * packs stand already, a build with any fault in it leaves them in force. Throws InputFault where the
 * folder holds anything else, since all of it is replaced.
 */
export async function buildSorted(
	{ known, left }: SortedFiles,
	out = OUT,
	io: Io
): Promise<number> {
	const steps = planBuild(known);
	if (steps.length === 0) {
		io.err('codesets: found no order file, no HCPCS file and no rule list to build from');
		return 1;
	}
	checkOut(out);
	const fresh = `${out}.new`;
	await rm(fresh, { recursive: true, force: true });
	await mkdir(fresh, { recursive: true });
	const rows: PackFigures[] = [];
	const listing: PackListing['packs'][number][] = [];
	let faults = 0;
	for (const step of steps) {
		try {
			for (const pack of step.make()) {
				await writeFile(join(fresh, pack.file), pack.bytes);
				const { kind, edition, counts } = pack.head;
				const bytes = pack.bytes.length;
				const sha256 = createHash('sha256').update(pack.bytes).digest('hex');
				listing.push({ file: pack.file, kind, edition, counts, bytes, sha256 });
				if (io.json) rows.push(figuresOf(pack));
				else io.out(lineOf(pack));
			}
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			faults++;
			io.err(fault.message);
		}
	}
	if (faults > 0 && (listing.length === 0 || existsSync(join(out, LISTING)))) {
		await rm(fresh, { recursive: true, force: true });
		io.err('codesets: what was packed before stays in force; mend or take out that file');
		return 1;
	}
	const text = JSON.stringify(
		{ format: 1, layout: SEARCH_LAYOUT, packs: listing } satisfies PackListing,
		null,
		'\t'
	);
	await writeFile(join(fresh, LISTING), `${text}\n`);
	await rm(out, { recursive: true, force: true });
	await rename(fresh, out);
	if (io.json) io.out(JSON.stringify({ packs: rows, left }));
	else for (const { name, why } of left) io.out(`left out ${name}: ${why}`);
	return faults > 0 ? 1 : 0;
}

/** A folder may be replaced when it is new, empty, or holds packs and their listing only. */
function checkOut(out: string): void {
	if (!existsSync(out)) return;
	if (!statSync(out).isDirectory())
		throw new InputFault(out, '', 'found a file, expected a folder for the packs');
	const strange = readdirSync(out).find((name) => name !== LISTING && !name.endsWith('.pack'));
	if (strange !== undefined)
		throw new InputFault(out, '', `found ${strange} in it, expected a folder of packs or none`);
}

interface PackFigures {
	readonly file: string;
	readonly kind: string;
	readonly system: string;
	readonly edition: string;
	readonly rows: number;
	readonly valid: number;
	readonly headers: number;
	readonly bytes: number;
	readonly brotli: number;
	readonly counts: Readonly<Record<string, number>>;
}

function figuresOf({ file, head, bytes }: BuiltPack): PackFigures {
	const { counts, edition, kind } = head;
	const rows = counts['rows'] ?? Object.values(counts).reduce((sum, count) => sum + count, 0);
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 9,
		[constants.BROTLI_PARAM_LGWIN]: 22,
		[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
	};
	return {
		file,
		kind,
		system: edition.system,
		edition: edition.id,
		rows,
		valid: counts['valid'] ?? 0,
		headers: counts['headers'] ?? 0,
		bytes: bytes.length,
		brotli: brotliCompressSync(bytes, { params }).length,
		counts
	};
}

function lineOf({ file, head, bytes }: BuiltPack): string {
	const { valid, headers = 0, ...others } = head.counts;
	const rows = Object.entries(others).map(([what, count]) => `${count} ${what}`);
	const parts = valid === undefined ? rows.join(', ') : `${valid} codes, ${headers} headers`;
	return `${file}: ${parts}, ${kb(bytes.length)}`;
}

const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
