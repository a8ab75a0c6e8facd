/**
 * Bundles in and out. Any FHIR R4 Bundle becomes a chart's resources: whatever its references look
 * like (`urn:uuid:`, absolute, relative, conditional), afterwards every one reads `Type/id` and names
 * a resource that is there, and everything left out is named with its reason.
 */
import { InputFault } from '$lib/parse/json';
import type { Chart } from './chart';
import { isChartType, structuralFault } from './structure';
import type { Bundle, Ref, Resource } from './types';

export interface Dropped {
	/** The resource (`Claim/12`), or the reference that names nothing. */
	readonly ref: string;
	readonly why: string;
}

export interface ImportedBundle {
	/** In the order of the bundle. */
	readonly resources: Resource[];
	/** How many of each type came in. */
	readonly counts: Record<string, number>;
	readonly dropped: Dropped[];
}

type Item = Record<string, unknown>;

/** A resource on its way in: what it is known by in the bundle, and its place in the chart. */
interface Arrival {
	readonly resource: Item;
	readonly type: string;
	readonly fullUrl: string | undefined;
	readonly ownId: string | undefined;
	ref: Ref;
	/** Why it does not come in; references to it say so. */
	dropped: string | undefined;
}

/**
 * Imports a Bundle of any kind. `name` is the file for messages. Throws InputFault when the value is
 * no Bundle; a resource that cannot be used never stops the rest. Resources without a usable id get
 * one that depends on the bundle alone.
 */
export function importBundle(value: unknown, { name }: { name: string }): ImportedBundle {
	const entries = entriesOf(value, name);
	const dropped: Dropped[] = [];
	const arrivals: Arrival[] = [];
	entries.forEach((entry, i) => {
		const arrival = arrive(entry, i, dropped);
		if (arrival) arrivals.push(arrival);
	});
	giveIds(arrivals);
	for (const arrival of arrivals) {
		if (arrival.dropped === undefined) arrival.dropped = whyNot(arrival);
		if (arrival.dropped !== undefined) dropped.push({ ref: arrival.ref, why: arrival.dropped });
	}
	const directory = new Directory(arrivals);
	const resources: Resource[] = [];
	const counts: Record<string, number> = {};
	for (const arrival of arrivals) {
		if (arrival.dropped !== undefined) continue;
		const id = arrival.ref.slice(arrival.type.length + 1);
		const contained = containedIds(arrival.resource);
		const rewritten = rewrite({ ...arrival.resource, id }, (reference) =>
			directory.resolve(reference, arrival, contained)
		);
		if (!isResource(rewritten)) continue;
		resources.push(rewritten);
		counts[arrival.type] = (counts[arrival.type] ?? 0) + 1;
	}
	return { resources, counts, dropped: [...dropped, ...directory.unresolved()] };
}

/** The whole chart as a collection, in chart order. Importing it gives the same resources back. */
export function exportBundle(chart: Iterable<Resource> | Chart): Bundle {
	return {
		resourceType: 'Bundle',
		type: 'collection',
		entry: [...chart].map((resource) => ({ resource }))
	};
}

function entriesOf(value: unknown, name: string): unknown[] {
	if (!isItem(value)) throw new InputFault(name, '', 'found no object, expected a FHIR Bundle');
	if (value['resourceType'] !== 'Bundle') {
		const found = JSON.stringify(value['resourceType']) ?? 'nothing';
		throw new InputFault(name, 'resourceType', `found ${found}, expected "Bundle"`);
	}
	const { entry } = value;
	if (entry === undefined) return [];
	if (!Array.isArray(entry)) throw new InputFault(name, 'entry', 'found no list, expected a list');
	return entry;
}

