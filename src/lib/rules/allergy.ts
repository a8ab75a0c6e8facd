/**
 * Does a drug meet a recorded allergy? Cross-reactivity follows structure, not habit: within the
 * beta-lactams by R1 side chain, hardly at all between rings; not between sulfonamide antibiotics
 * and other sulfonamides; intolerance is never treated as allergy.
 *
 * Cefazolin after severe penicillin reaction is advice and not a stop: its side chains are its own,
 * and the 2022 practice parameter lets it be given without testing. Only after a severe skin
 * reaction (SJS, TEN, DRESS), which the parameter leaves out, it asks for a reason too.
 */
import type { RuleSeverity } from './check';
import { allInForce, inForce, type Dated } from './dated';
import { drugsByRxcui, DRUGS, findDrug } from './formulary';
import type { Drug } from './drug';

export interface AllergyFact {
	readonly rxcui?: string;
	readonly substanceText: string;
	/** A class of this table (`penicillin`, `nsaid` ...), where the record names a class. */
	readonly classId?: string;
	readonly kind: 'allergy' | 'intolerance' | 'unknown';
	/** Anaphylaxis, angioedema, severe skin reaction, or recorded as severe. */
	readonly severe: boolean;
	/** The manifestation in words; a severe skin reaction named here counts as severe. */
	readonly reaction?: string;
}

export interface AllergyConflict {
	readonly level: 'same' | 'class' | 'side-chain' | 'remote' | 'intolerance';
	readonly severity: RuleSeverity;
	readonly why: string;
	readonly source: string;
}

const PARAMETER = 'Drug allergy practice parameter 2022 update (AAAAI/ACAAI), own wording';
const LABELS = 'FDA label warnings, own wording, not reviewed by a pharmacist';

/** A family within which one allergy speaks for the rest. */
interface Family {
	readonly classId: string;
	readonly label: string;
	/** Words a record uses for the whole family. */
	readonly names: readonly string[];
	/** Members that are not on the formulary, because records name them too. */
	readonly members: readonly string[];
	/** What a severe and any other reaction to one member means for another. */
	readonly severe: RuleSeverity;
	readonly other: RuleSeverity;
}

function family(
	classId: string,
	label: string,
	names: readonly string[],
	members: readonly string[] = [],
	severe: RuleSeverity = 'hard',
	other: RuleSeverity = 'soft'
): Family {
	return { classId, label, names, members, severe, other };
}

const FAMILIES: readonly Dated<readonly Family[]>[] = [
	{
		effectiveFrom: '2020-01-01',
		effectiveTo: null,
		source: `${PARAMETER}; ${LABELS}`,
		value: [
			family(
				'penicillin',
				'penicillins',
				['penicillin', 'pen vk', 'pcn'],
				['ampicillin', 'nafcillin', 'oxacillin', 'dicloxacillin', 'piperacillin']
			),
			family(
				'cephalosporin',
				'cephalosporins',
				['cephalosporin'],
				[
					'cefotaxime',
					'cefdinir',
					'cefoxitin',
					'cefpodoxime',
					'cefixime',
					'cefaclor',
					'cefadroxil',
					'cefprozil'
				],
				'soft',
				'advice'
			),
			family('carbapenem', 'carbapenems', ['carbapenem'], ['imipenem', 'ertapenem']),
			family(
				'sulfonamide-antibiotic',
				'sulfonamide antibiotics',
				['sulfa', 'sulfonamide'],
				['sulfamethoxazole', 'sulfadiazine']
			),
			family(
				'fluoroquinolone',
				'fluoroquinolones',
				['fluoroquinolone', 'quinolone'],
				['ofloxacin']
			),
			family('macrolide', 'macrolides', ['macrolide'], ['erythromycin']),
			family('tetracycline', 'tetracyclines', ['tetracycline'], ['minocycline']),
			family(
				'nsaid',
				'NSAIDs',
				['nsaid'],
				['aspirin', 'salicylate', 'diclofenac', 'indomethacin', 'meloxicam']
			),
			family(
				'ace-inhibitor',
				'ACE inhibitors',
				['ace inhibitor'],
				['enalapril', 'captopril', 'benazepril', 'ramipril', 'quinapril']
			),
			family(
				'arb',
				'angiotensin receptor blockers',
				['angiotensin receptor blocker'],
				['valsartan', 'irbesartan', 'candesartan']
			),
			family('opioid-phenanthrene', 'morphine-like opioids', [], ['oxymorphone', 'hydrocodone']),
			family('heparin-group', 'heparins', [], ['heparin', 'dalteparin']),
			family(
				'proton-pump-inhibitor',
				'proton pump inhibitors',
				['proton pump inhibitor'],
				['esomeprazole', 'lansoprazole']
			),
			family(
				'benzodiazepine',
				'benzodiazepines',
				['benzodiazepine'],
				['diazepam', 'midazolam', 'alprazolam', 'clonazepam']
			),
			family('statin', 'statins', ['statin'], ['rosuvastatin', 'pravastatin'], 'soft', 'advice'),
			family('insulin', 'insulins', ['insulin'], [], 'soft', 'advice')
		]
	}
];

