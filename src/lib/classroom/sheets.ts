/** Tables of a class as a spreadsheet takes them, a header first. Shares are numbers from 0 to 1. */
import { columnId, type Gradebook } from './gradebook';
import type { Heat } from './heat';
import { FLAG_WORDS, type ItemStatistics } from './items';
import type { CsvCell } from './csv';

type Sheet = readonly (readonly CsvCell[])[];

/** A row a learner, six columns a scenario, and the whole at the end. */
export function gradeSheet({ columns, rows }: Gradebook): Sheet {
	const several = new Set(columns.map(({ assignment }) => assignment.id)).size > 1;
	const heads = columns.flatMap(({ assignment, scenario }) => {
		const variant = scenario.variant === null ? '' : ` (${scenario.variant})`;
		const title = `${several ? `${assignment.title}: ` : ''}${scenario.title}${variant}`;
		return ['points', 'of', 'pass', 'late', 'credits', 'attempts'].map(
			(what) => `${title}, ${what}`
		);
	});
	return [
		['Learner', 'Pseudonym', 'Key print', ...heads, 'Points', 'Of', 'Done', 'Passed'],
		...rows.map(({ learner, cells, earned, possible, done, passed }): CsvCell[] => [
			learner.name,
			learner.pseudonym,
			learner.print,
			...columns.flatMap(({ assignment, scenario }): CsvCell[] => {
				const cell = cells.get(columnId(assignment.id, scenario));
				if (!cell) return [null, null, null, null, null, null];
				const { score, counted, attempts } = cell;
				return [
					score.earned,
					score.possible,
					score.isPass ? 'yes' : 'no',
					counted.isLate ? 'yes' : 'no',
					score.credited,
					attempts.length
				];
			}),
			earned,
			possible,
			done,
			passed
		])
	];
}

export function heatSheet(
	{ learners, rows }: Heat,
	titleOf: (competency: string) => string
): Sheet {
	return [
		[
			'Competency',
			'Share',
			'Findings',
			'Learners',
			...learners.flatMap(({ name }) => [`${name}, share`, `${name}, findings`])
		],
		...rows.map(({ competency, total, cells, learners: count }): CsvCell[] => [
			titleOf(competency),
			rounded(total.share),
			total.n,
			count,
			...cells.flatMap((cell): CsvCell[] => (cell ? [rounded(cell.share), cell.n] : [null, null]))
		])
	];
}

export function itemSheet(items: readonly ItemStatistics[]): Sheet {
	return [
		[
			'Rule',
			'Title',
			'Workflow',
			'Competency',
			'n',
			'Full points',
			'Facility',
			'Item-rest r',
			'Item-total r',
			'Efficiency',
			'Flags'
		],
		...items.map((item): CsvCell[] => [
			item.rule,
			item.title,
			item.workflow,
			item.competency,
			item.n,
			item.full,
			rounded(item.facility),
			rounded(item.discrimination),
			rounded(item.withTotal),
			rounded(item.efficiency),
			item.ground === 'too-small'
				? 'n too small'
				: item.flags.map((flag) => FLAG_WORDS[flag]).join('; ')
		])
	];
}

function rounded(value: number | null): number | null {
	return value === null ? null : Math.round(value * 10_000) / 10_000;
}
