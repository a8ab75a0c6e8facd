/**
 * The one search box of order entry. Words in any order, each by its beginning; numbers match doses;
 * brand names and abbreviations find the plain name. A typing slip counts only when nothing fits.
 */
import type { Drug, OrderSentence, Route } from './drug';
import { DRUGS } from './formulary';
import { FREQUENCIES } from './frequencies';
import { CARE, IMAGING, LABS, type Imaging } from './orderables';
import { convert, isKnownUnit, unitLabel } from './units';

export interface Hit {
	readonly kind: 'medication' | 'laboratory' | 'imaging' | 'care';
	readonly id: string;
	/** Which of the drug's order sentences; null for anything else and for the drug unfilled. */
	readonly sentence: number | null;
	readonly label: string;
	readonly detail: string;
	/** Higher fits better; only comparable within one search. */
	readonly score: number;
}

interface Entry {
	readonly hit: Omit<Hit, 'score'>;
	/** Every word the entry is found by, with how much finding it by that word counts. */
	readonly words: ReadonlyMap<string, number>;
	/** Whole names and synonyms with their weight, for a query that says exactly one of them. */
	readonly phrases: ReadonlyMap<string, number>;
	readonly lead: string;
	readonly order: OrderSentence | null;
	/** The words of the order's use and reason: numbers in them are no doses but are looked for. */
	readonly remarks: ReadonlySet<string>;
}

const WEIGHT = { name: 1, synonym: 0.9, kind: 0.5, order: 0.4 } as const;

const ROUTE_WORDS: Readonly<Record<Route, string>> = {
	PO: 'po oral by mouth',
	SL: 'sl sublingual',
	IV: 'iv intravenous ivp ivpb push',
	IM: 'im intramuscular',
	subcut: 'subcut subcutaneous subq sq sc',
	inhaled: 'inhaled inhaler inh mdi',
	nebulized: 'nebulized nebulizer neb',
	intranasal: 'intranasal nasal in',
	PR: 'pr rectal suppository',
	topical: 'topical top',
	transdermal: 'transdermal patch td'
};

const MODALITY_WORDS: Readonly<Record<Imaging['modality'], string>> = {
	XR: 'X-ray',
	CT: 'CT',
	MR: 'MRI',
	US: 'Ultrasound',
	NM: 'Nuclear medicine',
	FL: 'Fluoroscopy'
};

/** Codes people use for one another when they type; what is stored stays what the row says. */
const PEERS: readonly (readonly string[])[] = [
	['daily', 'Q24H'],
	['BID', 'Q12H'],
	['TID', 'Q8H'],
	['QID', 'Q6H'],
	['every-other-day', 'Q48H']
];

/** Said with an order but chosen in its form: a bonus when found, no loss when not. */
const OPTIONAL = new Set(
	(
		'a an and at by for of on or order per the times to with x ' +
		'now stat asap routine urgent today tomorrow tonight morning am pm'
	).split(' ')
);

function tokens(text: string): string[] {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/(\d),(?=\d{3}\b)/g, '$1')
		.split(/[^a-z0-9.&%]+/)
		.flatMap((token) => {
			const bare = token.replace(/^[.&]+|[.&]+$/g, (edge, at: number) =>
				at === 0 && /^\.\d/.test(token) ? edge : ''
			);
			const glued = /^(\d*\.?\d+)([a-z%]+)$/.exec(bare);
			return glued ? [glued[1] ?? '', glued[2] ?? ''] : [bare];
		})
		.filter((token) => token !== '');
}

function entry(
	hit: Entry['hit'],
	texts: readonly (readonly [weight: number, text: string])[],
	order: OrderSentence | null = null
): Entry {
	const words = new Map<string, number>();
	const phrases = new Map<string, number>();
	for (const [weight, text] of texts) {
		const parts = tokens(text);
		const phrase = parts.join(' ');
		if (weight >= WEIGHT.synonym) phrases.set(phrase, Math.max(weight, phrases.get(phrase) ?? 0));
		for (const part of parts) words.set(part, Math.max(weight, words.get(part) ?? 0));
	}
	const remarks = new Set(tokens(`${order?.use ?? ''} ${order?.prnReason ?? ''}`));
	return { hit, words, phrases, lead: tokens(hit.label)[0] ?? '', order, remarks };
}

function drugTexts(drug: Drug): [number, string][] {
	return [
		[WEIGHT.name, drug.name],
		[WEIGHT.name, drug.display],
		...drug.synonyms.map((text): [number, string] => [WEIGHT.synonym, text]),
		...drug.classes.map((text): [number, string] => [WEIGHT.kind, text])
	];
}

function frequencyWords(code: string): string {
	const codes = PEERS.find((peers) => peers.includes(code)) ?? [code];
	return FREQUENCIES.filter((row) => codes.includes(row.code))
		.map((row) => [row.code, row.label, ...row.typed].join(' '))
		.join(' ');
}

