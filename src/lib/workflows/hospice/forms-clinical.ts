/** Papers of care: assessments, plan, meetings, visits, levels, medicines, evidence of the prognosis. */
import { DISCIPLINES, LEVELS, SITES } from '$lib/rules/hospice/model';
import {
	ANYONE,
	choice,
	CLINICAL,
	day,
	is,
	longtext,
	moment,
	needed,
	number,
	paper,
	record,
	section,
	text,
	yesNo
} from './field-parts';
import { ADLS, CODE_STATUS, EVENTS, GRIEF_RISKS, PURPOSES } from './lists';

const performance = number('performance', 'Performance scale', '%', [0, 100]);
const weight = number('weightKg', 'Weight', 'kg', [15, 300]);
const arm = number('muacCm', 'Mid-upper arm circumference', 'cm', [8, 70]);
const pain = number('pain', 'Pain, 0 to 10', '{score}', [0, 10]);
const breath = number('breath', 'Breathlessness, 0 to 10', '{score}', [0, 10]);

export const GRIEF_LEVELS = { low: 'Low', moderate: 'Moderate', high: 'High' } as const;

/** Source: 42 CFR 418.54(a). */
export const initialAssessment = paper(
	'initial-assessment',
	'Initial assessment',
	[
		section('visit', 'Visit', [
			moment('at', 'Made at', needed),
			text('present', 'Who was there', needed)
		]),
		section('needs', 'Immediate needs', [
			{ ...pain, required: true },
			{ ...breath, required: true },
			longtext('needs', 'Immediate needs: physical, psychosocial, emotional, spiritual', needed),
			longtext('comfort', 'What was done at once, and what came of it', needed),
			text('safety', 'Safety in the home', needed),
			text('decisionMaker', 'Who decides', needed),
			yesNo('imminent', 'Death within three days expected', needed)
		])
	],
	{ roles: CLINICAL }
);

/** Source: 42 CFR 418.54(b), (c). */
export const comprehensiveAssessment = paper(
	'comprehensive-assessment',
	'Comprehensive assessment',
	[
		section('visit', 'Assessment', [
			moment('at', 'Completed at', needed),
			choice('kind', 'Kind', { comprehensive: 'First', update: 'Update' }, needed),
			record('consulted', 'Took part', needed)
		]),
		section('function', 'Function and nutrition', [
			{ ...performance, required: true },
			record('adls', 'Depends on others in'),
			{ ...weight },
			{ ...arm },
			text('intake', 'Intake', needed)
		]),
		section('symptoms', 'Symptoms and skin', [
			{ ...pain, required: true },
			{ ...breath, required: true },
			longtext('symptoms', 'Symptoms: severity, what helps, what makes it worse', needed),
			text('skin', 'Skin', needed),
			yesNo('imminent', 'Death within three days expected', needed)
		]),
		section('drugs', 'Medicines', [
			longtext(
				'drugReview',
				'Drug profile: effect, side effects, interactions, duplicates, monitoring',
				needed
			)
		]),
		section('person', 'Person and family', [
			longtext('psychosocial', 'Psychosocial', needed),
			longtext('spiritual', 'Spiritual', needed),
			longtext('caregiver', 'Caregiver', needed),
			choice('bereavement', 'Bereavement risk', GRIEF_LEVELS, needed),
			record('bereavementWhy', 'Because of'),
			record('referrals', 'Referrals')
		])
	],
	{
		roles: CLINICAL,
		ticks: {
			consulted: DISCIPLINES,
			adls: ADLS,
			bereavementWhy: GRIEF_RISKS,
			referrals: {
				msw: 'Social worker',
				chaplain: 'Chaplain',
				aide: 'Aide',
				volunteer: 'Volunteer',
				therapy: 'Therapist',
				dietitian: 'Dietitian',
				bereavement: 'Bereavement coordinator'
			}
		}
	}
);

/** Source: 42 CFR 418.56(b), (c). */
export const planOfCare = paper(
	'plan-of-care',
	'Plan of care',
	[
		section('plan', 'Plan', [
			day('on', 'Established on', needed),
			choice('level', 'Level of care', LEVELS, needed),
			choice('codeStatus', 'Code status', CODE_STATUS, needed),
			record('problems', 'Problems, goals and interventions', needed)
		]),
		section('orders', 'Services and supplies', [
			text('frequencies', 'Visits: who, how often', needed),
			text('equipment', 'Equipment and supplies', needed),
			longtext('medicines', 'Medicines and treatments', needed)
		]),
		section('group', 'Group', [
			record('participated', 'Took part', needed),
			yesNo('agreed', 'Patient or representative understands and agrees', needed)
		])
	],
	{
		roles: CLINICAL,
		ticks: { participated: DISCIPLINES },
		tables: {
			problems: [
				{ id: 'problem', label: 'Problem', kind: 'text' },
				{ id: 'goal', label: 'Measurable goal', kind: 'text' },
				{ id: 'intervention', label: 'Intervention', kind: 'text' },
				{ id: 'who', label: 'Who', kind: 'choice', options: DISCIPLINES }
			]
		}
	}
);

