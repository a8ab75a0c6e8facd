/**
 * The house plan, provoked: every rule has code that breaks it and code that comes close and may
 * pass. The linted files need not exist, so a case names the place and holds its own text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { preceptor } from './support/eslint-floors.js';
import { placeOf, resolveSpecifier } from './support/house-plan.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: `${ROOT}/eslint.config.js` });

type Case = readonly [breaks: string, path: string, code: string];

const script = (code: string, markup = '') => `<script lang="ts">\n${code}\n</script>\n${markup}\n`;

/** What ESLint says, as `floors/upward` for our rules and the rule's own name for others. */
async function lint(path: string, code: string): Promise<{ name: string; message: string }[]> {
	const [result] = await eslint.lintText(code, { filePath: `${ROOT}/${path}` });
	if (!result) throw new Error(`ESLint ignores ${path}, expected it to be linted`);
	return result.messages.map((message) => ({ name: nameOf(message), message: message.message }));
}

function nameOf({ ruleId, messageId, message }: Linter.LintMessage): string {
	if (ruleId === null) throw new Error(`The case does not parse: ${message}`);
	return ruleId.startsWith('preceptor/')
		? `${ruleId.slice('preceptor/'.length)}/${messageId ?? ''}`
		: ruleId;
}

const ENGINE = 'src/lib/engine/sample.ts';
const FHIR = 'src/lib/fhir/sample.ts';
const LEARNING = 'src/lib/learning/sample.ts';
const MACHINE = 'src/lib/workflows/ed-triage/machine.ts';
const WORKSPACE = 'src/lib/workflows/ed-triage/Workspace.svelte';
const SESSION = 'src/lib/session/attempt.svelte.ts';
const SCENARIOS = 'src/lib/session/scenarios.ts';
const REPORT_PAGE = 'src/routes/report/[id]/+page.svelte';

const everyWayToImport: readonly Case[] = [
	[
		'floors/upward',
		ENGINE,
		"import { rows } from '$lib/session/scenarios';\nexport const a = rows;"
	],
	['floors/upward', ENGINE, "import '$lib/session/scenarios';"],
	['floors/upward', ENGINE, "import * as all from '$lib/scenario/read';\nexport const a = all;"],
	['floors/upward', ENGINE, "import type { Row } from '$lib/scenario/read';\nexport type A = Row;"],
	['floors/upward', ENGINE, "import { type Row } from '$lib/scenario/read';\nexport type A = Row;"],
	['floors/upward', ENGINE, "export { read } from '$lib/scenario/read';"],
	['floors/upward', ENGINE, "export type { Row } from '$lib/scenario/read';"],
	['floors/upward', ENGINE, "export * from '$lib/scenario/read';"],
	['floors/upward', ENGINE, "export type * from '$lib/scenario/read';"],
	['floors/upward', ENGINE, "export * as read from '$lib/scenario/read';"],
	['floors/upward', ENGINE, "export const load = () => import('$lib/scenario/read');"],
	['floors/upward', ENGINE, 'export const load = () => import(`$lib/scenario/read`);'],
	['floors/upward', ENGINE, "export type A = import('$lib/scenario/read').Row;"],
	['floors/upward', ENGINE, "export type A = typeof import('$lib/scenario/read');"],
	['floors/upward', ENGINE, "import read = require('$lib/scenario/read');\nexport const a = read;"],
	['floors/upward', ENGINE, "export const at = import.meta.resolve('$lib/scenario/read');"],
	[
		'floors/upward',
		ENGINE,
		"import at from '$lib/session/workers/codes?worker&url';\nexport const a = at;"
	],
	['floors/upward', ENGINE, "import at from '$lib/scenario/brief.md?raw';\nexport const a = at;"],
	['floors/parent', ENGINE, "export const at = new URL('../scenario/read.ts', import.meta.url);"],
	['floors/absolute', ENGINE, "export const at = new URL('/src/lib/scenario/a', import.meta.url);"],
	['floors/upward', WORKSPACE, script("import { desk } from '$lib/session/desk';\ndesk();")],
	[
		'floors/upward',
		WORKSPACE,
		script(
			"import type { Desk } from '$lib/session/desk';\nlet { d }: { d: Desk } = $props();",
			'{d}'
		)
	],
	[
		'floors/upward',
		WORKSPACE,
		'<script module lang="ts">\nexport { a } from \'$lib/session/desk\';\n</script>\n'
	],
	[
		'floors/upward',
		WORKSPACE,
		"{#await import('$lib/session/desk') then desk}{desk.title}{/await}\n"
	],
	[
		'floors/upward',
		WORKSPACE,
		"<button onclick={() => import('$lib/session/desk')}>Open</button>\n"
	],
	[
		'floors/upward',
		WORKSPACE,
		'<img alt="" src={import.meta.resolve(\'$lib/session/a.svg\')} />\n'
	],
	['floors/glob', WORKSPACE, "{Object.keys(import.meta.glob('./*.svg')).length}\n"]
];

