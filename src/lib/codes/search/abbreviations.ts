/**
 * Short forms of the wards and of coders, with what they stand for in the words of the code books;
 * several meanings, the likeliest first, are parted by a bar. Written for this search.
 */
const TABLE = `
aaa abdominal aortic aneurysm
abd abdominal
abn abnormal
abx antibiotic
ac acute | acromioclavicular
acl anterior cruciate ligament
acs acute coronary syndrome
ad alzheimer disease
adhd attention deficit hyperactivity disorder
add attention deficit disorder
adl activities of daily living
aec acute exacerbation
af atrial fibrillation
afib atrial fibrillation
a-fib atrial fibrillation
aflutter atrial flutter
afl atrial flutter
ai aortic insufficiency | adrenal insufficiency
aids human immunodeficiency virus disease
aka above knee amputation
aki acute kidney failure
akf acute kidney failure
all acute lymphoblastic leukemia
als amyotrophic lateral sclerosis
ama against medical advice
amd macular degeneration age related
aml acute myeloblastic leukemia
ams altered mental status
aom acute otitis media
ar allergic rhinitis | aortic insufficiency
ards acute respiratory distress syndrome
arf acute kidney failure | acute respiratory failure
as aortic stenosis
asa aspirin
ascvd atherosclerotic heart disease
ashd atherosclerotic heart disease
asd atrial septal defect
avb atrioventricular block
avf arteriovenous fistula
avm arteriovenous malformation
avn avascular necrosis
bcc basal cell carcinoma
bil bilateral
bilat bilateral
bka below knee amputation acquired absence leg
bmi body mass index
bp blood pressure
bph benign prostatic hyperplasia
bppv benign paroxysmal vertigo
brbpr hemorrhage of anus and rectum
bv bacterial vaginosis
bx biopsy
c/o complaint
ca cancer
cabg coronary artery bypass graft
cad coronary artery disease
cap community acquired pneumonia
caud alcohol use disorder
cauti infection due to indwelling urethral catheter
cbd common bile duct
ccy cholecystectomy
cdi clostridium difficile
cdiff clostridium difficile
cf cystic fibrosis
chb complete atrioventricular block
chf congestive heart failure
chr chronic
cidp chronic inflammatory demyelinating polyneuritis
ckd chronic kidney disease
clabsi bloodstream infection due to central venous catheter
cll chronic lymphocytic leukemia
cml chronic myeloid leukemia
cmv cytomegalovirus
cns central nervous system
cong congenital | congestive
copd chronic obstructive pulmonary disease
cp chest pain | cerebral palsy
cpap continuous positive airway pressure
crf chronic kidney failure
crps complex regional pain syndrome
csf cerebrospinal fluid
cts carpal tunnel syndrome
ctx chemotherapy
cva cerebral infarction | cerebrovascular accident
cvd cardiovascular disease | cerebrovascular disease
cvi venous insufficiency chronic
cxr chest x-ray
d/c discharge
d/o disorder
d/t due to
dcis intraductal carcinoma in situ breast
ddd disc degeneration
djd osteoarthritis
dka ketoacidosis diabetes
dm diabetes mellitus
dm1 type 1 diabetes mellitus
dm2 type 2 diabetes mellitus
dmi type 1 diabetes mellitus
dmii type 2 diabetes mellitus
dme diabetic macular edema | durable medical equipment
dnr do not resuscitate
dts alcohol withdrawal delirium
dub abnormal uterine bleeding
dvt deep vein thrombosis
dx diagnosis
dz disease
ebv epstein barr virus
ecg electrocardiogram
ed erectile dysfunction
egd inspection upper intestinal tract via natural opening endoscopic
ekg electrocardiogram
encep encephalopathy
eol end of life
epo erythropoietin
esbl extended spectrum beta lactamase
esld end stage liver disease
esrd end stage renal disease
etoh alcohol
etd eustachian tube dysfunction
exac exacerbation
fb foreign body
fh family history
fhx family history
flu influenza
frx fracture
ftt failure to thrive
fuo fever unspecified
fx fracture
fxs fracture
gad generalized anxiety disorder
gbs guillain barre syndrome
gca giant cell arteritis
gdm gestational diabetes mellitus
gerd gastro-esophageal reflux disease
gi gastrointestinal
gib gastrointestinal hemorrhage
gist gastrointestinal stromal tumor
gsw gunshot wound firearm discharge
gu genitourinary
h/a headache
h/o history of
ha headache
hbv hepatitis b
hcc liver cell carcinoma | hepatocellular carcinoma
hcm hypertrophic cardiomyopathy
hcv hepatitis c
hd hemodialysis
hep hepatitis
hfpef diastolic heart failure
hfref systolic heart failure
hhs hyperosmolarity
hit heparin induced thrombocytopenia
hiv human immunodeficiency virus disease
hld hyperlipidemia
hlh hemophagocytic lymphohistiocytosis
hpv papillomavirus
hsv herpesviral infection
htn hypertension
hus hemolytic uremic syndrome
hx history of
ibd inflammatory bowel disease
ibs irritable bowel syndrome
icd implantable cardioverter defibrillator
ich intracerebral hemorrhage
ida iron deficiency anemia
iddm type 1 diabetes mellitus
ild interstitial pulmonary disease
inf infection
inj injury | injection
insuff insufficiency
ipf idiopathic pulmonary fibrosis
itp immune thrombocytopenic purpura
iud intrauterine contraceptive device
iugr slow fetal growth
jia juvenile arthritis
jra juvenile rheumatoid arthritis
lac laceration
lad left anterior descending | lymphadenopathy
lap laparoscopic percutaneous endoscopic
lbbb left bundle branch block
lbp low back pain
lbw low birth weight
le lower extremity limb
lle left lower limb
llq left lower quadrant
loc loss of consciousness
lt left
lue left upper limb
luq left upper quadrant
lul left upper lobe
luts lower urinary tract symptoms
lvh left ventricular hypertrophy cardiomegaly
mca middle cerebral artery
mdd major depressive disorder
mds myelodysplastic syndrome
mets secondary malignant neoplasm
mg myasthenia gravis
mgus monoclonal gammopathy
mi acute myocardial infarction | mitral insufficiency
mr mitral insufficiency
mrsa methicillin resistant staphylococcus aureus
ms multiple sclerosis | mitral stenosis
mssa methicillin susceptible staphylococcus aureus
mva motor vehicle accident
mvc motor vehicle collision
mvp mitral valve prolapse
n/v nausea with vomiting
nv nausea with vomiting
nvd nausea with vomiting diarrhea
nafld fatty liver
nash nonalcoholic steatohepatitis
neb nebulizer
nec necrotizing enterocolitis
neo neoplasm
nhl non-hodgkin lymphoma
niddm type 2 diabetes mellitus
nph normal pressure hydrocephalus
npdr nonproliferative diabetic retinopathy
nsclc malignant neoplasm bronchus lung
nstemi non-st elevation myocardial infarction
oa osteoarthritis
oab overactive bladder
obs obstructive
ocd obsessive compulsive disorder
od overdose poisoning | right eye
om otitis media
ome otitis media effusion
osa obstructive sleep apnea
osteo osteoarthritis | osteomyelitis
ou both eyes bilateral
oud opioid use disorder
p/w presenting with
pac premature atrial contraction depolarization
pad peripheral arterial disease vascular
paf paroxysmal atrial fibrillation
pain pain
pbc primary biliary cirrhosis
pcn penicillin
pcos polycystic ovarian syndrome
pd parkinson disease
pda patent ductus arteriosus
pdr proliferative diabetic retinopathy
pe pulmonary embolism
pea cardiac arrest
peg gastrostomy
ph pulmonary hypertension
pid pelvic inflammatory disease
pmr polymyalgia rheumatica
pna pneumonia
pnd paroxysmal nocturnal dyspnea
postop postprocedural
ppd post-traumatic | postpartum depression | tuberculin test
pph postpartum hemorrhage
pprom preterm premature rupture of membranes
preop preprocedural examination
prom premature rupture of membranes
psvt supraventricular tachycardia
pt patient
ptca dilation coronary artery
ptsd post-traumatic stress disorder
pts post-thrombotic syndrome
ptx pneumothorax
pud peptic ulcer
pvc ventricular premature depolarization
pvd peripheral vascular disease
r/o rule out observation suspected
r/t related to
ra rheumatoid arthritis
rad reactive airway disease
ras renal artery stenosis
rbbb right bundle branch block
rbc red blood cells
rca right coronary artery
rcc renal cell carcinoma kidney
rds respiratory distress syndrome newborn
resp respiratory
rle right lower limb
rll right lower lobe
rlq right lower quadrant
rls restless legs syndrome
rml right middle lobe
rop retinopathy of prematurity
rp retinitis pigmentosa
rsd complex regional pain syndrome
rsv respiratory syncytial virus
rt right
rta renal tubular acidosis | traffic accident
rtc rotator cuff
rue right upper limb
rul right upper lobe
ruq right upper quadrant
rx drug therapy
s/p status post
sah subarachnoid hemorrhage
sbo intestinal obstruction small
sbp spontaneous bacterial peritonitis
scc squamous cell carcinoma
sca sickle cell anemia
scd sickle cell disease
sci spinal cord injury
sclc small cell malignant neoplasm bronchus lung
sdh subdural hemorrhage
si suicidal ideations
siadh inappropriate secretion of antidiuretic hormone
sids sudden infant death
sirs systemic inflammatory response syndrome
sjs stevens johnson syndrome
sle systemic lupus erythematosus
sob shortness of breath
sss sick sinus syndrome
std sexually transmitted disease
stemi st elevation myocardial infarction
strep streptococcal
staph staphylococcal staphylococcus
sti sexually transmitted infection
sud substance abuse dependence
svt supraventricular tachycardia
sx symptoms
sz seizure
szs seizure
t1dm type 1 diabetes mellitus
t2dm type 2 diabetes mellitus
tah hysterectomy
tavr replacement aortic valve percutaneous
tb tuberculosis
tbi traumatic brain injury intracranial
tens transcutaneous electrical nerve stimulation
tha hip replacement
thr hip replacement
tia transient cerebral ischemic attack
tka knee replacement
tkr knee replacement
tmj temporomandibular joint
tpn parenteral nutrition
trach tracheostomy
ttp thrombotic thrombocytopenic purpura
turp prostate resection excision via natural opening endoscopic
tx treatment
uc ulcerative colitis
ue upper extremity limb
ugib gastrointestinal hemorrhage
unsp unspecified
unspec unspecified
uri acute upper respiratory infection
us ultrasound
uti urinary tract infection
utis urinary tract infection
vap ventilator associated pneumonia
vbac vaginal delivery following cesarean
vent ventilator | ventricular
vfib ventricular fibrillation
vit vitamin
vre vancomycin resistant enterococcus
vsd ventricular septal defect
vt ventricular tachycardia
vtach ventricular tachycardia
vte venous thromboembolism
vzv varicella zoster
w/ with
w/o without
wbc white blood cell
wcc routine child health examination
wnl normal
wo without
wt weight
xr x-ray
yo years old
`;

function readTable(table: string): ReadonlyMap<string, readonly string[]> {
	const rows = table.trim().split('\n');
	return new Map(
		rows.map((row): [string, readonly string[]] => {
			const gap = row.indexOf(' ');
			const meanings = row.slice(gap + 1).split('|');
			return [row.slice(0, gap), meanings.map((meaning) => meaning.trim())];
		})
	);
}

/** Short form in lower case, to its meanings. */
export const ABBREVIATIONS = readTable(TABLE);
