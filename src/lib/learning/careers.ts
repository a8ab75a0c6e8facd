/**
 * What the work is like, in our own words, and what is paid for it, as dated facts. A figure here is
 * only as good as its source, which is named as it was given; all of them age.
 */
import type { JobId } from './job-profiles';

export interface Career {
	readonly job: JobId;
	readonly inShort: string;
	/** A working day, a paragraph each. */
	readonly day: readonly string[];
	readonly hard: readonly string[];
	readonly suits: readonly string[];
	/** How people come into it; no promise. */
	readonly wayIn: string;
}

export interface DatedFact {
	readonly id: string;
	readonly label: string;
	readonly value: string;
	/** The year, or the months, the figure is about. */
	readonly asOf: string;
	readonly source: string;
	/** What to keep in mind when reading it. */
	readonly note: string;
}

const GIVEN = 'Set of figures of 2023 that this project was given; it names no publisher.';

export const FACTS: readonly DatedFact[] = [
	{
		id: 'average-pay',
		label: 'National average pay',
		value: 'about $61,000 a year',
		asOf: '2023',
		source: GIVEN,
		note: 'An average over people with years in the job. Beginners start lower.'
	},
	{
		id: 'pay-range',
		label: 'Range of pay',
		value: '$23,000 to $138,500 a year',
		asOf: '2023',
		source: GIVEN,
		note: 'So wide a range mixes part-time and senior posts; few people stand at either end.'
	},
	{
		id: 'median-pay-2020',
		label: 'Median pay, for comparison',
		value: '$44,090 a year',
		asOf: 'May 2020',
		source:
			'U.S. Bureau of Labor Statistics, Occupational Outlook Handbook, medical records and health information specialists.',
		note: 'Half earned less. It is older than the average above and counts another set of jobs; it shows how far an average can lie above the middle.'
	},
	{
		id: 'openings',
		label: 'Openings for medical records specialists',
		value: 'about 14,900 a year to 2031',
		asOf: '2023',
		source: GIVEN,
		note: 'A forecast for the whole country. Most openings replace people who leave.'
	},
	{
		id: 'training',
		label: 'Length of a certificate',
		value: 'six months to two years',
		asOf: '2023',
		source: GIVEN,
		note: 'Depends on the programme and on hours a week.'
	},
	{
		id: 'degree',
		label: 'Degree',
		value: 'not required',
		asOf: '2023',
		source: GIVEN,
		note: 'True of many first posts. Single employers and senior posts do ask for one.'
	}
];

export const CAREERS: readonly Career[] = [
	{
		job: 'ehr-specialist',
		inShort: 'Keeps the electronic chart true, complete and moving while care goes on around it.',
		day: [
			'The morning starts with worklists: unsigned orders, results nobody has looked at, two records that may be the same person. You clear what you may clear and pass on what you may not.',
			'Then it is people. A nurse cannot find an order, a new doctor picks the wrong template, a clinic asks for records by noon. Between calls you check that documents are signed and that a report counts what it says it counts.'
		],
		hard: [
			'You are interrupted all day and still have to be exact.',
			'You see problems whose cure lies with somebody busier than you.'
		],
		suits: [
			'You like order and do not mind people.',
			'You notice when a number does not fit and cannot leave it alone.'
		],
		wayIn:
			'Often from a front desk, medical assisting or a certificate course. Employers name CEHRS among others; many train on their own system.'
	},
	{
		job: 'medical-coder',
		inShort: 'Reads finished records and turns what they truly support into codes.',
		day: [
			'You open a record, read it from the discharge summary back to the first note, and decide what was treated and what was only mentioned. Then come the codes, their order, and a second look for what you talked yourself into.',
			'When the record does not say, you write to the clinician and wait. Most of the day is quiet reading; many coders work from home after a year or two on site.'
		],
		hard: [
			'Output is counted, in charts an hour as well as in errors.',
			'Rules change every year, and a code that pays better is always near at hand.'
		],
		suits: [
			'You can read closely for hours and enjoy rules with exceptions.',
			'You would rather leave something out than claim what is not there.'
		],
		wayIn:
			'A certificate and an entry credential such as CCA are common. First posts are the hardest to get; employers like to set a timed coding test.'
	},
	{
		job: 'medical-biller',
		inShort: 'Sees that care that was given is paid, by the right payer, once.',
		day: [
			'You send out the day’s claims after checking them against the plan and the charges, then turn to what came back: paid short, refused, lost. Each refusal has a reason code and, behind it, a real reason.',
			'You telephone payers, correct what was wrong at the source, and explain bills to patients who did not expect them.'
		],
		hard: [
			'Waiting in telephone queues is part of the job.',
			'People who ring about a bill are often worried or angry.'
		],
		suits: [
			'You are stubborn in a friendly way and keep good notes.',
			'You like it when a figure finally agrees.'
		],
		wayIn:
			'Small practices take people without a credential; CPB and similar ones help later. Much is learnt payer by payer.'
	},
	{
		job: 'cancer-registrar',
		inShort:
			'Finds every reportable cancer and tells its whole story in data that lasts for decades.',
		day: [
			'You go through pathology reports and admission lists for cases that count, and decide whether a tumour is new or an old one met again. Then you abstract: site, cell type, stage, dates, first course of treatment, each with the text that proves it.',
			'Later you follow patients up, year after year, and answer questions from researchers and the hospital’s cancer committee.'
		],
		hard: [
			'Staging rules are deep and change; one case can take an hour and more.',
			'You read many sad records and are seldom thanked by anyone who was in them.'
		],
		suits: [
			'You like long, careful work that somebody will rely on in twenty years.',
			'You are at home in anatomy and do not mind working alone.'
		],
		wayIn:
			'The ODS credential asks for schooling and supervised practice first; hospitals have to report cancer by law.'
	},
	{
		job: 'transcription-editor',
		inShort: 'Corrects dictated and machine-made drafts until they say what the clinician meant.',
		day: [
			'A draft from speech recognition stands beside the sound. You listen, correct, and watch for the errors a machine makes with full confidence: a left for a right, fifteen for fifty, a drug that sounds like another.',
			'What cannot be made out you flag and send back. You never fill a gap with a good guess.'
		],
		hard: [
			'Pay is often by line, and recognition software has made posts fewer.',
			'Hours of listening call for breaks you have to make yourself take.'
		],
		suits: [
			'You hear exactly, spell well and like language.',
			'You work well alone and at your own rhythm.'
		],
		wayIn:
			'A course in medical language and a test of editing. RHDS is the entry credential. It can be a step towards documentation integrity or coding.'
	}
];

/** What a job is like. Throws where nothing was written: ids are ours. */
export function careerOf(job: JobId): Career {
	const career = CAREERS.find((one) => one.job === job);
	if (!career) throw new Error(`Nothing was written about the job "${job}".`);
	return career;
}
