/**
 * One hand-in, looked at from its first byte to its score: signature, chain, bindings, scenario, and
 * the log replayed and judged again. Nothing in a file makes this throw; what is wrong with it becomes
 * a check in plain words. What was claimed is never believed, only compared; where key, workflows or
 * build differ, a difference is noted and fails nothing.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ATTEMPT } from '$lib/engine/attempt-actions';
import { checkChain, openingOf, readActions } from '$lib/engine/log';
import type { Entry, Opening, Workflow } from '$lib/engine/model';
import { MODES } from '$lib/engine/modes';
import { replay, runOf } from '$lib/engine/replay';
import { judge, type Report } from '$lib/engine/score';
import { MINUTE } from '$lib/engine/time';
import { InputFault } from '$lib/parse/json';
import type { FolderTexts, Scenario } from '$lib/scenario/read';
import { CLOCK_SLACK, checkBindings, minutesOf, timesOf } from './bindings';
import { folderContent, type FolderContent } from './folder-content';
import { openHandIn, unpackLog, type HandInParts } from './hand-in';
import { shortPrint } from './keys';
import type { Assignment, Checked, HandInHeader, HandInVerdict, Score, Verified } from './model';
import { traceOf } from './trace';

/** What signatures and replays show, and what they cannot; for pages that have room for it. */
export const PROOF = {
	shows: [
		'Nothing in the file was changed after it was signed.',
		'No step inside the log was dropped, added or moved afterwards.',
		'The score follows from the steps and the key: it is judged again here, not taken over.',
		'Files with the same key print were signed in the same browser.'
	],
	cannotShow: [
		'Who sat at the keyboard.',
		'That the steps were made by hand in an unchanged Preceptor and not by a script.',
		"How long it really took: times are what the learner's own device said.",
		'That it is the only attempt: others may have been made and not handed in.'
	]
} as const;

/** Ends the words of every file that holds. */
export const CANNOT_SHOW =
	'It cannot show who sat there, whether a script made the steps, how long it really took, or that it was the only try.';

export interface VerifySources {
	/** Assignments given here, by id. */
	readonly assignments: ReadonlyMap<string, Assignment>;
	/**
	 * The texts of a scenario folder with its `key.json`; nothing when it is not at hand. Hand back the
	 * same object for the same folder: it is then read once. What this throws is thrown on.
	 */
	folderOf(header: HandInHeader): Promise<FolderTexts | undefined>;
	readonly workflows: readonly Workflow[];
	/**
	 * The build of this Preceptor. Scoring changes between builds, so a claim by another one may honestly
	 * differ from what comes out here.
	 */
	readonly build: string;
}

export interface VerifiedHandIn {
	readonly verified: Verified;
	/** The log, fit to be replayed; null where it is not. */
	readonly entries: readonly Entry[] | null;
	readonly report: Report | null;
}

/** Verifies the bytes of a file. `file` is the name it is known by. */
export async function verifyHandIn(
	bytes: Uint8Array,
	file: string,
	sources: VerifySources
): Promise<VerifiedHandIn> {
	const id = bytesToHex(sha256(bytes));
	let parts: HandInParts;
	try {
		parts = await openHandIn(bytes, file);
	} catch (fault) {
		return unreadable(file, id, reasonOf(fault));
	}
	const { header } = parts;
	const signature = checkSignature(parts);
	const log = readLog(parts, file);
	const bindings = log.entries
		? checkBindings(header, log.entries, sources.assignments)
		: { checked: NOT_REACHED, isLate: false, notes: [] };
	const isSound = signature.state === 'holds' && log.checked.state === 'holds';
	const judged =
		isSound && log.entries
			? judgeLog(header, log.entries, await sources.folderOf(header), sources, file)
			: NOT_JUDGED;
	const last = log.entries?.at(-1);
	const times = timesOf(log.entries ?? []);
	const assignment = header.assignment && sources.assignments.get(header.assignment.id);
	const checks = {
		signature,
		chain: log.checked,
		bindings: bindings.checked,
		scenario: judged.scenario,
		score: judged.score
	};
	const notes = [...bindings.notes, ...judged.notes];
	const verdict = verdictOf(Object.values(checks), notes);
	const recomputed = judged.report && scoreOf(judged.report, assignment?.passShare ?? null);
	return {
		verified: {
			file,
			id,
			header,
			...checks,
			claimed: header.claimed,
			recomputed,
			items: judged.report ? itemsOf(judged.report) : [],
			worked: last?.worked ?? 0,
			startedAt: times.start,
			handedInAt: times.end,
			isLate: bindings.isLate,
			trace: log.entries && traceOf(log.entries),
			verdict,
			words: wordsOf(verdict, Object.values(checks), notes, recomputed)
		},
		entries: judged.entries,
		report: judged.report
	};
}

