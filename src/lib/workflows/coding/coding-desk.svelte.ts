/**
 * What the parts of the coder's desk share: which encounter, document, code and words are before the
 * coder, and the acts they can do to them. All that is true comes from the world; only what is looked at
 * is kept here.
 */
import type { CodeEntry, CodeHit, CodeSystem } from '$lib/codes/model';
import { noteView, sendOrSay } from '$lib/chart/acts';
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { Desk } from '$lib/engine/desk';
import type { Action } from '$lib/engine/model';
import { civilDate } from '$lib/engine/time';
import type { Ref } from '$lib/fhir/types';
import { abstractOf, type Line } from './abstract';
import { NAME, type List, type VIAS } from './actions';
import { recordDocuments, type RecordDocument } from './documents';
import { codedEncounters, type EncounterHead } from './encounter-head';
import { indicatorsOf, QUERY_FORM, type Citation } from './fields';
import { plainWords } from './highlights';
import { listFor } from './lines';
import { queriesOf, type ListedQuery } from './queries';
import { finishFaults, hintsLeft } from './validate';

export type Via = (typeof VIAS)[number];

/** A code that is looked at, on the list or not. */
export interface CodeAt {
	readonly system: CodeSystem;
	readonly code: string;
}

/** What a search was about to be done with. */
export interface Seed {
	readonly words: string;
	readonly count: number;
}

const LONGEST_QUOTE = 600;

export class CodingDesk {
	readonly #desk: () => Desk;
	readonly #patient: () => Ref;
	#queue: Promise<unknown> = Promise.resolve();

	#encounter = $state<string | null>(null);
	#document = $state<string | null>(null);
	#line = $state<string | null>(null);
	#query = $state<string | null>(null);
	/** A hit of the search or a code of the browser that is looked at before it is chosen. */
	peeked = $state.raw<CodeAt | null>(null);
	/** Words of the record that are marked. */
	marked = $state.raw<Citation | null>(null);
	/** Rises when marked words were used, so that the page lets go of them. */
	released = $state(0);
	/** Words that go under the next code that is added. */
	pending = $state.raw<Citation | null>(null);
	/** Evidence to be shown to the coder; a new object each time. */
	shown = $state.raw<Citation | null>(null);
	/** Words for the search box, from the record. */
	seed = $state.raw<Seed>({ words: '', count: 0 });
	/** Hits of the encoder for words of the record. */
	hinted = $state.raw<{ readonly words: string; readonly hits: readonly CodeHit[] } | null>(null);
	/** The next diagnosis is meant as the admitting one. */
	isAdmitting = $state(false);
	pane = $state<'codes' | 'queries'>('codes');
	notice = $state.raw<{ readonly text: string; readonly isFault: boolean }>({
		text: '',
		isFault: false
	});

	constructor(desk: () => Desk, patient: () => Ref) {
		this.#desk = desk;
		this.#patient = patient;
	}

