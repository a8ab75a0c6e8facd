import { describe, expect, it } from 'vitest';
import { sameOrigin } from './make-worker';

describe('sameOrigin', () => {
	const page = 'https://learn.example:8443/attempt/a?x=1';

	it('completes addresses of the same origin', () => {
		expect(sameOrigin('/_app/mirror.js', page)).toBe('https://learn.example:8443/_app/mirror.js');
		expect(sameOrigin('w.js', page)).toBe('https://learn.example:8443/attempt/w.js');
	});

	it.each([
		'https://elsewhere.example/w.js',
		'//elsewhere.example/w.js',
		'https://learn.example/w.js',
		'http://learn.example:8443/w.js',
		'data:text/javascript,1',
		'blob:null/1'
	])('refuses %s', (address) => {
		expect(() => sameOrigin(address, page)).toThrow('expected https://learn.example:8443');
	});
});
