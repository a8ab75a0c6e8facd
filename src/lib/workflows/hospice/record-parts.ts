/**
 * What single papers say, in the shapes of the rules. A paper never changes (a change is another paper),
 * so each is read once, and whoever asks again gets the identical reading.
 */
import type { FormValues } from '$lib/engine/forms';
import { tickedIn } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import {
	SYMPTOMS,
	type AddendumRequest,
	type Assessment,
	type Certification,
	type Day,
	type Discipline,
	type FaceToFace,
	type HopeRecord,
	type Impact,
	type Impacts,
	type LevelChange,
	type Notice,
	type Plan,
	type Review,
	type Symptom,
	type SymptomFollowUp,
	type Timepoint,
	type Visit
} from '$lib/rules/hospice/model';
import { impactItem } from './forms-hope';
import type { Paper } from './papers';
import { minuteAt } from './stays';

export function text(values: FormValues, id: string): string {
	const held = values[id];
	return typeof held === 'string' ? held.trim() : '';
}

export function dayOf(values: FormValues, id: string): Day | null {
	return text(values, id) || null;
}

export function num(values: FormValues, id: string): number | null {
	const held = values[id];
	return typeof held === 'number' ? held : null;
}

export function yes(values: FormValues, id: string): boolean {
	return values[id] === 'yes';
}

/** The civil minute of a moment field; null where it holds none. */
export function minuteOf(values: FormValues, id: string, start: Start): string | null {
	const at = num(values, id);
	return at === null ? null : minuteAt(start, at);
}

/** Who made or signed something; the office where the paper does not say. */
function disciplineOf(values: FormValues, id: string): Discipline {
	return (text(values, id) || 'office') as Discipline;
}

/** Whoever wrote a clinical paper; where it does not say, a registered nurse did. */
function writerOf({ discipline }: Paper): Discipline {
	return (discipline ?? 'rn') as Discipline;
}

/** A reader that reads each paper once. The times of a paper belong to one start, so it is no part of the key. */
function once<T>(read: (paper: Paper, start: Start) => T): (paper: Paper, start: Start) => T {
	const known = new WeakMap<Paper, { readonly reading: T }>();
	return (paper, start) => {
		let held = known.get(paper);
		if (!held) known.set(paper, (held = { reading: read(paper, start) }));
		return held.reading;
	};
}

export const noticeIn = once((one): Notice => ({
	paper: one.id,
	received: one.day,
	isAccepted: one.reply === 'accepted',
	effective: dayOf(one.values, 'effective') ?? one.day
}));

export const oralCertificationIn = once(({ id, values }): Certification => ({
	paper: id,
	period: num(values, 'period') ?? 0,
	form: 'oral',
	by: disciplineOf(values, 'by'),
	signer: text(values, 'signer'),
	on: dayOf(values, 'on'),
	periodFrom: null,
	periodTo: null,
	hasPrognosis: yes(values, 'prognosis'),
	narrative: '',
	hasAttestation: false,
	isAboveSignature: false,
	hasFindings: false
}));

export const certificationIn = once(({ id, values }): Certification => ({
	paper: id,
	period: num(values, 'period') ?? 0,
	form: 'written',
	by: disciplineOf(values, 'by'),
	signer: text(values, 'signer'),
	on: dayOf(values, 'on'),
	periodFrom: dayOf(values, 'periodFrom'),
	periodTo: dayOf(values, 'periodTo'),
	hasPrognosis: yes(values, 'prognosis'),
	narrative: text(values, 'narrative'),
	hasAttestation: yes(values, 'attested'),
	isAboveSignature: yes(values, 'above'),
	hasFindings: yes(values, 'findings')
}));

export const faceToFaceIn = once(({ id, values }): FaceToFace => ({
	paper: id,
	period: num(values, 'period') ?? 0,
	on: dayOf(values, 'on'),
	by: disciplineOf(values, 'by'),
	signer: text(values, 'signer'),
	isAttested:
		yes(values, 'attested') && text(values, 'signer') !== '' && text(values, 'signedOn') !== '',
	isPassedOn: values['passedOn'] === 'yes' || values['passedOn'] === 'same',
	isTelehealth: values['way'] === 'telehealth'
}));

export const assessmentIn = once((one, start): Assessment => ({
	paper: one.id,
	kind:
		one.kind === 'initial-assessment'
			? 'initial'
			: one.values['kind'] === 'update'
				? 'update'
				: 'comprehensive',
	at: minuteOf(one.values, 'at', start) ?? minuteAt(start, one.at),
	by: writerOf(one)
}));

