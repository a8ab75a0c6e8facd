import { describe, expect, it } from 'vitest';
import { moveInTree, treeRows, typeAhead, type TreeNode } from './browser-tree';

const node = (id: string, title: string, canOpen = true): TreeNode => ({
	id,
	names: [id, title],
	canOpen
});

const SHAPE = {
	roots: [node('1', 'Infectious'), node('4', 'Endocrine')],
	children: new Map([
		['4', [node('E10', 'Type 1', false), node('E11', 'Type 2'), node('E16', 'Other')]],
		['E11', [node('E11.9', 'Without complications', false)]],
		['E16', []]
	]),
	open: new Set(['4', 'E11', 'E16'])
};
const rows = treeRows(SHAPE);

describe('treeRows', () => {
	it('lists what is open, from top to bottom, each with its place', () => {
		expect(rows.map(({ id, depth, position, size }) => [id, depth, position, size])).toEqual([
			['1', 0, 1, 2],
			['4', 0, 2, 2],
			['E10', 1, 1, 3],
			['E11', 1, 2, 3],
			['E11.9', 2, 1, 1],
			['E16', 1, 3, 3]
		]);
	});

	it('no longer offers to open what turned out empty', () => {
		expect(rows.find(({ id }) => id === 'E16')).toMatchObject({ canOpen: false, isOpen: false });
	});

	it('shows nothing below a row that is opened and not yet loaded', () => {
		const loading = treeRows({ ...SHAPE, children: new Map() });
		expect(loading.map(({ id, isOpen }) => [id, isOpen])).toEqual([
			['1', false],
			['4', false]
		]);
	});
});

describe('moveInTree', () => {
	it.each([
		['4', 'ArrowDown', { kind: 'go', id: 'E10' }],
		['1', 'ArrowUp', { kind: 'go', id: '1' }],
		['1', 'ArrowRight', { kind: 'open', id: '1' }],
		['4', 'ArrowRight', { kind: 'go', id: 'E10' }],
		['E10', 'ArrowRight', null],
		['E11.9', 'ArrowLeft', { kind: 'go', id: 'E11' }],
		['E11', 'ArrowLeft', { kind: 'close', id: 'E11' }],
		['1', 'ArrowLeft', null],
		['1', 'End', { kind: 'go', id: 'E16' }],
		['E16', 'Home', { kind: 'go', id: '1' }],
		['1', 'x', null]
	])('at %s, %s', (active, key, move) => {
		expect(moveInTree(rows, active, key)).toEqual(move);
	});
});

describe('typeAhead', () => {
	it('finds by code and by title', () => {
		expect(typeAhead(rows, '1', 'E11.')).toBe('E11.9');
		expect(typeAhead(rows, '1', 'oth')).toBe('E16');
	});

	it('goes on with one letter, and round the end', () => {
		expect(typeAhead(rows, 'E10', 'e')).toBe('E11');
		expect(typeAhead(rows, 'E16', 'e')).toBe('4');
	});

	it('stays while more letters still mean the same row', () => {
		expect(typeAhead(rows, 'E10', 'e1')).toBe('E10');
	});

	it('finds nothing for other letters', () => {
		expect(typeAhead(rows, '1', 'zz')).toBeNull();
		expect(typeAhead(rows, '1', ' ')).toBeNull();
	});
});
