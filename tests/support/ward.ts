/**
 * A small ward for tests of the engine: two patients, two kinds of work, and a timeline that uses every
 * kind of fact. The workflows are real ones (machines, forms, stops, chart, score), only tiny.
 */
import type { Json, JsonObject } from '$lib/engine/canonical';
import {
	isEmpty,
	missingFields,
	rangeFaults,
	type FormDefinition,
	type FormState
} from '$lib/engine/forms';
import { points, ruleFields, type Key } from '$lib/engine/key';
import { chainEntry } from '$lib/engine/log';
import type {
	Action,
	Check,
	Entry,
	Finding,
	MachineEvent,
	Opening,
	Run,
	ScenarioCore,
	TimelineItem,
	View,
	Workflow,
	WorkflowChange,
	World
} from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { compile, openWorld, step } from '$lib/engine/step';
import { DAY, MINUTE, fhirDateTime, parseStart } from '$lib/engine/time';
import type { Resource } from '$lib/fhir/types';
import { z } from '$lib/parse/zod';
import { assign, setup } from 'xstate';

export const AMES = 'Patient/ames';
export const BLY = 'Patient/bly';
export const START = parseStart('2026-01-14T13:40:00-05:00');

type Bare = { readonly type: string; readonly data: JsonObject };

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);
const answer = z.strictObject({ check: z.string(), reason: z.string(), note: z.string() });

function textIn(data: JsonObject, part: string): string {
	const held = data[part];
	return typeof held === 'string' ? held : '';
}

function textsIn(data: JsonObject, part: string): string[] {
	const held = data[part];
	return Array.isArray(held) ? held.filter((inner) => typeof inner === 'string') : [];
}

/* Specimens: collected from a requisition, received by the laboratory, resulted by the script. */

const requisition: FormDefinition = {
	kind: 'requisition',
	title: 'Requisition',
	fields: [
		{
			id: 'test',
			label: 'Test',
			kind: 'choice',
			required: true,
			options: [
				{ value: 'cbc', label: 'Blood count' },
				{ value: 'bmp', label: 'Metabolic panel' },
				{ value: 'culture', label: 'Blood culture' }
			]
		},
		{
			id: 'volume',
			label: 'Volume',
			kind: 'number',
			unit: 'mL',
			required: true,
			hard: [0.5, 50],
			soft: [2, 20]
		},
		{
			id: 'fasting',
			label: 'Fasting',
			kind: 'boolean',
			shown: (values) => values['test'] === 'bmp',
			required: true
		},
		{ id: 'comment', label: 'Comment', kind: 'text', maxLength: 40 },
		{ id: 'story', label: 'Story', kind: 'longtext' },
		{ id: 'drawn', label: 'Drawn at', kind: 'moment' },
		{ id: 'site', label: 'Site', kind: 'coding' },
		{ id: 'extra', label: 'Extra', kind: 'record' }
	]
};

function validateRequisition(form: FormState, view: View): Check[] {
	const source = 'Ward manual, Specimens, 2026';
	const checks: Check[] = [];
	for (const field of missingFields(requisition, form.values))
		checks.push({
			id: `missing.${field.id}`,
			severity: 'hard',
			title: `${field.label} is missing`,
			detail: 'The laboratory needs it.',
			source,
			field: field.id
		});
	for (const fault of rangeFaults(requisition, form.values))
		checks.push({
			id: `range.${fault.field.id}`,
			severity: fault.severity,
			title: fault.text,
			detail: 'Look at the tube again.',
			source,
			field: fault.field.id
		});
	const isRepeated = view.chart
		.all('ServiceRequest')
		.some(
			(order) =>
				order.subject.reference === form.patient && order.code?.text === form.values['test']
		);
	if (isRepeated)
		checks.push({
			id: 'repeated',
			severity: 'soft',
			title: 'This test was collected before',
			detail: 'Say why it is needed again.',
			source
		});
	return checks;
}

