import type { World } from '$lib/engine/model';
import { visitsOf } from './department';

/** What the rail says beside the board: how many wait to be triaged. */
export function countVisits(world: Pick<World, 'chart' | 'machines' | 'start'>): string | null {
	const waiting = visitsOf(world).filter(
		({ level, state }) =>
			level === null && (state === 'arrived' || state === 'waitingTriage' || state === 'directBed')
	);
	return waiting.length > 0 ? `${waiting.length} to triage` : null;
}
