/**
 * The house plan as lint rules: `floors` (which room may import what) and `purity` (what a pure room
 * may reach for). Both judge the text alone and resolve paths by string, so a file that is imported
 * need not exist.
 */
import { purity } from './eslint-purity.js';
import {
	baseName,
	folderOf,
	isPure,
	isScreen,
	isSvelte,
	isTest,
	pathOf,
	placeOf,
	resolveSpecifier
} from './house-plan.js';

/** @import { ESLint, Rule } from 'eslint' */
/** @import { Node } from 'estree' */
/** @import { Place } from './house-plan.js' */

/**
 * One mention of a module. `values` are the names taken from it at run time, null when that may be
 * all of them; `names` has those taken as types too.
 * @typedef {{ node: Node, specifier: string, values: string[] | null, names: string[] }} Mention
 */

/** @typedef {(messageId: string, data?: Record<string, string>) => void} Report */

const STORE_ROUTES = ['', 'library', 'settings', 'teaching', 'progress'];

/** What a machine is declared with. Whatever else xstate exports runs or steps one. */
const XSTATE_DECLARATIONS = ['setup', 'assign', 'and', 'or', 'not', 'stateIn', 'assertEvent'];

const SVELTE_PACKAGES = ['svelte', 'bits-ui', '@lucide/svelte', 'chart.js', 'dompurify'];

/** The one import that has no alias to come by: the style sheet of the whole app. */
const STYLE_SHEET = { from: 'src/routes/+layout.svelte', specifier: '../app.css' };

/** @param {string} specifier @param {string} name */
const isPackage = (specifier, name) => specifier === name || specifier.startsWith(`${name}/`);

/** @param {string} path */
const isScoring = (path) => /^score(-|$)/.test(baseName(path));

/** @param {string} path the route's first folder that is not a (group); empty for the home page */
const routeFolder = (path) =>
	path
		.split('/')
		.slice(2, -1)
		.find((folder) => !/^\(.*\)$/.test(folder)) ?? '';

/** @param {Place} from @param {Mention} mention @param {Report} report */
function judgePackage(from, { specifier, values }, report) {
	if (/^(@?dexie)([-/]|$)/.test(specifier) && from.room !== 'store') report('dexie');
	if (isPackage(specifier, 'zod') && from.path !== 'src/lib/parse/zod.ts') report('zod');
	if (
		isPackage(specifier, 'xstate') &&
		from.path !== 'src/lib/engine/step.ts' &&
		!isTest(from.path)
	) {
		const steps =
			values === null ? ['*'] : values.filter((name) => !XSTATE_DECLARATIONS.includes(name));
		if (steps.length > 0) report('stepping', { names: steps.join(', ') });
	}
	if (!isPure(from)) return;
	if (/^\$(app|env|service-worker)(\/|$)/.test(specifier)) report('pureApp', { specifier });
	if (SVELTE_PACKAGES.some((name) => isPackage(specifier, name)))
		report('pureScreen', { specifier });
	if (specifier.startsWith('node:')) report('pureNode', { specifier });
}

/** @param {Place} from @param {Place} to @param {Mention} mention @param {Report} report */
function judgeRoom(from, to, { specifier, names }, report) {
	if (to.room === 'workflows' && baseName(to.path) === 'screens' && from.room !== 'routes')
		return report('screens', { room: from.room });
	if (to.room === from.room) {
		if (specifier.startsWith('$') && folderOf(to.path) === folderOf(from.path))
			report('ownFolder', { name: baseName(to.path) });
	} else if (from.room === 'workflows' && to.room.startsWith('workflows/')) {
		if (!/^(index|screens)$/.test(baseName(from.path))) report('registry', { path: from.path });
	} else if (specifier.startsWith('.')) {
		report('acrossFolders', { specifier, wanted: to.path.replace(/^src\/lib/, '$lib') });
	} else if (from.room.startsWith('workflows/') && to.room.startsWith('workflows')) {
		report('otherWorkflow', { from: from.room, to: to.room });
	} else if (to.floor >= from.floor) {
		report(to.floor === from.floor ? 'sameFloor' : 'upward', {
			from: from.room,
			fromFloor: String(from.floor),
			to: to.room,
			toFloor: String(to.floor)
		});
	}
	if (
		to.room === 'store' &&
		from.room === 'routes' &&
		!STORE_ROUTES.includes(routeFolder(from.path))
	)
		report('store', { folder: routeFolder(from.path) });
	if (isPure(from) && (to.room === 'ui' || to.room === 'chart' || isSvelte(to.path)))
		report('pureScreen', { specifier });
	judgeSecrets(from, to, { specifier, names }, report);
}

