/** What `replay` says of good and of bad attempt files. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toLines } from '$lib/engine/log';
import { InputFault } from '$lib/parse/json';
import { runScript } from '$lib/scenario/attempt-script';
import { readAttemptScript, readKey, readScenario } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder } from './disk';
import { runReplay } from './replay';

const ID = 'order-entry/community-pneumonia-admission';
const folder = mkdtempSync(join(tmpdir(), 'preceptor-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts = await readFolder(ID);
const model = texts['attempts/model.json'] ?? '';
const scenario = readScenario(ID, texts);
const { keyHash } = readKey(ID, texts, WORKFLOWS);
const log = toLines(
	runScript(scenario, readAttemptScript('model', model), keyHash, WORKFLOWS, 'model').entries
);

async function replayed(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	let out = '';
	let err = '';
	const code = await runReplay(args, {
		out: (line) => (out += line),
		err: (line) => (err += line),
		json: true
	});
	return { code, out, err };
}

function fileWith(text: string): string {
	const path = join(folder, 'attempt.ndjson');
	writeFileSync(path, text);
	return path;
}

async function refusal(path: string): Promise<string> {
	try {
		await replayed(ID, path);
	} catch (fault) {
		if (fault instanceof InputFault) return fault.message;
		throw fault;
	}
	return 'it was not refused';
}

describe('replay', () => {
	it('judges a script by name', async () => {
		const { code, out } = await replayed(ID, 'model');
		const { score, isPass } = JSON.parse(out) as {
			score: { earned: number; possible: number };
			isPass: boolean;
		};
		expect(code).toBe(0);
		expect(isPass).toBe(true);
		expect(score.earned).toBe(score.possible);
	});

	it('judges a stored log the same as the script it came from', async () => {
		expect((await replayed(ID, fileWith(log))).out).toBe((await replayed(ID, 'model')).out);
	});

	it('wants a scenario and an attempt', async () => {
		expect((await replayed(ID)).code).toBe(2);
	});
});

describe('a bad attempt file is refused in one sentence that names file, path and reason', () => {
	it('when the last line is cut off', async () => {
		expect(await refusal(fileWith(log.slice(0, -40)))).toMatch(/attempt\.ndjson: line \d+: .*cut/);
	});

	it('when an entry was changed', async () => {
		expect(await refusal(fileWith(log.replace('"dose":750', '"dose":500')))).toMatch(
			/entry \d+: .*changed/
		);
	});

	it('when a line is missing', async () => {
		const lines = log.split('\n');
		lines.splice(3, 1);
		expect(await refusal(fileWith(lines.join('\n')))).toMatch(/entry 3: /);
	});

	it('when a script is of a newer format', async () => {
		expect(await refusal(fileWith(model.replace(/"format":\s*1/, '"format": 7')))).toMatch(
			/format: .*format 7/
		);
	});

	it('when a script holds an unknown key', async () => {
		expect(await refusal(fileWith(model.replace('{', '{"mood": "good",')))).toContain('mood');
	});

	it('when a line reaches for a prototype', async () => {
		expect(
			await refusal(fileWith(log.replace('"data":{', '"data":{"__proto__":{"x":1},')))
		).toContain('__proto__');
	});

	it('when it is not JSON', async () => {
		expect(await refusal(fileWith('seq,at,type\n0,0,open\n'))).toMatch(/JSON/);
	});

	it('when it is 200 MB large, before it is read', async () => {
		const path = fileWith('');
		truncateSync(path, 200_000_000);
		expect(await refusal(path)).toMatch(/larger than 20 MB/);
	});

	it('when there is no such file', async () => {
		expect(await refusal(join(folder, 'nowhere.json'))).toContain('no such attempt');
	});
});
