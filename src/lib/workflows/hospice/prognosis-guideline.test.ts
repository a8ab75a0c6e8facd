import { Chart } from '$lib/fhir/chart';
import type { Resource } from '$lib/fhir/types';
import { GUIDELINE_GROUPS, type GuidelineGroup } from '$lib/rules/hospice/guidelines-model';
import { guidelineOf } from '$lib/rules/hospice/guidelines';
import { evidence, SUPPORTING } from '$lib/rules/hospice/sample-evidence';
import { describe, expect, it } from 'vitest';
import { papersOf } from './papers';
import {
	checklistOf,
	groupOfDiagnosis,
	guidelineFor,
	withoutVerdicts
} from './prognosis-guideline';
import { performanceRows, stageGroups } from './prognosis-scales';
import { CHART, icd, scripted, START, STAY } from './sample-stay';

const papers = (...more: readonly Resource[]) =>
	papersOf({ chart: Chart.of([...CHART, ...more]), start: START }, STAY);

describe('groupOfDiagnosis', () => {
	it.each<[string, GuidelineGroup]>([
		['C25.9', 'cancer'],
		['D46.9', 'cancer'],
		['G30.1', 'dementia'],
		['F01.C0', 'dementia'],
		['G31.83', 'dementia'],
		['G12.21', 'als'],
		['I63.9', 'stroke'],
		['I13.0', 'heart'],
		['I50.23', 'heart'],
		['I27.0', 'lung'],
		['J44.9', 'lung'],
		['K74.60', 'liver'],
		['N18.6', 'renal'],
		['I12.0', 'renal'],
		['B20', 'hiv'],
		['g20', 'general'],
		['R54', 'general'],
		['D50.9', 'general']
	])('%s is %s', (code, group) => expect(groupOfDiagnosis(code)).toBe(group));
});

describe('guidelineFor', () => {
	it('takes the last worksheet that counts before any diagnosis', () => {
		const held = papers(
			scripted('notice-of-election', { principal: icd('C25.9') }),
			scripted('prognosis-worksheet', { guideline: 'heart' }, { id: 'w1', at: -20 }),
			scripted('prognosis-worksheet', { guideline: 'lung' }, { id: 'w2', at: -10 }),
			scripted('prognosis-worksheet', { guideline: 'hiv' }, { id: 'w3', state: 'waiting' })
		);
		expect(guidelineFor(held)).toEqual({ group: 'lung', why: 'as the last worksheet names it' });
	});

	it('takes the principal diagnosis that was sent, else general decline', () => {
		const sent = guidelineFor(papers(scripted('notice-of-election', { principal: icd('G30.1') })));
		expect(sent.group).toBe('dementia');
		expect(sent.why).toContain('G30.1');
		expect(guidelineFor(papers()).group).toBe('general');
		expect(guidelineFor(papers(scripted('notice-of-election', { principal: null }))).group).toBe(
			'general'
		);
	});
});

describe('checklistOf', () => {
	const groups = Object.keys(GUIDELINE_GROUPS) as GuidelineGroup[];

	it.each(groups)('%s keeps every criterion, in its order, with days that can be read', (group) => {
		const { rows, sentence } = checklistOf(group, evidence(SUPPORTING[group]));
		expect(rows.map(({ id }) => id)).toEqual(guidelineOf(group).criteria.map(({ id }) => id));
		for (const { judgment, shows } of rows) {
			expect(judgment).not.toBeNull();
			expect(shows).not.toBe('');
			expect(shows).not.toMatch(/\d{4}-\d{2}-\d{2}/);
		}
		expect(sentence).toContain('supports the guideline');
		expect(sentence).toContain('it is not law');
	});

	it.each(groups)('%s without verdicts tells what is there and judges nothing', (group) => {
		const judged = checklistOf(group, evidence(SUPPORTING[group]));
		const bare = withoutVerdicts(judged);
		expect(bare.rows.map(({ shows }) => shows)).toEqual(judged.rows.map(({ shows }) => shows));
		expect(bare.rows.every(({ judgment }) => judgment === null)).toBe(true);
		expect(bare.sentence).toContain('not law');
		expect(bare.sentence).not.toMatch(/supports|lacking|met\b/);
	});
});

describe('scales', () => {
	it('reads five columns for every level, and of the dead only the first', () => {
		const rows = performanceRows();
		expect(rows.map(({ level }) => level)).toEqual([100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0]);
		for (const { level, cells } of rows) {
			expect(cells).toHaveLength(5);
			expect(cells.filter((words) => words !== '')).toHaveLength(level === 0 ? 1 : 5);
		}
		expect(rows.find(({ level }) => level === 40)?.cells).toEqual([
			'Mostly in bed',
			'Little activity',
			'Mainly helped',
			'Normal, or less than normal',
			'Full, or confused, or drowsy, confused or not'
		]);
	});

	it('keeps the parts of a stage together', () => {
		expect(stageGroups().map(({ stage, parts }) => `${stage}:${parts.length}`)).toEqual([
			'1:1',
			'2:1',
			'3:1',
			'4:1',
			'5:1',
			'6:5',
			'7:6'
		]);
	});
});