const floors: readonly Case[] = [
	['floors/upward', 'src/lib/parse/zod.ts', "export { a } from '$lib/fhir/chart';"],
	['floors/upward', FHIR, "export { a } from '$lib/engine/model';"],
	['floors/upward', 'src/lib/codes/search.ts', "export { a } from '$lib/ui/keys';"],
	[
		'floors/upward',
		'src/lib/ui/Field.svelte',
		script("import Banner from '$lib/chart/Banner.svelte';", '<Banner />')
	],
	['floors/upward', 'src/lib/scenario/lint.ts', "export { workflows } from '$lib/workflows';"],
	['floors/upward', LEARNING, "export type { Row } from '$lib/store/db';"],
	[
		'floors/upward',
		'src/lib/store/db.ts',
		"export { attempt } from '$lib/session/attempt.svelte';"
	],
	['floors/upward', 'src/lib/engine/replay.test.ts', "import '$lib/workflows/ed-triage';"],
	['floors/sameFloor', FHIR, "export { a } from '$lib/codes/search';"],
	[
		'floors/sameFloor',
		'src/lib/ui/Field.svelte',
		script("import { a } from '$lib/engine/time';\na();")
	],
	['floors/sameFloor', 'src/lib/scenario/read.ts', "export { a } from '$lib/chart/trends';"],
	['floors/sameFloor', LEARNING, "export { a } from '$lib/classroom/gradebook';"],
	['floors/sameFloor', MACHINE, "export { a } from '$lib/learning/progress';"],
	['floors/sameFloor', LEARNING, "export { a } from '$lib/workflows/ed-triage/score';"],
	['floors/otherWorkflow', MACHINE, "export { a } from '$lib/workflows/coding/machine';"],
	['floors/otherWorkflow', MACHINE, "export { a } from '$lib/workflows';"],
	[
		'floors/otherWorkflow',
		WORKSPACE,
		script("import Bed from '$lib/workflows/hospice/Bed.svelte';", '<Bed />')
	],
	[
		'floors/otherWorkflow',
		'src/lib/workflows/ed-triage/machine.test.ts',
		"import '$lib/workflows/coding';"
	],
	['floors/registry', 'src/lib/workflows/common.ts', "export { a } from './coding/machine';"],
	['floors/screens', SESSION, "export { screens } from '$lib/workflows/screens';"],
	['floors/screens', 'src/cli/main.ts', "export { screens } from '$lib/workflows/screens';"],
	['floors/screens', 'src/lib/workflows/index.ts', "export { screens } from './screens';"],
	['floors/unknownRoom', 'src/cli/main.ts', "export { a } from '$lib/misc/dates';"],
	['floors/unknownRoom', 'src/cli/main.ts', "export { a } from '$lib';"],
	['floors/homeless', 'src/lib/misc/dates.ts', 'export const a = 1;'],
	['floors/homeless', 'src/lib/index.ts', 'export const a = 1;'],
	['floors/parent', ENGINE, "export { a } from '../fhir/chart';"],
	['floors/parent', 'src/lib/session/workers/codes.ts', "export { a } from '../scenarios';"],
	['floors/parent', ENGINE, "export { a } from '$lib/engine/../fhir/chart';"],
	['floors/parent', ENGINE, "export { a } from '..';"],
	['floors/parent', REPORT_PAGE, script("import '../app.css';")],
	['floors/parent', REPORT_PAGE, script("import Card from '../Card.svelte';", '<Card />')],
	['floors/absolute', SESSION, "export { a } from '/src/lib/engine/time';"],
	['floors/absolute', SESSION, "export { default as a } from '/scenarios/catalog.json';"],
	['floors/ownFolder', ENGINE, "export { a } from '$lib/engine/time';"],
	['floors/acrossFolders', 'src/service-worker.ts', "export { a } from './lib/engine/time';"],
	['floors/sameFloor', 'src/lib/workflows/index.ts', "export { a } from '$lib/learning/progress';"],
	['floors/unreadable', ENGINE, 'export const load = (name: string) => import(name);'],
	['floors/unreadable', ENGINE, 'export const load = (name: string) => import(`$lib/${name}/a`);'],
	['floors/unreadable', REPORT_PAGE, '<button onclick={(e) => import(e.type)}>Open</button>\n']
];