function arrive(entry: unknown, i: number, dropped: Dropped[]): Arrival | undefined {
	const place = `entry[${i}]`;
	const resource = isItem(entry) ? entry['resource'] : undefined;
	if (!isItem(entry) || !isItem(resource)) {
		dropped.push({ ref: place, why: 'holds no resource' });
		return undefined;
	}
	const type = resource['resourceType'];
	if (typeof type !== 'string' || !/^[A-Za-z]{1,64}$/.test(type)) {
		dropped.push({ ref: place, why: 'its resource does not say what type it is' });
		return undefined;
	}
	const { fullUrl } = entry;
	const { id } = resource;
	return {
		resource,
		type,
		fullUrl: typeof fullUrl === 'string' && fullUrl !== '' ? fullUrl : undefined,
		ownId: typeof id === 'string' && id !== '' ? id : undefined,
		ref: '',
		dropped: undefined
	};
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * Own ids first, so that a made one never takes the place of one that was given. Two resources may
 * carry one id when their full URLs differ (servers were merged); without that the later is a copy.
 */
function giveIds(arrivals: readonly Arrival[]): void {
	const taken = new Map<Ref, Arrival>();
	const homeless: Arrival[] = [];
	for (const arrival of arrivals) {
		if (arrival.ownId === undefined || !ID.test(arrival.ownId)) {
			homeless.push(arrival);
			continue;
		}
		arrival.ref = `${arrival.type}/${arrival.ownId}`;
		const first = taken.get(arrival.ref);
		if (!first) taken.set(arrival.ref, arrival);
		else if (
			first.fullUrl !== undefined &&
			arrival.fullUrl !== undefined &&
			first.fullUrl !== arrival.fullUrl
		)
			homeless.push(arrival);
		else arrival.dropped = 'a resource of this type and id came before it';
	}
	const counters = new Map<string, number>();
	for (const arrival of homeless) {
		const fromUrl = idInUrl(arrival.fullUrl);
		let ref = fromUrl === undefined ? '' : `${arrival.type}/${fromUrl}`;
		while (ref === '' || taken.has(ref)) {
			const count = (counters.get(arrival.type) ?? 0) + 1;
			counters.set(arrival.type, count);
			ref = `${arrival.type}/${kebab(arrival.type)}-${count}`;
		}
		arrival.ref = ref;
		taken.set(ref, arrival);
	}
}

function idInUrl(fullUrl: string | undefined): string | undefined {
	const tail = fullUrl?.split(/[/:]/).at(-1);
	return tail !== undefined && ID.test(tail) ? tail : undefined;
}

function kebab(type: string): string {
	return type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function whyNot(arrival: Arrival): string | undefined {
	if (!isChartType(arrival.type)) return `a chart does not show ${arrival.type}`;
	const fault = structuralFault(arrival.type, arrival.resource);
	return fault && `${fault.path ? `${fault.path}: ` : ''}${fault.reason}`;
}

/** Finds what references mean, and remembers those that mean nothing. */
class Directory {
	readonly #byUrl = new Map<string, Arrival>();
	/** By `Type/id` as the bundle has it; null where servers were merged and two answer to it. */
	readonly #byRef = new Map<string, Arrival | null>();
	readonly #byIdentifier = new Map<string, Set<Arrival>>();
	readonly #unresolved = new Map<string, { why: string; count: number }>();

	constructor(arrivals: readonly Arrival[]) {
		for (const arrival of arrivals) {
			if (arrival.fullUrl !== undefined && !this.#byUrl.has(arrival.fullUrl))
				this.#byUrl.set(arrival.fullUrl, arrival);
			// A copy that was left out must not hide the one that came before it.
			const own = `${arrival.type}/${arrival.ownId ?? ''}`;
			if (arrival.ownId !== undefined && !(this.#byRef.has(own) && arrival.dropped !== undefined))
				this.#byRef.set(own, this.#byRef.has(own) ? null : arrival);
		}
		// A made id answers to its name too, unless the bundle itself uses that name.
		for (const arrival of arrivals)
			if (!this.#byRef.has(arrival.ref)) this.#byRef.set(arrival.ref, arrival);
		for (const arrival of arrivals) this.#indexIdentifiers(arrival);
	}

	/** `Type/id` of what is meant; null when it is not in the chart, which is noted. */
	resolve(reference: string, from: Arrival, contained: ReadonlySet<string>): Ref | null {
		if (reference.startsWith('#')) {
			if (reference === '#' || contained.has(reference.slice(1))) return reference;
			return this.#note(`${from.ref}${reference}`, 'no such contained resource');
		}
		const found = this.#find(reference, from);
		if (typeof found === 'string') return this.#note(reference, found);
		if (found.dropped !== undefined) return this.#note(reference, `${found.ref} was left out`);
		return found.ref;
	}

	unresolved(): Dropped[] {
		return [...this.#unresolved].map(([ref, { why, count }]) => ({
			ref,
			why: `${why}; ${count === 1 ? 'one reference keeps' : `${count} references keep`} only a name`
		}));
	}

	/** The resource meant, or why there is none. */
	#find(reference: string, from: Arrival): Arrival | string {
		const bare = reference.replace(/\/_history\/[^/]*$/, '').replace(/#.*$/, '');
		const exact = this.#byUrl.get(reference) ?? this.#byUrl.get(bare);
		if (exact) return exact;
		const query = /^([A-Za-z]+)\?(.*)$/.exec(bare);
		if (query) return this.#search(query[1] ?? '', query[2] ?? '');
		const absolute = /^https?:\/\/.*?\/([A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/.exec(bare);
		if (absolute) {
			const target = this.#byRef.get(absolute[1] ?? '');
			// With a full URL it says itself where it lives, and that is elsewhere.
			return target && target.fullUrl === undefined ? target : 'not in the bundle';
		}
		if (bare.includes(':')) return 'not in the bundle';
		const base = from.fullUrl?.endsWith(`/${from.type}/${from.ownId ?? ''}`)
			? from.fullUrl.slice(0, -`${from.type}/${from.ownId ?? ''}`.length)
			: undefined;
		const sibling = base === undefined ? undefined : this.#byUrl.get(base + bare);
		if (sibling) return sibling;
		const target = this.#byRef.get(bare);
		if (target === null) return 'two resources of the bundle answer to it';
		return target ?? 'not in the bundle';
	}

	#search(type: string, query: string): Arrival | string {
		const [name, value, ...more] = query.split(/[=&]/);
		if (name !== 'identifier' || value === undefined || more.length > 0)
			return 'only a search by identifier can be followed';
		const found = this.#byIdentifier.get(`${type}?${decoded(value)}`);
		if (!found) return 'not in the bundle';
		const [only, ...others] = found;
		return only && others.length === 0
			? only
			: `${found.size} resources of the bundle answer to it`;
	}

	#indexIdentifiers(arrival: Arrival): void {
		const { identifier } = arrival.resource;
		for (const item of Array.isArray(identifier) ? identifier : [identifier]) {
			if (!isItem(item) || typeof item['value'] !== 'string') continue;
			const system = typeof item['system'] === 'string' ? item['system'] : '';
			for (const token of [`${system}|${item['value']}`, item['value']]) {
				const key = `${arrival.type}?${token}`;
				const known = this.#byIdentifier.get(key);
				if (known) known.add(arrival);
				else this.#byIdentifier.set(key, new Set([arrival]));
			}
		}
	}

	#note(ref: string, why: string): null {
		const known = this.#unresolved.get(ref);
		if (known) known.count++;
		else this.#unresolved.set(ref, { why, count: 1 });
		return null;
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function containedIds(resource: Item): ReadonlySet<string> {
	const { contained } = resource;
	const ids = new Set<string>();
	for (const inner of Array.isArray(contained) ? contained : [])
		if (isItem(inner) && typeof inner['id'] === 'string') ids.add(inner['id']);
	return ids;
}

/** A copy in which every reference was passed through `resolve`; what did not change is shared. */
function rewrite(value: unknown, resolve: (reference: string) => Ref | null): unknown {
	if (Array.isArray(value)) {
		const copy = value.map((inner) => rewrite(inner, resolve));
		return copy.some((inner, i) => inner !== value[i]) ? copy : value;
	}
	if (!isItem(value)) return value;
	let copy = value;
	for (const [key, held] of Object.entries(value)) {
		if (key === 'reference' && typeof held === 'string') {
			const ref = resolve(held);
			if (ref === null) copy = nameOnly(copy, held);
			else if (ref !== held) copy = { ...copy, reference: ref };
			continue;
		}
		const inner = rewrite(held, resolve);
		if (inner !== held) copy = { ...copy, [key]: inner };
	}
	return copy;
}

function nameOnly(item: Item, reference: string): Item {
	const rest = Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'reference'));
	if (typeof rest['display'] === 'string' && rest['display'] !== '') return rest;
	const type = /^(?:https?:\/\/.*\/)?([A-Z][A-Za-z]+)[/?]/.exec(reference)?.[1];
	return { ...rest, display: `${type ?? 'Resource'} outside this chart` };
}

function isItem(value: unknown): value is Item {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Holds for what passed the structural check of its type and was given its id. */
function isResource(value: unknown): value is Resource {
	return (
		isItem(value) &&
		typeof value['id'] === 'string' &&
		typeof value['resourceType'] === 'string' &&
		isChartType(value['resourceType'])
	);
}
