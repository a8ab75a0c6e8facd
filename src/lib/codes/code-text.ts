/** How codes are written: with a dot for people, without one in the official files. */
import type { CodeSystem } from './model';

/** `E1122` as `E11.22`; PCS and HCPCS codes, categories and what has a dot stay as they are. */
export function dotted(system: CodeSystem, code: string): string {
	if (system !== 'icd-10-cm' || code.length <= 3 || code.includes('.')) return code;
	return `${code.slice(0, 3)}.${code.slice(3)}`;
}

/** `E11.22` as `E1122`. */
export function undotted(code: string): string {
	return code.replace('.', '');
}
