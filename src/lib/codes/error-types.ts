/** The error taxonomy of a coding audit (measurement C2.13). Names and order are a stored format. */
export const ERROR_TYPES = [
	'missed',
	'unsupported',
	'specificity',
	'laterality',
	'seventh-character',
	'principal',
	'sequence',
	'poa',
	'excludes1',
	'invalid',
	'expired',
	'header',
	'character-slip',
	'use-additional',
	'uncertain-diagnosis',
	'modifier',
	'units',
	'root-operation',
	'axis'
] as const;
export type ErrorType = (typeof ERROR_TYPES)[number];
