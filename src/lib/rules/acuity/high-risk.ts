/**
 * Point B: situations that should not wait, as a coded list. The list helps judgement and does not
 * end it: `other` is a situation that the nurse judges high-risk and that is not here.
 */
import { ADULT_FROM_MONTHS } from './age';
import type { EditionId } from './editions';

export const AREAS = [
	'cardiac',
	'neurologic',
	'respiratory',
	'ent-eye',
	'abdominal-gu',
	'obstetric',
	'infection',
	'trauma',
	'toxic-metabolic',
	'behavioral',
	'exposure',
	'pain',
	'pediatric',
	'judgement'
] as const;
export type Area = (typeof AREAS)[number];

export interface HighRiskRow {
	readonly area: Area;
	readonly label: string;
	/** Editions that print it. In another edition it is the nurse's own judgement. */
	readonly editions: readonly EditionId[];
	/** Printed for children only. */
	readonly childOnly: boolean;
	/** The level the edition prints for it. */
	readonly level: 1 | 2;
	/** `read` in the edition, or `known` to the field and not re-read for this table. */
	readonly evidence: 'read' | 'known';
	readonly source: string;
}

const B_SOURCE =
	'ESI v4 (AHRQ, 2012 edition), chapter 3; ESI v5 (ENA, 2023), decision point B, high-risk situations';
const V5_SOURCE = 'ESI v5 (ENA, 2023), decision point B';
const CHILD_SOURCE = 'ESI v4 (AHRQ, 2012 edition), chapter 6, and ESI v5 (ENA, 2023), children';
const CHILD_V4_SOURCE = 'ESI v4 (AHRQ, 2012 edition), chapter 6, tables for children';

const row = (area: Area, label: string, more: Partial<HighRiskRow> = {}): HighRiskRow => ({
	area,
	label,
	editions: ['ESI-v4', 'ESI-v5'],
	childOnly: area === 'pediatric',
	level: 2,
	evidence: 'read',
	source: area === 'pediatric' ? CHILD_SOURCE : B_SOURCE,
	...more
});
const KNOWN = { evidence: 'known' } as const;
const V5 = { editions: ['ESI-v5'], source: V5_SOURCE } as const;
const CHILD_V4 = { editions: ['ESI-v4'], childOnly: true, source: CHILD_V4_SOURCE } as const;
const CHILD_V4_FIRST = { ...CHILD_V4, level: 1 } as const;

