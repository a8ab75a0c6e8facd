/** The registry of workflows: their pure parts, in the order they are offered. */
import type { Workflow } from '$lib/engine/model';
import { coding } from './coding';
import { orderEntry } from './order-entry';

export const WORKFLOWS: readonly Workflow[] = [orderEntry, coding] as readonly Workflow[];