const NOT_REACHED: Checked = {
	state: 'unknown',
	text: 'Not looked at, because something before it does not hold.'
};

/** What a file comes to that is no hand-in, for files whose bytes are not even read too. */
export function unreadable(file: string, id: string, reason: string): VerifiedHandIn {
	const verified: Verified = {
		file,
		id,
		header: null,
		signature: { state: 'fails', text: sentence(reason) },
		chain: NOT_REACHED,
		bindings: NOT_REACHED,
		scenario: NOT_REACHED,
		score: NOT_REACHED,
		claimed: null,
		recomputed: null,
		items: [],
		worked: 0,
		startedAt: '',
		handedInAt: '',
		isLate: false,
		trace: null,
		verdict: 'unreadable',
		words: `${sentence(reason)} It was set aside; nothing in it was used.`
	};
	return { verified, entries: null, report: null };
}

function checkSignature({ header, isSigned, isPinned }: HandInParts): Checked {
	if (!isSigned)
		return {
			state: 'fails',
			text: 'The header was changed after it was signed, or signed with another key than it names.'
		};
	if (!isPinned)
		return {
			state: 'fails',
			text: 'The header holds, but the log behind it is not the one that was signed.'
		};
	return { state: 'holds', text: `Signed with the key ${shortPrint(header.key)}.` };
}

interface ReadLog {
	readonly checked: Checked;
	/** Null where it cannot be read or has no proper opening. */
	readonly entries: readonly Entry[] | null;
}

function readLog({ header, log }: HandInParts, file: string): ReadLog {
	const fails = (text: string, entries: readonly Entry[] | null): ReadLog => ({
		checked: { state: 'fails', text },
		entries
	});
	let entries: readonly Entry[];
	try {
		entries = unpackLog(log, file);
		openingOf(entries);
	} catch (fault) {
		return fails(`The log cannot be read: ${reasonOf(fault)}.`, null);
	}
	const chain = checkChain(entries);
	if (!chain.ok) return fails(`The chain of the log is broken: ${chain.reason}.`, entries);
	if (entries.length !== header.count)
		return fails(
			`The log has ${entries.length} steps, and the header says ${header.count}.`,
			entries
		);
	const last = entries.at(-1);
	if (last?.hash !== header.head)
		return fails('The log does not end with the step the header names.', entries);
	if (last.workflow !== ATTEMPT || last.type !== 'attempt.hand-in' || !last.ok)
		return fails('The log ends before the attempt was handed in.', entries);
	const text = `${entries.length} steps in one unbroken chain, from the opening to the hand-in.`;
	return { checked: { state: 'holds', text }, entries };
}

interface Judged {
	readonly scenario: Checked;
	readonly score: Checked;
	readonly notes: readonly string[];
	readonly entries: readonly Entry[] | null;
	readonly report: Report | null;
}

const NOT_JUDGED: Judged = {
	scenario: NOT_REACHED,
	score: NOT_REACHED,
	notes: [],
	entries: null,
	report: null
};

