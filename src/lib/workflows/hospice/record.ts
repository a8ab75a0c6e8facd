/** What the papers of a stay come to, in the shape the rules of the benefit want. Pure. */
import { tickedIn } from '$lib/engine/forms';
import type { FormValues } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { dayIn } from '$lib/rules/hospice/days';
import {
	ELECTION_ELEMENTS,
	SYMPTOMS,
	type BenefitHistory,
	type Claim,
	type Day,
	type Discipline,
	type ElectionElement,
	type Exit,
	type HopeRecord,
	type Impact,
	type Impacts,
	type LevelChange,
	type SentClaim,
	type StayRecord,
	type Symptom,
	type SymptomFollowUp,
	type Visit
} from '$lib/rules/hospice/model';
import { rowsIn, type Row } from './field-parts';
import { impactItem } from './forms-hope';
import { filed, papersOf, type Paper } from './papers';
import { minuteAt } from './stays';

const text = (values: FormValues, id: string): string => {
	const held = values[id];
	return typeof held === 'string' ? held.trim() : '';
};
const dayOf = (values: FormValues, id: string): Day | null => text(values, id) || null;
const num = (values: FormValues, id: string): number | null => {
	const held = values[id];
	return typeof held === 'number' ? held : null;
};
const yes = (values: FormValues, id: string): boolean => values[id] === 'yes';

/** Civil days and minutes compare as texts. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The last record made of a list of papers: one act asks for the same one several times. */
const made = new WeakMap<readonly Paper[], { readonly at: number; readonly record: StayRecord }>();

/**
 * The stay as its papers tell it at a simulated time. The record is the identical one while neither the
 * papers nor the time change.
 */
export function recordOf(
	world: { readonly chart: Chart; readonly start: Start; readonly at: number },
	stay: string
): StayRecord {
	const papers = papersOf(world, stay);
	const last = made.get(papers);
	if (last?.at === world.at) return last.record;
	const record = recordFrom(
		papers.filter(({ at }) => at <= world.at),
		world
	);
	made.set(papers, { at: world.at, record });
	return record;
}

