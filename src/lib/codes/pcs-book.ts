/** ICD-10-PCS: a book whose every stem is a header, named by its last character. */
import type { CodeRow } from './model';
import type { PcsTables } from './pcs-tables';
import { RowBook, type BookParts, type Heading, type OpenBook } from './row-book';

export class PcsBook extends RowBook implements OpenBook {
	readonly #tables: PcsTables | null;

	constructor(parts: BookParts) {
		super(parts);
		this.#tables = parts.tables ?? null;
	}

	override row(code: string): CodeRow | undefined {
		const printed = super.row(code);
		if (printed || code.length === 0 || code.length > 6) return printed;
		const { from, to } = this.names.range(code);
		return from < to ? { code, title: this.#title(code), isBillable: false } : undefined;
	}

	parent(code: string): string | undefined {
		return code.length > 3 && this.row(code) ? code.slice(0, -1) : undefined;
	}

	children(code: string): readonly CodeRow[] {
		if (code.length >= 7) return [];
		const rows: CodeRow[] = [];
		const { to } = this.names.range(code);
		for (let at = this.names.range(code).from; at < to;) {
			const plain = this.names.plain(at);
			if (plain.length <= code.length) {
				at++;
				continue;
			}
			const child = plain.slice(0, code.length + 1);
			const row = this.row(child);
			if (row) rows.push(row);
			at = this.names.range(child).to;
		}
		return rows;
	}

	blocks(code: string): readonly Heading[] {
		const stems = code.length < 3 ? [code.slice(0, -1)] : [code.slice(0, 2), code.slice(0, 1)];
		return stems.filter(Boolean).map((id) => ({ id, title: this.#title(id) }));
	}

	notes(): readonly [] {
		return [];
	}

	seventh(): null {
		return null;
	}

	roots(): readonly Heading[] {
		return this.children('').map(({ code, title }) => ({ id: code, title }));
	}

	below(id: string): readonly CodeRow[] {
		return this.children(id);
	}

	countBelow(code: string): number {
		if (code.length >= 7) return 0;
		const { from, to } = this.names.range(code);
		return this.countBetween(from, to);
	}

	#title(stem: string): string {
		return this.#tables?.label(stem) ?? `Character ${stem.length}: ${stem.slice(-1)}`;
	}
}
