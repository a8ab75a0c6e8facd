/** A fault in the sentence that is shown for it. */
export function theFault(fault: unknown): string {
	return fault instanceof Error ? fault.message : String(fault);
}
