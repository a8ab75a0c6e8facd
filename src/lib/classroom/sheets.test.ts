import { expect, it } from 'vitest';
import { csvOf } from './csv';
import { gradebookOf } from './gradebook';
import { heatOf } from './heat';
import { itemStatistics } from './items';
import { assignedTo, itemMark, submissionOf } from './sample-submissions';
import { gradeSheet, heatSheet, itemSheet } from './sheets';

const credits = [{ at: '2026-11-10T09:00:00.000Z', rule: null, points: -0.5, reason: 'late' }];
const submissions = [
	submissionOf({ id: 's1', name: '=HYPERLINK("x")', items: [itemMark('a', 1, 2)], credits })
];
const book = gradebookOf(submissions, [assignedTo('best', ['coding/one', 'coding/two'])]);

it('writes a row a learner, a name that may run kept from running and minus points a number', () => {
	const [head, row] = csvOf(gradeSheet(book), { mark: false }).split('\r\n');
	expect(head).toContain('"coding/one, points","coding/one, of"');
	expect(row).toContain(`"'=HYPERLINK(""x"")","learner-1"`);
	expect(row).toContain(',0.5,2,"no","no",-0.5,1,,,,,,,0.5,2,1,0');
});

it('writes every sheet with as many cells in each row as in its head', () => {
	for (const sheet of [
		gradeSheet(book),
		heatSheet(heatOf(book), (id) => id),
		itemSheet(itemStatistics(submissions))
	]) {
		expect(sheet.length).toBeGreaterThan(1);
		expect(new Set(sheet.map((row) => row.length)).size).toBe(1);
	}
});
