/** What an accepted coding act leaves in the chart: the abstract as a Claim, queries as documents. */
import { canonical, type Json, type JsonObject } from '$lib/engine/canonical';
import type { FormState } from '$lib/engine/forms';
import type { View, WorkflowChange } from '$lib/engine/model';
import { fhirDateTime } from '$lib/engine/time';
import { encodeBase64 } from '$lib/fhir/base64';
import type { Claim, Extension, Resource } from '$lib/fhir/types';
import {
	abstractId,
	abstractOf,
	EXTENSION,
	SYSTEM_URLS,
	type Abstract,
	type EditAnswer,
	type Line
} from './abstract';
import type { CodingAction, List } from './actions';
import { indicatorsOf, optionsOfQuery } from './fields';
import { QUERY_KIND } from './validate';

type Act = { type: string; data: JsonObject };

export function codingChart({ type, data }: Act, view: View): WorkflowChange[] {
	const action = { type, data } as CodingAction;
	switch (action.type) {
		case 'encoder.ask':
			return [];
		case 'query.send':
			return sendQuery(action.data.query, view);
		case 'coding.finish':
			return restate(action.data.encounter, view, 'active');
		case 'coding.reopen':
			return restate(action.data.encounter, view, 'draft');
		case 'edit.answer': {
			const { encounter, ...answer } = action.data;
			const held = abstractOf(view.chart, encounter);
			const others = held.answers.filter((one) => !isSameEdit(one, answer));
			return keep({ ...held, answers: [...others, answer] }, view);
		}
		default: {
			const held = abstractOf(view.chart, String(data['encounter']));
			const lines = changed(held.lines, action);
			return lines ? keep({ ...held, lines }, view) : [];
		}
	}
}

function isSameEdit(a: Pick<EditAnswer, 'rule' | 'codes'>, b: Pick<EditAnswer, 'rule' | 'codes'>) {
	return a.rule === b.rule && canonical([...a.codes]) === canonical([...b.codes]);
}

/** The lines after an act on one of them; nothing for events that touch no line. */
function changed(lines: readonly Line[], action: CodingAction): readonly Line[] | undefined {
	switch (action.type) {
		case 'code.add': {
			const { encounter: _, poaExempt, via: _via, query: _query, ...held } = action.data;
			const fresh = { poa: null, modifiers: [], date: null, confidence: null, evidence: [] };
			const units = held.list === 'service' ? 1 : null;
			return [...lines, { ...held, ...fresh, units, isPoaExempt: poaExempt, place: 0 }];
		}
		case 'code.remove':
			return lines.filter(({ id }) => id !== action.data.id);
		case 'code.move':
			return moved(lines, action.data.id, action.data.to);
		case 'code.poa':
			return withLine(lines, action.data.id, () => ({ poa: action.data.poa }));
		case 'code.modifiers':
			return withLine(lines, action.data.id, () => ({ modifiers: action.data.modifiers }));
		case 'code.units':
			return withLine(lines, action.data.id, () => ({ units: action.data.units }));
		case 'code.date':
			return withLine(lines, action.data.id, () => ({ date: action.data.date }));
		case 'code.confidence':
			return withLine(lines, action.data.id, () => ({ confidence: action.data.confidence }));
		case 'code.cite': {
			const { ref, text } = action.data;
			return withLine(lines, action.data.id, ({ evidence }) => ({
				evidence: [...evidence.filter((one) => one.ref !== ref || one.text !== text), { ref, text }]
			}));
		}
		case 'code.uncite': {
			const { ref, text } = action.data;
			return withLine(lines, action.data.id, ({ evidence }) => ({
				evidence: evidence.filter((one) => one.ref !== ref || one.text !== text)
			}));
		}
		default:
			return undefined;
	}
}

function withLine(
	lines: readonly Line[],
	id: string,
	change: (line: Line) => Partial<Line>
): readonly Line[] {
	return lines.map((line) => (line.id === id ? { ...line, ...change(line) } : line));
}

/** The line at another place of its own list; beyond the end means last. */
function moved(lines: readonly Line[], id: string, to: number): readonly Line[] {
	const line = lines.find((held) => held.id === id);
	if (!line) return lines;
	const list = lines.filter((held) => held.list === line.list && held.id !== id);
	list.splice(to - 1, 0, line);
	return [...lines.filter((held) => held.list !== line.list), ...list];
}

function restate(encounter: string, view: View, status: 'active' | 'draft'): WorkflowChange[] {
	const claim = view.chart.one('Claim', abstractId(encounter));
	return claim ? [{ put: { ...claim, status } }] : [];
}

