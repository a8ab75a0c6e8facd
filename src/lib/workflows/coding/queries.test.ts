import { describe, expect, it } from 'vitest';
import { queriesOf, sheetOf } from './queries';
import { act, openQuery, PATIENT, play, WHOLE_QUERY } from './sample-case';

describe('queriesOf', () => {
	it('lists what is being written before what was sent, each with its state', () => {
		const { world } = play([
			openQuery('query-1', WHOLE_QUERY),
			act('query.send', { query: 'query-1' }),
			openQuery('query-2', {})
		]);
		expect(queriesOf(world, PATIENT).map(({ id, state, subject }) => [id, state, subject])).toEqual(
			[
				['query-2', 'drafted', 'No subject yet'],
				['query-1', 'sent', 'Kidney function during the stay']
			]
		);
	});

	it('knows nothing of another patient’s queries', () => {
		const { world } = play([openQuery('query-1', WHOLE_QUERY)]);
		expect(queriesOf(world, 'Patient/somebody-else')).toEqual([]);
	});
});

describe('sheetOf', () => {
	it('offers the choices of a multiple choice, three answers to yes or no, none when open', () => {
		const sheet = (format: string) => {
			const { world } = play([openQuery('query-1', { ...WHOLE_QUERY, format })]);
			const form = world.forms.get('query-1');
			return form && sheetOf(form);
		};
		expect(sheet('multiple-choice')?.answers).toHaveLength(4);
		expect(sheet('yes-no')?.answers).toEqual(['Yes', 'No', 'Unable to determine']);
		expect(sheet('open')?.answers).toEqual([]);
		expect(sheet('open')?.indicators).toHaveLength(2);
	});
});
