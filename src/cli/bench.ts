/**
 * `bench [names]`: what the app costs against others doing the same in the same run. Times depend on
 * the machine and are only reported; counts, bytes and ratios far off their target fail.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Io } from './io';

interface Result {
	readonly name: string;
	readonly unit: string;
	readonly ours: number;
	readonly peers: Readonly<Record<string, number>>;
	readonly ratio: number | null;
	readonly budget: number | null;
	readonly target: number | null;
	readonly holds: boolean;
	readonly fails: boolean;
	readonly min: number | null;
	readonly spread: number | null;
	readonly note: string;
}

interface Report {
	readonly machine: {
		readonly cpu: string;
		readonly cores: number;
		readonly node: string;
		readonly load: readonly [number, number];
	};
	readonly results: readonly Result[];
	readonly skipped: readonly { readonly name: string; readonly why: string }[];
}

interface Benches {
	readonly BENCH_NAMES: readonly string[];
	runBenches(names: readonly string[], say: (line: string) => void): Promise<Report>;
}

export const runBench: Command = async (args, io) => {
	const benches = join(process.cwd(), 'tests/bench/index.ts');
	if (!existsSync(benches)) {
		io.err(`${benches} is not there; benchmarks run from the top of the repository`);
		return 1;
	}
	// Source never imports tests; they come by path, and only for this command.
	const { BENCH_NAMES, runBenches } = (await import(pathToFileURL(benches).href)) as Benches;
	const unknown = args.find((name) => !BENCH_NAMES.includes(name));
	if (unknown !== undefined) {
		io.err(`there is no benchmark "${unknown}"; expected one of ${BENCH_NAMES.join(', ')}`);
		return 2;
	}
	const report = await runBenches(args, (line) => io.err(line));
	if (io.json) io.out(JSON.stringify(report));
	else print(report, io);
	const failed = report.results.filter(({ fails }) => fails);
	for (const { name } of failed) io.err(`${name} fails: it is far off its target`);
	return failed.length > 0 ? 1 : 0;
};

function print({ machine, results, skipped }: Report, io: Io): void {
	const [before, after] = machine.load;
	io.out(
		`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${before} to ${after}`
	);
	io.out('');
	const head = ['', 'ours', 'min', 'spread', 'budget', 'peer', 'ratio', 'target', ''];
	const rows = results.map((result) => [
		result.name,
		`${result.ours} ${result.unit}`,
		orDash(result.min),
		result.spread === null ? '-' : `x${result.spread}`,
		orDash(result.budget),
		orDash(Object.values(result.peers)[0] ?? null),
		orDash(result.ratio),
		orDash(result.target),
		result.fails ? 'FAILS' : result.holds ? 'holds' : 'over'
	]);
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	for (const row of [head, ...rows])
		io.out(
			row
				.map((text, column) =>
					column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
				)
				.join('  ')
				.trimEnd()
		);
	io.out('');
	for (const { name, peers, note } of results) {
		const others = Object.entries(peers).map(([peer, value]) => `${peer} ${value}`);
		io.out(`${name}: ${[note, ...others].filter((text) => text !== '').join('; ')}`);
	}
	for (const { name, why } of skipped) io.out(`${name}: skipped, ${why}`);
}

function orDash(value: number | null): string {
	return value === null ? '-' : String(value);
}
