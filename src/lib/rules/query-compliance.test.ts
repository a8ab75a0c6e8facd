import { describe, expect, it } from 'vitest';
import { isDocumented, lintQuery, mentionedIn, type QueryText } from './query-compliance';
import { QUERIED_DIAGNOSES } from './queried-diagnoses';

const FACTS = [
	{ ref: 'Observation/creatinine-2', text: 'Creatinine 2.4 mg/dL, 14 Jan (1.1 on 12 Jan)' },
	{ ref: 'Observation/urine', text: 'Urine output 250 mL in 24 h' }
];
const CHOICES = [
	'Acute kidney injury due to ___',
	'Dehydration without kidney injury',
	'Chronic kidney disease stage ___',
	'Other: ___',
	'Unable to determine'
];
const CLEAN: QueryText = {
	subject: 'Kidney function',
	question: 'Please clarify the condition being treated with IV fluids.',
	issue: 'indicators-without-diagnosis',
	format: 'multiple-choice',
	indicators: FACTS,
	options: CHOICES,
	record: 'Elderly man with vomiting. Creatinine 2.4, urine 250 mL. IV fluids given.'
};
const HEART = 'Assessment: heart failure, IV furosemide. Type 2 diabetes. No pneumonia.';

function found(change: Partial<QueryText>): string[] {
	return lintQuery({ ...CLEAN, ...change }).map(({ id }) => id);
}

describe('a query', () => {
	it.each<[string, Partial<QueryText>]>([
		['a clean multiple choice', {}],
		['an open question', { format: 'open', options: [] }],
		[
			'a documented diagnosis that lacks detail',
			{
				subject: 'Heart failure',
				question: 'Please specify the type and acuity of heart failure.',
				record: HEART
			}
		],
		[
			'documented by its abbreviation',
			{ question: 'Which type of heart failure is treated?', record: 'CHF, on furosemide.' }
		],
		[
			'documented in other words',
			{
				subject: 'Kidney injury',
				question: 'Can the cause of the AKI be given?',
				record: 'Acute renal failure.'
			}
		],
		[
			'yes or no on present on admission',
			{
				format: 'yes-no',
				issue: 'present-on-admission',
				options: [],
				question: 'Was the pressure ulcer present on admission?',
				record: 'Pressure ulcer of the sacrum.'
			}
		],
		[
			'yes or no on a conflict',
			{
				format: 'yes-no',
				issue: 'conflict',
				options: [],
				question: 'Two notes disagree on delirium; does it apply?',
				record: 'Consultant: delirium.'
			}
		],
		[
			'yes or no on cause and effect',
			{
				format: 'yes-no',
				issue: 'cause-and-effect',
				options: [],
				question: 'Is the anaemia related to the chemotherapy?',
				record: 'Anemia. Chemotherapy cycle 2.'
			}
		],
		[
			'yes or no on a diagnosis of a report',
			{
				format: 'yes-no',
				issue: 'specificity',
				options: [],
				question: 'Is pulmonary embolism on the CT report agreed with?',
				record: 'CT: pulmonary embolism in the right lower lobe.'
			}
		],
		[
			'an earlier stay that is cited',
			{
				question: 'The prior admission lists an ejection fraction; what does it stand for now?',
				indicators: [
					...FACTS,
					{
						ref: 'DocumentReference/old',
						text: 'Discharge summary of the prior admission, 3 Mar 2025: EF 30 %'
					}
				]
			}
		],
		[
			'cc as a volume',
			{ question: 'After 500 cc of fluid urine rose; which condition was treated?' }
		],
		[
			'severity of a documented illness',
			{
				question: 'What is the severity of the malnutrition?',
				record: 'Malnutrition, dietitian follows.'
			}
		],
		[
			'undetermined in other words',
			{ options: ['Dehydration', 'Acute tubular necrosis', 'Other', 'Clinically undetermined'] }
		],
		[
			'range of motion',
			{ question: 'ROM of the knee is limited; what condition explains the findings?' }
		]
	])('passes: %s', (_, change) => {
		expect(lintQuery({ ...CLEAN, ...change })).toEqual([]);
	});

	it.each<[string, Partial<QueryText>, string]>([
		['no facts', { indicators: [] }, 'indicators-cited'],
		['one fact', { indicators: FACTS.slice(0, 1) }, 'indicators-cited'],
		[
			'the same fact twice',
			{ indicators: [...FACTS.slice(0, 1), ...FACTS.slice(0, 1)] },
			'indicators-cited'
		],
		[
			'facts without words',
			{
				indicators: [
					{ ref: 'A/1', text: ' ' },
					{ ref: 'A/2', text: '' }
				]
			},
			'indicators-cited'
		],
		[
			'an undocumented diagnosis in the question',
			{ question: 'Does the patient have sepsis?' },
			'non-leading'
		],
		['an undocumented diagnosis in the subject', { subject: 'Possible AKI' }, 'non-leading'],
		['a denied diagnosis', { question: 'What of the pneumonia?', record: HEART }, 'non-leading'],
		[
			'a diagnosis to be ruled out',
			{ question: 'Which sepsis is it?', record: 'Fever, rule out sepsis.' },
			'non-leading'
		],
		[
			'a diagnosis that was ruled out',
			{ question: 'Which sepsis is it?', record: 'Sepsis was ruled out.' },
			'non-leading'
		],
		[
			'a diagnosis of the mother',
			{ question: 'Which stroke is it?', record: 'Family history of stroke.' },
			'non-leading'
		],
		[
			'acuity nobody documented',
			{ question: 'Is the acute heart failure resolved?', record: HEART },
			'non-leading'
		],
		[
			'a type nobody documented',
			{ question: 'Is the systolic heart failure stable?', record: HEART },
			'non-leading'
		],
		[
			'a degree nobody documented',
			{
				question: 'How is the severe protein-calorie malnutrition treated?',
				record: 'Malnutrition.'
			},
			'non-leading'
		],
		[
			'an organism nobody documented',
			{ question: 'Is the pneumonia due to MRSA improving?', record: 'Pneumonia.' },
			'non-leading'
		],
		[
			'a stage nobody documented',
			{
				question: 'When did the stage 3 pressure ulcer arise?',
				record: 'Pressure ulcer of the heel.'
			},
			'non-leading'
		],
		[
			'a kind of encephalopathy',
			{
				question: 'Is the metabolic encephalopathy resolved?',
				record: 'Encephalopathy, confused.'
			},
			'non-leading'
		],
		[
			'blood loss nobody documented',
			{ question: 'Was the acute blood loss anemia treated?', record: 'Anemia, Hb 7.1.' },
			'non-leading'
		],
		[
			'please document that the patient has',
			{ question: 'Please document that the patient has heart failure.', record: HEART },
			'non-leading'
		],
		[
			'please confirm a documented diagnosis',
			{ question: 'Please confirm heart failure.', record: HEART },
			'non-leading'
		],
		['would you agree', { question: 'Would you agree that the findings matter?' }, 'non-leading'],
		[
			"the writer's opinion",
			{ question: 'I believe the findings are new. What is it?' },
			'non-leading'
		],
		[
			'reimbursement',
			{ question: 'What condition improves reimbursement here?' },
			'no-payment-talk'
		],
		['a DRG', { question: 'The DRG needs a cause for the findings. Which?' }, 'no-payment-talk'],
		['MCC', { question: 'Which condition is the MCC?' }, 'no-payment-talk'],
		['SOI and ROM', { question: 'For SOI/ROM, what explains the findings?' }, 'no-payment-talk'],
		['case mix', { question: 'Our CMI is low; what explains the findings?' }, 'no-payment-talk'],
		[
			'quality scores',
			{ question: 'For our quality scores, what explains the findings?' },
			'no-payment-talk'
		],
		['severity of illness', { question: 'What shows the severity of illness?' }, 'no-payment-talk'],
		[
			'payment in a choice',
			{ options: [...CHOICES, 'Dehydration (higher payment)'] },
			'no-payment-talk'
		],
		[
			'one clinical choice',
			{ options: ['Dehydration', 'Other', 'Unable to determine'] },
			'options-valid'
		],
		['no other', { options: CHOICES.filter((one) => !one.startsWith('Other')) }, 'options-valid'],
		['no undetermined', { options: CHOICES.slice(0, 4) }, 'options-valid'],
		['no choices', { options: [] }, 'options-valid'],
		[
			'yes or no on findings',
			{ format: 'yes-no', options: [], question: 'Do the findings stand for a condition?' },
			'yes-no-allowed'
		],
		[
			'an earlier stay without citation',
			{ question: 'What did the previous admission show?' },
			'prior-encounter'
		],
		[
			'a diagnosis carried forward',
			{ question: 'Can the condition be carried forward?' },
			'prior-encounter'
		]
	])('is told of %s', (_, change, rule) => {
		expect(found(change)).toEqual([rule]);
	});

	it('asking yes or no for a new diagnosis breaks two rules', () => {
		expect(found({ format: 'yes-no', options: [], question: 'Does he have sepsis?' })).toEqual([
			'non-leading',
			'yes-no-allowed'
		]);
	});

	it('"Document AKI so we capture the MCC" fails on three rules', () => {
		const faults = lintQuery({
			...CLEAN,
			question: 'Document AKI so we capture the MCC',
			format: 'open',
			options: [],
			indicators: []
		});
		expect(faults.map(({ id }) => id)).toEqual([
			'indicators-cited',
			'non-leading',
			'no-payment-talk'
		]);
		expect(faults[1]?.detail).toContain('acute kidney injury');
		expect(faults[2]?.detail).toContain('MCC');
	});
});

