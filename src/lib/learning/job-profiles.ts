/**
 * What five jobs ask for, as weights over areas of work. Weights come from the public outline of the
 * exam nearest to the job where one could be read, and say so; where none could, they are our own
 * judgement and say that. They are a way to sort evidence, not a statement about any exam: no owner
 * named here has reviewed or endorsed them.
 */

export const JOB_IDS = [
	'ehr-specialist',
	'medical-coder',
	'medical-biller',
	'cancer-registrar',
	'transcription-editor'
] as const;
export type JobId = (typeof JOB_IDS)[number];

export const AREA_IDS = [
	'orders-and-results',
	'triage-and-care',
	'patients-and-flow',
	'coding',
	'claims',
	'documents',
	'privacy-and-rules',
	'reports-and-registries',
	'systems-and-people'
] as const;
export type AreaId = (typeof AREA_IDS)[number];

/** A part of the work in this field. Every competency stands in exactly one. */
export interface Area {
	readonly id: AreaId;
	readonly title: string;
	readonly about: string;
	readonly competencies: readonly string[];
}

/**
 * How a weight came about. `outline`: as the outline has it. `split`: the outline's weight, divided
 * among areas by us. `judgement`: ours alone.
 */
export type Basis = 'outline' | 'split' | 'judgement';

export interface Weighting {
	readonly area: AreaId;
	/** Of 100. */
	readonly weight: number;
	readonly basis: Basis;
	readonly reason: string;
	/** The competencies of the area that this job uses. */
	readonly competencies: readonly string[];
}

export interface JobProfile {
	readonly id: JobId;
	readonly title: string;
	/** Where the weights come from, what of it was read, and what is only general knowledge. */
	readonly source: string;
	/** Weights add up to 100. */
	readonly weightings: readonly Weighting[];
}

export const AREAS: readonly Area[] = [
	{
		id: 'orders-and-results',
		title: 'Orders and results',
		about: 'Entering orders, answering alerts, acting on results and calls, requesting scans.',
		competencies: [
			'chart-review',
			'orders-complete',
			'orders-allergy',
			'orders-dosing',
			'orders-duplicates',
			'orders-sequence',
			'orders-alerts',
			'orders-results',
			'orders-communication',
			'orders-safety-net',
			'imaging-request',
			'imaging-safety-screen',
			'imaging-critical-result',
			'imaging-follow-up',
			'continuing-reconciliation'
		]
	},
	{
		id: 'triage-and-care',
		title: 'Triage and care over time',
		about: 'Emergency triage, behavioral health, home health and hospice charting, handover.',
		competencies: [
			'triage-acuity',
			'triage-danger-signs',
			'triage-vitals',
			'triage-history',
			'triage-language',
			'triage-protocols',
			'triage-reassessment',
			'ed-disposition',
			'behavioral-screening',
			'behavioral-suicide-risk',
			'behavioral-treatment-plan',
			'continuing-handover',
			'continuing-care-gaps',
			'home-health-assessment',
			'home-health-plan-of-care',
			'hospice-assessment',
			'hospice-plan-of-care',
			'hospice-prognosis-evidence'
		]
	},
	{
		id: 'patients-and-flow',
		title: 'Patients and flow',
		about: 'The right record for the right person, and a true picture of who is where.',
		competencies: ['ed-arrival-identity', 'ed-tracking', 'imaging-study-match', 'record-identity']
	},
	{
		id: 'coding',
		title: 'Coding',
		about: 'Diagnoses and procedures as codes, and questions to the clinician.',
		competencies: [
			'coding-principal-diagnosis',
			'coding-secondary',
			'coding-poa',
			'coding-procedures',
			'coding-query',
			'coding-risk-adjustment'
		]
	},
	{
		id: 'claims',
		title: 'Charges and claims',
		about: 'Coverage, charges, clean claims, denials, what care costs.',
		competencies: [
			'claim-coverage',
			'claim-charges',
			'claim-edits',
			'claim-denials',
			'cost-accounting',
			'hospice-level-of-care'
		]
	},
	{
		id: 'documents',
		title: 'Documents and dictation',
		about: 'What a document must hold, contradictions, medical language, signatures.',
		competencies: [
			'document-required-elements',
			'document-consistency',
			'document-dictation-edit',
			'document-terminology',
			'document-authentication',
			'record-deficiency'
		]
	},
	{
		id: 'privacy-and-rules',
		title: 'Privacy and rules',
		about: 'Access, release, breaches, legal status, and papers with legal deadlines.',
		competencies: [
			'privacy-access',
			'privacy-release',
			'privacy-breach',
			'record-amendment',
			'ed-legal',
			'behavioral-legal-status',
			'behavioral-restraint',
			'behavioral-confidentiality',
			'home-health-eligibility',
			'hospice-election',
			'hospice-certification',
			'hospice-discharge'
		]
	},
	{
		id: 'reports-and-registries',
		title: 'Reports and registries',
		about: 'Counting the right patients; finding and abstracting cancer cases.',
		competencies: ['reporting-measures', 'registry-casefinding', 'registry-abstract']
	},
	{
		id: 'systems-and-people',
		title: 'Systems and people',
		about: 'Trouble, downtime, and showing others how.',
		competencies: ['staff-training', 'system-troubleshooting']
	}
];

