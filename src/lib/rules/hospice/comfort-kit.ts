/**
 * The comfort kit as a teaching set, and what can be wrong with an order of it. Values are those of
 * teaching, not reviewed by a pharmacist, and no order for a patient may rest on them.
 *
 * - `comfort-kit-drugs.ts` the rows, by date; `comfort-kit-fault.ts` orders and faults
 * - `comfort-kit-volume.ts` milligrams against milliliters; `comfort-kit-profile.ts` orders together
 */
import { bySeverity } from '$lib/rules/check';
import { formatNumber } from '$lib/rules/units';
import { findKitDrug, KIT_ROUTES, kitRouteOf, type KitDrug } from './comfort-kit-drugs';
import { fault, mg, type KitFault, type KitOrder } from './comfort-kit-fault';
import { volumeFaults } from './comfort-kit-volume';
import type { Day } from './model';

export type { KitFault, KitOrder } from './comfort-kit-fault';
export { bowelFault, duplicateFaults } from './comfort-kit-profile';
export { doseIn, volumeOf } from './comfort-kit-volume';

/** Times the highest teaching dose from which a dose is stopped, not asked about. */
const STOP_FROM = 10;

/** Names of products the kit does not hold: its doses and intervals do not speak of them. */
const OTHER_PRODUCT = /\b(er|sr|cr|xr|la|extended|contin|patch|injection|vial)\b/i;

/**
 * What is wrong with one order, gravest first; the kit as it stands on a day, or now. A drug the kit does
 * not hold is only looked at for milligrams against milliliters.
 */
export function doseFaults(order: KitOrder, on?: Day): KitFault[] {
	const drug = OTHER_PRODUCT.test(order.drug) ? undefined : findKitDrug(order.drug, on);
	const volumes = volumeFaults(order, drug);
	const isSlip = volumes.some(({ id }) => id === 'ml-as-mg' || id === 'mg-as-ml');
	return [
		...numberFaults(order),
		...volumes,
		// The slip says it already.
		...(isSlip ? [] : rangeFaults(order, drug)),
		...strengthFaults(order, drug),
		...routeFaults(order, drug),
		...intervalFaults(order, drug)
	].sort((a, b) => bySeverity(a.severity, b.severity));
}

/** Nothing is reckoned with a number that is none. */
function numberFaults({ strength, doseMg, volumeMl, frequencyHours }: KitOrder): KitFault[] {
	const numbers = { strength, dose: doseMg, volume: volumeMl, interval: frequencyHours };
	return Object.entries(numbers).flatMap(([name, value]) =>
		value === null || value > 0
			? []
			: [
					fault(
						`zero-${name}`,
						'hard',
						'Not a number to give',
						`The ${name} is ${value}: write a number above 0.`
					)
				]
	);
}

function rangeFaults({ doseMg, route }: KitOrder, drug: KitDrug | undefined): KitFault[] {
	if (!drug || doseMg === null || !(doseMg > 0)) return [];
	const known = kitRouteOf(route);
	const [low, high] = (known && drug.doseMgBy?.[known]) ?? drug.doseMg;
	const usual = low === high ? mg(low) : `${formatNumber(low)} to ${mg(high)}`;
	const said = `${drug.name}: ${mg(doseMg)} at once, while the kit teaches ${usual}.`;
	if (doseMg >= high * STOP_FROM)
		return [fault('dose-high', 'hard', 'Dose far above the teaching range', said)];
	if (doseMg > high) return [fault('dose-high', 'soft', 'Dose above the teaching range', said)];
	if (doseMg < low) return [fault('dose-low', 'advice', 'Dose below the teaching range', said)];
	return [];
}

function strengthFaults({ strength }: KitOrder, drug: KitDrug | undefined): KitFault[] {
	if (!drug || strength === null || !(strength > 0) || strength === drug.mgPerMl) return [];
	if (drug.mgPerMl === null)
		return [
			fault(
				'strength',
				'advice',
				'Not a liquid in the kit',
				`${drug.name} in the kit is ${drug.form}: ${strength} mg/mL is another product.`
			)
		];
	return [
		fault(
			'strength',
			'soft',
			'Another strength than the kit holds',
			`${drug.name}: written as ${strength} mg/mL, while the bottle in the kit is ${drug.mgPerMl} mg/mL; a volume for the one is wrong for the other.`
		)
	];
}

function routeFaults(order: KitOrder, drug: KitDrug | undefined): KitFault[] {
	const route = kitRouteOf(order.route);
	if (!drug || route === undefined || drug.routes.includes(route)) return [];
	const may = drug.routes.map((one) => KIT_ROUTES[one]).join(' or ');
	const said = `${drug.name} in the kit is ${drug.form}, given ${may}, not ${KIT_ROUTES[route]}.`;
	return route === 'intravenous' || route === 'subcutaneous'
		? [fault('route', 'hard', 'Not for injection', said)]
		: [fault('route', 'soft', 'Another route than the kit teaches', said)];
}

function intervalFaults({ frequencyHours }: KitOrder, drug: KitDrug | undefined): KitFault[] {
	if (!drug || frequencyHours === null || !(frequencyHours > 0)) return [];
	const [least, most] = drug.everyHours;
	const usual = least === most ? `${least}` : `${least} to ${most}`;
	const said = `${drug.name}: every ${formatNumber(frequencyHours)} hours, while the kit teaches every ${usual} hours.`;
	if (frequencyHours < least)
		return [fault('interval-short', 'soft', 'Given more often than taught', said)];
	if (frequencyHours > most)
		return [fault('interval-long', 'advice', 'Given less often than taught', said)];
	return [];
}
