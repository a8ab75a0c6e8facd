/**
 * What a scenario folder must hold beyond the shapes of its files: references, quotes, times, ids,
 * and (in `contract.ts`) attempts that prove the key. Gives faults, never throws for bad content.
 */
import { Chart, refOf, referencesIn } from '$lib/fhir/chart';
import type { Ref, Resource } from '$lib/fhir/types';
import type { KeyedCode, Workflow } from '$lib/engine/model';
import { ATTEMPT } from '$lib/engine/attempt-actions';
import type { Key } from '$lib/engine/key';
import { civilDate } from '$lib/engine/time';
import { InputFault } from '$lib/parse/json';
import { attemptFaults } from './contract';
import { publicScenario } from './public';
import { readKey, readParts, readScenario, type FolderTexts, type Scenario } from './read';
import type { CompetenciesFile, ReleasedFile } from './schema';

export interface Fault {
	readonly file: string;
	readonly path: string;
	readonly message: string;
}

export interface LintRow {
	readonly id: string;
	readonly version: number;
	readonly workflows: readonly string[];
	readonly minutes: number;
	readonly rules: number;
	readonly resources: number;
	readonly attempts: number;
	readonly keyedCodes: number;
	readonly contentHash: string;
	readonly keyHash: string;
	readonly faults: readonly Fault[];
}

export interface LintContext {
	readonly workflows: readonly Workflow[];
	readonly competencies: CompetenciesFile;
	readonly released: ReleasedFile;
	/**
	 * Says why a code is not valid on a civil date, or nothing; null where no code set is at hand.
	 * `system` is a FHIR code system or one of `icd-10-cm`, `icd-10-pcs`, `hcpcs`.
	 */
	readonly codeFault: ((system: string, code: string, date: string) => string | null) | null;
}

export type FaultSink = (file: string, path: string, message: string) => void;

/** Checks one folder. `texts` holds its files, attempts as `attempts/<name>.json`. */
export function lintFolder(folder: string, texts: FolderTexts, context: LintContext): LintRow {
	const faults: Fault[] = [];
	const say: FaultSink = (file, path, message) => {
		faults.push({ file: `${folder}/${file}`, path, message });
	};
	const read = tryRead(folder, texts, context.workflows, faults);
	if (!read) return emptyRow(folder, faults);
	const { scenario, key, keyHash } = read;
	if (scenario.id !== folder)
		say('scenario.json', 'id', `it is "${scenario.id}", the folder is not`);
	if (key.scenario !== scenario.id)
		say('key.json', 'scenario', `it is "${key.scenario}", expected "${scenario.id}"`);
	lintChart(scenario, context, say);
	lintTimeline(scenario, context, say);
	lintKey(scenario, key, context, say);
	const keyed = keyedCodesOf(scenario, key, context);
	for (const { path, message } of keyFaultsOf(scenario, key, context))
		say('key.json', path, message);
	for (const { system, code, date, path, isAnswer } of keyed) {
		const fault = isAnswer ? (context.codeFault?.(system, code, date) ?? null) : null;
		if (fault) say('key.json', path, fault);
	}
	lintProjection(scenario, key, say);
	lintRelease(scenario, keyHash, context.released, say);
	const attempts = Object.keys(texts).filter((file) => file.startsWith('attempts/'));
	faults.push(...attemptFaults(folder, texts, attempts, context.workflows));
	return {
		id: scenario.id,
		version: scenario.version,
		workflows: scenario.workflows,
		minutes: scenario.minutes,
		rules: rulesOf(key).length,
		resources: scenario.chart.length,
		attempts: attempts.length,
		keyedCodes: keyed.filter(({ isAnswer }) => isAnswer).length,
		contentHash: scenario.contentHash,
		keyHash,
		faults
	};
}

function emptyRow(folder: string, faults: readonly Fault[]): LintRow {
	return {
		id: folder,
		version: 0,
		workflows: [],
		minutes: 0,
		rules: 0,
		resources: 0,
		attempts: 0,
		keyedCodes: 0,
		contentHash: '',
		keyHash: '',
		faults
	};
}

function tryRead(
	folder: string,
	texts: FolderTexts,
	workflows: readonly Workflow[],
	faults: Fault[]
): { scenario: Scenario; key: Key; keyHash: string } | undefined {
	try {
		readParts(folder, texts);
		return { scenario: readScenario(folder, texts), ...readKey(folder, texts, workflows) };
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		faults.push({ file: fault.file, path: fault.path, message: fault.reason });
		return undefined;
	}
}

export interface RuleRow {
	readonly section: string;
	readonly id: string;
	readonly title: string;
	readonly competency: string;
	readonly rationale: string;
	readonly next: string;
	readonly evidence: readonly { readonly ref: string; readonly text?: string | undefined }[];
	readonly follows?: string | undefined;
}

