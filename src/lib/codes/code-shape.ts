/** What the spelling of a code tells: its system, its usual form, letters that were taken for digits. */
import { dotted, undotted } from './code-text';
import type { CodeSystem } from './model';

const CM_BARE = /^[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[0-9A-Z]{1,4}$/;

/** Trimmed, in capitals, and for ICD-10-CM with its dot where the shape leaves no doubt. */
export function canonicalCode(system: CodeSystem, code: string): string {
	const plain = code.trim().toUpperCase();
	return system === 'icd-10-cm' && CM_BARE.test(plain) ? dotted(system, plain) : plain;
}

/**
 * The system a code most likely belongs to. A dot means ICD-10-CM. Without one, seven characters that
 * a procedure code can have mean ICD-10-PCS, a letter and four digits HCPCS, all else ICD-10-CM.
 */
export function guessSystem(code: string): CodeSystem {
	const plain = code.trim().toUpperCase();
	if (/^[0-9BCDFGHX][0-9A-HJ-NP-Z]{6}$/.test(plain)) {
		// In these sections the second character is always Z; else it is an ICD-10-CM code undotted.
		return /^[GH][^Z]/.test(plain) ? 'icd-10-cm' : 'icd-10-pcs';
	}
	if (/^(?:[0-9][0-9A-Z]{6}|[OI][A-Z][0-9A-Z]{5})$/.test(plain)) return 'icd-10-pcs';
	if (/^(?:[A-V][0-9]{4}|[0-9]{5})$/.test(plain)) return 'hcpcs';
	return 'icd-10-cm';
}

/** One spelling for all codes that differ only in dots, O for 0 and I for 1. */
export function slipKey(code: string): string {
	return undotted(code.toUpperCase()).replaceAll('O', '0').replaceAll('I', '1');
}

/** Whether two different codes read alike: `0FT44ZZ` and `OFT44ZZ`, `I10` and `110`. */
export function isSlip(entered: string, meant: string): boolean {
	return entered !== meant && slipKey(entered) === slipKey(meant);
}

/** The code as its system can spell it: procedures have no O and I, a diagnosis begins with a letter. */
export function withoutSlips(system: CodeSystem, code: string): string {
	if (system === 'icd-10-pcs') return slipKey(code);
	const head = code.slice(0, 1).replace('0', 'O').replace('1', 'I');
	return head + code.slice(1).replaceAll('O', '0').replaceAll('I', '1');
}
