/** The page of the painting benchmark: chart screens over a desk that only looks, as in the film. */
import { NO_BOOKS } from '$lib/codes/no-books';
import type { Desk } from '$lib/engine/desk';
import type { ScenarioCore } from '$lib/engine/model';
import { compile, openWorld, viewOf } from '$lib/engine/step';
import { parseStart } from '$lib/engine/time';
import { patientRefs } from '$lib/fhir/selectors/patients';
import type { Ref, Resource } from '$lib/fhir/types';
import Results from '$lib/chart/Results.svelte';
import Summary from '$lib/chart/Summary.svelte';
import { flushSync, mount, unmount } from 'svelte';
import type { PaintBench } from './shape';

const SCREENS = { summary: Summary, results: Results };

interface Shown {
	readonly desk: Desk;
	readonly patient: Ref;
}

const loaded = new Map<string, Shown>();

function deskOver(resources: readonly Resource[]): Shown {
	const core: ScenarioCore = {
		id: 'bench/chart',
		version: 1,
		workflows: [],
		role: 'nurse',
		start: parseStart('2026-01-14T13:40:00-05:00'),
		chart: resources,
		timeline: [],
		tasks: [],
		hints: []
	};
	const world = openWorld(compile(core, []), {
		attempt: 'bench',
		scenario: core.id,
		version: 1,
		contentHash: 'a'.repeat(64),
		keyHash: null,
		variant: null,
		seed: 0,
		mode: 'practice',
		role: 'nurse',
		build: 'bench',
		workflows: {},
		assignment: null,
		learner: 'bench'
	});
	const [patient] = patientRefs(world.chart);
	if (patient === undefined) throw new Error('the chart has no patient');
	const desk: Desk = {
		scenario: {
			id: core.id,
			version: 1,
			title: 'Bench',
			facility: 'Bench',
			level: 'core',
			minutes: 1,
			role: 'nurse',
			workflows: [],
			objectives: [],
			brief: '',
			tasks: [],
			hints: [],
			announcements: []
		},
		world,
		mode: 'practice',
		role: 'nurse',
		view: viewOf(world),
		can: () => false,
		send: null,
		propose: (noun) => `${noun}-1`,
		draft: { get: () => undefined, set: () => undefined, clear: () => undefined },
		lookup: NO_BOOKS,
		hint: () => undefined,
		findings: null
	};
	return { desk, patient };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A task that runs right after the frame, when its picture has been handed over. */
const afterFrame = () =>
	new Promise<void>((resolve) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve();
			port2.postMessage(null);
		});
	});

const bench: PaintBench = {
	load(chart, resources) {
		const list: Resource[] = JSON.parse(resources);
		loaded.set(chart, deskOver(list));
	},
	async paint(chart, screen) {
		const shown = loaded.get(chart);
		const target = document.getElementById('screen');
		if (!shown || !target) throw new Error(`the chart ${chart} was not loaded`);
		await frame();
		const before = performance.now();
		const made = mount(SCREENS[screen], { target, props: shown });
		flushSync();
		const isTall = target.getBoundingClientRect().height > 0;
		const work = performance.now() - before;
		await afterFrame();
		const paint = performance.now() - before;
		const elements = isTall ? target.querySelectorAll('*').length : 0;
		await unmount(made);
		return { work, paint, elements };
	}
};
Object.assign(globalThis, { bench });
