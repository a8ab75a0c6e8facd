import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteText } from './note-text';

const at = (text: string, spans: readonly { start: number; end: number }[]) =>
	spans.map(({ start, end }) => text.slice(start, end));

describe('noteText', () => {
	it('takes the signs of markdown away and keeps what they meant', () => {
		const { text, strong, headings } = noteText(
			'## Course\n**Interval:** cough for *two* days, BP_sys 120.\n\n**Signed**\n- one\n- two'
		);
		expect(text).toBe('Course\nInterval: cough for two days, BP_sys 120.\n\nSigned\n- one\n- two');
		expect(at(text, headings)).toEqual(['Course', 'Signed']);
		expect(at(text, strong)).toContain('Interval:');
	});

	it('knows headings in capitals or before a colon, and labels at the start of a line', () => {
		const { text, strong, headings } = noteText(
			'HOSPITAL COURSE\nFever settled.\nPlan:\nHPI: three days of dysuria: no relief.\nSeen 14:35.'
		);
		expect(at(text, headings)).toEqual(['HOSPITAL COURSE', 'Plan:']);
		expect(at(text, strong)).toEqual(['HPI:']);
	});

	it('leaves plain words as they are', () => {
		const words = fc.stringMatching(/^[a-z0-9 .,()]{0,40}$/);
		fc.assert(
			fc.property(fc.array(words), (lines) => {
				const written = lines.join('\n').trim();
				expect(noteText(written).text).toBe(written);
			})
		);
	});

	it('reads a sum with stars, or one star alone, as it stands', () => {
		expect(noteText('2 * 3 * 4 and a 5* rating').text).toBe('2 * 3 * 4 and a 5* rating');
	});
});
