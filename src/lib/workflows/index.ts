/** The registry of workflows: their pure parts, in the order they are offered. */
import type { Workflow } from '$lib/engine/model';
import { orderEntry } from './order-entry';

export const WORKFLOWS: readonly Workflow[] = [orderEntry] as readonly Workflow[];
