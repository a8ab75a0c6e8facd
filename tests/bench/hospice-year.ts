/**
 * A year of one hospice stay through the real engine: visits, meetings, HOPE, certifications, changes of
 * level, a claim a month. What a learner waits for is the replay and one look at the calendar.
 */
import type { JsonObject } from '$lib/engine/canonical';
import { readActions } from '$lib/engine/log';
import type { Entry, ScenarioCore, TimelineItem } from '$lib/engine/model';
import { replay } from '$lib/engine/replay';
import { DAY, fhirDateTime } from '$lib/engine/time';
import { calendarOf } from '$lib/rules/hospice/calendar';
import { expectedClaim } from '$lib/rules/hospice/claim-expected';
import { dayNumber, plusDays } from '$lib/rules/hospice/days';
import type { Claim, Day } from '$lib/rules/hospice/model';
import { benefitPeriods } from '$lib/rules/hospice/periods';
import { hospice } from '$lib/workflows/hospice';
import type { PaperKind } from '$lib/workflows/hospice/fields';
import { recordOf } from '$lib/workflows/hospice/record';
import {
	act,
	ADMITTED,
	icd,
	ms,
	Player,
	scenarioOf,
	scripted,
	START,
	STAY,
	write,
	type Move
} from '$lib/workflows/hospice/sample-stay';
import { interleaved, judged, median, pairedRatio, type BenchOutcome } from './measure';

const ROUNDS = { rounds: 15, warmUp: 5 };
const FIRST: Day = '2025-11-10';
const DAYS = 365;

/** The same numbers in each run: `mulberry32`. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const put = (resource: ReturnType<typeof scripted>, at: number): JsonObject =>
	JSON.parse(JSON.stringify({ ...resource, date: fhirDateTime(START, at) })) as JsonObject;

/** The periods of the year, as its election counts them. */
const PERIODS = benefitPeriods(
	{
		history: { periodsUsed: 0, daysUsed: 0, lastEnded: null },
		election: {
			paper: 'election',
			signedAt: `${FIRST}T09:30`,
			effective: FIRST,
			signer: 'patient',
			elements: [],
			continuing: null
		}
	},
	plusDays(FIRST, DAYS - 1)
);

/** Certifications and face-to-face visits come in a few days before each period, to be read. */
function incoming(): TimelineItem[] {
	const item = (id: string, at: number, resource: ReturnType<typeof scripted>): TimelineItem => ({
		id,
		when: { at },
		put: [put(resource, at)],
		patch: []
	});
	return PERIODS.flatMap(({ number, from, to }) => {
		const day = number === 1 ? FIRST : plusDays(from, -8);
		const at = ms(`${day}T16:00`);
		const values = { period: number, periodFrom: from, periodTo: to, on: day };
		const waiting = (kind: PaperKind, more: JsonObject, id: string) =>
			scripted(kind, { ...values, ...more }, { id, state: 'waiting' });
		return [
			item(`cert-${number}`, at, waiting('certification', {}, `cert-${number}`)),
			...(number === 1
				? [
						item(
							'cert-attending',
							at,
							waiting(
								'certification',
								{ by: 'attending', signer: 'Lena Ortiz, MD' },
								'cert-attending'
							)
						)
					]
				: []),
			...(number > 2
				? [
						item(
							`f2f-${number}`,
							at,
							scripted(
								'face-to-face',
								{ period: number, on: day, signedOn: day },
								{ id: `f2f-${number}`, state: 'waiting' }
							)
						)
					]
				: [])
		];
	});
}

const file = (paper: string): Move =>
	act('paper.review', { paper, verdict: 'file', faults: [], note: '' });

