/** Words of the instructor's pages. */
import type { Counting, HandInVerdict } from '$lib/classroom/model';
import type { Tone } from '$lib/ui/Chip.svelte';
import Check from '@lucide/svelte/icons/check';
import FileX from '@lucide/svelte/icons/file-x';
import Info from '@lucide/svelte/icons/info';
import ShieldX from '@lucide/svelte/icons/shield-x';

export const COUNTING_WORDS: Readonly<Record<Counting, string>> = {
	first: 'the first attempt counts',
	best: 'the best attempt counts',
	last: 'the last attempt counts'
};

export const VERDICT_WORDS: Readonly<
	Record<HandInVerdict, { label: string; tone: Tone; icon: typeof Check }>
> = {
	holds: { label: 'holds', tone: 'good', icon: Check },
	noted: { label: 'holds, with a note', tone: 'warning', icon: Info },
	fails: { label: 'tampered with or not matching', tone: 'critical', icon: ShieldX },
	unreadable: { label: 'not a hand-in', tone: 'neutral', icon: FileX }
};

/** Whole per cent; 100 and 0 only when they are exact. */
export function percent(share: number): string {
	const rounded = Math.round(share * 100);
	if (rounded === 100 && share < 1) return '99 %';
	return rounded === 0 && share > 0 ? '1 %' : `${rounded} %`;
}

/** `.42` as statistics are printed; a dash where there is none. */
export function figure(value: number | null): string {
	return value === null ? '–' : value.toFixed(2);
}

/** Offers bytes or text to be kept as a file. */
export function download(
	name: string,
	content: string | Uint8Array<ArrayBuffer>,
	type: string
): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}

/** A title as a part of a file name. */
export function slugOf(title: string): string {
	return (
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '')
			.slice(0, 40) || 'class'
	);
}
