import type { Message } from '$lib/engine/model';
import type { Ref } from '$lib/fhir/types';

/** Messages about this patient, and those about nobody in particular; oldest first. */
export function messagesFor(messages: readonly Message[], patient: Ref): Message[] {
	return messages.filter((message) => message.patient === null || message.patient === patient);
}

/** Whether the sender still waits for an acknowledgement or a read-back. */
export function isOwed(message: Message): boolean {
	return message.asks !== 'nothing' && message.acknowledged === null;
}
