/** Point C: what counts as a resource, and how kinds are counted. Kinds count, not tests. */
import { EDITION_IDS, type EditionId } from './editions';

/** One line of the editions' table of resources. */
export type ResourceKind =
	| 'laboratory'
	| 'ecg-and-film'
	| 'advanced-imaging'
	| 'iv-fluid'
	| 'medicine'
	| 'consultation'
	| 'simple-procedure'
	| 'complex-procedure';

export interface ResourceRow {
	readonly label: string;
	/** Null where it is no resource. */
	readonly kind: ResourceKind | null;
	readonly source: string;
}

const SOURCE = 'ESI v4 (AHRQ, 2012 edition), chapter 4; ESI v5 (ENA, 2023), decision point C';
const one = (label: string, kind: ResourceKind) => ({ label, kind, source: SOURCE }) as const;
const none = (label: string) => ({ label, kind: null, source: SOURCE }) as const;

/** The two editions agree on the whole of it. */
export const RESOURCES = {
	labs: one('laboratory tests of blood or urine', 'laboratory'),
	ecg: one('ECG', 'ecg-and-film'),
	'plain-film': one('plain film', 'ecg-and-film'),
	ct: one('CT', 'advanced-imaging'),
	mri: one('MRI', 'advanced-imaging'),
	ultrasound: one('ultrasound', 'advanced-imaging'),
	angiography: one('angiography', 'advanced-imaging'),
	'iv-fluids': one('intravenous fluid for hydration', 'iv-fluid'),
	'iv-medicine': one('intravenous medicine', 'medicine'),
	'im-medicine': one('intramuscular medicine', 'medicine'),
	'nebulized-medicine': one('nebulized medicine', 'medicine'),
	'specialty-consult': one('specialty consultation', 'consultation'),
	'simple-procedure': one(
		'simple procedure, such as a laceration repair or a urinary catheter',
		'simple-procedure'
	),
	'complex-procedure': one('complex procedure, such as one under sedation', 'complex-procedure'),

	'history-and-physical': none('history and physical, pelvic exam included'),
	'point-of-care-test': none('point-of-care test'),
	'saline-lock': none('saline or heparin lock'),
	'oral-medicine': none('medicine by mouth'),
	'tetanus-shot': none('tetanus shot'),
	'prescription-refill': none('prescription refill'),
	'primary-care-call': none('call to primary care'),
	'wound-care': none('dressing change or wound recheck'),
	'crutches-splint-sling': none('crutches, splint or sling')
} as const satisfies Record<string, ResourceRow>;

export type ResourceId = keyof typeof RESOURCES;

export function isResourceId(text: string): text is ResourceId {
	return Object.hasOwn(RESOURCES, text);
}

/** Every id, those that do not count included. */
export const RESOURCE_IDS: readonly ResourceId[] = Object.keys(RESOURCES).filter(isResourceId);

/** Work that is no resource: what learners count and the editions do not. */
export const NOT_RESOURCE_IDS: readonly ResourceId[] = RESOURCE_IDS.filter(
	(id) => resourceRow(id).kind === null
);

/** The row of an id. */
export function resourceRow(id: ResourceId): ResourceRow {
	return RESOURCES[id];
}

/**
 * Kinds whose line prints several different things side by side, without saying whether two of them
 * are one kind or two. Nothing may hinge on it: the count is a range.
 */
const UNSETTLED: Readonly<Record<EditionId, readonly ResourceKind[]>> = {
	'ESI-v4': ['ecg-and-film', 'advanced-imaging'],
	'ESI-v5': ['ecg-and-film', 'advanced-imaging']
};

/** A kind that counts as more than one. */
const WEIGHT: Partial<Readonly<Record<ResourceKind, number>>> = { 'complex-procedure': 2 };

export interface ResourceCount {
	/** The kinds that count, once each, in the order of the table. */
	readonly kinds: readonly ResourceKind[];
	/** How many they come to at least. */
	readonly count: number;
	/** How many they may come to; the same as `count` where the editions settle it. */
	readonly most: number;
	readonly isSettled: boolean;
	/** Ids that count, once each, in the order of the table. */
	readonly counted: readonly ResourceId[];
	/** Ids that are no resource, once each. */
	readonly uncounted: readonly ResourceId[];
	/** Ids of which the edition does not say whether they are one kind. */
	readonly unsettled: readonly ResourceId[];
}

/**
 * How many different kinds of resources a list comes to. The same id twice is one. Throws a
 * RangeError for an edition that is none.
 */
export function resourceCount(edition: EditionId, ids: readonly ResourceId[]): ResourceCount {
	if (!EDITION_IDS.includes(edition))
		throw new RangeError(`edition "${edition}", expected one of ${EDITION_IDS.join(', ')}`);
	const distinct = RESOURCE_IDS.filter((id) => ids.includes(id));
	const byKind = new Map<ResourceKind, ResourceId[]>();
	for (const id of distinct) {
		const { kind } = resourceRow(id);
		if (kind !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
	}
	let count = 0;
	let most = 0;
	const unsettled: ResourceId[] = [];
	for (const [kind, members] of byKind) {
		const weight = WEIGHT[kind] ?? 1;
		const isOpen = UNSETTLED[edition].includes(kind) && members.length > 1;
		count += weight;
		most += isOpen ? members.length : weight;
		if (isOpen) unsettled.push(...members);
	}
	return {
		kinds: [...byKind.keys()],
		count,
		most,
		isSettled: count === most,
		counted: distinct.filter((id) => resourceRow(id).kind !== null),
		uncounted: distinct.filter((id) => resourceRow(id).kind === null),
		unsettled
	};
}
