import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { at, exit, faceToFace, on, stay } from './calendar-samples';
import type { FaceToFace } from './model';

const made = (visits: FaceToFace[], day = '2027-05-01') =>
	at(on(day, { faceToFaces: visits }), 'face-to-face.3');

describe('face-to-face visit', () => {
	it('is asked of no period before the third', () => {
		const ids = calendarOf(on('2027-04-03')).map(({ id }) => id);
		expect(ids.filter((id) => id.startsWith('face-to-face'))).toEqual([
			'face-to-face.3',
			'face-to-face.4'
		]);
	});

	it('has the worked windows of the third and the fourth period', () => {
		expect(at(on('2027-04-03'), 'face-to-face.3')).toMatchObject({
			from: '2027-03-04',
			by: '2027-04-03'
		});
		expect(at(on('2027-04-03'), 'face-to-face.4')).toMatchObject({
			from: '2027-05-03',
			by: '2027-06-02'
		});
	});

	it('is ahead, due and missed by the day, and a miss costs every day of the period', () => {
		expect(at(on('2027-03-03'), 'face-to-face.3').status).toBe('ahead');
		expect(at(on('2027-03-04'), 'face-to-face.3').status).toBe('due');
		expect(at(on('2027-04-03'), 'face-to-face.3').status).toBe('due');
		expect(at(on('2027-04-10'), 'face-to-face.3')).toMatchObject({
			status: 'missed',
			unpaid: { from: '2027-04-03', to: '2027-04-10' }
		});
	});

	it.each([
		['2027-03-03', 'missed'],
		['2027-03-04', 'met'],
		['2027-04-02', 'met'],
		['2027-04-03', 'met'],
		['2027-04-04', 'late']
	])('on %s is %s', (day, status) => {
		expect(made([faceToFace(day)]).status).toBe(status);
	});

	it('says that the first day is read in two ways, and that a visit was made on it', () => {
		expect(made([]).note).toContain('read in two ways');
		expect(made([faceToFace('2027-04-03')]).note).toContain('made on that day');
		expect(made([faceToFace('2027-04-02')]).note).not.toContain('made on that day');
	});

	it('loses the days before a late visit', () => {
		expect(made([faceToFace('2027-04-09')]).unpaid).toEqual({
			from: '2027-04-03',
			to: '2027-04-08'
		});
	});

	it('may be made by a hospice nurse practitioner, and by nobody else but the physician', () => {
		expect(made([faceToFace('2027-03-20', { by: 'hospice-np' })]).status).toBe('met');
		for (const by of ['physician-assistant', 'attending', 'attending-np', 'rn'] as const) {
			const { status, note, papers } = made([faceToFace('2027-03-20', { by })]);
			expect(status).toBe('missed');
			expect(note).toContain('counts for nothing: only a hospice physician');
			expect(papers).toEqual(['visit-2027-03-20']);
		}
	});

	it('does not count while it is not attested, or has no date', () => {
		const { status, note } = made([faceToFace('2027-03-20', { isAttested: false })]);
		expect(status).toBe('missed');
		expect(note).toContain('The visit of the hospice physician on 20 Mar 2027 is not attested');
		expect(made([faceToFace(null)]).note).toContain('has no date');
	});

	it('says when the findings of a nurse practitioner went nowhere', () => {
		const { status, note } = made([
			faceToFace('2027-03-20', { by: 'hospice-np', isPassedOn: false })
		]);
		expect(status).toBe('met');
		expect(note).toContain('not written that the findings went to the certifying physician');
	});

	it('counts only for the period it was made for', () => {
		expect(made([faceToFace('2027-03-20', { period: 4 })]).status).toBe('missed');
	});

	it('gives an admission straight into the third period two more days, with a note', () => {
		const history = { periodsUsed: 2, daysUsed: 180, lastEnded: '2026-08-01' };
		const record = on('2026-10-07', { history });
		expect(at(record, 'face-to-face.3')).toMatchObject({ by: '2026-10-07', status: 'due' });
		const visited = { ...record, faceToFaces: [faceToFace('2026-10-07')] };
		expect(at(visited, 'face-to-face.3').note).toContain('exceptional circumstances');
		expect(at(visited, 'face-to-face.3').status).toBe('met');
		const died = on('2026-10-20', { history, exit: exit('death', '2026-10-06') });
		expect(at(died, 'face-to-face.3')).toMatchObject({
			status: 'not-required',
			note: expect.stringContaining('The patient died on 6 Oct 2026, before it fell due.')
		});
	});

	it('is the business of the hospice before in a period that came by transfer', () => {
		const { election } = stay();
		const record = on('2026-10-20', {
			election: election && { ...election, continuing: { number: 3, from: '2026-09-01' } }
		});
		expect(at(record, 'face-to-face.3').status).toBe('not-required');
		expect(at(record, 'face-to-face.4').status).toBe('due');
	});
});
