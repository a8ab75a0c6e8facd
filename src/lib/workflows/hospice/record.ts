/** What the papers of a stay come to, in the shape the rules of the benefit want. Pure. */
import { tickedIn } from '$lib/engine/forms';
import type { FormValues } from '$lib/engine/forms';
import type { Start } from '$lib/engine/time';
import type { Chart } from '$lib/fhir/chart';
import { dayIn } from '$lib/rules/hospice/days';
import {
	ELECTION_ELEMENTS,
	type BenefitHistory,
	type Claim,
	type Day,
	type Election,
	type ElectionElement,
	type Exit,
	type HopeRecord,
	type LevelChange,
	type SentClaim,
	type StayRecord
} from '$lib/rules/hospice/model';
import { rowsIn, type Row } from './field-parts';
import { papersOf, type Paper } from './papers';
import {
	addendumIn,
	assessmentIn,
	certificationIn,
	dayOf,
	faceToFaceIn,
	followUpIn,
	hopeRecordIn,
	levelIn,
	minuteOf,
	noticeIn,
	num,
	oralCertificationIn,
	planIn,
	reviewIn,
	text,
	visitIn
} from './record-parts';
import { minuteAt } from './stays';

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
	// They are in order, so mostly all of them have come.
	const hasAllCome = (papers.at(-1)?.at ?? world.at) <= world.at;
	const record = recordFrom(hasAllCome ? papers : papers.filter(({ at }) => at <= world.at), world);
	made.set(papers, { at: world.at, record });
	return record;
}

function recordFrom(
	papers: readonly Paper[],
	{ start, at: now }: { readonly start: Start; readonly at: number }
): StayRecord {
	const byKind = filedByKind(papers);
	const entry = byKind('eligibility').at(-1)?.values;
	const election = electionIn(byKind('election').at(-1), entry, start);
	return {
		asOf: minuteAt(start, now),
		history: historyIn(entry),
		election,
		attending: attendingIn(entry),
		notices: sent(papers, 'notice-of-election').map((one) => noticeIn(one, start)),
		certifications: [
			...byKind('oral-certification').map((one) => oralCertificationIn(one, start)),
			...byKind('certification').map((one) => certificationIn(one, start))
		],
		faceToFaces: byKind('face-to-face').map((one) => faceToFaceIn(one, start)),
		assessments: [...byKind('initial-assessment'), ...byKind('comprehensive-assessment')]
			.map((one) => assessmentIn(one, start))
			.sort((a, b) => byText(a.at, b.at)),
		hope: hopeIn(papers, byKind('hope-follow-up'), start),
		plans: byKind('plan-of-care').map((one) => planIn(one, start)),
		reviews: byKind('idg-note').map((one) => reviewIn(one, start)),
		visits: byKind('visit-note')
			.flatMap((one) => visitIn(one, start) ?? [])
			.sort((a, b) => byText(a.start, b.start)),
		levels: levelsIn(byKind, election, start),
		addenda: byKind('addendum').flatMap((one) => addendumIn(one, start) ?? []),
		exit: exitIn(byKind, start),
		bereavementPlan: bereavementPlanIn(byKind('bereavement-plan')[0]),
		claims: sent(papers, 'claim').map(sentClaim)
	};
}

/** The papers of a kind that count, oldest first. */
type ByKind = (kind: Paper['kind']) => readonly Paper[];

const NONE: readonly Paper[] = [];

/** Asked for kind after kind, so sorted out once. */
function filedByKind(papers: readonly Paper[]): ByKind {
	const kinds = new Map<Paper['kind'], Paper[]>();
	for (const paper of papers) {
		if (paper.state !== 'filed') continue;
		const known = kinds.get(paper.kind);
		if (known) known.push(paper);
		else kinds.set(paper.kind, [paper]);
	}
	return (kind) => kinds.get(kind) ?? NONE;
}

/** The papers of a kind that the payer answered, taken or not, oldest first. */
function sent(papers: readonly Paper[], kind: Paper['kind']): Paper[] {
	return papers.filter((one) => one.kind === kind && one.reply !== null);
}

function electionIn(
	statement: Paper | undefined,
	entry: FormValues | undefined,
	start: Start
): Election | null {
	const effective = statement && dayOf(statement.values, 'effective');
	if (!effective) return null;
	const { values } = statement;
	return {
		paper: statement.id,
		signedAt: minuteOf(values, 'signedAt', start) ?? minuteAt(start, statement.at),
		effective,
		signer: text(values, 'signer') === 'representative' ? 'representative' : 'patient',
		elements: tickedIn(values, 'elements').filter(isElement),
		continuing: continuingIn(entry)
	};
}

function bereavementPlanIn(paper: Paper | undefined): StayRecord['bereavementPlan'] {
	return paper ? { paper: paper.id, on: dayOf(paper.values, 'on') ?? paper.day } : null;
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

/** HOPE records in the order of their papers, each with the last follow-up of its timepoint. */
function hopeIn(papers: readonly Paper[], followUps: readonly Paper[], start: Start): HopeRecord[] {
	return papers.flatMap((one): HopeRecord[] => {
		const record = one.state === 'filed' ? hopeRecordIn(one, start) : null;
		if (record === null) return [];
		const followed = followUps.findLast(({ values }) => values['timepoint'] === record.timepoint);
		return [followed ? { ...record, followUp: followUpIn(followed, start) } : record];
	});
}

/** Care begins as routine at the place the admission record names, unless a paper of that day says other. */
function levelsIn(byKind: ByKind, election: Election | null, start: Start): LevelChange[] {
	const changes = byKind('level-of-care')
		.flatMap((one) => levelIn(one, start) ?? [])
		.sort((a, b) => byText(a.at, b.at));
	if (election === null) return changes;
	const { effective } = election;
	const [first] = changes;
	if (first && dayIn(first.at) <= effective) return changes;
	const admission = byKind('hope-admission').at(-1);
	const site = admission ? text(admission.values, 'A0215') : '';
	return [
		{
			paper: admission?.id ?? election.paper,
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

function exitIn(byKind: ByKind, start: Start): Exit | null {
	const last = (kind: Paper['kind']) => byKind(kind).at(-1);
	const noticed = last('notice-of-termination')?.day ?? null;
	const ordered = last('discharge-order');
	const dead = last('death-record');
	if (dead)
		return {
			paper: dead.id,
			kind: 'death',
			on: dayIn(minuteOf(dead.values, 'at', start) ?? `${dead.day}T00:00`),
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
