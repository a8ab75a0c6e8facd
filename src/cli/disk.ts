/** Scenario folders on disk, for authors, tests and benchmarks. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	catalogFileSchema,
	competenciesFileSchema,
	releasedFileSchema,
	type CatalogFile,
	type CompetenciesFile,
	type ReleasedFile
} from '$lib/scenario/schema';
import type { FolderTexts } from '$lib/scenario/read';
import { InputFault, LIMITS, parseWith, readJson } from '$lib/parse/json';
import type { z } from '$lib/parse/zod';

/** Where the scenario folders lie; tests hand in another. */
export const SCENARIOS = join(process.cwd(), 'scenarios');

/** Ids of all scenario folders, sorted: every `<workflow>/<slug>` that holds a scenario.json. */
export async function scenarioIds(root = SCENARIOS): Promise<string[]> {
	const ids: string[] = [];
	for (const workflow of await readdir(root, { withFileTypes: true })) {
		if (!workflow.isDirectory()) continue;
		for (const slug of await readdir(join(root, workflow.name), { withFileTypes: true }))
			if (slug.isDirectory()) ids.push(`${workflow.name}/${slug.name}`);
	}
	return ids.sort();
}

/** All files of one scenario folder by name. Throws InputFault when there is no such folder. */
export async function readFolder(id: string, root = SCENARIOS): Promise<FolderTexts> {
	const folder = join(root, id);
	if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !existsSync(folder))
		throw new InputFault(id, '', 'there is no such scenario folder');
	const texts: Record<string, string> = {};
	for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const name = path.slice(folder.length + 1).replaceAll('\\', '/');
		texts[name] = await readFile(path, 'utf8');
	}
	return texts;
}

async function readShared<T>(file: string, schema: z.ZodType<T>, root: string): Promise<T> {
	const path = join(root, file);
	if (!existsSync(path)) throw new InputFault(`scenarios/${file}`, '', 'the file is missing');
	const name = `scenarios/${file}`;
	const value = readJson(await readFile(path, 'utf8'), { name, maxBytes: LIMITS.scenario });
	return parseWith(schema, value, { name });
}

export function readCatalog(root = SCENARIOS): Promise<CatalogFile> {
	return readShared('catalog.json', catalogFileSchema, root);
}

export function readCompetencies(root = SCENARIOS): Promise<CompetenciesFile> {
	return readShared('competencies.json', competenciesFileSchema, root);
}

export async function readReleased(root = SCENARIOS): Promise<ReleasedFile> {
	if (!existsSync(join(root, 'released.json'))) return { format: 1, released: [] };
	return readShared('released.json', releasedFileSchema, root);
}
