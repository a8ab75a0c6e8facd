/**
 * Judges an attempt against the triage section of a key. Pure. The level itself and the reasoning
 * behind it are in `score-acuity.ts`, times in `score-window.ts`.
 */
import type { Finding, Run } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { personName } from '$lib/fhir/selectors/display';
import { accepts, notedIn } from './accepted';
import { NAME, type RuleOf, type TriageKey, type TriageRule, type TriageWindow } from './actions';
import { actsOn, arrivalOf, isLike, signedForms, type Act, type SignedForm } from './committed';
import { visitOf } from './department';
import type { Judged } from './judged';
import { judgeAcuity, judgeReasoning, partOf } from './score-acuity';
import { windowFault } from './score-window';
import { minutesText, sentence } from './wording';

/** A finding for each rule of the key, in its order. */
export function scoreTriage(run: Run, key: TriageKey): Finding[] {
	return key.rules.map((rule) => finding(NAME, rule, judge(run, rule, key), run));
}

function judge(run: Run, rule: TriageRule, { edition }: TriageKey): Judged {
	switch (rule.kind) {
		case 'acuity':
			return judgeAcuity(run, rule, edition);
		case 'reasoning':
			return judgeReasoning(run, rule, edition);
		case 'noted':
			return judgeNoted(run, rule);
		case 'done':
			return judgeDone(run, rule);
		case 'before':
			return judgeBefore(run, rule);
		case 'order-of-visits':
			return judgeOrderOfVisits(run, rule);
		case 'avoid':
			return judgeAvoid(run, rule);
	}
}

function missed(possible: number, message: string, evidence: readonly number[] = []): Judged {
	return { earned: 0, possible, verdict: 'missed', message, evidence };
}

/** Outside its window what was done earns half. */
function late(possible: number, message: string, seq: number): Judged {
	return { earned: partOf(possible, 0.5), possible, verdict: 'partly', message, evidence: [seq] };
}

/** The last of a list that lies in a window; where none does, the last of all with what is wrong. */
function lastInTime(
	run: Run,
	window: TriageWindow,
	visit: string,
	signed: readonly SignedForm[]
): { readonly last: SignedForm; readonly fault: string | undefined } | undefined {
	const judged = signed.map((last) => ({
		last,
		fault: windowFault(run, window, visit, last.act)
	}));
	return judged.findLast(({ fault }) => fault === undefined) ?? judged.at(-1);
}

function judgeNoted(run: Run, rule: RuleOf<'noted'>): Judged {
	const possible = rule.points;
	const found = lastInTime(run, rule.window, rule.visit, signedForms(run, rule.visit, rule.form));
	if (!found) return missed(possible, `${sentence(rule.says)} Nothing of this kind was signed.`);
	const { last, fault } = found;
	const noted = notedIn(last.form, rule.field, run.world.start);
	const written = noted.words === '' ? 'Nothing was written' : `Written: ${noted.words}`;
	if (!accepts(rule.accept, noted))
		return {
			earned: 0,
			possible,
			verdict: 'wrong',
			message: `${sentence(rule.says)} ${sentence(written)}`,
			evidence: [last.act.seq]
		};
	if (fault !== undefined)
		return late(possible, `${sentence(written)} It was signed ${fault}.`, last.act.seq);
	return {
		earned: possible,
		possible,
		verdict: 'right',
		message: sentence(written),
		evidence: [last.act.seq]
	};
}

function judgeDone(run: Run, rule: RuleOf<'done'>): Judged {
	const possible = rule.points;
	const done = actsOn(run, rule.visit).filter((act) => isLike(act, rule.any));
	const [first] = done;
	if (!first) return missed(possible, 'It was not done.');
	const inTime = done.find((act) => windowFault(run, rule.window, rule.visit, act) === undefined);
	if (!inTime) {
		const fault = windowFault(run, rule.window, rule.visit, first) ?? 'outside its window';
		return late(possible, `It was done ${fault}.`, first.seq);
	}
	return {
		earned: possible,
		possible,
		verdict: 'right',
		message: `It was done ${whenDone(run, rule.visit, inTime)}.`,
		evidence: [inTime.seq]
	};
}

function whenDone(run: Run, visit: string, { at }: Act): string {
	const arrived = arrivalOf(run, visit);
	return arrived === undefined || at < arrived
		? `${minutesText(at)} into the case`
		: `${minutesText(at - arrived)} after arrival`;
}

function judgeBefore(run: Run, rule: RuleOf<'before'>): Judged {
	const acts = actsOn(run, rule.visit);
	return inOrder(
		rule.points,
		acts.find((act) => isLike(act, rule.first)),
		acts.find((act) => isLike(act, rule.then)),
		{
			missed: 'The first of the two was never done.',
			right: 'They were done in this order.',
			wrong: 'They were done the other way round.',
			alone: 'The first was done, the other not at all.'
		}
	);
}

function judgeOrderOfVisits(run: Run, rule: RuleOf<'order-of-visits'>): Judged {
	const acted = (visit: string) => actsOn(run, visit).find(({ type }) => type === rule.action);
	const [one, other] = [nameOf(run, rule.first), nameOf(run, rule.then)];
	return inOrder(rule.points, acted(rule.first), acted(rule.then), {
		missed: `It was never done for ${one}.`,
		right: `${one} came before ${other}.`,
		wrong: `${other} came before ${one}.`,
		alone: `It was done for ${one}, and for ${other} not at all.`
	});
}

function inOrder(
	possible: number,
	first: Act | undefined,
	then: Act | undefined,
	words: Readonly<Record<'missed' | 'right' | 'wrong' | 'alone', string>>
): Judged {
	if (!first) return missed(possible, words.missed, then ? [then.seq] : []);
	if (!then)
		return {
			earned: possible,
			possible,
			verdict: 'right',
			message: words.alone,
			evidence: [first.seq]
		};
	const isRight = first.seq < then.seq;
	return {
		earned: isRight ? possible : 0,
		possible,
		verdict: isRight ? 'right' : 'wrong',
		message: isRight ? words.right : words.wrong,
		evidence: [first.seq, then.seq]
	};
}

/** Judged on the first time: what was done may have done its harm before it is taken back. */
function judgeAvoid(run: Run, rule: RuleOf<'avoid'>): Judged {
	const [first, ...more] = actsOn(run, rule.visit).filter((act) => isLike(act, rule.any));
	if (!first)
		return { earned: 0, possible: 0, verdict: 'right', message: 'It was not done.', evidence: [] };
	return {
		earned: -rule.penalty,
		possible: 0,
		verdict: rule.isHarmful ? 'harmful' : 'wrong',
		message: `It was done ${whenDone(run, rule.visit, first)}.`,
		evidence: [first, ...more].map(({ seq }) => seq)
	};
}

function nameOf(run: Run, visit: string): string {
	const { chart } = run.world;
	const patient = visitOf(run.world, visit)?.patient;
	const person = patient === undefined ? undefined : chart.get(patient);
	return (person?.resourceType === 'Patient' && personName(person.name)) || visit;
}
