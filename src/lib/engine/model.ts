/**
 * The types everyone speaks. The engine knows no scenario room and no registry of workflows: it
 * declares here the shape of what it consumes, and takes the workflows as an argument.
 */
import type { Chart, ChartChange } from '$lib/fhir/chart';
import type { Ref, Resource } from '$lib/fhir/types';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { z } from '$lib/parse/zod';
import type { Json, JsonObject } from './canonical';
import type { FormDefinition, FormState } from './forms';
import type { Mode } from './modes';
import type { Start } from './time';

/** Who the learner is in a scenario. Only some roles may put their own name under an order. */
export type Role = 'prescriber' | 'nurse' | 'order-specialist' | 'coder' | 'biller' | 'records';

/** What a learner does: the action before it has a place in the log. */
export interface Action {
	/** The workflow it belongs to; `attempt` for the engine's own actions. */
	readonly workflow: string;
	/** noun.verb, for example `order.sign`. A stored format: never reused with another meaning. */
	readonly type: string;
	readonly data: JsonObject;
}

/**
 * One line of the log. `at` is simulated ms, `worked` active ms by a monotonic clock, `wall` what the
 * device said the UTC time was (a claim: neither replay nor score reads it). `hash` covers the
 * canonical rest, `prev` is the hash before.
 */
export interface Entry extends Action {
	readonly seq: number;
	readonly at: number;
	readonly worked: number;
	readonly wall: string;
	/** False for an action that was refused; refusals are kept, and move only the clock. */
	readonly ok: boolean;
	readonly prev: string;
	readonly hash: string;
}

/** The data of entry 0: everything replay may depend on. There is no second header anywhere. */
export interface Opening {
	readonly attempt: string;
	readonly scenario: string;
	readonly version: number;
	readonly contentHash: string;
	readonly keyHash: string | null;
	readonly variant: string | null;
	readonly seed: number;
	readonly mode: Mode;
	readonly role: Role;
	readonly build: string;
	readonly workflows: Readonly<Record<string, number>>;
	readonly assignment: { readonly id: string; readonly nonce: string } | null;
	/** A pseudonym; never a name. */
	readonly learner: string;
}

/** A condition on an action or on an event of the script. */
export interface Match {
	readonly workflow: string;
	readonly action: string;
	/** Each named part of what the workflow says about the action equals this, or is one of these. */
	readonly where?: Readonly<Record<string, Json>> | undefined;
}

export interface MessageTemplate {
	readonly from: string;
	readonly subject: string;
	readonly body: string;
	readonly urgency: 'routine' | 'urgent' | 'critical';
	/** What the learner owes: nothing, an acknowledgement, or a read-back in their own words. */
	readonly asks: 'nothing' | 'acknowledgement' | 'read-back';
	/** What the message is about, in the chart. */
	readonly about?: readonly Ref[] | undefined;
}

/** A planned fact of the script. Times inside `put`, `patch` and `message` count from its firing. */
export interface TimelineItem {
	readonly id: string;
	/** Whose fact it is; it reaches only this patient's instances and follows only their actions. */
	readonly patient?: Ref | undefined;
	/** What the learner may know beforehand ("Chest film, final report"). */
	readonly announce?: string | undefined;
	readonly when:
		| { readonly at: number }
		| {
				readonly after: Match;
				readonly delay: number;
				readonly repeat: boolean;
				readonly unless?: Match | undefined;
		  };
	readonly put: readonly JsonObject[];
	readonly patch: readonly { readonly ref: Ref; readonly set: JsonObject }[];
	readonly message?: MessageTemplate | undefined;
	readonly event?:
		| {
				readonly workflow: string;
				readonly type: string;
				readonly data: JsonObject;
				/** One instance (`@trigger`: the one that set the fact off); else all of this patient. */
				readonly instance?: string | undefined;
		  }
		| undefined;
}

export interface Task {
	readonly id: string;
	readonly text: string;
	/** Done by itself when this happens; else the learner ticks it. */
	readonly doneWhen?: Match | undefined;
}

export interface Hint {
	readonly id: string;
	/** The key rules it helps with: their findings say "with help". */
	readonly rules: readonly string[];
	readonly ask: string;
	readonly text: string;
}

/** What the engine needs of a scenario. `scenario/schema.ts` is checked against it. */
export interface ScenarioCore {
	readonly id: string;
	readonly version: number;
	readonly workflows: readonly string[];
	readonly role: Role;
	readonly start: Start;
	/** Resources with absolute dates: resolved on load. */
	readonly chart: readonly Resource[];
	readonly timeline: readonly TimelineItem[];
	readonly tasks: readonly Task[];
	readonly hints: readonly Hint[];
}

