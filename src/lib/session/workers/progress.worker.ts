/** Entry of the progress worker: ties `ProgressRoom` to this worker's messages. */
import type { ProgressMessage } from './progress-protocol';
import { ProgressRoom } from './progress-room';
import { serveProgress } from './progress-service';

const serve = serveProgress(new ProgressRoom(), (reply) => self.postMessage(reply));

self.addEventListener('message', (event: MessageEvent<ProgressMessage>) => void serve(event.data));
