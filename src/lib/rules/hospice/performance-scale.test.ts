import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isPerformanceLevel,
	PERFORMANCE,
	PERFORMANCE_COLUMNS,
	PERFORMANCE_LEVELS,
	PERFORMANCE_ORDER,
	performanceFrom,
	type PerformanceSeen
} from './performance-scale';

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];
const ids = {
	walking: keys(PERFORMANCE_COLUMNS.walking),
	activity: keys(PERFORMANCE_COLUMNS.activity),
	selfCare: keys(PERFORMANCE_COLUMNS.selfCare),
	intake: keys(PERFORMANCE_COLUMNS.intake),
	consciousness: keys(PERFORMANCE_COLUMNS.consciousness)
};
const seen: fc.Arbitrary<PerformanceSeen> = fc.record({
	walking: fc.constantFrom(...ids.walking),
	activity: fc.constantFrom(...ids.activity),
	selfCare: fc.constantFrom(...ids.selfCare),
	intake: fc.constantFrom(...ids.intake),
	consciousness: fc.constantFrom(...ids.consciousness)
});
const NOTHING: PerformanceSeen = {
	walking: null,
	activity: null,
	selfCare: null,
	intake: null,
	consciousness: null
};

/** The rows of the scale as a nurse would see them. */
const ROWS: readonly (readonly [number, PerformanceSeen])[] = [
	[100, row('full', 'no-signs', 'full', 'normal', 'full')],
	[90, row('full', 'some-disease', 'full', 'normal', 'full')],
	[80, row('full', 'with-effort', 'full', 'less', 'full')],
	[70, row('less', 'no-usual-work', 'full', 'less', 'full')],
	[60, row('less', 'no-housework', 'some-help', 'normal', 'confused')],
	[50, row('sits-or-lies', 'no-work', 'much-help', 'normal', 'full')],
	[40, row('mostly-in-bed', 'little', 'mainly-helped', 'less', 'drowsy')],
	[30, row('bed-bound', 'none', 'total', 'less', 'drowsy')],
	[20, row('bed-bound', 'none', 'total', 'sips', 'drowsy')],
	[10, row('bed-bound', 'none', 'total', 'mouth-care', 'coma')],
	[0, row('dead', 'none', 'total', 'mouth-care', 'coma')]
];

function row(
	walking: PerformanceSeen['walking'],
	activity: PerformanceSeen['activity'],
	selfCare: PerformanceSeen['selfCare'],
	intake: PerformanceSeen['intake'],
	consciousness: PerformanceSeen['consciousness']
): PerformanceSeen {
	return { walking, activity, selfCare, intake, consciousness };
}

describe('performanceFrom', () => {
	it.each(ROWS)('reads the row of %d percent', (level, columns) => {
		expect(performanceFrom(columns)).toEqual({ level, left: [level], misfits: [], missing: [] });
	});

	it('lets the left column win, and says which one does not fit', () => {
		const fedWell = row('bed-bound', 'none', 'total', 'normal', 'full');
		expect(performanceFrom(fedWell)).toMatchObject({ level: 30, misfits: ['intake'] });
		const walks = row('full', 'with-effort', 'total', 'sips', 'coma');
		expect(performanceFrom(walks)).toMatchObject({
			level: 80,
			misfits: ['selfCare', 'intake', 'consciousness']
		});
	});

	it('gives no level while more than one is left, and says which', () => {
		expect(performanceFrom({ ...NOTHING, walking: 'bed-bound', activity: 'none' })).toEqual({
			level: null,
			left: [10, 20, 30],
			misfits: [],
			missing: ['selfCare', 'intake', 'consciousness']
		});
		expect(performanceFrom(NOTHING).left).toEqual([...PERFORMANCE_LEVELS]);
	});

	it.each([
		['walking', 'full', 80, 100],
		['walking', 'less', 60, 70],
		['walking', 'bed-bound', 10, 30],
		['selfCare', 'full', 70, 100],
		['selfCare', 'total', 0, 30],
		['intake', 'normal', 40, 100],
		['intake', 'less', 30, 80],
		['consciousness', 'confused', 20, 60],
		['consciousness', 'drowsy', 10, 40]
	] as const)('%s %s alone leaves %d to %d percent', (column, id, low, high) => {
		const { left } = performanceFrom({ ...NOTHING, [column]: id });
		expect([left[0], left.at(-1)]).toEqual([low, high]);
	});

	it('gives a level without the columns that cannot change it', () => {
		expect(performanceFrom({ ...NOTHING, walking: 'sits-or-lies' }).level).toBe(50);
	});

	it('refuses a word that its column does not have', () => {
		const wrong = { ...NOTHING, walking: 'hops' } as unknown as PerformanceSeen;
		expect(() => performanceFrom(wrong)).toThrow(
			'walking "hops", expected one of full, less, sits-or-lies, mostly-in-bed, bed-bound, dead'
		);
		const inherited = { ...NOTHING, intake: 'toString' } as unknown as PerformanceSeen;
		expect(() => performanceFrom(inherited)).toThrow('intake "toString"');
	});

	it('always gives one level where all five columns are seen', () => {
		fc.assert(
			fc.property(seen, (columns) => {
				const { level, left } = performanceFrom(columns);
				expect(left).toEqual([level]);
				expect(isPerformanceLevel(level ?? -1)).toBe(true);
			})
		);
	});

	it('never gives a higher level for anything that looks worse', () => {
		fc.assert(
			fc.property(seen, seen, fc.constantFrom(...PERFORMANCE_ORDER), (a, other, column) => {
				const b: PerformanceSeen = { ...a, [column]: other[column] };
				const at = (one: PerformanceSeen) =>
					(ids[column] as readonly unknown[]).indexOf(one[column]);
				const [better, worse] = at(a) <= at(b) ? [a, b] : [b, a];
				expect(performanceFrom(worse).level ?? 0).toBeLessThanOrEqual(
					performanceFrom(better).level ?? 0
				);
			}),
			{ numRuns: 1000 }
		);
	});

	it('never leaves the stretch that walking gives', () => {
		fc.assert(
			fc.property(seen, (columns) => {
				const walking = performanceFrom({ ...NOTHING, walking: columns.walking }).left;
				expect(walking).toContain(performanceFrom(columns).level);
			})
		);
	});
});

describe('the scale', () => {
	it('has an anchor for every level, and no half steps', () => {
		expect(PERFORMANCE.value.anchors.map(({ value }) => Number(value))).toEqual(
			PERFORMANCE_LEVELS.toReversed()
		);
		expect(isPerformanceLevel(45)).toBe(false);
	});
});