/** All rules of a key; every section keeps them in a list `rules` of rules with the common head. */
export function rulesOf(key: Key): RuleRow[] {
	return Object.entries(key.sections).flatMap(([section, held]) => {
		const { rules } = held as { rules: readonly Omit<RuleRow, 'section'>[] };
		return rules.map((rule) => ({ ...rule, section }));
	});
}

function duplicatesIn(ids: readonly string[]): string[] {
	return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** Every resource the learner may ever see: the chart and what the timeline puts into it. */
function allResources(scenario: Scenario): Resource[] {
	return [
		...scenario.chart,
		...scenario.timeline.flatMap((item) => item.put as unknown as Resource[])
	];
}

/** What the workflows find wrong with their sections, and rules that follow from none of the key. */
function keyFaultsOf(scenario: Scenario, key: Key, { workflows }: LintContext) {
	const chart = Chart.of(scenario.chart);
	const rules = rulesOf(key);
	const known = new Set(rules.map(({ id }) => id));
	return [
		...rules.flatMap(({ section, id, follows }) =>
			follows === undefined || (follows !== id && known.has(follows))
				? []
				: [
						{
							path: `sections.${section}.rules.${id}.follows`,
							message: `"${follows}" is not another rule of this key`
						}
					]
		),
		...workflows.flatMap((workflow) => {
			const section = key.sections[workflow.name];
			const found = section === undefined ? [] : (workflow.keyFaults?.(section, chart) ?? []);
			return found.map(({ path, message }) => ({
				path: `sections.${workflow.name}.${path}`,
				message
			}));
		})
	];
}

/** The codes that the sections of a key name, from the workflows that know how to read them. */
function keyedCodesOf(scenario: Scenario, key: Key, { workflows }: LintContext): KeyedCode[] {
	const chart = Chart.of(scenario.chart);
	return workflows.flatMap((workflow) => {
		const section = key.sections[workflow.name];
		return section === undefined ? [] : [...(workflow.keyedCodes?.(section, chart) ?? [])];
	});
}

function lintChart(scenario: Scenario, context: LintContext, say: FaultSink): void {
	const refs = new Set(allResources(scenario).map(refOf));
	for (const id of duplicatesIn(scenario.chart.map((resource) => resource.id)))
		say('chart.json', id, 'two resources share this id');
	if (!scenario.chart.some((resource) => resource.resourceType === 'Patient'))
		say('chart.json', 'entry', 'there is no Patient');
	for (const resource of allResources(scenario))
		if (!FHIR_ID.test(resource.id))
			say('chart.json', refOf(resource), 'an id has letters, digits, hyphens and dots only');
	for (const resource of scenario.chart) {
		for (const ref of referencesIn(resource))
			if (!refs.has(ref))
				say('chart.json', refOf(resource), `it refers to ${ref}, which is not here`);
		for (const fault of identityFaults(resource)) say('chart.json', refOf(resource), fault);
	}
	if (!context.codeFault) return;
	const date = civilDate(scenario.start, 0);
	for (const { ref, system, code } of codingsIn(allResources(scenario))) {
		const fault = context.codeFault(system, code, date);
		if (fault) say('chart.json', ref, fault);
	}
}

/** Source: FHIR R4, datatype id. */
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';

function codingsIn(resources: readonly Resource[]): { ref: Ref; system: string; code: string }[] {
	const found: { ref: Ref; system: string; code: string }[] = [];
	for (const resource of resources) {
		const walk = (value: unknown): void => {
			if (Array.isArray(value)) value.forEach(walk);
			else if (typeof value === 'object' && value !== null) {
				if ('system' in value && 'code' in value && value.system === ICD)
					found.push({ ref: refOf(resource), system: ICD, code: String(value.code) });
				Object.values(value).forEach(walk);
			}
		};
		walk(resource);
	}
	return found;
}

/** Nothing in a chart may belong to a real person: 555-01xx phones, NPIs that no one is given. */
function identityFaults(resource: Resource): string[] {
	const faults: string[] = [];
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(walk);
		else if (typeof value === 'object' && value !== null) {
			const held = value as Record<string, unknown>;
			const { system, value: text } = held;
			if (system === 'phone' && typeof text === 'string' && !/555-01\d\d/.test(text))
				faults.push(`the phone ${text} is not one of 555-01xx`);
			if (
				typeof system === 'string' &&
				system.endsWith('us-npi') &&
				typeof text === 'string' &&
				!/^9\d{9}$/.test(text)
			)
				faults.push(`the NPI ${text} does not begin with 9`);
			Object.values(held).forEach(walk);
		}
	};
	walk(resource);
	return faults;
}

