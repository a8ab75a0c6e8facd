/**
 * One attempt, open on screen: joins engine, store and workflows, and is the Desk that screens are
 * handed. Every action is computed first, then stored, then shown; `saved` turns to saved only when
 * the transaction has completed. When storing fails the world is replayed from what is stored, so
 * the screen never shows what the log does not hold.
 */
import { version as build } from '$app/environment';
import type { Assignment } from '$lib/classroom/model';
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { canonical, type JsonObject } from '$lib/engine/canonical';
import type { Desk, PublicScenario, SendResult } from '$lib/engine/desk';
import { actionFault, chainEntry, openingOf } from '$lib/engine/log';
import type { Action, Entry, Finding, Opening, View, World } from '$lib/engine/model';
import { MODES, type Mode } from '$lib/engine/modes';
import { replay, runOf } from '$lib/engine/replay';
import { judge } from '$lib/engine/score';
import { advance, nextFactAt, refusalOf, step, viewOf, type Script } from '$lib/engine/step';
import { MINUTE } from '$lib/engine/time';
import { publicScenario } from '$lib/scenario/public';
import { readScenario, type KeyFile } from '$lib/scenario/read';
import { append, createAttempt } from '$lib/store/attempts';
import { clearDraft, drafts, saveDraft } from '$lib/store/drafts';
import { StoreFault } from '$lib/store/faults';
import { recoverAttempt } from '$lib/store/recovery';
import { sealAttempt } from '$lib/store/sealed';
import { WORKFLOWS } from '$lib/workflows';
import { keptAssignment, refuseUnassigned } from './assignments';
import { contentOf, keepContent, keepKey, keyOf, readKeyText, type Content } from './content';
import { notices, openHouse, type House } from './house.svelte';
import { ownAttempt } from './locks';
import { giveMark } from './mark';
import { loadKeyText, loadTexts } from './scenarios';
import { openCodes } from './workers/codes';

/** What the top bar says about storage. */
export type Saved =
	| { readonly state: 'saved'; readonly at: Date }
	| { readonly state: 'saving' }
	| { readonly state: 'failed'; readonly reason: string };

export interface NewAttempt {
	readonly scenario: string;
	readonly variant?: string | null;
	readonly mode: Mode;
	/** What it is worked for; the mode is then the assignment's. */
	readonly assignment?: Assignment;
}

/** Exam time where no assignment sets it: this many times what a practised learner needs, by the wall. */
const EXAM_ALLOWANCE = 2;
const DRAFT_DELAY = 300;

/**
 * Opens a new attempt and gives its id. Nothing is shown yet: `AttemptSession.open` does that. Throws
 * InputFault when it cannot be worked for its assignment, StoreFault when it cannot be stored.
 */
export async function beginAttempt({
	scenario: id,
	variant = null,
	mode: wanted,
	assignment
}: NewAttempt): Promise<string> {
	const house = await openHouse();
	const texts = await loadTexts(id);
	const scenario = readScenario(id, texts, variant);
	if (assignment) refuseUnassigned(assignment, scenario, Date.now());
	const mode = assignment?.mode ?? wanted;
	let keyHash: string | null = null;
	if (MODES[mode].findings !== 'from-instructor') {
		const keyText = await loadKeyText(id);
		keyHash = readKeyText(id, texts, keyText, variant).keyHash;
		await keepKey(house.db, scenario, keyHash, keyText);
	}
	const opening: Opening = {
		attempt: crypto.randomUUID(),
		scenario: id,
		version: scenario.version,
		contentHash: scenario.contentHash,
		keyHash,
		variant,
		seed: 0,
		mode,
		role: scenario.role,
		build,
		workflows: Object.fromEntries(
			WORKFLOWS.filter(({ name }) => scenario.workflows.includes(name)).map((workflow) => [
				workflow.name,
				workflow.version
			])
		),
		assignment: assignment ? { id: assignment.id, nonce: assignment.nonce } : null,
		learner: house.profile.id
	};
	const entry = chainEntry(undefined, {
		workflow: ATTEMPT,
		type: 'attempt.open',
		data: JSON.parse(canonical(opening)) as JsonObject,
		at: 0,
		worked: 0,
		wall: new Date().toISOString(),
		ok: true
	});
	await keepContent(house.db, { scenario, texts });
	await createAttempt(house.db, entry);
	return opening.attempt;
}

/** The time an exam gives, as its assignment says where that is kept here. */
async function timeFactorOf({ db }: House, { assignment }: Opening): Promise<number> {
	const kept = assignment && (await keptAssignment(db, assignment.id))?.assignment;
	return kept?.nonce === assignment?.nonce ? (kept?.timeFactor ?? EXAM_ALLOWANCE) : EXAM_ALLOWANCE;
}

