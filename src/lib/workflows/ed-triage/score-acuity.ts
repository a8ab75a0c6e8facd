/** Judges the level and the way it was come to. */
import { partOf, type Judged } from '$lib/engine/judged';
import type { Run } from '$lib/engine/model';
import { oneOf, sentence } from '$lib/engine/sentences';
import type { EditionId, Level } from '$lib/rules/acuity/editions';
import { isResourceId, resourceCount } from '$lib/rules/acuity/resources';
import type { RuleOf } from './actions';
import { actsOn, commitmentOf, type Commitment } from './committed';
import { distanceOf } from './levels';
import { VITALS_WEIGHED, type VitalsWeighed } from './lists';
import { levelsText, reasonText } from './wording';

/**
 * The share a level earns by how far it is off. Holding a patient less urgent than they are costs more
 * than the other way round. Source: the house handbook, A2, asymmetric score per case (own proposal).
 */
export function shareOf(off: number): number {
	if (off === 0) return 1;
	if (off === -1) return 0.7;
	return off === 1 || off < -1 ? 0.3 : 0;
}

export function judgeAcuity(run: Run, rule: RuleOf<'acuity'>, edition: EditionId): Judged {
	const possible = rule.points;
	const first = commitmentOf(run, rule.visit);
	if (!first)
		return {
			earned: 0,
			possible,
			verdict: 'missed',
			message: `No level was committed; ${edition} accepts ${levelsText(rule.accept)}.`,
			evidence: []
		};
	const { off } = distanceOf(first.level, rule.accept);
	const earned = partOf(possible, shareOf(off));
	const later = changeAfter(run, rule.visit);
	return {
		earned,
		possible,
		verdict: off === 0 ? 'right' : earned > 0 ? 'partly' : 'wrong',
		message: [
			off === 0
				? `Level ${first.level} was given, as ${edition} accepts.`
				: `Level ${first.level} was given; ${edition} accepts ${levelsText(rule.accept)}. ${
						off > 0
							? 'The patient was held less urgent than that.'
							: 'It was more urgent than that.'
					}`,
			...(later === undefined
				? []
				: [`Changed to ${later} afterwards; the first level is the one judged.`])
		].join(' '),
		evidence: [first.seq]
	};
}

function changeAfter(run: Run, visit: string): Level | undefined {
	const last = actsOn(run, visit).findLast(({ type }) => type === 'acuity.change');
	const level = last?.data['level'];
	return typeof level === 'number' ? (level as Level) : undefined;
}

/** Not scorable without a level; else a share of what is asked, each part alike. */
export function judgeReasoning(run: Run, rule: RuleOf<'reasoning'>, edition: EditionId): Judged {
	const first = commitmentOf(run, rule.visit);
	if (!first)
		return {
			earned: 0,
			possible: 0,
			verdict: 'not-scorable',
			message: 'No level was committed, so there is no reasoning to judge.',
			evidence: []
		};
	const parts = partsOf(rule, first, edition);
	const unmet = parts.filter(({ isMet }) => !isMet);
	const share = (parts.length - unmet.length) / parts.length;
	return {
		earned: partOf(rule.points, share),
		possible: rule.points,
		verdict: share === 1 ? 'right' : share > 0 ? 'partly' : 'wrong',
		message: (share === 1 ? parts : unmet).map(({ says }) => sentence(says)).join(' '),
		evidence: [first.seq]
	};
}

interface Part {
	readonly isMet: boolean;
	readonly says: string;
}

function partsOf(rule: RuleOf<'reasoning'>, first: Commitment, edition: EditionId): Part[] {
	const part = (isMet: boolean, found: string, wanted: string): Part => ({
		isMet,
		says: isMet ? found : `${found}, expected ${wanted}`
	});
	const { point, reasons, resources, vitals } = rule;
	const parts = [
		part(point.includes(first.point), `decided at point ${first.point}`, `point ${oneOf(point)}`)
	];
	if (reasons !== undefined)
		parts.push(
			part(
				first.reasons.some((one) => reasons.includes(one)),
				first.reasons.length > 0
					? `reasons named: ${first.reasons.map(reasonText).join(', ')}`
					: 'no reason was named',
				oneOf(reasons.map(reasonText))
			)
		);
	if (resources !== undefined) {
		const { count, most } = resourceCount(edition, first.resources.filter(isResourceId));
		const kinds = most === count ? String(count) : `${count} to ${most}`;
		parts.push(
			part(
				resources.some((wanted) => wanted >= count && wanted <= most),
				`kinds of resources foreseen: ${kinds}`,
				oneOf(resources)
			)
		);
	}
	if (vitals !== undefined)
		parts.push(
			part(
				vitals.includes(first.vitals),
				`danger-zone vital signs: ${vitalsWords(first.vitals)}`,
				oneOf(vitals.map(vitalsWords))
			)
		);
	return parts;
}

function vitalsWords(weighed: VitalsWeighed): string {
	return VITALS_WEIGHED[weighed].toLowerCase();
}
