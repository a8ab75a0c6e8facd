/** Gzip from outside, unpacked while counting what comes out, so a small file cannot fill the memory. */
import { Gunzip } from 'fflate';
import { InputFault } from './json';

/** Bytes given to the inflater at a time: gzip grows at most about a thousandfold. */
const SLICE = 16_384;

/**
 * The contents of a gzip file of at most `maxBytes` unpacked. `what` names what was expected ("a
 * Preceptor backup"). Throws InputFault when it is not gzip, damaged, cut off or larger.
 */
export function gunzip(
	bytes: Uint8Array,
	{ name, maxBytes, what }: { name: string; maxBytes: number; what: string }
): Uint8Array {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
		throw new InputFault(name, '', `not ${what}: it is not a gzip file`);
	const parts: Uint8Array[] = [];
	let size = 0;
	const stream = new Gunzip((part) => {
		size += part.length;
		if (size > maxBytes)
			throw new InputFault(name, '', `it unpacks to more than ${maxBytes / 1e6} MB`);
		parts.push(part);
	});
	try {
		for (let at = 0; at < bytes.length; at += SLICE)
			stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
	} catch (fault) {
		if (fault instanceof InputFault) throw fault;
		throw new InputFault(name, '', 'the gzip data is damaged or cut off');
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