export interface Message extends MessageTemplate {
	readonly id: string;
	/** The timeline item that brought it. */
	readonly item: string;
	readonly at: number;
	readonly patient: Ref | null;
	readonly acknowledged: {
		readonly at: number;
		readonly seq: number;
		readonly text: string;
	} | null;
}

/** A fact that has happened. */
export interface Fired {
	readonly item: string;
	readonly at: number;
	/** The entry that set it off; null when the script's own clock did. */
	readonly cause: number | null;
	readonly trigger: string | null;
	readonly patient: Ref | null;
}

/** A fact that is on its way because of something that happened. */
export interface Due {
	readonly item: string;
	readonly at: number;
	/** The entry that set it off; null when a fact of the script's own clock did. */
	readonly cause: number | null;
	readonly trigger: string;
	readonly patient: Ref | null;
}

export interface Instance {
	readonly id: string;
	readonly workflow: string;
	readonly patient: Ref | null;
	readonly snapshot: AnyMachineSnapshot;
}

/** The living things of a world: `of('order-entry')` are all orders, `get` finds one. */
export interface Machines {
	get(workflow: string, instance: string): Instance | undefined;
	of(workflow: string): Instance[];
}

/**
 * Everything that is true at a moment of an attempt. Never stored: always computed from scenario and
 * log. A new World object follows every change, and what changed inside has a new identity; the maps
 * behind `chart` and `machines` belong to the engine and are changed in place, so keep a world (or
 * its chart) from the past only through `copyWorld`.
 */
export interface World {
	readonly at: number;
	/** Sequence number of the last entry that was taken in. */
	readonly seq: number;
	readonly start: Start;
	readonly opening: Opening;
	readonly chart: Chart;
	readonly machines: Machines;
	readonly forms: ReadonlyMap<string, FormState>;
	readonly messages: readonly Message[];
	readonly tasksDone: ReadonlyMap<string, number>;
	readonly hintsOpened: ReadonlyMap<string, number>;
	/** First time each thing in the chart was opened. */
	readonly viewed: ReadonlyMap<Ref, number>;
	readonly fired: readonly Fired[];
	readonly due: readonly Due[];
	/** How many of the script's own facts, in their order, have happened. */
	readonly planned: number;
	readonly isHandedIn: boolean;
}

/** What guards, checks and reducers may see of the world while they judge one action. */
export interface View {
	readonly chart: Chart;
	/** Simulated ms. */
	readonly at: number;
	readonly seq: number;
	readonly start: Start;
	readonly role: Role;
	readonly mode: Mode;
	readonly forms: ReadonlyMap<string, FormState>;
	readonly machines: Machines;
}

/** What a machine is sent. Machines and contexts never keep `view`. */
export interface MachineEvent {
	readonly type: string;
	readonly data: JsonObject;
	/** The instance this copy of the event is for. */
	readonly instance: string;
	readonly view: View;
}

/** `hard` refuses the signature; `soft` refuses it until answered with a reason; `advice` only says. */
export type Severity = 'hard' | 'soft' | 'advice';

/** A key-free finding about work that is not signed yet: the same text in every mode. */
export interface Check {
	/** Stable for the same trouble, so that an answer can name it: `allergy.penicillins`. */
	readonly id: string;
	readonly severity: Severity;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
	readonly field?: string | undefined;
	/** The things in the chart it speaks of. */
	readonly about?: readonly Ref[] | undefined;
}

/** The learner's answer to a soft stop. */
export interface CheckAnswer {
	readonly check: string;
	readonly reason: string;
	readonly note: string;
}

export type WorkflowChange = ChartChange | { readonly closeForm: string };

/** What a workflow says of an action: whose patient it concerns, and named parts to match on. */
export interface Subject {
	readonly patient: Ref | null;
	readonly parts: Readonly<Record<string, Json>>;
}

/**
 * One kind of work. A folder in `workflows/` exports one of these; the engine is handed all of them.
 * `Key` is the shape of this workflow's section of a key.
 */
