/**
 * Guests leave nothing behind. That somebody is a guest stands in the pseudonym, so it is still known
 * of a log whose profile is gone; what is a guest's is in no backup.
 */
export const GUEST_PREFIX = 'guest-';

/** The pseudonym of a guest; `rest` tells one from another. */
export function guestId(rest: string): string {
	return GUEST_PREFIX + rest;
}

/** Whether a pseudonym is a guest's. */
export function isGuest(profile: string): boolean {
	return profile.startsWith(GUEST_PREFIX);
}
