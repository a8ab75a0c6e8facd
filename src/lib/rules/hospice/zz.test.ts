import fc from 'fast-check';
import { it, expect } from 'vitest';
import { levelDays } from './level-days';
import type { LevelChange, StayRecord } from './model';
it('same from any day as from the first', () => {
	const day = fc.integer({ min: 1, max: 30 }).map((n) => `2025-11-${String(n).padStart(2, '0')}`);
	const change = fc.record({ level: fc.constantFrom('routine', 'respite', 'respite', 'inpatient', 'continuous'), at: fc.tuple(day, fc.constantFrom('T00:00', 'T08:00', 'T23:59')).map(([d, t]) => d + t) });
	fc.assert(fc.property(fc.array(change, { maxLength: 6 }), day, day, (changes, effective, from) => {
		const record = { election: { effective }, exit: null, visits: [], levels: changes.map((c) => ({ ...c, site: 'home', paper: 'p' }) as unknown as LevelChange) } as unknown as StayRecord;
		const whole = levelDays(record, effective, '2025-12-05');
		expect(levelDays(record, from, '2025-12-05')).toEqual(whole.filter((d) => d.day >= from));
	}), { numRuns: 4000 });
});
