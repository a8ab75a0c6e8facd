import { expect, it } from 'vitest';
import { WORKFLOWS } from '$lib/workflows';
import { WORKFLOW_TITLES } from '$lib/workflows/titles';

it('names every workflow of the registry as it names itself', () => {
	expect(WORKFLOW_TITLES).toEqual(
		Object.fromEntries(WORKFLOWS.map(({ name, title }) => [name, title]))
	);
});
