/** How the menu of acts is laid out: every act of the list once, in the order a nurse reaches for it. */
import { ACTS, type ActId } from './lists';

const GROUPS: Readonly<Record<string, readonly ActId[]>> = {
	Measure: [
		'vital-signs',
		'weight',
		'glucose',
		'ecg',
		'pregnancy-test',
		'neurovascular-check',
		'swallow-screen'
	],
	Treat: [
		'oxygen',
		'monitor',
		'iv-access',
		'dressing',
		'splint',
		'ice',
		'analgesic',
		'antipyretic',
		'spine-precautions'
	],
	'Draw and collect': ['blood-draw', 'blood-cultures', 'urine-specimen'],
	'Keep safe': [
		'identity-band',
		'mask',
		'nothing-by-mouth',
		'observer',
		'search-belongings',
		'wheelchair'
	]
};

export interface GroupedAct {
	readonly id: ActId;
	readonly label: string;
	readonly group: string;
}

export function groupedActs(): GroupedAct[] {
	const listed = Object.entries(GROUPS).flatMap(([group, ids]) =>
		ids.map((id) => ({ id, label: ACTS[id], group }))
	);
	const rest = (Object.keys(ACTS) as ActId[]).filter((id) => !listed.some((one) => one.id === id));
	return [...listed, ...rest.map((id) => ({ id, label: ACTS[id], group: 'Other' }))];
}
