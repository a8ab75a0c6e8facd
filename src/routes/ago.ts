/** How long ago something was, in days: closer than that nobody needs of a backup. */
import { whenText } from '$lib/ui/when';

const DAY = 86_400_000;

/**
 * `today`, `yesterday`, `3 days ago` of a UTC ISO 8601 text, by 24 hours and not by midnights. A moment
 * still to come, as after a clock was set back, is named as it stands.
 */
export function agoText(iso: string, now: number): string {
	const passed = now - Date.parse(iso);
	if (!(passed > -DAY)) return whenText(iso);
	const days = Math.floor(Math.max(0, passed) / DAY);
	if (days === 0) return 'today';
	return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** `Last backup 3 days ago`, `No backup yet`. */
export function backupText(lastBackup: string | null, now: number): string {
	return lastBackup === null ? 'No backup yet' : `Last backup ${agoText(lastBackup, now)}`;
}