/**
 * What a screen must not see, and the modules of a workflow that would carry it there.
 * @param {Place} from
 * @param {Place} to
 * @param {{ specifier: string, names: string[] }} mention
 * @param {Report} report
 */
function judgeSecrets(from, to, { specifier, names }, report) {
	const isWorkflow = from.room.startsWith('workflows/');
	if (isScreen(from)) {
		const isOwnIndex = to.room === from.room && isWorkflow && isIndex(to);
		// ui is on a floor that knows no scenario: its `keys` are those of a keyboard.
		const isKey =
			to.room !== 'ui' &&
			/^keys?$/.test(baseName(to.path)) &&
			(isWorkflow || /(^|\/)key\.json$/.test(to.path));
		const isWholeScenario = to.room === 'scenario' && baseName(to.path) !== 'public';
		const keyNames = names.filter((name) => /^key(Schema)?$|[a-z]Key(Schema)?$|^Key$/.test(name));
		if (isScoring(to.path) || isOwnIndex) report('screenScore', { specifier });
		else if (isKey || isWholeScenario) report('screenKey', { name: specifier });
		else if (isWorkflow && baseName(to.path) === 'actions' && keyNames.length > 0)
			report('screenKey', { name: keyNames.join(', ') });
	} else if (isWorkflow && !isTest(from.path) && isScoring(to.path)) {
		if (!isScoring(from.path) && !isIndex(from)) report('scoreLeak', { path: from.path });
	}
}

/** @param {Place} place */
const isIndex = ({ path, room }) => path === `src/lib/${room}` || /\/index(\.ts)?$/.test(path);

/** @param {Place} from @param {Mention} mention @param {Report} report */
function judge(from, mention, report) {
	const { specifier } = mention;
	const target = resolveSpecifier(from.path, specifier);
	if (target === null) return judgePackage(from, mention, report);
	if (specifier.split('/').includes('..')) {
		if (from.path !== STYLE_SHEET.from || specifier !== STYLE_SHEET.specifier)
			report('parent', { specifier });
		return;
	}
	const to = placeOf(target);
	if (specifier.startsWith('/')) {
		if (to || from.path !== 'src/lib/session/scenarios.ts') report('absolute', { specifier });
	} else if (to?.isUnknown) report('unknownRoom', { specifier });
	else if (to) judgeRoom(from, to, mention, report);
}

/** @param {Node | null | undefined} node the text of a plain string or of a template without holes */
function textOf(node) {
	if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
	if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
		return node.quasis[0]?.value.cooked ?? null;
	return null;
}

/**
 * @param {Node | null | undefined} node
 * @param {string} [property]
 * @returns {boolean} whether it is `import.meta`, or that property of it
 */
function isImportMeta(node, property) {
	if (property === undefined) return node?.type === 'MetaProperty' && node.meta.name === 'import';
	return (
		node?.type === 'MemberExpression' &&
		isImportMeta(node.object) &&
		(node.computed
			? textOf(node.property) === property
			: node.property.type === 'Identifier' && node.property.name === property)
	);
}

/** @param {object} node */
const isTypeOnly = (node) =>
	('importKind' in node && node.importKind === 'type') ||
	('exportKind' in node && node.exportKind === 'type');

