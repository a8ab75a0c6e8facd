/**
 * Where a file stands in the house: its room, its floor, and what follows from that. Paths are
 * relative to the repository, with forward slashes; nothing here looks at the disk.
 */

/** Floor of every room of `src/lib`; a room may import only from floors below its own. */
export const FLOORS = /** @type {const} */ ({
	parse: 0,
	fhir: 1,
	codes: 1,
	rules: 1,
	engine: 2,
	ui: 2,
	scenario: 3,
	chart: 3,
	workflows: 4,
	learning: 4,
	classroom: 4,
	credential: 4,
	store: 5,
	session: 6
});

/** Floor of `src/routes`, `src/cli` and the entry files of `src` itself. */
export const TOP_FLOOR = 7;

const PURE_ROOMS = [
	'parse',
	'fhir',
	'codes',
	'rules',
	'engine',
	'scenario',
	'learning',
	'classroom',
	'credential'
];

/**
 * `room` is what other rooms are told apart by: the folder of `src/lib`, with the workflow's own
 * folder behind it (`workflows/coding`), `routes`, `cli`, or `src` for its entry files.
 * @typedef {{ path: string, room: string, floor: number, isUnknown: boolean }} Place
 */

/**
 * The place of a path of the repository, null outside `src` (tests, scenarios and config files are
 * in no room).
 * @param {string} path
 * @returns {Place | null}
 */
export function placeOf(path) {
	const [top, second, name, inner, ...deeper] = path.split('/');
	if (top !== 'src') return null;
	if (second === 'cli' || second === 'routes')
		return { path, room: second, floor: TOP_FLOOR, isUnknown: false };
	if (second !== 'lib') return { path, room: 'src', floor: TOP_FLOOR, isUnknown: false };
	const floor = Object.entries(FLOORS).find(([room]) => room === name)?.[1];
	if (name === undefined || floor === undefined)
		return { path, room: `lib/${name ?? ''}`, floor: -1, isUnknown: true };
	if (name !== 'workflows' || inner === undefined)
		return { path, room: name, floor, isUnknown: false };
	const isRegistry =
		deeper.length === 0 && (/\.\w+$/.test(inner) || /^(index|screens)$/.test(inner));
	return { path, room: isRegistry ? name : `${name}/${inner}`, floor, isUnknown: false };
}

/**
 * The linted file, relative to the repository.
 * @param {{ cwd: string, physicalFilename: string }} context
 */
export function pathOf({ cwd, physicalFilename }) {
	const root = cwd.replaceAll('\\', '/').replace(/\/$/, '');
	const file = physicalFilename.replaceAll('\\', '/');
	return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
}

/** @param {string} path the last part without what follows its first dot */
export const baseName = (path) => (path.split('/').at(-1) ?? '').replace(/\..*$/, '');

/** @param {string} path */
export const folderOf = (path) => path.split('/').slice(0, -1).join('/');

/** @param {string} path */
export const isTest = (path) => /\.test\.[jt]s$/.test(path);

/** @param {string} path components and rune modules */
export const isSvelte = (path) => /\.svelte(\.[jt]s)?$/.test(path);

/**
 * Whether a place promises to be pure. Screens of a workflow and the list of them are not; a test
 * beside the source may read clocks and disks.
 * @param {Place} place
 */
export function isPure({ path, room }) {
	if (isTest(path)) return false;
	if (room === 'workflows') return baseName(path) !== 'screens';
	if (room.startsWith('workflows/')) return !isSvelte(path);
	return PURE_ROOMS.includes(room);
}

/**
 * Whether a place draws something on a Desk it is handed.
 * @param {Place} place
 */
export function isScreen({ path, room }) {
	if (isTest(path)) return false;
	return room === 'ui' || room === 'chart' || (room.startsWith('workflows/') && isSvelte(path));
}

/**
 * The path that a module specifier names, seen from `from`; null for a package. What a bundler reads
 * behind `?` is not part of the path.
 * @param {string} from
 * @param {string} specifier
 */
export function resolveSpecifier(from, specifier) {
	const bare = specifier.replace(/[?].*$/, '').replace(/\/$/, '');
	if (bare === '$lib' || bare.startsWith('$lib/'))
		return join(`src/lib${bare.slice('$lib'.length)}`);
	if (bare.startsWith('/')) return join(bare.slice(1));
	if (/^\.{1,2}(\/|$)/.test(bare)) return join(`${folderOf(from)}/${bare}`);
	return null;
}

/** @param {string} path */
function join(path) {
	/** @type {string[]} */
	const parts = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
