/**
 * Encounters as an experienced coder would report them, made up for this project: fiscal year 2026,
 * whole code lists in sequence. Edits that fire here are false alarms.
 *
 * A diagnosis is written `I50.23`, with `:N` where the present-on-admission indicator of a stay is not
 * Y, and with `*` where the code is exempt from it. A service is `J1885 2 LT`: units, then modifiers.
 */
import type { CodedEncounter, CodedLine, PresentOnAdmission, Setting } from '$lib/codes/model';

export interface NamedEncounter {
	readonly name: string;
	readonly encounter: CodedEncounter;
}

const POA: Readonly<Record<string, PresentOnAdmission>> = { Y: 'Y', N: 'N', U: 'U', W: 'W' };

export function diagnosis(text: string, at: number, setting: Setting): CodedLine {
	const [code = '', said = 'Y'] = text.replace('*', '').split(':');
	const isSilent = setting !== 'inpatient' || text.endsWith('*');
	return {
		system: 'icd-10-cm',
		code,
		role: at === 0 ? 'principal' : 'secondary',
		poa: isSilent ? null : (POA[said] ?? null)
	};
}

export function service(text: string): CodedLine {
	const [code = '', units = '1', ...modifiers] = text.split(' ');
	return { system: 'hcpcs', code, role: 'service', units: Number(units), modifiers };
}

export function made(
	name: string,
	setting: Setting,
	[age, sex]: readonly [string, string],
	diagnoses: string,
	more: { readonly pcs?: string; readonly hcpcs?: readonly string[]; readonly date?: string } = {}
): NamedEncounter {
	const unit = age.endsWith('d') ? 'd' : age.endsWith('mo') ? 'mo' : 'a';
	return {
		name,
		encounter: {
			setting,
			date: more.date ?? '2025-11-18',
			age: { value: Number.parseInt(age, 10), unit },
			sex,
			codes: [
				...diagnoses.split(' ').map((text, at) => diagnosis(text, at, setting)),
				...(more.pcs ?? '')
					.split(' ')
					.filter((code) => code !== '')
					.map((code): CodedLine => ({ system: 'icd-10-pcs', code, role: 'procedure' })),
				...(more.hcpcs ?? []).map(service)
			]
		}
	};
}

