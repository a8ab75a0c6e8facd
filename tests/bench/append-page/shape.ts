/** What the storage page offers the benchmark that drives it. All times in ms. */
export interface AppendTimes {
	readonly strict: readonly number[];
	readonly relaxed: readonly number[];
	readonly rawStrict: readonly number[];
	readonly rawRelaxed: readonly number[];
}

export interface BulkTimes {
	readonly packed: readonly number[];
	readonly rows: readonly number[];
}

export interface StorageBench {
	/** So many appends of each kind, in turn. */
	appendTimes(count: number): Promise<AppendTimes>;
	/** So many entries in logs of 2,000, imported packed and a row each. */
	bulkTimes(entries: number, rounds: number): Promise<BulkTimes>;
}
