/**
 * The department board, row by row, out of the world: pure, and what did not change keeps its identity
 * from one reading to the next, so that a minute that passes draws only the clocks anew.
 */
import type { FormState } from '$lib/engine/forms';
import type { World } from '$lib/engine/model';
import { readMoment } from '$lib/engine/moment-text';
import { civilDate, MINUTE, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { ageText } from '$lib/fhir/selectors/patients';
import {
	attachmentText,
	conceptText,
	hasCode,
	instantOf,
	personName,
	referenceText
} from '$lib/fhir/selectors/display';
import type { Ref, Resource, ResourceOf } from '$lib/fhir/types';
import { NAME } from './actions';
import { OVER_STATES, visitsOf, type Department, type Visit, type VisitState } from './department';
import { ACTS, ALERTS, DISPOSITIONS } from './lists';

export interface BoardRow {
	readonly visit: Visit;
	/** `Okafor, Ruth A.` */
	readonly name: string;
	/** `54 y M` */
	readonly about: string;
	readonly mrn: string | null;
	/** Language the patient is spoken with, where it is not English; with the need of an interpreter. */
	readonly language: string | null;
	readonly needsInterpreter: boolean;
	/** The complaint in the words of a triage note that is still being written. */
	readonly words: string | null;
	/** Complaint group, of the note that is being written or of the visit. */
	readonly group: string | null;
	readonly isOver: boolean;
	readonly isUntriaged: boolean;
	/** Simulated ms of the last vital signs. */
	readonly vitalsAt: number | null;
	/** Simulated ms of the last time somebody looked: vital signs, triage note, reassessment. */
	readonly seenAt: number | null;
	/** Simulated ms of the ECG; null while there is none. */
	readonly ecgAt: number | null;
	readonly isChestPain: boolean;
	/** Whether an alert was called, and when. */
	readonly alerts: readonly { readonly words: string; readonly at: number | null }[];
	/** Simulated ms of the last time the patient was known well. */
	readonly knownWellAt: number | null;
	readonly precautions: readonly string[];
	readonly isolation: readonly string[];
	readonly orders: number;
	readonly provider: string | null;
	readonly disposition: string | null;
	/** Bare ids of the forms of this visit that are being written. */
	readonly forms: readonly string[];
	readonly ended: { readonly at: number | null; readonly how: string } | null;
}

type Grouped<T> = ReadonlyMap<string, readonly T[]>;
const NONE: readonly never[] = [];

/** Keeps resources of one type by what they belong to; a group stays the identical list until it changes. */
class Shelf<T extends Resource> {
	#list: readonly T[] | undefined;
	#groups: Grouped<T> = new Map();

	of(list: readonly T[], keyOf: (one: T) => string | undefined): Grouped<T> {
		if (list === this.#list) return this.#groups;
		const groups = new Map<string, T[]>();
		for (const one of list) {
			const key = keyOf(one);
			if (key === undefined) continue;
			const held = groups.get(key);
			if (held) held.push(one);
			else groups.set(key, [one]);
		}
		const kept = new Map<string, readonly T[]>();
		for (const [key, now] of groups) {
			const before = this.#groups.get(key);
			kept.set(key, before && isSame(before, now) ? before : now);
		}
		this.#list = list;
		this.#groups = kept;
		return kept;
	}
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a.length === b.length && a.every((one, at) => Object.is(one, b[at]));
}

type Read = Pick<World, 'chart' | 'machines' | 'forms' | 'start' | 'at'>;

/** Reads the board again and again; a row of which nothing changed comes back as the identical object. */
export class BoardReader {
	readonly #observations = new Shelf<ResourceOf<'Observation'>>();
	readonly #procedures = new Shelf<ResourceOf<'Procedure'>>();
	readonly #documents = new Shelf<ResourceOf<'DocumentReference'>>();
	readonly #flags = new Shelf<ResourceOf<'Flag'>>();
	readonly #services = new Shelf<ResourceOf<'ServiceRequest'>>();
	readonly #medications = new Shelf<ResourceOf<'MedicationRequest'>>();
	#kept = new Map<string, { readonly on: readonly unknown[]; readonly row: BoardRow }>();
	#rows: readonly BoardRow[] = [];

	read(world: Read): readonly BoardRow[] {
		const { chart } = world;
		const today = civilDate(world.start, world.at);
		const byVisit = {
			observations: this.#observations.of(chart.shelf('Observation'), visitRef),
			procedures: this.#procedures.of(chart.shelf('Procedure'), visitRef),
			documents: this.#documents.of(
				chart.shelf('DocumentReference'),
				(one) => one.context?.encounter?.[0]?.reference
			),
			services: this.#services.of(chart.shelf('ServiceRequest'), visitRef),
			medications: this.#medications.of(chart.shelf('MedicationRequest'), visitRef)
		};
		const flags = this.#flags.of(chart.shelf('Flag'), (one) => one.subject.reference);
		const forms = formsByVisit(world.forms);
		const kept = new Map<string, { on: readonly unknown[]; row: BoardRow }>();
		const rows = visitsOf(world).map((visit) => {
			const ref = `Encounter/${visit.id}`;
			const facts: Facts = {
				encounter: chart.one('Encounter', visit.id),
				person: chart.get(visit.patient),
				forms: forms.get(visit.id) ?? NONE,
				flags: flags.get(visit.patient) ?? NONE,
				observations: byVisit.observations.get(ref) ?? NONE,
				procedures: byVisit.procedures.get(ref) ?? NONE,
				documents: byVisit.documents.get(ref) ?? NONE,
				services: byVisit.services.get(ref) ?? NONE,
				medications: byVisit.medications.get(ref) ?? NONE
			};
			const { forms: open, ...rest } = facts;
			const on = [
				visit.state,
				visit.place?.name,
				visit.place?.kind,
				today,
				...open,
				'|',
				...Object.values(rest)
			];
			const held = this.#kept.get(visit.id);
			const entry =
				held && isSame(held.on, on)
					? held
					: { on, row: rowOf(chart, visit, facts, world.start, today) };
			kept.set(visit.id, entry);
			return entry.row;
		});
		this.#kept = kept;
		if (!isSame(this.#rows, rows)) this.#rows = rows;
		return this.#rows;
	}
}

function visitRef(one: { encounter?: { reference?: string | undefined } | undefined }) {
	return one.encounter?.reference;
}

function formsByVisit(forms: World['forms']): Map<string, FormState[]> {
	const byVisit = new Map<string, FormState[]>();
	for (const form of forms.values()) {
		const visit = form.values['visit'];
		if (form.workflow !== NAME || typeof visit !== 'string') continue;
		byVisit.set(visit, [...(byVisit.get(visit) ?? []), form]);
	}
	return byVisit;
}

interface Facts {
	readonly encounter: ResourceOf<'Encounter'> | undefined;
	readonly person: Resource | undefined;
	readonly forms: readonly FormState[];
	readonly flags: readonly ResourceOf<'Flag'>[];
	readonly observations: readonly ResourceOf<'Observation'>[];
	readonly procedures: readonly ResourceOf<'Procedure'>[];
	readonly documents: readonly ResourceOf<'DocumentReference'>[];
	readonly services: readonly ResourceOf<'ServiceRequest'>[];
	readonly medications: readonly ResourceOf<'MedicationRequest'>[];
}

const SEXES: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'X' };
const UNTRIAGED: readonly VisitState[] = ['arrived', 'waitingTriage', 'directBed', 'inTriage'];
const LOOKED: readonly string[] = ['Triage note', 'Reassessment'];
const CHEST_PAIN = /\bchest (pain|pressure|tightness)\b/i;

function rowOf(chart: Chart, visit: Visit, facts: Facts, start: Start, today: string): BoardRow {
	const { encounter, forms, flags, observations, procedures, documents } = facts;
	const person = facts.person?.resourceType === 'Patient' ? facts.person : undefined;
	const since = (text: string | undefined) => sinceStart(start, text);
	const vitalsAt = latest(
		observations
			.filter((one) => one.status !== 'entered-in-error' && hasCode(one.category, 'vital-signs'))
			.map((one) => since(one.effectiveDateTime ?? one.issued))
	);
	const looks = documents
		.filter((one) => LOOKED.includes(conceptText(one.type)))
		.map((one) => since(one.date));
	const note = forms.find(({ values }) => typeof values['complaintWords'] === 'string');
	const chosen = forms
		.map(({ values }) => values['complaint'])
		.find((one) => typeof one === 'string');
	const group = typeof chosen === 'string' ? chosen : visit.group;
	const active = flags.filter((one) => one.status === 'active');
	const named = (category: string) =>
		active.filter((one) => hasCode(one.category, category)).map((one) => conceptText(one.code));
	const isOver = OVER_STATES.includes(visit.state);
	const how = conceptText(encounter?.hospitalization?.dischargeDisposition);
	const language =
		person?.communication?.find((one) => one.preferred) ?? person?.communication?.[0];
	const spoken = conceptText(language?.language);
	const isEnglish = spoken === '' || /^en(\b|-)|english/i.test(spoken);
	const needsInterpreter =
		person?.extension?.some(
			({ url, valueBoolean }) => url.endsWith('interpreterRequired') && valueBoolean === true
		) ?? false;
	return {
		visit,
		name: personName(person?.name) || 'Name not recorded',
		about: [ageText(person?.birthDate, today), SEXES[person?.gender ?? ''] ?? '']
			.filter(Boolean)
			.join(' '),
		mrn: mrnOf(person),
		language: isEnglish ? null : spoken,
		needsInterpreter,
		words: String(note?.values['complaintWords'] ?? '').trim() || null,
		group,
		isOver,
		isUntriaged: visit.level === null && UNTRIAGED.includes(visit.state),
		vitalsAt,
		seenAt: latest([vitalsAt, ...looks]),
		ecgAt: latest(
			procedures
				.filter((one) => conceptText(one.code) === ACTS.ecg)
				.map((one) => since(one.performedDateTime)),
			'first'
		),
		isChestPain: group === 'chest-pain' || (group === null && CHEST_PAIN.test(visit.complaint)),
		alerts: active
			.filter((one) => hasCode(one.category, 'alert'))
			.map((one) => ({ words: conceptText(one.code), at: since(one.period?.start) })),
		knownWellAt: knownWell(forms, documents, start),
		precautions: [...new Set(named('precaution'))],
		isolation: [...new Set(named('isolation'))],
		orders: [...facts.services, ...facts.medications].filter(({ status }) => status === 'active')
			.length,
		provider: providerOf(chart, encounter),
		disposition:
			visit.disposition !== null && Object.hasOwn(DISPOSITIONS, visit.disposition)
				? DISPOSITIONS[visit.disposition as keyof typeof DISPOSITIONS]
				: visit.disposition,
		forms: forms.map(({ id }) => id),
		ended: isOver ? { at: since(encounter?.period?.end), how } : null
	};
}

function sinceStart(start: Start, text: string | undefined): number | null {
	const ms = instantOf(text, start.offset);
	return ms === null ? null : ms - start.ms;
}

function latest(
	times: readonly (number | null)[],
	which: 'first' | 'last' = 'last'
): number | null {
	const known = times.filter((one) => one !== null);
	if (known.length === 0) return null;
	return which === 'last' ? Math.max(...known) : Math.min(...known);
}

function mrnOf(person: ResourceOf<'Patient'> | undefined): string | null {
	const list = person?.identifier ?? [];
	return (list.find(({ type, value }) => hasCode(type, 'MR') && value) ?? list[0])?.value ?? null;
}

function providerOf(chart: Chart, encounter: ResourceOf<'Encounter'> | undefined): string | null {
	const people = encounter?.participant ?? [];
	const attender = people.find(({ type }) => hasCode(type, 'ATND')) ?? people[0];
	return referenceText(chart, attender?.individual);
}

const KNOWN_WELL = /^- Last known well at: (.+)$/m;

/** Of the note that is being written, else of the last one signed: it stands there in words only. */
function knownWell(
	forms: readonly FormState[],
	documents: readonly ResourceOf<'DocumentReference'>[],
	start: Start
): number | null {
	for (const { values } of forms)
		if (typeof values['lastKnownWell'] === 'number') return values['lastKnownWell'];
	for (const one of documents.toReversed()) {
		if (conceptText(one.type) !== 'Triage note') continue;
		const text = KNOWN_WELL.exec(attachmentText(one.content[0]?.attachment) ?? '')?.[1];
		const read = text === undefined ? null : readMoment(text, start, 0);
		if (read?.ok && read.value !== null) return read.value;
	}
	return null;
}

/** What of the rules of the department the clocks are held against. */
export interface Goals {
	/** Minutes from arrival to triage. */
	readonly triage: number;
	/** Minutes from arrival to an ECG in chest pain. */
	readonly ecg: number;
	readonly reassess: Department['reassess'];
}

export interface BoardFlag {
	readonly id: string;
	readonly tone: 'neutral' | 'accent' | 'critical' | 'warning' | 'good' | 'note';
	readonly text: string;
	readonly title: string;
}

export function isSameFlags(a: readonly BoardFlag[], b: readonly BoardFlag[]): boolean {
	return (
		a.length === b.length &&
		a.every(({ id, tone, text }, at) => {
			const other = b[at];
			return other !== undefined && other.id === id && other.tone === tone && other.text === text;
		})
	);
}

/** What of a row moves with the clock. */
export interface Clocked {
	/** Whole minutes since arrival, or to the end of the visit. */
	readonly wait: number;
	/** Longer than the goal to triage, and not triaged. */
	readonly isLate: boolean;
	/** Whole minutes since vital signs; null without any. */
	readonly vitalsAge: number | null;
	/** Minutes past the time to look again; null where nobody is due. */
	readonly overdue: number | null;
	readonly flags: readonly BoardFlag[];
}

const WAITING: readonly VisitState[] = ['triaged', 'waitingRoom'];

/** Whole minutes between two simulated moments, never below none. */
function minutesFrom(from: number, to: number): number {
	return Math.max(0, Math.floor((to - from) / MINUTE));
}

export function clocked(row: BoardRow, at: number, goals: Goals): Clocked {
	const { visit } = row;
	const wait = minutesFrom(visit.at, row.ended?.at ?? at);
	const overdue = overdueBy(row, at, goals);
	return {
		wait,
		isLate: isWaitingForTriage(row) && wait > goals.triage,
		vitalsAge: row.vitalsAt === null ? null : minutesFrom(row.vitalsAt, at),
		overdue,
		flags: row.isOver ? [] : flagsOf(row, at, goals, overdue)
	};
}

function overdueBy(row: BoardRow, at: number, goals: Goals): number | null {
	const { level, state, at: arrived } = row.visit;
	if (level === null || !WAITING.includes(state)) return null;
	const past = minutesFrom(row.seenAt ?? arrived, at) - goals.reassess[level];
	return past > 0 ? past : null;
}

export function isWaitingForTriage({ visit }: BoardRow): boolean {
	return visit.level === null && ['arrived', 'waitingTriage', 'directBed'].includes(visit.state);
}

function flagsOf(row: BoardRow, at: number, goals: Goals, overdue: number | null): BoardFlag[] {
	const flags: BoardFlag[] = [];
	const flag = (id: string, tone: BoardFlag['tone'], text: string, title = text) =>
		void flags.push({ id, tone, text, title });
	if (row.isChestPain) {
		const since = minutesFrom(row.visit.at, row.ecgAt ?? at);
		const left = goals.ecg - since;
		if (row.ecgAt !== null)
			flag(
				'ecg',
				left < 0 ? 'warning' : 'good',
				`ECG at ${since} min`,
				`ECG ${since} min after arrival, goal ${goals.ecg}`
			);
		else if (left >= 0)
			flag(
				'ecg',
				'warning',
				`ECG due, ${left} min`,
				`Chest pain: an ECG within ${goals.ecg} min of arrival`
			);
		else
			flag(
				'ecg',
				'critical',
				`ECG ${-left} min late`,
				`Chest pain: an ECG within ${goals.ecg} min of arrival`
			);
	}
	for (const { words, at: called } of row.alerts) {
		if (words === ALERTS.stroke) {
			const from = row.knownWellAt ?? row.visit.at;
			const what = row.knownWellAt === null ? 'from arrival' : 'from last known well';
			flag(
				'stroke',
				'critical',
				`Stroke ${clockFace(minutesFrom(from, at))}`,
				`Stroke alert, time ${what}`
			);
		} else {
			const since = called === null ? '' : ` ${minutesFrom(called, at)} min`;
			flag(`alert ${words}`, 'critical', `${words.replace(/ alert$/i, '')}${since}`, words);
		}
	}
	if (overdue !== null)
		flag(
			'reassess',
			'warning',
			`Reassess ${durationText(overdue)} late`,
			'Nobody has looked again since the time was up'
		);
	for (const words of row.isolation)
		flag(`isolation ${words}`, 'note', words.replace(/ isolation$/i, ''), words);
	for (const words of row.precautions) flag(`precaution ${words}`, 'warning', words);
	if (row.language !== null || row.needsInterpreter)
		flag(
			'language',
			'accent',
			row.language ?? 'Interpreter',
			row.needsInterpreter ? 'Needs an interpreter' : 'Language on the record'
		);
	if (row.orders > 0)
		flag(
			'orders',
			'neutral',
			`${row.orders} ${row.orders === 1 ? 'order' : 'orders'}`,
			'Active orders of this visit'
		);
	return flags;
}

/** `17 min`, `2 h 06`. */
export function durationText(minutes: number): string {
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	return hours < 48
		? `${hours} h ${String(minutes % 60).padStart(2, '0')}`
		: `${Math.floor(hours / 24)} d`;
}

/** `0:34`, `12:05`. */
function clockFace(minutes: number): string {
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export interface Strip {
	readonly inDepartment: number;
	readonly waiting: number;
	/** Minutes; null when nobody waits for triage. */
	readonly longest: number | null;
	readonly overdue: number;
	readonly boarding: number;
	readonly leftUnseen: number;
}

export function stripOf(rows: readonly BoardRow[], at: number, goals: Goals): Strip {
	const here = rows.filter(({ isOver }) => !isOver);
	const waiting = here.filter(isWaitingForTriage);
	const waits = waiting.map(({ visit }) => minutesFrom(visit.at, at));
	return {
		inDepartment: here.length,
		waiting: waiting.length,
		longest: waits.length > 0 ? Math.max(...waits) : null,
		overdue: here.filter((row) => overdueBy(row, at, goals) !== null).length,
		boarding: here.filter(({ visit }) => visit.state === 'boarding').length,
		leftUnseen: rows.filter(({ visit }) => visit.state === 'lwbs').length
	};
}

export const FILTERS = {
	all: 'All',
	triage: 'To be triaged',
	waiting: 'Waiting room',
	mine: 'Mine',
	boarding: 'Boarding',
	log: 'Log'
} as const;
export type FilterId = keyof typeof FILTERS;

const PASSES: Readonly<Record<FilterId, (row: BoardRow) => boolean>> = {
	all: ({ isOver }) => !isOver,
	triage: isWaitingForTriage,
	waiting: ({ isOver, visit }) => !isOver && visit.place?.kind === 'waiting',
	mine: ({ isOver, forms, visit }) => !isOver && (forms.length > 0 || visit.state === 'inTriage'),
	boarding: ({ visit }) => visit.state === 'boarding',
	/** The central log: everybody who came, whatever became of them (42 CFR 489.20(r)(3)). */
	log: () => true
};

export function filtered(rows: readonly BoardRow[], filter: FilterId): BoardRow[] {
	return rows.filter(PASSES[filter]);
}

export const COLUMNS = [
	'place',
	'patient',
	'complaint',
	'acuity',
	'arrived',
	'wait',
	'status',
	'vitals',
	'flags',
	'provider'
] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** Who comes first when nobody sorts: not triaged by arrival, then by level, then who waits longest. */
export function byUrgency(a: BoardRow, b: BoardRow): number {
	return rank(a) - rank(b) || a.visit.at - b.visit.at;
}

function rank({ isOver, isUntriaged, visit }: BoardRow): number {
	if (isOver) return 20;
	return isUntriaged ? 0 : (visit.level ?? 9);
}

/** What a column is sorted by; numbers and words, null last. */
export function sortKey(
	column: ColumnId,
	row: BoardRow,
	at: number,
	goals: Goals
): string | number | null {
	switch (column) {
		case 'place':
			return row.visit.place?.name ?? null;
		case 'patient':
			return row.name;
		case 'complaint':
			return row.words ?? row.visit.complaint;
		case 'acuity':
			return row.visit.level ?? (row.isUntriaged ? 0 : null);
		case 'arrived':
			return row.visit.at;
		case 'wait':
			return clocked(row, at, goals).wait;
		case 'status':
			return row.visit.state;
		case 'vitals':
			return row.vitalsAt;
		case 'flags': {
			const { flags } = clocked(row, at, goals);
			return -flags.reduce(
				(sum, { tone }) => sum + (tone === 'critical' ? 100 : tone === 'warning' ? 10 : 1),
				0
			);
		}
		case 'provider':
			return row.provider ?? row.disposition;
	}
}

/** The visit of a patient that is going on, else the last one. */
export function visitFor(rows: readonly BoardRow[], patient: Ref): BoardRow | undefined {
	const own = rows.filter(({ visit }) => visit.patient === patient);
	return own.findLast(({ isOver }) => !isOver) ?? own.at(-1);
}

/** How a level is called; number and word always stand together. Words are our own. */
export const LEVEL_WORDS = {
	1: 'Resuscitation',
	2: 'Emergent',
	3: 'Urgent',
	4: 'Less urgent',
	5: 'Non-urgent'
} as const;
