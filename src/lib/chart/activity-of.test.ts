import { expect, it } from 'vitest';
import { ACTIVITIES } from './activities';
import { activityOf } from './activity-of';

it.each([
	['Observation/wbc', 'results'],
	['DiagnosticReport/film', 'results'],
	['DocumentReference/letter', 'notes'],
	['AllergyIntolerance/penicillin', 'allergies'],
	['Patient/her', 'summary'],
	['messages', 'messages']
])('%s is read in %s', (place, activity) => {
	expect(activityOf(place)).toBe(activity);
	expect(ACTIVITIES.some(({ id }) => id === activity)).toBe(true);
});
