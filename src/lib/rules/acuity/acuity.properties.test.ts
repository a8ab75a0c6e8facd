import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acuityOf } from './acuity';
import { AGE_UNITS } from './age';
import { EDITION_IDS } from './editions';
import { AVPU, faultsOf, type AcuityFacts } from './facts';
import { HIGH_RISK_IDS } from './high-risk';
import { countsAtA, LIFE_SAVING_IDS, NOT_LIFE_SAVING_IDS } from './life-saving';
import { NOT_RESOURCE_IDS, RESOURCE_IDS } from './resources';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 5 });
const whole = (min: number, max: number) => maybe(fc.integer({ min, max }));

const vitals = fc.record({
	hr: whole(20, 220),
	rr: whole(4, 70),
	spo2: whole(70, 100),
	sbp: whole(50, 220),
	dbp: fc.constant(null),
	tempC: maybe(fc.integer({ min: 340, max: 410 }).map((tenths) => tenths / 10)),
	avpu: maybe(fc.constantFrom(...AVPU)),
	gcs: whole(3, 15),
	pain: whole(0, 10)
});
const few = <T>(ids: readonly T[]) => fc.array(fc.constantFrom(...ids), { maxLength: 3 });
const age = fc
	.record({ value: fc.integer({ min: 1, max: 100 }), unit: fc.constantFrom(...AGE_UNITS) })
	.map(({ value, unit }) => ({ value, unit }));

/** Mostly without life-saving care and high risk, so that the later points are reached. */
const facts: fc.Arbitrary<AcuityFacts> = fc.record({
	edition: fc.constantFrom(...EDITION_IDS),
	age,
	vitals,
	lifeSaving: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, few(NOT_LIFE_SAVING_IDS)),
	highRisk: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, few(HIGH_RISK_IDS)),
	alteredMentalStatus: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
	severeDistress: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
	resources: fc.array(fc.constantFrom(...RESOURCE_IDS), { maxLength: 5 }),
	pregnant: fc.boolean(),
	immunized: maybe(fc.boolean()),
	feverSource: maybe(fc.boolean()),
	vitalsRepeated: fc.boolean()
});

const ends = (some: AcuityFacts) => {
	const { accept } = acuityOf(some);
	return [Math.min(...accept), Math.max(...accept)] as const;
};
/** Neither the most nor the least urgent level accepted is less urgent than before. */
function expectNoLessUrgent(before: AcuityFacts, after: AcuityFacts) {
	const [most, least] = ends(before);
	const [nowMost, nowLeast] = ends(after);
	expect(nowMost).toBeLessThanOrEqual(most);
	expect(nowLeast).toBeLessThanOrEqual(least);
}
const RUNS = { numRuns: 2000 };

describe('acuityOf, whatever the facts', () => {
	it('accepts levels in order, gives reasons, and says why where it accepts several', () => {
		fc.assert(
			fc.property(facts, (some) => {
				expect(faultsOf(some)).toEqual([]);
				const { accept, level, path, point, edition, cautions } = acuityOf(some);
				expect(accept).toEqual([...new Set(accept)].toSorted((a, b) => a - b));
				expect(accept.length).toBeGreaterThan(0);
				expect([level, edition]).toEqual([accept[0], some.edition]);
				expect(path.map((step) => step.point)).toContain(point);
				expect(path[0]?.point).toBe('A');
				if (accept.length > 1) expect(cautions.length).toBeGreaterThan(0);
			}),
			RUNS
		);
	});

	it('does not mind the order of lists, nor what stands in them twice', () => {
		fc.assert(
			fc.property(facts, (some) => {
				const turned = {
					...some,
					lifeSaving: some.lifeSaving.toReversed(),
					highRisk: [...some.highRisk, ...some.highRisk.toReversed()],
					resources: [...some.resources.toReversed(), ...some.resources]
				};
				expect(acuityOf(turned)).toEqual(acuityOf(some));
			}),
			RUNS
		);
	});

	it('gives 1 and nothing else for a life-saving intervention', () => {
		const counts = fc
			.tuple(facts, fc.constantFrom(...LIFE_SAVING_IDS))
			.filter(([some, id]) => countsAtA(id, some.edition));
		fc.assert(
			fc.property(counts, ([some, id]) => {
				expect(acuityOf({ ...some, lifeSaving: [...some.lifeSaving, id] })).toMatchObject({
					accept: [1],
					point: 'A'
				});
			})
		);
	});

	it('never gets less urgent by a faster heart, faster breathing or a lower saturation', () => {
		fc.assert(
			fc.property(facts, fc.integer({ min: 1, max: 60 }), (some, by) => {
				const { hr, rr, spo2 } = some.vitals;
				const withVitals = (more: object) => ({ ...some, vitals: { ...some.vitals, ...more } });
				if (hr !== null) expectNoLessUrgent(some, withVitals({ hr: hr + by }));
				if (rr !== null) expectNoLessUrgent(some, withVitals({ rr: rr + Math.min(by, 50) }));
				if (spo2 !== null) expectNoLessUrgent(some, withVitals({ spo2: spo2 - by }));
			}),
			RUNS
		);
	});

	it('never gets less urgent by more pain, altered mind, distress, high risk or a resource', () => {
		const more = fc.tuple(
			facts,
			fc.constantFrom(...HIGH_RISK_IDS),
			fc.constantFrom(...RESOURCE_IDS)
		);
		fc.assert(
			fc.property(more, ([some, risk, resource]) => {
				expectNoLessUrgent(some, { ...some, vitals: { ...some.vitals, pain: 10 } });
				expectNoLessUrgent(some, { ...some, severeDistress: true });
				expectNoLessUrgent(some, { ...some, alteredMentalStatus: true });
				expectNoLessUrgent(some, { ...some, highRisk: [...some.highRisk, risk] });
				expectNoLessUrgent(some, { ...some, resources: [...some.resources, resource] });
			}),
			RUNS
		);
	});

	it('does not move for what is no resource and saves no life', () => {
		const idle = fc.tuple(
			facts,
			fc.constantFrom(...NOT_RESOURCE_IDS),
			fc.constantFrom(...NOT_LIFE_SAVING_IDS)
		);
		fc.assert(
			fc.property(idle, ([some, resource, care]) => {
				const after = {
					...some,
					resources: [...some.resources, resource],
					lifeSaving: [...some.lifeSaving, care]
				};
				expect(acuityOf(after).accept).toEqual(acuityOf(some).accept);
			})
		);
	});
});
