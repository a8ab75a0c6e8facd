import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OfflineBench } from './memory-caches';
import { OfflineCopy, type Asked, type Shipment } from './offline-copy';

const OLD = '/app/_app/immutable/entry/start.OLD.js';
const NEW = '/app/_app/immutable/entry/start.NEW.js';
const SHARED = '/app/_app/immutable/chunks/shared.js';
const PACK = '/app/codesets/cm.pack';

const sha256 = (pack: string) => createHash('sha256').update(pack).digest('hex');
/** The list of a build whose code book holds this. */
const list = (pack: string) =>
	JSON.stringify({ packs: [{ file: 'cm.pack', sha256: sha256(pack) }] });
const page = (start: string, name: string) => `<p>${name}</p> import("${start.slice(5)}")`;

const SERVER = {
	[OLD]: 'old start',
	[SHARED]: 'shared',
	'/app/theme.js': 'theme',
	'/app/screenshot.png': 'a picture',
	[PACK]: 'pack of 2026',
	'/app/codesets/packs.json': list('pack of 2026'),
	'/app/': page(OLD, 'home'),
	'/app/settings': page(OLD, 'settings'),
	'/app/200.html': page(OLD, 'fallback')
};
const FILES = ['/app/theme.js', '/app/screenshot.png', PACK, '/app/codesets/packs.json'];
const shipment = (start: string): Shipment => ({
	base: '/app',
	version: '1.0.0',
	build: [start, SHARED],
	files: FILES,
	prerendered: ['/app/', '/app/settings']
});

const navigation = (bench: OfflineBench, path: string): Asked => ({
	method: 'GET',
	mode: 'navigate',
	url: bench.origin + path
});
const part = (bench: OfflineBench, path: string): Asked => ({
	method: 'GET',
	mode: 'no-cors',
	url: bench.origin + path
});
async function textOf(answer: Promise<Response> | null): Promise<string | null> {
	return answer && (await answer).text();
}

async function installed(): Promise<{ bench: OfflineBench; copy: OfflineCopy }> {
	const bench = new OfflineBench(SERVER);
	const copy = new OfflineCopy(shipment(OLD), bench.world);
	await copy.install();
	await copy.activate();
	bench.asked.length = 0;
	return { bench, copy };
}

/** What the server holds once a newer build was put there. */
function deploy(bench: OfflineBench): OfflineCopy {
	bench.server.delete(OLD);
	bench.server.set(NEW, 'new start');
	for (const path of ['/app/', '/app/settings', '/app/200.html'])
		bench.server.set(path, page(NEW, `new ${path}`));
	return new OfflineCopy(shipment(NEW), bench.world);
}

