import { describe, expect, it } from 'vitest';
import { updateWindow } from './hope-windows';

describe('updateWindow', () => {
	it('gives both readings of the first update visit after an election on 5 October 2026', () => {
		expect(updateWindow('update-1', '2026-10-05')).toMatchObject({
			dayZero: { from: '2026-10-11', to: '2026-10-20' },
			dayOne: { from: '2026-10-10', to: '2026-10-19' },
			both: { from: '2026-10-11', to: '2026-10-19' },
			either: { from: '2026-10-10', to: '2026-10-20' },
			days: [6, 15]
		});
	});

	it('gives both readings of the second', () => {
		expect(updateWindow('update-2', '2026-10-05')).toMatchObject({
			dayZero: { from: '2026-10-21', to: '2026-11-04' },
			dayOne: { from: '2026-10-20', to: '2026-11-03' },
			both: { from: '2026-10-21', to: '2026-11-03' },
			either: { from: '2026-10-20', to: '2026-11-04' },
			days: [16, 30]
		});
	});

	it('has none for an election before HOPE', () => {
		expect(updateWindow('update-1', '2025-09-30')).toBeNull();
		expect(updateWindow('update-1', '2025-10-01')).not.toBeNull();
	});
});