/** Stops that refuse a collection as it stands with these answers. */
function standing(form: FormState, view: View, answers: Json | undefined): Check[] {
	const answered = new Set<string>();
	for (const given of Array.isArray(answers) ? answers : []) {
		const parsed = answer.safeParse(given);
		if (parsed.success && !isEmpty(parsed.data.reason)) answered.add(parsed.data.check);
	}
	return validateRequisition(form, view).filter(
		(check) => check.severity === 'hard' || (check.severity === 'soft' && !answered.has(check.id))
	);
}

export const specimenActions = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('specimen.collect'),
		data: z.strictObject({ specimen: id, answers: z.array(answer) })
	}),
	/** Several tubes in one rack: all or none. */
	z.strictObject({
		type: z.literal('specimen.receive'),
		data: z.strictObject({ specimens: z.array(id).min(1).max(5) })
	}),
	z.strictObject({
		type: z.literal('specimen.hold'),
		data: z.strictObject({ specimen: id, reason: z.string() })
	}),
	z.strictObject({ type: z.literal('specimen.release'), data: z.strictObject({ specimen: id }) }),
	z.strictObject({
		type: z.literal('specimen.label'),
		data: z.strictObject({ specimen: id, label: z.string().max(20) })
	})
]);

export const specimenMachine = setup({
	types: {
		context: {} as { readonly label: string; readonly heldFor: string },
		input: {} as { readonly label: string },
		events: {} as MachineEvent
	},
	guards: {
		isReady: ({ event }) => {
			const form = event.view.forms.get(event.instance);
			return form !== undefined && standing(form, event.view, event.data['answers']).length === 0;
		},
		isWarm: ({ context, event }) =>
			context.label !== textIn(event.data, 'label') && textIn(event.data, 'label') !== ''
	},
	actions: {
		writeLabel: assign({ label: ({ event }) => textIn(event.data, 'label') }),
		noteReason: assign({ heldFor: ({ event }) => textIn(event.data, 'reason') })
	}
}).createMachine({
	id: 'specimen',
	context: ({ input }) => ({ label: input.label, heldFor: '' }),
	initial: 'ordered',
	states: {
		ordered: { on: { 'specimen.collect': { guard: 'isReady', target: 'collected' } } },
		collected: {
			on: {
				'specimen.receive': { target: 'received' },
				'specimen.label': { guard: 'isWarm', actions: 'writeLabel' }
			}
		},
		received: {
			on: {
				'specimen.hold': { target: 'held', actions: 'noteReason' },
				'specimen.resulted': { target: 'resulted' }
			}
		},
		held: { on: { 'specimen.release': { target: 'received' } } },
		resulted: { type: 'final' }
	}
});

const specimenRules = z.strictObject({
	rules: z.array(
		z.discriminatedUnion('kind', [
			z.strictObject({
				...ruleFields,
				kind: z.literal('collected'),
				points,
				patient: z.string(),
				test: z.string(),
				withinMinutes: z.int().positive()
			}),
			z.strictObject({
				...ruleFields,
				kind: z.literal('not-collected'),
				penalty: points,
				patient: z.string(),
				test: z.string()
			})
		])
	)
});

type SpecimenKey = z.infer<typeof specimenRules>;

function specimenOf(event: Bare): string[] {
	return event.type === 'specimen.receive'
		? textsIn(event.data, 'specimens')
		: [textIn(event.data, 'specimen')];
}