const owners: readonly Case[] = [
	['floors/dexie', SESSION, "export { Dexie } from 'dexie';"],
	[
		'floors/dexie',
		'src/routes/library/+page.svelte',
		script("import type { Table } from 'dexie';\nlet { t }: { t: Table } = $props();", '{t}')
	],
	['floors/dexie', ENGINE, "export const load = () => import('dexie');"],
	['floors/dexie', LEARNING, "import 'dexie-export-import';"],
	['floors/zod', 'src/lib/scenario/schema.ts', "export { z } from 'zod';"],
	['floors/zod', 'src/lib/scenario/schema.ts', "export type { ZodType } from 'zod/v4';"],
	['floors/zod', 'src/lib/parse/json.ts', "import { z } from 'zod';\nexport const a = z.string();"],
	['floors/zod', 'src/cli/main.ts', "export const load = () => import('zod/mini');"],
	[
		'floors/stepping',
		MACHINE,
		"import { transition } from 'xstate';\nexport const a = transition;"
	],
	['floors/stepping', MACHINE, "export { initialTransition } from 'xstate';"],
	[
		'floors/stepping',
		SESSION,
		"import { createActor } from 'xstate';\nexport const a = createActor;"
	],
	['floors/stepping', SESSION, "import * as xstate from 'xstate';\nexport const a = xstate;"],
	['floors/stepping', SESSION, "export * from 'xstate';"],
	['floors/stepping', SESSION, "export const load = () => import('xstate');"],
	['floors/stepping', WORKSPACE, "{#await import('xstate') then it}{it.transition.name}{/await}\n"],
	['floors/glob', 'src/lib/session/content.ts', "export const a = import.meta.glob('./*.md');"],
	['floors/glob', ENGINE, "export const a = import.meta['glob']('./*.md');"],
	['floors/parent', SCENARIOS, "export const a = import.meta.glob('../store/*.ts');"],
	[
		'floors/absolute',
		SCENARIOS,
		"export const a = import.meta.glob(['/scenarios/*/*.md', '/src/routes/*.ts']);"
	],
	['floors/unreadable', SCENARIOS, 'export const a = (b: string) => import.meta.glob(b);'],
	['floors/store', REPORT_PAGE, script("import { db } from '$lib/store/db';\ndb();")],
	['floors/store', 'src/routes/attempt/[id]/+page.ts', "export type { Row } from '$lib/store/db';"],
	['floors/store', 'src/routes/(app)/report/+page.ts', "export { db } from '$lib/store/db';"],
	['floors/store', REPORT_PAGE, "{#await import('$lib/store/db') then db}{db.name}{/await}\n"]
];

