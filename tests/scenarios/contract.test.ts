/** The scenario contract over every folder, and over folders broken on purpose. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintAll } from '../../src/cli/lint';
import { readFolder, readCompetencies, readReleased, scenarioIds } from '../../src/cli/disk';
import { codesetsFolder, loadCodeFault } from '../../src/cli/code-faults';
import { schemaTexts } from '../../src/cli/schemas';
import { readFile } from 'node:fs/promises';
import { lintFolder, rulesOf, type LintContext, type LintRow } from '$lib/scenario/lint';
import { publicScenario } from '$lib/scenario/public';
import { readKey, readScenario, type FolderTexts } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';

const ids = await scenarioIds();
if (!codesetsFolder())
	console.info('contract: no official code sets at hand, so codes in charts are not looked up');

describe('every scenario folder', () => {
	it('keeps the whole contract', async () => {
		const { rows, shared } = await lintAll([]);
		expect(shared).toEqual([]);
		expect(rows.map(({ id, faults }) => ({ id, faults }))).toEqual(
			ids.map((id) => ({ id, faults: [] }))
		);
	}, 300_000);

	it('has been released, so that a change without a new version is seen', async () => {
		const { released } = await readReleased();
		for (const id of ids) {
			const { version } = readScenario(id, await readFolder(id));
			expect(released.some((row) => row.id === id && row.version === version)).toBe(true);
		}
	});

	it.each(ids)('%s shows a learner nothing of its key', async (id) => {
		const texts = await readFolder(id);
		const shown = JSON.stringify(publicScenario(readScenario(id, texts)));
		const { key } = readKey(id, texts, WORKFLOWS);
		for (const rule of rulesOf(key)) {
			expect(shown).not.toContain(rule.rationale);
			expect(shown).not.toContain(rule.next);
		}
	});
});

it('static/schemas hold what the code says', async () => {
	for (const [name, text] of Object.entries(schemaTexts())) {
		expect(existsSync(`static/schemas/${name}`), name).toBe(true);
		expect(await readFile(`static/schemas/${name}`, 'utf8'), name).toBe(text);
	}
});

describe('a folder broken on purpose', async () => {
	const id = 'order-entry/community-pneumonia-admission';
	const whole = await readFolder(id);
	const context: LintContext = {
		workflows: WORKFLOWS,
		competencies: await readCompetencies(),
		released: await readReleased(),
		codeFault: await loadCodeFault()
	};
	const lint = (texts: FolderTexts): LintRow => lintFolder(id, texts, context);
	const edited = (file: string, edit: (text: string) => string): FolderTexts => {
		const text = whole[file] ?? '';
		const changed = edit(text);
		expect(changed, `the edit of ${file} changes nothing`).not.toBe(text);
		return { ...whole, [file]: changed };
	};
	const saying = (row: LintRow) =>
		row.faults.map(({ file, message }) => `${file}: ${message}`).join('\n');

	it('is refused when a file is missing', () => {
		const { 'chart.json': _chart, ...rest } = whole;
		expect(saying(lint(rest))).toContain('chart.json: the file is missing');
	});

	it('is refused when a file is cut off', () => {
		expect(saying(lint(edited('key.json', (text) => text.slice(0, -40))))).toMatch(
			/key\.json: .*(cut|ends|JSON)/i
		);
	});

	it('is refused when it is of a newer format', () => {
		expect(
			saying(lint(edited('scenario.json', (text) => text.replace(/"format":\s*1/, '"format": 2'))))
		).toContain('format 2');
	});

	it('is refused when it holds an unknown key', () => {
		expect(
			saying(lint(edited('scenario.json', (text) => text.replace('{', '{"colour": "red",'))))
		).toContain('colour');
	});

	it('is refused when it reaches for a prototype', () => {
		expect(
			saying(lint(edited('scenario.json', (text) => text.replace('{', '{"__proto__": {"x": 1},'))))
		).toContain('__proto__');
	});

	it('is refused when it is not JSON', () => {
		expect(saying(lint({ ...whole, 'scenario.json': 'format: 1' }))).toMatch(
			/scenario\.json: .*JSON/
		);
	});

	it('is refused when its id is not its folder', () => {
		expect(
			saying(lint(edited('scenario.json', (text) => text.replaceAll(id, 'order-entry/another'))))
		).toContain('the folder is not');
	});

	it('is refused when evidence quotes what is not written', () => {
		const key = JSON.parse(whole['key.json'] ?? '{}') as {
			sections: { 'order-entry': { rules: { evidence: { ref: string; text?: string }[] }[] } };
		};
		const [first] = key.sections['order-entry'].rules;
		if (first?.evidence[0]) first.evidence[0].text = 'words that stand nowhere in this chart';
		expect(saying(lint({ ...whole, 'key.json': JSON.stringify(key) }))).toContain(
			'is not written in'
		);
	});

	it('is refused when a reference leads nowhere', () => {
		const chart = JSON.parse(whole['chart.json'] ?? '{}') as {
			entry: { resource: Record<string, unknown> }[];
		};
		const found = chart.entry.find(({ resource }) => resource['resourceType'] === 'Observation');
		if (found) found.resource['subject'] = { reference: 'Patient/nobody' };
		expect(saying(lint({ ...whole, 'chart.json': JSON.stringify(chart) }))).toContain(
			'Patient/nobody'
		);
	});

	it('is refused when it was changed without a new version', () => {
		expect(
			saying(
				lint(
					edited('scenario.json', (text) => text.replace(/"text": "[^"]{6}/, (head) => `${head}x`))
				)
			)
		).toContain('raise the version');
	});

	it('is refused when an attempt declares another score', () => {
		expect(
			saying(
				lint(edited('attempts/model.json', (text) => text.replace(/"earned": ?\d+/, '"earned": 1')))
			)
		).toContain('declared 1 of');
	});

	it('is refused when a code is not valid on the date', () => {
		if (!context.codeFault) return;
		const chart = (whole['chart.json'] ?? '').replace(
			/("system":\s*"http:\/\/hl7\.org\/fhir\/sid\/icd-10-cm",\s*"code":\s*")[^"]+/,
			'$1J99.9X'
		);
		expect(saying(lint({ ...whole, 'chart.json': chart }))).toContain('J99.9X');
	});

	it('is refused when an id is none that FHIR knows', () => {
		const chart = JSON.parse(whole['chart.json'] ?? '') as {
			entry: { resource: { id: string } }[];
		};
		const last = chart.entry.at(-1);
		if (last) last.resource.id = 'a,b';
		expect(saying(lint({ ...whole, 'chart.json': JSON.stringify(chart) }))).toContain(
			'letters, digits, hyphens and dots only'
		);
	});

	it('is refused when a phone could be somebody’s', () => {
		const chart = (whole['chart.json'] ?? '').replace(/555-01(\d\d)/, '555-23$1');
		expect(saying(lint({ ...whole, 'chart.json': chart }))).toContain('555-01xx');
	});
});
