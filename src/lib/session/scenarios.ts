/**
 * The scenarios built into the app. The only `import.meta.glob`: each file is a chunk of its own that
 * is fetched when asked for, and keys stay apart from what a learner works on.
 */
import type { PublicScenario } from '$lib/engine/desk';
import { parseWith, readJson, LIMITS, InputFault } from '$lib/parse/json';
import { publicScenario } from '$lib/scenario/public';
import { readScenario, type FolderTexts, type Scenario } from '$lib/scenario/read';
import {
	catalogFileSchema,
	competenciesFileSchema,
	scenarioFileSchema,
	type CatalogFile,
	type CompetenciesFile
} from '$lib/scenario/schema';

type Load = () => Promise<unknown>;

const heads: Record<string, Load> = import.meta.glob('/scenarios/*/*/scenario.json', {
	query: '?raw',
	import: 'default'
});
const bodies: Record<string, Load> = import.meta.glob(
	['/scenarios/*/*/chart.json', '/scenarios/*/*/brief.md', '/scenarios/*/*/debrief.md'],
	{ query: '?raw', import: 'default' }
);
const keys: Record<string, Load> = import.meta.glob('/scenarios/*/*/key.json', {
	query: '?raw',
	import: 'default'
});
/** Attempt scripts of the scenarios that a made-up class works: nothing else in the app runs scripts. */
const scripts: Record<string, Load> = import.meta.glob(
	[
		'/scenarios/coding/wrist-fracture-after-a-fall/attempts/*.json',
		'/scenarios/ed-triage/ankle-and-a-refill/attempts/*.json',
		'/scenarios/order-entry/community-pneumonia-admission/attempts/*.json'
	],
	{ query: '?raw', import: 'default' }
);
const shared: Record<string, Load> = import.meta.glob(
	['/scenarios/catalog.json', '/scenarios/competencies.json'],
	{ query: '?raw', import: 'default' }
);

/** What `src/scenario-heads.ts` leaves of a folder: small enough to come with this module. */
export interface ScenarioHead {
	readonly title: string;
	readonly level: PublicScenario['level'];
	readonly minutes: number;
	/** Ids of its variants. */
	readonly variants: readonly string[];
	/** What its key scores. */
	readonly competencies: readonly string[];
}

const folders: Record<string, ScenarioHead> = import.meta.glob('/scenarios/*/*/scenario.json', {
	query: '?head',
	import: 'default',
	eager: true
});

/** The head of a scenario; nothing when this Preceptor does not have it. */
export function headOf(id: string): ScenarioHead | undefined {
	return folders[`/scenarios/${id}/scenario.json`];
}

/** What the library shows of a scenario without opening its chart. */
export interface LibraryRow {
	readonly id: string;
	readonly version: number;
	readonly title: string;
	readonly summary: string;
	readonly level: PublicScenario['level'];
	readonly minutes: number;
	readonly role: PublicScenario['role'];
	readonly facility: string;
	readonly workflows: readonly string[];
	readonly objectives: readonly string[];
	readonly variants: readonly { readonly id: string; readonly title: string }[];
	/** The curriculum module it belongs to. */
	readonly module: string;
	readonly moduleTitle: string;
}

async function textAt(loads: Record<string, Load>, path: string): Promise<string | undefined> {
	const text = await loads[path]?.();
	return typeof text === 'string' ? text : undefined;
}

async function mustHave(loads: Record<string, Load>, path: string): Promise<string> {
	const text = await textAt(loads, path);
	if (text === undefined)
		throw new InputFault(path.slice(1), '', 'this Preceptor does not have it');
	return text;
}

export async function loadCatalog(): Promise<CatalogFile> {
	const name = 'scenarios/catalog.json';
	const text = await mustHave(shared, `/${name}`);
	return parseWith(catalogFileSchema, readJson(text, { name, maxBytes: LIMITS.scenario }), {
		name
	});
}

