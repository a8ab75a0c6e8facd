/**
 * `verify <file or folder>`: hand-ins looked at from their first byte to their score. A folder's own
 * assignment files are what its hand-ins are held against; `--assignment` adds more.
 */
import { setAside, type Sorted } from '$lib/classroom/duplicates';
import { shortPrint } from '$lib/classroom/keys';
import type { Assignment, Checked, Submission, Verified } from '$lib/classroom/model';
import { PROOF, unreadable, verifyHandIn, type VerifySources } from '$lib/classroom/verify';
import { InputFault } from '$lib/parse/json';
import type { FolderTexts } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder } from './disk';
import { assignmentAt, findFiles, handInBytes, nameIn, type FoundFiles } from './hand-in-files';
import type { Command, Io } from './io';

const USAGE = 'usage: verify <file or folder> [--assignment <file>]...';

export const runVerify: Command = async (args, io) => {
	const wanted = readArgs(args);
	if (!wanted) {
		io.err(USAGE);
		return 2;
	}
	const found = await findFiles(wanted.path);
	const { assignments, isAllRead } = await readAssignments(found, wanted.assignments, io);
	const sources: VerifySources = { assignments, folderOf: folders(), workflows: WORKFLOWS };
	const all: Verified[] = [];
	for (const file of found.handIns) {
		const name = nameIn(found.root, file);
		const bytes = await handInBytes(file);
		const { verified } = bytes
			? await verifyHandIn(bytes, name, sources)
			: unreadable(name, '', 'too large to be a hand-in');
		all.push(verified);
		if (io.json) io.out(JSON.stringify(lineOf(verified)));
		else for (const line of textOf(verified)) io.out(line);
	}
	if (all.length === 0) throw new InputFault(wanted.path, '', 'there is no hand-in in this folder');
	if (!io.json) for (const line of summaryOf(all)) io.out(line);
	const isSound = all.every(({ verdict }) => verdict === 'holds' || verdict === 'noted');
	return isSound && isAllRead ? 0 : 1;
};

function readArgs(args: readonly string[]): { path: string; assignments: string[] } | undefined {
	const paths: string[] = [];
	const assignments: string[] = [];
	for (let index = 0; index < args.length; index += 1) {
		const arg = args[index] ?? '';
		if (arg !== '--assignment') {
			if (arg.startsWith('--')) return undefined;
			paths.push(arg);
			continue;
		}
		index += 1;
		const file = args[index];
		if (file === undefined) return undefined;
		assignments.push(file);
	}
	const [path, ...more] = paths;
	return path === undefined || more.length > 0 ? undefined : { path, assignments };
}

/** A bad assignment file is named, and its hand-ins are then held against nothing. */
async function readAssignments(
	{ root, assignments: inFolder }: FoundFiles,
	added: readonly string[],
	io: Io
): Promise<{ assignments: ReadonlyMap<string, Assignment>; isAllRead: boolean }> {
	const assignments = new Map<string, Assignment>();
	let isAllRead = true;
	const names = [
		...inFolder.map((file) => [file, nameIn(root, file)] as const),
		...added.map((file) => [file, file] as const)
	];
	for (const [file, name] of names) {
		try {
			const assignment = await assignmentAt(file, name);
			const known = assignments.get(assignment.id);
			if (known && known.nonce !== assignment.nonce)
				throw new InputFault(name, 'id', `another assignment here has the id ${known.id} too`);
			assignments.set(assignment.id, assignment);
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			io.err(fault.message);
			isAllRead = false;
		}
	}
	return { assignments, isAllRead };
}

/** Reads each scenario folder once; nothing for one that is not here. */
function folders(): VerifySources['folderOf'] {
	const read = new Map<string, Promise<FolderTexts | undefined>>();
	return ({ scenario }) => {
		const known = read.get(scenario);
		if (known) return known;
		const texts = readFolder(scenario).catch((fault: unknown) => {
			if (fault instanceof InputFault) return undefined;
			throw fault;
		});
		read.set(scenario, texts);
		return texts;
	};
}

/** The contract of the command's JSON; see the table of entry points. */
function lineOf(verified: Verified) {
	const { file, header, signature, chain, bindings, scenario, score } = verified;
	const { claimed, recomputed, verdict, words, isLate, id } = verified;
	return {
		file,
		signature,
		chain,
		bindings,
		scenario,
		score,
		claimed,
		recomputed,
		verdict,
		words,
		isLate,
		id,
		learner: header && {
			name: header.name,
			pseudonym: header.learner,
			key: shortPrint(header.key)
		},
		task: header && { scenario: header.scenario, variant: header.variant, mode: header.mode },
		assignment: header?.assignment?.id ?? null,
		attempt: header?.attempt ?? null,
		head: header?.head ?? null
	};
}

const MARKS: Readonly<Record<Checked['state'], string>> = {
	holds: 'ok  ',
	fails: 'FAIL',
	unknown: '?   '
};

function textOf(verified: Verified): string[] {
	const { file, header, verdict, words } = verified;
	const who = header ? ` (${header.name}, ${header.scenario})` : '';
	const checks = ['signature', 'chain', 'bindings', 'scenario', 'score'] as const;
	return [
		`${file}${who}: ${verdict}`,
		...(header
			? checks.map((name) => `  ${MARKS[verified[name].state]} ${name}: ${verified[name].text}`)
			: []),
		`  ${words}`
	];
}

function summaryOf(all: readonly Verified[]): string[] {
	const sorted: Sorted = setAside(all.map(submissionOf));
	const isCopy = ({ verdict }: Submission) => verdict === 'holds' || verdict === 'noted';
	const counts = (['holds', 'noted', 'fails', 'unreadable'] as const).map(
		(verdict) => `${all.filter((one) => one.verdict === verdict).length} ${verdict}`
	);
	return [
		'',
		`${all.length} hand-ins: ${counts.join(', ')}; ${sorted.kept.length} to be counted.`,
		...sorted.aside
			.filter(({ submission }) => isCopy(submission))
			.map(({ submission, why }) => `  ${submission.file}: ${why}`),
		...sorted.notes.map(({ text }) => `  Note: ${text}`),
		`It cannot be shown: ${PROOF.cannotShow.join(' ')}`
	];
}

function submissionOf(verified: Verified): Submission {
	const assignment = verified.header?.assignment?.id ?? null;
	return { ...verified, assignment, receivedAt: '', credits: [] };
}
