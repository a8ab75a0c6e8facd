/** Small words that findings and figures share. */
import { oneOf } from '$lib/engine/sentences';
import { HIGH_RISK, isHighRiskId } from '$lib/rules/acuity/high-risk';
import { isLifeSavingId, lifeSavingRow } from '$lib/rules/acuity/life-saving';
import { FINDINGS_AT_B } from './lists';

/** `4 min`, `2 h 5 min`; the sign is left out. */
export function minutesText(ms: number): string {
	const whole = Math.abs(Math.round(ms / 60_000));
	return whole < 120 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** How late in whole minutes begun, so that seconds never read as none. */
export function lateText(ms: number): string {
	return `${minutesText(Math.max(1, Math.ceil(ms / 60_000)) * 60_000)} late`;
}

/** `level 2`, `level 2 or 3`. */
export function levelsText(levels: readonly number[]): string {
	return `level ${oneOf(levels)}`;
}

/** A reason named at point A or B, in words; an id of no list as it stands. */
export function reasonText(id: string): string {
	if (isHighRiskId(id)) return HIGH_RISK[id].label;
	if (isLifeSavingId(id)) return lifeSavingRow(id).label;
	return (FINDINGS_AT_B as Readonly<Record<string, string>>)[id]?.toLowerCase() ?? id;
}
