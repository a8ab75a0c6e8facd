/** Hand-ins of a class verified, replayed and scored again, as the instructor's page does it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readSample } from '../../src/cli/class';
import { readFolder } from '../../src/cli/disk';
import { SAMPLE_SCENARIOS, sampleClass, type SampleFile } from '$lib/classroom/sample-class';
import type { Assignment } from '$lib/classroom/model';
import { verifyHandIn, type VerifySources } from '$lib/classroom/verify';
import { WORKFLOWS } from '$lib/workflows';
import { judged, type BenchOutcome } from './measure';

const SIZES = [250, 500, 1000] as const;
/** 10,000 in about a minute on two cores, as the budget has it: here one core does it all. */
const BUDGET = 12;

interface MadeClass {
	readonly assignment: Assignment;
	readonly files: readonly SampleFile[];
	readonly sources: VerifySources;
}

async function makeClass(): Promise<MadeClass> {
	const scenarios = await Promise.all(SAMPLE_SCENARIOS.map((id) => readSample(id)));
	const made = await sampleClass(scenarios, WORKFLOWS, {
		seed: 11,
		learners: 100,
		made: Date.UTC(2026, 0, 5, 14)
	});
	const files: SampleFile[] = [];
	for await (const file of made.handIns()) files.push(file);
	const texts = new Map(
		await Promise.all(
			SAMPLE_SCENARIOS.map(
				async (id): Promise<[string, Awaited<ReturnType<typeof readFolder>>]> => [
					id,
					await readFolder(id)
				]
			)
		)
	);
	const { assignment } = made;
	return {
		assignment,
		files,
		sources: {
			assignments: new Map([[assignment.id, assignment]]),
			folderOf: ({ scenario }) => Promise.resolve(texts.get(scenario)),
			workflows: WORKFLOWS,
			build: 'made-up'
		}
	};
}

/** Seconds for `count` files, and the bytes the heap holds afterwards. */
async function verifyMany(
	{ files, sources }: MadeClass,
	count: number
): Promise<{ seconds: number; heap: number; steps: number }> {
	let steps = 0;
	let scored = 0;
	const before = performance.now();
	for (let turn = 0; turn < count; turn += 1) {
		const file = files[turn % files.length];
		if (!file) throw new Error('the made-up class handed nothing in');
		const { verified } = await verifyHandIn(file.bytes, file.name, sources);
		if (verified.recomputed) scored += 1;
		steps += verified.header?.count ?? 0;
	}
	const seconds = (performance.now() - before) / 1000;
	if (scored < count * 0.98) throw new Error(`only ${scored} of ${count} hand-ins were scored`);
	return { seconds, heap: heapNow(), steps };
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heapNow(): number {
	if (typeof collect === 'function') collect();
	return process.memoryUsage().heapUsed;
}

/** `class-verify` (1,000 hand-ins), `class-verify-linear`, `class-verify-memory`. */
export async function benchClassVerify(): Promise<BenchOutcome> {
	const made = await makeClass();
	await verifyMany(made, 100);
	const [few, some, many] = [
		await verifyMany(made, SIZES[0]),
		await verifyMany(made, SIZES[1]),
		await verifyMany(made, SIZES[2])
	];
	const about = `${made.files.length} files of a made-up class in turn, ${Math.round(many.steps / SIZES[2])} steps each in the middle`;
	return {
		skipped: [],
		results: [
			judged({
				name: 'class-verify',
				unit: 's',
				ours: many.seconds,
				budget: BUDGET,
				note: `${SIZES[2]} hand-ins verified, replayed and scored: ${about}`
			}),
			judged({
				name: 'class-verify-linear',
				unit: 's',
				ours: many.seconds,
				peers: { 'half as many': some.seconds, 'a quarter as many': few.seconds },
				target: 2.3,
				note: `${SIZES[2]} against ${SIZES[1]}; a quarter as many took ${few.seconds.toFixed(2)} s`
			}),
			judged({
				name: 'class-verify-memory',
				unit: 'MB',
				ours: many.heap / 1e6,
				peers: { 'after a quarter as many': few.heap / 1e6 },
				target: 1.2,
				note: 'heap after collecting: nothing of a file that was verified is kept'
			})
		]
	};
}
