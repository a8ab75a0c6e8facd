/**
 * `schemas [--check]`: writes the JSON Schemas that editors use for scenario files, or says whether
 * the written ones are still true.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '$lib/parse/zod';
import {
	attemptFileSchema,
	catalogFileSchema,
	chartFileSchema,
	competenciesFileSchema,
	releasedFileSchema,
	scenarioFileSchema,
	wholeKeySchema
} from '$lib/scenario/schema';
import { WORKFLOWS } from '$lib/workflows';
import type { Command } from './io';

const FOLDER = join(process.cwd(), 'static', 'schemas');

/** The schemas as text, by file name. */
export function schemaTexts(): Record<string, string> {
	const schemas = {
		scenario: scenarioFileSchema,
		chart: chartFileSchema,
		key: wholeKeySchema(WORKFLOWS),
		attempt: attemptFileSchema,
		catalog: catalogFileSchema,
		competencies: competenciesFileSchema,
		released: releasedFileSchema
	};
	return Object.fromEntries(
		Object.entries(schemas).map(([name, schema]) => [
			`${name}.json`,
			`${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, '\t')}\n`
		])
	);
}

export const runSchemas: Command = async (args, io) => {
	const stale: string[] = [];
	await mkdir(FOLDER, { recursive: true });
	for (const [name, text] of Object.entries(schemaTexts())) {
		const path = join(FOLDER, name);
		if (existsSync(path) && (await readFile(path, 'utf8')) === text) continue;
		stale.push(name);
		if (!args.includes('--check')) await writeFile(path, text);
	}
	if (!args.includes('--check')) {
		io.out(stale.length === 0 ? 'all schemas are up to date' : `wrote ${stale.join(', ')}`);
		return 0;
	}
	if (stale.length === 0) return 0;
	io.err(`static/schemas: ${stale.join(', ')}: not what the code says; run npm run cli -- schemas`);
	return 1;
};
