/**
 * A learner's marked attempts as storage holds them. The marks hold the findings, so nothing is replayed;
 * what findings do not hold comes out of the cache of reports, or is left open. The cache also holds every
 * mark without its words; only marks it has not met are read whole.
 */
import type { JsonObject } from '$lib/engine/canonical';
import type { Finding, Verdict } from '$lib/engine/model';
import { MODES } from '$lib/engine/modes';
import type { AttemptFacts, Choice, MarkedAttempt } from '$lib/learning/model';
import { z } from '$lib/parse/zod';
import { LEVELS } from '$lib/rules/agreement';
import type { PreceptorDatabase } from '$lib/store/db';
import type { AttemptRow, MarkRow, ReportRow } from '$lib/store/rows';

/** What is read of a mark. */
export type StoredMark = Pick<
	MarkRow,
	'id' | 'head' | 'keyHash' | 'by' | 'earned' | 'possible' | 'isPass' | 'findings'
>;

/** An attempt that was handed in, with the last mark it was given. */
export interface StoredAttempt {
	readonly row: AttemptRow;
	readonly mark: StoredMark | null;
	readonly facts: AttemptFacts | null;
	/** The mark was read whole: it is new, or the cache does not hold it. Else findings have no words. */
	readonly isFresh: boolean;
	/** Ids of all marks of the attempt. */
	readonly markIds: readonly number[];
}

const count = z.int().min(0);
const level = z.literal([...LEVELS]);
const factsSchema: z.ZodType<AttemptFacts> = z.object({
	coding: z.object({ correct: count, outOf: count }).nullable(),
	triage: z.array(z.tuple([level, level])),
	alerts: z.object({ overridden: count, refused: count }).nullable()
});

/** The figures in a cached report; null where it holds none that can be read. */
export function factsIn(report: JsonObject): AttemptFacts | null {
	const read = factsSchema.safeParse(report['facts']);
	return read.success ? read.data : null;
}

/**
 * What the cache holds of a mark: points and verdicts, without the words, which are nine parts in ten of
 * it. Reading 500 whole marks takes longer than everything else on the page together.
 */
interface Light {
	readonly attempt: string;
	readonly marks: readonly number[];
	readonly mark: StoredMark;
	readonly facts: AttemptFacts | null;
}

type LightFinding = readonly [
	rule: string,
	workflow: string,
	competency: string,
	earned: number,
	possible: number,
	verdict: Verdict,
	withHelp: 0 | 1
];

/** Above this many new marks the whole table is read at once, which is faster than one by one. */
const FEW_MARKS = 40;

/** Reads what a learner handed in, with marks and the figures this build kept. Throws StoreFault. */
export async function readStored(
	db: PreceptorDatabase,
	profile: string,
	build: string
): Promise<StoredAttempt[]> {
	return db.guard('nothing was changed', async () => {
		const [rows, ids, reports] = await Promise.all([
			db.attempts
				.where('[profile+startedAt]')
				.between([profile, ''], [profile, '\uffff'])
				.toArray(),
			db.marks.toCollection().primaryKeys(),
			db.reports.toArray()
		]);
		const held = new Map<string, Light>();
		for (const row of reports) {
			const light = row.build === build ? lightIn(row) : null;
			if (light && light.mark.id > (held.get(light.attempt)?.mark.id ?? -1))
				held.set(light.attempt, light);
		}
		const known = new Set([...held.values()].flatMap(({ marks }) => marks));
		const fresh = await marksAt(
			db,
			ids.filter((id) => !known.has(id))
		);
		return rows
			.filter(({ state }) => state === 'handed-in')
			.map((row) => storedOf(row, held.get(row.id), fresh.get(row.id) ?? []));
	});
}

/** Whole marks by attempt, first given first. */
async function marksAt(
	db: PreceptorDatabase,
	ids: readonly number[]
): Promise<Map<string, MarkRow[]>> {
	const wanted = new Set(ids);
	const marks =
		ids.length > FEW_MARKS
			? (await db.marks.toArray()).filter(({ id }) => wanted.has(id))
			: (await db.marks.bulkGet([...ids])).flatMap((mark) => mark ?? []);
	const byAttempt = new Map<string, MarkRow[]>();
	for (const mark of marks.sort((a, b) => a.id - b.id))
		byAttempt.set(mark.attemptId, [...(byAttempt.get(mark.attemptId) ?? []), mark]);
	return byAttempt;
}

