/** Packs of ICD-10-CM FY2026 from the official files, as `codesets build` makes them. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planBuild, type BuiltPack } from '$lib/codes/pack/build';
import { readOfficialFolder } from '../../src/cli/codesets-build';

/** What a learner's diagnoses need: the year's rows, printed list and rules, the newest index. */
const EDITIONS = /^(?:icd10cm-2026|icd10cm-2025|cc-mcc-2023)$/;

export async function diagnosisPacks(folder: string): Promise<BuiltPack[]> {
	const { known } = await readOfficialFolder(folder);
	const wanted = known.filter(({ edition }) => EDITIONS.test(edition));
	return planBuild(wanted).flatMap((step) => step.make());
}

/** Packs and their list in a folder, as the app is served them. */
export function layOut(packs: readonly BuiltPack[], folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const { file, bytes } of packs) writeFileSync(join(folder, file), bytes);
	const listing = packs.map(({ file, head: { kind, edition, counts }, bytes }) => ({
		sha256: createHash('sha256').update(bytes).digest('hex'),
		file,
		kind,
		edition,
		counts,
		bytes: bytes.length
	}));
	writeFileSync(join(folder, 'packs.json'), JSON.stringify({ format: 1, packs: listing }));
}
