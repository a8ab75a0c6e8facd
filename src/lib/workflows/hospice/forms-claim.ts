/**
 * The claim, box by box. Codes are typed as the form wants them; what a code means stands in our own
 * words beside it. Source: Medicare Claims Processing Manual, chapter 11, 30.3.
 */
import { coding, day, longtext, needed, OFFICE, paper, record, section, text } from './field-parts';

export const claim = paper(
	'claim',
	'Hospice claim',
	[
		section('head', 'Bill', [
			text('billType', 'Type of bill', needed),
			day('from', 'From', needed),
			day('through', 'Through', needed),
			day('admission', 'Admission date', needed),
			text('status', 'Patient status', needed)
		]),
		section('codes', 'Condition, occurrence and value codes', [
			record('conditions', 'Condition codes'),
			record('occurrences', 'Occurrence codes'),
			record('spans', 'Occurrence spans'),
			record('values', 'Value codes')
		]),
		section('diagnoses', 'Diagnoses', [
			coding('principal', 'Principal', needed),
			record('others', 'Others, in order')
		]),
		section('lines', 'Service lines', [record('lines', 'Service lines', needed)]),
		section('remarks', 'Remarks', [longtext('remarks', 'Remarks')])
	],
	{
		roles: OFFICE,
		tables: {
			conditions: [{ id: 'code', label: 'Code', kind: 'text' }],
			occurrences: [
				{ id: 'code', label: 'Code', kind: 'text' },
				{ id: 'date', label: 'Date', kind: 'date' }
			],
			spans: [
				{ id: 'code', label: 'Code', kind: 'text' },
				{ id: 'from', label: 'From', kind: 'date' },
				{ id: 'to', label: 'To', kind: 'date' }
			],
			values: [
				{ id: 'code', label: 'Code', kind: 'text' },
				{ id: 'amount', label: 'Amount', kind: 'text' }
			],
			others: [
				{ id: 'code', label: 'Code', kind: 'text' },
				{ id: 'display', label: 'Title', kind: 'text' }
			],
			lines: [
				{ id: 'revenue', label: 'Revenue', kind: 'text' },
				{ id: 'hcpcs', label: 'HCPCS', kind: 'text' },
				{ id: 'modifier', label: 'Mod.', kind: 'text' },
				{ id: 'date', label: 'Date', kind: 'date' },
				{ id: 'units', label: 'Units', kind: 'number' }
			]
		}
	}
);
