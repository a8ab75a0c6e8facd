import { describe, expect, it } from 'vitest';
import {
	beFast,
	cincinnati,
	qSofa,
	sepsisTier,
	sirs,
	type SirsReadings,
	type StrokeSigns
} from './screens';

describe('qSofa', () => {
	it.each([
		[{ rr: 21, sbp: 101, gcs: 15 }, 0, 'negative'],
		[{ rr: 22, sbp: 101, gcs: 15 }, 1, 'negative'],
		[{ rr: 21, sbp: 100, gcs: 15 }, 1, 'negative'],
		[{ rr: 21, sbp: 101, gcs: 14 }, 1, 'negative'],
		[{ rr: 22, sbp: 100, gcs: 15 }, 2, 'positive'],
		[{ rr: 22, sbp: 100, gcs: 14 }, 3, 'positive'],
		[{ rr: 22, sbp: null, gcs: 15 }, 1, 'incomplete'],
		[{ rr: 21, sbp: null, gcs: 15 }, 0, 'negative'],
		[{ rr: 22, sbp: 100, gcs: null }, 2, 'positive']
	] as const)('%o has %d, %s', (readings, points, outcome) => {
		expect(qSofa(readings)).toMatchObject({ points, outcome });
	});
});

describe('sirs', () => {
	const well: SirsReadings = { tempC: 37, hr: 80, rr: 16, wbc: 8 };

	it.each([
		[{}, []],
		[{ tempC: 38 }, []],
		[{ tempC: 38.1 }, ['temperature']],
		[{ tempC: 36 }, []],
		[{ tempC: 35.9 }, ['temperature']],
		[{ hr: 90 }, []],
		[{ hr: 91 }, ['heart-rate']],
		[{ rr: 20 }, []],
		[{ rr: 21 }, ['breathing']],
		[{ paCo2: 32 }, []],
		[{ paCo2: 31 }, ['breathing']],
		[{ rr: null, paCo2: 31 }, ['breathing']],
		[{ rr: 30, paCo2: 31 }, ['breathing']],
		[{ wbc: 12 }, []],
		[{ wbc: 12.1 }, ['white-cells']],
		[{ wbc: 4 }, []],
		[{ wbc: 3.9 }, ['white-cells']],
		[{ bands: 10 }, []],
		[{ bands: 11 }, ['white-cells']]
	] as const)('%o meets %o', (some, met) => {
		expect(sirs({ ...well, ...some }).met).toEqual(met);
	});

	it('says what is not known, and that it could still turn positive', () => {
		expect(sirs({ ...well, hr: 110, wbc: null })).toMatchObject({
			points: 1,
			missing: ['white-cells'],
			outcome: 'incomplete'
		});
	});

	it.each([
		[{ infectionSuspected: false, organDysfunction: true }, 'sirs'],
		[{ infectionSuspected: true, organDysfunction: false }, 'sepsis'],
		[{ infectionSuspected: true, organDysfunction: true }, 'severe-sepsis']
	] as const)('two items with %o are %s, and one item is none', (of, tier) => {
		expect(sepsisTier(sirs({ ...well, hr: 110, rr: 24 }), of)).toBe(tier);
		expect(sepsisTier(sirs({ ...well, hr: 110 }), of)).toBe('none');
	});
});

describe('stroke signs', () => {
	const none: StrokeSigns = { balance: false, eyes: false, face: false, arm: false, speech: false };

	it.each(['balance', 'eyes', 'face', 'arm', 'speech'] as const)(
		'%s alone is positive, an alert up to 24 hours and none after',
		(sign) => {
			const signs = { ...none, [sign]: true };
			expect(beFast(signs, 24)).toMatchObject({ met: [sign], outcome: 'positive', isAlert: true });
			expect(beFast(signs, 24.1).isAlert).toBe(false);
			expect(beFast(signs, null).isAlert).toBeNull();
		}
	);

	it('is negative without a sign and incomplete where one was not looked at', () => {
		expect(beFast(none, 1)).toMatchObject({ outcome: 'negative', isAlert: false });
		expect(beFast({ ...none, eyes: null }, 1)).toMatchObject({
			outcome: 'incomplete',
			isAlert: false
		});
	});

	it.each([
		[{ face: false, arm: false, speech: false }, 'negative'],
		[{ face: true, arm: false, speech: false }, 'positive'],
		[{ face: false, arm: true, speech: null }, 'positive'],
		[{ face: false, arm: false, speech: true }, 'positive'],
		[{ face: false, arm: null, speech: false }, 'incomplete']
	] as const)('Cincinnati with %o is %s', (signs, outcome) => {
		expect(cincinnati(signs).outcome).toBe(outcome);
	});
});
