/** A pack that comes over the network is checked once, on its way in. */
import { checkDigest, openPack, readPack } from '$lib/codes/pack/envelope';

/**
 * The same bytes, once their SHA-256 was found right: by the browser, which takes an eighth of the time
 * of a script, where it offers that (pages over plain http are not offered it). Throws InputFault.
 */
export async function wholePack(
	bytes: Uint8Array<ArrayBuffer>,
	name: string,
	subtle: Pick<SubtleCrypto, 'digest'> | null = globalThis.crypto?.subtle ?? null
): Promise<Uint8Array<ArrayBuffer>> {
	if (!subtle) {
		openPack(bytes, name);
		return bytes;
	}
	const pack = readPack(bytes, name);
	const { byteOffset, length } = pack.body;
	const body = bytes.subarray(
		byteOffset - bytes.byteOffset,
		byteOffset - bytes.byteOffset + length
	);
	checkDigest(pack, new Uint8Array(await subtle.digest('SHA-256', body)), name);
	return bytes;
}