export const specimens: Workflow<SpecimenKey> = {
	name: 'specimens',
	title: 'Specimens',
	version: 2,
	actionSchema: specimenActions,
	keySchema: specimenRules,
	forms: { requisition },
	machine: specimenMachine,
	instances: specimenOf,
	input: (instance) => ({ label: `tube ${instance}` }),
	subject(event, view) {
		const [first] = specimenOf(event);
		const form = view.forms.get(first ?? '');
		const order = view.chart.one('ServiceRequest', first ?? '');
		return {
			patient: form?.patient ?? order?.subject.reference ?? null,
			parts: {
				specimen: specimenOf(event),
				test: form?.values['test'] ?? order?.code?.text ?? null,
				isCritical: event.data['isCritical'] ?? false,
				detail: { value: event.data['value'] ?? null }
			}
		};
	},
	chart(event, view, instances) {
		const when = fhirDateTime(view.start, view.at);
		return instances.flatMap((instance): WorkflowChange[] => {
			const form = view.forms.get(instance);
			const order = view.chart.one('ServiceRequest', instance);
			if (event.type === 'specimen.collect' && form)
				return [
					{
						put: {
							resourceType: 'ServiceRequest' as const,
							id: instance,
							status: 'active' as const,
							intent: 'order' as const,
							subject: { reference: form.patient },
							code: { text: String(form.values['test']) },
							authoredOn: when
						}
					},
					{ closeForm: instance }
				];
			if (event.type === 'specimen.resulted' && order)
				return [{ put: { ...order, status: 'completed' as const } }];
			// A hold takes the label off the rack; a release writes a new one.
			if (event.type === 'specimen.hold') return [{ remove: `Specimen/rack-${instance}` }];
			if (event.type === 'specimen.receive' || event.type === 'specimen.release')
				return [
					{
						put: {
							resourceType: 'Specimen' as const,
							id: `rack-${instance}`,
							receivedTime: when
						}
					}
				];
			return [];
		});
	},
	validate: validateRequisition,
	refusal(event, view) {
		if (event.type !== 'specimen.collect') return 'This specimen is not at that point.';
		const form = view.forms.get(textIn(event.data, 'specimen'));
		const stop = form && standing(form, view, event.data['answers'])[0];
		return stop?.title ?? 'There is no requisition for this specimen.';
	},
	score: scoreSpecimens,
	isComplete: (world) =>
		world.machines.of('specimens').every((tube) => tube.snapshot.status === 'done'),
	upcasters: [
		{
			from: 1,
			name: 'receive-takes-a-rack',
			up: (action) =>
				action.type === 'specimen.receive' && 'specimen' in action.data
					? { type: action.type, data: { specimens: [action.data['specimen'] ?? ''] } }
					: action
		}
	]
};

function scoreSpecimens(run: Run, key: SpecimenKey): Finding[] {
	return key.rules.map((rule) => {
		const hit = run.entries.find((entry) => {
			const subject = run.subject(entry.seq);
			return (
				entry.type === 'specimen.collect' &&
				subject?.patient === rule.patient &&
				subject.parts['test'] === rule.test
			);
		});
		if (rule.kind === 'not-collected') {
			return finding(
				'specimens',
				rule,
				hit
					? {
							earned: -rule.penalty,
							possible: 0,
							verdict: 'harmful',
							message: 'It was drawn all the same.',
							evidence: [hit.seq]
						}
					: { earned: 0, possible: 0, verdict: 'right', message: 'It was left alone.' },
				run
			);
		}
		if (!hit)
			return finding(
				'specimens',
				rule,
				{ earned: 0, possible: rule.points, verdict: 'missed', message: 'Nothing was drawn.' },
				run
			);
		const held = run.after(hit.seq).chart.one('ServiceRequest', textIn(hit.data, 'specimen'));
		const isNew = !run.before(hit.seq).chart.has(`ServiceRequest/${held?.id}`);
		const isLate = hit.at > rule.withinMinutes * MINUTE;
		const isRight = held !== undefined && isNew && !isLate;
		return finding(
			'specimens',
			rule,
			{
				earned: isRight ? rule.points : rule.points / 2,
				possible: rule.points,
				verdict: isRight ? 'right' : 'partly',
				message: isRight ? 'It was drawn in time.' : 'It was drawn late.',
				evidence: [hit.seq]
			},
			run
		);
	});
}

/* Visits: opened by an arrival of the script. */

export const visitActions = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('visit.room'),
		data: z.strictObject({ visit: id, room: z.string().max(20) })
	}),
	z.strictObject({ type: z.literal('visit.see'), data: z.strictObject({ visit: id, note: id }) }),
	z.strictObject({ type: z.literal('visit.leave'), data: z.strictObject({ visit: id }) })
]);

