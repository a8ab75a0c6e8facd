/** Reader of the ICD-10-CM and PCS order files: fixed columns, a line per code or header. */

export interface OrderRow {
	readonly code: string;
	/** True for a code that can be assigned, false for a header above others. */
	readonly isBillable: boolean;
	readonly title: string;
}

/**
 * Rows by code without its dot. Columns: order number 1-5, code 7-13, billable flag 15, short title
 * 17-76, long title from 78. Source: CMS, order file layout in each year's release notes.
 */
export function parseOrderFile(text: string): Map<string, OrderRow> {
	const rows = new Map<string, OrderRow>();
	for (const line of text.split('\n')) {
		if (line.length < 20) continue;
		const code = line.slice(6, 14).trim();
		rows.set(code, {
			code,
			isBillable: line.charAt(14) === '1',
			title: line.slice(77).trim()
		});
	}
	return rows;
}
