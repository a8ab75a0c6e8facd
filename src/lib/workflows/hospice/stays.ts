/** The stays of a chart: each one election of hospice care, from referral to its end. */
import type { Instance, Machines } from '$lib/engine/model';
import { fhirDateTime, type Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import type { Ref, ResourceOf } from '$lib/fhir/types';
import { NAME } from './actions';
import { filed, papersOf } from './papers';

export type StayEncounter = ResourceOf<'Encounter'>;

/** Coding system of the type of a stay, so that other visits of the chart are not taken for one. */
export const STAY_SYSTEM = 'urn:preceptor:hospice:stay';

export const STATES = {
	referred: 'Referred',
	eligible: 'Eligible, not elected',
	declined: 'Not admitted',
	elected: 'Elected, notice not accepted',
	onService: 'On service',
	revoked: 'Revoked',
	transferred: 'Transferred',
	discharged: 'Discharged',
	died: 'Died'
} as const;
export type StayState = keyof typeof STATES;

export const ENDED: readonly StayState[] = [
	'declined',
	'revoked',
	'transferred',
	'discharged',
	'died'
];

type Place = { readonly chart: Chart; readonly start: Start };

export function stayIn({ chart }: Pick<Place, 'chart'>, id: string): StayEncounter | undefined {
	const found = chart.one('Encounter', id);
	return found && isStay(found) ? found : undefined;
}

function isStay(encounter: StayEncounter): boolean {
	return (encounter.type ?? []).some((type) =>
		type.coding?.some(({ system }) => system === STAY_SYSTEM)
	);
}

/** Where a stay stands by its papers, for a machine that has not met it yet. */
export function standingOf(place: Place, stay: StayEncounter): StayState {
	const papers = papersOf(place, stay.id);
	const has = (kind: Parameters<typeof filed>[1]) => filed(papers, kind).length > 0;
	if (has('death-record')) return 'died';
	if (has('revocation')) return 'revoked';
	if (has('transfer')) return 'transferred';
	if (has('discharge')) return 'discharged';
	if (has('election'))
		return filed(papers, 'notice-of-election').some(({ reply }) => reply === 'accepted')
			? 'onService'
			: 'elected';
	const decision = filed(papers, 'eligibility').at(-1)?.values['decision'];
	return decision === 'admit' ? 'eligible' : decision === 'decline' ? 'declined' : 'referred';
}

export interface Stay {
	readonly id: string;
	readonly patient: Ref | null;
	readonly state: StayState;
	/** FHIR dateTime: of the referral until there is an effective date. */
	readonly from: string | null;
	readonly to: string | null;
}

type Where = Place & { readonly machines: Machines };

/** The stays of a patient (or of all), the newest last. */
export function staysOf(world: Where, patient?: Ref): Stay[] {
	return world.chart
		.shelf('Encounter')
		.filter((one) => isStay(one) && (patient === undefined || one.subject?.reference === patient))
		.map((one) => ({
			id: one.id,
			patient: one.subject?.reference ?? null,
			state: stateNow(world, one),
			from: one.period?.start ?? null,
			to: one.period?.end ?? null
		}))
		.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

export function stateNow(world: Where, stay: StayEncounter): StayState {
	const machine: Instance | undefined = world.machines.get(NAME, stay.id);
	const value = machine && String(machine.snapshot.value);
	return value !== undefined && Object.hasOwn(STATES, value)
		? (value as StayState)
		: standingOf(world, stay);
}

/** Civil minute of a simulated time, at the scenario’s own offset: `2026-01-14T09:30`. */
export function minuteAt(start: Start, at: number): string {
	return fhirDateTime(start, at).slice(0, 16);
}
