/** The shape of a national provider identifier: ten digits, the last a check digit. */

/** Digits that stand for the issuer in front of an NPI when its check digit is worked out. */
const ISSUER = '80840';

/**
 * Whether a text has the shape of an NPI: ten digits that pass the Luhn check behind 80840. They begin with
 * 1 or 2; those of our cases begin with 9, which nobody is given.
 */
export function isNpi(text: string): boolean {
	if (!/^[129]\d{9}$/.test(text)) return false;
	let sum = 0;
	let isDoubled = false;
	for (const digit of `${ISSUER}${text}`.split('').toReversed()) {
		const value = Number(digit) * (isDoubled ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
		isDoubled = !isDoubled;
	}
	return sum % 10 === 0;
}