/** What is done on each day of the year but the claims, which are made from the record. */
function movesOn(day: Day, random: () => number): Move[] {
	const index = dayNumber(day) - dayNumber(FIRST);
	// Papers are written in the afternoon, when what they tell is over.
	const moves: Move[] = [`${day}T14:00`];
	const at = (time: string) => ms(`${day}T${time}`);
	if (index === 0)
		moves.push(
			...ADMITTED,
			...write('oral-certification'),
			...write(
				'oral-certification',
				{ by: 'attending', signer: 'Lena Ortiz, MD' },
				{ id: 'oral-2' }
			),
			...write('initial-assessment'),
			...write('comprehensive-assessment'),
			...write('plan-of-care'),
			...write('code-status'),
			...write('hope-admission'),
			act('hope.submit', { paper: 'hope-admission' }),
			`${day}T17:00`,
			file('cert-1'),
			file('cert-attending')
		);
	for (const { number, from } of PERIODS)
		if (number > 1 && day === plusDays(from, -7))
			moves.push(file(`cert-${number}`), ...(number > 2 ? [file(`f2f-${number}`)] : []));
	if (index === 10 || index === 20) {
		const timepoint = index === 10 ? 'update-1' : 'update-2';
		const id = `hope-${timepoint}`;
		moves.push(
			...write('hope-update', { timepoint, visitOn: day, J2050B: day, Z0350: day }, { id }),
			act('hope.submit', { paper: id })
		);
	}
	if (index % 7 === 2 || index % 7 === 4) {
		const minutes = 35 + Math.floor(random() * 50);
		const start = at('10:00');
		moves.push(
			...write(
				'visit-note',
				{
					start,
					end: start + minutes * 60_000,
					signedOn: day,
					pain: Math.floor(random() * 6),
					performance: 40 - Math.floor(index / 60) * 5,
					weightKg: 54 - Math.round(index / 36)
				},
				{ id: `visit-${index}` }
			)
		);
	}
	if (index % 14 === 8) moves.push(...write('idg-note', { on: day }, { id: `idg-${index}` }));
	if (index % 60 === 40)
		moves.push(
			...write(
				'level-of-care',
				{
					level: 'respite',
					site: 'hospice-facility',
					at: at('08:30'),
					caregiver: 'Daughter worn out.'
				},
				{ id: `respite-${index}` }
			)
		);
	if (index % 60 === 44)
		moves.push(
			...write(
				'level-of-care',
				{ level: 'routine', site: 'home', at: at('08:30'), reason: 'Back home.' },
				{ id: `home-${index}` }
			)
		);
	if (index % 21 === 5)
		moves.push(act('person.tell', { to: 'attending', text: `Pain on ${day}, dose as ordered.` }));
	return moves;
}

const RESTED = { amount: '31080' };

/** The claim the record supports, as somebody types it. */
function claimMoves({ lines, principal, others, values, ...claim }: Claim, id: string): Move[] {
	return write(
		'claim',
		{
			...claim,
			conditions: claim.conditions.map((code) => ({ code })),
			occurrences: claim.occurrences.map((one) => ({ ...one })),
			spans: claim.spans.map((one) => ({ ...one })),
			values: values.map(({ code }) => ({ code, ...RESTED })),
			principal: icd(principal),
			others: others.map((code) => ({ code, display: code })),
			lines: lines.map((line) => ({ ...line })),
			remarks: null
		},
		{ id }
	);
}

export interface Year {
	readonly scenario: ScenarioCore;
	readonly entries: readonly Entry[];
	/** Acts that were refused, and claims that came back: a year in order has none. */
	readonly trouble: readonly string[];
}

export function hospiceYear(): Year {
	const base = scenarioOf();
	const scenario = {
		...base,
		timeline: [...incoming(), ...base.timeline.filter(({ id }) => id === 'paid')]
	};
	const player = new Player(scenario);
	const random = seeded(7);
	for (let index = 0; index < DAYS; index += 1) {
		const day = plusDays(FIRST, index);
		const moves = movesOn(day, random);
		if (moves.length > 1) player.play(moves);
		// On the third of a month the one before is billed.
		if (day.endsWith('-03') && index > 21) {
			player.play([`${day}T15:00`]);
			const month = plusDays(day, -5).slice(0, 7);
			const record = recordOf(player.world, STAY);
			const diagnoses = { principal: 'C25.9', others: ['C78.7'] };
			player.play(claimMoves(expectedClaim(record, month, diagnoses), `claim-${month}`));
		}
	}
	const returned = recordOf(player.world, STAY).claims.filter(({ state }) => state === 'returned');
	return {
		scenario,
		entries: player.entries,
		trouble: [...player.refused, ...returned.map(({ paper }) => `${paper} came back`)]
	};
}

/** `hospice-year`: replay to the last state and one calendar. */
export async function benchHospiceYear(): Promise<BenchOutcome> {
	const { scenario, entries, trouble } = hospiceYear();
	if (trouble.length > 0)
		throw new Error(`the year is not in order, so it measures nothing: ${trouble.join(' ')}`);
	const log = readActions(entries, [hospice], 'bench');
	const deadlines = () => {
		const { world } = replay(scenario, log, [hospice]);
		return calendarOf(recordOf(world, STAY)).length;
	};
	const { world } = replay(scenario, log, [hospice]);
	const times = interleaved(
		{
			year: deadlines,
			replay: () => replay(scenario, log, [hospice]),
			calendar: () => calendarOf(recordOf(world, STAY))
		},
		ROUNDS
	);
	const record = recordOf(world, STAY);
	return {
		skipped: [],
		results: [
			judged({
				name: 'hospice-year',
				unit: 'ms',
				ours: median(times.year),
				peers: {
					'the replay alone': median(times.replay),
					'record and calendar alone': median(times.calendar)
				},
				ratio: pairedRatio(times.year, times.replay),
				budget: 50,
				samples: times.year,
				note: `${log.length - 1} entries over ${Math.round(world.at / DAY)} days: ${record.visits.length} visits, ${record.reviews.length} meetings, ${record.certifications.length} certifications, ${record.claims.length} claims, ${calendarOf(record).length} deadlines`
			})
		]
	};
}
