import { orderShift } from '/work/main/tests/bench/shift';
import { score } from '$lib/engine/score';
const s = await orderShift(Number(process.argv[2] ?? 2000), process.argv[3]);
const count: Record<string, number> = {};
for (const e of s.entries) {
	const k = `${e.type} ${e.ok}`;
	count[k] = (count[k] ?? 0) + 1;
}
console.log(count);
const times: number[] = [];
for (let i = 0; i < 25; i++) {
	const b = performance.now();
	score(s.scenario, s.key, s.entries, s.workflows);
	times.push(performance.now() - b);
}
times.sort((a, b) => a - b);
console.log('score', times[0], times[12]);
