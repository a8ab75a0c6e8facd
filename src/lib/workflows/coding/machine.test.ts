import type { JsonObject } from '$lib/engine/canonical';
import type { MachineEvent, View } from '$lib/engine/model';
import { viewOf } from '$lib/engine/step';
import { checkMachine } from '$tests/support/machine-checks';
import { describe, expect, it } from 'vitest';
import { machine } from './machine';
import { act, add, idOf, openQuery, play, STAY, WHOLE_QUERY } from './sample-case';

const poa = (code: string) => act('code.poa', { id: idOf(code), poa: 'Y' });

function viewsAfter(acts: Parameters<typeof play>[0]): View[] {
	const view = viewOf(play(acts).world);
	return [1, 2].map((seq) => ({ ...view, seq }));
}

const VIEWS = [
	...viewsAfter([]),
	...viewsAfter([add('A41.9'), poa('A41.9'), openQuery('query-1', WHOLE_QUERY)])
];

const DATA: readonly (readonly [string, JsonObject])[] = [
	['code.add', { ...add('N39.0').data }],
	['code.remove', { encounter: STAY, id: 'a41.9' }],
	['edit.answer', { encounter: STAY, rule: 'excludes1', codes: ['A41.9'] }],
	['encoder.ask', { encounter: STAY, text: 'sepsis', shown: ['A41.9'] }],
	['query.send', { encounter: STAY, query: 'query-1' }],
	['query.answer', {}],
	['coding.finish', { encounter: STAY }],
	['coding.reopen', { encounter: STAY }]
];

const EVENTS: readonly MachineEvent[] = VIEWS.flatMap((view) =>
	DATA.map(([type, data]) => ({ type, data, instance: STAY, view }))
);

describe('the lives of an encounter and of a query', () => {
	it('have no dead end, no idle transition and no state that nobody reaches', () => {
		const { faults, states } = checkMachine(machine, {
			inputs: ['encounter', 'query', 'nothing'].map((standing) => ({ standing })),
			// Two acts never share the entry they came after.
			events: (snapshot) =>
				EVENTS.filter(({ view }) => view.seq !== (snapshot.context as { seq: number }).seq)
		});
		expect(faults).toEqual([]);
		expect(states).toBeGreaterThan(8);
	});

	it('a finished encounter takes nothing until it is opened again', () => {
		const acts = [add('A41.9'), poa('A41.9'), act('coding.finish', {}), add('N39.0')];
		const { refused } = play([...acts, act('coding.reopen', {}), add('N39.0')]);
		expect([...refused]).toEqual([
			[4, 'This encounter is finished; reopen it to change its codes.']
		]);
	});

	it('a sent query is answered by the script, once', () => {
		const wait = { workflow: 'attempt', type: 'clock.advance', data: { why: 'wait' } };
		const { world } = play([
			openQuery('query-1', WHOLE_QUERY),
			act('query.send', { query: 'query-1' }),
			...Array.from({ length: 125 }, () => wait)
		]);
		expect(world.machines.get('coding', 'query-1')?.snapshot.value).toBe('answered');
		expect(world.machines.get('coding', STAY)?.snapshot.value).toBe('open');
	});
});