export const visitMachine = setup({
	types: {
		context: {} as { readonly room: string; readonly alarms: number },
		events: {} as MachineEvent
	},
	guards: {
		isFree: ({ event }) => {
			const room = textIn(event.data, 'room');
			return event.view.machines
				.of('visits')
				.every((other) => other.snapshot.context.room !== room || other.snapshot.status === 'done');
		},
		hasNote: ({ event }) => {
			const note = event.view.forms.get(textIn(event.data, 'note'));
			return note?.kind === 'note' && !isEmpty(note.values['text']);
		},
		isQuiet: ({ context }) => context.alarms < 2
	},
	actions: {
		takeRoom: assign({ room: ({ event }) => textIn(event.data, 'room') }),
		countAlarm: assign({ alarms: ({ context }) => context.alarms + 1 })
	}
}).createMachine({
	id: 'visit',
	context: { room: '', alarms: 0 },
	initial: 'expected',
	states: {
		expected: { on: { 'visit.arrived': { target: 'here' } } },
		here: {
			initial: 'waiting',
			on: {
				'visit.deteriorated': { guard: 'isQuiet', actions: 'countAlarm' },
				'visit.leave': { target: 'left' }
			},
			states: {
				waiting: {
					on: { 'visit.room': { guard: 'isFree', target: 'roomed', actions: 'takeRoom' } }
				},
				roomed: { on: { 'visit.see': { guard: 'hasNote', target: 'seen' } } },
				seen: {}
			}
		},
		left: { type: 'final' }
	}
});

const visitRules = z.strictObject({
	rules: z.array(
		z.strictObject({ ...ruleFields, points, visit: z.string(), withinMinutes: z.int().positive() })
	)
});

type VisitKey = z.infer<typeof visitRules>;

export const visits: Workflow<VisitKey> = {
	name: 'visits',
	title: 'Visits',
	version: 1,
	actionSchema: visitActions,
	keySchema: visitRules,
	forms: {
		note: {
			kind: 'note',
			title: 'Note',
			fields: [{ id: 'text', label: 'Text', kind: 'longtext', required: true }]
		}
	},
	machine: visitMachine,
	instances: (event) => [textIn(event.data, 'visit')],
	input: () => ({}),
	subject(event, view) {
		const visit = textIn(event.data, 'visit');
		const encounter = view.chart.one('Encounter', visit);
		return {
			patient: encounter?.subject?.reference ?? null,
			parts: { visit, room: event.data['room'] ?? null }
		};
	},
	chart(event, view, instances) {
		const [instance] = instances;
		const encounter = view.chart.one('Encounter', instance ?? '');
		if (!encounter) return [];
		const when = fhirDateTime(view.start, view.at);
		if (event.type === 'visit.room')
			return [
				{
					put: {
						...encounter,
						location: [{ location: { display: textIn(event.data, 'room') } }]
					}
				}
			];
		if (event.type === 'visit.see') return [{ closeForm: textIn(event.data, 'note') }];
		if (event.type === 'visit.leave')
			return [
				{
					put: {
						...encounter,
						status: 'finished' as const,
						period: { ...encounter.period, end: when }
					}
				}
			];
		return [];
	},
	validate: (form) =>
		isEmpty(form.values['text'])
			? [
					{
						id: 'missing.text',
						severity: 'hard',
						title: 'The note is empty',
						detail: 'Write what you saw.',
						source: 'Ward manual, Notes, 2026'
					}
				]
			: [],
	refusal: () => 'This visit is not at that point.',
	score: (run, key) =>
		key.rules.map((rule) => {
			const hit = run.entries.find(
				(entry) =>
					entry.type === 'visit.room' && run.subject(entry.seq)?.parts['visit'] === rule.visit
			);
			const isLate = hit !== undefined && hit.at > rule.withinMinutes * MINUTE;
			return finding(
				'visits',
				rule,
				{
					earned: hit && !isLate ? rule.points : 0,
					possible: rule.points,
					verdict: !hit ? 'missed' : isLate ? 'wrong' : 'right',
					message: hit ? 'A room was given.' : 'No room was given.',
					evidence: hit ? [hit.seq] : []
				},
				run
			);
		}),
	isComplete: (world: World) =>
		world.machines.of('visits').every((visit) => visit.snapshot.status === 'done'),
	upcasters: []
};

