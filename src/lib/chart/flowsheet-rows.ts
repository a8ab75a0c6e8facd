/** The flowsheet as nurses read it: both halves of a blood pressure in one row. */
import { DIASTOLIC, SYSTOLIC, type Flowsheet, type VitalValue } from '$lib/fhir/selectors/vitals';
import type { ResultFlag } from '$lib/fhir/selectors/results';

export interface SheetCell {
	readonly text: string;
	/** Only where it differs from the unit of the row. */
	readonly unit: string;
	readonly flag: ResultFlag | null;
	/** Method, site, who, comment; for the tooltip. */
	readonly detail: string;
}

export interface SheetRow {
	readonly id: string;
	readonly label: string;
	readonly unit: string;
	/** The codes whose values draw its trend. */
	readonly lines: readonly { readonly code: string; readonly label: string }[];
	readonly low: number | null;
	readonly high: number | null;
	readonly cells: readonly (SheetCell | null)[];
}

/** Rows for the screen, in the order of the flowsheet. */
export function sheetRows(sheet: Flowsheet): SheetRow[] {
	const systolic = sheet.rows.find((row) => row.code === SYSTOLIC);
	const diastolic = sheet.rows.find((row) => row.code === DIASTOLIC);
	return sheet.rows.flatMap((row): SheetRow[] => {
		if (systolic && diastolic && row === diastolic) return [];
		if (systolic && diastolic && row === systolic) {
			return [
				{
					id: 'blood-pressure',
					label: 'Blood pressure',
					unit: row.unit,
					lines: [
						{ code: SYSTOLIC, label: 'Systolic' },
						{ code: DIASTOLIC, label: 'Diastolic' }
					],
					// One band cannot stand for two lines.
					low: null,
					high: null,
					cells: row.cells.map((upper, index) =>
						pressureCell(upper, diastolic.cells[index] ?? null)
					)
				}
			];
		}
		return [
			{
				id: row.code,
				label: row.label,
				unit: row.unit,
				lines: [{ code: row.code, label: row.label }],
				low: row.low,
				high: row.high,
				cells: row.cells.map((cell) => cell && plainCell(cell, row.unit))
			}
		];
	});
}

const GRAVITY = ['abnormal', 'low', 'high', 'critical-low', 'critical-high'] as const;

function pressureCell(upper: VitalValue | null, lower: VitalValue | null): SheetCell | null {
	if (!upper && !lower) return null;
	const flags = [upper?.flag, lower?.flag].filter((flag) => flag !== null && flag !== undefined);
	return {
		text: `${upper?.display ?? '–'}/${lower?.display ?? '–'}`,
		unit: '',
		flag: flags.toSorted((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0] ?? null,
		detail: upper ? detailOf(upper) : lower ? detailOf(lower) : ''
	};
}

function plainCell(value: VitalValue, unit: string): SheetCell {
	return {
		text: value.display,
		unit: value.unit === unit ? '' : value.unit,
		flag: value.flag,
		detail: detailOf(value)
	};
}

function detailOf(value: VitalValue): string {
	return [value.method, value.site, value.by, value.note].filter(Boolean).join(' · ');
}
