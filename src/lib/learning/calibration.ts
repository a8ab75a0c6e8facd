/**
 * How what a person says of themselves compares with what their work showed, domain by domain. A
 * domain is a module of the curriculum. There is no figure over all domains: one number would hide
 * that a person can be too sure in one and too modest in another.
 */
import type { Interval } from '$lib/codes/interval';
import { forecastOf, STATEMENTS, type Statement } from './instrument';
import { LEAST_ACTS } from './mastery';
import { pooled, type Observed } from './observed';
import { ratingOver, type SelfCheck, type SelfRating } from './self-assessment';

/** What attempts showed of each competency: how many things were judged, and their points. */
export type Tallies = ReadonlyMap<string, Pick<Observed, 'n' | 'earned' | 'possible'>>;

export interface DomainCalibration {
	readonly module: string;
	readonly self: SelfRating;
	/** Share and interval are null under `LEAST_ACTS`. */
	readonly observed: Observed;
	/** Self minus observed, -1 to 1; null where either is missing. */
	readonly bias: number | null;
	/** `within`: the self-rating lies in the interval, so the two cannot be told apart. */
	readonly reading: 'above' | 'below' | 'within' | null;
	/** Mean squared error of the forecasts, 0 (perfect) to 1; always saying 50 % gives .25. */
	readonly brier: { readonly score: number; readonly n: number } | null;
	/** Why there is no bias; null where there is one. */
	readonly gap: string | null;
	/** Why there is no Brier score; null where there is one. */
	readonly brierGap: string | null;
}

export interface DomainChange {
	readonly module: string;
	/** Statements answered both times; only these are compared. */
	readonly n: number;
	readonly before: number | null;
	readonly after: number | null;
	readonly difference: number | null;
	/** Self minus observed, each against what is observed now. */
	readonly biasBefore: number | null;
	readonly biasAfter: number | null;
}

/** What was seen of these competencies together, each once. No share is given under `LEAST_ACTS`. */
export function seenOver(observed: Tallies, competencies: Iterable<string>): Observed {
	const parts = [...new Set(competencies)].flatMap((id) => observed.get(id) ?? []);
	const seen = pooled(parts);
	return seen.n < LEAST_ACTS ? { ...seen, share: null, interval: null } : seen;
}

/**
 * Self minus observed for each module, in the order of `modules`. Observed is pooled over the
 * competencies of the statements that were answered, so that like is compared with like.
 */
export function calibrationOf(
	check: SelfCheck | null,
	observed: Tallies,
	modules: readonly string[]
): DomainCalibration[] {
	return modules.map((module) => {
		const asked = STATEMENTS.filter((statement) => statement.module === module);
		const answered = asked.filter(({ id }) => check?.answers[id] !== undefined);
		const over = check === null ? asked : answered;
		const seen = seenOver(
			observed,
			over.flatMap(({ competencies }) => competencies)
		);
		const brier = check === null ? null : brierOf(check, answered, observed);
		return { module, ...compare(ratingOver(check, asked), seen), ...brierPart(brier, answered) };
	});
}

type Compared = Pick<DomainCalibration, 'self' | 'observed' | 'bias' | 'reading' | 'gap'>;

function compare(self: SelfRating, observed: Observed): Compared {
	if (self.share === null || observed.share === null || observed.interval === null)
		return { self, observed, bias: null, reading: null, gap: gapOf(self, observed) };
	const bias = self.share - observed.share;
	return { self, observed, bias, reading: readingOf(self.share, observed.interval), gap: null };
}

function readingOf(self: number, { low, high }: Interval): DomainCalibration['reading'] {
	if (self > high) return 'above';
	return self < low ? 'below' : 'within';
}

function gapOf(self: SelfRating, { n }: Observed): string {
	if (self.share === null) return 'You have not answered for this domain.';
	return n === 0 ? 'No case has tested this yet.' : tooFewText(n);
}

function tooFewText(n: number): string {
	return `Only ${n} judged so far; comparing takes ${LEAST_ACTS}.`;
}

type BrierPart = Pick<DomainCalibration, 'brier' | 'brierGap'>;

function brierPart(forecasts: Forecasts | null, answered: readonly Statement[]): BrierPart {
	if (forecasts !== null && forecasts.score !== null)
		return { brier: { score: forecasts.score, n: forecasts.n }, brierGap: null };
	return { brier: null, brierGap: brierGapOf(forecasts, answered) };
}

function brierGapOf(forecasts: Forecasts | null, answered: readonly Statement[]): string {
	if (!answered.some(({ asksSureness }) => asksSureness))
		return 'How sure you are is not asked here.';
	if (forecasts === null) return 'You have not said how sure you are.';
	return forecasts.n === 0 ? 'No case has tested those statements yet.' : tooFewText(forecasts.n);
}

interface Forecasts {
	readonly n: number;
	/** Null under `LEAST_ACTS`. */
	readonly score: number | null;
}

/**
 * Brier score of a domain's forecasts, each statement weighted by how many things were judged of it.
 * With forecast p and observed share s over n, `n * (p² - 2ps + s)` is the summed squared error where
 * each thing judged is right or wrong; part points are taken as that many right ones.
 * Source: Brier, Monthly Weather Review 1950. Null where no sureness was given.
 */
function brierOf(
	{ answers }: SelfCheck,
	statements: readonly Statement[],
	observed: Tallies
): Forecasts | null {
	let n = 0;
	let sum = 0;
	let given = 0;
	for (const { id, competencies } of statements) {
		const answer = answers[id];
		if (!answer || answer.sureness === null) continue;
		given += 1;
		const p = forecastOf(answer.rating, answer.sureness);
		const tested = pooled(competencies.flatMap((one) => observed.get(one) ?? []));
		const s = tested.share ?? 0;
		n += tested.n;
		sum += tested.n * (p * p - 2 * p * s + s);
	}
	if (given === 0) return null;
	return { n, score: n < LEAST_ACTS ? null : sum / n };
}

/** How self-ratings moved between two checks, over the statements answered in both. */
export function changeBetween(
	before: SelfCheck,
	after: SelfCheck,
	observed: Tallies,
	modules: readonly string[]
): DomainChange[] {
	return modules.map((module) => {
		const both = STATEMENTS.filter(
			({ id, module: of }) =>
				of === module && before.answers[id] !== undefined && after.answers[id] !== undefined
		);
		const then = ratingOver(before, both).share;
		const now = ratingOver(after, both).share;
		const { share } = seenOver(
			observed,
			both.flatMap(({ competencies }) => competencies)
		);
		const less = (self: number | null) => (self === null || share === null ? null : self - share);
		return {
			module,
			n: both.length,
			before: then,
			after: now,
			difference: then === null || now === null ? null : now - then,
			biasBefore: less(then),
			biasAfter: less(now)
		};
	});
}
