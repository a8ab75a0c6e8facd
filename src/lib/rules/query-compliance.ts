/** Whether a query to a provider keeps to the rules of compliant query practice. */
export interface QueryText {
	readonly subject: string;
	readonly question: string;
	readonly issue: string;
	readonly format: string;
	readonly indicators: readonly { readonly ref: string; readonly text: string }[];
	readonly options: readonly string[];
	/** All text of the record. */
	readonly record: string;
}

export interface QueryFault {
	readonly id: string;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
}

const SOURCE = 'AHIMA/ACDIS, Guidelines for achieving a compliant query practice, 2022';
const PAYMENT =
	/\b(reimburs\w*|payment|drg|cc\b|mcc|soi|rom|case.mix|cmi|quality (score|measure)|severity score)/i;
const LEADING = /\bplease (document|add|confirm|state that)\b/i;

/** What a compliance reviewer would hold against a query; empty when there is nothing. */
export function lintQuery(query: QueryText): QueryFault[] {
	const faults: QueryFault[] = [];
	const stem = `${query.subject}\n${query.question}`;
	const say = (id: string, title: string, detail: string) =>
		faults.push({ id, title, detail, source: SOURCE });
	if (query.indicators.length < 2)
		say('indicators-cited', 'Cite at least two facts', 'The provider must see what raised it.');
	if (LEADING.test(stem))
		say('non-leading', 'The wording leads', 'Ask what was found; do not ask for a diagnosis.');
	if (PAYMENT.test([stem, ...query.options].join('\n')))
		say('no-payment-talk', 'It speaks of payment', 'A query never names money or scores.');
	if (query.format === 'multiple-choice') {
		const isOther = (option: string) => /^other\b/i.test(option);
		const isOpen = (option: string) => /unable to determine|undetermined/i.test(option);
		const clinical = query.options.filter((option) => !isOther(option) && !isOpen(option));
		if (clinical.length < 2 || !query.options.some(isOther) || !query.options.some(isOpen))
			say('options-valid', 'The choices are not complete', 'Two or more, other, and unable.');
	}
	return faults;
}
