/**
 * Is a query to a provider compliant? Judged by its words alone: it cites facts of the record, leads
 * to no answer, speaks of no money and leaves room to disagree. Whether it was worth asking is the
 * key's to say. Source of all rules: AHIMA/ACDIS, Guidelines for Achieving a Compliant Query
 * Practice, 2022 update.
 */
import { QUERIED_DIAGNOSES } from './queried-diagnoses';

export interface QueryText {
	readonly subject: string;
	readonly question: string;
	/** Value of the form's "why": `conflict`, `specificity`, `present-on-admission` ... */
	readonly issue: string;
	/** `multiple-choice`, `open` or `yes-no`. */
	readonly format: string;
	readonly indicators: readonly { readonly ref: string; readonly text: string }[];
	readonly options: readonly string[];
	/** All text of the record, by which a diagnosis is documented or not. */
	readonly record: string;
}

export const QUERY_RULES = [
	'indicators-cited',
	'non-leading',
	'no-payment-talk',
	'options-valid',
	'yes-no-allowed',
	'prior-encounter'
] as const;
export type QueryRule = (typeof QUERY_RULES)[number];

export interface QueryFault {
	readonly id: QueryRule;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
}

const SOURCE = 'AHIMA/ACDIS, Guidelines for Achieving a Compliant Query Practice, 2022 update';

/** A single fact is seldom enough to raise a clinical question. */
const FEWEST_INDICATORS = 2;
const FEWEST_CHOICES = 2;
const YES_NO_ISSUES = ['conflict', 'cause-and-effect', 'present-on-admission'];

/** The faults of a query, in the order of the rules; empty where it may be sent. */
export function lintQuery(query: QueryText): QueryFault[] {
	return [
		...indicatorsCited(query),
		...nonLeading(query),
		...noPaymentTalk(query),
		...optionsValid(query),
		...yesNoAllowed(query),
		...priorEncounter(query)
	];
}

function fault(id: QueryRule, title: string, detail: string): QueryFault[] {
	return [{ id, title, detail, source: SOURCE }];
}

function indicatorsCited({ indicators }: QueryText): QueryFault[] {
	const facts = new Set(
		indicators.map(({ ref, text }) => `${ref} ${text.trim()}`).filter((one) => !one.endsWith(' '))
	);
	if (facts.size >= FEWEST_INDICATORS) return [];
	return fault(
		'indicators-cited',
		'Too few clinical indicators',
		`The query cites ${facts.size === 0 ? 'no fact' : 'one fact'} of this record: cite at least ${FEWEST_INDICATORS}, each with its source.`
	);
}

