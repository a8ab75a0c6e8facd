export interface SortOrder {
	readonly column: string;
	readonly direction: 'ascending' | 'descending';
}

const WORDS = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * A sorted copy; rows that are equal keep their order, and rows without a value stand last in either
 * direction.
 */
export function sortRows<Row>(
	rows: readonly Row[],
	by: (row: Row) => string | number | null,
	direction: SortOrder['direction']
): Row[] {
	const sign = direction === 'ascending' ? 1 : -1;
	return rows
		.map((row) => ({ row, value: by(row) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null)
				return Number(a.value === null) - Number(b.value === null);
			if (typeof a.value === 'number' && typeof b.value === 'number')
				return sign * (a.value - b.value);
			return sign * WORDS.compare(String(a.value), String(b.value));
		})
		.map(({ row }) => row);
}
