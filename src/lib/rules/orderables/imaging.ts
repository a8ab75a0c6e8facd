/** Imaging studies. */

export type Modality = 'XR' | 'CT' | 'MR' | 'US' | 'NM' | 'FL';

export interface Imaging {
	readonly id: string;
	readonly name: string;
	/** What people search by. Never shown as a label. */
	readonly synonyms: readonly string[];
	readonly modality: Modality;
	readonly bodyPart: string;
	/** Whether the order must say which side. */
	readonly laterality: boolean;
	/** The choices the study is done with; one entry means there is nothing to choose. */
	readonly contrast: readonly string[];
	/** Kidney function must be known once contrast is given into a vein. */
	readonly needsEgfr: boolean;
	/** Ionizing radiation near the uterus, or contrast: pregnancy must be asked. */
	readonly needsPregnancy: boolean;
	/** Done at the bedside. */
	readonly portable: boolean;
}

const NONE = ['none'];
const NONE_OR_IV = ['none', 'IV'];
const IV = ['IV'];

function study(
	modality: Modality,
	id: string,
	name: string,
	bodyPart: string,
	synonyms: readonly string[],
	extra: Partial<Imaging> = {}
): Imaging {
	const contrast = extra.contrast ?? NONE;
	const usesIv = contrast.some((choice) => choice.includes('IV'));
	return {
		id,
		name,
		synonyms,
		modality,
		bodyPart,
		laterality: false,
		contrast,
		needsEgfr: usesIv,
		needsPregnancy: modality !== 'US',
		portable: false,
		...extra
	};
}

const SIDED = { laterality: true } as const;

export const IMAGING: readonly Imaging[] = [
	study('XR', 'chest-xray-2-views', 'Chest X-ray, 2 views', 'chest', ['CXR', 'PA lateral', 'film']),
	study(
		'XR',
		'chest-xray-portable',
		'Chest X-ray, portable, 1 view',
		'chest',
		['CXR', 'AP', 'bedside', 'film'],
		{ portable: true }
	),
	study('XR', 'abdomen-xray', 'Abdomen X-ray', 'abdomen', ['KUB', 'AXR', 'obstruction series']),
	study('XR', 'ankle-xray', 'Ankle X-ray, 3 views', 'ankle', ['film', 'fracture'], SIDED),
	study('XR', 'foot-xray', 'Foot X-ray, 3 views', 'foot', ['film', 'fracture'], SIDED),
	study('XR', 'wrist-xray', 'Wrist X-ray, 3 views', 'wrist', ['film', 'fracture'], SIDED),
	study('XR', 'hand-xray', 'Hand X-ray, 3 views', 'hand', ['film', 'fracture', 'finger'], SIDED),
	study('XR', 'forearm-xray', 'Forearm X-ray, 2 views', 'forearm', ['radius', 'ulna'], SIDED),
	study('XR', 'shoulder-xray', 'Shoulder X-ray, 3 views', 'shoulder', ['dislocation'], SIDED),
	study('XR', 'knee-xray', 'Knee X-ray, 3 views', 'knee', ['film', 'patella'], SIDED),
	study(
		'XR',
		'hip-xray',
		'Hip with pelvis X-ray, 2 views',
		'hip',
		['film', 'fracture', 'femur'],
		SIDED
	),
	study('XR', 'lumbar-spine-xray', 'Lumbar spine X-ray', 'lumbar spine', ['L spine', 'back']),
	study('CT', 'ct-head', 'CT head', 'head', ['CTH', 'head CT', 'brain CT', 'stroke', 'bleed'], {
		contrast: NONE_OR_IV
	}),
	study(
		'CT',
		'ct-angiogram-head-neck',
		'CT angiogram head and neck',
		'head and neck',
		['CTA', 'stroke', 'large vessel occlusion'],
		{ contrast: IV }
	),
	study('CT', 'ct-cervical-spine', 'CT cervical spine', 'cervical spine', ['C spine', 'neck']),
	study('CT', 'ct-chest', 'CT chest', 'chest', ['chest CT', 'thorax', 'lung'], {
		contrast: NONE_OR_IV
	}),
	study(
		'CT',
		'ct-chest-pulmonary-embolism',
		'CT chest, pulmonary embolism protocol',
		'chest',
		['CTPA', 'PE protocol', 'PE study', 'CTA chest', 'CT PE'],
		{ contrast: IV }
	),
	study(
		'CT',
		'ct-abdomen-pelvis',
		'CT abdomen and pelvis',
		'abdomen and pelvis',
		['CTAP', 'belly'],
		{
			contrast: ['none', 'IV', 'oral and IV']
		}
	),
	study('CT', 'ct-kidney-stone', 'CT kidney stone protocol', 'abdomen and pelvis', [
		'renal colic',
		'CT KUB',
		'flank pain'
	]),
	study('MR', 'mri-brain', 'MRI brain', 'brain', ['brain MRI', 'MR head', 'stroke'], {
		contrast: NONE_OR_IV
	}),
	study('MR', 'mri-lumbar-spine', 'MRI lumbar spine', 'lumbar spine', ['cauda equina', 'L spine'], {
		contrast: NONE_OR_IV
	}),
	study('MR', 'mrcp', 'MRCP', 'bile ducts', ['cholangiopancreatography', 'biliary', 'MRI']),
	study('US', 'us-renal', 'Ultrasound kidneys and bladder', 'kidneys', [
		'renal ultrasound',
		'hydronephrosis',
		'US'
	]),
	study('US', 'us-abdomen', 'Ultrasound abdomen', 'abdomen', ['US', 'liver', 'sonogram']),
	study('US', 'us-gallbladder', 'Ultrasound right upper quadrant', 'right upper abdomen', [
		'RUQ',
		'gallbladder',
		'cholecystitis',
		'US'
	]),
	study(
		'US',
		'us-leg-veins',
		'Ultrasound leg veins, duplex',
		'leg veins',
		['DVT study', 'doppler', 'venous duplex', 'lower extremity', 'US'],
		SIDED
	),
	study(
		'US',
		'us-arm-veins',
		'Ultrasound arm veins, duplex',
		'arm veins',
		['DVT study', 'doppler', 'upper extremity', 'US'],
		SIDED
	),
	study('US', 'us-carotid', 'Ultrasound carotid arteries, duplex', 'carotid arteries', [
		'carotid doppler',
		'US'
	]),
	study('US', 'us-pelvis', 'Ultrasound pelvis', 'pelvis', ['transvaginal', 'ovary', 'US']),
	study(
		'US',
		'echocardiogram',
		'Echocardiogram, transthoracic',
		'heart',
		['echo', 'TTE', 'ejection fraction', 'cardiac ultrasound'],
		{ portable: true }
	),
	study('NM', 'vq-scan', 'Lung ventilation and perfusion scan', 'lungs', [
		'VQ',
		'V/Q',
		'PE',
		'nuclear'
	]),
	study('NM', 'hida-scan', 'Hepatobiliary scan', 'bile ducts', ['HIDA', 'nuclear', 'gallbladder']),
	study('FL', 'swallow-study', 'Modified barium swallow', 'pharynx', [
		'MBS',
		'aspiration',
		'dysphagia',
		'videofluoroscopy'
	])
];
