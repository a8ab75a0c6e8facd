import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeRow } from '$lib/codes/model';
import {
	buildSearchAsset,
	openKeptSearch,
	openSearch,
	openSearchFromRows,
	type SearchPhrase
} from './code-search';
import { KEPT_VERSION } from './kept-form';

const row = (code: string, title: string, isBillable = true): CodeRow => ({
	code,
	title,
	isBillable
});

const ROWS: readonly CodeRow[] = [
	row('E11', 'Type 2 diabetes mellitus', false),
	row('E11.2', 'Type 2 diabetes mellitus with kidney complications', false),
	row('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
	row('E11.9', 'Type 2 diabetes mellitus without complications'),
	row('H57', 'Disorders of eye, not elsewhere classified', false),
	row('H57.8A', 'Sjögren’s keratitis, non-infective'),
	row('I10', 'Essential (primary) hypertension'),
	row('Q13', 'Congenital malformations of iris', false),
	row('Q13.1', 'Absence of iris'),
	row('Q51.0', 'Agenesis and aplasia of uterus'),
	row('Q60.2', 'Renal agenesis, unspecified'),
	row('S72.0', 'Fracture of head and neck of femur', false),
	row('S72.01', 'Unspecified intracapsular fracture of femur', false),
	row('S72.011A', 'Intracapsular fracture of right femur, initial encounter'),
	row('S72.011D', 'Intracapsular fracture of right femur, subsequent encounter')
];

const PHRASES: readonly SearchPhrase[] = [
	{ path: 'Absence, iris', code: 'Q13.1' },
	{ path: 'Absence, uterus', code: 'Q51.0' },
	{ path: 'Agenesis, uterus', code: 'Q51.0' },
	{ path: 'Absence, kidney', code: 'Q60.2' },
	{ path: 'Agenesis, kidney', code: 'Q60.2' },
	{ path: 'Diabetes, type 2, with, nephropathy', also: '(mellitus) (sugar)', code: 'E11.2' },
	{ path: 'Fracture, hip', code: 'S72.0' }
];

const WORDS =
	'type 2 diabets mellitus sugar kidney iris agenesis absence fracture hip femur right of s72 e11.2 ' +
	'hypertension high blood pressure sjogrens non-infective ckd nephropathy encounter a q zz';

const queries = fc
	.array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 4 })
	.chain((words) => {
		const query = words.join(' ');
		return fc.nat(query.length - 1).map((cut) => query.slice(0, query.length - cut));
	});

const fresh = openSearchFromRows('icd-10-cm', ROWS, PHRASES);
const bytes = fresh.kept();

describe('search that was kept', () => {
	it('answers as when it was built, whatever is typed and asked for', () => {
		const kept = openKeptSearch(bytes.slice(0));
		fc.assert(
			fc.property(queries, fc.constantFrom(1, 3, 10), fc.boolean(), (query, limit, isBillable) => {
				expect(kept?.search(query, limit, { isBillable })).toEqual(
					fresh.search(query, limit, { isBillable })
				);
			})
		);
	});

	it('answers as the asset does that it was built from', () => {
		const opened = openSearch(buildSearchAsset('icd-10-cm', ROWS, PHRASES));
		const kept = openKeptSearch(opened.kept());
		expect(kept).toMatchObject({ system: 'icd-10-cm', rows: ROWS.length });
		for (const query of ['sugar kidney', 'agenesis iris', 's72', 'e', 'di', 'fractured hip right'])
			expect(kept?.search(query)).toEqual(opened.search(query));
	});

	it('can be kept again', () => {
		const kept = openKeptSearch(bytes.slice(0));
		expect(kept && new Uint8Array(kept.kept())).toEqual(new Uint8Array(bytes));
	});

	it('holds rows beyond the first 65,536 as they are', () => {
		const many = Array.from({ length: 66_000 }, (_, at) =>
			row(
				`${String.fromCharCode(65 + (at % 26))}${1000 + Math.floor(at / 26)}`,
				`Thing ${at % 700}`
			)
		);
		const built = openSearchFromRows('hcpcs', many);
		const kept = openKeptSearch(built.kept());
		for (const query of ['thing 1', 'thing 699', 'A3500', 'z35'])
			expect(kept?.search(query)).toEqual(built.search(query));
	});

	it('of an empty edition finds nothing', () => {
		expect(openKeptSearch(openSearchFromRows('hcpcs', []).kept())?.search('thing')).toEqual([]);
	});

	it('is not opened when it is torn, wherever', () => {
		for (let length = 0; length < bytes.byteLength; length += 1 + (length >> 5))
			expect(openKeptSearch(bytes.slice(0, length))).toBeNull();
	});

	it('is not opened when a byte of it is wrong, whichever', () => {
		fc.assert(
			fc.property(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = new Uint8Array(bytes.slice(0));
				damaged[at] = (damaged[at] ?? 0) ^ change;
				expect(openKeptSearch(damaged.buffer)).toBeNull();
			})
		);
	});

	it('has a number that is raised whenever the same edition would be built otherwise', () => {
		const hash = createHash('sha256').update(new Uint8Array(bytes)).digest('hex').slice(0, 16);
		// Fails after any change of what is built: raise KEPT_VERSION, then write down both.
		expect({ version: KEPT_VERSION, hash }).toEqual({ version: 2, hash: 'ffe1af8b1c358147' });
	});
});
