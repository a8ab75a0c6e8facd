/** What the page of the coder's desk offers the benchmark that drives it. */

export interface Key {
	/** Ms from the key to the painted frame that shows it in the field. */
	readonly echo: number;
	/** Ms from the key to the painted frame that shows what was found. */
	readonly list: number;
	/** Rows on the screen then. */
	readonly rows: number;
}

export interface CodingBench {
	/** Draws the coder's desk over a chart (JSON of its resources) with the app's own code worker. */
	draw(resources: string): Promise<void>;
	/** The key that was last pressed, once all it changed is painted. */
	painted(): Promise<Key>;
}
