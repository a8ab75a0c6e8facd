/**
 * The parts of Chart.js that a trend needs, in a module of their own: reached only by a dynamic
 * import, so that no page pays for charts before one is on the screen.
 */
import {
	Chart,
	Decimation,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	type ChartConfiguration,
	type Plugin
} from 'chart.js';
import { axisTimes, MANY_POINTS, tidy, type TrendPoint, type TrendSeries } from './trend';

Chart.register(LineController, LineElement, PointElement, LinearScale, Decimation, Tooltip);

export interface TrendColours {
	readonly lines: readonly string[];
	readonly band: string;
	readonly bandEdge: string;
	readonly critical: string;
	readonly caution: string;
	readonly ink: string;
	readonly faint: string;
	readonly line: string;
	readonly surface: string;
	readonly font: string;
}

export interface TrendView {
	readonly series: readonly TrendSeries[];
	readonly unit: string;
	readonly low: number | null;
	readonly high: number | null;
	/** Ends of a scale that has ends. */
	readonly ends: readonly [number, number] | null;
	readonly colours: TrendColours;
	readonly isStill: boolean;
	readonly axisText: (t: number) => string;
}

export interface DrawnTrend {
	update(view: TrendView): void;
	destroy(): void;
}

const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const MARKS = ['circle', 'rectRot', 'triangle', 'rect'] as const;

/** Draws a trend and keeps it until destroyed. */
export function drawTrend(canvas: HTMLCanvasElement, view: TrendView): DrawnTrend {
	let chart = new Chart(canvas, configOf(view));
	return {
		update(next) {
			chart.destroy();
			chart = new Chart(canvas, configOf(next));
		},
		destroy: () => chart.destroy()
	};
}

function configOf(view: TrendView): ChartConfiguration<'line', TrendPoint[]> {
	const { series, colours } = view;
	const isMany = series.some((one) => one.points.length > MANY_POINTS);
	const ts = series.flatMap((one) => one.points.map((point) => point.t));
	const from = ts.reduce((a, b) => Math.min(a, b), Infinity);
	const to = ts.reduce((a, b) => Math.max(a, b), -Infinity);
	const pad = from === to ? 3_600_000 : (to - from) * 0.03;
	const font = { family: colours.font, size: 11 };
	return {
		type: 'line',
		data: {
			datasets: series.map((one, index) => {
				const colour = colours.lines[index % colours.lines.length] ?? colours.ink;
				const pointColour = one.points.map((point) => flagColour(point, colours) ?? colour);
				return {
					label: one.label,
					data: [...one.points],
					borderColor: colour,
					borderWidth: 1.75,
					borderDash: DASHES[index % DASHES.length] ?? [],
					tension: 0,
					pointStyle: MARKS[index % MARKS.length] ?? 'circle',
					pointRadius: isMany ? 0 : one.points.map((point) => (point.flag ? 4 : 2.5)),
					pointHoverRadius: 5,
					...(isMany ? {} : { pointBackgroundColor: pointColour, pointBorderColor: pointColour })
				};
			})
		},
		options: {
			parsing: isMany ? false : { xAxisKey: 't', yAxisKey: 'y' },
			normalized: true,
			animation: view.isStill ? false : { duration: 150 },
			responsive: true,
			maintainAspectRatio: false,
			layout: { padding: { top: 16, right: 30, left: 2, bottom: 0 } },
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: {
					type: 'linear',
					min: from - pad,
					max: to + pad,
					grid: { display: false },
					border: { color: colours.line },
					afterBuildTicks: (axis) => {
						const room = Math.max(2, Math.min(5, Math.floor(axis.width / 110)));
						axis.ticks = axisTimes(from, to, room).map((value) => ({ value }));
					},
					ticks: {
						color: colours.faint,
						font,
						maxRotation: 0,
						autoSkip: false,
						align: 'inner',
						callback: (value) => view.axisText(Number(value))
					}
				},
				y: {
					type: 'linear',
					...(view.ends
						? { min: view.ends[0], max: view.ends[1] }
						: { grace: '12%', ...suggested(view) }),
					grid: { color: colours.line },
					border: { display: false },
					ticks: { color: colours.faint, font, maxTicksLimit: 5, precision: 2 }
				}
			},
			plugins: {
				decimation: {
					enabled: isMany,
					algorithm: 'lttb',
					samples: MANY_POINTS,
					threshold: MANY_POINTS
				},
				tooltip: {
					displayColors: series.length > 1,
					backgroundColor: colours.ink,
					titleColor: colours.surface,
					bodyColor: colours.surface,
					titleFont: { ...font, weight: 'normal' },
					bodyFont: { ...font, size: 12, weight: 'bold' },
					padding: 8,
					caretSize: 4,
					cornerRadius: 6,
					callbacks: {
						title: (items) => (items[0] ? (rawPoint(items[0].raw)?.when ?? '') : ''),
						label: (item) => {
							const flag = rawPoint(item.raw)?.flag;
							const name = series.length > 1 ? `${item.dataset.label ?? ''} ` : '';
							return `${name}${tidy(item.parsed.y ?? Number.NaN)} ${view.unit}${flag ? `, ${flag}` : ''}`;
						}
					}
				}
			}
		},
		plugins: [referenceBand(view), flagWords(view, isMany)]
	};
}

