/** What must hold across scenario folders: each listed exactly once, every competency's tags known. */
import type { Fault } from './lint';
import type { CatalogFile, CompetenciesFile } from './schema';

/** Faults of catalog and competencies against the folders there are. */
export function catalogFaults(
	catalog: CatalogFile,
	competencies: CompetenciesFile,
	folders: readonly string[]
): Fault[] {
	const faults: Fault[] = [];
	const say = (file: string, path: string, message: string) => faults.push({ file, path, message });
	const listed = catalog.modules.flatMap((module) => module.scenarios);
	for (const id of folders) {
		const times = listed.filter((one) => one === id).length;
		if (times !== 1) say('catalog.json', id, `it is listed ${times} times, expected once`);
	}
	for (const id of listed)
		if (!folders.includes(id)) say('catalog.json', id, 'it is listed, and there is no such folder');
	const modules = new Set(catalog.modules.map(({ id }) => id));
	const domains = new Set(
		competencies.exams.flatMap((exam) => exam.domains.map((domain) => `${exam.id}:${domain.id}`))
	);
	const seen = new Set<string>();
	for (const { id, module, tags } of competencies.competencies) {
		if (seen.has(id)) say('competencies.json', id, 'two competencies share this id');
		seen.add(id);
		if (!modules.has(module)) say('competencies.json', id, `there is no module "${module}"`);
		for (const tag of tags)
			if (!domains.has(tag)) say('competencies.json', id, `there is no exam domain "${tag}"`);
	}
	return faults;
}