function storedOf(
	row: AttemptRow,
	light: Light | undefined,
	fresh: readonly MarkRow[]
): StoredAttempt {
	const mark = fresh.at(-1) ?? light?.mark ?? null;
	return {
		row,
		mark,
		facts: light && isSameMark(mark, light.mark) ? light.facts : null,
		isFresh: fresh.length > 0,
		markIds: [...(light?.marks ?? []), ...fresh.map(({ id }) => id)]
	};
}

/** Figures hold for a log and a key, whoever gave the points. */
function isSameMark(a: StoredMark | null, b: StoredMark): boolean {
	return a?.head === b.head && a.keyHash === b.keyHash;
}

/** An attempt as the cache of reports keeps it; null while it has no mark. */
export function reportOf(
	{ row, mark, facts, markIds }: StoredAttempt,
	build: string
): ReportRow | null {
	if (!mark) return null;
	const { id, head, keyHash, by, earned, possible, isPass } = mark;
	const findings = mark.findings.map((found): LightFinding => [
		found.rule,
		found.workflow,
		found.competency,
		found.earned,
		found.possible,
		found.verdict,
		found.withHelp ? 1 : 0
	]);
	return {
		head,
		keyHash,
		build,
		report: {
			attempt: row.id,
			marks: [...markIds],
			mark: { id, by, earned, possible, isPass },
			// As text: the database copies one string ten times faster than thousands of small lists.
			findings: JSON.stringify(findings),
			facts: facts && {
				coding: facts.coding && { ...facts.coding },
				triage: facts.triage.map((pair) => [...pair]),
				alerts: facts.alerts && { ...facts.alerts }
			}
		}
	};
}

const lightSchema = z.object({
	attempt: z.string(),
	marks: z.array(z.int()),
	mark: z.object({
		id: z.int(),
		by: z.enum(['learner', 'instructor']),
		earned: z.number(),
		possible: z.number(),
		isPass: z.boolean().nullable()
	}),
	findings: z.string()
});

function lightIn({ head, keyHash, report }: ReportRow): Light | null {
	const read = lightSchema.safeParse(report);
	if (!read.success) return null;
	const { attempt, marks, mark, findings } = read.data;
	// Our own text, written by this very build from a mark that was checked.
	const parsed = JSON.parse(findings) as readonly LightFinding[];
	return {
		attempt,
		marks,
		mark: { ...mark, head, keyHash, findings: parsed.map(wordless) },
		facts: factsIn(report)
	};
}

function wordless([
	rule,
	workflow,
	competency,
	earned,
	possible,
	verdict,
	withHelp
]: LightFinding): Finding {
	return {
		rule,
		workflow,
		competency,
		title: '',
		earned,
		possible,
		verdict,
		message: '',
		rationale: '',
		next: '',
		evidence: [],
		chartEvidence: [],
		source: '',
		isCritical: false,
		withHelp: withHelp === 1
	};
}

/** The same attempt with the words of its mark. Throws StoreFault. */
export async function withWords(
	db: PreceptorDatabase,
	stored: StoredAttempt
): Promise<StoredAttempt> {
	const { mark, isFresh } = stored;
	if (isFresh || !mark) return stored;
	const whole = await db.guard('nothing was changed', () => db.marks.get(mark.id));
	return whole ? { ...stored, mark: whole, isFresh: true } : stored;
}

/** Attempts as learning wants them; those without a mark say nothing yet. */
export function markedOf(
	stored: readonly StoredAttempt[],
	choices: readonly Pick<Choice, 'scenario' | 'title' | 'minutes'>[]
): MarkedAttempt[] {
	const heads = new Map(choices.map((choice) => [choice.scenario, choice]));
	return stored.flatMap(({ row, mark, facts }) => {
		if (!mark) return [];
		const head = heads.get(row.scenario);
		return [
			{
				id: row.id,
				scenario: row.scenario,
				// A scenario that is gone from this build still has its id.
				title: head?.title ?? row.scenario,
				variant: row.variant,
				mode: row.mode,
				startedAt: row.startedAt,
				handedInAt: row.touchedAt,
				worked: row.worked,
				minutes: head?.minutes ?? 0,
				head: mark.head,
				by: mark.by,
				earned: mark.earned,
				possible: mark.possible,
				isPass: mark.isPass,
				findings: mark.findings,
				facts
			}
		];
	});
}

/** The mark is an instructor's to give, and was not given yet. */
export function isAwaiting({ row, mark }: StoredAttempt): boolean {
	return mark === null && MODES[row.mode].findings === 'from-instructor';
}

/** Something of it has to be made by replaying its log. */
export function isPending(stored: StoredAttempt): boolean {
	return !isAwaiting(stored) && (stored.mark === null || stored.facts === null);
}
