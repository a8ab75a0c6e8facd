/**
 * What patients and families say, with the words the code books use for it, and words that mean the
 * same part or illness in everyday and in Latin or Greek form. Written for this search.
 */
const SAYINGS = `
heart attack = acute myocardial infarction
fall on ice = fall on same level due to ice and snow
fell on ice = fall on same level due to ice and snow
slip on ice = fall on same level due to ice and snow
slipped on ice = fall on same level due to ice and snow
slipped on snow = fall on same level due to ice and snow
old heart attack = old myocardial infarction
high blood pressure = hypertension
low blood pressure = hypotension
high cholesterol = hypercholesterolemia
high blood sugar = hyperglycemia
low blood sugar = hypoglycemia
sugar diabetes = diabetes mellitus
adult onset diabetes = type 2 diabetes mellitus
juvenile diabetes = type 1 diabetes mellitus
insulin dependent diabetes = type 1 diabetes mellitus
diabetes = type 2 diabetes mellitus
stroke = cerebral infarction
mini stroke = transient cerebral ischemic attack
brain attack = cerebral infarction
kidney stone = calculus of kidney
kidney stones = calculus of kidney
bladder stone = calculus in bladder
gallstone = calculus of gallbladder
gallstones = calculus of gallbladder
gall stones = calculus of gallbladder
pink eye = conjunctivitis
pinkeye = conjunctivitis
stye = hordeolum
blood clot in lung = pulmonary embolism
blood clot lung = pulmonary embolism
blood clots in lungs = pulmonary embolism
blood clot in leg = deep vein thrombosis lower extremity
blood clot leg = deep vein thrombosis lower extremity
blood clot = embolism and thrombosis
deep vein thrombosis = embolism and thrombosis deep veins
flu = influenza
common cold = acute nasopharyngitis common cold
head cold = acute nasopharyngitis common cold
chest cold = acute bronchitis
strep throat = streptococcal pharyngitis
sore throat = acute pharyngitis
ear infection = otitis media
sinus infection = sinusitis
bladder infection = cystitis
kidney infection = pyelonephritis
blood infection = sepsis
blood poisoning = sepsis
skin infection = local infection of skin and subcutaneous tissue
yeast infection = candidiasis
thrush = candidal stomatitis
athletes foot = tinea pedis
jock itch = tinea cruris
ringworm = dermatophytosis
chickenpox = varicella
chicken pox = varicella
shingles = zoster
whooping cough = whooping cough
german measles = rubella
mono = infectious mononucleosis
cold sore = herpesviral vesicular dermatitis
cold sores = herpesviral vesicular dermatitis
fever blister = herpesviral vesicular dermatitis
genital herpes = anogenital herpesviral infection
clap = gonococcal infection
lockjaw = tetanus
heartburn = heartburn
acid reflux = gastro-esophageal reflux disease
stomach flu = viral intestinal infection
food poisoning = foodborne intoxication
stomach ache = abdominal pain
belly pain = abdominal pain
upset stomach = dyspepsia
throwing up = vomiting
puking = vomiting
loose stools = diarrhea
the runs = diarrhea
passing out = syncope
passed out = syncope
fainting = syncope
blackout = syncope
lightheaded = dizziness
out of breath = shortness of breath
trouble breathing = shortness of breath
difficulty breathing = shortness of breath
cant breathe = shortness of breath
irregular heartbeat = cardiac arrhythmia
fast heartbeat = tachycardia
racing heart = tachycardia
slow heartbeat = bradycardia
heart murmur = cardiac murmur
hardening of the arteries = atherosclerosis
clogged arteries = atherosclerosis
weak heart = cardiomyopathy
enlarged heart = cardiomegaly
underactive thyroid = hypothyroidism
low thyroid = hypothyroidism
overactive thyroid = thyrotoxicosis hyperthyroidism
high thyroid = thyrotoxicosis hyperthyroidism
enlarged prostate = benign prostatic hyperplasia
big prostate = benign prostatic hyperplasia
water on the brain = hydrocephalus
brain bleed = nontraumatic intracranial hemorrhage
bleeding in the brain = nontraumatic intracranial hemorrhage
brain tumor = neoplasm of brain
bleeding ulcer = ulcer with hemorrhage
stomach ulcer = gastric ulcer
bed sore = pressure ulcer
bedsore = pressure ulcer
bed sores = pressure ulcer
decubitus = pressure ulcer
decubitus ulcer = pressure ulcer
pressure injury = pressure ulcer
broken hip = fracture of neck of femur
fractured hip = fracture of neck of femur
hip fracture = fracture of neck of femur
broken wrist = fracture of carpal bone wrist
broken leg = fracture of lower leg
broken arm = fracture of upper limb
broken ankle = fracture of ankle lower leg
broken nose = fracture of nasal bones
broken rib = fracture of rib
broken collarbone = fracture of clavicle
broken = fracture
piles = hemorrhoids
pinched nerve = radiculopathy
pinched nerve neck = radiculopathy cervical region
slipped disc = intervertebral disc displacement
slipped disk = intervertebral disc displacement
herniated disc = intervertebral disc displacement
herniated disk = intervertebral disc displacement
bulging disc = intervertebral disc displacement
bad back = dorsalgia
backache = dorsalgia
back ache = dorsalgia
lazy eye = amblyopia
cross eyed = strabismus
nearsighted = myopia
farsighted = hypermetropia
ringing in ears = tinnitus
ringing in the ears = tinnitus
ear wax = impacted cerumen
earwax = impacted cerumen
hard of hearing = hearing loss
deaf = hearing loss
hives = urticaria
baldness = nonscarring hair loss
hair loss = nonscarring hair loss
going bald = androgenic alopecia
itching = pruritus
itchy skin = pruritus
boil = furuncle
wart = viral warts
warts = viral warts
bed wetting = enuresis
bedwetting = enuresis
blood in urine = hematuria
blood in stool = melena
painful urination = dysuria
cant pee = retention of urine
nosebleed = epistaxis
nose bleed = epistaxis
bloody nose = epistaxis
hay fever = allergic rhinitis due to pollen
seasonal allergies = allergic rhinitis
collapsed lung = pneumothorax
fluid on the lungs = pulmonary edema
fluid in lungs = pulmonary edema
water pill = diuretic
drug overdose = poisoning by unspecified drugs
overdose = poisoning
side effect = adverse effect
side effects = adverse effect
adverse reaction = adverse effect
underdosed = underdosing
underdose = underdosing
memory loss = amnesia
forgetful = amnesia
trouble swallowing = dysphagia
difficulty swallowing = dysphagia
trouble sleeping = insomnia
cant sleep = insomnia
tired = fatigue
tiredness = fatigue
worn out = fatigue
tennis elbow = lateral epicondylitis
golfers elbow = medial epicondylitis
frozen shoulder = adhesive capsulitis of shoulder
jumpers knee = patellar tendinitis
trigger finger = trigger finger
clubfoot = talipes equinovarus
flat feet = flat foot
bunion = hallux valgus
brittle bones = osteoporosis
wear and tear arthritis = osteoarthritis
degenerative joint disease = osteoarthritis
lupus = systemic lupus erythematosus
lou gehrigs disease = amyotrophic lateral sclerosis
fits = seizures
seizure disorder = epilepsy
panic attack = panic disorder
nervous breakdown = acute stress reaction
the blues = depression
manic depression = bipolar disorder
drinking problem = alcohol abuse
alcoholism = alcohol dependence
drug addict = drug dependence
smoker = nicotine dependence
smoking = nicotine dependence
quit smoking = history of nicotine dependence
skin cancer = malignant neoplasm of skin
blood cancer = leukemia
miscarriage = spontaneous abortion
morning sickness = mild hyperemesis gravidarum
water broke = premature rupture of membranes
c section = cesarean delivery extraction products of conception
cesarean section = extraction products of conception
crib death = sudden infant death
hot flashes = menopausal
change of life = menopausal
male menopause = testicular hypofunction
impotence = erectile dysfunction
hardening of the liver = cirrhosis of liver
yellow skin = jaundice
fatty liver = fatty change of liver
swollen glands = enlarged lymph nodes
swelling = edema
bruise = contusion
cut = laceration
burn = burn
dog bite = bitten by dog
car accident = car occupant injured in collision
car crash = car occupant injured in collision
gun shot = firearm discharge
mammogram = mammogram screening
colonoscopy = colonoscopy screening malignant neoplasm of colon
physical exam = general adult medical examination
well child = routine child health examination
flu shot = immunization influenza
checkup = general adult medical examination
check up = general adult medical examination
walker = walker
oxygen tank = oxygen portable gaseous
stomach tube = gastrostomy
feeding tube = gastrostomy
breathing tube = endotracheal airway
breathing machine = respiratory ventilation
gallbladder removed = resection of gallbladder
gallbladder removal = resection of gallbladder
cholecystectomy = resection of gallbladder
laparoscopic cholecystectomy = resection of gallbladder percutaneous endoscopic
appendix removed = resection of appendix
appendectomy = resection of appendix
tonsillectomy = resection of tonsils
tonsils removed = resection of tonsils
hysterectomy = resection of uterus
mastectomy = resection of breast
nephrectomy = resection of kidney
splenectomy = resection of spleen
prostatectomy = resection of prostate
colectomy = resection of large intestine
thyroidectomy = resection of thyroid gland
hip replacement = replacement of hip joint
knee replacement = replacement of knee joint
shoulder replacement = replacement of shoulder joint
bypass surgery = bypass coronary artery
coronary artery bypass graft = bypass coronary artery
angioplasty = dilation coronary artery
blood transfusion = transfusion red blood cells
hemodialysis = performance of urinary filtration
dialysis = performance of urinary filtration
pacemaker insertion = insertion of pacemaker
spinal tap = drainage of spinal canal
lumbar puncture = drainage of spinal canal
thoracentesis = drainage of pleural cavity
paracentesis = drainage of peritoneal cavity
spinal fusion = fusion of vertebral joint
intubation = insertion of endotracheal airway
`;

