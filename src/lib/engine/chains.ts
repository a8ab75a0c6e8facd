/**
 * What an early error cost later on. A key says of a rule which earlier one it follows from; where both
 * were lost, the loss is one story and is told as one. Points are counted as judged, nothing is added.
 */
import type { Finding } from './model';

export interface ChainLink {
	readonly finding: Finding;
	/** 0 for the error that began it, 1 for what followed at once, and so on. */
	readonly depth: number;
}

export interface Chain {
	/** The first error, then all that followed from it, each after what it followed from. */
	readonly links: readonly ChainLink[];
	/** Points lost in all of them together. */
	readonly lost: number;
}

/** Chains of two links or more, in the order of the findings. Rules that follow each other in a ring are left out. */
export function chainsOf(findings: readonly Finding[]): Chain[] {
	const lost = findings.filter(isLost);
	const byRule = new Map(lost.map((found) => [found.rule, found]));
	const next = new Map<string, Finding[]>();
	for (const found of lost) {
		if (found.follows === undefined || !byRule.has(found.follows)) continue;
		next.set(found.follows, [...(next.get(found.follows) ?? []), found]);
	}
	return lost.flatMap((root) => {
		const isRoot = root.follows === undefined || !byRule.has(root.follows);
		if (!isRoot || !next.has(root.rule)) return [];
		const links: ChainLink[] = [];
		const tell = (finding: Finding, depth: number): void => {
			links.push({ finding, depth });
			for (const one of next.get(finding.rule) ?? []) tell(one, depth + 1);
		};
		tell(root, 0);
		const sum = links.reduce((total, link) => total + lossOf(link.finding), 0);
		return [{ links, lost: Math.round(sum * 1000) / 1000 }];
	});
}

/** Points a finding cost: what it could have earned and did not, a penalty included. */
export function lossOf({ earned, possible }: Finding): number {
	return possible - earned;
}

function isLost(found: Finding): boolean {
	return found.verdict !== 'not-scorable' && lossOf(found) > 0;
}
