/**
 * Every number of the hospice rules as dated data. A row begins on the day the rule began where that is
 * known; where it is not, on 1 January 2015, the year of the edition of 42 CFR 418 that was read.
 * A number that a law is silent on and a house sets for itself says "custom" in its source.
 */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Day, Discipline } from './model';

/** Beginning of a row whose first day was not looked up. */
const READ = '2015-01-01';
const BALANCED_BUDGET_ACT = '1997-08-05';
/** Conditions of participation in their form of 2008. */
const CONDITIONS = '2008-12-02';
const FACE_TO_FACE = '2011-01-01';
const NOTICES = '2014-10-01';
const ADDENDUM = '2020-10-01';
const HOPE = '2025-10-01';

function since<T>(effectiveFrom: string, value: T, source: string): readonly Dated<T>[] {
	return [{ value, effectiveFrom, effectiveTo: null, source }];
}

const HOPE_MANUAL = 'HOPE guidance manual; in place of the older item set since 1 October 2025';
const HOPE_EDITS = 'HOPE data specifications V1.00.1, submission edits';

/** Days unless the name says another unit. */
const NUMBERS = {
	'first-period': since(BALANCED_BUDGET_ACT, 90, '42 CFR 418.21(a)(1)'),
	'second-period': since(BALANCED_BUDGET_ACT, 90, '42 CFR 418.21(a)(2)'),
	'later-period': since(BALANCED_BUDGET_ACT, 60, '42 CFR 418.21(a)(3)'),
	/** After the first day of the period, which makes the end of its third calendar day. */
	'oral-certification': since(READ, 2, '42 CFR 418.22(a)(3)'),
	/** Before the period begins. */
	'early-certification': since(READ, 15, '42 CFR 418.22(a)'),
	/** Number of the first period that asks for a visit. */
	'face-to-face-period': since(FACE_TO_FACE, 3, '42 CFR 418.22(a)(4)'),
	/** Before the period begins. */
	'early-face-to-face': since(FACE_TO_FACE, 30, '42 CFR 418.22(a)(4)'),
	/** After the first day of the period: a visit on that day is still in time. */
	'face-to-face': since(
		FACE_TO_FACE,
		0,
		'Medicare Benefit Policy Manual, chapter 9, 20.1; 42 CFR 418.22(a)(4) says before the period'
	),
	/** After an admission straight into such a period, where exceptional circumstances are recorded. */
	'exceptional-face-to-face': since(
		FACE_TO_FACE,
		2,
		'Medicare Benefit Policy Manual, chapter 9, 20.1 (exceptional circumstances; the two days as known to the field)'
	),
	/** After the election, whose day counts as day 0. */
	'notice-of-election': since(NOTICES, 5, '42 CFR 418.24(a)'),
	/** After the end of care. */
	'notice-of-termination': since(NOTICES, 5, '42 CFR 418.26(e) and 418.28(d)'),
	/** Hours after the election is complete. */
	'initial-assessment-hours': since(CONDITIONS, 48, '42 CFR 418.54(a)'),
	'comprehensive-assessment': since(CONDITIONS, 5, '42 CFR 418.54(b)'),
	'assessment-update': since(CONDITIONS, 15, '42 CFR 418.54(d)'),
	'plan-review': since(CONDITIONS, 15, '42 CFR 418.56(d)'),
	'aide-supervision': since(CONDITIONS, 14, '42 CFR 418.76(h)'),
	/** Days from the election in which a request is an early one. */
	'early-addendum-request': since(ADDENDUM, 5, '42 CFR 418.24(c)'),
	'early-addendum': since(ADDENDUM, 5, '42 CFR 418.24(c)'),
	'later-addendum': since(ADDENDUM, 3, '42 CFR 418.24(c)'),
	'hope-admission': since(HOPE, 5, HOPE_MANUAL),
	/** Numbers of days of the stay, not counts of days. */
	'hope-update-1-first': since(HOPE, 6, HOPE_MANUAL),
	'hope-update-1-last': since(HOPE, 15, HOPE_MANUAL),
	'hope-update-2-first': since(HOPE, 16, HOPE_MANUAL),
	'hope-update-2-last': since(HOPE, 30, HOPE_MANUAL),
	'symptom-follow-up': since(HOPE, 2, HOPE_MANUAL),
	'hope-submission': since(HOPE, 30, HOPE_EDITS),
	/** Lowest impact (item J2051) that asks for a follow-up visit. */
	'follow-up-impact': since(HOPE, 2, HOPE_MANUAL),
	/** In a row. */
	respite: since(READ, 5, '42 CFR 418.302(e)'),
	/** Hours in one day from midnight to midnight. */
	'continuous-care-hours': since(READ, 8, '42 CFR 418.302(e) and 418.204(a)'),
	/** Days paid at the higher routine rate. */
	'higher-routine-rate': since('2016-01-01', 60, '42 CFR 418.302(b)(1)'),
	'service-intensity-days': since('2016-01-01', 7, '42 CFR 418.302(b)(1)'),
	'service-intensity-hours': since('2016-01-01', 4, '42 CFR 418.302(b)(1)'),
	'bereavement-plan': since(
		CONDITIONS,
		14,
		'Custom of the house: 42 CFR 418.64(d) asks for a bereavement plan of care and names no day'
	),
	'bereavement-months': since(
		CONDITIONS,
		13,
		'Custom of the house: 42 CFR 418.64(d) asks for up to a year; the field follows the family for 13 months'
	)
} as const satisfies Record<string, readonly Dated<number>[]>;

export type NumberId = keyof typeof NUMBERS;

/** Ids of all numbers, in the order of the table. */
export const NUMBER_IDS: readonly NumberId[] = Object.keys(NUMBERS).filter(isNumberId);

function isNumberId(id: string): id is NumberId {
	return Object.hasOwn(NUMBERS, id);
}

/** Who may make a symptom follow-up visit. */
const FOLLOW_UP_BY: readonly Dated<readonly Discipline[]>[] = since(
	HOPE,
	['rn', 'lpn'],
	'HOPE guidance manual v1.02: a registered nurse or a licensed practical nurse'
);

/**
 * The row of a number on a civil day, with its source, or nothing before the rule began.
 * Throws when the day is not written `YYYY-MM-DD`.
 */
export function ruleOn(id: NumberId, day: Day): Dated<number> | undefined {
	return inForce<number>(NUMBERS[id], day);
}

/** The number on a civil day, or nothing before the rule began. */
export function numberOn(id: NumberId, day: Day): number | undefined {
	return ruleOn(id, day)?.value;
}

/** Who may make a symptom follow-up visit on a civil day; nobody before HOPE. */
export function followUpBy(day: Day): readonly Discipline[] {
	return inForce(FOLLOW_UP_BY, day)?.value ?? [];
}