const screens: readonly Case[] = [
	['floors/screenScore', WORKSPACE, script("import { score } from './score';\nscore();")],
	[
		'floors/screenScore',
		WORKSPACE,
		script("import type { Row } from './score-vitals';\nlet { r }: { r: Row } = $props();", '{r}')
	],
	['floors/screenScore', WORKSPACE, "{#await import('./score') then it}{it.score}{/await}\n"],
	['floors/screenScore', WORKSPACE, script("import { score } from '$lib/engine/score';\nscore();")],
	['floors/screenScore', WORKSPACE, script("import { triage } from './index';\ntriage();")],
	['floors/screenScore', WORKSPACE, script("import { triage } from '.';\ntriage();")],
	[
		'floors/screenScore',
		'src/lib/workflows/ed-triage/board.svelte.ts',
		"export { score } from './score';"
	],
	[
		'floors/screenScore',
		'src/lib/chart/Banner.svelte',
		script("import { score } from '$lib/engine/score';\nscore();")
	],
	['floors/screenKey', WORKSPACE, script("import { key } from './key';\nkey();")],
	[
		'floors/screenKey',
		WORKSPACE,
		script("import { keySchema } from './actions';\nkeySchema.parse(1);")
	],
	[
		'floors/screenKey',
		WORKSPACE,
		script(
			"import type { TriageKey } from './actions';\nlet { k }: { k: TriageKey } = $props();",
			'{k}'
		)
	],
	['floors/screenKey', WORKSPACE, script("import { read } from '$lib/scenario/read';\nread();")],
	['floors/scoreLeak', 'src/lib/workflows/ed-triage/fields.ts', "export { score } from './score';"],
	[
		'floors/scoreLeak',
		'src/lib/workflows/ed-triage/fields.ts',
		"export { score } from '$lib/engine/score';"
	],
	['floors/upward', WORKSPACE, script("import { db } from '$lib/store/db';\ndb();")]
];

const pureImports: readonly Case[] = [
	['floors/pureApp', ENGINE, "export { goto } from '$app/navigation';"],
	['floors/pureApp', MACHINE, "export { dev } from '$app/environment';"],
	['floors/pureScreen', ENGINE, "export { untrack } from 'svelte';"],
	['floors/pureScreen', MACHINE, "export { SvelteMap } from 'svelte/reactivity';"],
	['floors/pureScreen', MACHINE, "export { Dialog } from 'bits-ui';"],
	['floors/pureScreen', MACHINE, "export { keys } from '$lib/ui/keys';"],
	['floors/pureScreen', LEARNING, "export type { Trend } from '$lib/chart/trends';"],
	['floors/pureScreen', MACHINE, "export { default as a } from './Workspace.svelte';"],
	['floors/pureScreen', MACHINE, "export { board } from './board.svelte';"],
	[
		'floors/pureScreen',
		'src/lib/workflows/index.ts',
		"export { default as a } from './coding/Workspace.svelte';"
	],
	['floors/pureNode', ENGINE, "export { readFile } from 'node:fs/promises';"],
	['floors/pureSvelte', 'src/lib/rules/Table.svelte', '<p>One</p>\n'],
	['floors/pureSvelte', 'src/lib/learning/progress.svelte.ts', 'export const a = 1;']
];

const PURE = [
	'src/lib/parse/sample.ts',
	FHIR,
	'src/lib/codes/sample.ts',
	'src/lib/rules/sample.ts',
	ENGINE,
	'src/lib/scenario/sample.ts',
	LEARNING,
	'src/lib/classroom/sample.ts',
	'src/lib/credential/sample.ts',
	MACHINE,
	'src/lib/workflows/index.ts'
];

