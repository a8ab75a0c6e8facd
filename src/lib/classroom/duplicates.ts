/**
 * Hand-ins that must not be counted, though each may verify by itself: the same file or log twice, and
 * one attempt with two endings. What comes out does not depend on the order of the files.
 */
import { isSameKey, shortPrint } from './keys';
import type { Submission } from './model';

export interface Aside {
	readonly submission: Submission;
	/** One sentence for the instructor. */
	readonly why: string;
}

/** Something worth a look that takes no points; never an accusation. */
export interface ClassNote {
	/** Ids of the submissions it is about, sorted. */
	readonly ids: readonly string[];
	readonly text: string;
}

export interface Sorted {
	/** What may be counted, by learner, then by when it was handed in. */
	readonly kept: readonly Submission[];
	readonly aside: readonly Aside[];
	readonly notes: readonly ClassNote[];
}

/** Sorts submissions into what may be counted and what is set aside, with notes. */
export function setAside(submissions: readonly Submission[]): Sorted {
	const aside: Aside[] = [];
	const notes: ClassNote[] = [];
	const sound: Submission[] = [];
	for (const submission of submissions.toSorted(byMerit)) {
		const isSound = submission.verdict === 'holds' || submission.verdict === 'noted';
		if (isSound && submission.header) sound.push(submission);
		else aside.push({ submission, why: submission.words });
	}
	const single: Submission[] = [];
	for (const copies of groups(sound, ({ header }) => `${header?.attempt} ${header?.head}`)) {
		const [kept, ...more] = copies;
		if (!kept) continue;
		single.push(kept);
		for (const submission of more) aside.push({ submission, why: copyText(submission, kept) });
		if (more.some((copy) => !isSameSigner(copy, kept)))
			notes.push({
				ids: idsOf(copies),
				text: `The same log was handed in under ${printsOf(copies)}: ask whose it is. ${kept.file} is the one that counts.`
			});
	}
	const kept: Submission[] = [];
	for (const endings of groups(single, ({ header }) => header?.attempt ?? '')) {
		if (endings.length === 1) kept.push(...endings);
		else
			for (const submission of endings)
				aside.push({ submission, why: forkText(submission, endings) });
	}
	notes.push(...twoKeys(kept), ...sameWork(kept));
	return {
		kept: kept.toSorted(byLearner),
		aside: aside.toSorted(
			(a, b) => compare(a.submission.file, b.submission.file) || byMerit(a.submission, b.submission)
		),
		notes: notes.toSorted((a, b) => compare(a.text, b.text) || compare(a.ids.join(), b.ids.join()))
	};
}

/** Which of several copies is kept: the better verdict, then the one that came first. */
function byMerit(a: Submission, b: Submission): number {
	return (
		Number(b.verdict === 'holds') - Number(a.verdict === 'holds') ||
		b.credits.length - a.credits.length ||
		compare(a.receivedAt, b.receivedAt) ||
		compare(a.header?.created ?? '', b.header?.created ?? '') ||
		compare(a.id, b.id) ||
		compare(a.file, b.file)
	);
}

function byLearner(a: Submission, b: Submission): number {
	return (
		compare(a.header?.learner ?? '', b.header?.learner ?? '') ||
		compare(a.handedInAt, b.handedInAt) ||
		compare(a.id, b.id)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Groups in the order of their first members. */
function groups(
	submissions: readonly Submission[],
	nameOf: (submission: Submission) => string
): Submission[][] {
	const found = new Map<string, Submission[]>();
	for (const submission of submissions) {
		const name = nameOf(submission);
		const group = found.get(name);
		if (group) group.push(submission);
		else found.set(name, [submission]);
	}
	return [...found.values()];
}

function copyText(copy: Submission, kept: Submission): string {
	const what = copy.id === kept.id ? 'It is the same file as' : 'It holds the same log as';
	return `${what} ${kept.file}, which is counted: ${meritText(copy, kept)}.`;
}

function meritText(copy: Submission, kept: Submission): string {
	if (kept.verdict !== copy.verdict) return 'there nothing is left to note';
	if (kept.credits.length > copy.credits.length) return 'that one has credits';
	if (kept.receivedAt !== copy.receivedAt) return 'that one came first';
	if (kept.header?.created !== copy.header?.created) return 'that one says it was made first';
	return 'one of them is enough';
}

function forkText(one: Submission, endings: readonly Submission[]): string {
	const others = endings.filter(({ id }) => id !== one.id).map(({ file }) => file);
	return `One attempt was handed in with different endings (see ${others.toSorted().join(', ')}), so none of them is counted. Ask the learner which is theirs and for a fresh hand-in.`;
}

function isSameSigner(a: Submission, b: Submission): boolean {
	return a.header !== null && b.header !== null && isSameKey(a.header.key, b.header.key);
}

function idsOf(submissions: readonly Submission[]): string[] {
	return submissions.map(({ id }) => id).toSorted();
}

function printsOf(submissions: readonly Submission[]): string {
	const prints = submissions.flatMap(({ header }) => (header ? [shortPrint(header.key)] : []));
	return `the keys ${[...new Set(prints)].toSorted().join(' and ')}`;
}

function namesOf(submissions: readonly Submission[]): string {
	const names = submissions.flatMap(({ header }) => (header ? [header.name] : []));
	return [...new Set(names)].toSorted().join(' and ');
}

function twoKeys(kept: readonly Submission[]): ClassNote[] {
	return groups(kept, ({ header }) => header?.learner ?? '').flatMap((works) => {
		const keys = new Set(works.map(({ header }) => header?.key.x));
		if (keys.size < 2) return [];
		const text = `${namesOf(works)} handed in under ${printsOf(works)}: two browsers with one backup, or two people.`;
		return [{ ids: idsOf(works), text }];
	});
}

function sameWork(kept: readonly Submission[]): ClassNote[] {
	const traced = kept.filter(({ trace }) => trace !== null);
	return groups(traced, ({ trace, header }) => `${header?.scenario} ${trace}`).flatMap((works) => {
		const learners = new Set(works.map(({ header }) => header?.learner));
		if (learners.size < 2) return [];
		const text = `${namesOf(works)} took the same steps at the same moments, to the millisecond: that is hardly chance, so ask both.`;
		return [{ ids: idsOf(works), text }];
	});
}
