/** Arbitrary work on the ward: what a learner may do, in any order, with a good part of nonsense. */
import type { JsonObject } from '$lib/engine/canonical';
import { MINUTE } from '$lib/engine/time';
import fc from 'fast-check';
import { AMES, BLY, move, type Move } from './ward';

const tube = fc.constantFrom('tube-1', 'tube-2', 'tube-3', 'ames', 'enc-ames');
const visit = fc.constantFrom('enc-ames', 'enc-bly', 'enc-nobody', 'tube-1');
const note = fc.constantFrom('note-1', 'note-2', 'tube-1');
const who = fc.constantFrom(AMES, BLY, 'Patient/nobody', 'Observation/ames-hr');
const test = fc.constantFrom('cbc', 'bmp', 'culture', '');
const answers = fc.constantFrom(
	[],
	[{ check: 'repeated', reason: 'clotted', note: '' }],
	[
		{ check: 'repeated', reason: 'clotted', note: '' },
		{ check: 'range.volume', reason: 'neonate', note: '' }
	]
);

const act = (what: string, data: fc.Arbitrary<JsonObject>) => {
	const [workflow = '', type = ''] = what.split(':');
	return data.map((held) => ({ workflow, type, data: held }));
};

const form = (id: fc.Arbitrary<string>) =>
	fc.oneof(
		act(
			'attempt:form.open',
			fc.record({
				form: id,
				workflow: fc.constant('specimens'),
				kind: fc.constantFrom('requisition', 'requisition', 'note', 'constructor'),
				patient: who,
				values: fc.record({ test, volume: fc.constantFrom(5, 1, 900), fasting: fc.boolean() })
			})
		),
		act(
			'attempt:form.open',
			fc.record({
				form: note,
				workflow: fc.constant('visits'),
				kind: fc.constant('note'),
				patient: who,
				values: fc.record({ text: fc.constantFrom('Seen, well', '') })
			})
		),
		act(
			'attempt:form.set',
			fc.record({
				form: fc.oneof(id, note),
				field: fc.constantFrom('test', 'volume', 'fasting', 'text', 'nothing'),
				value: fc.constantFrom('cbc', 'bmp', 7, null, true)
			})
		),
		act('attempt:form.discard', fc.record({ form: fc.oneof(id, note) }))
	);

const refs = fc.constantFrom(
	AMES,
	BLY,
	'Observation/ames-hr',
	'AllergyIntolerance/bly-latex',
	'ServiceRequest/tube-1',
	'Observation/none'
);

const specimenAct = fc.oneof(
	act('specimens:specimen.collect', fc.record({ specimen: tube, answers })),
	act(
		'specimens:specimen.receive',
		fc.record({ specimens: fc.array(tube, { minLength: 1, maxLength: 3 }) })
	),
	act('specimens:specimen.hold', fc.record({ specimen: tube, reason: fc.constant('clot') })),
	act('specimens:specimen.release', fc.record({ specimen: tube })),
	act(
		'specimens:specimen.label',
		fc.record({ specimen: tube, label: fc.constantFrom('red', 'blue', '') })
	)
);

const visitAct = fc.oneof(
	act('visits:visit.room', fc.record({ visit, room: fc.constantFrom('A1', 'B2') })),
	act('visits:visit.see', fc.record({ visit, note })),
	act('visits:visit.leave', fc.record({ visit }))
);

const attemptAct = fc.oneof(
	act('attempt:clock.advance', fc.record({ why: fc.constantFrom('wait', 'next-event', 'hide') })),
	act('attempt:chart.view', fc.record({ ref: refs })),
	act(
		'attempt:message.acknowledge',
		fc.record({
			message: fc.oneof(
				fc.constant('evening'),
				fc
					.tuple(
						fc.constantFrom('rounds', 'bly-kin', 'room-check', 'critical-call'),
						fc.integer({ min: 1, max: 20 })
					)
					.map(([item, cause]) => `${item}-${cause}`)
			),
			text: fc.constantFrom('Potassium is 7', '')
		})
	),
	act('attempt:hint.open', fc.record({ hint: fc.constantFrom('which-tube', 'none') })),
	act('attempt:task.done', fc.record({ task: fc.constantFrom('read', 'count', 'none') }))
);

const nonsense = fc.oneof(
	act('nowhere:specimen.collect', fc.constant({})),
	act('visits:specimen.collect', fc.record({ specimen: tube })),
	act('specimens:toString', fc.constant({ specimen: 7 }))
);