export const CORRECT_ENCOUNTERS: readonly NamedEncounter[] = [
	// Inpatient
	made(
		'urosepsis with kidney injury and shock',
		'inpatient',
		['78', 'female'],
		'A41.51 R65.21 N39.0 N17.9 E87.20 I10 E11.9 Z79.84* Z66 Z87.440*',
		{ pcs: '02HV33Z' }
	),
	made(
		'heart failure, hypertension and kidney disease',
		'inpatient',
		['81', 'male'],
		'I13.0 I50.23 N18.32 E11.22 D63.1 I25.10 I48.20 Z79.01* Z79.4* Z95.1* Z87.891*'
	),
	made(
		'end-stage kidney disease, missed dialysis',
		'inpatient',
		['58', 'male'],
		'I13.2 I50.33 N18.6 E87.70 E87.5 E11.22 Z99.2* Z91.158* Z79.4*',
		{ pcs: '5A1D70Z' }
	),
	made(
		'COPD exacerbation with pneumonia and hypoxia',
		'inpatient',
		['71', 'female'],
		'J44.0 J18.9 J44.1 J96.21 F17.210 I10 E78.5 Z99.81*'
	),
	made(
		'pneumonia by pneumococcus, sepsis',
		'inpatient',
		['64', 'male'],
		'A40.3 J13 R65.20 J96.01 E86.0 E87.1 F10.20 Z72.89*'
	),
	made(
		'aspiration pneumonia after stroke',
		'inpatient',
		['83', 'male'],
		'J69.0 J96.01 I69.391* R13.12 I69.351* I10 G30.9 F02.80 Z66 Z74.01*'
	),
	made(
		'NSTEMI with stent',
		'inpatient',
		['62', 'male'],
		'I21.4 I25.110 I10 E78.5 F17.210 E11.65 Z79.84* Z82.49*',
		{ pcs: '027034Z 4A023N7 B2111ZZ' }
	),
	made(
		'bypass surgery with blood loss anaemia',
		'inpatient',
		['69', 'male'],
		'I25.110 D62:N I48.0:N I10 E78.00 E11.51 Z79.4* Z87.891*',
		{ pcs: '021009W 02100Z9 5A1221Z' }
	),
	made(
		'acute stroke with thrombolysis',
		'inpatient',
		['74', 'female'],
		'I63.411 G81.94 R47.01 R29.810 I48.91 I10 R29.712 Z92.82*',
		{ pcs: '3E03317' }
	),
	made(
		'hip fracture from a fall at home',
		'inpatient',
		['84', 'female'],
		'S72.141A D62:N M81.0 I10 F03.90 W01.0XXA Y92.013* Y99.8* Z91.81*',
		{ pcs: '0QS606Z' }
	),
	made(
		'osteoporotic vertebral fracture',
		'inpatient',
		['79', 'female'],
		'M80.08XA E03.9 I10 Z79.83* Z87.310*'
	),
	made(
		'elective knee replacement',
		'inpatient',
		['67', 'female'],
		'M17.11 E66.812 Z68.35* I10 G47.33 E03.9 Z96.652',
		{ pcs: '0SRC0J9' }
	),
	made('appendicitis with perforation', 'inpatient', ['24', 'male'], 'K35.32 E87.6:N', {
		pcs: '0DTJ4ZZ'
	}),
	made(
		'gallstone pancreatitis with cholecystectomy',
		'inpatient',
		['45', 'female'],
		'K85.10 K80.10 E66.9 Z68.34* E87.6',
		{ pcs: '0FT44ZZ' }
	),
	made(
		'bleeding duodenal ulcer',
		'inpatient',
		['59', 'male'],
		'K26.4 D62 B96.81 T39.395A I10 M15.9 Z79.1*',
		{ pcs: '0W3P8ZZ 30233N1' }
	),
	made(
		'alcoholic cirrhosis with varices and ascites',
		'inpatient',
		['52', 'male'],
		'K70.31 I85.11 D62 K76.6 K31.89 D69.6 F10.230 E87.1 D68.4',
		{ pcs: '06L38CZ 0W9G3ZZ' }
	),
	made(
		'alcohol withdrawal delirium',
		'inpatient',
		['47', 'male'],
		'F10.231 E87.6 E83.42 E53.8 K70.10 F17.210 Z59.02*',
		{ pcs: 'HZ2ZZZZ' }
	),
	made(
		'diabetic ketoacidosis, type 1',
		'inpatient',
		['19', 'female'],
		'E10.10 N17.9 E86.0 E87.5 T38.3X6A Z91.148* Z79.4*'
	),
	made(
		'diabetic foot with osteomyelitis and amputation',
		'inpatient',
		['61', 'male'],
		'E11.69 M86.171 E11.621 L97.514 E11.52 B95.62 E11.42 Z79.4* I10',
		{ pcs: '0Y6M0Z9' }
	),
	made(
		'cellulitis of the leg with MRSA',
		'inpatient',
		['55', 'female'],
		'L03.115 B95.62 I87.2 E66.813 Z68.42* I10'
	),
	made(
		'pressure ulcer of the sacrum, stage 4',
		'inpatient',
		['76', 'male'],
		'L89.154 M46.28 E43 G82.20 B96.5 Z74.01* Z68.1*',
		{ pcs: '0JB70ZZ' }
	),
	made(
		'lung cancer with brain metastasis and pain',
		'inpatient',
		['66', 'male'],
		'C79.31 C34.11 G93.6 G89.3 D63.0 R56.9 Z92.3* F17.211 Z51.5*'
	),
	made(
		'chemotherapy for leukaemia with neutropenia',
		'inpatient',
		['42', 'female'],
		'Z51.11* C92.00 D61.810:N T45.1X5A:N R50.81:N K12.31:N',
		{ pcs: '3E04305' }
	),
	made(
		'neutropenic fever in breast cancer',
		'inpatient',
		['50', 'female'],
		'D70.1 R50.81 T45.1X5A C50.411 C77.3 Z17.0* Z79.899*'
	),
	made(
		'pulmonary embolism with leg clot',
		'inpatient',
		['57', 'female'],
		'I26.99 I82.411 J96.01 E66.9 Z79.890* Z86.718*'
	),
	made(
		'warfarin bleed',
		'inpatient',
		['77', 'male'],
		'K92.2 D68.32 T45.515A D62 I48.20 Z79.01* Z95.0* I10'
	),
	made(
		'encephalopathy from urinary infection',
		'inpatient',
		['86', 'female'],
		'G93.41 N39.0 B96.20 F01.50 I67.2 E86.0 I10 Z91.81*'
	),
	made('normal delivery', 'inpatient', ['28', 'female'], 'O80* Z3A.39* Z37.0*', { pcs: '10E0XZZ' }),
	made(
		'repeat caesarean',
		'inpatient',
		['33', 'female'],
		'O34.211 Z3A.39* Z37.0* O99.214 E66.9 Z68.37*',
		{ pcs: '10D00Z1' }
	),
	made(
		'severe pre-eclampsia delivery',
		'inpatient',
		['36', 'female'],
		'O14.14 O09.523* Z3A.35* Z37.0* O90.81:N D62:N',
		{ pcs: '10D00Z1' }
	),
	made('term newborn', 'inpatient', ['0d', 'female'], 'Z38.00* Z23*'),
	made(
		'premature newborn with distress and jaundice',
		'inpatient',
		['0d', 'male'],
		'Z38.01* P22.0 P07.18 P07.35 P59.0:N',
		{ pcs: '5A09357' }
	),
	made('paediatric asthma', 'inpatient', ['6', 'male'], 'J45.41 J96.01 J06.9 Z77.22'),
	made('bronchiolitis in an infant', 'inpatient', ['4mo', 'female'], 'J21.0 J96.01 E86.0'),
	made(
		'major depression with suicidal ideation',
		'inpatient',
		['31', 'female'],
		'F33.2 R45.851 F41.1 F43.10 F12.10 Z91.51*'
	),
	made(
		'opioid overdose',
		'inpatient',
		['29', 'male'],
		'T40.2X1A J96.01 G92.8 F11.20 J69.0 F17.210 Y92.009*',
		{ pcs: '5A1935Z 0BH17EZ' }
	),
	made(
		'small bowel obstruction from adhesions',
		'inpatient',
		['70', 'female'],
		'K56.50 E87.6 N17.9 E86.0 I10 Z90.49* Z98.890*',
		{ pcs: '0DN80ZZ' }
	),
	made(
		'COVID-19 pneumonia',
		'inpatient',
		['72', 'male'],
		'U07.1 J12.82 J96.01 E11.65 I10 E66.813 Z68.41* Z28.310*'
	),
	made(
		'influenza A with pneumonia',
		'inpatient',
		['68', 'female'],
		'J10.08 J15.9 J44.0 J96.01 I10'
	),
	made(
		'infected hip prosthesis',
		'inpatient',
		['73', 'male'],
		'T84.51XA B95.61 M81.0 I10 E11.9 Z79.84* Y83.1',
		{ pcs: '0SP90JZ' }
	),
	made(
		'colon cancer resection',
		'inpatient',
		['65', 'male'],
		'C18.7 C77.2 D50.0 K56.7:N I10 Z80.0*',
		{ pcs: '0DTN0ZZ' }
	),
	made(
		'prostate resection with retention',
		'inpatient',
		['72', 'male'],
		'N40.1 R33.8 N13.8 I10 E78.5',
		{ pcs: '0VB08ZZ' }
	),
	made(
		'pacemaker for complete block',
		'inpatient',
		['80', 'female'],
		'I44.2 I10 N18.31 E03.9 Z79.82*',
		{ pcs: '0JH606Z 02H63JZ 02HK3JZ' }
	),
	made(
		'multiple trauma from a car crash',
		'inpatient',
		['38', 'male'],
		'S06.5X1A S22.41XA S27.0XXA S52.501A S01.81XA S00.83XA V43.52XA* Y92.411* F10.129'
	),
	made(
		'clostridioides colitis',
		'inpatient',
		['75', 'female'],
		'A04.72 E86.0 N17.9 I10 K21.9 Z86.73* Z79.02*'
	),
	made('sickle cell crisis', 'inpatient', ['22', 'female'], 'D57.00 Z79.891* Z90.81*'),
	// Outpatient
	made(
		'diabetes and hypertension visit',
		'outpatient',
		['59', 'male'],
		'E11.42 E11.65 I10 E78.2 E66.811 Z68.31 Z79.4 Z79.84',
		{ hcpcs: ['G2211'] }
	),
	made(
		'hypertensive kidney disease follow-up',
		'outpatient',
		['68', 'female'],
		'I12.9 N18.31 E11.22 D63.1 E55.9 N25.81 Z79.84'
	),
	made('annual wellness visit', 'outpatient', ['70', 'female'], 'Z00.00 Z23 I10 M81.0 Z78.0', {
		hcpcs: ['G0439', 'G0008']
	}),
	made(
		'screening colonoscopy with polyp',
		'outpatient',
		['52', 'male'],
		'Z12.11 D12.3 K57.30 K64.8 Z83.710',
		{ hcpcs: ['G0121 1 PT'] }
	),
	made('screening mammogram', 'outpatient', ['48', 'female'], 'Z12.31 Z80.3'),
	made(
		'chemotherapy infusion visit',
		'outpatient',
		['56', 'female'],
		'Z51.11 C50.412 C77.3 Z17.0 D64.81 T45.1X5A',
		{ hcpcs: ['J9071 60', 'J1100 12', 'J2405 8'] }
	),
	made(
		'breast cancer surveillance',
		'outpatient',
		['60', 'female'],
		'Z08 Z85.3 Z90.12 Z79.811 M85.80'
	),
	made('knee osteoarthritis injection', 'outpatient', ['63', 'male'], 'M17.0 E66.9 Z68.33', {
		hcpcs: ['J3301 4 RT', 'J3301 4 LT']
	}),
	made('cataract', 'outpatient', ['71', 'female'], 'H25.13 E11.9 H35.3131 Z79.84'),
	made(
		'low back pain with sciatica',
		'outpatient',
		['44', 'male'],
		'M51.17 M47.816 F17.210 G89.29'
	),
	made(
		'cough and fever, probable pneumonia',
		'outpatient',
		['37', 'female'],
		'R05.1 R50.9 R09.02 J02.9'
	),
	made('prenatal visit', 'outpatient', ['27', 'female'], 'Z34.02 Z3A.20'),
	made(
		'gestational diabetes visit',
		'outpatient',
		['34', 'female'],
		'O24.410 Z3A.30 O99.213 E66.9 Z68.32'
	),
	made(
		'wheelchair and oxygen orders',
		'outpatient',
		['66', 'male'],
		'J44.9 J96.11 G82.20 Z99.81 Z99.3 Z87.891',
		{ hcpcs: ['E1390 1 RR', 'K0001 1 RR'] }
	),
	made('post-COVID fatigue', 'outpatient', ['41', 'female'], 'R53.82 U09.9 R06.09 F41.9'),
	made(
		'rheumatoid arthritis on biologics',
		'outpatient',
		['53', 'female'],
		'M05.79 Z79.620 D63.8 M81.0 Z79.52'
	),
	// Emergency
	made(
		'wrist fracture from a fall',
		'ed',
		['12', 'male'],
		'S52.521A V00.131A Y93.51 Y92.480 Y99.8',
		{ hcpcs: ['A4565', 'Q4018 1 RT'] }
	),
	made('chest pain', 'ed', ['49', 'female'], 'R07.9 I10 E78.5 Z82.49 F17.210'),
	made('ankle sprain', 'ed', ['21', 'female'], 'S93.401A X50.1XXA Y93.67 Y92.310 Y99.8', {
		hcpcs: ['L4350 1 RT']
	}),
	made('kidney stone', 'ed', ['39', 'male'], 'N20.1 R11.2 N28.1', {
		hcpcs: ['J1885 2', 'J2405 4']
	}),
	made('laceration and abrasion', 'ed', ['8', 'male'], 'S01.81XA S00.31XA W22.8XXA Y92.219 Z23'),
	made('migraine', 'ed', ['30', 'female'], 'G43.909 R11.2 Z88.0', {
		hcpcs: ['J1885 2', 'J0780 1', 'J7030 1']
	}),
	made('allergic reaction to peanut', 'ed', ['15', 'female'], 'T78.01XA J45.909 Z91.010', {
		hcpcs: ['J0171 3']
	}),
	made(
		'alcohol intoxication with head injury',
		'ed',
		['34', 'male'],
		'S09.90XA S00.83XA F10.120 W19.XXXA Y92.481 Y90.7 Z59.00'
	),
	made('febrile child with ear infection', 'ed', ['18mo', 'male'], 'H66.91 J06.9 R50.9'),
	made('low blood sugar', 'ed', ['73', 'male'], 'E11.649 T38.3X5A E11.22 I12.9 N18.4 Z79.4'),
	// Home health
	made(
		'home health after heart failure stay',
		'home-health',
		['82', 'female'],
		'I13.0 I50.32 N18.30 E11.22 J44.9 Z79.4 Z99.81 Z91.81',
		{ hcpcs: ['G0299 3'] }
	),
	made(
		'wound care at home',
		'home-health',
		['75', 'male'],
		'E11.621 L97.412 E11.51 I10 Z79.4 Z48.00',
		{ hcpcs: ['G0299 4'] }
	),
	made(
		'joint replacement aftercare',
		'home-health',
		['70', 'female'],
		'Z47.1 Z96.651 I10 M19.90 Z79.01 Z91.81',
		{ hcpcs: ['G0151 4'] }
	),
	made(
		'stroke sequelae at home',
		'home-health',
		['77', 'male'],
		'I69.351 I69.320 I69.391 R13.11 I10 Z79.02 Z93.1',
		{ hcpcs: ['G0153 3', 'G0152 4'] }
	),
	made(
		'fracture aftercare at home',
		'home-health',
		['85', 'female'],
		'S72.141D W01.0XXD M81.0 I10 Z91.81'
	),
	// Hospice
	made(
		'hospice, lung cancer',
		'hospice',
		['72', 'male'],
		'C34.90 C79.51 C78.7 G89.3 J44.9 Z51.5 Z66',
		{ hcpcs: ['Q5001', 'G0299 4'] }
	),
	made(
		'hospice, Alzheimer disease',
		'hospice',
		['88', 'female'],
		'G30.1 F02.C0 E43 R13.10 L89.152 Z66 Z51.5 Z74.01',
		{ hcpcs: ['Q5003'] }
	),
	made(
		'hospice, heart failure',
		'hospice',
		['90', 'male'],
		'I11.0 I50.84 I25.10 J96.10 R64 Z66 Z99.81',
		{ hcpcs: ['Q5001', 'G0156 8'] }
	),
	made('hospice, COPD', 'hospice', ['79', 'female'], 'J44.9 J96.11 F41.9 R63.4 Z99.81 Z87.891 Z66'),
	// Unrelated conditions that broad Excludes1 notes put side by side
	made(
		'low magnesium and low vitamin D',
		'outpatient',
		['62', 'female'],
		'E83.42 E55.9 K21.9 Z79.899'
	),
	made(
		'iron and magnesium deficiency after bypass',
		'outpatient',
		['46', 'female'],
		'K91.2 E61.1 E83.42 E53.8 Z98.84'
	),
	made(
		'carpal tunnel and cervical radiculopathy',
		'outpatient',
		['51', 'female'],
		'G56.01 M54.12 F17.210'
	),
	made(
		'neuropathy and back pain with radiculopathy',
		'outpatient',
		['64', 'male'],
		'G62.9 M54.16 I10 E78.5'
	),
	made(
		'concussion in a patient with old stroke',
		'ed',
		['72', 'male'],
		'S06.0X0A S01.01XA I69.354 I10 Z79.02 W18.30XA Y92.008'
	),
	made(
		'coeliac disease with malnutrition',
		'outpatient',
		['29', 'female'],
		'K90.0 E44.1 D50.9 K59.00'
	),
	made(
		'sore throat in COPD with pneumonia',
		'inpatient',
		['74', 'male'],
		'J44.0 J18.9 J02.9 I10 F17.210'
	),
	made(
		'gastrostomy patient with colostomy trouble',
		'inpatient',
		['67', 'female'],
		'K94.03 C20 E43 Z93.1* Z51.5*'
	),
	made(
		'bunion right, toe amputated left',
		'outpatient',
		['70', 'female'],
		'M20.11 Z89.412 E11.42 Z79.84'
	),
	made(
		'diabetic in coma after head injury',
		'inpatient',
		['55', 'male'],
		'S06.5XAA R40.20 G93.5 E11.9 I10 W10.9XXA Y92.008*',
		{ pcs: '00C40ZZ' }
	),
	made('grinding teeth and psychogenic pain', 'outpatient', ['33', 'female'], 'F45.8 G47.63'),
	made(
		'snoring and sleepy with chronic respiratory failure',
		'outpatient',
		['60', 'male'],
		'J96.12 E66.2 R06.83 Z68.43 Z99.81'
	),
	made(
		'cirrhosis with jaundice',
		'inpatient',
		['58', 'female'],
		'K74.60 K76.6 R17 D69.6 R18.8 B18.2'
	),
	made(
		'leg swelling and lung oedema',
		'inpatient',
		['77', 'male'],
		'J81.0 I35.0 R60.0 I12.9 N18.30'
	),
	made('urge leak and night rising', 'outpatient', ['68', 'female'], 'N32.81 N39.41 R35.1 N95.2'),
	made('mixed joint disease', 'outpatient', ['66', 'female'], 'M15.9 M19.041 M10.9 E66.9 Z68.32'),
	made(
		'fatigue in recurrent depression',
		'outpatient',
		['43', 'female'],
		'F33.1 R53.83 E03.9 G47.00'
	),
	made(
		'depression after hip surgery for fracture, delirium',
		'inpatient',
		['86', 'female'],
		'S72.001A F05:N F03.90 D62:N E86.0 W06.XXXA Y92.122*',
		{ pcs: '0SRS019' }
	),
	made('white cells up, immune deficiency', 'outpatient', ['39', 'male'], 'D83.9 D72.829 J01.90')
];