export const WORKFLOWS: readonly Workflow[] = [specimens, visits];

/* The scenario. */

const patient = (name: string): Resource => ({
	resourceType: 'Patient',
	id: name,
	birthDate: '1954-03-02'
});

const arrival = (name: string, at: number): TimelineItem => ({
	id: `${name}-arrives`,
	patient: `Patient/${name}`,
	announce: `Arrival of ${name}`,
	when: { at },
	put: [
		{
			resourceType: 'Encounter',
			id: `enc-${name}`,
			status: 'in-progress',
			class: { code: 'EMER' },
			subject: { reference: `Patient/${name}` },
			period: { start: '@PT0M' }
		}
	],
	patch: [],
	event: {
		workflow: 'visits',
		type: 'visit.arrived',
		data: { visit: `enc-${name}`, since: '@-PT30M' },
		instance: `enc-${name}`
	}
});

const message = (subject: string, asks: 'nothing' | 'acknowledgement' | 'read-back') => ({
	from: 'Laboratory, 555-0142',
	subject,
	body: `${subject}. About @trigger.`,
	urgency: 'routine' as const,
	asks
});

export const TIMELINE: readonly TimelineItem[] = [
	arrival('ames', 0),
	// After the next two by time, before them by declaration.
	{
		id: 'evening',
		when: { at: 60 * MINUTE },
		put: [],
		patch: [],
		message: message('The evening shift begins', 'nothing')
	},
	{
		id: 'tie-first',
		when: { at: 10 * MINUTE },
		put: [{ resourceType: 'Flag', id: 'tie', status: 'active', period: { start: '@PT0M' } }],
		patch: []
	},
	arrival('bly', 10 * MINUTE),
	{
		id: 'lab-result',
		when: {
			after: {
				workflow: 'specimens',
				action: 'specimen.receive',
				where: { test: ['cbc', 'bmp'] }
			},
			delay: 20 * MINUTE,
			repeat: true,
			unless: { workflow: 'specimens', action: 'specimen.hold' }
		},
		put: [
			{
				resourceType: 'DiagnosticReport',
				id: 'report-@trigger',
				status: 'final',
				code: { text: 'Report' },
				effectiveDateTime: '@-PT5M',
				issued: '@PT0M'
			}
		],
		patch: [{ ref: 'ServiceRequest/@trigger', set: { note: [{ text: 'Reported @trigger' }] } }],
		event: {
			workflow: 'specimens',
			type: 'specimen.resulted',
			data: { specimen: '@trigger', value: 7, isCritical: true },
			instance: '@trigger'
		}
	},
	{
		id: 'lab-late',
		when: {
			after: { workflow: 'specimens', action: 'specimen.release' },
			delay: 8 * MINUTE,
			repeat: true
		},
		put: [],
		patch: [],
		event: {
			workflow: 'specimens',
			type: 'specimen.resulted',
			data: { specimen: '@trigger', value: 5 },
			instance: '@trigger'
		}
	},
	{
		id: 'critical-call',
		when: {
			after: {
				workflow: 'specimens',
				action: 'specimen.resulted',
				where: { isCritical: true, detail: { value: 7 } }
			},
			delay: MINUTE,
			repeat: false
		},
		put: [],
		patch: [],
		message: { ...message('Potassium is 7', 'read-back'), urgency: 'critical' }
	},
	{
		id: 'rounds',
		when: {
			after: { workflow: 'visits', action: 'visit.room' },
			delay: 0,
			repeat: false
		},
		put: [],
		patch: [],
		message: message('Rounds were told', 'acknowledgement')
	},
	{
		id: 'room-check',
		when: {
			after: { workflow: 'visits', action: 'visit.room' },
			delay: 15 * MINUTE,
			repeat: false,
			unless: { workflow: 'visits', action: 'visit.see' }
		},
		put: [],
		patch: [],
		message: message('Nobody came to the room', 'acknowledgement')
	},
	{
		id: 'bly-kin',
		patient: BLY,
		when: {
			after: { workflow: 'attempt', action: 'chart.view' },
			delay: 2 * MINUTE,
			repeat: false
		},
		put: [],
		patch: [],
		message: message('Kin of Bly called', 'acknowledgement')
	},
	{
		id: 'ames-worse',
		patient: AMES,
		when: { at: 45 * MINUTE },
		put: [],
		patch: [
			{ ref: 'Observation/ames-hr', set: { effectiveDateTime: '@-PT2M' } },
			{ ref: 'Observation/ames-hr', set: { valueQuantity: { value: 131, unit: '/min' } } }
		],
		event: { workflow: 'visits', type: 'visit.deteriorated', data: {} }
	}
];

