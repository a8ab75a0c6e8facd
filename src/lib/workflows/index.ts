/** The registry of workflows: their pure parts, in the order they are offered. */
import type { Workflow } from '$lib/engine/model';
import { coding } from './coding';
import { edTriage } from './ed-triage';
import { hospice } from './hospice';
import { orderEntry } from './order-entry';

export const WORKFLOWS: readonly Workflow[] = [
	orderEntry,
	edTriage,
	hospice,
	coding
] as readonly Workflow[];
