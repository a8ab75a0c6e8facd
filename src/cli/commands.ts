/** The commands, each loaded only when it is asked for. */
import type { Command } from './io';

interface CommandRow {
	readonly usage: string;
	load(): Promise<Command>;
}

export const COMMANDS = {
	lint: {
		usage: '[ids] [--release]',
		load: async () => (await import('./lint')).runLint
	},
	replay: {
		usage: '<scenario> <attempt name or file>',
		load: async () => (await import('./replay')).runReplay
	},
	import: {
		usage: '<bundle.json> [--out chart.json]',
		load: async () => (await import('./import')).runImport
	},
	codesets: {
		usage: 'build --from <dir> | fetch | teach --from <dir> [--out dir]',
		load: async () => (await import('./codesets')).runCodesets
	},
	schemas: {
		usage: '[--check]',
		load: async () => (await import('./schemas')).runSchemas
	},
	codes: {
		usage: 'search --edition <id> [query] | check | score',
		load: async () => (await import('./codes')).runCodes
	},
	triage: {
		usage: '< facts | --codes',
		load: async () => (await import('./triage')).runTriage
	},
	agreement: {
		usage: '< pairs',
		load: async () => (await import('./agreement')).runAgreement
	},
	verify: {
		usage: '<file or folder> [--assignment <file>]...',
		load: async () => (await import('./verify')).runVerify
	},
	class: {
		usage: '--seed <number> --out <folder> [--learners 30]',
		load: async () => (await import('./class')).runClass
	},
	bench: {
		usage: '[names]',
		load: async () => (await import('./bench')).runBench
	}
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof COMMANDS;
