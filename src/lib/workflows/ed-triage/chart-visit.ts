/** What acts leave on the Encounter of a visit. */
import type { View } from '$lib/engine/model';
import { civilDate, fhirDateTime } from '$lib/engine/time';
import type { Encounter, Extension, ResourceOf } from '$lib/fhir/types';
import { editionOf } from '$lib/rules/acuity/editions';
import { ACUITY_SYSTEM, departmentOf } from './department';

export type VisitRecord = ResourceOf<'Encounter'>;

export function withStatus(visit: VisitRecord, status: Encounter['status']): VisitRecord {
	return { ...visit, status };
}

export function withExtension(visit: VisitRecord, extension: Extension): VisitRecord {
	const others = (visit.extension ?? []).filter(({ url }) => url !== extension.url);
	return { ...visit, extension: [...others, extension] };
}

/** A level names the edition of the department, in its system and in words. */
export function withLevel(visit: VisitRecord, level: number, view: View): VisitRecord {
	const edition = departmentOf(view.chart, civilDate(view.start, view.at))?.edition;
	const words = edition ? `Level ${level} (${editionOf(edition).title})` : `Level ${level}`;
	return {
		...visit,
		priority: {
			coding: [{ system: `${ACUITY_SYSTEM}:${edition ?? 'unknown'}`, code: String(level) }],
			text: words
		}
	};
}

export function moved(visit: VisitRecord, to: string, view: View): VisitRecord {
	return {
		...visit,
		location: [
			...placesLeft(visit, view),
			{
				location: { reference: `Location/${to}` },
				status: 'active',
				period: { start: fhirDateTime(view.start, view.at) }
			}
		]
	};
}

/** The visit is over, and its place free. */
export function closed(
	visit: VisitRecord,
	words: string,
	view: View,
	status: Encounter['status'] = 'finished'
): VisitRecord {
	return {
		...visit,
		status,
		period: { ...visit.period, end: fhirDateTime(view.start, view.at) },
		...(visit.location && { location: placesLeft(visit, view) }),
		hospitalization: { ...visit.hospitalization, dischargeDisposition: { text: words } }
	};
}

function placesLeft(visit: VisitRecord, view: View): NonNullable<Encounter['location']> {
	const end = fhirDateTime(view.start, view.at);
	return (visit.location ?? []).map((place) =>
		place.status === 'active'
			? { ...place, status: 'completed', period: { ...place.period, end } }
			: place
	);
}
