/**
 * Shortcuts as text: `Ctrl+K`, `Shift+/`, `?`, `Alt+1`. `Ctrl` also answers to the Command key, so that
 * one list serves every keyboard.
 */
const NAMES: Readonly<Record<string, string>> = {
	' ': 'Space',
	ArrowUp: '↑',
	ArrowDown: '↓',
	ArrowLeft: '←',
	ArrowRight: '→',
	Escape: 'Esc'
};

/** The caps to draw for a shortcut: `Ctrl+K` gives `Ctrl` and `K`. */
export function keyParts(keys: string): string[] {
	return keys
		.split(/(?<=.)\+(?=.)|\s+/)
		.filter((part) => part !== '')
		.map((part) => NAMES[part] ?? part);
}

export interface KeyPress {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
}

/** Whether a key press is this shortcut. Shift is judged by the character it makes, not as a key. */
export function isShortcut(keys: string, press: KeyPress): boolean {
	const parts = keys.split(/(?<=.)\+(?=.)/);
	const main = parts.at(-1) ?? '';
	const wants = (name: string) => parts.slice(0, -1).includes(name);
	return (
		press.key.toLowerCase() === main.toLowerCase() &&
		(press.ctrlKey || press.metaKey) === wants('Ctrl') &&
		press.altKey === wants('Alt')
	);
}

/** True where a bare letter belongs to what is being typed and must not act as a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input, textarea, select, [role=combobox]'))
	);
}
