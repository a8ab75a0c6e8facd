/** A cell of the readiness matrix in words: the same on the matrix and on the page of a job. */
import { rangeText, ratingText, wholePercent } from './calibration-text';
import { LEAST_ACTS } from './mastery';
import type { ReadinessCell } from './readiness';

export interface CellWords {
	/** `16 of 100`. */
	readonly weight: string;
	/** `71 %`; a dash where there is too little; null where there is nothing. */
	readonly figure: string | null;
	/** What stands behind the figure, with its n; or why there is none. */
	readonly detail: string;
	/** `3.5 of 5`; null where nothing was answered. */
	readonly self: string | null;
	/** Of how many skills there are cases; null where there are none at all. */
	readonly coverage: string | null;
}

export function cellWords(cell: ReadinessCell): CellWords {
	const { weighting, self, covered, state } = cell;
	const skills = weighting.competencies.length;
	return {
		weight: `${weighting.weight} of 100`,
		...figureOf(cell),
		self: self.share === null ? null : ratingText(self.share),
		coverage:
			state === 'not-covered'
				? null
				: `Cases for ${covered.length} of ${skills} ${skills === 1 ? 'skill' : 'skills'}`
	};
}

function figureOf({ state, observed }: ReadinessCell): Pick<CellWords, 'figure' | 'detail'> {
	const { share, interval, n } = observed;
	if (share !== null && interval !== null)
		return { figure: `${wholePercent(share)} %`, detail: `${rangeText(interval)}, n ${n}` };
	if (state === 'not-covered')
		return { figure: null, detail: 'Not covered yet: no case here trains this.' };
	return n === 0
		? { figure: null, detail: 'Nothing judged yet' }
		: { figure: '–', detail: `n ${n}, it takes ${LEAST_ACTS}` };
}
