/** `class`: writes a made-up class, its assignment and its hand-ins, into a folder. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	SAMPLE_LEARNERS,
	SAMPLE_SCENARIOS,
	sampleClass,
	type SampleScenario
} from '$lib/classroom/sample-class';
import { readSampleScenario } from '$lib/classroom/sample-scenario';
import { InputFault } from '$lib/parse/json';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder, SCENARIOS } from './disk';
import type { Command } from './io';

const USAGE = 'usage: class --seed <number> --out <folder> [--learners 30]';
/** Fixed, so that the same seed gives the same bytes whenever it is run. */
const MADE = Date.UTC(2026, 10, 2, 14, 0);

export const runClass: Command = async (args, io) => {
	const asked = readArgs(args);
	if (!asked) {
		io.err(USAGE);
		return 2;
	}
	const { seed, learners, out } = asked;
	const { least, most } = SAMPLE_LEARNERS;
	if (learners < least || learners > most)
		throw new InputFault('--learners', '', `found ${learners}, expected ${least} to ${most}`);
	if (existsSync(out) && (await readdir(out)).length > 0)
		throw new InputFault(out, '', 'the folder is not empty; name a new one, nothing was written');
	const scenarios = await Promise.all(SAMPLE_SCENARIOS.map((id) => readSample(id)));
	const made = await sampleClass(scenarios, WORKFLOWS, { seed, learners, made: MADE });
	await mkdir(out, { recursive: true });
	await writeFile(join(out, made.file.name), made.file.bytes);
	let bytes = 0;
	for await (const file of made.handIns()) {
		await writeFile(join(out, file.name), file.bytes);
		bytes += file.bytes.length;
	}
	if (io.json)
		io.out(
			JSON.stringify({ assignment: made.file.name, learners, handIns: made.count, bytes, out })
		);
	else
		io.out(
			`${made.count} hand-ins of ${learners} made-up learners and their assignment are in ${out}`
		);
	return 0;
};

interface Asked {
	readonly seed: number;
	readonly learners: number;
	readonly out: string;
}

function readArgs(args: readonly string[]): Asked | undefined {
	const given = new Map<string, string>();
	for (let at = 0; at < args.length; at += 2) {
		const name = args[at] ?? '';
		const value = args[at + 1];
		if (!['--seed', '--out', '--learners'].includes(name) || value === undefined) return undefined;
		given.set(name, value);
	}
	const seed = wholeNumber(given.get('--seed'));
	const learners = wholeNumber(given.get('--learners') ?? String(SAMPLE_LEARNERS.usual));
	const out = given.get('--out');
	if (seed === undefined || learners === undefined || !out) return undefined;
	return { seed, learners, out };
}

function wholeNumber(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A scenario with its model attempt and named mistakes, as a made-up class works it. */
export async function readSample(id: string, root = SCENARIOS): Promise<SampleScenario> {
	return readSampleScenario(id, await readFolder(id, root), WORKFLOWS);
}
