import { expect, it } from 'vitest';
import { closeness, isRelated, RELATED } from './pairing';

it.each([
	['icd-10-cm', 'E11.22', 'E11.9'],
	['icd-10-cm', 'S52.501A', 'S52.691D'],
	['icd-10-cm', 'I10', '110'],
	['icd-10-pcs', '0FT44ZZ', '0FB40ZX'],
	['icd-10-pcs', '0FT44ZZ', '0FT'],
	['hcpcs', 'J1885', 'JI885']
] as const)('%s %s can be mistaken for %s', (system, expected, entered) => {
	expect(isRelated(system, expected, entered)).toBe(true);
	expect(closeness(system, expected, entered)).toBeGreaterThanOrEqual(RELATED);
	expect(closeness(system, expected, entered)).toBeLessThan(1);
});

it.each([
	['icd-10-cm', 'E11.22', 'E10.22'],
	['icd-10-cm', 'I10', 'I1A.0'],
	['icd-10-cm', 'J18.9', 'R05.9'],
	['icd-10-pcs', '0FT44ZZ', '0DTJ4ZZ'],
	['hcpcs', 'J1885', 'J1886']
] as const)('%s %s is another thing than %s', (system, expected, entered) => {
	expect(isRelated(system, expected, entered)).toBe(false);
	expect(closeness(system, expected, entered)).toBeLessThan(RELATED);
});

it('is higher the more of the way down is shared', () => {
	const to = (entered: string) => closeness('icd-10-cm', 'E11.22', entered);
	expect(to('E11.21')).toBeGreaterThan(to('E11.9'));
	expect(to('E11.9')).toBeGreaterThan(to('E10.22'));
	expect(to('E10.22')).toBeGreaterThan(to('J18.9'));
	expect(to('J18.9')).toBe(0);
});
