/** Facts for tests: a well adult to whom a test adds what it is about. */
import { NO_VITALS, type AcuityFacts, type Vitals } from './facts';

/** What a test may tell of a patient; vitals are added to the well adult's. */
export type Told = Partial<Omit<AcuityFacts, 'vitals'>> & { readonly vitals?: Partial<Vitals> };

/** Usual for an adult, and out of danger in every age from 12 months on but for the respiratory rate. */
export const WELL_VITALS: Vitals = {
	...NO_VITALS,
	hr: 80,
	rr: 16,
	spo2: 98,
	sbp: 120,
	dbp: 76,
	tempC: 37,
	avpu: 'A',
	gcs: 15,
	pain: 2
};

/** A well adult of 40 years by version 5, who needs nothing. */
export function factsWith({ vitals, ...told }: Told): AcuityFacts {
	return {
		edition: 'ESI-v5',
		age: { value: 40, unit: 'a' },
		vitals: { ...WELL_VITALS, ...vitals },
		lifeSaving: [],
		highRisk: [],
		alteredMentalStatus: false,
		severeDistress: false,
		resources: [],
		pregnant: false,
		...told
	};
}
