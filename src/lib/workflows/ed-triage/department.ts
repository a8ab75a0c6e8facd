/**
 * A department and its visits, read out of the chart. The department is a Location that names its
 * edition of the acuity scale; its places are Locations that are part of it. A visit is an Encounter
 * of class EMER: its `priority` is the acuity, its `location` where the patient is.
 */
import type { Start } from '$lib/engine/time';
import type { View, World } from '$lib/engine/model';
import type { Chart } from '$lib/fhir/chart';
import { conceptText, instantOf } from '$lib/fhir/selectors/display';
import { refOf, type Extension, type Ref, type ResourceOf } from '$lib/fhir/types';
import type { Age } from '$lib/rules/acuity/age';
import { reassessmentOf } from '$lib/rules/acuity/clocks';
import { EDITION_IDS, type EditionId, type Level } from '$lib/rules/acuity/editions';
import { NAME } from './actions';

export const EXTENSION = {
	edition: 'urn:preceptor:ed:acuity-edition',
	placeKind: 'urn:preceptor:ed:place-kind',
	reassess: 'urn:preceptor:ed:reassess-minutes',
	look: 'urn:preceptor:ed:quick-look',
	disposition: 'urn:preceptor:ed:disposition'
} as const;

/** Coding system of a level on an Encounter; the edition follows the colon. */
export const ACUITY_SYSTEM = 'urn:preceptor:ed:acuity';

