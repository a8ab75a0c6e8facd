/** What the payer’s front end finds in a notice of election. */
import { isDay } from './calendar-facts';
import { dayText } from './calendar-words';
import { diagnosisFaults } from './diagnosis';
import type { ClaimEdit, StayRecord } from './model';
import { isNpi } from './npi';

/** A notice of election as its form holds it; texts as typed, empty where nothing was. */
export interface NoticeValues {
	readonly billType: string;
	readonly effective: string;
	readonly admission: string;
	readonly occurrence27: string;
	readonly principal: string;
	readonly attendingNpi: string;
	readonly hospiceNpi: string;
}

const MANUAL = 'Medicare Claims Processing Manual, chapter 11, 20.1.1';
const NPI = '45 CFR 162.406';

/**
 * The faults for which a notice of election comes back, in the order of its boxes; none for one that is
 * accepted. Any text may stand in any box. A returned notice counts for nothing: the day of the next one
 * is its receipt. An attending is asked for only where the record names one; a transfer sends a notice
 * of change (8xC) in its place. A notice has one diagnosis: `hasKnownDisease` says whether the record
 * knows a disease behind a symptom that stands there.
 */
export function noticeEdits(
	values: NoticeValues,
	record: StayRecord,
	hasKnownDisease = false
): ClaimEdit[] {
	const edits: ClaimEdit[] = [];
	const add = (id: string, title: string, message: string, box: string, source = MANUAL) =>
		edits.push({ id: `notice.${id}`, title, message, box, source });
	const { billType, principal, attendingNpi, hospiceNpi } = values;
	const { election } = record;

	const letter = election?.continuing ? 'C' : 'A';
	if (!new RegExp(`^8[12]${letter}$`).test(billType))
		add(
			'bill-type',
			'Bill type',
			letter === 'A'
				? `Bill type ${billType || '(empty)'} is not that of a notice of election, which is 81A or 82A, so the notice comes back.`
				: `Bill type ${billType || '(empty)'} is not that of a change of hospice, which is 81C or 82C, so the notice comes back.`,
			'billType'
		);
	if (election === null)
		add(
			'election',
			'No election',
			'There is no election statement, so there is nothing to give notice of and the notice comes back.',
			'effective',
			'42 CFR 418.24'
		);
	for (const [box, name] of [
		['effective', 'Election date'],
		['admission', 'Admission date'],
		['occurrence27', 'Occurrence 27']
	] as const) {
		const date = values[box];
		const isTransferred = box === 'occurrence27' && election?.continuing;
		// Whether a change of hospice names the start of the running period is not settled.
		if (isTransferred && (date === '' || date === election.continuing?.from)) continue;
		if (!isDay(date))
			add(
				box === 'occurrence27' ? 'occurrence-27' : box,
				name,
				date
					? `"${date}" as the ${name.toLowerCase()} is not a date, so the notice comes back.`
					: `The ${name.toLowerCase()} is missing, so the notice comes back.`,
				box
			);
		else if (election && date !== election.effective)
			add(
				box === 'occurrence27' ? 'occurrence-27' : box,
				name,
				`The ${name.toLowerCase()} is ${dayText(date)}, but the election is effective on ${dayText(election.effective)}, so the notice comes back.`,
				box
			);
	}
	const on = election?.effective ?? values.effective;
	if (isDay(on))
		for (const fault of diagnosisFaults(principal, [], on, hasKnownDisease))
			if (fault.severity === 'returned')
				add(
					'principal',
					'Principal diagnosis',
					fault.message.replaceAll('the claim comes back', 'the notice comes back'),
					'principal',
					fault.source
				);
	if (record.attending !== 'none' || attendingNpi !== '') npi('attending', attendingNpi);
	npi('hospice', hospiceNpi);
	return edits;

	function npi(who: 'attending' | 'hospice', text: string) {
		if (isNpi(text)) return;
		add(
			`npi-${who}`,
			`NPI of the ${who}`,
			text
				? `"${text}" as the NPI of the ${who} is not ten digits with a right check digit, so the notice comes back.`
				: `The NPI of the ${who} is missing, so the notice comes back.`,
			`${who}Npi`,
			NPI
		);
	}
}
