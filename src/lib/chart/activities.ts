/** The activities of a chart, in the order of the rail; each screen is loaded when it is opened. */
import Activity from '@lucide/svelte/icons/activity';
import FileText from '@lucide/svelte/icons/file-text';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import History from '@lucide/svelte/icons/history';
import Inbox from '@lucide/svelte/icons/inbox';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Pill from '@lucide/svelte/icons/pill';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Syringe from '@lucide/svelte/icons/syringe';
import type { Component } from 'svelte';
import type { Desk } from '$lib/engine/desk';
import type { World } from '$lib/engine/model';
import { allergies, allergyState } from '$lib/fhir/selectors/allergies';
import { medications } from '$lib/fhir/selectors/medications';
import { notes } from '$lib/fhir/selectors/notes';
import { administrations } from '$lib/fhir/selectors/orders';
import { isActive, problems } from '$lib/fhir/selectors/problems';
import type { Ref } from '$lib/fhir/types';
import { isOwed, messagesFor } from './inbox';
import { isInUse } from './medication-list';
import { isNew, resultItems } from './result-list';

export interface ActivityProps {
	desk: Desk;
	patient: Ref;
	/** Opens another activity by its id. */
	onopen?: ((activity: string) => void) | undefined;
}

/** The parts of a world that counts are made from, so that a ticking clock recounts nothing. */
export type CountedWorld = Pick<World, 'chart' | 'messages' | 'viewed' | 'start'>;

export interface ChartActivity {
	readonly id: string;
	readonly label: string;
	readonly icon: Component;
	/** Goes there from anywhere in the chart. */
	readonly keys: string;
	readonly load: () => Promise<{ default: Component<ActivityProps> }>;
	/** What stands beside the name in the rail; null for nothing. */
	readonly count: (world: CountedWorld, patient: Ref) => string | null;
}

export const ACTIVITIES: readonly ChartActivity[] = [
	{
		id: 'summary',
		label: 'Summary',
		icon: LayoutDashboard,
		keys: 'Alt+1',
		load: () => import('./Summary.svelte'),
		count: () => null
	},
	{
		id: 'results',
		label: 'Results',
		icon: FlaskConical,
		keys: 'Alt+2',
		load: () => import('./Results.svelte'),
		count: (world, patient) => {
			const items = resultItems(world.chart, patient, world.start);
			const fresh = items.filter((item) => isNew(item, world.start, world.viewed)).length;
			return fresh > 0 ? `${fresh} new` : some(items.length);
		}
	},
	{
		id: 'medications',
		label: 'Medications',
		icon: Pill,
		keys: 'Alt+3',
		load: () => import('./Medications.svelte'),
		count: ({ chart }, patient) => some(medications(chart, patient).filter(isInUse).length)
	},
	{
		id: 'administrations',
		label: 'MAR',
		icon: Syringe,
		keys: 'Alt+4',
		load: () => import('./Administrations.svelte'),
		count: ({ chart }, patient) => some(administrations(chart, patient).length)
	},
	{
		id: 'flowsheet',
		label: 'Flowsheet',
		icon: Activity,
		keys: 'Alt+5',
		load: () => import('./Flowsheet.svelte'),
		count: () => null
	},
	{
		id: 'notes',
		label: 'Notes',
		icon: FileText,
		keys: 'Alt+6',
		load: () => import('./Notes.svelte'),
		count: ({ chart }, patient) => some(notes(chart, patient).length)
	},
	{
		id: 'problems',
		label: 'Problems',
		icon: ListChecks,
		keys: 'Alt+7',
		load: () => import('./Problems.svelte'),
		count: ({ chart }, patient) => some(problems(chart, patient).filter(isActive).length)
	},
	{
		id: 'allergies',
		label: 'Allergies',
		icon: ShieldAlert,
		keys: 'Alt+8',
		load: () => import('./Allergies.svelte'),
		count: ({ chart }, patient) => {
			const state = allergyState(chart, patient);
			if (state === 'unasked') return 'unasked';
			return state === 'none-known' ? 'none' : some(allergies(chart, patient).length);
		}
	},
	{
		id: 'messages',
		label: 'Messages',
		icon: Inbox,
		keys: 'Alt+9',
		load: () => import('./Messages.svelte'),
		count: ({ messages }, patient) => {
			const mine = messagesFor(messages, patient);
			const owed = mine.filter(isOwed).length;
			return owed > 0 ? `${owed} open` : some(mine.length);
		}
	},
	{
		id: 'history',
		label: 'History',
		icon: History,
		keys: 'Alt+0',
		load: () => import('./History.svelte'),
		count: () => null
	}
];

function some(count: number): string | null {
	return count > 0 ? String(count) : null;
}
