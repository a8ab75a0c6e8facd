import type { World } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import { papersOf } from './papers';
import { staysOf } from './stays';

/** What the rail says beside the stays of a patient: how many papers wait to be read. */
export function countStays(
	world: Pick<World, 'chart' | 'machines' | 'start'>,
	patient: Ref
): string | null {
	const waiting = staysOf(world, patient)
		.flatMap(({ id }) => papersOf(world, id))
		.filter(({ state }) => state === 'waiting');
	return waiting.length > 0 ? `${waiting.length} to read` : null;
}