describe('an offline copy', () => {
	it('opens every page and part with the server down', async () => {
		const { bench, copy } = await installed();
		bench.isDown = true;

		const answers = await Promise.all(
			[
				navigation(bench, '/app/'),
				navigation(bench, '/app/settings/'),
				navigation(bench, '/app/settings?restored=1'),
				navigation(bench, '/app/attempt/a-1'),
				part(bench, SHARED),
				part(bench, '/app/theme.js')
			].map((asked) => textOf(copy.answer(asked)))
		);

		expect(answers.slice(0, 4).map((text) => /<p>(.*)<\/p>/.exec(text ?? '')?.[1])).toEqual([
			'home',
			'settings',
			'settings',
			'fallback'
		]);
		expect(answers.slice(4)).toEqual(['shared', 'theme']);
		expect(bench.asked).toEqual([]);
	});

	it('opens a file in a tab as the file it is', async () => {
		const { bench, copy } = await installed();

		expect(await textOf(copy.answer(navigation(bench, '/app/theme.js')))).toBe('theme');
		expect(await textOf(copy.answer(navigation(bench, '/app/screenshot.png')))).toBe('a picture');
	});

	it('keeps neither code books nor the picture until they are asked for', async () => {
		const { bench, copy } = await installed();
		const held = await bench.held(copy.name);
		expect(held).not.toContain(PACK);
		expect(held).not.toContain('/app/screenshot.png');

		expect(await textOf(copy.answer(part(bench, PACK)))).toBe('pack of 2026');
		bench.isDown = true;
		expect(await textOf(copy.answer(part(bench, PACK)))).toBe('pack of 2026');
		expect(bench.asked).toEqual([PACK]);
	});

	it('leaves alone what is not a reading of its own', async () => {
		const { bench, copy } = await installed();

		expect(copy.answer({ ...part(bench, SHARED), method: 'POST' })).toBeNull();
		expect(copy.answer({ method: 'GET', mode: 'cors', url: 'https://other.test/app/' })).toBeNull();
		expect(copy.answer(navigation(bench, '/apples'))).toBeNull();
	});

	it('goes on with its own build while a newer one is being taken in, and after', async () => {
		const { bench, copy } = await installed();
		const next = deploy(bench);
		await next.install();

		expect(await textOf(copy.answer(navigation(bench, '/app/')))).toContain('<p>home</p>');
		expect(await textOf(copy.answer(part(bench, OLD)))).toBe('old start');
		expect(bench.cacheNames()).toContain(copy.name);
		expect(next.name).not.toBe(copy.name);
	});

	it('fetches of a newer build only what is new', async () => {
		const { bench } = await installed();

		await deploy(bench).install();

		expect(bench.asked).toContain(NEW);
		expect(bench.asked).not.toContain(SHARED);
	});

	it('drops the old build when the new one takes over, and keeps code books that did not change', async () => {
		const { bench, copy } = await installed();
		await textOf(copy.answer(part(bench, PACK)));
		const next = deploy(bench);
		await next.install();

		await next.activate();

		expect(bench.cacheNames()).not.toContain(copy.name);
		bench.isDown = true;
		expect(await textOf(next.answer(part(bench, PACK)))).toBe('pack of 2026');
		expect(await textOf(next.answer(navigation(bench, '/app/x')))).toContain('new /app/200.html');
	});

	it('fetches a code book again when its contents changed under the same name', async () => {
		const { bench, copy } = await installed();
		await textOf(copy.answer(part(bench, PACK)));
		bench.server.set(PACK, 'pack of 2027');
		bench.server.set('/app/codesets/packs.json', list('pack of 2027'));
		const next = deploy(bench);
		await next.install();

		expect(await textOf(copy.answer(part(bench, PACK)))).toBe('pack of 2026');
		await next.activate();

		expect(await textOf(next.answer(part(bench, PACK)))).toBe('pack of 2027');
		expect(await bench.held('preceptor-code-books')).toEqual([
			`${PACK}?sha256=${sha256('pack of 2027')}`
		]);
	});

	it('hands on a code book of another edition than it lists, and does not keep it', async () => {
		const { bench, copy } = await installed();
		bench.server.set(PACK, 'pack of 2027');

		expect(await textOf(copy.answer(part(bench, PACK)))).toBe('pack of 2027');
		expect(await bench.held('preceptor-code-books')).toEqual([]);

		bench.server.set(PACK, 'pack of 2026');
		expect(await textOf(copy.answer(part(bench, PACK)))).toBe('pack of 2026');
		expect(await bench.held('preceptor-code-books')).toHaveLength(1);
	});

	it('is not made when a file is missing, and what was here goes on', async () => {
		const { bench, copy } = await installed();
		const next = deploy(bench);
		bench.server.delete(NEW);

		await expect(next.install()).rejects.toThrow(`${NEW}: the server answered 404`);

		bench.isDown = true;
		expect(await textOf(copy.answer(navigation(bench, '/app/')))).toContain('<p>home</p>');
	});

	it('is not made of two builds, when the server changed in the middle', async () => {
		const bench = new OfflineBench({ ...SERVER, [NEW]: 'new start' });
		const mixed = new OfflineCopy(shipment(NEW), bench.world);

		await expect(mixed.install()).rejects.toThrow('another build');

		expect(bench.cacheNames()).not.toContain(mixed.name);
	});

	it('makes an answer that was redirected one that a page may be opened with', async () => {
		const bench = new OfflineBench(SERVER);
		const { fetch } = bench.world;
		const copy = new OfflineCopy(shipment(OLD), {
			...bench.world,
			fetch: async (address, options) => {
				const response = await fetch(address, options);
				Object.defineProperty(response, 'redirected', { value: true });
				return response;
			}
		});
		await copy.install();

		const answer = await copy.answer(navigation(bench, '/app/settings'));

		expect(answer?.redirected).toBe(false);
		expect(await answer?.text()).toContain('<p>settings</p>');
	});
});
