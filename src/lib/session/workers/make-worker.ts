/**
 * The only place that starts workers. The content security policy asks for Trusted Types, so the
 * address of a worker has to pass the policy `preceptor-worker`, which lets through this origin only.
 */
interface ScriptAddressPolicy {
	/** Gives a TrustedScriptURL, which stands wherever the same address as text could. */
	createScriptURL(address: string): string;
}

declare const trustedTypes:
	| {
			createPolicy(
				name: string,
				rules: { createScriptURL: (address: string) => string }
			): ScriptAddressPolicy;
	  }
	| undefined;

let policy: ScriptAddressPolicy | undefined;

/**
 * Starts a module worker. `address` comes from a `?worker&url` import. Throws TypeError for an address
 * of another origin.
 */
export function makeWorker(address: string, name: string): Worker {
	return new Worker(workerPolicy().createScriptURL(address), { type: 'module', name });
}

/** Made once: the content security policy refuses a second policy of the same name. */
function workerPolicy(): ScriptAddressPolicy {
	const rules = { createScriptURL: (address: string) => sameOrigin(address, location.href) };
	policy ??=
		typeof trustedTypes === 'undefined'
			? rules
			: trustedTypes.createPolicy('preceptor-worker', rules);
	return policy;
}

/** The full address, if it has the origin of `page`. Throws TypeError when it does not. */
export function sameOrigin(address: string, page: string): string {
	const url = new URL(address, page);
	const { origin } = new URL(page);
	if (url.origin !== origin)
		throw new TypeError(`a worker comes from ${url.origin}, expected ${origin}`);
	return url.href;
}
