import type { MedicationRow } from '$lib/fhir/selectors/medications';
import type { Tone } from '$lib/ui/Chip.svelte';

/** The order in which a chart shows them: what is given here, what is taken at home, what is planned. */
export const MEDICATION_GROUPS = [
	{ category: 'inpatient', title: 'Inpatient' },
	{ category: 'home', title: 'Home' },
	{ category: 'discharge', title: 'For discharge' }
] as const;

/** Whether a medicine is taken now or stands on hold, so that it still has to be thought of. */
export function isInUse(row: Pick<MedicationRow, 'status'>): boolean {
	return ['active', 'on-hold', 'draft', 'intended', 'unknown'].includes(row.status);
}

export function statusTone(status: string): Tone {
	if (status === 'active') return 'good';
	return status === 'on-hold' || status === 'draft' ? 'warning' : 'neutral';
}