/**
 * Beta-lactams with the same or nearly the same R1 side chain. Names outside the formulary are here
 * because records name them. Cefazolin is in no group: its side chains are its own.
 */
const SIDE_CHAINS: readonly Dated<{ readonly id: string; readonly members: readonly string[] }>[] =
	[
		{
			effectiveFrom: '2020-01-01',
			effectiveTo: null,
			source: `${PARAMETER}: R1 side chain groups`,
			value: {
				id: 'aminobenzyl',
				members: [
					'amoxicillin',
					'ampicillin',
					'amoxicillin-clavulanate',
					'ampicillin-sulbactam',
					'cephalexin',
					'cefaclor',
					'cefadroxil',
					'cefprozil'
				]
			}
		},
		{
			effectiveFrom: '2020-01-01',
			effectiveTo: null,
			source: `${PARAMETER}: R1 side chain groups`,
			value: {
				id: 'methoxyimino',
				members: ['ceftriaxone', 'cefotaxime', 'cefepime', 'cefpodoxime', 'cefuroxime']
			}
		},
		{
			effectiveFrom: '2020-01-01',
			effectiveTo: null,
			source: `${PARAMETER}: R1 side chain groups`,
			value: { id: 'carboxypropyl', members: ['ceftazidime', 'aztreonam'] }
		}
	];

const SEVERE_SKIN =
	/stevens[- ]johnson|toxic epidermal|eosinophilia and systemic|severe cutaneous/i;
/** Capitals only: "rash ten years ago" and "itch under the dress" are neither. */
const SEVERE_SKIN_ABBREVIATION = /\b(SJS|TEN|DRESS|AGEP)\b/;
/** Words a drug is searched by that name no substance ("cough syrup", "eye drops"). */
const SEARCH_ONLY = new Set(['cough', 'drops', 'secretions', 'fluid', 'bolus', 'correction']);
const RINGS = ['penicillin', 'cephalosporin', 'carbapenem'] as const;

/** What a record speaks of, as far as it could be understood. */
interface Allergen {
	readonly label: string;
	/** Formulary drugs that contain the very substance. */
	readonly drugIds: ReadonlySet<string>;
	readonly classes: ReadonlySet<string>;
	/** Names for the side chain table, formulary ids among them. */
	readonly names: ReadonlySet<string>;
	/** The record names a class and not a substance. */
	readonly isClass: boolean;
}