export const WARD: ScenarioCore = {
	id: 'ward/two-beds',
	version: 3,
	workflows: ['specimens', 'visits'],
	role: 'nurse',
	start: START,
	chart: [
		patient('ames'),
		patient('bly'),
		{
			resourceType: 'Observation',
			id: 'ames-hr',
			status: 'final',
			code: { text: 'Heart rate' },
			subject: { reference: AMES },
			effectiveDateTime: fhirDateTime(START, -DAY),
			valueQuantity: { value: 88, unit: '/min' }
		},
		{
			resourceType: 'AllergyIntolerance',
			id: 'bly-latex',
			patient: { reference: BLY },
			code: { text: 'Latex' }
		}
	],
	timeline: TIMELINE,
	tasks: [
		{ id: 'read', text: 'Read the chart' },
		{
			id: 'count',
			text: 'Draw a blood count',
			doneWhen: { workflow: 'specimens', action: 'specimen.collect', where: { test: 'cbc' } }
		},
		{
			id: 'reported',
			text: 'Have a report',
			doneWhen: { workflow: 'specimens', action: 'specimen.resulted' }
		}
	],
	hints: [
		{
			id: 'which-tube',
			rules: ['ames-count'],
			ask: 'Which tube comes first?',
			text: 'Look at what the chart does not have yet.'
		}
	]
};

const rule = (name: string) => ({
	id: name,
	title: `About ${name}`,
	competency: 'ward-work',
	rationale: 'The ward manual asks for it here.',
	next: 'Look at the ward manual.',
	source: 'Ward manual, 2026',
	evidence: []
});

export const KEY: Key = {
	format: 1,
	scenario: WARD.id,
	pass: { share: 0.8, basis: 'Set by two ward sisters who worked the case.' },
	sections: {
		specimens: specimenRules.parse({
			rules: [
				{
					...rule('ames-count'),
					kind: 'collected',
					points: 4,
					patient: AMES,
					test: 'cbc',
					withinMinutes: 15
				},
				{
					...rule('bly-culture'),
					competency: 'restraint',
					kind: 'not-collected',
					penalty: 6,
					patient: BLY,
					test: 'culture'
				}
			]
		}),
		visits: visitRules.parse({
			rules: [
				{ ...rule('ames-room'), critical: true, points: 3, visit: 'enc-ames', withinMinutes: 30 },
				{ ...rule('bly-room'), points: 1, visit: 'enc-bly', withinMinutes: 30 }
			]
		}),
		attempt: {
			rules: [
				{
					...rule('latex-read'),
					kind: 'viewed',
					points: 1,
					refs: ['AllergyIntolerance/bly-latex'],
					before: { workflow: 'visits', action: 'visit.room', where: { visit: 'enc-bly' } }
				},
				{
					...rule('potassium-heard'),
					kind: 'acknowledged',
					points: 2,
					message: 'critical-call',
					within: 'PT15M',
					says: [['potassium', 'K'], ['7']]
				}
			]
		}
	}
};

