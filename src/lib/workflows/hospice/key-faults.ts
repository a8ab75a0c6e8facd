/**
 * What a key says that its rules cannot mean: names of nothing, answers a field cannot hold, days of no
 * calendar. Papers and stays that the timeline brings are not in the chart a key is held against. Actions
 * are held against their shapes in `key-fault-acts.ts`, papers of the chart in `paper-faults.ts`.
 */
import { answerFault } from '$lib/engine/accepted-faults';
import type { Accepted } from '$lib/engine/accepted';
import { isCivilDay, type Field } from '$lib/engine/forms';
import type { KeyedCode } from '$lib/engine/model';
import type { Chart } from '$lib/fhir/chart';
import { isFactName } from '$lib/rules/hospice/contradiction-facts';
import { monthDays } from '$lib/rules/hospice/claim-days';
import type { HospiceKey, HospiceRule, RuleOf } from './actions';
import { isOfFamily } from './claim-lines';
import type { Which } from './committed';
import { isStatedFact } from './facts-of-papers';
import type { Column } from './field-parts';
import { fieldOf, FORMS } from './fields';
import { deadlineFault } from './key-fault-deadlines';
import { matchFaults, windowFaults } from './key-fault-acts';
import { paperFaults } from './paper-faults';
import { stayIn } from './stays';

export interface KeyFault {
	/** Inside the section: `rules.<id>.field`. */
	readonly path: string;
	readonly message: string;
}

export function hospiceKeyFaults(key: HospiceKey, chart: Chart): KeyFault[] {
	const faults = key.rules.flatMap((rule) =>
		[...stayFaults(rule.stay, chart), ...ruleFaults(rule, key)].map(({ path, message }) => ({
			path: `rules.${rule.id}.${path}`,
			message
		}))
	);
	return [...faults, ...paperFaults(chart)];
}

function stayFaults(stay: string, chart: Chart): KeyFault[] {
	if (stay.includes('/'))
		return [
			{ path: 'stay', message: `"${stay}" is a reference, expected the bare id of an Encounter` }
		];
	return chart.one('Encounter', stay) && !stayIn({ chart }, stay)
		? [{ path: 'stay', message: `Encounter/${stay} is no stay of a hospice` }]
		: [];
}

function ruleFaults(rule: HospiceRule, key: HospiceKey): KeyFault[] {
	switch (rule.kind) {
		case 'deadline':
			return deadlineFaults(rule);
		case 'noted':
			return [
				...whichFaults(rule.form, rule.which),
				...notedFaults(rule),
				...windowFaults(rule.window)
			];
		case 'rows':
			return [...whichFaults(rule.form, rule.which), ...rowsFaults(rule)];
		case 'lines':
			return linesFaults(rule);
		case 'diagnosis':
			return diagnosisFaults(rule);
		case 'over-coding':
			return [...dayFaults('through', rule.through), ...overCodingFaults(rule, key)];
		case 'denial':
			return dayFaults('through', rule.through);
		case 'agreement':
			return rule.facts.flatMap((fact, at) => {
				const path = `facts.${at}`;
				if (!isFactName(fact)) return [{ path, message: `"${fact}" is no fact that papers state` }];
				return isStatedFact(fact)
					? []
					: [{ path, message: `no form of this workflow states "${fact}"` }];
			});
		case 'evidence':
			return [...whichFaults(rule.form, rule.which), ...evidenceFaults(rule)];
		case 'done':
			return [...matchFaults('any', rule.any), ...windowFaults(rule.window)];
		case 'before':
			return [...matchFaults('first', rule.first), ...matchFaults('then', rule.then)];
		case 'avoid':
			return matchFaults('any', rule.any);
	}
}

function dayFaults(path: string, day: string | undefined): KeyFault[] {
	return day === undefined || isCivilDay(day)
		? []
		: [{ path, message: `"${day}" is not a day such as 2026-01-14` }];
}

function deadlineFaults({ deadline, by }: RuleOf<'deadline'>): KeyFault[] {
	const fault = deadlineFault(deadline);
	const [day = '', minute] = by.split('T');
	const isTime =
		isCivilDay(day) && (minute === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(minute));
	return [
		...(fault === undefined ? [] : [{ path: 'deadline', message: fault }]),
		...(isTime
			? []
			: [
					{
						path: 'by',
						message: `"${by}" is neither a day such as 2026-01-14 nor a minute such as 2026-01-14T09:30`
					}
				])
	];
}

/** Fields that tell papers of a kind apart, with values they can have. */
function whichFaults(form: string, which: Which): KeyFault[] {
	return Object.entries(which ?? {}).flatMap(([id, wanted]) => {
		const path = `which.${id}`;
		const field = fieldOf(form, id);
		if (!field) return [{ path, message: `the form ${form} has no field "${id}"` }];
		return (Array.isArray(wanted) ? wanted : [wanted]).flatMap((one) => {
			if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean')
				return [{ path, message: `${JSON.stringify(one)} is no value of one field` }];
			const message = fieldFault(form, field, one);
			return message === undefined ? [] : [{ path, message }];
		});
	});
}

function notedFaults({ form, field: id, accept }: RuleOf<'noted'>): KeyFault[] {
	const field = fieldOf(form, id);
	if (!field) return [{ path: 'field', message: `the form ${form} has no field "${id}"` }];
	if (!isSigned(form)) return [{ path: 'form', message: `nobody signs the form ${form}` }];
	return accept.flatMap((wanted, at) => {
		const message = fieldFault(form, field, wanted);
		return message === undefined ? [] : [{ path: `accept.${at}`, message }];
	});
}

function isSigned(form: string): boolean {
	return (FORMS[form]?.roles.length ?? 0) > 0;
}

