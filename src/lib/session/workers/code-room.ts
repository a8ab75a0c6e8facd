/** The world around the code worker: shipped packs by fetch, imported ones in IndexedDB. */
import type { PackHead } from '$lib/codes/pack/envelope';
import type { ShelvedPack } from '$lib/codes/library';
import type { TeachingFile } from '$lib/codes/teaching';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import type { StockRoom } from './code-stock';
import { KeptPacks } from './kept-packs';
import { wholePack } from './whole-pack';

/** Whether packs stood in `static/codesets` when the app was built: asking for none logs an error. */
declare const __HAS_CODE_PACKS__: boolean;

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
	readonly bytes: number;
}

export function openRoom(): StockRoom {
	let opening: Promise<PreceptorDatabase> | undefined;
	const database = () => {
		opening ??= openDatabase().catch((fault: unknown) => {
			opening = undefined;
			throw fault;
		});
		return opening;
	};
	const shelf = new KeptPacks(database);
	return {
		shipped: async () => {
			if (!__HAS_CODE_PACKS__) return [];
			const { packs } = (await fetched('packs.json').then((answer) => answer.json())) as {
				packs: readonly ListedPack[];
			};
			return packs.map(
				({ file, kind, edition, counts, bytes }): ShelvedPack & { bytes: number } => ({
					file,
					head: { kind, edition, counts },
					bytes,
					load: async () =>
						wholePack(new Uint8Array(await (await fetched(file)).arrayBuffer()), file)
				})
			);
		},
		kept: () => shelf.list(),
		keep: (packs) => shelf.keep(packs),
		forget: (ids) => shelf.forget(ids),
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
