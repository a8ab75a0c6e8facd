/**
 * Official releases from their publishers. The archives are not pinned themselves, since they are
 * packed anew now and then: what is pinned is the hash of the file inside, which never changes.
 */
import { createHash } from 'node:crypto';
import { sortFiles, type GivenFile } from '$lib/codes/pack/sort-files';
import { unpack, UNPACK_LIMITS } from '$lib/codes/read/unpack';
import { InputFault } from '$lib/parse/json';
import { buildSorted } from './codesets-build';
import type { Io } from './io';

interface Release {
	readonly title: string;
	readonly addresses: readonly string[];
	/** Files inside that must be there, each with the SHA-256 of its unpacked bytes. */
	readonly pinned: Readonly<Record<string, string>>;
}

const RELEASES: readonly Release[] = [
	{
		title: 'ICD-10-CM FY2026 order file',
		addresses: [
			'https://www.cms.gov/files/zip/2026-code-descriptions-tabular-order.zip',
			'https://ftp.cdc.gov/pub/Health_Statistics/NCHS/Publications/ICD10CM/2026/icd10cm-Code%20Descriptions-2026.zip'
		],
		pinned: {
			'icd10cm-order-2026.txt': '6dc95c9c7e96c734806e1682f4bf9df76251d60e99199bba0d375ba3dd11026b'
		}
	},
	{
		title: 'ICD-10-PCS FY2026 order file, April 2026',
		addresses: [
			'https://www.cms.gov/files/zip/2026-icd-10-pcs-order-file-long-and-abbreviated-titles.zip'
		],
		pinned: {
			'icd10pcs_order_2026.txt': '8745f43d2e928144a772e0e9c8ef59320c275b9288092ad472dc5215cfd07056'
		}
	}
];

/** Each address is given this long, and is then given up. */
const PATIENCE_MS = 6000;

/** Fetches what it can, checks it, and builds packs of it. Resolves to the exit code. */
export async function fetchAndBuild(out: string | undefined, io: Io): Promise<number> {
	const files: GivenFile[] = [];
	let missing = 0;
	for (const release of RELEASES) {
		const file = await fetchRelease(release, io);
		if (file) files.push(file);
		else missing++;
	}
	if (files.length === 0) {
		io.err('codesets: nothing could be fetched; the teaching edition stays in use');
		return 1;
	}
	const code = await buildSorted(sortFiles(files), out, io);
	return missing > 0 ? 1 : code;
}

async function fetchRelease(release: Release, io: Io): Promise<GivenFile | null> {
	for (const address of release.addresses) {
		try {
			if (!io.json) io.out(`fetching ${release.title}`);
			const bytes = await download(address);
			const name = decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
			checkPinned(name, bytes, release.pinned);
			return { name, bytes };
		} catch (fault) {
			const why = fault instanceof InputFault ? fault.reason : reasonOf(fault);
			io.err(`${release.title}: ${address}: ${why}`);
		}
	}
	return null;
}

async function download(address: string): Promise<Uint8Array> {
	const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
	if (!response.ok || !response.body)
		throw new InputFault(address, '', `found the answer ${response.status}, expected the file`);
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of response.body) {
		const bytes: Uint8Array = part;
		size += bytes.length;
		if (size > UNPACK_LIMITS.packed)
			throw new InputFault(address, '', 'found over 150 MB, expected a release');
		parts.push(bytes);
	}
	return Buffer.concat(parts);
}

/** Throws InputFault where a pinned file is missing or is not what was pinned. */
export function checkPinned(
	name: string,
	bytes: Uint8Array,
	pinned: Readonly<Record<string, string>>
): void {
	const inside = unpack(name, bytes);
	for (const [file, expected] of Object.entries(pinned)) {
		const found = inside.find((each) => each.name.toLowerCase() === file.toLowerCase());
		if (!found) throw new InputFault(name, '', `found no ${file} in it`);
		const hash = createHash('sha256');
		for (const chunk of found.chunks()) hash.update(chunk);
		const actual = hash.digest('hex');
		if (actual !== expected)
			throw new InputFault(name, file, `found SHA-256 ${actual}, expected ${expected}`);
	}
}

function reasonOf(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	if (fault.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1000} seconds`;
	const cause = fault.cause instanceof Error ? fault.cause.message : '';
	return `could not be reached (${cause || fault.message})`;
}
