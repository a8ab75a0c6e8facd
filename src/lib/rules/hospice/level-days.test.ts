import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelDays, serviceIntensityDays } from './level-days';
import type { Level } from './model';
import {
	ELECTED,
	exitWith,
	inpatientWith,
	levelWith,
	recordWith,
	visitWith
} from './sample-record';

const respite = (at: string) =>
	levelWith({ level: 'respite', at, site: 'nursing-facility', caregiver: 'Wife has surgery.' });
const home = (at: string) => levelWith({ at });
const paid = (days: ReturnType<typeof levelDays>): Level[] => days.map(({ paidAs }) => paidAs);

describe('levelDays', () => {
	it('is routine at home where nothing else is ordered', () => {
		const days = levelDays(recordWith({ levels: [] }), '2025-11-09', '2025-11-11');
		expect(days.map(({ day, site, paidAs }) => [day, site, paidAs])).toEqual([
			['2025-11-10', 'home', 'routine'],
			['2025-11-11', 'home', 'routine']
		]);
	});

	it('has the same days from any one on as from the first', () => {
		const day = fc
			.integer({ min: 8, max: 30 })
			.map((number) => `2025-11-${String(number).padStart(2, '0')}`);
		const change = fc
			.tuple(
				fc.constantFrom<Level>('routine', 'respite', 'respite', 'inpatient', 'continuous'),
				day,
				fc.constantFrom('T00:00', 'T08:00', 'T23:59')
			)
			.map(([level, on, time]) => levelWith({ level, at: `${on}${time}` }));
		fc.assert(
			fc.property(fc.array(change, { maxLength: 6 }), day, (levels, from) => {
				const record = recordWith({ levels });
				const whole = levelDays(record, ELECTED, '2025-12-05');
				expect(levelDays(record, from, '2025-12-05')).toEqual(
					whole.filter((one) => one.day >= from)
				);
			}),
			{ numRuns: 500 }
		);
	});

	it('counts respite on through an hour at home within a day, wherever one begins to look', () => {
		const levels = [
			respite('2025-11-10T00:00'),
			home('2025-11-13T08:00'),
			respite('2025-11-13T20:00')
		];
		const record = recordWith({ levels });
		expect(paid(levelDays(record, '2025-11-14', '2025-11-15'))).toEqual(['respite', 'routine']);
		expect(paid(levelDays(record, '2025-11-15', '2025-11-15'))).toEqual(['routine']);
	});

	it('begins with no change whose day cannot be read', () => {
		const levels = [home('2025-11-1T10:00'), respite('2025-11-31T10:00')];
		const days = levelDays(recordWith({ levels }), '2025-12-01', '2025-12-02');
		expect(days.map(({ day, level }) => [day, level])).toEqual([
			['2025-12-01', 'respite'],
			['2025-12-02', 'respite']
		]);
	});

	it('has nothing without an election, and nothing after the stay', () => {
		expect(levelDays(recordWith({ election: null }), ELECTED, '2025-11-12')).toEqual([]);
		const record = recordWith({ exit: exitWith({ on: '2025-11-11' }) });
		expect(levelDays(record, ELECTED, '2025-11-30')).toHaveLength(2);
	});

	it('pays the day of admission to a bed, and the day of leaving it as home care', () => {
		const record = recordWith({
			levels: [
				home(`${ELECTED}T09:00`),
				inpatientWith({ at: '2025-11-20T22:00' }),
				home('2025-11-23T08:00')
			]
		});
		const days = levelDays(record, '2025-11-19', '2025-11-24');
		expect(paid(days)).toEqual([
			'routine',
			'inpatient',
			'inpatient',
			'inpatient',
			'routine',
			'routine'
		]);
		expect(days[4]).toMatchObject({ site: 'home', level: 'routine' });
		expect(days[4]?.why).toBe(
			'General inpatient care ended on 23 Nov 2025, and the day of discharge is paid as home care.'
		);
	});

	it('pays the last day in a bed to one who dies, and not to one who leaves hospice', () => {
		const levels = [home(`${ELECTED}T09:00`), inpatientWith({ at: '2025-11-20T22:00' })];
		const died = recordWith({ levels, exit: exitWith({ on: '2025-11-22', place: 'facility' }) });
		expect(paid(levelDays(died, '2025-11-21', '2025-11-22'))).toEqual(['inpatient', 'inpatient']);
		const left = recordWith({
			levels,
			exit: exitWith({ kind: 'revocation', on: '2025-11-22', signed: '2025-11-22' })
		});
		const days = levelDays(left, '2025-11-21', '2025-11-22');
		expect(days[1]).toMatchObject({ level: 'inpatient', paidAs: 'routine', site: 'home' });
	});

	it('counts a revocation from the day it was signed, should it name an earlier one', () => {
		const record = recordWith({
			exit: exitWith({ kind: 'revocation', on: '2025-11-20', signed: '2025-11-22' })
		});
		expect(levelDays(record, ELECTED, '2025-11-30').at(-1)?.day).toBe('2025-11-22');
	});

	it('pays five days of respite in a row, and the sixth as routine', () => {
		const record = recordWith({ levels: [respite('2025-11-12T10:00'), home('2025-11-19T10:00')] });
		const days = levelDays(record, '2025-11-12', '2025-11-19');
		expect(paid(days)).toEqual([
			'respite',
			'respite',
			'respite',
			'respite',
			'respite',
			'routine',
			'routine',
			'routine'
		]);
		expect(days[5]?.why).toBe(
			'17 Nov 2025 is day 6 of respite in a row: from day 6 on it is paid as routine.'
		);
		expect(days[5]?.level).toBe('respite');
	});

	it('counts respite over the edge of a month', () => {
		const record = recordWith({ levels: [respite('2025-11-27T10:00')] });
		expect(paid(levelDays(record, '2025-12-01', '2025-12-03'))).toEqual([
			'respite',
			'routine',
			'routine'
		]);
	});

	it('counts anew after a day at home', () => {
		const levels = [
			respite('2025-11-12T10:00'),
			home('2025-11-16T10:00'),
			respite('2025-11-17T10:00')
		];
		expect(paid(levelDays(recordWith({ levels }), '2025-11-12', '2025-11-19'))).toEqual([
			...Array.from({ length: 4 }, () => 'respite'),
			'routine',
			...Array.from({ length: 3 }, () => 'respite')
		]);
	});

	const crisis = (day: string, from: string, to: string, end = day) =>
		visitWith(day, { start: `${day}T${from}`, end: `${end}T${to}`, isContinuous: true });

	it('pays continuous care day by day, with the units of the day', () => {
		const record = recordWith({
			levels: [
				home(`${ELECTED}T09:00`),
				levelWith({ level: 'continuous', at: '2025-11-20T14:00' }),
				home('2025-11-22T10:00')
			],
			visits: [
				crisis('2025-11-20', '14:00', '00:00', '2025-11-21'),
				crisis('2025-11-21', '00:00', '07:00'),
				crisis('2025-11-22', '00:00', '10:00')
			]
		});
		const days = levelDays(record, '2025-11-20', '2025-11-23');
		expect(days.map(({ paidAs, continuousUnits }) => [paidAs, continuousUnits])).toEqual([
			['continuous', 40],
			['routine', 0],
			['continuous', 40],
			['routine', 0]
		]);
		expect(days[1]?.why).toBe(
			'Care of 7 h is less than the 8 hours of a continuous day, so 21 Nov 2025 is paid as routine.'
		);
	});

	it('pays no continuous care in a facility, and none that is mostly aide', () => {
		const day = '2025-11-20';
		const order = levelWith({ level: 'continuous', at: `${day}T00:00` });
		const visits = [crisis(day, '00:00', '12:00')];
		const [facility] = levelDays(
			recordWith({ levels: [{ ...order, site: 'skilled-nursing' }], visits }),
			day,
			day
		);
		expect(facility).toMatchObject({ level: 'continuous', paidAs: 'routine' });
		const aide = visits.map((visit) => ({ ...visit, discipline: 'aide' as const }));
		const [byAide] = levelDays(recordWith({ levels: [order], visits: aide }), day, day);
		expect(byAide?.paidAs).toBe('routine');
		expect(byAide?.why).toContain('Only 0 h of 12 h were nursing');
	});
});

