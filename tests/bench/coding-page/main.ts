/** The page of the key-to-paint benchmark: the whole coder's desk, typed into with real keys. */
import type { CodeLookup } from '$lib/codes/model';
import type { Desk } from '$lib/engine/desk';
import type { ScenarioCore } from '$lib/engine/model';
import { compile, openWorld, viewOf } from '$lib/engine/step';
import { parseStart } from '$lib/engine/time';
import { patientRefs } from '$lib/fhir/selectors/patients';
import type { Resource } from '$lib/fhir/types';
import { openCodes } from '$lib/session/workers/codes';
import { coding } from '$lib/workflows/coding';
import Workspace from '$lib/workflows/coding/Workspace.svelte';
import { mount, tick } from 'svelte';
import type { CodingBench, Key } from './shape';

let last: Promise<Key> | undefined;
/** The answer to the last search, whatever it was. */
let answer: Promise<unknown> = Promise.resolve();

/** The app's own lookup; what it is asked last can be waited for. */
function watched(): CodeLookup {
	const { lookup } = openCodes();
	return {
		...lookup,
		search: (question) => {
			const coming = lookup.search(question);
			answer = coming.catch(() => undefined);
			return coming;
		}
	};
}

function deskOver(resources: readonly Resource[]): Desk {
	const core: ScenarioCore = {
		id: 'bench/coding',
		version: 1,
		workflows: [coding.name],
		role: 'coder',
		start: parseStart('2026-01-20T08:00:00-05:00'),
		chart: resources,
		timeline: [],
		tasks: [],
		hints: []
	};
	const world = openWorld(compile(core, [coding]), {
		attempt: 'bench',
		scenario: core.id,
		version: 1,
		contentHash: 'a'.repeat(64),
		keyHash: null,
		variant: null,
		seed: 0,
		mode: 'practice',
		role: 'coder',
		build: 'bench',
		workflows: { [coding.name]: 1 },
		assignment: null,
		learner: 'bench'
	});
	return {
		scenario: {
			id: core.id,
			version: 1,
			title: 'Bench',
			facility: 'Bench',
			level: 'core',
			minutes: 1,
			role: 'coder',
			workflows: core.workflows,
			objectives: [],
			brief: '',
			tasks: [],
			hints: [],
			announcements: []
		},
		world,
		mode: 'practice',
		role: 'coder',
		view: viewOf(world),
		can: () => true,
		send: () => Promise.resolve({ ok: true, seq: 1 }),
		propose: (noun) => `${noun}-1`,
		draft: { get: () => undefined, set: () => undefined, clear: () => undefined },
		lookup: watched(),
		hint: () => undefined,
		findings: null
	};
}

/** When the next frame has been handed over. */
function painted(): Promise<number> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.now());
			port2.postMessage(null);
		});
	});
}

/** Runs after the desk's own handlers: the search has been asked by then. */
async function follow(pressed: number): Promise<Key> {
	const asked = answer;
	const [echo, list] = await Promise.all([
		painted(),
		asked.then(async () => {
			await tick();
			return painted();
		})
	]);
	const rows = document.querySelectorAll('[role=listbox] [role=option]').length;
	return { echo: echo - pressed, list: list - pressed, rows };
}

const bench: CodingBench = {
	async draw(resources) {
		const chart: Resource[] = JSON.parse(resources);
		const desk = deskOver(chart);
		const [patient] = patientRefs(desk.world.chart);
		const target = document.getElementById('screen');
		if (patient === undefined || !target) throw new Error('the chart has no patient');
		mount(Workspace, { target, props: { desk, patient } });
		window.addEventListener('input', ({ timeStamp }) => {
			last = follow(timeStamp);
		});
		await painted();
	},
	painted() {
		if (!last) throw new Error('no key was pressed');
		return last;
	}
};
Object.assign(globalThis, { bench });
