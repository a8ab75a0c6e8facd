/** Judges what is said of one code: present on admission, units, date, modifiers, evidence. */
import { listed } from '$lib/codes/code-text';
import { f1Of } from '$lib/codes/nearness';
import type { Chart } from '$lib/fhir/chart';
import { formatDate } from '$lib/fhir/selectors/display';
import type { Line } from './abstract';
import type { RuleOf } from './actions';
import { overlaps } from './evidence';
import { counted } from './wording';

export type DetailRule = RuleOf<'poa' | 'units' | 'date' | 'modifiers' | 'cited'>;

export interface Detail {
	/** 0 to 1. */
	readonly share: number;
	/** A sentence for the learner. */
	readonly says: string;
}

/** More quotations than this under one code point at nothing any more. */
const MOST_QUOTED = 6;

/** How far a line meets a rule about it, and what to say of that. */
export function judgeDetail(rule: DetailRule, line: Line, chart: Chart): Detail {
	switch (rule.kind) {
		case 'poa':
			return line.poa === null
				? { share: 0, says: `${line.code} has no present-on-admission answer.` }
				: exactly(
						rule.accept.includes(line.poa),
						`${line.code} is answered ${line.poa}`,
						rule.accept
					);
		case 'units':
			return exactly(
				line.units !== null && rule.accept.includes(line.units),
				`${line.code} has ${line.units === null ? 'no units' : counted(line.units, 'unit')}`,
				rule.accept.map(String)
			);
		case 'date':
			return exactly(
				line.date !== null && rule.accept.includes(line.date),
				line.date === null
					? `${line.code} has no date`
					: `${line.code} is dated ${formatDate(line.date)}`,
				rule.accept.map((date) => formatDate(date))
			);
		case 'modifiers': {
			const share = Math.max(...rule.accept.map((set) => agreement(set, line.modifiers)));
			const words = (set: readonly string[]) => (set.length === 0 ? 'none' : set.join(' + '));
			const has = line.modifiers.length === 0 ? 'no modifier' : `modifier ${words(line.modifiers)}`;
			return {
				...exactly(share === 1, `${line.code} has ${has}`, rule.accept.map(words)),
				share
			};
		}
		case 'cited':
			return judgeEvidence(rule, line, chart);
	}
}

function exactly(isRight: boolean, found: string, expected: readonly string[]): Detail {
	return isRight
		? { share: 1, says: `${found}.` }
		: { share: 0, says: `${found}, expected ${listed(expected, 9)}.` };
}

/** F1 of two sets; two empty sets agree. */
function agreement(wanted: readonly string[], held: readonly string[]): number {
	const found = [...new Set(held)];
	const tp = found.filter((one) => wanted.includes(one)).length;
	return f1Of({ tp, fp: found.length - tp, fn: new Set(wanted).size - tp });
}

function judgeEvidence(rule: RuleOf<'cited'>, { code, evidence }: Line, chart: Chart): Detail {
	if (evidence.length === 0)
		return { share: 0, says: `Nothing of the record was put under ${code}.` };
	if (!evidence.some((one) => overlaps(chart, one, rule.any)))
		return { share: 0, says: `What was put under ${code} does not prove it.` };
	return evidence.length > MOST_QUOTED
		? {
				share: 0,
				says: `The words that prove ${code} are among ${evidence.length} quotations; an auditor expects ${MOST_QUOTED} at most.`
			}
		: { share: 1, says: `${code} rests on the words that prove it.` };
}
