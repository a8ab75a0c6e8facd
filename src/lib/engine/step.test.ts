import {
	AMES,
	BLY,
	OPENING,
	WARD,
	WORKFLOWS,
	collect,
	move,
	specimens,
	visits,
	type Move
} from '$tests/support/ward';
import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import type { JsonObject } from './canonical';
import type { MachineEvent, Match, Opening, ScenarioCore, TimelineItem, Workflow } from './model';
import {
	EngineFault,
	advance,
	compile,
	copyWorld,
	fingerprint,
	matches,
	nextFactAt,
	openWorld,
	refusalOf,
	step,
	viewOf,
	type StepResult
} from './step';
import { HOUR, MINUTE } from './time';

/** An attempt under way: each call takes one move and gives its outcome. */
function begin(
	scenario: Partial<ScenarioCore> = {},
	{ workflows = WORKFLOWS, opening = {} as Partial<Opening> } = {}
) {
	const script = compile({ ...WARD, ...scenario }, workflows);
	let world = openWorld(script, { ...OPENING, ...opening });
	let seq = 0;
	return {
		script,
		world: () => world,
		wait: (minutes: number) => (world = advance(script, world, minutes * MINUTE)),
		do: (...moves: readonly Move[]): StepResult => {
			let result: StepResult = { world, ok: true, reason: null, subject: null };
			for (const made of moves) {
				seq += 1;
				result = step(script, world, made, made.at, seq);
				world = result.world;
			}
			return result;
		},
		fired: () => world.fired.map(({ item, at }) => `${item} ${at / MINUTE}`)
	};
}

const item = (
	id: string,
	when: TimelineItem['when'],
	rest: Partial<TimelineItem> = {}
): TimelineItem => ({ id, when, put: [], patch: [], ...rest });

const after = (
	action: string,
	rest: { delay?: number; repeat?: boolean; unless?: Match; where?: Match['where'] } = {}
): TimelineItem['when'] => {
	const [workflow = '', type = ''] = action.split(':');
	const { delay = 0, repeat = false, unless, where } = rest;
	return { after: { workflow, action: type, where }, delay: delay * MINUTE, repeat, unless };
};

const mail = (subject: string): NonNullable<TimelineItem['message']> => ({
	from: 'Desk',
	subject,
	body: subject,
	urgency: 'routine',
	asks: 'acknowledgement'
});

const view = (ref: string) => move(1, 'attempt:chart.view', { ref });

describe('planned facts', () => {
	it('of time 0 have happened when the learner first looks', () => {
		const { world } = begin();
		expect(world().fired).toEqual([
			{ item: 'ames-arrives', at: 0, cause: null, trigger: null, patient: AMES }
		]);
		expect(world().machines.get('visits', 'enc-ames')?.patient).toBe(AMES);
		expect(world().chart.one('Encounter', 'enc-ames')?.period?.start).toBe(
			'2026-01-14T13:40:00-05:00'
		);
	});

	it('happen by time, then by declaration, each at its own moment', () => {
		const ward = begin({
			timeline: [
				item('late', { at: 9 * MINUTE }),
				item('b', { at: 5 * MINUTE }),
				item('a', { at: 5 * MINUTE }),
				item('first', { at: MINUTE })
			]
		});
		ward.wait(9);
		expect(ward.fired()).toEqual(['first 1', 'b 5', 'a 5', 'late 9']);
		expect(ward.world().at).toBe(9 * MINUTE);
	});

	it('do not happen a millisecond early', () => {
		const { script, world } = begin();
		expect(nextFactAt(script, world())).toBe(10 * MINUTE);
		expect(advance(script, world(), 10 * MINUTE - 1).fired).toHaveLength(1);
		expect(advance(script, world(), 10 * MINUTE).fired).toHaveLength(3);
	});

	it('stand between what is due by time and declaration', () => {
		const ward = begin({
			timeline: [
				item('one', after('attempt:chart.view', { delay: 4 })),
				item('two', { at: 5 * MINUTE }),
				item('three', after('attempt:chart.view', { delay: 4 })),
				item('four', after('attempt:chart.view', { delay: 3 }))
			]
		});
		ward.do(view(AMES));
		ward.wait(10);
		expect(ward.fired()).toEqual(['four 4', 'one 5', 'two 5', 'three 5']);
	});

	it('count times from their firing, not from the clock that let them happen', () => {
		const ward = begin();
		ward.wait(500);
		expect(ward.world().chart.one('Flag', 'tie')?.period?.start).toBe('2026-01-14T13:50:00-05:00');
	});

	it('apply several patches of one thing one after the other, and may patch what they put', () => {
		const ward = begin({
			timeline: [
				item(
					'all',
					{ at: MINUTE },
					{
						put: [{ resourceType: 'Flag', id: 'f', status: 'active' }],
						patch: [
							{ ref: 'Observation/ames-hr', set: { effectiveDateTime: '@-PT2M' } },
							{ ref: 'Observation/ames-hr', set: { valueQuantity: { value: 131 } } },
							{ ref: 'Flag/f', set: { status: 'inactive' } }
						]
					}
				)
			]
		});
		const before = ward.world().chart.one('Observation', 'ames-hr');
		ward.wait(1);
		expect(ward.world().chart.one('Observation', 'ames-hr')).toEqual({
			...before,
			effectiveDateTime: '2026-01-14T13:39:00-05:00',
			valueQuantity: { value: 131 }
		});
		expect(before?.valueQuantity?.value).toBe(88);
		expect(ward.world().chart.one('Flag', 'f')?.status).toBe('inactive');
	});

	it('are a fault when they patch what is not there', () => {
		const patch = [{ ref: 'Flag/none', set: {} }];
		const ward = begin({ timeline: [item('bad', { at: MINUTE }, { patch })] });
		expect(() => ward.wait(1)).toThrow('bad patches Flag/none');
	});
});

