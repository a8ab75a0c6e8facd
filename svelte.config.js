import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		// Every attempt names the build it was opened with.
		version: { name: version },
		// Every page works from static files alone; pages with an id in the path start from the fallback.
		adapter: adapter({ fallback: '200.html' }),
		// What unit tests share. They stand beside the source, and no import climbs with `../`.
		alias: { $tests: 'tests' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The route announcer and the positioned layers of bits-ui set inline style attributes.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'dompurify',
					'preceptor-worker'
				]
			}
		}
	}
};
