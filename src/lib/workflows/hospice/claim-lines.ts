/** Two lists of service lines held against each other. */
import type { ClaimLine } from '$lib/rules/hospice/model';
import { formatDate } from '$lib/fhir/selectors/display';

/** Two lines that mean the same service and differ. */
export interface DifferentLine {
	readonly entered: ClaimLine;
	readonly wanted: ClaimLine;
	/** `units 3, wanted 4`. */
	readonly differences: readonly string[];
}

export interface LineComparison {
	readonly same: readonly ClaimLine[];
	readonly different: readonly DifferentLine[];
	/** Wanted, and nothing stands in their place. */
	readonly missing: readonly ClaimLine[];
	/** Entered, and in the place of nothing that is wanted. */
	readonly extra: readonly ClaimLine[];
}

const PARTS = ['revenue', 'hcpcs', 'modifier', 'date', 'units'] as const;

/**
 * Lines that are the same in every part are the same, each once. What is left is paired where it can
 * only mean the same service: revenue code and day alike, or all but one part.
 */
export function compareLines(
	entered: readonly ClaimLine[],
	wanted: readonly ClaimLine[]
): LineComparison {
	const free = [...entered];
	const take = (fits: (line: ClaimLine) => boolean): ClaimLine | undefined => {
		const at = free.findIndex(fits);
		return at < 0 ? undefined : free.splice(at, 1)[0];
	};
	const same: ClaimLine[] = [];
	let open = wanted.filter((want) => {
		const found = take((line) => differencesOf(line, want).length === 0);
		if (found) same.push(found);
		return !found;
	});
	const different: DifferentLine[] = [];
	// The nearest pairs first, so that no line is taken from where it fits better.
	for (const most of [1, 2, 3])
		open = open.filter((want) => {
			const found = take((line) => {
				const count = differencesOf(line, want).length;
				const isSameDay = line.revenue === want.revenue && line.date === want.date;
				return count <= most && (isSameDay || count === 1);
			});
			if (found)
				different.push({ entered: found, wanted: want, differences: differenceWords(found, want) });
			return !found;
		});
	return { same, different, missing: open, extra: free };
}

function differencesOf(a: ClaimLine, b: ClaimLine): (typeof PARTS)[number][] {
	return PARTS.filter((part) => a[part] !== b[part]);
}

const NAMES = {
	revenue: 'revenue code',
	hcpcs: 'HCPCS',
	modifier: 'modifier',
	date: 'date',
	units: 'units'
} as const;

function differenceWords(entered: ClaimLine, wanted: ClaimLine): string[] {
	const say = (line: ClaimLine, part: (typeof PARTS)[number]) => {
		const held = line[part];
		if (held === '') return 'none';
		return part === 'date' ? formatDate(line.date) : String(held);
	};
	return differencesOf(entered, wanted).map(
		(part) => `${NAMES[part]} ${say(entered, part)}, wanted ${say(wanted, part)}`
	);
}

/** `0551 G0299 on 12 Jan 2026`. */
export function lineText({ revenue, hcpcs, modifier, date }: ClaimLine): string {
	const codes = [revenue, hcpcs, modifier].filter(Boolean).join(' ');
	return `${codes || 'line without codes'} on ${formatDate(date) || 'no day'}`;
}

/** Whether a revenue code is one of some codes or families such as `055x`. */
export function isOfFamily(revenue: string, families: readonly string[]): boolean {
	const code = revenue.padStart(4, '0');
	return families.some((family) => {
		const wanted = family.toLowerCase().padStart(4, '0');
		return wanted.endsWith('x') ? code.slice(0, -1) === wanted.slice(0, -1) : code === wanted;
	});
}
