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
}

/**
 * Everything under a folder, sorted; a single file is a hand-in whatever its name. Throws InputFault
 * when there is nothing at the path.
 */
export async function findFiles(path: string): Promise<FoundFiles> {
	const found = await stat(path).catch(() => null);
	if (!found) throw new InputFault(path, '', 'there is no such file or folder');
	if (!found.isDirectory()) return { root: '', handIns: [path], assignments: [] };
	const files = (await readdir(path, { withFileTypes: true, recursive: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return {
		root: path,
		handIns: files.filter((file) => file.endsWith(HAND_IN_SUFFIX)),
		assignments: files.filter((file) => file.endsWith(ASSIGNMENT_SUFFIX))
	};
}

/** The name a file is reported by: relative to the folder that was asked for. */
export function nameIn(root: string, file: string): string {
	return root ? relative(root, file).replaceAll('\\', '/') : file;
}

/** A file's bytes; null when it is larger than a hand-in can be, which is judged before reading. */
export async function handInBytes(file: string): Promise<Uint8Array | null> {
	return (await stat(file)).size > MAX_HAND_IN ? null : readFile(file);
}

/** Throws InputFault when the file cannot be read or its signature does not hold. */
export async function assignmentAt(file: string, name: string): Promise<Assignment> {
	const found = await stat(file).catch(() => null);
	if (!found?.isFile()) throw new InputFault(name, '', 'there is no such file');
	if (found.size > ASSIGNMENT.maxBytes)
		throw new InputFault(name, '', 'too large to be an assignment');
	return readAssignment(assignmentText(await readFile(file), name), name);
}
