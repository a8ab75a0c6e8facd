/** Point A: what saves a life here and now, what only looks like it, and how such patients present. */
import type { EditionId } from './editions';

/**
 * `intervention` counts when it is needed now; `presentation` is a state that cannot wait for one;
 * `other` is useful care or a diagnostic step, and never makes a level 1.
 */
export type LifeSavingKind = 'intervention' | 'presentation' | 'other';

export interface LifeSavingRow {
	readonly kind: LifeSavingKind;
	readonly label: string;
	/** Editions that have it at point A; elsewhere it is a matter for point B. */
	readonly editions: readonly EditionId[];
	/** `read` in the edition, or `known` to the field and not re-read for this table. */
	readonly evidence: 'read' | 'known';
	readonly source: string;
}

const BOTH = ['ESI-v4', 'ESI-v5'] as const;

const COUNTS = 'ESI v5 (ENA, 2023), table 3-1; ESI v4 (AHRQ, 2012 edition), chapter 2';
const STATES = 'ESI v4 (AHRQ, 2012 edition) and ESI v5 (ENA, 2023), decision point A';
const DOES_NOT = 'ESI v4 (AHRQ, 2012 edition), chapter 2, what is not life-saving';

const doing = (label: string, evidence: 'read' | 'known' = 'read') =>
	({ kind: 'intervention', label, editions: BOTH, evidence, source: COUNTS }) as const;
const state = (label: string) =>
	({ kind: 'presentation', label, editions: BOTH, evidence: 'read', source: STATES }) as const;
const other = (label: string) =>
	({ kind: 'other', label, editions: BOTH, evidence: 'known', source: DOES_NOT }) as const;

export const LIFE_SAVING = {
	'bag-mask': doing('bag-mask ventilation'),
	intubation: doing('intubation'),
	'surgical-airway': doing('surgical airway'),
	'emergent-cpap-bipap': doing('CPAP or BiPAP as an emergency'),
	'chest-compressions': doing('chest compressions', 'known'),
	defibrillation: doing('defibrillation'),
	'emergent-cardioversion': doing('cardioversion as an emergency'),
	'external-pacing': doing('external pacing'),
	'needle-decompression': doing('needle decompression of the chest'),
	pericardiocentesis: doing('pericardiocentesis'),
	thoracotomy: doing('open thoracotomy'),
	'intraosseous-line': doing('intraosseous line'),
	'fluid-resuscitation': doing('fluid resuscitation in large volume'),
	'blood-transfusion': doing('blood as an emergency'),
	'bleeding-control': doing('control of major bleeding'),
	naloxone: doing('naloxone'),
	dextrose: doing('dextrose for a profoundly low glucose'),
	vasopressors: doing('dopamine or another pressor'),
	atropine: doing('atropine'),
	adenosine: doing('adenosine'),
	'im-epinephrine': doing('intramuscular epinephrine for anaphylaxis'),

	intubated: state('arrived intubated'),
	unresponsive: state('unresponsive'),
	pulseless: state('no pulse'),
	apneic: state('not breathing'),
	'severe-respiratory-distress': state('severe respiratory distress'),
	'profound-hypotension': state('profoundly low blood pressure'),
	'profound-hypoglycemia': state('profoundly low glucose'),
	'acute-mental-change': {
		kind: 'presentation',
		label: 'acute mental change that calls for an intervention',
		editions: ['ESI-v4'],
		evidence: 'known',
		source: 'ESI v4 (AHRQ, 2012 edition), decision point A'
	},

	'nasal-cannula': other('oxygen by nasal cannula'),
	'non-rebreather': other('oxygen by non-rebreather mask'),
	'cardiac-monitor': other('cardiac monitor'),
	ecg: other('ECG'),
	labs: other('laboratory tests'),
	imaging: other('imaging'),
	'saline-lock': other('saline lock'),
	'iv-access': other('intravenous access'),
	aspirin: other('aspirin'),
	nitroglycerin: other('nitroglycerin'),
	antibiotics: other('antibiotics'),
	heparin: other('heparin'),
	analgesics: other('pain medicine'),
	'inhaled-beta-agonist': other('inhaled beta-agonist')
} as const satisfies Record<string, LifeSavingRow>;

export type LifeSavingId = keyof typeof LIFE_SAVING;

export function isLifeSavingId(text: string): text is LifeSavingId {
	return Object.hasOwn(LIFE_SAVING, text);
}

/** Every id, those that do not count included. */
export const LIFE_SAVING_IDS: readonly LifeSavingId[] =
	Object.keys(LIFE_SAVING).filter(isLifeSavingId);

/** Care and tests that never make a level 1, however urgent: what learners take for life-saving. */
export const NOT_LIFE_SAVING_IDS: readonly LifeSavingId[] = LIFE_SAVING_IDS.filter(
	(id) => lifeSavingRow(id).kind === 'other'
);

/** The row of an id. */
export function lifeSavingRow(id: LifeSavingId): LifeSavingRow {
	return LIFE_SAVING[id];
}

/** Whether it settles point A in an edition. */
export function countsAtA(id: LifeSavingId, edition: EditionId): boolean {
	const { kind, editions } = lifeSavingRow(id);
	return kind !== 'other' && editions.includes(edition);
}
