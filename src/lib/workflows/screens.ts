/** The workspaces of the workflows for the rail of a chart, each loaded when it is opened. */
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
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
	coding: {
		label: 'Coding',
		icon: Hash,
		keys: 'Alt+C',
		shortcuts: DESK_KEYS,
		load: () => import('./coding/Workspace.svelte'),
		count: countCodes
	}
};