const impure: readonly (readonly [breaks: string, code: string])[] = [
	['purity/clock', 'export const a = Date.now();'],
	['purity/clock', "export const a = Date['now']();"],
	['purity/clock', 'export const a = Date.now;'],
	['purity/clock', 'export const { now } = Date;'],
	['purity/clock', 'export const a = new Date();'],
	['purity/clock', 'export const a = (b: [number]) => new Date(...b);'],
	['purity/clock', 'export const a = Date();'],
	['purity/clock', 'export const a = performance.now();'],
	['purity/clock', 'export const a = Temporal.Now.instant();'],
	['purity/alias', 'export const Clock = Date;'],
	['purity/alias', 'export const a = [1].map(Date);'],
	['purity/alias', 'export const a = (b: "now") => Date[b]();'],
	['purity/dateZone', 'export const a = new Date(2026, 0, 14);'],
	['purity/dateZone', 'export const a = (b: Date) => b.getHours();'],
	['purity/dateZone', 'export const a = (b: Date) => b.getTimezoneOffset();'],
	['purity/dateZone', 'export const a = (b: Date) => b.toDateString();'],
	['purity/chance', 'export const a = Math.random();'],
	['purity/chance', "export const a = Math['random']();"],
	['purity/chance', 'export const { random: a } = Math;'],
	['purity/alias', 'export const a = Math;'],
	['purity/chance', 'export const a = crypto.randomUUID();'],
	['purity/chance', 'export const a = crypto.getRandomValues(new Uint8Array(2));'],
	['purity/timer', 'setTimeout(() => {}, 1);'],
	['purity/timer', 'setInterval(() => {}, 1);'],
	['purity/timer', 'queueMicrotask(() => {});'],
	['purity/timer', 'requestAnimationFrame(() => {});'],
	['purity/screen', 'export const a = window.innerWidth;'],
	['purity/screen', "export const a = document.querySelector('p');"],
	['purity/screen', 'export const a = navigator.onLine;'],
	['purity/screen', 'export const a = globalThis;'],
	['purity/screen', "export const a = typeof window === 'undefined';"],
	['purity/outside', "export const a = localStorage.getItem('a');"],
	['purity/outside', "export const a = sessionStorage.getItem('a');"],
	['purity/outside', "export const a = indexedDB.open('a');"],
	['purity/outside', "export const a = fetch('/a');"],
	['purity/outside', 'export const a = process.env;'],
	['purity/locale', 'export const a = new Intl.NumberFormat();'],
	['purity/locale', 'export const a = new Intl.Collator(undefined);'],
	['purity/locale', 'export const a = Intl.DateTimeFormat().format(1);'],
	['purity/zone', "export const a = new Intl.DateTimeFormat('en-US');"],
	['purity/zone', "export const a = new Intl.DateTimeFormat('en-US', { hour: '2-digit' });"],
	['purity/zone', "export const a = new Intl.DateTimeFormat('en-US', { timeZone: undefined });"],
	['purity/alias', 'export const { NumberFormat } = Intl;'],
	['purity/alias', 'export const a = Intl.NumberFormat;'],
	['purity/locale', 'export const a = (1234).toLocaleString();'],
	['purity/locale', 'export const a = (b?: Date) => b?.toLocaleDateString();'],
	['purity/locale', 'export const a = (b: Date) => b.toLocaleTimeString([]);'],
	['purity/zone', "export const a = (b: Date) => b.toLocaleString('en-US');"],
	[
		'purity/zone',
		"export const a = (b: Date) => b.toLocaleDateString('en-US', { month: 'short' });"
	],
	['purity/zone', "export const a = (b: Date) => b.toLocaleTimeString('en-US');"],
	['purity/locale', "export const a = 'a'.localeCompare('b');"],
	['purity/locale', "export const a = 'a'.toLocaleUpperCase();"],
	['purity/bundler', 'export const a = import.meta.env.DEV;']
];

const general: readonly Case[] = [
	['@typescript-eslint/no-explicit-any', ENGINE, 'export const a = (b: any) => String(b);'],
	[
		'@typescript-eslint/no-explicit-any',
		WORKSPACE,
		script('let { a }: { a: any } = $props();', '{a}')
	],
	['@typescript-eslint/no-non-null-assertion', ENGINE, 'export const a = (b?: string) => b!;'],
	[
		'@typescript-eslint/no-non-null-assertion',
		WORKSPACE,
		script('let { a }: { a?: string } = $props();', '{a!}')
	],
	[
		'@typescript-eslint/no-non-null-assertion',
		'tests/support/sample.ts',
		'export const a = (b?: string) => b!;'
	],
	['@typescript-eslint/ban-ts-comment', ENGINE, '// @ts-ignore\nexport const a: number = 1;'],
	['@typescript-eslint/ban-ts-comment', ENGINE, '// @ts-nocheck\nexport const a: number = 1;'],
	['@typescript-eslint/ban-ts-comment', ENGINE, '// @ts-expect-error\nexport const a: number = 1;'],
	[
		'@typescript-eslint/consistent-type-imports',
		ENGINE,
		"import { Start } from './time';\nexport type A = Start;"
	],
	[
		'@typescript-eslint/consistent-type-imports',
		WORKSPACE,
		script("import { Desk } from '$lib/engine/desk';\nlet { d }: { d: Desk } = $props();", '{d}')
	],
	['no-restricted-syntax', ENGINE, 'export default 1;'],
	['no-restricted-syntax', ENGINE, 'export default function a() {}'],
	['no-restricted-syntax', ENGINE, 'const a = 1;\nexport { a as default };'],
	['no-restricted-syntax', 'src/cli/main.ts', "export { default } from './bench';"],
	['no-restricted-syntax', 'src/routes/+layout.ts', 'export default {};'],
	['eqeqeq', ENGINE, 'export const a = (b: number) => b == 1;'],
	['eqeqeq', WORKSPACE, script('let { a }: { a: number } = $props();', '{a == 1}')],
	['no-console', ENGINE, "console.log('a');"],
	[
		'no-console',
		'src/lib/chart/Banner.svelte',
		"<button onclick={() => console.log('a')}>Open</button>\n"
	],
	['svelte/no-at-html-tags', WORKSPACE, "{@html '<p>a</p>'}\n"],
	['svelte/no-at-html-tags', REPORT_PAGE, "{@html '<p>a</p>'}\n"],
	['svelte/no-at-html-tags', 'src/lib/chart/Markdown.svelte', "{@html '<p>a</p>'}\n"]
];

