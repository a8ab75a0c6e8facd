/** An audit as a file to keep, and the few words that page and file share. Pure. */
import type { Finding, Opening } from '$lib/engine/model';
import type { Audit } from '$lib/session/audit';

/** Points as authored: whole and half numbers without trailing zeros. */
export function pointsText(points: number): string {
	return String(Math.round(points * 1000) / 1000);
}

/** `73 %`; rounded down, so that nothing below a pass share reads as if it had reached it. */
export function shareText(share: number): string {
	return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** `2 of 4`; a penalty, which has nothing to earn, as `-3`. */
export function earnedText(found: Pick<Finding, 'earned' | 'possible' | 'verdict'>): string {
	if (found.verdict === 'not-scorable') return 'not scored';
	if (found.possible === 0)
		return found.earned < 0 ? `\u2212${pointsText(-found.earned)}` : 'no points';
	return `${pointsText(found.earned)} of ${pointsText(found.possible)}`;
}

/** `1 h 12 min`, `17 min 22 s`, `40 s`. */
export function spanText(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	if (hours > 0) return `${hours} h ${minutes} min`;
	return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** What a result of this mode proves, and to whom. */
export function integrityText({ mode, assignment }: Pick<Opening, 'mode' | 'assignment'>): string {
	switch (mode) {
		case 'guided':
			return 'Help was given along the way and the key is readable in this build: this counts for learning, and proves nothing to others.';
		case 'practice':
			return assignment
				? 'The key is readable in this build: your instructor judges the hand-in again, and that mark counts.'
				: 'The key is readable in this build, so this proves nothing to others; it tells you where you stand.';
		case 'exam':
			return 'No help during the attempt. The keys in this build can be read by anyone who looks for them, so it counts as practice until a class keeps the key.';
	}
}

/** The report with all it follows from, as JSON that a person can read. */
export function auditFile({ opening, scenario, report, marks, entries }: Audit): string {
	const last = entries.at(-1);
	return `${JSON.stringify(
		{
			format: 'preceptor-audit',
			version: 1,
			scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
			attempt: opening.attempt,
			variant: opening.variant,
			mode: opening.mode,
			integrity: integrityText(opening),
			openedAt: entries[0]?.wall ?? null,
			endedAt: last?.wall ?? null,
			steps: Math.max(0, entries.length - 1),
			workedMs: last?.worked ?? 0,
			report,
			marks: marks.map(({ givenAt, by, build, earned, possible, isPass, reason }) => ({
				givenAt,
				by,
				build,
				earned,
				possible,
				isPass,
				reason
			}))
		},
		null,
		'\t'
	)}\n`;
}

/** `audit-community-pneumonia-admission-2026-01-14.json`: scenario and the day it ended. */
export function auditFileName({ scenario, entries }: Audit): string {
	const slug = scenario.id.split('/').at(-1) ?? scenario.id;
	const day = entries.at(-1)?.wall.slice(0, 10) ?? 'undated';
	return `audit-${slug}-${day}.json`;
}
