/**
 * What the parts of the department share: which visit and which form are before the nurse, and the acts
 * they can do. All that is true comes from the world; only what is looked at is kept here.
 */
import { untrack } from 'svelte';
import { noteView, sendOrSay } from '$lib/chart/acts';
import { FormHand } from '$lib/chart/form-hand.svelte';
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Desk, PublicScenario } from '$lib/engine/desk';
import type { FormState } from '$lib/engine/forms';
import type { Action, View } from '$lib/engine/model';
import { civilDate, DAY, MINUTE } from '$lib/engine/time';
import type { Ref } from '$lib/fhir/types';
import { clockOf } from '$lib/rules/acuity/clocks';
import { NAME } from './actions';
import {
	BoardReader,
	byUrgency,
	filtered,
	isWaitingForTriage,
	visitFor,
	type BoardRow,
	type FilterId,
	type Goals
} from './board';
import { EXIT_NOTE } from './closing-fields';
import { departmentOf, type Department } from './department';
import { DISPOSITION_FORMS, FORMS } from './fields';
import { committed, readJudgement, type Judgement } from './judgement';
import type { ActId, AlertId, DispositionId, PrecautionId, StaffId, TopicId } from './lists';
import { REASSESSMENT, TRIAGE_NOTE } from './note-fields';
import { sheetOf, type Sheet } from './sheet';
import { recordOf, storyOf, timesOf, type StoryLine } from './story';

/** The visit that was open last, by what is being played: it outlives a look at another activity. */
const opened = new WeakMap<PublicScenario, string>();

const SIGNS: Readonly<Record<string, string>> = {
	[TRIAGE_NOTE]: 'triage.sign',
	[REASSESSMENT]: 'visit.reassess',
	[EXIT_NOTE]: 'exit.sign'
};

export interface Notice {
	readonly text: string;
	readonly isFault: boolean;
}

export class TriageDesk {
	readonly #desk: () => Desk;
	readonly #patient: () => Ref;
	readonly #onpatient: (ref: Ref | null) => void;
	readonly #reader = new BoardReader();
	readonly #hand: FormHand;

	#visit = $state<string | null>(null);
	#form = $state<string | null>(null);
	#asked = $state.raw<Readonly<Record<string, readonly TopicId[]>>>({});
	#judged = $state.raw<Readonly<Record<string, Judgement>>>({});
	filter = $state<FilterId>('all');
	notice = $state.raw<Notice>({ text: '', isFault: false });
	/** Forms whose signature was tried: what is missing is marked. */
	tried = $state.raw<ReadonlySet<string>>(new Set());

	constructor(desk: () => Desk, patient: () => Ref, onpatient: (ref: Ref | null) => void) {
		this.#desk = desk;
		this.#hand = new FormHand(desk);
		this.#patient = patient;
		this.#onpatient = onpatient;
		this.#visit = opened.get(desk().scenario) ?? null;
	}

