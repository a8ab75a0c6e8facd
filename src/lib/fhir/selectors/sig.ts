/** Directions of a medicine in one line. */
import {
	SNOMED,
	conceptText,
	codeOf,
	formatDate,
	numberText,
	quantityText,
	rangeText
} from './display';
import type { CodeableConcept, Dosage, Quantity, Timing } from '$lib/fhir/types';

/**
 * One line for a dosage or a list of them (`500 mg IV every 24 hours, 5 days; PRN temperature above
 * 38.5 Cel`). Structured parts speak first; the free text is used where they hold no dose and no
 * timing. Steps of a sequence are joined with `, then`.
 */
export function sigOf(dosage: Dosage | readonly Dosage[] | undefined): string {
	if (!dosage) return '';
	const list: readonly Dosage[] = isList(dosage) ? dosage : [dosage];
	const steps = list.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
	return steps
		.map((step, i) => {
			const before = i > 0 ? steps[i - 1] : undefined;
			const follows = before?.sequence !== undefined && step.sequence !== before.sequence;
			return `${i === 0 ? '' : follows ? ', then ' : ' and '}${lineOf(step)}`;
		})
		.join('');
}

function isList(dosage: Dosage | readonly Dosage[]): dosage is readonly Dosage[] {
	return Array.isArray(dosage);
}

function lineOf(dosage: Dosage): string {
	const dose = doseText(dosage);
	const timing = timingText(dosage.timing);
	if (dosage.text && !dose && !timing.often) return dosage.text;
	const main = [dose, routeText(dosage.route), siteText(dosage), timing.often]
		.filter(Boolean)
		.join(' ');
	return [
		[main, ...timing.limits].filter(Boolean).join(', '),
		prnText(dosage),
		maxText(dosage),
		...(dosage.additionalInstruction ?? []).map(conceptText),
		dosage.patientInstruction ?? ''
	]
		.filter(Boolean)
		.join('; ');
}

/** `500 mg`, `1 to 2 tablets`, `4.5 g at 200 mL/h`. */
export function doseText(dosage: Pick<Dosage, 'doseAndRate'>): string {
	const given = dosage.doseAndRate?.[0];
	if (!given) return '';
	const dose = quantityText(given.doseQuantity) || rangeText(given.doseRange);
	const rate =
		quantityText(given.rateQuantity) ||
		rangeText(given.rateRange) ||
		(given.rateRatio ? ratioText(given.rateRatio.numerator, given.rateRatio.denominator) : '');
	return [dose, rate && `at ${rate}`].filter(Boolean).join(' ');
}

function ratioText(numerator: Quantity | undefined, denominator: Quantity | undefined): string {
	const below = quantityText(denominator);
	return below ? `${quantityText(numerator)} per ${below}` : quantityText(numerator);
}

/** SNOMED CT routes as they are said on a ward; spelt out where ISMP calls the short form unsafe. */
const ROUTES: Readonly<Record<string, string>> = {
	'47625008': 'IV',
	'78421000': 'IM',
	'34206005': 'subcut',
	'26643006': 'oral',
	'37839007': 'sublingual',
	'37161004': 'rectal',
	'46713006': 'nasal',
	'447694001': 'inhaled',
	'6064005': 'topical',
	'45890007': 'transdermal',
	'54485002': 'ophthalmic',
	'10547007': 'otic',
	'16857009': 'vaginal',
	'372471009': 'intravesical',
	'127492001': 'by nasogastric tube',
	'418441008': 'orogastric',
	'54471007': 'buccal',
	'372464004': 'intradermal',
	'37737002': 'intraluminal',
	'72607000': 'intrathecal'
};

export function routeText(route: CodeableConcept | undefined): string {
	const known = ROUTES[codeOf(route, SNOMED) ?? ''];
	if (known !== undefined) return known;
	const said = conceptText(route);
	const match = Object.entries(SPOKEN_ROUTES).find(([pattern]) =>
		said.toLowerCase().startsWith(pattern)
	);
	if (match) return match[1];
	// An abbreviation (`IV`, `IVPB`) stays as it is; words lose "route" and their capital.
	return /^[A-Z]{2,}/.test(said) ? said : said.replace(/\s+route$/i, '').toLowerCase();
}

