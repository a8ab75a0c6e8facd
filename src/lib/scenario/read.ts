/**
 * Reads a scenario folder from named texts. No file or network access here: session and cli bring the
 * texts, and both get the same scenario.
 */
import { hashOf, type JsonObject } from '$lib/engine/canonical';
import type { Key } from '$lib/engine/key';
import type { Match, Role, ScenarioCore, TimelineItem, Workflow } from '$lib/engine/model';
import { parseDuration, parseStart, resolveTimes } from '$lib/engine/time';
import type { Resource } from '$lib/fhir/types';
import { InputFault, LIMITS, parseWith, readJson } from '$lib/parse/json';
import type { z } from '$lib/parse/zod';
import {
	attemptFileSchema,
	chartFileSchema,
	scenarioFileSchema,
	wholeKeySchema,
	type AttemptFile,
	type ChartFile,
	type ScenarioFile
} from './schema';
import { applyVariant, type ScenarioParts } from './variants';

/** A scenario ready to be run and shown, of one variant. No key. */
export interface Scenario extends ScenarioCore {
	readonly title: string;
	readonly summary: string;
	readonly level: ScenarioFile['level'];
	readonly minutes: number;
	readonly role: Role;
	readonly facility: string;
	readonly zone: string;
	readonly editions: Readonly<Record<string, string>>;
	readonly objectives: readonly string[];
	readonly brief: string;
	readonly debrief: string;
	readonly sources: readonly string[];
	readonly variant: string | null;
	readonly variants: readonly { readonly id: string; readonly title: string }[];
	/** SHA-256 of everything an attempt's replay depends on. */
	readonly contentHash: string;
}

/** Texts of one scenario folder by file name: `scenario.json`, `chart.json`, `brief.md` ... */
export type FolderTexts = Readonly<Record<string, string>>;

const FILES = ['scenario.json', 'chart.json', 'brief.md', 'debrief.md'] as const;

function textOf(texts: FolderTexts, folder: string, file: string): string {
	const text = texts[file];
	if (text === undefined) throw new InputFault(`${folder}/${file}`, '', 'the file is missing');
	return text;
}

function parseFile<T>(texts: FolderTexts, folder: string, file: string, schema: z.ZodType<T>): T {
	const name = `${folder}/${file}`;
	const value = readJson(textOf(texts, folder, file), { name, maxBytes: LIMITS.scenario });
	return parseWith(schema, newestKnown(value, name), { name });
}

/** A file of a later format is refused by name, before its unknown fields confuse anybody. */
function newestKnown(value: unknown, name: string): unknown {
	const format =
		typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
	if (typeof format === 'number' && format > 1)
		throw new InputFault(
			name,
			'format',
			`it is of format ${format}, this Preceptor knows format 1; a newer Preceptor is needed`
		);
	return value;
}

/** Everything of a folder that a variant may change, unresolved. Throws InputFault. */
export function readParts(folder: string, texts: FolderTexts): Omit<ScenarioParts, 'key'> {
	return {
		scenario: parseFile(texts, folder, 'scenario.json', scenarioFileSchema),
		chart: parseFile(texts, folder, 'chart.json', chartFileSchema),
		brief: textOf(texts, folder, 'brief.md'),
		debrief: texts['debrief.md'] ?? ''
	};
}

/**
 * Reads one scenario, of the folder as it stands or of a variant. Throws InputFault naming file, path
 * and reason.
 */
export function readScenario(
	folder: string,
	texts: FolderTexts,
	variant: string | null = null
): Scenario {
	for (const file of FILES) if (file !== 'debrief.md') textOf(texts, folder, file);
	const parts = applyVariant({ ...readParts(folder, texts), key: null }, variant, folder);
	const file = parseWith(scenarioFileSchema, parts.scenario, {
		name: `${folder}/scenario.json`
	});
	const chart = parseWith(chartFileSchema, parts.chart, { name: `${folder}/chart.json` });
	return materialise(folder, file, chart, parts.brief, parts.debrief, variant);
}

function materialise(
	folder: string,
	file: ScenarioFile,
	chart: ChartFile,
	brief: string,
	debrief: string,
	variant: string | null
): Scenario {
	const start = parseStart(file.start);
	const resources = chart.entry.map(
		({ resource }) => resolveTimes(resource, start, 0) as unknown as Resource
	);
	const timeline = file.timeline.map((item) => planned(item, `${folder}/scenario.json`));
	return {
		id: file.id,
		version: file.version,
		workflows: file.workflows,
		title: file.title,
		summary: file.summary,
		level: file.level,
		minutes: file.minutes,
		role: file.role,
		facility: file.facility,
		zone: file.zone,
		editions: file.editions,
		objectives: file.objectives,
		sources: file.sources,
		start,
		chart: resources,
		timeline,
		tasks: file.tasks,
		hints: file.hints,
		brief,
		debrief,
		variant,
		variants: file.variants.map(({ id, title }) => ({ id, title })),
		contentHash: hashOf({ start: file.start, ...contentOf(file), chart: resources, timeline })
	};
}

/** What of the scenario file an attempt depends on, beside chart and timeline. */
function contentOf(file: ScenarioFile): Record<string, unknown> {
	const { id, version, workflows, role, editions, tasks, hints } = file;
	return { id, version, workflows, role, editions, tasks, hints };
}

type FileItem = ScenarioFile['timeline'][number];

function planned(item: FileItem, name: string): TimelineItem {
	if ((item.at === undefined) === (item.after === undefined))
		throw new InputFault(name, `timeline.${item.id}`, 'it needs either "at" or "after"');
	return {
		id: item.id,
		patient: item.patient,
		announce: item.announce,
		when: whenOf(item),
		put: (item.put ?? []) as unknown as readonly JsonObject[],
		patch: item.patch ?? [],
		message: item.message,
		event: item.event
	};
}

function whenOf(item: FileItem): TimelineItem['when'] {
	if (!item.after) return { at: parseDuration(item.at ?? 'PT0S') };
	const { delay, repeat, unless, ...match } = item.after;
	const after: Match = match;
	return { after, delay: parseDuration(delay), repeat: repeat ?? false, unless };
}

export interface KeyFile {
	readonly key: Key;
	/** SHA-256 of the key as it is judged by. */
	readonly keyHash: string;
}

/** Reads the key of a folder for the workflows at hand. Throws InputFault. */
export function readKey(
	folder: string,
	texts: FolderTexts,
	workflows: readonly Workflow[],
	variant: string | null = null
): KeyFile {
	const schema = wholeKeySchema(workflows);
	const name = `${folder}/key.json`;
	const key = parseFile(texts, folder, 'key.json', schema);
	if (variant === null) return keyFile(key, name);
	const parts = applyVariant({ ...readParts(folder, texts), key }, variant, folder);
	return keyFile(parseWith(schema, parts.key, { name }), name);
}

function keyFile(
	parsed: { scenario: string; pass: Key['pass']; sections: object },
	name: string
): KeyFile {
	const sections = Object.fromEntries(
		Object.entries(parsed.sections).filter(([, section]) => section !== undefined)
	);
	if (Object.keys(sections).length === 0)
		throw new InputFault(name, 'sections', 'a key needs at least one section');
	const key: Key = { format: 1, scenario: parsed.scenario, pass: parsed.pass, sections };
	return { key, keyHash: hashOf(key) };
}

/** Reads an attempt script. Throws InputFault. */
export function readAttemptScript(name: string, text: string): AttemptFile {
	const value = readJson(text, { name, maxBytes: LIMITS.attempt });
	return parseWith(attemptFileSchema, newestKnown(value, name), { name });
}
