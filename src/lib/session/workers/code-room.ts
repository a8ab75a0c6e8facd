/** The world around the code worker: shipped packs by fetch, imported ones in IndexedDB. */
import type { PackHead } from '$lib/codes/pack/envelope';
import type { ShelvedPack } from '$lib/codes/library';
import type { TeachingFile } from '$lib/codes/teaching';
import { KeptSearches } from '$lib/store/kept-searches';
import type { StockRoom } from './code-stock';
import type { KeptPacks } from './kept-packs';
import { listedPacks } from './listed-packs';

/** Whether packs stood in `static/codesets` when the app was built: asking for none logs an error. */
declare const __HAS_CODE_PACKS__: boolean;

/** Ms after an answer in which the next keystrokes are to find the worker free. */
const PAUSE = 1500;

type Text = () => Promise<{ default: string }>;

const TEACHING: Readonly<Record<TeachingFile, Text>> = {
	'editions.tsv': () => import('$lib/codes/teaching/editions.tsv?raw'),
	'codes.tsv': () => import('$lib/codes/teaching/codes.tsv?raw'),
	'blocks.tsv': () => import('$lib/codes/teaching/blocks.tsv?raw'),
	'notes.tsv': () => import('$lib/codes/teaching/notes.tsv?raw'),
	'seventh.tsv': () => import('$lib/codes/teaching/seventh.tsv?raw'),
	'lists.tsv': () => import('$lib/codes/teaching/lists.tsv?raw'),
	'index.tsv': () => import('$lib/codes/teaching/index.tsv?raw'),
	'pcs-tables.tsv': () => import('$lib/codes/teaching/pcs-tables.tsv?raw'),
	'pcs-definitions.tsv': () => import('$lib/codes/teaching/pcs-definitions.tsv?raw'),
	'modifiers.tsv': () => import('$lib/codes/teaching/modifiers.tsv?raw')
};

interface ListedPack extends Pick<PackHead, 'kind' | 'edition' | 'counts'> {
	readonly file: string;
	/** Of the file. */
	readonly sha256?: string;
	readonly bytes: number;
}

export function openRoom(): StockRoom {
	let opening: Promise<KeptPacks> | undefined;
	const shelf = () => {
		opening ??= openShelf().catch((fault: unknown) => {
			opening = undefined;
			throw fault;
		});
		return opening;
	};
	const load = async (file: string) => (await shelf()).load(file);
	return {
		shipped: async () => {
			if (!__HAS_CODE_PACKS__) return [];
			const { packs } = (await fetched('packs.json').then((answer) => answer.json())) as {
				packs: readonly ListedPack[];
			};
			return packs.map(
				({ file, kind, edition, counts, bytes, sha256 }): ShelvedPack & { bytes: number } => ({
					file,
					head: { kind, edition, counts },
					hash: sha256,
					bytes,
					load: async () => {
						const [{ wholePack }, answer] = await Promise.all([
							import('./whole-pack'),
							fetched(file)
						]);
						return wholePack(new Uint8Array(await answer.arrayBuffer()), file);
					}
				})
			);
		},
		kept: async () => (await listedPacks(load)) ?? (await shelf()).list(),
		keep: async (packs) => (await shelf()).keep(packs),
		forget: async (ids) => (await shelf()).forget(ids),
		searches: new KeptSearches(),
		later: (work) => void setTimeout(work, PAUSE),
		teachingTexts: async () =>
			Object.fromEntries(
				await Promise.all(
					Object.entries(TEACHING).map(
						async ([file, load]) => [file, (await load()).default] as const
					)
				)
			),
		now: () => new Date().toISOString()
	};
}

/** Loaded when it is first needed: search does without, and it takes longer to load than search. */
async function openShelf(): Promise<KeptPacks> {
	const [{ KeptPacks: Shelf }, { openDatabase }] = await Promise.all([
		import('./kept-packs'),
		import('$lib/store/db')
	]);
	const db = await openDatabase();
	return new Shelf(() => Promise.resolve(db));
}

/** `codesets/` of wherever the app is served from; the worker itself lies below the same place. */
const FOLDER = new URL(
	`${/^(.*?)\/(?:_app|src|node_modules)\//.exec(self.location.pathname)?.[1] ?? ''}/codesets/`,
	self.location.href
);

async function fetched(file: string): Promise<Response> {
	const answer = await fetch(new URL(file, FOLDER)).catch(() => null);
	if (!answer?.ok)
		throw new Error(
			`The code book ${file} could not be loaded; check the connection and try again.`
		);
	return answer;
}
