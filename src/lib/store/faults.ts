/**
 * What can go wrong with storage, in words a learner can act on. `conflict`: somebody else wrote
 * first. `full`: the browser has no room. `disk`: any other refusal to write or read. `outdated`:
 * another tab changed the database under this one. `newer`: the data was written by a newer
 * Preceptor. `missing`, `exists`: the thing named is not there, or already is. `damaged`: what is
 * stored does not agree with itself.
 */
export type StoreFaultKind =
	'conflict' | 'full' | 'disk' | 'outdated' | 'newer' | 'missing' | 'exists' | 'damaged';

export class StoreFault extends Error {
	override readonly name = 'StoreFault';
	readonly kind: StoreFaultKind;

	constructor(kind: StoreFaultKind, message: string, cause?: unknown) {
		super(message, { cause });
		this.kind = kind;
	}
}

/** Mistakes of the caller: no message to a learner would help, so they go up as they are. */
const PROGRAMMING = new Set(['TypeError', 'RangeError', 'DataError', 'DataCloneError']);

/**
 * The errors an error wraps, itself first: an aborted transaction hides its reason in `inner`, a bulk
 * write the first of its refusals in `failures`.
 */
function* reasons(error: unknown): Generator<Error> {
	let current = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
		yield current;
		if ('failures' in current && Array.isArray(current.failures)) current = current.failures[0];
		else current = 'inner' in current ? current.inner : current.cause;
	}
}

/**
 * A storage error as a StoreFault. `safe` ends the sentence: what was not saved and what is safe.
 * Errors that are the caller's mistake come back unchanged.
 */
export function asStoreFault(error: unknown, safe: string): unknown {
	const chain = [...reasons(error)];
	const fault = chain.find((reason) => reason instanceof StoreFault);
	if (fault) return fault;
	const names = chain.map((reason) => reason.name);
	if (names.includes('QuotaExceededError'))
		return new StoreFault('full', `This browser has no room left: ${safe}.`, error);
	if (names.includes('ConstraintError'))
		return new StoreFault('conflict', `Something else was written here first: ${safe}.`, error);
	if (names.includes('VersionError')) return new StoreFault('newer', NEWER_DATA, error);
	if (names.length === 0 || names.some((name) => PROGRAMMING.has(name))) return error;
	return new StoreFault('disk', `The browser refused (${names.at(-1)}): ${safe}.`, error);
}

export const NEWER_DATA =
	'The data in this browser was written by a newer Preceptor; reload to get that version, nothing was changed.';
export const OUTDATED = 'another tab updated Preceptor; reload';
export const ERASED = 'another tab erased the data of Preceptor; reload';
