/**
 * Why an ordering clinician goes on past a soft stop. Codes are a stored format: an action carries
 * one, so none is ever reused. Whether a reason is a good one in a case is the key's judgment.
 */
export interface OverrideReason {
	readonly code: string;
	readonly label: string;
	/** The reason says nothing until a sentence of the orderer's own stands beside it. */
	readonly needsNote: boolean;
}

export const OVERRIDE_REASONS: readonly OverrideReason[] = [
	{ code: 'tolerated-before', label: 'Patient has tolerated this before', needsNote: false },
	{ code: 'benefit-outweighs-risk', label: 'Benefit outweighs the risk', needsNote: true },
	{ code: 'will-monitor', label: 'Will monitor (say what and when)', needsNote: true },
	{ code: 'dose-adjusted', label: 'Dose or interval already adjusted', needsNote: false },
	{ code: 'inaccurate-warning', label: 'Warning rests on wrong information', needsNote: true },
	{ code: 'no-alternative', label: 'No suitable alternative', needsNote: false },
	{ code: 'comfort-care', label: 'Comfort is the goal of care', needsNote: false },
	{ code: 'other-drug-stopped', label: 'The other drug has been stopped', needsNote: false },
	{ code: 'protocol', label: 'Given under a protocol or pathway', needsNote: false }
];

const LABELS = new Map(OVERRIDE_REASONS.map((reason) => [reason.code, reason.label]));

/** The label of an override reason; a code this version does not know is shown as it is. */
export function overrideReasonLabel(code: string): string {
	return LABELS.get(code) ?? code;
}
