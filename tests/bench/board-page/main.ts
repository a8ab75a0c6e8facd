/** The page of the board benchmark: sixty visits and one of them open, minute by minute. */
import { MINUTE } from '$lib/engine/time';
import Workspace from '$lib/workflows/ed-triage/Workspace.svelte';
import { flushSync, mount } from 'svelte';
import { BenchDesk } from './bench-desk.svelte';
import type { BoardBench, Minute } from './shape';

const desk = new BenchDesk();

/** When the next frame begins. */
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

const bench: BoardBench = {
	async draw() {
		const target = document.getElementById('screen');
		if (!target) throw new Error('the page has no screen');
		mount(Workspace, { target, props: { desk, patient: '' } });
		await frame();
		await frame();
		const rows = document.querySelectorAll<HTMLElement>('[data-visit]');
		rows[2]?.click();
		await frame();
		return rows.length;
	},
	async pass(minutes) {
		const passed: Minute[] = [];
		for (let left = minutes; left > 0; left -= 1) {
			const show = desk.later(MINUTE);
			let last = await frame();
			const before = performance.now();
			show();
			flushSync();
			const script = performance.now() - before;
			document.body.getBoundingClientRect();
			const work = performance.now() - before;
			let longest = 0;
			for (let count = 0; count < 4; count += 1) {
				const now = await frame();
				longest = Math.max(longest, now - last);
				last = now;
			}
			passed.push({ script, work, frame: longest });
		}
		return passed;
	}
};
Object.assign(globalThis, { bench });
