/**
 * What a pure room may not reach for: the clock, chance, storage, the screen, and whatever reads the
 * language or time zone of the device. Time, ids and seeds arrive in the event, so that a log replays
 * to the same world anywhere.
 */
import { isPure, pathOf, placeOf } from './house-plan.js';

/** @import { Rule, Scope } from 'eslint' */
/** @import { CallExpression, MemberExpression, NewExpression, Node } from 'estree' */

/** @typedef {{ identifier: Node, parent: Rule.Node, isType: boolean }} Use */

const TIMERS = [
	'setTimeout',
	'clearTimeout',
	'setInterval',
	'clearInterval',
	'setImmediate',
	'queueMicrotask',
	'requestAnimationFrame',
	'requestIdleCallback'
];

const SCREEN = [
	'window',
	'document',
	'navigator',
	'location',
	'history',
	'screen',
	'self',
	'globalThis',
	'global',
	'alert',
	'confirm',
	'prompt',
	'matchMedia',
	'getComputedStyle',
	'DOMParser',
	'XMLSerializer',
	'Image',
	'Node',
	'Element',
	'HTMLElement',
	'CustomEvent',
	'MutationObserver',
	'ResizeObserver',
	'IntersectionObserver'
];

const OUTSIDE = [
	'localStorage',
	'sessionStorage',
	'indexedDB',
	'caches',
	'cookieStore',
	'fetch',
	'XMLHttpRequest',
	'WebSocket',
	'EventSource',
	'Worker',
	'SharedWorker',
	'BroadcastChannel',
	'MessageChannel',
	'FileReader',
	'postMessage',
	'importScripts',
	'process',
	'require',
	'Buffer'
];

/** Members that break the promise, of globals whose other members keep it. */
const MEMBERS = {
	Date: { now: 'clock' },
	Math: { random: 'chance' },
	crypto: { randomUUID: 'chance', getRandomValues: 'chance' }
};

/** Methods of a Date that read or set it in the device's own zone, or print it there. */
const LOCAL_DATE =
	/^([gs]et(Hours|Minutes|Date|Day|Month|FullYear)|getTimezoneOffset|to(Date|Time)String)$/;

/** Options that only a number has: with one of them `toLocaleString` is not printing a date. */
const NUMBER_OPTIONS = [
	'style',
	'notation',
	'useGrouping',
	'minimumIntegerDigits',
	'minimumFractionDigits',
	'maximumFractionDigits',
	'minimumSignificantDigits',
	'maximumSignificantDigits'
];

/** @param {Node | null | undefined} node a plain name or string in the place of a property */
function textOf(node) {
	if (node?.type === 'Identifier') return node.name;
	if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
	return null;
}

/** @param {MemberExpression} node the property when it can be read from the text */
const propertyOf = (node) =>
	node.computed && node.property.type !== 'Literal' ? null : textOf(node.property);

/** @param {Node | null | undefined} node whether an argument says something */
function isGiven(node) {
	if (!node || node.type === 'SpreadElement') return false;
	if (node.type === 'ArrayExpression') return node.elements.length > 0;
	if (node.type === 'Literal') return node.value !== '' && node.value !== null;
	return !(node.type === 'Identifier' && node.name === 'undefined');
}

/** @param {Node | null | undefined} node @param {readonly string[]} wanted */
const hasOption = (node, wanted) =>
	node?.type === 'ObjectExpression' &&
	node.properties.some(
		(property) =>
			property.type === 'Property' &&
			wanted.includes(textOf(property.key) ?? '') &&
			isGiven(property.value.type === 'AssignmentPattern' ? null : property.value)
	);

/** @param {Scope.Scope} scope @returns {Use[]} uses of names that no declaration in the file explains */
function globalUses(scope) {
	const declared = scope.variables
		.filter((variable) => variable.defs.length === 0)
		.flatMap((variable) => variable.references);
	return [...scope.through, ...declared].flatMap((reference) => {
		const identifier = /** @type {Rule.Node} */ (reference.identifier);
		const isType = 'isTypeReference' in reference && reference.isTypeReference === true;
		return identifier.parent ? [{ identifier, parent: identifier.parent, isType }] : [];
	});
}

