/**
 * How far what was seen reaches into the public outlines of exams. A domain without enough acts stays
 * empty, and an outline has a mean only when all of it is filled: a part never stands for the whole.
 */
import { LEAST_ACTS } from './mastery';
import type { Competency } from './model';
import { pooled, type Observed } from './observed';

/** The public outline of an exam, as a fact with its source. */
export interface ExamOutline {
	readonly id: string;
	readonly name: string;
	readonly owner: string;
	readonly source: string;
	readonly domains: readonly {
		readonly id: string;
		readonly title: string;
		/** Per cent of the exam, from and to; null where it is not known. */
		readonly weight: readonly [number, number] | null;
	}[];
}

export interface DomainRow {
	readonly id: string;
	readonly title: string;
	/** Middle of the published range, per cent; null where it is not known. */
	readonly weight: number | null;
	/** Competencies tagged to it, and how many of them were seen. */
	readonly competencies: number;
	readonly seen: number;
	readonly observed: Observed;
	/** Mean mastery of its competencies, weighed by acts; null under five acts. */
	readonly mastery: number | null;
}

export interface ExamRow {
	readonly id: string;
	readonly name: string;
	readonly owner: string;
	readonly source: string;
	readonly domains: readonly DomainRow[];
	/** Per cent of the outline in domains that have a mastery. */
	readonly covered: number;
	/** Mean mastery over domains by their weights; null until every weighed domain has one. */
	readonly mean: number | null;
}

/** What is known of one competency; `traced` is its mastery however few acts there were. */
export interface SeenCompetency {
	readonly competency: Competency;
	readonly observed: Observed;
	readonly traced: number;
}

export function examRows(
	exams: readonly ExamOutline[],
	seen: readonly SeenCompetency[]
): ExamRow[] {
	return exams.map(({ id, name, owner, source, domains }) => {
		const rows = domains.map((domain) => domainRow(id, domain, seen));
		const weighed = rows.filter(({ weight }) => weight !== null);
		const filled = weighed.filter(({ mastery }) => mastery !== null);
		const sum = filled.reduce((total, { weight }) => total + (weight ?? 0), 0);
		const points = filled.reduce(
			(total, { weight, mastery }) => total + (weight ?? 0) * (mastery ?? 0),
			0
		);
		const isWhole = weighed.length > 0 && filled.length === weighed.length;
		return {
			id,
			name,
			owner,
			source,
			domains: rows,
			covered: sum,
			mean: isWhole && sum > 0 ? points / sum : null
		};
	});
}

function domainRow(
	exam: string,
	{ id, title, weight }: ExamOutline['domains'][number],
	all: readonly SeenCompetency[]
): DomainRow {
	const tagged = all.filter(({ competency }) => competency.tags.includes(`${exam}:${id}`));
	const seen = tagged.filter(({ observed }) => observed.n > 0);
	const observed = pooled(seen.map((one) => one.observed));
	const weighed = seen.reduce((sum, one) => sum + one.traced * one.observed.n, 0);
	return {
		id,
		title,
		weight: weight && (weight[0] + weight[1]) / 2,
		competencies: tagged.length,
		seen: seen.length,
		observed,
		mastery: observed.n < LEAST_ACTS ? null : weighed / observed.n
	};
}
