/**
 * A chart: the resources of one scenario, found by reference and by type.
 *
 * The engine owns the maps behind a chart and changes them in place (a copy per step of a
 * 1,500-resource chart costs a hundred times the step); after every change it hands out a new Chart
 * object over the same maps, so whoever compares by identity sees that something changed. A Chart
 * kept from before a change therefore shows the present, not the past: only the film, which asks for
 * a copy, may keep one.
 */
import { refOf, type Ref, type Resource, type ResourceOf, type ResourceType } from './types';

export type ChartChange = { put: Resource } | { remove: Ref };

type Shelves = Map<string, Map<string, Resource>>;

/** The list of a shelf, made once and thrown away when the shelf changes. */
const lists = new WeakMap<Map<string, Resource>, readonly Resource[]>();
const NOTHING: readonly never[] = [];

export class Chart {
	readonly #shelves: Shelves;

	private constructor(shelves: Shelves) {
		this.#shelves = shelves;
	}

	static of(resources: Iterable<Resource>): Chart {
		const shelves: Shelves = new Map();
		for (const resource of resources) shelve(shelves, resource);
		return new Chart(shelves);
	}

	/** The resource behind `Type/id`, or nothing. */
	get(ref: Ref): Resource | undefined {
		const slash = ref.indexOf('/');
		return this.#shelves.get(ref.slice(0, slash))?.get(ref.slice(slash + 1));
	}

	has(ref: Ref): boolean {
		return this.get(ref) !== undefined;
	}

	/** All resources of one type, in the order they came. */
	all<T extends ResourceType>(type: T): ResourceOf<T>[] {
		return [...this.shelf(type)];
	}

	/**
	 * What `all` gives, as a list that stays the identical one until a resource of this type comes,
	 * changes or goes: what was read out of it can be kept for as long.
	 */
	shelf<T extends ResourceType>(type: T): readonly ResourceOf<T>[] {
		const shelf = this.#shelves.get(type);
		if (!shelf) return NOTHING;
		let list = lists.get(shelf);
		if (!list) lists.set(shelf, (list = [...shelf.values()]));
		return list as readonly ResourceOf<T>[];
	}

	/** One resource of a known type by its bare id, or nothing. */
	one<T extends ResourceType>(type: T, id: string): ResourceOf<T> | undefined {
		return this.#shelves.get(type)?.get(id) as ResourceOf<T> | undefined;
	}

	/** True when any resource, of whatever type, has this bare id. */
	hasId(id: string): boolean {
		for (const shelf of this.#shelves.values()) if (shelf.has(id)) return true;
		return false;
	}

	*[Symbol.iterator](): Iterator<Resource> {
		for (const shelf of this.#shelves.values()) yield* shelf.values();
	}

	get size(): number {
		let size = 0;
		for (const shelf of this.#shelves.values()) size += shelf.size;
		return size;
	}

	/** Changes the maps behind this chart in place and returns a new Chart over them. Engine only. */
	applyOwned(changes: readonly ChartChange[]): Chart {
		if (changes.length === 0) return this;
		for (const change of changes) {
			if ('put' in change) shelve(this.#shelves, change.put);
			else {
				const slash = change.remove.indexOf('/');
				const shelf = this.#shelves.get(change.remove.slice(0, slash));
				if (shelf?.delete(change.remove.slice(slash + 1))) lists.delete(shelf);
			}
		}
		return new Chart(this.#shelves);
	}

	/** A chart with maps of its own; resources are shared, since nobody changes one. */
	copy(): Chart {
		return new Chart(new Map([...this.#shelves].map(([type, shelf]) => [type, new Map(shelf)])));
	}
}

function shelve(shelves: Shelves, resource: Resource): void {
	let shelf = shelves.get(resource.resourceType);
	if (!shelf) shelves.set(resource.resourceType, (shelf = new Map()));
	shelf.set(resource.id, resource);
	lists.delete(shelf);
}

/** Every reference found anywhere in a resource, contained ones (`#id`) left out. */
export function referencesIn(resource: Resource): Ref[] {
	const found: Ref[] = [];
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(walk);
		else if (value && typeof value === 'object') {
			for (const [key, inner] of Object.entries(value)) {
				if (key === 'reference' && typeof inner === 'string') {
					if (!inner.startsWith('#')) found.push(inner);
				} else walk(inner);
			}
		}
	};
	walk(resource);
	return found;
}

export { refOf };