function recordFrom(
	papers: readonly Paper[],
	{ start, at: now }: { readonly start: Start; readonly at: number }
): StayRecord {
	const byKind = filedByKind(papers);
	const of = (kind: Paper['kind']) => byKind.get(kind) ?? [];
	const minute = (values: FormValues, id: string): string | null => {
		const at = num(values, id);
		return at === null ? null : minuteAt(start, at);
	};
	const entry = of('eligibility').at(-1)?.values;
	const statement = of('election').at(-1);
	const effective = statement && dayOf(statement.values, 'effective');
	return {
		asOf: minuteAt(start, now),
		history: historyIn(entry),
		election:
			statement && effective
				? {
						paper: statement.id,
						signedAt: minute(statement.values, 'signedAt') ?? minuteAt(start, statement.at),
						effective,
						signer:
							text(statement.values, 'signer') === 'representative' ? 'representative' : 'patient',
						elements: tickedIn(statement.values, 'elements').filter(isElement),
						continuing: continuingIn(entry)
					}
				: null,
		attending: attendingIn(entry),
		notices: papers
			.filter(({ kind, reply }) => kind === 'notice-of-election' && reply !== null)
			.map((one) => ({
				paper: one.id,
				received: one.day,
				isAccepted: one.reply === 'accepted',
				effective: dayOf(one.values, 'effective') ?? one.day
			})),
		certifications: [
			...of('oral-certification').map(({ id, values }) => ({
				paper: id,
				period: num(values, 'period') ?? 0,
				form: 'oral' as const,
				by: (text(values, 'by') || 'office') as Discipline,
				signer: text(values, 'signer'),
				on: dayOf(values, 'on'),
				periodFrom: null,
				periodTo: null,
				hasPrognosis: yes(values, 'prognosis'),
				narrative: '',
				hasAttestation: false,
				isAboveSignature: false,
				hasFindings: false
			})),
			...of('certification').map(({ id, values }) => ({
				paper: id,
				period: num(values, 'period') ?? 0,
				form: 'written' as const,
				by: (text(values, 'by') || 'office') as Discipline,
				signer: text(values, 'signer'),
				on: dayOf(values, 'on'),
				periodFrom: dayOf(values, 'periodFrom'),
				periodTo: dayOf(values, 'periodTo'),
				hasPrognosis: yes(values, 'prognosis'),
				narrative: text(values, 'narrative'),
				hasAttestation: yes(values, 'attested'),
				isAboveSignature: yes(values, 'above'),
				hasFindings: yes(values, 'findings')
			}))
		],
		faceToFaces: of('face-to-face').map(({ id, values }) => ({
			paper: id,
			period: num(values, 'period') ?? 0,
			on: dayOf(values, 'on'),
			by: (text(values, 'by') || 'office') as Discipline,
			signer: text(values, 'signer'),
			isAttested:
				yes(values, 'attested') && text(values, 'signer') !== '' && text(values, 'signedOn') !== '',
			isPassedOn: values['passedOn'] === 'yes' || values['passedOn'] === 'same',
			isTelehealth: values['way'] === 'telehealth'
		})),
		assessments: [
			...of('initial-assessment').map((one) => ({
				paper: one.id,
				kind: 'initial' as const,
				at: minute(one.values, 'at') ?? minuteAt(start, one.at),
				by: writerOf(one)
			})),
			...of('comprehensive-assessment').map((one) => ({
				paper: one.id,
				kind: one.values['kind'] === 'update' ? ('update' as const) : ('comprehensive' as const),
				at: minute(one.values, 'at') ?? minuteAt(start, one.at),
				by: writerOf(one)
			}))
		].sort((a, b) => byText(a.at, b.at)),
		hope: hopeIn(papers),
		plans: of('plan-of-care').map((one) => ({
			paper: one.id,
			on: dayOf(one.values, 'on') ?? one.day,
			by: writerOf(one)
		})),
		reviews: of('idg-note').map((one) => ({
			paper: one.id,
			on: dayOf(one.values, 'on') ?? one.day,
			attended: tickedIn(one.values, 'attended') as Discipline[],
			revisesPlan: yes(one.values, 'revisesPlan'),
			updatesAssessment: yes(one.values, 'updatesAssessment')
		})),
		visits: of('visit-note')
			.flatMap((one) => visitIn(one, minute) ?? [])
			.sort((a, b) => byText(a.start, b.start)),
		levels: levelsIn(papers, effective ?? null, minute),
		addenda: of('addendum').flatMap((one) => {
			const requested = dayOf(one.values, 'requestedOn');
			const by = text(one.values, 'requestedBy');
			return requested
				? [
						{
							paper: one.id,
							requested,
							by: (by || 'patient') as StayRecord['addenda'][number]['by'],
							furnished: dayOf(one.values, 'furnishedOn')
						}
					]
				: [];
		}),
		exit: exitIn(papers, minute),
		bereavementPlan:
			of('bereavement-plan').map((one) => ({
				paper: one.id,
				on: dayOf(one.values, 'on') ?? one.day
			}))[0] ?? null,
		claims: papers.filter(({ kind, reply }) => kind === 'claim' && reply !== null).map(sentClaim)
	};
}

/** The papers that count, oldest first in each kind: asked for kind after kind, so sorted out once. */
function filedByKind(papers: readonly Paper[]): ReadonlyMap<Paper['kind'], readonly Paper[]> {
	const kinds = new Map<Paper['kind'], Paper[]>();
	for (const paper of papers) {
		if (paper.state !== 'filed') continue;
		const known = kinds.get(paper.kind);
		if (known) known.push(paper);
		else kinds.set(paper.kind, [paper]);
	}
	return kinds;
}

function isElement(id: string): id is ElectionElement {
	return Object.hasOwn(ELECTION_ELEMENTS, id);
}

