/**
 * The page's side of the second copy. Nothing here ever throws into the work of the learner: what
 * fails turns the state to "no second copy", which settings and the save indicator show.
 */
import { fromTornLines, toLines } from '$lib/engine/log';
import type { Entry } from '$lib/engine/model';
import { makeWorker } from './make-worker';
import { reasonOf } from './mirror-files';
import type {
	Checkpoint,
	MirrorAnswer,
	MirrorMessage,
	MirrorReply,
	MirrorRequest
} from './mirror-protocol';
import workerAddress from './mirror.worker?worker&url';

export type MirrorState =
	| { readonly kind: 'ok' }
	/** `text` is a phrase for the screen: "no second copy: <reason>". */
	| { readonly kind: 'none'; readonly reason: string; readonly text: string };

/** The way to whatever holds the files. */
export interface MirrorPort {
	send(message: MirrorMessage): void;
	/** `onReply` gets every reply; `onEnd` is called when there will be no more, with the reason. */
	listen(onReply: (reply: MirrorReply) => void, onEnd: (reason: string) => void): void;
	close(): void;
}

export interface Mirror {
	readonly state: MirrorState;
	/** Calls `listener` whenever the state changes; returns a way to stop. */
	onState(listener: (state: MirrorState) => void): () => void;
	/**
	 * Brings the copy up to this log when an attempt is opened, and after a failure; the first append
	 * must follow it. A copy that already holds more of the same log is left alone.
	 */
	align(id: string, entries: readonly Entry[]): Promise<void>;
	/** Adds an entry that the database has acknowledged. Need not be awaited. */
	append(id: string, entry: Entry): Promise<void>;
	/** Flushes a copy and says how far it goes on the disk; null when that failed. */
	checkpoint(id: string): Promise<Checkpoint | null>;
	/** Flushes every copy; happens by itself when the page is hidden. */
	flush(): Promise<void>;
	/** What the copy holds up to a torn last line; empty when there is none. */
	read(id: string): Promise<Entry[]>;
	/** Ids of the attempts that have a copy. */
	list(): Promise<readonly string[]>;
	/** Closes a copy when its attempt is left or taken over, so another tab can write it. */
	release(id: string): Promise<void>;
	remove(id: string): Promise<void>;
	close(): void;
}

/** Opens the second copy. Where the browser has no private file system, the state says so. */
export function openMirror(port: MirrorPort | string = browserPort()): Mirror {
	const listeners = new Set<(state: MirrorState) => void>();
	const waiting = new Map<number, (reply: MirrorReply) => void>();
	let state: MirrorState = { kind: 'ok' };
	let ended: string | null = null;
	let lastId = 0;

	const setState = (next: MirrorState) => {
		if (next.kind === state.kind && (next.kind === 'ok' || state.kind === 'ok')) return;
		state = next;
		for (const listener of listeners) listener(state);
	};
	const lose = (reason: string) =>
		setState({ kind: 'none', reason, text: `no second copy: ${reason}` });
	const end = (reason: string) => {
		ended ??= reason;
		for (const [id, answer] of waiting) answer({ id, ok: false, reason });
		waiting.clear();
		lose(reason);
	};
	/** Null when it failed; the state then says why. */
	const ask = async (request: MirrorRequest): Promise<MirrorAnswer | null> => {
		if (typeof port === 'string' || ended !== null) return null;
		const id = (lastId += 1);
		const reply = await new Promise<MirrorReply>((resolve) => {
			waiting.set(id, resolve);
			port.send({ id, request });
		});
		if (reply.ok) return reply.answer;
		lose(reply.reason);
		return null;
	};

	if (typeof port === 'string') end(port);
	else {
		port.listen((reply) => {
			waiting.get(reply.id)?.(reply);
			waiting.delete(reply.id);
		}, end);
	}
	const stopWatching = onHide(() => void ask({ do: 'flush' }));

	return {
		get state() {
			return state;
		},
		onState(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async align(id, entries) {
			const answer = await ask({ do: 'align', attempt: id, lines: toLines(entries) });
			if (answer) setState({ kind: 'ok' });
		},
		async append(id, entry) {
			await ask({ do: 'append', attempt: id, seq: entry.seq, line: toLines([entry]) });
		},
		async checkpoint(id) {
			const answer = await ask({ do: 'checkpoint', attempt: id });
			return answer?.of === 'checkpoint' ? { lines: answer.lines, bytes: answer.bytes } : null;
		},
		async flush() {
			await ask({ do: 'flush' });
		},
		async read(id) {
			const answer = await ask({ do: 'read', attempt: id });
			return answer?.of === 'text' && answer.text !== null ? fromTornLines(answer.text) : [];
		},
		async list() {
			const answer = await ask({ do: 'list' });
			return answer?.of === 'list' ? answer.attempts : [];
		},
		async release(id) {
			await ask({ do: 'release', attempt: id });
		},
		async remove(id) {
			await ask({ do: 'remove', attempt: id });
		},
		close() {
			stopWatching();
			end('it was closed');
			if (typeof port !== 'string') port.close();
		}
	};
}

/** A port to the worker, or the reason why there cannot be one. */
function browserPort(): MirrorPort | string {
	if (typeof Worker === 'undefined' || typeof navigator.storage?.getDirectory !== 'function')
		return 'this browser has no private file system';
	try {
		return workerPort(makeWorker(workerAddress, 'mirror'));
	} catch (error) {
		return reasonOf(error);
	}
}

function workerPort(worker: Worker): MirrorPort {
	return {
		send: (message) => worker.postMessage(message),
		listen(onReply, onEnd) {
			worker.addEventListener('message', (event: MessageEvent<MirrorReply>) => onReply(event.data));
			worker.addEventListener('error', (event) => onEnd(event.message || 'its worker stopped'));
		},
		close: () => worker.terminate()
	};
}

function onHide(act: () => void): () => void {
	if (typeof document === 'undefined') return () => undefined;
	const watch = () => {
		if (document.visibilityState === 'hidden') act();
	};
	document.addEventListener('visibilitychange', watch);
	globalThis.addEventListener('pagehide', act);
	return () => {
		document.removeEventListener('visibilitychange', watch);
		globalThis.removeEventListener('pagehide', act);
	};
}
