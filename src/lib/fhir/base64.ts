/** Text as FHIR keeps it in an attachment: UTF-8 in base64 (RFC 4648). */
export function encodeBase64(text: string): string {
	let bytes = '';
	for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
	return btoa(bytes);
}
