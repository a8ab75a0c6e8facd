/**
 * The exact content an attempt was opened on. A later version of a scenario never changes an old
 * attempt: its copy is kept by hash, and checked against that hash whenever it is used.
 */
import type { JsonObject } from '$lib/engine/canonical';
import type { Opening } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import {
	readKey,
	readScenario,
	type FolderTexts,
	type KeyFile,
	type Scenario
} from '$lib/scenario/read';
import { getScenarioCopy, keepScenarioCopy } from '$lib/store/copies';
import type { PreceptorDatabase } from '$lib/store/db';
import { WORKFLOWS } from '$lib/workflows';
import { loadKeyText, loadTexts } from './scenarios';

export interface Content {
	readonly scenario: Scenario;
	readonly texts: FolderTexts;
}

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

/** The content of an attempt: what is built in when it is still the same, else the kept copy. */
export async function contentOf(db: PreceptorDatabase, opening: Opening): Promise<Content> {
	const built = await tryBuiltIn(opening);
	if (built?.scenario.contentHash === opening.contentHash) return built;
	const copy = await getScenarioCopy(db, opening.contentHash);
	if (!copy)
		throw new InputFault(
			opening.scenario,
			`version ${opening.version}`,
			'this attempt was made on content that is neither built in nor kept here; the log is safe'
		);
	const texts = textsOf(copy.content);
	const scenario = readScenario(opening.scenario, texts, opening.variant);
	if (scenario.contentHash !== opening.contentHash)
		throw new InputFault(opening.scenario, 'copy', 'the kept copy is not what the attempt names');
	return { scenario, texts };
}

async function tryBuiltIn(opening: Opening): Promise<Content | undefined> {
	try {
		const texts = await loadTexts(opening.scenario);
		return { texts, scenario: readScenario(opening.scenario, texts, opening.variant) };
	} catch (fault) {
		// A scenario or variant that is gone from this build may still be kept as a copy.
		if (fault instanceof InputFault) return undefined;
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

function textsOf(content: JsonObject): FolderTexts {
	return Object.fromEntries(
		Object.entries(content).flatMap(([name, text]) =>
			typeof text === 'string' ? [[name, text]] : []
		)
	);
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