	// A world comes with every tick of the clock; what is inside stays the identical thing until it
	// changes, so that a minute that passes computes only what hangs on the minute.
	readonly #chart = $derived.by(() => this.#desk().world.chart);
	readonly #forms = $derived.by(() => this.#desk().world.forms);
	readonly #machines = $derived.by(() => this.#desk().world.machines);
	readonly start = $derived.by(() => this.#desk().world.start);
	readonly minute: number = $derived.by(() => Math.floor(this.#desk().world.at / MINUTE));
	readonly date: string = $derived.by(() => civilDate(this.start, this.minute * MINUTE));
	readonly #day: number = $derived.by(() => Math.floor((this.minute * MINUTE) / DAY));
	readonly department: Department | undefined = $derived.by(() =>
		departmentOf(this.#chart, this.date)
	);
	readonly goals: Goals = $derived.by(() => ({
		triage: clockOf('triage-start', this.date)?.value.minutes ?? 10,
		ecg: clockOf('ecg-read', this.date)?.value.minutes ?? 10,
		reassess: this.department?.reassess ?? { 1: 0, 2: 30, 3: 60, 4: 120, 5: 240 }
	}));
	readonly rows: readonly BoardRow[] = $derived.by(() => {
		void [this.#chart, this.#forms, this.#machines, this.#day];
		return this.#reader.read(untrack(() => this.#desk().world));
	});
	readonly row: BoardRow | undefined = $derived.by(() => {
		const patient = this.#patient();
		if (patient === '') return undefined;
		const own = this.rows.find(({ visit }) => visit.id === this.#visit);
		return own?.visit.patient === patient ? own : visitFor(this.rows, patient);
	});
	readonly view: View = $derived.by(() => {
		void [this.#chart, this.#forms, this.#machines, this.minute];
		return untrack(() => this.#desk().view);
	});
	readonly canAct: boolean = $derived.by(
		() => this.#desk().send !== null && !this.#desk().world.isHandedIn
	);
	readonly story: readonly StoryLine[] = $derived.by(() =>
		this.row ? storyOf(this.#chart, this.row.visit.id, this.start) : []
	);
	readonly times: ReadonlyMap<string, number> = $derived.by(() => timesOf(this.story));
	/** Documents of the patient beside those of this visit. */
	readonly record = $derived.by(() =>
		this.row ? recordOf(this.#chart, this.row.visit.id, this.row.visit.patient) : []
	);
	/** The forms of this visit that are being written. */
	readonly forms: readonly FormState[] = $derived.by(() => {
		const id = this.row?.visit.id;
		return [...this.#forms.values()].filter(
			({ workflow, values }) => workflow === NAME && id !== undefined && values['visit'] === id
		);
	});
	readonly form: FormState | undefined = $derived.by(
		() => this.forms.find(({ id }) => id === this.#form) ?? this.forms.at(-1)
	);
	readonly sheet: Sheet | undefined = $derived.by(() =>
		this.form ? sheetOf(this.form, this.view) : undefined
	);
	readonly asked: readonly TopicId[] = $derived.by(() => {
		const id = this.row?.visit.id;
		if (id === undefined) return [];
		return this.#asked[id] ?? topicsIn(this.#desk().draft.get('asked', id));
	});
	/** What is chosen of the level so far, or was committed. */
	readonly judgement: Judgement = $derived.by(() => {
		const id = this.row?.visit.id ?? '';
		return this.#judged[id] ?? readJudgement(this.#desk().draft.get('acuity', id));
	});

	get desk(): Desk {
		return this.#desk();
	}

	get at(): number {
		return this.#desk().world.at;
	}

	/** Whether the machine would take an act on the open visit now. */
	can(type: string, data: JsonObject = {}): boolean {
		void [this.view];
		const id = this.row?.visit.id;
		return id !== undefined && this.canAct && this.#desk().can(act(type, { visit: id, ...data }));
	}

	/** Opens a visit: its patient is the one of the banner from then on. */
	open(row: BoardRow): void {
		const { id, patient } = row.visit;
		this.#visit = id;
		opened.set(this.#desk().scenario, id);
		this.say('');
		this.#onpatient(patient);
		void this.#hand.inTurn(() => noteView(this.#desk(), patient));
	}

	/** What is laid open before the nurse is told to the log, once each. */
	noteRead(refs: readonly Ref[]): void {
		if (!this.canAct) return;
		void this.#hand.inTurn(async () => {
			for (const ref of refs) await noteView(this.#desk(), ref);
		});
	}

	close(): void {
		this.#visit = null;
		opened.delete(this.#desk().scenario);
		this.#onpatient(null);
	}

	/** The next patient who waits to be triaged, after the open one. */
	nextToTriage(): BoardRow | undefined {
		const waiting = filtered(this.rows, 'triage').toSorted(byUrgency);
		const at = waiting.findIndex(({ visit }) => visit.id === this.row?.visit.id);
		return waiting[at + 1] ?? waiting[0];
	}

	showForm(id: string): void {
		this.#form = id;
	}

	say(text: string, isFault = false): void {
		this.notice = { text, isFault };
	}

	async look(appearance: string, to: string): Promise<boolean> {
		const isDone = await this.#do('visit.look', { appearance, to }, 'Quick look noted.');
		if (isDone && to === 'triage') await this.openForm(TRIAGE_NOTE);
		return isDone;
	}

	/** Begins triage and lays the note out. */
	async begin(): Promise<boolean> {
		if (!(await this.#do('triage.begin', {}, 'Triage has begun.'))) return false;
		return this.openForm(TRIAGE_NOTE);
	}

	async ask(topic: TopicId, label: string): Promise<void> {
		const row = this.row;
		if (!row) return;
		const { id } = row.visit;
		const isAgain = this.asked.includes(topic);
		const sent = await this.#hand.inTurn(() =>
			this.#desk().send?.(act('interview.ask', { visit: id, topic }))
		);
		if (!sent) return;
		if (!sent.ok) return this.say(sent.reason, true);
		const topics = [...this.asked.filter((one) => one !== topic), topic];
		this.#asked = { ...this.#asked, [id]: topics };
		this.#desk().draft.set('asked', id, topics.join(' '));
		const { due, fired } = this.#desk().world;
		const isHeard = [...due, ...fired].some(({ cause }) => cause === sent.seq);
		this.say(
			isHeard
				? `Asked: ${label}.`
				: isAgain
					? 'Asked before; nothing new comes of it.'
					: 'No answer to that in this case: chart what you know.'
		);
	}

	perform(id: ActId, label: string): Promise<boolean> {
		return this.#do('triage.act', { act: id }, `${label}: done.`);
	}

	call(alert: AlertId, note: string, label: string): Promise<boolean> {
		return this.#do('alert.call', { alert, note: note.trim() }, `${label} called.`);
	}

	precaution(precaution: PrecautionId, isOn: boolean, label: string): Promise<boolean> {
		return this.#do('precaution.set', { precaution, isOn }, `${label}: ${isOn ? 'on' : 'lifted'}.`);
	}

	tell(to: StaffId, text: string, label: string): Promise<boolean> {
		return this.#do('staff.notify', { to, text: text.trim() }, `Told: ${label}.`);
	}

	move(to: string, name: string): Promise<boolean> {
		return this.#do('visit.move', { to }, `Moved to ${name}.`);
	}

	judge(held: Judgement): void {
		const id = this.row?.visit.id;
		if (id === undefined || !this.canAct) return;
		this.#judged = { ...this.#judged, [id]: held };
		this.#desk().draft.set('acuity', id, JSON.stringify(held));
	}

	async commitLevel(): Promise<boolean> {
		const data = committed(this.row?.visit.id ?? '', this.judgement);
		if (!data) return false;
		return this.#do('triage.assign-acuity', data, `Level ${this.judgement.level ?? ''} committed.`);
	}

	changeLevel(level: number, reason: string, note: string): Promise<boolean> {
		return this.#do(
			'acuity.change',
			{ level, reason, note: note.trim() },
			`Level is now ${level}.`
		);
	}

	/** Puts the visit on another record; the banner follows the visit. */
	async correct(patient: Ref, reason: string, note: string): Promise<boolean> {
		const id = this.row?.visit.id ?? null;
		const data = { patient, reason, note: note.trim() };
		if (!(await this.#do('registration.correct', data, 'The visit stands on the record chosen.')))
			return false;
		this.#visit = id;
		this.#onpatient(patient);
		return true;
	}

	/** Opens a form of this visit, or goes on with the one that is open. */
	async openForm(kind: string): Promise<boolean> {
		const row = this.row;
		if (!row || !this.canAct) return false;
		const held = this.forms.find((form) => form.kind === kind);
		if (held) {
			this.#form = held.id;
			return true;
		}
		let form = '';
		const why = await this.#hand.inTurn(() => {
			form = this.#desk().propose(kind);
			return sendOrSay(this.#desk(), {
				workflow: 'attempt',
				type: 'form.open',
				data: {
					form,
					workflow: NAME,
					kind,
					patient: row.visit.patient,
					values: { visit: row.visit.id }
				}
			});
		});
		if (why !== undefined) this.say(why, true);
		else this.#form = form;
		return why === undefined;
	}

	/** The papers of what the provider decided, once there is a decision. */
	get papers(): string | null {
		const decided = this.row?.visit.disposition;
		if (!decided || this.row?.visit.state !== 'dispositionDecided') return null;
		return Object.hasOwn(DISPOSITION_FORMS, decided)
			? DISPOSITION_FORMS[decided as DispositionId]
			: null;
	}

	/** What stands in a field, or is on its way there. */
	valueIn(form: FormState, field: string): Json | undefined {
		return this.#hand.valueIn(form, field);
	}

	async setField(form: string, field: string, value: Json): Promise<boolean> {
		const why = await this.#hand.set(form, field, value);
		if (why !== undefined) this.say(why, true);
		return why === undefined;
	}

	async discard(form: FormState): Promise<void> {
		const why = await this.#hand.discard(form);
		if (why === undefined) this.#dropTyped(form);
		this.say(why ?? 'Discarded.', why !== undefined);
	}

	/** Signs the form that is open, or says what is in the way. True when it is signed. */
	async sign(): Promise<boolean> {
		const id = this.form?.id;
		if (id === undefined || !this.canAct) return false;
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		await this.#hand.inTurn(() => Promise.resolve());
		const sheet = this.sheet;
		if (!sheet || sheet.form.id !== id) return false;
		const { form } = sheet;
		const half = FORMS[form.kind]?.fields.find(
			(field) => this.#desk().draft.get(form.id, field.id) !== undefined
		);
		if (half || sheet.open > 0) {
			this.tried = new Set([...this.tried, id]);
			// What is missing stands beside the button.
			this.say(half ? `${half.label} is half typed: finish it or take it back.` : '', true);
			return false;
		}
		const answers = sheet.answers.map(({ check, reason, note }) => ({ check, reason, note }));
		const type = SIGNS[form.kind] ?? 'disposition.sign';
		const isDone = await this.#do(type, { form: id, answers }, `${sheet.title} signed.`);
		if (isDone) this.#dropTyped(form);
		else this.tried = new Set([...this.tried, id]);
		return isDone;
	}

	/** What keeps the next patient waiting, for the board's first row. */
	get waiting(): number {
		return this.rows.filter(isWaitingForTriage).length;
	}

	#dropTyped(form: FormState): void {
		for (const { id } of FORMS[form.kind]?.fields ?? []) this.#desk().draft.clear(form.id, id);
	}

	async #do(type: string, data: JsonObject, done: string): Promise<boolean> {
		const id = this.row?.visit.id;
		if (id === undefined) return false;
		const why = await this.#hand.inTurn(() =>
			sendOrSay(this.#desk(), act(type, { visit: id, ...data }))
		);
		this.say(why ?? done, why !== undefined);
		return why === undefined;
	}
}

function act(type: string, data: JsonObject): Action {
	return { workflow: NAME, type, data };
}

function topicsIn(text: string | undefined): TopicId[] {
	return (text ?? '').split(' ').filter(Boolean) as TopicId[];
}
