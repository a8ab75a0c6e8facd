/** `replay <scenario> <attempt>`: an attempt script (by name or path) or a stored log, judged. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { checkChain, fromLines, openingOf, readActions } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { score } from '$lib/engine/score';
import { InputFault, LIMITS } from '$lib/parse/json';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario, type FolderTexts } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder } from './disk';
import type { Command } from './io';

export const runReplay: Command = async (args, io) => {
	const [id, attempt, ...more] = args;
	if (!id || !attempt || more.length > 0) {
		io.err('usage: replay <scenario> <attempt name or file>');
		return 2;
	}
	const texts = await readFolder(id);
	const { entries, variant } = await readEntries(id, attempt, texts);
	const chain = checkChain(entries);
	if (!chain.ok) throw new InputFault(attempt, `entry ${chain.seq}`, chain.reason);
	const scenario = readScenario(id, texts, variant);
	const { key } = readKey(id, texts, WORKFLOWS, variant);
	const opening = openingOf(entries);
	if (opening.scenario !== id)
		throw new InputFault(attempt, 'entry 0', `it is an attempt of ${opening.scenario}, not ${id}`);
	if (opening.contentHash !== scenario.contentHash)
		throw new InputFault(attempt, 'entry 0', 'it was made on another content of this scenario');
	const report = score(scenario, key, readActions(entries, WORKFLOWS, attempt), WORKFLOWS);
	if (io.json) {
		const { earned, possible, findings, parts, head, refused } = report;
		io.out(
			JSON.stringify({
				scenario: id,
				version: scenario.version,
				score: { earned, possible },
				isPass: report.pass.isPass,
				findings,
				parts,
				head,
				refused,
				drift: report.drift
			})
		);
		return 0;
	}
	io.out(`${id} v${scenario.version}, ${entries.length} entries, head ${report.head.slice(0, 12)}`);
	io.out(
		`${report.earned} of ${report.possible} points (${Math.round(report.share * 100)} %), ${report.pass.isPass ? 'pass' : 'no pass'}; ${report.refused} refused`
	);
	for (const found of report.findings)
		io.out(
			`  ${found.verdict.padEnd(12)} ${`${found.earned}/${found.possible}`.padStart(6)}  ${found.rule}: ${found.message}`
		);
	return 0;
};

async function readEntries(
	id: string,
	attempt: string,
	texts: FolderTexts
): Promise<{ entries: readonly Entry[]; variant: string | null }> {
	const named = texts[`attempts/${attempt}.json`];
	if (named === undefined && !existsSync(attempt))
		throw new InputFault(attempt, '', `${id} has no such attempt and there is no such file`);
	if (named === undefined && (await stat(attempt)).size > LIMITS.attempt)
		throw new InputFault(attempt, '', `it is larger than ${LIMITS.attempt / 1e6} MB`);
	const text = named ?? (await readFile(attempt, 'utf8'));
	const name = named === undefined ? attempt : `${id}/attempts/${attempt}.json`;
	// A log is NDJSON whose first line is a whole entry; a script is one JSON object of its own.
	if (/^\{"at":/.test(text)) {
		const entries = fromLines(text, name);
		return { entries, variant: openingOf(entries).variant };
	}
	const script = readAttemptScript(name, text);
	const scenario = readScenario(id, texts, script.variant);
	const { keyHash } = readKey(id, texts, WORKFLOWS, script.variant);
	const { entries } = runScript(scenario, script, keyHash, WORKFLOWS, name);
	return { entries, variant: script.variant };
}
