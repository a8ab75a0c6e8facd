/** How levels and roles of a scenario are called on screen. */
import type { Role } from '$lib/engine/model';
import type { ScenarioFile } from './schema';

export const LEVEL_WORDS: Readonly<Record<ScenarioFile['level'], string>> = {
	orientation: 'Orientation',
	core: 'Core',
	advanced: 'Advanced'
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
	prescriber: 'Prescriber',
	nurse: 'Nurse',
	'order-specialist': 'Order specialist',
	coder: 'Coder',
	biller: 'Biller',
	records: 'Records specialist'
};