const breaking = [everyWayToImport, floors, owners, screens, pureImports, general].flat();

const allowed: readonly (readonly [path: string, code: string])[] = [
	[WORKSPACE, script("import { isTyping } from '$lib/ui/keys';\nisTyping();")],
	['src/lib/parse/zod.ts', "import { z } from 'zod';\nexport { z };"],
	['src/lib/rules/sample.ts', "import { z } from '$lib/parse/zod';\nexport const a = z.string();"],
	[
		ENGINE,
		"import type { Chart } from '$lib/fhir/chart';\nimport { DAY } from './time';\nexport const a = (b: Chart) => [b, DAY];"
	],
	[ENGINE, "import { sha256 } from '@noble/hashes/sha2.js';\nexport const a = sha256;"],
	[
		ENGINE,
		"import type { AnyStateMachine, transition } from 'xstate';\nexport type A = [AnyStateMachine, typeof transition];"
	],
	['src/lib/engine/step.ts', "export { createActor, transition } from 'xstate';"],
	['src/lib/engine/step.test.ts', "export { transition } from 'xstate';"],
	[
		'src/lib/engine/replay.test.ts',
		"import { readFileSync } from 'node:fs';\nexport const a = [Date.now(), Math.random(), new Date(), readFileSync];"
	],
	[
		MACHINE,
		"import { assign, setup, type SnapshotFrom } from 'xstate';\nexport const a = [assign, setup];\nexport type A = SnapshotFrom<never>;"
	],
	[
		'src/lib/workflows/ed-triage/index.ts',
		"export { score } from './score';\nexport { machine } from './machine';"
	],
	['src/lib/workflows/ed-triage/score.ts', "export { vitals } from './score-vitals';"],
	[
		'src/lib/workflows/ed-triage/score.test.ts',
		"export { score } from './score';\nexport { run } from '$lib/engine/score';"
	],
	[
		'src/lib/workflows/index.ts',
		"export { coding } from './coding';\nexport { triage } from './ed-triage/index';"
	],
	[
		'src/lib/workflows/screens.ts',
		"export const screens = { coding: () => import('./coding/Workspace.svelte') };"
	],
	[
		WORKSPACE,
		script(
			"import type { Desk } from '$lib/engine/desk';\nimport Banner from '$lib/chart/Banner.svelte';\nimport Field from '$lib/ui/Field.svelte';\nimport { triage } from './actions';\nimport { fields } from './fields';\nimport Board from './Board.svelte';\nlet { desk }: { desk: Desk } = $props();",
			'<Banner {desk} /><Field {fields} /><Board {triage} now={Date.now()} />'
		)
	],
	[
		'src/lib/chart/Trend.svelte',
		script(
			"import { onMount } from 'svelte';\nimport { browser } from '$app/environment';\nonMount(() => browser && document.title);"
		)
	],
	[
		'src/lib/store/db.ts',
		"import { Dexie } from 'dexie';\nimport type { Progress } from '$lib/learning/progress';\nexport class Db extends Dexie {}\nexport type P = Progress;"
	],
	[
		SESSION,
		"import { db } from '$lib/store/db';\nimport { workflows } from '$lib/workflows';\nimport { made } from './workers/make';\nimport url from './workers/codes?worker&url';\nexport const a = [db, workflows, made, url, Date.now(), new URL('./icon.svg', import.meta.url)];"
	],
	[
		'src/lib/session/workers/codes.ts',
		"export { read } from '$lib/session/scenarios';\nexport { made } from './make';"
	],
	[
		SCENARIOS,
		"export const a = import.meta.glob(['/scenarios/*/*/*.md', '!/scenarios/*/*/debrief.md'], { query: '?raw' });"
	],
	[
		'src/cli/main.ts',
		"import { db } from '$lib/store/db';\nexport const a = (name: string) => import(name);\nconsole.log(db);"
	],
	[
		'src/routes/+layout.svelte',
		script("import '../app.css';\nimport '@fontsource-variable/inter';")
	],
	[
		'src/routes/+page.svelte',
		script(
			"import { db } from '$lib/store/db';\nimport Card from './Card.svelte';",
			'<Card {db} />'
		)
	],
	['src/routes/library/+page.ts', "export { db } from '$lib/store/db';"],
	['src/routes/settings/backup/+page.ts', "export { db } from '$lib/store/db';"],
	['src/routes/(app)/teaching/+page.ts', "export { db } from '$lib/store/db';"],
	[
		'src/routes/progress/+page.ts',
		"import type { PageLoad } from './$types';\nexport { db } from '$lib/store/db';\nexport type L = PageLoad;"
	],
	[
		'src/routes/attempt/[id]/+page.ts',
		"export { screens } from '$lib/workflows/screens';\nexport { attempt } from '$lib/session/attempt.svelte';"
	],
	[
		'tests/scenarios/contract.test.ts',
		"import { transition } from 'xstate';\nimport { z } from 'zod';\nimport { Dexie } from 'dexie';\nimport { a } from '../support/b';\nimport { score } from '$lib/workflows/coding/score';\nconsole.log(transition, z, Dexie, a, score, Date.now(), import.meta.glob('./*.json'));"
	],
	['vite.config.ts', 'export default {};'],
	['tests/e2e/playwright.config.ts', 'export default {};'],
	[
		'src/lib/ui/Markdown.svelte',
		script('let { html }: { html: string } = $props();', '{@html html}')
	],
	...[
		"export const a = new Date('2026-01-14T13:40:00Z');",
		'export const a = (ms: number) => new Date(ms).toISOString();',
		"export const a = [Date.parse('2026-01-14T00:00Z'), Date.UTC(2026, 0, 14)];",
		'export const a = (b: unknown) => b instanceof Date && b.getUTCHours();',
		'export const a = (b: Date, c: Intl.NumberFormatOptions) => [b, c];',
		'export const a = (b: { window: number; now: () => number }) => [b.window, b.now()];',
		'export const a = (document: string, fetch: () => string) => document + fetch();',
		'export const a = [Math.floor(1.5), Math.max(1, 2)];',
		"export const a = crypto.subtle.digest('SHA-256', new Uint8Array(2));",
		"export const a = new Intl.NumberFormat('en-US').format(1234);",
		"export const a = new Intl.Collator('en').compare('a', 'b');",
		"export const a = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', hour: '2-digit' });",
		"export const a = (b: Date) => b.toLocaleString('en-US', { timeZone: 'UTC' });",
		"export const a = (1.5).toLocaleString('en-US', { maximumFractionDigits: 1 });",
		"export const a = 'a'.localeCompare('b', 'en');",
		"export const a = 'a'.toLocaleUpperCase('en');"
	].map((code) => [ENGINE, code] as const)
];

