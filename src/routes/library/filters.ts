/** Which scenarios of the library are shown. The address keeps the choice, so it can be sent and kept. */
import type { LibraryRow } from '$lib/session/scenarios';
import type { ScenarioState } from '$lib/session/standing';

/** An empty text stands for any. */
export interface Filters {
	readonly text: string;
	readonly module: string;
	readonly workflow: string;
	readonly level: string;
	readonly length: string;
	readonly state: string;
}

export type Facet = Exclude<keyof Filters, 'text'>;

/** A scenario with what is known of the learner's work on it. */
export interface Candidate {
	readonly row: LibraryRow;
	readonly state: ScenarioState;
	/** Everything a search may find it by, in small letters. */
	readonly words: string;
}

export const ANY: Filters = {
	text: '',
	module: '',
	workflow: '',
	level: '',
	length: '',
	state: ''
};

const NAMES = ['module', 'workflow', 'level', 'length', 'state'] as const satisfies Facet[];

/** Lengths a learner thinks in: between two lectures, an hour, more than that. */
export const LENGTHS = [
	{ value: 'short', label: 'Up to 20 min', holds: (minutes: number) => minutes <= 20 },
	{
		value: 'medium',
		label: '21 to 40 min',
		holds: (minutes: number) => minutes > 20 && minutes <= 40
	},
	{ value: 'long', label: 'Over 40 min', holds: (minutes: number) => minutes > 40 }
] as const;

export function readFilters(params: URLSearchParams): Filters {
	const of = (name: string) => params.get(name)?.slice(0, 100) ?? '';
	return {
		text: of('q'),
		module: of('module'),
		workflow: of('workflow'),
		level: of('level'),
		length: of('length'),
		state: of('state')
	};
}

/** The query that `readFilters` reads back; empty where nothing is chosen. */
export function writeFilters(filters: Filters): string {
	const params = new URLSearchParams();
	if (filters.text.trim() !== '') params.set('q', filters.text);
	for (const name of NAMES) if (filters[name] !== '') params.set(name, filters[name]);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}

export const isFiltered = (filters: Filters): boolean => writeFilters(filters) !== '';

/** Values of a scenario that a facet may ask for. */
export function valuesOf({ row, state }: Candidate, facet: Facet): readonly string[] {
	switch (facet) {
		case 'module':
			return [row.module];
		case 'workflow':
			return row.workflows;
		case 'level':
			return [row.level];
		case 'length':
			return LENGTHS.filter(({ holds }) => holds(row.minutes)).map(({ value }) => value);
		case 'state':
			return [state];
	}
}

/** Whether a scenario is shown. Every word of the search must be found, each at the start of a word. */
export function isShown(candidate: Candidate, filters: Filters): boolean {
	return hasWords(candidate, filters.text) && NAMES.every((name) => fits(candidate, filters, name));
}

function fits(candidate: Candidate, filters: Filters, facet: Facet): boolean {
	return filters[facet] === '' || valuesOf(candidate, facet).includes(filters[facet]);
}

function hasWords({ words }: Candidate, text: string): boolean {
	const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
	return asked.every((word) => ` ${words}`.includes(` ${word}`));
}

/** How many scenarios each value of a facet would leave, with every other filter as it is. */
export function facetCounts(
	candidates: readonly Candidate[],
	filters: Filters,
	facet: Facet
): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	const others = { ...filters, [facet]: '' };
	for (const candidate of candidates) {
		if (!isShown(candidate, others)) continue;
		counts.set('', (counts.get('') ?? 0) + 1);
		for (const value of valuesOf(candidate, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}

/** Texts as the words a search looks through. */
export function searchWords(texts: readonly string[]): string {
	return texts
		.join(' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.join(' ');
}
