/** A private file system in memory for tests: exclusive handles, bytes that stay, room that can end. */
import type { CopyFile, CopyFolder, CopyHandle } from './mirror-files';

export class MemoryFolder implements CopyFolder {
	readonly files = new Map<string, Uint8Array>();
	readonly held = new Set<string>();
	/** Bytes all files may have together. */
	room = Infinity;
	flushes = 0;

	/** The text of a file, or nothing. */
	text(name: string): string | undefined {
		const bytes = this.files.get(name);
		return bytes && new TextDecoder().decode(bytes);
	}

	put(name: string, text: string): void {
		this.files.set(name, new TextEncoder().encode(text));
	}

	async getFileHandle(name: string, { create = false } = {}): Promise<CopyFile> {
		if (!this.files.has(name)) {
			if (!create) throw new DOMException('no such file', 'NotFoundError');
			this.files.set(name, new Uint8Array());
		}
		return {
			createSyncAccessHandle: async () => this.#hold(name),
			getFile: async () => ({ text: async () => this.text(name) ?? '' })
		};
	}

	async removeEntry(name: string): Promise<void> {
		if (this.held.has(name))
			throw new DOMException('the file is held', 'NoModificationAllowedError');
		if (!this.files.delete(name)) throw new DOMException('no such file', 'NotFoundError');
	}

	async *keys(): AsyncGenerator<string> {
		yield* this.files.keys();
	}

	#hold(name: string): CopyHandle {
		if (this.held.has(name))
			throw new DOMException('the file is held', 'NoModificationAllowedError');
		this.held.add(name);
		const bytes = () => this.files.get(name) ?? new Uint8Array();
		return {
			getSize: () => bytes().length,
			read: (into, { at = 0 } = {}) => {
				const from = bytes().subarray(at);
				const target = ArrayBuffer.isView(into)
					? new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
					: new Uint8Array(into);
				const part = from.subarray(0, target.length);
				target.set(part);
				return part.length;
			},
			write: (from, { at = 0 } = {}) => {
				const source = ArrayBuffer.isView(from)
					? new Uint8Array(from.buffer, from.byteOffset, from.byteLength)
					: new Uint8Array(from);
				const used = [...this.files.values()].reduce((sum, file) => sum + file.length, 0);
				const part = source.subarray(0, Math.max(0, Math.min(source.length, this.room - used)));
				const grown = new Uint8Array(Math.max(bytes().length, at + part.length));
				grown.set(bytes());
				grown.set(part, at);
				this.files.set(name, grown);
				return part.length;
			},
			truncate: (size) => {
				this.files.set(name, bytes().slice(0, size));
			},
			flush: () => {
				this.flushes += 1;
			},
			close: () => {
				this.held.delete(name);
			}
		};
	}
}