const ASKS = String.raw`(?:document|add|confirm|chart|state|record|include|write|diagnose|specify|agree|amend|update|addend|acknowledge)`;
const LEADING: readonly { readonly pattern: RegExp; readonly why: string }[] = [
	{
		pattern: new RegExp(
			String.raw`\b${ASKS}\b[^.?!]{0,40}?\b(?:that )?(?:the |this |your )?(?:patient|pt|he|she)\b[^.?!]{0,12}\b(?:has|had|have|meets|met|is in|was in|suffers|developed|suffered)\b`,
			'i'
		),
		why: 'it tells the provider what to document'
	},
	{
		pattern:
			/\b(?:don'?t you|wouldn'?t you|isn'?t (?:this|it)|do you (?:not )?agree|would you agree|you agree that)\b/i,
		why: 'it asks for agreement and not for a judgement'
	},
	{
		pattern: /\b(?:clearly|obviously|undoubtedly|as we discussed|I (?:think|believe|feel))\b/i,
		why: "it gives the writer's own opinion"
	},
	{
		pattern:
			/\b(?:change|amend|upgrade|revise) (?:the |your )?(?:diagnosis|documentation|note)s? to\b/i,
		why: 'it names the answer it wants'
	}
];

function nonLeading({ subject, question, record }: QueryText): QueryFault[] {
	const text = `${subject}. ${question}`;
	const faults: string[] = [];
	const named = mentionedIn(text).filter((name) => !isDocumented(name, record));
	if (named.length > 0)
		faults.push(
			`Subject or question names ${wordsOf(named)}, which the record does not document: ask about the findings and let the choices carry diagnoses.`
		);
	const phrase = LEADING.find(({ pattern }) => pattern.test(text));
	if (phrase) faults.push(`The wording leads, since ${phrase.why}: ask an open clinical question.`);
	else if (named.length === 0 && demandsDiagnosis(text))
		faults.push(
			'The wording tells the provider which diagnosis to write: ask what condition the findings stand for.'
		);
	return faults.length === 0
		? []
		: fault('non-leading', 'The query leads to an answer', faults.join(' '));
}

/** "Please confirm sepsis", but not "please specify the type of heart failure". */
function demandsDiagnosis(text: string): boolean {
	const verb = new RegExp(
		String.raw`(?:\b(?:please|kindly|must|should|need(?:s)? (?:you )?to|(?:can|could|would) you)\s+|(?:^|[.?!]\s+))${ASKS}\s+(?:also\s+)?(?:(?:the|a|an)\s+)?(?:(?:diagnosis|presence) of\s+)?`,
		'gi'
	);
	return [...text.matchAll(verb)].some((found) => {
		const rest = text.slice(found.index + found[0].length);
		return QUERIED_DIAGNOSES.some(({ pattern }) =>
			[...rest.matchAll(pattern)].some(
				(term) =>
					term.index === 0 &&
					!/^\W*(?:type|acuity|stage|severity|degree|etiology|cause|site|specificity|as to|, if)/i.test(
						rest.slice(term[0].length)
					)
			)
		);
	});
}

/** Abbreviations, which mean this only in capitals. */
const PAYMENT_CODES =
	/\b(?:MS-?|APR-?)?DRGs?\b|\bM?CC(?:\/M?CC)?s?\b|\bSOI\b|\bROM\b(?! (?:of|is|was|limited|full|in|at|exercises))|\bCMI\b|\bHCCs?\b|\bPSI\b|\bHACs?\b/;
const PAYMENT_WORDS = new RegExp(
	[
		String.raw`\breimburs\w*|\bdrgs?\b|\bmcc\b|\bcase[ -]mix\b|\brisk[ -]adjust\w*`,
		String.raw`\bpay(?:ment|ments|er|ers|ing|s)?\b|\bpaid\b|\bbill(?:ing|ed|able)?\b`,
		String.raw`\brevenue\b|\bfinanc\w+|\bmoney\b|\bdollars?\b|\bdenials?\b`,
		String.raw`\bseverity(?:[ -]of[ -]illness|[ -]scores?|[ -]levels?)\b`,
		String.raw`\brisk of mortality\b|\bmortality (?:index|score|rate)\b`,
		String.raw`\bquality (?:score|measure|metric|indicator|rating|data|report|profile|point)\w*`,
		String.raw`\b(?:for|our) quality\b|\bstar rating\b|\brelative weight\b|\bhospital profile\b`,
		String.raw`\bpatient safety indicator\w*`
	].join('|'),
	'i'
);

function noPaymentTalk({ subject, question, options }: QueryText): QueryFault[] {
	const text = [subject, question, ...options].join(' . ');
	// "2 CC of fluid" is a volume.
	const plain = text.replace(/\b\d+(?:\.\d+)? ?CC\b/g, ' ');
	const found = PAYMENT_CODES.exec(plain) ?? PAYMENT_WORDS.exec(plain);
	if (!found) return [];
	return fault(
		'no-payment-talk',
		'The query speaks of payment or scores',
		`"${found[0]}" stands in the query: leave out what an answer would do to payment, severity or quality figures.`
	);
}

const IS_OTHER = /^\W*(?:an)?other\b/i;
const IS_UNDETERMINED =
	/\b(?:unable to (?:clinically )?determine|(?:clinically )?undetermined|(?:can ?not|cannot|can't|could not) be (?:clinically )?determined|indeterminate|unknown at this time)\b/i;

function optionsValid({ format, options }: QueryText): QueryFault[] {
	if (format !== 'multiple-choice') return [];
	const given = options.map((option) => option.trim()).filter((option) => option !== '');
	const clinical = new Set(
		given
			.filter((option) => !IS_OTHER.test(option) && !IS_UNDETERMINED.test(option))
			.map((option) => option.toLowerCase())
	);
	const lacks = [
		...(clinical.size < FEWEST_CHOICES ? [`at least ${FEWEST_CHOICES} clinical choices`] : []),
		...(given.some((option) => IS_OTHER.test(option)) ? [] : ['a choice "Other: ___"']),
		...(given.some((option) => IS_UNDETERMINED.test(option))
			? []
			: ['a choice "Unable to determine"'])
	];
	if (lacks.length === 0) return [];
	return fault(
		'options-valid',
		'The choices are not complete',
		`The list of choices lacks ${wordsOf(lacks)}.`
	);
}

function yesNoAllowed({ format, issue, subject, question, record }: QueryText): QueryFault[] {
	if (format !== 'yes-no' || YES_NO_ISSUES.includes(issue)) return [];
	const named = mentionedIn(`${subject}. ${question}`);
	if (named.length > 0 && named.every((name) => isDocumented(name, record))) return [];
	return fault(
		'yes-no-allowed',
		'Yes or no is not allowed here',
		'A new diagnosis is never asked for by yes or no: offer choices, or ask an open question.'
	);
}

const PRIOR =
	/\b(?:prior|previous|last|earlier|past|old)\s+(?:\w+\s+)?(?:encounter|admission|visit|stay|hospitali[sz]ation|discharge|chart|records?)\b/i;
const CARRIED =
	/\bcarr(?:y|ied) (?:over|forward)\b|\bas (?:documented|before|in) (?:last|the prior|the previous)\b/i;

function priorEncounter({ subject, question, options, indicators }: QueryText): QueryFault[] {
	const text = [subject, question, ...options].join(' . ');
	const isCarried = CARRIED.test(text);
	if (!isCarried && !PRIOR.test(text)) return [];
	const isCited = indicators.some(
		({ text: fact }) => PRIOR.test(fact) || /\b(?:19|20)\d\d\b/.test(fact)
	);
	if (isCited && !isCarried) return [];
	return fault(
		'prior-encounter',
		'An earlier encounter is used without a citation',
		isCarried
			? 'A diagnosis of an earlier encounter is not carried over: ask what the findings of this one stand for.'
			: 'The query speaks of an earlier encounter: cite that document with its date, and only where it bears on the care now.'
	);
}

function wordsOf(items: readonly string[]): string {
	return items.length <= 1
		? (items[0] ?? '')
		: `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Diagnoses of the list that a text names, as the list calls them. */
export function mentionedIn(text: string): string[] {
	const plain = text.replace(/\s+/g, ' ');
	return QUERIED_DIAGNOSES.filter(({ pattern }) => [...plain.matchAll(pattern)].length > 0).map(
		({ name }) => name
	);
}

/** Whether a text names a diagnosis other than to deny it, to rule it out, or of a relative. */
export function isDocumented(name: string, record: string): boolean {
	const found = QUERIED_DIAGNOSES.find((one) => one.name === name);
	if (!found) return false;
	return sentencesOf(record).some((sentence) =>
		[...sentence.matchAll(found.pattern)].some((term) => {
			const before = sentence.slice(0, term.index);
			const after = sentence.slice(term.index + term[0].length);
			return !isDenied(before, after);
		})
	);
}

function sentencesOf(record: string): string[] {
	return record
		.split(/(?<=[.;!?])\s+|\n+|(?<=\w):\s+(?=[A-Z])/)
		.map((sentence) => sentence.replace(/\s+/g, ' ').trim());
}

const DENIAL =
	/\b(?:no|not|non|denies|denied|deny|without|negative for|neg for|never|absence of|absent|rule(?:s|d)? out|r\/o|excludes?|free of|low suspicion for|unlikely|risk (?:of|for)|screen(?:ing|ed)? for|concern(?:ed)? about developing|to prevent|prevention of|prophylaxis)\b/gi;
const RELATIVE =
	/\b(?:family history|(?:grand)?(?:father|mother)|brother|sister|sibling|aunt|uncle)\b/i;
/** Where the reach of a denial ends. */
const TURN =
	/\b(?:but|however|although|except|though|has|have|had|is|was|are|were|with|shows?|treated|admitted|now|secondary to|due to|consistent with)\b/i;
const DENIED_AFTER =
	/^\W*(?:\w+\W+){0,3}?(?:(?:was|is|were|has been|been|now|already|effectively)\W+){0,2}(?:ruled out|excluded|unlikely|not (?:present|suspected|supported|felt|thought|likely|seen|found)|absent|resolved before|negative|doubtful)\b/i;

function isDenied(before: string, after: string): boolean {
	if (DENIED_AFTER.test(after) || RELATIVE.test(before)) return true;
	const last = [...before.matchAll(DENIAL)].at(-1);
	if (!last) return false;
	const between = before.slice(last.index + last[0].length);
	return !TURN.test(between) && between.split(' ').length <= 14;
}
