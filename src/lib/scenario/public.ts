/** What of a scenario a learner's screen may hold. Nothing of the key ever passes here. */
import type { PublicScenario } from '$lib/engine/desk';
import type { Scenario } from './read';

export function publicScenario(scenario: Scenario): PublicScenario {
	return {
		id: scenario.id,
		version: scenario.version,
		title: scenario.title,
		facility: scenario.facility,
		level: scenario.level,
		minutes: scenario.minutes,
		role: scenario.role,
		workflows: scenario.workflows,
		objectives: scenario.objectives,
		brief: scenario.brief,
		tasks: scenario.tasks.map(({ id, text, doneWhen }) =>
			doneWhen
				? { id, text, doneWhen: { workflow: doneWhen.workflow, action: doneWhen.action } }
				: { id, text }
		),
		hints: scenario.hints.map(({ id, ask }) => ({ id, ask })),
		announcements: scenario.timeline
			.filter((item) => item.announce !== undefined)
			.map((item) => ({
				item: item.id,
				text: item.announce ?? '',
				at: 'at' in item.when ? item.when.at : null
			}))
	};
}
