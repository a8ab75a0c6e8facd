export type NumberRead =
	| { readonly ok: true; readonly value: number | null }
	| { readonly ok: false; readonly reason: string };

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * Reads a number as typed. A comma is refused rather than guessed at: `1,250` is a thousand to one
 * reader and one and a quarter to another, and a dose hangs on which. Nothing typed is null.
 */
export function readNumber(text: string): NumberRead {
	const trimmed = text.trim();
	if (trimmed === '') return { ok: true, value: null };
	if (PLAIN.test(trimmed)) return { ok: true, value: Number(trimmed) };
	if (trimmed.includes(','))
		return { ok: false, reason: 'Write the number without commas, for example 1250 or 37.2' };
	return { ok: false, reason: `"${trimmed}" is not a number, for example 37.2` };
}
