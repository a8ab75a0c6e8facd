/** What stands in a backup: its contents as values, and the shape of each line of the file. */
import type { Json } from '$lib/engine/canonical';
import { findingSchema } from '$lib/engine/finding-schema';
import type { Entry } from '$lib/engine/model';
import { z } from '$lib/parse/zod';
import type {
	AssignmentRow,
	AttemptRow,
	DraftRow,
	HandInRow,
	Mark,
	ProfileRow,
	ReviewRow,
	ScenarioCopyRow,
	SelfCheckRow,
	SettingRow
} from './rows';

export const BACKUP_FORMAT = 'preceptor-backup';
/** Version 1 knew no self-checks; its files are still read. */
export const BACKUP_VERSION = 2;

export interface BackupLog {
	readonly row: AttemptRow;
	readonly entries: readonly Entry[];
}

/**
 * Everything a backup holds. Left out are reports (a cache), imported code sets, keys (a private key
 * cannot be taken out of the browser) and whatever is a guest's.
 */
export interface BackupContents {
	readonly profiles: readonly ProfileRow[];
	readonly settings: readonly SettingRow[];
	readonly scenarioCopies: readonly ScenarioCopyRow[];
	readonly reviews: readonly ReviewRow[];
	readonly selfChecks: readonly SelfCheckRow[];
	readonly assignments: readonly AssignmentRow[];
	readonly handIns: readonly HandInRow[];
	readonly drafts: readonly DraftRow[];
	readonly marks: readonly Mark[];
	readonly logs: readonly BackupLog[];
}

export interface BackupStamp {
	readonly build: string;
	/** UTC, ISO 8601. */
	readonly created: string;
	/** Ids of imported code sets, which have to be imported again where they are missing. */
	readonly codeSets: readonly string[];
	/** Ids of attempts that were damaged when the backup was made, and are not whole in it. */
	readonly incomplete: readonly string[];
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(300);
const moment = z.iso.datetime();
const json: z.ZodType<Json> = z.json();
const data = z.record(z.string(), json);

export const lineSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('profile'),
		row: z.strictObject({ id: name, displayName: z.string().max(300), createdAt: moment })
	}),
	z.strictObject({
		kind: z.literal('setting'),
		row: z.strictObject({ key: name, value: json })
	}),
	z.strictObject({
		kind: z.literal('scenario-copy'),
		row: z.strictObject({
			contentHash: hash,
			kind: z.enum(['scenario', 'key']),
			scenario: name,
			version: z.int().min(1),
			content: data
		})
	}),
	z.strictObject({
		kind: z.literal('review'),
		row: z.strictObject({ id: name, profile: name, due: moment, data })
	}),
	z.strictObject({
		kind: z.literal('self-check'),
		row: z.strictObject({
			id: name,
			profile: name,
			takenAt: moment,
			when: z.enum(['before', 'after']),
			data
		})
	}),
	z.strictObject({
		kind: z.literal('assignment'),
		row: z.strictObject({ id: name, createdAt: moment, data })
	}),
	z.strictObject({
		kind: z.literal('hand-in'),
		row: z.strictObject({
			id: name,
			assignment: name.nullable(),
			receivedAt: moment,
			fileName: z.string().max(1000),
			file: z.base64(),
			summary: data
		})
	}),
	z.strictObject({
		kind: z.literal('draft'),
		row: z.strictObject({ attemptId: name, form: name, field: name, text: z.string() })
	}),
	z.strictObject({
		kind: z.literal('mark'),
		row: z.strictObject({
			attemptId: name,
			head: hash,
			keyHash: hash,
			build: z.string(),
			givenAt: moment,
			by: z.enum(['learner', 'instructor']),
			earned: z.number(),
			possible: z.number(),
			isPass: z.boolean().nullable(),
			findings: z.array(findingSchema),
			reason: z.string().nullable()
		})
	}),
	z.strictObject({
		kind: z.literal('log'),
		id: name,
		count: z.int().min(1),
		head: hash,
		isSealed: z.boolean()
	})
]);
export type Line = z.infer<typeof lineSchema>;

export const COUNTED = [
	'profile',
	'setting',
	'scenario-copy',
	'review',
	'self-check',
	'assignment',
	'hand-in',
	'draft',
	'mark',
	'log'
] as const satisfies readonly Line['kind'][];
export type Counts = Record<(typeof COUNTED)[number], number>;

const COUNTED_FIRST = COUNTED.filter((kind) => kind !== 'self-check');

/** The first line of a file of each version. */
export const headerSchema = z.discriminatedUnion('version', [
	headerOf(1, COUNTED_FIRST),
	headerOf(BACKUP_VERSION, COUNTED)
]);

function headerOf<V extends number>(version: V, counted: readonly string[]) {
	return z.strictObject({
		format: z.literal(BACKUP_FORMAT),
		version: z.literal(version),
		build: z.string().max(100),
		created: moment,
		codeSets: z.array(name),
		incomplete: z.array(name),
		counts: z.strictObject(Object.fromEntries(counted.map((kind) => [kind, z.int().min(0)]))),
		sha256: hash
	});
}

export function zeroCounts(): Counts {
	return {
		profile: 0,
		setting: 0,
		'scenario-copy': 0,
		review: 0,
		'self-check': 0,
		assignment: 0,
		'hand-in': 0,
		draft: 0,
		mark: 0,
		log: 0
	};
}
