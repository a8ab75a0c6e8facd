/**
 * What each kind of paper states of the patient, under the names by which rules compare papers. Pain and
 * breathlessness stay out: they change within the hour, so two readings of a day contradict nothing.
 */
import { isCoding, type FormValues } from '$lib/engine/forms';
import { civilDate, type Start } from '$lib/engine/time';
import { isDay } from '$lib/rules/hospice/calendar-facts';
import {
	contradictions,
	type Contradiction,
	type PaperFacts
} from '$lib/rules/hospice/contradictions';
import { LEVELS, SITES } from '$lib/rules/hospice/model';
import { rowsIn } from './field-parts';
import type { PaperKind } from './fields';
import { CODE_STATUS } from './lists';
import type { Paper } from './papers';

type Facts = Record<string, string | number>;

interface Stated {
	/** The field that says when it was so; left out, the day of the paper. */
	readonly on?: string;
	readonly facts: (values: FormValues, start: Start) => Facts;
	/** Facts this paper changes. */
	readonly changes?: readonly string[];
}

/** Numbers as they stand. */
const measured =
	(...fields: readonly string[]) =>
	(values: FormValues): Facts =>
		Object.fromEntries(
			fields.flatMap((field) => {
				const held = values[field];
				return typeof held === 'number' ? [[field, held]] : [];
			})
		);

const STATED: Readonly<Partial<Record<PaperKind, Stated>>> = {
	eligibility: {
		on: 'recommendedOn',
		facts: (values) => ({ attending: attending(values) })
	},
	election: {
		on: 'signedAt',
		facts: (values) => ({
			effectiveDate: text(values, 'effective'),
			attending: attending(values)
		})
	},
	'notice-of-election': {
		facts: (values) => ({
			effectiveDate: text(values, 'effective'),
			principalDiagnosis: code(values, 'principal')
		})
	},
	'code-status': {
		on: 'on',
		facts: (values) => ({ codeStatus: label(CODE_STATUS, values, 'codeStatus') }),
		changes: ['codeStatus']
	},
	'plan-of-care': {
		on: 'on',
		facts: (values) => ({
			codeStatus: label(CODE_STATUS, values, 'codeStatus'),
			level: label(LEVELS, values, 'level')
		})
	},
	'level-of-care': {
		on: 'at',
		facts: (values) => ({
			level: label(LEVELS, values, 'level'),
			site: label(SITES, values, 'site')
		}),
		changes: ['level', 'site']
	},
	certification: {
		on: 'on',
		facts: (values) => ({
			...measured('period')(values),
			periodFrom: text(values, 'periodFrom'),
			periodTo: text(values, 'periodTo')
		})
	},
	'comprehensive-assessment': { on: 'at', facts: measured('performance', 'weightKg', 'muacCm') },
	'visit-note': { on: 'end', facts: measured('performance', 'weightKg', 'muacCm') },
	'prognosis-worksheet': {
		on: 'on',
		facts: (values) => ({
			...measured('performance', 'weightKg', 'muacCm', 'albumin', 'ejectionFraction')(values),
			fast: text(values, 'stage'),
			nyha: text(values, 'nyha')
		})
	},
	'hope-admission': {
		on: 'visitOn',
		facts: (values) => ({
			effectiveDate: text(values, 'A0220'),
			site: label(SITES, values, 'A0215')
		})
	},
	'hope-discharge': {
		on: 'A0270',
		facts: (values) => ({
			effectiveDate: text(values, 'A0220'),
			deathDate: values['A2115'] === '01' ? text(values, 'A0270') : ''
		})
	},
	'death-record': {
		on: 'at',
		facts: (values, start) => {
			const at = values['at'];
			return typeof at === 'number' ? { deathDate: civilDate(start, at) } : {};
		}
	},
	'notice-of-termination': { facts: (values) => ({ effectiveDate: text(values, 'admission') }) },
	claim: {
		on: 'through',
		facts: (values) => ({
			effectiveDate: text(values, 'admission'),
			principalDiagnosis: code(values, 'principal'),
			deathDate: String(
				rowsIn(values, 'occurrences').find((row) => String(row['code'] ?? '').trim() === DIED)?.[
					'date'
				] ?? ''
			)
		})
	}
};

/** Occurrence code of a death. Source: Medicare Claims Processing Manual, chapter 11, 30.3. */
const DIED = '55';

/**
 * What the papers that count state, oldest first. Notices and claims that came back do not count.
 */
export function factsOfPapers(papers: readonly Paper[], start: Start): PaperFacts[] {
	return papers.flatMap((paper): PaperFacts[] => {
		const how = STATED[paper.kind];
		if (!how || paper.state !== 'filed' || paper.reply === 'returned') return [];
		const facts = Object.fromEntries(
			Object.entries(how.facts(paper.values, start)).filter(([, value]) => value !== '')
		);
		if (Object.keys(facts).length === 0) return [];
		const changes = how.changes?.filter((name) => facts[name] !== undefined);
		return [
			{
				paper: paper.id,
				title: paper.title,
				day: dayOf(paper, how.on, start),
				facts,
				...(changes && { changes })
			}
		];
	});
}

/** Every pair of papers that contradict each other. */
export function contradictionsIn(stated: readonly PaperFacts[]): Contradiction[] {
	return contradictions(stated);
}

/** Every fact that some paper states, without the suffix that tells two of a kind apart. */
const STATED_FACTS: readonly string[] = [
	'attending',
	'effectiveDate',
	'principalDiagnosis',
	'codeStatus',
	'level',
	'site',
	'period',
	'periodFrom',
	'periodTo',
	'performance',
	'weightKg',
	'muacCm',
	'albumin',
	'ejectionFraction',
	'fast',
	'nyha',
	'deathDate'
];

/** Whether any kind of paper states a fact. */
export function isStatedFact(name: string): boolean {
	return STATED_FACTS.includes(name.split('.')[0] ?? name);
}

/** Whether a fact is one of those asked for, by its name or by the name without its suffix. */
export function isFactOf(name: string, facts: readonly string[]): boolean {
	return facts.some((fact) => name === fact || name.startsWith(`${fact}.`));
}

function dayOf({ values, day }: Paper, field: string | undefined, start: Start): string {
	const held = field === undefined ? undefined : values[field];
	if (typeof held === 'number') return civilDate(start, held);
	return typeof held === 'string' && isDay(held) ? held : day;
}

function text(values: FormValues, field: string): string {
	const held = values[field];
	return typeof held === 'string' ? held.trim() : '';
}

function code(values: FormValues, field: string): string {
	const held = values[field];
	return isCoding(held) ? held.code : '';
}

function label(
	labels: Readonly<Record<string, string>>,
	values: FormValues,
	field: string
): string {
	const held = text(values, field);
	return labels[held] ?? held;
}

/** A name; that there is none is no name. */
function attending(values: FormValues): string {
	const name = text(values, 'attendingName');
	return /^(none|no attending|no one|nobody|n\/a)\b/i.test(name) ? '' : name;
}
