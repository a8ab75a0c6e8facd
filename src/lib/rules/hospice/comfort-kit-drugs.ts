/** The rows of the comfort kit: teaching values by date, not reviewed by a pharmacist. */
import { inForce, type Dated } from '$lib/rules/dated';
import { DRUGS, isOfClass } from '$lib/rules/formulary';
import type { Day } from './model';

export const KIT_ROUTES = {
	oral: 'by mouth',
	sublingual: 'under the tongue',
	rectal: 'by rectum',
	subcutaneous: 'under the skin',
	intravenous: 'into a vein',
	transdermal: 'as a patch',
	inhaled: 'inhaled'
} as const;
export type KitRoute = keyof typeof KIT_ROUTES;

const ROUTE_WORDS: Readonly<Record<string, KitRoute>> = {
	po: 'oral',
	'by mouth': 'oral',
	sl: 'sublingual',
	'under the tongue': 'sublingual',
	pr: 'rectal',
	subcut: 'subcutaneous',
	sq: 'subcutaneous',
	iv: 'intravenous'
};

function isKitRoute(text: string): text is KitRoute {
	return Object.hasOwn(KIT_ROUTES, text);
}

/** A route from its id or from what orders write; nothing where it is none of the kit. */
export function kitRouteOf(text: string): KitRoute | undefined {
	const word = text.trim().toLowerCase();
	if (isKitRoute(word)) return word;
	return Object.hasOwn(ROUTE_WORDS, word) ? ROUTE_WORDS[word] : undefined;
}

export interface KitDrug {
	/** Formulary id, where the formulary has it. */
	readonly id: string;
	/** Names it is written by besides those of the formulary. */
	readonly brands: readonly string[];
	readonly name: string;
	/** What is in the kit: `a concentrate of 20 mg/mL`. */
	readonly form: string;
	/** Null where it is no liquid that is measured in mL. */
	readonly mgPerMl: number | null;
	/** Usual dose at once in mg, lowest and highest. */
	readonly doseMg: readonly [number, number];
	/** Where a route has a dose of its own. */
	readonly doseMgBy?: Readonly<Partial<Record<KitRoute, readonly [number, number]>>>;
	readonly routes: readonly KitRoute[];
	/** Hours between doses, shortest and longest. */
	readonly everyHours: readonly [number, number];
	readonly indication: string;
	/** How a dose is told to a caregiver. */
	readonly example: string;
	/** Two drugs of the kit with the same word do the same thing. */
	readonly sameUse: string | null;
	/** What else has to be known of it; else empty. */
	readonly caution: string;
	/** No row has been reviewed by a pharmacist. */
	readonly isReviewed: false;
}

const SOURCE = 'Comfort kit teaching set, common practice; not reviewed by a pharmacist';

type Seed = Omit<KitDrug, 'isReviewed' | 'caution' | 'brands'> &
	Partial<Pick<KitDrug, 'caution' | 'brands'>>;

function row(value: Seed): Dated<KitDrug> {
	return {
		value: { caution: '', brands: [], ...value, isReviewed: false },
		effectiveFrom: '2020-01-01',
		effectiveTo: null,
		source: SOURCE
	};
}

