/** Entry of the mirror worker: ties `MirrorFiles` to this worker's messages and to `attempts/`. */
import { MirrorFiles, serveMirror } from './mirror-files';
import type { MirrorMessage } from './mirror-protocol';

const files = new MirrorFiles({
	folder: async () => {
		const root = await navigator.storage.getDirectory();
		return root.getDirectoryHandle('attempts', { create: true });
	},
	wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms))
});
const serve = serveMirror(files, (reply) => self.postMessage(reply));

self.addEventListener('message', (event: MessageEvent<MirrorMessage>) => serve(event.data));
