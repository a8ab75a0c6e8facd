/** What each type of coding error is called on screen. */
import type { ErrorType } from '$lib/codes/error-types';

export const ERROR_NAMES: Readonly<Record<ErrorType, string>> = {
	missed: 'Missed',
	unsupported: 'Not supported by the record',
	specificity: 'Less specific than documented',
	laterality: 'Other side',
	'seventh-character': 'Seventh character',
	principal: 'Principal diagnosis',
	sequence: 'Sequence',
	poa: 'Present on admission',
	excludes1: 'Excludes1 conflict',
	invalid: 'Not a code',
	expired: 'Expired code',
	header: 'Header, not a code',
	'character-slip': 'Mistyped character',
	'use-additional': 'Additional code missing',
	'uncertain-diagnosis': 'Uncertain diagnosis coded',
	modifier: 'Modifier',
	units: 'Units',
	'root-operation': 'Root operation',
	axis: 'Another axis of the procedure'
};
