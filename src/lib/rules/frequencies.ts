/**
 * How often. Codes are what an order stores, labels what everyone reads: no label uses an
 * abbreviation from the Joint Commission's do-not-use list. Whether a drug is given only as needed
 * is not a frequency but a flag of the order.
 */
export interface Frequency {
	readonly code: string;
	readonly label: string;
	/** Most times in 24 hours; 1 for a single dose; null for something that runs without end. */
	readonly timesPerDay: number | null;
	/** Hours between doses; null where there is no second dose or no gap. */
	readonly intervalHours: number | null;
	/** What people type when they mean it. Only searched, never shown. */
	readonly typed: readonly string[];
}

function every(hours: number, ...typed: string[]): Frequency {
	return {
		code: `Q${hours}H`,
		label: hours === 1 ? 'every hour' : `every ${hours} hours`,
		timesPerDay: 24 / hours,
		intervalHours: hours,
		typed: [`q${hours}`, ...typed]
	};
}

function named(
	code: string,
	label: string,
	timesPerDay: number | null,
	intervalHours: number | null,
	...typed: string[]
): Frequency {
	return { code, label, timesPerDay, intervalHours, typed };
}

export const FREQUENCIES: readonly Frequency[] = [
	named('once', 'once', 1, null, 'x1', 'one', 'time'),
	named('daily', 'daily', 1, 24, 'qd', 'qday', 'every', 'day'),
	named('every-morning', 'every morning', 1, 24, 'qam'),
	named('nightly', 'nightly', 1, 24, 'qhs', 'hs', 'bedtime', 'qpm'),
	named('BID', '2 times daily', 2, 12, 'twice'),
	named('TID', '3 times daily', 3, 8, 'three'),
	named('QID', '4 times daily', 4, 6, 'four'),
	named('before-meals', 'before meals', 3, 8, 'ac'),
	named('with-meals', 'with meals', 3, 8, 'wm'),
	named('before-meals-and-nightly', 'before meals and nightly', 4, 6, 'achs'),
	named('Q3MIN', 'every 3 minutes', 480, 0.05),
	named('Q5MIN', 'every 5 minutes', 288, 1 / 12),
	named('Q15MIN', 'every 15 minutes', 96, 0.25),
	named('Q20MIN', 'every 20 minutes', 72, 1 / 3),
	every(1),
	every(2),
	every(3),
	every(4),
	every(6),
	every(8),
	every(12),
	every(24),
	every(36),
	every(48),
	every(72),
	named('every-other-day', 'every other day', 0.5, 48, 'qod'),
	named('weekly', 'once a week', 1 / 7, 168, 'qweek', 'weekly'),
	named('per-shift', 'every shift', 3, 8, 'shift'),
	named('continuous', 'continuous', null, null, 'infusion', 'drip', 'cont')
];

const BY_CODE = new Map(FREQUENCIES.map((frequency) => [frequency.code, frequency]));

/** The frequency with this code, or nothing. */
export function findFrequency(code: string): Frequency | undefined {
	return BY_CODE.get(code);
}

/** A frequency in words, with its PRN reason where it has one: "every 6 hours as needed for pain". */
export function frequencyLabel(code: string, prn = false, reason?: string): string {
	const label = findFrequency(code)?.label ?? code;
	if (!prn) return label;
	return `${label} as needed${reason === undefined ? '' : ` for ${reason}`}`;
}
