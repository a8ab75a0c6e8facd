import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBundle } from './bundle';
import { Chart } from './chart';
import { administrations, orders } from './selectors/orders';
import { allergies, allergyState } from './selectors/allergies';
import { encounters } from './selectors/encounters';
import { flowsheet, vitals } from './selectors/vitals';
import { immunizations } from './selectors/immunizations';
import { medications } from './selectors/medications';
import { notes } from './selectors/notes';
import { patientHeader, patientRefs } from './selectors/patients';
import { problems } from './selectors/problems';
import { procedures } from './selectors/procedures';
import { reports, results } from './selectors/results';
import { structuralFault } from './structure';

const subject = { reference: 'Patient/a' };
const concept = {
	text: 'words',
	coding: [{ system: 'http://loinc.org', code: '1-8', display: 'd' }]
};
const quantity = { value: 5, unit: 'mg', code: 'mg', comparator: '<' };
const range = { low: { value: 1, code: 'mg' }, high: { value: 9, code: 'mg' } };
const period = { start: '2026-01-01', end: '2026-01-02T10:00:00-05:00' };
const note = [{ text: 'note' }];
const person = [{ use: 'official', family: 'F', given: ['G', 'H'], prefix: ['P'], suffix: ['S'] }];
const by = { reference: 'Practitioner/p' };
const timing = {
	code: concept,
	repeat: {
		boundsDuration: quantity,
		count: 3,
		duration: 1,
		durationMax: 2,
		durationUnit: 'h',
		frequency: 2,
		frequencyMax: 3,
		period: 1,
		periodMax: 2,
		periodUnit: 'd',
		dayOfWeek: ['mon'],
		timeOfDay: ['08:00:00'],
		when: ['HS'],
		offset: 30
	}
};
const dosage = {
	sequence: 1,
	text: 'take',
	additionalInstruction: [concept],
	patientInstruction: 'with water',
	timing,
	asNeededCodeableConcept: concept,
	site: concept,
	route: concept,
	doseAndRate: [
		{ doseQuantity: quantity, rateRatio: { numerator: quantity, denominator: quantity } }
	],
	maxDosePerPeriod: { numerator: quantity, denominator: quantity },
	maxDosePerAdministration: quantity
};
const valued = {
	code: concept,
	valueQuantity: quantity,
	dataAbsentReason: concept,
	interpretation: [concept],
	referenceRange: [{ ...range, type: { coding: [{ code: 'normal' }] }, text: '1 to 9' }]
};

