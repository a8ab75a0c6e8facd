/**
 * FHIR values in the words of a chart. Dates are written from the string's own digits, so the zone
 * of the device never moves a date; units follow the safe-abbreviation lists of ISMP (mcg, units,
 * no bare u).
 */
import type {
	Annotation,
	Attachment,
	CodeableConcept,
	Coding,
	HumanName,
	Quantity,
	Range,
	Reference
} from '$lib/fhir/types';
import type { Chart } from '$lib/fhir/chart';
import type { Ref } from '$lib/fhir/types';

export interface CodeRow {
	readonly system: string;
	readonly code: string;
}

/** The text of a concept: its own words, else its first coding's; empty when there is nothing. */
export function conceptText(concept: CodeableConcept | undefined): string {
	if (!concept) return '';
	if (concept.text) return concept.text;
	const codings = concept.coding ?? [];
	const chosen = codings.find((coding) => coding.userSelected && coding.display);
	const named = chosen ?? codings.find((coding) => coding.display);
	return named?.display ?? codings.find((coding) => coding.code)?.code ?? '';
}

/** The code a concept has in one code system, or nothing. */
export function codeOf(concept: CodeableConcept | undefined, system: string): string | undefined {
	return concept?.coding?.find((coding) => coding.system === system)?.code;
}

export function codesOf(concept: CodeableConcept | undefined): CodeRow[] {
	const rows: CodeRow[] = [];
	for (const { system, code } of concept?.coding ?? [])
		if (code !== undefined) rows.push({ system: system ?? '', code });
	return rows;
}

/** The code a row goes by: LOINC where there is one, else the first; empty without any. */
export function rowCode(concept: CodeableConcept | undefined): string {
	return codeOf(concept, LOINC) ?? concept?.coding?.find((coding) => coding.code)?.code ?? '';
}

/** True when any coding of any of these concepts has this code, whatever its system. */
export function hasCode(
	concepts: CodeableConcept | readonly CodeableConcept[] | undefined,
	code: string
): boolean {
	if (!concepts) return false;
	const list: readonly CodeableConcept[] = 'length' in concepts ? concepts : [concepts];
	return list.some((concept) => concept.coding?.some((coding: Coding) => coding.code === code));
}

export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
export const UCUM = 'http://unitsofmeasure.org';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const FHIR_DATE =
	/^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * UTC epoch milliseconds of a FHIR date, dateTime or instant; null when it is none. A date without a
 * time is read as the start of that day, and what names no zone as `defaultOffsetMinutes` east of
 * UTC.
 */
export function instantOf(text: string | undefined, defaultOffsetMinutes = 0): number | null {
	const match = text === undefined ? null : FHIR_DATE.exec(text);
	if (!match) return null;
	const [, year, month, day, hour, minute, second, fraction, zone] = match;
	const monthIndex = Number(month ?? 1) - 1;
	const dayOfMonth = Number(day ?? 1);
	if (monthIndex < 0 || monthIndex > 11) return null;
	if (dayOfMonth < 1 || dayOfMonth > daysIn(Number(year), monthIndex)) return null;
	if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
	const millis = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
	const local = Date.UTC(
		Number(year),
		monthIndex,
		dayOfMonth,
		Number(hour ?? 0),
		Number(minute ?? 0),
		Number(second ?? 0),
		millis
	);
	return local - (zoneMinutes(zone) ?? defaultOffsetMinutes) * 60_000;
}

/** Minutes east of UTC that a FHIR dateTime itself names, or nothing. */
export function offsetOf(text: string | undefined): number | undefined {
	return text === undefined ? undefined : zoneMinutes(FHIR_DATE.exec(text)?.[8]);
}

function zoneMinutes(zone: string | undefined): number | undefined {
	if (zone === undefined) return undefined;
	if (zone === 'Z') return 0;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
	return zone.startsWith('-') ? -minutes : minutes;
}

export function daysIn(year: number, monthIndex: number): number {
	return new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
}

/**
 * `22 Nov 2026 14:05` from the digits of a FHIR dateTime; a date alone stays `22 Nov 2026`, a month
 * `Nov 2026`. With `offsetFallback` (minutes east of UTC) a time given in plain UTC (`...Z`), which
 * is nobody's wall clock, is moved to that offset; every other text keeps its own digits. What is no
 * date comes back as it is.
 */
