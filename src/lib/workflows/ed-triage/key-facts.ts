/**
 * The facts a key rests on, read for the acuity engine. What is left out was not told: a vital sign is
 * then not measured, a list empty, a yes-or-no no.
 */
import { z } from '$lib/parse/zod';
import { AGE_UNITS } from '$lib/rules/acuity/age';
import type { EditionId } from '$lib/rules/acuity/editions';
import { AVPU, faultsOf, NO_VITALS, type AcuityFacts } from '$lib/rules/acuity/facts';
import { isHighRiskId } from '$lib/rules/acuity/high-risk';
import { isLifeSavingId } from '$lib/rules/acuity/life-saving';
import { isResourceId } from '$lib/rules/acuity/resources';

const number = z.number().nullish();
const flag = z.boolean().nullish();
const ids = z.array(z.string()).nullish();

const factsSchema = z.strictObject({
	age: z.strictObject({ value: z.number(), unit: z.enum(AGE_UNITS) }),
	vitals: z
		.strictObject({
			hr: number,
			rr: number,
			spo2: number,
			sbp: number,
			dbp: number,
			tempC: number,
			avpu: z.enum(AVPU).nullish(),
			gcs: number,
			pain: number
		})
		.nullish(),
	lifeSaving: ids,
	highRisk: ids,
	alteredMentalStatus: flag,
	severeDistress: flag,
	resources: ids,
	pregnant: flag,
	immunized: flag,
	feverSource: flag,
	vitalsRepeated: flag
});

export interface KeyFactFault {
	/** Inside the facts: `vitals.hr`. */
	readonly path: string;
	readonly message: string;
}

export type KeyFacts =
	| { readonly ok: true; readonly facts: AcuityFacts }
	| { readonly ok: false; readonly faults: readonly KeyFactFault[] };

/** Reads the facts of an acuity rule; says all that is wrong with them otherwise. */
export function keyFactsOf(written: unknown, edition: EditionId): KeyFacts {
	const read = factsSchema.safeParse(written);
	if (!read.success)
		return {
			ok: false,
			faults: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
		};
	const { age, vitals, ...told } = read.data;
	const unknown: KeyFactFault[] = [];
	const known = <T extends string>(
		path: string,
		list: readonly string[] | null | undefined,
		isKnown: (id: string) => id is T
	): T[] =>
		(list ?? []).filter((id): id is T => {
			if (isKnown(id)) return true;
			unknown.push({ path, message: `"${id}" is not on that list` });
			return false;
		});
	const facts: AcuityFacts = {
		edition,
		age,
		vitals: { ...NO_VITALS, ...withoutUndefined(vitals ?? {}) },
		lifeSaving: known('lifeSaving', told.lifeSaving, isLifeSavingId),
		highRisk: known('highRisk', told.highRisk, isHighRiskId),
		alteredMentalStatus: told.alteredMentalStatus ?? false,
		severeDistress: told.severeDistress ?? false,
		resources: known('resources', told.resources, isResourceId),
		pregnant: told.pregnant ?? false,
		immunized: told.immunized ?? null,
		feverSource: told.feverSource ?? null,
		vitalsRepeated: told.vitalsRepeated ?? false
	};
	const faults = [
		...unknown,
		...faultsOf(facts).map(({ path, reason }) => ({ path, message: reason }))
	];
	return faults.length > 0 ? { ok: false, faults } : { ok: true, facts };
}

type Told<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(held: T): Partial<Told<T>> {
	return Object.fromEntries(
		Object.entries(held).filter(([, value]) => value !== undefined)
	) as Partial<Told<T>>;
}
