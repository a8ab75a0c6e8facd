/**
 * `verify <file or folder>`: hand-ins looked at from their first byte to their score. A folder's own
 * assignment files are what its hand-ins are held against; `--assignment` adds more. Anybody can sign an
 * assignment, so whose key it was is shown.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setAside, type Sorted } from '$lib/classroom/duplicates';
import { shortPrint } from '$lib/classroom/keys';
import type { Assignment, Checked, Submission, Verified } from '$lib/classroom/model';
import { PROOF, unreadable, verifyHandIn, type VerifySources } from '$lib/classroom/verify';
import { canonical } from '$lib/engine/canonical';
import { InputFault } from '$lib/parse/json';
import type { FolderTexts } from '$lib/scenario/read';
import { WORKFLOWS } from '$lib/workflows';
import { readFolder } from './disk';
import { assignmentAt, findFiles, handInBytes, nameIn, type FoundFiles } from './hand-in-files';
import type { Command, Io } from './io';

/** Names of other files that are listed in one line. */
const MOST_NAMES = 5;

const USAGE = 'usage: verify <file or folder> [--assignment <file>]...';

export const runVerify: Command = async (args, io) => {
	const wanted = readArgs(args);
	if (!wanted) {
		io.err(USAGE);
		return 2;
	}
	const found = await findFiles(wanted.path);
	sayOthers(found, io);
	const { known, isAllRead } = await readAssignments(found, wanted.assignments, io);
	const assignments = new Map([...known].map(([id, { assignment }]) => [id, assignment]));
	const sources: VerifySources = {
		assignments,
		folderOf: folders(),
		workflows: WORKFLOWS,
		build: await thisBuild()
	};
	if (!io.json) for (const line of assignmentsText(known)) io.out(line);
	const all: Verified[] = [];
	for (const file of found.handIns) {
		const name = nameIn(found.root, file);
		const bytes = await handInBytes(file);
		const { verified } =
			typeof bytes === 'string'
				? unreadable(name, '', bytes)
				: await verifyHandIn(bytes, name, sources);
		all.push(verified);
		if (io.json) io.out(JSON.stringify(lineOf(verified, assignments)));
		else for (const line of textOf(verified)) io.out(line);
	}
	if (all.length === 0) throw new InputFault(wanted.path, '', 'there is no hand-in in this folder');
	if (!io.json) for (const line of summaryOf(all)) io.out(line);
	const isSound = all.every(({ verdict }) => verdict === 'holds' || verdict === 'noted');
	return isSound && isAllRead && found.closed.length === 0 ? 0 : 1;
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

/** What every attempt names as its build, as the app is built with it. */
async function thisBuild(): Promise<string> {
	const text = await readFile(join(process.cwd(), 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

/** Names once what is passed over in a folder: a hand-in that was renamed would else be missed. */
function sayOthers({ root, others, closed }: FoundFiles, io: Io): void {
	for (const folder of closed)
		io.err(
			`${nameIn(root, folder) || root}: this folder could not be opened; the rest is verified`
		);
	if (others.length === 0) return;
	const names = others.slice(0, MOST_NAMES).map((file) => nameIn(root, file));
	const more = others.length - names.length;
	io.err(
		`Passed over, since their names end like no hand-in's: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
	);
}

interface GivenAssignment {
	readonly assignment: Assignment;
	/** The file it stands in. */
	readonly name: string;
}

/**
 * A bad assignment file is named, and its hand-ins are then held against nothing. So it is where two
 * files have one id and differ: which of them is the instructor's cannot be told here.
 */
async function readAssignments(
	{ root, assignments: inFolder }: FoundFiles,
	added: readonly string[],
	io: Io
): Promise<{ known: ReadonlyMap<string, GivenAssignment>; isAllRead: boolean }> {
	const given = new Map<string, GivenAssignment>();
	const disputed = new Set<string>();
	let isAllRead = true;
	const names = [
		...inFolder.map((file) => [file, nameIn(root, file)] as const),
		...added.map((file) => [file, file] as const)
	];
	for (const [file, name] of names) {
		try {
			const assignment = await assignmentAt(file, name);
			const known = given.get(assignment.id);
			if (known && canonical(known.assignment) !== canonical(assignment)) {
				disputed.add(assignment.id);
				throw new InputFault(name, 'id', disputeText(assignment, known));
			}
			if (!known) given.set(assignment.id, { assignment, name });
		} catch (fault) {
			if (!(fault instanceof InputFault)) throw fault;
			io.err(fault.message);
			isAllRead = false;
		}
	}
	const known = new Map([...given].filter(([id]) => !disputed.has(id)));
	return { known, isAllRead };
}

function disputeText({ id, key }: Assignment, { assignment, name }: GivenAssignment): string {
	const print = shortPrint(key);
	const other = shortPrint(assignment.key);
	const differs =
		print === other
			? `says something else under the same key (${print})`
			: `is signed with another key (${other}, this one with ${print})`;
	return `${name} has the id ${id} too and ${differs}, so hand-ins for it are held against neither; take away the one that is not yours`;
}

function assignmentsText(known: ReadonlyMap<string, GivenAssignment>): string[] {
	return [...known.values()].map(
		({ assignment: { title, key }, name }) =>
			`Held against "${title}", signed with the key ${shortPrint(key)} (${name})`
	);
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
function lineOf(verified: Verified, assignments: ReadonlyMap<string, Assignment>) {
	const { file, header, signature, chain, bindings, scenario, score } = verified;
	const { claimed, recomputed, verdict, words, isLate, id } = verified;
	const against = header?.assignment && assignments.get(header.assignment.id);
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
		heldAgainst: against ? { title: against.title, key: shortPrint(against.key) } : null,
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
