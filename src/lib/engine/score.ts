/**
 * `report = score(scenario, key, log)`: pure. Workflows and the engine judge; a report only adds up.
 * Points add up as authored, there are no hidden weights; a penalty has nothing to earn, and a
 * section never falls below nothing.
 */
import type { AttemptRule, AttemptSection, Key, RuleHead } from './key';
import type { AuditPart, Entry, Finding, Run, ScenarioCore, Verdict, Workflow } from './model';
import { ATTEMPT } from './attempt-actions';
import type { Mode } from './modes';
import { replay, runOf, type Drift } from './replay';
import { matches } from './step';
import { parseDuration } from './time';

export interface Tally {
	readonly earned: number;
	readonly possible: number;
	/** How many findings could be judged. */
	readonly count: number;
}

export interface Section extends Tally {
	readonly workflow: string;
	readonly title: string;
}

export interface CompetencyTally extends Tally {
	readonly competency: string;
}

export interface Report {
	readonly scenario: string;
	readonly version: number;
	readonly mode: Mode;
	readonly head: string;
	readonly keyHash: string | null;
	readonly earned: number;
	readonly possible: number;
	/** earned / possible, 0 when nothing was possible. */
	readonly share: number;
	readonly pass: { readonly isPass: boolean; readonly share: number; readonly basis: string };
	/** What stands against a pass whatever the share. */
	readonly against: readonly Finding[];
	readonly sections: readonly Section[];
	readonly competencies: readonly CompetencyTally[];
	readonly findings: readonly Finding[];
	/** What the workflows say of the work as a whole, beside the points. */
	readonly parts: readonly AuditPart[];
	readonly refused: number;
	readonly drift: readonly Drift[];
}

/** A finding of a rule. `earned` and `possible` in points; evidence in sequence numbers. */
export function finding(
	workflow: string,
	rule: RuleHead,
	judged: {
		earned: number;
		possible: number;
		verdict: Verdict;
		message: string;
		evidence?: readonly number[];
	},
	run: Run
): Finding {
	return {
		rule: rule.id,
		workflow,
		competency: rule.competency,
		title: rule.title,
		earned: judged.earned,
		possible: judged.possible,
		verdict: judged.verdict,
		message: judged.message,
		rationale: rule.rationale,
		next: rule.next,
		evidence: judged.evidence ?? [],
		chartEvidence: rule.evidence,
		source: rule.source,
		isCritical: rule.critical ?? false,
		...(rule.follows !== undefined && { follows: rule.follows }),
		withHelp: run.scenario.hints.some(
			(hint) => hint.rules.includes(rule.id) && run.world.hintsOpened.has(hint.id)
		)
	};
}

/** Replays a log and judges it. The log must have passed `checkChain` and `readActions`. */
export function score(
	scenario: ScenarioCore,
	key: Key,
	log: readonly Entry[],
	workflows: readonly Workflow[]
): Report {
	const replayed = replay(scenario, log, workflows);
	return judge(runOf(replayed, log), key, workflows, replayed.drift);
}

/** Judges an attempt that has been replayed already. */
export function judge(
	run: Run,
	key: Key,
	workflows: readonly Workflow[],
	drift: readonly Drift[] = []
): Report {
	const findings: Finding[] = [];
	const sections: Section[] = [];
	const parts: AuditPart[] = [];
	for (const [name, section] of Object.entries(key.sections)) {
		const workflow = workflows.find((known) => known.name === name);
		if (!workflow && name !== ATTEMPT)
			throw new TypeError(`the key of ${key.scenario} has a section ${name} that nobody judges`);
		const judged = workflow
			? workflow.score(run, section)
			: judgeAttempt(run, section as AttemptSection);
		findings.push(...judged);
		if (workflow?.audit) parts.push(...workflow.audit(run, section));
		const sum = tally(judged);
		sections.push({
			workflow: name,
			title: workflow?.title ?? 'Reading and answering',
			...sum,
			earned: Math.max(0, sum.earned)
		});
	}
	const earned = round(sections.reduce((sum, section) => sum + section.earned, 0));
	const possible = round(sections.reduce((sum, section) => sum + section.possible, 0));
	const share = possible > 0 ? earned / possible : 0;
	const against = findings.filter(
		(found) =>
			found.verdict === 'harmful' ||
			(found.isCritical && found.verdict !== 'not-scorable' && found.earned < found.possible)
	);
	const last = run.entries.at(-1);
	return {
		scenario: run.scenario.id,
		version: run.scenario.version,
		mode: run.world.opening.mode,
		head: last?.hash ?? '',
		keyHash: run.world.opening.keyHash,
		earned,
		possible,
		share,
		pass: {
			// Compared in points: 2.4 of 3 divides to a hair under 0.8.
			isPass:
				possible > 0 && round(earned - key.pass.share * possible) >= 0 && against.length === 0,
			share: key.pass.share,
			basis: key.pass.basis
		},
		against,
		sections,
		competencies: byCompetency(findings),
		findings,
		parts,
		refused: run.entries.filter((entry) => !entry.ok).length,
		drift
	};
}

