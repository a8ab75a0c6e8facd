/**
 * The code books of a command line: packs that were built (`static/codesets`), else packs made in
 * memory from a folder of official files, else the teaching edition.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodeLibrary, type ShelvedPack } from '$lib/codes/library';
import { planBuild } from '$lib/codes/pack/build';
import { openPack } from '$lib/codes/pack/envelope';
import { teachingBooks } from '$lib/codes/teaching';
import { codesetsFolder } from './code-faults';
import { readOfficialFolder, type PackListing } from './codesets-build';
import { readTeaching } from './codesets-teach';

const BUILT = join('static', 'codesets');

/** Throws InputFault when official files are there and cannot be read. */
export async function openLibrary(): Promise<CodeLibrary> {
	return new CodeLibrary({
		packs: await packsAtHand(),
		teaching: async () => teachingBooks(await readTeaching())
	});
}

async function packsAtHand(): Promise<ShelvedPack[]> {
	const listing = join(BUILT, 'packs.json');
	if (existsSync(listing)) {
		const { packs } = JSON.parse(await readFile(listing, 'utf8')) as PackListing;
		return packs.map(({ file, kind, edition, counts }) => ({
			file,
			head: { kind, edition, counts },
			load: async () => {
				const bytes = await readFile(join(BUILT, file));
				openPack(bytes, file, kind);
				return bytes;
			}
		}));
	}
	const folder = codesetsFolder();
	if (!folder) return [];
	const { known } = await readOfficialFolder(folder);
	return planBuild(known)
		.flatMap((step) => step.make())
		.map(({ file, head, bytes }) => ({ file, head, load: () => Promise.resolve(bytes) }));
}
