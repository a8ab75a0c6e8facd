/** The ids a calendar can give its deadlines. */
import type { DeadlineKind, Timepoint } from '$lib/rules/hospice/model';

/** What stands behind the dot: nothing, a number (period, running number), or a HOPE record. */
type Suffix = 'none' | 'number' | readonly Timepoint[];

const SUFFIX: Readonly<Record<DeadlineKind, Suffix>> = {
	'initial-assessment': 'none',
	'comprehensive-assessment': 'none',
	'oral-certification': 'number',
	'written-certification': 'number',
	'notice-of-election': 'none',
	'notice-of-termination': 'none',
	'face-to-face': 'number',
	'plan-review': 'number',
	'assessment-update': 'number',
	'hope-admission': 'none',
	'hope-update-1': 'none',
	'hope-update-2': 'none',
	'symptom-follow-up': ['admission', 'update-1', 'update-2'],
	'hope-submission': ['admission', 'update-1', 'update-2', 'discharge'],
	'aide-supervision': 'number',
	addendum: 'number',
	'discharge-order': 'none',
	'hope-discharge': 'none',
	'bereavement-plan': 'none'
};

/** Why no calendar ever has a deadline of this id; nothing when one can. */
export function deadlineFault(id: string): string | undefined {
	const dot = id.indexOf('.');
	const [kind, suffix] = dot < 0 ? [id, undefined] : [id.slice(0, dot), id.slice(dot + 1)];
	if (!Object.hasOwn(SUFFIX, kind))
		return `no calendar has a deadline "${kind}", expected one of ${Object.keys(SUFFIX).join(', ')}`;
	const wanted = SUFFIX[kind as DeadlineKind];
	if (wanted === 'none')
		return suffix === undefined ? undefined : `"${kind}" stands alone, without ".${suffix}"`;
	if (wanted === 'number')
		return suffix !== undefined && /^[1-9]\d*$/.test(suffix)
			? undefined
			: `"${id}" says not which one, expected a number such as ${kind}.1`;
	return wanted.some((one) => one === suffix)
		? undefined
		: `"${id}" says not of which record, expected ${wanted.map((one) => `${kind}.${one}`).join(', ')}`;
}