export const PLACE_KINDS = ['waiting', 'triage', 'room', 'resus', 'isolation', 'hall'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Places where a patient has been brought to a bed. */
export const BED_KINDS: readonly PlaceKind[] = ['room', 'resus', 'isolation', 'hall'];

export interface Place {
	readonly id: string;
	readonly name: string;
	readonly kind: PlaceKind;
}

export interface Department {
	readonly ref: Ref;
	readonly name: string;
	readonly edition: EditionId;
	readonly places: readonly Place[];
	/** Minutes between looks at a waiting patient, by level. */
	readonly reassess: Readonly<Record<Level, number>>;
}

export interface Visit {
	/** Bare id of the Encounter: the instance of its machine. */
	readonly id: string;
	readonly patient: Ref;
	readonly state: VisitState;
	/** FHIR dateTime of the arrival. */
	readonly arrived: string;
	/** Simulated ms of the arrival; before the start it is negative. */
	readonly at: number;
	readonly level: Level | null;
	/** What stands as reason, as registered or as triage grouped it. */
	readonly complaint: string;
	/** Id of the complaint group, once triage has chosen one. */
	readonly group: string | null;
	readonly place: Place | null;
	/** What the provider decided. */
	readonly disposition: string | null;
	readonly look: string | null;
}

/** States of a visit, in the words of a department. */
export const VISIT_STATES = {
	arrived: 'Arrived',
	waitingTriage: 'Waiting for triage',
	directBed: 'To a bed, not triaged',
	inTriage: 'In triage',
	triaged: 'Triaged',
	waitingRoom: 'Waiting room',
	roomed: 'In a room',
	providerSeen: 'Provider seen',
	dispositionDecided: 'Disposition decided',
	boarding: 'Boarding',
	admitted: 'Admitted',
	discharged: 'Discharged',
	transferred: 'Transferred',
	expired: 'Died',
	lwbs: 'Left without being seen',
	eloped: 'Eloped',
	ama: 'Left against advice'
} as const;
export type VisitState = keyof typeof VISIT_STATES;

export const OVER_STATES: readonly VisitState[] = [
	'admitted',
	'discharged',
	'transferred',
	'expired',
	'lwbs',
	'eloped',
	'ama'
];

/** Before a provider has begun the medical screening exam. */
export const UNSEEN_STATES: readonly VisitState[] = [
	'arrived',
	'waitingTriage',
	'directBed',
	'inTriage',
	'triaged',
	'waitingRoom',
	'roomed'
];

function isState(value: unknown): value is VisitState {
	return typeof value === 'string' && Object.hasOwn(VISIT_STATES, value);
}

export function extensionOf(
	held: { extension?: Extension[] | undefined } | undefined,
	url: string
): Extension | undefined {
	return held?.extension?.find((one) => one.url === url);
}

/** The department of a chart; nothing where the chart has none. `date` decides its default intervals. */
export function departmentOf(chart: Chart, date: string): Department | undefined {
	const locations = chart.shelf('Location');
	const found = locations.find((one) => extensionOf(one, EXTENSION.edition));
	if (!found) return undefined;
	const written = extensionOf(found, EXTENSION.edition)?.valueCode;
	const edition = EDITION_IDS.find((id) => id === written);
	if (!edition)
		throw new RangeError(`${refOf(found)} names the edition "${String(written)}", not one known`);
	const ref = refOf(found);
	const minutes = (level: Level) =>
		extensionOf(found, EXTENSION.reassess)?.extension?.find(({ url }) => url === `level-${level}`)
			?.valueInteger ?? reassessmentOf(level, date).most;
	return {
		ref,
		name: found.name ?? 'Emergency department',
		edition,
		places: locations.filter((one) => one.partOf?.reference === ref).map(placeFrom),
		reassess: { 1: minutes(1), 2: minutes(2), 3: minutes(3), 4: minutes(4), 5: minutes(5) }
	};
}

function placeFrom(location: ResourceOf<'Location'>): Place {
	const kind = extensionOf(location, EXTENSION.placeKind)?.valueCode;
	return {
		id: location.id,
		name: location.name ?? location.id,
		kind: PLACE_KINDS.find((known) => known === kind) ?? 'room'
	};
}

/** A place by bare id; nothing when the chart has no such place. The department itself is none. */
export function placeOf(chart: Chart, id: string): Place | undefined {
	const location = chart.one('Location', id);
	return location && !extensionOf(location, EXTENSION.edition) ? placeFrom(location) : undefined;
}

/** Where the patient of a visit is now. */
export function placeAt(chart: Chart, encounter: ResourceOf<'Encounter'>): Place | undefined {
	const where = encounter.location?.findLast((one) => one.status === 'active')?.location.reference;
	return where?.startsWith('Location/')
		? placeOf(chart, where.slice('Location/'.length))
		: undefined;
}

/** All emergency visits of a world, in the order they arrived. */
export function visitsOf(world: Pick<World, 'chart' | 'machines' | 'start'>): Visit[] {
	const { chart, machines, start } = world;
	return chart
		.shelf('Encounter')
		.flatMap((encounter) => {
			if (encounter.class.code !== 'EMER' || !encounter.subject?.reference) return [];
			const arrived = encounter.period?.start;
			const at = instantOf(arrived, start.offset);
			if (!arrived || at === null) return [];
			const value = machines.get(NAME, encounter.id)?.snapshot.value;
			const state = isState(value) ? value : standingOf(encounter);
			return [visitFrom(chart, encounter, state, arrived, at - start.ms)];
		})
		.sort((a, b) => a.at - b.at);
}

export function visitOf(
	world: Pick<World, 'chart' | 'machines' | 'start'>,
	id: string
): Visit | undefined {
	return visitsOf(world).find((visit) => visit.id === id);
}

function visitFrom(
	chart: Chart,
	encounter: ResourceOf<'Encounter'>,
	state: VisitState,
	arrived: string,
	at: number
): Visit {
	const reason = encounter.reasonCode?.[0];
	return {
		id: encounter.id,
		patient: encounter.subject?.reference ?? '',
		state,
		arrived,
		at,
		level: levelOf(encounter),
		complaint: conceptText(reason) || 'Not recorded',
		group: reason?.coding?.[0]?.code ?? null,
		place: placeAt(chart, encounter) ?? null,
		disposition: extensionOf(encounter, EXTENSION.disposition)?.valueCode ?? null,
		look: extensionOf(encounter, EXTENSION.look)?.valueCode ?? null
	};
}

/** The acuity that stands on a visit now. */
export function levelOf(encounter: ResourceOf<'Encounter'>): Level | null {
	const coding = encounter.priority?.coding?.find(({ system }) =>
		system?.startsWith(ACUITY_SYSTEM)
	);
	const level = Number(coding?.code);
	return level >= 1 && level <= 5 && level % 1 === 0 ? (level as Level) : null;
}

/** Where a visit of the starting chart stands before anything is done to it. */
export function standingOf(encounter: ResourceOf<'Encounter'>): VisitState {
	switch (encounter.status) {
		case 'triaged':
			return levelOf(encounter) === null ? 'arrived' : 'waitingRoom';
		case 'in-progress':
			return extensionOf(encounter, EXTENSION.disposition) ? 'dispositionDecided' : 'providerSeen';
		case 'onleave':
			return 'boarding';
		case 'finished':
		case 'cancelled':
			return 'discharged';
		default:
			return 'arrived';
	}
}

const DAY_MS = 86_400_000;

/** Age of a patient at a moment: days in the first month, months up to two years, then years. */
export function ageAt(
	chart: Chart,
	patient: Ref,
	{ start, at }: { start: Start; at: number }
): Age | null {
	const person = chart.get(patient);
	const born = person?.resourceType === 'Patient' ? person.birthDate : undefined;
	if (!born || !/^\d{4}-\d{2}-\d{2}$/.test(born)) return null;
	const now = new Date(start.ms + at + start.offset * 60_000);
	const birth = new Date(`${born}T00:00:00Z`);
	const days = Math.floor((now.getTime() - birth.getTime()) / DAY_MS);
	const months =
		(now.getUTCFullYear() - birth.getUTCFullYear()) * 12 +
		now.getUTCMonth() -
		birth.getUTCMonth() -
		(now.getUTCDate() < birth.getUTCDate() ? 1 : 0);
	if (days < 0) return null;
	if (months < 1) return { value: days, unit: 'd' };
	return months < 24
		? { value: months, unit: 'mo' }
		: { value: Math.floor(months / 12), unit: 'a' };
}

/** The emergency visit an action or a form is about; an Encounter of another class is none. */
export function encounterIn(
	view: Pick<View, 'chart'>,
	id: string
): ResourceOf<'Encounter'> | undefined {
	const held = view.chart.one('Encounter', id);
	return held?.class.code === 'EMER' ? held : undefined;
}
