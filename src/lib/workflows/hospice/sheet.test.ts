import type { FormState, FormValues } from '$lib/engine/forms';
import type { View } from '$lib/engine/model';
import { parseStart } from '$lib/engine/time';
import { Chart } from '$lib/fhir/chart';
import { describe, expect, test } from 'vitest';
import { PAPER_KINDS, PAPERS, type PaperKind } from './fields';
import { firstField, itemOf, needsText, sheetOf, ticked, type Sheet } from './sheet';

const VIEW: View = {
	chart: Chart.of([]),
	at: 0,
	seq: 0,
	start: parseStart('2026-01-20T08:00:00-05:00'),
	role: 'nurse',
	mode: 'practice',
	forms: new Map(),
	machines: { get: () => undefined, of: () => [] }
};

function sheet(kind: PaperKind, values: FormValues): Sheet {
	const form: FormState = {
		id: 'form-1',
		workflow: 'hospice',
		kind,
		patient: 'Patient/p',
		values: { stay: 's', ...values },
		openedAt: 0,
		seq: 1
	};
	return sheetOf(form, VIEW);
}

const blocksOf = ({ sections }: Sheet, id: string) =>
	sections.find((section) => section.id === id)?.blocks ?? [];

describe('a sheet', () => {
	test('puts the symptoms of a HOPE record into one grid once they are screened', () => {
		expect(blocksOf(sheet('hope-admission', {}), 'impact')).toHaveLength(1);
		const blocks = blocksOf(sheet('hope-admission', { J2050A: '1' }), 'impact');
		const grid = blocks.find(({ kind }) => kind === 'grid');
		expect(grid?.kind === 'grid' && grid.fields.map(({ id }) => id)).toEqual(
			[...'ABCDEFGH'].map((letter) => `J2051${letter}`)
		);
	});

	test('leaves single questions and those of yes and no by themselves', () => {
		const blocks = blocksOf(sheet('hope-admission', {}), 'pain');
		expect(blocks.every(({ kind }) => kind === 'field')).toBe(true);
	});

	test('shows every field of every form in its own section, none twice', () => {
		for (const kind of PAPER_KINDS) {
			const { sections } = PAPERS[kind];
			const shown = sheet(kind, {}).sections.flatMap((section) =>
				section.blocks.flatMap((block) =>
					block.kind === 'field' ? [block.field.id] : block.fields.map(({ id }) => id)
				)
			);
			expect(new Set(shown).size).toBe(shown.length);
			const known = sections.flatMap(({ fields }) => fields.map(({ id }) => id));
			expect(shown.filter((id) => !known.includes(id))).toEqual([]);
		}
	});

	test('leads to what is missing first, then to what cannot stand', () => {
		const values = {
			effective: '2026-01-19',
			signer: 'patient',
			signedOn: '2026-01-20',
			ownWords: 'So we want it.'
		};
		expect(firstField(sheet('revocation', values))).toBe('explained');
		expect(firstField(sheet('revocation', { ...values, explained: 'yes' }))).toBe('effective');
	});

	test('says beside the button what is open', () => {
		expect(
			needsText(sheet('revocation', { effective: '2026-01-19', signedOn: '2026-01-20' }))
		).toBe('3 fields missing, 1 stop');
	});

	test('counts what is missing by section', () => {
		const [statement] = sheet('revocation', {}).sections;
		expect(statement?.missing).toBe(5);
	});
});

describe('ticking', () => {
	test('adds, takes away, and leaves nothing as no answer', () => {
		expect(ticked(['A'], 'B', true)).toEqual(['A', 'B']);
		expect(ticked(['A', 'B'], 'A', false)).toEqual(['B']);
		expect(ticked(['A'], 'A', false)).toBeNull();
	});

	test('none of these and anything else exclude each other', () => {
		expect(ticked(['A', 'B'], 'Z', true)).toEqual(['Z']);
		expect(ticked(['Z'], 'A', true)).toEqual(['A']);
		expect(ticked(['A', 'B'], 'B', false)).toEqual(['A']);
	});
});

test('only items of the federal set show their number', () => {
	expect(itemOf({ id: 'J2051A', label: '', kind: 'text' })).toBe('J2051A');
	expect(itemOf({ id: 'A1805', label: '', kind: 'text' })).toBe('A1805');
	expect(itemOf({ id: 'visitOn', label: '', kind: 'date' })).toBeNull();
});
