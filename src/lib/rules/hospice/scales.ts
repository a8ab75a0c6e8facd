/**
 * Clinical scales as far as they may stand here: the numbers, anchors in our own words, and who is to be
 * asked for the official text. The published wording of a protected scale stands nowhere in this house;
 * a site that uses one shows its licensed form.
 */
import { inForce, type Dated } from '$lib/rules/dated';
import type { Day } from './model';

/** One step of a scale, in our own words. */
export interface Anchor {
	/** What is written down: `50`, `7c`, `IV`. */
	readonly value: string;
	readonly words: string;
}

/** A stretch of a scale, both ends included. */
export interface Band {
	readonly id: string;
	readonly label: string;
	readonly from: number;
	readonly to: number;
}

export interface Scale {
	readonly id: ScaleId;
	readonly name: string;
	/** What a number of it is followed by: `%`, ` of 10`; else empty. */
	readonly suffix: string;
	/** Null where steps are no numbers. */
	readonly range: { readonly from: number; readonly to: number; readonly step: number } | null;
	/** Which end is the worse one. */
	readonly worse: 'low' | 'high';
	readonly anchors: readonly Anchor[];
	/** In rising order, without holes; empty where none is published. */
	readonly bands: readonly Band[];
	/** Who holds the official text, and how a site comes by it. */
	readonly official: { readonly holder: string; readonly how: string };
}

export const SCALE_IDS = [
	'performance',
	'karnofsky',
	'functional-stage',
	'symptoms',
	'dementia-pain',
	'heart-class',
	'pressure-injury-risk',
	'caregiver-strain'
] as const;
export type ScaleId = (typeof SCALE_IDS)[number];

export function isScaleId(text: string): text is ScaleId {
	return SCALE_IDS.some((id) => id === text);
}

/** A band of `[from, to]`. */
export function band(id: string, label: string, from: number, to: number): Band {
	return { id, label, from, to };
}

/**
 * The KPS: eleven steps of ten as the performance scale has them, looked at by work, self-care and the
 * need for medical care. Its wording is not needed for a rule, so no anchor stands here.
 */
export const KARNOFSKY: Dated<Scale> = {
	value: {
		id: 'karnofsky',
		name: 'Karnofsky performance status (KPS)',
		suffix: ' %',
		range: { from: 0, to: 100, step: 10 },
		worse: 'low',
		anchors: [],
		bands: [],
		official: {
			holder: 'Karnofsky and Burchenal, 1949',
			how: 'Use the table your hospice has adopted; the steps of the performance scale are its near relatives.'
		}
	},
	effectiveFrom: '1949-01-01',
	effectiveTo: null,
	source: 'Karnofsky and Burchenal, in: Evaluation of Chemotherapeutic Agents, 1949'
};

/** The scale of a table that holds on a day. Throws a RangeError before the first one. */
export function scaleOn(rows: readonly Dated<Scale>[], on: Day): Scale {
	const row = inForce(rows, on);
	if (!row) throw new RangeError(`no edition of this scale holds on ${on}`);
	return row.value;
}

/** Whether a number is a step of the scale. */
export function isOnScale({ range }: Scale, value: number): boolean {
	if (range === null || !Number.isFinite(value)) return false;
	return (
		value >= range.from && value <= range.to && Number.isInteger((value - range.from) / range.step)
	);
}

/** The band of a value, or nothing where the scale has none. Throws a RangeError off the scale. */
export function bandOf(scale: Scale, value: number): Band | undefined {
	if (!isOnScale(scale, value)) {
		const { from, to, step } = scale.range ?? { from: 0, to: 0, step: 0 };
		throw new RangeError(
			`${scale.name}: ${value}, expected a number from ${from} to ${to} in steps of ${step}`
		);
	}
	return scale.bands.find(({ from, to }) => from <= value && value <= to);
}
