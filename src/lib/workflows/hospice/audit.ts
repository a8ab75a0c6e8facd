/**
 * What an audit of a hospice stay shows above its findings: what a reviewer would deny, the clocks, the
 * claims against what the record supports, papers that contradict each other. No points.
 */
import type { AuditFigure, AuditPart, AuditTable, Run } from '$lib/engine/model';
import { denialRatesTable } from './audit-published';
import { claimTable, diagnosisPart } from './audit-claims';
import type { HospiceKey } from './actions';
import { prognosisPart } from './audit-prognosis';
import { reviewOf, rowsBy, type RowsBy, type StayReview } from './audit-review';
import { casesOf } from './committed';
import { staysOf } from './stays';
import { counted, daysText, whenText } from './wording';

export function auditHospice(run: Run, key: HospiceKey): AuditPart[] {
	const caseOf = casesOf(run);
	const named = [...new Set(key.rules.map(({ stay }) => stay))];
	const stays = named.length > 0 ? named : staysOf(run.world).map(({ id }) => id);
	const reviews = stays.map((stay) => reviewOf(caseOf(stay)));
	const rows = rowsBy(reviews);
	return [
		{
			title: 'What a reviewer would deny',
			figures: headline(reviews),
			tables: [denialTable(rows), denialRatesTable()]
		},
		{ title: 'Calendar of the stay', figures: [], tables: [calendarTable(rows)] },
		{ title: 'Claims', figures: [], tables: [claimTable(rows)] },
		...prognosisPart(reviews),
		...diagnosisPart(reviews, key),
		{ title: 'Papers side by side', figures: [], tables: [contradictionTable(rows)] }
	];
}

function headline(reviews: readonly StayReview[]): AuditFigure[] {
	const sum = (of: (review: StayReview) => number) =>
		reviews.reduce((total, review) => total + of(review), 0);
	const billed = sum(({ days }) => days.billed);
	const paid = sum(({ days }) => days.paid);
	const denied = sum(({ denials }) => denials.filter(({ effect }) => effect === 'denied').length);
	const reported = sum(({ denials }) => denials.length) - denied;
	const met = sum(({ clocks }) => clocks.met);
	const judged = sum(({ clocks }) => clocks.judged);
	const inTime = sum(({ hope }) => hope.inTime);
	const records = sum(({ hope }) => hope.judged);
	const unpaid = sum(({ unpaidDays }) => unpaidDays);
	return [
		{
			label: 'Days billed',
			value: String(billed),
			detail: billed === 0 ? 'No claim was taken by the payer' : 'On claims that the payer took',
			tone: 'plain'
		},
		{
			label: 'Days that would be paid',
			value: String(paid),
			detail: 'After a review of these claims against the papers',
			tone: billed > 0 && paid === billed ? 'good' : 'plain'
		},
		{
			label: 'Days lost',
			value: String(billed - paid),
			detail: 'Denied on review, or given up on the claim itself',
			tone: billed > paid ? 'bad' : billed > 0 ? 'good' : 'plain'
		},
		{
			label: 'Denials',
			value: String(denied),
			detail:
				reported === 0
					? 'Each costs days, or the claim'
					: `Each costs days, or the claim; ${counted(reported, 'finding')} more would be reported and cost no day`,
			tone: denied > 0 ? 'bad' : 'good'
		},
		{
			label: 'Clocks met',
			value: `${met} of ${judged}`,
			detail: 'Of those whose time was over; what was not asked for is left out',
			tone: met === judged ? (judged > 0 ? 'good' : 'plain') : 'caution'
		},
		{
			label: 'HOPE records in time',
			value: `${inTime} of ${records}`,
			detail: 'Sent to the federal system by their last day',
			tone: inTime === records ? (records > 0 ? 'good' : 'plain') : 'caution'
		},
		{
			label: 'Unpaid days from late papers',
			value: String(unpaid),
			detail: 'Days of the stay nobody pays, whether billed or not',
			tone: unpaid > 0 ? 'bad' : 'good'
		}
	];
}

function denialTable({ columns, rows }: RowsBy): AuditTable {
	return {
		title: 'Denials',
		columns: columns('Rule', 'What was found', 'Days', 'Effect', 'Source'),
		rows: rows(({ denials }) =>
			denials.map(({ rule, title, message, days, effect, source }) => [
				`${rule} ${title}`,
				message,
				days ? daysText(days) : effect === 'denied' ? 'the whole claim' : '',
				effect === 'denied' ? 'not paid' : 'reported, paid',
				source
			])
		),
		empty: 'A reviewer would find nothing to deny in these papers.'
	};
}

const STATUS_WORDS = {
	met: 'met',
	late: 'late',
	missed: 'missed',
	due: 'running, not done',
	ahead: 'ahead',
	'not-required': 'not asked for'
} as const;

function calendarTable({ columns, rows }: RowsBy): AuditTable {
	return {
		title: 'Deadlines',
		columns: columns('Deadline', 'Last day', 'Done', 'Status', 'What a miss costs'),
		rows: rows(({ deadlines }) =>
			deadlines.map(({ title, by, doneOn, status, cost, note }) => [
				title,
				by === null ? 'before billing' : whenText(by),
				doneOn === null ? '' : whenText(doneOn),
				STATUS_WORDS[status],
				status === 'not-required' && note !== '' ? note : cost
			])
		),
		empty: 'No clock runs: there is no election.'
	};
}

function contradictionTable({ columns, rows }: RowsBy): AuditTable {
	return {
		title: 'Contradictions',
		columns: columns('Fact', 'One paper', 'The other', 'What it means'),
		rows: rows(({ contradictions }) =>
			contradictions.map(({ label, values: [one, other], message }) => [
				label,
				String(one),
				String(other),
				message
			])
		),
		empty: 'No two papers contradict each other.'
	};
}
