/** Numbers of the prognosis in words: last value, what changed, over what time. */
import { DAY } from '$lib/engine/time';
import { formatDate } from '$lib/fhir/selectors/display';
import { FAST_WORDS } from '$lib/rules/hospice/functional-stages';
import type { PrognosisEvidence } from '$lib/rules/hospice/guidelines-model';
import { HEART_CLASS } from '$lib/rules/hospice/symptom-scales';
import { weightLoss } from '$lib/rules/hospice/trends';
import type { Line } from './prognosis-series';
import { counted, spanText } from './wording';

/** How a change is told: in percent of the first, in points of a scale that is percent itself, or not. */
export type Told = 'percent' | 'points' | 'plain';

/**
 * What the lines of one chart come to: `71.6 to 60.9 kg in 7 months, −14.9 %`; of several lines each is
 * named. One reading is told with its day, and that nothing stands before it. Empty without any.
 */
export function changeWords(lines: readonly Line[], unit: string, told: Told): string {
	const parts = lines.map((line) => {
		const words = lineWords(line, unit, told);
		return lines.length > 1 ? `${line.label.toLowerCase()} ${words}` : words;
	});
	const all = parts.join('; ');
	return all.slice(0, 1).toUpperCase() + all.slice(1);
}

function lineWords({ points }: Line, unit: string, told: Told): string {
	const first = points[0];
	const last = points.at(-1);
	if (!first || !last) return '';
	const tail = unit === '' ? '' : ` ${unit}`;
	if (first === last) return `${last.y}${tail} on ${last.when}, nothing earlier`;
	const span = last.t - first.t;
	const time = span === 0 ? 'on one day' : `in ${spanWords(span)}`;
	const between = told === 'plain' ? betweenWords(points, first.y, last.y) : '';
	if (first.y === last.y)
		return between === ''
			? `${last.y}${tail} throughout ${spanWords(span)}`
			: `${last.y}${tail}, as ${spanWords(span)} before${between}`;
	const [from, to] = alike(first.y, last.y);
	return `${from} to ${to}${tail} ${time}${shareWords(first.y, last.y, told)}${between}`;
}

/** What lies beyond first and last: `, highest 9`. */
function betweenWords(points: Line['points'], first: number, last: number): string {
	const ys = points.map(({ y }) => y);
	const most = Math.max(...ys);
	const least = Math.min(...ys);
	return [
		...(most > Math.max(first, last) ? [`, highest ${most}`] : []),
		...(least < Math.min(first, last) ? [`, lowest ${least}`] : [])
	].join('');
}

function shareWords(from: number, to: number, told: Told): string {
	if (told === 'plain') return '';
	if (told === 'points') return `, ${signed(to - from)} points`;
	return from === 0 ? '' : `, ${signed(Math.round(((to - from) / from) * 1000) / 10)} %`;
}

/** `40 min`, `9 days`, `7 months`: in the largest unit that still says something. */
export function spanWords(ms: number): string {
	if (ms < 2 * DAY) return spanText(ms);
	const days = Math.round(ms / DAY);
	if (days < 60) return counted(days, 'day');
	return days < 730
		? counted(Math.round(days / 30.44), 'month')
		: counted(Math.round(days / 365.25), 'year');
}

/** With a true minus: `−14.9`, `+2`. */
function signed(value: number): string {
	const rounded = Math.round(value * 10) / 10;
	return rounded < 0 ? `−${Math.abs(rounded)}` : `+${rounded}`;
}

/** Two numbers with as many decimals as the longer one: `61.0`, `54.2`. */
function alike(a: number, b: number): [string, string] {
	const decimals = Math.max(...[a, b].map((one) => `${one}`.split('.')[1]?.length ?? 0));
	return [a.toFixed(decimals), b.toFixed(decimals)];
}

/** Over how many months a loss of weight is looked at. */
const LOSS_MONTHS = 6;

/** `8 % lost in the last 6 months, from 66.2 kg on 5 Aug 2025`; empty where it cannot be said. */
export function weightWords({ readings, asOf }: PrognosisEvidence): string {
	const weights = (readings.weight ?? []).filter(({ day }) => day <= asOf);
	const loss = weightLoss(weights, LOSS_MONTHS);
	if (!loss.isKnown) return '';
	const { from } = loss.trend;
	const verb = loss.percent < 0 ? 'gained' : 'lost';
	return `${Math.abs(loss.percent)} % ${verb} within ${LOSS_MONTHS} months, from ${from.value} kg on ${formatDate(from.day)}`;
}

/** A stage or class that was written down, in our own words. */
export interface StageRow {
	readonly scale: string;
	readonly value: string;
	readonly words: string;
	readonly day: string;
}

/** Stages and classes of the worksheets, the last first. */
export function stageRows({ fast, heartClass, asOf }: PrognosisEvidence): StageRow[] {
	return [
		...fast.map(({ stage, day }) => ({
			scale: 'FAST',
			value: stage,
			words: FAST_WORDS[stage],
			day
		})),
		...heartClass.map(({ heartClass: value, day }) => ({
			scale: 'NYHA',
			value,
			words: HEART_CLASS.value.anchors.find((anchor) => anchor.value === value)?.words ?? '',
			day
		}))
	]
		.filter(({ day }) => day <= asOf)
		.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** Days inside a sentence as people write them: `on 9 Jan 2026`. */
export function readableDays(text: string): string {
	return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDate(day));
}