const SPOKEN_ROUTES: Readonly<Record<string, string>> = {
	intravenous: 'IV',
	intramuscular: 'IM',
	subcutaneous: 'subcut'
};

function siteText(dosage: Dosage): string {
	const site = conceptText(dosage.site);
	return site ? `to ${site}` : '';
}

/** Timing abbreviations of HL7 GTSAbbreviation, and everyday ones. ISMP: QD, QOD and HS are spelt. */
const TIMING_CODES: Readonly<Record<string, string>> = {
	QD: 'daily',
	DAILY: 'daily',
	BID: 'twice daily',
	TID: 'three times daily',
	QID: 'four times daily',
	QOD: 'every other day',
	AM: 'every morning',
	PM: 'every evening',
	BED: 'at bedtime',
	HS: 'at bedtime',
	QHS: 'at bedtime',
	WK: 'weekly',
	MO: 'monthly',
	ONCE: 'once',
	STAT: 'now',
	NOW: 'now',
	CONT: 'continuously'
};

interface TimingText {
	/** `every 24 hours`, `three times daily at bedtime`. */
	often: string;
	/** `over 30 minutes`, `5 days`, `6 doses`. */
	limits: string[];
}

export function timingText(timing: Timing | undefined): TimingText {
	const repeat = timing?.repeat;
	const limits: string[] = [];
	if (repeat?.duration !== undefined) {
		const unit = repeat.durationUnit ?? 'h';
		const longest = repeat.durationMax === undefined ? '' : ` to ${numberText(repeat.durationMax)}`;
		limits.push(
			`over ${numberText(repeat.duration)}${longest} ${unitWord(unit, repeat.durationMax ?? repeat.duration)}`
		);
	}
	const bounds = repeat?.boundsDuration;
	if (bounds?.value !== undefined)
		limits.push(
			`${numberText(bounds.value)} ${unitWord(bounds.code ?? bounds.unit ?? '', bounds.value)}`
		);
	else if (repeat?.boundsRange) {
		const unit = repeat.boundsRange.high?.code ?? repeat.boundsRange.low?.code ?? '';
		const values = [repeat.boundsRange.low?.value, repeat.boundsRange.high?.value];
		const numbers = values.filter((value) => value !== undefined).map(numberText);
		limits.push(`${numbers.join(' to ')} ${unitWord(unit, 2)}`);
	} else if (repeat?.boundsPeriod?.end) limits.push(`until ${formatDate(repeat.boundsPeriod.end)}`);
	if (repeat?.count !== undefined && !isOnce(repeat))
		limits.push(`${numberText(repeat.count)} ${repeat.count === 1 ? 'dose' : 'doses'}`);
	return { often: oftenText(timing), limits };
}

function isOnce(repeat: NonNullable<Timing['repeat']>): boolean {
	return repeat.count === 1 && repeat.period === undefined;
}

function oftenText(timing: Timing | undefined): string {
	if (!timing) return '';
	const { repeat } = timing;
	const parts: string[] = [];
	const code = timing.code?.coding?.find((coding) => coding.code)?.code?.toUpperCase();
	const frequency = repeat ? frequencyText(repeat) : '';
	if (frequency) parts.push(frequency);
	else if (code !== undefined) parts.push(codeText(code) ?? conceptText(timing.code));
	else if (timing.code?.text)
		parts.push(codeText(timing.code.text.toUpperCase()) ?? timing.code.text);
	if (repeat) {
		const offset = repeat.offset ? `${numberText(repeat.offset)} min ` : '';
		const whens = (repeat.when ?? []).map((when) => `${offset}${WHEN_WORDS[when]}`);
		if (whens.length > 0) parts.push(whens.join(' and '));
		if (repeat.timeOfDay?.length)
			parts.push(`at ${repeat.timeOfDay.map((time) => time.slice(0, 5)).join(', ')}`);
		if (repeat.dayOfWeek?.length)
			parts.push(
				`on ${repeat.dayOfWeek.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ')}`
			);
	}
	return parts.join(' ');
}

