/**
 * Other search engines over the same rows and the same official phrases, all phrases of a code in one
 * field. Each is set up for search as you type as its documentation advises; abbreviations and sayings
 * of our own tables are not theirs.
 */
import uFuzzy from '@leeoniya/ufuzzy';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { CodeRow } from '$lib/codes/model';
import { bareCode, type SearchPhrase } from '$lib/codes/search/corpus';

export interface Peer {
	readonly name: string;
	readonly buildMs: number;
	/** Bytes a browser would have to fetch before it could search; null where not measured. */
	readonly asset: () => Promise<Uint8Array | null>;
	/** As while typing: every word a beginning, all words needed. Codes, best first, at most ten. */
	typing(query: string): string[];
	/** As typing, and when that gives fewer than ten, rows with some of the words. */
	relaxed(query: string): string[];
}

interface Doc {
	readonly id: number;
	readonly code: string;
	readonly title: string;
	readonly also: string;
}

/** Rows with all phrases that lead to them; a phrase of a stem that is no row is left out. */
export function pooled(rows: readonly CodeRow[], phrases: readonly SearchPhrase[]): Doc[] {
	const texts = new Map<string, string[]>();
	for (const { path, also, code } of phrases) {
		const bare = bareCode(code);
		const text = also === undefined ? path : `${path} ${also}`;
		const known = texts.get(bare);
		if (known) known.push(text);
		else texts.set(bare, [text]);
	}
	return rows.map(({ code, title }, id) => {
		const bare = bareCode(code);
		return { id, code: bare, title, also: (texts.get(bare) ?? []).join('; ') };
	});
}

/** The words of a query, a code without its dot. */
function wordsOf(query: string): string[] {
	const plain = /^[a-z]\d[\w.]*$/i.test(query.trim()) ? query.replace('.', '') : query;
	return plain
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

function timed<T>(make: () => T): { made: T; ms: number } {
	const before = performance.now();
	const made = make();
	return { made, ms: performance.now() - before };
}

export function miniSearch(docs: readonly Doc[], rows: readonly CodeRow[]): Peer {
	const { made: index, ms } = timed(() => {
		const mini = new MiniSearch<Doc>({ fields: ['code', 'title', 'also'] });
		mini.addAll(docs);
		return mini;
	});
	const codes = (found: readonly { readonly id: number }[]): string[] =>
		found.slice(0, 10).map(({ id }) => rows[id]?.code ?? '');
	const typing = (query: string): string[] =>
		codes(
			index.search(wordsOf(query).join(' '), {
				prefix: true,
				combineWith: 'AND',
				boost: { code: 3 }
			})
		);
	return {
		name: 'MiniSearch',
		buildMs: ms,
		asset: async () => new TextEncoder().encode(JSON.stringify(index)),
		typing,
		relaxed: (query) => {
			const strict = typing(query);
			if (strict.length >= 10) return strict;
			const loose = index.search(wordsOf(query).join(' '), { prefix: true, fuzzy: 0.2 });
			return [...new Set([...strict, ...codes(loose)])].slice(0, 10);
		}
	};
}

export function flexSearch(docs: readonly Doc[], rows: readonly CodeRow[]): Peer {
	const { made: index, ms } = timed(() => {
		const flex = new FlexSearch.Index({ tokenize: 'forward' });
		for (const { id, code, title, also } of docs) flex.add(id, `${code} ${title} ${also}`);
		return flex;
	});
	const find = (query: string, suggest: boolean): string[] =>
		index
			.search(wordsOf(query).join(' '), { limit: 10, suggest })
			.map((id) => rows[Number(id)]?.code ?? '');
	return {
		name: 'FlexSearch',
		buildMs: ms,
		asset: async () => {
			const parts: string[] = [];
			await index.export((key, data) => {
				parts.push(`${key}\n${String(data)}`);
			});
			const shown = docs.map(({ code, title }) => `${code}\t${title}`).join('\n');
			return new TextEncoder().encode(`${parts.join('\n')}\n${shown}`);
		},
		typing: (query) => find(query, false),
		relaxed: (query) => find(query, true)
	};
}

export function fuse(docs: readonly Doc[], rows: readonly CodeRow[]): Peer {
	const { made: index, ms } = timed(
		() => new Fuse([...docs], { keys: ['code', 'title'], threshold: 0.3, ignoreLocation: true })
	);
	const find = (query: string): string[] =>
		index.search(query, { limit: 10 }).map(({ refIndex }) => rows[refIndex]?.code ?? '');
	return {
		name: 'fuse.js',
		buildMs: ms,
		asset: async () => new TextEncoder().encode(JSON.stringify(index.getIndex().toJSON())),
		typing: find,
		relaxed: find
	};
}

export function fuzzy(docs: readonly Doc[], rows: readonly CodeRow[]): Peer {
	const { made, ms } = timed(() => ({
		find: new uFuzzy({ interLft: 1 }),
		hay: docs.map(({ code, title, also }) => `${code} ${title} ${also}`)
	}));
	const typing = (query: string): string[] => {
		const [found, , order] = made.find.search(made.hay, wordsOf(query).join(' '), 3, 1000);
		const places = order ? order.map((at) => found?.[at] ?? 0) : (found ?? []);
		return places.slice(0, 10).map((at) => rows[at]?.code ?? '');
	};
	return {
		name: 'uFuzzy',
		buildMs: ms,
		asset: async () => new TextEncoder().encode(made.hay.join('\n')),
		typing,
		relaxed: typing
	};
}

export async function fts5(docs: readonly Doc[], rows: readonly CodeRow[]): Promise<Peer> {
	const sqlite = await sqlite3InitModule();
	const before = performance.now();
	const db = new sqlite.oo1.DB(':memory:');
	db.exec("create virtual table codes using fts5(code, title, also, prefix='1 2 3 4')");
	db.exec('begin');
	const insert = db.prepare('insert into codes(rowid, code, title, also) values (?, ?, ?, ?)');
	for (const { id, code, title, also } of docs) {
		insert.bind([id + 1, code, title, also]);
		insert.stepReset();
	}
	insert.finalize();
	db.exec('commit');
	const ms = performance.now() - before;
	const ask = db.prepare(
		'select rowid from codes where codes match ? order by bm25(codes, 10, 1, 1) limit 10'
	);
	const find = (query: string, joint: string): string[] => {
		const words = wordsOf(query).map((word) => `"${word}"*`);
		if (words.length === 0) return [];
		ask.bind([words.join(joint)]);
		const found: string[] = [];
		while (ask.step()) found.push(rows[Number(ask.get(0)) - 1]?.code ?? '');
		ask.reset();
		return found;
	};
	const { capi } = sqlite;
	return {
		name: 'SQLite FTS5 (wasm)',
		buildMs: ms,
		asset: async () => capi.sqlite3_js_db_export(db),
		typing: (query) => find(query, ' AND '),
		relaxed: (query) => {
			const strict = find(query, ' AND ');
			if (strict.length >= 10) return strict;
			return [...new Set([...strict, ...find(query, ' OR ')])].slice(0, 10);
		}
	};
}