function historyIn(entry: FormValues | undefined): BenefitHistory {
	if (!entry) return { periodsUsed: 0, daysUsed: null, lastEnded: null };
	return {
		periodsUsed: num(entry, 'periodsUsed') ?? 0,
		daysUsed: num(entry, 'periodsUsed') === 0 ? 0 : num(entry, 'daysUsed'),
		lastEnded: dayOf(entry, 'lastEnded')
	};
}

/** A patient who comes from another hospice in mid-period: the eligibility paper says so. */
function continuingIn(entry: FormValues | undefined): { number: number; from: Day } | null {
	const from = entry && dayOf(entry, 'continuingFrom');
	const number = entry && num(entry, 'period');
	return from && number ? { number, from } : null;
}

function attendingIn(entry: FormValues | undefined): StayRecord['attending'] {
	const kind = entry?.['attendingKind'];
	return kind === 'physician' || kind === 'nurse-practitioner' || kind === 'physician-assistant'
		? kind
		: 'none';
}

/** Whoever wrote a clinical paper; where it does not say, a registered nurse did. */
function writerOf({ discipline }: Paper): Discipline {
	return (discipline ?? 'rn') as Discipline;
}

const claimsRead = new WeakMap<Paper, SentClaim>();

/** A claim as it was sent, read once. */
function sentClaim(paper: Paper): SentClaim {
	const known = claimsRead.get(paper);
	if (known) return known;
	const claim: SentClaim = {
		...claimIn(paper.values),
		paper: paper.id,
		sent: paper.day,
		state: paper.reply === 'accepted' ? 'accepted' : 'returned'
	};
	claimsRead.set(paper, claim);
	return claim;
}

/** Visits are most of a stay, and a paper never changes: each is read once. */
const visitsRead = new WeakMap<Paper, Visit | null>();

