// The one page whose words are there before any script has run.
export const prerender = true;
export const ssr = true;
