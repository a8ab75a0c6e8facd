/** The vital signs of a visit that stand in the chart, by field of a form, in words. */
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import {
	codeOf,
	conceptText,
	formatTime,
	formatUnit,
	instantOf,
	LOINC,
	measuredText
} from '$lib/fhir/selectors/display';
import { MEASURES, TEMPERATURE } from './vital-signs';

const FIELDS: ReadonlyMap<string, string> = new Map([
	...MEASURES.map(({ loinc, field }) => [loinc, field] as const),
	[TEMPERATURE.loinc, 'temperature'] as const,
	['67775-7', 'avpu'] as const
]);

/** `118 at 19:21` for each field that was measured before, the last one of each. */
export function previousOf(chart: Chart, visit: string, start: Start): ReadonlyMap<string, string> {
	const found = new Map<string, { readonly ms: number; readonly text: string }>();
	for (const one of chart.shelf('Observation')) {
		if (one.encounter?.reference !== `Encounter/${visit}`) continue;
		const field = FIELDS.get(codeOf(one.code, LOINC) ?? '');
		const when = one.effectiveDateTime ?? one.issued;
		const ms = instantOf(when, start.offset);
		if (field === undefined || ms === null || ms < (found.get(field)?.ms ?? -Infinity)) continue;
		const { value, code, unit } = one.valueQuantity ?? {};
		const said =
			value === undefined
				? conceptText(one.valueCodeableConcept)
				: [measuredText(value), field === 'temperature' ? formatUnit(code ?? unit) : '']
						.filter(Boolean)
						.join(' ');
		if (said !== '')
			found.set(field, {
				ms,
				text: `${said} at ${formatTime(when, { offsetFallback: start.offset })}`
			});
	}
	return new Map([...found].map(([field, { text }]) => [field, text]));
}

/** `HR 118, RR 20, BP 140/90`: what is looked at while a level is chosen, of a note or of the chart. */
export function vitalsLine(values: Readonly<Record<string, unknown>>): string {
	const of = (field: string) =>
		typeof values[field] === 'number' || typeof values[field] === 'string'
			? String(values[field])
			: '';
	const unit = values['temperatureUnit'] === '[degF]' ? '°F' : '°C';
	const pressure = [of('sbp'), of('dbp')].filter(Boolean).join('/');
	return [
		of('temperature') && `T ${of('temperature')} ${unit}`,
		of('hr') && `HR ${of('hr')}`,
		of('rr') && `RR ${of('rr')}`,
		pressure && `BP ${pressure}`,
		of('spo2') && `SpO2 ${of('spo2')} %`,
		of('avpu') && `AVPU ${of('avpu')}`,
		of('pain') && `pain ${of('pain')}`
	]
		.filter(Boolean)
		.join(' · ');
}
