/**
 * What people type and the codes they mean. Written for this bench from the alphabetic index, from
 * abbreviations of the wards and from how words are mistyped; split in two halves by a hash of the
 * words before anything was tuned. Only the `dev` half may be looked at while tuning.
 */
import type { CodeSystem } from '$lib/codes/model';

export const PAIR_KINDS = [
	'plain',
	'partial',
	'abbreviation',
	'lay',
	'typo',
	'laterality',
	'code',
	'several'
] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export interface CodePair {
	readonly system: CodeSystem;
	readonly kind: PairKind;
	readonly query: string;
	/** Any of these answers it; of a header, so does everything below. */
	readonly accepted: readonly string[];
	readonly half: 'dev' | 'test';
}

/** A line each: words | codes. */
const ICD10CM: Readonly<Record<PairKind, string>> = {
	plain: `
		hypertension | I10
		essential hypertension | I10
		type 2 diabetes mellitus | E11.9
		type 1 diabetes | E10.9
		heart failure | I50.9
		pneumonia | J18.9
		sepsis | A41.9
		urinary tract infection | N39.0
		acute kidney failure | N17.9
		chronic kidney disease | N18.9
		atrial fibrillation | I48.91
		hyperlipidemia | E78.5
		hypothyroidism | E03.9
		asthma | J45.909
		anemia | D64.9
		iron deficiency anemia | D50.9
		obesity | E66.9
		morbid obesity | E66.01 E66.813
		osteoarthritis of knee | M17
		low back pain | M54.50
		chest pain | R07.9
		abdominal pain | R10.9
		headache | R51.9
		migraine | G43.909
		epilepsy | G40.909
		parkinsons disease | G20
		alzheimers disease | G30.9
		dementia | F03
		major depressive disorder | F32.A F32.9 F33.9
		anxiety disorder | F41.9
		schizophrenia | F20.9
		bipolar disorder | F31.9
		alcohol dependence | F10.20
		opioid dependence | F11.20
		tobacco use | Z72.0
		nicotine dependence cigarettes | F17.210
		cellulitis | L03.90
		cellulitis of leg | L03.115 L03.116 L03.119
		pressure ulcer of sacral region | L89.15
		gastroenteritis | K52.9 A09
		acute appendicitis | K35.80 K35
		cholecystitis | K81.9
		acute pancreatitis | K85.90
		diverticulitis | K57.92
		cirrhosis of liver | K74.60
		hepatitis c | B19.20 B18.2
		crohns disease | K50
		ulcerative colitis | K51
		dehydration | E86.0
		hypokalemia | E87.6
		hyponatremia | E87.1
		hyperkalemia | E87.5
		pulmonary embolism | I26.99 I26.9
		deep vein thrombosis | I82.40 I82.4
		cerebral infarction | I63.9
		subarachnoid hemorrhage | I60.9
		acute bronchitis | J20.9
		influenza | J11.1 J11
		covid-19 | U07.1
		respiratory failure | J96.9
		acute respiratory failure with hypoxia | J96.01
		pleural effusion | J90
		sleep apnea | G47.30 G47.33
		syncope | R55
		dizziness | R42
		fever | R50.9
		nausea with vomiting | R11.2
		malignant neoplasm of prostate | C61
		lung cancer | C34.90
		colon cancer | C18.9
		pancreatic cancer | C25.9
		multiple myeloma | C90.00 C90.0
		acute myeloid leukemia | C92.00 C92.0
		psoriasis | L40.9
		rheumatoid arthritis | M06.9
		gout | M10.9
		osteoporosis | M81.0
		sarcoidosis | D86.9
		sickle cell disease | D57.1
		preeclampsia | O14.90 O14.9
		gestational diabetes | O24.419 O24.41
		normal delivery | O80
		cataract | H26.9
		glaucoma | H40.9
		otitis media | H66.90
		conjunctivitis | H10.9
		acute sinusitis | J01.90
		streptococcal pharyngitis | J02.0
		tonsillitis | J03.90 J03.9
		cystic fibrosis | E84.9
		multiple sclerosis | G35
		encounter for immunization | Z23
		long term use of insulin | Z79.4
		long term anticoagulant | Z79.01
		palliative care | Z51.5
		do not resuscitate | Z66
		aortic stenosis | I35.0
		fall from bed | W06
		dog bite | W54.0XXA W54.0
		benign prostatic hyperplasia | N40.0
	`,
	partial: `
		cong heart fail | I50.9
		type 2 diab neurop | E11.40 E11.42
		diab foot ulc | E11.621
		hyperten heart | I11
		chron obst pulm | J44.9
		iron def anem | D50.9
		obst sleep ap | G47.33
		benign prost hyper | N40
		acute resp fail | J96.0
		atrial fib parox | I48.0
		gastro reflux | K21.9
		rheum arth | M06.9
		malig neo breast | C50
		sec malig neo bone | C79.51
		osteo knee | M17
		uri tract inf | N39.0
		press ulc heel stage 3 | L89.603 L89.613 L89.623
		hip frac | S72.0
		alc withdr | F10.93 F10.23 F10.13
		maj depr recur | F33
		end st ren | N18.6
		aspir pneum | J69.0
		prot cal maln | E46 E43 E44
		vent tachy | I47.2
		hyperchol | E78.00 E78.0
	`,
	abbreviation: `
		chf | I50.9
		copd | J44.9
		copd exacerbation | J44.1
		uti | N39.0
		aki | N17.9
		ckd | N18.9
		ckd stage 3 | N18.30 N18.3
		ckd 4 | N18.4
		esrd | N18.6
		htn | I10
		dm2 | E11.9
		t2dm | E11.9
		t1dm | E10.9
		t2dm with ckd | E11.22
		dka | E10.10 E11.10 E13.10
		mi | I21.9
		nstemi | I21.4
		stemi | I21.3
		cva | I63.9
		tia | G45.9
		dvt | I82.40 I82.4
		pe | I26.99 I26.9
		sob | R06.02
		gerd | K21.9
		bph | N40.0 N40.1
		afib | I48.91
		cad | I25.10
		pvd | I73.9
		hld | E78.5
		ards | J80
		osa | G47.33
		ptsd | F43.10
		adhd | F90.9
		gad | F41.1
		mdd | F32.A F32.9 F33.9
		etoh abuse | F10.10
		uri | J06.9
		aom | H66.90
		hx of colon cancer | Z85.038
		fx femur | S72.90XA S72.9 S72.90
		fx hip | S72.0
		rt knee pain | M25.561
		lt shoulder pain | M25.512
		n/v | R11.2
		loc | R55 R40.20 R40.4 R40.2
		ra | M06.9
		ms | G35
		sle | M32.9
		ibs | K58.9
		gi bleed | K92.2
		bka status | Z89.51
		hiv | B20
		mrsa | A49.02 B95.62
		vre | A41.81 Z16.21
		c diff | A04.72
		rsv | B97.4 J12.1 J20.5 J21.0
		iddm | E10.9
		dnr | Z66
		fx w/ malunion tibia | S82.2
		pneumonia w/ sepsis | A41.9 J18.9 A40.3
		dm w/o complications | E11.9 E10.9
	`,
	lay: `
		heart attack | I21.9
		high blood pressure | I10
		stroke | I63.9
		mini stroke | G45.9
		sugar diabetes | E11.9
		kidney stones | N20.0
		gallstones | K80.20 K80
		pink eye | H10.9 H10.0 H10.02
		high cholesterol | E78.00 E78.0
		blood clot in lung | I26.99 I26.9
		blood clot in leg | I82.40 I82.4
		flu | J11.1 J11
		common cold | J00
		strep throat | J02.0
		ear infection | H66.90
		sinus infection | J32.9 J01.90
		bladder infection | N30.90
		yeast infection | B37.9 B37.3 B37.31
		chickenpox | B01.9
		shingles | B02.9
		whooping cough | A37.90
		cold sore | B00.1
		heartburn | R12
		shortness of breath | R06.02
		broken hip | S72.0
		broken wrist | S62.10 S62.1
		bed sore | L89.90 L89
		irregular heartbeat | I49.9
		underactive thyroid | E03.9
		overactive thyroid | E05.90
		enlarged prostate | N40.0 N40
		water on the brain | G91.9
		bleeding ulcer | K27.4 K25.4 K26.4 K27.0 K28.4
		stomach flu | A08.4
		piles | K64.9
		pinched nerve neck | M54.12 M50.1
		slipped disc | M51.26 M51.2 M51.9
		lockjaw | A35
		lazy eye | H53.00 H53.0
		ringing in ears | H93.1
		hives | L50.9
		baldness | L65.9 L64.9
		bed wetting | N39.44 F98.0 R32
		low blood sugar | E16.2
		nosebleed | R04.0
		passing out | R55
		throwing up | R11.10
		hay fever | J30.1
		collapsed lung | J93.9 J98.19
		brain bleed | I62.9 I61.9
		drug overdose | T50.901A T50.90
		memory loss | R41.3
		trouble swallowing | R13.10
		tennis elbow | M77.1
	`,
	typo: `
		diabetis | E11.9 E11
		hypertenshun | I10
		pnuemonia | J18.9
		neumonia | J18.9
		astma | J45.909
		hypothyrodism | E03.9
		fibrilation atrial | I48.91
		cellulitus | L03.90
		diverticulitus | K57.92
		appendicitus | K37 K35.80 K35
		cirhosis | K74.60
		alzhiemers | G30.9
		parkinsonss | G20
		siezure | R56.9 G40.909
		hemorhoids | K64.9
		migrane | G43.909
		schizophrena | F20.9
		ostoporosis | M81.0
		rhuematoid arthritis | M06.9
		anema | D64.9
		bronkitis | J40 J20.9
		psoriassis | L40.9
		dehydraton | E86.0
		abdomnal pain | R10.9
		pancreatits | K85.90 K85.9
		cholecistitis | K81.9
		gastroparisis | K31.84
		diarhea | R19.7
		chest pian | R07.9
		kidny stone | N20.0
		pulmonary embolisim | I26.99 I26.9
		glacoma | H40.9
		hypokalema | E87.6
		sepsus | A41.9
	`,
	laterality: `
		pain in right knee | M25.561
		left shoulder pain | M25.512
		left hip pain | M25.552
		right ankle sprain | S93.401A S93.401
		fracture left femur neck | S72.002A S72.002
		right wrist fracture | S62.101A S62.101
		bilateral knee osteoarthritis | M17.0
		carpal tunnel right | G56.01
		carpal tunnel syndrome left upper limb | G56.02
		cellulitis of left lower limb | L03.116
		right breast cancer upper outer quadrant | C50.411
		malignant neoplasm left breast female | C50.912
		age related nuclear cataract bilateral | H25.13
		left ear hearing loss sensorineural | H90.42 H90.A22
		right rotator cuff tear | M75.101 M75.12 S46.011A
		pressure ulcer right heel stage 2 | L89.612
		left foot drop | M21.372
		acute otitis media left | H66.92
		left lower extremity dvt | I82.402 I82.4
		right lower lobe lung cancer | C34.31
		hemiplegia right dominant side | G81.91
		pain in left foot | M79.672
		contusion right hip | S70.01XA S70.01
		laceration left hand | S61.412A S61.412
		bilateral inguinal hernia | K40.20
		renal cyst left | N28.1
	`,
	code: `
		E11.9 | E11.9
		e119 | E11.9
		E11.2 | E11.2
		i10 | I10
		I1O | I10
		j44 | J44
		J44.1 | J44.1
		u07.1 | U07.1
		Z79.4 | Z79.4
		z794 | Z79.4
		S72.001A | S72.001A
		s72001a | S72.001A
		S72.0 | S72.0
		w19xxxa | W19.XXXA
		M25.56 | M25.56
		C50.41 | C50.41
		O80 | O80
		080 | O80
		N18.3 | N18.3
		E1l.9 | E11.9
		k21.9 | K21.9
		T50.905A | T50.905A
		G20 | G20
		R07 | R07
		E11 kidney | E11.2
		C7A | C7A
	`,
	several: `
		type 2 diabetes with chronic kidney disease | E11.22
		diabetes type 2 hyperglycemia | E11.65
		diabetic polyneuropathy type 2 | E11.42
		hypertensive heart and chronic kidney disease with heart failure | I13.0
		acute on chronic systolic heart failure | I50.23
		acute on chronic diastolic heart failure | I50.33
		chronic systolic heart failure | I50.22
		copd with acute lower respiratory infection | J44.0
		sepsis due to e coli | A41.51
		septic shock | R65.21
		severe sepsis without shock | R65.20
		pneumonia due to mrsa | J15.212
		hypertensive chronic kidney disease stage 5 | I12.0
		stage 3b chronic kidney disease | N18.32
		fracture neck of femur | S72.00
		intertrochanteric fracture femur | S72.14
		fall on same level slipping | W01.0XXA W01.0
		fall from ladder | W11.XXXA W11
		secondary malignant neoplasm of liver | C78.7
		bone metastasis | C79.51
		anemia in neoplastic disease | D63.0
		neoplasm related pain | G89.3
		anemia in chronic kidney disease | D63.1
		diabetic foot ulcer type 2 | E11.621
		non pressure ulcer left heel fat layer exposed | L97.422
		atherosclerosis native coronary artery | I25.10
		old myocardial infarction | I25.2
		history of stroke without deficits | Z86.73
		personal history of breast cancer | Z85.3
		family history colon cancer | Z80.0
		presence of coronary stent | Z95.5
		cardiac pacemaker status | Z95.0
		dependence on supplemental oxygen | Z99.81
		dependence on renal dialysis | Z99.2
		noncompliance with medication | Z91.14 Z91.148 Z91.19
		depression recurrent severe without psychotic features | F33.2
		alcohol withdrawal delirium | F10.231 F10.931 F10.131
		adverse effect of penicillin | T36.0X5A T36.0X5
		acetaminophen overdose intentional | T39.1X2A T39.1X2
		poisoning by heroin accidental | T40.1X1A T40.1X1
		burn second degree right forearm | T22.211A T22.211
		concussion without loss of consciousness | S06.0X0A S06.0X0
		screening mammogram | Z12.31
		screening colonoscopy | Z12.11
		well child check | Z00.129
		annual physical adult | Z00.00
		pregnancy first trimester supervision | Z34.01 Z34.81 Z34.91 O09
		premature rupture of membranes | O42
		vascular dementia behavioral disturbance | F01.5 F01.51 F01.518
		calculus gallbladder acute cholecystitis | K80.00 K80.0
		stomach ulcer bleeding chronic | K25.4
		infection of prosthetic hip joint | T84.51XA T84.52XA T84.5
		postoperative wound infection | T81.49XA T81.4
		catheter associated urinary infection | T83.511A T83.51
		lumbar radiculopathy | M54.16
		spinal stenosis lumbar | M48.061 M48.06
	`
};

