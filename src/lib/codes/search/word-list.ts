/**
 * Many short texts as one long one: none of them is an object of its own until it is asked for, so
 * that a list of a hundred thousand opens at once.
 */
export class WordList {
	readonly all: string;
	/** Text `n` is `all` from `starts[n]` to `starts[n + 1]`. */
	readonly starts: Uint32Array;

	constructor(all: string, starts: Uint32Array) {
		this.all = all;
		this.starts = starts;
	}

	static of(words: readonly string[]): WordList {
		const starts = new Uint32Array(words.length + 1);
		for (let place = 0; place < words.length; place += 1)
			starts[place + 1] = (starts[place] ?? 0) + (words[place] ?? '').length;
		return new WordList(words.join(''), starts);
	}

	get length(): number {
		return this.starts.length - 1;
	}

	/** The text at a place; empty where there is none. */
	at(place: number): string {
		return this.all.slice(this.starts[place] ?? 0, this.starts[place + 1] ?? 0);
	}

	sizeOf(place: number): number {
		return (this.starts[place + 1] ?? 0) - (this.starts[place] ?? 0);
	}

	/** Whether the text at a place is a word. */
	is(place: number, word: string): boolean {
		return this.sizeOf(place) === word.length && this.all.startsWith(word, this.starts[place]);
	}

	/** Whether the text at a place sorts before a word, as `<` has it. */
	isBefore(place: number, word: string): boolean {
		const { all } = this;
		const from = this.starts[place] ?? 0;
		const size = (this.starts[place + 1] ?? 0) - from;
		const both = Math.min(size, word.length);
		for (let at = 0; at < both; at += 1) {
			const ahead = all.charCodeAt(from + at) - word.charCodeAt(at);
			if (ahead !== 0) return ahead < 0;
		}
		return size < word.length;
	}

	/** Whether the text at one place begins with that at another. */
	doesBegin(place: number, other: number): boolean {
		const size = this.sizeOf(other);
		if (size > this.sizeOf(place)) return false;
		const { all } = this;
		const from = this.starts[place] ?? 0;
		const begun = this.starts[other] ?? 0;
		for (let at = 0; at < size; at += 1)
			if (all.charCodeAt(from + at) !== all.charCodeAt(begun + at)) return false;
		return true;
	}

	/** The first place of a text, or -1. */
	indexOf(word: string): number {
		for (let place = 0; place < this.length; place += 1) if (this.is(place, word)) return place;
		return -1;
	}

	*[Symbol.iterator](): Generator<string> {
		for (let place = 0; place < this.length; place += 1) yield this.at(place);
	}
}
