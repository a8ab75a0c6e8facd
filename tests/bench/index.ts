/** The benchmarks by name. `npm run bench` loads this file and runs those it is asked for, one by one. */
import { loadNow, machineAt, type BenchOutcome, type BenchReport } from './measure';

const BENCHES = {
	replay: async () => (await import('./replay')).benchReplay(),
	chain: async () => (await import('./replay')).benchChain(),
	append: async () => (await import('./append')).benchAppend(),
	bulk: async () => (await import('./append')).benchBulk(),
	'first-page': async () => (await import('./first-page')).benchFirstPage(),
	'chart-paint': async () => (await import('./chart-paint')).benchChartPaint(),
	'code-search': async () => (await import('./code-search')).benchCodeSearch(),
	'codes-browser': async () => (await import('./codes-browser')).benchCodesBrowser(),
	'codes-paint': async () => (await import('./coding-paint')).benchCodingPaint(),
	'hospice-year': async () => (await import('./hospice-year')).benchHospiceYear(),
	progress: async () => (await import('./progress')).benchProgress(),
	'board-paint': async () => (await import('./board-paint')).benchBoardPaint(),
	'class-verify': async () => (await import('./class-verify')).benchClassVerify()
} as const satisfies Record<string, () => Promise<BenchOutcome>>;

type BenchName = keyof typeof BENCHES;

export const BENCH_NAMES: readonly string[] = Object.keys(BENCHES);

function isBench(name: string): name is BenchName {
	return Object.hasOwn(BENCHES, name);
}

/**
 * Runs the named benchmarks, or all. One that cannot run here is among `skipped` with its reason. `say`
 * hears what is going on. Throws RangeError for a name that is none.
 */
export async function runBenches(
	names: readonly string[],
	say: (line: string) => void
): Promise<BenchReport> {
	const wanted = (names.length > 0 ? names : BENCH_NAMES).map((name) => {
		if (!isBench(name))
			throw new RangeError(
				`there is no benchmark "${name}"; expected one of ${BENCH_NAMES.join(', ')}`
			);
		return name;
	});
	const before = loadNow();
	const outcomes: BenchOutcome[] = [];
	for (const name of wanted) {
		say(`${name} ...`);
		outcomes.push(await BENCHES[name]());
	}
	return {
		machine: machineAt(before),
		results: outcomes.flatMap(({ results }) => results),
		skipped: outcomes.flatMap(({ skipped }) => skipped)
	};
}
