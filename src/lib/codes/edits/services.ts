/** HCPCS lines: units, repeats and modifiers. */
import { canonicalCode } from '$lib/codes/code-shape';
import type { CodedLine, Edit } from '$lib/codes/model';
import type { Claim, Rule } from './lines';
import { isModifier } from './modifiers';
import { fiscalYear } from './sources';

const UNITS_SOURCE = 'CMS Medically Unlikely Edits, practitioner services, April 2026';

export const unitLimits: Rule = ({ encounter, lists }) => {
	const services = new Map<string, CodedLine[]>();
	for (const line of encounter.codes) {
		if (line.system !== 'hcpcs') continue;
		const code = canonicalCode('hcpcs', line.code);
		services.set(code, [...(services.get(code) ?? []), line]);
	}
	return [...services].flatMap(([code, lines]): Edit[] => {
		const found = lists.unitsLimit(code);
		if (!found) return [];
		const units = lines.map((line) => line.units ?? 1);
		const { limit, adjudication } = found;
		const most = adjudication === 1 ? Math.max(...units) : units.reduce((sum, one) => sum + one, 0);
		if (most <= limit) return [];
		// A limit of nought says who pays, and not that the count is wrong.
		if (limit === 0)
			return [
				{
					rule: 'units-limit',
					severity: 'advice',
					codes: [code],
					message: `${code} has a limit of 0 units a day on practitioner claims: check that this claim may carry it.`,
					source: UNITS_SOURCE
				}
			];
		return [
			{
				rule: 'units-limit',
				severity: adjudication === 3 ? 'warning' : 'error',
				codes: [code],
				message: `${code} has ${most} units, over the limit of ${limit} ${REMEDIES[adjudication]}.`,
				source: `${UNITS_SOURCE}, adjudication indicator ${adjudication}`
			}
		];
	});
};

const REMEDIES = {
	1: 'a line: check the count, and split it over lines with modifiers only where the record supports it',
	2: 'a day, which is absolute: correct the count, since no record can support more',
	3: 'a day: check the count against the dose given, and keep it only with the record to support it'
} as const;

export const modifiers: Rule = (claim) =>
	claim.encounter.codes.flatMap((line) => modifierFaults(line, claim));

function modifierFaults(line: CodedLine, { encounter, books }: Claim): Edit[] {
	const given = line.modifiers ?? [];
	const edit = (message: string): Edit => ({
		rule: 'modifier-invalid',
		severity: 'error',
		codes: [line.code],
		message,
		source: `HCPCS Level II modifiers, ${fiscalYear(encounter.date)}`
	});
	if (given.length === 0) return [];
	if (line.system !== 'hcpcs')
		return [edit(`${line.code} takes no modifiers: those belong to procedure and service lines.`)];
	const unknown = given.filter((one) => !isModifier(one, books.hcpcs));
	const isBoth = given.includes('JW') && given.includes('JZ');
	const repeated = given.filter((one, at) => given.indexOf(one) !== at);
	return [
		...unknown.map((one) =>
			edit(`${one} on ${line.code} is no modifier: take one that the record supports, or none.`)
		),
		...[...new Set(repeated)].map((one) =>
			edit(`${one} stands twice on ${line.code}: report a modifier once on a line.`)
		),
		...(isBoth
			? [
					{
						...edit(
							`${line.code} says that some was discarded (JW) and that nothing was (JZ): keep the one that the record supports.`
						),
						source: 'Medicare Claims Processing Manual, chapter 17, section 40'
					}
				]
			: [])
	];
}

/** The same service with the same modifiers on two lines reads as a bill sent twice. */
export const repeatedServices: Rule = ({ encounter }) => {
	const counts = new Map<string, { code: string; times: number }>();
	for (const line of encounter.codes) {
		if (line.system !== 'hcpcs') continue;
		const code = canonicalCode('hcpcs', line.code);
		const key = [code, ...[...(line.modifiers ?? [])].sort()].join(' ');
		counts.set(key, { code, times: (counts.get(key)?.times ?? 0) + 1 });
	}
	return [...counts.values()]
		.filter(({ times }) => times > 1)
		.map(({ code, times }) => ({
			rule: 'duplicate',
			severity: 'warning',
			codes: [code],
			message: `${code} stands on ${times} lines with the same modifiers: put the units on one line, or mark the repeat with its modifier.`,
			source: 'Medicare Claims Processing Manual, chapter 1, section 120'
		}));
};
