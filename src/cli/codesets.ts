/** `codesets build|fetch|teach`: official code sets into packs, from a folder or the publisher. */
import type { Io } from './io';

const USAGE = `usage: codesets ready
       codesets build --from <dir> [--out static/codesets] [--json]
       codesets fetch [--out static/codesets] [--json]
       codesets teach --from <dir> [--out src/lib/codes/teaching]`;

/** Resolves to the exit code: 0 done, 1 something could not be had or read, 2 wrong usage. */
export async function runCodesets(args: readonly string[], io: Io): Promise<number> {
	const [verb, ...rest] = args;
	if (verb === 'ready' && rest.length === 0) return (await import('./codesets-ready')).ready(io);
	const asked = options(rest);
	if (typeof asked === 'string') return usage(io, asked);
	switch (verb) {
		case 'build':
			if (asked.from === undefined) return usage(io, 'build needs --from <dir>');
			return (await import('./codesets-build')).build(asked.from, asked.out, io);
		case 'fetch':
			return (await import('./codesets-fetch')).fetchAndBuild(asked.out, io);
		case 'teach':
			if (asked.from === undefined) return usage(io, 'teach needs --from <dir>');
			return (await import('./codesets-teach')).teach(asked.from, asked.out, io);
		default:
			return usage(io, verb === undefined ? 'nothing was asked' : `unknown: codesets ${verb}`);
	}
}

function usage(io: Io, why: string): number {
	io.err(`${why}; ${USAGE}`);
	return 2;
}

interface Asked {
	from: string | undefined;
	out: string | undefined;
}

function options(args: readonly string[]): Asked | string {
	const asked: Asked = { from: undefined, out: undefined };
	for (let i = 0; i < args.length; i++) {
		const [name = '', inline] = (args[i] ?? '').split('=', 2);
		if (name === '--json') continue;
		if (name !== '--from' && name !== '--out') return `unknown option ${name}`;
		const value = inline ?? args[++i];
		if (!value || value.startsWith('--')) return `${name} needs a folder`;
		asked[name === '--from' ? 'from' : 'out'] = value;
	}
	return asked;
}
