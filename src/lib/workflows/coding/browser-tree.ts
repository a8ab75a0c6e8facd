/** A tree that opens step by step, as rows on the screen and as keys move over them. */

export interface TreeNode {
	readonly id: string;
	/** What typing letters looks for: its code, its title. */
	readonly names: readonly string[];
	readonly canOpen: boolean;
}

export interface TreeRow extends TreeNode {
	readonly depth: number;
	readonly isOpen: boolean;
	/** Place among its like, from 1, and how many they are. */
	readonly position: number;
	readonly size: number;
	readonly parent: string | null;
}

/** What is known of a tree: children are there once they were asked for. */
export interface TreeShape<Node extends TreeNode> {
	readonly roots: readonly Node[];
	readonly children: ReadonlyMap<string, readonly Node[]>;
	readonly open: ReadonlySet<string>;
}

/** Rows from top to bottom, closed parts left out. */
export function treeRows<Node extends TreeNode>(shape: TreeShape<Node>): (Node & TreeRow)[] {
	const rows: (Node & TreeRow)[] = [];
	const add = (nodes: readonly Node[], depth: number, parent: string | null): void => {
		nodes.forEach((node, at) => {
			const below = shape.children.get(node.id);
			const canOpen = node.canOpen && (below === undefined || below.length > 0);
			const isOpen = canOpen && shape.open.has(node.id) && below !== undefined;
			const place = { depth, position: at + 1, size: nodes.length, parent };
			rows.push({ ...node, ...place, canOpen, isOpen });
			if (isOpen) add(below, depth + 1, node.id);
		});
	};
	add(shape.roots, 0, null);
	return rows;
}

export type TreeMove =
	| { readonly kind: 'go'; readonly id: string }
	| { readonly kind: 'open' | 'close'; readonly id: string };

const PAGE = 12;

/** What a key does at a row, as in any tree: null where it does nothing. */
export function moveInTree(
	rows: readonly TreeRow[],
	active: string | null,
	key: string
): TreeMove | null {
	const at = Math.max(
		0,
		rows.findIndex(({ id }) => id === active)
	);
	const row = rows[at];
	if (!row) return null;
	const go = (to: number): TreeMove | null => {
		const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
		return next ? { kind: 'go', id: next.id } : null;
	};
	switch (key) {
		case 'ArrowDown':
			return go(at + 1);
		case 'ArrowUp':
			return go(at - 1);
		case 'PageDown':
			return go(at + PAGE);
		case 'PageUp':
			return go(at - PAGE);
		case 'Home':
			return go(0);
		case 'End':
			return go(rows.length - 1);
		case 'ArrowRight':
			if (row.isOpen) return go(at + 1);
			return row.canOpen ? { kind: 'open', id: row.id } : null;
		case 'ArrowLeft':
			if (row.isOpen) return { kind: 'close', id: row.id };
			return row.parent === null ? null : { kind: 'go', id: row.parent };
		default:
			return null;
	}
}

/**
 * The row that typed letters mean: the next one with a name that begins with them, round the end. One
 * letter moves on from where one stands, more letters may stay.
 */
export function typeAhead(
	rows: readonly TreeRow[],
	active: string | null,
	typed: string
): string | null {
	const wanted = typed.toLowerCase();
	if (wanted.trim() === '') return null;
	const at = rows.findIndex(({ id }) => id === active);
	const first = wanted.length > 1 ? Math.max(0, at) : at + 1;
	const round = [...rows.slice(first), ...rows.slice(0, first)];
	const found = round.find(({ names }) =>
		names.some((name) => name.toLowerCase().startsWith(wanted))
	);
	return found?.id ?? null;
}