describe('facts that follow', () => {
	it('come after the delay, know what set them off, and fill in @trigger', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-7', AMES, 'cbc'));
		ward.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-7'] }));
		expect(ward.world().due).toEqual([
			{ item: 'lab-result', at: 24 * MINUTE, cause: 3, trigger: 'tube-7', patient: AMES }
		]);
		ward.wait(24);
		const { chart, machines } = ward.world();
		expect(chart.one('DiagnosticReport', 'report-tube-7')).toMatchObject({
			effectiveDateTime: '2026-01-14T13:59:00-05:00',
			issued: '2026-01-14T14:04:00-05:00'
		});
		expect(chart.one('ServiceRequest', 'tube-7')).toMatchObject({
			status: 'completed',
			note: [{ text: 'Reported tube-7' }]
		});
		expect(machines.get('specimens', 'tube-7')?.snapshot.value).toBe('resulted');
	});

	it('may follow a fact, and go back to the entry that began it', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-7', AMES, 'cbc'));
		ward.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-7'] }));
		ward.wait(25);
		expect(ward.world().fired.at(-1)).toEqual({
			item: 'critical-call',
			at: 25 * MINUTE,
			cause: 3,
			trigger: 'tube-7',
			patient: AMES
		});
		expect(ward.world().messages.map(({ id, item: from }) => [id, from])).toEqual([
			['critical-call-3', 'critical-call']
		]);
	});

	it('that go back to the script alone blame no entry', () => {
		const ward = begin({
			timeline: [
				...WARD.timeline.slice(0, 1),
				item('echo', after('visits:visit.arrived', { delay: 5 }), { message: mail('Echo') })
			]
		});
		ward.do(view(AMES));
		ward.wait(5);
		expect(ward.world().fired.at(-1)).toMatchObject({ item: 'echo', cause: null });
		expect(ward.world().messages[0]?.id).toBe('echo');
	});

	it('follow only what the condition names', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-7', AMES, 'culture'));
		ward.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-7'] }));
		expect(ward.world().due).toEqual([]);
	});

	it('come once, and with repeat each time', () => {
		const ward = begin({
			timeline: [
				item('once', after('attempt:hint.open', { delay: 1 })),
				item('always', after('attempt:hint.open', { delay: 1, repeat: true }))
			]
		});
		const hint = (minutes: number) => move(minutes, 'attempt:hint.open', { hint: 'which-tube' });
		ward.do(hint(1), hint(1), hint(5));
		ward.wait(10);
		expect(ward.fired()).toEqual(['once 2', 'always 2', 'always 2', 'always 6']);
	});

	it('come once for each patient', () => {
		const ward = begin({
			timeline: [item('seen', after('attempt:chart.view', { delay: 1 }))]
		});
		ward.do(view(AMES), view('Observation/ames-hr'), view('AllergyIntolerance/bly-latex'));
		ward.wait(10);
		expect(ward.world().fired.map(({ patient }) => patient)).toEqual([AMES, BLY]);
	});

	it('of one patient do not follow work on the other', () => {
		const ward = begin();
		ward.do(view(AMES));
		expect(ward.world().due).toEqual([]);
		ward.do(view('AllergyIntolerance/bly-latex'));
		expect(ward.world().due).toMatchObject([{ item: 'bly-kin', patient: BLY }]);
	});

	it('are cancelled by what `unless` names, for that patient alone', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-a', AMES, 'cbc'), ...collect(3, 'tube-b', BLY, 'cbc'));
		ward.do(
			move(4, 'specimens:specimen.receive', { specimens: ['tube-a'] }),
			move(4, 'specimens:specimen.receive', { specimens: ['tube-b'] }),
			move(5, 'specimens:specimen.hold', { specimen: 'tube-a', reason: 'clot' })
		);
		expect(ward.world().due).toMatchObject([{ item: 'lab-result', trigger: 'tube-b' }]);
		ward.wait(60);
		expect(ward.world().machines.get('specimens', 'tube-a')?.snapshot.value).toBe('held');
		expect(ward.world().machines.get('specimens', 'tube-b')?.snapshot.value).toBe('resulted');
	});

	it('that were cancelled may be set off again', () => {
		const ward = begin({
			timeline: [
				...WARD.timeline.slice(0, 1),
				item('call', after('attempt:chart.view', { delay: 5, unless: unlessHint() }))
			]
		});
		ward.do(view(AMES), move(2, 'attempt:hint.open', { hint: 'which-tube' }));
		expect(ward.world().due).toEqual([]);
		ward.do({ ...view(AMES), at: 3 * MINUTE });
		ward.wait(8);
		expect(ward.fired()).toEqual(['ames-arrives 0', 'call 8']);
	});

	it('with no delay come before the next action of the same moment, not before their own end', () => {
		const ward = begin();
		const result = ward.do(move(6, 'visits:visit.room', { visit: 'enc-ames', room: 'A1' }));
		expect(result.world.messages).toEqual([]);
		expect(result.world.due.map(({ item: due }) => due)).toEqual(['rounds', 'room-check']);
		ward.do(move(6, 'attempt:task.done', { task: 'read' }));
		expect(ward.world().messages.map(({ id }) => id)).toEqual(['rounds-1']);
	});

	it('that set themselves off at once are stopped as a fault', () => {
		const loop = item('loop', after('visits:visit.deteriorated', { repeat: true }), {
			event: { workflow: 'visits', type: 'visit.deteriorated', data: {} }
		});
		const start = item(
			'start',
			{ at: MINUTE },
			{ event: { workflow: 'visits', type: 'visit.deteriorated', data: {} } }
		);
		const endless: Workflow = {
			...visits,
			machine: setup({ types: { events: {} as MachineEvent } }).createMachine({
				id: 'endless',
				initial: 'a',
				states: {
					a: { on: { 'visit.arrived': { target: 'b' }, 'visit.deteriorated': { target: 'b' } } },
					b: { on: { 'visit.deteriorated': { target: 'a' } } }
				}
			})
		};
		const timeline = [...WARD.timeline.slice(0, 1), start, loop];
		const at = { workflows: [specimens, endless] };
		expect(() => begin({ timeline }, at).wait(2)).toThrow(EngineFault);
		expect(() => begin({ timeline }, at).wait(2)).toThrow('without end');

		// The same script with a pause between: stopped after the same number of facts in small steps.
		const paused = {
			...loop,
			when: after('visits:visit.deteriorated', { repeat: true, delay: 1 })
		};
		const big = begin({ timeline: [...WARD.timeline.slice(0, 1), start, paused] }, at);
		expect(() => big.wait(20_000)).toThrow('without end');
		const small = begin({ timeline: [...WARD.timeline.slice(0, 1), start, paused] }, at);
		expect(() => {
			for (let minute = 1; minute <= 20_000; minute += 500) small.wait(minute);
		}).toThrow('without end');
	});

	it('give each reminder of a chain a name of its own, so that each can be answered', () => {
		const remind = (id: string, action: string): TimelineItem =>
			item(id, after(action, { delay: 5, repeat: true }), {
				message: mail('Again'),
				event: { workflow: 'visits', type: 'visit.deteriorated', data: {} }
			});
		const ward = begin({
			timeline: [
				...WARD.timeline.slice(0, 1),
				remind('start', 'attempt:hint.open'),
				remind('again', 'visits:visit.deteriorated')
			]
		});
		ward.do(
			move(1, 'attempt:hint.open', { hint: 'which-tube' }),
			move(1, 'attempt:hint.open', { hint: 'which-tube' })
		);
		ward.wait(30);
		const ids = ward.world().messages.map(({ id }) => id);
		expect(ids).toEqual(['start-1', 'start-2', 'again-1', 'again-2']);
		const chain = begin({
			timeline: [
				...WARD.timeline.slice(0, 1),
				remind('start', 'attempt:hint.open'),
				{ ...remind('again', 'visits:visit.deteriorated'), patient: AMES }
			]
		});
		chain.do(move(1, 'attempt:hint.open', { hint: 'which-tube' }));
		chain.wait(30);
		expect(chain.world().messages.map(({ id }) => id)).toEqual(['start-1', 'again-1', 'again-1.2']);
		for (const message of ['again-1', 'again-1.2'])
			expect(chain.do(move(30, 'attempt:message.acknowledge', { message, text: '' })).ok).toBe(
				true
			);
	});
});

