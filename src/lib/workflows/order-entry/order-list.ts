/** The orders of a stay as the list shows them: where each stands, and what answered it. */
import type { Start } from '$lib/engine/time';
import { HOUR, MINUTE } from '$lib/engine/time';
import type { World } from '$lib/engine/model';
import { formatDateTime, instantOf } from '$lib/fhir/selectors/display';
import { orders, type OrderRow } from '$lib/fhir/selectors/orders';
import { reports, results, type ResultFlag } from '$lib/fhir/selectors/results';
import type { Ref } from '$lib/fhir/types';
import { findLab } from '$lib/rules/orderables';
import { NAME } from './actions';
import { serviceItemOf } from './facts';

export type OrderTone = 'neutral' | 'accent' | 'critical' | 'warning' | 'good' | 'note';

export interface ListedOrder {
	readonly id: string;
	readonly row: OrderRow;
	/** What stands in its chip. */
	readonly status: string;
	readonly tone: OrderTone;
	readonly flag: ResultFlag | null;
	/** Over: folded away until asked for. */
	readonly isEnded: boolean;
	/** The life it is in, as the machine names it. */
	readonly state: string;
	/** Can be stopped; can be replaced by another. */
	readonly canStop: boolean;
	readonly canChange: boolean;
	/** What answers it, the gravest first. */
	readonly answer: Ref | null;
	/** A word more about where it stands. */
	readonly remark: string | null;
}

export type OrderGroup = OrderRow['category'];

export const GROUPS: readonly { readonly id: OrderGroup; readonly title: string }[] = [
	{ id: 'medication', title: 'Medications' },
	{ id: 'laboratory', title: 'Laboratory' },
	{ id: 'imaging', title: 'Imaging' },
	{ id: 'care', title: 'Care' }
];

type ListWorld = Pick<World, 'chart' | 'machines' | 'start' | 'at' | 'due'>;

/** All orders of a patient, grouped in the order of `GROUPS`, the newest first in each. */
export function orderList(world: ListWorld, patient: Ref): ListedOrder[] {
	const answers = answersOf(world, patient);
	const listed = orders(world.chart, patient).map((row) => listOne(world, row, answers));
	return GROUPS.flatMap(({ id }) => listed.filter(({ row }) => row.category === id));
}

interface Answer {
	readonly ref: Ref;
	readonly words: string;
	readonly flag: ResultFlag | null;
	readonly isFinal: boolean;
}

const GRAVITY: readonly (ResultFlag | null)[] = [
	'critical-high',
	'critical-low',
	'high',
	'low',
	'abnormal',
	null
];

function answersOf(world: ListWorld, patient: Ref): ReadonlyMap<Ref, readonly Answer[]> {
	const byRef = new Map<Ref, Answer[]>();
	const add = (ref: Ref, answer: Answer) => {
		const held = byRef.get(ref);
		if (held) held.push(answer);
		else byRef.set(ref, [answer]);
	};
	for (const row of results(world.chart, patient)) {
		const answer = {
			ref: row.ref,
			words: `${row.display}${row.unit && row.value !== null ? ` ${row.unit}` : ''}`,
			flag: row.flag,
			isFinal: row.status !== 'preliminary' && row.status !== 'registered'
		};
		add(row.ref, answer);
		if (row.panel && row.panel.ref !== row.ref) add(row.panel.ref, answer);
	}
	for (const report of reports(world.chart, patient)) {
		if (report.kind === 'laboratory' && report.results.length > 0) continue;
		const isFinal = report.status !== 'preliminary' && report.status !== 'registered';
		add(report.ref, {
			ref: report.ref,
			words: isFinal ? 'Report final' : 'Report preliminary',
			flag: null,
			isFinal
		});
	}
	return byRef;
}

function listOne(
	world: ListWorld,
	row: OrderRow,
	answers: ReadonlyMap<Ref, readonly Answer[]>
): ListedOrder {
	const id = row.ref.slice(row.ref.indexOf('/') + 1);
	const state = stateOf(world, row, id);
	const isEnded = ['completed', 'discontinued', 'declined'].includes(state);
	const found = row.basedOnResults
		.flatMap((ref) => answers.get(ref) ?? [])
		.filter((answer, index, all) => all.indexOf(answer) === index)
		.toSorted((a, b) => GRAVITY.indexOf(a.flag) - GRAVITY.indexOf(b.flag));
	const isStopped = state === 'discontinued' || state === 'declined';
	const isRunning = state === 'active' || state === 'collected' || state === 'held';
	return {
		id,
		row,
		...(found.length > 0 && !isStopped ? answeredChip(found) : plainChip(state)),
		isEnded: isEnded && (isStopped || found.length === 0),
		state,
		canStop: (isRunning || state === 'pended') && row.resourceType !== 'NutritionOrder',
		canChange: (state === 'active' || state === 'held') && row.resourceType !== 'NutritionOrder',
		answer: found[0]?.ref ?? row.basedOnResults[0] ?? null,
		remark: isRunning && found.length === 0 ? waitingRemark(world, row, id) : null
	};
}

