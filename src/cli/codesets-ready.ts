/**
 * Before the app is built: makes sure that code sets are packed from the first source that works, or
 * says that the teaching edition is in use. Never fails a build.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SEARCH_LAYOUT } from '$lib/codes/search/bytes';
import { InputFault } from '$lib/parse/json';
import { build, type PackListing } from './codesets-build';
import { fetchAndBuild } from './codesets-fetch';
import type { Io } from './io';

const LISTING = join('static', 'codesets', 'packs.json');

/** Folder in PRECEPTOR_CODESETS, else a git-ignored `codesets/` at the top. */
function officialFolder(): string | undefined {
	return [process.env['PRECEPTOR_CODESETS'], 'codesets'].find(
		(folder) => folder !== undefined && folder !== '' && existsSync(folder)
	);
}

/** Resolves to 0 whatever came of it; what is in use is said in one line. */
export async function ready(io: Io): Promise<number> {
	const folder = officialFolder();
	try {
		if (folder !== undefined) {
			if (await isPackedFrom(folder)) return said(io, 'code sets: packed already');
			io.out(`code sets: packing the official files in ${folder}`);
			if ((await build(folder, undefined, quiet(io))) === 0) return said(io, 'code sets: packed');
		} else {
			if (await isReadable()) return said(io, 'code sets: packed already');
			io.out('code sets: asking the publisher');
			if ((await fetchAndBuild(undefined, quiet(io))) === 0) return said(io, 'code sets: packed');
		}
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		io.err(fault.message);
	}
	return said(
		io,
		existsSync(LISTING)
			? 'code sets: some packs stand; what is missing comes from the teaching edition'
			: 'code sets: none at hand, the bundled teaching edition is in use'
	);
}

function said(io: Io, line: string): number {
	io.out(line);
	return 0;
}

/** Faults are heard, the list of packs is not. */
function quiet({ err }: Io): Io {
	return { out: () => undefined, err, json: false };
}

/** True when packs stand that this program can read: an earlier one may have laid them out otherwise. */
async function isReadable(): Promise<boolean> {
	if (!existsSync(LISTING)) return false;
	const { layout } = JSON.parse(await readFile(LISTING, 'utf8')) as Partial<PackListing>;
	return layout === SEARCH_LAYOUT;
}

/** True when such packs were made after the last change of every file in the folder. */
async function isPackedFrom(folder: string): Promise<boolean> {
	if (!(await isReadable())) return false;
	const made = statSync(LISTING).mtimeMs;
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries
		.filter((entry) => entry.isFile())
		.every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs <= made);
}
