/** The steps of a coder in words. */
import type { Entry, World } from '$lib/engine/model';
import { abstractOf } from '$lib/workflows/coding/abstract';

/** What a coder did, naming the code it was done to. */
export function codingWords({ type, data }: Entry, before: World): string {
	const { lines } = abstractOf(before.chart, String(data['encounter']));
	const code = lines.find(({ id }) => id === data['id'])?.code ?? String(data['code'] ?? 'a code');
	switch (type) {
		case 'code.add':
			return `wrote down ${code}, ${String(data['title'])}`;
		case 'code.remove':
			return `took ${code} off the list`;
		case 'code.move':
			return `moved ${code} to place ${String(data['to'])}`;
		case 'code.poa':
			return `answered present on admission of ${code}: ${String(data['poa'] ?? 'open')}`;
		case 'code.modifiers':
			return `gave ${code} the modifiers ${listWords(data['modifiers'])}`;
		case 'code.units':
			return `gave ${code} ${String(data['units'])} units`;
		case 'code.date':
			return `dated ${code} ${String(data['date'] ?? 'nowhere')}`;
		case 'code.confidence':
			return `is ${String(data['confidence'])} % sure of ${code}`;
		case 'code.cite':
			return `put "${String(data['text'])}" under ${code}`;
		case 'code.uncite':
			return `took "${String(data['text'])}" from under ${code}`;
		case 'edit.answer':
			return `let an edit about ${listWords(data['codes'])} stand`;
		case 'encoder.ask':
			return `asked the encoder about "${String(data['text'])}"`;
		case 'query.send':
			return 'sent a query to the provider';
		case 'coding.finish':
			return 'finished coding';
		case 'coding.reopen':
			return 'opened the coding again';
		default:
			return type.replaceAll('.', ', ');
	}
}

function listWords(value: unknown): string {
	return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none';
}
