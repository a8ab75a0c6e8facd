/**
 * The exact content an attempt was opened on. A later version of a scenario never changes an old
 * attempt: its copy is kept by hash, and checked against that hash whenever it is used.
 */
import type { Opening } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { readKey, type FolderTexts, type KeyFile, type Scenario } from '$lib/scenario/read';
import { getScenarioCopy, keepScenarioCopy } from '$lib/store/copies';
import type { PreceptorDatabase } from '$lib/store/db';
import { WORKFLOWS } from '$lib/workflows';
import { contentFrom, textsOf, type Content } from './kept-content';
import { loadKeyText, loadTexts } from './scenarios';

export type { Content } from './kept-content';

/** Keeps what an attempt is about to be opened on. */
export async function keepContent(
	db: PreceptorDatabase,
	{ scenario, texts }: Content
): Promise<void> {
	await keepScenarioCopy(db, {
		contentHash: scenario.contentHash,
		kind: 'scenario',
		scenario: scenario.id,
		version: scenario.version,
		content: { ...texts }
	});
}

/** Keeps the key an attempt was judged by. */
export async function keepKey(
	db: PreceptorDatabase,
	scenario: Pick<Scenario, 'id' | 'version'>,
	keyHash: string,
	text: string
): Promise<void> {
	await keepScenarioCopy(db, {
		contentHash: keyHash,
		kind: 'key',
		scenario: scenario.id,
		version: scenario.version,
		content: { 'key.json': text }
	});
}

/** The content of an attempt. Throws InputFault, StoreFault. */
export async function contentOf(db: PreceptorDatabase, opening: Opening): Promise<Content> {
	return contentFrom(db, opening, await builtIn(opening.scenario));
}

/** The folder built into this app; null where a scenario is gone from it. */
async function builtIn(scenario: string): Promise<FolderTexts | null> {
	try {
		return await loadTexts(scenario);
	} catch (fault) {
		if (fault instanceof InputFault) return null;
		throw fault;
	}
}

/** The key an attempt was opened with, or the present one when it was opened without. */
export async function keyOf(
	db: PreceptorDatabase,
	content: Content,
	opening: Opening
): Promise<KeyFile> {
	const { scenario, texts } = content;
	const copy = opening.keyHash ? await getScenarioCopy(db, opening.keyHash) : undefined;
	const text = copy ? textsOf(copy.content)['key.json'] : await loadKeyText(scenario.id);
	const file = readKeyText(scenario.id, texts, text ?? '', opening.variant);
	if (opening.keyHash && copy && file.keyHash !== opening.keyHash)
		throw new InputFault(scenario.id, 'key', 'the kept key is not what the attempt names');
	if (!copy) await keepKey(db, scenario, file.keyHash, text ?? '');
	return file;
}

/** The key as it is judged by, from the texts of its folder and its own. */
export function readKeyText(
	id: string,
	texts: FolderTexts,
	keyText: string,
	variant: string | null
): KeyFile {
	return readKey(id, { ...texts, 'key.json': keyText }, WORKFLOWS, variant);
}
