/** Results and reports as one list, the newest first: what a screen groups and filters. */
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { reports, results, type ReportRow, type ResultRow } from '$lib/fhir/selectors/results';
import type { Ref } from '$lib/fhir/types';
import { cameSinceStart, sinceStart, whenText } from './moments';

export type ResultSection = 'laboratory' | 'microbiology' | 'imaging' | 'other';

interface ItemBase {
	/** One resource may hold several values, so its reference alone names no row. */
	readonly id: string;
	readonly ref: Ref;
	readonly name: string;
	readonly section: ResultSection;
	/** The head it stands under: a panel and when it was taken. */
	readonly group: string;
	/** When it was taken. */
	readonly at: string | null;
	readonly issued: string | null;
}

export type ResultItem = ItemBase &
	(
		| { readonly kind: 'result'; readonly result: ResultRow }
		| { readonly kind: 'report'; readonly report: ReportRow }
	);

export const SECTION_NAMES: Readonly<Record<ResultSection, string>> = {
	laboratory: 'Laboratory',
	microbiology: 'Microbiology',
	imaging: 'Imaging',
	other: 'Other reports'
};

/**
 * All results and all reports that say something of their own; a laboratory report that only binds
 * results together is the head of its group and no row.
 */
export function resultItems(chart: Chart, patient: Ref, start: Start): ResultItem[] {
	const said = reports(chart, patient);
	const cultured = new Set(
		said.filter((report) => report.kind === 'microbiology').flatMap((report) => report.results)
	);
	const items: ResultItem[] = results(chart, patient).map((result) => ({
		kind: 'result',
		id: `${result.ref} ${result.code} ${result.name}`,
		ref: result.ref,
		name: result.name,
		section: cultured.has(result.ref) ? 'microbiology' : 'laboratory',
		group: `${result.panel?.name ?? 'Single tests'} · ${whenText(start, result.at)}`,
		at: result.at,
		issued: result.issued,
		result
	}));
	for (const report of said) {
		if (report.kind === 'laboratory' && !report.conclusion && !report.text) continue;
		const section = report.kind;
		items.push({
			kind: 'report',
			id: report.ref,
			ref: report.ref,
			name: report.title,
			section,
			group: `${SECTION_NAMES[section]} · ${whenText(start, report.at)}`,
			at: report.at,
			issued: report.issued,
			report
		});
	}
	const time = (item: ResultItem) => sinceStart(start, item.at ?? item.issued) ?? -Infinity;
	return items
		.map((item) => ({ item, at: time(item) }))
		.sort((a, b) => (a.at === b.at ? 0 : b.at - a.at))
		.map(({ item }) => item);
}

/**
 * Whether it came in during the attempt and nobody has opened it, nor any other row of its panel:
 * whoever opens one row of a panel has the whole panel before them.
 */
export function isNew(item: ResultItem, start: Start, viewed: ReadonlyMap<Ref, number>): boolean {
	if (!cameSinceStart(start, item.issued ?? item.at) || viewed.has(item.ref)) return false;
	return !(item.kind === 'result' && item.result.panel && viewed.has(item.result.panel.ref));
}

/** A flag of its own that a row needs looking at. */
export function isAbnormal(item: ResultItem): boolean {
	return item.kind === 'result' && item.result.flag !== null;
}

/**
 * What a summary shows of all results: of each test the newest value, where it is new or flagged, and
 * the newest of each report; critical ones first, then the newest.
 */
export function tellingItems(
	items: readonly ResultItem[],
	start: Start,
	viewed: ReadonlyMap<Ref, number>
): ResultItem[] {
	const seen = new Set<string>();
	const newest = items.filter((item) => {
		const test = item.kind === 'result' ? item.result.code || item.name : item.name;
		if (seen.has(test)) return false;
		seen.add(test);
		return true;
	});
	const telling = newest.filter(
		(item) => item.kind === 'report' || isAbnormal(item) || isNew(item, start, viewed)
	);
	const isCritical = (item: ResultItem) =>
		item.kind === 'result' && (item.result.flag?.startsWith('critical') ?? false);
	return [...telling.filter(isCritical), ...telling.filter((item) => !isCritical(item))];
}
