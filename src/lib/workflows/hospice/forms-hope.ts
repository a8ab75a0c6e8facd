/**
 * The HOPE records. Fields carry the item numbers of the federal item set, their values its codes; labels
 * are our own words. What a skip leaves blank is out of sight. Source: CMS HOPE data specifications V1.00.
 */
import type { Field } from '$lib/engine/forms';
import { isHopeItemShown } from '$lib/rules/hospice/hope-skips';
import { SITES, SYMPTOMS } from '$lib/rules/hospice/model';
import {
	choice,
	CLINICAL,
	day,
	is,
	needed,
	OFFICE,
	paper,
	record,
	section,
	yesNo
} from './field-parts';

const NO_YES = { '0': 'No', '1': 'Yes' } as const;
const IMPACTS = {
	'0': 'None, or well controlled',
	'1': 'Slight',
	'2': 'Moderate',
	'3': 'Severe',
	'9': 'Does not have it'
} as const;

const item = (id: string) => ({
	shown: (values: Readonly<Record<string, unknown>>) => isHopeItemShown(id, values),
	required: true
});

const asked = (id: string, label: string): Field[] => [
	choice(
		`${id}A`,
		label,
		{ '0': 'Not asked', '1': 'Asked, and answered', '2': 'Asked, declined to say' },
		needed
	),
	day(`${id}B`, `${label}, on`, {
		shown: (values) => values[`${id}A`] === '1' || values[`${id}A`] === '2',
		required: true
	})
];

const SYMPTOM_ITEMS = Object.entries(SYMPTOMS).map(
	([symptom, label], at) => ({ symptom, label, letter: 'ABCDEFGH'[at] ?? '' }) as const
);

/** The item of a symptom: `J2051A` for pain. */
export function impactItem(symptom: string, base: 'J2051' | 'J2053' = 'J2051'): string {
	return `${base}${SYMPTOM_ITEMS.find((one) => one.symptom === symptom)?.letter ?? ''}`;
}

const impact = section('impact', 'Symptom impact, last two days', [
	choice('J2050A', 'Symptom impact screened', NO_YES, needed),
	day('J2050B', 'Screened on', item('J2050B')),
	...SYMPTOM_ITEMS.map(({ label, letter }) =>
		choice(`J2051${letter}`, label, IMPACTS, item(`J2051${letter}`))
	)
]);

export const SKIN_KINDS = {
	A: 'Diabetic foot ulcer',
	B: 'Open lesion other than ulcer, rash or cut',
	C: 'Pressure ulcer or injury',
	D: 'Rash',
	E: 'Skin tear',
	F: 'Surgical wound',
	G: 'Other ulcer',
	H: 'Moisture damage',
	Z: 'None of these'
} as const;

const SKIN_CARE = {
	A: 'Pressure-reducing device for chair',
	B: 'Pressure-reducing device for bed',
	C: 'Turning program',
	D: 'Nutrition or hydration',
	E: 'Ulcer care',
	F: 'Surgical wound care',
	G: 'Dressings',
	H: 'Ointments',
	Z: 'None of these'
} as const;

const skin = section('skin', 'Skin', [
	choice('M1190', 'Any skin condition', NO_YES, needed),
	record('M1195', 'Kinds', item('M1195')),
	record('M1200', 'Treatments', item('M1200'))
]);

const medicines = section('medicines', 'Opioids and bowel regimen', [
	choice('N0500A', 'Scheduled opioid begun or continued', NO_YES, needed),
	day('N0500B', 'Scheduled opioid, on', item('N0500B')),
	choice('N0510A', 'Opioid as needed begun or continued', NO_YES, needed),
	day('N0510B', 'Opioid as needed, on', item('N0510B')),
	choice(
		'N0520A',
		'Bowel regimen',
		{ '0': 'No', '1': 'No, the reason is in the record', '2': 'Yes' },
		item('N0520A')
	),
	day('N0520B', 'Bowel regimen, on', item('N0520B'))
]);

const way = yesNo('inPerson', 'Visit made in person', needed);
const completed = section('closing', 'Completion', [day('Z0350', 'Record completed on', needed)]);

export const ADMITTED_FROM = {
	'01': 'Home or assisted living',
	'02': 'Nursing facility, long term',
	'03': 'Skilled nursing facility',
	'04': 'Acute hospital',
	'05': 'Long-term care hospital',
	'06': 'Inpatient rehabilitation',
	'07': 'Psychiatric hospital',
	'09': 'Another hospice',
	'99': 'Not listed'
} as const;

export const DIAGNOSIS_GROUPS = {
	'01': 'Cancer',
	'02': 'Dementia',
	'03': 'Neurological condition',
	'04': 'Stroke',
	'05': 'COPD',
	'06': 'Cardiovascular, heart failure excepted',
	'07': 'Heart failure',
	'08': 'Liver disease',
	'09': 'Renal disease',
	'99': 'None of these'
} as const;

