/** Storage in a real Chromium: one entry from made to acknowledged, and a hundred thousand at once. */
import { judged, median, quantile, type BenchOutcome } from './measure';
import { noBrowser, withPage } from './page';

const APPENDS = 500;
const BULK = 100_000;

/** `append-strict` and `append-relaxed`; `ours` is the 99th percentile, the ratio that of medians. */
export async function benchAppend(): Promise<BenchOutcome> {
	const why = noBrowser();
	if (why) return { results: [], skipped: [{ name: 'append', why }] };
	const times = await withPage('append-page', (page) =>
		page.evaluate((count) => globalThis.bench.appendTimes(count), APPENDS)
	);
	const of = (
		durability: string,
		ours: readonly number[],
		raw: readonly number[],
		budget: number
	) =>
		judged({
			name: `append-${durability}`,
			unit: 'ms p99',
			ours: quantile(ours, 0.99),
			peers: { 'raw IndexedDB, one record': quantile(raw, 0.99) },
			ratio: median(ours) / median(raw),
			budget,
			target: 3,
			note: `p50 ${text(ours, 0.5)}, p95 ${text(ours, 0.95)}, raw p50 ${text(raw, 0.5)}, p95 ${text(raw, 0.95)}; ${APPENDS} appends; the ratio is of p50`
		});
	return {
		skipped: [],
		results: [
			of('strict', times.strict, times.rawStrict, 25),
			of('relaxed', times.relaxed, times.rawRelaxed, 10)
		]
	};
}

function text(times: readonly number[], share: number): string {
	return quantile(times, share).toFixed(2);
}

/** `bulk`: the logs of a class brought in packed, against a row an entry. */
export async function benchBulk(): Promise<BenchOutcome> {
	const why = noBrowser();
	if (why) return { results: [], skipped: [{ name: 'bulk', why }] };
	const times = await withPage('append-page', (page) =>
		page.evaluate(([entries, rounds]) => globalThis.bench.bulkTimes(entries, rounds), [
			BULK,
			3
		] as const)
	);
	return {
		skipped: [],
		results: [
			judged({
				name: 'bulk',
				unit: 'ms',
				ours: median(times.packed),
				peers: { 'Dexie bulkAdd, a row each': median(times.rows) },
				target: 1 / 8,
				samples: times.packed,
				note: `${BULK} entries in logs of 2,000, strict`
			})
		]
	};
}