function lintTimeline(scenario: Scenario, context: LintContext, say: FaultSink): void {
	const file = 'scenario.json';
	const known = new Set([ATTEMPT, ...scenario.workflows]);
	const refs = new Set(allResources(scenario).map(refOf));
	for (const id of duplicatesIn(scenario.timeline.map((item) => item.id)))
		say(file, `timeline.${id}`, 'two facts share this id');
	for (const id of duplicatesIn(scenario.tasks.map((task) => task.id)))
		say(file, `tasks.${id}`, 'two tasks share this id');
	for (const name of scenario.workflows)
		if (!context.workflows.some((workflow) => workflow.name === name))
			say(file, 'workflows', `there is no workflow "${name}"`);
	const date = civilDate(scenario.start, 0);
	// Until newer editions are at hand, DESIGN decision 46.
	if (date < '2025-10-01' || date > '2026-03-31')
		say(file, 'start', `${date} lies outside 2025-10-01 to 2026-03-31`);
	let last = 0;
	for (const item of scenario.timeline) {
		const path = `timeline.${item.id}`;
		if ('at' in item.when) {
			if (item.when.at < last) say(file, path, 'it happens earlier than the fact before it');
			last = item.when.at;
		}
		const speaksTo = [
			...('after' in item.when ? [item.when.after.workflow] : []),
			...('after' in item.when && item.when.unless ? [item.when.unless.workflow] : []),
			...(item.event ? [item.event.workflow] : [])
		];
		for (const name of speaksTo)
			if (!known.has(name)) say(file, path, `the workflow "${name}" is not one of this scenario`);
		const named = [
			...item.patch.map((patch) => patch.ref),
			...(item.message?.about ?? []),
			...item.put.flatMap((resource) => referencesIn(resource as unknown as Resource))
		];
		for (const ref of named)
			if (!ref.includes('@trigger') && !refs.has(ref))
				say(file, path, `it refers to ${ref}, which is not in the chart`);
		if (item.patient && !refs.has(item.patient))
			say(file, path, `${item.patient} is not in the chart`);
		if (item.put.length + item.patch.length === 0 && !item.message && !item.event)
			say(file, path, 'nothing happens in it');
	}
}

function lintKey(scenario: Scenario, key: Key, context: LintContext, say: FaultSink): void {
	const rules = rulesOf(key);
	const competencies = new Set(context.competencies.competencies.map(({ id }) => id));
	const byRef = new Map(allResources(scenario).map((resource) => [refOf(resource), resource]));
	for (const id of duplicatesIn(rules.map((rule) => rule.id)))
		say('key.json', id, 'two rules share this id');
	for (const name of Object.keys(key.sections))
		if (name !== ATTEMPT && !scenario.workflows.includes(name))
			say('key.json', `sections.${name}`, 'the scenario does not have this workflow');
	for (const rule of rules) {
		if (!competencies.has(rule.competency))
			say('key.json', rule.id, `there is no competency "${rule.competency}"`);
		if (rule.evidence.length === 0) say('key.json', rule.id, 'it points at nothing in the chart');
		for (const { ref, text } of rule.evidence) {
			const resource = byRef.get(ref);
			if (!resource) say('key.json', rule.id, `its evidence ${ref} is not in the chart`);
			else if (text && !readableText(resource).includes(normal(text)))
				say('key.json', rule.id, `"${text}" is not written in ${ref}`);
		}
	}
	for (const id of scenario.objectives)
		if (!competencies.has(id)) say('scenario.json', 'objectives', `there is no competency "${id}"`);
	for (const hint of scenario.hints)
		for (const id of hint.rules)
			if (!rules.some((rule) => rule.id === id))
				say('scenario.json', `hints.${hint.id}`, `there is no rule "${id}"`);
}

function normal(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** All words of a resource, attached texts decoded. */
export function readableText(resource: Resource): string {
	const words: string[] = [];
	const walk = (value: unknown, key: string): void => {
		if (typeof value === 'string') words.push(key === 'data' ? decoded(value) : value);
		else if (typeof value === 'number') words.push(String(value));
		else if (Array.isArray(value)) value.forEach((inner) => walk(inner, key));
		else if (typeof value === 'object' && value !== null)
			for (const [name, inner] of Object.entries(value)) walk(inner, name);
	};
	walk(resource, '');
	return normal(words.join(' '));
}

function decoded(base64: string): string {
	try {
		const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
		return new TextDecoder().decode(bytes);
	} catch {
		// Not base64: an attachment written as plain text says so in its contentType.
		return base64;
	}
}

/** Nothing a rule says may be found in what the learner is handed. */
function lintProjection(scenario: Scenario, key: Key, say: FaultSink): void {
	const shown = JSON.stringify(publicScenario(scenario));
	for (const rule of rulesOf(key))
		for (const text of [rule.rationale, rule.next])
			if (shown.includes(JSON.stringify(text).slice(1, -1)))
				say('key.json', rule.id, 'words of this rule stand in what the learner is shown');
}

function lintRelease(
	scenario: Scenario,
	keyHash: string,
	released: ReleasedFile,
	say: FaultSink
): void {
	const same = released.released.find(
		(row) => row.id === scenario.id && row.version === scenario.version
	);
	if (!same) return;
	if (same.content !== scenario.contentHash)
		say('scenario.json', 'version', 'scenario or chart changed since release; raise the version');
	if (same.key !== keyHash) say('key.json', '', 'the key changed since release; raise the version');
}