describe('documented diagnoses', () => {
	it.each<[string, string, boolean]>([
		['sepsis', 'Sepsis due to UTI.', true],
		['sepsis', 'No fever but has sepsis.', true],
		['sepsis', 'No evidence of pneumonia, sepsis or shock.', false],
		['sepsis', 'Blood cultures negative for growth. Sepsis, improving.', true],
		['pneumonia', 'Pneumonia is unlikely.', false],
		['pneumonia', 'r/o pneumonia', false],
		['pneumonia', 'Probable pneumonia, on ceftriaxone.', true],
		['stroke', 'Father had a stroke.', false],
		['acute heart failure', 'Acute on chronic diastolic CHF.', true],
		['systolic heart failure', 'HFrEF, EF 30 %.', true],
		['severe malnutrition', 'Severe protein-calorie malnutrition.', true],
		['hypoxic respiratory failure', 'Acute hypoxic respiratory failure.', true]
	])('%s in "%s": %s', (name, record, expected) => {
		expect(isDocumented(name, record)).toBe(expected);
	});

	it('keep abbreviations in capitals', () => {
		expect(mentionedIn('CHF')).toContain('heart failure');
		expect(mentionedIn('the patient hit the rail')).toEqual([]);
	});

	it('are about 150, each named once, each found by its own name or pattern', () => {
		const names = QUERIED_DIAGNOSES.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.length).toBeGreaterThanOrEqual(150);
	});
});
