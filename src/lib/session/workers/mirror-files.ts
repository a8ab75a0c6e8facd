/**
 * The second copy of running attempts: one NDJSON file each in the browser's private file system,
 * which survived every damage to the database that was tried. Only a worker can hold these files
 * open for writing; from a page an unclosed write is lost.
 */
import type {
	Checkpoint,
	MirrorAnswer,
	MirrorMessage,
	MirrorReply,
	MirrorRequest
} from './mirror-protocol';

/** Lines after which a copy is flushed even if nobody asks. Unflushed lines outlive a killed tab. */
const FLUSH_EVERY = 64;
/** How often a file held by a tab that is just closing is asked for again, and how long between. */
const TRIES = 10;
const PAUSE_MS = 100;
const SUFFIX = '.ndjson';
const NEWLINE = 0x0a;

/** What is used of the browser's private file system, so that tests can stand in for it. */
export type CopyHandle = Pick<
	FileSystemSyncAccessHandle,
	'read' | 'write' | 'truncate' | 'getSize' | 'flush' | 'close'
>;
export interface CopyFile {
	createSyncAccessHandle(): Promise<CopyHandle>;
	getFile(): Promise<Pick<File, 'text'>>;
}
export interface CopyFolder {
	getFileHandle(name: string, options?: { create?: boolean }): Promise<CopyFile>;
	removeEntry(name: string): Promise<void>;
	keys(): AsyncIterable<string>;
}

interface OpenCopy {
	readonly handle: CopyHandle;
	bytes: number;
	lines: number;
	unflushed: number;
}

export interface MirrorSetup {
	/** The folder of the copies; asked for once, at the first request. */
	readonly folder: () => Promise<CopyFolder>;
	/** Waits some milliseconds. */
	readonly wait: (ms: number) => Promise<void>;
}

export class MirrorFiles {
	readonly #setup: MirrorSetup;
	readonly #open = new Map<string, OpenCopy>();
	#folder: Promise<CopyFolder> | undefined;

	constructor(setup: MirrorSetup) {
		this.#setup = setup;
	}

