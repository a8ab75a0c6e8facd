/**
 * Judges an attempt against the triage section of a key. Pure. The level itself and the reasoning
 * behind it are in `score-acuity.ts`; acts and their times are judged as in every workflow.
 */
import { accepts } from '$lib/engine/accepted';
import { inOrder, late, missed, right, wrong, type Judged } from '$lib/engine/judged';
import { judgeAvoid, judgeBefore, judgeDone } from '$lib/engine/judge-acts';
import type { Finding, Run } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { sentence } from '$lib/engine/sentences';
import { lastInTime } from '$lib/engine/window';
import { personName } from '$lib/fhir/selectors/display';
import { notedIn } from './accepted';
import { NAME, type RuleOf, type TriageKey, type TriageRule } from './actions';
import { actsOn, courseOf, signedForms } from './committed';
import { visitOf } from './department';
import { judgeAcuity, judgeReasoning } from './score-acuity';

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
			return judgeDone(courseOf(run, rule.visit), rule);
		case 'before':
			return judgeBefore(courseOf(run, rule.visit), rule);
		case 'order-of-visits':
			return judgeOrderOfVisits(run, rule);
		case 'avoid':
			return judgeAvoid(courseOf(run, rule.visit), rule);
	}
}

function judgeNoted(run: Run, rule: RuleOf<'noted'>): Judged {
	const possible = rule.points;
	const signed = signedForms(run, rule.visit, rule.form);
	const found = lastInTime(
		courseOf(run, rule.visit),
		rule.window,
		signed.map(({ act }) => act)
	);
	const form = signed.find(({ act }) => act === found?.last)?.form;
	if (!found || !form)
		return missed(possible, `${sentence(rule.says)} Nothing of this kind was signed.`);
	const { last, fault } = found;
	const noted = notedIn(form, rule.field, run.world.start);
	const written = noted.words === '' ? 'Nothing was written' : `Written: ${noted.words}`;
	if (!accepts(rule.accept, noted))
		return wrong(possible, `${sentence(rule.says)} ${sentence(written)}`, [last.seq]);
	if (fault !== undefined)
		return late(possible, `${sentence(written)} It was signed ${fault}.`, last.seq);
	return right(possible, sentence(written), [last.seq]);
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

function nameOf(run: Run, visit: string): string {
	const { chart } = run.world;
	const patient = visitOf(run.world, visit)?.patient;
	const person = patient === undefined ? undefined : chart.get(patient);
	return (person?.resourceType === 'Patient' && personName(person.name)) || visit;
}
