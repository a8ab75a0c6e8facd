/**
 * Building a procedure code axis by axis. Tables and order file may be of different years: only
 * codes that both hold are offered, and a code of a later year is reached by search.
 */
import type { PcsStep } from './model';
import type { PcsData, PcsDataRow } from './pack/pcs';

/** What the axes are called where no table prints it. */
const AXES = [
	'Section',
	'Body System',
	'Operation',
	'Body Part',
	'Approach',
	'Device',
	'Qualifier'
] as const;

export class PcsTables {
	readonly #data: PcsData;
	readonly #hasCode: (code: string) => boolean;
	/** Codes of a table that the order file also holds, made when a table is first asked for. */
	readonly #codes = new Map<string, readonly string[]>();

	/** `hasCode` tells whether the order file in force holds a code that can be assigned. */
	constructor(data: PcsData, hasCode: (code: string) => boolean) {
		this.#data = data;
		this.#hasCode = hasCode;
	}

	/**
	 * The choices for the character after a stem of none to six, in the order of the characters.
	 * Null where no code begins so, or where the stem is a whole code.
	 */
	step(stem: string): PcsStep | null {
		if (stem.length > 6) return null;
		const position = stem.length + 1;
		const chars = new Set<string>();
		for (const table of this.#data.tables) {
			const isWithin = stem.length < 3 ? table.stem.startsWith(stem) : stem.startsWith(table.stem);
			if (!isWithin) continue;
			if (stem.length < 3) {
				const char = table.stem.charAt(stem.length);
				if (!chars.has(char) && this.codesOf(table.stem).length > 0) chars.add(char);
			} else
				for (const code of this.codesOf(table.stem))
					if (code.startsWith(stem)) chars.add(code.charAt(stem.length));
		}
		if (chars.size === 0) return null;
		return {
			stem,
			position,
			axis: this.#axis(stem) ?? AXES[stem.length] ?? '',
			options: [...chars].sort().map((char) => {
				const label = this.label(stem + char) ?? char;
				return { char, label, definition: this.#definition(stem + char, label) };
			})
		};
	}

	/** What the last character of a stem stands for; null where the tables do not have it. */
	label(stem: string): string | null {
		const position = stem.length;
		if (position <= 3) {
			const table = this.#data.tables.find((each) => each.stem.startsWith(stem));
			return table?.heads[position - 1] ?? null;
		}
		const char = stem.charAt(position - 1);
		for (const row of this.#rows(stem.slice(0, -1))) {
			const label = row.axes[position - 4]?.labels.find((each) => each.char === char);
			if (label) return label.label;
		}
		return null;
	}

	/** Codes of a table (three characters) that the order file also holds, sorted. */
	codesOf(table: string): readonly string[] {
		const known = this.#codes.get(table);
		if (known) return known;
		const codes: string[] = [];
		for (const code of this.printed(table)) if (this.#hasCode(code)) codes.push(code);
		codes.sort();
		this.#codes.set(table, codes);
		return codes;
	}

	/** Every code of a table as printed, whether it is still valid or not. */
	*printed(table: string): Generator<string> {
		for (const { stem, rows } of this.#data.tables) {
			if (stem !== table) continue;
			for (const { axes } of rows) {
				const [first, second, third, fourth] = axes;
				for (const a of first?.labels ?? [])
					for (const b of second?.labels ?? [])
						for (const c of third?.labels ?? [])
							for (const d of fourth?.labels ?? []) yield stem + a.char + b.char + c.char + d.char;
			}
		}
	}

	/** First three characters of all tables, in printed order. */
	stems(): string[] {
		return this.#data.tables.map((table) => table.stem);
	}

	/** Rows of the table whose fixed and chosen characters a stem goes with. */
	*#rows(stem: string): Generator<PcsDataRow> {
		for (const table of this.#data.tables) {
			if (!stem.startsWith(table.stem)) continue;
			for (const row of table.rows) {
				const fits = [...stem.slice(3)].every((char, at) =>
					row.axes[at]?.labels.some((label) => label.char === char)
				);
				if (fits) yield row;
			}
		}
	}

	#axis(stem: string): string | null {
		if (stem.length < 3) return null;
		const first = this.#rows(stem).next();
		return first.done ? null : (first.value.axes[stem.length - 3]?.title ?? null);
	}

	#definition(stem: string, label: string): string | null {
		const found = this.#data.definitions.get(`${stem.charAt(0)}${stem.length}${label}`);
		if (found) return found;
		if (stem.length !== 3) return null;
		return this.#data.tables.find((table) => table.stem === stem)?.definition ?? null;
	}
}