/** Source: 42 CFR 418.56(d), 418.54(d). */
export const idgNote = paper(
	'idg-note',
	'Interdisciplinary group note',
	[
		section('meeting', 'Meeting', [
			day('on', 'Met on', needed),
			record('attended', 'Attended', needed)
		]),
		section('review', 'Review', [
			longtext('progress', 'Progress toward each goal', needed),
			longtext('decline', 'Change since the last meeting, with its numbers', needed),
			longtext('revisions', 'Revisions of the plan', needed),
			yesNo('revisesPlan', 'Plan of care reviewed', needed),
			yesNo('updatesAssessment', 'Comprehensive assessment updated', needed)
		])
	],
	{ roles: CLINICAL, ticks: { attended: DISCIPLINES } }
);

/** Source: 42 CFR 418.104(a); Medicare Claims Processing Manual, chapter 11, 30.3. */
export const visitNote = paper(
	'visit-note',
	'Visit note',
	[
		section('visit', 'Visit', [
			choice('discipline', 'Discipline', DISCIPLINES, needed),
			choice('purpose', 'Reason', PURPOSES, needed),
			choice('way', 'Way', { person: 'In person', phone: 'Telephone' }, needed),
			moment('start', 'In', needed),
			moment('end', 'Out', needed),
			text('present', 'Who was there', needed),
			yesNo('continuous', 'Part of continuous home care'),
			yesNo('supervisesAide', 'Aide supervised'),
			yesNo('afterDeath', 'After the death')
		]),
		section('findings', 'Findings', [
			longtext('subjective', 'What patient and family say', needed),
			pain,
			breath,
			performance,
			weight,
			arm,
			number('sbp', 'Systolic', 'mm[Hg]', [30, 300]),
			number('dbp', 'Diastolic', 'mm[Hg]', [10, 200]),
			number('hr', 'Heart rate', '/min', [10, 300]),
			number('rr', 'Respiratory rate', '/min', [2, 80]),
			number('spo2', 'SpO2', '%', [30, 100]),
			longtext('findings', 'Findings, against the last visit', needed),
			text('skin', 'Skin')
		]),
		section('care', 'Care', [
			longtext('response', 'Symptom, what was done, what came of it', needed),
			longtext('medicines', 'Medicines: changes, counts, refills'),
			longtext('teaching', 'Teaching, and how it was shown back'),
			longtext('family', 'Caregiver, psychosocial, spiritual'),
			text('contact', 'Contact with the physician'),
			longtext('plan', 'Change of plan, next visit', needed)
		]),
		section('signature', 'Signature', [
			text('signer', 'Name and credentials', needed),
			day('signedOn', 'Signed on', needed)
		])
	],
	{ roles: CLINICAL }
);

const reasonFor = (...levels: string[]) => ({ shown: is('level', ...levels), required: true });

/** Source: 42 CFR 418.204, 418.302(b). */
export const levelOfCare = paper(
	'level-of-care',
	'Change of level of care',
	[
		section('change', 'Change', [
			choice('level', 'To', LEVELS, needed),
			moment('at', 'From', needed),
			choice('site', 'Place', SITES, needed),
			choice('orderedBy', 'Ordered by', DISCIPLINES, needed),
			text('orderedName', 'Name and credentials', needed)
		]),
		section('why', 'Why', [
			longtext('reason', 'Reason', needed),
			longtext('attempts', 'What was tried at home, and failed', reasonFor('inpatient')),
			longtext('need', 'Skilled need of each day', reasonFor('inpatient', 'continuous')),
			longtext('caregiver', 'Why the caregiver needs rest', reasonFor('respite')),
			longtext(
				'plan',
				'Plan to go back to routine care',
				reasonFor('inpatient', 'continuous', 'respite')
			)
		])
	],
	{ roles: CLINICAL }
);

export const ROUTES = {
	oral: 'By mouth',
	sublingual: 'Under the tongue',
	rectal: 'Rectal',
	subcutaneous: 'Subcutaneous',
	intravenous: 'Intravenous',
	transdermal: 'Patch',
	inhaled: 'Inhaled',
	eye: 'Into the eye'
} as const;

