/** What the page of the department board offers the benchmark that drives it. */

export interface Minute {
	/** Ms of script alone. */
	readonly script: number;
	/** Ms of script from the new world to the document that shows it, layout included. */
	readonly work: number;
	/** Ms between the frames while it was drawn, the longest. */
	readonly frame: number;
}

export interface BoardBench {
	/** Draws the board over a crowd and opens a visit beside it; gives the rows on screen. */
	draw(): Promise<number>;
	/** Lets this many simulated minutes pass, one after the other, each in its own frame. */
	pass(minutes: number): Promise<Minute[]>;
}