export async function loadCompetencies(): Promise<CompetenciesFile> {
	const name = 'scenarios/competencies.json';
	const text = await mustHave(shared, `/${name}`);
	const value = readJson(text, { name, maxBytes: LIMITS.scenario });
	return parseWith(competenciesFileSchema, value, { name });
}

type CatalogModule = CatalogFile['modules'][number];

async function readRow(id: string, module: CatalogModule): Promise<LibraryRow> {
	const name = `scenarios/${id}/scenario.json`;
	const text = await mustHave(heads, `/${name}`);
	const value = readJson(text, { name, maxBytes: LIMITS.scenario });
	const file = parseWith(scenarioFileSchema, value, { name });
	return {
		id,
		version: file.version,
		title: file.title,
		summary: file.summary,
		level: file.level,
		minutes: file.minutes,
		role: file.role,
		facility: file.facility,
		workflows: file.workflows,
		objectives: file.objectives,
		variants: file.variants.map(({ id: variant, title }) => ({ id: variant, title })),
		module: module.id,
		moduleTitle: module.title
	};
}

/** All scenarios of the catalog, in its order. */
export async function loadLibrary(): Promise<LibraryRow[]> {
	const catalog = await loadCatalog();
	return Promise.all(
		catalog.modules.flatMap((module) => module.scenarios.map((id) => readRow(id, module)))
	);
}

/** A module of the curriculum with its scenarios, and those of them that cannot be read. */
export interface ShelfModule {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly rows: readonly LibraryRow[];
	readonly broken: readonly { readonly id: string; readonly fault: string }[];
}

/** The whole catalog: a scenario that cannot be read is named with its fault, and hides no other. */
export async function loadShelf(): Promise<ShelfModule[]> {
	const { modules } = await loadCatalog();
	return Promise.all(
		modules.map(async (module): Promise<ShelfModule> => {
			const read = await Promise.allSettled(module.scenarios.map((id) => readRow(id, module)));
			const { id, title, summary } = module;
			return {
				id,
				title,
				summary,
				rows: read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
				broken: read.flatMap((one, index) =>
					one.status === 'rejected'
						? [{ id: module.scenarios[index] ?? '', fault: reasonOf(one.reason) }]
						: []
				)
			};
		})
	);
}

function reasonOf(fault: unknown): string {
	return fault instanceof Error ? fault.message : String(fault);
}

/** The texts of a scenario folder without its key. Throws InputFault when there is no such scenario. */
export async function loadTexts(id: string): Promise<FolderTexts> {
	const folder = `/scenarios/${id}`;
	const [scenario, chart, brief, debrief] = await Promise.all([
		mustHave(heads, `${folder}/scenario.json`),
		mustHave(bodies, `${folder}/chart.json`),
		mustHave(bodies, `${folder}/brief.md`),
		textAt(bodies, `${folder}/debrief.md`)
	]);
	return {
		'scenario.json': scenario,
		'chart.json': chart,
		'brief.md': brief,
		...(debrief === undefined ? {} : { 'debrief.md': debrief })
	};
}

export async function loadScenario(id: string, variant: string | null = null): Promise<Scenario> {
	return readScenario(id, await loadTexts(id), variant);
}

export async function loadPublic(id: string): Promise<PublicScenario> {
	return publicScenario(await loadScenario(id));
}

/** The text of a scenario's key. Loaded at the start in guided mode, at hand-in in practice. */
export function loadKeyText(id: string): Promise<string> {
	return mustHave(keys, `/scenarios/${id}/key.json`);
}

/** The attempt scripts of a scenario of the made-up class, by file name; none for any other scenario. */
export async function loadScripts(id: string): Promise<FolderTexts> {
	const folder = `/scenarios/${id}/`;
	const paths = Object.keys(scripts).filter((path) => path.startsWith(folder));
	const texts = await Promise.all(paths.map((path) => mustHave(scripts, path)));
	return Object.fromEntries(
		paths.map((path, index) => [path.slice(folder.length), texts[index] ?? ''])
	);
}
