/** Hands bytes to the browser as a download. */
export function download(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has taken hold of the blob by the next task; freeing it at once can cancel that.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
