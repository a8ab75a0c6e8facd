/** Imported packs by a quick look at their list, for a worker that has loaded nothing else yet. */
import type { PackHead } from '$lib/codes/pack/envelope';
import { listedCodeSets, type LookOptions } from '$lib/store/code-set-list';
import type { KeptPack } from './code-stock';

/** As `KeptPacks.list` has them; null where only that can tell. `load` reads the bytes of one. */
export async function listedPacks(
	load: (file: string) => Promise<Uint8Array>,
	options: LookOptions = {}
): Promise<KeptPack[] | null> {
	const listed = await listedCodeSets(options);
	if (!listed) return null;
	const packs = listed.flatMap(({ id, importedAt, summary, bytes }): KeptPack[] => {
		const { hash, ...head } = summary;
		if (typeof hash !== 'string' || !isHead(head)) return [];
		return [{ file: id, importedAt, head, hash, bytes, load: () => load(id) }];
	});
	return packs.length === listed.length ? packs : null;
}

type Head = Pick<PackHead, 'kind' | 'edition' | 'counts'>;

/** Whether it has what a shelf asks of a head. What is written here was a head when it was written. */
function isHead(head: object): head is Head {
	if (!('kind' in head && 'edition' in head && 'counts' in head)) return false;
	const { kind, edition, counts } = head;
	if (typeof kind !== 'string' || typeof counts !== 'object' || counts === null) return false;
	if (typeof edition !== 'object' || edition === null) return false;
	const said = new Map<string, unknown>(Object.entries(edition));
	return (
		['id', 'system', 'title', 'from', 'to', 'kind'].every(
			(name) => typeof said.get(name) === 'string'
		) && typeof said.get('codes') === 'number'
	);
}
