/** Entry of a class worker: ties `ClassRoom` to this worker's messages and to the built-in scenarios. */
import { WORKFLOWS } from '$lib/workflows';
import { loadKeyText, loadScripts, loadTexts } from '$lib/session/scenarios';
import type { ClassMessage, ClassReply } from './class-protocol';
import { ClassRoom } from './class-room';

const room = new ClassRoom({
	workflows: WORKFLOWS,
	folder: async (id) => ({ ...(await loadTexts(id)), 'key.json': await loadKeyText(id) }),
	scripts: loadScripts
});

function reply(message: ClassReply): void {
	self.postMessage(message);
}

async function serve({ id, call }: ClassMessage): Promise<void> {
	try {
		const answer = await room.answer(call, (step) => reply({ id, step }));
		reply({ id, ok: true, answer });
	} catch (fault) {
		reply({ id, ok: false, reason: fault instanceof Error ? fault.message : String(fault) });
	}
}

self.addEventListener('message', (event: MessageEvent<ClassMessage>) => void serve(event.data));