function judgeLog(
	header: HandInHeader,
	stored: readonly Entry[],
	texts: FolderTexts | undefined,
	{ assignments, workflows, build }: VerifySources,
	file: string
): Judged {
	const opened = openContent(header, texts, workflows);
	if (!('content' in opened)) return opened;
	const { content } = opened;
	const opening = openingOf(stored);
	const fault = openingFault(opening, content.scenario);
	if (fault) return unjudged('fails', fault);
	const isOlder = isFromOlderWorkflows(stored, workflows);
	if (isOlder === null)
		return unjudged('unknown', 'A newer Preceptor made this log; update this one to judge it.');
	try {
		const entries = readActions(stored, workflows, file);
		const replayed = replay(content.scenario, entries, workflows);
		const report = judge(runOf(replayed, entries), content.key.key, workflows, replayed.drift);
		const isSameKey = header.keyHash === null || header.keyHash === content.key.keyHash;
		const score = compareScore(header, report, isSameKey && !isOlder && header.build === build);
		const drifted = report.drift.length;
		const assignment = header.assignment && assignments.get(header.assignment.id);
		return {
			scenario: {
				state: 'holds',
				text: `${content.scenario.title}, version ${content.scenario.version}, is here as it was worked on.`
			},
			score,
			notes: [
				...(drifted > 0
					? [
							`${drifted} of its steps come out otherwise here than its log says; what comes out here counts.`
						]
					: []),
				...(isSameKey ? [] : ["It is judged by another key than the learner's browser held."]),
				...(score.state === 'unknown' ? [score.text] : []),
				...(assignment ? examNotes(opening, stored, content.scenario, assignment) : [])
			],
			entries,
			report
		};
	} catch (fault) {
		const isFile = fault instanceof InputFault;
		return unjudged(
			isFile ? 'fails' : 'unknown',
			isFile
				? `The log cannot be replayed: ${fault.path}: ${fault.reason}.`
				: `The log could not be judged here (${reasonOf(fault)}).`
		);
	}
}

function unjudged(state: 'fails' | 'unknown', text: string): Judged {
	return {
		...NOT_JUDGED,
		scenario: { state, text },
		score: { state: 'unknown', text: 'It was not judged again here.' },
		notes: state === 'unknown' ? [text] : []
	};
}

function openContent(
	header: HandInHeader,
	texts: FolderTexts | undefined,
	workflows: readonly Workflow[]
): { content: FolderContent } | Judged {
	const { scenario: id, scenarioVersion: version, variant } = header;
	if (!texts)
		return unjudged('unknown', `This Preceptor does not have ${id}, so it was not judged.`);
	let content: FolderContent;
	try {
		content = folderContent(id, texts, variant, workflows);
	} catch (fault) {
		return unjudged('unknown', `${id} cannot be read here (${reasonOf(fault)}).`);
	}
	if (content.scenario.contentHash === header.contentHash) return { content };
	return content.scenario.version === version
		? unjudged(
				'fails',
				`It was worked on a changed copy of ${id}: the version is ${version} as here, and the content is not.`
			)
		: unjudged(
				'unknown',
				`It was worked on version ${version} of ${id} and this Preceptor has version ${content.scenario.version}, so it was not judged.`
			);
}

/** What the opening says of the scenario other than the scenario itself; nothing where they agree. */
function openingFault(opening: Opening, scenario: Scenario): string | undefined {
	const named = Object.keys(opening.workflows).toSorted().join(', ');
	const real = [...new Set(scenario.workflows)].toSorted().join(', ');
	const pairs: readonly (readonly [string, unknown, unknown])[] = [
		['version', opening.version, scenario.version],
		['role', opening.role, scenario.role],
		['workflows', named, real]
	];
	const differs = pairs.find(([, logged, here]) => logged !== here);
	if (!differs) return undefined;
	const [name, logged, here] = differs;
	return `Its log does not open ${scenario.id} as it is: the ${name} it names (${String(logged)}) should be ${String(here)}.`;
}

