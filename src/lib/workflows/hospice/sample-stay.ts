/**
 * A small hospice for the tests of this folder: one patient with a referral that can become a stay, a
 * script that does what it is told, and a set of values for every kind of paper that can be signed.
 */
import type { Json, JsonObject } from '$lib/engine/canonical';
import type { FormValues } from '$lib/engine/forms';
import { chainEntry } from '$lib/engine/log';
import type {
	Action,
	Entry,
	Opening,
	Role,
	Run,
	ScenarioCore,
	TimelineItem,
	World
} from '$lib/engine/model';
import { replay, runOf } from '$lib/engine/replay';
import { advance, compile, openWorld, step } from '$lib/engine/step';
import { DAY, fhirDateTime, HOUR, MINUTE, parseStart } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import type { Resource } from '$lib/fhir/types';
import { ELECTION_ELEMENTS, type Discipline } from '$lib/rules/hospice/model';
import { NAME } from './actions';
import { FORMS, type PaperKind } from './fields';
import { hospice } from './index';
import { encode, EXTENSION, PAPER_SYSTEM } from './papers';
import { paperMarkdown } from './paper-text';
import { STAY_SYSTEM } from './stays';

/** A Monday. */
export const START = parseStart('2025-11-10T08:00:00-05:00');

export const STAY = 'stay-ruth';
/** An Encounter that is no stay. */
export const OFFICE_VISIT = 'office-visit';
export const PATIENT = 'Patient/ruth';

export const CHART: readonly Resource[] = [
	{
		resourceType: 'Patient',
		id: 'ruth',
		name: [{ family: 'Halloran', given: ['Ruth'] }],
		gender: 'female',
		birthDate: '1944-03-09'
	},
	{
		resourceType: 'Encounter',
		id: STAY,
		status: 'planned',
		class: { code: 'HH' },
		type: [{ coding: [{ system: STAY_SYSTEM, code: 'hospice' }], text: 'Hospice' }],
		subject: { reference: PATIENT },
		period: { start: fhirDateTime(START, -DAY) }
	},
	{
		resourceType: 'Encounter',
		id: OFFICE_VISIT,
		status: 'finished',
		class: { code: 'AMB' },
		subject: { reference: PATIENT },
		period: { start: fhirDateTime(START, -20 * DAY) }
	}
];

export const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
export const icd = (code: string, display = 'a diagnosis'): JsonObject => ({
	system: ICD,
	code,
	display
});

/** Simulated ms of a civil minute of the sample: `2025-11-12T09:30`. */
export function ms(minute: string): number {
	return Date.parse(`${minute}:00-05:00`) - START.ms;
}

const IMPACTS: FormValues = Object.fromEntries(
	[...'ABCDEFGH'].map((letter) => [`J2051${letter}`, letter === 'A' ? '1' : '0'])
);
const SYMPTOMS_ASKED: FormValues = {
	J2050A: '1',
	J2050B: '2025-11-10',
	...IMPACTS,
	M1190: '0',
	N0500A: '0',
	N0510A: '1',
	N0510B: '2025-11-10',
	N0520A: '2',
	N0520B: '2025-11-10',
	Z0350: '2025-11-10'
};

