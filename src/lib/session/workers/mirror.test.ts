import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toLines } from '$lib/engine/log';
import { handIn, nextEntry, sampleLog } from '$lib/store/sample-log';
import { MemoryFolder } from './memory-folder';
import { openMirror, type Mirror, type MirrorPort } from './mirror';
import { MirrorFiles, serveMirror } from './mirror-files';
import type { MirrorReply } from './mirror-protocol';

/** A mirror over a folder in memory, as the worker would hold it, in another tab or this one. */
function openOver(folder: MemoryFolder, wait = async () => undefined): Mirror {
	let answer: (reply: MirrorReply) => void = () => undefined;
	const files = new MirrorFiles({ folder: async () => folder, wait });
	const serve = serveMirror(files, (reply) => answer(structuredClone(reply)));
	return openMirror({
		send: (message) => serve(structuredClone(message)),
		listen: (onReply) => {
			answer = onReply;
		},
		close: () => undefined
	});
}

const log = sampleLog({ id: 'a', length: 12 });
const upTo = (end: number) => log.slice(0, end);

describe('the second copy', () => {
	it('holds the log as NDJSON, a line an entry, in the order of the appends', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);

		await Promise.all(log.map((entry) => mirror.append('a', entry)));

		expect(folder.text('a.ndjson')).toBe(toLines(log));
		expect(await mirror.read('a')).toEqual(log);
		expect(mirror.state).toEqual({ kind: 'ok' });
	});

	it('goes on after the tab is gone, wherever its last write was torn', async () => {
		const whole = toLines(upTo(5));
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (cut) => {
				const folder = new MemoryFolder();
				folder.put('a.ndjson', whole.slice(0, cut));
				const lines = whole.slice(0, cut).split('\n').length - 1;
				const mirror = openOver(folder);

				// A last line that lacks nothing but its newline can still be read.
				const isAllButNewline = whole[cut] === '\n';
				expect(await mirror.read('a')).toEqual(upTo(isAllButNewline ? lines + 1 : lines));
				for (const entry of log.slice(lines)) await mirror.append('a', entry);

				expect(folder.text('a.ndjson')).toBe(toLines(log));
			}),
			{ numRuns: 60, examples: [[toLines(upTo(3)).length - 1], [whole.length]] }
		);
	});

	it('is brought up to the log when an attempt is opened, from whatever it held', async () => {
		const other = sampleLog({ id: 'a', length: 9, course: 'other' });
		for (const held of [
			'',
			toLines(upTo(4)),
			toLines(other),
			`${toLines(upTo(3))}{"torn`,
			'noise\n'
		]) {
			const folder = new MemoryFolder();
			folder.put('a.ndjson', held);
			const mirror = openOver(folder);

			await mirror.align('a', upTo(8));
			await mirror.append('a', log[8] ?? nextEntry(undefined));

			expect(folder.text('a.ndjson')).toBe(toLines(upTo(9)));
			expect(mirror.state.kind).toBe('ok');
		}
	});

	it('keeps what it holds beyond the log it is aligned with', async () => {
		const folder = new MemoryFolder();
		folder.put('a.ndjson', toLines(log));

		await openOver(folder).align('a', upTo(3));

		expect(folder.text('a.ndjson')).toBe(toLines(log));
	});

	it('says so when a step is missing, writes nothing after the gap, and heals when aligned', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);
		const told = vi.fn();
		mirror.onState(told);
		await mirror.align('a', upTo(2));

		await mirror.append('a', log[5] ?? nextEntry(undefined));

		expect(mirror.state).toMatchObject({
			kind: 'none',
			text: 'no second copy: it holds 2 steps and was given step 6'
		});
		expect(folder.text('a.ndjson')).toBe(toLines(upTo(2)));
		await mirror.align('a', upTo(6));
		expect(mirror.state.kind).toBe('ok');
		expect(told).toHaveBeenCalledTimes(2);
	});

	it('leaves no half line behind when there is no room, and goes on when there is', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);
		await mirror.align('a', upTo(3));
		folder.room = toLines(upTo(3)).length + 40;

		await mirror.append('a', log[3] ?? nextEntry(undefined));

		expect(mirror.state).toMatchObject({ reason: 'this browser has no room left' });
		expect(folder.text('a.ndjson')).toBe(toLines(upTo(3)));
		folder.room = Infinity;
		await mirror.align('a', upTo(4));
		expect(folder.text('a.ndjson')).toBe(toLines(upTo(4)));
	});

	it('flushes when asked and says how far it goes', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);
		await mirror.append('a', log[0] ?? nextEntry(undefined));
		expect(folder.flushes).toBe(0);

		await mirror.flush();
		const checkpoint = await mirror.checkpoint('a');

		expect(folder.flushes).toBe(2);
		expect(checkpoint).toEqual({ lines: 1, bytes: toLines(upTo(1)).length });
	});

	it('flushes by itself after 64 lines', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);

		for (const entry of sampleLog({ id: 'a', length: 64 })) await mirror.append('a', entry);

		expect(folder.flushes).toBe(1);
	});

	it('lists, releases and removes copies, whatever their ids look like', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);
		const ids = ['a', 'b/../c', 'd e'];
		for (const id of ids) await mirror.align(id, upTo(1));

		expect(await mirror.list()).toEqual(ids);
		expect([...folder.files.keys()].some((name) => name.includes('/'))).toBe(false);
		await mirror.release('a');
		expect(folder.held.size).toBe(2);
		await mirror.remove('b/../c');
		await mirror.remove('a');
		await mirror.remove('never-there');
		expect(await mirror.list()).toEqual(['d e']);
		expect(await mirror.read('a')).toEqual([]);
	});

	it('is taken over by another tab once the first lets go, and can be read before', async () => {
		const folder = new MemoryFolder();
		const first = openOver(folder);
		await first.align('a', upTo(4));
		let pauses = 0;
		const second = openOver(folder, async () => {
			if ((pauses += 1) === 3) await first.release('a');
			return undefined;
		});

		expect(await second.read('a')).toEqual(upTo(4));
		await second.align('a', upTo(5));

		expect(pauses).toBe(3);
		expect(folder.text('a.ndjson')).toBe(toLines(upTo(5)));
	});

	it('says so when another tab never lets go', async () => {
		const folder = new MemoryFolder();
		await openOver(folder).align('a', upTo(4));
		const second = openOver(folder);

		await second.append('a', log[4] ?? nextEntry(undefined));

		expect(second.state).toMatchObject({ text: 'no second copy: another tab holds the file' });
	});

	it('holds the hand-in like any other step', async () => {
		const folder = new MemoryFolder();
		const mirror = openOver(folder);
		const whole = [...upTo(3), handIn(log[2])];

		for (const entry of whole) await mirror.append('a', entry);

		expect(await mirror.read('a')).toEqual(whole);
	});
});

