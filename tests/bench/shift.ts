/**
 * A long attempt of the order workflow on the pneumonia scenario: chart read, forms opened and filled,
 * orders signed with answers to their stops, orders taken back, the clock moved on. Until the scenario
 * is complete on disk, nobody can make one.
 */
import { readFolder, SCENARIOS } from '../../src/cli/disk';
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { canonical, type JsonObject } from '$lib/engine/canonical';
import type { Key } from '$lib/engine/key';
import { chainEntry } from '$lib/engine/log';
import type { Action, Entry, Opening, ScenarioCore, View, Workflow } from '$lib/engine/model';
import { compile, openWorld, step, viewOf } from '$lib/engine/step';
import { refOf } from '$lib/fhir/types';
import { CARE, IMAGING, LABS } from '$lib/rules/orderables';
import { DRUGS } from '$lib/rules/formulary';
import { readKey, readScenario } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { prefillFrom, type Orderable } from '$lib/workflows/order-entry/prefill';
import { OVERRIDE_REASONS } from '$lib/rules/override-reasons';

const SCENARIO = 'order-entry/community-pneumonia-admission';
/** Orders of the shift that run at the same time; the oldest is taken back for each one more. */
const RUNNING = 25;
const SECONDS_BETWEEN = 8;

export interface Shift {
	readonly scenario: ScenarioCore;
	readonly key: Key;
	readonly workflows: readonly Workflow[];
	readonly entries: readonly Entry[];
}

/** The shift with so many entries after its opening; `root` is where the scenario folders lie. */
export async function orderShift(length: number, root = SCENARIOS): Promise<Shift> {
	const texts = await readFolder(SCENARIO, root);
	const scenario = readScenario(SCENARIO, texts);
	const { key, keyHash } = readKey(SCENARIO, texts, WORKFLOWS);
	const recorder = new Recorder(scenario, WORKFLOWS, keyHash);
	work(recorder, length);
	return { scenario, key, workflows: WORKFLOWS, entries: recorder.entries.slice(0, length + 1) };
}

class Recorder {
	readonly entries: Entry[] = [];
	readonly #script;
	#world;

	constructor(scenario: ScenarioCore, workflows: readonly Workflow[], keyHash: string) {
		const opening: Opening = {
			attempt: 'bench',
			scenario: scenario.id,
			version: scenario.version,
			contentHash: 'a'.repeat(64),
			keyHash,
			variant: null,
			seed: 0,
			mode: 'practice',
			role: scenario.role,
			build: 'bench',
			workflows: Object.fromEntries(workflows.map(({ name, version }) => [name, version])),
			assignment: null,
			learner: 'bench'
		};
		this.#script = compile(scenario, workflows);
		this.#world = openWorld(this.#script, opening);
		this.#chain({ workflow: ATTEMPT, type: 'attempt.open', data: { ...opening } }, 0, true);
	}