/** Values of every kind of paper that can be signed from noon of the first day on. */
export const WHOLE: Readonly<Record<PaperKind, FormValues>> = {
	eligibility: {
		partA: 'active',
		periodsUsed: 0,
		otherHospice: 'none',
		period: 1,
		faceToFaceNeeded: 'no',
		attendingKind: 'physician',
		attendingName: 'Lena Ortiz, MD',
		recommendedBy: 'hospice-physician',
		recommendedOn: '2025-11-10',
		decision: 'admit',
		remark: 'Hospital summary of 6 Nov 2025.'
	},
	election: {
		hospiceName: 'Larch Hollow Hospice',
		attendingName: 'Lena Ortiz, MD',
		elements: Object.keys(ELECTION_ELEMENTS),
		effective: '2025-11-10',
		signer: 'patient',
		signedAt: ms('2025-11-10T09:30'),
		addendumAsked: 'no'
	},
	addendum: {
		requestedOn: '2025-11-10',
		requestedBy: 'patient',
		items: 'Eye drops: glaucoma is not related.',
		appeal: 'yes',
		furnishedOn: '2025-11-10',
		receivedBy: 'Ruth Halloran'
	},
	'code-status': {
		codeStatus: 'dnr',
		polst: 'signed',
		polstOn: '2025-11-10',
		hospital: 'avoid',
		spokeWith: 'Patient and daughter',
		decisionMaker: 'Daughter',
		on: '2025-11-10'
	},
	'initial-assessment': {
		at: ms('2025-11-10T10:00'),
		present: 'Patient, daughter',
		pain: 6,
		breath: 3,
		needs: 'Pain of the right flank.',
		comfort: 'Morphine 5 mg; pain 3 after 40 minutes.',
		safety: 'Oxygen away from the stove',
		decisionMaker: 'Patient',
		imminent: 'no'
	},
	'oral-certification': {
		period: 1,
		by: 'hospice-physician',
		signer: 'Omar Feld, MD',
		on: '2025-11-10',
		prognosis: 'yes',
		basis: 'Weight 61 to 54 kg.'
	},
	certification: {
		period: 1,
		periodFrom: '2025-11-10',
		periodTo: '2026-02-07',
		prognosis: 'yes',
		narrative:
			'PPS fell from 60 to 40 % in eight weeks. Weight fell from 61 to 54 kg. Albumin 2.3 g/dL.',
		attested: 'yes',
		above: 'yes',
		findings: 'yes',
		by: 'hospice-physician',
		signer: 'Omar Feld, MD',
		on: '2025-11-10'
	},
	'face-to-face': {
		period: 3,
		on: '2025-11-10',
		by: 'hospice-np',
		way: 'person',
		findings: 'PPS 40 %, weight 54 kg.',
		attested: 'yes',
		passedOn: 'yes',
		signer: 'Ina Moss, NP',
		signedOn: '2025-11-10'
	},
	'notice-of-election': {
		billType: '81A',
		admission: '2025-11-10',
		effective: '2025-11-10',
		occurrence27: '2025-11-10',
		principal: icd('C25.9'),
		attendingNpi: '9000001203',
		hospiceNpi: '9000001302'
	},
	'comprehensive-assessment': {
		at: ms('2025-11-10T11:00'),
		kind: 'comprehensive',
		consulted: ['rn', 'msw'],
		performance: 40,
		adls: ['bathing', 'dressing'],
		weightKg: 54,
		muacCm: 22,
		intake: 'Half of two meals',
		pain: 4,
		breath: 2,
		symptoms: 'Flank pain 4 of 10, better with morphine.',
		skin: 'Whole',
		imminent: 'no',
		drugReview: 'No duplicates.',
		psychosocial: 'Lives with her daughter.',
		spiritual: 'Asks for the chaplain.',
		caregiver: 'Daughter, tired.',
		bereavement: 'moderate',
		bereavementWhy: ['prior-loss'],
		referrals: ['msw', 'chaplain']
	},
	'hope-admission': {
		A0220: '2025-11-10',
		visitOn: '2025-11-10',
		inPerson: 'yes',
		A0215: 'home',
		A1805: '01',
		A1905: '2',
		A1910: '1',
		A1110: '0',
		F2000A: '1',
		F2000B: '2025-11-10',
		F2100A: '1',
		F2100B: '2025-11-10',
		F2200A: '1',
		F2200B: '2025-11-10',
		F3000A: '0',
		I0010: '01',
		J0050: '0',
		J0900A: '1',
		J0900C: '2',
		J0905: '1',
		J0910A: '1',
		J0915: '0',
		J2030A: '1',
		J2030C: '0',
		...SYMPTOMS_ASKED
	},
	'hope-update': {
		timepoint: 'update-1',
		visitOn: '2025-11-10',
		inPerson: 'yes',
		J0050: '0',
		...SYMPTOMS_ASKED
	},
	'hope-follow-up': { timepoint: 'admission', J2052A: '0', J2052C: '1' },
	'medication-profile': {
		on: '2025-11-10',
		drugs: [
			{
				drug: 'morphine',
				strength: 20,
				doseMg: 5,
				volumeMl: 0.25,
				route: 'oral',
				everyHours: 4,
				use: 'prn',
				indication: 'pain'
			}
		],
		bowel: 'yes',
		reconciledWith: 'Hospital list',
		review: 'Statin stopped.',
		teaching: 'Daughter drew up 0.25 mL.'
	},
	'plan-of-care': {
		on: '2025-11-10',
		level: 'routine',
		codeStatus: 'dnr',
		problems: [
			{ problem: 'Pain', goal: 'At most 3 of 10', intervention: 'Morphine', who: 'rn' },
			{ problem: 'Grief', goal: 'Names two supports', intervention: 'Visits', who: 'msw' }
		],
		frequencies: 'Nurse twice a week',
		equipment: 'Bed, oxygen',
		medicines: 'Morphine 5 mg every 4 hours as needed',
		participated: ['rn', 'msw', 'chaplain', 'hospice-physician'],
		agreed: 'yes'
	},
	'visit-note': {
		discipline: 'rn',
		purpose: 'routine',
		way: 'person',
		start: ms('2025-11-10T10:00'),
		end: ms('2025-11-10T11:00'),
		present: 'Patient',
		continuous: 'no',
		supervisesAide: 'no',
		afterDeath: 'no',
		subjective: 'Slept badly.',
		pain: 3,
		performance: 40,
		findings: 'Pain 3 of 10, was 6.',
		response: 'Morphine 5 mg, pain 3 after 40 minutes.',
		plan: 'Next visit on Thursday.',
		signer: 'You, RN',
		signedOn: '2025-11-10'
	},
	'idg-note': {
		on: '2025-11-10',
		attended: ['hospice-physician', 'rn', 'msw', 'chaplain'],
		progress: 'Pain at most 3 on five of seven days.',
		decline: 'Weight 54 kg, was 55.',
		revisions: 'Aide three times a week.',
		revisesPlan: 'yes',
		updatesAssessment: 'yes'
	},
	'prognosis-worksheet': {
		on: '2025-11-10',
		guideline: 'cancer',
		performance: 40,
		performanceBefore: 60,
		performanceBeforeOn: '2025-09-15',
		adls: ['bathing'],
		weightKg: 54,
		weightBefore: 61,
		weightBeforeOn: '2025-08-01',
		events: [{ event: 'hospitalization', day: '2025-11-02', detail: 'Biliary stent' }],
		summary: 'PPS 60 to 40 %, weight 61 to 54 kg.'
	},
	'level-of-care': {
		level: 'inpatient',
		at: ms('2025-11-10T11:30'),
		site: 'hospice-facility',
		orderedBy: 'hospice-physician',
		orderedName: 'Omar Feld, MD',
		reason: 'Pain 9 of 10 for two days.',
		attempts: 'Morphine up to 20 mg every hour, three doses, pain stayed at 9.',
		need: 'Infusion changed every two hours.',
		plan: 'Home when pain is at most 4 for a day.'
	},
	revocation: {
		effective: '2025-11-10',
		signer: 'patient',
		signedOn: '2025-11-10',
		ownWords: 'I want the new chemotherapy.',
		explained: 'yes'
	},
	transfer: {
		fromHospice: 'Larch Hollow Hospice',
		toHospice: 'Bay Hospice',
		effective: '2025-11-10',
		signer: 'patient',
		signedOn: '2025-11-10',
		place: 'home',
		bothHave: 'yes'
	},
	'discharge-order': {
		reason: 'not-terminal',
		effective: '2025-11-10',
		attendingConsulted: 'yes',
		by: 'hospice-physician',
		signer: 'Omar Feld, MD',
		on: '2025-11-10'
	},
	discharge: {
		reason: 'not-terminal',
		effective: '2025-11-10',
		orderOn: '2025-11-10',
		noticeOn: '2025-11-10',
		plan: 'Home health from Wednesday.'
	},
	'death-record': {
		at: ms('2025-11-10T11:15'),
		pronouncedBy: 'You, RN',
		place: 'home',
		present: 'Daughter',
		told: 'Dr. Ortiz at 11:40.',
		drugs: 'destroyed',
		witness: 'Daughter; morphine 12 mL'
	},
	'notice-of-termination': {
		billType: '81B',
		admission: '2025-11-10',
		through: '2025-11-10',
		revoked: 'yes'
	},
	'hope-discharge': {
		A0220: '2025-11-10',
		A0270: '2025-11-10',
		A2115: '02'
	},
	'bereavement-plan': {
		on: '2025-11-10',
		bereaved: 'Daughter, 555-0142',
		risk: 'moderate',
		why: ['prior-loss'],
		contacts: 'Call in two weeks, letter at three months.',
		until: '2026-12-10'
	},
	claim: {
		billType: '812',
		from: '2025-11-10',
		through: '2025-11-30',
		admission: '2025-11-10',
		status: '30',
		conditions: [],
		occurrences: [{ code: '27', date: '2025-11-10' }],
		spans: [],
		values: [
			{ code: '61', amount: '31080' },
			{ code: 'G8', amount: '31080' }
		],
		principal: icd('C25.9'),
		others: [{ code: 'R63.4', display: 'Loss of weight' }],
		lines: [{ revenue: '0651', hcpcs: 'Q5001', modifier: '', date: '2025-11-10', units: 21 }]
	}
};

