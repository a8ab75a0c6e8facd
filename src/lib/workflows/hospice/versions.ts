import type { Upcaster } from '$lib/engine/model';

/** Rises whenever an old attempt would replay or score differently. */
export const VERSION = 1;

export const upcasters: readonly Upcaster[] = [];
