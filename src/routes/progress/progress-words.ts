/** Figures of progress in words: no share without its n and its interval. */
import { percentText } from '$lib/codes/interval';
import { LEAST_ACTS, MASTERED } from '$lib/learning/mastery';
import type { Observed } from '$lib/learning/observed';
import type { Totals } from '$lib/learning/progress';
import { countText } from '$lib/ui/when';

export const NONE = '–';

/** `75 %` and `41 to 93 %, n 8`, for a large figure with its range under it. */
export function shareParts(observed: Pick<Observed, 'share' | 'n'>): readonly [string, string] {
	const [share = NONE, range = ''] = shareText(observed).replace(')', '').split(' (');
	return [share, range];
}

/** `75 % (41 to 93 %, n 8)`; a dash where nothing was seen. */
export function shareText({ share, n }: Pick<Observed, 'share' | 'n'>): string {
	return share === null ? NONE : percentText(share * n, n);
}

/** `6 of 8`; a dash where nothing was seen. */
export function pointsText({ n, earned, possible }: Observed): string {
	if (n === 0) return NONE;
	return possible === 0 ? 'penalty only' : `${tidy(earned)} of ${tidy(possible)}`;
}

/** Mastery with two decimals, which is a chance and no share; a dash under five acts. */
export function masteryText(mastery: number | null): string {
	if (mastery === null) return NONE;
	// Rounded down: .949 is not mastered, and nothing is certain.
	return Math.min(Math.floor(mastery * 100 + 1e-9) / 100, 0.99).toFixed(2);
}

/** Why a mastery is a dash, or what it comes to. */
export function masteryWord(mastery: number | null, n: number): string {
	if (mastery !== null) return mastery >= MASTERED ? 'mastered' : 'not yet';
	return n === 0 ? 'not met' : `${LEAST_ACTS - n} more ${LEAST_ACTS - n === 1 ? 'act' : 'acts'}`;
}

/** What of the attempts counts, and why the rest does not. */
export function countedText({ attempts, counted, guided, doneBefore }: Totals): string {
	const rest = [
		...(guided > 0 ? [`${guided} guided`] : []),
		...(doneBefore > 0 ? [`${doneBefore} at a case you had done before`] : [])
	];
	const out = rest.length === 0 ? '' : ` Left out: ${rest.join(', ')}.`;
	return `${countText(attempts, 'attempt')} with a mark, of which ${counted} ${counted === 1 ? 'counts' : 'count'}.${out}`;
}

/** `1.2 times the expected time`. */
export function paceText(pace: number): string {
	return `${pace.toFixed(1)} times the expected time`;
}

function tidy(points: number): string {
	return String(Number(points.toFixed(2)));
}
