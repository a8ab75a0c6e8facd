/**
 * Judges an attempt against the hospice section of a key. Pure. Fields and tables of papers are judged in
 * `score-papers.ts`, claims in `score-claim.ts`, clocks, denials and agreement in `score-record.ts`; acts
 * and their times as in every workflow. All but acts is read from the papers as they stood at hand-in.
 */
import { judgeAvoid, judgeBefore, judgeDone } from '$lib/engine/judge-acts';
import type { Judged } from '$lib/engine/judged';
import type { Finding, Run } from '$lib/engine/model';
import { finding } from '$lib/engine/score';
import { NAME, type HospiceKey, type HospiceRule } from './actions';
import { casesOf, type StayCase } from './committed';
import { judgeDiagnosis, judgeLines, judgeOverCoding } from './score-claim';
import { judgeEvidence, judgeNoted, judgeRows } from './score-papers';
import { judgeAgreement, judgeDeadline, judgeDenial } from './score-record';

/** A finding for each rule of the key, in its order. */
export function scoreHospice(run: Run, key: HospiceKey): Finding[] {
	const caseOf = casesOf(run);
	return key.rules.map((rule) => finding(NAME, rule, judge(caseOf(rule.stay), rule, key), run));
}

function judge(held: StayCase, rule: HospiceRule, key: HospiceKey): Judged {
	switch (rule.kind) {
		case 'deadline':
			return judgeDeadline(held, rule);
		case 'noted':
			return judgeNoted(held, rule);
		case 'rows':
			return judgeRows(held, rule);
		case 'lines':
			return judgeLines(held, rule);
		case 'diagnosis':
			return judgeDiagnosis(held, rule);
		case 'over-coding':
			return judgeOverCoding(held, rule, key);
		case 'denial':
			return judgeDenial(held, rule);
		case 'agreement':
			return judgeAgreement(held, rule);
		case 'evidence':
			return judgeEvidence(held, rule);
		case 'done':
			return judgeDone(held.course, rule);
		case 'before':
			return judgeBefore(held.course, rule);
		case 'avoid':
			return judgeAvoid(held.course, rule);
	}
}
