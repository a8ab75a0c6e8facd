/**
 * The pairs of rows and columns whose weights add up highest, each row and column in one pair at
 * most. Weights are at least 0; a weight of 0 means no pair. The Hungarian method (Kuhn 1955, Munkres
 * 1957) with potentials: n x n x m steps.
 */
export function bestPairs(weights: readonly (readonly number[])[]): [number, number][] {
	const rows = weights.length;
	const columns = weights[0]?.length ?? 0;
	if (rows === 0 || columns === 0) return [];
	if (rows > columns) {
		const turned = Array.from({ length: columns }, (_, c) =>
			Array.from({ length: rows }, (_, r) => weights[r]?.[c] ?? 0)
		);
		return bestPairs(turned).map(([c, r]) => [r, c]);
	}
	const cost = (row: number, column: number) => -(weights[row - 1]?.[column - 1] ?? 0);
	// Row and column 0 stand for "none", as is usual with this method.
	const rowPotential = new Float64Array(rows + 1);
	const columnPotential = new Float64Array(columns + 1);
	const rowOf = new Int32Array(columns + 1);
	for (let row = 1; row <= rows; row++) {
		const least = new Float64Array(columns + 1).fill(Infinity);
		const from = new Int32Array(columns + 1);
		const isUsed = new Uint8Array(columns + 1);
		rowOf[0] = row;
		let column = 0;
		do {
			isUsed[column] = 1;
			const at = rowOf[column] ?? 0;
			let delta = Infinity;
			let next = 0;
			for (let other = 1; other <= columns; other++) {
				if (isUsed[other] === 1) continue;
				const reduced = cost(at, other) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
				if (reduced < (least[other] ?? Infinity)) {
					least[other] = reduced;
					from[other] = column;
				}
				if ((least[other] ?? Infinity) < delta) {
					delta = least[other] ?? Infinity;
					next = other;
				}
			}
			for (let other = 0; other <= columns; other++) {
				if (isUsed[other] === 1) {
					const held = rowOf[other] ?? 0;
					rowPotential[held] = (rowPotential[held] ?? 0) + delta;
					columnPotential[other] = (columnPotential[other] ?? 0) - delta;
				} else least[other] = (least[other] ?? Infinity) - delta;
			}
			column = next;
		} while (rowOf[column] !== 0);
		while (column !== 0) {
			const before = from[column] ?? 0;
			rowOf[column] = rowOf[before] ?? 0;
			column = before;
		}
	}
	const pairs: [number, number][] = [];
	for (let column = 1; column <= columns; column++) {
		const row = rowOf[column] ?? 0;
		if (row > 0 && cost(row, column) < 0) pairs.push([row - 1, column - 1]);
	}
	return pairs.toSorted((a, b) => a[0] - b[0]);
}