describe('facts and machines', () => {
	it('reach only the instances of their patient', () => {
		const ward = begin();
		ward.wait(45);
		const alarms = (id: string) => ward.world().machines.get('visits', id)?.snapshot.context.alarms;
		expect([alarms('enc-ames'), alarms('enc-bly')]).toEqual([1, 0]);
	});

	it('of one patient do not reach an instance of the other that they name', () => {
		const event = {
			workflow: 'visits',
			type: 'visit.deteriorated',
			data: {},
			instance: 'enc-bly'
		};
		const wrong = item('wrong', { at: 20 * MINUTE }, { patient: AMES, event });
		const right = item('right', { at: 21 * MINUTE }, { patient: BLY, event });
		const ward = begin({ timeline: [...WARD.timeline, wrong, right] });
		const alarms = () => ward.world().machines.get('visits', 'enc-bly')?.snapshot.context.alarms;
		ward.wait(20);
		expect(alarms()).toBe(0);
		ward.wait(21);
		expect(alarms()).toBe(1);
	});

	it('without a patient reach all instances', () => {
		const event = { workflow: 'visits', type: 'visit.deteriorated', data: {} };
		const ward = begin({
			timeline: [...WARD.timeline, item('all', { at: 20 * MINUTE }, { event })]
		});
		ward.wait(20);
		expect(
			ward
				.world()
				.machines.of('visits')
				.map(({ snapshot }) => snapshot.context.alarms)
		).toEqual([1, 1]);
	});

	it('that no machine takes leave the machines and the chart of the workflow alone', () => {
		const event = {
			workflow: 'specimens',
			type: 'specimen.resulted',
			data: { specimen: 'tube-1' },
			instance: 'tube-1'
		};
		const ward = begin({ timeline: [item('early', { at: MINUTE }, { event })] });
		ward.wait(1);
		expect(ward.world().machines.of('specimens')).toEqual([]);
		expect(ward.fired()).toEqual(['early 1']);
	});

	it('speak to a workflow that is not there: a fault', () => {
		const event = { workflow: 'dentistry', type: 'tooth.pulled', data: {} };
		const ward = begin({ timeline: [item('odd', { at: MINUTE }, { event })] });
		expect(() => ward.wait(1)).toThrow('odd speaks to the workflow dentistry');
	});
});