export const planIn = once((one): Plan => ({
	paper: one.id,
	on: dayOf(one.values, 'on') ?? one.day,
	by: writerOf(one)
}));

export const reviewIn = once((one): Review => ({
	paper: one.id,
	on: dayOf(one.values, 'on') ?? one.day,
	attended: tickedIn(one.values, 'attended') as Discipline[],
	revisesPlan: yes(one.values, 'revisesPlan'),
	updatesAssessment: yes(one.values, 'updatesAssessment')
}));

/** A visit with its times; null where the note does not say when it was. */
export const visitIn = once(({ id, values }, timeOrigin): Visit | null => {
	const start = minuteOf(values, 'start', timeOrigin);
	const end = minuteOf(values, 'end', timeOrigin);
	if (start === null || end === null) return null;
	return {
		paper: id,
		discipline: (text(values, 'discipline') || 'rn') as Discipline,
		start,
		end,
		isPhone: values['way'] === 'phone',
		isContinuous: yes(values, 'continuous'),
		supervisesAide: yes(values, 'supervisesAide'),
		isAfterDeath: yes(values, 'afterDeath'),
		signer: text(values, 'signer'),
		signed: dayOf(values, 'signedOn'),
		text: wordsOf(values)
	};
});

function wordsOf(values: FormValues): string {
	return Object.values(values)
		.filter((value): value is string => typeof value === 'string')
		.join('\n');
}

/** A change of level; null where the paper does not say when it was. */
export const levelIn = once(({ id, values }, start): LevelChange | null => {
	const at = minuteOf(values, 'at', start);
	if (at === null) return null;
	return {
		paper: id,
		level: text(values, 'level') as LevelChange['level'],
		at,
		site: text(values, 'site') as LevelChange['site'],
		orderedBy: (text(values, 'orderedBy') || null) as Discipline | null,
		reason: text(values, 'reason'),
		attempts: text(values, 'attempts'),
		need: text(values, 'need'),
		plan: text(values, 'plan'),
		caregiver: text(values, 'caregiver')
	};
});

/** A request for an addendum; null where it does not say when it was made. */
export const addendumIn = once(({ id, values }): AddendumRequest | null => {
	const requested = dayOf(values, 'requestedOn');
	if (requested === null) return null;
	return {
		paper: id,
		requested,
		by: (text(values, 'requestedBy') || 'patient') as AddendumRequest['by'],
		furnished: dayOf(values, 'furnishedOn')
	};
});

/** A HOPE record as it was signed, without its follow-up visit; null for any other kind of paper. */
export const hopeRecordIn = once((one): HopeRecord | null => {
	const timepoint = timepointOf(one);
	if (timepoint === null) return null;
	const { values } = one;
	return {
		paper: one.id,
		timepoint,
		on: dayOf(values, timepoint === 'discharge' ? 'A0270' : 'visitOn') ?? one.day,
		completed: dayOf(values, 'Z0350') ?? one.day,
		by: writerOf(one),
		isInPerson: yes(values, 'inPerson'),
		submitted: one.submitted,
		isScreened: values['J2050A'] === '1' ? true : values['J2050A'] === '0' ? false : null,
		screened: dayOf(values, 'J2050B'),
		impacts: impactsIn(values, 'J2051'),
		followUp: null
	};
});

function timepointOf({ kind, values }: Paper): Timepoint | null {
	switch (kind) {
		case 'hope-admission':
			return 'admission';
		case 'hope-discharge':
			return 'discharge';
		case 'hope-update':
			return values['timepoint'] === 'update-2' ? 'update-2' : 'update-1';
		default:
			return null;
	}
}

function impactsIn(values: FormValues, base: 'J2051' | 'J2053'): Impacts {
	const impacts: Partial<Record<Symptom, Impact>> = {};
	for (const symptom of Object.keys(SYMPTOMS) as Symptom[]) {
		const held = values[impactItem(symptom, base)];
		if (held === '0' || held === '1' || held === '2' || held === '3' || held === '9')
			impacts[symptom] = Number(held) as Impact;
	}
	return impacts;
}

export const followUpIn = once(({ id, values }): SymptomFollowUp => {
	const reason = Number(values['J2052C']);
	return {
		paper: id,
		isDone: values['J2052A'] === '1',
		on: dayOf(values, 'J2052B'),
		by: values['J2052A'] === '1' ? (values['by'] === 'lpn' ? 'lpn' : 'rn') : null,
		isInPerson: yes(values, 'inPerson'),
		reason: reason === 1 || reason === 2 || reason === 3 || reason === 9 ? reason : null,
		impacts: impactsIn(values, 'J2053')
	};
});