function normal(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

/** Short forms of drugs that allergy lists are full of; too short to be told by a synonym's letters. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
	asa: 'aspirin',
	apap: 'acetaminophen',
	pcn: 'penicillin',
	mtx: 'methotrexate'
};

function spelledOut(text: string): string {
	return text
		.split(' ')
		.map((word) => SHORT_FORMS[word] ?? word)
		.join(' ');
}

/** Whether a text holds a name as whole words, singular or plural ("Penicillins" holds penicillin). */
function holds(text: string, name: string): boolean {
	return ` ${text} `.includes(` ${name} `) || ` ${text} `.includes(` ${name}s `);
}

/** Records leave out salts and forms: "morphine" for morphine sulfate, "metoprolol" for either salt. */
function namesOf(drug: Drug): string[] {
	const id = normal(drug.id);
	const plain = id.replace(/ (tartrate|succinate)$/, '');
	return [plain, id, normal(drug.name), ...drug.synonyms.map(normal)].filter(
		(name) => name.length >= 4 && !SEARCH_ONLY.has(name)
	);
}

const NAMES = new Map(DRUGS.map((drug) => [drug, namesOf(drug)]));

/** What a fact was found to speak of: a chart's few allergies are asked about at every order. */
const understood = new WeakMap<
	AllergyFact,
	{ readonly families: readonly Family[]; readonly allergen: Allergen }
>();

function allergenOf(allergy: AllergyFact, families: readonly Family[]): Allergen {
	const held = understood.get(allergy);
	if (held?.families === families) return held.allergen;
	const allergen = readAllergen(allergy, families);
	understood.set(allergy, { families, allergen });
	return allergen;
}

function readAllergen(allergy: AllergyFact, families: readonly Family[]): Allergen {
	const text = spelledOut(normal(allergy.substanceText));
	const byCode = allergy.rxcui === undefined ? [] : drugsByRxcui(allergy.rxcui);
	const byName = DRUGS.filter((drug) => NAMES.get(drug)?.some((name) => holds(text, name)));
	// A code or name may sit inside combinations: then the record speaks of that one part, while a
	// combination's own record ("Percocet") speaks of all its parts.
	const named = byCode.length > 0 ? byCode : byName;
	const isOnePart = named.some((drug) => drug.ingredients.includes(allergy.rxcui ?? ''));
	const isSingle = named.some((drug) => drug.ingredients.length === 1);
	const matched = named.filter((drug) => !isSingle || drug.ingredients.length === 1);
	const parts = new Set(
		isOnePart && allergy.rxcui !== undefined
			? [allergy.rxcui]
			: matched.flatMap((drug) => drug.ingredients)
	);
	const same = DRUGS.filter(
		(drug) => matched.includes(drug) || drug.ingredients.some((part) => parts.has(part))
	);
	const whole = families.filter(
		(one) => one.classId === allergy.classId || one.names.some((name) => holds(text, name))
	);
	const byMember = families.filter((one) => one.members.some((name) => holds(text, name)));
	const classes = new Set([
		...(allergy.classId === undefined ? [] : [allergy.classId]),
		...[...whole, ...byMember].map((one) => one.classId),
		...matched.flatMap((drug) => drug.classes)
	]);
	return {
		label: allergy.substanceText,
		drugIds: new Set(same.map((drug) => drug.id)),
		classes,
		names: new Set([...matched.map((drug) => drug.id), ...text.split(' ')]),
		isClass: named.length === 0 && whole.length > 0
	};
}

/**
 * What a recorded allergy means for a drug on a civil date; null when it means nothing. Same drug or
 * family after a severe reaction is hard; a shared side chain as well; another beta-lactam ring with
 * a side chain of its own asks for a reason after a severe reaction and is advice otherwise.
 */
export function allergyConflict(
	drugId: string,
	allergy: AllergyFact,
	date: string
): AllergyConflict | null {
	const drug = findDrug(drugId, date);
	if (!drug) return null;
	const families = inForce(FAMILIES, date);
	if (!families) return null;
	const allergen = allergenOf(allergy, families.value);
	const record = `${allergy.reaction ?? ''} ${allergy.substanceText}`;
	const isSkin = SEVERE_SKIN.test(record) || SEVERE_SKIN_ABBREVIATION.test(record);
	const isSevere = allergy.severe || isSkin;

	if (allergy.kind === 'intolerance' && !isSkin)
		return intoleranceConflict(drug, allergen, families.value, families.source);

	if (allergen.drugIds.has(drug.id)) {
		return {
			level: 'same',
			severity: isSevere ? 'hard' : 'soft',
			why: `${drug.display} contains the substance recorded as an allergy (${allergen.label}).`,
			source: families.source
		};
	}
	return (
		sideChainConflict(drug, allergen, isSevere, date) ??
		familyConflict(drug, allergen, families.value, families.source, isSevere, isSkin) ??
		remoteConflict(drug, allergen, isSevere, isSkin)
	);
}

function intoleranceConflict(
	drug: Drug,
	allergen: Allergen,
	families: readonly Family[],
	source: string
): AllergyConflict | null {
	if (allergen.drugIds.has(drug.id)) {
		return {
			level: 'intolerance',
			severity: 'advice',
			why: `An intolerance to ${allergen.label} is recorded: not an allergy, but the patient may not want it again.`,
			source
		};
	}
	// Cough comes with every ACE inhibitor, and stomach upset with every NSAID; itch and nausea from
	// one opioid say little about the next.
	const shared = families.find(
		(one) =>
			(one.classId === 'ace-inhibitor' || one.classId === 'nsaid' || allergen.isClass) &&
			allergen.classes.has(one.classId) &&
			isMember(drug, one.classId)
	);
	if (!shared) return null;
	return {
		level: 'intolerance',
		severity: 'advice',
		why: `An intolerance to ${allergen.label} is recorded and ${drug.display} is of the same family (${shared.label}).`,
		source
	};
}

/** Aspirin hurts the same patients as the other NSAIDs; selective COX-2 inhibitors rarely do. */
function isMember(drug: Drug, classId: string): boolean {
	if (classId === 'nsaid')
		return (
			!drug.classes.includes('cox-2-selective') &&
			(drug.classes.includes('nsaid') || drug.classes.includes('salicylate'))
		);
	return drug.classes.includes(classId);
}

function familyConflict(
	drug: Drug,
	allergen: Allergen,
	families: readonly Family[],
	source: string,
	isSevere: boolean,
	isSkin: boolean
): AllergyConflict | null {
	const inFamily = (one: Family): boolean =>
		(allergen.classes.has(one.classId) ||
			(one.classId === 'nsaid' && allergen.classes.has('salicylate'))) &&
		isMember(drug, one.classId);
	const shared = families.find(inFamily);
	if (!shared) return null;
	// A record of the whole family means every member of it, whatever its side chain.
	const isWhole = allergen.isClass && allergen.classes.has(shared.classId);
	const severe = isSkin || isWhole ? 'hard' : shared.severe;
	const other = isWhole ? 'soft' : shared.other;
	return {
		level: 'class',
		severity: isSevere ? severe : other,
		why: isSkin
			? `${allergen.label} is recorded with a severe skin reaction: every one of the ${shared.label} is out, ${drug.display} among them.`
			: `${drug.display} belongs to the ${shared.label}, as does the recorded allergy (${allergen.label}).`,
		source
	};
}

function sideChainConflict(
	drug: Drug,
	allergen: Allergen,
	isSevere: boolean,
	date: string
): AllergyConflict | null {
	if (!drug.classes.includes('beta-lactam')) return null;
	const sameRing = drug.classes.includes('penicillin') && allergen.classes.has('penicillin');
	if (sameRing) return null;
	for (const row of allInForce(SIDE_CHAINS, date)) {
		const { id, members } = row.value;
		if (!members.includes(drug.id)) continue;
		// "Penicillin" without a name was most often amoxicillin.
		const isUnnamed =
			id === 'aminobenzyl' && allergen.isClass && allergen.classes.has('penicillin');
		if (!isUnnamed && !members.some((member) => allergen.names.has(member))) continue;
		return {
			level: 'side-chain',
			severity: isSevere ? 'hard' : 'soft',
			why: `${drug.display} has the same or nearly the same side chain as the recorded allergy (${allergen.label}).`,
			source: row.source
		};
	}
	return null;
}

function remoteConflict(
	drug: Drug,
	allergen: Allergen,
	isSevere: boolean,
	isSkin: boolean
): AllergyConflict | null {
	const ring = RINGS.find((one) => drug.classes.includes(one));
	const recorded = RINGS.find((one) => allergen.classes.has(one));
	if (ring && recorded) {
		const isCefazolin = drug.id === 'cefazolin' && !isSkin;
		return {
			level: 'remote',
			severity: isSevere && !isCefazolin ? 'soft' : 'advice',
			why: isCefazolin
				? `Cefazolin shares no side chain with any penicillin or other cephalosporin; the recorded allergy (${allergen.label}) hardly matters for it.`
				: `${drug.display} is another beta-lactam with a different side chain than the recorded allergy (${allergen.label}): cross-reaction is rare, about 2 in 100 or fewer.`,
			source: PARAMETER
		};
	}
	const has = (classId: string) => drug.classes.includes(classId);
	const advise = (why: string, source: string): AllergyConflict => ({
		level: 'remote',
		severity: 'advice',
		why,
		source
	});
	if (allergen.classes.has('sulfonamide-antibiotic') && has('sulfonamide-nonantibiotic'))
		return advise(
			`${drug.display} is a sulfonamide but not an antibiotic: it shares no allergenic part with the recorded allergy (${allergen.label}).`,
			`${PARAMETER}; ${LABELS}`
		);
	if (allergen.classes.has('ace-inhibitor') && has('arb') && isSevere)
		return advise(
			`Angioedema from an ACE inhibitor (${allergen.label}) seldom returns with ${drug.display}; say so to the patient and watch.`,
			LABELS
		);
	if (
		(allergen.classes.has('nsaid') || allergen.classes.has('salicylate')) &&
		has('cox-2-selective')
	)
		return advise(
			`${drug.display} inhibits COX-2 only and is tolerated by most who react to ${allergen.label}; its label still names aspirin and NSAID allergy.`,
			`${PARAMETER}; ${LABELS}`
		);
	if (allergen.classes.has('opioid-phenanthrene') && has('opioid'))
		return advise(
			`${drug.display} is an opioid of another structure than the recorded allergy (${allergen.label}).`,
			LABELS
		);
	return null;
}

/**
 * What a recorded allergy means for a contrast agent. Shellfish, seafood and iodine are no reason:
 * they have no link with contrast reactions. Source: ACR Manual on Contrast Media, own wording.
 */
export function contrastConflict(
	agent: 'iodinated' | 'gadolinium',
	allergy: AllergyFact
): AllergyConflict | null {
	const text = normal(allergy.substanceText);
	const source = 'ACR Manual on Contrast Media, own wording';
	const isGadolinium = /gadolinium|gado|mri contrast/.test(text);
	const isIodinated =
		!isGadolinium && /contrast|iohexol|iopamidol|iodixanol|ioversol|omnipaque|isovue/.test(text);
	const isRecorded = agent === 'gadolinium' ? isGadolinium : isIodinated;
	if (!isRecorded) return null;
	if (allergy.kind === 'intolerance')
		return {
			level: 'intolerance',
			severity: 'advice',
			why: `An intolerance to ${allergy.substanceText} is recorded: warmth or nausea need no premedication.`,
			source
		};
	return {
		level: 'same',
		severity: allergy.severe ? 'hard' : 'soft',
		why: `An earlier reaction to ${allergy.substanceText} is recorded: another test, another agent or premedication.`,
		source
	};
}