/** The band is on screen when it is near; a value far above it is not squeezed for its sake. */
function suggested({ series, low, high }: TrendView): {
	suggestedMin?: number;
	suggestedMax?: number;
} {
	const ys = series.flatMap((one) => one.points.map((point) => point.y));
	const least = ys.reduce((a, b) => Math.min(a, b), Infinity);
	const most = ys.reduce((a, b) => Math.max(a, b), -Infinity);
	const room = Math.max(most - least, Math.abs(most) * 0.2);
	return {
		...(low !== null && low > least - 2 * room ? { suggestedMin: low } : {}),
		...(high !== null && high < most + 2 * room ? { suggestedMax: high } : {})
	};
}

function flagColour(point: TrendPoint, colours: TrendColours): string | undefined {
	if (!point.flag) return undefined;
	return point.flag.startsWith('critical') ? colours.critical : colours.caution;
}

function rawPoint(raw: unknown): TrendPoint | undefined {
	return typeof raw === 'object' && raw !== null && 'when' in raw ? (raw as TrendPoint) : undefined;
}

function referenceBand({ low, high, colours }: TrendView): Plugin<'line'> {
	return {
		id: 'referenceBand',
		beforeDatasetsDraw({ ctx, chartArea, scales }) {
			const axis = scales.y;
			if (!axis || (low === null && high === null)) return;
			const clamp = (value: number) => Math.min(chartArea.bottom, Math.max(chartArea.top, value));
			const top = high === null ? chartArea.top : clamp(axis.getPixelForValue(high));
			const bottom = low === null ? chartArea.bottom : clamp(axis.getPixelForValue(low));
			if (bottom - top < 1) return;
			ctx.save();
			ctx.fillStyle = colours.band;
			ctx.fillRect(chartArea.left, top, chartArea.width, bottom - top);
			ctx.strokeStyle = colours.bandEdge;
			ctx.setLineDash([3, 3]);
			ctx.lineWidth = 1;
			ctx.beginPath();
			for (const [limit, edge] of [
				[high, top],
				[low, bottom]
			] as const) {
				if (limit === null || edge <= chartArea.top || edge >= chartArea.bottom) continue;
				ctx.moveTo(chartArea.left, Math.round(edge) + 0.5);
				ctx.lineTo(chartArea.right, Math.round(edge) + 0.5);
			}
			ctx.stroke();
			ctx.restore();
		}
	};
}

/** Names the newest point of each line with its value, so that nobody has to read it off the axis. */
function flagWords({ series, colours }: TrendView, isMany: boolean): Plugin<'line'> {
	return {
		id: 'flagWords',
		afterDatasetsDraw(chart) {
			const { ctx } = chart;
			ctx.save();
			ctx.font = `620 11px ${colours.font}`;
			ctx.textAlign = 'center';
			series.forEach((one, index) => {
				const point = one.points.at(-1);
				const x = point && chart.scales.x?.getPixelForValue(point.t);
				const y = point && chart.scales.y?.getPixelForValue(point.y);
				if (!point || x === undefined || y === undefined) return;
				ctx.fillStyle =
					flagColour(point, colours) ?? colours.lines[index % colours.lines.length] ?? colours.ink;
				if (isMany) {
					ctx.beginPath();
					ctx.arc(x, y, 3, 0, 2 * Math.PI);
					ctx.fill();
				}
				ctx.fillText(tidy(point.y), x, y - 9);
			});
			ctx.restore();
		}
	};
}
