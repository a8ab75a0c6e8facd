import { existsSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { scenarioHeads } from './src/scenario-heads.ts';

export default defineConfig({
	plugins: [scenarioHeads(), sveltekit()],
	// Scenario folders lie outside src; without this the dev server answers 403 for their Markdown.
	server: { fs: { allow: ['scenarios'] } },
	worker: { format: 'es', plugins: () => [scenarioHeads()] },
	// Packs are built, not committed: the code worker must know whether there are any to ask for.
	define: { __HAS_CODE_PACKS__: existsSync('static/codesets/packs.json') },
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		setupFiles: ['tests/support/unit-setup.ts'],
		testTimeout: 30_000
	}
});
