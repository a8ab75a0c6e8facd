/** The triage note and the reassessment, field by field. */
import {
	optionsFrom,
	tickedIn,
	isEmpty,
	type Field,
	type FormDefinition,
	type FormValues
} from '$lib/engine/forms';
import { COMPLAINTS } from './lists';
import { measureOf } from './vital-signs';

/** A list of things to tick; kept as a record of ids. `none` is an answer, an empty list is not. */
export interface CheckList {
	readonly options: Readonly<Record<string, string>>;
	/** What ticking none of them says; it excludes all others. */
	readonly none: string;
}

export const CHECK_LISTS: Readonly<Record<string, CheckList>> = {
	riskMedicines: {
		options: {
			anticoagulant: 'Anticoagulant or antiplatelet',
			insulin: 'Insulin or sulfonylurea',
			opioid: 'Opioid',
			steroid: 'Steroid',
			'beta-blocker': 'Beta blocker',
			immunosuppressant: 'Immunosuppressant or chemotherapy'
		},
		none: 'None of these'
	},
	fallRisks: {
		options: {
			fell: 'Fell within three months, or came because of a fall',
			gait: 'Unsteady, or walks with help or a device',
			confused: 'Confused, sedated or intoxicated',
			age: 'Over 70',
			judgement: 'Nurse judges the risk high'
		},
		none: 'None of these'
	},
	strokeSigns: {
		options: {
			balance: 'Balance lost, sudden',
			eyes: 'Vision lost or double, sudden',
			face: 'Face droops',
			arm: 'Arm or leg weak',
			speech: 'Speech slurred or wrong'
		},
		none: 'No stroke sign'
	},
	infectionSigns: {
		options: {
			fever: 'Fever',
			cough: 'Cough',
			rash: 'Rash',
			diarrhea: 'Diarrhea or vomiting',
			exposure: 'Exposed to a contagious illness',
			travel: 'Travel abroad within 30 days',
			drain: 'Draining wound, or a resistant organism known'
		},
		none: 'None of these'
	},
	safetyConcerns: {
		options: {
			'unsafe-home': 'Not safe at home, or afraid of someone',
			neglect: 'Signs of abuse or neglect',
			trafficking: 'Signs of trafficking: answers for, papers held, cannot leave',
			weapon: 'Weapon',
			violence: 'Violent or threatening',
			elopement: 'Wants to leave, or may wander',
			'not-asked': 'Could not be asked yet'
		},
		none: 'None of these'
	}
};

const hidden = () => false;
/** Bare id of the Encounter the form is about. */
export const VISIT_FIELD: Field = { id: 'visit', label: 'Visit', kind: 'text', shown: hidden };
const answers: Field = { id: 'answers', label: 'Answers to checks', kind: 'record', shown: hidden };

const is =
	(field: string, ...wanted: string[]) =>
	(values: FormValues) =>
		wanted.includes(String(values[field] ?? ''));

function measure(
	field: string,
	more: Partial<Pick<Field, 'required' | 'shown' | 'help'>> = {}
): Field {
	const { label, unit, hard, loinc } = measureOf(field);
	return {
		id: field,
		label,
		kind: 'number',
		unit,
		hard,
		fhirPath: `Observation(${loinc}).valueQuantity`,
		...more
	};
}

const ticked = (id: string, label: string, more: Partial<Field> = {}): Field =>
	({ id, label, kind: 'record', ...more }) as Field;

