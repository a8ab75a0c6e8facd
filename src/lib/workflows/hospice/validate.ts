/**
 * Checks of a form before anybody signs it: what is missing, impossible, out of order, or beyond the
 * signer. Key-free, the same text in every mode. What a payer or a reviewer would say of it comes after it
 * is sent, as in life.
 */
import { answeredOf, stopsLeft, wholeAnswers, type AnsweredCheck } from '$lib/engine/answers';
import {
	tickedIn,
	isEmpty,
	isShown,
	missingFields,
	rangeFaults,
	type FormState,
	type FormValues
} from '$lib/engine/forms';
import type { Check, MachineEvent, Role, Severity, View } from '$lib/engine/model';
import type { Json } from '$lib/engine/canonical';
import { civilDate } from '$lib/engine/time';
import { doseFaults } from '$lib/rules/hospice/comfort-kit';
import { hopeFaults, type HopeFault } from '$lib/rules/hospice/hope-skips';
import { ELECTION_ELEMENTS, type Timepoint } from '$lib/rules/hospice/model';
import { COMPLETE, hard, soft } from './check-parts';
import { rowsIn, type PaperForm, type Row } from './field-parts';
import { FORMS, isPaperKind } from './fields';
import { onceCheck, standingPaper } from './once';
import { OVERRIDE_REASONS } from './override-reasons';
import { filed, papersOf } from './papers';

const RANK: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, advice: 2 };

/**
 * All checks of a form as it stands, gravest first. `replaces` is the paper that signing it would replace,
 * null for none; left out, whether another paper stands in its way is not looked at.
 */
