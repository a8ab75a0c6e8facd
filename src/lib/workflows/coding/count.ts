import type { World } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import { abstractOf } from './abstract';
import { NAME } from './actions';
import { codedEncounters } from './encounter-head';

/** What the rail says beside Coding: how many codes stand, or that the work is finished. */
export function countCodes(world: Pick<World, 'chart' | 'machines'>, patient: Ref): string | null {
	const heads = codedEncounters(world.chart, patient);
	const touched = heads.flatMap(({ id }) => world.machines.get(NAME, id) ?? []);
	if (touched.length > 0 && touched.every(({ snapshot }) => snapshot.value === 'finished'))
		return 'finished';
	const codes = heads.reduce((sum, { id }) => sum + abstractOf(world.chart, id).lines.length, 0);
	return codes > 0 ? String(codes) : null;
}