export function formatDateTime(
	text: string | null | undefined,
	options: { readonly offsetFallback?: number | undefined } = {}
): string {
	if (!text) return '';
	const own = options.offsetFallback ? atOffset(text, options.offsetFallback) : text;
	const match = FHIR_DATE.exec(own);
	const date = formatDate(own);
	return match?.[4] === undefined ? date : `${date} ${match[4]}:${match[5] ?? '00'}`;
}

/** `22 Nov 2026` from the digits of a FHIR date or dateTime; `Nov 2026` or `2026` when less is known. */
export function formatDate(text: string | null | undefined): string {
	if (!text) return '';
	const match = FHIR_DATE.exec(text);
	if (!match) return text;
	const [, year = '', month, day] = match;
	if (month === undefined) return year;
	const name = MONTHS[Number(month) - 1];
	if (name === undefined) return text;
	return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `14:05` of a FHIR dateTime; empty for a date without a time. */
export function formatTime(
	text: string | null | undefined,
	options: { readonly offsetFallback?: number | undefined } = {}
): string {
	if (!text) return '';
	const own = options.offsetFallback ? atOffset(text, options.offsetFallback) : text;
	const match = FHIR_DATE.exec(own);
	return match?.[4] === undefined ? '' : `${match[4]}:${match[5] ?? '00'}`;
}

function atOffset(text: string, offset: number): string {
	const ms = text.endsWith('Z') ? instantOf(text) : null;
	return ms === null ? text : new Date(ms + offset * 60_000).toISOString().slice(0, 19);
}

/**
 * A copy with the newest first; rows without a readable time come last. A date without a zone is
 * read at the offset that the first zoned row of the list has, so that it falls on the right side of
 * the times around it. Rows of one instant keep their order.
 */
export function newestFirst<T>(rows: readonly T[], at: (row: T) => string | null): T[] {
	let offset = 0;
	for (const row of rows) {
		const found = offsetOf(at(row) ?? undefined);
		if (found === undefined) continue;
		offset = found;
		break;
	}
	return rows
		.map((row) => ({ row, ms: instantOf(at(row) ?? undefined, offset) ?? -Infinity }))
		.sort((a, b) => (a.ms === b.ms ? 0 : b.ms > a.ms ? 1 : -1))
		.map(({ row }) => row);
}

/** The same rules with the oldest first; rows of one instant keep their order. */
export function oldestFirst<T>(rows: readonly T[], at: (row: T) => string | null): T[] {
	return newestFirst(rows.toReversed(), at).reverse();
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
	'[IU]': 'units',
	'[iU]': 'units',
	"[USP'U]": 'units',
	"[arb'U]": 'units',
	U: 'units',
	'm[IU]': 'milliunits',
	'm[iU]': 'milliunits',
	mU: 'milliunits',
	'u[IU]': 'microunits',
	'u[iU]': 'microunits',
	uU: 'microunits',
	ug: 'mcg',
	uL: 'mcL',
	ul: 'mcL',
	umol: 'mcmol',
	um: 'mcm',
	us: 'microseconds',
	ueq: 'mcEq',
	'mm[Hg]': 'mmHg',
	'cm[H2O]': 'cmH2O',
	Cel: '°C',
	'[degF]': '°F',
	'[lb_av]': 'lb',
	'[oz_av]': 'oz',
	'[in_i]': 'in',
	'[ft_i]': 'ft',
	'[drp]': 'drops',
	'[tsp_us]': 'tsp',
	'[tbs_us]': 'tbsp',
	'[cup_us]': 'cups',
	'[foz_us]': 'fl oz',
	'[pH]': '',
	'[HPF]': 'HPF',
	'[LPF]': 'LPF',
	eq: 'Eq',
	meq: 'mEq',
	osm: 'Osm',
	mosm: 'mOsm',
	a: 'y',
	deg: '°',
	m2: 'm²',
	m3: 'm³'
};

/** Annotations that only say what the number already is. */
const SILENT_ANNOTATIONS = new Set(['score', 'inr', 'ratio', '#', 'number', 'count', 'ph', '1']);

/**
 * A UCUM unit as it is written in a chart: `ug` as mcg, `[IU]` as units, `10*3/uL` as 10³/mcL,
 * `{tablet}` as tablet. Micro is spelt out because a handwritten or misprinted µ reads as m.
 * Source: ISMP List of Error-Prone Abbreviations (2024).
 */
export function formatUnit(ucum: string | undefined): string {
	if (!ucum || ucum === '1') return '';
	const whole = UNIT_WORDS[ucum];
	if (whole !== undefined) return whole;
	const annotation = /^\{([^}]*)\}$/.exec(ucum)?.[1];
	if (annotation !== undefined)
		return SILENT_ANNOTATIONS.has(annotation.toLowerCase()) ? '' : spaced(annotation);
	return ucum
		.split(/([/.](?![^{]*\}))/)
		.map((part) => (part === '.' ? '·' : part === '/' ? part : unitPart(part)))
		.join('');
}

