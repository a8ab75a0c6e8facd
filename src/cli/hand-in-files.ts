/** Hand-ins and assignments on disk, found by the end of their names. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
	ASSIGNMENT,
	ASSIGNMENT_SUFFIX,
	assignmentText,
	readAssignment
} from '$lib/classroom/assignment';
import { HAND_IN_SUFFIX, MAX_HAND_IN } from '$lib/classroom/hand-in';
import type { Assignment } from '$lib/classroom/model';
import { InputFault } from '$lib/parse/json';

export interface FoundFiles {
	/** Folder the files are named from; empty when a single file was asked for. */
	readonly root: string;
	readonly handIns: readonly string[];
	readonly assignments: readonly string[];
	/** Neither, by their names. */
	readonly others: readonly string[];
	/** Folders that could not be looked into. */
	readonly closed: readonly string[];
}

/**
 * Everything under a folder, sorted; a single file is a hand-in whatever its name. Throws InputFault
 * when there is nothing at the path.
 */
export async function findFiles(path: string): Promise<FoundFiles> {
	const found = await stat(path).catch(() => null);
	if (!found) throw new InputFault(path, '', 'there is no such file or folder');
	if (!found.isDirectory())
		return { root: '', handIns: [path], assignments: [], others: [], closed: [] };
	const files: string[] = [];
	const closed: string[] = [];
	await walk(path, files, closed);
	files.sort();
	const isHandIn = (file: string) => file.endsWith(HAND_IN_SUFFIX);
	const isAssignment = (file: string) => file.endsWith(ASSIGNMENT_SUFFIX);
	return {
		root: path,
		handIns: files.filter(isHandIn),
		assignments: files.filter(isAssignment),
		others: files.filter((file) => !isHandIn(file) && !isAssignment(file)),
		closed: closed.sort()
	};
}

/** Collects what is under a folder; one that cannot be opened is named and the rest still found. */
async function walk(folder: string, files: string[], closed: string[]): Promise<void> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
	if (!entries) closed.push(folder);
	for (const entry of entries ?? []) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) await walk(path, files, closed);
		else files.push(path);
	}
}

/** The name a file is reported by: relative to the folder that was asked for. */
export function nameIn(root: string, file: string): string {
	return root ? relative(root, file).replaceAll('\\', '/') : file;
}

/** A file's bytes, or why there are none; one larger than a hand-in can be is not read. */
export async function handInBytes(file: string): Promise<Uint8Array | string> {
	try {
		const found = await stat(file);
		if (!found.isFile()) return 'not a file';
		return found.size > MAX_HAND_IN ? 'too large to be a hand-in' : await readFile(file);
	} catch (fault) {
		return `it could not be read (${codeOf(fault)})`;
	}
}

/** `EACCES` and the like. What is not the disk's fault is thrown on. */
function codeOf(fault: unknown): string {
	if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string')
		return fault.code;
	throw fault;
}

/** Throws InputFault when the file cannot be read or its signature does not hold. */
export async function assignmentAt(file: string, name: string): Promise<Assignment> {
	const found = await stat(file).catch(() => null);
	if (!found?.isFile()) throw new InputFault(name, '', 'there is no such file');
	if (found.size > ASSIGNMENT.maxBytes)
		throw new InputFault(name, '', 'too large to be an assignment');
	const bytes = await readFile(file).catch((fault: unknown) => {
		throw new InputFault(name, '', `it could not be read (${codeOf(fault)})`);
	});
	return readAssignment(assignmentText(bytes, name), name);
}
