import { error } from '@sveltejs/kit';
import { InputFault } from '$lib/parse/json';
import { loadCatalog, loadCompetencies, loadScenario } from '$lib/session/scenarios';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const id = `${params.workflow}/${params.slug}`;
	const catalog = await loadCatalog();
	const module = catalog.modules.find(({ scenarios }) => scenarios.includes(id));
	if (!module) error(404, `There is no scenario "${id}" in this Preceptor.`);
	try {
		const [scenario, { competencies }] = await Promise.all([loadScenario(id), loadCompetencies()]);
		return { scenario, module, competencies };
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		error(500, `The scenario "${id}" cannot be read: ${fault.message}.`);
	}
};
