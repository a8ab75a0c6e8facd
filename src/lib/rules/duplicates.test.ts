import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drugDuplicates, serviceDuplicates, type PlacedOrder } from './duplicates';
import { DRUGS } from './formulary';
import { findLab, IMAGING, LABS } from './orderables';

const DATE = '2026-01-14';
const HOUR = 3_600_000;
const placed = (id: string, at = 0, ref = `Request/${id}`): PlacedOrder => ({
	ref,
	id,
	at,
	status: 'active'
});
const found = (drugId: string, ...running: string[]) =>
	drugDuplicates(
		drugId,
		running.map((id) => placed(id)),
		DATE
	).map(({ id, severity }) => `${severity} ${id}`);

describe('drugDuplicates', () => {
	it.each([
		['ceftriaxone', 'ceftriaxone', 'soft duplicate.drug.ceftriaxone'],
		['acetaminophen', 'hydrocodone-acetaminophen', 'soft duplicate.drug.acetaminophen'],
		['metoprolol-tartrate', 'metoprolol-succinate', 'soft duplicate.drug.metoprolol-tartrate'],
		['insulin-lispro', 'insulin-lispro', 'advice duplicate.drug.insulin-lispro'],
		['ibuprofen', 'naproxen', 'soft duplicate.class.nsaid'],
		['omeprazole', 'pantoprazole', 'soft duplicate.class.proton-pump-inhibitor'],
		['simvastatin', 'atorvastatin', 'soft duplicate.class.statin'],
		['levofloxacin', 'ciprofloxacin', 'soft duplicate.class.fluoroquinolone'],
		['cefepime', 'ceftriaxone', 'soft duplicate.class.cephalosporin'],
		['ampicillin-sulbactam', 'ceftriaxone', 'advice duplicate.class.beta-lactam'],
		['lisinopril', 'losartan', 'advice duplicate.class.ras-inhibitor'],
		['hydromorphone', 'morphine', 'advice duplicate.class.opioid']
	])('%s over %s is "%s"', (drugId, running, expected) => {
		expect(found(drugId, running)).toEqual([expected]);
	});

	it.each([
		['enoxaparin', 'apixaban'],
		['ketorolac', 'ibuprofen']
	])('leaves %s over %s to the interactions', (drugId, running) => {
		expect(found(drugId, running)).toEqual([]);
	});

	it.each([
		['aspirin', 'clopidogrel'],
		['insulin-lispro', 'insulin-glargine'],
		['senna', 'polyethylene-glycol'],
		['ceftriaxone', 'azithromycin'],
		['moonstone', 'ceftriaxone'],
		['ceftriaxone', 'moonstone']
	])('finds nothing in %s over %s', (drugId, running) => {
		expect(found(drugId, running)).toEqual([]);
	});

	it('names every order it speaks of, and puts the gravest first', () => {
		const running = [placed('oxycodone'), placed('morphine', 0, 'a'), placed('morphine', 1, 'b')];
		const checks = drugDuplicates('morphine', running, DATE);
		expect(checks.map(({ id, about }) => [id, about])).toEqual([
			['duplicate.drug.morphine', ['a', 'b']],
			['duplicate.class.opioid', ['Request/oxycodone']]
		]);
	});

	it('always sees the same drug, and never gives one id twice', () => {
		const drug = fc.constantFrom(...DRUGS.map(({ id }) => id));
		fc.assert(
			fc.property(drug, fc.array(drug, { maxLength: 8 }), (one, others) => {
				const ids = drugDuplicates(
					one,
					[one, ...others].map((id) => placed(id)),
					DATE
				).map(({ id }) => id);
				expect(ids).toContain(`duplicate.drug.${one}`);
				expect(new Set(ids).size).toBe(ids.length);
			})
		);
	});
});

describe('serviceDuplicates', () => {
	const lactate = { kind: 'laboratory', id: 'lactate-venous' } as const;

	it('stops a second lab inside its window, and not at its end', () => {
		const window = (findLab('lactate-venous')?.duplicateWithinHours ?? 0) * HOUR;
		expect(window).toBeGreaterThan(0);
		const before = [placed('lactate-venous', 1000)];
		const [check, ...rest] = serviceDuplicates(lactate, before, 1000 + window - 1);
		expect(rest).toEqual([]);
		expect(check).toMatchObject({
			id: 'duplicate.lab.lactate-venous',
			severity: 'soft',
			about: ['Request/lactate-venous']
		});
		expect(serviceDuplicates(lactate, before, 1000 + window)).toEqual([]);
	});

	it('sees the same study inside 24 hours, done or not, and one placed for later', () => {
		const [study] = IMAGING;
		const id = study?.id ?? 'none';
		const done = [{ ...placed(id, 0), status: 'completed' }];
		const ask = (nowAt: number) => serviceDuplicates({ kind: 'imaging', id }, done, nowAt).length;
		expect([0, 23 * HOUR, 24 * HOUR, -2 * HOUR].map(ask)).toEqual([1, 1, 0, 1]);
	});

	it('says when, in words', () => {
		const detail = (ago: number) =>
			serviceDuplicates(lactate, [placed('lactate-venous', 0)], ago)[0]?.detail ?? 'none';
		expect(detail(0)).toContain('just now (active)');
		expect(detail(60_000)).toContain('1 minute ago');
		expect(detail(119 * 60_000)).toContain('119 minutes ago');
		expect(detail(-1)).toContain('for later');
	});

	it('finds nothing for another item or an unknown one', () => {
		expect(serviceDuplicates(lactate, [placed('cbc')], 0)).toEqual([]);
		expect(
			serviceDuplicates({ kind: 'imaging', id: 'moonstone' }, [placed('moonstone')], 0)
		).toEqual([]);
	});

	it('depends on each lab’s own window and nothing else', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...LABS),
				fc.double({ min: 0, max: 200, noNaN: true }),
				(lab, h) => {
					const checks = serviceDuplicates(
						{ kind: 'laboratory', id: lab.id },
						[placed(lab.id, 0)],
						h * HOUR
					);
					expect(checks.length).toBe(h * HOUR < lab.duplicateWithinHours * HOUR ? 1 : 0);
				}
			)
		);
	});
});