interface PaperMore {
	readonly id?: string;
	/** Simulated ms of its date. */
	readonly at?: number;
	readonly state?: 'waiting' | 'filed';
	readonly discipline?: Discipline;
	readonly author?: string;
	readonly reply?: 'accepted' | 'returned';
	readonly submitted?: string;
}

/** A paper as a script brings it, with what differs from the whole one of its kind. */
export function scripted(
	kind: PaperKind,
	values: FormValues = {},
	more: PaperMore = {}
): Extract<Resource, { resourceType: 'DocumentReference' }> & { id: string } {
	const whole = { ...WHOLE[kind], ...values };
	return {
		resourceType: 'DocumentReference',
		id: more.id ?? kind,
		status: 'current',
		docStatus: more.state === 'waiting' ? 'preliminary' : 'final',
		type: { coding: [{ system: PAPER_SYSTEM, code: kind }], text: FORMS[kind]?.title ?? kind },
		description: FORMS[kind]?.title ?? kind,
		subject: { reference: PATIENT },
		date: fhirDateTime(START, more.at ?? -HOUR),
		author: [{ display: more.author ?? 'Omar Feld, MD' }],
		context: { encounter: [{ reference: `Encounter/${STAY}` }] },
		content: [
			{
				attachment: {
					contentType: 'text/markdown',
					data: encodeBase64(paperMarkdown(kind, whole, START))
				}
			}
		],
		extension: [
			encode(kind, whole, START),
			...(more.discipline ? [{ url: EXTENSION.discipline, valueCode: more.discipline }] : []),
			...(more.reply ? [{ url: EXTENSION.reply, valueCode: more.reply }] : []),
			...(more.submitted ? [{ url: EXTENSION.submitted, valueDate: more.submitted }] : [])
		]
	};
}

