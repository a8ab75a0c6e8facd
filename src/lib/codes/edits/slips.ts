/** Letters and digits that look alike: O and 0, I (or a small l) and 1. */
import { dotted, undotted } from '$lib/codes/code-text';
import type { CodeBook, CodeSystem } from '$lib/codes/model';

const TWINS: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', '1': 'I', L: '1' };
/** Each place doubles the tries; nobody slips more often than this in one code. */
const MOST_SLIPS = 6;

/** Codes that can be assigned and differ from this one only in look-alikes, fewest changes first. */
export function readAlike(system: CodeSystem, code: string, book: CodeBook): string[] {
	const characters = undotted(code.trim().toUpperCase());
	const places = [...characters].flatMap((character, place) =>
		TWINS[character] === undefined ? [] : [place]
	);
	if (places.length === 0 || places.length > MOST_SLIPS) return [];
	const found: { code: string; changes: number }[] = [];
	for (let choice = 1; choice < 1 << places.length; choice++) {
		const changed = [...characters];
		let changes = 0;
		places.forEach((place, bit) => {
			if (((choice >> bit) & 1) === 0) return;
			changed[place] = TWINS[changed[place] ?? ''] ?? '';
			changes++;
		});
		const text = changed.join('');
		const tried = dotted(system, text);
		if (book.row(tried)?.isBillable) found.push({ code: tried, changes });
	}
	return found.sort((a, b) => a.changes - b.changes).map((one) => one.code);
}