/** @type {Rule.RuleModule} */
export const purity = {
	meta: {
		type: 'problem',
		schema: [],
		docs: {
			description: 'Pure rooms reach for no clock, chance, storage, screen or device setting.'
		},
		messages: {
			clock:
				'{{what}} reads the clock in a pure room, expected the time of the event: a replay must come out the same tomorrow.',
			chance:
				'{{what}} draws a random value in a pure room, expected an id or a seed from the event: a replay must come out the same.',
			timer:
				'{{what}} schedules work in a pure room, expected a fact of the timeline: nobody runs timers in a replay.',
			screen:
				'{{what}} reaches for the page in a pure room, expected an argument: the command line, the workers and the tests have none.',
			outside:
				'{{what}} reaches outside a pure room, expected an argument: what replay depends on must all stand in the log.',
			alias:
				'{{what}} is passed on whole in a pure room, expected one named member of it: what is read from it cannot be checked otherwise.',
			dateZone:
				'{{what}} uses the time zone of the device, expected UTC or the offset of the scenario: a log replays the same in every zone.',
			locale:
				"{{what}} uses the language of the device, expected an explicit locale such as 'en-US': a log replays the same on every device.",
			zone: "{{what}} may print a date in the zone of the device, expected { timeZone } written in place (or, for a number, new Intl.NumberFormat('en-US')): a log replays the same in every zone.",
			bundler:
				'import.meta.{{what}} is read in a pure room, expected an argument: the command line runs this code without the bundler.'
		}
	},
	create(context) {
		const path = pathOf(context);
		const place = placeOf(path);
		if (!place || !isPure(place)) return {};

		/** @param {Node} node @param {string} messageId @param {string} what */
		const report = (node, messageId, what) => context.report({ node, messageId, data: { what } });

		return {
			'Program:exit'() {
				const scope = context.sourceCode.scopeManager?.globalScope;
				if (!scope) return;
				for (const use of globalUses(scope)) judgeGlobal(use);
			},
			MemberExpression(node) {
				const name = propertyOf(node);
				if (name === null) return;
				const isCalled = node.parent.type === 'CallExpression' && node.parent.callee === node;
				const args = isCalled && node.parent.type === 'CallExpression' ? node.parent.arguments : [];
				if (isCalled && LOCAL_DATE.test(name)) report(node, 'dateZone', `.${name}()`);
				else if (name === 'localeCompare') {
					if (!isGiven(args[1])) report(node, 'locale', '.localeCompare()');
				} else if (/^toLocale\w*String$|^toLocale(Upper|Lower)Case$/.test(name)) {
					if (!isGiven(args[0])) report(node, 'locale', `.${name}()`);
					else if (!isZoned(name, args[1])) report(node, 'zone', `.${name}()`);
				}
				if (node.object.type === 'MetaProperty' && name === 'env') report(node, 'bundler', name);
			}
		};

		/** @param {string} method @param {Node | undefined} options */
		function isZoned(method, options) {
			if (/Case$/.test(method)) return true;
			const wanted = method === 'toLocaleString' ? ['timeZone', ...NUMBER_OPTIONS] : ['timeZone'];
			return hasOption(options, wanted);
		}

		/** @param {Use} use */
		function judgeGlobal({ identifier, parent, isType }) {
			const name = textOf(identifier);
			if (name === null || isType || /^TS/.test(parent.type)) return;
			if (name === 'performance') report(identifier, 'clock', name);
			else if (name === 'Temporal') report(identifier, 'clock', name);
			else if (TIMERS.includes(name)) report(identifier, 'timer', name);
			else if (SCREEN.includes(name)) report(identifier, 'screen', name);
			else if (OUTSIDE.includes(name)) report(identifier, 'outside', name);
			else if (name === 'Intl') judgeIntl(identifier, parent);
			else if (name === 'Date' && isOperand(parent)) judgeDate(identifier, parent);
			else if (name in MEMBERS) judgeMembers(identifier, parent, name);
		}

		/** @param {Rule.Node} parent whether the name is called, constructed or handed on */
		function isOperand(parent) {
			return parent.type === 'NewExpression' || parent.type === 'CallExpression';
		}

		/** @param {Node} identifier @param {Rule.Node} parent */
		function judgeDate(identifier, parent) {
			if (parent.type === 'NewExpression' && parent.callee === identifier) {
				const [first, second] = parent.arguments;
				if (!first || first.type === 'SpreadElement') report(parent, 'clock', 'new Date()');
				else if (second) report(parent, 'dateZone', 'new Date(year, month, ...)');
			} else if (parent.type === 'CallExpression' && parent.callee === identifier)
				report(parent, 'clock', 'Date()');
			else report(identifier, 'alias', 'Date');
		}

		/** @param {Node} identifier @param {Rule.Node} parent @param {string} name */
		function judgeMembers(identifier, parent, name) {
			/** @type {Record<string, string>} */
			const forbidden = Object.entries(MEMBERS).find(([owner]) => owner === name)?.[1] ?? {};
			if (parent.type === 'MemberExpression' && parent.object === identifier) {
				const member = propertyOf(parent);
				if (member === null) report(parent, 'alias', name);
				else if (forbidden[member]) report(parent, forbidden[member], `${name}.${member}`);
			} else if (parent.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
				for (const property of parent.id.properties) {
					const member = property.type === 'Property' ? textOf(property.key) : null;
					if (member === null) report(property, 'alias', name);
					else if (forbidden[member]) report(property, forbidden[member], `${name}.${member}`);
				}
			} else if (!(parent.type === 'BinaryExpression' && parent.operator === 'instanceof')) {
				report(identifier, 'alias', name);
			}
		}

		/** @param {Node} identifier @param {Rule.Node} parent */
		function judgeIntl(identifier, parent) {
			const member =
				parent.type === 'MemberExpression' && parent.object === identifier
					? propertyOf(parent)
					: null;
			const made = parent.parent;
			if (member === null) return report(identifier, 'alias', 'Intl');
			const isMade = made?.type === 'NewExpression' || made?.type === 'CallExpression';
			if (!isMade || made.callee !== parent) return report(parent, 'alias', `Intl.${member}`);
			const [locale, options] = made.arguments;
			if (!isGiven(locale)) report(made, 'locale', `Intl.${member}`);
			else if (member === 'DateTimeFormat' && !hasOption(options, ['timeZone']))
				report(made, 'zone', 'Intl.DateTimeFormat');
		}
	}
};