describe('what the house plan forbids', () => {
	it.each(breaking)('%s in %s: %s', async (breaks, path, code) => {
		const names = (await lint(path, code)).map(({ name }) => name);

		expect(names).toContain(breaks);
	});

	it.each(impure)('%s in a pure room: %s', async (breaks, code) => {
		const names = (await lint(ENGINE, code)).map(({ name }) => name);

		expect(names).toContain(breaks);
	});

	it.each(PURE)('holds in %s', async (path) => {
		const names = (await lint(path, 'export const a = [Date.now(), Math.random()];')).map(
			({ name }) => name
		);

		expect(names).toEqual(['purity/clock', 'purity/chance']);
	});

	it('provokes every message of our own rules', () => {
		const provoked = new Set([...breaking, ...impure].map(([breaks]) => breaks));
		const messages = Object.entries(preceptor.rules).flatMap(([rule, { meta }]) =>
			Object.keys(meta?.messages ?? {}).map((id) => `${rule}/${id}`)
		);

		expect(messages.length).toBeGreaterThan(30);
		expect(messages.filter((name) => !provoked.has(name))).toEqual([]);
	});

	it('says what was found, what was expected and why', async () => {
		const messages = Object.values(preceptor.rules).flatMap(({ meta }) =>
			Object.values(meta?.messages ?? {})
		);
		const [found] = await lint(ENGINE, "import '$lib/session/scenarios';");

		expect(messages.filter((text) => !/^.+, expected .+: .+\.$/.test(text))).toEqual([]);
		expect(found?.message).toMatch(/^engine \(floor 2\) imports session \(floor 6\), expected/);
	});
});

