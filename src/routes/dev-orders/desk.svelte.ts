import type { Action, Role, World } from '$lib/engine/model';
import { compile, openWorld, step, viewOf, refusalOf } from '$lib/engine/step';
import { SCENARIO, opening } from '$lib/workflows/order-entry/sample-ward';
import { orderEntry } from '$lib/workflows/order-entry';
import type { Resource } from '$lib/fhir/types';

const more: Resource[] = Array.from({ length: 36 }, (_, i) => ({
	resourceType: 'ServiceRequest', id: `more-${i}`, status: i % 5 === 0 ? 'completed' : 'active', intent: 'order',
	category: [{ coding: [{ code: ['laboratory', 'imaging', 'care'][i % 3] ?? '' }] }],
	subject: { reference: 'Patient/ruth' }, authoredOn: `2026-01-13T1${i % 10}:18:00-05:00`, code: { text: `Test order number ${i}` }
}));

export class DevDesk {
	#script; #role: Role; #seq = 0;
	world: World = $state.raw(null as never);
	version = $state(0);
	send; mode = 'practice' as const; findings = null;
	#drafts = new Map<string, string>();
	scenario = null as never;
	constructor(role: Role, film: boolean, many: boolean) {
		this.#role = role;
		this.#script = compile(many ? { ...SCENARIO, chart: [...SCENARIO.chart, ...more] } : SCENARIO, [orderEntry]);
		this.world = openWorld(this.#script, opening(role));
		const send = async (action: Action) => {
			await new Promise((r) => setTimeout(r, 5));
			const r = step(this.#script, this.world, action, this.world.at + 2000, ++this.#seq);
			this.world = r.world;
			(globalThis as any).log = [...((globalThis as any).log ?? []), [action.type, JSON.stringify(action.data), r.ok, r.reason]];
			return r.ok ? { ok: true as const, seq: this.#seq } : { ok: false as const, kind: 'refused' as const, reason: r.reason ?? '' };
		};
		this.send = film ? null : send;
		(globalThis as any).desk = this;
		(globalThis as any).raw = send;
	}
	get role() { return this.#role; }
	get view() { return viewOf(this.world); }
	can(a: Action) { return refusalOf(this.#script, this.world, a) === null; }
	propose(noun: string) { return `${noun}-${this.#seq + 1}`; }
	draft = {
		get: (f: string, x: string) => this.#drafts.get(f + x),
		set: (f: string, x: string, t: string) => void this.#drafts.set(f + x, t),
		clear: (f: string, x: string) => void this.#drafts.delete(f + x)
	};
	hint() { return undefined; }
}
