import { describe, expect, it } from 'vitest';
import { allergyConflict, contrastConflict, type AllergyFact } from './allergy';

const DATE = '2026-01-14';
const severe = (substanceText: string, reaction = 'anaphylaxis'): AllergyFact => ({
	substanceText,
	kind: 'allergy',
	severe: true,
	reaction
});
const mild = (substanceText: string): AllergyFact => ({
	substanceText,
	kind: 'allergy',
	severe: false,
	reaction: 'rash'
});
const intolerance = (substanceText: string, reaction: string): AllergyFact => ({
	substanceText,
	kind: 'intolerance',
	severe: false,
	reaction
});
const verdict = (drugId: string, allergy: AllergyFact) => {
	const conflict = allergyConflict(drugId, allergy, DATE);
	return conflict === null ? 'none' : `${conflict.level} ${conflict.severity}`;
};

describe('allergyConflict', () => {
	it.each([
		['amoxicillin', 'same hard'],
		['amoxicillin-clavulanate', 'same hard'],
		['piperacillin-tazobactam', 'class hard'],
		['cephalexin', 'side-chain hard'],
		['ceftriaxone', 'remote soft'],
		['meropenem', 'remote soft'],
		['cefazolin', 'remote advice'],
		['aztreonam', 'none'],
		['azithromycin', 'none'],
		['levofloxacin', 'none']
	])('after amoxicillin anaphylaxis, %s is %s', (drugId, expected) => {
		expect(verdict(drugId, severe('Amoxicillin'))).toBe(expected);
	});

	it.each(['ASA', 'asa 81 mg', 'Aspirin'])('reads %s as aspirin', (words) => {
		expect(verdict('aspirin', severe(words))).toBe('same hard');
	});

	it.each([
		['amoxicillin', mild('Amoxicillin'), 'same soft'],
		['piperacillin-tazobactam', mild('Amoxicillin'), 'class soft'],
		['ceftriaxone', mild('Amoxicillin'), 'remote advice'],
		['cefepime', severe('Ceftriaxone'), 'side-chain hard'],
		['aztreonam', severe('Ceftazidime'), 'side-chain hard'],
		['ceftriaxone', severe('Penicillins'), 'remote soft'],
		['ampicillin-sulbactam', severe('Penicillins'), 'class hard'],
		['cefazolin', severe('Penicillin', 'Stevens-Johnson syndrome'), 'remote soft'],
		['piperacillin-tazobactam', mild('Penicillin: DRESS'), 'class hard']
	])('%s against %o is %s', (drugId, allergy, expected) => {
		expect(verdict(drugId, allergy)).toBe(expected);
	});

	it.each([
		['sulfamethoxazole-trimethoprim', severe('Sulfa'), 'class hard'],
		['furosemide', severe('Sulfa'), 'remote advice'],
		['ketorolac', severe('Aspirin', 'bronchospasm'), 'class hard'],
		['celecoxib', severe('Aspirin', 'bronchospasm'), 'remote advice'],
		['losartan', severe('Lisinopril', 'angioedema'), 'remote advice'],
		['morphine', intolerance('Morphine', 'nausea'), 'intolerance advice'],
		['morphine', severe('Morphine'), 'same hard'],
		['metoprolol-succinate', severe('Metoprolol'), 'same hard'],
		['oxycodone', intolerance('Codeine', 'itch'), 'none'],
		['ceftriaxone', severe('Shellfish'), 'none']
	])('%s against %o is %s', (drugId, allergy, expected) => {
		expect(verdict(drugId, allergy)).toBe(expected);
	});

	it.each([
		['cefazolin', severe('Cefotaxime'), 'class soft'],
		['ceftriaxone', severe('Cefotaxime'), 'side-chain hard'],
		['cephalexin', severe('Nafcillin'), 'remote soft'],
		['cephalexin', severe('Ampicillin'), 'side-chain hard'],
		['cephalexin', severe('Penicillin'), 'side-chain hard'],
		['cefazolin', severe('Cephalosporins'), 'class hard'],
		['lorazepam', intolerance('Diazepam', 'sleepy'), 'none']
	])(
		'%s against %o, a record of one member or of the family, is %s',
		(drugId, allergy, expected) => {
			expect(verdict(drugId, allergy)).toBe(expected);
		}
	);

	it.each([
		['oxycodone', { ...severe('Acetaminophen'), rxcui: '161' }, 'none'],
		['oxycodone', severe('APAP'), 'none'],
		['codeine-acetaminophen', { ...severe('Acetaminophen'), rxcui: '161' }, 'same hard'],
		['acetaminophen', { ...severe('Codeine'), rxcui: '2670' }, 'none'],
		['acetaminophen', severe('Percocet'), 'same hard'],
		['oxycodone', severe('Percocet'), 'same hard']
	])('%s against %o, part and combination kept apart, is %s', (drugId, allergy, expected) => {
		expect(verdict(drugId, allergy)).toBe(expected);
	});

	it('takes "ten" and "dress" for words, and TEN and DRESS for skin reactions', () => {
		const because = (reaction: string) =>
			verdict('piperacillin-tazobactam', { ...mild('Penicillin'), reaction });
		expect(because('rash ten years ago')).toBe('class soft');
		expect(because('itch under the dress')).toBe('class soft');
		expect(because('TEN, 2019')).toBe('class hard');
		expect(because('toxic epidermal necrolysis')).toBe('class hard');
	});

	it.each([
		['benzonatate', severe('Cough syrup')],
		['atropine', severe('Eye drops')]
	])('does not find %s in %o', (drugId, allergy) => {
		expect(verdict(drugId, allergy)).toBe('none');
	});

	it('reads the RxNorm identifier before the words', () => {
		expect(verdict('ceftriaxone', { ...severe('recorded elsewhere'), rxcui: '2193' })).toBe(
			'same hard'
		);
	});

	it('says nothing about a drug it does not know', () => {
		expect(verdict('moonstone', severe('Amoxicillin'))).toBe('none');
	});
});

describe('contrastConflict', () => {
	it.each([
		['iodinated', severe('Iodinated contrast'), 'hard'],
		['iodinated', mild('Iohexol'), 'soft'],
		['gadolinium', severe('Iodinated contrast'), undefined],
		['gadolinium', mild('Gadobutrol'), 'soft'],
		['iodinated', severe('Shellfish'), undefined],
		['iodinated', severe('Iodine'), undefined]
	] as const)('%s against %o is %s', (agent, allergy, severity) => {
		expect(contrastConflict(agent, allergy)?.severity).toBe(severity);
	});
});
