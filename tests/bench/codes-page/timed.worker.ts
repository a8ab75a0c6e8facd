/** A worker like the app's, with a clock around each part: only the benchmark has one. */
import { sha256 } from '@noble/hashes/sha2.js';
import { readPack } from '$lib/codes/pack/envelope';
import { readSearchAsset } from '$lib/codes/search/asset';
import { openKeptSearch, openSearch } from '$lib/codes/search/code-search';
import { openRoom } from '$lib/session/workers/code-room';
import { CodeStock } from '$lib/session/workers/code-stock';
import { openDatabase } from '$lib/store/db';
import { eachTimed } from './each-timed';
import type { Opening, Starting, Whence } from './shape';

export type TimedCall =
	| { readonly do: 'start'; readonly query: string }
	| { readonly do: 'open'; readonly from: Whence; readonly file: string }
	| { readonly do: 'decode'; readonly from: Whence; readonly file: string }
	| { readonly do: 'isBuilt'; readonly file: string }
	| { readonly do: 'search'; readonly keys: readonly string[] };

const DATE = '2026-01-14';
const room = openRoom();
const stock = new CodeStock(room);

async function answerTo(call: TimedCall): Promise<unknown> {
	switch (call.do) {
		case 'start':
			return start(call.query);
		case 'open':
			return open(call.from, call.file);
		case 'decode': {
			const { body } = readPack(await bytesOf(call.from, call.file), call.file, 'search');
			return timed(() => readSearchAsset(body));
		}
		case 'isBuilt':
			return (await builtOf(call.file)) !== null;
		case 'search':
			return search(call.keys);
	}
}

async function start(query: string): Promise<Starting> {
	const before = performance.now();
	const library = await stock.library();
	const listed = performance.now();
	const hits = await library.search({ system: 'icd-10-cm', query, date: DATE });
	if (hits.length === 0) throw new Error(`found nothing for ${query}`);
	return { list: listed - before, search: performance.now() - listed };
}

async function open(from: Whence, file: string): Promise<Omit<Opening, 'decode'>> {
	const before = performance.now();
	const bytes = await bytesOf(from, file);
	const read = performance.now() - before;
	const { body } = readPack(bytes, file, 'search');
	const whole = timed(() => openSearch(body));
	const hash = timed(() => sha256(body));
	const again = performance.now();
	await crypto.subtle.digest('SHA-256', new Uint8Array(body));
	const nativeHash = performance.now() - again;
	const asked = performance.now();
	const built = await builtOf(file);
	const readBuilt = built ? performance.now() - asked : 0;
	const openBuilt = built ? timed(() => openKeptSearch(built)) : 0;
	return { read, open: whole, hash, nativeHash, readBuilt, openBuilt };
}

async function builtOf(file: string): Promise<ArrayBuffer | null> {
	const [kept, shipped] = await Promise.all([room.kept(), room.shipped()]);
	const pack = [...kept, ...shipped].find((one) => one.file === file);
	return pack?.hash === undefined ? null : room.searches.get(file, pack.hash);
}

async function bytesOf(from: Whence, file: string): Promise<Uint8Array> {
	if (from === 'shipped')
		return new Uint8Array(await (await fetch(`/codesets/${file}`)).arrayBuffer());
	const db = await openDatabase();
	const row = await db.codeSets.get(file);
	db.close();
	if (!row) throw new Error(`${file} is not in this browser`);
	return row.pack;
}

async function search(keys: readonly string[]): Promise<number[]> {
	const library = await stock.library();
	return eachTimed(keys, (query) => library.search({ system: 'icd-10-cm', query, date: DATE }));
}

function timed(work: () => unknown): number {
	const before = performance.now();
	const made = work();
	const took = performance.now() - before;
	if (made === undefined) throw new Error('the work gave nothing back');
	return took;
}

self.addEventListener('message', ({ data }: MessageEvent<TimedCall>) => {
	answerTo(data).then(
		(answer) => self.postMessage({ answer }),
		(fault: unknown) => self.postMessage({ fault: String(fault) })
	);
});
