import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '$lib/engine/replay';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readScenario } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { triageWords } from './triage-words';

const ID = 'ed-triage/evening-shift';
const FOLDER = `scenarios/${ID}`;

function texts(): Record<string, string> {
	const names = [
		...readdirSync(FOLDER).filter((name) => name.includes('.')),
		'attempts/model.json'
	];
	return Object.fromEntries(names.map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]));
}

describe('triageWords', () => {
	it('has words for every step of a shift, and names the patient', () => {
		const files = texts();
		const scenario = readScenario(ID, files);
		const script = readAttemptScript('model', files['attempts/model.json'] ?? '');
		const { entries } = runScript(scenario, script, null, WORKFLOWS, 'model');
		const { world } = replay(scenario, entries, WORKFLOWS);
		const told = entries
			.filter(({ workflow }) => workflow === 'ed-triage')
			.map((entry) => triageWords(entry, world));
		expect(told.length).toBeGreaterThan(50);
		expect(told.filter((words) => /a patient|undefined|^\w+, /.test(words))).toEqual([]);
		expect(new Set(told.map((words) => words.split(' ')[0]))).toContain('moved');
	});
});
