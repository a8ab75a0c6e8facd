/** Whether two quotations of the record speak of the same place in it. */
import type { Chart } from '$lib/fhir/chart';
import { attachmentText } from '$lib/fhir/selectors/display';
import type { Ref } from '$lib/fhir/types';
import type { Citation } from './fields';

/** Words without markup, line breaks and case, as people mean a quotation. */
export function plainWords(text: string): string {
	return text
		.replace(/[*_#>|`]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** Words that stand in more places of a document than this point at none of them. */
const MOST_PLACES = 6;

/**
 * True when a citation touches one of the wanted places: the same resource, and (where words are
 * wanted) a stretch of its text that overlaps theirs. Structured results have no text to overlap; for
 * them the resource is enough.
 */
export function overlaps(
	chart: Chart,
	cited: Citation,
	wanted: readonly { readonly ref: Ref; readonly text?: string | undefined }[]
): boolean {
	return wanted.some((place) => {
		if (place.ref !== cited.ref) return false;
		if (place.text === undefined) return true;
		const [held, asked] = [plainWords(cited.text), plainWords(place.text)];
		const whole = plainWords(textOf(chart, place.ref));
		if (whole === '') return true;
		const spans = spansOf(whole, held);
		if (spans.length > MOST_PLACES) return false;
		return held.includes(asked) || asked.includes(held) || touch(spans, spansOf(whole, asked));
	});
}

type Span = readonly [number, number];

function spansOf(whole: string, words: string): Span[] {
	const spans: Span[] = [];
	for (let at = whole.indexOf(words); at >= 0 && words !== ''; at = whole.indexOf(words, at + 1))
		spans.push([at, at + words.length]);
	return spans;
}

function touch(some: readonly Span[], others: readonly Span[]): boolean {
	return some.some(([from, to]) => others.some((other) => from < other[1] && other[0] < to));
}

/** The text of a document or report; empty for a resource that has none. */
export function textOf(chart: Chart, ref: Ref): string {
	const resource = chart.get(ref);
	if (resource?.resourceType === 'DocumentReference')
		return resource.content.map(({ attachment }) => attachmentText(attachment) ?? '').join('\n');
	if (resource?.resourceType === 'DiagnosticReport')
		return [
			resource.conclusion ?? '',
			...(resource.presentedForm ?? []).map((form) => attachmentText(form) ?? '')
		].join('\n');
	return '';
}
