/**
 * What is measured at triage: each once, with its LOINC, UCUM unit and ranges. Outside `hard` is an
 * error of the note, outside `soft` is asked about; the soft range of a child is narrower or wider
 * than an adult's and is asked of `rules/acuity` in `validate.ts`.
 *
 * Source: LOINC 2.78 for the codes; ranges are those of the house handbook for triage notes (A3).
 */
export interface Measure {
	/** Field of the form. */
	readonly field: string;
	readonly label: string;
	readonly loinc: string;
	/** UCUM. */
	readonly unit: string;
	readonly hard: readonly [number, number];
	/** Of an adult. */
	readonly soft?: readonly [number, number];
}

export const MEASURES: readonly Measure[] = [
	{
		field: 'hr',
		label: 'Heart rate',
		loinc: '8867-4',
		unit: '/min',
		hard: [0, 300],
		soft: [40, 180]
	},
	{
		field: 'rr',
		label: 'Respiratory rate',
		loinc: '9279-1',
		unit: '/min',
		hard: [0, 120],
		soft: [8, 40]
	},
	{
		field: 'sbp',
		label: 'BP systolic',
		loinc: '8480-6',
		unit: 'mm[Hg]',
		hard: [20, 300],
		soft: [80, 220]
	},
	{
		field: 'dbp',
		label: 'BP diastolic',
		loinc: '8462-4',
		unit: 'mm[Hg]',
		hard: [10, 200],
		soft: [40, 130]
	},
	{ field: 'spo2', label: 'SpO2', loinc: '59408-5', unit: '%', hard: [0, 100], soft: [85, 100] },
	{
		field: 'oxygenFlow',
		label: 'Oxygen flow',
		loinc: '3151-8',
		unit: 'L/min',
		hard: [0.1, 60],
		soft: [0.5, 15]
	},
	{
		field: 'weight',
		label: 'Weight',
		loinc: '29463-7',
		unit: 'kg',
		hard: [0.3, 400],
		soft: [35, 250]
	},
	{
		field: 'height',
		label: 'Height',
		loinc: '8302-2',
		unit: 'cm',
		hard: [20, 260],
		soft: [120, 220]
	},
	{
		field: 'glucose',
		label: 'Glucose, point of care',
		loinc: '41653-7',
		unit: 'mg/dL',
		hard: [10, 1500],
		soft: [50, 400]
	},
	{ field: 'gcsEye', label: 'GCS eye', loinc: '9267-6', unit: '{score}', hard: [1, 4] },
	{ field: 'gcsVerbal', label: 'GCS verbal', loinc: '9270-0', unit: '{score}', hard: [1, 5] },
	{ field: 'gcsMotor', label: 'GCS motor', loinc: '9268-4', unit: '{score}', hard: [1, 6] },
	{ field: 'gcsTotal', label: 'GCS total', loinc: '9269-2', unit: '{score}', hard: [3, 15] },
	{ field: 'pain', label: 'Pain 0 to 10', loinc: '72514-3', unit: '{score}', hard: [0, 10] },
	{
		field: 'capillaryRefill',
		label: 'Capillary refill',
		loinc: '44963-7',
		unit: 's',
		hard: [0, 20],
		soft: [0, 4]
	}
];

export function measureOf(field: string): Measure {
	const found = MEASURES.find((measure) => measure.field === field);
	if (!found) throw new RangeError(`no measure is called ${field}`);
	return found;
}

/** Temperature is typed in its own unit and kept in degrees Celsius. */
export const TEMPERATURE = {
	loinc: '8310-5',
	unit: 'Cel',
	hard: [25, 45],
	soft: [35, 41]
} as const;

export const FAHRENHEIT = '[degF]';

/** Degrees Celsius, to a tenth. */
export function celsiusOf(value: number, unit: string): number {
	const celsius = unit === FAHRENHEIT ? (value - 32) / 1.8 : value;
	return Math.round(celsius * 10) / 10;
}

/** What a level below the first never goes without: fields of the note, with their words. */
export const LEVEL_VITALS: Readonly<Record<string, string>> = {
	hr: 'heart rate',
	rr: 'respiratory rate',
	spo2: 'SpO2',
	temperature: 'temperature',
	avpu: 'responsiveness'
};
