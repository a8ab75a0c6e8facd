import type { CodeEntry, CodeLookup, PcsStep } from '$lib/codes/model';
import { latest } from './browser-latest';

export const AXES = 7;

/** Names of the seven characters before a table says its own. */
export const AXIS_NAMES = [
	'Section',
	'Body system',
	'Operation',
	'Body part',
	'Approach',
	'Device',
	'Qualifier'
] as const;

/**
 * A procedure code as typed, made ready to be walked: capitals, no spaces or dots, and the digits that
 * O and I were meant for, since ICD-10-PCS has neither letter (ICD-10-PCS Official Guidelines A2,
 * FY2026).
 */
export function typedStem(text: string): { readonly stem: string; readonly hadSlip: boolean } {
	const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
	const stem = plain.replaceAll('O', '0').replaceAll('I', '1').slice(0, AXES);
	return { stem, hadSlip: /[OI]/.test(plain) };
}

/** A procedure code axis by axis: only what the tables and the code list both hold is offered. */
export class BuilderState {
	/** Characters chosen, none to seven; every one of them is among the choices of its step. */
	stem = $state('');
	/** The choices of each axis as far as the stem goes, and of the one after it. */
	steps = $state.raw<readonly PcsStep[]>([]);
	/** The axis that is shown, 0 to 6. */
	axis = $state(0);
	/** The whole code as the book has it. */
	entry = $state.raw<CodeEntry | null>(null);
	fault = $state('');
	isLoading = $state(true);

	readonly step = $derived(this.steps[this.axis]);
	readonly isWhole = $derived(this.stem.length === AXES);

	readonly #lookup: CodeLookup;
	readonly #date: string;
	readonly #walking = latest();
	#coming: Promise<void> = Promise.resolve();

	constructor(lookup: CodeLookup, date: string) {
		this.#lookup = lookup;
		this.#date = date;
	}

	/** The words of a chosen character; null where none is chosen. */
	labelAt(axis: number): string | null {
		const char = this.stem.charAt(axis);
		return this.steps[axis]?.options.find((option) => option.char === char)?.label ?? null;
	}

	/** Shows an axis that can be chosen by now. */
	showAxis(axis: number): void {
		if (this.steps[axis]) this.axis = axis;
	}

	/**
	 * Chooses a character on the axis that is shown and goes to the next; what was chosen behind it
	 * stays as far as the tables still allow.
	 */
	async choose(char: string): Promise<void> {
		const at = this.axis;
		await this.#walk(this.stem.slice(0, at) + char + this.stem.slice(at + 1), at + 1, false);
	}

	/** Takes a stem as typed, as far as there are such codes. */
	async type(text: string): Promise<void> {
		const { stem, hadSlip } = typedStem(text);
		await this.#walk(stem, stem.length, true);
		if (hadSlip && this.fault === '')
			this.fault = 'ICD-10-PCS has no letters O and I: read as the digits 0 and 1.';
	}

	/** Once the tables have answered what was chosen or typed last. */
	async settled(): Promise<void> {
		await this.#coming;
	}

	#walk(wanted: string, axis: number, isTyped: boolean): Promise<void> {
		this.#coming = this.#walking.ask(
			async () => {
				const steps: PcsStep[] = [];
				let stem = '';
				for (let at = 0; at < AXES; at++) {
					const step = await this.#lookup.pcs(stem, this.#date);
					if (!step) break;
					steps.push(step);
					const char = wanted.charAt(at);
					if (!step.options.some((option) => option.char === char)) break;
					stem += char;
				}
				const entry =
					stem.length === AXES ? await this.#lookup.describe('icd-10-pcs', stem, this.#date) : null;
				return { steps, stem, entry };
			},
			{
				onanswer: ({ steps, stem, entry }) => {
					this.steps = steps;
					this.stem = stem;
					this.entry = entry;
					this.axis = Math.max(0, Math.min(axis, stem.length, steps.length - 1));
					this.isLoading = false;
					this.fault = isTyped ? leftOver(stem, wanted, steps) : '';
					if (stem.length === AXES && !entry)
						this.fault = `${stem} is not in the code book of this date.`;
					if (steps.length === 0)
						this.fault = 'No procedure tables are at hand for this date: search by code or words.';
				},
				onfault: (fault) => {
					this.fault = fault;
					this.isLoading = false;
				}
			}
		);
		return this.#coming;
	}
}

function leftOver(stem: string, wanted: string, steps: readonly PcsStep[]): string {
	const char = wanted.charAt(stem.length);
	if (char === '') return '';
	const axis = steps[stem.length]?.axis ?? AXIS_NAMES[stem.length] ?? '';
	return stem === ''
		? `${char} is no ${axis} of the tables.`
		: `After ${stem}, ${char} is no ${axis} of the tables.`;
}
