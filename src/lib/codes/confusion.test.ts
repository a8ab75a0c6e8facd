import { expect, it } from 'vitest';
import { confusionTable, type ConfusionPair } from './confusion';

const pair = (
	expected: string | null,
	entered: string | null,
	type: ConfusionPair['type'],
	scenario: string
): ConfusionPair => ({ expected, entered, type, scenario });

const PAIRS = [
	pair('E11.22', 'E11.21', 'specificity', 'coding/b'),
	pair('N18.30', null, 'missed', 'coding/a'),
	pair('E11.22', 'E11.21', 'specificity', 'coding/a'),
	pair(null, 'R05.9', 'unsupported', 'coding/a'),
	pair('E11.22', 'E11.21', 'specificity', 'coding/a')
];

it('puts the most frequent confusion first, with its scenarios and totals', () => {
	const table = confusionTable(PAIRS);
	expect(table.total).toBe(5);
	expect(table.rows[0]).toEqual({
		expected: 'E11.22',
		entered: 'E11.21',
		type: 'specificity',
		count: 3,
		scenarios: ['coding/a', 'coding/b']
	});
	expect(table.byType[0]).toEqual({ type: 'specificity', count: 3 });
	expect(table.byFamily).toEqual([
		{ family: 'E11', count: 3 },
		{ family: 'N18', count: 1 },
		{ family: 'R05', count: 1 }
	]);
});

it('is the same whatever the order', () => {
	expect(confusionTable(PAIRS.toReversed())).toEqual(confusionTable(PAIRS));
	expect(confusionTable([])).toEqual({ rows: [], total: 0, byType: [], byFamily: [] });
});