/** A visit with its times; null where the note does not say when it was. */
function visitIn(paper: Paper, minute: MinuteIn): Visit | null {
	const known = visitsRead.get(paper);
	if (known !== undefined) return known;
	const { id, values } = paper;
	const start = minute(values, 'start');
	const end = minute(values, 'end');
	const visit =
		start === null || end === null
			? null
			: {
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
	visitsRead.set(paper, visit);
	return visit;
}

function wordsOf(values: FormValues): string {
	return Object.values(values)
		.filter((value): value is string => typeof value === 'string')
		.join('\n');
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

function hopeIn(papers: readonly Paper[]): HopeRecord[] {
	const followUps = filed(papers, 'hope-follow-up');
	return papers.flatMap((one): HopeRecord[] => {
		if (one.state !== 'filed') return [];
		const { values } = one;
		const timepoint =
			one.kind === 'hope-admission'
				? 'admission'
				: one.kind === 'hope-discharge'
					? 'discharge'
					: one.kind === 'hope-update'
						? values['timepoint'] === 'update-2'
							? 'update-2'
							: 'update-1'
						: null;
		if (timepoint === null) return [];
		const followed = followUps.findLast((paper) => paper.values['timepoint'] === timepoint);
		return [
			{
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
				followUp: followed ? followUpIn(followed) : null
			}
		];
	});
}

function followUpIn({ id, values }: Paper): SymptomFollowUp {
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
}

type MinuteIn = (values: FormValues, id: string) => string | null;

/** Care begins as routine at the place the admission record names, unless a paper of that day says other. */
function levelsIn(
	papers: readonly Paper[],
	effective: Day | null,
	minute: MinuteIn
): LevelChange[] {
	const changes = filed(papers, 'level-of-care')
		.flatMap(({ id, values }): LevelChange[] => {
			const at = minute(values, 'at');
			if (at === null) return [];
			return [
				{
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
				}
			];
		})
		.sort((a, b) => byText(a.at, b.at));
	if (effective === null) return changes;
	const [first] = changes;
	if (first && dayIn(first.at) <= effective) return changes;
	const admission = filed(papers, 'hope-admission').at(-1);
	const site = admission ? text(admission.values, 'A0215') : '';
	return [
		{
			paper: admission?.id ?? filed(papers, 'election').at(-1)?.id ?? '',
			level: 'routine',
			at: `${effective}T00:00`,
			site: (site || 'home') as LevelChange['site'],
			orderedBy: null,
			reason: '',
			attempts: '',
			need: '',
			plan: '',
			caregiver: ''
		},
		...changes
	];
}

function exitIn(papers: readonly Paper[], minute: MinuteIn): Exit | null {
	const last = (kind: Paper['kind']) => filed(papers, kind).at(-1);
	const noticed = last('notice-of-termination')?.day ?? null;
	const ordered = last('discharge-order');
	const dead = last('death-record');
	if (dead)
		return {
			paper: dead.id,
			kind: 'death',
			on: dayIn(minute(dead.values, 'at') ?? `${dead.day}T00:00`),
			signed: dead.day,
			ordered: null,
			place: (text(dead.values, 'place') || 'unknown') as Exit['place'],
			noticed
		};
	const revoked = last('revocation');
	if (revoked)
		return {
			paper: revoked.id,
			kind: 'revocation',
			on: dayOf(revoked.values, 'effective') ?? revoked.day,
			signed: dayOf(revoked.values, 'signedOn'),
			ordered: null,
			place: null,
			noticed
		};
	const moved = last('transfer');
	if (moved)
		return {
			paper: moved.id,
			kind: 'transfer',
			on: dayOf(moved.values, 'effective') ?? moved.day,
			signed: dayOf(moved.values, 'signedOn'),
			ordered: null,
			place: moved.values['place'] === 'facility' ? 'facility' : 'home',
			noticed
		};
	const out = last('discharge');
	if (!out) return null;
	return {
		paper: out.id,
		kind: (text(out.values, 'reason') || 'not-terminal') as Exit['kind'],
		on: dayOf(out.values, 'effective') ?? out.day,
		signed: out.day,
		ordered: ordered ? dayOf(ordered.values, 'on') : null,
		place: null,
		noticed
	};
}

const cell = (row: Row, id: string): string => {
	const held = row[id];
	return typeof held === 'string'
		? held.trim().toUpperCase()
		: typeof held === 'number'
			? String(held)
			: '';
};

/** The claim a form holds, codes in capitals, the leading zero of the type of bill left off. */
export function claimIn(values: FormValues): Claim {
	const principal = values['principal'];
	return {
		billType: text(values, 'billType').toUpperCase().replace(/^0/, ''),
		from: text(values, 'from'),
		through: text(values, 'through'),
		admission: text(values, 'admission'),
		status: text(values, 'status'),
		conditions: rowsIn(values, 'conditions').map((row) => cell(row, 'code')),
		occurrences: rowsIn(values, 'occurrences').map((row) => ({
			code: cell(row, 'code'),
			date: cell(row, 'date')
		})),
		spans: rowsIn(values, 'spans').map((row) => ({
			code: cell(row, 'code'),
			from: cell(row, 'from'),
			to: cell(row, 'to')
		})),
		values: rowsIn(values, 'values').map((row) => ({
			code: cell(row, 'code'),
			amount: cell(row, 'amount')
		})),
		principal:
			typeof principal === 'object' && principal !== null && !Array.isArray(principal)
				? String((principal as Record<string, unknown>)['code'] ?? '')
				: '',
		others: rowsIn(values, 'others').map((row) => cell(row, 'code')),
		remarks: text(values, 'remarks'),
		lines: rowsIn(values, 'lines').map((row) => ({
			revenue: cell(row, 'revenue'),
			hcpcs: cell(row, 'hcpcs'),
			modifier: cell(row, 'modifier'),
			date: cell(row, 'date'),
			units: typeof row['units'] === 'number' ? row['units'] : 0
		}))
	};
}