const ICD10PCS: Readonly<Partial<Record<PairKind, string>>> = {
	plain: `
		laparoscopic cholecystectomy | 0FT44ZZ
		appendectomy laparoscopic | 0DTJ4ZZ
		resection of gallbladder percutaneous endoscopic | 0FT44ZZ
		replacement right hip joint | 0SR9
		hemodialysis | 5A1D
		transfusion red blood cells peripheral vein | 30233N1
		mechanical ventilation | 5A19
		insertion of pacemaker | 0JH6 02H
		drainage of pleural cavity right | 0W99
	`,
	abbreviation: `
		cabg | 021
		ptca | 027
		tka right | 0SRC
		egd | 0DJ08ZZ
		turp | 0V5 0VB
	`,
	partial: `
		resec appendix open | 0DTJ0ZZ
		bypass coron art | 021
		excis breast right | 0HBT
	`,
	typo: `
		apendectomy | 0DT
		hysterectmy | 0UT
	`,
	laterality: `
		knee replacement left | 0SRD
		reposition left upper femur internal fixation | 0QS7
	`,
	code: `
		0DTJ4ZZ | 0DTJ4ZZ
		odtj4zz | 0DTJ4ZZ
		0FT4 | 0FT4
		30233N1 | 30233N1
	`,
	lay: `
		c section | 10D0
		tonsils removed | 0CT
	`
};

