/** Which level of care each day of a stay had, and which one it is paid as. */
import { billingNumber } from './billing-facts';
import { endOf, isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { isInpatientLevel, isInpatientSite } from './claim-codes';
import { daysOf } from './claim-days';
import { dayIn, isWithin, plusDays } from './days';
import {
	LEVELS,
	SITES,
	type Day,
	type Level,
	type LevelChange,
	type Site,
	type StayRecord,
	type Visit
} from './model';
import { continuousDay, visitDay, visitMinutes, visitUnits } from './units';

/** One day of a stay, as it is billed. */
export interface LevelDay {
	readonly day: Day;
	/** What was ordered: at the end of the day, or continuous care where any of the day was that. */
	readonly level: Level;
	/** Where the day counts for. */
	readonly site: Site;
	/** What it is paid as. */
	readonly paidAs: Level;
	/** Units of continuous care; 0 on days paid by the day. */
	readonly continuousUnits: number;
	/** Why, in one sentence. */
	readonly why: string;
}

/**
 * Last day of a stay that has ended: a revocation is never effective before it is signed. Null while it
 * goes on, and where its end cannot be read.
 */
export function lastDay({ exit }: Pick<StayRecord, 'exit'>): Day | null {
	const end = exit === null ? null : endOf(exit);
	return isDay(end) ? end : null;
}

/**
 * The days of a stay from one day to another, both included, cut to the stay; nothing without an
 * election. A day has the level of its end, except that
 * - the day a patient leaves an inpatient bed alive is a home-care day, at the place of the home care
 *   before it (42 CFR 418.302(e)(5));
 * - respite from the sixth day in a row on is paid as routine, counted over the whole stay;
 * - continuous care short of its hours, mostly not nursing, or given in an inpatient facility is paid as
 *   routine.
 * Where nobody ordered a level, routine home care at home is taken.
 */
export function levelDays(record: StayRecord, from: Day, through: Day): LevelDay[] {
	const { election } = record;
	if (election === null || !isDay(election.effective)) return [];
	const last = lastDay(record);
	const to = last !== null && last < through ? last : through;
	const changes = record.levels.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	const days: LevelDay[] = [];
	let respiteRun = 0;
	// How many changes lie on the day or before it: days and changes are both in order.
	let count = 0;
	for (const day of daysOf({ from: firstToCount(changes, election.effective, from), to })) {
		const before = count;
		for (let at = changes[count]?.at; at !== undefined && dayIn(at) <= day; at = changes[count]?.at)
			count += 1;
		const known = levelDay(record, changes, { day, before, count }, respiteRun);
		respiteRun = known.level === 'respite' ? respiteRun + 1 : 0;
		days.push(known);
	}
	return days.filter(({ day }) => isWithin(day, { from, to }));
}

/**
 * The day to count from: the last before the first one asked for that ends in no respite bed, since no run
 * of respite days reaches beyond it.
 */
function firstToCount(changes: readonly LevelChange[], effective: Day, from: Day): Day {
	const last = changes.findLast(
		({ at, level }, place) =>
			isDay(dayIn(at)) &&
			dayIn(at) < from &&
			level !== 'respite' &&
			dayIn(changes[place + 1]?.at ?? '9999') !== dayIn(at)
	);
	const day = last === undefined ? effective : dayIn(last.at);
	return day > effective ? day : effective;
}

interface Placed {
	readonly level: Level;
	readonly site: Site;
}

const UNORDERED: Placed = { level: 'routine', site: 'home' };

/** A day with the changes of level up to it: `before` of them were known the day before. */
interface Reached {
	readonly day: Day;
	readonly before: number;
	readonly count: number;
}

function levelDay(
	record: StayRecord,
	changes: readonly LevelChange[],
	{ day, before, count }: Reached,
	respiteRun: number
): LevelDay {
	const end: Placed = changes[count - 1] ?? UNORDERED;
	if (before === count && end.level === 'routine') return routineDay(day, end.site);
	if (isInpatientLevel(end.level)) return bedDay(record, changes, day, end, respiteRun);
	const reached = before === count ? [] : changes.slice(before, count);
	const today = reached.filter(({ at }) => dayIn(at) === day);
	const start =
		reached.findLast(({ at }) => at <= `${day}T00:00`) ?? changes[count - reached.length - 1];
	const isContinuous = [...(start ? [start] : []), ...today].some(
		({ level }) => level === 'continuous'
	);
	if (isContinuous) return crisisDay(record, day, end.site);
	if (start === undefined || !isInpatientLevel(start.level)) return routineDay(day, end.site);
	return routineDay(
		day,
		end.site,
		`${LEVELS[start.level]} ended on ${dayText(day)}, and the day of discharge is paid as home care.`
	);
}

/** A day of routine home care; most days of a stay are nothing else. */
function routineDay(day: Day, site: Site, why = `Routine home care; place: ${placeWords(site)}.`) {
	return { day, level: 'routine', site, paidAs: 'routine', continuousUnits: 0, why } as const;
}

function placeWords(site: Site): string {
	return SITES[site].toLowerCase();
}

/** A day that ends in an inpatient bed. */
function bedDay(
	{ exit }: StayRecord,
	changes: readonly LevelChange[],
	day: Day,
	{ level, site }: Placed,
	respiteRun: number
): LevelDay {
	const bed = { day, level, site, continuousUnits: 0 };
	const name = LEVELS[level];
	if (exit !== null && exit.kind !== 'death' && endOf(exit) === day) {
		const home = changes.findLast((change) => !isInpatientLevel(change.level)) ?? UNORDERED;
		return {
			...bed,
			site: home.site,
			paidAs: 'routine',
			why: `The stay ended alive on ${dayText(day)}, and a day of discharge is paid as home care, not as ${name.toLowerCase()}.`
		};
	}
	const most = billingNumber('respite', day);
	if (level === 'respite' && respiteRun >= most)
		return {
			...bed,
			paidAs: 'routine',
			why: `${dayText(day)} is day ${respiteRun + 1} of respite in a row: from day ${most + 1} on it is paid as routine.`
		};
	return { ...bed, paidAs: level, why: `${name}; place: ${SITES[site].toLowerCase()}.` };
}

/** A day of continuous home care. */
function crisisDay({ visits }: StayRecord, day: Day, site: Site): LevelDay {
	const crisis = { day, level: 'continuous', site } as const;
	const care = continuousDay(visits, day);
	const hours = hourWords(care.minutes);
	const routine = (reason: string): LevelDay => ({
		...crisis,
		paidAs: 'routine',
		continuousUnits: 0,
		why: `${reason}, so ${dayText(day)} is paid as routine.`
	});
	if (isInpatientSite(site))
		return routine(
			`Continuous home care cannot be given in this place (${SITES[site].toLowerCase()})`
		);
	const least = billingNumber('continuous-care-hours', day);
	if (!care.isLongEnough)
		return routine(`Care of ${hours} is less than the ${least} hours of a continuous day`);
	if (!care.isMostlyNursing)
		return routine(
			`Only ${hourWords(care.nursingMinutes)} of ${hours} were nursing, which is not more than half`
		);
	return {
		...crisis,
		paidAs: 'continuous',
		continuousUnits: care.units,
		why: `Care of ${hours}, ${hourWords(care.nursingMinutes)} of it nursing.`
	};
}

/** `8 h 15 min`. */
export function hourWords(minutes: number): string {
	const rest = minutes % 60;
	const hours = Math.floor(minutes / 60);
	return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** A routine day near death, and the direct care that earns more on it. */
export interface IntensityDay {
	readonly day: Day;
	readonly minutes: number;
	/** Units paid at the hourly rate: at most those of four hours. */
	readonly units: number;
}

/**
 * The days of the service-intensity add-on: routine days among the last seven of an election that ended
 * in death, the day of death being the seventh. Direct care of registered nurses and social workers in
 * person counts, with the units of each visit’s line; calls, other disciplines and visits after the
 * death do not. Empty for every other stay. 42 CFR 418.302(b)(1)(i).
 */
export function serviceIntensityDays(record: StayRecord): IntensityDay[] {
	const { exit } = record;
	if (exit?.kind !== 'death' || !isDay(exit.on)) return [];
	const first = plusDays(exit.on, 1 - billingNumber('service-intensity-days', exit.on));
	return levelDays(record, first, exit.on)
		.filter(({ paidAs }) => paidAs === 'routine')
		.map(({ day }) => {
			const visits = record.visits.filter((visit) => isIntense(visit) && visitDay(visit) === day);
			const units = visits.reduce((sum, visit) => sum + visitUnits(visitMinutes(visit), day), 0);
			return {
				day,
				minutes: visits.reduce((sum, visit) => sum + visitMinutes(visit), 0),
				units: Math.min(units, mostIntensityUnits(day))
			};
		});
}

function isIntense({ discipline, isPhone, isAfterDeath }: Visit): boolean {
	return (discipline === 'rn' || discipline === 'msw') && !isPhone && !isAfterDeath;
}

function mostIntensityUnits(day: Day): number {
	return (billingNumber('service-intensity-hours', day) * 60) / billingNumber('unit-minutes', day);
}