/** @param {Node} node */
const nameOf = (node) =>
	node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';

/** @type {Rule.RuleModule} */
const floors = {
	meta: {
		type: 'problem',
		schema: [],
		docs: { description: 'Imports point down the floors of the house.' },
		messages: {
			upward:
				'{{from}} (floor {{fromFloor}}) imports {{to}} (floor {{toFloor}}), expected a floor below: what stands below must work and be tested without what stands on it. Move what both need down, or take it as an argument.',
			sameFloor:
				'{{from}} imports {{to}}, and both stand on floor {{toFloor}}, expected a floor below: rooms of one floor do not know each other, so that each can change alone. Join them from a floor above, or move what both need down.',
			otherWorkflow:
				'{{from}} imports {{to}}, expected no workflow outside its own folder: a workflow can be added or dropped alone. What two need moves to engine, fhir, codes, rules, chart or ui.',
			registry:
				'{{path}} imports a workflow, expected only workflows/index.ts and workflows/screens.ts to: the list of workflows stands in one place.',
			screens:
				'{{room}} imports workflows/screens, expected only routes to: it pulls every workspace in, and nothing below a page needs one.',
			unknownRoom:
				"'{{specifier}}' leads to no room of src/lib, expected one that stands on a floor: a file without a floor can be imported from anywhere.",
			homeless:
				'{{path}} stands in no room of src/lib, expected a folder that has a floor in tests/support/house-plan.js: a file without a floor can be imported from anywhere.',
			parent:
				"'{{specifier}}' climbs out of its folder, expected './x' inside a folder and '$lib/...' across: the import then names the room it enters.",
			absolute:
				"'{{specifier}}' starts at the top, expected '$lib/...': only that names a room (src/lib/session/scenarios.ts alone reads the scenario folders).",
			ownFolder:
				"'$lib/...' names its own folder, expected './{{name}}': an import across folders should look like one.",
			acrossFolders:
				"'{{specifier}}' leads into another room, expected '{{wanted}}': an import across folders names the room it enters.",
			unreadable:
				'A module is named by an expression, expected a plain string: the floors of what is loaded cannot be checked otherwise.',
			glob: 'import.meta.glob stands in {{path}}, expected only src/lib/session/scenarios.ts: it exists in the bundler alone and throws under the command line.',
			dexie:
				'dexie is imported outside src/lib/store, expected the functions of store: versions, durability and recovery are kept in one place.',
			zod: 'zod is imported outside src/lib/parse/zod.ts, expected $lib/parse/zod: zod compiles with Function, which the content security policy forbids, unless that module set it up first.',
			stepping:
				'{{names}} of xstate is imported, expected only what declares a machine (setup, assign, guards, types): src/lib/engine/step.ts alone steps machines, so that live and replay cannot differ.',
			store:
				'src/routes/{{folder}} imports store, expected only home, library, settings, teaching and progress to: an attempt reaches storage through session, which appends before it shows.',
			pureApp:
				"'{{specifier}}' is imported in a pure room, expected an argument: the command line, the workers and the tests run this code without SvelteKit.",
			pureScreen:
				"'{{specifier}}' is imported in a pure room, expected data alone: replay and score run where there is no screen.",
			pureNode:
				"'{{specifier}}' is imported in a pure room, expected an argument: this code runs in the browser, where there is no disk or process.",
			pureSvelte:
				'{{path}} is a Svelte file in a pure room, expected plain TypeScript: replay and score run where there is no screen.',
			screenScore:
				"'{{specifier}}' carries the scoring into a screen, expected the Desk: a screen that can score can show the answer.",
			screenKey:
				"'{{name}}' carries a key into a screen, expected the Desk and the public projection: a screen that knows the answer will show it.",
			scoreLeak:
				'{{path}} imports the scoring, expected only index.ts, other score files and tests to: what a screen may import would carry it there.'
		}
	},
	create(context) {
		const path = pathOf(context);
		const from = placeOf(path);
		if (!from) return {};

		/** @param {Mention} mention */
		const check = (mention) => {
			judge(from, mention, (messageId, data) =>
				context.report({ node: mention.node, messageId, data: data ?? {} })
			);
		};

		/** @param {Node} node @param {Node | null | undefined} source @param {string[] | null} [values] @param {string[]} [names] */
		const checkSource = (node, source, values = null, names = values ?? []) => {
			const specifier = textOf(source);
			if (specifier !== null) check({ node: source ?? node, specifier, values, names });
			// The command line may be handed a module to measure; it stands on top and may import all.
			else if (from.room !== 'cli') context.report({ node, messageId: 'unreadable' });
		};

		return {
			Program(node) {
				if (from.isUnknown) context.report({ node, messageId: 'homeless', data: { path } });
				if (isPure(from) && isSvelte(path))
					context.report({ node, messageId: 'pureSvelte', data: { path } });
			},
			ImportDeclaration(node) {
				const names = node.specifiers.map((specifier) =>
					specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*'
				);
				const values = isTypeOnly(node)
					? []
					: names.filter((_, index) => !isTypeOnly(node.specifiers[index] ?? node));
				checkSource(node, node.source, values, names);
			},
			ExportNamedDeclaration(node) {
				if (!node.source) return;
				const names = node.specifiers.map((specifier) => nameOf(specifier.local));
				const values = isTypeOnly(node)
					? []
					: names.filter((_, index) => !isTypeOnly(node.specifiers[index] ?? node));
				checkSource(node, node.source, values, names);
			},
			ExportAllDeclaration(node) {
				checkSource(node, node.source, isTypeOnly(node) ? [] : null);
			},
			ImportExpression(node) {
				checkSource(node, node.source);
			},
			/** @param {Node} node `import('x').Y` as a type */
			TSImportType(node) {
				const literal = 'source' in node ? node.source : null;
				checkSource(node, isNode(literal) ? literal : null, []);
			},
			/** @param {Node} node `import x = require('x')` */
			TSExternalModuleReference(node) {
				const source = 'expression' in node ? node.expression : null;
				checkSource(node, isNode(source) ? source : null);
			},
			MetaProperty(node) {
				const { parent } = node;
				const call = parent.type === 'MemberExpression' ? parent.parent : null;
				if (isImportMeta(parent, 'glob') && path !== 'src/lib/session/scenarios.ts')
					context.report({ node: parent, messageId: 'glob', data: { path } });
				if (call?.type !== 'CallExpression' || call.callee !== parent) return;
				const [first] = call.arguments;
				if (isImportMeta(parent, 'resolve')) checkSource(call, first);
				if (isImportMeta(parent, 'glob')) {
					const patterns = first?.type === 'ArrayExpression' ? first.elements : [first];
					for (const pattern of patterns) checkPattern(call, pattern);
				}
			},
			NewExpression(node) {
				const [target, base] = node.arguments;
				if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return;
				if (!isImportMeta(base, 'url')) return;
				const specifier = textOf(target);
				if (specifier === null) return checkSource(node, target);
				// A URL without a leading dot is relative all the same.
				const relative = /^([./]|[a-z]+:)/.test(specifier) ? specifier : `./${specifier}`;
				check({ node: target ?? node, specifier: relative, values: null, names: [] });
			}
		};

		/** @param {Node} node @param {Node | null | undefined} pattern */
		function checkPattern(node, pattern) {
			const text = textOf(pattern);
			if (text === null) context.report({ node, messageId: 'unreadable' });
			else if (!text.startsWith('!'))
				check({ node: pattern ?? node, specifier: text, values: null, names: [] });
		}
	}
};

/** @param {unknown} value @returns {value is Node} */
function isNode(value) {
	return typeof value === 'object' && value !== null && 'type' in value;
}

/** @satisfies {ESLint.Plugin} */
export const preceptor = {
	meta: { name: 'preceptor' },
	rules: { floors, purity }
};