export const OPENING: Opening = {
	attempt: 'attempt-1',
	scenario: WARD.id,
	version: WARD.version,
	contentHash: 'a'.repeat(64),
	keyHash: null,
	variant: null,
	seed: 0,
	mode: 'practice',
	role: WARD.role,
	build: 'test',
	workflows: { specimens: 2, visits: 1 },
	assignment: null,
	learner: 'pseudonym'
};

/** One thing a learner does, at simulated ms. */
export interface Move extends Action {
	readonly at: number;
}

/** `workflow:noun.verb` at so many minutes. */
export function move(minutes: number, what: string, data: JsonObject = {}): Move {
	const [workflow = '', type = ''] = what.split(':');
	return { at: Math.round(minutes * MINUTE), workflow, type, data };
}

/** The log a learner's browser would have written, and the world it showed at the end. */
export function record(
	moves: readonly Move[],
	{
		scenario = WARD,
		workflows = WORKFLOWS,
		opening = OPENING
	}: { scenario?: ScenarioCore; workflows?: readonly Workflow[]; opening?: Opening } = {}
): { entries: Entry[]; world: World } {
	const script = compile(scenario, workflows);
	let world = openWorld(script, opening);
	const first = { workflow: 'attempt', type: 'attempt.open', data: asData(opening) };
	const entries = [link(undefined, { ...first, at: 0 }, true)];
	for (const made of moves) {
		const result = step(script, world, made, made.at, entries.length);
		world = result.world;
		entries.push(link(entries.at(-1), made, result.ok));
	}
	return { entries, world };
}

/** The entry a move becomes, chained to the one before. */
export function link(last: Entry | undefined, made: Move, ok: boolean): Entry {
	return chainEntry(last, {
		...made,
		worked: Math.floor(made.at / 2),
		wall: new Date(START.ms + made.at).toISOString(),
		ok
	});
}

function asData(opening: Opening): JsonObject {
	return { ...opening };
}

/** Opens a requisition, fills it and collects: three entries and one tube. */
export function collect(minutes: number, specimen: string, who: string, test: string): Move[] {
	return [
		move(minutes, 'attempt:form.open', {
			form: specimen,
			workflow: 'specimens',
			kind: 'requisition',
			patient: who,
			values: { test, volume: 5, fasting: true }
		}),
		move(minutes, 'specimens:specimen.collect', { specimen, answers: [] })
	];
}

/** Everything right. */
export const MODEL: readonly Move[] = [
	move(1, 'attempt:chart.view', { ref: 'AllergyIntolerance/bly-latex' }),
	...collect(3, 'tube-1', AMES, 'cbc'),
	move(4, 'specimens:specimen.receive', { specimens: ['tube-1'] }),
	move(6, 'visits:visit.room', { visit: 'enc-ames', room: 'A1' }),
	move(12, 'visits:visit.room', { visit: 'enc-bly', room: 'B2' }),
	move(27, 'attempt:message.acknowledge', {
		message: 'critical-call-4',
		text: 'Potassium is 7, I tell the doctor'
	}),
	move(50, 'attempt:attempt.hand-in')
];

/** A culture that must not be drawn, a room without reading, and a late answer that says half. */
export const CARELESS: readonly Move[] = [
	...collect(20, 'tube-1', AMES, 'cbc'),
	move(20, 'specimens:specimen.receive', { specimens: ['tube-1', 'tube-9'] }),
	move(21, 'specimens:specimen.receive', { specimens: ['tube-1'] }),
	...collect(22, 'tube-2', BLY, 'culture'),
	move(23, 'visits:visit.room', { visit: 'enc-bly', room: 'B2' }),
	move(24, 'visits:visit.room', { visit: 'enc-ames', room: 'B2' }),
	move(25, 'attempt:chart.view', { ref: 'AllergyIntolerance/bly-latex' }),
	move(90, 'attempt:message.acknowledge', { message: 'critical-call-4', text: 'heard 7' }),
	move(95, 'attempt:attempt.hand-in')
];
