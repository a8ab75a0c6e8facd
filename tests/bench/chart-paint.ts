/** A chart of 1,500 resources against one of 70: how much longer until its screens stand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../../src/cli/disk';
import { importBundle } from '$lib/fhir/bundle';
import { refOf, type Resource } from '$lib/fhir/types';
import { readScenario } from '$lib/scenario/read';
import type { Painted, Screen } from './chart-page/shape';
import { judged, median, pairedRatio, type BenchOutcome } from './measure';
import { noBrowser, withPage } from './page';

const PATIENT = join(
	process.cwd(),
	'../shared/synthea/georgianne-jerde.cardiac-arrest-uscore-notes.json'
);
const LARGE = 1500;
const SMALL = 70;
const SCREENS = ['summary', 'results'] as const satisfies Screen[];
const ROUNDS = { rounds: 15, warmUp: 3 };

/** `chart-paint summary` and `chart-paint results`. */
export async function benchChartPaint(): Promise<BenchOutcome> {
	const why = existsSync(PATIENT)
		? noBrowser()
		: 'the folder of synthetic patients beside the repository is not there';
	if (why) return { results: [], skipped: [{ name: 'chart-paint', why }] };
	const large = grown(
		importBundle(JSON.parse(readFileSync(PATIENT, 'utf8')), { name: 'georgianne' }).resources
	);
	const small = await wardChart();
	const times = await withPage('chart-page', async (page) => {
		await page.evaluate(
			([big, little]) => {
				globalThis.bench.load('large', big);
				globalThis.bench.load('small', little);
			},
			[JSON.stringify(large), JSON.stringify(small)] as const
		);
		const taken: { screen: Screen; chart: string; painted: Painted }[] = [];
		for (let turn = -ROUNDS.warmUp; turn < ROUNDS.rounds; turn += 1)
			for (const screen of SCREENS)
				for (const chart of ['large', 'small']) {
					const painted = await page.evaluate(([of, which]) => globalThis.bench.paint(of, which), [
						chart,
						screen
					] as const);
					if (painted.elements < 20)
						throw new Error(
							`the ${screen} of the ${chart} chart drew ${painted.elements} elements`
						);
					if (turn >= 0) taken.push({ screen, chart, painted });
				}
		return taken;
	});
	const of = (screen: Screen, chart: string, part: keyof Painted) =>
		times
			.filter((one) => one.screen === screen && one.chart === chart)
			.map(({ painted }) => painted[part]);
	return {
		skipped: [],
		results: SCREENS.map((screen) => {
			const ours = of(screen, 'large', 'work');
			const theirs = of(screen, 'small', 'work');
			const paint = (chart: string) => median(of(screen, chart, 'paint')).toFixed(1);
			return judged({
				name: `chart-paint ${screen}`,
				unit: 'ms',
				ours: median(ours),
				peers: { [`chart of ${small.length}`]: median(theirs) },
				ratio: pairedRatio(ours, theirs),
				// Not worse than in proportion to the resources.
				target: Math.round(large.length / small.length),
				samples: ours,
				note: `${large.length} resources, ${median(of(screen, 'large', 'elements'))} elements; to the painted frame ${paint('large')} ms against ${paint('small')} ms`
			});
		})
	};
}

/** The pneumonia chart cut down: its patient and an even pick of the rest. */
async function wardChart(): Promise<Resource[]> {
	const id = 'order-entry/community-pneumonia-admission';
	const { chart } = readScenario(id, await readFolder(id));
	const rest = chart.filter(({ resourceType }) => resourceType !== 'Patient');
	const every = rest.length / (SMALL - 1);
	const picked = rest.filter(
		(_, place) => Math.floor(place / every) !== Math.floor((place - 1) / every)
	);
	return [...chart.filter(({ resourceType }) => resourceType === 'Patient'), ...picked].slice(
		0,
		SMALL
	);
}

const REPEATED = new Set(['Observation', 'DiagnosticReport', 'DocumentReference', 'Condition']);

/** A chart made up to 1,500 by repeating what a long life repeats, under new ids. */
function grown(resources: readonly Resource[]): Resource[] {
	const all = [...resources];
	const pool = resources.filter(({ resourceType }) => REPEATED.has(resourceType));
	if (pool.length === 0) throw new Error('the synthetic patient has nothing to repeat');
	const taken = new Set(resources.map(refOf));
	for (let copy = 1; all.length < LARGE; copy += 1)
		for (const resource of pool) {
			if (all.length >= LARGE) break;
			const again = { ...resource, id: `${resource.id.slice(0, 56)}.c${copy}` };
			if (taken.has(refOf(again))) continue;
			taken.add(refOf(again));
			all.push(again);
		}
	return all;
}