/** The machine knows best; an order nobody touched yet stands where the chart says. */
function stateOf(world: ListWorld, row: OrderRow, id: string): string {
	const held = world.machines.get(NAME, id)?.snapshot.value;
	if (typeof held === 'string' && held !== 'draft') return held;
	switch (row.status) {
		case 'draft':
			return 'pended';
		case 'active':
			return 'active';
		case 'on-hold':
			return 'held';
		case 'completed':
			return 'completed';
		default:
			return 'discontinued';
	}
}

type ChipWords = Pick<ListedOrder, 'status' | 'tone' | 'flag'>;

function plainChip(state: string): ChipWords {
	const chips: Readonly<Record<string, readonly [string, OrderTone]>> = {
		active: ['Active', 'good'],
		collected: ['Collected', 'accent'],
		pended: ['Pended', 'note'],
		held: ['On hold', 'warning'],
		completed: ['Completed', 'neutral'],
		declined: ['Declined', 'warning'],
		discontinued: ['Discontinued', 'neutral']
	};
	const [status, tone] = chips[state] ?? [state, 'neutral'];
	return { status, tone, flag: null };
}

function answeredChip(found: readonly Answer[]): ChipWords {
	const [gravest] = found;
	const flagged = found.filter(({ flag }) => flag !== null);
	const flag = gravest?.flag ?? null;
	const tone = flag === null ? 'good' : flag.startsWith('critical') ? 'critical' : 'warning';
	if (found.length === 1 && gravest)
		return { status: short(gravest.words), tone: gravest.isFinal ? tone : 'accent', flag };
	if (flagged.length > 0)
		return { status: `${flagged.length} of ${found.length} flagged`, tone, flag };
	const isFinal = found.every((answer) => answer.isFinal);
	return { status: isFinal ? 'Resulted' : 'Preliminary', tone: isFinal ? 'good' : 'accent', flag };
}

const LONGEST = 26;

function short(words: string): string {
	return words.length > LONGEST ? 'Resulted' : words;
}

/** How long a film or a test that names no turnaround may take before its silence is worth a word. */
const USUAL_WAIT = 2 * HOUR;

/**
 * What is said of a test nobody has answered: nothing until twice its usual time is over, then that
 * the case holds no result, unless one is on its way.
 */
function waitingRemark(world: ListWorld, row: OrderRow, id: string): string | null {
	if (row.category !== 'laboratory' && row.category !== 'imaging') return null;
	const placed = sinceStart(world.start, row.at);
	if (placed === null || world.due.some(({ trigger }) => trigger === id)) return null;
	const order = world.chart.get(row.ref);
	const item = order?.resourceType === 'ServiceRequest' ? serviceItemOf(order) : undefined;
	const turnaround =
		item?.kind === 'laboratory' ? findLab(item.itemId)?.turnaroundMinutes : undefined;
	const usual = turnaround === undefined ? USUAL_WAIT : turnaround * MINUTE;
	return world.at - placed > 2 * usual ? 'In process, no result in this case' : null;
}

/** `['14 Jan', '12:20']`: the year is the stay's own, and stands in the details of an order. */
export function whenParts(start: Start, text: string | null): readonly [string, string] {
	if (text === null) return ['–', ''];
	const [day = '', month = '', , time = ''] = formatDateTime(text, {
		offsetFallback: start.offset
	}).split(' ');
	return [`${day} ${month}`.trim(), time];
}

function sinceStart(start: Start, text: string | null): number | null {
	const ms = text === null ? null : instantOf(text, start.offset);
	return ms === null ? null : ms - start.ms;
}

/** For the rail: how many orders are being written, else how many run. */
export function countOrders(world: ListWorld & Pick<World, 'forms'>, patient: Ref): string | null {
	const drafts = [...world.forms.values()].filter(
		(form) => form.workflow === NAME && form.patient === patient
	).length;
	if (drafts > 0) return `${drafts} to sign`;
	const running = orderList(world, patient).filter((order) => !order.isEnded).length;
	return running > 0 ? String(running) : null;
}