const TIMELINE: readonly TimelineItem[] = [
	{
		id: 'certified',
		patient: PATIENT,
		when: {
			after: {
				workflow: NAME,
				action: 'paper.request',
				where: { kind: 'certification', to: 'hospice-physician' }
			},
			delay: 5 * HOUR,
			repeat: true
		},
		put: [
			{
				...(JSON.parse(
					JSON.stringify(scripted('certification', {}, { id: 'cert-1', state: 'waiting' }))
				) as JsonObject),
				date: '@PT0S'
			}
		],
		patch: []
	},
	{
		id: 'paid',
		patient: PATIENT,
		when: {
			after: { workflow: NAME, action: 'paper.sign', where: { kind: 'claim', reply: 'accepted' } },
			delay: 10 * DAY,
			repeat: true
		},
		put: [],
		patch: [],
		event: { workflow: NAME, type: 'payer.pay', data: {}, instance: '@trigger' }
	},
	{
		id: 'dies',
		patient: PATIENT,
		when: {
			after: { workflow: NAME, action: 'care.act', where: { act: 'call-family' } },
			delay: 0,
			repeat: true
		},
		put: [],
		patch: [],
		event: { workflow: NAME, type: 'patient.die', data: {}, instance: '@trigger' }
	}
];

export interface Sample {
	readonly chart?: readonly Resource[];
	readonly role?: Role;
}

export function scenarioOf({ chart = CHART, role = 'nurse' }: Sample = {}): ScenarioCore {
	return {
		id: 'hospice/sample',
		version: 1,
		workflows: [NAME],
		role,
		start: START,
		chart,
		timeline: TIMELINE,
		tasks: [],
		hints: []
	};
}

