/** An assignment in words for the learner who received it. Pure. */
import type { Assignment, Counting } from '$lib/classroom/model';
import type { KeyStanding } from '$lib/session/assignments';

export const COUNTING_WORDS: Readonly<Record<Counting, string>> = {
	first: 'The first attempt at each scenario',
	best: 'The best of the attempts you send',
	last: 'The last attempt you send'
};

/** What an exam gives, in minutes of a practised learner. */
export function examText(timeFactor: number): string {
	const factor = Math.round(timeFactor * 100) / 100;
	return `${factor} times what a practised learner needs, by the clock on the wall`;
}

export function passText({ passShare }: Assignment): string {
	return passShare === null
		? 'As each scenario says'
		: `${Math.round(passShare * 1000) / 10} % of the points of each scenario`;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** `in 3 days`, `in 5 hours`, `in under an hour` of ms still to come. */
export function inText(ms: number): string {
	if (ms >= 2 * DAY) return `in ${Math.floor(ms / DAY)} days`;
	if (ms >= 2 * HOUR) return `in ${Math.floor(ms / HOUR)} hours`;
	return ms >= HOUR ? 'in an hour' : 'in under an hour';
}

/** What the key says about the sender, and what to do where it says too little. */
export function keyText(key: KeyStanding, teacher: string): string {
	switch (key.kind) {
		case 'own':
			return 'Signed with the key of this browser: it was made here.';
		case 'known':
			return `Signed with the same key as ${key.others} earlier ${key.others === 1 ? 'assignment' : 'assignments'} you received.`;
		case 'other-key':
			return `Another key than ${teacher} signed with before. Ask them whether they changed browsers, and compare the print.`;
		case 'new':
			return `The first you receive with this key. A name can be typed by anybody: if it matters, ask ${teacher} for the print.`;
	}
}
