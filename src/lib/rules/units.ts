/**
 * Units of dose. Stored as UCUM, shown in the words an order uses ("mcg", "units", "mEq"), converted
 * only inside one kind of quantity: nothing turns milligrams into milliliters.
 */
type Kind = 'mass' | 'volume' | 'units' | 'charge' | 'amount' | 'count';

interface UnitRow {
	readonly kind: Kind;
	/** How many of the kind's base unit one of these is. */
	readonly factor: number;
	readonly one: string;
	readonly many: string;
	readonly words: readonly string[];
}

const UNITS = {
	ng: { kind: 'mass', factor: 1e-6, one: 'ng', many: 'ng', words: [] },
	ug: { kind: 'mass', factor: 1e-3, one: 'mcg', many: 'mcg', words: ['mcg', 'microgram'] },
	mg: { kind: 'mass', factor: 1, one: 'mg', many: 'mg', words: ['milligram'] },
	g: { kind: 'mass', factor: 1e3, one: 'g', many: 'g', words: ['gram', 'gm'] },
	mL: { kind: 'volume', factor: 1, one: 'mL', many: 'mL', words: ['ml', 'milliliter'] },
	L: { kind: 'volume', factor: 1e3, one: 'L', many: 'L', words: ['l', 'liter'] },
	'[IU]': { kind: 'units', factor: 1, one: 'unit', many: 'units', words: ['unit', 'units'] },
	"[USP'U]": { kind: 'units', factor: 1, one: 'unit', many: 'units', words: [] },
	meq: { kind: 'charge', factor: 1, one: 'mEq', many: 'mEq', words: ['mEq'] },
	mmol: { kind: 'amount', factor: 1, one: 'mmol', many: 'mmol', words: [] },
	'{tbl}': { kind: 'count', factor: 1, one: 'tablet', many: 'tablets', words: ['tablet', 'tab'] },
	'{capsule}': { kind: 'count', factor: 1, one: 'capsule', many: 'capsules', words: ['capsule'] },
	'{puff}': { kind: 'count', factor: 1, one: 'puff', many: 'puffs', words: ['puff'] },
	'{patch}': { kind: 'count', factor: 1, one: 'patch', many: 'patches', words: ['patch'] },
	'[drp]': { kind: 'count', factor: 1, one: 'drop', many: 'drops', words: ['drop'] }
} as const satisfies Record<string, UnitRow>;

export type BaseUnit = keyof typeof UNITS;
/** A dose unit: plain, per kilogram of body weight, or a rate of one of them. */
export type Unit =
	BaseUnit | `${BaseUnit}/kg` | `${BaseUnit}/h` | `${BaseUnit}/kg/h` | `${BaseUnit}/min`;

interface Parts {
	readonly base: BaseUnit;
	readonly perKg: boolean;
	readonly per: 'h' | 'min' | null;
}

function isBase(text: string): text is BaseUnit {
	return Object.hasOwn(UNITS, text);
}

function baseOf(text: string): BaseUnit | undefined {
	if (isBase(text)) return text;
	const lower = text.toLowerCase();
	for (const [code, row] of Object.entries(UNITS)) {
		const words: readonly string[] = row.words;
		const isNamed = words.some((word) => word.toLowerCase() === lower || `${word}s` === lower);
		if (isBase(code) && (isNamed || code.toLowerCase() === lower)) return code;
	}
	return undefined;
}

function partsOf(unit: string): Parts | undefined {
	const [head = '', ...tail] = unit.split('/');
	const base = baseOf(head);
	if (!base) return undefined;
	const perKg = tail[0] === 'kg';
	const rest = perKg ? tail.slice(1) : tail;
	if (rest.length > 1) return undefined;
	const per = rest[0] ?? null;
	if (per !== null && per !== 'h' && per !== 'min') return undefined;
	return { base, perKg, per };
}

/** Whether a text is a unit this house can reckon with: UCUM, or a word such as `mcg`, `tablets`. */
export function isKnownUnit(unit: string): boolean {
	return partsOf(unit) !== undefined;
}

/** A number as an order writes it: no trailing zero, a zero before the point, thousands grouped. */
export function formatNumber(value: number): string {
	const rounded = Math.round(value * 1000) / 1000;
	const [whole = '0', fraction] = String(rounded).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, whole.length > 4 ? ',' : '');
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A unit in the words of an order: `ug` is "mcg", `[IU]` is "units". Unknown units stay as they are. */
export function unitLabel(unit: string, value: number): string {
	const parts = partsOf(unit);
	if (!parts) return unit;
	const row = UNITS[parts.base];
	const word = value === 1 ? row.one : row.many;
	const per = parts.per === 'h' ? '/hour' : parts.per === 'min' ? '/min' : '';
	return `${word}${parts.perKg ? '/kg' : ''}${per}`;
}

/** A dose in the words of an order: `1,000 mL`, `0.5 mg`, `1 tablet`. */
export function formatDose(value: number, unit: string): string {
	return `${formatNumber(value)} ${unitLabel(unit, value)}`;
}

/**
 * A value in another unit of the same kind, or null where there is no way: other kinds, a dose per
 * kilogram without a weight, a rate against a dose.
 */
export function convert(
	value: number,
	from: string,
	to: string,
	weightKg: number | null = null
): number | null {
	const source = partsOf(from);
	const target = partsOf(to);
	if (!source || !target) return null;
	const sourceRow = UNITS[source.base];
	const targetRow = UNITS[target.base];
	if (sourceRow.kind !== targetRow.kind) return null;
	if (sourceRow.kind === 'count' && sourceRow.one !== targetRow.one) return null;
	if ((source.per === null) !== (target.per === null)) return null;
	let result = (value * sourceRow.factor) / targetRow.factor;
	if (source.per !== target.per) result = source.per === 'min' ? result * 60 : result / 60;
	if (source.perKg === target.perKg) return result;
	if (weightKg === null || weightKg <= 0) return null;
	return source.perKg ? result * weightKg : result / weightKg;
}

/** The amount a steady rate gives in 24 hours, in the rate's own plain unit; null for a plain dose. */
export function perDay(
	rate: number,
	unit: string,
	weightKg: number | null
): { readonly value: number; readonly unit: BaseUnit } | null {
	const parts = partsOf(unit);
	if (!parts || parts.per === null) return null;
	if (parts.perKg && weightKg === null) return null;
	const hours = parts.per === 'h' ? 24 : 24 * 60;
	return { value: rate * hours * (parts.perKg ? (weightKg ?? 0) : 1), unit: parts.base };
}
