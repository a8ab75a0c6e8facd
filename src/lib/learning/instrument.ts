/**
 * The self-check: what a person says they can do, before and after practice. An instrument of our own,
 * in our own words, free to use under CC BY 4.0. It was checked against the competencies for coverage;
 * it has not been tried on a sample, so it has no norms and no reliability figure.
 *
 * A statement's id is a stored format: reword a statement and it keeps its id, change what it asks and
 * it gets a new one.
 */

/** A name and number for backups and reports: it rises when a statement asks for something else. */
export const INSTRUMENT = {
	id: 'preceptor-can-do',
	version: 1,
	title: 'Preceptor self-check',
	licence: 'CC BY 4.0'
} as const;

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

export interface Anchor {
	readonly rating: Rating;
	readonly label: string;
	readonly meaning: string;
}

export const ANCHORS: readonly Anchor[] = [
	{ rating: 1, label: 'Never met it', meaning: 'I do not know what this would ask of me.' },
	{
		rating: 2,
		label: 'Know of it',
		meaning: 'I have heard or read about it, and have not done it.'
	},
	{ rating: 3, label: 'With help', meaning: 'I have done it with somebody beside me.' },
	{ rating: 4, label: 'On my own', meaning: 'I do it alone and it is usually right.' },
	{ rating: 5, label: 'Could teach it', meaning: 'I could show a new colleague how, and why.' }
];

/** From this rating on a person says that they would earn the point in a case. */
export const CLAIMS_IT: Rating = 4;

/** Per cent. Of two outcomes nobody is less sure than half. */
export const SURENESS = [50, 60, 70, 80, 90, 100] as const;
export type Sureness = (typeof SURENESS)[number];

export interface Statement {
	readonly id: string;
	readonly module: string;
	readonly text: string;
	/** Competencies it speaks for, all of its own module. */
	readonly competencies: readonly string[];
	/** Whether `how sure are you?` is asked: only where a case of this Preceptor can answer it. */
	readonly asksSureness: boolean;
}

function statement(
	module: string,
	id: string,
	text: string,
	competencies: readonly string[],
	asking: 'sureness' | 'rating-only' = 'rating-only'
): Statement {
	return { id, module, text, competencies, asksSureness: asking === 'sureness' };
}

const ORDERS = 'case-and-order-management';
const EMERGENCY = 'emergency-room-management';
const BUSINESS = 'business-and-clinical-management';
const DOCUMENTS = 'imaging-and-documentation';
const BEHAVIORAL = 'behavioral-health-and-continuing-care';
const HOME = 'home-healthcare-and-hospice';
const INFORMATION = 'health-information-operations';

