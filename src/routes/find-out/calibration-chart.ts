/**
 * The calibration chart, in a module of its own: reached only by a dynamic import, so that no page pays
 * for charts before one is on the screen. A row is a domain; a bar is the range that the share of points
 * lies in, a round mark the share itself, a diamond what the person says.
 */
import {
	Chart,
	LinearScale,
	PointElement,
	ScatterController,
	Tooltip,
	type ChartConfiguration,
	type Plugin
} from 'chart.js';

Chart.register(ScatterController, PointElement, LinearScale, Tooltip);

export interface CalibrationBar {
	readonly title: string;
	/** Per cent; null where there is none. */
	readonly self: number | null;
	readonly observed: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** The same in words. */
	readonly selfText: string;
	readonly observedText: string;
}

export interface CalibrationColours {
	readonly accent: string;
	readonly accentWeak: string;
	readonly note: string;
	readonly ink: string;
	readonly faint: string;
	readonly line: string;
	readonly surface: string;
	readonly font: string;
}

export interface CalibrationView {
	readonly bars: readonly CalibrationBar[];
	readonly colours: CalibrationColours;
	/** Letters that fit on a line of a domain's name. */
	readonly letters: number;
}

type Point = { x: number; y: number };

/** Draws the chart and hands back what removes it. */
export function drawCalibration(canvas: HTMLCanvasElement, view: CalibrationView): () => void {
	const chart = new Chart(canvas, configOf(view));
	return () => chart.destroy();
}

function configOf(view: CalibrationView): ChartConfiguration<'scatter', Point[]> {
	const { bars, colours, letters } = view;
	const font = { family: colours.font, size: 12 };
	const points = (of: 'self' | 'observed') =>
		bars.flatMap((bar, y) => {
			const x = bar[of];
			return x === null ? [] : [{ x, y }];
		});
	return {
		type: 'scatter',
		data: {
			datasets: [
				{
					label: 'Your cases show',
					data: points('observed'),
					pointStyle: 'circle',
					pointRadius: 6,
					pointHoverRadius: 8,
					pointBackgroundColor: colours.accent,
					pointBorderColor: colours.surface,
					pointBorderWidth: 2
				},
				{
					label: 'You say',
					data: points('self'),
					pointStyle: 'rectRot',
					pointRadius: 7,
					pointHoverRadius: 9,
					pointBackgroundColor: colours.surface,
					pointBorderColor: colours.note,
					pointBorderWidth: 2.5
				}
			]
		},
		options: {
			// Ranges are drawn by hand: marks that glide would leave them behind.
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			layout: { padding: { right: 14, top: 4 } },
			clip: false,
			scales: {
				x: {
					type: 'linear',
					min: 0,
					max: 100,
					grid: { color: colours.line },
					border: { display: false },
					ticks: {
						color: colours.faint,
						font: { ...font, size: 11 },
						stepSize: 25,
						callback: (value) => `${value} %`
					}
				},
				y: {
					type: 'linear',
					min: -0.5,
					max: bars.length - 0.5,
					reverse: true,
					grid: { display: false },
					border: { display: false },
					afterBuildTicks: (axis) => {
						axis.ticks = bars.map((_, value) => ({ value }));
					},
					ticks: {
						color: colours.ink,
						font,
						autoSkip: false,
						callback: (value) => linesOf(bars[Number(value)]?.title ?? '', letters)
					}
				}
			},
			plugins: {
				tooltip: {
					displayColors: false,
					backgroundColor: colours.ink,
					titleColor: colours.surface,
					bodyColor: colours.surface,
					titleFont: { ...font, weight: 'normal' },
					bodyFont: { ...font, weight: 'bold' },
					padding: 8,
					cornerRadius: 6,
					callbacks: {
						title: (items) => bars[items[0]?.parsed.y ?? -1]?.title ?? '',
						label: ({ datasetIndex, parsed }) => {
							const bar = bars[parsed.y ?? -1];
							if (!bar) return '';
							return datasetIndex === 0
								? `Your cases show ${bar.observedText}`
								: `You say ${bar.selfText}`;
						}
					}
				}
			}
		},
		plugins: [ranges(view)]
	};
}

/** The range of each share, and a thin line from it to what the person says. */
function ranges({ bars, colours }: CalibrationView): Plugin<'scatter'> {
	return {
		id: 'ranges',
		beforeDatasetsDraw({ ctx, scales }) {
			const { x, y } = scales;
			if (!x || !y) return;
			ctx.save();
			bars.forEach((bar, index) => {
				const middle = y.getPixelForValue(index);
				if (bar.self !== null && bar.observed !== null) {
					ctx.strokeStyle = colours.faint;
					ctx.lineWidth = 1;
					ctx.beginPath();
					ctx.moveTo(x.getPixelForValue(bar.self), middle);
					ctx.lineTo(x.getPixelForValue(bar.observed), middle);
					ctx.stroke();
				}
				if (bar.low === null || bar.high === null) return;
				const left = x.getPixelForValue(bar.low);
				const width = x.getPixelForValue(bar.high) - left;
				ctx.fillStyle = colours.accentWeak;
				ctx.strokeStyle = colours.accent;
				ctx.lineWidth = 1;
				ctx.beginPath();
				ctx.roundRect(left, middle - 6, width, 12, 3);
				ctx.fill();
				ctx.stroke();
			});
			ctx.restore();
		}
	};
}

/** A name in lines of at most so many letters, broken between words. */
function linesOf(title: string, letters: number): string[] {
	const lines: string[] = [];
	for (const word of title.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= letters)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
