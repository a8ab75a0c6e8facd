import type { OverrideReason } from '$lib/engine/answers';

/** Why a nurse signs although a check asked: kept with the note. */
export const OVERRIDE_REASONS: readonly OverrideReason[] = [
	{ code: 'measured-again', label: 'Measured again, the same', needsNote: false },
	{ code: 'fits-patient', label: 'Usual for this patient', needsNote: false },
	{ code: 'cannot-obtain', label: 'Cannot be had now', needsNote: true },
	{ code: 'patient-wish', label: 'The patient’s own wish', needsNote: true },
	{ code: 'emergency', label: 'Emergency, no time', needsNote: false },
	{ code: 'other', label: 'Other', needsNote: true }
];