/** One of each type, with everything filled that a screen reads. */
const WHOLE: readonly Record<string, unknown>[] = [
	{
		resourceType: 'Patient',
		id: 'a',
		name: person,
		identifier: [{ system: 's', value: 'v', type: concept }],
		gender: 'female',
		birthDate: '1950-01-01',
		deceasedDateTime: '2025-01-01'
	},
	{ resourceType: 'Practitioner', id: 'p', name: person, qualification: [{ code: concept }] },
	{
		resourceType: 'PractitionerRole',
		id: 'r',
		practitioner: by,
		code: [concept],
		specialty: [concept]
	},
	{ resourceType: 'Location', id: 'l', name: '4 West' },
	{
		resourceType: 'Encounter',
		id: 'e',
		status: 'in-progress',
		class: { code: 'IMP', display: 'inpatient' },
		type: [concept],
		subject,
		participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: by }],
		period,
		reasonCode: [concept],
		reasonReference: [{ reference: 'Condition/c' }],
		hospitalization: { dischargeDisposition: concept },
		location: [{ location: { reference: 'Location/l' }, status: 'active' }],
		serviceProvider: { display: 'Lakeside' }
	},
	{
		resourceType: 'Condition',
		id: 'c',
		subject,
		code: concept,
		category: [concept],
		clinicalStatus: concept,
		verificationStatus: concept,
		severity: concept,
		onsetAge: quantity,
		abatementRange: range,
		recordedDate: '2026-01-01',
		encounter: { reference: 'Encounter/e' },
		note
	},
	{
		resourceType: 'AllergyIntolerance',
		id: 'al',
		patient: subject,
		code: concept,
		type: 'allergy',
		criticality: 'high',
		clinicalStatus: { coding: [{ code: 'active' }] },
		verificationStatus: concept,
		recordedDate: '2026-01-01',
		reaction: [{ substance: concept, manifestation: [concept], severity: 'mild' }],
		note
	},
	{
		resourceType: 'MedicationRequest',
		id: 'm',
		status: 'active',
		category: [{ coding: [{ code: 'inpatient' }] }],
		priority: 'stat',
		contained: [{ resourceType: 'Medication', id: 'x', code: concept }],
		medicationReference: { reference: '#x' },
		subject,
		authoredOn: '2026-01-01',
		requester: { reference: 'PractitionerRole/r' },
		reasonReference: [{ reference: 'Condition/c' }],
		dosageInstruction: [dosage, dosage],
		dispenseRequest: { validityPeriod: period },
		priorPrescription: { reference: 'MedicationRequest/m' },
		note
	},
	{
		resourceType: 'MedicationStatement',
		id: 'ms',
		status: 'active',
		category: concept,
		medicationCodeableConcept: concept,
		subject,
		effectivePeriod: period,
		dateAsserted: '2026-01-01',
		informationSource: subject,
		dosage: [dosage],
		reasonCode: [concept]
	},
	{
		resourceType: 'MedicationAdministration',
		id: 'ma',
		status: 'completed',
		statusReason: [concept],
		medicationCodeableConcept: concept,
		subject,
		request: { reference: 'MedicationRequest/m' },
		effectivePeriod: period,
		performer: [{ actor: by }],
		dosage: {
			dose: quantity,
			route: concept,
			site: concept,
			rateRatio: { numerator: quantity, denominator: quantity }
		}
	},
	{
		resourceType: 'ServiceRequest',
		id: 's',
		status: 'active',
		subject,
		code: concept,
		category: [{ coding: [{ code: 'code-status' }], text: 'code-status' }],
		priority: 'stat',
		replaces: [{ reference: 'ServiceRequest/s' }],
		orderDetail: [concept],
		quantityQuantity: quantity,
		occurrenceTiming: timing,
		asNeededCodeableConcept: concept,
		authoredOn: '2026-01-01',
		requester: by,
		bodySite: [concept],
		reasonCode: [concept],
		patientInstruction: 'fast',
		note
	},
	{
		resourceType: 'NutritionOrder',
		id: 'n',
		status: 'active',
		patient: subject,
		dateTime: '2026-01-01',
		orderer: by,
		excludeFoodModifier: [concept],
		oralDiet: {
			type: [concept],
			texture: [{ modifier: concept }],
			fluidConsistencyType: [concept],
			nutrient: [{ modifier: concept, amount: quantity }],
			instruction: 'sips'
		},
		supplement: [{ type: concept, productName: 'S' }],
		enteralFormula: { baseFormulaType: concept, administrationInstruction: 'slow' },
		note
	},
	{
		...valued,
		resourceType: 'Observation',
		id: 'lab',
		status: 'final',
		category: [{ coding: [{ code: 'laboratory' }] }],
		subject,
		basedOn: [{ reference: 'ServiceRequest/s' }],
		effectivePeriod: period,
		issued: '2026-01-01T10:00:00Z',
		specimen: { display: 'Serum' },
		hasMember: [{ reference: 'Observation/vital' }],
		note
	},
	{
		resourceType: 'Observation',
		id: 'vital',
		status: 'final',
		category: [{ coding: [{ code: 'vital-signs' }] }],
		code: { coding: [{ code: '29463-7' }] },
		valueQuantity: { value: 70, code: 'kg' },
		subject,
		effectiveDateTime: '2026-01-01T10:00:00Z',
		performer: [by],
		method: concept,
		bodySite: concept,
		component: [
			valued,
			{ code: concept, valueRatio: { numerator: quantity, denominator: quantity } }
		]
	},
	{
		resourceType: 'DiagnosticReport',
		id: 'd',
		status: 'final',
		code: concept,
		category: [{ text: 'Imaging', coding: [{ code: 'RAD' }] }],
		subject,
		basedOn: [{ reference: 'ServiceRequest/s' }],
		effectivePeriod: period,
		issued: '2026-01-01T10:00:00Z',
		result: [{ reference: 'Observation/lab' }],
		conclusion: 'fine',
		conclusionCode: [concept],
		presentedForm: [{ contentType: 'text/html', data: '<p>a</p>' }]
	},
	{
		resourceType: 'DocumentReference',
		id: 'doc',
		status: 'current',
		docStatus: 'final',
		type: concept,
		category: [concept],
		subject,
		date: '2026-01-01T10:00:00Z',
		author: [by],
		description: 'Note',
		relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/doc' } }],
		content: [
			{ attachment: { contentType: 'text/plain', data: 'x y', title: 't', creation: '2026' } }
		],
		context: { encounter: [{ reference: 'Encounter/e' }], period }
	},
	{
		resourceType: 'Immunization',
		id: 'i',
		status: 'not-done',
		statusReason: concept,
		vaccineCode: concept,
		patient: subject,
		occurrenceDateTime: '2026-01-01',
		lotNumber: 'L',
		site: concept,
		doseQuantity: quantity,
		note
	},
	{
		resourceType: 'Procedure',
		id: 'pr',
		status: 'completed',
		subject,
		code: concept,
		encounter: { reference: 'Encounter/e' },
		performedPeriod: period,
		performer: [{ actor: by }],
		location: { reference: 'Location/l' },
		bodySite: [concept],
		reasonCode: [concept],
		reasonReference: [{ reference: 'Condition/c' }],
		note
	},
	{
		resourceType: 'Flag',
		id: 'f',
		status: 'active',
		category: [{ text: 'isolation', coding: [{ code: 'isolation' }] }],
		code: concept,
		subject,
		period
	}
];