function keep(abstract: Abstract, view: View): WorkflowChange[] {
	const { encounter, lines, answers } = abstract;
	const id = abstractId(encounter);
	const before = view.chart.one('Claim', id);
	const visit = view.chart.one('Encounter', encounter);
	const of = (...lists: List[]) => lines.filter(({ list }) => lists.includes(list));
	const claim: Claim & { id: string } = {
		resourceType: 'Claim',
		id,
		status: before?.status ?? 'draft',
		use: 'claim',
		type: { text: visit?.class.code === 'IMP' ? 'Institutional, inpatient' : 'Institutional' },
		patient: visit?.subject ?? { display: 'unknown' },
		created: before?.created ?? fhirDateTime(view.start, view.at),
		provider: visit?.serviceProvider ?? { display: 'This facility' },
		priority: { text: 'normal' },
		insurance: [],
		diagnosis: of('diagnosis', 'admitting').map((line, index) => ({
			id: line.id,
			extension: extensionsOf(line),
			sequence: index + 1,
			diagnosisCodeableConcept: conceptOf(line),
			...(line.poa && { onAdmission: { coding: [{ code: line.poa.toLowerCase() }] } })
		})),
		procedure: of('procedure').map((line, index) => ({
			id: line.id,
			extension: extensionsOf(line),
			sequence: index + 1,
			procedureCodeableConcept: conceptOf(line),
			...(line.date !== null && { date: line.date })
		})),
		item: of('service').map((line, index) => ({
			id: line.id,
			extension: extensionsOf(line),
			sequence: index + 1,
			productOrService: conceptOf(line),
			modifier: line.modifiers.map((code) => ({ coding: [{ code }] })),
			...(line.units !== null && { quantity: { value: line.units } }),
			...(line.date !== null && { servicedDate: line.date })
		})),
		extension: answers.map((answer) => ({
			url: EXTENSION.answer,
			extension: [
				{ url: 'rule', valueString: answer.rule },
				{ url: 'codes', valueString: answer.codes.join(' ') },
				{ url: 'reason', valueString: answer.reason },
				{ url: 'note', valueString: answer.note }
			]
		}))
	};
	return [{ put: claim }];
}

function conceptOf({ system, code, title, edition }: Line) {
	return {
		coding: [{ system: SYSTEM_URLS[system], code, display: title, version: edition }]
	};
}

function extensionsOf(line: Line): Extension[] {
	return [
		{ url: EXTENSION.list, valueCode: line.list },
		{ url: EXTENSION.standing, valueCode: line.standing },
		{ url: EXTENSION.poaExempt, valueBoolean: line.isPoaExempt },
		...(line.ccLevel ? [{ url: EXTENSION.ccLevel, valueCode: line.ccLevel }] : []),
		...(line.confidence === null
			? []
			: [{ url: EXTENSION.confidence, valueInteger: line.confidence }]),
		...line.evidence.map(({ ref, text }) => ({
			url: EXTENSION.evidence,
			extension: [
				{ url: 'ref', valueReference: { reference: ref } },
				{ url: 'text', valueString: text }
			]
		}))
	];
}

/** A sent query is a document of the record: it and its answer are kept. */
function sendQuery(id: string, view: View): WorkflowChange[] {
	const form = view.forms.get(id);
	if (!form) return [];
	const text = (field: string) => String((form.values[field] as Json) ?? '').trim();
	const document: Resource = {
		resourceType: 'DocumentReference',
		id,
		status: 'current',
		docStatus: 'final',
		type: { text: QUERY_KIND },
		description: `Query: ${text('subject')}`,
		subject: { reference: form.patient },
		date: fhirDateTime(view.start, view.at),
		author: [{ display: 'Coding' }],
		content: [{ attachment: { contentType: 'text/markdown', data: encodeBase64(bodyOf(form)) } }]
	};
	return [{ closeForm: id }, { put: document }];
}

function bodyOf(form: FormState): string {
	const text = (field: string) => String((form.values[field] as Json) ?? '').trim();
	const options = text('format') === 'multiple-choice' ? optionsOfQuery(form) : [];
	const cited = indicatorsOf(form).map((one) => `- ${one.text}`);
	return [
		`To: ${text('to')}`,
		cited.length > 0 ? ['Clinical indicators', ...cited].join('\n') : '',
		text('question'),
		options.map((option) => `- ( ) ${option}`).join('\n'),
		text('format') === 'yes-no' ? '- ( ) Yes\n- ( ) No\n- ( ) Unable to determine' : ''
	]
		.filter((part) => part !== '')
		.join('\n\n');
}
