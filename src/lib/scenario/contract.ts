/**
 * What a folder's attempts must prove: doing nothing fails, the model earns everything, each named
 * mistake gives exactly the findings it declares, and every rule tells some attempts from others.
 */
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { checkChain, readActions } from '$lib/engine/log';
import type { Entry, Finding, Workflow } from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { judge, type Report } from '$lib/engine/score';
import { fingerprint, openWorld, step } from '$lib/engine/step';
import { openingOf } from '$lib/engine/log';
import { InputFault } from '$lib/parse/json';
import { runScript } from './attempt-script';
import type { Fault } from './lint';
import { readAttemptScript, readKey, readScenario, type FolderTexts } from './read';
import type { AttemptFile } from './schema';

interface Judged {
	readonly name: string;
	readonly file: AttemptFile;
	readonly entries: readonly Entry[];
	readonly report: Report;
}

/** Faults of all attempts of a folder. `files` are names such as `attempts/model.json`. */
export function attemptFaults(
	folder: string,
	texts: FolderTexts,
	files: readonly string[],
	workflows: readonly Workflow[]
): Fault[] {
	const faults: Fault[] = [];
	const say = (file: string, path: string, message: string) =>
		faults.push({ file: `${folder}/${file}`, path, message });
	const judged: Judged[] = [];
	for (const file of files) {
		try {
			judged.push(judgeScript(folder, texts, file, workflows));
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			faults.push({ file: fault.file, path: fault.path, message: fault.reason });
		}
	}
	if (faults.length > 0) return faults;
	const { variants } = readScenario(folder, texts);
	for (const variant of [null, ...variants.map(({ id }) => id)]) {
		const mine = judged.filter(({ file }) => file.variant === variant);
		const model = mine.find(({ file }) => file.expect.findings.length === 0);
		const of = variant === null ? 'the scenario' : `the variant ${variant}`;
		if (!model)
			say('attempts', '', `no attempt of ${of} declares no findings: the model is missing`);
		const empty = emptyReport(folder, texts, variant, workflows);
		if (empty.pass.isPass || empty.share > 0.2)
			say('key.json', 'pass', `doing nothing in ${of} earns ${empty.earned} of ${empty.possible}`);
		lintDiscrimination(mine, of, say);
	}
	for (const attempt of judged) lintExpectation(attempt, workflows, say);
	return faults;
}

function judgeScript(
	folder: string,
	texts: FolderTexts,
	file: string,
	workflows: readonly Workflow[]
): Judged {
	const name = `${folder}/${file}`;
	const script = readAttemptScript(name, texts[file] ?? '');
	if (script.scenario !== folder)
		throw new InputFault(name, 'scenario', `it is "${script.scenario}", expected "${folder}"`);
	const scenario = readScenario(folder, texts, script.variant);
	const { key, keyHash } = readKey(folder, texts, workflows, script.variant);
	const { entries } = runScript(scenario, script, keyHash, workflows, name);
	const chain = checkChain(entries);
	if (!chain.ok) throw new InputFault(name, `entry ${chain.seq}`, chain.reason);
	const replayed = replay(scenario, readActions(entries, workflows, name), workflows);
	const report = judge(runOf(replayed, entries), key, workflows, replayed.drift);
	return { name: file, file: script, entries, report };
}

function emptyReport(
	folder: string,
	texts: FolderTexts,
	variant: string | null,
	workflows: readonly Workflow[]
): Report {
	const scenario = readScenario(folder, texts, variant);
	const { key, keyHash } = readKey(folder, texts, workflows, variant);
	const nothing: AttemptFile = {
		format: 1,
		scenario: folder,
		variant,
		mode: 'practice',
		title: 'Nothing is done',
		steps: [{ at: 'PT1M', do: `${ATTEMPT}:attempt.hand-in`, data: {} }],
		expect: { earned: 0, possible: 0, isPass: false, findings: [] }
	};
	const { entries } = runScript(scenario, nothing, keyHash, workflows, folder);
	const replayed = replay(scenario, entries, workflows);
	return judge(runOf(replayed, entries), key, workflows);
}

type Say = (file: string, path: string, message: string) => void;

