/**
 * Scenario and key of a folder's texts, read once: a class hands in the same few scenarios hundreds of
 * times, and reading one costs more than judging an attempt.
 */
import type { Workflow } from '$lib/engine/model';
import {
	readKey,
	readScenario,
	type FolderTexts,
	type KeyFile,
	type Scenario
} from '$lib/scenario/read';

export interface FolderContent {
	readonly scenario: Scenario;
	readonly key: KeyFile;
}

const read = new WeakMap<FolderTexts, Map<string | null, FolderContent>>();

/**
 * What the texts of a folder (with `key.json`) hold, as it stands or as a variant. The same texts
 * object is read once, so a caller that keeps it saves the reading. Throws InputFault.
 */
export function folderContent(
	id: string,
	texts: FolderTexts,
	variant: string | null,
	workflows: readonly Workflow[]
): FolderContent {
	const held = read.get(texts) ?? new Map<string | null, FolderContent>();
	read.set(texts, held);
	const known = held.get(variant);
	if (known) return known;
	const content = {
		scenario: readScenario(id, texts, variant),
		key: readKey(id, texts, workflows, variant)
	};
	held.set(variant, content);
	return content;
}
