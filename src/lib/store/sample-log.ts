/** Logs for tests and benchmarks: real chains of plain actions, the same for the same arguments. */
import { chainEntry } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import type { PreceptorDatabase } from './db';
import { createProfile, getProfile } from './profiles';

export interface SampleLog {
	readonly id: string;
	/** Entries in all, the opening and the hand-in counted. */
	readonly length: number;
	readonly isHandedIn?: boolean;
	readonly learner?: string;
	/** Logs of one id and different courses share the opening only. */
	readonly course?: string;
}

export function sampleLog({
	id,
	length,
	isHandedIn = false,
	learner = 'learner-1',
	course = 'plain'
}: SampleLog): Entry[] {
	const entries = [openingEntry(id, learner)];
	while (entries.length < length) {
		const isLast = isHandedIn && entries.length === length - 1;
		entries.push(isLast ? handIn(entries.at(-1)) : nextEntry(entries.at(-1), course));
	}
	return entries;
}

export function openingEntry(id: string, learner = 'learner-1'): Entry {
	return chainEntry(undefined, {
		at: 0,
		worked: 0,
		wall: '2026-01-14T18:40:00.000Z',
		workflow: 'attempt',
		type: 'attempt.open',
		ok: true,
		data: {
			attempt: id,
			scenario: 'order-entry/first-orders',
			version: 1,
			contentHash: 'a'.repeat(64),
			keyHash: 'b'.repeat(64),
			variant: null,
			seed: 7,
			mode: 'practice',
			role: 'nurse',
			build: 'test',
			workflows: { 'order-entry': 1 },
			assignment: null,
			learner
		}
	});
}

/** The entry after `last`: a task ticked off, named by its place and `course`. */
export function nextEntry(last: Entry | undefined, course = 'plain'): Entry {
	const at = (last?.at ?? 0) + 1500;
	const data = { task: `${course}-${(last?.seq ?? -1) + 1}` };
	return chainEntry(last, { ...stamp(at), workflow: 'attempt', type: 'task.done', data, ok: true });
}

export function handIn(last: Entry | undefined): Entry {
	const at = (last?.at ?? 0) + 1500;
	const data = {};
	return chainEntry(last, {
		...stamp(at),
		workflow: 'attempt',
		type: 'attempt.hand-in',
		data,
		ok: true
	});
}

function stamp(at: number): { at: number; worked: number; wall: string } {
	const seconds = Math.floor(at / 1000);
	const part = (value: number) => String(value).padStart(2, '0');
	const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
	return { at, worked: at, wall: `2026-01-15T${clock.map(part).join(':')}.000Z` };
}

/** Makes sure that the learner of a sample log is there, as attempts are written for nobody else. */
export async function withLearner(db: PreceptorDatabase, id = 'learner-1'): Promise<void> {
	if (await getProfile(db, id)) return;
	await createProfile(db, { id, displayName: 'Ana', createdAt: '2026-01-14T18:00:00.000Z' });
}
