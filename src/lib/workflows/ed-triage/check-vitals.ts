/** Checks of what was measured: impossible, unusual for the age, or in the wrong unit. */
import type { FormValues } from '$lib/engine/forms';
import type { Check } from '$lib/engine/model';
import { formatUnit } from '$lib/fhir/selectors/display';
import type { Age } from '$lib/rules/acuity/age';
import { normalRangeFor } from '$lib/rules/acuity/normal-ranges';
import { hard, numberIn, PLAUSIBLE, soft } from './check-parts';
import { celsiusOf, FAHRENHEIT, MEASURES, TEMPERATURE } from './vital-signs';

export function vitalFaults(values: FormValues, age: Age | null): Check[] {
	return [
		...temperatureFaults(values),
		...pressureFaults(values),
		...comaFaults(values),
		...unusual(values, age)
	];
}

function temperatureFaults(values: FormValues): Check[] {
	const typed = numberIn(values, 'temperature');
	const unit = values['temperatureUnit'];
	if (typed === null || typeof unit !== 'string') return [];
	const celsius = celsiusOf(typed, unit);
	const [low, high] = TEMPERATURE.hard;
	if (celsius < low || celsius > high) {
		const other = unit === FAHRENHEIT ? typed : celsiusOf(typed, FAHRENHEIT);
		const fits = other >= low && other <= high;
		return [
			hard(
				'range.temperature',
				'Temperature cannot be',
				fits
					? `${typed} in this unit is ${celsius} °C. It looks like the other unit: choose ${unit === FAHRENHEIT ? '°C' : '°F'}.`
					: `${celsius} °C lies outside ${low} to ${high} °C.`,
				'temperature',
				PLAUSIBLE
			)
		];
	}
	const [from, to] = TEMPERATURE.soft;
	return celsius < from || celsius > to
		? [
				soft(
					'unusual.temperature',
					`Temperature ${celsius} °C`,
					`Outside ${from} to ${to} °C: measured again, or the reading is sure?`,
					'temperature'
				)
			]
		: [];
}

function pressureFaults(values: FormValues): Check[] {
	const sbp = numberIn(values, 'sbp');
	const dbp = numberIn(values, 'dbp');
	if (sbp === null || dbp === null || sbp > dbp) return [];
	return [
		hard(
			'pressure.order',
			'Diastolic not below systolic',
			`${sbp}/${dbp} mmHg cannot be: the first number is the higher one.`,
			'dbp',
			PLAUSIBLE
		)
	];
}

function comaFaults(values: FormValues): Check[] {
	const eye = numberIn(values, 'gcsEye');
	const verbal = numberIn(values, 'gcsVerbal');
	const motor = numberIn(values, 'gcsMotor');
	const total = numberIn(values, 'gcsTotal');
	if (eye === null || verbal === null || motor === null || total === null) return [];
	const sum = eye + verbal + motor;
	return sum === total
		? []
		: [
				hard(
					'gcs.sum',
					'Glasgow coma score does not add up',
					`Eye ${eye}, verbal ${verbal} and motor ${motor} make ${sum}, and the total says ${total}.`,
					'gcsTotal',
					PLAUSIBLE
				)
			];
}

const BY_AGE = { hr: 'hr', rr: 'rr', sbp: 'sbp' } as const;

/** Values that are asked about: an adult's by the table, a child's by the ranges usual for the age. */
function unusual(values: FormValues, age: Age | null): Check[] {
	const usual = age && normalRangeFor(age);
	return MEASURES.flatMap(({ field, label, unit, hard: [least, most], soft: adult }) => {
		const value = numberIn(values, field);
		if (value === null || value < least || value > most) return [];
		const isChildOnly = field === 'weight' || field === 'height';
		const byAge = usual && field in BY_AGE ? usual[field as keyof typeof BY_AGE] : undefined;
		// A child's pulse far from its usual range is a finding; twice as far it is asked about.
		const range: readonly [number, number] | undefined = byAge
			? [byAge[0] * 0.6, byAge[1] * 1.5]
			: usual && isChildOnly
				? undefined
				: adult;
		if (!range || (value >= range[0] && value <= range[1])) return [];
		return [
			soft(
				`unusual.${field}`,
				`${label} ${value} ${unit === '{score}' ? '' : formatUnit(unit)}`.trim(),
				`Far from what is usual${byAge ? ` for ${usual?.label ?? 'the age'} (${byAge[0]} to ${byAge[1]})` : ` (${range[0]} to ${range[1]})`}: measured again, or the reading is sure?`,
				field
			)
		];
	});
}