export interface Workflow<Key = unknown> {
	readonly name: string;
	readonly title: string;
	/** Rises whenever any old attempt would replay or score differently. */
	readonly version: number;
	/** A discriminated union over `type` of `{type, data}`. */
	readonly actionSchema: z.ZodType<{ type: string; data: JsonObject }>;
	readonly keySchema: z.ZodType<Key>;
	/** The forms of this workflow, by kind. */
	readonly forms: Readonly<Record<string, FormDefinition>>;
	readonly machine: AnyStateMachine;
	/** The things whose lives an action touches. All must accept, or the action is refused. */
	instances(action: { type: string; data: JsonObject }): readonly string[];
	/** What a new machine for this instance is told about the chart as it stands. */
	input(instance: string, view: View): JsonObject;
	subject(action: { type: string; data: JsonObject }, view: View): Subject;
	/** The chart changes that follow from an accepted action or event. Pure. */
	chart(
		event: { type: string; data: JsonObject },
		view: View,
		instances: readonly string[]
	): readonly WorkflowChange[];
	/** Checks of a form as it stands. The one source of stops. */
	validate(form: FormState, view: View): readonly Check[];
	/** Why an action is not possible now, in one sentence for the learner. */
	refusal(action: { type: string; data: JsonObject }, view: View): string;
	/** Judges an attempt against this workflow's section of the key. */
	score(run: Run, key: Key): readonly Finding[];
	/** What an audit of this kind of work shows above its findings: figures and tables, never points. */
	audit?(run: Run, key: Key): readonly AuditPart[];
	/** What a key says that its own rules cannot mean: for lint, in sentences with their place. */
	keyFaults?(
		key: Key,
		chart: Chart
	): readonly { readonly path: string; readonly message: string }[];
	/** The codes a key names, so that lint can hold them against the edition of the service date. */
	keyedCodes?(key: Key, chart: Chart): readonly KeyedCode[];
	/** True when the work of this kind has come to an end in this world. */
	isComplete(world: World): boolean;
	/** Upcasters for the data of stored actions, by the version they lift from. */
	readonly upcasters: readonly Upcaster[];
}

/** A code in a key: an answer has to be valid on the date of service, a foreseen mistake need not. */
export interface KeyedCode {
	readonly system: string;
	readonly code: string;
	/** The civil date its edition has to hold for. */
	readonly date: string;
	/** Where in the section: `rules.sepsis.accept`. */
	readonly path: string;
	readonly isAnswer: boolean;
}

/** One number of an audit, with what it says and how sure it is. */
export interface AuditFigure {
	readonly label: string;
	/** As shown: `86 %`, `yes`, `3`. */
	readonly value: string;
	/** What it counts, its n, its interval. */
	readonly detail: string;
	readonly tone: 'plain' | 'good' | 'caution' | 'bad';
}

export interface AuditTable {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** What is said when there are no rows. */
	readonly empty: string;
}

export interface AuditPart {
	readonly title: string;
	readonly figures: readonly AuditFigure[];
	readonly tables: readonly AuditTable[];
}

/** Lifts stored actions of one old version to the next. Shapes only, never meaning. */
export interface Upcaster {
	readonly from: number;
	readonly name: string;
	up(action: { type: string; data: JsonObject }): { type: string; data: JsonObject };
}

/** An attempt laid open for scoring. `before` and `after` give the world around an entry. */
export interface Run {
	readonly scenario: ScenarioCore;
	readonly entries: readonly Entry[];
	/** The world at hand-in (or at the last entry). */
	readonly world: World;
	before(seq: number): World;
	after(seq: number): World;
	/** What the workflow said of an accepted entry's action when it was taken in. */
	subject(seq: number): Subject | undefined;
}

/**
 * `right`, `partly`, `missed` (nothing was done), `wrong` (something else was done), `harmful` (done
 * and must not have been), `not-scorable` (the attempt gives no ground to judge: never counted as 0).
 */
export type Verdict = 'right' | 'partly' | 'missed' | 'wrong' | 'harmful' | 'not-scorable';

/** A place in the chart that proves a point. `text` is quoted from the resource where it is given. */
export interface ChartEvidence {
	readonly ref: Ref;
	readonly text?: string | undefined;
}

/** One judged thing. Penalties have `possible: 0` and a negative `earned`. */
export interface Finding {
	readonly rule: string;
	readonly workflow: string;
	readonly competency: string;
	readonly title: string;
	readonly earned: number;
	readonly possible: number;
	readonly verdict: Verdict;
	/** What happened, in words about this attempt. */
	readonly message: string;
	/** Why it is so, in words about this chart. */
	readonly rationale: string;
	/** What to do next time. */
	readonly next: string;
	/** Entries of the log this is about; empty where nothing was done. */
	readonly evidence: readonly number[];
	readonly chartEvidence: readonly ChartEvidence[];
	readonly source: string;
	readonly isCritical: boolean;
	readonly withHelp: boolean;
	/** The rule of an earlier step whose error leads to this one, as the key says. */
	readonly follows?: string | undefined;
}
