import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerLine, type LineReply } from './worker-line';

interface Step {
	readonly step: number;
}

/** A worker that does nothing by itself: the test answers for it. */
class Hand extends EventTarget {
	readonly sent: { id: number; call: string }[] = [];
	readonly terminate = vi.fn();
	postMessage(message: { id: number; call: string }): void {
		this.sent.push(message);
	}
	reply(data: LineReply<Step>): void {
		this.dispatchEvent(new MessageEvent('message', { data }));
	}
}

let hands: Hand[];
let line: WorkerLine<string, Step>;

beforeEach(() => {
	hands = [];
	line = new WorkerLine({ address: '/w.js', name: 'w', stopped: 'It stopped; try again.' }, () => {
		const hand = new Hand();
		hands.push(hand);
		return hand as unknown as Worker;
	});
});

describe('a line to a worker', () => {
	it('starts it with the first call, and gives each call its own answer', async () => {
		expect(line.isOpen).toBe(false);
		const first = line.ask('a');
		const second = line.ask('b');
		const [hand] = hands;
		expect(hands).toHaveLength(1);
		expect(hand?.sent).toEqual([
			{ id: 1, call: 'a' },
			{ id: 2, call: 'b' }
		]);
		hand?.reply({ id: 2, ok: true, answer: 'B' });
		hand?.reply({ id: 1, ok: false, reason: 'A is not there.' });
		await expect(second).resolves.toBe('B');
		await expect(first).rejects.toThrow('A is not there.');
	});

	it('tells of steps on the way, and not after the answer', async () => {
		const steps: number[] = [];
		const asked = line.ask('a', ({ step }) => steps.push(step));
		hands[0]?.reply({ id: 1, step: 1 });
		hands[0]?.reply({ id: 1, ok: true, answer: null });
		hands[0]?.reply({ id: 1, step: 2 });
		await asked;
		expect(steps).toEqual([1]);
	});

	it.each(['error', 'messageerror'])(
		'rejects what waits after %s, and starts anew',
		async (type) => {
			const asked = line.ask('a');
			hands[0]?.dispatchEvent(new Event(type));
			await expect(asked).rejects.toThrow('It stopped; try again.');
			expect(hands[0]?.terminate).toHaveBeenCalledOnce();
			const again = line.ask('b');
			expect(hands).toHaveLength(2);
			// A late word of the one that stopped reaches nobody.
			hands[0]?.reply({ id: 2, ok: true, answer: 'old' });
			hands[1]?.reply({ id: 2, ok: true, answer: 'new' });
			await expect(again).resolves.toBe('new');
		}
	);

	it('rejects what waits when it is closed', async () => {
		const asked = line.ask('a');
		line.close();
		await expect(asked).rejects.toThrow('It stopped; try again.');
		expect(line.isOpen).toBe(false);
	});
});