const competenciesOf = (area: AreaId) => AREAS.find(({ id }) => id === area)?.competencies ?? [];

function weighting(
	area: AreaId,
	weight: number,
	basis: Basis,
	reason: string,
	competencies: readonly string[] = competenciesOf(area)
): Weighting {
	return { area, weight, basis, reason, competencies };
}

export const JOBS: readonly JobProfile[] = [
	{
		id: 'ehr-specialist',
		title: 'EHR specialist',
		source:
			'Five domains of the CEHRS test plan of 2020 (National Healthcareer Association): non-clinical operations 28, clinical operations 32, revenue cycle and finance 15, regulatory compliance 15, reporting 10. Read in secondary descriptions that agree with each other, not in the plan itself.',
		weightings: [
			weighting(
				'orders-and-results',
				16,
				'split',
				'Half of clinical operations, 32: the outline names charting and orders together, so the halves are our split.'
			),
			weighting(
				'triage-and-care',
				16,
				'split',
				'The other half of clinical operations, 32: charting where care goes on over hours or months.'
			),
			weighting(
				'patients-and-flow',
				16,
				'split',
				'Part of non-clinical operations, 28: registration and a true tracking board are most of it.'
			),
			weighting(
				'systems-and-people',
				12,
				'split',
				'The rest of non-clinical operations, 28: first help with the system, and training users.'
			),
			weighting(
				'claims',
				11,
				'split',
				'Most of revenue cycle and finance, 15: coverage and charges pass through this desk.'
			),
			weighting('reports-and-registries', 10, 'outline', 'Reporting, 10.', ['reporting-measures']),
			weighting(
				'privacy-and-rules',
				9,
				'split',
				'Most of regulatory compliance, 15: access, release and papers with deadlines.'
			),
			weighting(
				'documents',
				6,
				'split',
				'The rest of regulatory compliance, 15: complete and signed documents.',
				[
					'document-required-elements',
					'document-consistency',
					'document-authentication',
					'record-deficiency'
				]
			),
			weighting(
				'coding',
				4,
				'split',
				'The rest of revenue cycle and finance, 15: knowing a supported diagnosis when you see one.',
				['coding-principal-diagnosis', 'coding-secondary']
			)
		]
	},
	{
		id: 'medical-coder',
		title: 'Medical coder',
		source:
			'Mid-points of the six domains of the CCA outline (American Health Information Management Association): classification systems 32, reimbursement 23, records and data content 15, compliance 14, information technologies 8, confidentiality and privacy 8. The first four ranges were read in an undated copy; the last two are general knowledge of the same outline.',
		weightings: [
			weighting(
				'coding',
				42,
				'split',
				'Classification systems, 32, and most of compliance, 14: supported codes and clean queries are where coding meets compliance.'
			),
			weighting(
				'claims',
				23,
				'outline',
				'Reimbursement methodologies, 23: what a code does to a claim.',
				['claim-charges', 'claim-edits', 'claim-denials', 'hospice-level-of-care']
			),
			weighting(
				'documents',
				19,
				'split',
				'Records and data content, 15, and the rest of compliance, 14: a coder reads documents all day and must see what they lack.',
				[
					'document-required-elements',
					'document-consistency',
					'document-terminology',
					'document-authentication',
					'record-deficiency'
				]
			),
			weighting('systems-and-people', 8, 'outline', 'Information technologies, 8.', [
				'system-troubleshooting'
			]),
			weighting('privacy-and-rules', 8, 'outline', 'Confidentiality and privacy, 8.', [
				'privacy-access',
				'privacy-release',
				'privacy-breach',
				'behavioral-confidentiality'
			])
		]
	},
	{
		id: 'medical-biller',
		title: 'Medical biller',
		source:
			'The CPB exam (AAPC) names insurance types, billing regulations, privacy and compliance, reimbursement and collections, billing, coding, and case analysis. How many questions each has could not be read, so the weights are our own judgement.',
		weightings: [
			weighting(
				'claims',
				60,
				'judgement',
				'Five of the seven sections are about coverage, billing, payment and collections.',
				['claim-coverage', 'claim-charges', 'claim-edits', 'claim-denials', 'cost-accounting']
			),
			weighting(
				'coding',
				15,
				'judgement',
				'A section of its own: a biller seldom assigns codes and must see when they do not fit.',
				['coding-principal-diagnosis', 'coding-secondary', 'coding-procedures']
			),
			weighting(
				'privacy-and-rules',
				15,
				'judgement',
				'Billing regulations, and privacy and compliance.',
				[
					'privacy-access',
					'privacy-release',
					'privacy-breach',
					'home-health-eligibility',
					'hospice-election',
					'hospice-certification'
				]
			),
			weighting(
				'patients-and-flow',
				10,
				'judgement',
				'Claims fail most cheaply at the front desk: wrong person, wrong plan.',
				['ed-arrival-identity', 'record-identity']
			)
		]
	},
	{
		id: 'cancer-registrar',
		title: 'Cancer registrar',
		source:
			'Four domains of the ODS outline (National Cancer Registrars Association): legal and ethical 17, registry operations 25, data identification 25, coding and abstraction 33. Read in secondary descriptions; the owner’s handbook was not read. Cancer registries code with systems of their own, so practice with billing codes is left out here.',
		weightings: [
			weighting(
				'reports-and-registries',
				78,
				'split',
				'Data identification, 25, coding and abstraction, 33, and most of registry operations, 25.'
			),
			weighting('privacy-and-rules', 17, 'outline', 'Legal and ethical aspects, 17.', [
				'privacy-access',
				'privacy-release',
				'privacy-breach'
			]),
			weighting(
				'documents',
				5,
				'split',
				'The rest of registry operations, 25: reading a record for what it holds and lacks.',
				['document-consistency', 'document-terminology']
			)
		]
	},
	{
		id: 'transcription-editor',
		title: 'Transcription editor',
		source:
			'The RHDS blueprint (Association for Healthcare Documentation Integrity) could not be read, so the weights are our own judgement of the work.',
		weightings: [
			weighting(
				'documents',
				75,
				'judgement',
				'The work itself: hearing, reading and correcting what others said.',
				[
					'document-required-elements',
					'document-consistency',
					'document-dictation-edit',
					'document-terminology',
					'document-authentication'
				]
			),
			weighting(
				'privacy-and-rules',
				15,
				'judgement',
				'All day long you read what patients told their clinician.',
				['privacy-access', 'privacy-release', 'privacy-breach', 'behavioral-confidentiality']
			),
			weighting(
				'patients-and-flow',
				5,
				'judgement',
				'A report in the wrong chart harms two patients.',
				['record-identity', 'imaging-study-match']
			),
			weighting(
				'systems-and-people',
				5,
				'judgement',
				'Drafts come from speech recognition; you work around its habits.',
				['system-troubleshooting']
			)
		]
	}
];

/** The profile of a job. Throws where there is none: ids are ours. */
export function profileOf(job: JobId): JobProfile {
	const profile = JOBS.find(({ id }) => id === job);
	if (!profile) throw new Error(`There is no profile of the job "${job}".`);
	return profile;
}

export function isJobId(text: string): text is JobId {
	return JOB_IDS.some((id) => id === text);
}