export const STATEMENTS: readonly Statement[] = [
	statement(
		ORDERS,
		'read-the-chart',
		'I can look through a patient’s allergies, medicines, results and notes and find what matters before I enter anything.',
		['chart-review'],
		'sureness'
	),
	statement(
		ORDERS,
		'complete-order',
		'I can enter an order so that nobody has to call back: what, why, how urgent, and before or after what.',
		['orders-complete', 'orders-sequence']
	),
	statement(
		ORDERS,
		'safe-drug-order',
		'I can check a drug order against allergies, dose, kidney function and the medicines already on the list.',
		['orders-allergy', 'orders-dosing', 'orders-duplicates'],
		'sureness'
	),
	statement(
		ORDERS,
		'weigh-a-warning',
		'I can tell a warning that should change what I do from one that does not fit this patient, and give a reason that holds.',
		['orders-alerts']
	),
	statement(
		ORDERS,
		'results-and-calls',
		'I can notice the result or call that changes the plan, read it back, and see that somebody acts on it in time.',
		['orders-results', 'orders-communication', 'orders-safety-net'],
		'sureness'
	),
	statement(
		EMERGENCY,
		'right-person',
		'I can register somebody who arrives without papers, or with a common name, under the right record.',
		['ed-arrival-identity']
	),
	statement(
		EMERGENCY,
		'who-goes-first',
		'I can say from a few questions and the vital signs who must be seen first, and name what decides it.',
		['triage-acuity', 'triage-danger-signs', 'triage-vitals'],
		'sureness'
	),
	statement(
		EMERGENCY,
		'arrival-note',
		'I can write down an arriving patient’s story, with an interpreter where one is needed, so that nobody has to ask it all again.',
		['triage-history', 'triage-language']
	),
	statement(
		EMERGENCY,
		'those-who-wait',
		'I can keep watch over those who wait: look again on time, start what a protocol allows, keep the board true.',
		['triage-protocols', 'triage-reassessment', 'ed-tracking'],
		'sureness'
	),
	statement(
		EMERGENCY,
		'end-of-visit',
		'I can close an emergency visit as the law asks, whether the patient goes home, is admitted, is moved or walks out.',
		['ed-disposition', 'ed-legal'],
		'sureness'
	),
	statement(
		BUSINESS,
		'first-diagnosis',
		'I can read a finished record and pick the code for the condition that the rules want listed first.',
		['coding-principal-diagnosis'],
		'sureness'
	),
	statement(
		BUSINESS,
		'other-diagnoses',
		'I can code every other condition the record supports, long-standing ones too, and leave out what it does not.',
		['coding-secondary', 'coding-poa', 'coding-risk-adjustment'],
		'sureness'
	),
	statement(
		BUSINESS,
		'procedure-codes',
		'I can code a procedure from the note of the person who did it: what was done, where and how.',
		['coding-procedures']
	),
	statement(
		BUSINESS,
		'ask-the-clinician',
		'I can ask a clinician about an unclear record without putting the answer in their mouth.',
		['coding-query'],
		'sureness'
	),
	statement(
		BUSINESS,
		'coverage-and-charges',
		'I can check what a patient’s plan covers, see that charges match what was done, and explain why charge, cost and payment differ.',
		['claim-coverage', 'claim-charges', 'cost-accounting']
	),
	statement(
		BUSINESS,
		'clean-claim',
		'I can get a claim out without errors, find out why one was refused, and answer the payer.',
		['claim-edits', 'claim-denials']
	),
	statement(
		DOCUMENTS,
		'scan-request',
		'I can request a scan with the right part, side and reason, and hold it until a risk such as contrast or an implant is settled.',
		['imaging-request', 'imaging-safety-screen']
	),
	statement(
		DOCUMENTS,
		'scan-result',
		'I can keep a scan, its order and its report together, and see that an urgent or unexpected finding reaches somebody who acts.',
		['imaging-study-match', 'imaging-critical-result', 'imaging-follow-up']
	),
	statement(
		DOCUMENTS,
		'check-a-document',
		'I can say what a document still lacks, who has to sign it, and where it contradicts the rest of the chart.',
		['document-required-elements', 'document-consistency', 'document-authentication']
	),
	statement(
		DOCUMENTS,
		'dictated-draft',
		'I can turn a rough dictated draft into a faithful note, understand the medical words in it, and flag what cannot be made out.',
		['document-dictation-edit', 'document-terminology']
	),
	statement(
		BEHAVIORAL,
		'mental-health-scores',
		'I can add up a depression, alcohol or withdrawal score, recognise a risk of suicide, and start what has to follow.',
		['behavioral-screening', 'behavioral-suicide-risk']
	),
	statement(
		BEHAVIORAL,
		'holds-and-restraint',
		'I can keep the papers straight when a patient is held or restrained: reason, times, renewals and rights.',
		['behavioral-legal-status', 'behavioral-restraint']
	),
	statement(
		BEHAVIORAL,
		'protected-records',
		'I can recognise therapy and substance-use records that the law guards more closely, and say when they may be passed on.',
		['behavioral-confidentiality']
	),
	statement(
		BEHAVIORAL,
		'plan-and-handover',
		'I can keep a treatment plan and a medicine list true and hand a patient over to the next place with nothing lost.',
		[
			'behavioral-treatment-plan',
			'continuing-reconciliation',
			'continuing-handover',
			'continuing-care-gaps'
		]
	),
	statement(
		HOME,
		'care-at-home',
		'I can show from the record that a patient qualifies for nursing at home, and keep assessments, visits and plan in step.',
		['home-health-eligibility', 'home-health-assessment', 'home-health-plan-of-care']
	),
	statement(
		HOME,
		'hospice-start',
		'I can complete the papers that begin hospice care, with the right dates and signatures, before each deadline.',
		['hospice-election', 'hospice-certification'],
		'sureness'
	),
	statement(
		HOME,
		'hospice-course',
		'I can chart decline in numbers, follow up a bad symptom, and keep a hospice patient’s plan of care current.',
		['hospice-assessment', 'hospice-plan-of-care', 'hospice-prognosis-evidence'],
		'sureness'
	),
	statement(
		HOME,
		'hospice-level',
		'I can say which level of hospice care each day’s notes support, and end a stay the right way.',
		['hospice-level-of-care', 'hospice-discharge']
	),
	statement(
		INFORMATION,
		'whole-record',
		'I can tell whether two records are one person, find what a closed record lacks, and correct one without hiding what stood there.',
		['record-identity', 'record-deficiency', 'record-amendment']
	),
	statement(
		INFORMATION,
		'privacy',
		'I can open only what my task needs and release only what a request has a right to.',
		['privacy-access', 'privacy-release']
	),
	statement(
		INFORMATION,
		'wrong-hands',
		'I can do the right things in the right order when patient information reaches the wrong person.',
		['privacy-breach']
	),
	statement(
		INFORMATION,
		'counting',
		'I can turn a question into a report that counts the right patients, and say what its figure does not show.',
		['reporting-measures']
	),
	statement(
		INFORMATION,
		'cancer-registry',
		'I can find the cancer cases that have to be reported and abstract them from the record.',
		['registry-casefinding', 'registry-abstract']
	),
	statement(
		INFORMATION,
		'system-down',
		'I can keep work safe when a system fails, and show colleagues how to use it when it runs.',
		['system-troubleshooting', 'staff-training']
	)
];

/** A rating as a share from 0 to 1: 1 is 0, 5 is 1. The steps are taken as even, which nobody proved. */
export function shareOfRating(rating: number): number {
	return (rating - 1) / (RATINGS.length - 1);
}

/** What answering this, and being this sure, says about earning the point: a probability. */
export function forecastOf(rating: Rating, sureness: Sureness): number {
	return rating >= CLAIMS_IT ? sureness / 100 : 1 - sureness / 100;
}
