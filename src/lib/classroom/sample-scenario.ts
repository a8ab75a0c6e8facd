/** A scenario folder as a made-up class works it. */
import type { Workflow } from '$lib/engine/model';
import { InputFault } from '$lib/parse/json';
import { readAttemptScript, readKey, readScenario, type FolderTexts } from '$lib/scenario/read';
import type { SampleScenario } from './sample-class';

/** Reads the folder's texts, key and attempt scripts among them. Throws InputFault. */
export function readSampleScenario(
	id: string,
	texts: FolderTexts,
	workflows: readonly Workflow[]
): SampleScenario {
	const scripts = Object.entries(texts)
		.filter(([name]) => name.startsWith('attempts/'))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, text]) => ({ name, script: readAttemptScript(`${id}/${name}`, text) }))
		.filter(({ script }) => script.variant === null);
	const model = scripts.find(({ name }) => name === 'attempts/model.json')?.script;
	if (!model) throw new InputFault(`${id}/attempts/model.json`, '', 'the file is missing');
	return {
		scenario: readScenario(id, texts),
		key: readKey(id, texts, workflows),
		model,
		mistakes: scripts.map(({ script }) => script).filter((script) => script !== model)
	};
}
