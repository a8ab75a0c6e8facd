import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputFault, LIMITS, readJson } from '$lib/parse/json';
import { exportBundle, importBundle } from './bundle';
import { Chart, referencesIn } from './chart';
import type { Resource } from './types';

const load = (entry: unknown[]) =>
	importBundle({ resourceType: 'Bundle', type: 'transaction', entry }, { name: 'bundle.json' });

const ada = { resourceType: 'Patient', id: 'ada', name: [{ family: 'Okafor', given: ['Ada'] }] };
const weight = (reference: string) => ({
	resourceType: 'Observation',
	id: 'weight-1',
	status: 'final',
	code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
	subject: { reference }
});

const subjectOf = (resources: readonly Resource[], id: string) => {
	const found = resources.find((resource) => resource.id === id);
	return found?.resourceType === 'Observation' ? found.subject : undefined;
};

describe('importBundle', () => {
	it.each([
		['urn:uuid:0b1c', { fullUrl: 'urn:uuid:0b1c', resource: ada }],
		['Patient/ada', { resource: ada }],
		['Patient/ada/_history/3', { resource: ada }],
		[
			'https://a.test/fhir/Patient/ada',
			{ fullUrl: 'https://a.test/fhir/Patient/ada', resource: ada }
		],
		['https://a.test/fhir/Patient/ada', { resource: ada }],
		[
			'Patient?identifier=urn:oid:1.2|77',
			{ resource: { ...ada, identifier: [{ system: 'urn:oid:1.2', value: '77' }] } }
		],
		[
			'Patient?identifier=urn%3Aoid%3A1.2%7C77',
			{ resource: { ...ada, identifier: [{ system: 'urn:oid:1.2', value: '77' }] } }
		],
		['Patient?identifier=77', { resource: { ...ada, identifier: [{ value: '77' }] } }]
	])('follows the reference %s to Patient/ada', (reference, entry) => {
		const { resources, dropped } = load([{ resource: weight(reference) }, entry]);
		expect(subjectOf(resources, 'weight-1')).toEqual({ reference: 'Patient/ada' });
		expect(dropped).toEqual([]);
	});

	it('reads a relative reference against the server its own resource came from', () => {
		const { resources } = load([
			{ fullUrl: 'https://a.test/Patient/ada', resource: ada },
			{ fullUrl: 'https://b.test/Patient/ada', resource: { ...ada, gender: 'female' } },
			{ fullUrl: 'https://b.test/Observation/weight-1', resource: weight('Patient/ada') }
		]);
		expect(resources.map(({ id }) => id)).toEqual(['ada', 'patient-1', 'weight-1']);
		const subject = subjectOf(resources, 'weight-1')?.reference ?? '';
		const target = Chart.of(resources).get(subject);
		expect(target?.resourceType === 'Patient' && target.gender).toBe('female');
	});

	it.each([
		['Patient/nobody', 'not in the bundle'],
		['urn:uuid:nobody', 'not in the bundle'],
		['https://elsewhere.test/Patient/ada', 'not in the bundle'],
		['Patient?identifier=x|9', 'not in the bundle'],
		['Patient?identifier=x|8', '2 resources of the bundle answer to it'],
		['Patient?name=Okafor', 'only a search by identifier can be followed'],
		['Patient?identifier=x|8&active=true', 'only a search by identifier can be followed'],
		['#nobody', 'no such contained resource'],
		['Claim/c1', 'Claim/c1 was left out']
	])('turns the reference %s into a name and says why', (reference, why) => {
		const twin = { ...ada, identifier: [{ system: 'x', value: '8' }] };
		const { resources, dropped } = load([
			{ fullUrl: 'https://a.test/Patient/ada', resource: twin },
			{ resource: { ...twin, id: 'ben' } },
			{ resource: { resourceType: 'Claim', id: 'c1' } },
			{ resource: weight(reference) }
		]);
		expect(subjectOf(resources, 'weight-1')).toEqual({
			display: expect.stringMatching(/outside this chart$/)
		});
		expect(dropped.at(-1)?.why).toBe(`${why}; one reference keeps only a name`);
		expect(dropped.at(-1)?.ref).toContain(reference);
	});

	it('keeps the display of a reference that names nothing', () => {
		const { resources } = load([
			{ resource: { ...weight(''), subject: { reference: 'Patient/x', display: 'Ada Okafor' } } }
		]);
		expect(subjectOf(resources, 'weight-1')).toEqual({ display: 'Ada Okafor' });
	});

	it('leaves references to contained resources alone', () => {
		const request = {
			resourceType: 'MedicationRequest',
			id: 'm',
			status: 'active',
			intent: 'order',
			contained: [{ resourceType: 'Medication', id: 'drug', code: { text: 'Heparin' } }],
			medicationReference: { reference: '#drug' },
			subject: { reference: 'Patient/ada' }
		};
		expect(load([{ resource: ada }, { resource: request }]).resources[1]).toEqual(request);
	});

	it('gives missing and unusable ids a name that is the same each time', () => {
		const entry = [
			{ fullUrl: 'urn:uuid:0b1c', resource: { resourceType: 'Patient' } },
			{ resource: { resourceType: 'Patient' } },
			{ resource: { resourceType: 'Patient', id: 'patient-1' } },
			{ resource: { resourceType: 'Patient', id: 'a/b' } },
			{ resource: weight('Patient/a/b') }
		];
		const first = load(entry);
		expect(first.resources.map(({ id }) => id)).toEqual([
			'0b1c',
			'patient-2',
			'patient-1',
			'patient-3',
			'weight-1'
		]);
		expect(subjectOf(first.resources, 'weight-1')).toEqual({ reference: 'Patient/patient-3' });
		expect(load(entry)).toEqual(first);
	});

	it('keeps the first of two copies', () => {
		const { resources, dropped } = load([
			{ resource: ada },
			{ resource: { ...ada, gender: 'male' } },
			{ resource: weight('Patient/ada') }
		]);
		expect(resources[0]).toEqual(ada);
		expect(subjectOf(resources, 'weight-1')).toEqual({ reference: 'Patient/ada' });
		expect(dropped).toEqual([
			{ ref: 'Patient/ada', why: 'a resource of this type and id came before it' }
		]);
	});

	it('drops what a chart does not show and what is not built as expected, by name', () => {
		const { resources, counts, dropped } = load([
			{ resource: ada },
			{ resource: { resourceType: 'Claim', id: 'c' } },
			{ resource: { ...weight('Patient/ada'), code: 'weight' } },
			{
				resource: {
					resourceType: 'Condition',
					id: 'x',
					subject: { reference: 'Patient/ada' },
					onsetDateTime: 'spring'
				}
			},
			{ resource: { resourceType: 'constructor', id: 'x' } },
			{ request: { method: 'DELETE', url: 'Patient/old' } },
			{ resource: { id: 'typeless' } },
			'nonsense'
		]);
		expect(resources).toEqual([ada]);
		expect(counts).toEqual({ Patient: 1 });
		expect(dropped).toEqual([
			{ ref: 'entry[5]', why: 'holds no resource' },
			{ ref: 'entry[6]', why: 'its resource does not say what type it is' },
			{ ref: 'entry[7]', why: 'holds no resource' },
			{ ref: 'Claim/c', why: 'a chart does not show Claim' },
			{ ref: 'Observation/weight-1', why: 'code: found "weight", expected an object' },
			{ ref: 'Condition/x', why: expect.stringContaining('onsetDateTime: found "spring"') },
			{ ref: 'constructor/x', why: 'a chart does not show constructor' }
		]);
	});

	it.each([
		[null, 'b.json: (whole file): found no object, expected a FHIR Bundle'],
		[[], 'b.json: (whole file): found no object, expected a FHIR Bundle'],
		[ada, 'b.json: resourceType: found "Patient", expected "Bundle"'],
		[{}, 'b.json: resourceType: found nothing, expected "Bundle"'],
		[{ resourceType: 'Bundle', entry: {} }, 'b.json: entry: found no list, expected a list']
	])('refuses %j, which is no bundle', (value, message) => {
		expect(() => importBundle(value, { name: 'b.json' })).toThrow(message);
	});

	it('takes an empty bundle for an empty chart', () => {
		expect(importBundle({ resourceType: 'Bundle', type: 'searchset' }, { name: 'b' })).toEqual({
			resources: [],
			counts: {},
			dropped: []
		});
	});

	it('never fails on what stands in a bundle, and leaves no reference dangling', () => {
		const reference = fc.record({
			reference: fc.oneof(
				fc.constantFrom(
					'Patient/a',
					'urn:uuid:a',
					'Patient?identifier=a',
					'#a',
					'#',
					'Claim/a',
					''
				),
				fc.string()
			)
		});
		const junk = fc.jsonValue({ maxDepth: 2 });
		const resource = fc.record(
			{
				resourceType: fc.constantFrom(
					'Patient',
					'Observation',
					'Encounter',
					'Claim',
					'Flag',
					'Goal'
				),
				id: fc.oneof(fc.constantFrom('a', 'b', '', 'a/b'), junk),
				status: fc.oneof(fc.constant('final'), junk),
				code: fc.oneof(fc.constant({ text: 'x' }), junk),
				class: fc.oneof(fc.constant({ code: 'IMP' }), junk),
				identifier: fc.oneof(fc.constant([{ value: 'a' }]), junk),
				subject: fc.oneof(reference, junk),
				extension: fc.array(fc.record({ valueReference: reference }), { maxLength: 2 })
			},
			{ requiredKeys: ['resourceType'] }
		);
		const entry = fc.oneof(
			junk,
			fc.record(
				{
					fullUrl: fc.oneof(fc.constantFrom('urn:uuid:a', 'https://x.test/Patient/a'), junk),
					resource
				},
				{ requiredKeys: ['resource'] }
			)
		);
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
				const { resources, counts, dropped } = load(entries);
				const chart = Chart.of(resources);
				expect(chart.size).toBe(resources.length);
				for (const made of resources)
					for (const ref of referencesIn(made)) expect(chart.has(ref)).toBe(true);
				const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
				expect(total).toBe(resources.length);
				expect(resources.length + dropped.length).toBeGreaterThanOrEqual(entries.length);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('exportBundle', () => {
	const id = fc.stringMatching(/^[A-Za-z0-9.-]{1,12}$/);
	const words = fc.string({ unit: 'grapheme', maxLength: 20 });
	const charts = fc
		.record({
			patients: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
			observations: fc.uniqueArray(id, { maxLength: 6 }),
			reports: fc.uniqueArray(id, { maxLength: 3 }),
			pick: fc.infiniteStream(fc.nat()),
			text: fc.infiniteStream(words)
		})
		.map(({ patients, observations, reports, pick, text }) => {
			const next = () => Number(pick.next().value);
			const word = () => String(text.next().value);
			const one = (ids: readonly string[]) => ids[next() % ids.length] ?? '';
			const made: Resource[] = [];
			for (const patient of patients)
				made.push({
					resourceType: 'Patient',
					id: patient,
					name: [{ family: word(), given: [word()] }]
				});
			for (const observation of observations)
				made.push({
					resourceType: 'Observation',
					id: observation,
					status: 'final',
					code: { text: word() },
					valueQuantity: { value: next(), unit: word() },
					subject: { reference: `Patient/${one(patients)}`, display: word() },
					contained: [{ resourceType: 'Specimen', id: 's' }],
					specimen: { reference: '#s' }
				});
			for (const report of reports)
				made.push({
					resourceType: 'DiagnosticReport',
					id: report,
					status: 'final',
					code: { text: word() },
					subject: { reference: `Patient/${one(patients)}` },
					result: observations.length > 0 ? [{ reference: `Observation/${one(observations)}` }] : []
				});
			return Chart.of(made);
		});

	it('gives back the same resources in the same order when it is imported', () => {
		fc.assert(
			fc.property(charts, (chart) => {
				const bundle: unknown = JSON.parse(JSON.stringify(exportBundle(chart)));
				const { resources, dropped } = importBundle(bundle, { name: 'chart.json' });
				expect(resources).toEqual([...chart]);
				expect(dropped).toEqual([]);
			})
		);
	});
});

const shared = process.env['PRECEPTOR_SHARED'] ?? resolve(process.cwd(), '../shared');
const folder = join(shared, 'synthea');
const isThere = existsSync(folder);
// eslint-disable-next-line no-console -- a skipped test must say why
if (!isThere) console.info(`no Synthea samples in ${folder}: the tests over them are skipped`);

/** Resource counts as the description of the samples gives them, for the types a chart shows. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	'rudy-macejkovic.mi-ed-inpatient.json': {
		Patient: 1,
		Encounter: 23,
		Condition: 10,
		MedicationRequest: 6,
		Immunization: 13,
		Procedure: 6,
		Observation: 99,
		DiagnosticReport: 6,
		CarePlan: 1,
		Organization: 2,
		Practitioner: 2
	},
	'dirk-kuhlman.diabetes-ckd.json': {
		Patient: 1,
		Encounter: 22,
		Condition: 18,
		MedicationRequest: 7,
		Immunization: 10,
		Procedure: 10,
		Observation: 266,
		DiagnosticReport: 23,
		CarePlan: 2,
		Goal: 5,
		Organization: 2,
		Practitioner: 2
	},
	'milan-beatty.major-depression.json': {
		Patient: 1,
		Encounter: 15,
		Condition: 5,
		MedicationRequest: 3,
		Immunization: 9,
		Procedure: 5,
		Observation: 124,
		DiagnosticReport: 11,
		CarePlan: 7,
		Goal: 5,
		Organization: 1,
		Practitioner: 1
	},
	'georgianne-jerde.cardiac-arrest-uscore-notes.json': {
		Patient: 1,
		Encounter: 71,
		Condition: 3,
		MedicationRequest: 3,
		Immunization: 62,
		Procedure: 3,
		Observation: 213,
		DiagnosticReport: 71,
		DocumentReference: 71,
		Device: 1
	},
	'elisa-johnson.osteoporosis-home-health-notes.json': {
		Patient: 1,
		Encounter: 83,
		Condition: 33,
		AllergyIntolerance: 3,
		MedicationRequest: 62,
		Immunization: 13,
		Procedure: 110,
		DocumentReference: 83,
		Device: 2,
		Organization: 7,
		Practitioner: 7,
		Location: 7
	}
};

describe.skipIf(!isThere)('Synthea samples', () => {
	it.each(Object.entries(SAMPLES))('%s comes in whole', (file, expected) => {
		const value = readJson(readFileSync(join(folder, file)), {
			name: file,
			maxBytes: LIMITS.bundle
		});
		const { resources, counts, dropped } = importBundle(value, { name: file });
		expect(counts).toEqual(expected);
		const chart = Chart.of(resources);
		for (const resource of resources)
			for (const ref of referencesIn(resource)) expect(chart.has(ref)).toBe(true);
		const left = new Set(dropped.map(({ ref }) => ref.replace(/[/?].*/, '')));
		const allowed = ['Claim', 'ExplanationOfBenefit', 'Provenance'];
		// One sample points at clinicians and places that its bundle does not hold.
		if (file.startsWith('georgianne')) allowed.push('Practitioner', 'Organization', 'Location');
		expect([...left].filter((type) => !allowed.includes(type))).toEqual([]);
		const again = importBundle(exportBundle(chart), { name: file });
		expect(again.resources).toEqual([...chart]);
	});
});

it('throws nothing but InputFault', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			try {
				importBundle(value, { name: 'b' });
			} catch (error) {
				expect(error).toBeInstanceOf(InputFault);
			}
		})
	);
});
