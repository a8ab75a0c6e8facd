/** What the chart page offers the benchmark that drives it. */
export type Screen = 'summary' | 'results';

export interface Painted {
	/** Ms until the screen stands in the document with its layout done. */
	readonly work: number;
	/** Ms until the frame after that has been painted. */
	readonly paint: number;
	/** Elements on the screen, to see that something was drawn. */
	readonly elements: number;
}

export interface PaintBench {
	/** Puts a chart (JSON of its resources) aside under a name. */
	load(chart: string, resources: string): void;
	/** Draws a screen of a chart and takes it away again. */
	paint(chart: string, screen: Screen): Promise<Painted>;
}
