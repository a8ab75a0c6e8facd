/**
 * What the parts of the hospice desk share: which stay, paper and form are before the learner, and the
 * acts they can do. All that is true comes from the world; only what is looked at is kept here.
 */
import { untrack } from 'svelte';
import { noteView, sendOrSay } from '$lib/chart/acts';
import { FormHand } from '$lib/chart/form-hand.svelte';
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Desk, PublicScenario } from '$lib/engine/desk';
import type { FormState, FormValues } from '$lib/engine/forms';
import type { Action, View } from '$lib/engine/model';
import { civilDate, MINUTE } from '$lib/engine/time';
import type { Ref } from '$lib/fhir/types';
import { calendarOf, nextDue } from '$lib/rules/hospice/calendar';
import { dayIn } from '$lib/rules/hospice/days';
import type { BenefitPeriod, Deadline, StayRecord } from '$lib/rules/hospice/model';
import { benefitPeriods } from '$lib/rules/hospice/periods';
import { NAME } from './actions';
import { FORMS, isPaperKind, saidIn, type PaperKind } from './fields';
import {
	ACTS,
	PEOPLE,
	PURPOSES,
	type ActId,
	type FaultId,
	type PersonId,
	type PurposeId
} from './lists';
import { PAPERS_IN } from './machine';
import { onceRefusal, standingIn } from './once';
import { papersOf, type Paper } from './papers';
import { recordOf } from './record';
import { nextToRead, shelfOf, type ShelfId, type ShelfRow } from './shelf';
import { labelOf, sheetOf, typedFields, type Sheet } from './sheet';
import { minuteAt, stayIn, staysOf, type Stay, type StayEncounter } from './stays';

export const TABS = {
	calendar: 'Calendar',
	papers: 'Papers',
	prognosis: 'Prognosis',
	claim: 'Claim'
} as const;
export type TabId = keyof typeof TABS;

interface Place {
	readonly stay: string | null;
	/** Null until one is chosen. */
	readonly tab: TabId | null;
	readonly shelf: ShelfId;
	readonly document: string | null;
	/** Null until one is chosen; empty where it was put away. */
	readonly form: string | null;
}

const FIRST: Place = { stay: null, tab: null, shelf: 'papers', document: null, form: null };

/** What was open last, by what is being played: it outlives a look at another activity. */
const opened = new WeakMap<PublicScenario, Place>();

export interface Notice {
	readonly text: string;
	readonly isFault: boolean;
}

/** Papers the payer answers at once. */
const SENT: readonly string[] = ['notice-of-election', 'claim'];
/** Beside a form, the id its draft keeps of the paper it corrects. */
const REPLACES = 'replaces';

export class HospiceDesk {
	readonly #desk: () => Desk;
	readonly #patient: () => Ref;
	readonly #hand: FormHand;

	#place = $state.raw<Place>(FIRST);
	notice = $state.raw<Notice>({ text: '', isFault: false });
	/** Forms whose signature was tried: what is missing is marked. */
	tried = $state.raw<ReadonlySet<string>>(new Set());
	/** What was there when a visit began: what comes after it is opened. */
	#awaited = $state.raw<ReadonlySet<string> | null>(null);
	/** Rises when a draft beside the log has changed. */
	#drafts = $state(0);

	constructor(desk: () => Desk, patient: () => Ref) {
		this.#desk = desk;
		this.#hand = new FormHand(desk);
		this.#patient = patient;
		this.#place = opened.get(desk().scenario) ?? FIRST;
	}

