/** What there is to choose from, and what it trains: heads of the scenarios built into the app. */
import type { Choice, Competency } from '$lib/learning/model';
import type { ExamOutline } from '$lib/learning/exams';
import { headOf, loadCatalog, loadCompetencies } from './scenarios';

/** Modules, competencies, exams and scenarios: what progress is held against. */
export interface Curriculum {
	readonly modules: readonly {
		readonly id: string;
		readonly title: string;
		readonly summary: string;
	}[];
	readonly competencies: readonly Competency[];
	readonly exams: readonly ExamOutline[];
	/** That no owner of an exam endorses this. */
	readonly notice: string;
	/** In the order of the catalog. */
	readonly choices: readonly Choice[];
}

let loading: Promise<Curriculum> | undefined;

/** The curriculum, read once. Throws InputFault. */
export function loadCurriculum(): Promise<Curriculum> {
	loading ??= read().catch((fault: unknown) => {
		loading = undefined;
		throw fault;
	});
	return loading;
}

/** Scenarios with what they train, in the order of the catalog. Throws InputFault. */
export async function loadChoices(): Promise<readonly Choice[]> {
	return (await loadCurriculum()).choices;
}

async function read(): Promise<Curriculum> {
	const [{ modules }, { competencies, exams, notice }] = await Promise.all([
		loadCatalog(),
		loadCompetencies()
	]);
	return {
		modules: modules.map(({ id, title, summary }) => ({ id, title, summary })),
		competencies,
		exams,
		notice,
		choices: modules.flatMap((module) =>
			module.scenarios.flatMap((scenario): Choice[] => {
				const head = headOf(scenario);
				return head ? [{ ...head, scenario, module: module.id }] : [];
			})
		)
	};
}
