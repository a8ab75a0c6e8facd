/** The medication administration record: each order with the doses that were given, held or refused. */
import type { Chart } from '$lib/fhir/chart';
import { medications, type MedicationRow } from '$lib/fhir/selectors/medications';
import { administrations, type AdministrationRow } from '$lib/fhir/selectors/orders';
import type { Ref } from '$lib/fhir/types';
import { isInUse } from './medication-list';

export type MarSection = 'scheduled' | 'as-needed' | 'stopped' | 'without-order';

export interface MarRow {
	readonly id: string;
	readonly section: MarSection;
	readonly name: string;
	readonly sig: string;
	readonly order: MedicationRow | null;
	/** Newest first. */
	readonly doses: readonly AdministrationRow[];
}

export const MAR_SECTIONS: Readonly<Record<MarSection, string>> = {
	scheduled: 'Scheduled',
	'as-needed': 'As needed (PRN)',
	stopped: 'Stopped or completed',
	'without-order': 'Given without an order in this chart'
};

/**
 * Inpatient orders with their doses, scheduled ones first. Stopped orders appear only when a dose was
 * given under them; doses that name no known order stand last, together by medicine.
 */
export function marRows(chart: Chart, patient: Ref): MarRow[] {
	const given = administrations(chart, patient);
	const byOrder = new Map<Ref, AdministrationRow[]>();
	const strays = new Map<string, AdministrationRow[]>();
	const inpatient = medications(chart, patient).filter((row) => row.category === 'inpatient');
	const known = new Set(inpatient.map((row) => row.ref));
	for (const dose of given) {
		const shelf = dose.order !== null && known.has(dose.order) ? byOrder : strays;
		const key = shelf === byOrder ? (dose.order ?? '') : dose.name;
		const held = shelf.get(key);
		if (held) held.push(dose);
		else shelf.set(key, [dose]);
	}
	const ordered = inpatient
		.map((order): MarRow => ({
			id: order.ref,
			section: !isInUse(order)
				? 'stopped'
				: isAsNeeded(chart, order.ref)
					? 'as-needed'
					: 'scheduled',
			name: order.name,
			sig: order.sig,
			order,
			doses: byOrder.get(order.ref) ?? []
		}))
		.filter((row) => row.section !== 'stopped' || row.doses.length > 0);
	const loose = [...strays].map(([name, doses]): MarRow => ({
		id: `stray-${name}`,
		section: 'without-order',
		name,
		sig: '',
		order: null,
		doses
	}));
	return (['scheduled', 'as-needed', 'stopped', 'without-order'] as const).flatMap((section) =>
		[...ordered, ...loose].filter((row) => row.section === section)
	);
}

function isAsNeeded(chart: Chart, ref: Ref): boolean {
	const order = chart.get(ref);
	return (
		order?.resourceType === 'MedicationRequest' &&
		(order.dosageInstruction ?? []).some(
			(dosage) => dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined
		)
	);
}
