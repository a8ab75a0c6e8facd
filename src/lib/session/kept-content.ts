/**
 * What an attempt was opened on, from the texts built into the app or the copy kept by hash. Knows no way
 * to load what is built in: a worker is handed those texts, and must not carry every scenario itself.
 */
import type { JsonObject } from '$lib/engine/canonical';
import type { Opening } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { readScenario, type FolderTexts, type Scenario } from '$lib/scenario/read';
import { getScenarioCopy } from '$lib/store/copies';
import type { PreceptorDatabase } from '$lib/store/db';

export interface Content {
	readonly scenario: Scenario;
	readonly texts: FolderTexts;
}

/**
 * The content of an attempt: what is built in while it is still the same, else the kept copy, checked
 * against its hash. `built` is null where this app does not have the folder. Throws InputFault, StoreFault.
 */
export async function contentFrom(
	db: PreceptorDatabase,
	opening: Opening,
	built: FolderTexts | null
): Promise<Content> {
	const present = built && scenarioIn(opening, built);
	if (built && present?.contentHash === opening.contentHash)
		return { scenario: present, texts: built };
	const copy = await getScenarioCopy(db, opening.contentHash);
	if (!copy)
		throw new InputFault(
			opening.scenario,
			`version ${opening.version}`,
			'this attempt was made on content that is neither built in nor kept here; its log and marks are safe'
		);
	const texts = textsOf(copy.content);
	const scenario = readScenario(opening.scenario, texts, opening.variant);
	if (scenario.contentHash !== opening.contentHash)
		throw new InputFault(opening.scenario, 'copy', 'the kept copy is not what the attempt names');
	return { scenario, texts };
}

function scenarioIn({ scenario, variant }: Opening, texts: FolderTexts): Scenario | null {
	try {
		return readScenario(scenario, texts, variant);
	} catch (fault) {
		// A variant that is gone from this build may still be kept as a copy.
		if (fault instanceof InputFault) return null;
		throw fault;
	}
}

/** The files in a kept copy. */
export function textsOf(content: JsonObject): FolderTexts {
	return Object.fromEntries(
		Object.entries(content).flatMap(([name, text]) =>
			typeof text === 'string' ? [[name, text]] : []
		)
	);
}