/** Adds findings up. What is not scorable counts for nothing on either side. */
export function tally(findings: readonly Finding[]): Tally {
	const scorable = findings.filter((found) => found.verdict !== 'not-scorable');
	return {
		earned: round(scorable.reduce((sum, found) => sum + found.earned, 0)),
		possible: round(scorable.reduce((sum, found) => sum + found.possible, 0)),
		count: scorable.length
	};
}

function byCompetency(findings: readonly Finding[]): CompetencyTally[] {
	const groups = new Map<string, Finding[]>();
	for (const found of findings) {
		const group = groups.get(found.competency);
		if (group) group.push(found);
		else groups.set(found.competency, [found]);
	}
	return [...groups].map(([competency, group]) => {
		const sum = tally(group);
		return { competency, ...sum, earned: Math.max(0, sum.earned) };
	});
}

/** Points are authored in whole or half numbers; sums must not show binary dust. */
function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function judgeAttempt(run: Run, section: AttemptSection): Finding[] {
	return section.rules.map((rule) => {
		switch (rule.kind) {
			case 'viewed':
				return judgeViewed(run, rule);
			case 'acknowledged':
				return judgeAcknowledged(run, rule);
		}
	});
}

function judgeViewed(run: Run, rule: Extract<AttemptRule, { kind: 'viewed' }>): Finding {
	const opened = rule.refs
		.map((ref) => run.world.viewed.get(ref))
		.filter((seq) => seq !== undefined)
		.sort((a, b) => a - b)[0];
	const deadline = rule.before && firstSeq(run, rule.before);
	if (opened === undefined)
		return finding(
			ATTEMPT,
			rule,
			{ earned: 0, possible: rule.points, verdict: 'missed', message: 'It was never opened.' },
			run
		);
	const isLate = deadline !== undefined && opened > deadline;
	return finding(
		ATTEMPT,
		rule,
		{
			earned: isLate ? 0 : rule.points,
			possible: rule.points,
			verdict: isLate ? 'wrong' : 'right',
			message: isLate ? 'It was opened only after acting on it.' : 'It was opened in time.',
			evidence: isLate && deadline !== undefined ? [deadline, opened] : [opened]
		},
		run
	);
}

/** The first accepted entry that answers a condition. */
export function firstSeq(run: Run, match: Parameters<typeof matches>[0]): number | undefined {
	for (const entry of run.entries) {
		if (entry.workflow !== match.workflow || entry.type !== match.action) continue;
		const subject = run.subject(entry.seq);
		if (subject && matches(match, subject)) return entry.seq;
	}
	return undefined;
}

function judgeAcknowledged(
	run: Run,
	rule: Extract<AttemptRule, { kind: 'acknowledged' }>
): Finding {
	const message = run.world.messages.find((held) => held.item === rule.message);
	if (!message)
		return finding(
			ATTEMPT,
			rule,
			{
				earned: 0,
				possible: 0,
				verdict: 'not-scorable',
				message: 'The message never came in this attempt, so there was nothing to answer.'
			},
			run
		);
	const { acknowledged } = message;
	if (!acknowledged)
		return finding(
			ATTEMPT,
			rule,
			{
				earned: 0,
				possible: rule.points,
				verdict: 'missed',
				message: `"${message.subject}" was never answered.`
			},
			run
		);
	const minutes = Math.max(1, Math.ceil((acknowledged.at - message.at) / 60_000));
	const isLate = acknowledged.at - message.at > parseDuration(rule.within);
	const text = acknowledged.text.toLowerCase();
	const unsaid = (rule.says ?? []).filter(
		(group) => !group.some((words) => text.includes(words.toLowerCase()))
	);
	const faults = [
		...(isLate ? [`It was answered after ${minutes} min.`] : []),
		...unsaid.map((group) => `The read-back does not say ${group[0]}.`)
	];
	return finding(
		ATTEMPT,
		rule,
		{
			earned: faults.length === 0 ? rule.points : faults.length === 1 ? rule.points / 2 : 0,
			possible: rule.points,
			verdict: faults.length === 0 ? 'right' : faults.length === 1 ? 'partly' : 'wrong',
			message: faults.length === 0 ? `It was answered within ${minutes} min.` : faults.join(' '),
			evidence: [acknowledged.seq]
		},
		run
	);
}
