/**
 * Whether a narrative is about this patient. Reviewers look for numbers of the patient’s own and for how
 * they moved, and distrust sentences that would fit anybody. This counts both; it judges no style and no
 * prognosis.
 */
import { billingNumber } from './billing-facts';
import type { Day } from './model';
import { TEMPLATE_PHRASES } from './narrative-phrases';

export interface NarrativeEvidence {
	/** Numbers with what they measure, each once: `weight 61 to 54 kg`, `pps 40`, `fast 7c`. */
	readonly numbers: readonly string[];
	/** Phrases that would fit anybody, as they stand in the text. */
	readonly phrases: readonly string[];
	/** Whether something is told with two values and how it went from one to the other. */
	readonly hasTrend: boolean;
	/** Numbers enough, and no such phrase. */
	readonly isEnough: boolean;
}

/** Texts with digits that measure nothing: dates, times, ages, spans of time, codes, long numbers. */
const NO_MEASURES: readonly RegExp[] = [
	/\b\d{4}-\d{2}-\d{2}(?:T[\d:]+)?/g,
	/\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g,
	/\b(?:on|since|dated)\s+\d{1,2}\/\d{1,2}\b/gi,
	/\b\d{1,2}:\d{2}\b/g,
	/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4}\b)?(?!\s*(?:%|kg|lb|mg|ml))/gi,
	/\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:,?\s+\d{4}\b)?/gi,
	/\b(?:19|20)\d{2}\b(?!\s*(?:%|kg|lb|g\b|mg|ml|kcal|cal))/gi,
	/\b\d+(?:st|nd|rd|th)\b/gi,
	/\b\d{1,3}[\s-]*(?:years?[\s-]*old|y\/?o\b)/gi,
	/\b\d+(?:\.\d+)?[\s-]*(?:to[\s-]*\d+[\s-]*)?(?:day|week|month|year)s?\b/gi,
	/\b(?:day|week|month|year|period|page|room|visit|bed)\s+(?:no\.?\s*)?\d+\b/gi,
	/\b[A-Z]\d{2}[0-9A-Z]?(?:\.[0-9A-Z]+)?\b/g,
	/\b[A-Z]\d{4}\b/g,
	/\b\d{3}-\d{3,4}(?:-\d{4})?\b/g,
	/\b\d{6,}\b/g
];

/** What numbers in hospice notes measure, by the words that name it. */
const MEASURES: readonly (readonly [string, RegExp])[] = [
	['pps', /\bpps\b|palliative performance/i],
	['kps', /\bkps\b|karnofsky/i],
	['fast', /\bfast\b/i],
	['nyha', /\bnyha\b/i],
	['weight', /\bweigh(?:t|s|ed)?\b/i],
	['bmi', /\bbmi\b/i],
	['arm', /\bmuac\b|\barm\b|circumference/i],
	['albumin', /\balbumin\b/i],
	['ejection fraction', /\bl?v?ef\b|ejection/i],
	['saturation', /\bspo2\b|\bo2 sats?\b|saturation|\bsats?\b/i],
	['oxygen', /\boxygen\b|\bo2\b|\bliters?\b/i],
	['blood pressure', /\bbp\b|blood pressure|systolic|\bsbp\b/i],
	['heart rate', /heart rate|\bpulse\b|\bhr\b/i],
	['respirations', /respiration|respiratory rate|\brr\b/i],
	['pain', /\bpain\b/i],
	['creatinine', /creatinine/i],
	['inr', /\binr\b/i],
	['bilirubin', /bilirubin/i],
	['hemoglobin', /h(?:a)?emoglobin|\bhgb\b/i],
	['intake', /\bintake\b|\beats?\b|\bmeals?\b/i],
	['adl', /\badls?\b|activities of daily/i],
	['falls', /\bfalls?\b/i],
	['hospital', /hospitali[sz]ation|\badmissions?\b|\bemergency\b|\ber visits?\b/i],
	['infections', /infections?\b|pneumonias?\b/i],
	['wound', /\bulcers?\b|\bwounds?\b|\bstage\b/i],
	['words', /\bwords?\b/i],
	['stairs', /\bfeet\b|\bsteps\b/i],
	['sleep', /\bsleep/i]
];

/** The same, to find each place of a text. */
const MEASURES_ALL = MEASURES.map(
	([name, { source }]) => [name, new RegExp(source, 'gi')] as const
);

const TREND =
	/\b(?:from|was|were|now|previous(?:ly)?|earlier|ago|down|up|fell|fallen|dropp?ed|drop|lost|loss|gain(?:ed)?|declin\w*|decreas\w*|increas\w*|wors\w*|progress\w*|rose|risen|since|over|compared|baseline|last|than|before|reduced|improv\w*)\b/i;

const VALUE = String.raw`\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?[a-f]?`;
const UNIT = String.raw`(?:\s?(?:%|percent|kg|lbs?|pounds?|g\/dl|mg\/dl|mg|mcg|ml|cm|mm|inches|in\b|liters?|l\/min|l\b|hours?|h\b|kcal))?`;
const NUMBER = new RegExp(
	String.raw`(?<![\w.\/-])(${VALUE})(${UNIT})(?:\s*(?:to|down to|up to|->|→|–|then)\s*(${VALUE})(${UNIT}))?(?![\w\/])`,
	'gi'
);

