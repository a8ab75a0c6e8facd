import { describe, expect, it } from 'vitest';
import { latest } from './browser-latest';

/** An answer that comes when the test says so. */
function later<Answer>() {
	let give: (answer: Answer) => void = () => undefined;
	let fail: (fault: unknown) => void = () => undefined;
	const answer = new Promise<Answer>((resolve, reject) => {
		give = resolve;
		fail = reject;
	});
	return { answer, give, fail };
}

describe('latest', () => {
	it('hands on the newest answer though an older one comes after it', async () => {
		const asking = latest();
		const [old, fresh] = [later<string>(), later<string>()];
		const seen: string[] = [];
		const onanswer = (answer: string) => seen.push(answer);
		const first = asking.ask(() => old.answer, { onanswer });
		const second = asking.ask(() => fresh.answer, { onanswer });
		fresh.give('new');
		await second;
		old.give('old');
		await first;
		expect(seen).toEqual(['new']);
	});

	it('hands on nothing of an older question, its fault neither', async () => {
		const asking = latest();
		const old = later<string>();
		const faults: string[] = [];
		const onfault = (fault: string) => faults.push(fault);
		const first = asking.ask(() => old.answer, { onanswer: () => faults.push('answer'), onfault });
		await asking.ask(() => Promise.resolve('new'), { onanswer: () => undefined });
		old.fail(new Error('too late'));
		await first;
		expect(faults).toEqual([]);
	});

	it('says why the newest question failed', async () => {
		const faults: string[] = [];
		await latest().ask(() => Promise.reject(new Error('No book is open.')), {
			onanswer: () => undefined,
			onfault: (fault) => faults.push(fault)
		});
		expect(faults).toEqual(['No book is open.']);
	});

	it('forgets what is on its way when dropped', async () => {
		const asking = latest();
		const old = later<string>();
		const seen: string[] = [];
		const first = asking.ask(() => old.answer, { onanswer: (answer) => seen.push(answer) });
		asking.drop();
		old.give('old');
		await first;
		expect(seen).toEqual([]);
	});
});
