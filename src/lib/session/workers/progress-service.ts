/** Answers the messages of the page: every call gets its answer, or one sentence why not. */
import type { ProgressCall, ProgressMessage, ProgressReply } from './progress-protocol';
import type { ProgressRoom } from './progress-room';

export function serveProgress(room: ProgressRoom, reply: (reply: ProgressReply) => void) {
	return async ({ id, call }: ProgressMessage): Promise<void> => {
		try {
			const answer = await answerTo(room, call, () => reply({ id, step: true }));
			reply({ id, ok: true, answer });
		} catch (fault) {
			reply({ id, ok: false, reason: fault instanceof Error ? fault.message : String(fault) });
		}
	};
}

function answerTo(room: ProgressRoom, call: ProgressCall, step: () => void): Promise<unknown> {
	switch (call.do) {
		case 'wake':
			room.warm();
			return Promise.resolve(null);
		case 'read':
			return room.read(call.profile, call.build);
		case 'progress':
			return room.progress(call.against, call.now);
		case 'judge':
			return room.judge(call.work, step);
		case 'settle':
			return room.settle(call.choices);
		case 'deck':
			return room.deck(call.choices);
	}
}