	// A world comes with every tick of the clock; what is inside stays the identical thing until it
	// changes, so that a minute that passes computes only what hangs on the minute.
	readonly #chart = $derived.by(() => this.#desk().world.chart);
	readonly #forms = $derived.by(() => this.#desk().world.forms);
	readonly #machines = $derived.by(() => this.#desk().world.machines);
	readonly start = $derived.by(() => this.#desk().world.start);
	readonly minute: number = $derived.by(() => Math.floor(this.#desk().world.at / MINUTE));
	readonly today: string = $derived.by(() => civilDate(this.start, this.minute * MINUTE));
	readonly now: string = $derived.by(() => minuteAt(this.start, this.minute * MINUTE));
	readonly view: View = $derived.by(() => {
		void [this.#chart, this.#forms, this.#machines, this.minute];
		return untrack(() => this.#desk().view);
	});
	readonly canAct: boolean = $derived.by(
		() => this.#desk().send !== null && !this.#desk().world.isHandedIn
	);
	readonly stays: readonly Stay[] = $derived.by(() =>
		staysOf({ chart: this.#chart, start: this.start, machines: this.#machines }, this.#patient())
	);
	readonly stay: Stay | undefined = $derived.by(
		() => this.stays.find(({ id }) => id === this.#place.stay) ?? this.stays.at(-1)
	);
	readonly encounter: StayEncounter | undefined = $derived.by(() =>
		this.stay ? stayIn({ chart: this.#chart }, this.stay.id) : undefined
	);
	/** The stay as its papers tell it now. */
	readonly record: StayRecord | undefined = $derived.by(() => {
		const id = this.stay?.id;
		void this.minute;
		const { start } = this;
		const at = untrack(() => this.#desk().world.at);
		return id === undefined ? undefined : recordOf({ chart: this.#chart, start, at }, id);
	});
	/** In an exam the learner keeps the calendar. */
	readonly hidesDeadlines: boolean = $derived.by(() => this.#desk().mode === 'exam');
	readonly deadlines: readonly Deadline[] = $derived.by(() =>
		this.record && !this.hidesDeadlines ? calendarOf(this.record) : []
	);
	readonly due: Deadline | null = $derived.by(() => nextDue(this.deadlines));
	/** Benefit periods to today, and the one after it. */
	readonly periods: readonly BenefitPeriod[] = $derived.by(() =>
		this.record ? benefitPeriods(this.record, this.lastDay) : []
	);
	/** Today, or the last day of a stay that is over. */
	readonly lastDay: string = $derived.by(() => {
		const to = this.stay?.to ?? null;
		return to !== null && dayIn(to) < this.today ? dayIn(to) : this.today;
	});
	readonly papers: readonly Paper[] = $derived.by(() =>
		this.stay ? papersOf({ chart: this.#chart, start: this.start }, this.stay.id) : []
	);
	/** The forms of this stay that are being written. */
	readonly forms: readonly FormState[] = $derived.by(() => {
		const id = this.stay?.id;
		return [...this.#forms.values()].filter(
			({ workflow, values }) => workflow === NAME && id !== undefined && values['stay'] === id
		);
	});
	readonly rows: readonly ShelfRow[] = $derived.by(() =>
		this.stay
			? shelfOf(
					{ chart: this.#chart, start: this.start },
					{ stay: this.stay.id, patient: this.#patient() },
					this.forms
				)
			: []
	);
	/** The document that is open. */
	readonly row: ShelfRow | undefined = $derived.by(() =>
		this.rows.find(({ id, form }) => form === null && id === this.#place.document)
	);
	/** The form that is before the learner, others may be half written; a film shows the last. */
	readonly form: FormState | undefined = $derived.by(() => {
		const chosen = this.forms.find(({ id }) => id === this.#place.form);
		const isFilm = this.#desk().send === null && this.#place.form !== '';
		return chosen ?? (isFilm ? this.forms.at(-1) : undefined);
	});
	readonly sheet: Sheet | undefined = $derived.by(() =>
		this.form ? sheetOf(this.form, this.view, this.#replacesOf(this.form) ?? null) : undefined
	);
	/** The paper that the open form corrects. */
	readonly replaces: Paper | undefined = $derived.by(() => {
		const id = this.form && this.#replacesOf(this.form);
		return id === undefined ? undefined : this.papers.find((paper) => paper.id === id);
	});
	/** Kinds that can be signed as the stay stands, by who may: the learner, or somebody else. */
	readonly kinds: { readonly own: readonly PaperKind[]; readonly others: readonly PaperKind[] } =
		$derived.by(() => {
			const possible = this.stay ? PAPERS_IN[this.stay.state] : [];
			const isOwn = (kind: PaperKind) => FORMS[kind]?.roles.includes(this.#desk().role) ?? false;
			return {
				own: possible.filter(isOwn),
				others: possible.filter((kind) => !isOwn(kind))
			};
		});

	get desk(): Desk {
		return this.#desk();
	}

	get patient(): Ref {
		return this.#patient();
	}

	get at(): number {
		return this.#desk().world.at;
	}

	get tab(): TabId {
		return this.#place.tab ?? (this.form ? 'papers' : 'calendar');
	}

	get shelf(): ShelfId {
		return this.#place.shelf;
	}

	/** Half-typed text of a field. */
	draft(form: string, field: string): string | undefined {
		return this.#drafts >= 0 ? this.#desk().draft.get(form, field) : undefined;
	}

	type(form: string, field: string, text: string): void {
		this.#desk().draft.set(form, field, text);
		this.#drafts += 1;
	}

	/** Takes half-typed text away once its value is in the log. */
	settle(form: string, field: string): void {
		this.#desk().draft.clear(form, field);
		this.#drafts += 1;
	}

	/** Whether the machine would take an act on the open stay now. */
	can(type: string, data: JsonObject): boolean {
		void [this.view];
		const id = this.stay?.id;
		return id !== undefined && this.canAct && this.#desk().can(act(type, { stay: id, ...data }));
	}

	chooseStay(id: string): void {
		this.#go({ stay: id, document: null, form: null });
		this.say('');
	}

	showTab(tab: TabId): void {
		this.#go({ tab });
	}

	showShelf(shelf: ShelfId): void {
		this.#go({ shelf });
	}

	/** Lays a row of the list open: a form to write, or a document to read. */
	open(row: ShelfRow): void {
		this.say('');
		if (row.form) this.#go({ form: row.form.id });
		else this.openDocument(row.id);
	}

	/** Opens a document by its id; that it was read is told to the log, once. */
	openDocument(id: string): void {
		this.#awaited = null;
		this.#go({ document: id });
		const row = this.rows.find((one) => one.id === id);
		if (row && row.shelf !== this.shelf) this.#go({ shelf: row.shelf });
		void this.#hand.inTurn(() => noteView(this.#desk(), `DocumentReference/${id}`));
	}

	closeDocument(): void {
		this.#go({ document: null });
	}

	/** Puts the form away; what is in it stays. */
	closeForm(): void {
		this.#go({ form: '' });
	}

	showForm(id: string): void {
		const isClaim = this.forms.some((form) => form.id === id && form.kind === 'claim');
		this.#go({ tab: isClaim ? 'claim' : 'papers', form: id });
	}

	nextToRead(): ShelfRow | undefined {
		return nextToRead(this.rows, this.form ? null : this.#place.document);
	}

	say(text: string, isFault = false): void {
		this.notice = { text, isFault };
	}

	/** Goes to the patient; what is heard and seen there is opened when it comes. */
	async visit(purpose: PurposeId): Promise<boolean> {
		const known = new Set(this.rows.map(({ id }) => id));
		const label = PURPOSES[purpose];
		const isDone = await this.#do(
			'visit.begin',
			{ purpose },
			`${label} begun. What comes of it stands under Heard.`
		);
		if (isDone) this.#awaited = known;
		return isDone;
	}

	/** What was heard since the visit began, until it is opened. */
	readonly arrived: ShelfRow | undefined = $derived.by(() => {
		const known = this.#awaited;
		return known === null
			? undefined
			: this.rows.find(({ id, shelf }) => shelf === 'heard' && !known.has(id));
	});

	perform(id: ActId, note: string): Promise<boolean> {
		return this.#do('care.act', { act: id, note: note.trim() }, `Done: ${ACTS[id]}.`);
	}

	tell(to: PersonId, text: string): Promise<boolean> {
		return this.#do('person.tell', { to, text: text.trim() }, `Told: ${PEOPLE[to]}.`);
	}

	request(kind: PaperKind, to: PersonId, period: number, note: string): Promise<boolean> {
		const title = FORMS[kind]?.title ?? kind;
		return this.#do(
			'paper.request',
			{ kind, to, period, note: note.trim() },
			`Asked ${PEOPLE[to].toLowerCase()} for: ${title}.`
		);
	}

	async file({ id, title }: Paper): Promise<boolean> {
		return this.#do(
			'paper.review',
			{ paper: id, verdict: 'file', faults: [], note: '' },
			`${title} filed.`
		);
	}

	async return({ id, title }: Paper, faults: readonly FaultId[], note: string): Promise<boolean> {
		return this.#do(
			'paper.review',
			{ paper: id, verdict: 'return', faults: [...faults], note: note.trim() },
			`${title} sent back.`
		);
	}

	submit({ id, title }: Paper): Promise<boolean> {
		return this.#do('hope.submit', { paper: id }, `${title} submitted.`);
	}

	/** Whether the learner may sign a new version of a paper of their own. */
	canCorrect({ isOwn, state, kind }: Paper): boolean {
		return this.canAct && isOwn && state === 'filed' && this.kinds.own.includes(kind);
	}

	/** Opens a form with what a paper says; signing it replaces that paper. */
	async correct(paper: Paper): Promise<boolean> {
		if (!this.canCorrect(paper)) return false;
		const held = this.forms.find((form) => this.#replacesOf(form) === paper.id);
		if (held) {
			this.showForm(held.id);
			return true;
		}
		const form = await this.#openNew(paper.kind, saidIn(paper.values));
		if (form === null) return false;
		this.type(form, REPLACES, paper.id);
		this.say(`Signing replaces the ${paper.title.toLowerCase()} on file.`);
		return true;
	}

	/**
	 * Opens a form of this stay, or goes on with one of the kind that is half written. Of what stands once
	 * in a stay, it opens the correction.
	 */
	async openForm(kind: PaperKind): Promise<boolean> {
		if (!this.stay || !this.canAct) return false;
		const first = standingIn(this.papers, kind);
		if (first && this.canCorrect(first)) return this.correct(first);
		if (first) {
			this.say(onceRefusal(first), true);
			return false;
		}
		const held = this.forms.find(
			(form) => form.kind === kind && this.#replacesOf(form) === undefined
		);
		if (held) {
			this.showForm(held.id);
			return true;
		}
		return (await this.#openNew(kind, {})) !== null;
	}

	async #openNew(kind: PaperKind, values: FormValues): Promise<string | null> {
		const stay = this.stay?.id;
		if (stay === undefined) return null;
		let form = '';
		const why = await this.#hand.inTurn(() => {
			form = this.#desk().propose('form');
			return sendOrSay(this.#desk(), {
				workflow: 'attempt',
				type: 'form.open',
				data: {
					form,
					workflow: NAME,
					kind,
					patient: this.#patient(),
					values: { ...values, stay }
				}
			});
		});
		if (why !== undefined) {
			this.say(why, true);
			return null;
		}
		this.say('');
		this.showForm(form);
		return form;
	}

	/** What a field holds, with what is on its way to the log. */
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
		const half = typedFields(form.kind).find(
			({ id: field }) => this.draft(id, field) !== undefined
		);
		if (half || sheet.open > 0) {
			this.tried = new Set([...this.tried, id]);
			// What is missing stands beside the button.
			this.say(
				half ? `${labelOf(form.kind, half.id)} is half typed: finish it or take it back.` : '',
				true
			);
			return false;
		}
		const answers = sheet.answers.map(({ check, reason, note }) => ({ check, reason, note }));
		const paper = this.#desk().propose('paper');
		const replaces = this.#replacesOf(form) ?? null;
		const isDone = await this.#do(
			'paper.sign',
			{ form: id, paper, replaces, answers },
			`${sheet.title} signed${SENT.includes(form.kind) ? ' and sent' : ''}.`
		);
		if (!isDone) {
			this.tried = new Set([...this.tried, id]);
			return false;
		}
		this.#dropTyped(form);
		const reply = `reply-${paper}`;
		const isAnswered = this.#chart.one('DocumentReference', reply) !== undefined;
		this.#go({ form: null });
		this.openDocument(isAnswered ? reply : paper);
		return true;
	}

	/** Whether signing a form of this kind sends it to the payer. */
	isSent(kind: string): boolean {
		return SENT.includes(kind);
	}

	/** The paper that signing a form would replace: the one it was opened for, or what stands once. */
	#replacesOf({ id, kind }: FormState): string | undefined {
		const first = isPaperKind(kind) ? standingIn(this.papers, kind) : undefined;
		return this.draft(id, REPLACES) ?? (first?.isOwn ? first.id : undefined);
	}

	#go(place: Partial<Place>): void {
		this.#place = { ...this.#place, ...place };
		opened.set(this.#desk().scenario, this.#place);
	}

	#dropTyped(form: FormState): void {
		for (const { id } of typedFields(form.kind)) this.#desk().draft.clear(form.id, id);
		this.#desk().draft.clear(form.id, REPLACES);
		this.#drafts += 1;
	}

	async #do(type: string, data: JsonObject, done: string): Promise<boolean> {
		const id = this.stay?.id;
		if (id === undefined) return false;
		const why = await this.#hand.inTurn(() =>
			sendOrSay(this.#desk(), act(type, { stay: id, ...data }))
		);
		this.say(why ?? done, why !== undefined);
		return why === undefined;
	}
}

function act(type: string, data: JsonObject): Action {
	return { workflow: NAME, type, data };
}