export const COMFORT_KIT: readonly Dated<KitDrug>[] = [
	row({
		id: 'morphine',
		name: 'Morphine',
		form: 'a concentrate of 20 mg/mL to swallow or hold under the tongue',
		mgPerMl: 20,
		doseMg: [2.5, 10],
		routes: ['oral', 'sublingual'],
		everyHours: [2, 4],
		indication: 'pain or shortness of breath',
		example: '5 mg = 0.25 mL',
		sameUse: 'opioids',
		caution:
			'Labeled for patients who are used to opioids; a first dose is the physician’s own decision.'
	}),
	row({
		id: 'lorazepam',
		name: 'Lorazepam',
		form: 'a concentrate of 2 mg/mL, or a tablet of 0.5 or 1 mg',
		mgPerMl: 2,
		doseMg: [0.5, 1],
		routes: ['oral', 'sublingual'],
		everyHours: [4, 4],
		indication: 'anxiety',
		example: '0.5 mg = 0.25 mL',
		sameUse: null
	}),
	row({
		id: 'haloperidol',
		name: 'Haloperidol',
		form: 'a concentrate of 2 mg/mL',
		mgPerMl: 2,
		doseMg: [0.5, 1],
		routes: ['oral', 'sublingual'],
		everyHours: [4, 6],
		indication: 'nausea or delirium',
		example: '0.5 mg = 0.25 mL',
		sameUse: 'dopamine blockers'
	}),
	row({
		id: 'atropine',
		name: 'Atropine',
		form: 'eye drops of 1 %, counted in drops',
		// 1 % is 10 mg/mL; a drop is about 0.05 mL, so two drops are about 1 mg.
		mgPerMl: null,
		doseMg: [1, 1],
		routes: ['sublingual'],
		everyHours: [4, 4],
		indication: 'secretions',
		example: '2 drops under the tongue',
		sameUse: 'drugs against secretions'
	}),
	row({
		id: 'hyoscyamine',
		name: 'Hyoscyamine',
		form: 'a tablet of 0.125 mg',
		mgPerMl: null,
		doseMg: [0.125, 0.125],
		routes: ['sublingual', 'oral'],
		everyHours: [4, 4],
		indication: 'secretions',
		example: '1 tablet under the tongue',
		sameUse: 'drugs against secretions'
	}),
	row({
		id: 'prochlorperazine',
		name: 'Prochlorperazine',
		brands: ['Compazine'],
		form: 'a tablet of 10 mg, or a suppository of 25 mg',
		mgPerMl: null,
		doseMg: [10, 10],
		doseMgBy: { rectal: [25, 25] },
		routes: ['oral', 'rectal'],
		everyHours: [6, 12],
		indication: 'nausea',
		example: '1 tablet, or 1 suppository',
		sameUse: 'dopamine blockers'
	}),
	row({
		id: 'acetaminophen',
		name: 'Acetaminophen',
		form: 'a suppository of 650 mg',
		mgPerMl: null,
		doseMg: [650, 650],
		routes: ['rectal'],
		everyHours: [4, 6],
		indication: 'fever',
		example: '1 suppository',
		sameUse: null
	}),
	row({
		id: 'bisacodyl',
		name: 'Bisacodyl',
		form: 'a suppository of 10 mg',
		mgPerMl: null,
		doseMg: [10, 10],
		routes: ['rectal'],
		everyHours: [24, 24],
		indication: 'constipation',
		example: '1 suppository',
		sameUse: null
	}),
	row({
		id: 'senna',
		name: 'Senna',
		form: 'a tablet of 8.6 mg',
		mgPerMl: null,
		doseMg: [8.6, 17.2],
		routes: ['oral'],
		everyHours: [12, 24],
		indication: 'bowel regimen with an opioid',
		example: '1 or 2 tablets at night',
		sameUse: null
	})
];

/** The kit as it stands on a day, or now. */
export function kitOn(on?: Day): KitDrug[] {
	const ids = [...new Set(COMFORT_KIT.map(({ value }) => value.id))];
	return ids.flatMap((id) => {
		const rows = COMFORT_KIT.filter(({ value }) => value.id === id);
		const found =
			on === undefined ? rows.find(({ effectiveTo }) => effectiveTo === null) : inForce(rows, on);
		return found ? [found.value] : [];
	});
}

/** Words in small letters between blanks, so that a name is found only as whole words. */
function spoken(text: string): string {
	return ` ${text
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== '')
		.join(' ')} `;
}

/** A drug of the kit by what an order writes: `Morphine concentrate 20 mg/mL`, `Ativan`. */
export function findKitDrug(written: string, on?: Day): KitDrug | undefined {
	const text = spoken(written);
	const ids = formularyIds(written);
	return kitOn(on).find(
		({ id, brands }) =>
			ids.includes(id) || [id, ...brands].some((one) => text.includes(spoken(one)))
	);
}

/** Formulary ids that a text names, by id, name or brand. */
function formularyIds(written: string): string[] {
	const text = spoken(written);
	return DRUGS.filter(({ id, name, synonyms }) =>
		// A synonym in small letters is a use or a form, not a name.
		[id, name, ...synonyms.filter((word) => /^[A-Z]/.test(word))].some((one) =>
			text.includes(spoken(one))
		)
	).map(({ id }) => id);
}

/** Whether a written drug is an opioid of the formulary. */
export function isOpioid(written: string): boolean {
	return formularyIds(written).some((id) => isOfClass(id, 'opioid'));
}

/**
 * Whether it moves the gut: a softener alone does not. Source: palliative practice, taught as "mush
 * without push".
 */
export function isLaxative(written: string): boolean {
	return formularyIds(written).some(
		(id) => isOfClass(id, 'laxative-stimulant') || isOfClass(id, 'laxative-osmotic')
	);
}