export const hopeAdmission = paper(
	'hope-admission',
	'HOPE admission record',
	[
		section('admission', 'Admission', [
			day('A0220', 'Admission date', needed),
			day('visitOn', 'Visit for this record', needed),
			way,
			choice('A0215', 'Site of service', SITES, needed),
			choice('A1805', 'Admitted from', ADMITTED_FROM, needed),
			choice(
				'A1905',
				'Living arrangement',
				{
					'1': 'Alone',
					'2': 'With others in the home',
					'3': 'In a congregate home',
					'4': 'In an inpatient facility',
					'5': 'No permanent home'
				},
				needed
			),
			choice(
				'A1910',
				'Help at hand',
				{
					'1': 'Around the clock',
					'2': 'In the daytime',
					'3': 'At night',
					'4': 'Now and then',
					'5': 'None'
				},
				needed
			),
			choice(
				'A1110',
				'Interpreter wanted',
				{ '0': 'No', '1': 'Yes', '9': 'Cannot be said' },
				needed
			)
		]),
		section('preferences', 'Preferences', [
			...asked('F2000', 'Resuscitation'),
			...asked('F2100', 'Other life-sustaining treatment'),
			...asked('F2200', 'Hospitalization'),
			...asked('F3000', 'Spiritual or existential concerns')
		]),
		section('diagnosis', 'Diagnosis and prognosis', [
			choice('I0010', 'Principal diagnosis', DIAGNOSIS_GROUPS, needed),
			choice('J0050', 'Death imminent: three days or less', NO_YES, needed)
		]),
		section('pain', 'Pain and breathing', [
			choice('J0900A', 'Screened for pain', NO_YES, needed),
			choice(
				'J0900C',
				'Severity found',
				{ '0': 'None', '1': 'Mild', '2': 'Moderate', '3': 'Severe', '9': 'Not rated' },
				{ shown: (values) => values['J0900A'] === '1', required: true }
			),
			choice('J0905', 'Pain is an active problem', NO_YES, needed),
			choice('J0910A', 'Comprehensive pain assessment done', NO_YES, {
				shown: (values) => values['J0905'] === '1',
				required: true
			}),
			choice('J0915', 'Neuropathic pain', NO_YES, {
				shown: (values) => values['J0905'] === '1',
				required: true
			}),
			choice('J2030A', 'Screened for shortness of breath', NO_YES, needed),
			choice('J2030C', 'Short of breath', NO_YES, {
				shown: (values) => values['J2030A'] === '1',
				required: true
			}),
			choice(
				'J2040A',
				'Treatment for it begun',
				{ '0': 'No', '1': 'No, declined', '2': 'Yes' },
				{ shown: (values) => values['J2030C'] === '1', required: true }
			)
		]),
		impact,
		skin,
		medicines,
		completed
	],
	{ roles: CLINICAL, ticks: { M1195: SKIN_KINDS, M1200: SKIN_CARE } }
);

export const UPDATES = { 'update-1': 'Update visit 1', 'update-2': 'Update visit 2' } as const;

export const hopeUpdate = paper(
	'hope-update',
	'HOPE update visit record',
	[
		section('visit', 'Visit', [
			choice('timepoint', 'Record', UPDATES, needed),
			day('visitOn', 'Visit for this record', needed),
			way,
			choice('J0050', 'Death imminent: three days or less', NO_YES, needed)
		]),
		impact,
		skin,
		medicines,
		completed
	],
	{ roles: CLINICAL, ticks: { M1195: SKIN_KINDS, M1200: SKIN_CARE } }
);

const whenMade = { shown: is('J2052A', '1'), required: true };

/** The follow-up is a part of its parent record; it is signed when it is known whether it was made. */
export const hopeFollowUp = paper(
	'hope-follow-up',
	'HOPE symptom follow-up',
	[
		section('followed', 'Follow-up', [
			choice('timepoint', 'After', { admission: 'Admission record', ...UPDATES }, needed),
			choice('J2052A', 'In-person follow-up made', NO_YES, needed),
			day('J2052B', 'Made on', whenMade),
			choice(
				'J2052C',
				'Why not',
				{
					'1': 'Patient or caregiver declined',
					'2': 'Patient could not be visited: away, in hospital, died',
					'3': 'Could not be reached',
					'9': 'None of these'
				},
				{ shown: is('J2052A', '0'), required: true }
			),
			choice(
				'by',
				'Made by',
				{ rn: 'Registered nurse', lpn: 'Licensed practical nurse' },
				whenMade
			),
			yesNo('inPerson', 'In person', whenMade)
		]),
		section('impact', 'Symptom impact since', [
			...SYMPTOM_ITEMS.map(({ label, letter }) =>
				choice(`J2053${letter}`, label, IMPACTS, whenMade)
			)
		])
	],
	{ roles: CLINICAL }
);

export const DISCHARGE_REASONS = {
	'01': 'Died',
	'02': 'Revoked',
	'03': 'No longer terminally ill',
	'04': 'Moved out of the area',
	'05': 'Transferred to another hospice',
	'06': 'For cause'
} as const;

export const hopeDischarge = paper(
	'hope-discharge',
	'HOPE discharge record',
	[
		section('discharge', 'Discharge', [
			day('A0220', 'Admission date', needed),
			day('A0270', 'Discharge date', needed),
			choice('A2115', 'Reason', DISCHARGE_REASONS, needed)
		])
	],
	{ roles: OFFICE }
);
