/** Entry of the code worker: ties `CodeStock` to this worker's messages. */
import { openRoom } from './code-room';
import { serveCodes } from './code-service';
import { CodeStock } from './code-stock';
import type { CodesMessage } from './codes-protocol';

const serve = serveCodes(new CodeStock(openRoom()), (reply) => self.postMessage(reply));

self.addEventListener('message', (event: MessageEvent<CodesMessage>) => void serve(event.data));
