/** P1: a plan of care stands on every billed day, and is reviewed in time. */
import { billingNumber } from './billing-facts';
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { rangeWords } from './claim-days';
import { plusDays, type DayRange } from './days';
import type { Day, Denial } from './model';
import { billedOf, denied, type ReviewView } from './review-view';

const SOURCE = '42 CFR 418.56(d) and 418.200';

interface Gap {
	readonly days: DayRange;
	readonly what: string;
	readonly papers: readonly string[];
}

/**
 * A plan stands from its day on, and each plan or review that revises it carries it on for as many days
 * as the regulation gives to the next; days beyond that have none, until the next.
 */
export function planOfCare(view: ReviewView): Denial[] {
	return gapsOf(view).flatMap(({ days, what, papers }) =>
		billedOf(view, days).map((range) =>
			denied('P1', 'Plan of care', {
				message: `${what}, so the days billed ${rangeWords(range)} are not paid.`,
				days: range,
				papers,
				source: SOURCE
			})
		)
	);
}

function gapsOf({ record, window }: ReviewView): Gap[] {
	const plans = record.plans.filter(({ on }) => isDay(on)).toSorted(byDay);
	const [first] = plans;
	if (first === undefined) return [{ days: window, what: 'There is no plan of care', papers: [] }];
	const points = [
		...plans,
		...record.reviews.filter(({ on, revisesPlan }) => revisesPlan && isDay(on) && on >= first.on)
	].toSorted(byDay);
	const gaps: Gap[] = [
		{
			days: { from: '', to: plusDays(first.on, -1) },
			what: `The plan of care begins on ${dayText(first.on)}`,
			papers: [first.paper]
		}
	];
	points.forEach(({ on, paper }, index) => {
		const next = points[index + 1];
		const length = billingNumber('plan-review', on);
		const last = plusDays(on, length);
		const to = next ? plusDays(next.on, -1) : window.to;
		if (to <= last) return;
		gaps.push({
			days: { from: plusDays(last, 1), to },
			what: next
				? `The plan of care of ${dayText(on)} was reviewed next on ${dayText(next.on)}, and ${length} days are allowed`
				: `The plan of care was not reviewed after ${dayText(on)}, and ${length} days are allowed`,
			papers: next ? [paper, next.paper] : [paper]
		});
	});
	return gaps;
}

function byDay(a: { readonly on: Day }, b: { readonly on: Day }): number {
	return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
