/** HCPCS Level II: a book whose codes stand under their first letter. */
import { HCPCS_LETTERS } from './hcpcs-letters';
import type { CodeRow } from './model';
import { RowBook, type Heading, type OpenBook } from './row-book';

export class LetterBook extends RowBook implements OpenBook {
	parent(): undefined {
		return undefined;
	}

	children(code: string): readonly CodeRow[] {
		if (code.length !== 1) return [];
		const rows: CodeRow[] = [];
		for (let at = 0; at < this.names.length; at++)
			if (this.names.plain(at).startsWith(code)) rows.push(this.names.row(at));
		return rows;
	}

	blocks(code: string): readonly Heading[] {
		const id = code.charAt(0);
		return code.length > 1 && this.row(code) ? [{ id, title: HCPCS_LETTERS[id] ?? id }] : [];
	}

	notes(): readonly [] {
		return [];
	}

	seventh(): null {
		return null;
	}

	roots(): readonly Heading[] {
		const letters = new Set<string>();
		for (let at = 0; at < this.names.length; at++) letters.add(this.names.plain(at).charAt(0));
		return [...letters].map((id) => ({ id, title: HCPCS_LETTERS[id] ?? id }));
	}

	below(id: string): readonly CodeRow[] {
		return this.children(id);
	}

	countBelow(code: string): number {
		return this.children(code).length;
	}
}