/** Words that stand for one another wherever they occur; the first line's every word for every other. */
const SAME = `
kidney renal nephritic nephropathy kidneys
heart cardiac cardio
liver hepatic
lung pulmonary lungs
brain cerebral encephalic
stomach gastric
bowel intestine intestinal gut enteric
skin cutaneous dermal
blood hematologic
bone osseous bones skeletal
muscle muscular
nerve neural nerves
eye ocular ophthalmic eyes
ear aural otic auricular ears
nose nasal
mouth oral buccal
tongue lingual glossal
tooth dental teeth
throat pharynx pharyngeal
windpipe trachea tracheal
womb uterus uterine
breast mammary
bladder vesical
gallbladder cholecystic
belly abdomen abdominal
chest thorax thoracic
neck cervical
back dorsal spine
tailbone coccyx
shinbone tibia tibial
kneecap patella patellar
collarbone clavicle
jaw mandible maxilla
cheekbone malar zygomatic
skull cranial cranium
wrist carpal carpus
leg limb extremity
arm limb extremity
limb extremity
foot pedal
finger digit
artery arterial arteries
vein venous veins
spleen splenic
pancreas pancreatic
prostate prostatic
thyroid thyroidal
adrenal suprarenal
testicle testis testicular
ovary ovarian
vagina vaginal
penis penile
rectum rectal
anus anal
colon colonic
esophagus esophageal oesophagus
cancer carcinoma malignant neoplasm
tumor neoplasm tumour
growth neoplasm
metastatic secondary metastasis metastases metastatic
bleeding hemorrhage hemorrhagic bleed haemorrhage
stone calculus lithiasis stones calculi
clot thrombosis thrombus embolism
infection infectious infected infective
inflammation inflammatory
swelling edema oedema
failure insufficiency
broken fracture
pain ache painful
itch pruritus
baby newborn infant neonatal
child pediatric childhood
pregnancy pregnant gestation gestational
childbirth delivery labor
birth congenital
drug medicament medication
alcohol alcoholic
poisoning overdose intoxication
surgery procedure postprocedural operation surgical operative
postoperative postprocedural
tear rupture torn
sprain strain
dislocation luxation subluxation
narrowing stenosis stricture
blockage obstruction obstructive blocked
hole perforation
scar cicatrix
enlarged hypertrophy hyperplasia enlargement
shaking tremor
weakness paresis asthenia
paralysis plegia palsy
sickness disease disorder
disease disorder
wound laceration
burning burn
bite bitten
fall falling fallen
accident collision
removal resection excision extraction
laparoscopic endoscopic
endoscopy inspection endoscopic
fixation immobilization
lack deficiency
low hypo
high hyper elevated
loss absence
screening screen
checkup examination exam
vaccination immunization vaccine
shot injection
tablet oral
mri magnetic
xray radiograph x-ray
walker walkers
wheelchair wheelchairs
chronic longstanding
acute sudden
recurrent relapsing
hereditary familial
specified other
`;

/** A saying in lower case, to the words looked for instead. */
export const SAYINGS_TO_WORDS: ReadonlyMap<string, string> = new Map(
	SAYINGS.trim()
		.split('\n')
		.map((row): [string, string] => {
			const [said = '', meant = ''] = row.split(' = ');
			return [said, meant];
		})
);

/** How many words the longest saying has. */
export const LONGEST_SAYING = Math.max(
	...[...SAYINGS_TO_WORDS.keys()].map((said) => said.split(' ').length)
);

/** Each word to those that may stand for it. */
export const SAME_WORDS: ReadonlyMap<string, readonly string[]> = (() => {
	const same = new Map<string, Set<string>>();
	for (const row of SAME.trim().split('\n')) {
		const words = row.split(' ');
		for (const word of words) {
			const others = same.get(word) ?? new Set<string>();
			for (const other of words) if (other !== word) others.add(other);
			same.set(word, others);
		}
	}
	return new Map([...same].map(([word, others]) => [word, [...others]]));
})();