const HCPCS: Readonly<Partial<Record<PairKind, string>>> = {
	plain: `
		ketorolac injection | J1885
		ondansetron injection | J2405
		wheelchair standard | K0001
		walker folding wheeled | E0143
		portable oxygen | E0431 E1390 E1392 K0738 E0433 E0434
		ambulance basic life support emergency | A0429
		screening mammography | G0202 G0279
		annual wellness visit | G0438 G0439
		hospital bed semi electric | E0260 E0261 E0294 E0295
		blood glucose test strips | A4253
	`,
	abbreviation: `
		cpap | E0601
		tens unit | E0730 E0720
		nebulizer w/ compressor | E0570
	`,
	typo: `
		ketorolak | J1885
		nebuliser | E0570 E0575 E0580 E0585
	`,
	partial: `
		inj ceftri | J0696
		norm saline 1000 | J7030
	`,
	code: `
		j1885 | J1885
		J I885 | J1885
		G0439 | G0439
	`
};

/** FNV-1a over the words: which half a pair falls in was settled before the first search was run. */
function halfOf(query: string): 'dev' | 'test' {
	let hash = 0x811c9dc5;
	for (const char of query) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return (hash >>> 16) % 2 === 0 ? 'dev' : 'test';
}

function pairsOf(
	system: CodeSystem,
	lists: Readonly<Partial<Record<PairKind, string>>>
): CodePair[] {
	return PAIR_KINDS.flatMap((kind) =>
		(lists[kind] ?? '')
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '')
			.map((line): CodePair => {
				const [query = '', codes = ''] = line.split(' | ');
				return { system, kind, query, accepted: codes.split(' '), half: halfOf(query) };
			})
	);
}

export const CODE_PAIRS: readonly CodePair[] = [
	...pairsOf('icd-10-cm', ICD10CM),
	...pairsOf('icd-10-pcs', ICD10PCS),
	...pairsOf('hcpcs', HCPCS)
];

/** Whether a code answers a pair: one of the accepted, or below one that is a header or stem. */
export function answers(code: string, { accepted }: CodePair): boolean {
	return accepted.some((one) => code === one || code.startsWith(one));
}
