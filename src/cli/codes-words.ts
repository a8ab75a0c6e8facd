/** Words that lines of `codes check` and `codes score` share, each in any of several spellings. */
import { CODE_SYSTEMS } from '$lib/codes/model';
import { z } from '$lib/parse/zod';

/** A schema whose words are trimmed and folded before they are judged. */
export function folded<T>(schema: z.ZodType<T>, fold: (text: string) => string) {
	return z.preprocess((value) => (typeof value === 'string' ? fold(value.trim()) : value), schema);
}

/** Any case, with blanks or underscores for hyphens. */
export function low(text: string): string {
	return text.toLowerCase().replace(/[ _]/g, '-');
}

export const code = z.string().regex(/^\s*\S{1,20}\s*$/, 'one code');

/** Also as `CM`, `icd10pcs`, `HCPCS Level II`. */
export const system = folded(z.enum(CODE_SYSTEMS), (text) => {
	const [, word] = /^(?:icd)?-?(?:10)?-?(cm|pcs)$/.exec(low(text)) ?? [];
	return word !== undefined
		? `icd-10-${word}`
		: low(text).startsWith('hcpcs')
			? 'hcpcs'
			: low(text);
});

export const role = folded(
	z.enum(['principal', 'secondary', 'admitting', 'procedure', 'service']),
	low
);
