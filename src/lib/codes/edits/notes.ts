/** Instructions of the tabular list, put together from the lines they are printed in. */
import type { CodeNote, CodeRange, NoteKind } from '$lib/codes/model';
import { isInRange, meetsCharacters } from './places';

export interface Instruction {
	/** The heading line with those below it, as one text. */
	readonly text: string;
	readonly from: string;
	readonly refs: readonly CodeRange[];
	readonly lines: readonly CodeNote[];
}

/** Lines of a kind as instructions: a line that ends in a colon heads those printed after it. */
export function instructions(notes: readonly CodeNote[], kind: NoteKind): Instruction[] {
	const found: CodeNote[][] = [];
	let open: CodeNote[] | null = null;
	for (const note of notes) {
		if (note.kind !== kind) continue;
		if (open && open[0]?.from === note.from && !note.text.trimEnd().endsWith(':')) open.push(note);
		else {
			const begun = [note];
			found.push(begun);
			open = note.text.trimEnd().endsWith(':') ? begun : null;
		}
	}
	return found.flatMap((lines) => {
		const first = lines[0];
		if (!first) return [];
		return [
			{
				text: lines.map((line) => line.text).join(' '),
				from: first.from,
				refs: lines.flatMap((line) => line.refs),
				lines
			}
		];
	});
}

export function isSatisfiedBy({ lines }: Instruction, code: string): boolean {
	return lines.some(
		({ refs, text }) => refs.some((range) => isInRange(code, range)) && meetsCharacters(code, text)
	);
}

/** The instruction itself leaves open whether there is anything to report. */
export function isConditional({ text }: Instruction): boolean {
	return /\bif\b|\bwhen\b|\bany\b|\bas appropriate\b/i.test(text);
}

/** The codes it names are examples. */
export function isOpenList({ text }: Instruction): boolean {
	return /\bsuch as\b|\bincluding\b/i.test(text);
}