function codeText(code: string): string | undefined {
	const hours = /^Q(\d+)H$/.exec(code)?.[1];
	if (hours !== undefined) return everyText(Number(hours), undefined, 'h');
	return TIMING_CODES[code];
}

function frequencyText(repeat: NonNullable<Timing['repeat']>): string {
	const { frequency = 1, frequencyMax, period, periodMax, periodUnit } = repeat;
	if (period === undefined || periodUnit === undefined) return isOnce(repeat) ? 'once' : '';
	if (frequency === 1 && frequencyMax === undefined) {
		if (period === 1 && periodMax === undefined) {
			const word = EACH[periodUnit];
			if (word !== undefined) return word;
		}
		if (period === 2 && periodUnit === 'd' && periodMax === undefined) return 'every other day';
		return everyText(period, periodMax, periodUnit);
	}
	const most = frequencyMax === undefined ? '' : ` to ${frequencyMax}`;
	const times =
		frequencyMax === undefined && frequency === 2
			? 'twice'
			: `${frequencyMax === undefined ? (TIMES[frequency] ?? frequency) : frequency}${most} times`;
	if (period === 1 && periodMax === undefined) {
		if (periodUnit === 'd') return `${times} daily`;
		if (periodUnit === 'wk') return `${times} weekly`;
	}
	return `${times} ${everyText(period, periodMax, periodUnit)}`;
}

const EACH: Readonly<Record<string, string>> = {
	h: 'hourly',
	d: 'daily',
	wk: 'weekly',
	mo: 'monthly',
	a: 'yearly'
};

const TIMES: Readonly<Record<number, string>> = { 3: 'three', 4: 'four' };

function everyText(period: number, periodMax: number | undefined, unit: string): string {
	if (period === 1 && periodMax === undefined) return `every ${unitWord(unit, 1)}`;
	const most = periodMax === undefined ? '' : ` to ${numberText(periodMax)}`;
	return `every ${numberText(period)}${most} ${unitWord(unit, 2)}`;
}

function unitWord(unit: string, count: number): string {
	const word = TIME_UNITS[unit];
	return word === undefined ? unit : `${word}${count === 1 ? '' : 's'}`;
}

const TIME_UNITS: Readonly<Record<string, string>> = {
	s: 'second',
	min: 'minute',
	h: 'hour',
	d: 'day',
	wk: 'week',
	mo: 'month',
	a: 'year'
};

type When = NonNullable<NonNullable<Timing['repeat']>['when']>[number];

const WHEN_WORDS: Readonly<Record<When, string>> = {
	MORN: 'in the morning',
	'MORN.early': 'in the early morning',
	'MORN.late': 'in the late morning',
	NOON: 'at noon',
	AFT: 'in the afternoon',
	'AFT.early': 'in the early afternoon',
	'AFT.late': 'in the late afternoon',
	EVE: 'in the evening',
	'EVE.early': 'in the early evening',
	'EVE.late': 'in the late evening',
	NIGHT: 'at night',
	PHS: 'after sleep',
	HS: 'at bedtime',
	WAKE: 'on waking',
	C: 'with meals',
	CM: 'with breakfast',
	CD: 'with lunch',
	CV: 'with dinner',
	AC: 'before meals',
	ACM: 'before breakfast',
	ACD: 'before lunch',
	ACV: 'before dinner',
	PC: 'after meals',
	PCM: 'after breakfast',
	PCD: 'after lunch',
	PCV: 'after dinner'
};

function prnText(dosage: Dosage): string {
	const reason = conceptText(dosage.asNeededCodeableConcept);
	if (reason) return `PRN ${reason}`;
	return dosage.asNeededBoolean ? 'PRN' : '';
}

function maxText(dosage: Dosage): string {
	const most = dosage.maxDosePerPeriod;
	const parts: string[] = [];
	if (most) {
		const dose = quantityText(most.numerator);
		const { value, code, unit } = most.denominator ?? {};
		if (dose && value !== undefined)
			parts.push(`at most ${dose} in ${numberText(value)} ${unitWord(code ?? unit ?? '', value)}`);
	}
	const single = quantityText(dosage.maxDosePerAdministration);
	if (single) parts.push(`at most ${single} a dose`);
	return parts.join('; ');
}