export class AttemptSession implements Desk {
	readonly id: string;
	readonly scenario: PublicScenario;
	readonly mode: Mode;
	readonly role: Opening['role'];
	/** When the exam ends by the wall clock, epoch ms; null where there is no limit. */
	readonly endsAt: number | null;

	world = $state.raw() as World;
	saved = $state.raw<Saved>({ state: 'saved', at: new Date() });
	isPaused = $state(false);
	/** Another tab took the attempt over: this screen only looks. */
	isFrozen = $state(false);
	findings = $state.raw<readonly Finding[] | null>(null);

	readonly #house: House;
	readonly #content: Content;
	readonly #key: KeyFile | null;
	readonly #script: Script;
	#entries: Entry[];
	#release: (() => void) | null = null;
	#queue: Promise<unknown> = Promise.resolve();
	/** Where the clocks stood at `performance.now() === #mono`. */
	#at: number;
	#worked: number;
	#mono: number;
	#isVisible = true;
	#timer: ReturnType<typeof setInterval> | undefined;
	#drafts = new Map<string, string>();
	#draftTimers = new Map<string, ReturnType<typeof setTimeout>>();
	#stop: (() => void)[] = [];

	private constructor(
		house: House,
		content: Content,
		key: KeyFile | null,
		entries: Entry[],
		timeFactor: number
	) {
		const opening = openingOf(entries);
		this.id = opening.attempt;
		this.mode = opening.mode;
		this.role = opening.role;
		this.scenario = publicScenario(content.scenario);
		this.#house = house;
		this.#content = content;
		this.#key = key;
		this.#entries = entries;
		const replayed = replay(content.scenario, entries, WORKFLOWS);
		this.#script = replayed.script;
		this.world = replayed.world;
		const last = entries.at(-1);
		this.#at = last?.at ?? 0;
		this.#worked = last?.worked ?? 0;
		this.#mono = performance.now();
		const started = Date.parse(entries[0]?.wall ?? '');
		this.endsAt = MODES[this.mode].isTimed
			? started + content.scenario.minutes * timeFactor * MINUTE
			: null;
		if (last) this.saved = { state: 'saved', at: new Date(last.wall) };
		this.#judgeLive();
	}

	/**
	 * Opens an attempt for work. Gives null when another tab owns it (unless `steal`). What only the
	 * second copy held is brought back first, and said. Throws StoreFault or InputFault.
	 */
	static async open(id: string, { steal = false } = {}): Promise<AttemptSession | null> {
		const house = await openHouse();
		let session: AttemptSession | undefined;
		const release = await ownAttempt(id, { steal, onLost: () => session?.freeze() });
		if (!release) return null;
		try {
			const { entries, plan } = await recoverAttempt(house.db, id, await house.mirror.read(id));
			if (plan.note) notices.say(plan.note);
			const opening = openingOf(entries);
			const content = await contentOf(house.db, opening);
			const isGuided = MODES[opening.mode].findings === 'live';
			const key = isGuided ? await keyOf(house.db, content, opening) : null;
			const timeFactor = await timeFactorOf(house, opening);
			session = new AttemptSession(house, content, key, [...entries], timeFactor);
			session.#release = release;
			for (const draft of await drafts(house.db, id))
				session.#drafts.set(`${draft.form} ${draft.field}`, draft.text);
			if (!session.world.isHandedIn) {
				await house.mirror.align(id, entries);
				session.#watch();
			}
			return session;
		} catch (fault) {
			release();
			throw fault;
		}
	}

	get view(): View {
		return viewOf(this.world);
	}

	get isReadOnly(): boolean {
		return this.isFrozen || this.world.isHandedIn;
	}

	get send(): Desk['send'] {
		return this.isReadOnly ? null : (action) => this.#enqueue(action);
	}