	get view(): View {
		return viewOf(this.#world);
	}

	/** Does one thing some seconds after the last; says whether it was accepted. */
	act(workflow: string, type: string, data: JsonObject): boolean {
		const at = this.entries.length * SECONDS_BETWEEN * 1000;
		const action: Action = { workflow, type, data };
		const result = step(this.#script, this.#world, action, at, this.entries.length);
		this.#world = result.world;
		this.#chain(action, at, result.ok);
		return result.ok;
	}

	#chain(action: Action, at: number, ok: boolean): void {
		const wall = new Date(this.#world.start.ms + at).toISOString();
		const data = JSON.parse(canonical(action.data)) as JsonObject;
		this.entries.push(
			chainEntry(this.entries.at(-1), { ...action, data, at, worked: at, wall, ok })
		);
	}
}

/** What the learner orders, kind after kind, so that neighbours differ. */
function orderables(): Orderable[] {
	const drugs = DRUGS.map(({ id }): Orderable => ({ kind: 'medication', id, sentence: 0 }));
	const labs = LABS.map(({ id }): Orderable => ({ kind: 'laboratory', id, sentence: null }));
	const films = IMAGING.map(({ id }): Orderable => ({ kind: 'imaging', id, sentence: null }));
	const care = CARE.map(({ id }): Orderable => ({ kind: 'care', id, sentence: null }));
	const longest = Math.max(drugs.length, labs.length);
	return Array.from({ length: longest }, (_, place) => [
		drugs[place],
		labs[place],
		care[place % care.length],
		drugs[(place * 7 + 3) % drugs.length],
		...(place % 4 === 0 ? [films[(place / 4) % films.length]] : [])
	])
		.flat()
		.filter((one) => one !== undefined);
}

function work(recorder: Recorder, length: number): void {
	const list = orderables();
	const { chart } = recorder.view;
	const [patient] = chart.all('Patient');
	if (!patient) throw new Error(`${SCENARIO} has no patient`);
	const read = [...chart].map(refOf);
	const running: string[] = [];
	const { reasonOf } = answering();
	for (let round = 0; recorder.entries.length <= length; round += 1) {
		const orderable = list[round % list.length];
		const prefilled = orderable && prefillFrom(orderable);
		if (!prefilled) continue;
		const order = `order-${recorder.entries.length}`;
		for (const place of [round * 2, round * 2 + 1])
			recorder.act(ATTEMPT, 'chart.view', { ref: read[place % read.length] ?? '' });
		recorder.act(ATTEMPT, 'form.open', {
			form: order,
			workflow: 'order-entry',
			kind: prefilled.kind,
			patient: refOf(patient),
			values: { ...prefilled.values }
		});
		for (const [field, value] of fillings(prefilled.kind, round))
			recorder.act(ATTEMPT, 'form.set', { form: order, field, value });
		const form = recorder.view.forms.get(order);
		const workflow = WORKFLOWS.find(({ name }) => name === 'order-entry');
		if (!form || !workflow) throw new Error(`the form ${order} did not open`);
		const stops = workflow
			.validate(form, recorder.view)
			.filter(({ severity }) => severity === 'soft');
		// One signature in eight forgets to answer, and is refused before it is given again.
		if (round % 8 === 0) sign(recorder, order, []);
		const isSigned = sign(
			recorder,
			order,
			stops.map(({ id }) => reasonOf(id))
		);
		if (isSigned) running.push(order);
		else recorder.act(ATTEMPT, 'form.discard', { form: order });
		const [oldest] = running;
		if (running.length > RUNNING && oldest !== undefined) {
			running.shift();
			recorder.act('order-entry', 'order.discontinue', {
				order: oldest,
				reason: 'completed',
				note: ''
			});
		}
		if (round % 3 === 0) recorder.act(ATTEMPT, 'clock.advance', { why: 'wait' });
	}
}

function sign(recorder: Recorder, order: string, answers: readonly JsonObject[]): boolean {
	if (!recorder.view.forms.has(order)) return true;
	return recorder.act('order-entry', 'order.sign', { order, replaces: null, answers });
}

function answering(): { reasonOf(check: string): JsonObject } {
	const [reason] = OVERRIDE_REASONS;
	if (!reason) throw new Error('there is no reason to answer a stop with');
	return {
		reasonOf: (check) => ({ check, reason: reason.code, note: 'Weighed at the bedside' })
	};
}

/** The fields a learner touches on each kind of form. */
function fillings(kind: string, round: number): [string, string | number | boolean][] {
	switch (kind) {
		case 'medication-order':
			return [
				['priority', 'urgent'],
				['durationDays', 3 + (round % 5)],
				['instructions', `Round ${round}: hold when drowsy`]
			];
		case 'lab-order':
			return [
				['timing', 'now'],
				['priority', 'stat'],
				['collector', 'nurse']
			];
		case 'imaging-order':
			return [
				['question', `Infiltrate on round ${round}?`],
				['transport', 'portable'],
				['pregnancy', 'not-applicable']
			];
		default:
			return [
				['detail', `Every shift, round ${round}`],
				['priority', 'routine']
			];
	}
}
