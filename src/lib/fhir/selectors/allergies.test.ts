import { describe, expect, it } from 'vitest';
import { Chart } from '$lib/fhir/chart';
import type { AllergyIntolerance, Resource } from '$lib/fhir/types';
import { allergies, allergyState } from './allergies';

const allergy = (id: string, more: Partial<Omit<AllergyIntolerance, 'id'>>): Resource => ({
	resourceType: 'AllergyIntolerance',
	id,
	patient: { reference: 'Patient/a' },
	code: { text: id },
	clinicalStatus: { coding: [{ code: 'active' }] },
	...more
});
const denial = (code: string) =>
	allergy(`none-${code}`, { code: { coding: [{ system: 'http://snomed.info/sct', code }] } });

describe('allergies', () => {
	it('puts the most dangerous first and what has ended last', () => {
		const reaction = (severity: 'mild' | 'severe') => [
			{ severity, manifestation: [{ text: 'Hives' }, { text: 'Hives' }] }
		];
		const chart = Chart.of([
			allergy('ended', { criticality: 'high', clinicalStatus: { coding: [{ code: 'resolved' }] } }),
			allergy('mild', { criticality: 'low', reaction: reaction('mild') }),
			allergy('severe', { criticality: 'low', reaction: reaction('severe') }),
			allergy('unrated', { type: 'intolerance' }),
			allergy('high', { criticality: 'high', type: 'allergy' }),
			allergy('error', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } })
		]);
		const rows = allergies(chart, 'Patient/a');
		expect(rows.map(({ substance }) => substance)).toEqual([
			'high',
			'severe',
			'mild',
			'unrated',
			'ended'
		]);
		expect(rows[1]).toMatchObject({ reactions: ['Hives'], severity: 'severe', kind: 'unknown' });
	});
});

describe('allergyState', () => {
	const state = (resources: Resource[]) => allergyState(Chart.of(resources), 'Patient/a');

	it('is unasked while nobody wrote anything down', () => {
		expect(state([])).toBe('unasked');
	});

	it('is none known only by an explicit statement that reaches drugs', () => {
		expect(state([denial('716186003')])).toBe('none-known');
		expect(state([denial('409137002')])).toBe('none-known');
		expect(state([denial('429625007')])).toBe('unasked');
		expect(allergies(Chart.of([denial('716186003')]), 'Patient/a')).toEqual([]);
	});

	it('is some as soon as one stands, whatever was denied before', () => {
		expect(state([denial('716186003'), allergy('Penicillin', {})])).toBe('some');
	});

	it('forgets what has ended', () => {
		expect(
			state([allergy('Penicillin', { clinicalStatus: { coding: [{ code: 'resolved' }] } })])
		).toBe('unasked');
	});
});

it('takes the words for no known allergy where no code stands', () => {
	const worded = (text: string) => Chart.of([allergy('nka', { code: { text } })]);
	expect(allergyState(worded('No known drug allergies'), 'Patient/a')).toBe('none-known');
	expect(allergies(worded('NKDA'), 'Patient/a')).toEqual([]);
	expect(allergyState(worded('No known cause, hives'), 'Patient/a')).toBe('some');
});