function orderTexts(order: OrderSentence): [number, string][] {
	return [
		ROUTE_WORDS[order.route],
		frequencyWords(order.frequency),
		unitLabel(order.unit, order.dose),
		order.rate ? `at ${unitLabel(order.rate.unit, order.rate.value)}` : '',
		order.prn ? `prn as needed ${order.prnReason ?? ''}` : '',
		order.durationDays === undefined ? '' : 'day days d',
		order.use ?? ''
	].map((text) => [WEIGHT.order, text]);
}

const ENTRIES: readonly Entry[] = [
	...DRUGS.flatMap((drug) => [
		...drug.common.map((order, sentence) =>
			entry(
				{
					kind: 'medication',
					id: drug.id,
					sentence,
					label: drug.display,
					detail: order.label
				},
				[...drugTexts(drug), ...orderTexts(order)],
				order
			)
		),
		entry(
			{
				kind: 'medication',
				id: drug.id,
				sentence: null,
				label: drug.display,
				detail: 'Dose, route and frequency to be filled in'
			},
			drugTexts(drug)
		)
	]),
	...LABS.map((lab) =>
		entry(
			{
				kind: 'laboratory',
				id: lab.id,
				sentence: null,
				label: lab.name,
				detail: lab.specimens[0] ?? ''
			},
			[
				[WEIGHT.name, lab.name],
				...lab.synonyms.map((text): [number, string] => [WEIGHT.synonym, text]),
				[WEIGHT.kind, 'lab laboratory'],
				[WEIGHT.order, lab.specimens.join(' ')],
				[WEIGHT.order, lab.panel.map(({ name }) => name).join(' ')]
			]
		)
	),
	...IMAGING.map((study) =>
		entry(
			{
				kind: 'imaging',
				id: study.id,
				sentence: null,
				label: study.name,
				detail: `${MODALITY_WORDS[study.modality]}, ${study.bodyPart}`
			},
			[
				[WEIGHT.name, study.name],
				...study.synonyms.map((text): [number, string] => [WEIGHT.synonym, text]),
				[WEIGHT.kind, `imaging radiology ${study.modality} ${MODALITY_WORDS[study.modality]}`],
				[WEIGHT.kind, study.modality === 'XR' ? 'xray' : ''],
				[WEIGHT.order, study.bodyPart],
				[WEIGHT.order, study.laterality ? 'left right bilateral' : ''],
				[WEIGHT.order, study.contrast.length > 1 ? 'contrast without w wo' : ''],
				[WEIGHT.order, study.contrast.join(' ')]
			]
		)
	),
	...CARE.map((care) =>
		entry(
			{
				kind: 'care',
				id: care.id,
				sentence: null,
				label: care.name,
				detail: care.group.replaceAll('-', ' ')
			},
			[
				[WEIGHT.name, care.name],
				...care.synonyms.map((text): [number, string] => [WEIGHT.synonym, text]),
				[WEIGHT.kind, `nursing ${care.group}`],
				[WEIGHT.order, care.defaultFrequency === null ? '' : frequencyWords(care.defaultFrequency)]
			]
		)
	)
];

/** A word of the query; a number keeps the unit that follows it. */
interface Term {
	readonly text: string;
	readonly number: number | null;
	readonly unit: string | null;
}

const DAYS = /^d(ays?)?$/;

function terms(query: string): Term[] {
	const found: Term[] = [];
	for (const text of tokens(query)) {
		const before = found.at(-1);
		const isUnit = isKnownUnit(text) || DAYS.test(text);
		if (before && before.number !== null && before.unit === null && isUnit)
			found[found.length - 1] = { ...before, unit: text };
		else found.push({ text, number: /^\d*\.?\d+$/.test(text) ? Number(text) : null, unit: null });
	}
	return found;
}

const EXACT = 1;
const SLIP = 0.4;

/** How well a typed word fits a stored one: 1 the same, above 0.5 its beginning, 0 not at all. */
function fit(typed: string, word: string): number {
	if (word === typed) return EXACT;
	return word.startsWith(typed) ? 0.5 + (0.4 * typed.length) / word.length : 0;
}

/** Whether one insertion, deletion, replacement or swap of neighbors turns one text into the other. */
function isOneEdit(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
	if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
	if (a.slice(at + 1) === b.slice(at + 1)) return true;
	const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at];
	return isSwapped && a.slice(at + 2) === b.slice(at + 2);
}

function fitWithSlip(typed: string, word: string): number {
	const fair = fit(typed, word);
	if (fair > 0 || !/^[a-z]{5,}$/.test(typed)) return fair;
	const size = typed.length;
	if (word.length < size - 1) return 0;
	const beginnings = [size, size - 1, size + 1].map((length) => word.slice(0, length));
	return isOneEdit(typed, word) || beginnings.some((part) => isOneEdit(typed, part)) ? SLIP : 0;
}