const ROWS = {
	'suspected-acs': row('cardiac', 'stable, with active or recent pain that may be coronary'),
	'atypical-acs': row('cardiac', 'coronary disease without its usual pain: fatigue, nausea'),
	hypoperfusion: row('cardiac', 'signs of poor perfusion'),

	'stroke-signs': row('neurologic', 'signs of a stroke'),
	'altered-mental-state': row('neurologic', 'mental state altered, and this is new'),
	'worst-headache': row('neurologic', 'headache, sudden and the worst ever'),
	'headache-fever-stiff-neck': row('neurologic', 'headache with fever or a stiff neck'),
	'post-ictal': row('neurologic', 'after a seizure, not yet clear'),
	'head-strike-anticoagulated': row('neurologic', 'fall with a head strike on an anticoagulant'),

	'rising-work-of-breathing': row('respiratory', 'work of breathing rises'),
	stridor: row('respiratory', 'stridor'),
	tripod: row('respiratory', 'sits in tripod position to breathe'),
	'short-sentences': row('respiratory', 'speaks in two or three words at a time'),
	'asthma-not-improving': row('respiratory', 'asthma that does not get better'),
	'suspected-pe': row('respiratory', 'possible pulmonary embolism', KNOWN),

	'cannot-handle-secretions': row('ent-eye', 'drools or cannot handle secretions'),
	'brisk-nosebleed': row('ent-eye', 'nosebleed, brisk or on an anticoagulant'),
	'button-battery': row('ent-eye', 'button battery swallowed or in the nose or ear'),
	'chemical-eye-splash': row('ent-eye', 'chemical splash to an eye'),
	'sudden-vision-loss': row('ent-eye', 'sudden loss of vision'),
	'globe-injury': row('ent-eye', 'injury of the globe'),

	'aortic-pain': row('abdominal-gu', 'over 55 with a pulsating or tearing pain', KNOWN),
	'gi-bleed-tachycardia': row('abdominal-gu', 'gastrointestinal bleeding with a fast heart'),
	'gonadal-torsion': row('abdominal-gu', 'possible torsion of a testicle or ovary'),
	'severe-flank-pain': row('abdominal-gu', 'severe flank pain'),
	'elder-bowel-obstruction': row('abdominal-gu', 'older adult with signs of bowel obstruction'),

	'possible-ectopic': row('obstetric', 'possible ectopic pregnancy'),
	'obstetric-hemorrhage': row('obstetric', 'heavy bleeding in pregnancy or after delivery'),
	'obstetric-seizure': row('obstetric', 'seizure in pregnancy or after delivery'),
	'pregnancy-blood-pressure': row('obstetric', 'pregnant, systolic below 90 or above 150'),
	'pregnancy-chest-pain': row('obstetric', 'chest pain in pregnancy', V5),
	'pregnancy-dyspnea': row('obstetric', 'shortness of breath in pregnancy', V5),
	'pregnancy-abdominal-pain': row('obstetric', 'abdominal pain in pregnancy', V5),
	'pregnancy-headache': row('obstetric', 'headache in pregnancy', V5),

	'fever-on-chemotherapy': row('infection', 'fever during chemotherapy'),
	'fever-after-transplant': row('infection', 'fever after a transplant'),
	'fever-neutropenia': row('infection', 'fever with neutropenia'),
	'neonatal-fever': row('infection', 'fever in the first four weeks of life'),
	'sepsis-signs': row('infection', 'signs of sepsis'),
	'urinary-infection-elder-or-rigors': row(
		'infection',
		'urinary infection in an older adult or with rigors'
	),
	'petechial-rash': row('infection', 'petechial rash'),

	'fall-20-feet': row('trauma', 'fall of 20 feet or more'),
	ejection: row('trauma', 'thrown from a vehicle'),
	extrication: row('trauma', 'had to be cut out of a vehicle'),
	'penetrating-stable': row('trauma', 'penetrating wound of head, neck, chest or abdomen; stable'),
	amputation: row('trauma', 'amputation'),
	'neurovascular-compromise': row('trauma', 'limb with nerve or vessel compromise'),
	'compartment-syndrome': row('trauma', 'possible compartment syndrome'),
	'occult-shock-over-55': row('trauma', 'over 55, injured, possibly in hidden shock'),

	overdose: row('toxic-metabolic', 'overdose of anything'),
	'unknown-ingestion': row('toxic-metabolic', 'swallowed something unknown'),
	'dka-picture': row('toxic-metabolic', 'picture of diabetic ketoacidosis'),
	'alcohol-withdrawal': row('toxic-metabolic', 'alcohol withdrawal'),

	suicidal: row('behavioral', 'suicidal'),
	homicidal: row('behavioral', 'means to harm another'),
	psychotic: row('behavioral', 'psychotic'),
	violent: row('behavioral', 'violent'),
	'sexual-assault': row('behavioral', 'sexual assault'),
	'partner-violence': row('behavioral', 'violence by a partner'),
	'acute-grief': row('behavioral', 'acute grief with severe distress'),

	needlestick: row('exposure', 'health worker stuck by a needle: prophylaxis cannot wait'),

	'renal-colic-pain': row('pain', 'severe pain of colic', V5),
	'cancer-pain': row('pain', 'severe pain of cancer', V5),
	'sickle-cell-pain': row('pain', 'severe pain of sickle-cell disease', V5),

	lethargy: row('pediatric', 'lethargic child'),
	listlessness: row('pediatric', 'listless child'),
	grunting: row('pediatric', 'grunting'),
	retractions: row('pediatric', 'retractions'),
	mottling: row('pediatric', 'mottled skin'),
	'mottled-and-flaccid': row('pediatric', 'mottled and flaccid', { level: 1 }),
	'sunken-eyes': row('pediatric', 'sunken eyes'),
	'non-accidental-injury': row('pediatric', 'injury that may not be an accident'),
	croup: row('pediatric', 'croup, moderate or severe', CHILD_V4),
	'lower-airway-obstruction': row(
		'pediatric',
		'lower airway obstruction, moderate or severe',
		CHILD_V4
	),
	'hemophilia-bleed': row('pediatric', 'hemophilia with a possible bleed', CHILD_V4),
	'immunocompromised-fever': row('pediatric', 'immunocompromised, with fever', CHILD_V4),
	'long-post-ictal': row('pediatric', 'long post-ictal state', CHILD_V4),
	'active-seizure': row('pediatric', 'seizing now', CHILD_V4_FIRST),
	'petechial-rash-altered': row(
		'pediatric',
		'petechial rash with an altered mental state',
		CHILD_V4_FIRST
	),
	'respiratory-failure': row('pediatric', 'respiratory failure', CHILD_V4_FIRST),
	'head-trauma-hypoventilation': row(
		'pediatric',
		'head injury with too little breathing',
		CHILD_V4_FIRST
	),
	'shock-poor-perfusion': row('pediatric', 'shock with poor perfusion', CHILD_V4_FIRST),
	anaphylaxis: row('pediatric', 'anaphylaxis', CHILD_V4_FIRST),

	other: row('judgement', 'another situation that the nurse judges high-risk')
} as const satisfies Record<string, HighRiskRow>;

export type HighRiskId = keyof typeof ROWS;
export const HIGH_RISK: Readonly<Record<HighRiskId, HighRiskRow>> = ROWS;

export function isHighRiskId(text: string): text is HighRiskId {
	return Object.hasOwn(ROWS, text);
}

/** Every id of the list. */
export const HIGH_RISK_IDS: readonly HighRiskId[] = Object.keys(ROWS).filter(isHighRiskId);

/** How a situation reads in an edition, at an age. */
export interface HighRiskReading {
	readonly id: HighRiskId;
	readonly label: string;
	/** The level that is printed for it, in this edition or where it is printed at all. */
	readonly level: 1 | 2;
	/**
	 * Whether this edition prints it for this age. What only the other edition prints, or what is
	 * printed for children and seen in an adult, is left to judgement.
	 */
	readonly isListed: boolean;
}

/** How one situation reads in an edition, for a patient of that age in months. */
export function readHighRisk(id: HighRiskId, edition: EditionId, months: number): HighRiskReading {
	const { label, editions, childOnly, level } = HIGH_RISK[id];
	const isListed = editions.includes(edition) && (!childOnly || months < ADULT_FROM_MONTHS);
	return { id, label, level, isListed };
}
