/**
 * A variant is a named patch over scenario, chart, key and prose, with its own model attempt and the
 * whole contract. A seed only chooses one: free substitution would move a key nobody checked.
 */
import type { Json, JsonObject } from '$lib/engine/canonical';
import { InputFault } from '$lib/parse/json';
import type { ChartFile, ScenarioFile } from './schema';

export interface ScenarioParts {
	readonly scenario: ScenarioFile;
	readonly chart: ChartFile;
	/** Null while nobody asked for the key. */
	readonly key: unknown;
	readonly brief: string;
	readonly debrief: string;
}

interface PatchedParts {
	readonly scenario: unknown;
	readonly chart: unknown;
	readonly key: unknown;
	readonly brief: string;
	readonly debrief: string;
}

/** The parts of one variant; the parts themselves for null. Throws InputFault naming the change. */
export function applyVariant(
	parts: ScenarioParts,
	variant: string | null,
	folder: string
): PatchedParts {
	if (variant === null) return parts;
	const name = `${folder}/scenario.json`;
	const chosen = parts.scenario.variants.find((held) => held.id === variant);
	if (!chosen) throw new InputFault(name, 'variants', `there is no variant "${variant}"`);
	const patched: Record<string, Json> = {
		scenario: plain(parts.scenario),
		chart: plain(parts.chart),
		key: plain(parts.key ?? null),
		brief: parts.brief,
		debrief: parts.debrief
	};
	for (const [index, change] of chosen.changes.entries()) {
		const where = `variants.${variant}.changes.${index}`;
		if (change.file === 'key' && parts.key === null) continue;
		if ((change.set === undefined) === (change.remove === undefined))
			throw new InputFault(name, where, 'a change either sets or removes');
		const steps = change.path.split('/').filter((part) => part !== '');
		const whole = patched[change.file] ?? null;
		patched[change.file] = changed(whole, steps, change.set, `${change.path}`, (reason) => {
			throw new InputFault(name, where, reason);
		});
	}
	const { scenario, chart, key, brief, debrief } = patched;
	return { scenario, chart, key, brief: String(brief), debrief: String(debrief) };
}

function plain(value: unknown): Json {
	return structuredClone(value) as Json;
}

function changed(
	value: Json,
	steps: readonly string[],
	set: Json | undefined,
	path: string,
	fail: (reason: string) => never
): Json {
	const [step, ...rest] = steps;
	if (step === undefined) return set ?? fail(`"${path}" would remove the whole file`);
	if (Array.isArray(value)) {
		const list: Json[] = [...value];
		const index = placeOf(list, step);
		if (index === undefined || index > list.length)
			return fail(`"${path}" leads nowhere: no element ${step}`);
		if (rest.length === 0) {
			if (set === undefined) list.splice(index, 1);
			else list[index] = set;
		} else {
			const inner = list[index];
			if (inner === undefined) return fail(`"${path}" leads nowhere: no element ${step}`);
			list[index] = changed(inner, rest, set, path, fail);
		}
		return list;
	}
	if (typeof value !== 'object' || value === null)
		return fail(`"${path}" leads into a plain value`);
	const record = value as JsonObject;
	if (rest.length === 0) {
		const { [step]: removed, ...others } = record;
		if (set === undefined)
			return removed === undefined ? fail(`"${path}" removes what is not there`) : others;
		return { ...record, [step]: set };
	}
	const inner = record[step];
	if (inner === undefined) return fail(`"${path}" leads nowhere: no ${step}`);
	return { ...record, [step]: changed(inner, rest, set, path, fail) };
}

/** A number, `-` for one past the end, or the id of an element or of the resource in it. */
function placeOf(list: readonly Json[], step: string): number | undefined {
	if (step === '-') return list.length;
	if (/^\d+$/.test(step)) return Number(step);
	const index = list.findIndex((element) => idOf(element) === step);
	return index < 0 ? undefined : index;
}

function idOf(element: Json): Json | undefined {
	if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
	const record = element as JsonObject;
	const resource = record['resource'];
	return record['id'] ?? (resource === undefined ? undefined : idOf(resource));
}
