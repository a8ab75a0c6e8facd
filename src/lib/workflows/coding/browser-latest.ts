/**
 * Questions whose answers come back in any order. Each new question makes the older ones void: their
 * answers and their faults reach nobody.
 */
export interface Latest {
	/** The answer is handed on only while no newer question was asked. */
	ask<Answer>(
		question: () => Promise<Answer>,
		use: { readonly onanswer: (answer: Answer) => void; readonly onfault?: (fault: string) => void }
	): Promise<void>;
	/** Voids what is on its way. */
	drop(): void;
}

export function latest(): Latest {
	let asked = 0;
	return {
		async ask(question, { onanswer, onfault }) {
			const mine = ++asked;
			try {
				const answer = await question();
				if (mine === asked) onanswer(answer);
			} catch (fault) {
				if (mine === asked) onfault?.(faultWords(fault));
			}
		},
		drop() {
			asked += 1;
		}
	};
}

function faultWords(fault: unknown): string {
	return fault instanceof Error && fault.message !== ''
		? fault.message
		: 'The code books gave no answer.';
}
