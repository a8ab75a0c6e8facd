/** The version of this workflow and the upcasters of its stored actions. */
import type { Upcaster } from '$lib/engine/model';

export const VERSION = 1;
export const upcasters: readonly Upcaster[] = [];
