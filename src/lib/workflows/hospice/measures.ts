/** What a paper measures and the chart keeps as a reading, so that trends can be drawn over papers. */
import type { PaperKind } from './fields';

export interface Measure {
	/** Field of the papers that take it. */
	readonly field: string;
	readonly label: string;
	readonly system: string;
	readonly code: string;
	/** UCUM. */
	readonly unit: string;
}

const LOINC = 'http://loinc.org';
/** For scales that we name in our own words. */
const OWN = 'urn:preceptor:measure';

/** Source of the LOINC codes: LOINC 2.78. */
export const MEASURES: readonly Measure[] = [
	{ field: 'performance', label: 'Performance scale', system: OWN, code: 'performance', unit: '%' },
	{ field: 'weightKg', label: 'Weight', system: LOINC, code: '29463-7', unit: 'kg' },
	{ field: 'muacCm', label: 'Mid-upper arm circumference', system: OWN, code: 'muac', unit: 'cm' },
	{ field: 'pain', label: 'Pain', system: LOINC, code: '72514-3', unit: '{score}' },
	{
		field: 'breath',
		label: 'Breathlessness',
		system: OWN,
		code: 'breathlessness',
		unit: '{score}'
	},
	{ field: 'sbp', label: 'BP systolic', system: LOINC, code: '8480-6', unit: 'mm[Hg]' },
	{ field: 'dbp', label: 'BP diastolic', system: LOINC, code: '8462-4', unit: 'mm[Hg]' },
	{ field: 'hr', label: 'Heart rate', system: LOINC, code: '8867-4', unit: '/min' },
	{ field: 'rr', label: 'Respiratory rate', system: LOINC, code: '9279-1', unit: '/min' },
	{ field: 'spo2', label: 'SpO2', system: LOINC, code: '59408-5', unit: '%' }
];

/** Papers that measure, with the field that says when. */
export const MEASURING: Readonly<Partial<Record<PaperKind, 'at' | 'end' | 'on'>>> = {
	'initial-assessment': 'at',
	'comprehensive-assessment': 'at',
	'visit-note': 'end'
};
