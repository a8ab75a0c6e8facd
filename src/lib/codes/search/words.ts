/** How titles, index phrases and queries become words to look for. All of it plain lower-case a-z0-9. */

/** Words that join others: they hardly say which code is meant. */
const JOINTS = new Set(
	(
		'a an and any as at be by for from in into is it its of on or per that the this to was ' +
		'when which while nec nos'
	).split(' ')
);

/** Words that tell siblings apart but seldom name what is meant. */
const SHADES = new Set(
	(
		'with without due not other specified unspecified elsewhere classified type status ' +
		'encounter initial subsequent sequela closed open part parts region site sites caused ' +
		'involving associated following during related current'
	).split(' ')
);

/** What share of its rarity a word may count with. */
export function weightOfWord(word: string): number {
	if (JOINTS.has(word)) return 0.08;
	return SHADES.has(word) ? 0.45 : 1;
}

export function isJoint(word: string): boolean {
	return JOINTS.has(word);
}

const PLAIN = /^[a-z0-9]+$/;

/** Lower case without accents and apostrophes: `Sjögren's` becomes `sjogrens`. */
export function folded(text: string): string {
	const lower = text.toLowerCase();
	if (PLAIN.test(lower)) return lower;
	return lower.normalize('NFKD').replace(/[\p{M}'’`]/gu, '');
}

/** The words of a text; a hyphenated word gives its parts. */
export function wordsOf(text: string): string[] {
	const plain = folded(text);
	if (PLAIN.test(plain)) return [plain];
	return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** The words a stored piece of text is found by: its parts and, of a hyphenated word, the whole. */
export function searchWordsOf(piece: string): string[] {
	const words = wordsOf(piece);
	if (words.length < 2 || !piece.includes('-')) return words;
	const whole = words.join('');
	return whole.length <= 24 && !/^\d+$/.test(whole) ? [...words, whole] : words;
}

const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
	['ectomies', 'ectomy'],
	['ations', 'at'],
	['ation', 'at'],
	['ating', 'at'],
	['ated', 'at'],
	['itides', 'itis'],
	['nesses', ''],
	['ities', ''],
	['ically', 'ic'],
	['ical', 'ic'],
	['fully', ''],
	['ously', ''],
	['ings', ''],
	['ness', ''],
	['ions', ''],
	['ity', ''],
	['ies', 'y'],
	['ing', ''],
	['ion', ''],
	['ive', ''],
	['ous', ''],
	['oses', 'osis'],
	['ses', 'sis'],
	['ary', ''],
	['ant', ''],
	['ent', ''],
	['ic', ''],
	['al', ''],
	['ar', ''],
	['ed', ''],
	['es', ''],
	['ia', ''],
	['ae', ''],
	['us', ''],
	['um', ''],
	['is', ''],
	['a', ''],
	['e', ''],
	['s', ''],
	['y', '']
];

/** What words of one family share: `fractures`, `fractured`; short words stay as they are. */
export function stemOf(word: string): string {
	if (word.length < 5 || word.charCodeAt(0) < 58) return word;
	let stem = word;
	for (let round = 0; round < 2; round += 1) {
		const rule = ENDINGS.find(
			([ending]) => stem.endsWith(ending) && stem.length - ending.length >= 4
		);
		if (!rule) break;
		stem = stem.slice(0, stem.length - rule[0].length) + rule[1];
	}
	return stem;
}
