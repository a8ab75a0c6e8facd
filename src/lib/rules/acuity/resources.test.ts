import { describe, expect, it } from 'vitest';
import { EDITION_IDS } from './editions';
import {
	NOT_RESOURCE_IDS,
	RESOURCE_IDS,
	resourceCount,
	resourceRow,
	type ResourceId
} from './resources';

const FIXTURES: readonly (readonly [string, readonly ResourceId[], number])[] = [
	['blood count, electrolytes and coagulation', ['labs', 'labs', 'labs'], 1],
	['blood count and chest film', ['labs', 'plain-film'], 2],
	['blood count and urinalysis', ['labs', 'labs'], 1],
	['chest and abdominal film', ['plain-film', 'plain-film'], 1],
	['neck film and head CT', ['plain-film', 'ct'], 2],
	['nothing', [], 0],
	['splint and tetanus shot', ['crutches-splint-sling', 'tetanus-shot'], 0],
	['lock and point-of-care test', ['saline-lock', 'point-of-care-test'], 0],
	['laceration repair with a tetanus shot', ['simple-procedure', 'tetanus-shot'], 1],
	['sedation', ['complex-procedure'], 2],
	['film, sedation', ['plain-film', 'complex-procedure'], 3],
	['nebulizer and medicine by mouth', ['nebulized-medicine', 'oral-medicine'], 1],
	['intravenous and intramuscular medicine', ['iv-medicine', 'im-medicine'], 1],
	['fluid and intravenous medicine', ['iv-fluids', 'iv-medicine'], 2],
	['labs, fluid, CT, consultation', ['labs', 'iv-fluids', 'ct', 'specialty-consult'], 4],
	['ECG and labs', ['ecg', 'labs'], 2]
];

describe.each(EDITION_IDS)('resourceCount in %s', (edition) => {
	it.each(FIXTURES)('%s', (_, ids, count) => {
		expect(resourceCount(edition, ids)).toMatchObject({ count, most: count, isSettled: true });
	});

	it.each([
		[['ecg', 'plain-film'], 1, 2],
		[['ct', 'ultrasound'], 1, 2],
		[['ecg', 'plain-film', 'labs'], 2, 3]
	] as const)('%o may be %d or %d', (ids, count, most) => {
		expect(resourceCount(edition, ids)).toMatchObject({ count, most, isSettled: false });
	});

	it.each(NOT_RESOURCE_IDS)('%s is no resource', (id) => {
		expect(resourceCount(edition, [id])).toMatchObject({ count: 0, kinds: [], uncounted: [id] });
	});

	it.each(RESOURCE_IDS.filter((id) => resourceRow(id).kind !== null))('%s is one', (id) => {
		const { count, kinds } = resourceCount(edition, [id]);
		expect(count).toBe(id === 'complex-procedure' ? 2 : 1);
		expect(kinds).toEqual([resourceRow(id).kind]);
	});
});