/** Every place in a resource below its type and id, as a path of keys. */
function places(value: unknown, above: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const path = [...above, key];
		const isFixed = above.length === 0 && (key === 'resourceType' || key === 'id');
		return isFixed ? [] : [path, ...places(inner, path)];
	});
}

function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
	if (key === undefined) return put;
	if (Array.isArray(value))
		return value.map((inner: unknown, i) => (String(i) === key ? withAt(inner, rest, put) : inner));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([held, inner]: [string, unknown]) => [
			held,
			held === key ? withAt(inner, rest, put) : inner
		])
	);
}

/** Reads the whole chart as its screens do. */
function showAll(chart: Chart): number {
	let rows = 0;
	for (const patient of patientRefs(chart)) {
		patientHeader(chart, patient, '2026-01-14');
		allergyState(chart, patient);
		const lists = [
			administrations,
			allergies,
			encounters,
			immunizations,
			medications,
			notes,
			orders,
			problems,
			procedures,
			reports,
			results,
			vitals
		];
		for (const list of lists) rows += list(chart, patient).length;
		rows += flowsheet(chart, patient).rows.length;
	}
	return rows;
}

const load = (resources: readonly unknown[]) =>
	importBundle(
		{ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) },
		{ name: 'b.json' }
	);

describe('what gets through the structural check', () => {
	it('holds the whole samples, and every screen shows them', () => {
		const { resources, dropped } = load(WHOLE);
		expect(dropped).toEqual([]);
		expect(showAll(Chart.of(resources))).toBeGreaterThan(15);
	});

	it('never makes a screen fail, whatever stands in one place of a resource', () => {
		const junk = fc.oneof(
			fc.constantFrom<unknown>(null, 0, true, '', 'x', [], [null], [[]], [0], ['x'], {}, [{}]),
			fc.jsonValue({ maxDepth: 2 })
		);
		const place = fc
			.nat({ max: WHOLE.length - 1 })
			.chain((at) => fc.tuple(fc.constant(at), fc.constantFrom(...places(WHOLE[at]))));
		fc.assert(
			fc.property(place, junk, ([at, path], put) => {
				const spoilt = WHOLE.map((whole, i) => (i === at ? withAt(whole, path, put) : whole));
				showAll(Chart.of(load(spoilt).resources));
			}),
			{ numRuns: 400 }
		);
	});
});

describe('structuralFault', () => {
	it('names the place and both sides of a mismatch', () => {
		expect(structuralFault('Patient', { birthDate: '2/6/1958' })).toEqual({
			path: 'birthDate',
			reason: expect.stringContaining('found "2/6/1958", expected text like')
		});
		expect(structuralFault('Condition', { code: {} })).toEqual({
			path: 'subject',
			reason: 'found nothing, expected an object'
		});
		expect(
			structuralFault('Patient', { name: [{ given: [null, 'Ada'] }], extra: 1 })
		).toBeUndefined();
	});
});