describe('compile', () => {
	it('refuses a scenario whose workflow is not there', () => {
		expect(() => compile(WARD, [visits])).toThrow('ward/two-beds needs the workflow specimens');
	});

	it('refuses two facts of one name', () => {
		const twice = [item('a', { at: 0 }), item('a', { at: 1 })];
		expect(() => compile({ ...WARD, timeline: twice }, WORKFLOWS)).toThrow('two timeline items');
	});
});

describe('an action', () => {
	it('moves the machine, changes the chart and closes the form', () => {
		const ward = begin();
		const result = ward.do(...collect(3, 'tube-1', AMES, 'cbc'));
		expect(result).toMatchObject({ ok: true, reason: null, subject: { patient: AMES } });
		expect(result.world.forms.size).toBe(0);
		expect(result.world.machines.get('specimens', 'tube-1')).toMatchObject({
			workflow: 'specimens',
			patient: AMES
		});
		expect(result.world.chart.one('ServiceRequest', 'tube-1')?.authoredOn).toBe(
			'2026-01-14T13:43:00-05:00'
		);
		expect(result.world.tasksDone.get('count')).toBe(2);
	});

	it('on several things is all or none', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-1', AMES, 'cbc'), ...collect(3, 'tube-2', BLY, 'cbc'));
		const rack = (...tubes: string[]) =>
			move(4, 'specimens:specimen.receive', { specimens: tubes });
		expect(ward.do(rack('tube-1', 'tube-3'))).toMatchObject({ ok: false });
		expect(ward.world().machines.get('specimens', 'tube-1')?.snapshot.value).toBe('collected');
		expect(ward.do(rack('tube-1', 'tube-2'))).toMatchObject({ ok: true });
		expect(
			ward
				.world()
				.machines.of('specimens')
				.map(({ snapshot }) => snapshot.value)
		).toEqual(['received', 'received']);
	});

	it('that names one thing twice touches it once', () => {
		const seen: (readonly string[])[] = [];
		const watched: Workflow = {
			...specimens,
			chart: (event, held, instances) => {
				seen.push(instances);
				return specimens.chart(event, held, instances);
			}
		};
		const twice = begin({}, { workflows: [watched, visits] });
		twice.do(...collect(3, 'tube-1', AMES, 'cbc'));
		twice.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-1', 'tube-1'] }));
		expect(seen).toEqual([['tube-1'], ['tube-1']]);
	});

	it('sees in its guards the chart after the facts of the way there', () => {
		const ward = begin();
		const result = ward.do(move(12, 'visits:visit.room', { visit: 'enc-bly', room: 'B2' }));
		expect(result.ok).toBe(true);
		expect(ward.do(move(12, 'visits:visit.room', { visit: 'enc-ames', room: 'B2' })).ok).toBe(
			false
		);
	});

	it('can be asked about beforehand, which changes nothing', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-1', AMES, 'cbc'));
		const before = fingerprint(ward.world());
		const ask = (made: Move) => refusalOf(ward.script, ward.world(), made);
		expect(ask(move(3, 'specimens:specimen.receive', { specimens: ['tube-1'] }))).toBeNull();
		expect(ask(move(3, 'specimens:specimen.hold', { specimen: 'tube-1', reason: '' }))).toBe(
			'This specimen is not at that point.'
		);
		expect(ask(move(3, 'attempt:chart.view', { ref: AMES }))).toBeNull();
		expect(ask(move(3, 'attempt:task.done', { task: 'count' }))).toContain('ticked');
		expect(ask(move(3, 'dentistry:tooth.pull'))).toBe('This scenario has no such work.');
		expect(fingerprint(ward.world())).toBe(before);
	});

	it.each<[string, readonly Move[], JsonObject[], boolean]>([
		['a hard stop, whatever the answer', fill({ volume: 900 }), [reason('range.volume')], false],
		['something missing', fill({ volume: null }), [], false],
		['a soft stop', fill({ volume: 1 }), [], false],
		[
			'a soft stop answered without a reason',
			fill({ volume: 1 }),
			[reason('range.volume', ' ')],
			false
		],
		['a soft stop answered by another name', fill({ volume: 1 }), [reason('repeated')], false],
		['nothing once a soft stop is answered', fill({ volume: 1 }), [reason('range.volume')], true]
	])('is refused by %s', (_name, before, answers, ok) => {
		const ward = begin();
		ward.do(...before);
		const signed = move(2, 'specimens:specimen.collect', { specimen: 'tube-1', answers });
		expect(ward.do(signed).ok).toBe(ok);
		expect(ward.world().forms.has('tube-1')).toBe(!ok);
	});

	it('whose guard throws is a fault, never a refusal', () => {
		const machine = setup({
			types: { events: {} as MachineEvent },
			guards: {
				breaks: () => {
					throw new TypeError('no bed');
				}
			}
		}).createMachine({
			id: 'broken',
			on: { 'visit.room': { guard: 'breaks', target: '.a' } },
			initial: 'a',
			states: { a: {} }
		});
		const ward = begin({ timeline: [] }, { workflows: [specimens, { ...visits, machine }] });
		const room = move(1, 'visits:visit.room', { visit: 'v', room: 'A1' });
		expect(() => ward.do(room)).toThrow(EngineFault);
		const stillborn = setup({}).createMachine({
			id: 'stillborn',
			context: () => {
				throw new TypeError('no input');
			}
		});
		const never = begin(
			{ timeline: [] },
			{ workflows: [specimens, { ...visits, machine: stillborn }] }
		);
		expect(() => never.do(room)).toThrow(EngineFault);
	});
});

