/** Assignments as the first page lists them. */
import type { House } from '$lib/session/house.svelte';
import type { Work } from '$lib/session/standing';
import { receivers } from '$lib/store/received';
import type { AssignmentRow } from '$lib/store/rows';

export interface Assigned {
	readonly id: string;
	readonly title: string;
	/** The instructor as they name themselves. */
	readonly teacher: string;
	/** UTC, ISO 8601; null where there is none. */
	readonly due: string | null;
	/** Scenarios handed in for it, of those it asks for. */
	readonly done: number;
	readonly of: number;
	/** The signed line, which the page of the assignment is opened with. */
	readonly jws: string;
}

/**
 * What this learner received: what still asks for something first, then the one due first. `rows` are
 * all assignments of this browser; reading one means verifying it, which nobody without one waits for.
 */
export async function loadAssigned(
	{ db, profile }: Pick<House, 'db' | 'profile'>,
	work: Work,
	rows: readonly AssignmentRow[]
): Promise<readonly Assigned[]> {
	if (!rows.some((row) => receivers(row).includes(profile.id))) return [];
	const { assignedStandings, receivedAssignments } = await import('$lib/session/assignments');
	const received = await receivedAssignments(db, profile.id);
	return received
		.map(({ assignment, jws }): Assigned => {
			const standings = assignedStandings(assignment, work);
			return {
				id: assignment.id,
				title: assignment.title,
				teacher: assignment.teacher,
				due: assignment.due,
				done: standings.filter(({ finished }) => finished.length > 0).length,
				of: standings.length,
				jws
			};
		})
		.sort(inOrder);
}

/** Whether it is past due, by this device's clock (`now`, epoch ms), with something still to hand in. */
export function isLate({ due, done, of }: Assigned, now: number): boolean {
	return due !== null && done < of && Date.parse(due) < now;
}

function inOrder(a: Assigned, b: Assigned): number {
	const isDone = ({ done, of }: Assigned) => Number(done >= of);
	const at = ({ due }: Assigned) => (due === null ? Infinity : Date.parse(due));
	return isDone(a) - isDone(b) || (at(a) === at(b) ? 0 : at(a) - at(b));
}
