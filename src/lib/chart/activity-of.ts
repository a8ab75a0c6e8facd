/** Where in the chart a thing is read. */

/** The activity that shows a resource, by its reference; an activity's own id stays what it is. */
export function activityOf(place: string): string {
	switch (place.split('/')[0]) {
		case 'Observation':
		case 'DiagnosticReport':
			return 'results';
		case 'DocumentReference':
			return 'notes';
		case 'MedicationRequest':
		case 'MedicationStatement':
			return 'medications';
		case 'MedicationAdministration':
			return 'administrations';
		case 'AllergyIntolerance':
			return 'allergies';
		case 'Condition':
			return 'problems';
		case 'Encounter':
		case 'Procedure':
		case 'Immunization':
			return 'history';
		default:
			return place.includes('/') ? 'summary' : place;
	}
}