describe('a refusal', () => {
	const refused: readonly (readonly [string, Move])[] = [
		['an unknown workflow', move(11, 'dentistry:tooth.pull')],
		['work the scenario does not have', move(11, 'attempt:attempt.open', { ...OPENING })],
		['a machine that says no', move(11, 'visits:visit.see', { visit: 'enc-ames', note: 'n' })],
		['a thing that is not there', move(11, 'visits:visit.leave', { visit: 'enc-none' })],
		['no things at all', move(11, 'specimens:specimen.receive', { specimens: [] })],
		['a chart entry that is not there', move(11, 'attempt:chart.view', { ref: 'Flag/none' })],
		['no such message', move(11, 'attempt:message.acknowledge', { message: 'x', text: 'x' })],
		['no such hint', move(11, 'attempt:hint.open', { hint: 'none' })],
		['no such task', move(11, 'attempt:task.done', { task: 'none' })],
		['a task of the work itself', move(11, 'attempt:task.done', { task: 'count' })],
		['a form that is not open', move(11, 'attempt:form.set', { form: 'f', field: 'a', value: 1 })],
		['a form that is gone', move(11, 'attempt:form.discard', { form: 'f' })]
	];

	it.each(refused)('by %s moves only the clock', (_name, made) => {
		const ward = begin();
		ward.do(...collect(3, 'tube-1', AMES, 'cbc'));
		const expected = fingerprint({
			...advance(ward.script, copyWorld(ward.world()), made.at),
			seq: 3
		});
		const result = ward.do(made);
		expect(result.ok).toBe(false);
		expect(result.subject).toBeNull();
		expect(result.reason).toMatch(/^[A-Z].*\.$/);
		expect(fingerprint(result.world)).toBe(expected);
		expect(result.world.fired.map(({ item: name }) => name)).toContain('bly-arrives');
	});

	it('never moves the clock back', () => {
		const ward = begin();
		ward.wait(30);
		expect(ward.do(view('Flag/none')).world.at).toBe(30 * MINUTE);
	});
});