	// A world comes with every tick of the clock; what is inside stays the identical thing until it
	// changes, so that a second that passes computes nothing anew.
	readonly #chart = $derived.by(() => this.#desk().world.chart);
	readonly #forms = $derived.by(() => this.#desk().world.forms);
	readonly #machines = $derived.by(() => this.#desk().world.machines);
	readonly #start = $derived.by(() => this.#desk().world.start);
	readonly encounters: readonly EncounterHead[] = $derived.by(() =>
		codedEncounters(this.#chart, this.#patient())
	);
	readonly head: EncounterHead | undefined = $derived.by(
		() => this.encounters.find(({ id }) => id === this.#encounter) ?? this.encounters[0]
	);
	readonly abstract = $derived.by(() => abstractOf(this.#chart, this.head?.id ?? ''));
	readonly documents: readonly RecordDocument[] = $derived.by(() =>
		recordDocuments(this.#chart, this.#patient(), this.#start, this.head?.ref ?? null)
	);
	readonly document: RecordDocument | undefined = $derived.by(
		() => this.documents.find(({ id }) => id === this.#document) ?? this.documents[0]
	);
	readonly line: Line | undefined = $derived.by(() =>
		this.abstract.lines.find(({ id }) => id === this.#line)
	);
	readonly queries: readonly ListedQuery[] = $derived.by(() =>
		queriesOf({ chart: this.#chart, forms: this.#forms, machines: this.#machines }, this.#patient())
	);
	readonly answered: number = $derived.by(
		() => this.queries.filter(({ state }) => state === 'answered').length
	);
	readonly query: ListedQuery | undefined = $derived.by(() =>
		this.queries.find(({ id }) => id === this.#query)
	);
	readonly faults: readonly string[] = $derived.by(() =>
		this.head ? finishFaults({ chart: this.#chart }, this.head.id) : []
	);
	readonly isFinished: boolean = $derived.by(
		() => this.#machines.get(NAME, this.head?.id ?? '')?.snapshot.value === 'finished'
	);
	readonly canAct: boolean = $derived.by(
		() => this.#desk().send !== null && !this.#desk().world.isHandedIn
	);
	readonly canCode: boolean = $derived.by(
		() => this.canAct && !this.isFinished && this.head !== undefined
	);
	readonly hints: number = $derived.by(() => (this.head ? hintsLeft(this.#desk().world) : 0));

	get desk(): Desk {
		return this.#desk();
	}

	get patient(): Ref {
		return this.#patient();
	}

	/** The day that decides edition and rules: of the encounter, else the day it is. */
	get date(): string {
		const { world } = this.#desk();
		return this.head?.codingDate ?? civilDate(world.start, world.at);
	}

	linesOf(list: List): readonly Line[] {
		return this.abstract.lines.filter((line) => line.list === list);
	}

	chooseEncounter(id: string): void {
		this.#encounter = id;
		this.#line = null;
	}

	/** Opens a document, and tells the log of it once. */
	open(id: string): void {
		const document = this.documents.find((one) => one.id === id);
		if (!document) return;
		this.#document = id;
		this.marked = null;
		this.tellOpened(document);
	}

	tellOpened({ views }: RecordDocument): void {
		void this.#inTurn(async () => {
			for (const ref of views) await noteView(this.#desk(), ref);
		});
	}

	step(by: number): void {
		const index = this.documents.findIndex(({ id }) => id === this.document?.id);
		const next = this.documents[index + by];
		if (next) this.open(next.id);
	}

	titleOf(ref: Ref): string {
		const own = this.documents.find((one) => one.ref === ref);
		const holding = this.documents.find(({ tables }) =>
			tables.some(({ rows }) => rows.some((row) => row.ref === ref))
		);
		return (own ?? holding)?.label ?? 'Record';
	}

	/** Opens the document that words stand in, and shows them there. */
	showEvidence(citation: Citation): void {
		const holding =
			this.documents.find(({ ref }) => ref === citation.ref) ??
			this.documents.find(({ tables }) =>
				tables.some(({ rows }) => rows.some(({ ref }) => ref === citation.ref))
			);
		if (!holding) return;
		if (holding.id !== this.document?.id) this.open(holding.id);
		this.shown = { ...citation };
	}

	select(id: string | null): void {
		this.#line = id;
		this.peeked = null;
	}

	say(text: string, isFault = false): void {
		this.notice = { text, isFault };
	}

	/** Puts the marked words into the search; the code that is chosen gets them as its evidence. */
	searchMarked(): void {
		if (!this.marked || !this.canCode) return;
		this.pending = this.marked;
		this.pane = 'codes';
		this.seed = { words: this.marked.text.slice(0, 80), count: this.seed.count + 1 };
		this.release();
	}

	/** Adds a code at the end of its list, with what the book of its day says of it. */
	async add(
		hit: { readonly system: CodeSystem; readonly code: string },
		via: Via,
		query: string
	): Promise<void> {
		const head = this.head;
		if (!head || !this.canCode) return;
		const list: List =
			this.isAdmitting && hit.system === 'icd-10-cm' ? 'admitting' : listFor(hit.system);
		let entry: CodeEntry | null;
		try {
			entry = await this.#desk().lookup.describe(hit.system, hit.code, this.date);
		} catch (fault) {
			return this.say(`${hit.code} was not added. ${faultWords(fault)}`, true);
		}
		let id = '';
		const why = await this.#inTurn(() => {
			id = this.#desk().propose('code');
			return sendOrSay(
				this.#desk(),
				act('code.add', {
					encounter: head.id,
					id,
					list,
					system: hit.system,
					code: hit.code,
					title: (entry?.title ?? 'Not in this code book').slice(0, 400),
					standing: entry ? (entry.isBillable ? 'billable' : 'header') : 'unknown',
					edition: entry?.edition.id ?? '',
					poaExempt: entry?.isPoaExempt ?? false,
					ccLevel: entry?.ccLevel ?? null,
					via,
					query: query.slice(0, 200)
				})
			);
		});
		if (why !== undefined) return this.say(why, true);
		const cited = this.pending;
		this.pending = null;
		this.isAdmitting = false;
		this.select(id);
		if (cited) await this.cite(id, cited);
		this.say(`Added ${hit.code}, ${entry?.title ?? 'not in this code book'}.`);
	}

	remove(line: Line): Promise<boolean> {
		const list = this.linesOf(line.list);
		const next = list[line.place] ?? list[line.place - 2];
		return this.onLine('code.remove', line, {}, `Removed ${line.code}.`).then((isDone) => {
			if (isDone) this.select(next?.id ?? null);
			return isDone;
		});
	}

	move(line: Line, to: number): Promise<boolean> {
		const count = this.linesOf(line.list).length;
		const place = Math.min(Math.max(1, to), count);
		if (place === line.place) return Promise.resolve(false);
		return this.onLine(
			'code.move',
			line,
			{ to: place },
			`${line.code} is now ${place} of ${count}.`
		);
	}

	/** Sends an act on a line; true when it was taken in. */
	async onLine(type: string, line: Line, data: JsonObject, done = ''): Promise<boolean> {
		const why = await this.#send(
			act(type, { encounter: this.abstract.encounter, id: line.id, ...data })
		);
		this.say(why ?? done, why !== undefined);
		return why === undefined;
	}

	async cite(id: string, citation: Citation): Promise<void> {
		const line = this.abstract.lines.find((held) => held.id === id);
		if (!line || !this.canCode) return;
		const { ref, text } = citation;
		await this.onLine('code.cite', line, { ref, text }, `Put under ${line.code}.`);
	}

	async citeMarked(): Promise<void> {
		if (!this.marked || !this.canCode) return;
		if (!this.line) return this.say('Select a code first, then press E.', true);
		await this.cite(this.line.id, this.marked);
		this.release();
	}

	/** Keeps words of the record as marked, cut to what may be quoted. */
	mark(citation: Citation | null): void {
		const text = plainWords(citation?.text ?? '').slice(0, LONGEST_QUOTE);
		this.marked = citation && text.length >= 2 ? { ref: citation.ref, text } : null;
	}

	/** The marked words were used: they are marked no more. */
	release(): void {
		this.marked = null;
		this.released += 1;
	}

	/** The metered hint: what the encoder says to the marked words. */
	async ask(): Promise<void> {
		const { marked, head } = this;
		if (!marked || !head || !this.canCode || this.hints === 0) return;
		let hits: readonly CodeHit[];
		try {
			hits = await this.#desk().lookup.suggest(marked.text, this.date);
		} catch (fault) {
			return this.say(`The encoder did not answer, no hint was used. ${faultWords(fault)}`, true);
		}
		const why = await this.#send(
			act('encoder.ask', {
				encounter: head.id,
				text: marked.text,
				shown: hits.slice(0, 3).map(({ code }) => code)
			})
		);
		if (why !== undefined) return this.say(why, true);
		this.pending = marked;
		this.pane = 'codes';
		this.hinted = { words: marked.text, hits: hits.slice(0, 3) };
		this.release();
	}

	async answerEdit(data: JsonObject): Promise<boolean> {
		const why = await this.#send(
			act('edit.answer', { encounter: this.abstract.encounter, ...data })
		);
		this.say(why ?? '', why !== undefined);
		return why === undefined;
	}

	async finish(): Promise<void> {
		const why = await this.#send(act('coding.finish', { encounter: this.abstract.encounter }));
		this.say(why ?? 'Coding is finished.', why !== undefined);
	}

	async reopen(): Promise<void> {
		const why = await this.#send(act('coding.reopen', { encounter: this.abstract.encounter }));
		this.say(why ?? 'Coding is open again.', why !== undefined);
	}

	openQuery(id: string | null): void {
		this.#query = id;
		if (id === null) return;
		if (this.pane !== 'queries') this.say('');
		this.pane = 'queries';
	}

	/** Opens a new query to the attending, with the facts given. */
	async newQuery(indicators: readonly Citation[] = []): Promise<void> {
		if (!this.canAct) return;
		let form = '';
		const why = await this.#inTurn(() => {
			form = this.#desk().propose('query');
			return sendOrSay(this.#desk(), {
				workflow: 'attempt',
				type: 'form.open',
				data: {
					form,
					workflow: NAME,
					kind: QUERY_FORM,
					patient: this.#patient(),
					values: {
						...(this.head?.attending && { to: this.head.attending.slice(0, 80) }),
						indicators: indicators.map(({ ref, text }) => ({ ref, text }))
					}
				}
			});
		});
		if (why !== undefined) return this.say(why, true);
		this.openQuery(form);
	}

	/** Adds the marked words to the query that is being written, or begins one with them. */
	async queryMarked(): Promise<void> {
		const { marked } = this;
		if (!marked || !this.canAct) return;
		const draft =
			this.query?.state === 'drafted'
				? this.query
				: this.queries.find(({ state }) => state === 'drafted');
		this.release();
		if (!draft?.form) return this.newQuery([marked]);
		const held = indicatorsOf(draft.form);
		this.openQuery(draft.id);
		if (held.some(({ ref, text }) => ref === marked.ref && text === marked.text)) return;
		await this.setQuery(
			draft.id,
			'indicators',
			[...held, marked].map(({ ref, text }) => ({ ref, text }))
		);
		this.say('Cited in the query.');
	}

	async setQuery(form: string, field: string, value: Json): Promise<boolean> {
		const why = await this.#inTurn(async () =>
			this.#desk().world.forms.has(form)
				? sendOrSay(this.#desk(), {
						workflow: 'attempt',
						type: 'form.set',
						data: { form, field, value }
					})
				: undefined
		);
		if (why !== undefined) this.say(why, true);
		return why === undefined;
	}

	async discardQuery(form: string): Promise<void> {
		const why = await this.#send({
			workflow: 'attempt',
			type: 'form.discard',
			data: { form }
		});
		this.say(why ?? 'Query discarded.', why !== undefined);
		if (why === undefined) this.openQuery(null);
	}

	/** True when the query went out. */
	async sendQuery(query: string): Promise<boolean> {
		const encounter = this.head?.id;
		if (encounter === undefined) return false;
		const why = await this.#send(act('query.send', { encounter, query }));
		this.say(why ?? 'Query sent. The answer comes as a message.', why !== undefined);
		return why === undefined;
	}

	#send(action: Action): Promise<string | undefined> {
		return this.#inTurn(() => sendOrSay(this.#desk(), action));
	}

	/** One thing after the other: a field that is left by pressing a button goes before the button. */
	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#queue.then(work, work);
		this.#queue = turn.then(
			() => undefined,
			() => undefined
		);
		return turn;
	}
}

/** What a lookup said when it failed. */
export function faultWords(fault: unknown): string {
	const said = fault instanceof Error ? fault.message : String(fault);
	// What a runtime says of a slip in the program tells a coder nothing.
	return /^\w+ is not|^Cannot |undefined|^\w*Error\b/.test(said)
		? 'Reload the page; if it stays so, look under Settings, code sets.'
		: said;
}

function act(type: string, data: JsonObject): Action {
	return { workflow: NAME, type, data };
}
