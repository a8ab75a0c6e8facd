/** Settings of this browser, each under its key with a value of a known shape. */
import { z } from '$lib/parse/zod';
import type { PreceptorDatabase } from './db';

const settingsSchema = {
	theme: z.enum(['system', 'light', 'dark']),
	/** The learner who works here now. */
	activeProfile: z.string().nullable(),
	/** The guest who works here now instead; gone with their work. */
	guest: z.string().nullable(),
	/** Ids of attempts that were erased and may still have a second copy. */
	erased: z.array(z.string()).readonly(),
	/** UTC, ISO 8601, of the last backup that was written to a file. */
	lastBackup: z.iso.datetime().nullable(),
	/** UTC, ISO 8601, of when lasting storage was asked for. */
	askedToPersist: z.iso.datetime().nullable(),
	/** UTC, ISO 8601, of when the learner put the offer to ask for it away. */
	declinedToPersist: z.iso.datetime().nullable()
} as const;

export type Settings = {
	readonly [Key in keyof typeof settingsSchema]: z.infer<(typeof settingsSchema)[Key]>;
};

export const DEFAULT_SETTINGS: Settings = {
	theme: 'system',
	activeProfile: null,
	guest: null,
	erased: [],
	lastBackup: null,
	askedToPersist: null,
	declinedToPersist: null
};

/** Keys of lists that the store keeps of its own tables, and nobody sets. */
export const DEVICE_LISTS = { codeSets: 'codeSets' } as const;

/** What is true of this device only: never part of a backup. */
export const DEVICE_SETTINGS: ReadonlySet<string> = new Set([
	'lastBackup',
	'askedToPersist',
	'declinedToPersist',
	'guest',
	'erased',
	...Object.values(DEVICE_LISTS)
]);

/**
 * All settings. A stored value this version cannot read counts as not set: no setting is worth
 * keeping the page from opening.
 */
export async function readSettings(db: PreceptorDatabase): Promise<Settings> {
	const rows = await db.guard('nothing was changed', () => db.settings.toArray());
	const stored = new Map(rows.map((row) => [row.key, row.value]));
	const read = <Key extends keyof Settings>(key: Key, schema: z.ZodType<Settings[Key]>) => {
		const parsed = schema.safeParse(stored.get(key));
		return parsed.success ? parsed.data : DEFAULT_SETTINGS[key];
	};
	return {
		theme: read('theme', settingsSchema.theme),
		activeProfile: read('activeProfile', settingsSchema.activeProfile),
		guest: read('guest', settingsSchema.guest),
		erased: read('erased', settingsSchema.erased),
		lastBackup: read('lastBackup', settingsSchema.lastBackup),
		askedToPersist: read('askedToPersist', settingsSchema.askedToPersist),
		declinedToPersist: read('declinedToPersist', settingsSchema.declinedToPersist)
	};
}

export async function writeSetting<Key extends keyof Settings>(
	db: PreceptorDatabase,
	key: Key,
	value: Settings[Key]
): Promise<void> {
	await db.guard('the setting was not saved', () => db.settings.put({ key, value }));
}
