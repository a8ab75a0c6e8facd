import { describe, expect, it } from 'vitest';
import { loadCurriculum } from './progress-choices';
import { loadKeyText, loadTexts } from './scenarios';

describe('the curriculum', () => {
	it('has a choice for every scenario of the catalog, with what its key scores', async () => {
		const { choices, competencies } = await loadCurriculum();
		expect(choices.length).toBeGreaterThan(0);
		const known = new Set(competencies.map(({ id }) => id));
		for (const choice of choices) {
			const texts = await loadTexts(choice.scenario);
			const { title, level, minutes } = JSON.parse(texts['scenario.json'] ?? '');
			expect({ ...choice }).toMatchObject({ title, level, minutes });
			const named = (await loadKeyText(choice.scenario)).matchAll(/"competency":\s*"([^"]+)"/g);
			expect(new Set([...named].map(([, id]) => id))).toEqual(new Set(choice.competencies));
			expect(choice.competencies.filter((id) => !known.has(id))).toEqual([]);
		}
	});
});
