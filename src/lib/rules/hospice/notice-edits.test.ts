import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeEdits, type NoticeValues } from './notice-edits';
import { isNpi } from './npi';
import { ELECTED, recordWith, sampleElection } from './sample-record';

const GOOD: NoticeValues = {
	billType: '81A',
	effective: ELECTED,
	admission: ELECTED,
	occurrence27: ELECTED,
	principal: 'C25.9',
	attendingNpi: '1234567893',
	hospiceNpi: '1245319599'
};
const attended = recordWith({ attending: 'physician' });
const ids = (told: Partial<NoticeValues>, record = attended) =>
	noticeEdits({ ...GOOD, ...told }, record).map(({ id, box }) => [id, box]);

describe('noticeEdits', () => {
	it('passes a notice that is right, hospital-based too', () => {
		expect(ids({})).toEqual([]);
		expect(ids({ billType: '82A' })).toEqual([]);
	});

	it.each([
		[{ billType: '811' }, 'notice.bill-type', 'billType'],
		[{ billType: '81B' }, 'notice.bill-type', 'billType'],
		[{ billType: '83A' }, 'notice.bill-type', 'billType'],
		[{ billType: '' }, 'notice.bill-type', 'billType'],
		[{ effective: '2025-11-11' }, 'notice.effective', 'effective'],
		[{ admission: '2025-11-09' }, 'notice.admission', 'admission'],
		[{ admission: '' }, 'notice.admission', 'admission'],
		[{ occurrence27: '2025-11-12' }, 'notice.occurrence-27', 'occurrence27'],
		[{ occurrence27: '11/10/2025' }, 'notice.occurrence-27', 'occurrence27'],
		[{ principal: 'R53.81' }, 'notice.principal', 'principal'],
		[{ principal: '' }, 'notice.principal', 'principal'],
		[{ attendingNpi: '' }, 'notice.npi-attending', 'attendingNpi'],
		[{ attendingNpi: '1234567890' }, 'notice.npi-attending', 'attendingNpi'],
		[{ hospiceNpi: '124531959' }, 'notice.npi-hospice', 'hospiceNpi']
	])('sends back %j', (told, id, box) => {
		expect(ids(told)).toEqual([[id, box]]);
	});

	it('says which date, which it should be, and what follows', () => {
		const [edit] = noticeEdits({ ...GOOD, occurrence27: '2025-11-12' }, attended);
		expect(edit?.message).toBe(
			'The occurrence 27 is 12 Nov 2025, but the election is effective on 10 Nov 2025, so the notice comes back.'
		);
	});

	it('wants no attending where there is none, and a right number if one is given', () => {
		expect(ids({ attendingNpi: '' }, recordWith())).toEqual([]);
		expect(ids({ attendingNpi: '1' }, recordWith())).toEqual([
			['notice.npi-attending', 'attendingNpi']
		]);
	});

	it('returns a symptom only where a disease is known', () => {
		expect(ids({ principal: 'R64' })).toEqual([]);
		expect(noticeEdits({ ...GOOD, principal: 'R64' }, attended, true)).toHaveLength(1);
	});

	it('wants a notice of change after a transfer', () => {
		const continuing = { number: 2, from: '2025-10-01' };
		const moved = recordWith({ election: sampleElection({ continuing }) });
		expect(ids({}, moved)).toEqual([['notice.bill-type', 'billType']]);
		expect(ids({ billType: '81C', occurrence27: '2025-10-01' }, moved)).toEqual([]);
		expect(ids({ billType: '81C', occurrence27: '' }, moved)).toEqual([]);
		expect(ids({ billType: '81C' })).toEqual([['notice.bill-type', 'billType']]);
	});

	it('has nothing to give notice of without an election', () => {
		expect(ids({}, recordWith({ election: null }))).toEqual([['notice.election', 'effective']]);
	});

	it('never throws', () => {
		const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(ELECTED, '81A', 'R64'));
		fc.assert(
			fc.property(
				fc.record({
					billType: text,
					effective: text,
					admission: text,
					occurrence27: text,
					principal: text,
					attendingNpi: text,
					hospiceNpi: text
				}),
				(values) => {
					for (const { message } of noticeEdits(values, attended)) expect(message).not.toBe('');
					noticeEdits(values, recordWith({ election: null }));
				}
			)
		);
	});
});

describe('isNpi', () => {
	it.each([
		['1234567893', true],
		['1245319599', true],
		['1234567890', false],
		['1234567839', false],
		['123456789', false],
		['3234567893', false],
		['12345678 93', false],
		['', false]
	])('%j: %s', (text, expected) => {
		expect(isNpi(text)).toBe(expected);
	});

	it('has one check digit for nine others', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100_000_000, max: 299_999_999 }), (nine) => {
				const right = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter(isNpi);
				expect(right).toHaveLength(1);
			})
		);
	});
});
