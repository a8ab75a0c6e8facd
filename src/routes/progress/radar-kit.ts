/** The parts of Chart.js that a radar needs, reached only by a dynamic import. */
import {
	Chart,
	Filler,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	Tooltip
} from 'chart.js';

Chart.register(RadarController, RadialLinearScale, LineElement, PointElement, Filler, Tooltip);

export interface RadarSpoke {
	/** Lines of words at the end of the spoke. */
	readonly label: readonly string[];
	/** Per cent; null draws no point. */
	readonly value: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** Read on hover. */
	readonly says: string;
}

export interface RadarColours {
	readonly accent: string;
	readonly band: string;
	readonly ink: string;
	readonly faint: string;
	readonly line: string;
	readonly surface: string;
	readonly font: string;
}

/** Draws shares on spokes with the range each may have; gives a way to remove it. */
export function drawRadar(
	canvas: HTMLCanvasElement,
	spokes: readonly RadarSpoke[],
	colours: RadarColours,
	isStill: boolean
): () => void {
	const font = { family: colours.font, size: 11 };
	const edge = { borderColor: colours.band, borderWidth: 1, borderDash: [3, 3], pointRadius: 0 };
	const chart = new Chart(canvas, {
		type: 'radar',
		data: {
			labels: spokes.map(({ label }) => [...label]),
			datasets: [
				{
					label: 'share',
					data: spokes.map(({ value }) => value),
					borderColor: colours.accent,
					borderWidth: 1.75,
					pointRadius: 3.5,
					pointHoverRadius: 5,
					pointBackgroundColor: colours.accent,
					fill: false
				},
				{ label: 'low', data: spokes.map(({ low }) => low), ...edge, fill: false },
				{
					label: 'high',
					data: spokes.map(({ high }) => high),
					...edge,
					backgroundColor: colours.band,
					fill: '-1'
				}
			]
		},
		options: {
			animation: isStill ? false : { duration: 150 },
			responsive: true,
			maintainAspectRatio: false,
			scales: {
				r: {
					min: 0,
					max: 100,
					angleLines: { color: colours.line },
					grid: { color: colours.line },
					pointLabels: { color: colours.ink, font },
					ticks: {
						stepSize: 25,
						color: colours.faint,
						font: { ...font, size: 10 },
						backdropColor: colours.surface,
						showLabelBackdrop: true,
						callback: (value) => (Number(value) === 0 ? '' : `${value} %`)
					}
				}
			},
			plugins: {
				tooltip: {
					filter: ({ datasetIndex }) => datasetIndex === 0,
					displayColors: false,
					backgroundColor: colours.ink,
					titleColor: colours.surface,
					bodyColor: colours.surface,
					callbacks: { label: ({ dataIndex }) => spokes[dataIndex]?.says ?? '' }
				}
			}
		}
	});
	return () => chart.destroy();
}
