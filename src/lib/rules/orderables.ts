/** The catalogue of what can be ordered besides drugs: laboratory tests, imaging, care. */
import { CARE, type Care } from './orderables/care';
import { IMAGING, type Imaging } from './orderables/imaging';
import { LABS, type Lab } from './orderables/labs';

export { CARE, IMAGING, LABS };
export type { Care, Imaging, Lab };

const LAB_BY_ID = new Map(LABS.map((lab) => [lab.id, lab]));
const IMAGING_BY_ID = new Map(IMAGING.map((study) => [study.id, study]));
const CARE_BY_ID = new Map(CARE.map((care) => [care.id, care]));

/** The laboratory test with this id, or nothing. */
export function findLab(id: string): Lab | undefined {
	return LAB_BY_ID.get(id);
}

/** The imaging study with this id, or nothing. */
export function findImaging(id: string): Imaging | undefined {
	return IMAGING_BY_ID.get(id);
}

/** The care order with this id, or nothing. */
export function findCare(id: string): Care | undefined {
	return CARE_BY_ID.get(id);
}
