/** Point C: what counts as a resource, and how kinds are counted. Kinds count, not tests. */

/** One line of the editions' table of resources. */
export type ResourceLine =
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
	readonly line: ResourceLine | null;
}

/**
 * Source: ESI v4 (AHRQ, 2012 edition), chapter 4, and ESI v5 (ENA, 2023), decision point C. The two
 * editions agree.
 */
export const RESOURCES = {
	labs: { label: 'laboratory tests of blood or urine', line: 'laboratory' },
	ecg: { label: 'ECG', line: 'ecg-and-film' },
	'plain-film': { label: 'plain film', line: 'ecg-and-film' },
	ct: { label: 'CT', line: 'advanced-imaging' },
	mri: { label: 'MRI', line: 'advanced-imaging' },
	ultrasound: { label: 'ultrasound', line: 'advanced-imaging' },
	angiography: { label: 'angiography', line: 'advanced-imaging' },
	'iv-fluids': { label: 'intravenous fluid for hydration', line: 'iv-fluid' },
	'iv-medicine': { label: 'intravenous medicine', line: 'medicine' },
	'im-medicine': { label: 'intramuscular medicine', line: 'medicine' },
	'nebulized-medicine': { label: 'nebulized medicine', line: 'medicine' },
	'specialty-consult': { label: 'specialty consultation', line: 'consultation' },
	'simple-procedure': {
		label: 'simple procedure, such as a laceration repair or a urinary catheter',
		line: 'simple-procedure'
	},
	'complex-procedure': {
		label: 'complex procedure, such as one under sedation',
		line: 'complex-procedure'
	},

	'history-and-physical': { label: 'history and physical, pelvic exam included', line: null },
	'point-of-care-test': { label: 'point-of-care test', line: null },
	'saline-lock': { label: 'saline or heparin lock', line: null },
	'oral-medicine': { label: 'medicine by mouth', line: null },
	'tetanus-shot': { label: 'tetanus shot', line: null },
	'prescription-refill': { label: 'prescription refill', line: null },
	'primary-care-call': { label: 'call to primary care', line: null },
	'wound-care': { label: 'dressing change or wound recheck', line: null },
	'crutches-splint-sling': { label: 'crutches, splint or sling', line: null }
} as const satisfies Record<string, ResourceRow>;

export type ResourceId = keyof typeof RESOURCES;

export function isResourceId(text: string): text is ResourceId {
	return Object.hasOwn(RESOURCES, text);
}

/** Every id, those that do not count included. */
export const RESOURCE_IDS: readonly ResourceId[] = Object.keys(RESOURCES).filter(isResourceId);

/** The row of an id. */
export function resourceRow(id: ResourceId): ResourceRow {
	return RESOURCES[id];
}

/**
 * Lines that print several different things side by side without saying whether two of them are one
 * kind or two. Nothing may hinge on it: the count is a range.
 */
const UNSETTLED: readonly ResourceLine[] = ['ecg-and-film', 'advanced-imaging'];

/** A resource that counts as more than one. */
const WEIGHT: Partial<Readonly<Record<ResourceLine, number>>> = { 'complex-procedure': 2 };

export interface ResourceCount {
	/** Equal unless the editions leave it open. */
	readonly least: number;
	readonly most: number;
	/** Ids that count, once each, in the order given. */
	readonly counted: readonly ResourceId[];
	/** Ids that are no resource, once each. */
	readonly uncounted: readonly ResourceId[];
	/** Ids of which the editions do not say whether they are one kind. */
	readonly unsettled: readonly ResourceId[];
}

/** How many different kinds a list comes to; the same id twice is one. */
export function countResources(ids: readonly ResourceId[]): ResourceCount {
	const distinct = [...new Set(ids)];
	const lineOf = (id: ResourceId) => resourceRow(id).line;
	const counted = distinct.filter((id) => lineOf(id) !== null);
	const lines = new Set(counted.map(lineOf).filter((line) => line !== null));
	let least = 0;
	let most = 0;
	const unsettled: ResourceId[] = [];
	for (const line of lines) {
		const onLine = counted.filter((id) => lineOf(id) === line);
		const weight = WEIGHT[line] ?? 1;
		const isOpen = UNSETTLED.includes(line) && onLine.length > 1;
		least += weight;
		most += isOpen ? onLine.length : weight;
		if (isOpen) unsettled.push(...onLine);
	}
	const uncounted = distinct.filter((id) => lineOf(id) === null);
	return { least, most, counted, uncounted, unsettled };
}