describe('what the house plan allows', () => {
	it.each(allowed)('%s: %s', async (path, code) => {
		expect(await lint(path, code)).toEqual([]);
	});
});

describe('this repository', () => {
	const sources = readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
		.map((path) => `src/${path.replaceAll('\\', '/')}`)
		.filter((path) => /\.(ts|svelte)$/.test(path))
		.map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, 'utf8') }));

	it('has no cycle between rooms', () => {
		const edges = sources.flatMap(({ path, text }) => roomEdges(path, text));

		expect(edges.length).toBeGreaterThan(0);
		expect(cycleAmong(edges)).toBeNull();
		expect(cycleAmong([...edges, ['parse', 'engine'], ['engine', 'parse']])).not.toBeNull();
	});

	it('switches off none of our own rules', () => {
		expect(sources.filter(({ text }) => switchesOff(text)).map(({ path }) => path)).toEqual([]);
		expect(switchesOff('// eslint-disable-next-line preceptor/floors')).toBe(true);
		expect(switchesOff('// eslint-disable-next-line')).toBe(true);
		expect(switchesOff('/* eslint-disable */')).toBe(true);
		expect(switchesOff('<!-- eslint-disable -->')).toBe(true);
		expect(switchesOff('// eslint-disable-next-line no-control-regex -- a parser')).toBe(false);
	});
});

/** Whether a comment silences our own rules: by name, or by naming no rule at all. */
function switchesOff(text: string): boolean {
	return /eslint[^\n]*preceptor\/|eslint-disable(-next-line|-line)?\s*(\*\/|--|$)/m.test(text);
}

type Edge = readonly [from: string, to: string];

/** Which rooms a file leads to, found without ESLint: TypeScript's own reading of its imports. */
function roomEdges(path: string, text: string): Edge[] {
	const code = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((match) => match[1]).join('\n')
		: text;
	const from = placeOf(path)?.room;
	return ts.preProcessFile(code).importedFiles.flatMap(({ fileName }) => {
		const target = resolveSpecifier(path, fileName);
		const to = target === null ? undefined : placeOf(target)?.room;
		return from === undefined || to === undefined || from === to ? [] : [[from, to] as const];
	});
}

/** The rooms of one cycle, null when there is none. */
function cycleAmong(edges: readonly Edge[]): string[] | null {
	const done = new Set<string>();
	const visit = (room: string, trail: readonly string[]): string[] | null => {
		if (trail.includes(room)) return [...trail, room];
		if (done.has(room)) return null;
		for (const [from, to] of edges) {
			const cycle = from === room ? visit(to, [...trail, room]) : null;
			if (cycle) return cycle;
		}
		done.add(room);
		return null;
	};
	for (const [from] of edges) {
		const cycle = visit(from, []);
		if (cycle) return cycle;
	}
	return null;
}