export function validateForm(form: FormState, view: View, replaces?: string | null): Check[] {
	const definition = FORMS[form.kind];
	if (!definition) return [];
	const { values } = form;
	const today = civilDate(view.start, view.at);
	const checks: Check[] = [
		...(replaces === null ? onceFaults(form, view) : []),
		...roleFaults(definition, view.role),
		...missingFields(definition, values).map(({ id, label, help }) =>
			hard(
				`required.${id}`,
				`${label} is missing`,
				help ?? 'The paper cannot stand without it.',
				id
			)
		),
		...rangeFaults(definition, values).map(({ field, severity, text }) =>
			(severity === 'hard' ? hard : soft)(
				`range.${field.id}`,
				`${field.label} cannot be`,
				`${text}.`,
				field.id,
				'Plausible ranges'
			)
		),
		...timeFaults(definition, values, { at: view.at, today }),
		...orderFaults(form.kind, values),
		...ruleFaults(form, view, today)
	];
	const blank = new Set(
		checks.flatMap(({ id, field }) => (isRequiredOne(id) && field ? [field] : []))
	);
	return checks
		.filter(({ id, field }) => isRequiredOne(id) || field === undefined || !blank.has(field))
		.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** A field that is empty has that said of it, and nothing more. */
function isRequiredOne(id: string): boolean {
	return id.startsWith('required.');
}

/** A second paper of a kind that stands once. */
function onceFaults({ kind, values }: FormState, view: View): Check[] {
	const first = isPaperKind(kind) && standingPaper(view, String(values['stay']), kind);
	return first ? [onceCheck(first)] : [];
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
	prescriber: 'physician',
	nurse: 'nurse',
	'order-specialist': 'order specialist',
	coder: 'coder',
	biller: 'biller',
	records: 'records specialist'
};

/** A paper is signed by those who may: the others ask for it. */
function roleFaults({ title, roles }: PaperForm, role: Role): Check[] {
	if (roles.includes(role)) return [];
	return [
		hard(
			'role',
			`${title}: not yours to sign`,
			`You are a ${ROLE_WORDS[role]} here; ask for it from somebody who may sign it.`,
			'',
			'42 CFR 418.22(c), 418.54, 418.56: who certifies, assesses and plans'
		)
	];
}

/** Days that may well lie ahead of the day a paper is signed. */
const AHEAD: readonly string[] = [
	'effective',
	'periodFrom',
	'periodTo',
	'until',
	'occurrence27',
	'admission',
	'from',
	'through'
];

/** Whatever a paper says was done lies behind it. */
function timeFaults(
	definition: PaperForm,
	values: FormValues,
	{ at, today }: { readonly at: number; readonly today: string }
): Check[] {
	const checks: Check[] = [];
	for (const field of definition.fields) {
		const held = values[field.id];
		const isAhead =
			(field.kind === 'moment' && typeof held === 'number' && held > at) ||
			(field.kind === 'date' &&
				typeof held === 'string' &&
				held > today &&
				!AHEAD.includes(field.id));
		if (isAhead && isShown(field, values))
			checks.push(
				hard(
					`future.${field.id}`,
					`${field.label}: in the future`,
					'It says when something was, which lies behind us.',
					field.id
				)
			);
	}
	return checks;
}

type DayPair = readonly [
	earlier: string,
	later: string,
	title: string,
	detail: string,
	source: string
];

/** What cannot come before what, by kind of paper. */
const ORDER: Readonly<Record<string, readonly DayPair[]>> = {
	revocation: [
		[
			'signedOn',
			'effective',
			'Revoked before it was signed',
			'A revocation takes effect on the day it is made or later, never before.',
			'42 CFR 418.28(b)'
		]
	],
	certification: [
		[
			'periodFrom',
			'periodTo',
			'Period ends before it begins',
			'Put the two days right.',
			'42 CFR 418.21'
		]
	],
	addendum: [
		[
			'requestedOn',
			'furnishedOn',
			'Received before it was asked for',
			'Put the two days right.',
			'42 CFR 418.24(c)'
		]
	],
	claim: [
		['from', 'through', 'Statement ends before it begins', 'Put the two days right.', COMPLETE],
		[
			'admission',
			'through',
			'Statement ends before the admission',
			'Put the two days right.',
			COMPLETE
		]
	],
	'hope-discharge': [
		['A0220', 'A0270', 'Discharged before the admission', 'Put the two days right.', COMPLETE]
	]
};

function orderFaults(kind: string, values: FormValues): Check[] {
	const days = (ORDER[kind] ?? []).flatMap(([earlier, later, title, detail, source]) => {
		const [first, second] = [values[earlier], values[later]];
		return typeof first === 'string' && typeof second === 'string' && second < first
			? [hard(`order.${later}`, title, detail, later, source)]
			: [];
	});
	const [start, end] = [values['start'], values['end']];
	if (kind !== 'visit-note' || typeof start !== 'number' || typeof end !== 'number') return days;
	if (end <= start)
		return [...days, hard('order.end', 'Out before in', 'A visit ends after it begins.', 'end')];
	return end - start > 16 * 3_600_000
		? [...days, hard('order.end', 'A visit of more than 16 hours', 'Put in and out right.', 'end')]
		: days;
}

/** What the rules of the benefit say of single papers. */
function ruleFaults(form: FormState, view: View, today: string): Check[] {
	const { kind, values } = form;
	switch (kind) {
		case 'election':
			return electionFaults(values, civilDateOf(values, view));
		case 'oral-certification':
			return certifierFaults(values);
		case 'medication-profile':
			return medicineFaults(values);
		case 'hope-admission':
			return hopeChecks('admission', values, today);
		case 'hope-update':
			return hopeChecks(
				values['timepoint'] === 'update-2' ? 'update-2' : 'update-1',
				{ A0220: electedOn(values, view), ...values },
				today
			);
		case 'hope-discharge':
			return hopeChecks('discharge', values, today);
		case 'hope-follow-up':
			return followUpChecks(values, view);
		default:
			return [];
	}
}

/** The admission date of a record that does not ask for it again; null without an election. */
function electedOn({ stay }: FormValues, view: View): string | null {
	const held = filed(papersOf(view, String(stay)), 'election').at(-1)?.values['effective'];
	return typeof held === 'string' ? held : null;
}

/** The follow-up is asked for when its time comes, on a form of its own: here it may be blank. */
function hopeChecks(timepoint: Timepoint, values: FormValues, today: string): Check[] {
	return hopeFaults(timepoint, { ...values, Z0500B: today })
		.filter(({ item }) => !item.startsWith('J2052') && !item.startsWith('J2053'))
		.map(hopeCheck);
}

/** Read together with the record it follows, whose answers say whether it is wanted at all. */
function followUpChecks(values: FormValues, view: View): Check[] {
	const timepoint = values['timepoint'];
	const parent = papersOf(view, String(values['stay'])).findLast(
		({ kind, state, values: held }) =>
			state === 'filed' &&
			(timepoint === 'admission'
				? kind === 'hope-admission'
				: kind === 'hope-update' && held['timepoint'] === timepoint)
	);
	if (isEmpty(timepoint)) return [];
	if (!parent)
		return [
			hard(
				'hope.parent',
				'No such HOPE record',
				'A follow-up belongs to a signed record; sign that one first.',
				'timepoint',
				HOPE
			)
		];
	return hopeFaults(timepoint as Timepoint, { ...parent.values, ...values })
		.filter(({ item }) => item.startsWith('J2052') || item.startsWith('J2053'))
		.map(hopeCheck);
}

const HOPE = 'CMS HOPE data specifications V1.00';

function hopeCheck({ item, severity, message }: HopeFault): Check {
	return (severity === 'fatal' ? hard : soft)(`hope.${item}`, `Item ${item}`, message, item, HOPE);
}

function civilDateOf(values: FormValues, { start }: View): string | null {
	const at = values['signedAt'];
	return typeof at === 'number' ? civilDate(start, at) : null;
}

function electionFaults(values: FormValues, signed: string | null): Check[] {
	const checks: Check[] = [];
	const effective = values['effective'];
	if (typeof effective === 'string' && signed !== null && effective < signed)
		checks.push(
			hard(
				'order.effective',
				'In effect before it was signed',
				'An election takes effect on the day of the statement or later.',
				'effective',
				'42 CFR 418.24(b)'
			)
		);
	const held = tickedIn(values, 'elements');
	const lacking = Object.entries(ELECTION_ELEMENTS).filter(([id]) => !held.includes(id));
	if (held.length > 0 && lacking.length > 0)
		checks.push(
			soft(
				'election.elements',
				'The statement is not whole',
				`It lacks: ${lacking.map(([, label]) => label.toLowerCase()).join('; ')}.`,
				'elements',
				'42 CFR 418.24(b)'
			)
		);
	return checks;
}

/** Who can never certify, whatever they say on the telephone. */
function certifierFaults(values: FormValues): Check[] {
	const by = values['by'];
	if (isEmpty(by) || by === 'hospice-physician' || by === 'attending') return [];
	return [
		hard(
			'certifier',
			'Cannot certify',
			'Only a physician certifies: the hospice physician, and in the first period the attending who is one.',
			'by',
			'42 CFR 418.22(c)'
		)
	];
}

const numberOf = (row: Row, id: string): number | null => {
	const held = row[id];
	return typeof held === 'number' ? held : null;
};

function medicineFaults(values: FormValues): Check[] {
	return rowsIn(values, 'drugs').flatMap((row, at) =>
		doseFaults({
			drug: typeof row['drug'] === 'string' ? row['drug'] : '',
			strength: numberOf(row, 'strength'),
			doseMg: numberOf(row, 'doseMg'),
			volumeMl: numberOf(row, 'volumeMl'),
			route: typeof row['route'] === 'string' ? row['route'] : '',
			frequencyHours: numberOf(row, 'everyHours')
		}).map(({ id, severity, title, message, source }) => ({
			id: `dose.${at}.${id}`,
			severity,
			title: typeof row['drug'] === 'string' ? `${row['drug']}: ${title}` : title,
			detail: message,
			source,
			field: 'drugs'
		}))
	);
}

/** The stops that still keep a form from being signed, given what the act of signing says. */
export function standingStops(
	form: FormState,
	view: View,
	{ answers, replaces }: { readonly answers?: Json; readonly replaces?: Json }
): Check[] {
	const checks = validateForm(form, view, typeof replaces === 'string' ? replaces : null);
	return stopsLeft(checks, wholeAnswers(answers, OVERRIDE_REASONS));
}

/** The soft stops of a form that were answered, with the answer. */
export function answeredChecks(form: FormState, view: View, answers: unknown): AnsweredCheck[] {
	const given = wholeAnswers(answers, OVERRIDE_REASONS);
	return given.length === 0 ? [] : answeredOf(validateForm(form, view), given);
}

/** The form an event signs, where it is about this stay. */
export function formOf({ data, instance, view }: MachineEvent): FormState | undefined {
	const form = view.forms.get(String(data['form']));
	return form?.values['stay'] === instance ? form : undefined;
}

/** Whether an event signs a form of this stay that no stop holds back. */
export function isSignable(event: MachineEvent): boolean {
	const form = formOf(event);
	return form !== undefined && standingStops(form, event.view, event.data).length === 0;
}
