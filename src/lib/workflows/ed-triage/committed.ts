/**
 * What the learner did to a visit, out of the log: refusals left out, in order. Scoring and audit read
 * the log here; neither writes anything.
 */
import { actsOf, type Act, type Course } from '$lib/engine/acts';
import type { Json } from '$lib/engine/canonical';
import type { FormState } from '$lib/engine/forms';
import type { Run } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import type { Level, Point } from '$lib/rules/acuity/editions';
import { actionSchema, NAME, SIGNED_FORMS } from './actions';
import { visitOf } from './department';
import type { VitalsWeighed } from './lists';
import { minutesText } from './wording';

export type { Act };

/** All that was done to one visit, first to last. */
export function actsOn(run: Run, visit: string): Act[] {
	return actsOf(run, { workflow: NAME, part: 'visit', id: visit });
}

/** What rules about the acts on a visit are judged by: times count from its arrival. */
export function courseOf(run: Run, visit: string): Course {
	const arrived = arrivalOf(run, visit);
	return {
		run,
		acts: actsOn(run, visit),
		patients: patientsOf(run, visit),
		origin: { at: arrived, says: 'arrival' },
		span: minutesText,
		when: (at) =>
			arrived === undefined || at < arrived
				? `${minutesText(at)} into the case`
				: `${minutesText(at - arrived)} after arrival`
	};
}

/** What the script did to a visit: events that happened, first to last. */
export function scriptedOn(
	run: Run,
	visit: string
): { readonly at: number; readonly type: string }[] {
	const patients = patientsOf(run, visit);
	const items = new Map(run.scenario.timeline.map((item) => [item.id, item]));
	return run.world.fired.flatMap(({ item, at, trigger, patient }) => {
		const event = items.get(item)?.event;
		if (event?.workflow !== NAME) return [];
		const instance = event.instance === '@trigger' ? trigger : event.instance;
		const isHere = instance ? instance === visit : patient === null || patients.includes(patient);
		return isHere ? [{ at, type: event.type }] : [];
	});
}

/** Simulated ms of the arrival of a visit; nothing while it has not come. */
export function arrivalOf(run: Run, visit: string): number | undefined {
	return visitOf(run.world, visit)?.at;
}

/** The patients a visit has stood for: one, unless its registration was corrected. */
export function patientsOf(run: Run, visit: string): Ref[] {
	const now = visitOf(run.world, visit)?.patient;
	const held = actsOn(run, visit).flatMap(({ subject }) => subject.patient ?? []);
	return [...new Set(now === undefined ? held : [...held, now])];
}

/** What a level was committed with. */
export interface Commitment {
	readonly seq: number;
	readonly at: number;
	readonly level: Level;
	readonly point: Point;
	readonly reasons: readonly string[];
	readonly resources: readonly string[];
	readonly vitals: VitalsWeighed;
}

/** The first level committed on a visit. Later changes are another act and never judged as the level. */
export function commitmentOf(run: Run, visit: string): Commitment | undefined {
	const act = actsOn(run, visit).find(({ type }) => type === 'triage.assign-acuity');
	if (!act) return undefined;
	const read = actionSchema.parse({ type: act.type, data: act.data });
	if (read.type !== 'triage.assign-acuity') return undefined;
	const { level, point, reasons, resources, vitals } = read.data;
	return { seq: act.seq, at: act.at, level, point, reasons, resources, vitals };
}

export interface SignedForm {
	readonly act: Act;
	readonly form: FormState;
}

/**
 * The forms of a kind that were signed on a visit, first to last, as they were when signed. Signing
 * takes a form off the desk, so each is read from the moment before.
 */
export function signedForms(run: Run, visit: string, kind: string): SignedForm[] {
	return actsOn(run, visit).flatMap((act) => {
		if (!Object.hasOwn(SIGNED_FORMS, act.type) || act.subject.parts['kind'] !== kind) return [];
		const form = run.before(act.seq).forms.get(textOf(act.data['form']));
		return form ? [{ act, form }] : [];
	});
}

function textOf(value: Json | undefined): string {
	return typeof value === 'string' ? value : '';
}
