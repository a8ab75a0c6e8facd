import type { FormValues } from '$lib/engine/forms';
import { Chart } from '$lib/fhir/chart';
import { describe, expect, it } from 'vitest';
import { PAPER_KINDS, PAPERS, type PaperKind } from './fields';
import { narrativePlace, pageSections, signatureOf } from './paper-page';
import { papersOf, type Paper } from './papers';
import { CHART, scripted, START, STAY, WHOLE } from './sample-stay';

function paperOf(kind: PaperKind, values: FormValues = {}): Paper {
	const [paper] = papersOf(
		{ chart: Chart.of([...CHART, scripted(kind, values)]), start: START },
		STAY
	);
	if (!paper) throw new Error(`no paper of ${kind}`);
	return paper;
}

const labels = (paper: Paper) =>
	pageSections(paper, START).flatMap(({ lines }) => lines.map(({ field }) => field.id));

describe('pageSections', () => {
	it.each(PAPER_KINDS)('%s shows everything that was written, once', (kind) => {
		const paper = paperOf(kind);
		const signature = signatureOf(paper, START);
		const drawn = kind === 'certification' ? ['narrative', 'attested', 'above', 'by'] : [];
		const shown = [
			...labels(paper),
			...drawn,
			...(signature ? [signature.name.field.id, signature.on.field.id] : [])
		];
		if (kind === 'discharge-order') shown.push('by');
		const written = PAPERS[kind].fields
			.map(({ id }) => id)
			.filter((id) => {
				const value = WHOLE[kind][id];
				return value !== undefined && !(Array.isArray(value) && value.length === 0);
			});
		for (const id of written) expect(shown).toContain(id);
		expect(new Set(shown).size).toBe(shown.length);
	});

	it('leaves what ought to be filled standing empty, and what may be empty out', () => {
		const note = paperOf('visit-note', { plan: null, teaching: null });
		expect(labels(note)).toContain('plan');
		expect(labels(note)).not.toContain('teaching');
		const certification = paperOf('certification', { findings: null });
		expect(labels(certification)).toContain('findings');
	});
});

describe('signatureOf', () => {
	it('names who, as what, on which day, and an empty line for what is missing', () => {
		const whole = signatureOf(paperOf('certification'), START);
		expect([whole?.name.words, whole?.as, whole?.on.words]).toEqual([
			'Omar Feld, MD',
			'Hospice physician',
			'10 Nov 2025'
		]);
		const undated = signatureOf(paperOf('certification', { on: null }), START);
		expect(undated?.on.words).toBe('');
		expect(undated?.on.field.label).toBe('Signed on');
	});

	it('is none where a paper is signed in the record alone', () => {
		expect(signatureOf(paperOf('idg-note'), START)).toBeNull();
	});
});

describe('narrativePlace', () => {
	it.each([
		['yes', 'above'],
		['no', 'below'],
		[null, null]
	])('%s', (above, place) => {
		expect(narrativePlace(paperOf('certification', { above }))).toBe(place);
	});
});