const VITALS: readonly Field[] = [
	{ id: 'temperature', label: 'Temperature', kind: 'number', fhirPath: 'Observation(8310-5)' },
	{
		id: 'temperatureUnit',
		label: 'Unit',
		kind: 'choice',
		options: optionsFrom({ Cel: '°C', '[degF]': '°F' }),
		required: (values) => !isEmpty(values['temperature'])
	},
	{
		id: 'temperatureRoute',
		label: 'Taken',
		kind: 'choice',
		options: optionsFrom({
			oral: 'Oral',
			tympanic: 'Tympanic',
			temporal: 'Temporal',
			rectal: 'Rectal',
			axillary: 'Axillary'
		}),
		required: (values) => !isEmpty(values['temperature'])
	},
	measure('hr'),
	measure('rr'),
	measure('sbp'),
	measure('dbp', { help: 'Leave empty when the pressure was felt, not heard' }),
	measure('spo2'),
	{
		id: 'oxygenDevice',
		label: 'On',
		kind: 'choice',
		options: optionsFrom({
			'room-air': 'Room air',
			cannula: 'Nasal cannula',
			mask: 'Mask',
			'non-rebreather': 'Non-rebreather',
			pressure: 'CPAP or BiPAP',
			tube: 'Tube or bag-mask'
		}),
		required: (values) => !isEmpty(values['spo2'])
	},
	measure('oxygenFlow', {
		shown: is('oxygenDevice', 'cannula', 'mask', 'non-rebreather'),
		required: true
	}),
	{
		id: 'avpu',
		label: 'Responds',
		kind: 'choice',
		options: optionsFrom({
			A: 'Alert',
			V: 'To voice',
			P: 'To pain only',
			U: 'Unresponsive'
		}),
		fhirPath: 'Observation(67775-7).valueCodeableConcept'
	},
	measure('gcsEye'),
	measure('gcsVerbal'),
	measure('gcsMotor'),
	measure('gcsTotal'),
	{
		id: 'painScale',
		label: 'Pain scale',
		kind: 'choice',
		options: optionsFrom({
			numeric: 'Numeric, as told',
			faces: 'Faces, from 3 years',
			flacc: 'FLACC, 2 months to 7 years',
			painad: 'Observed, dementia',
			cpot: 'Observed, intubated',
			unable: 'Cannot be asked'
		})
	},
	measure('pain', {
		shown: (values) => !isEmpty(values['painScale']) && values['painScale'] !== 'unable'
	})
];

const yesNo = (id: string, label: string, shown?: (values: FormValues) => boolean): Field => ({
	id,
	label,
	kind: 'choice',
	options: optionsFrom({ yes: 'Yes', no: 'No' }),
	...(shown && { shown, required: true })
});

const screened = is('suicideScreen', 'done');

/** What is asked in which part of the note; the screen, the printed note and the audit follow it. */
export const NOTE_SECTIONS = [
	{
		id: 'arrival',
		title: 'Identity and arrival',
		fields: [
			'identifiers',
			'language',
			'interpreter',
			'interpreterId',
			'guardian',
			'arrivalMode',
			'emsAgency',
			'emsRun',
			'emsCare'
		]
	},
	{
		id: 'complaint',
		title: 'Complaint',
		fields: [
			'complaintWords',
			'complaint',
			'onset',
			'story',
			'lastKnownWellCertainty',
			'lastKnownWell',
			'mechanism'
		]
	},
	{
		id: 'look',
		title: 'Airway, breathing, circulation',
		fields: ['airway', 'breathing', 'circulation', 'appearance']
	},
	{
		id: 'vitals',
		title: 'Vital signs',
		fields: [
			...VITALS.map(({ id }) => id),
			'capillaryRefill',
			'glucose',
			'weight',
			'weightMethod',
			'height'
		]
	},
	{
		id: 'history',
		title: 'Allergies, medicines, history',
		fields: [
			'allergyState',
			'allergies',
			'riskMedicines',
			'medicines',
			'history',
			'pregnancy',
			'lastPeriod',
			'immunizations'
		]
	},
	{
		id: 'screens',
		title: 'Screens',
		fields: [
			'fallRisks',
			'strokeSigns',
			'infectionSigns',
			'infectionSuspected',
			'safetyConcerns',
			'safetyAskedAlone',
			'suicideScreen',
			'suicideWish',
			'suicideThoughts',
			'suicideMethod',
			'suicideIntent',
			'suicidePlan',
			'suicideBehavior',
			'suicideRecent'
		]
	},
	{ id: 'late', title: 'Late entry', fields: ['observedAt', 'lateReason'] }
] as const;

/** Paper caught up after a downtime, or anything else that is written later than it was seen. */
const LATE: readonly Field[] = [
	{
		id: 'observedAt',
		label: 'Observed at, if not now',
		kind: 'moment',
		help: 'A late entry says when it was seen and why it is late'
	},
	{
		id: 'lateReason',
		label: 'Why it is late',
		kind: 'text',
		maxLength: 200,
		shown: (values) => !isEmpty(values['observedAt']),
		required: true
	}
];

export const TRIAGE_NOTE = 'triage-note';
export const REASSESSMENT = 'reassessment';