describe('forms', () => {
	const open = (form: string, rest: JsonObject = {}) =>
		move(1, 'attempt:form.open', {
			form,
			workflow: 'specimens',
			kind: 'requisition',
			patient: AMES,
			values: {},
			...rest
		});

	it('open with values, take more, and go', () => {
		const ward = begin();
		expect(ward.do(open('f-1', { values: { test: 'cbc' } }))).toMatchObject({
			ok: true,
			subject: { patient: AMES, parts: { form: 'f-1', kind: 'requisition' } }
		});
		ward.do(move(2, 'attempt:form.set', { form: 'f-1', field: 'volume', value: 5 }));
		expect(ward.world().forms.get('f-1')).toEqual({
			id: 'f-1',
			workflow: 'specimens',
			kind: 'requisition',
			patient: AMES,
			values: { test: 'cbc', volume: 5 },
			openedAt: MINUTE,
			seq: 2
		});
		ward.do(move(3, 'attempt:form.discard', { form: 'f-1' }));
		expect(ward.world().forms.size).toBe(0);
	});

	it.each<[string, JsonObject]>([
		['of a workflow the scenario does not have', { workflow: 'dentistry' }],
		['of no kind there is', { kind: 'note' }],
		['whose kind is the name of an object method', { kind: 'constructor' }],
		['whose kind is the prototype', { kind: '__proto__' }],
		['for nobody', { patient: 'Patient/none' }],
		['for something that is not a patient', { patient: 'Observation/ames-hr' }],
		['with a field it does not have', { values: { nothing: 1 } }],
		['with a value no field of that kind holds', { values: { volume: 'much' } }]
	])('%s are refused', (_name, rest) => {
		const ward = begin();
		expect(ward.do(open('f-1', rest)).ok).toBe(false);
		expect(ward.world().forms.size).toBe(0);
	});

	it('take no name that a form, a resource or a living thing has', () => {
		const ward = begin();
		ward.do(open('f-1'), ...collect(2, 'tube-1', AMES, 'cbc'));
		for (const name of ['f-1', 'ames-hr', 'tube-1', 'enc-ames'])
			expect(ward.do({ ...open(name), at: 3 * MINUTE }).reason).toBe(
				`The name ${name} is taken already.`
			);
		const bare = begin({ timeline: [WARD.timeline[0] ?? item('x', { at: 0 })].map(noPut) });
		expect(bare.world().chart.hasId('enc-ames')).toBe(false);
		expect(bare.do(open('enc-ames')).ok).toBe(false);
	});

	it('refuse a field they do not have and a value it cannot hold', () => {
		const ward = begin();
		ward.do(open('f-1'));
		const set = (field: string, value: string | number) =>
			ward.do(move(2, 'attempt:form.set', { form: 'f-1', field, value })).reason;
		expect(set('nothing', 1)).toBe('This form has no field nothing.');
		expect(set('volume', 'much')).toBe('Volume takes a number.');
		expect(set('volume', 3)).toBeNull();
	});
});