/** Source: 42 CFR 418.54(c)(6), 418.106. */
export const medicationProfile = paper(
	'medication-profile',
	'Medication profile and comfort kit',
	[
		section('drugs', 'Medicines', [
			day('on', 'Reviewed on', needed),
			record('drugs', 'Medicines', needed),
			choice(
				'bowel',
				'Bowel regimen with an opioid',
				{ yes: 'Ordered', no: 'Not ordered, reason below', none: 'No opioid' },
				needed
			),
			text('bowelReason', 'Why there is no bowel regimen', {
				shown: is('bowel', 'no'),
				required: true
			})
		]),
		section('review', 'Review', [
			text('reconciledWith', 'Compared with', needed),
			longtext('review', 'Interactions, duplicates, what was stopped and why', needed),
			longtext('teaching', 'Teaching, and how it was shown back', needed)
		])
	],
	{
		roles: CLINICAL,
		tables: {
			drugs: [
				{ id: 'drug', label: 'Drug', kind: 'text' },
				{ id: 'strength', label: 'Strength', kind: 'number', unit: 'mg/mL' },
				{ id: 'doseMg', label: 'Dose', kind: 'number', unit: 'mg' },
				{ id: 'volumeMl', label: 'Volume', kind: 'number', unit: 'mL' },
				{ id: 'route', label: 'Route', kind: 'choice', options: ROUTES },
				{ id: 'everyHours', label: 'Every', kind: 'number', unit: 'h' },
				{
					id: 'use',
					label: 'Use',
					kind: 'choice',
					options: { scheduled: 'Scheduled', prn: 'As needed' }
				},
				{ id: 'indication', label: 'For', kind: 'text' }
			]
		}
	}
);

export const GUIDELINE_GROUPS = {
	general: 'General decline',
	cancer: 'Cancer',
	dementia: 'Dementia',
	heart: 'Heart disease',
	lung: 'Lung disease',
	stroke: 'Stroke or coma',
	als: 'ALS',
	liver: 'Liver disease',
	renal: 'Kidney disease',
	hiv: 'HIV'
} as const;

export const STAGES = {
	'5': '5',
	'6a': '6a',
	'6b': '6b',
	'6c': '6c',
	'6d': '6d',
	'6e': '6e',
	'7a': '7a',
	'7b': '7b',
	'7c': '7c',
	'7d': '7d',
	'7e': '7e',
	'7f': '7f'
} as const;

/** Source: local coverage determinations L34538, L33393. */
export const prognosisWorksheet = paper(
	'prognosis-worksheet',
	'Prognosis worksheet',
	[
		section('function', 'Function', [
			day('on', 'As of', needed),
			choice('guideline', 'Guideline', GUIDELINE_GROUPS, needed),
			choice('stage', 'Functional stage', STAGES, {
				shown: is('guideline', 'dementia'),
				required: true
			}),
			choice(
				'nyha',
				'NYHA class',
				{ '2': 'II', '3': 'III', '4': 'IV' },
				{ shown: is('guideline', 'heart'), required: true }
			),
			{ ...performance, required: true },
			number('performanceBefore', 'Performance scale before', '%', [0, 100], needed),
			day('performanceBeforeOn', 'Before, on', needed),
			record('adls', 'Depends on others in')
		]),
		section('nutrition', 'Nutrition', [
			{ ...weight },
			number('weightBefore', 'Weight before', 'kg', [15, 300]),
			day('weightBeforeOn', 'Before, on'),
			{ ...arm },
			number('muacBefore', 'Arm circumference before', 'cm', [8, 70]),
			day('muacBeforeOn', 'Before, on'),
			number('albumin', 'Albumin', 'g/dL', [0.5, 6]),
			number('ejectionFraction', 'Ejection fraction', '%', [5, 80], {
				shown: is('guideline', 'heart')
			})
		]),
		section('events', 'Complications', [record('events', 'In the past twelve months')]),
		section('summary', 'For the physician', [
			longtext('summary', 'Findings with their numbers and trends', needed)
		])
	],
	{
		roles: CLINICAL,
		ticks: { adls: ADLS },
		tables: {
			events: [
				{ id: 'event', label: 'What', kind: 'choice', options: EVENTS },
				{ id: 'day', label: 'On', kind: 'date' },
				{ id: 'detail', label: 'Detail', kind: 'text' }
			]
		}
	}
);

/** Source: 42 CFR 418.64(d)(1). */
export const bereavementPlan = paper(
	'bereavement-plan',
	'Bereavement plan',
	[
		section('plan', 'Plan', [
			day('on', 'Made on', needed),
			text('bereaved', 'Bereaved, and how they are reached', needed),
			choice('risk', 'Risk', GRIEF_LEVELS, needed),
			record('why', 'Because of'),
			longtext('contacts', 'Contacts: when, how, by whom', needed),
			day('until', 'Until', needed)
		])
	],
	{ roles: ANYONE, ticks: { why: GRIEF_RISKS } }
);