	/** When the next fact of the script happens by itself; null when none is known. */
	get nextFactAt(): number | null {
		return nextFactAt(this.#script, this.world);
	}

	can(action: Action): boolean {
		if (this.isReadOnly || actionFault(action, WORKFLOWS)) return false;
		return refusalOf(this.#script, this.world, action) === null;
	}

	propose(noun: string): string {
		const next = `${noun}-${this.#entries.length}`;
		for (let extra = 0; ; extra += 1) {
			const id = extra === 0 ? next : `${next}.${extra}`;
			const isTaken = this.world.forms.has(id) || this.world.chart.hasId(id);
			if (!isTaken) return id;
		}
	}

	/** The worker behind it starts with the first question. */
	get lookup(): Desk['lookup'] {
		return openCodes().lookup;
	}

	hint(id: string): string | undefined {
		if (!this.world.hintsOpened.has(id)) return undefined;
		return this.#content.scenario.hints.find((hint) => hint.id === id)?.text;
	}

	readonly draft: Desk['draft'] = {
		get: (form, field) => this.#drafts.get(`${form} ${field}`),
		set: (form, field, text) => {
			if (this.isReadOnly) return;
			const name = `${form} ${field}`;
			this.#drafts.set(name, text);
			clearTimeout(this.#draftTimers.get(name));
			this.#draftTimers.set(
				name,
				setTimeout(() => {
					const row = { attemptId: this.id, form, field, text };
					saveDraft(this.#house.db, row).catch((fault: unknown) => this.#sayFault(fault));
				}, DRAFT_DELAY)
			);
		},
		clear: (form, field) => {
			const name = `${form} ${field}`;
			clearTimeout(this.#draftTimers.get(name));
			if (!this.#drafts.delete(name)) return;
			clearDraft(this.#house.db, this.id, form, field).catch((fault: unknown) =>
				this.#sayFault(fault)
			);
		}
	};

	pause(): void {
		if (this.isPaused || this.isReadOnly) return;
		void this.#moveClock(this.#now(), 'pause');
		this.#settleClock();
		this.isPaused = true;
	}

	resume(): void {
		if (!this.isPaused) return;
		this.#settleClock();
		this.isPaused = false;
	}

	/** Lets simulated time pass. */
	wait(ms: number): Promise<SendResult> {
		return this.#moveClock(this.#now() + ms, 'wait');
	}

	/** Goes to the next thing that is known to happen. */
	toNextEvent(): Promise<SendResult> {
		const next = this.nextFactAt;
		return this.#moveClock(Math.max(next ?? 0, this.#now()), 'next-event');
	}

	/** Hands the attempt in, seals it, and in practice gives its mark. */
	async handIn(): Promise<SendResult> {
		const result = await this.#enqueue({ workflow: ATTEMPT, type: 'attempt.hand-in', data: {} });
		if (!result.ok) return result;
		this.#unwatch();
		try {
			await this.#giveMark();
			await sealAttempt(this.#house.db, this.id);
			await this.#house.mirror.flush();
		} catch (fault) {
			// The log is stored and complete; mark and seal can be made again from it.
			this.#sayFault(fault);
		}
		return result;
	}

	/** Stops the clock and lets the attempt go, when its screen is left. */
	async close(): Promise<void> {
		this.#unwatch();
		if (!this.isReadOnly) await this.#moveClock(this.#now(), 'hide');
		this.isFrozen = true;
		await this.#queue;
		await this.#house.mirror.release(this.id);
		this.#release?.();
		this.#release = null;
	}

	/** Another tab works here now. */
	freeze(): void {
		if (this.isFrozen) return;
		this.isFrozen = true;
		this.#unwatch();
		this.#release = null;
		void this.#house.mirror.release(this.id);
	}

	#now(): number {
		const runs = this.#isVisible && !this.isPaused;
		const passed = runs ? performance.now() - this.#mono : 0;
		return Math.round(this.#at + passed);
	}

	#workedNow(): number {
		const runs = this.#isVisible && !this.isPaused;
		return Math.round(this.#worked + (runs ? performance.now() - this.#mono : 0));
	}

	/** Takes what has run into the clocks, from here on counted anew. */
	#settleClock(to: number = this.#now()): void {
		this.#worked = this.#workedNow();
		this.#at = to;
		this.#mono = performance.now();
	}

	async #moveClock(
		to: number,
		why: 'wait' | 'next-event' | 'pause' | 'hide' | 'fact-seen'
	): Promise<SendResult> {
		const action: Action = { workflow: ATTEMPT, type: 'clock.advance', data: { why } };
		return this.#enqueue(action, to);
	}

	#enqueue(action: Action, to?: number): Promise<SendResult> {
		const result = this.#queue.then(() => this.#take(action, to));
		this.#queue = result.catch(() => undefined);
		return result;
	}

	async #take(action: Action, to: number | undefined): Promise<SendResult> {
		if (this.isReadOnly)
			return { ok: false, kind: 'refused', reason: 'This screen only looks at the attempt.' };
		const fault = actionFault(action, WORKFLOWS);
		if (fault)
			return {
				ok: false,
				kind: 'refused',
				reason: `${fault.path || action.type}: ${fault.reason}`
			};
		if (this.#changesNothing(action)) return { ok: true, seq: this.world.seq };
		const last = this.#entries.at(-1);
		const at = Math.max(to ?? this.#now(), this.world.at, last?.at ?? 0);
		const seq = this.#entries.length;
		const result = step(this.#script, this.world, action, at, seq);
		const entry = chainEntry(last, {
			...action,
			at,
			worked: Math.max(this.#workedNow(), last?.worked ?? 0),
			wall: new Date().toISOString(),
			ok: result.ok
		});
		this.saved = { state: 'saving' };
		try {
			await append(this.#house.db, this.id, entry, { expectedHead: last?.hash ?? '' });
		} catch (error) {
			return this.#takeBack(error);
		}
		this.#entries.push(entry);
		this.world = result.world;
		if (to !== undefined) this.#settleClock(at);
		this.saved = { state: 'saved', at: new Date() };
		void this.#house.mirror.append(this.id, entry);
		if (action.type === 'form.set' && action.workflow === ATTEMPT)
			this.draft.clear(String(action.data['form']), String(action.data['field']));
		this.#judgeLive();
		return result.ok
			? { ok: true, seq }
			: { ok: false, kind: 'refused', reason: result.reason ?? 'Not possible now.' };
	}

	/** A field set to what it holds already is not written again. */
	#changesNothing(action: Action): boolean {
		if (action.workflow !== ATTEMPT || action.type !== 'form.set') return false;
		const { form, field, value } = action.data;
		const held = this.world.forms.get(String(form))?.values[String(field)];
		return canonical(held ?? null) === canonical(value ?? null);
	}

	#takeBack(error: unknown): SendResult {
		const reason =
			error instanceof StoreFault ? error.message : 'The browser could not save this step.';
		this.saved = { state: 'failed', reason };
		if (error instanceof StoreFault && (error.kind === 'conflict' || error.kind === 'outdated'))
			this.freeze();
		this.world = replay(this.#content.scenario, this.#entries, WORKFLOWS).world;
		this.#advanceTo(this.#now());
		return { ok: false, kind: 'unsaved', reason };
	}

	#sayFault(fault: unknown): void {
		notices.say(fault instanceof Error ? fault.message : String(fault));
	}

	#judgeLive(): void {
		if (!this.#key) return;
		const run = runOf(replay(this.#content.scenario, this.#entries, WORKFLOWS), this.#entries);
		this.findings = judge(run, this.#key.key, WORKFLOWS).findings;
	}

	async #giveMark(): Promise<void> {
		if (MODES[this.mode].findings === 'from-instructor') return;
		const opening = openingOf(this.#entries);
		const { key, keyHash } = await keyOf(this.#house.db, this.#content, opening);
		const run = runOf(replay(this.#content.scenario, this.#entries, WORKFLOWS), this.#entries);
		await giveMark(this.#house.db, this.id, judge(run, key, WORKFLOWS), keyHash);
	}

	#advanceTo(at: number): void {
		const before = this.world.fired.length;
		this.world = advance(this.#script, this.world, at);
		// What the learner has seen must still be true after a crash: the clock is written down.
		if (this.world.fired.length > before) void this.#moveClock(this.world.at, 'fact-seen');
	}

	#tick(): void {
		if (this.isReadOnly) return;
		if (this.endsAt !== null && Date.now() >= this.endsAt) {
			notices.say('The exam time is over: the attempt was handed in as it stood.');
			void this.handIn();
			return;
		}
		const now = this.#now();
		const next = this.nextFactAt;
		const isNewMinute = Math.floor(now / MINUTE) > Math.floor(this.world.at / MINUTE);
		if (now > this.world.at && (isNewMinute || (next !== null && next <= now)))
			void this.#queueTick(now);
	}

	/** A tick waits its turn: facts must not happen while an action is being stored. */
	#queueTick(now: number): Promise<unknown> {
		this.#queue = this.#queue.then(() => {
			if (!this.isReadOnly && now > this.world.at) this.#advanceTo(now);
		});
		return this.#queue;
	}

	#watch(): void {
		this.#timer = setInterval(() => this.#tick(), 1000);
		const onVisibility = () => {
			if (document.visibilityState === 'hidden') {
				void this.#moveClock(this.#now(), 'hide');
				void this.#house.mirror.flush();
				this.#settleClock();
				this.#isVisible = false;
			} else {
				this.#settleClock();
				this.#isVisible = true;
			}
		};
		document.addEventListener('visibilitychange', onVisibility);
		this.#stop.push(() => document.removeEventListener('visibilitychange', onVisibility));
	}

	#unwatch(): void {
		clearInterval(this.#timer);
		for (const stop of this.#stop) stop();
		this.#stop = [];
	}
}
