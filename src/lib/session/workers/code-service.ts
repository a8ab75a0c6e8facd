/** Answers the messages of the page: every call gets its answer, or one sentence why not. */
import type { CodeStock, Report } from './code-stock';
import type { CodesCall, CodesMessage, CodesReply, ImportFile } from './codes-protocol';

export function serveCodes(stock: CodeStock, reply: (reply: CodesReply) => void) {
	return async ({ id, call }: CodesMessage): Promise<void> => {
		try {
			const answer = await answerTo(stock, call, (progress, doing) =>
				reply({ id, progress, doing })
			);
			reply({ id, ok: true, answer });
		} catch (fault) {
			reply({ id, ok: false, reason: fault instanceof Error ? fault.message : String(fault) });
		}
	};
}

/** Read here and not on the page, whose thread would stand still for the copies. */
async function readAll(files: readonly File[], report: Report): Promise<ImportFile[]> {
	report(0, 'Reading the files');
	return Promise.all(
		files.map(async (file) => ({
			name: file.name,
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
}

async function answerTo(stock: CodeStock, call: CodesCall, report: Report): Promise<unknown> {
	switch (call.do) {
		case 'stock':
			return stock.stock();
		case 'import':
			return stock.importRelease(await readAll(call.with[0], report), report);
		case 'importOwn':
			return stock.importOwn(call.with[0].name, await call.with[0].text());
		case 'forget':
			return stock.forget(...call.with);
	}
	const library = await stock.library();
	switch (call.do) {
		case 'editions':
			return library.editions(...call.with);
		case 'search':
			return library.search(...call.with);
		case 'describe':
			return library.describe(...call.with);
		case 'roots':
			return library.roots(...call.with);
		case 'below':
			return library.below(...call.with);
		case 'index':
			return library.index(...call.with);
		case 'suggest':
			return library.suggest(...call.with);
		case 'pcs':
			return library.pcs(...call.with);
		case 'check':
			return library.check(...call.with);
	}
}
