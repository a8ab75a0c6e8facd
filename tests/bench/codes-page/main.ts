/** The page of code search: the app's own code worker, and one like it with clocks inside. */
import { readPack } from '$lib/codes/pack/envelope';
import { openSearch } from '$lib/codes/search/code-search';
import { openCodes } from '$lib/session/workers/codes';
import { makeWorker } from '$lib/session/workers/make-worker';
import { openDatabase } from '$lib/store/db';
import { KeptSearches } from '$lib/store/kept-searches';
import { MOST_HITS } from '$lib/workflows/coding/search-state.svelte';
import { eachTimed } from './each-timed';
import type { CodesBench, Opening, Starting } from './shape';
import type { TimedCall } from './timed.worker';
import address from './timed.worker?worker&url';

const DATE = '2026-01-14';
const SEARCH_PACK = 'icd10cm-2026.search.pack';

type Reply = { readonly answer: unknown } | { readonly fault: string };

/** Asks a fresh worker, one call after the other, and stops it. */
async function inWorker<Answer>(...calls: readonly TimedCall[]): Promise<Answer> {
	const worker = makeWorker(address, 'timed');
	try {
		let last: unknown;
		for (const call of calls)
			last = await new Promise((resolve, reject) => {
				worker.onerror = ({ message }) => reject(new Error(message));
				worker.onmessage = ({ data }: MessageEvent<Reply>) =>
					'fault' in data ? reject(new Error(data.fault)) : resolve(data.answer);
				worker.postMessage(call);
			});
		return last as Answer;
	} finally {
		worker.terminate();
	}
}

/** As the coder's desk asks. */
function asks(query: string): Promise<readonly unknown[]> {
	return openCodes().lookup.search({ system: 'icd-10-cm', query, date: DATE, limit: MOST_HITS });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const before = performance.now();
	await work();
	return performance.now() - before;
}

const bench: CodesBench = {
	async firstAnswer(query) {
		const before = performance.now();
		const hits = await asks(query);
		if (hits.length === 0) throw new Error(`found nothing for ${query}`);
		return performance.now() - before;
	},
	starting: (query) => inWorker<Starting>({ do: 'start', query }),
	async opening(from, file) {
		const opening = await inWorker<Omit<Opening, 'decode'>>({ do: 'open', from, file });
		return { ...opening, decode: await inWorker<number>({ do: 'decode', from, file }) };
	},
	asked: (keys) => eachTimed(keys, asks),
	async typed(keys, pause) {
		for (const key of keys) {
			await asks(key);
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	},
	searched: (keys) => inWorker<number[]>({ do: 'search', keys }),
	async searchedHere(keys) {
		const bytes = new Uint8Array(await (await fetch(`/codesets/${SEARCH_PACK}`)).arrayBuffer());
		const index = openSearch(readPack(bytes, SEARCH_PACK, 'search').body);
		return eachTimed(keys, (key) => index.search(key));
	},
	firstDetail: (code) =>
		timed(async () => {
			const entry = await openCodes().lookup.describe('icd-10-cm', code, DATE);
			if (!entry) throw new Error(`found no ${code}`);
		}),
	async importChosen() {
		const field = document.querySelector('input');
		if (!field?.files?.length) throw new Error('no file was chosen');
		const before = performance.now();
		const { summary } = await openCodes().importRelease([...field.files], () => undefined);
		return { took: performance.now() - before, said: summary };
	},
	isBuilt: (file) => inWorker<boolean>({ do: 'isBuilt', file }),
	async forgetBuilt() {
		const searches = new KeptSearches();
		await searches.keepOnly([]);
		searches.close();
	},
	async kept() {
		const db = await openDatabase();
		const rows = await db.codeSets.toArray();
		db.close();
		return rows.map(({ id, pack }) => ({ kind: id, bytes: pack.length }));
	}
};
Object.assign(globalThis, { bench });
