/** Upcasters for stored order actions, by the version they lift from. Shapes only, never meaning. */
import type { Upcaster } from '$lib/engine/model';

export const VERSION = 1;

export const upcasters: readonly Upcaster[] = [];
