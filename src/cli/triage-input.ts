/** Reads a line of `triage`: facts of one patient, with what was left out taken as not told. */
import { InputFault, LIMITS, parseWith, readJson } from '$lib/parse/json';
import { z } from '$lib/parse/zod';
import { AGE_UNITS } from '$lib/rules/acuity/age';
import { EDITION_IDS } from '$lib/rules/acuity/editions';
import { AVPU, faultsOf, type AcuityFacts } from '$lib/rules/acuity/facts';
import { HIGH_RISK_IDS, isHighRiskId } from '$lib/rules/acuity/high-risk';
import { LIFE_SAVING_IDS } from '$lib/rules/acuity/life-saving';
import { RESOURCE_IDS } from '$lib/rules/acuity/resources';
import { folded, low } from './codes-words';
import { foldWord, highRiskWord, lifeSavingWord, resourceWord } from './triage-words';

const AGE_WORDS: Readonly<Record<string, (typeof AGE_UNITS)[number]>> = {
	y: 'a',
	yr: 'a',
	year: 'a',
	years: 'a',
	month: 'mo',
	months: 'mo',
	week: 'wk',
	weeks: 'wk',
	day: 'd',
	days: 'd'
};
const AVPU_WORDS: Readonly<Record<string, (typeof AVPU)[number]>> = {
	alert: 'A',
	voice: 'V',
	verbal: 'V',
	pain: 'P',
	painful: 'P',
	unresponsive: 'U'
};

const edition = folded(z.enum(EDITION_IDS), (text) => {
	const [, number] = /^(?:esi)?-?v?-?([45])$/.exec(low(text)) ?? [];
	return number === undefined ? text : `ESI-v${number}`;
});
const unit = folded(z.enum(AGE_UNITS), (text) => AGE_WORDS[low(text)] ?? low(text));
const avpu = folded(z.enum(AVPU), (text) => AVPU_WORDS[low(text)] ?? text.toUpperCase());
const number = z.number().nullish();
const flag = z.boolean().nullish();

const vitals = z.strictObject({
	hr: number,
	rr: number,
	spo2: number,
	sbp: number,
	dbp: number,
	tempC: number,
	avpu: avpu.nullish(),
	gcs: number,
	pain: number
});

const lineSchema = z.object({
	edition,
	age: z.object({ value: z.number(), unit }),
	vitals: vitals.nullish(),
	lifeSaving: z.array(folded(z.enum(LIFE_SAVING_IDS), lifeSavingWord)).nullish(),
	highRisk: z.array(z.string()).nullish(),
	alteredMentalStatus: flag,
	severeDistress: flag,
	resources: z.array(folded(z.enum(RESOURCE_IDS), resourceWord)).nullish(),
	pregnant: flag,
	immunized: flag,
	feverSource: flag,
	vitalsRepeated: flag
});

export interface TriageLine {
	readonly facts: AcuityFacts;
	/** High-risk situations in somebody's own words, which stand in the facts as `other`. */
	readonly ownWords: readonly string[];
}

/** The facts of a line. Throws InputFault, which names line and field. */
export function readTriageLine(text: string, name: string): TriageLine {
	const value = readJson(text, { name, maxBytes: LIMITS.attempt });
	refuseMisspelt(value, name);
	const line = parseWith(lineSchema, value, { name });
	const ownWords: string[] = [];
	const highRisk = (line.highRisk ?? []).map((said, i) => {
		const id = highRiskWord(said);
		if (isHighRiskId(id)) return id;
		// A code has no blanks; a phrase is what a nurse wrote who found no code.
		if (!said.trim().includes(' '))
			throw new InputFault(
				name,
				`highRisk[${i}]`,
				`found ${JSON.stringify(said)}, expected one of ${HIGH_RISK_IDS.join(', ')}`
			);
		ownWords.push(said.trim());
		return 'other';
	});
	const told = line.vitals ?? {};
	const facts: AcuityFacts = {
		edition: line.edition,
		age: line.age,
		vitals: {
			hr: told.hr ?? null,
			rr: told.rr ?? null,
			spo2: told.spo2 ?? null,
			sbp: told.sbp ?? null,
			dbp: told.dbp ?? null,
			tempC: told.tempC ?? null,
			avpu: told.avpu ?? null,
			gcs: told.gcs ?? null,
			pain: told.pain ?? null
		},
		lifeSaving: line.lifeSaving ?? [],
		highRisk,
		alteredMentalStatus: line.alteredMentalStatus ?? false,
		severeDistress: line.severeDistress ?? false,
		resources: line.resources ?? [],
		pregnant: line.pregnant ?? false,
		immunized: line.immunized ?? null,
		feverSource: line.feverSource ?? null,
		vitalsRepeated: line.vitalsRepeated ?? false
	};
	const [fault] = faultsOf(facts);
	if (fault) throw new InputFault(name, fault.path, fault.reason);
	return { facts, ownWords };
}

/**
 * Fields of no concern here (an id, a complaint) pass unread. A known field that is spelt in another
 * way must not: the patient would be judged without it.
 */
function refuseMisspelt(value: unknown, name: string): void {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
	const fields = Object.keys(lineSchema.shape);
	const bare = (key: string) => foldWord(key).replaceAll('-', '');
	for (const key of Object.keys(value)) {
		if (fields.includes(key)) continue;
		const meant = fields.find((field) => bare(field) === bare(key));
		if (meant !== undefined)
			throw new InputFault(name, key, `unknown key, expected ${JSON.stringify(meant)}`);
	}
}
