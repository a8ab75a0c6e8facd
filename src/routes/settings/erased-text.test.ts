import { expect, it } from 'vitest';
import { erasedText } from './erased-text';

const none = {
	attempts: 0,
	running: 0,
	marks: 0,
	reviews: 0,
	selfChecks: 0,
	hasKey: false
};

it('says what goes with a learner, by number, and leaves out what there is none of', () => {
	expect(erasedText({ ...none, attempts: 3, running: 1, marks: 2, reviews: 4, hasKey: true })).toBe(
		'3 attempts (1 not handed in), 2 marks, 4 reviews and the key that signs their hand-ins go, and cannot be brought back from this browser.'
	);
	expect(erasedText(none)).toMatch(/^0 attempts and 0 marks go/);
});
