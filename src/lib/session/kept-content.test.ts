import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Opening } from '$lib/engine/model';
import { readScenario, type FolderTexts } from '$lib/scenario/read';
import { keepScenarioCopy } from '$lib/store/copies';
import { openDatabase, type PreceptorDatabase } from '$lib/store/db';
import { contentFrom } from './kept-content';

const ID = 'coding/wrist-fracture-after-a-fall';
const FILES = ['scenario.json', 'chart.json', 'brief.md', 'debrief.md'];
const BUILT: FolderTexts = Object.fromEntries(
	FILES.map((file) => [file, readFileSync(`scenarios/${ID}/${file}`, 'utf8')])
);
/** The same case of a later version: other content, so another hash. */
const LATER: FolderTexts = {
	...BUILT,
	'scenario.json': (BUILT['scenario.json'] ?? '').replace(/"version": \d+/, '"version": 99')
};
const { contentHash } = readScenario(ID, BUILT);
const opening = { scenario: ID, version: 1, variant: null, contentHash } as Opening;

let db: PreceptorDatabase;

beforeEach(async () => {
	db = await openDatabase({ name: `content-${crypto.randomUUID()}` });
});

afterEach(() => db.close());

const keep = (content: FolderTexts) =>
	keepScenarioCopy(db, { contentHash, kind: 'scenario', scenario: ID, version: 1, content });

describe('the content of an attempt', () => {
	it('is what is built in while that is the same', async () => {
		expect((await contentFrom(db, opening, BUILT)).texts).toBe(BUILT);
	});

	it.each([
		['a later version is built in', LATER],
		['it is gone from this app', null]
	])('is the kept copy when %s', async (_, built) => {
		await keep(BUILT);
		const { scenario, texts } = await contentFrom(db, opening, built);
		expect(scenario.contentHash).toBe(contentHash);
		expect(texts).toEqual(BUILT);
	});

	it('is refused when it is neither built in nor kept', async () => {
		await expect(contentFrom(db, opening, LATER)).rejects.toThrow(/neither built in nor kept/);
	});

	it('is refused when the kept copy is not what its hash says', async () => {
		await keep(LATER);
		await expect(contentFrom(db, opening, null)).rejects.toThrow(/not what the attempt names/);
	});
});
