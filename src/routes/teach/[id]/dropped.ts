/** Everything in a drop: files, and files in folders at any depth. */
export async function filesIn(transfer: DataTransfer): Promise<File[]> {
	// Entries have to be taken before the first wait: the list is emptied when the event is over.
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) return [...transfer.files];
	return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
	if (isFile(entry)) {
		const file = await new Promise<File | null>((resolve) =>
			entry.file(resolve, () => resolve(null))
		);
		return file ? [file] : [];
	}
	if (!isFolder(entry)) return [];
	const inside = await entriesOf(entry.createReader());
	return (await Promise.all(inside.map(filesOf))).flat();
}

/** A reader gives a folder's entries in batches, until one is empty. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
	const all: FileSystemEntry[] = [];
	for (;;) {
		const batch = await new Promise<FileSystemEntry[]>((resolve) =>
			reader.readEntries(resolve, () => resolve([]))
		);
		if (batch.length === 0) return all;
		all.push(...batch);
	}
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
	return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
	return entry.isDirectory;
}