describe('serviceIntensityDays', () => {
	const DEATH = '2025-11-30';
	const died = (told = {}) => recordWith({ exit: exitWith({ on: DEATH }), visits: [], ...told });

	it('has the seven days that end with the death', () => {
		expect(serviceIntensityDays(died()).map(({ day }) => day)).toEqual([
			'2025-11-24',
			'2025-11-25',
			'2025-11-26',
			'2025-11-27',
			'2025-11-28',
			'2025-11-29',
			'2025-11-30'
		]);
	});

	it('is empty for a stay that ends otherwise, or goes on', () => {
		const visits = [visitWith('2025-11-29')];
		expect(serviceIntensityDays(recordWith({ visits }))).toEqual([]);
		const left = exitWith({ kind: 'transfer', on: DEATH });
		expect(serviceIntensityDays(recordWith({ visits, exit: left }))).toEqual([]);
	});

	it('adds registered nurse and social worker, at most sixteen units a day', () => {
		const visits = [
			visitWith('2025-11-28', { start: '2025-11-28T08:00', end: '2025-11-28T09:05' }),
			visitWith('2025-11-28', { discipline: 'msw' }),
			visitWith('2025-11-29', { start: '2025-11-29T08:00', end: '2025-11-29T13:00' })
		];
		const days = serviceIntensityDays(died({ visits }));
		expect(days.find(({ day }) => day === '2025-11-28')).toMatchObject({ minutes: 125, units: 8 });
		expect(days.find(({ day }) => day === '2025-11-29')).toMatchObject({ minutes: 300, units: 16 });
	});

	it('counts no practical nurse, aide, call or visit after death', () => {
		const visits = [
			visitWith('2025-11-28', { discipline: 'lpn' }),
			visitWith('2025-11-28', { discipline: 'aide' }),
			visitWith('2025-11-28', { discipline: 'msw', isPhone: true }),
			visitWith('2025-11-30', { isAfterDeath: true })
		];
		expect(serviceIntensityDays(died({ visits })).every(({ units }) => units === 0)).toBe(true);
	});

	it('leaves out inpatient days', () => {
		const levels = [
			levelWith(),
			inpatientWith({ at: '2025-11-26T09:00' }),
			levelWith({ at: '2025-11-28T09:00' })
		];
		expect(serviceIntensityDays(died({ levels })).map(({ day }) => day)).toEqual([
			'2025-11-24',
			'2025-11-25',
			'2025-11-28',
			'2025-11-29',
			'2025-11-30'
		]);
	});
});
