/** A department of sixty: its places, its patients, and a script that changes some of them each minute. */
import type { JsonObject } from '$lib/engine/canonical';
import type { ScenarioCore, TimelineItem } from '$lib/engine/model';
import { fhirDateTime, MINUTE, parseStart } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import type { Encounter, Resource } from '$lib/fhir/types';
import { NAME } from '$lib/workflows/ed-triage/actions';
import { ACUITY_SYSTEM, EXTENSION, type PlaceKind } from '$lib/workflows/ed-triage/department';

const START = parseStart('2026-02-12T18:00:00-05:00');
const SIZE = 60;
const MINUTES = 240;
const FAMILIES =
	'Adeyemi Castellanos Novak Halloran Whitfield Ibarra Osei Lund Petrov Marchetti'.split(' ');
const GIVEN = 'Tomas Ines Pavel Joan Dora Miriam Kofi Elin Sergei Lucia Amara Hugh'.split(' ');
const COMPLAINTS = [
	'Indigestion since lunch, sweaty, diabetic',
	'Chest pain, on and off since yesterday',
	'Took a lot of acetaminophen two hours ago',
	'Fall from a ladder, on apixaban',
	'Slurred speech, last known well unclear',
	'Right flank pain, vomiting',
	'Forearm after trampoline, splinted',
	'Twisted ankle, walks with pain',
	'Needs blood pressure tablets refilled',
	'Urine infection, rigors'
];
const LOINCS = [
	['8867-4', 'Heart rate', '/min', 96],
	['9279-1', 'Respiratory rate', '/min', 18],
	['59408-5', 'SpO2', '%', 97]
] as const;

const time = (minutes: number) => fhirDateTime(START, minutes * MINUTE);

function place(id: string, name: string, kind: PlaceKind): Resource {
	return {
		resourceType: 'Location',
		id,
		name,
		partOf: { reference: 'Location/ed' },
		extension: [{ url: EXTENSION.placeKind, valueCode: kind }]
	};
}

function places(): Resource[] {
	return [
		{
			resourceType: 'Location',
			id: 'ed',
			name: 'Emergency department',
			extension: [{ url: EXTENSION.edition, valueCode: 'ESI-v5' }]
		},
		place('wr', 'Waiting room', 'waiting'),
		place('t1', 'Triage 1', 'triage'),
		place('resus', 'Resus 1', 'resus'),
		...Array.from({ length: 30 }, (_, at) => place(`r${at + 1}`, String(at + 1), 'room'))
	];
}

/** The nth visit as it stands; `moved` gives another place. */
function visit(n: number, moved = 0): Encounter & { id: string } {
	const state = n % 6;
	const level = state < 2 ? null : 1 + ((n * 7) % 5);
	const status = (['arrived', 'arrived', 'triaged', 'triaged', 'in-progress', 'onleave'] as const)[
		state
	];
	return {
		resourceType: 'Encounter',
		id: `visit-${n}`,
		status: status ?? 'arrived',
		class: { code: 'EMER' },
		subject: { reference: `Patient/p${n}` },
		period: { start: time(-5 - n * 3) },
		reasonCode: [{ text: COMPLAINTS[n % COMPLAINTS.length] ?? 'Fever' }],
		...(level !== null && {
			priority: { coding: [{ system: `${ACUITY_SYSTEM}:ESI-v5`, code: String(level) }] }
		}),
		location: [
			{
				location: {
					reference: `Location/${state < 4 ? 'wr' : `r${((n + moved) % 30) + 1}`}`
				},
				status: 'active'
			}
		],
		...(state > 3 && { participant: [{ individual: { display: 'Lindqvist, Maja, MD' } }] })
	};
}

function patient(n: number): Resource[] {
	const family = FAMILIES[n % FAMILIES.length] ?? 'Okafor';
	const given = GIVEN[(n * 5) % GIVEN.length] ?? 'Ruth';
	const subject = { reference: `Patient/p${n}` };
	const encounter = { reference: `Encounter/visit-${n}` };
	return [
		{
			resourceType: 'Patient',
			id: `p${n}`,
			name: [{ family, given: [given] }],
			gender: n % 2 === 0 ? 'female' : 'male',
			birthDate: `${1930 + ((n * 13) % 95)}-0${1 + (n % 9)}-1${n % 9}`,
			identifier: [{ value: `4410${1000 + n}` }],
			...(n % 9 === 1 && { communication: [{ language: { text: 'Spanish' }, preferred: true }] })
		},
		visit(n),
		{
			resourceType: 'DocumentReference',
			id: `heard-${n}`,
			status: 'current',
			type: { text: 'Heard and seen' },
			description: 'What you see across the room',
			subject,
			date: time(-5 - n * 3),
			context: { encounter: [encounter] },
			content: [
				{
					attachment: {
						contentType: 'text/plain',
						data: encodeBase64('Walks in, pale, holds the belly.')
					}
				}
			]
		},
		...(n % 6 > 1 ? readings(n, -n, 'start') : []),
		...(n % 7 === 3
			? [
					flag(n, 'precaution', 'Fall risk'),
					...(n % 2 ? [flag(n, 'isolation', 'Droplet isolation')] : [])
				]
			: []),
		...(n === 4 || n === 34 ? [flag(n, 'alert', 'Stroke alert')] : [])
	];
}

function flag(n: number, category: string, words: string): Resource {
	return {
		resourceType: 'Flag',
		id: `${category}-${n}`,
		status: 'active',
		category: [{ coding: [{ code: category }] }],
		code: { text: words },
		subject: { reference: `Patient/p${n}` },
		period: { start: time(-20) }
	};
}

function readings(n: number, at: number, id: string): Resource[] {
	return LOINCS.map(([code, text, unit, value]) => ({
		resourceType: 'Observation',
		id: `${id}-${n}-${code}`,
		status: 'final',
		category: [{ coding: [{ code: 'vital-signs' }] }],
		code: { coding: [{ system: 'http://loinc.org', code }], text },
		subject: { reference: `Patient/p${n}` },
		encounter: { reference: `Encounter/visit-${n}` },
		effectiveDateTime: time(at),
		valueQuantity: { value: value + ((n + at) % 9), unit, code: unit }
	}));
}

/** What happens in a minute: three are measured again, one is moved, one is seen. */
function minute(at: number): TimelineItem {
	const measured = [0, 1, 2].flatMap((step) => readings((at * 3 + step) % SIZE, at, `m${at}`));
	return {
		id: `minute-${at}`,
		when: { at: at * MINUTE },
		put: [...measured, visit((at * 5) % SIZE, at)] as unknown as JsonObject[],
		patch: [],
		event: {
			workflow: NAME,
			type: 'visit.arrive',
			data: {},
			instance: `visit-${(at * 7) % SIZE}`
		}
	};
}

export function crowd(): ScenarioCore {
	return {
		id: 'bench/board',
		version: 1,
		workflows: [NAME],
		role: 'nurse',
		start: START,
		chart: [...places(), ...Array.from({ length: SIZE }, (_, n) => patient(n)).flat()],
		timeline: Array.from({ length: MINUTES }, (_, at) => minute(at + 1)),
		tasks: [],
		hints: []
	};
}