const VOCABULARY: readonly string[] = [
	...new Set(ENTRIES.flatMap(({ words }) => [...words.keys()]))
];

/** A term with the catalogue's words it may mean, each with how well it fits. */
interface Sought {
	readonly term: Term;
	readonly meant: readonly (readonly [word: string, fit: number])[];
}

function soughtOf(term: Term, fits: typeof fit): Sought {
	const meant =
		term.number === null ? VOCABULARY.map((word) => [word, fits(term.text, word)] as const) : [];
	return { term, meant: meant.filter(([, quality]) => quality > 0) };
}

function wordScore({ meant }: Sought, words: Entry['words']): number {
	let best = 0;
	for (const [word, quality] of meant) best = Math.max(best, quality * (words.get(word) ?? 0));
	return best;
}

function numberScore(value: number, { text, unit }: Term, one: Entry): number {
	const { order, words, remarks } = one;
	if (order === null) return unit === null || words.has(unit) ? (words.get(text) ?? 0) : 0;
	if (unit !== null) {
		if (DAYS.test(unit)) return order.durationDays === value ? EXACT : 0;
		if (isAmount(value, unit, order.dose, order.unit)) return EXACT;
		if (order.rate && isAmount(value, unit, order.rate.value, order.rate.unit)) return EXACT;
		return remarks.has(text) && remarks.has(unit) ? WEIGHT.order : 0;
	}
	if (value === order.dose) return EXACT;
	if (value === order.rate?.value || value === order.durationDays) return 0.8;
	if (words.has(text)) return words.get(text) ?? 0;
	return String(order.dose).startsWith(text) ? 0.5 : 0;
}

/** Whether a typed amount is a stored one; `80 units` also means the start of `80 units/kg`. */
function isAmount(typed: number, typedUnit: string, value: number, unit: string): boolean {
	const [base = unit] = unit.split('/');
	const same = convert(typed, typedUnit, base);
	return same !== null && Math.abs(same - value) < 1e-9 * Math.max(1, Math.abs(value));
}

const FREQUENCY_WORDS = new Set(
	FREQUENCIES.flatMap((row) => tokens([row.code, row.label, ...row.typed].join(' '))).filter(
		(word) => /^[a-z]/.test(word)
	)
);

/** How often and how many are chosen in a test's form; only a drug's sentences differ by them. */
function isOptional(text: string, { hit }: Entry): boolean {
	if (OPTIONAL.has(text)) return true;
	return hit.kind !== 'medication' && (FREQUENCY_WORDS.has(text) || /^x?\d*\.?\d+$/.test(text));
}

function scoreOf(query: readonly Sought[], phrase: string, one: Entry): number {
	let total = 0;
	let found = 0;
	for (const sought of query) {
		const { number, text } = sought.term;
		const score =
			number === null ? wordScore(sought, one.words) : numberScore(number, sought.term, one);
		if (score === 0 && !isOptional(text, one)) return 0;
		if (score > 0) found += 1;
		total += score;
	}
	if (found === 0) return 0;
	const first = query[0]?.term;
	if (first && first.number === null && one.lead.startsWith(first.text)) total += 0.3;
	return total + 0.5 * (one.phrases.get(phrase) ?? 0);
}

/**
 * What a query may mean, best first, at most `limit`. Where nothing answers all of it, drugs that
 * answer its beginning are offered without a sentence. An empty query finds nothing. With equal fit
 * catalogue order decides, so the same query always gives the same list.
 */
export function searchOrderables(query: string, limit: number): Hit[] {
	if (limit <= 0) return [];
	const hits = hitsFor(query);
	if (hits.length > 0) return hits.slice(0, limit);
	// Nobody wrote this very sentence ("levofl 750 q48h"). The drug is still meant, but never another
	// dose or frequency than was typed: it is offered to be filled in by hand.
	const words = query.trim().split(/\s+/);
	for (let kept = words.length - 1; kept > 0; kept -= 1) {
		const bare = hitsFor(words.slice(0, kept).join(' ')).filter(
			(hit) => hit.kind === 'medication' && hit.sentence === null
		);
		if (bare.length > 0) return bare.slice(0, limit);
	}
	return [];
}

/** Everything that answers the whole of a query, best first. */
function hitsFor(query: string): Hit[] {
	const asked = terms(query);
	if (asked.length === 0) return [];
	const phrase = tokens(query).join(' ');
	for (const fits of [fit, fitWithSlip]) {
		const sought = asked.map((term) => soughtOf(term, fits));
		const hits = ENTRIES.flatMap((one) => {
			const score = scoreOf(sought, phrase, one);
			return score > 0 ? [{ ...one.hit, score }] : [];
		});
		if (hits.length > 0) return hits.sort((a, b) => b.score - a.score);
	}
	return [];
}