describe('messages, hints, tasks', () => {
	const answer = (message: string, text: string, minutes = 30) =>
		move(minutes, 'attempt:message.acknowledge', { message, text });

	function called() {
		const ward = begin();
		ward.do(...collect(3, 'tube-1', AMES, 'cbc'));
		ward.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-1'] }));
		return ward;
	}

	it('want a read-back in words, and take one answer', () => {
		const ward = called();
		expect(ward.do(answer('critical-call-3', '  ')).reason).toContain('Read the message back');
		expect(ward.do(answer('critical-call-3', ' Potassium 7 '))).toMatchObject({
			ok: true,
			subject: { patient: AMES }
		});
		expect(ward.world().messages.find(({ id }) => id === 'critical-call-3')?.acknowledged).toEqual({
			at: 30 * MINUTE,
			seq: 5,
			text: 'Potassium 7'
		});
		expect(ward.do(answer('critical-call-3', 'again')).reason).toContain('already');
	});

	it('cannot be answered before they come', () => {
		expect(called().do(answer('critical-call-3', 'Potassium 7', 24)).ok).toBe(false);
	});

	it('give hints in practice and none in an exam, and keep the first opening', () => {
		const hint = move(1, 'attempt:hint.open', { hint: 'which-tube' });
		const ward = begin();
		expect(ward.do(hint, hint).ok).toBe(true);
		expect(ward.world().hintsOpened.get('which-tube')).toBe(1);
		expect(begin({}, { opening: { mode: 'exam' } }).do(hint).reason).toBe(
			'There are no hints in this mode.'
		);
	});

	it('keep the first time a thing was opened', () => {
		const ward = begin();
		ward.do(view(AMES), view(BLY), view(AMES));
		expect([...ward.world().viewed]).toEqual([
			[AMES, 1],
			[BLY, 2]
		]);
	});

	it('tick tasks by hand once, and by facts as well as by actions', () => {
		const ward = called();
		const read = move(5, 'attempt:task.done', { task: 'read' });
		expect(ward.do(read).ok).toBe(true);
		expect(ward.do(read).reason).toBe('This task is done already.');
		expect([...ward.world().tasksDone.keys()]).toEqual(['count', 'read']);
		ward.wait(24);
		expect(ward.world().tasksDone.get('reported')).toBe(5);
	});
});

