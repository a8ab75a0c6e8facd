/** The step that puts the rule files at hand into one pack of lists. */
import { icdEdition } from '$lib/codes/editions';
import { readCcMcc, readHcc, readMce, readMue, readPoaExempt } from '$lib/codes/read/rule-files';
import { newest, sourcesOf } from './build-rows';
import { readPack } from './envelope';
import { encodeLists } from './lists';
import type { BuildStep } from './build';
import type { KnownFile } from './sort-files';

/** A step where any rule file is at hand; its edition is the year of the newest POA or MCE list. */
export function listsStep(files: readonly KnownFile[]): BuildStep | null {
	const [poa, mce, cc, hcc, mue] = [
		newest(files, 'poa-exempt'),
		newest(files, 'mce'),
		newest(files, 'cc-mcc'),
		newest(files, 'hcc'),
		newest(files, 'mue')
	];
	const dated = poa ?? mce ?? cc ?? hcc ?? mue;
	const year = Number(/\d{4}/.exec(dated?.edition ?? '')?.[0]);
	if (!dated || Number.isNaN(year)) return null;
	const take = <T>(
		file: KnownFile | undefined,
		read: (text: Iterable<string>, name: string) => T[]
	): T[] => (file ? read(file.text(), file.name) : []);
	return {
		title: `lists of claim rules, ${year}`,
		make: () => {
			const span = icdEdition('icd-10-cm', year, 10);
			const bytes = encodeLists({
				edition: { ...span, kind: 'official', codes: 0 },
				rows: {
					poaExempt: take(poa, readPoaExempt),
					mce: take(mce, readMce),
					ccMcc: take(cc, readCcMcc),
					hcc: take(hcc, readHcc),
					mue: take(mue, readMue)
				},
				sources: sourcesOf(poa, mce, cc, hcc, mue)
			});
			const { head } = readPack(bytes, 'a new pack');
			return [{ file: `${span.id}.lists.pack`, head, bytes }];
		}
	};
}
