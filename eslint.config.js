import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { preceptor } from './tests/support/eslint-floors.js';

/** The one place that turns prose into HTML, after the sanitizer. */
const MARKDOWN = 'src/lib/ui/Markdown.svelte';

// No rule asks the type checker: `svelte-check` runs beside this, and every file would be parsed twice.
export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'codesets/',
		'scenarios/',
		'static/',
		'test-results/',
		'playwright-report/',
		'**/*.local/'
	]),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	tseslint.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { extraFileExtensions: ['.svelte'] }
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser } }
	},
	{
		plugins: { preceptor },
		rules: {
			'preceptor/floors': 'error',
			'preceptor/purity': 'error',
			eqeqeq: 'error',
			'no-var': 'error',
			'prefer-const': 'error',
			'no-eval': 'error',
			'no-new-func': 'error',
			'no-debugger': 'error',
			'no-control-regex': 'error',
			'no-self-compare': 'error',
			'no-unreachable-loop': 'error',
			'no-constant-condition': 'error',
			'no-fallthrough': 'error',
			'no-throw-literal': 'error',
			'no-empty': 'error',
			'no-unsafe-finally': 'error',
			'no-loss-of-precision': 'error',
			'use-isnan': 'error',
			'valid-typeof': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'svelte/no-at-html-tags': 'error',
			// It cannot tell a Map that never leaves a function, or bulk data under `$state.raw`, from state.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-debug-tags': 'error',
			'svelte/no-inspect': 'error'
		}
	},
	{
		// tsc says more about names than this can.
		files: ['**/*.ts', '**/*.svelte'],
		rules: { 'no-undef': 'off' }
	},
	{
		// Props and derived values are declared with `let`: the compiler reassigns them.
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' }
	},
	{
		files: ['src/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...['ExportDefaultDeclaration', 'ExportSpecifier[exported.name="default"]'].map(
					(selector) => ({
						selector,
						message:
							'A default export has no name of its own, expected a named one: the same thing is then called the same everywhere and can be searched for.'
					})
				)
			]
		}
	},
	{ files: ['src/lib/**'], rules: { 'no-console': 'error' } },
	{ files: [MARKDOWN], rules: { 'svelte/no-at-html-tags': 'off' } },
	{
		// Components are handed their links; the pages that hand them over resolve them.
		files: ['src/lib/**/*.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	}
);