/** Each rule is met in one attempt and not met in another, or it measures nothing. */
function lintDiscrimination(attempts: readonly Judged[], of: string, say: Say): void {
	const met = new Set<string>();
	const unmet = new Set<string>();
	for (const { report } of attempts)
		for (const found of report.findings) (isMet(found) ? met : unmet).add(found.rule);
	for (const rule of new Set([...met, ...unmet])) {
		if (!met.has(rule)) say('key.json', rule, `no attempt of ${of} earns it`);
		if (!unmet.has(rule)) say('key.json', rule, `no attempt of ${of} misses it`);
	}
}

function isMet(found: Finding): boolean {
	return found.verdict === 'right';
}

function lintExpectation(attempt: Judged, workflows: readonly Workflow[], say: Say): void {
	const { name, file, report, entries } = attempt;
	const { expect } = file;
	if (report.earned !== expect.earned || report.possible !== expect.possible)
		say(
			name,
			'expect.earned',
			`it earns ${report.earned} of ${report.possible}, declared ${expect.earned} of ${expect.possible}`
		);
	if (report.pass.isPass !== expect.isPass)
		say(name, 'expect.isPass', `it ${report.pass.isPass ? 'passes' : 'does not pass'}`);
	const found = report.findings.filter((one) => !isMet(one));
	const declared = new Map(expect.findings.map((one) => [one.rule, one]));
	for (const one of found) {
		const wanted = declared.get(one.rule);
		declared.delete(one.rule);
		if (wanted?.verdict !== one.verdict || wanted.earned !== one.earned)
			say(
				name,
				`expect.findings.${one.rule}`,
				`it comes out ${one.verdict} with ${one.earned} (${one.message}), declared ${
					wanted ? `${wanted.verdict} with ${wanted.earned}` : 'as right'
				}`
			);
	}
	for (const rule of declared.keys())
		say(name, `expect.findings.${rule}`, 'declared, and does not come out');
	if (report.drift.length > 0) say(name, 'steps', 'its outcomes change between two replays');
	if (expect.findings.length === 0) lintModel(attempt, workflows, say);
	const last = entries.at(-1);
	if (last?.type !== 'attempt.hand-in') say(name, 'steps', 'it does not end with a hand-in');
}

function lintModel({ name, report, file }: Judged, workflows: readonly Workflow[], say: Say): void {
	if (report.share !== 1 || !report.pass.isPass)
		say(name, 'expect', 'the model attempt does not earn everything');
	if (file.steps.some((one) => one.refused)) say(name, 'steps', 'a model attempt is never refused');
	if (workflows.length === 0) say(name, 'steps', 'there are no workflows');
}

/**
 * Faults of replay itself on one log: two replays differ, or a prefix and the rest do not make the
 * whole, or a workflow has not come to its end. Slower than the rest, so asked for by the contract
 * test and `lint`, not by screens.
 */
export function replayFaults(
	folder: string,
	texts: FolderTexts,
	file: string,
	workflows: readonly Workflow[]
): Fault[] {
	const { entries, file: script } = judgeScript(folder, texts, file, workflows);
	const scenario = readScenario(folder, texts, script.variant);
	const faults: Fault[] = [];
	const say = (message: string) =>
		faults.push({ file: `${folder}/${file}`, path: 'steps', message });
	const first = replay(scenario, entries, workflows);
	const whole = fingerprint(first.world);
	if (fingerprint(replay(scenario, entries, workflows).world) !== whole)
		say('two replays of it differ');
	for (const cut of [1, Math.floor(entries.length / 2), entries.length - 1]) {
		let world = openWorld(first.script, openingOf(entries));
		for (const part of [entries.slice(1, cut), entries.slice(Math.max(1, cut))])
			for (const entry of part) world = step(first.script, world, entry, entry.at, entry.seq).world;
		if (fingerprint(world) !== whole) say(`replayed in two parts at ${cut} it differs`);
	}
	if (script.expect.findings.length === 0)
		for (const workflow of workflows)
			if (scenario.workflows.includes(workflow.name) && !workflow.isComplete(first.world))
				say(`the work of ${workflow.name} has not come to an end`);
	return faults;
}
