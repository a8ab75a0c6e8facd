/**
 * The pack of lists that claim rules hang on. Each list keeps the date of its own file: the CC and
 * MCC list may be older than the codes, and a code it does not know has no level.
 */
import { undotted } from '$lib/codes/code-text';
import type { CodeLists, Edition, MceEdit } from '$lib/codes/model';
import type { CcRow, HccRow, MceRow, MueRow } from '$lib/codes/read/rule-files';
import { ByteReader, ByteWriter } from './bytes';
import { CodeList } from './code-list';
import { openPack, reading, wrapPack, type PackHead, type PackOpener } from './envelope';
import { readList } from './tree';

export interface ListRows {
	readonly poaExempt: readonly string[];
	readonly mce: readonly MceRow[];
	readonly ccMcc: readonly CcRow[];
	readonly hcc: readonly HccRow[];
	readonly mue: readonly MueRow[];
}

const MCE: readonly MceEdit[] = [
	'manifestation-not-principal',
	'unacceptable-principal',
	'unacceptable-principal-unless-secondary',
	'age-newborn',
	'age-pediatric',
	'age-maternity',
	'age-adult'
];
const POA = 1;
/** Bits 1 to 7 are MCE edits, then these two. */
const CC = 256;
const MCC = 512;

/** The lists in memory: a number of flags for each code. Codes are written with or without dots. */
export class Lists implements CodeLists {
	readonly #codes: CodeList;
	readonly #flags: Uint16Array;
	readonly #hccs: ReadonlyMap<number, readonly string[]>;
	readonly #limits: ReadonlyMap<
		string,
		{ readonly limit: number; readonly adjudication: 1 | 2 | 3 }
	>;

	constructor(reader: ByteReader) {
		this.#codes = CodeList.read(reader);
		this.#flags = new Uint16Array(this.#codes.length);
		for (let i = 0; i < this.#flags.length; i++) this.#flags[i] = reader.count();
		const hccs = new Map<number, readonly string[]>();
		let place = 0;
		for (let left = reader.count(); left > 0; left--) {
			place += reader.count();
			hccs.set(
				place,
				readList(reader, () => String(reader.count()))
			);
		}
		this.#hccs = hccs;
		const limits = new Map<string, { limit: number; adjudication: 1 | 2 | 3 }>();
		const limited = CodeList.read(reader);
		for (let i = 0; i < limited.length; i++) {
			const limit = reader.count();
			const adjudication = reader.byte();
			if (adjudication !== 1 && adjudication !== 2 && adjudication !== 3)
				throw new RangeError(`found the adjudication ${adjudication}`);
			limits.set(limited.at(i), { limit, adjudication });
		}
		this.#limits = limits;
		if (!reader.isDone) throw new RangeError('found more than lists');
	}

	isPoaExempt(code: string): boolean {
		return (this.#of(code) & POA) !== 0;
	}

	mce(code: string): readonly MceEdit[] {
		const flags = this.#of(code);
		return MCE.filter((_, at) => flags & (2 << at));
	}

	unitsLimit(code: string): { readonly limit: number; readonly adjudication: 1 | 2 | 3 } | null {
		return this.#limits.get(code) ?? null;
	}

	ccLevel(code: string): 'CC' | 'MCC' | null {
		const flags = this.#of(code);
		return flags & MCC ? 'MCC' : flags & CC ? 'CC' : null;
	}

	hcc(code: string): readonly string[] {
		return this.#hccs.get(this.#codes.find(undotted(code))) ?? [];
	}

	#of(code: string): number {
		const place = this.#codes.find(undotted(code));
		return place < 0 ? 0 : (this.#flags[place] ?? 0);
	}
}

export interface ListsInput {
	readonly edition: Edition;
	readonly rows: ListRows;
	readonly sources?: PackHead['sources'];
}

export function encodeLists({ edition, rows, sources = [] }: ListsInput): Uint8Array {
	const flags = new Map<string, number>();
	const hccs = new Map<string, string[]>();
	const flag = (code: string, bit: number): void => {
		const plain = undotted(code);
		flags.set(plain, (flags.get(plain) ?? 0) | bit);
	};
	for (const code of rows.poaExempt) flag(code, POA);
	for (const { code, edit } of rows.mce) flag(code, 2 << MCE.indexOf(edit));
	for (const { code, level } of rows.ccMcc) flag(code, level === 'CC' ? CC : MCC);
	for (const { code, hcc } of rows.hcc) {
		flag(code, 0);
		hccs.set(undotted(code), [...(hccs.get(undotted(code)) ?? []), hcc]);
	}
	const codes = [...flags.keys()].sort();
	const writer = new ByteWriter();
	CodeList.of(codes).write(writer);
	for (const code of codes) writer.count(flags.get(code) ?? 0);
	writer.count(hccs.size);
	let before = 0;
	codes.forEach((code, place) => {
		const list = hccs.get(code);
		if (!list) return;
		writer.count(place - before);
		before = place;
		writer.count(list.length);
		for (const hcc of list) writer.count(Number(hcc));
	});
	const mue = rows.mue.toSorted((a, b) => (a.code < b.code ? -1 : 1));
	CodeList.of(mue.map(({ code }) => code)).write(writer);
	for (const { limit, adjudication } of mue) {
		writer.count(limit);
		writer.byte(adjudication);
	}
	const counts = {
		'poa-exempt': rows.poaExempt.length,
		mce: rows.mce.length,
		'cc-mcc': rows.ccMcc.length,
		hcc: rows.hcc.length,
		mue: rows.mue.length
	};
	return wrapPack({ head: { kind: 'lists', edition, counts, sources }, body: writer.end() });
}

/** Opens a pack of lists. Throws InputFault. */
export function decodeLists(
	bytes: Uint8Array,
	name: string,
	open: PackOpener = openPack
): { head: PackHead; lists: Lists } {
	const { head, body } = open(bytes, name, 'lists');
	return { head, lists: reading(name, () => new Lists(new ByteReader(body))) };
}
