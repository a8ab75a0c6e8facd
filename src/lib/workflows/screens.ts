/** The workspaces of the workflows for the rail of a chart, each loaded when it is opened. */
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Hash from '@lucide/svelte/icons/hash';
import Hospital from '@lucide/svelte/icons/hospital';
import type { Component } from 'svelte';
import type { Desk } from '$lib/engine/desk';
import type { World } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';
import { countCodes } from './coding/count';
import { DESK_KEYS } from './coding/desk-keys';
import { countVisits } from './ed-triage/count-visits';
import { DESK_KEYS as DEPARTMENT_KEYS } from './ed-triage/desk-keys';
import { countStays } from './hospice/count-stays';
import { DESK_KEYS as HOSPICE_KEYS } from './hospice/desk-keys';
import { countOrders } from './order-entry/order-list';

export interface WorkspaceProps {
	desk: Desk;
	patient: Ref;
	/** Opens a thing of the chart, for example a result. */
	onopen?: ((ref: Ref) => void) | undefined;
	/** In a department: another patient was chosen, or none. */
	onpatient?: ((ref: Ref | null) => void) | undefined;
}

export interface WorkspaceScreen {
	readonly label: string;
	readonly icon: Component;
	/** Goes there from anywhere in the chart. */
	readonly keys: string;
	/** Keys that act inside the workspace, for the list of shortcuts. */
	readonly shortcuts?: readonly { readonly label: string; readonly keys: string }[];
	readonly load: () => Promise<{ default: Component<WorkspaceProps> }>;
	/** It shows all patients and chooses among them: no row of patients above it, none chosen at first. */
	readonly isDepartment?: true;
	/** A list and what is open of it: on a small screen it needs the room that tasks would take. */
	readonly isWide?: true;
	/** Its work goes on over days and weeks: the clock can wait that long. */
	readonly runsForDays?: true;
	/** What stands beside the name in the rail; null for nothing. */
	readonly count: (world: World, patient: Ref) => string | null;
}

/** By the name of the workflow. */
export const SCREENS: Readonly<Record<string, WorkspaceScreen>> = {
	'order-entry': {
		label: 'Orders',
		icon: ClipboardList,
		keys: 'Alt+O',
		load: () => import('./order-entry/Workspace.svelte'),
		count: countOrders
	},
	'ed-triage': {
		label: 'Board',
		icon: Hospital,
		keys: 'Alt+B',
		shortcuts: DEPARTMENT_KEYS,
		isDepartment: true,
		load: () => import('./ed-triage/Workspace.svelte'),
		count: countVisits
	},
	hospice: {
		label: 'Hospice',
		icon: HandHeart,
		keys: 'Alt+H',
		shortcuts: HOSPICE_KEYS,
		isWide: true,
		runsForDays: true,
		load: () => import('./hospice/Workspace.svelte'),
		count: countStays
	},
	coding: {
		label: 'Coding',
		icon: Hash,
		keys: 'Alt+C',
		shortcuts: DESK_KEYS,
		isWide: true,
		load: () => import('./coding/Workspace.svelte'),
		count: countCodes
	}
};
