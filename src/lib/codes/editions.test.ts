import { expect, it } from 'vitest';
import { editionById, editionFor, hcpcsEdition, icdEdition } from './editions';
import type { Edition } from './model';

const as = (kind: Edition['kind'], span: Omit<Edition, 'kind' | 'codes'>): Edition => ({
	...span,
	kind,
	codes: 1
});
const have = [
	as('official', icdEdition('icd-10-pcs', 2026, 10)),
	as('official', icdEdition('icd-10-pcs', 2026, 4)),
	as('official', icdEdition('icd-10-cm', 2025, 4)),
	as('teaching', icdEdition('icd-10-cm', 2026, 10)),
	as('official', hcpcsEdition(2025, 10)),
	as('official', hcpcsEdition(2026, 1))
];
const at = (system: Edition['system'], date: string): string | undefined =>
	editionFor(system, date, have)?.id;

it('follows the date of service over the turn of the year and of April', () => {
	expect(at('icd-10-pcs', '2025-09-30')).toBeUndefined();
	expect(at('icd-10-pcs', '2025-10-01')).toBe('icd10pcs-2026');
	expect(at('icd-10-pcs', '2026-03-31')).toBe('icd10pcs-2026');
	expect(at('icd-10-pcs', '2026-04-01')).toBe('icd10pcs-2026-04');
	expect(at('icd-10-pcs', '2026-09-30')).toBe('icd10pcs-2026-04');
	expect(at('icd-10-pcs', '2026-10-01')).toBeUndefined();
	expect(at('icd-10-cm', '2025-03-31')).toBeUndefined();
	expect(at('icd-10-cm', '2025-09-30')).toBe('icd10cm-2025-04');
	expect(at('icd-10-cm', '2025-10-01')).toBe('icd10cm-2026');
});

it('holds a quarterly list for two quarters unless a newer one is at hand', () => {
	expect(hcpcsEdition(2025, 10)).toMatchObject({ from: '2025-10-01', to: '2026-03-31' });
	expect(hcpcsEdition(2025, 7).to).toBe('2025-12-31');
	expect(hcpcsEdition(2023, 9).to).toBe('2024-02-29');
	expect(at('hcpcs', '2025-12-31')).toBe('hcpcs-2025-10');
	expect(at('hcpcs', '2026-01-01')).toBe('hcpcs-2026-01');
});

it('prefers the official edition to the teaching edition', () => {
	const both = [...have, as('official', icdEdition('icd-10-cm', 2026, 10))];
	expect(editionFor('icd-10-cm', '2026-01-14', both)?.kind).toBe('official');
});

it('knows an edition by its id', () => {
	for (const { id } of have) expect(editionById(id)?.id).toBe(id);
	for (const id of ['icd10cm', 'icd10cm-2026-07', 'hcpcs-2025', 'cpt-2025'])
		expect(editionById(id)).toBeUndefined();
});