const whole = fc.oneof(
	{ arbitrary: form(tube), weight: 8 },
	{ arbitrary: specimenAct, weight: 9 },
	{ arbitrary: visitAct, weight: 4 },
	{ arbitrary: attemptAct, weight: 5 },
	{ arbitrary: nonsense, weight: 1 }
);

const single = whole.map((action) => [action]);

/** What belongs together, so that chance alone need not find it: a tube from paper to laboratory. */
const tubeWork = fc
	.record({ specimen: fc.constantFrom('tube-1', 'tube-2', 'tube-3'), who, test, answers })
	.map(({ specimen, who: patient, test: wanted, answers: given }) => [
		{
			workflow: 'attempt',
			type: 'form.open',
			data: {
				form: specimen,
				workflow: 'specimens',
				kind: 'requisition',
				patient,
				values: { test: wanted, volume: 5, fasting: true }
			}
		},
		{ workflow: 'specimens', type: 'specimen.collect', data: { specimen, answers: given } },
		{ workflow: 'specimens', type: 'specimen.label', data: { specimen, label: 'red' } },
		{ workflow: 'specimens', type: 'specimen.receive', data: { specimens: [specimen] } },
		{ workflow: 'specimens', type: 'specimen.hold', data: { specimen, reason: 'clot' } },
		{ workflow: 'specimens', type: 'specimen.release', data: { specimen } }
	])
	.chain((actions) => fc.nat(actions.length).map((length) => actions.slice(0, length)));

/** A visit from room to leaving, with the note in between. */
const visitWork = fc
	.record({
		visit: fc.constantFrom('enc-ames', 'enc-bly'),
		note: fc.constantFrom('note-1', 'note-2'),
		room: fc.constantFrom('A1', 'B2')
	})
	.map(({ visit: one, note: form, room }) => [
		{ workflow: 'visits', type: 'visit.room', data: { visit: one, room } },
		{
			workflow: 'attempt',
			type: 'form.open',
			data: { form, workflow: 'visits', kind: 'note', patient: AMES, values: {} }
		},
		{ workflow: 'attempt', type: 'form.set', data: { form, field: 'text', value: 'Seen' } },
		{ workflow: 'visits', type: 'visit.see', data: { visit: one, note: form } },
		{ workflow: 'visits', type: 'visit.leave', data: { visit: one } }
	])
	.chain((actions) => fc.nat(actions.length).map((length) => actions.slice(0, length)));

/** Work in time order, much of it at the very moment of the move before, sometimes handed in. */
export const wardMoves: fc.Arbitrary<Move[]> = fc
	.tuple(
		fc.array(
			fc.tuple(
				fc.oneof(
					{ arbitrary: single, weight: 5 },
					{ arbitrary: tubeWork, weight: 1 },
					{ arbitrary: visitWork, weight: 1 }
				),
				fc.constantFrom(0, 0, 1, 2, 7, 15, 30)
			),
			{ maxLength: 50, size: 'large' }
		),
		fc.option(fc.nat(4))
	)
	.map(([steps, fromEnd]) => {
		let at = 0;
		const moves: Move[] = steps.flatMap(([actions, minutes]) => {
			at += minutes * MINUTE;
			return actions.map((action) => ({ ...action, at }));
		});
		if (fromEnd === null) return moves;
		const place = Math.max(0, moves.length - fromEnd);
		const handIn = move(0, 'attempt:attempt.hand-in');
		return moves.toSpliced(place, 0, { ...handIn, at: moves[place]?.at ?? at });
	});

/** A shift of `length` moves, nearly all accepted, for timings: tube after tube, read and received. */
export function longShift(length: number): Move[] {
	const moves: Move[] = [];
	const add = (what: string, data: JsonObject) =>
		moves.push(move((moves.length * 10) / 60, what, data));
	for (let round = 0; moves.length < length; round += 1) {
		const specimen = `tube-${round}`;
		const patient = round % 2 === 0 ? AMES : BLY;
		add('attempt:form.open', {
			form: specimen,
			workflow: 'specimens',
			kind: 'requisition',
			patient,
			values: { test: 'cbc', volume: 5 }
		});
		add('attempt:form.set', { form: specimen, field: 'volume', value: 6 });
		add('attempt:form.set', { form: specimen, field: 'comment', value: `round ${round}` });
		add('specimens:specimen.collect', {
			specimen,
			answers: [{ check: 'repeated', reason: 'serial', note: '' }]
		});
		add('specimens:specimen.label', { specimen, label: `L${round}` });
		add('specimens:specimen.receive', { specimens: [specimen] });
		add('attempt:chart.view', { ref: `ServiceRequest/${specimen}` });
	}
	return moves.slice(0, length);
}