	/** Carries out one request. Requests must not overlap: the next waits for this one. */
	async answer(request: MirrorRequest): Promise<MirrorAnswer> {
		switch (request.do) {
			case 'append':
				await this.#append(request.attempt, request.seq, request.line);
				return { of: 'done' };
			case 'align':
				return { of: 'checkpoint', ...(await this.#align(request.attempt, request.lines)) };
			case 'checkpoint': {
				const copy = await this.#copy(request.attempt);
				return { of: 'checkpoint', ...flush(copy) };
			}
			case 'flush':
				for (const copy of this.#open.values()) flush(copy);
				return { of: 'done' };
			case 'read':
				return { of: 'text', text: await this.#read(request.attempt) };
			case 'list':
				return { of: 'list', attempts: await this.#list() };
			case 'release':
				this.#release(request.attempt);
				return { of: 'done' };
			case 'remove':
				await this.#remove(request.attempt);
				return { of: 'done' };
		}
	}

	async #append(attempt: string, seq: number, line: string): Promise<void> {
		const copy = await this.#copy(attempt);
		if (seq !== copy.lines)
			throw new Error(`it holds ${copy.lines} steps and was given step ${seq + 1}`);
		write(copy, line, 1);
		if (copy.unflushed >= FLUSH_EVERY) flush(copy);
	}

	async #align(attempt: string, lines: string): Promise<Checkpoint> {
		const copy = await this.#copy(attempt);
		const stored = readWhole(copy);
		// What the copy has beyond this log is never thrown away: it may be what recovery needs.
		if (!stored.startsWith(lines)) {
			const kept = commonLines(stored, lines);
			if (kept.length < stored.length) {
				copy.handle.truncate(byteLength(kept));
				copy.bytes = byteLength(kept);
				copy.lines = countLines(kept);
			}
			const rest = lines.slice(kept.length);
			write(copy, rest, countLines(rest));
		}
		return flush(copy);
	}

	async #read(attempt: string): Promise<string | null> {
		const open = this.#open.get(attempt);
		if (open) return readWhole(open);
		try {
			const file = await (await this.#root()).getFileHandle(fileName(attempt));
			return await (await file.getFile()).text();
		} catch (error) {
			if (isNotFound(error)) return null;
			throw error;
		}
	}

	async #list(): Promise<string[]> {
		const attempts: string[] = [];
		for await (const name of (await this.#root()).keys())
			if (name.endsWith(SUFFIX)) attempts.push(decodeURIComponent(name.slice(0, -SUFFIX.length)));
		return attempts.sort();
	}

	#release(attempt: string): void {
		const copy = this.#open.get(attempt);
		if (!copy) return;
		this.#open.delete(attempt);
		try {
			copy.handle.flush();
		} finally {
			copy.handle.close();
		}
	}

	async #remove(attempt: string): Promise<void> {
		this.#release(attempt);
		try {
			await (await this.#root()).removeEntry(fileName(attempt));
		} catch (error) {
			if (!isNotFound(error)) throw error;
		}
	}

	#root(): Promise<CopyFolder> {
		return (this.#folder ??= this.#setup.folder());
	}

	/** The open copy of an attempt. What a torn write left after the last newline is cut off first. */
	async #copy(attempt: string): Promise<OpenCopy> {
		const known = this.#open.get(attempt);
		if (known) return known;
		const file = await (await this.#root()).getFileHandle(fileName(attempt), { create: true });
		const handle = await this.#hold(file);
		const bytes = new Uint8Array(handle.getSize());
		handle.read(bytes, { at: 0 });
		const end = bytes.lastIndexOf(NEWLINE) + 1;
		if (end < bytes.length) handle.truncate(end);
		let lines = 0;
		for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
		const copy = { handle, bytes: end, lines, unflushed: 0 };
		this.#open.set(attempt, copy);
		return copy;
	}

	async #hold(file: CopyFile): Promise<CopyHandle> {
		for (let tried = 1; ; tried += 1) {
			try {
				return await file.createSyncAccessHandle();
			} catch (error) {
				const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
				if (!isHeld) throw error;
				if (tried === TRIES) throw new Error('another tab holds the file', { cause: error });
				await this.#setup.wait(PAUSE_MS);
			}
		}
	}
}

/** Answers messages one after another through `reply`; a failed request never stops the next. */
export function serveMirror(
	files: MirrorFiles,
	reply: (reply: MirrorReply) => void
): (message: MirrorMessage) => void {
	let queue = Promise.resolve();
	return ({ id, request }) => {
		queue = queue.then(async () => {
			try {
				reply({ id, ok: true, answer: await files.answer(request) });
			} catch (error) {
				reply({ id, ok: false, reason: reasonOf(error) });
			}
		});
	};
}

export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'QuotaExceededError') return 'this browser has no room left';
	return error.message || error.name;
}

function write(copy: OpenCopy, text: string, lines: number): void {
	const bytes = new TextEncoder().encode(text);
	let written = 0;
	try {
		written = copy.handle.write(bytes, { at: copy.bytes });
	} finally {
		// A line that went in only partly would end the chain for every line after it.
		if (written < bytes.length) copy.handle.truncate(copy.bytes);
	}
	if (written < bytes.length) throw new DOMException('no room', 'QuotaExceededError');
	copy.bytes += written;
	copy.lines += lines;
	copy.unflushed += lines;
}

function flush(copy: OpenCopy): Checkpoint {
	copy.handle.flush();
	copy.unflushed = 0;
	return { lines: copy.lines, bytes: copy.bytes };
}

function readWhole(copy: OpenCopy): string {
	const bytes = new Uint8Array(copy.bytes);
	copy.handle.read(bytes, { at: 0 });
	return new TextDecoder().decode(bytes);
}

/** The whole lines that two texts begin with. */
function commonLines(first: string, second: string): string {
	let end = 0;
	for (let at = 0; at < first.length && first[at] === second[at]; at += 1)
		if (first[at] === '\n') end = at + 1;
	return first.slice(0, end);
}

function countLines(text: string): number {
	let lines = 0;
	for (const char of text) if (char === '\n') lines += 1;
	return lines;
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

function fileName(attempt: string): string {
	return `${encodeURIComponent(attempt)}${SUFFIX}`;
}

function isNotFound(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'NotFoundError';
}