function unitPart(part: string): string {
	const known = UNIT_WORDS[part];
	if (known !== undefined) return known;
	const power = /^10[*^](-?\d+)$/.exec(part)?.[1];
	if (power !== undefined) return `10${superscript(power)}`;
	const noted = /^([^{]*)\{([^}]*)\}$/.exec(part);
	if (noted) {
		const unit = noted[1] ? unitPart(noted[1]) : '';
		const note = spaced(noted[2] ?? '');
		return unit && note ? `${unit} ${note}` : unit || note;
	}
	return spaced(part.replace(/\[([^\]]*)\]/g, '$1'));
}

function spaced(text: string): string {
	return text.replaceAll('_', ' ').replace(/\bm2$/, 'm²');
}

function superscript(digits: string): string {
	return [...digits]
		.map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))))
		.join('');
}

/**
 * A number as it is safe to write: a zero before the point, none trailing after it, commas from a
 * thousand up. Nothing is rounded.
 */
export function numberText(value: number): string {
	const text = String(value);
	const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
	if (!match) return text;
	const [, sign = '', whole = '', fraction = ''] = match;
	return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

/** The same for a measured value, at most three significant digits below 1 and two decimals above. */
export function measuredText(value: number): string {
	if (Number.isInteger(value)) return numberText(value);
	const rounded =
		Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100;
	return numberText(rounded);
}

/** `500 mg`, `< 5 mmol/L`, `1,000 units`, `2 tablets`; empty without a value. */
export function quantityText(quantity: Quantity | undefined): string {
	return joined(quantity, numberText);
}

/** A quantity that was measured rather than ordered: long fractions are rounded for reading. */
export function measuredQuantityText(quantity: Quantity | undefined): string {
	return joined(quantity, measuredText);
}

function joined(quantity: Quantity | undefined, write: (value: number) => string): string {
	if (quantity?.value === undefined) return '';
	const unit = counted(unitOf(quantity), quantity.value);
	const comparator = quantity.comparator ? `${COMPARATORS[quantity.comparator]} ` : '';
	return `${comparator}${write(quantity.value)}${unit ? ` ${unit}` : ''}`;
}

const COMPARATORS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** The unit of a quantity: its UCUM code written out, else its own words. */
export function unitOf(quantity: Quantity | undefined): string {
	if (!quantity) return '';
	const isUcum = quantity.system === undefined || quantity.system === UCUM;
	if (quantity.code !== undefined && isUcum) return formatUnit(quantity.code);
	return formatUnit(quantity.unit ?? quantity.code);
}

const COUNTED = new Set(
	'unit tablet tab capsule cap puff drop spray patch dose suppository lozenge vial ampule packet application teaspoon tablespoon can bottle'.split(
		' '
	)
);

function counted(unit: string, value: number): string {
	const single = unit.endsWith('s') ? unit.slice(0, -1) : unit;
	if (!COUNTED.has(single)) return unit;
	if (value === 1) return single;
	return single === 'suppository' ? 'suppositories' : `${single}s`;
}

/** `4.5 to 11 10³/mcL`, `≥ 60 mL/min`, `≤ 5`; empty when there is no bound. */
export function rangeText(range: Range | undefined): string {
	const { low, high } = range ?? {};
	if (low?.value !== undefined && high?.value !== undefined) {
		const unit = counted(unitOf(high) || unitOf(low), high.value);
		return `${numberText(low.value)} to ${numberText(high.value)}${unit ? ` ${unit}` : ''}`;
	}
	if (low?.value !== undefined) return `≥ ${quantityText(low)}`;
	return high?.value === undefined ? '' : `≤ ${quantityText(high)}`;
}

/** `Okafor, Ruth A.`; the official name first, then the usual one, an old one only alone. */
export function personName(names: readonly HumanName[] | undefined): string {
	const name = bestName(names);
	if (!name) return '';
	const [first = '', ...middle] = givenNames(name);
	const initials = middle.map((part) => `${part.charAt(0)}.`).join(' ');
	const given = [first, initials].filter(Boolean).join(' ');
	const family = [name.family ?? '', (name.suffix ?? []).filter(Boolean).join(' ')]
		.filter(Boolean)
		.join(' ');
	return [family, given].filter(Boolean).join(', ') || (name.text ?? '');
}

/** `RO` for Ruth Okafor. */
export function personInitials(names: readonly HumanName[] | undefined): string {
	const name = bestName(names);
	if (!name) return '';
	const parts = [givenNames(name)[0], name.family].filter((part) => part);
	const words = parts.length > 0 ? parts : (name.text ?? '').split(/\s+/).slice(0, 2);
	return words
		.map((word) => [...(word ?? '')][0] ?? '')
		.join('')
		.toUpperCase();
}

/** `Ruth Okafor, MD`: how a clinician signs. */
export function clinicianName(names: readonly HumanName[] | undefined): string {
	const name = bestName(names);
	if (!name) return '';
	if (name.text) return name.text;
	const plain = [...(name.prefix ?? []), ...givenNames(name), name.family ?? ''].filter(Boolean);
	const suffix = (name.suffix ?? []).filter(Boolean);
	return [plain.join(' '), ...suffix].filter(Boolean).join(', ');
}

function bestName(names: readonly HumanName[] | undefined): HumanName | undefined {
	const rank = (name: HumanName) => {
		const found = ['official', 'usual', undefined].indexOf(name.use);
		return found < 0 ? 3 : found;
	};
	return names?.toSorted((a, b) => rank(a) - rank(b))[0];
}

function givenNames(name: HumanName): string[] {
	// JSON FHIR allows null where a name has only an extension.
	return (name.given ?? []).filter((part) => typeof part === 'string' && part !== '');
}

/** Who or what a reference names: its own display, else the name of the resource in the chart. */
export function referenceText(chart: Chart, reference: Reference | undefined): string | null {
	if (!reference) return null;
	if (reference.display) return reference.display;
	const target = reference.reference === undefined ? undefined : chart.get(reference.reference);
	switch (target?.resourceType) {
		case 'Practitioner':
			return clinicianName(target.name) || null;
		case 'Patient':
		case 'RelatedPerson':
			return personName(target.name) || null;
		case 'PractitionerRole':
			return referenceText(chart, target.practitioner);
		case 'Organization':
		case 'Location':
		case 'CareTeam':
			return target.name ?? null;
		case 'Condition':
		case 'Medication':
		case 'Observation':
		case 'Procedure':
		case 'DiagnosticReport':
			return conceptText(target.code) || null;
		case 'Specimen':
			return conceptText(target.type) || null;
		case 'Device':
			return target.deviceName?.[0]?.name ?? (conceptText(target.type) || null);
		default:
			return reference.identifier?.value ?? null;
	}
}

export function isAbout(patient: Ref, reference: Reference | undefined): boolean {
	return reference?.reference === patient;
}

/** Notes of a resource, one a line; null when there are none. */
export function noteText(notes: readonly Annotation[] | undefined): string | null {
	const text = (notes ?? [])
		.map((note) => note.text)
		.filter(Boolean)
		.join('\n');
	return text || null;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The text inside an attachment; null when it holds none (a picture, a link). FHIR wants base64, but
 * a case written by hand may hold the words themselves: what does not decode to readable UTF-8 is
 * taken as written. Markup of an HTML attachment is dropped.
 */
export function attachmentText(attachment: Attachment | undefined): string | null {
	const data = attachment?.data;
	if (data === undefined) return null;
	const type = attachment?.contentType?.toLowerCase() ?? 'text/plain';
	if (!/^text\/|[/+](?:json|xml)\b/.test(type)) return null;
	const text = decodeBase64(data) ?? data;
	return /\b(?:html|xhtml)\b/.test(type) ? withoutMarkup(text) : text;
}

function decodeBase64(data: string): string | null {
	const packed = data.replace(/[\r\n]/g, '');
	if (!BASE64.test(packed)) return null;
	try {
		const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		// eslint-disable-next-line no-control-regex -- control characters are what tells bytes from text
		return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
	} catch {
		return null;
	}
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' '
};

function withoutMarkup(html: string): string {
	return html
		.replace(/<(script|style)\b[^]*?<\/\1>/gi, '')
		.replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
			code !== undefined
				? String.fromCodePoint(Math.min(Number(code), 0x10ffff))
				: (ENTITIES[name ?? ''] ?? whole)
		)
		.replace(/[ \t]+\n/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
