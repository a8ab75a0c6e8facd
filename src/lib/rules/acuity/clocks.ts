/**
 * Clocks of the emergency department: how soon a waiting patient is looked at again, and how soon
 * something must have happened. Minutes. Policy and guideline data, looked up by date; the algorithm
 * itself sets none of them.
 */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Level } from './editions';

/** Minutes after which a waiting patient is due again: from the strictest policy to the laxest. */
export interface Interval {
	readonly least: number;
	readonly most: number;
}

/** 0 is without a pause. */
export type Reassessment = Readonly<Record<Level, Interval>>;

export const REASSESSMENT: readonly Dated<Reassessment>[] = [
	{
		value: {
			1: { least: 0, most: 0 },
			2: { least: 15, most: 30 },
			3: { least: 60, most: 60 },
			4: { least: 120, most: 120 },
			5: { least: 120, most: 240 }
		},
		effectiveFrom: '2012-01-01',
		effectiveTo: null,
		source: 'Policy data: common department practice. The five-level scale sets no interval'
	}
];

/** When a patient of a level who still waits is due again, on a civil date. Throws before the first. */
export function reassessmentOf(level: Level, date: string): Interval {
	const row = inForce(REASSESSMENT, date);
	if (!row) throw new RangeError(`no reassessment policy on ${date}, expected a later date`);
	return row.value[level];
}

/** What a clock counts from. */
export type ClockStart = 'arrival' | 'first-medical-contact' | 'recognition' | 'dose' | 'onset';

/** `required` is what a guideline or measure asks; `stretch` a harder aim; `policy` local custom. */
export type ClockKind = 'required' | 'stretch' | 'policy';

export interface Clock {
	readonly id: string;
	readonly label: string;
	readonly from: ClockStart;
	/** Whole minutes; on the minute is in time. */
	readonly minutes: number;
	readonly kind: ClockKind;
	/** `read` in the source, or `known` to the field and not re-read for this table. */
	readonly evidence: 'read' | 'known';
}

const clock = (
	id: string,
	label: string,
	from: ClockStart,
	minutes: number,
	more: Partial<Pick<Clock, 'kind' | 'evidence'>> = {}
): Clock => ({ id, label, from, minutes, kind: 'required', evidence: 'read', ...more });

/** Guidelines hold from 1 January of their year where the day is not known to us. */
const under =
	(source: string, effectiveFrom: string, effectiveTo: string | null = null) =>
	(value: Clock): Dated<Clock> => ({ value, effectiveFrom, effectiveTo, source });
const ACS = under('ACC/AHA guideline on acute coronary syndromes, 2025', '2025-01-01');
const STROKE = under('American Heart Association, acute stroke time targets', '2019-01-01');
const SSC_2021 = under(
	'Surviving Sepsis Campaign 2021, recommendations 12 to 15',
	'2021-01-01',
	'2026-03-22'
);
const SSC_2026 = under('Surviving Sepsis Campaign 2026', '2026-03-23');
const SEP_1 = under('CMS measure SEP-1, elements of the bundle', '2015-10-01');
const LOCAL = under('Policy data: common department practice', '2012-01-01');
const KNOWN = { evidence: 'known' } as const;

export const CLOCKS: readonly Dated<Clock>[] = [
	ACS(clock('ecg-read', 'ECG read, in chest pain or its equivalent', 'first-medical-contact', 10)),
	ACS(clock('stemi-device', 'device, in STEMI', 'first-medical-contact', 90)),
	ACS(
		clock('stemi-device-transfer', 'device, in STEMI with transfer', 'first-medical-contact', 120)
	),
	ACS(clock('stemi-lysis', 'lysis, in STEMI where a device is out of reach', 'arrival', 30)),
	STROKE(clock('stroke-physician', 'physician, in a possible stroke', 'arrival', 10)),
	STROKE(clock('stroke-team', 'stroke team called', 'arrival', 15)),
	STROKE(clock('stroke-ct', 'CT begun', 'arrival', 25)),
	STROKE(clock('stroke-ct-stretch', 'CT begun', 'arrival', 20, { kind: 'stretch', ...KNOWN })),
	STROKE(clock('stroke-ct-read', 'CT read', 'arrival', 45)),
	STROKE(clock('stroke-needle', 'lysis begun', 'arrival', 60)),
	STROKE(clock('stroke-needle-stretch', 'lysis begun', 'arrival', 45, { kind: 'stretch' })),
	STROKE(clock('stroke-needle-best', 'lysis begun', 'arrival', 30, { kind: 'stretch' })),
	STROKE(clock('stroke-window', 'lysis begun', 'onset', 270)),
	SSC_2021(
		clock('sepsis-antibiotic', 'antibiotic, in shock or very likely sepsis', 'recognition', 60)
	),
	SSC_2021(
		clock('sepsis-possible', 'antibiotic, in possible sepsis without shock', 'recognition', 180)
	),
	SSC_2026(clock('sepsis-antibiotic', 'antibiotic, in septic shock', 'recognition', 60)),
	SEP_1(clock('sepsis-bundle', 'lactate, cultures before antibiotics, fluid', 'recognition', 180)),
	SEP_1(clock('sepsis-repeat', 'lactate again if the first was above 2', 'recognition', 360)),
	LOCAL(clock('triage-start', 'triage begun', 'arrival', 10, { kind: 'policy', ...KNOWN })),
	LOCAL(
		clock('pain-after-iv', 'pain asked again, after an intravenous dose', 'dose', 30, {
			kind: 'policy'
		})
	),
	LOCAL(
		clock('pain-after-oral', 'pain asked again, after a dose by mouth', 'dose', 60, {
			kind: 'policy'
		})
	)
];

/** A clock on a civil date (`YYYY-MM-DD`), or nothing where none of that id is in force. */
export function clockOf(id: string, date: string): Dated<Clock> | undefined {
	return inForce(
		CLOCKS.filter(({ value }) => value.id === id),
		date
	);
}