/** An act, or the civil minute to which the clock goes on. */
export type Move = Action | string;

export interface Played {
	readonly world: World;
	readonly entries: readonly Entry[];
	/** Why acts were refused, in their order. */
	readonly refused: readonly string[];
}

/** Plays acts a minute apart through the real engine, each kept in the log as it came out. */
export class Player {
	readonly entries: Entry[];
	/** Why acts were refused, in their order. */
	readonly refused: string[] = [];
	readonly #script;
	#world: World;
	#now = 0;

	constructor(scenario: ScenarioCore) {
		const opening: Opening = {
			attempt: 'a-1',
			scenario: scenario.id,
			version: 1,
			contentHash: '0'.repeat(64),
			keyHash: null,
			variant: null,
			seed: 0,
			mode: 'practice',
			role: scenario.role,
			build: 'test',
			workflows: { [NAME]: 1 },
			assignment: null,
			learner: 'l-1'
		};
		this.#script = compile(scenario, [hospice]);
		this.#world = openWorld(this.#script, opening);
		const data = opening as unknown as JsonObject;
		const first = { workflow: 'attempt', type: 'attempt.open', data };
		this.entries = [chained(undefined, first, 0, true)];
	}

	/** What an act set off at once has happened when the screen looks next. */
	get world(): World {
		return (this.#world = advance(this.#script, this.#world, this.#now));
	}

	play(moves: readonly Move[]): void {
		for (const move of moves) {
			this.#now = typeof move === 'string' ? Math.max(this.#now, ms(move)) : this.#now + MINUTE;
			const action = typeof move === 'string' ? WAIT : move;
			const taken = step(this.#script, this.#world, action, this.#now, this.entries.length);
			this.#world = taken.world;
			if (!taken.ok) this.refused.push(taken.reason ?? '');
			this.entries.push(chained(this.entries.at(-1), action, this.#now, taken.ok));
		}
	}
}

function chained(from: Entry | undefined, action: Action, at: number, ok: boolean): Entry {
	return chainEntry(from, { ...action, at, worked: at, wall: '2025-11-10T13:00:00.000Z', ok });
}

export function play(moves: readonly Move[], sample: Sample = {}): Played {
	const player = new Player(scenarioOf(sample));
	player.play(moves);
	return { world: player.world, entries: player.entries, refused: player.refused };
}

const WAIT: Action = { workflow: 'attempt', type: 'clock.advance', data: { why: 'wait' } };

export function runPlayed(moves: readonly Move[], sample: Sample = {}): Run {
	const { entries } = play(moves, sample);
	return runOf(replay(scenarioOf(sample), entries, [hospice]), entries);
}

/** An act on the stay. */
export function act(type: string, data: JsonObject = {}): Action {
	return { workflow: NAME, type, data: { stay: STAY, ...data } };
}

/** Opens a form of the stay with values in it. */
export function open(form: string, kind: string, values: FormValues): Action {
	return {
		workflow: 'attempt',
		type: 'form.open',
		data: { form, workflow: NAME, kind, patient: PATIENT, values: { stay: STAY, ...values } }
	};
}

export function set(form: string, field: string, value: Json): Action {
	return { workflow: 'attempt', type: 'form.set', data: { form, field, value } };
}

export interface Signing {
	readonly paper?: string;
	readonly replaces?: string | null;
	readonly answers?: readonly JsonObject[];
}

/** Puts a name under a form; the paper has the id of the form unless it is given one. */
export function sign(form: string, { paper, replaces = null, answers = [] }: Signing = {}): Action {
	return act('paper.sign', { form, paper: paper ?? form, replaces, answers: [...answers] });
}

/** Writes and signs a paper of a kind: the whole one, with what differs. */
export function write(
	kind: PaperKind,
	values: FormValues = {},
	{ id = kind, ...signing }: Signing & { readonly id?: string } = {}
): Action[] {
	return [open(id, kind, { ...WHOLE[kind], ...values }), sign(id, signing)];
}

/** From referral to a stay whose notice is taken. */
export const ADMITTED: readonly Move[] = [
	'2025-11-10T12:00',
	...write('eligibility'),
	...write('election'),
	...write('notice-of-election')
];
