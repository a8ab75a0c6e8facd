/**
 * Headless entry points: `npm run -s cli -- <command> [--json]`. Exit 0 ok, 1 a finding or bad input,
 * 2 wrong usage.
 */
import { InputFault } from '$lib/parse/json';
import { COMMANDS, type CommandName } from './commands';
import type { Io } from './io';

// Whoever reads may have enough before we are done (`| head`): that is no fault of ours.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
	if (fault.code !== 'EPIPE') throw fault;
	process.exit(0);
});

const [name = '', ...rest] = process.argv.slice(2);
const io: Io = {
	out: (line) => process.stdout.write(`${line}\n`),
	err: (line) => process.stderr.write(`${line}\n`),
	json: rest.includes('--json')
};
const args = rest.filter((arg) => arg !== '--json');

function isCommand(text: string): text is CommandName {
	return Object.hasOwn(COMMANDS, text);
}

if (isCommand(name)) {
	try {
		const run = await COMMANDS[name].load();
		process.exitCode = await run(args, io);
	} catch (fault) {
		if (!(fault instanceof InputFault)) throw fault;
		io.err(fault.message);
		process.exitCode = 1;
	}
} else {
	io.err('usage: npm run -s cli -- <command> [--json]');
	for (const [command, { usage }] of Object.entries(COMMANDS)) io.err(`  ${command} ${usage}`);
	process.exitCode = 2;
}
