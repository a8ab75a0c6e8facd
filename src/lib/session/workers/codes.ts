/** The page's end of the code worker: a CodeLookup whose every answer comes from there. */
import type { CodeLookup } from '$lib/codes/model';
import address from './codes.worker?worker&url';
import type { CodesCall, ImportResult, StockItem } from './codes-protocol';
import { WorkerLine } from './worker-line';

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

let open: Codes | undefined;

/** The one code worker of this tab, started on first use. */
export function openCodes(): Codes {
	open ??= start();
	return open;
}

function start(): Codes {
	const line = new WorkerLine<CodesCall, { readonly progress: number; readonly doing: string }>({
		address,
		name: 'codes',
		stopped: 'The code books stopped answering; your work is safe, try again or reload.'
	});
	const ask = <Answer>(
		call: CodesCall,
		{ onprogress }: { onprogress?: Progress } = {}
	): Promise<Answer> =>
		line.ask(call, ({ progress, doing }) => onprogress?.(progress, doing)) as Promise<Answer>;

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
