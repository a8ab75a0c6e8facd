/**
 * Screens of safety: suicide risk and falls. Structure, numbers and tiers only, with labels of our
 * own: the questions are protected or must be asked word for word, so a site shows its own form.
 */

/** Yes or no to what was asked; null where it was not. */
type Said = boolean | null;

/** When there was suicidal behavior, or preparation for it. */
export type BehaviorTime = 'never' | 'over-3-months' | 'within-3-months';

/** Thoughts are those of the past month. */
export interface IdeationAnswers {
	readonly wishToBeDead: Said;
	readonly activeThoughts: Said;
	/** The next three are asked only after a yes to active thoughts. */
	readonly method: Said;
	readonly intent: Said;
	readonly plan: Said;
	readonly behavior: BehaviorTime | null;
}

export type IdeationTier = 'none' | 'low' | 'moderate' | 'high';

export interface IdeationScreen {
	/** The gravest tier that any answer gives. */
	readonly tier: IdeationTier;
	/** What should have been asked and was not; the tier may yet rise. */
	readonly missing: readonly (keyof IdeationAnswers)[];
	/** A method, intent or plan is told, and active thoughts are denied: ask again. */
	readonly isContradictory: boolean;
	readonly source: string;
}

/**
 * Tiers of a six-question screen of suicidal ideation and behavior.
 * Source: C-SSRS screener, triage for emergency departments (Columbia Lighthouse Project), structure.
 */
export function ideationScreen(answers: IdeationAnswers): IdeationScreen {
	const { wishToBeDead, activeThoughts, method, intent, plan, behavior } = answers;
	const followUps = [method, intent, plan];
	const missing: (keyof IdeationAnswers)[] = [];
	if (wishToBeDead === null) missing.push('wishToBeDead');
	if (activeThoughts === null) missing.push('activeThoughts');
	if (activeThoughts === true)
		for (const id of ['method', 'intent', 'plan'] as const)
			if (answers[id] === null) missing.push(id);
	if (behavior === null) missing.push('behavior');
	const isHigh = intent === true || plan === true || behavior === 'within-3-months';
	const isModerate = method === true || behavior === 'over-3-months';
	const isLow = wishToBeDead === true || activeThoughts === true;
	return {
		tier: isHigh ? 'high' : isModerate ? 'moderate' : isLow ? 'low' : 'none',
		missing,
		isContradictory: activeThoughts === false && followUps.includes(true),
		source: 'C-SSRS screener, structure (Columbia Lighthouse Project)'
	};
}

export type AsqAnswer = 'yes' | 'no' | 'refused';

export interface AsqAnswers {
	/** The four questions that everyone is asked, in order; null where one was not asked. */
	readonly first: readonly [AsqAnswer | null, AsqAnswer | null, AsqAnswer | null, AsqAnswer | null];
	/** Thoughts at this moment; asked only after a yes or a refusal. */
	readonly now: AsqAnswer | null;
}

/**
 * `acute`: someone stays with the patient and a full evaluation is made now. `non-acute`: a brief
 * safety assessment before the patient leaves. `incomplete`: a question that decides was not asked.
 */
export type AsqTier = 'negative' | 'non-acute' | 'acute' | 'incomplete';

/** Years from which the ASQ is used. */
export const ASQ_FROM_YEARS = 8;

/**
 * Tier of the ASQ. A refusal counts as positive and not acute.
 * Source: Ask Suicide-Screening Questions (NIMH), toolkit for emergency departments.
 */
export function asqTier({ first, now }: AsqAnswers): AsqTier {
	if (now === 'yes') return 'acute';
	if (first.includes('yes')) return now === null ? 'incomplete' : 'non-acute';
	if (first.includes(null)) return 'incomplete';
	return first.includes('refused') ? 'non-acute' : 'negative';
}

export const WALKING_AIDS = ['none', 'cane-crutches-walker', 'furniture'] as const;
export const GAITS = ['normal', 'weak', 'impaired'] as const;

export interface FallFacts {
	readonly recentFall: boolean;
	readonly secondDiagnosis: boolean;
	/** `none` also with a wheelchair, in bed, or with a nurse's help. */
	readonly aid: (typeof WALKING_AIDS)[number];
	readonly ivOrLock: boolean;
	readonly gait: (typeof GAITS)[number];
	/** Thinks more of the own ability than is so. */
	readonly overestimates: boolean;
}

export type FallTier = 'low' | 'moderate' | 'high';

export interface FallScore {
	/** 0 to 125. */
	readonly points: number;
	readonly tier: FallTier;
	/** On 45, which print puts on either side of high: no key may hinge on it. */
	readonly isDisputed: boolean;
	readonly source: string;
}

const AID_POINTS = { none: 0, 'cane-crutches-walker': 15, furniture: 30 } as const;
const GAIT_POINTS = { normal: 0, weak: 10, impaired: 20 } as const;
const LOW_BELOW = 25;
const DISPUTED = 45;

/**
 * Fall risk by six weighted items. `highFrom` is facility data, 45 or 46 in print: the author leaves
 * the cut to the site. Source: Morse et al., Can J Aging 1989, weights.
 */
export function fallScore(of: FallFacts, { highFrom }: { readonly highFrom: number }): FallScore {
	const points =
		(of.recentFall ? 25 : 0) +
		(of.secondDiagnosis ? 15 : 0) +
		AID_POINTS[of.aid] +
		(of.ivOrLock ? 20 : 0) +
		GAIT_POINTS[of.gait] +
		(of.overestimates ? 15 : 0);
	return {
		points,
		tier: points < LOW_BELOW ? 'low' : points < highFrom ? 'moderate' : 'high',
		isDisputed: points === DISPUTED,
		source: 'Morse-type fall score (Morse et al., Can J Aging 1989), weights; cut by facility'
	};
}
