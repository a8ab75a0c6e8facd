/** What goes with a learner, counted. */
import type { Holdings } from '$lib/store/profiles';
import { countText } from '$lib/ui/when';

/** One sentence: `3 attempts (1 not handed in), 2 marks and 4 reviews go.` */
export function erasedText(holdings: Holdings): string {
	const { attempts, running, marks, reviews, selfChecks, hasKey } = holdings;
	const open = running > 0 ? ` (${running} not handed in)` : '';
	const parts = [
		`${countText(attempts, 'attempt')}${open}`,
		countText(marks, 'mark'),
		...(reviews > 0 ? [countText(reviews, 'review')] : []),
		...(selfChecks > 0 ? [countText(selfChecks, 'self-check')] : []),
		...(hasKey ? ['the key that signs their hand-ins'] : [])
	];
	const last = parts.pop() ?? '';
	return `${parts.join(', ')} and ${last} go, and cannot be brought back from this browser.`;
}
