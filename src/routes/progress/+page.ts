// A shell of its own, so that any web server answers this address.
export const prerender = true;
