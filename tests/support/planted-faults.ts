/** Encounters with one planted fault each, and the edit that must say so. */
import type { EditRule } from '$lib/codes/model';
import { made, type NamedEncounter } from './coded-encounters';

export interface PlantedFault extends NamedEncounter {
	readonly rule: EditRule;
	/** The code the edit names, or one of them. */
	readonly code: string;
	/** A word its message must hold, where it ought to name the way out. */
	readonly says?: string;
}

function fault(rule: EditRule, code: string, found: NamedEncounter, says?: string): PlantedFault {
	return { ...found, rule, code, ...(says === undefined ? {} : { says }) };
}

const MAN = ['66', 'male'] as const;
const WOMAN = ['66', 'female'] as const;

/** `from` with these words put under its first diagnosis. */
function cited(from: NamedEncounter, evidence: string): NamedEncounter {
	const { encounter } = from;
	return {
		...from,
		encounter: {
			...encounter,
			codes: encounter.codes.map((line, at) =>
				at === 0 ? { ...line, evidence: [evidence] } : line
			)
		}
	};
}

export const PLANTED_FAULTS: readonly PlantedFault[] = [
	fault(
		'invalid-code',
		'E11.99',
		made('a subdivision that never was', 'outpatient', MAN, 'I10 E11.99')
	),
	fault(
		'invalid-code',
		'I10.0',
		made('characters after a whole code', 'outpatient', MAN, 'I10.0 E78.5'),
		'I10'
	),
	fault(
		'invalid-code',
		'0DTJ4Z',
		made('six characters of PCS', 'inpatient', MAN, 'K35.80', { pcs: '0DTJ4Z' }),
		'seven'
	),
	fault(
		'invalid-code',
		'0DTJ4Z9',
		made('a value that its table lacks', 'inpatient', MAN, 'K35.80', { pcs: '0DTJ4Z9' }),
		'0DT'
	),
	fault(
		'invalid-code',
		'J9999X',
		made('no HCPCS shape', 'outpatient', MAN, 'I10', { hcpcs: ['J9999X'] })
	),
	fault(
		'header',
		'E66.8',
		made('whole until FY2024, a heading since', 'outpatient', MAN, 'I10 E66.8'),
		'E66.81'
	),
	fault(
		'header',
		'E11.2',
		made('category of kidney complications', 'outpatient', MAN, 'E11.2 N18.31'),
		'E11.21'
	),
	fault(
		'header',
		'N18.3',
		made('stage 3 without a or b', 'outpatient', MAN, 'I12.9 N18.3'),
		'N18.30'
	),
	fault('header', 'J44', made('three characters', 'outpatient', MAN, 'J44 I10'), 'J44.0'),
	fault(
		'seventh-missing',
		'S72.141',
		made('fracture without encounter', 'inpatient', WOMAN, 'S72.141 I10 W01.0XXA Y92.009*'),
		'S72.141A'
	),
	fault(
		'seventh-missing',
		'T14.8',
		made('wound without encounter', 'ed', MAN, 'T14.8 W19.XXXA'),
		'T14.8XXA'
	),
	fault('seventh-wrong', 'S52.501Z', made('no such episode', 'ed', WOMAN, 'S52.501Z W19.XXXA')),
	fault(
		'seventh-wrong',
		'S93.401B',
		made('fracture letter on a sprain', 'ed', WOMAN, 'S93.401B W19.XXXA')
	),
	fault(
		'placeholder-missing',
		'T78.2A',
		made('shock without placeholders', 'ed', MAN, 'T78.2A'),
		'T78.2XXA'
	),
	fault(
		'placeholder-missing',
		'S02.0XA',
		made('one X short', 'ed', MAN, 'S02.0XA W19.XXXA'),
		'S02.0XXA'
	),
	fault(
		'character-slip',
		'5AI935Z',
		made('letter I inside a PCS code', 'inpatient', MAN, 'J96.01 I10', { pcs: '5AI935Z' }),
		'5A1935Z'
	),
	fault(
		'character-slip',
		'O27034Z',
		made('letter O opening a PCS code', 'inpatient', MAN, 'I21.4 I10', { pcs: 'O27034Z' }),
		'027034Z'
	),
	fault(
		'character-slip',
		'E11.2I',
		made('letter I for one', 'outpatient', MAN, 'E11.2I'),
		'E11.21'
	),
	fault('character-slip', '110', made('one for I', 'outpatient', MAN, '110 E78.5'), 'I10'),
	fault(
		'character-slip',
		'JI885',
		made('letter I in HCPCS', 'ed', MAN, 'N20.1', { hcpcs: ['JI885 2'] }),
		'J1885'
	),
	fault('duplicate', 'I10', made('hypertension twice', 'outpatient', MAN, 'E78.5 I10 E11.9 I10')),
	fault(
		'duplicate',
		'J1885',
		made('a drug billed twice', 'ed', MAN, 'N20.1', { hcpcs: ['J1885 1', 'J1885 1'] })
	),
	fault(
		'excludes1',
		'E10.9',
		made('both types of diabetes', 'outpatient', MAN, 'E11.9 E10.9 Z79.4'),
		'E11.9'
	),
	fault(
		'excludes1',
		'N39.0',
		made('cystitis and urinary infection', 'outpatient', WOMAN, 'N30.00 N39.0'),
		'N30.00'
	),
	fault('excludes1', 'F10.10', made('abuse and dependence', 'outpatient', MAN, 'F10.20 F10.10')),
	fault(
		'excludes1',
		'K80.20',
		made('gallstones and cholecystitis apart', 'inpatient', WOMAN, 'K81.0 K80.20'),
		'K80'
	),
	fault(
		'excludes1',
		'I20.9',
		made('angina beside coronary disease', 'outpatient', MAN, 'I25.10 I20.9')
	),
	fault('excludes1', 'N19', made('kidney failure twice', 'outpatient', MAN, 'N18.4 N19')),
	fault(
		'excludes1',
		'F32.1',
		made('single and recurrent depression', 'outpatient', WOMAN, 'F33.1 F32.1')
	),
	fault('excludes1', 'R78.81', made('bacteraemia with sepsis', 'inpatient', MAN, 'A41.9 R78.81')),
	fault('code-first', 'N18.4', made('stage before the disease', 'outpatient', MAN, 'N18.4 I12.9')),
	fault(
		'code-first',
		'I50.32',
		made('heart failure before its hypertension', 'inpatient', MAN, 'I50.32 I11.0'),
		'I11.0'
	),
	fault(
		'code-first',
		'D63.1',
		made('anaemia of a kidney disease nobody coded', 'outpatient', MAN, 'I10 D63.1'),
		'N18'
	),
	fault(
		'code-first',
		'T45.515A',
		made('drug before the bleeding', 'ed', MAN, 'T45.515A R04.0 Z79.01')
	),
	fault(
		'use-additional',
		'I11.0',
		made('which heart failure', 'inpatient', MAN, 'I11.0 E78.5'),
		'I50'
	),
	fault('use-additional', 'I12.9', made('which stage', 'outpatient', MAN, 'I12.9 E78.5'), 'N18'),
	fault(
		'use-additional',
		'E11.22',
		made('which stage, diabetic', 'outpatient', MAN, 'E11.22 Z79.4'),
		'N18'
	),
	fault('use-additional', 'E11.621', made('which ulcer', 'outpatient', MAN, 'E11.621 I10'), 'L97'),
	fault(
		'use-additional',
		'O80',
		made('delivery without outcome', 'inpatient', ['30', 'female'], 'O80* Z3A.39*'),
		'Z37'
	),
	fault(
		'manifestation-principal',
		'F02.80',
		made('dementia before its disease', 'inpatient', WOMAN, 'F02.80 G30.9')
	),
	fault(
		'unacceptable-principal',
		'Z66',
		made('status as reason to be admitted', 'inpatient', MAN, 'Z66 C34.90')
	),
	fault(
		'unacceptable-principal',
		'R65.20',
		made('severe sepsis first', 'inpatient', MAN, 'R65.20 A41.9 N17.9')
	),
	fault(
		'unacceptable-principal',
		'R53.81',
		made('debility in hospice', 'hospice', WOMAN, 'R53.81 I10')
	),
	fault(
		'external-cause-principal',
		'W19.XXXA',
		made('the fall first', 'ed', MAN, 'W19.XXXA S09.90XA')
	),
	fault(
		'age-conflict',
		'Z38.00',
		made('newborn code in an adult', 'inpatient', MAN, 'J96.01 Z38.00*')
	),
	fault(
		'age-conflict',
		'O80',
		made('delivery at eighty', 'inpatient', ['80', 'female'], 'O80* Z37.0*')
	),
	fault(
		'laterality',
		'S52.509A',
		cited(
			made('side in the note', 'ed', WOMAN, 'S52.509A W19.XXXA'),
			'fracture of the distal right radius'
		),
		'S52.501A'
	),
	fault(
		'laterality',
		'M17.12',
		cited(made('the other side', 'outpatient', WOMAN, 'M17.12'), 'osteoarthritis right knee'),
		'right'
	),
	fault('poa-missing', 'N17.9', made('indicator forgotten', 'inpatient', MAN, 'A41.9 N17.9*')),
	fault(
		'poa-exempt',
		'Z79.4',
		made('indicator on an exempt code', 'inpatient', MAN, 'E11.65 Z79.4')
	),
	fault('no-principal', 'I10', {
		name: 'nothing first',
		encounter: {
			setting: 'outpatient',
			date: '2025-11-18',
			codes: [{ system: 'icd-10-cm', code: 'I10', role: 'secondary' }]
		}
	}),
	fault('poa-setting', 'I10', {
		name: 'indicator in the clinic',
		encounter: {
			setting: 'outpatient',
			date: '2025-11-18',
			codes: [{ system: 'icd-10-cm', code: 'I10', role: 'principal', poa: 'Y' }]
		}
	}),
	fault(
		'procedure-setting',
		'0DTJ4ZZ',
		made('PCS in the clinic', 'outpatient', MAN, 'K35.80', { pcs: '0DTJ4ZZ' })
	),
	fault(
		'procedure-setting',
		'J1885',
		made('HCPCS on a stay', 'inpatient', MAN, 'I10', { hcpcs: ['J1885 2'] })
	),
	fault(
		'units-limit',
		'G0439',
		made('two annual visits', 'outpatient', WOMAN, 'Z00.00', { hcpcs: ['G0439 2'] })
	),
	fault(
		'modifier-invalid',
		'J3301',
		made('no such modifier', 'outpatient', WOMAN, 'M17.11', { hcpcs: ['J3301 4 RX'] }),
		'RX'
	)
];
