/** Imported packs in IndexedDB. They were made here and checked as they were: they are not hashed again. */
import { readHead, readPack } from '$lib/codes/pack/envelope';
import {
	codeSetPack,
	codeSets,
	forgetCodeSets,
	keepCodeSets,
	type CodeSetSummary
} from '$lib/store/code-sets';
import type { PreceptorDatabase } from '$lib/store/db';
import type { KeptPack, NewPack } from './code-stock';

export class KeptPacks {
	readonly #db: () => Promise<PreceptorDatabase>;

	constructor(db: () => Promise<PreceptorDatabase>) {
		this.#db = db;
	}

	/** All of them, no pack read. Throws StoreFault. */
	async list(): Promise<KeptPack[]> {
		return Promise.all((await codeSets(await this.#db())).map((row) => this.#shelved(row)));
	}

	/** All of them or none. Throws StoreFault. */
	async keep(packs: readonly NewPack[]): Promise<void> {
		await keepCodeSets(
			await this.#db(),
			packs.map(({ file, importedAt, head, hash, bytes }) => ({
				id: file,
				system: head.edition.system,
				edition: head.edition.id,
				importedAt,
				pack: bytes,
				summary: {
					kind: head.kind,
					edition: { ...head.edition },
					counts: head.counts,
					sources: head.sources.map((source) => ({ ...source })),
					hash
				}
			}))
		);
	}

	async forget(ids: readonly string[]): Promise<void> {
		await forgetCodeSets(await this.#db(), ids);
	}

	async #shelved({ id, importedAt, summary, bytes }: CodeSetSummary): Promise<KeptPack> {
		const load = () => this.load(id);
		const { hash, ...said } = summary;
		// A row of an earlier version says less of its pack than the pack itself.
		const head = readHead(said) ?? readPack(await load(), id).head;
		return {
			file: id,
			importedAt,
			head,
			hash: typeof hash === 'string' ? hash : undefined,
			bytes,
			load
		};
	}

	/** The bytes of one. Throws StoreFault, and Error where it is gone. */
	async load(id: string): Promise<Uint8Array<ArrayBuffer>> {
		const bytes = await codeSetPack(await this.#db(), id);
		if (!bytes) throw new Error(`The code book ${id} is not in this browser any more.`);
		return bytes;
	}
}
