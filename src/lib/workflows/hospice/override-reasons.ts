import type { OverrideReason } from '$lib/engine/answers';

/** Why somebody signs although a check asked: kept with the paper. Codes are a stored format. */
export const OVERRIDE_REASONS: readonly OverrideReason[] = [
	{ code: 'as-signed', label: 'So it stands on the signed paper', needsNote: false },
	{ code: 'ordered-so', label: 'So it was ordered, and asked back', needsNote: true },
	{ code: 'true-so', label: 'True, however unusual', needsNote: true },
	{ code: 'corrected-later', label: 'The correction is under way', needsNote: true },
	{ code: 'other', label: 'Other', needsNote: true }
];
