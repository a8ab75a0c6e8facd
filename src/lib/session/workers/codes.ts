/** The page's end of the code worker: a CodeLookup whose every answer comes from there. */
import type { CodeLookup } from '$lib/codes/model';
import address from './codes.worker?worker&url';
import type {
	CodesCall,
	CodesMessage,
	CodesReply,
	ImportResult,
	StockItem
} from './codes-protocol';
import { makeWorker } from './make-worker';

export type Progress = (share: number, doing: string) => void;

/** Code books of this browser: what can be looked up, and what is kept. */
export interface Codes {
	readonly lookup: CodeLookup;
	stock(): Promise<readonly StockItem[]>;
	/** Rejects with one sentence when nothing is taken; what was there before stays in force. */
	importRelease(files: readonly File[], onprogress: Progress): Promise<ImportResult>;
	importOwn(file: File): Promise<ImportResult>;
	forget(id: string): Promise<void>;
}

interface Waiting {
	resolve(answer: unknown): void;
	reject(fault: Error): void;
	readonly onprogress: Progress | undefined;
}

let open: Codes | undefined;

/** The one code worker of this tab, started on first use. */
export function openCodes(): Codes {
	open ??= start();
	return open;
}

function start(): Codes {
	const waiting = new Map<number, Waiting>();
	let last = 0;
	let worker: Worker | undefined;

	const begin = (): Worker => {
		const begun = makeWorker(address, 'codes');
		begun.addEventListener('message', ({ data }: MessageEvent<CodesReply>) => {
			const asked = waiting.get(data.id);
			if (!asked) return;
			if ('progress' in data) {
				asked.onprogress?.(data.progress, data.doing);
				return;
			}
			waiting.delete(data.id);
			if (data.ok) asked.resolve(data.answer);
			else asked.reject(new Error(data.reason));
		});
		const fail = () => {
			for (const { reject } of waiting.values())
				reject(
					new Error('The code books stopped answering; your work is safe, try again or reload.')
				);
			waiting.clear();
			begun.terminate();
			if (worker === begun) worker = undefined;
		};
		begun.addEventListener('error', fail);
		begun.addEventListener('messageerror', fail);
		return begun;
	};

	async function ask<Answer>(
		call: CodesCall,
		{ onprogress }: { onprogress?: Progress } = {}
	): Promise<Answer> {
		worker ??= begin();
		last += 1;
		const message: CodesMessage = { id: last, call };
		worker.postMessage(message);
		return new Promise<unknown>((resolve, reject) => {
			waiting.set(message.id, { resolve, reject, onprogress });
		}) as Promise<Answer>;
	}

	return {
		lookup: {
			editions: (...args) => ask({ do: 'editions', with: args }),
			search: (...args) => ask({ do: 'search', with: args }),
			describe: (...args) => ask({ do: 'describe', with: args }),
			roots: (...args) => ask({ do: 'roots', with: args }),
			below: (...args) => ask({ do: 'below', with: args }),
			index: (...args) => ask({ do: 'index', with: args }),
			suggest: (...args) => ask({ do: 'suggest', with: args }),
			pcs: (...args) => ask({ do: 'pcs', with: args }),
			check: (...args) => ask({ do: 'check', with: args })
		},
		stock: () => ask({ do: 'stock', with: [] }),
		importRelease: (files, onprogress) => ask({ do: 'import', with: [[...files]] }, { onprogress }),
		importOwn: (file) => ask({ do: 'importOwn', with: [file] }),
		forget: (id) => ask({ do: 'forget', with: [id] })
	};
}
