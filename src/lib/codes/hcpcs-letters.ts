/**
 * What the first letter of a HCPCS Level II code stands for, in our own words. Source: CMS, HCPCS
 * Level II coding procedures. Letters that are not here have no codes of ours.
 */
export const HCPCS_LETTERS: Readonly<Record<string, string>> = {
	A: 'Ambulance and transport, medical and surgical supplies, administrative items',
	B: 'Feeding by tube or vein',
	C: 'Hospital outpatient devices, drugs and procedures',
	E: 'Durable medical equipment',
	G: 'Procedures and professional services, temporary',
	H: 'Mental health and addiction services',
	J: 'Drugs given other than by mouth, chemotherapy',
	K: 'Durable medical equipment, temporary',
	L: 'Orthotics and prosthetics',
	M: 'Medical services and quality measures',
	P: 'Pathology and laboratory',
	Q: 'Drugs, supplies and services, temporary',
	R: 'Diagnostic radiology',
	S: 'Items and services of payers other than Medicare, temporary',
	T: 'Items and services of state Medicaid agencies',
	U: 'Laboratory tests in public health emergencies',
	V: 'Vision, hearing and speech'
};
