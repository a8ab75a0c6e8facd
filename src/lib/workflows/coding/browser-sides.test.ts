import { describe, expect, it } from 'vitest';
import { sideOf, sidesBeside } from './browser-sides';

const row = (code: string, title: string) => ({ code, title, isBillable: true });

const RADIUS = [
	row('S52.501', 'Unspecified fracture of the lower end of right radius'),
	row('S52.502', 'Unspecified fracture of the lower end of left radius'),
	row('S52.509', 'Unspecified fracture of the lower end of unspecified radius')
];

describe('sideOf', () => {
	it.each([
		['Primary open-angle glaucoma, right eye', 'right'],
		['Unspecified fracture of the lower end of left radius', 'left'],
		['Primary open-angle glaucoma, bilateral', 'bilateral'],
		['Acute embolism of unspecified femoral vein', 'unspecified'],
		['Type 2 diabetes mellitus without complications', null]
	])('%s: %s', (title, side) => {
		expect(sideOf(title)).toBe(side);
	});
});

describe('sidesBeside', () => {
	it('sets right, left and unspecified next to one another', () => {
		expect(sidesBeside('S52.502', RADIUS)).toEqual([
			{ side: 'right', rows: [RADIUS[0]] },
			{ side: 'left', rows: [RADIUS[1]] },
			{ side: 'unspecified', rows: [RADIUS[2]] }
		]);
	});

	it('leaves out siblings that differ in more than the side', () => {
		const torus = row('S52.521', 'Torus fracture of lower end of right radius');
		const codes = sidesBeside('S52.501', [...RADIUS, torus]).flatMap(({ rows }) => rows);
		expect(codes).not.toContain(torus);
	});

	it('is empty for a code without another side', () => {
		expect(
			sidesBeside('E11.21', [
				row('E11.21', 'Type 2 diabetes mellitus with diabetic nephropathy'),
				row('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease')
			])
		).toEqual([]);
	});

	it('is empty for a code that is not among the rows', () => {
		expect(sidesBeside('S52.599', RADIUS)).toEqual([]);
	});
});