describe('a browser that cannot keep a second copy', () => {
	it('says so and lets the work go on', async () => {
		const mirror = openMirror();

		await mirror.align('a', upTo(3));
		await mirror.append('a', log[3] ?? nextEntry(undefined));

		expect(mirror.state).toEqual({
			kind: 'none',
			reason: 'this browser has no private file system',
			text: 'no second copy: this browser has no private file system'
		});
		expect(await mirror.read('a')).toEqual([]);
		expect(await mirror.list()).toEqual([]);
		expect(await mirror.checkpoint('a')).toBeNull();
	});

	it('lets nobody wait for a worker that stopped', async () => {
		let stop: (reason: string) => void = () => undefined;
		const port: MirrorPort = {
			send: () => undefined,
			listen: (_, onEnd) => {
				stop = onEnd;
			},
			close: () => undefined
		};
		const mirror = openMirror(port);
		const appending = mirror.append('a', log[0] ?? nextEntry(undefined));
		const reading = mirror.read('a');

		stop('its worker stopped');

		await appending;
		expect(await reading).toEqual([]);
		await mirror.align('a', log);
		expect(mirror.state).toMatchObject({ kind: 'none', reason: 'its worker stopped' });
	});

	it('says why the folder cannot be opened', async () => {
		let answer: (reply: MirrorReply) => void = () => undefined;
		const files = new MirrorFiles({
			folder: () => Promise.reject(new DOMException('not in private windows', 'SecurityError')),
			wait: async () => undefined
		});
		const serve = serveMirror(files, (reply) => answer(reply));
		const mirror = openMirror({
			send: serve,
			listen: (onReply) => {
				answer = onReply;
			},
			close: () => undefined
		});

		await mirror.align('a', log);

		expect(mirror.state).toMatchObject({ text: 'no second copy: not in private windows' });
	});
});