export const triageNote: FormDefinition = {
	kind: TRIAGE_NOTE,
	title: 'Triage note',
	fields: [
		VISIT_FIELD,
		answers,
		{
			id: 'identifiers',
			label: 'Identity',
			kind: 'choice',
			options: optionsFrom({
				two: 'Two identifiers agree',
				one: 'One identifier only',
				unknown: 'Cannot be identified yet'
			}),
			required: true
		},
		{ id: 'language', label: 'Language', kind: 'text', maxLength: 60, required: true },
		{
			id: 'interpreter',
			label: 'Interpreter',
			kind: 'choice',
			options: optionsFrom({
				'not-needed': 'Not needed',
				professional: 'Professional, by phone, video or in person',
				staff: 'Qualified bilingual staff',
				family: 'Family interprets',
				pending: 'Called, not there yet',
				declined: 'Offered and declined'
			}),
			required: true
		},
		{
			id: 'interpreterId',
			label: 'Interpreter number or name',
			kind: 'text',
			maxLength: 60,
			shown: is('interpreter', 'professional', 'staff'),
			required: true
		},
		{ id: 'guardian', label: 'Parent or guardian', kind: 'text', maxLength: 120 },
		{
			id: 'arrivalMode',
			label: 'Arrived',
			kind: 'choice',
			options: optionsFrom({
				'walk-in': 'On foot',
				car: 'By private car',
				'ems-ground': 'By ambulance',
				'ems-air': 'By air ambulance',
				police: 'With police',
				transfer: 'From another facility'
			}),
			required: true,
			fhirPath: 'Encounter.hospitalization.admitSource'
		},
		{
			id: 'emsAgency',
			label: 'Agency and unit',
			kind: 'text',
			maxLength: 80,
			shown: is('arrivalMode', 'ems-ground', 'ems-air'),
			required: true
		},
		{
			id: 'emsRun',
			label: 'Run number',
			kind: 'text',
			maxLength: 40,
			shown: is('arrivalMode', 'ems-ground', 'ems-air'),
			required: true
		},
		{
			id: 'emsCare',
			label: 'Care before arrival',
			kind: 'longtext',
			maxLength: 1000,
			shown: is('arrivalMode', 'ems-ground', 'ems-air')
		},
		{
			id: 'complaintWords',
			label: 'Chief complaint, in the words given',
			kind: 'text',
			maxLength: 200,
			required: true,
			fhirPath: 'Observation(8661-1).valueString'
		},
		{
			id: 'complaint',
			label: 'Complaint group',
			kind: 'choice',
			options: optionsFrom(COMPLAINTS),
			required: true,
			fhirPath: 'Encounter.reasonCode'
		},
		{ id: 'onset', label: 'Onset', kind: 'text', maxLength: 200, required: true },
		{
			id: 'story',
			label: 'History at triage',
			kind: 'longtext',
			maxLength: 2000,
			help: 'Quality, where, how bad, how long, what makes it better or worse, what came with it',
			required: true
		},
		{
			id: 'lastKnownWellCertainty',
			label: 'Last known well',
			kind: 'choice',
			options: optionsFrom({ known: 'Time known', unknown: 'Not known' }),
			shown: (values) =>
				is('complaint', 'stroke', 'altered-mental-status')(values) ||
				tickedIn(values, 'strokeSigns').some((sign) => sign !== 'none'),
			required: true
		},
		{
			id: 'lastKnownWell',
			label: 'Last known well at',
			kind: 'moment',
			shown: is('lastKnownWellCertainty', 'known'),
			required: true
		},
		{
			id: 'mechanism',
			label: 'How and where it happened',
			kind: 'longtext',
			maxLength: 600,
			shown: is(
				'complaint',
				'extremity-injury',
				'laceration',
				'head-injury',
				'fall',
				'trauma',
				'assault',
				'back-pain'
			),
			required: true,
			help: 'What the patient was doing, where, how they fell or were hit'
		},
		{
			id: 'airway',
			label: 'Airway',
			kind: 'choice',
			options: optionsFrom({
				open: 'Open',
				threatened: 'Threatened: stridor, drooling, swelling',
				closed: 'Obstructed'
			}),
			required: true
		},
		{
			id: 'breathing',
			label: 'Breathing',
			kind: 'choice',
			options: optionsFrom({
				easy: 'Easy',
				labored: 'Labored',
				severe: 'Severe distress',
				absent: 'Absent or gasping'
			}),
			required: true
		},
		{
			id: 'circulation',
			label: 'Circulation to the skin',
			kind: 'choice',
			options: optionsFrom({
				warm: 'Warm, dry, normal color',
				pale: 'Pale, cool or sweaty',
				mottled: 'Mottled or gray',
				bleeding: 'Bleeding, uncontrolled'
			}),
			required: true
		},
		{
			id: 'appearance',
			label: 'Behavior and appearance',
			kind: 'text',
			maxLength: 300,
			help: 'Child: tone, look, cry, can be consoled. Adult: what is unusual'
		},
		...VITALS,
		measure('capillaryRefill'),
		measure('glucose'),
		measure('weight'),
		{
			id: 'weightMethod',
			label: 'Weight is',
			kind: 'choice',
			options: optionsFrom({
				measured: 'Measured',
				stated: 'Stated',
				length: 'By length-based tape'
			}),
			required: (values) => !isEmpty(values['weight'])
		},
		measure('height'),
		{
			id: 'allergyState',
			label: 'Allergies',
			kind: 'choice',
			options: optionsFrom({
				listed: 'Has allergies',
				'none-known': 'Asked: none known',
				unable: 'Cannot be asked'
			}),
			required: true
		},
		ticked('allergies', 'Allergies and reactions', {
			shown: is('allergyState', 'listed'),
			required: true,
			help: 'Substance, reaction, how severe',
			fhirPath: 'AllergyIntolerance'
		}),
		ticked('riskMedicines', 'Medicines that change the risk'),
		{
			id: 'medicines',
			label: 'Medicines, last taken',
			kind: 'longtext',
			maxLength: 1000
		},
		{ id: 'history', label: 'Conditions, operations, implants', kind: 'longtext', maxLength: 1000 },
		{
			id: 'pregnancy',
			label: 'Pregnancy',
			kind: 'choice',
			options: optionsFrom({
				'not-applicable': 'Not applicable',
				no: 'Not pregnant',
				possible: 'Possible',
				pregnant: 'Pregnant',
				postpartum: 'Within six weeks of delivery',
				unknown: 'Cannot be asked'
			}),
			fhirPath: 'Observation(82810-3)'
		},
		{
			id: 'lastPeriod',
			label: 'Last period',
			kind: 'text',
			maxLength: 60,
			shown: is('pregnancy', 'no', 'possible', 'pregnant')
		},
		{
			id: 'immunizations',
			label: 'Immunizations',
			kind: 'choice',
			options: optionsFrom({
				current: 'Up to date',
				incomplete: 'Incomplete',
				unknown: 'Not known'
			})
		},
		ticked('fallRisks', 'Fall risk', { required: true }),
		ticked('strokeSigns', 'Stroke signs', { required: true }),
		ticked('infectionSigns', 'Infection and travel', { required: true }),
		{
			id: 'infectionSuspected',
			label: 'Serious infection suspected',
			kind: 'choice',
			options: optionsFrom({ yes: 'Yes', no: 'No' }),
			required: true
		},
		ticked('safetyConcerns', 'Safety', { required: true }),
		{
			id: 'safetyAskedAlone',
			label: 'Safety was asked',
			kind: 'choice',
			options: optionsFrom({
				alone: 'Alone with the patient',
				'not-alone': 'With others present',
				deferred: 'Not yet possible'
			}),
			required: true
		},
		{
			id: 'suicideScreen',
			label: 'Suicide screen',
			kind: 'choice',
			options: optionsFrom({
				done: 'Done',
				'not-indicated': 'Not indicated by age or condition',
				unable: 'Cannot be asked now',
				refused: 'Refused to answer'
			}),
			required: true
		},
		yesNo('suicideWish', 'Wished to be dead, or not to wake up', screened),
		yesNo('suicideThoughts', 'Thought of killing themselves', screened),
		yesNo('suicideMethod', 'Thought of how', (v) => screened(v) && v['suicideThoughts'] === 'yes'),
		yesNo(
			'suicideIntent',
			'Had some intention to do it',
			(v) => screened(v) && v['suicideThoughts'] === 'yes'
		),
		yesNo(
			'suicidePlan',
			'Worked out a plan and means to',
			(v) => screened(v) && v['suicideThoughts'] === 'yes'
		),
		yesNo('suicideBehavior', 'Ever did, began or prepared anything', screened),
		yesNo(
			'suicideRecent',
			'That was within three months',
			(v) => screened(v) && v['suicideBehavior'] === 'yes'
		),
		...LATE
	]
};

export const REASSESSMENT_SECTIONS = [
	{ id: 'change', title: 'Since the last look', fields: ['change', 'found'] },
	{
		id: 'vitals',
		title: 'Vital signs',
		fields: [...VITALS.map(({ id }) => id), 'capillaryRefill', 'glucose']
	},
	{ id: 'late', title: 'Late entry', fields: ['observedAt', 'lateReason'] }
] as const;

export const reassessment: FormDefinition = {
	kind: REASSESSMENT,
	title: 'Reassessment',
	fields: [
		VISIT_FIELD,
		answers,
		{
			id: 'change',
			label: 'The patient is',
			kind: 'choice',
			options: optionsFrom({ better: 'Better', same: 'The same', worse: 'Worse' }),
			required: true
		},
		{ id: 'found', label: 'What was found', kind: 'longtext', maxLength: 1000, required: true },
		...VITALS,
		measure('capillaryRefill'),
		measure('glucose'),
		...LATE
	]
};
