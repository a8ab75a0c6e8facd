/** `import <bundle.json>`: any FHIR R4 bundle into a chart. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { exportBundle, importBundle, type ImportedBundle } from '$lib/fhir/bundle';
import { InputFault, LIMITS, readJson, refuseSize } from '$lib/parse/json';
import type { Io } from './io';

const USAGE = 'usage: import <bundle.json> [--out chart.json] [--json]';

/**
 * Reads a bundle, says what came in and what was left out, and writes the chart where `--out` asks
 * for it. With JSON output: `{resources: {type: n}, dropped: [{ref, why}], chart}`. Resolves to the
 * exit code: 0 done, 1 the file cannot be used, 2 wrong usage.
 */
export async function runImport(args: readonly string[], io: Io): Promise<number> {
	const asked = readArguments(args);
	if (typeof asked === 'string') {
		io.err(`${asked}; ${USAGE}`);
		return 2;
	}
	try {
		const imported = importBundle(await readBundle(asked.file), { name: asked.file });
		const chart = exportBundle(imported.resources);
		if (asked.out !== undefined) await writeChart(asked.out, chart);
		if (io.json || asked.json) {
			io.out(JSON.stringify({ resources: imported.counts, dropped: imported.dropped, chart }));
		} else {
			for (const line of summary(imported)) io.out(line);
			if (asked.out !== undefined) io.out(`written to ${asked.out}`);
		}
		return 0;
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		io.err(fault.message);
		return 1;
	}
}

interface Asked {
	file: string;
	out: string | undefined;
	json: boolean;
}

function readArguments(args: readonly string[]): Asked | string {
	const files: string[] = [];
	let out: string | undefined;
	let json = false;
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] ?? '';
		if (arg === '--json') json = true;
		else if (arg === '--out' || arg.startsWith('--out=')) {
			out = arg === '--out' ? args[++i] : arg.slice('--out='.length);
			if (!out || out.startsWith('--')) return '--out needs a file name';
		} else if (arg.startsWith('-')) return `unknown option ${arg}`;
		else files.push(arg);
	}
	const [file, ...more] = files;
	if (file === undefined) return 'no bundle was named';
	return more.length > 0 ? `expected one bundle, found ${files.length}` : { file, out, json };
}

async function readBundle(file: string): Promise<unknown> {
	const found = await onDisk(file, 'read', async () => {
		const { size } = await stat(file);
		// The disk tells the size, so that an enormous file is never read.
		return size > LIMITS.bundle ? size : await readFile(file);
	});
	const limit = { name: file, maxBytes: LIMITS.bundle };
	return typeof found === 'number' ? refuseSize(found, limit) : readJson(found, limit);
}

async function writeChart(file: string, chart: unknown): Promise<void> {
	const text = `${JSON.stringify(chart, null, '\t')}\n`;
	await onDisk(file, 'written', () => writeFile(file, text));
}

async function onDisk<T>(file: string, done: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (fault) {
		throw new InputFault(file, '', `cannot be ${done}, ${reasonOf(fault)}`);
	}
}

const DISK_FAULTS: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file or folder',
	EISDIR: 'it is a folder',
	EACCES: 'access is denied',
	EROFS: 'the disk is read-only',
	ENOSPC: 'the disk is full',
	ENOTDIR: 'part of its path is a file'
};

function reasonOf(fault: unknown): string {
	const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
	return DISK_FAULTS[code] ?? (code || String(fault));
}

function summary({ counts, resources, dropped }: ImportedBundle): string[] {
	const types = Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
	const reasons = new Map<string, { first: string; count: number }>();
	for (const { ref, why } of dropped) {
		const known = reasons.get(why);
		if (known) known.count++;
		else reasons.set(why, { first: ref, count: 1 });
	}
	return [
		`${resources.length} resources`,
		...types.map(([type, count]) => `  ${count} ${type}`),
		`${dropped.length} left out or reduced to a name`,
		...[...reasons].map(([why, { first, count }]) =>
			count === 1 ? `  ${first}: ${why}` : `  ${first} and ${count - 1} more: ${why}`
		)
	];
}