function fieldFault(form: string, field: Field, wanted: Accepted): string | undefined {
	const list = FORMS[form]?.ticks[field.id];
	if (list && typeof wanted === 'string')
		return Object.hasOwn(list, wanted)
			? `${field.label} is a list: ask for {"has": ["${wanted}"]}`
			: `"${wanted}" cannot be ticked, expected one of ${Object.keys(list).join(', ')}`;
	return answerFault(field, wanted, list && Object.keys(list));
}

function rowsFaults({ form, field: id, wanted }: RuleOf<'rows'>): KeyFault[] {
	const columns = FORMS[form]?.tables[id];
	if (!columns) return [{ path: 'field', message: `the form ${form} has no table "${id}"` }];
	return wanted.flatMap((row, at) =>
		Object.keys(row).length === 0
			? [{ path: `wanted.${at}`, message: 'it asks for nothing' }]
			: Object.entries(row).flatMap(([name, accepted]) => {
					const path = `wanted.${at}.${name}`;
					const column = columns.find((one) => one.id === name);
					if (!column)
						return [
							{
								path,
								message: `the table ${id} has no column "${name}", expected one of ${columns.map((one) => one.id).join(', ')}`
							}
						];
					const message = cellFault(column, accepted);
					return message === undefined ? [] : [{ path, message }];
				})
	);
}

/** A column as a field that holds one cell. */
function cellFault({ id, label, kind, options }: Column, wanted: Accepted): string | undefined {
	const field: Field =
		kind === 'choice'
			? {
					id,
					label,
					kind,
					options: Object.entries(options ?? {}).map(([value, said]) => ({ value, label: said }))
				}
			: { id, label, kind };
	return answerFault(field, wanted);
}

function linesFaults({ through, revenue, lines }: RuleOf<'lines'>): KeyFault[] {
	const faults = dayFaults('through', through);
	if (faults.length > 0) return faults;
	const month = through === undefined ? undefined : monthDays(through.slice(0, 7));
	for (const [at, family] of revenue.entries())
		if (!/^0\d{2}[\dx]$/i.test(family))
			faults.push({
				path: `revenue.${at}`,
				message: `"${family}" is neither a revenue code such as 0651 nor a family such as 055x`
			});
	for (const [at, line] of lines.entries()) {
		const path = `lines.${at}`;
		if (!isCivilDay(line.date))
			faults.push({
				path: `${path}.date`,
				message: `"${line.date}" is not a day such as 2026-01-14`
			});
		else if (through && month && (line.date < month.from || line.date > through))
			faults.push({
				path: `${path}.date`,
				message: `${line.date} lies outside ${month.from} to ${through}`
			});
		if (!isOfFamily(line.revenue, revenue))
			faults.push({
				path: `${path}.revenue`,
				message: `${line.revenue} is in none of the families it is about: ${revenue.join(', ')}`
			});
		if (!(Number.isInteger(line.units) && line.units > 0))
			faults.push({ path: `${path}.units`, message: `${line.units} is no number of units` });
	}
	return faults;
}

function diagnosisFaults(rule: RuleOf<'diagnosis'>): KeyFault[] {
	const { accept, wrong, before = [], form, role, through } = rule;
	const faults = dayFaults('through', through);
	if (form === 'notice-of-election' && through !== undefined)
		faults.push({ path: 'through', message: 'a notice of election has no last day' });
	if (form === 'notice-of-election' && role === 'other')
		faults.push({ path: 'role', message: 'a notice of election has one diagnosis' });
	for (const [at, { code }] of wrong.entries())
		if (accept.includes(code))
			faults.push({ path: `wrong.${at}.code`, message: `${code} is accepted as well` });
	for (const [at, code] of before.entries())
		if (accept.includes(code))
			faults.push({ path: `before.${at}`, message: `${code} cannot stand before itself` });
	return faults;
}

function overCodingFaults(rule: RuleOf<'over-coding'>, { rules }: HospiceKey): KeyFault[] {
	const isAsked = rules.some(
		(one) => one.kind === 'diagnosis' && one.form === 'claim' && one.stay === rule.stay
	);
	return isAsked
		? []
		: [
				{
					path: 'kind',
					message:
						'no rule of this key asks for a diagnosis of the claim, so every code would be too many'
				}
			];
}

function evidenceFaults({ form, field: id }: RuleOf<'evidence'>): KeyFault[] {
	const field = fieldOf(form, id);
	if (!field) return [{ path: 'field', message: `the form ${form} has no field "${id}"` }];
	return field.kind === 'text' || field.kind === 'longtext'
		? []
		: [{ path: 'field', message: `${field.label} holds no text` }];
}

/** Diagnoses by the day of the claim or the start of the stay, HCPCS codes by the day of their line. */
export function hospiceKeyedCodes(key: HospiceKey, chart: Chart): KeyedCode[] {
	return key.rules.flatMap((rule): KeyedCode[] => {
		if (rule.kind === 'diagnosis') {
			const start = chart.one('Encounter', rule.stay)?.period?.start?.slice(0, 10) ?? '';
			const of = (code: string, path: string, isAnswer: boolean) => ({
				system: 'icd-10-cm',
				code,
				date: rule.through ?? start,
				path: `rules.${rule.id}.${path}`,
				isAnswer
			});
			return [
				...rule.accept.map((code) => of(code, 'accept', true)),
				...rule.wrong.map(({ code }) => of(code, 'wrong', false))
			];
		}
		if (rule.kind !== 'lines') return [];
		const known = new Map(
			rule.lines.filter(({ hcpcs }) => hcpcs !== '').map((line) => [line.hcpcs, line.date])
		);
		return [...known].map(([code, date]) => ({
			system: 'hcpcs',
			code,
			date,
			path: `rules.${rule.id}.lines`,
			isAnswer: true
		}));
	});
}
