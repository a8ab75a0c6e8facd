/**
 * `scenario.json?head`: the little that choosing a scenario needs, taken out of its folder when the app
 * is built. Whole scenarios and keys come to 1.8 MB, which is too much for a page that only names them.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface ScenarioText {
	readonly title: string;
	readonly level: string;
	readonly minutes: number;
	readonly variants: readonly { readonly id: string }[];
}

interface KeyText {
	readonly sections: Readonly<
		Record<string, { readonly rules?: readonly { readonly competency: string }[] }>
	>;
}

export function scenarioHeads(): Plugin {
	return {
		name: 'scenario-heads',
		enforce: 'pre',
		load(id) {
			const [path = '', query] = id.split('?');
			if (query !== 'head' || !path.endsWith('/scenario.json')) return undefined;
			const keyPath = join(dirname(path), 'key.json');
			this.addWatchFile(path);
			this.addWatchFile(keyPath);
			// Both files are held against their schemas by lint; here they are only read.
			const scenario = JSON.parse(readFileSync(path, 'utf8')) as ScenarioText;
			const key = JSON.parse(readFileSync(keyPath, 'utf8')) as KeyText;
			const rules = Object.values(key.sections).flatMap((section) => section.rules ?? []);
			const head = {
				title: scenario.title,
				level: scenario.level,
				minutes: scenario.minutes,
				variants: scenario.variants.map((variant) => variant.id),
				competencies: [...new Set(rules.map((rule) => rule.competency))].sort()
			};
			return { code: `export default ${JSON.stringify(head)};`, moduleType: 'js' };
		}
	};
}
