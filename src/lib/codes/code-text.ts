/** How codes are written: with a dot for people, without one in the official files. */
import type { CodeSystem } from './model';

/** `E1122` as `E11.22`; PCS and HCPCS codes, categories and what has a dot stay as they are. */
export function dotted(system: CodeSystem, code: string): string {
	if (system !== 'icd-10-cm' || code.length <= 3 || code.includes('.')) return code;
	return `${code.slice(0, 3)}.${code.slice(3)}`;
}

/** `E11.22` as `E1122`. */
export function undotted(code: string): string {
	return code.replaceAll('.', '');
}

/** At most `limit` codes in words: `A`, `A or B`, `A, B or C`; more of them as `A, B and 7 more`. */
export function listed(codes: readonly string[], limit = 4): string {
	if (codes.length <= 1) return codes[0] ?? '';
	if (codes.length > limit)
		return `${codes.slice(0, limit).join(', ')} and ${codes.length - limit} more`;
	return `${codes.slice(0, -1).join(', ')} or ${codes.at(-1) ?? ''}`;
}