describe('the hand-in', () => {
	it('is the last thing that is accepted; the clock still moves', () => {
		const ward = begin();
		expect(ward.do(move(1, 'attempt:attempt.hand-in')).ok).toBe(true);
		const held = fingerprint({ ...ward.world(), at: 0, seq: 0 });
		for (const made of [
			move(2, 'attempt:attempt.hand-in'),
			move(2, 'attempt:chart.view', { ref: AMES }),
			move(2, 'visits:visit.leave', { visit: 'enc-ames' })
		]) {
			expect(refusalOf(ward.script, ward.world(), made)).toContain('handed in');
			expect(ward.do(made)).toMatchObject({
				ok: false,
				reason: 'This attempt has been handed in.'
			});
		}
		expect(fingerprint({ ...ward.world(), at: 0, seq: 0 })).toBe(held);
		expect(ward.world().at).toBe(2 * MINUTE);
	});

	it('and every engine action of the wrong shape is a fault', () => {
		const ward = begin();
		expect(() => ward.do(move(1, 'attempt:hint.open', { hint: 7 }))).toThrow(EngineFault);
		expect(() => ward.do(move(1, 'attempt:nothing.known'))).toThrow(EngineFault);
	});
});

describe('matches', () => {
	const subject = {
		patient: AMES,
		parts: { test: 'cbc', tubes: ['a', 'b'], value: { n: 1, m: [2] }, none: null, no: false }
	};
	it.each<[Match['where'], boolean]>([
		[undefined, true],
		[{}, true],
		[{ test: 'cbc' }, true],
		[{ test: 'bmp' }, false],
		[{ test: ['bmp', 'cbc'] }, true],
		[{ test: [] }, false],
		[{ tubes: 'b' }, true],
		[{ tubes: ['c', 'b'] }, true],
		[{ tubes: 'c' }, false],
		[{ value: { m: [2], n: 1 } }, true],
		[{ value: { n: 1 } }, false],
		[{ none: null }, true],
		[{ no: false }, true],
		[{ absent: null }, false],
		[{ absent: false }, false],
		[{ test: 'cbc', no: true }, false],
		[{ toString: 'x' }, false]
	])('%j: %s', (where, expected) => {
		expect(matches({ workflow: 'w', action: 'a', where }, subject)).toBe(expected);
	});
});

describe('worlds', () => {
	it('are new objects after a change, and copies are left alone by later steps', () => {
		const ward = begin();
		ward.do(...collect(3, 'tube-1', AMES, 'cbc'));
		const kept = copyWorld(ward.world());
		const held = ward.world();
		const before = fingerprint(kept);
		ward.do(move(4, 'specimens:specimen.receive', { specimens: ['tube-1'] }));
		ward.wait(100);
		expect(ward.world()).not.toBe(held);
		expect(ward.world().chart).not.toBe(held.chart);
		expect(ward.world().machines).not.toBe(held.machines);
		expect(fingerprint(kept)).toBe(before);
		expect(fingerprint(ward.world())).not.toBe(before);
	});

	it('show guards and checks the role, mode and moment', () => {
		const ward = begin({}, { opening: { mode: 'exam', role: 'coder' } });
		ward.do(view(AMES));
		expect(viewOf(ward.world())).toMatchObject({ at: MINUTE, seq: 1, role: 'coder', mode: 'exam' });
	});

	it('tell of the next fact, planned or due, and of none when the script is done', () => {
		const ward = begin({
			timeline: [
				item('planned', { at: HOUR }),
				item('due', after('attempt:chart.view', { delay: 5 }))
			]
		});
		expect(nextFactAt(ward.script, ward.world())).toBe(HOUR);
		ward.do(view(AMES));
		expect(nextFactAt(ward.script, ward.world())).toBe(6 * MINUTE);
		ward.wait(60);
		expect(nextFactAt(ward.script, ward.world())).toBeNull();
	});
});

function noPut(one: TimelineItem): TimelineItem {
	return { ...one, put: [] };
}

function unlessHint(): Match {
	return { workflow: 'attempt', action: 'hint.open' };
}

function reason(check: string, text = 'neonate'): JsonObject {
	return { check, reason: text, note: '' };
}

/** A requisition that stands open as tube-1 with these values beside a test and a volume. */
function fill(values: JsonObject): Move[] {
	return [
		move(1, 'attempt:form.open', {
			form: 'tube-1',
			workflow: 'specimens',
			kind: 'requisition',
			patient: AMES,
			values: { test: 'cbc', volume: 5, ...values }
		})
	];
}
