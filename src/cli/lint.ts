/** `lint [ids] [--release]`: checks scenario folders, and with `--release` writes what is now fixed. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replayFaults } from '$lib/scenario/contract';
import { catalogFaults } from '$lib/scenario/catalog';
import { lintFolder, type Fault, type LintRow } from '$lib/scenario/lint';
import { WORKFLOWS } from '$lib/workflows';
import { loadCodeFault } from './code-faults';
import {
	readCatalog,
	readCompetencies,
	readFolder,
	readReleased,
	SCENARIOS,
	scenarioIds
} from './disk';
import type { Command } from './io';

/** Lints folders below `root` (all of them when no ids are given); the whole contract. */
export async function lintAll(
	ids: readonly string[],
	root = SCENARIOS
): Promise<{ rows: LintRow[]; shared: Fault[] }> {
	const all = await scenarioIds(root);
	const competencies = await readCompetencies(root);
	const released = await readReleased(root);
	const codeFault = await loadCodeFault();
	const rows: LintRow[] = [];
	for (const id of ids.length > 0 ? ids : all) {
		const texts = await readFolder(id, root);
		const row = lintFolder(id, texts, {
			workflows: WORKFLOWS,
			competencies,
			released,
			codeFault
		});
		const attempts = Object.keys(texts).filter((file) => file.startsWith('attempts/'));
		const deep =
			row.faults.length > 0
				? []
				: attempts.flatMap((file) => replayFaults(id, texts, file, WORKFLOWS));
		rows.push({ ...row, faults: [...row.faults, ...deep] });
	}
	return { rows, shared: catalogFaults(await readCatalog(root), competencies, all) };
}

export const runLint: Command = async (args, io) => {
	const ids = args.filter((arg) => !arg.startsWith('--'));
	const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--release');
	if (unknown.length > 0) {
		io.err(`lint does not know ${unknown.join(', ')}`);
		return 2;
	}
	const { rows, shared } = await lintAll(ids);
	const faults = [...shared, ...rows.flatMap((row) => row.faults)];
	const ok = faults.length === 0;
	if (io.json) io.out(JSON.stringify({ ok, scenarios: rows, faults: shared }));
	else
		for (const row of rows)
			io.out(
				`${row.faults.length === 0 ? 'ok   ' : 'FAULT'} ${row.id} v${row.version}: ${row.rules} rules, ${row.resources} resources, ${row.attempts} attempts`
			);
	for (const fault of faults)
		io.err(`${fault.file}: ${fault.path || '(whole file)'}: ${fault.message}`);
	if (!ok) return 1;
	if (args.includes('--release')) io.out(await release(rows));
	return 0;
};

/** Appends what is not released yet to `released.json`; never changes a line that stands there. */
async function release(rows: readonly LintRow[]): Promise<string> {
	const { released } = await readReleased();
	const fresh = rows
		.filter((row) => !released.some(({ id, version }) => id === row.id && version === row.version))
		.map(({ id, version, contentHash, keyHash }) => ({
			id,
			version,
			content: contentHash,
			key: keyHash
		}));
	const text = JSON.stringify({ format: 1, released: [...released, ...fresh] }, null, '\t');
	await writeFile(join(SCENARIOS, 'released.json'), `${text}\n`);
	return fresh.length === 0
		? 'nothing new to release'
		: `released ${fresh.map(({ id, version }) => `${id} v${version}`).join(', ')}`;
}
