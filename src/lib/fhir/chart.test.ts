import { describe, expect, it } from 'vitest';
import { Chart } from './chart';
import type { Resource } from './types';

const flag = (id: string, status: 'active' | 'inactive' = 'active'): Resource => ({
	resourceType: 'Flag',
	id,
	status,
	code: { text: id },
	subject: { reference: 'Patient/a' }
});

describe('shelf', () => {
	it('is what all gives, and the identical list while nothing of its type changes', () => {
		const chart = Chart.of([flag('a'), flag('b')]);
		const before = chart.shelf('Flag');
		expect(before).toEqual(chart.all('Flag'));
		const after = chart.applyOwned([{ put: { resourceType: 'Patient', id: 'a' } }]);
		expect(after.shelf('Flag')).toBe(before);
	});

	it.each([
		['comes', { put: flag('c') }, ['a', 'b', 'c']],
		['changes', { put: flag('a', 'inactive') }, ['a', 'b']],
		['goes', { remove: 'Flag/a' }, ['b']]
	])('is another list when a resource %s', (_, change, ids) => {
		const chart = Chart.of([flag('a'), flag('b')]);
		const before = chart.shelf('Flag');
		const after = chart.applyOwned([change]).shelf('Flag');
		expect(after).not.toBe(before);
		expect(after.map(({ id }) => id)).toEqual(ids);
		expect(before).toEqual([flag('a'), flag('b')]);
	});

	it('of a copy goes its own way', () => {
		const chart = Chart.of([flag('a')]);
		const copy = chart.copy();
		chart.applyOwned([{ put: flag('b') }]);
		expect(copy.shelf('Flag')).toHaveLength(1);
		expect(chart.shelf('Flag')).toHaveLength(2);
	});

	it('gives lists of all that a caller may change', () => {
		const chart = Chart.of([flag('a')]);
		chart.all('Flag').pop();
		expect(chart.all('Flag')).toHaveLength(1);
	});
});