interface Told {
	readonly label: string;
	readonly words: string;
	readonly values: readonly string[];
	readonly unit: string;
}

/**
 * What a narrative, a note or the evidence for a level of care shows of its patient, by the rules of a
 * day. `least` numbers are asked for; left out, those of a certification (42 CFR 418.22(b)(3)).
 */
export function narrativeEvidence(
	text: string,
	on: Day,
	least: number = billingNumber('narrative-numbers', on)
): NarrativeEvidence {
	const sentences = text.split(/(?<=[.!?])\s+|\n+/);
	const told: Told[] = [];
	let hasTrend = false;
	for (const sentence of sentences) {
		const found = numbersIn(sentence);
		told.push(...found);
		if (found.some(({ values }) => new Set(values).size > 1) && TREND.test(sentence))
			hasTrend = true;
	}
	hasTrend ||= TREND.test(text) && told.some((one) => told.some((other) => isMoved(one, other)));
	const numbers = [...new Set(told.map(({ words }) => words))];
	const phrases = templatePhrases(text);
	return {
		numbers,
		phrases,
		hasTrend,
		isEnough: numbers.length >= least && phrases.length === 0
	};
}

function isMoved(one: Told, other: Told): boolean {
	return one.label === other.label && one.values.some((value) => !other.values.includes(value));
}

function numbersIn(sentence: string): Told[] {
	const told: Told[] = [];
	const measured = NO_MEASURES.reduce(
		(text, pattern) => text.replace(pattern, (found) => ' '.repeat(found.length)),
		sentence
	);
	for (const match of measured.matchAll(NUMBER)) {
		const [whole, first = '', firstUnit = '', second, secondUnit = ''] = match;
		const unit = (secondUnit || firstUnit).trim().toLowerCase();
		const label = labelOf(sentence, match.index, match.index + whole.length, unit, told);
		const values = [first, ...(second === undefined ? [] : [second])].map((value) =>
			value.toLowerCase()
		);
		const amount = `${values.join(' to ')}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;
		told.push({ label, words: `${label} ${amount}`.trim(), values, unit });
	}
	return told;
}

/** What a number measures: a known measure of its clause, that of its unit before, else the next word. */
function labelOf(
	sentence: string,
	start: number,
	end: number,
	unit: string,
	before: readonly Told[]
): string {
	const left =
		sentence
			.slice(0, start)
			.split(/[,;:()]/)
			.at(-1) ?? '';
	const right = sentence.slice(end).split(/[,;:()]/)[0] ?? '';
	// Oxygen is told by its unit, beside the saturation that it gives.
	const named = /^l(?:iters?|\/min)?$/.test(unit)
		? 'oxygen'
		: (lastMeasure(left) ?? firstMeasure(right));
	if (named !== null) return named;
	const sameUnit = unit === '' ? undefined : before.findLast((one) => one.unit === unit);
	if (sameUnit) return sameUnit.label;
	const words = (text: string) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
	const isContent = (word: string) => !TREND.test(word) && !EMPTY_WORDS.has(word);
	return (
		words(left).findLast(isContent) ?? words(right).find(isContent) ?? before.at(-1)?.label ?? ''
	);
}

const EMPTY_WORDS = new Set(
	'the and with about only for has had have are his her its that this per than out into under today'.split(
		' '
	)
);

function lastMeasure(text: string): string | null {
	let best: { readonly name: string; readonly at: number } | null = null;
	for (const [name, pattern] of MEASURES_ALL) {
		const at = [...text.matchAll(pattern)].at(-1)?.index;
		if (at !== undefined && (best === null || at > best.at)) best = { name, at };
	}
	return best?.name ?? null;
}

function firstMeasure(text: string): string | null {
	let best: { readonly name: string; readonly at: number } | null = null;
	for (const [name, pattern] of MEASURES) {
		const at = text.search(pattern);
		if (at !== -1 && (best === null || at < best.at)) best = { name, at };
	}
	return best?.name ?? null;
}

const PHRASES_ALL = TEMPLATE_PHRASES.map(({ source }) => new RegExp(`\\b(?:${source})\\b`, 'gi'));

/** Phrases of a text that would fit anybody, in lower case, once each, in the order of the text. */
export function templatePhrases(text: string): string[] {
	const found = PHRASES_ALL.flatMap((pattern) =>
		[...text.matchAll(pattern)]
			.filter((match) => !/\b(?:not|no longer|never)\s+$/i.test(text.slice(0, match.index)))
			.map(({ index, 0: words }) => ({ from: index, to: index + words.length, words }))
	);
	// Two patterns may meet in one phrase: the longer says it.
	const longest = found.filter(
		(one) =>
			!found.some(
				(other) =>
					other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from
			)
	);
	const words = longest
		.toSorted((a, b) => a.from - b.from)
		.map((one) => one.words.toLowerCase().replaceAll(/\s+/g, ' '));
	return [...new Set(words)];
}