/** Whether an exam took longer than it gives, by the device's own times: a note, since they are claims. */
function examNotes(
	{ mode }: Opening,
	entries: readonly Entry[],
	{ minutes }: Scenario,
	{ timeFactor }: Assignment
): string[] {
	if (!MODES[mode].isTimed) return [];
	const { start, end } = timesOf(entries);
	const given = minutes * timeFactor * MINUTE;
	const taken = Math.max(entries.at(-1)?.worked ?? 0, Date.parse(end) - Date.parse(start));
	if (taken <= given + CLOCK_SLACK) return [];
	return [
		`The exam gives ${minutesOf(given)} minutes, and it took ${minutesOf(taken)} as the learner's device says.`
	];
}

/** Whether older workflows made a log; null when newer or unknown ones did. */
function isFromOlderWorkflows(
	entries: readonly Entry[],
	workflows: readonly Workflow[]
): boolean | null {
	let isOlder = false;
	for (const [name, version] of Object.entries(openingOf(entries).workflows)) {
		const known = workflows.find((workflow) => workflow.name === name);
		if (!known || version > known.version) return null;
		if (version < known.version) isOlder = true;
	}
	return isOlder;
}

function compareScore({ claimed }: HandInHeader, report: Report, isSameCode: boolean): Checked {
	const here = `${report.earned} of ${report.possible} points`;
	if (!claimed)
		return { state: 'holds', text: `Judged here: ${here}. The learner's browser gave no mark.` };
	if (claimed.earned === report.earned && claimed.possible === report.possible)
		return { state: 'holds', text: `Judged again here: ${here}, as claimed.` };
	const text = `It claims ${claimed.earned} of ${claimed.possible} points; judged again here it is ${here}`;
	return isSameCode
		? { state: 'fails', text: `${text}.` }
		: {
				state: 'unknown',
				text: `${text}. Key or program changed since, so the difference may be honest.`
			};
}

function scoreOf({ earned, possible, pass, against }: Report, asked: number | null): Score {
	if (asked === null) return { earned, possible, isPass: pass.isPass, passShare: pass.share };
	// Compared in points, as the report does: 2.4 of 3 divides to a hair under 0.8.
	const isReached = Math.round((earned - asked * possible) * 1000) >= 0;
	const isPass = possible > 0 && isReached && against.length === 0;
	return { earned, possible, isPass, passShare: asked };
}

function itemsOf({ findings }: Report): Verified['items'] {
	return findings.map(
		({ rule, workflow, competency, title, earned, possible, verdict, isCritical }) => ({
			rule,
			workflow,
			competency,
			title,
			earned,
			possible,
			verdict,
			isCritical
		})
	);
}

function verdictOf(checks: readonly Checked[], notes: readonly string[]): HandInVerdict {
	if (checks.some(({ state }) => state === 'fails')) return 'fails';
	const isSure = notes.length === 0 && checks.every(({ state }) => state === 'holds');
	return isSure ? 'holds' : 'noted';
}

function wordsOf(
	verdict: HandInVerdict,
	checks: readonly Checked[],
	notes: readonly string[],
	recomputed: Score | null
): string {
	const failed = checks.filter(({ state }) => state === 'fails').map(({ text }) => text);
	if (verdict === 'fails') return `${failed.join(' ')} It was set aside and counts for nothing.`;
	const points = recomputed ? `, ${recomputed.earned} of ${recomputed.possible} points` : '';
	const begin =
		verdict === 'holds'
			? `Unchanged since it was signed, and judged again here${points}.`
			: `Unchanged since it was signed${points}. ${notes.join(' ')}`;
	return `${begin} ${CANNOT_SHOW}`;
}

function reasonOf(fault: unknown): string {
	if (fault instanceof InputFault)
		return fault.path.startsWith('(') ? fault.reason : `${fault.path}: ${fault.reason}`;
	return fault instanceof Error ? fault.message : String(fault);
}

function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
